"""One sheet of a workbook: a header that stays in sight, filters, widths that fit, cells of their types."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

LAST_ROW = 10_000  # a spreadsheet holds a million, but takes minutes to write and to open them
LINKS = 65_530
LONGEST_TEXT = 32_767
CUT = " … [cut here: the whole text is in the CSV file]"
FIRST_DAY = dt.date(1900, 3, 1)  # what spreadsheets count days from goes wrong before
NARROW, WIDE = 7, 50
LOOKED_AT = 300
FILTER_BUTTON = 3


@dataclass(frozen=True)
class Formats:
    """The looks of cells in one workbook."""

    head: Format
    date: Format
    number: Format
    link: Format
    marked: Format

    @classmethod
    def of(cls, book: Workbook) -> "Formats":
        """Return the formats of a workbook."""
        return cls(
            head=book.add_format({"bold": True, "bg_color": "#1F3B57", "font_color": "#FFFFFF", "valign": "top"}),
            date=book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
            # A figure does not touch the text of the next column.
            number=book.add_format({"align": "right", "indent": 1}),
            link=book.add_format({"font_color": "#0B5394", "underline": 1}),
            marked=book.add_format({"bg_color": "#FDE9C8"}),
        )


def add_sheet(
    book: Workbook,
    formats: Formats,
    name: str,
    head: Sequence[str],
    rows: Sequence[Sequence[Any]],
    *,
    links: Mapping[int, str] | None = None,
    more: int = 0,
) -> Worksheet:
    """Add a sheet of that name; `links` leads from the first cell of a row (from 1) to another place of the book.

    `more` counts the rows of the table that are not among these: the last line tells of them.
    """
    sheet = book.add_worksheet(name)
    for column, title in enumerate(head):
        sheet.write_string(0, column, title, formats.head)
        sheet.set_column(column, column, _width(title, [row[column] for row in rows[:LOOKED_AT]]))
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if value not in (None, ""):
                _write(sheet, number, column, value, formats)
    for number, target in list((links or {}).items())[:LINKS]:
        sheet.write_url(number, 0, target, formats.link, str(rows[number - 1][0]))
    if more:
        sheet.write_string(len(rows) + 1, 0, f"{more} rows more in {name}.csv")
    _lay_out(sheet, max(len(rows), 1), len(head) - 1)
    return sheet


def _lay_out(sheet: Worksheet, last_row: int, last_column: int) -> None:
    """Keep header and first column in sight, on paper too, and put filters on the header."""
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, last_row, last_column)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.repeat_rows(0)
    sheet.repeat_columns(0)


def _write(sheet: Worksheet, row: int, column: int, value: Any, formats: Formats) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, formats.number)
    elif isinstance(value, dt.date) and value >= FIRST_DAY:
        sheet.write_datetime(row, column, dt.datetime.combine(value, dt.time()), formats.date)
    else:
        sheet.write_string(row, column, _text(str(value)))


def _text(value: str) -> str:
    return value if len(value) <= LONGEST_TEXT else value[: LONGEST_TEXT - len(CUT)] + CUT


def _width(title: str, values: list[Any]) -> int:
    """Return the width, in letters, that shows the title with its button, and the values unless they are long."""
    longest = max((len(str(value)) for value in values if value is not None), default=0)
    return min(WIDE, max(NARROW, len(title) + FILTER_BUTTON, longest + 1))
