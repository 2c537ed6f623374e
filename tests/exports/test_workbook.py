"""The workbook holds the tables cell by cell, in the library that reads it and in LibreOffice."""

import csv
import datetime as dt
import re
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from pipeline.exports.sheets import LONGEST_TEXT, Formats, add_sheet
from pipeline.table_files import FORMULA
from pipeline.tables import records
from schemas import KEYS

OFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
# Comma, quotation mark, UTF-8, from line 1; every sheet to a file of its own.
AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
FROM_CSV = "CSV:44,34,76,1"


@pytest.fixture(scope="module")
def book(folder: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(folder / "conflict-events.xlsx")


def by_id(sheet, key: str) -> dict[str, dict[str, object]]:
    head, *rows = sheet.iter_rows(values_only=True)
    return {row[head.index(key)]: dict(zip(head, row, strict=True)) for row in rows}


def plain(value: object) -> object:
    return value.date() if isinstance(value, dt.datetime) else value


@pytest.mark.parametrize(("name", "key"), [("events", "event_id"), ("claims", "claim_id"), ("sources", "source_id")])
def test_every_cell_of_a_table_stands_in_its_sheet_with_its_type(book, tables, name: str, key: str) -> None:
    found = by_id(book[name], key)
    assert len(found) == len(tables[name])
    for row in records(tables[name]):
        assert {column: plain(value) for column, value in found[row[key]].items()} == row


@pytest.mark.parametrize("name", ["events", "claims", "sources", "dictionary", "codebook"])
def test_header_and_first_column_stay_and_can_be_filtered(book, name: str) -> None:
    sheet = book[name]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert all(7 <= sheet.column_dimensions[c].width <= 51 for c in "ABCD")


def test_a_date_is_a_date_and_shows_as_one(book) -> None:
    cell = book["events"]["B2"]
    assert cell.is_date
    assert cell.number_format == "yyyy-mm-dd"


def test_a_figure_keeps_away_from_the_words_beside_it(book) -> None:
    head = [cell.value for cell in book["events"][1]]
    cell = book["events"].cell(2, head.index("time_precision") + 1)
    assert (cell.alignment.horizontal, cell.alignment.indent) == ("right", 1)


def test_an_event_leads_to_its_claims_and_to_no_others(book) -> None:
    events, claims = book["events"], book["claims"]
    column = [cell.value for cell in claims[1]].index("event_id") + 1
    for (cell,) in events.iter_rows(min_row=2, max_col=1):
        if cell.value == "XXX99":
            assert cell.hyperlink is None
            continue
        linked = claims[cell.hyperlink.location.removeprefix("claims!")]
        assert {row[column - 1].value for row in linked} == {cell.value}
        assert len(linked) == 4


def test_the_newest_event_stands_first_and_the_undated_last(book) -> None:
    days = [row[0] for row in book["events"].iter_rows(min_row=2, min_col=2, max_col=2, values_only=True)]
    assert days[-1] is None
    assert days[:-1] == sorted(days[:-1], reverse=True)


def test_disputed_events_are_marked_by_their_own_column(book) -> None:
    sheet = book["events"]
    (block,) = sheet.conditional_formatting
    (rule,) = block.rules
    letter = rule.formula[0].removeprefix("$").removesuffix("2")
    assert sheet[f"{letter}1"].value == "fatalities_disputed"
    assert block.sqref.ranges.copy().pop().coord == sheet.dimensions.replace("A1", "A2")


def test_a_text_longer_than_a_cell_holds_is_cut_and_says_so(tmp_path: Path) -> None:
    import xlsxwriter  # noqa: PLC0415

    with xlsxwriter.Workbook(tmp_path / "long.xlsx") as made:
        add_sheet(made, Formats.of(made), "long", ["text"], [["a" * 40_000], [dt.date(1899, 1, 1)]])
    sheet = openpyxl.load_workbook(tmp_path / "long.xlsx")["long"]
    assert len(sheet["A2"].value) == LONGEST_TEXT
    assert sheet["A2"].value.endswith("the whole text is in the CSV file]")
    assert sheet["A3"].value == "1899-01-01"


def convert(path: Path, form: str, out: Path, *options: str) -> None:
    """Convert a file with LibreOffice, in a profile of its own."""
    profile = f"-env:UserInstallation=file://{out}/profile"
    command = [OFFICE, profile, "--headless", *options, "--convert-to", form, "--outdir", out, path]
    subprocess.run(command, check=True, capture_output=True, timeout=180)


@needs_office
def test_libreoffice_reads_the_workbook_as_the_tables_are(folder: Path, tables, tmp_path: Path) -> None:
    convert(folder / "conflict-events.xlsx", AS_CSV, tmp_path)
    for name, key in (("events", "event_id"), ("claims", "claim_id"), ("sources", "source_id")):
        with (tmp_path / f"conflict-events-{name}.csv").open(encoding="utf-8", newline="") as file:
            shown = {row[key]: row for row in csv.DictReader(file)}
        assert len(shown) == len(tables[name])
        for row in records(tables[name]):
            assert shown[row[key]] == {column: as_shown(value) for column, value in row.items()}


def as_shown(value: object) -> str:
    """Return a value as LibreOffice writes it."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f"{value:.15g}"
    return "" if value is None else str(value)


@needs_office
def test_libreoffice_saves_the_workbook_with_its_links_filters_and_types(folder: Path, book, tmp_path: Path) -> None:
    convert(folder / "conflict-events.xlsx", "xlsx:Calc MS Excel 2007 XML", tmp_path)
    # LibreOffice saves true and false as formulas; their values are what counts. Without a window it keeps no panes.
    saved = openpyxl.load_workbook(tmp_path / "conflict-events.xlsx", data_only=True)
    assert saved.sheetnames == book.sheetnames
    for name in saved.sheetnames:
        assert [list(row) for row in saved[name].values] == [list(row) for row in book[name].values]
        assert saved[name].auto_filter.ref == book[name].auto_filter.ref
    links = [[cell.hyperlink and cell.hyperlink.location for cell in b["events"]["A"]] for b in (saved, book)]
    assert links[0] == links[1]
    assert len(saved["events"].conditional_formatting) == 1


NUMBER = re.compile(r"[\d.,+-]+([eE]\d+)?")


def odd(value: object) -> bool:
    """Say whether a CSV file cannot hold a text as it is: one that reads as a number or as a formula."""
    return isinstance(value, str) and (NUMBER.fullmatch(value) or FORMULA.match(value)) is not None


@needs_office
@pytest.mark.parametrize("name", ["events", "claims", "reports", "sources"])
def test_libreoffice_opens_the_csv_with_letters_and_dates_whole_and_runs_nothing(
    folder: Path, tables, tmp_path: Path, name: str
) -> None:
    convert(folder / f"{name}.csv", "xlsx", tmp_path, f"--infilter={FROM_CSV}")
    sheet = openpyxl.load_workbook(tmp_path / f"{name}.xlsx").active
    (key,) = KEYS[name]
    found = by_id(sheet, key)
    assert len(found) == len(tables[name])
    for row in records(tables[name]):
        shown = {column: plain(value) for column, value in found[row[key]].items()}
        assert {c: v for c, v in shown.items() if not odd(row[c])} == {c: v for c, v in row.items() if not odd(v)}
    assert not any(cell.data_type == "f" for line in sheet.iter_rows() for cell in line)


@needs_office
def test_libreoffice_shows_a_guarded_formula_as_text(folder: Path, tmp_path: Path) -> None:
    convert(folder / "events.csv", "xlsx", tmp_path, f"--infilter={FROM_CSV}")
    odd = by_id(openpyxl.load_workbook(tmp_path / "events.xlsx").active, "event_id")["XXX99"]
    assert [odd[name] for name in ("actor1", "actor2", "assoc_actor_1")] == [
        "'=1+1",
        "'@SUM(A1:A9)",
        "'+93 700 000 000",
    ]
