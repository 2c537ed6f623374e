"""What needs a person goes out as a sheet, and the person's decisions come back into the two files."""

import datetime as dt
import shutil
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from typer.testing import CliRunner

import pipeline
from pipeline.cli import app
from pipeline.sheets import read_sheet, write_sheet

GAO = """published: 2024-03-06
outlet: The Northern Post

Gunmen killed six people when they stopped a bus near the town of Gao in Mali on Tuesday, police said.
"""
BOAST = """published: 2024-03-07
outlet: The River Herald

More than 40 people were killed on Tuesday when gunmen attacked a bus near Gao in Mali, the group JNIM said.
"""
VAGUE = """outlet: The Eastern Mail

Soldiers were attacked in Kidal in Mali.
"""
DECISION = {"who": "Ada", "when": "2024-10-02", "why": "read again"}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("first")
    (base / "in").mkdir()
    (base / "seeds").mkdir()
    for name, text in {"gao": GAO, "boast": BOAST, "vague": VAGUE}.items():
        (base / "in" / f"{name}.txt").write_text(text)
    run(base)
    return base


@pytest.fixture
def base(first: Path, tmp_path: Path) -> Path:
    return shutil.copytree(first, tmp_path / "base")


def run(base: Path):
    return pipeline.run(base / "in", base / "out", decisions=base / "seeds", as_of=dt.date(2024, 9, 30))


def review(base: Path, *words: str | Path):
    given = ["review", *words, "--data", base / "out", "--decisions", base / "seeds"]
    return CliRunner().invoke(app, [str(word) for word in given])


def decide(sheet: Path, reason: str, **cells: str) -> None:
    """Fill in the cells of the rows with that reason, as a person does in a spreadsheet."""
    rows = read_sheet(sheet)
    for row in rows:
        row.pop("row")
        row.update({**DECISION, **cells} if row["reason"].startswith(reason) else {})
    write_sheet(sheet, list(rows[0]), rows)


@pytest.mark.parametrize("name", ["review.csv", "review.xlsx"])
def test_a_sheet_brings_corrections_and_judgements_back_and_the_next_run_applies_them(base: Path, name: str) -> None:
    sheet = base / name
    assert review(base, "--out", sheet).exit_code == 0
    decide(sheet, "disputed toll", correct_column="fatalities", correct_value="9")
    decide(sheet, "low confidence", judgement="no incident")
    result = review(base, "--in", sheet)
    assert "1 new corrections, 1 new judgements" in result.stdout
    assert run(base).rejects == {"judgement": 1}
    events = pd.read_parquet(base / "out" / "events.parquet")
    assert list(events["fatalities"]) == [9]
    assert "0 new corrections, 0 new judgements" in review(base, "--in", sheet).stdout


def test_two_reports_that_a_person_parts_are_two_events(base: Path) -> None:
    sheet = base / "review.csv"
    review(base, "--out", sheet)
    rows = [row for row in read_sheet(sheet) if row["reason"] == "disputed toll: 6 to 41 or more"]
    assert rows[0]["evidence"].count("\n") == 1
    left, right = rows[0]["left"].split("; ")
    (base / "seeds" / "judgements.csv").write_text(
        f"left,right,judgement,who,when,why\n{left},{right},different,Ada,2024-10-02,two buses\n"
    )
    run(base)
    review(base, "--out", sheet)
    assert not [row for row in read_sheet(sheet) if row["reason"].startswith(("perhaps", "disputed", "joined"))]


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"judgement": "maybe"}, "judges 'maybe': write one of same, different, no incident"),
        ({"judgement": "same"}, "judges one event 'same'"),
        ({"judgement": "no incident", "who": ""}, "holds a decision without who"),
        ({"correct_column": "notes", "correct_value": "x"}, "corrects 'notes': name one of"),
        ({"correct_column": "fatalities", "correct_value": "many"}, "'many' is no value of column fatalities"),
        ({}, "names no judgement and no correct_column"),
    ],
)
def test_a_decision_that_cannot_be_meant_is_one_line_and_nothing_is_written(
    base: Path, cells: dict[str, str], message: str
) -> None:
    sheet = base / "review.csv"
    review(base, "--out", sheet)
    decide(sheet, "disputed toll", **cells)
    result = review(base, "--in", sheet)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert message in result.stderr
    assert list((base / "seeds").iterdir()) == []


@pytest.mark.parametrize("text", [None, "", "a,b\n1,2\n", "PK\x03\x04 no workbook"])
@pytest.mark.parametrize("name", ["sheet.csv", "sheet.xlsx"])
def test_a_file_that_is_no_sheet_is_one_line(base: Path, name: str, text: str | None) -> None:
    if text is not None:
        (base / name).write_text(text)
    result = review(base, "--in", base / name)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)


def test_text_that_begins_like_a_formula_stays_text(tmp_path: Path) -> None:
    rows = [{"a": "=cmd()", "b": "+1"}, {"a": "@SUM(A1)", "b": "-2"}]
    for name in ("sheet.csv", "sheet.xlsx"):
        write_sheet(tmp_path / name, ["a", "b"], rows)
        assert [{k: row[k] for k in ("a", "b")} for row in read_sheet(tmp_path / name)] == rows
    cells = [cell for line in openpyxl.load_workbook(tmp_path / "sheet.xlsx").active.iter_rows() for cell in line]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)
    assert "\n=" not in (tmp_path / "sheet.csv").read_text()
    assert ",=" not in (tmp_path / "sheet.csv").read_text()


def test_numbers_and_days_that_a_spreadsheet_made_read_as_the_tables_write_them(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["a", "b", "c", "d"])
    book.active.append([7.0, dt.date(2024, 10, 2), 1.5, None])
    book.save(tmp_path / "sheet.xlsx")
    (row,) = read_sheet(tmp_path / "sheet.xlsx")
    assert row == {"a": "7", "b": "2024-10-02", "c": "1.5", "d": "", "row": "2"}


def test_review_wants_one_of_out_and_in(base: Path) -> None:
    assert "wants --out FILE" in review(base).stderr
