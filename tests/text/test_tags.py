"""The size of a crowd, and what of a deed or a target ACLED marks with a tag."""

from pathlib import Path

import pytest

from pipeline.text.figures import NumberWords
from pipeline.text.tags import TagWords, crowd_size, marks

REFERENCE = Path(__file__).resolve().parents[2] / "seeds" / "reference"
WORDS, NUMBERS = TagWords.load(REFERENCE), NumberWords.load(REFERENCE)


@pytest.mark.parametrize(
    ("account", "size"),
    [
        ("Thousands of protesters marched through Tbilisi.", "Thousands"),
        ("About 200 striking miners blocked the road to Marikana.", "About 200"),
        ("More than 3,000 people took to the streets of Lima.", "More than 3,000"),
        ("Police in Dhaka faced a crowd of 400 outside the court.", "400"),
        ("Some two dozen women gathered outside the ministry in Tehran.", "Some two dozen"),
        ("At least 50 angry demonstrators threw stones.", "At least 50"),
        ("Hundreds of students staged a sit-in in Colombo.", "Hundreds"),
        ("Villagers protested. A rally of 900 followed a day later.", "900"),
        ("Teachers marched in Nairobi.", None),
        ("Two people died of their wounds in hospital.", None),
        ("Students rallied in Delhi on 5 March, the third week of unrest.", None),
        ("The union has 4,000 members.", None),
    ],
)
def test_a_crowd_is_as_large_as_the_account_says(account: str, size: str | None) -> None:
    assert crowd_size(account, [], WORDS, NUMBERS) == size


def test_the_arrested_are_no_crowd() -> None:
    assert crowd_size("Police arrested 40 protesters in Minsk.", ["40"], WORDS, NUMBERS) is None


@pytest.mark.parametrize(
    ("account", "target", "tags"),
    [
        ("A man rammed his van into shoppers.", "shoppers", ["car ramming"]),
        ("Gunmen killed a mayor on his way home.", "a mayor", ["local administrators"]),
        ("The mayor said gunmen killed two farmers.", "two farmers", []),
        ("Fighters looted homes and raped three women.", "three women", ["sexual violence"]),
        ("Rebels programmed the attack for dawn.", "a convoy", []),
    ],
)
def test_deeds_and_targets_are_marked(account: str, target: str, tags: list[str]) -> None:
    assert marks(account, target, WORDS) == tags
