"""The pipeline reads the hand-coded articles at least as well as it did when the floors were pinned."""

from pathlib import Path

import pytest

from tests.raise_floors import HELD, digest, flat, measure, raised, read_floors


@pytest.fixture(scope="module")
def scored(tmp_path_factory) -> tuple[dict[str, float], list[str]]:
    """Return the scores of a run over the hand-coded articles, and what it missed."""
    return measure(tmp_path_factory.mktemp("gate"), misses=400)


def test_the_gold_is_the_one_that_the_floors_were_measured_on() -> None:
    assert read_floors()[0] == digest(), "gold changed: python tests/raise_floors.py --new-gold"


def test_every_hand_coded_article_is_found(scored) -> None:
    assert scored[0]["articles_missing"] == 0


@pytest.mark.parametrize("name", HELD)
def test_no_score_falls_below_its_floor(name: str, scored, tmp_path: Path) -> None:
    scores, missed = scored
    report = tmp_path / "misses.txt"
    report.write_text("\n".join(missed), encoding="utf-8")
    assert scores[name] >= read_floors()[1][name], f"what was missed: {report}"


def test_nested_scores_get_dotted_names() -> None:
    assert flat({"claims": {"f1": 0.5}, "fields": {"country": "3/4 = 0.750"}}) == {
        "claims.f1": 0.5,
        "fields.country": 0.75,
    }


def test_a_floor_is_raised_and_never_lowered() -> None:
    better = dict.fromkeys(HELD, 0.8)
    assert raised(better, dict.fromkeys(HELD, 0.7)) == better
    with pytest.raises(SystemExit, match=r"claims\.f1: 0\.800, floor 0\.9"):
        raised(better, {"claims.f1": 0.9})
