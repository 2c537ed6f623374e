"""The files in which people decide: CSV as a spreadsheet saves it, every cell text."""

import csv
import io
from pathlib import Path

import pandas as pd

from pipeline.errors import PipelineError
from pipeline.table_files import csv_line, guarded, unguarded

ROW = "row"


def read_decisions(path: Path, columns: list[str]) -> pd.DataFrame:
    """Return the rows of a file as text, with the line of the file in `row`; without rows where there is no file.

    Columns may stand in any order; empty lines count for nothing. Raises PipelineError where the file cannot be read
    or has other columns.
    """
    if not path.is_file():
        return pd.DataFrame(columns=[*columns, ROW], dtype=str)
    numbered = _lines(path)
    head = [cell.strip() for cell in numbered[0][1]] if numbered else []
    while head and not head[-1]:  # spreadsheets keep the columns that somebody emptied
        head.pop()
    if sorted(head) != sorted(columns):
        raise PipelineError(f"{path} must have the columns {', '.join(columns)}: put these names in its first line")
    rows = [{**_cells(path, number, head, cells), ROW: str(number)} for number, cells in numbered[1:]]
    return pd.DataFrame(rows, columns=[*columns, ROW], dtype=str)


def write_decisions(path: Path, rows: pd.DataFrame) -> None:
    """Write rows as a file that a spreadsheet opens and `read_decisions` reads back."""
    names = [name for name in rows.columns if name != ROW]
    lines = [csv_line([guarded(cell) for cell in row]) for row in rows[names].itertuples(index=False)]
    path.write_text("".join([csv_line(names), *lines]), encoding="utf-8", newline="")


def _lines(path: Path) -> list[tuple[int, list[str]]]:
    """Return the lines that hold anything, with their number in the file."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (ValueError, OSError) as error:
        raise PipelineError(f"{path} cannot be read: save it as CSV in UTF-8") from error
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    try:
        return [(reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells)]
    except csv.Error as error:
        raise PipelineError(f"{path} row {reader.line_num}: {error}: save the file as CSV again") from error


def _cells(path: Path, number: int, head: list[str], cells: list[str]) -> dict[str, str]:
    """Return the cells of a line by their column; a cell too many stops the run, for then commas are astray."""
    if any(cell.strip() for cell in cells[len(head) :]):
        raise PipelineError(f"{path} row {number}: more cells than columns: put cells with commas in quotation marks")
    padded = [*cells, *[""] * len(head)]
    return {name: unguarded(cell.strip()) for name, cell in zip(head, padded, strict=False)}
