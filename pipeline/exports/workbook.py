"""The workbook: events, claims and sources, and what their columns and values mean."""

import datetime as dt
from pathlib import Path
from typing import Any

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from pipeline.dictionary import HEAD, dictionary_rows
from pipeline.exports.codebook import entries
from pipeline.exports.order import beside, newest_first
from pipeline.exports.sheets import LAST_ROW, Formats, add_sheet
from pipeline.tables import records

# Text stays text: no cell becomes a formula, a link or a number by its looks.
AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
CREATED = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - the same on every day, and the format knows no zones
TITLE = "Conflict events from news, claim by claim"
Row = dict[str, Any]


def write_workbook(tables: dict[str, pd.DataFrame], reference: Path, path: Path) -> None:
    """Write the workbook; the same tables give the same bytes."""
    shown = {name: tables[name] for name in ("claims", "sources")} | {"events": newest_first(tables["events"])}
    shown["claims"] = beside(shown["claims"], shown["events"]["event_id"].tolist())
    more = {name: max(len(frame) - LAST_ROW, 0) for name, frame in shown.items()}
    events, claims, sources = (records(shown[name].head(LAST_ROW)) for name in ("events", "claims", "sources"))
    width = len(tables["claims"].columns)
    with Workbook(path, AS_TEXT) as book:
        book.set_properties({"title": TITLE, "created": CREATED})
        formats = Formats.of(book)
        head = list(tables["events"].columns)
        sheet = add_sheet(
            book, formats, "events", head, _cells(events), links=_links(events, claims, width), more=more["events"]
        )
        if events:
            sheet.conditional_format(1, 0, len(events), len(head) - 1, _disputed(head, formats))
        add_sheet(book, formats, "claims", list(tables["claims"].columns), _cells(claims), more=more["claims"])
        add_sheet(book, formats, "sources", list(tables["sources"].columns), _cells(sources), more=more["sources"])
        add_sheet(book, formats, "dictionary", HEAD, dictionary_rows())
        explained = [[e.listed, e.value, e.group or None, e.meaning] for e in entries(reference)]
        add_sheet(book, formats, "codebook", ["list", "value", "kind", "meaning"], explained)


def _cells(rows: list[Row]) -> list[list[Any]]:
    return [list(row.values()) for row in rows]


def _links(events: list[Row], claims: list[Row], width: int) -> dict[int, str]:
    """Return for the row of each event with claims the place of these in their sheet."""
    lines: dict[str, list[int]] = {}
    for line, claim in enumerate(claims, start=2):
        lines.setdefault(claim["event_id"], []).append(line)
    last = xl_col_to_name(width - 1)
    return {
        row: f"internal:claims!A{found[0]}:{last}{found[-1]}"
        for row, event in enumerate(events, start=1)
        if (found := lines.get(event["event_id"]))
    }


def _disputed(head: list[str], formats: Formats) -> dict[str, Any]:
    """Return the rule that marks the rows of disputed events, wherever a filter or a sort puts them."""
    column = xl_col_to_name(head.index("fatalities_disputed"))
    return {"type": "formula", "criteria": f"=${column}2", "format": formats.marked}
