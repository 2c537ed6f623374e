"""What the READMEs name exists, and what they show stands in the tables."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from pipeline.cli import app
from schemas.reference import REFERENCE
from tests.fill_readme import between, filled, table

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_of_the_readme_exists() -> None:
    named = set(re.findall(r"conflict-events ([a-z]+)", README))
    assert named == set(get_command(app).commands)


@pytest.mark.parametrize("path", ["README.md", "seeds/README.md", "LICENSE-TABLES.md"])
def test_every_link_leads_to_a_file(path: str) -> None:
    file = ROOT / path
    links = re.findall(r"\]\((?!https?:)([^)#]+)", file.read_text(encoding="utf-8"))
    assert [link for link in links if not (file.parent / link).exists()] == []


def test_the_readme_shows_the_tables_and_scores_as_they_are() -> None:
    shown = filled(README, ROOT / "data", ROOT / "tests" / "gold" / "floors.toml")
    assert README.splitlines() == shown.splitlines(), "python tests/fill_readme.py"


def test_a_block_is_replaced_and_the_rest_stays() -> None:
    text = "above\n<!-- x: begin -->\nold\n<!-- x: end -->\nbelow\n"
    block = table(("a", "b"), [("1", "2|3")])
    assert between(text, "x", block) == (
        "above\n<!-- x: begin -->\n| a | b |\n| --- | --- |\n| 1 | 2\\|3 |\n<!-- x: end -->\nbelow\n"
    )


def test_every_reference_list_is_explained() -> None:
    text = (ROOT / "seeds" / "reference" / "README.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| `(\w+)\.csv` \|", text, re.MULTILINE))
    assert explained == set(REFERENCE) == {p.stem for p in (ROOT / "seeds" / "reference").glob("*.csv")}
