"""A sheet of text cells as CSV or as a workbook of Excel: written so that nothing runs, read back as it stood."""

import csv
import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import PipelineError
from pipeline.table_files import csv_line, guarded, unguarded

if TYPE_CHECKING:
    from openpyxl import Workbook

WORKBOOK = ".xlsx"
# What a workbook cannot hold.
CONTROL = dict.fromkeys([*range(9), 11, 12, *range(14, 32)])
CELL_LIMIT = 32_000
Rows = list[dict[str, str]]


def write_sheet(path: Path, columns: list[str], rows: Rows) -> None:
    """Write rows of text under their columns, as the ending of the path says."""
    lines = [columns, *([row[name] for name in columns] for row in rows)]
    try:
        if path.suffix.lower() == WORKBOOK:
            _workbook(lines).save(path)
        else:
            text = "".join(csv_line([guarded(cell) for cell in line]) for line in lines)
            path.write_text(text, encoding="utf-8-sig", newline="")
    except OSError as error:
        raise PipelineError(f"cannot write {path}: {error.strerror}: name another file") from error


def _workbook(lines: list[list[str]]) -> "Workbook":
    """Return a workbook with one sheet, its first line fixed; every cell is text, even one like a formula."""
    from openpyxl import Workbook  # noqa: PLC0415 - slow to import, and few runs have a sheet

    book = Workbook()
    sheet = book.active
    for number, line in enumerate(lines, 1):
        for place, value in enumerate(line, 1):
            cell = sheet.cell(number, place, value.translate(CONTROL)[:CELL_LIMIT])
            cell.data_type, cell.number_format = "s", "@"
            cell.quotePrefix = True
    sheet.freeze_panes = "B2"
    return book


def read_sheet(path: Path) -> Rows:
    """Return the rows of a sheet as text by their column; `row` holds the line in the sheet."""
    try:
        lines = _book_lines(path) if path.suffix.lower() == WORKBOOK else csv_lines(path)
    except (OSError, ValueError, KeyError, csv.Error, zipfile.BadZipFile) as error:
        raise PipelineError(f"{path} cannot be read: save it as CSV in UTF-8 or as {WORKBOOK}") from error
    head = lines[0] if lines else []
    rows = [{**dict(zip(head, line, strict=False)), "row": str(n)} for n, line in enumerate(lines[1:], 2)]
    return [row for row in rows if any(value for name, value in row.items() if name != "row")]


def csv_lines(path: Path) -> list[list[str]]:
    """Return the lines of a CSV file as spreadsheets of any country save it; raise csv.Error, ValueError, OSError."""
    text = path.read_text(encoding="utf-8-sig")
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    return [[unguarded(cell.strip()) for cell in line] for line in reader]


def _book_lines(path: Path) -> list[list[str]]:
    """Return the lines of a workbook's first sheet; raise ValueError where it is none."""
    from openpyxl import load_workbook  # noqa: PLC0415 - as above
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415 - as above

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except InvalidFileException as error:
        raise ValueError(str(error)) from error
    try:
        return [[_text(cell) for cell in line] for line in book.active.iter_rows(values_only=True)]
    finally:
        book.close()


def _text(cell: Any) -> str:
    """Return a cell as the tables write it: whole numbers without a point, days as ISO."""
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()
