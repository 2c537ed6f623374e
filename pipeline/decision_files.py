"""The files in which people decide: CSV as a spreadsheet saves it, every cell text."""

import csv
from pathlib import Path

import pandas as pd

from pipeline.errors import PipelineError
from pipeline.sheets import csv_lines
from pipeline.table_files import csv_line, guarded

ROW = "row"


def read_decisions(path: Path, columns: list[str]) -> pd.DataFrame:
    """Return the rows of a file as text, with the line of the file in `row`; without rows where there is no file.

    Columns may stand in any order; empty lines count for nothing. Raises PipelineError where the file cannot be read
    or has other columns.
    """
    if not path.is_file():
        return pd.DataFrame(columns=[*columns, ROW], dtype=str)
    try:
        head, *lines = csv_lines(path) or [[]]
    except (csv.Error, ValueError, OSError) as error:
        raise PipelineError(f"{path} cannot be read: save it as CSV in UTF-8") from error
    while head and not head[-1]:  # spreadsheets keep the columns that somebody emptied
        head.pop()
    if sorted(head) != sorted(columns):
        raise PipelineError(f"{path} must have the columns {', '.join(columns)}: put these names in its first line")
    rows = [{**_cells(path, n, head, cells), ROW: str(n)} for n, cells in enumerate(lines, 2) if any(cells)]
    return pd.DataFrame(rows, columns=[*columns, ROW], dtype=str)


def write_decisions(path: Path, rows: pd.DataFrame) -> None:
    """Write rows as a file that a spreadsheet opens and `read_decisions` reads back."""
    names = [name for name in rows.columns if name != ROW]
    lines = [csv_line([guarded(cell) for cell in row]) for row in rows[names].itertuples(index=False)]
    path.write_text("".join([csv_line(names), *lines]), encoding="utf-8", newline="")


def _cells(path: Path, number: int, head: list[str], cells: list[str]) -> dict[str, str]:
    """Return the cells of a line by their column; a cell too many stops the run, for then commas are astray."""
    if any(cells[len(head) :]):
        raise PipelineError(f"{path} row {number}: more cells than columns: put cells with commas in quotation marks")
    padded = [*cells, *[""] * len(head)]
    return dict(zip(head, padded, strict=False))
