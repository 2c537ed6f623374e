"""What the READMEs name exists, and what they show stands in the tables."""

import re
from pathlib import Path

import pandas as pd
import pytest
from typer.main import get_command

from pipeline.cli import app
from schemas.reference import REFERENCE

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def shown(name: str) -> list[dict[str, str]]:
    """Return the rows of a marked table of the README."""
    block = README.partition(f"<!-- {name}: begin -->")[2].partition(f"<!-- {name}: end -->")[0]
    lines = [line.strip().strip("|") for line in block.splitlines() if line]
    head, _, *rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_every_command_of_the_readme_exists() -> None:
    named = set(re.findall(r"conflict-events ([a-z]+)", README))
    assert named == set(get_command(app).commands)


@pytest.mark.parametrize("path", ["README.md", "seeds/README.md", "LICENSE-TABLES.md"])
def test_every_link_leads_to_a_file(path: str) -> None:
    file = ROOT / path
    links = re.findall(r"\]\((?!https?:)([^)#]+)", file.read_text(encoding="utf-8"))
    assert [link for link in links if not (file.parent / link).exists()] == []


@pytest.mark.parametrize("table", ["events", "claims"])
def test_the_rows_of_the_readme_stand_in_the_tables(table: str) -> None:
    rows = shown(table)
    csv = pd.read_csv(ROOT / "data" / f"{table}.csv", dtype=str, keep_default_na=False)
    cells = csv[list(rows[0])].to_dict("records")
    assert [row for row in rows if row not in cells] == []


def test_the_readme_shows_five_events_and_the_claims_of_the_first() -> None:
    assert len(shown("events")) == 5
    assert len(shown("claims")) >= 2


def test_every_reference_list_is_explained() -> None:
    text = (ROOT / "seeds" / "reference" / "README.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| `(\w+)\.csv` \|", text, re.MULTILINE))
    assert explained == set(REFERENCE) == {p.stem for p in (ROOT / "seeds" / "reference").glob("*.csv")}
