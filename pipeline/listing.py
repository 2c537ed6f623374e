"""The events that answer a question, as lines for people or as JSON or CSV for programs."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipeline.errors import PipelineError
from pipeline.exports.order import newest_first
from pipeline.table_files import csv_cell, csv_line
from pipeline.tables import records
from pipeline.terminal import disputed, soft, strong
from schemas.values import ALL_SUB_EVENT_TYPES, EVENT_TYPES

FORMATS = ["text", "json", "csv"]
SEARCHED = "event_id notes actor1 actor2 target admin1 location country source previous_ids".split()
Row = dict[str, Any]


@dataclass(frozen=True)
class Question:
    """What a reader asks for; what is None or False does not matter. Words are compared without regard to case."""

    search: str | None = None
    country: str | None = None
    type: str | None = None
    actor: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    disputed: bool = False

    def __post_init__(self) -> None:
        """Stop where no event could ever answer."""
        kinds = [*EVENT_TYPES, *ALL_SUB_EVENT_TYPES]
        if self.type is not None and not any(_holds(kind, self.type) for kind in kinds):
            raise PipelineError(f"no event type holds {self.type!r}: the types are {', '.join(kinds)}")


def answers(events: pd.DataFrame, question: Question) -> pd.DataFrame:
    """Return the events that a question asks for, the newest first."""
    fits = [_fits(row, question) for row in records(events)]
    return newest_first(events[fits])


def _fits(event: Row, asked: Question) -> bool:
    """Say whether an event answers; of an interval, any day may."""
    if asked.disputed and not event["fatalities_disputed"]:
        return False
    if asked.first and (event["date_end"] is None or event["date_end"] < asked.first):
        return False
    if asked.last and (event["date_start"] is None or event["date_start"] > asked.last):
        return False
    told = " \n ".join(str(event[name]) for name in SEARCHED if event[name] is not None)
    return (
        _holds(event["country"], asked.country)
        and (_holds(event["event_type"], asked.type) or _holds(event["sub_event_type"], asked.type))
        and (_holds(event["actor1"], asked.actor) or _holds(event["actor2"], asked.actor))
        and all(_holds(told, word) for word in (asked.search or "").split())
    )


def _holds(text: str | None, words: str | None) -> bool:
    return words is None or (text is not None and words.casefold() in text.casefold())


def as_lines(events: pd.DataFrame) -> list[str]:
    """Return one line per event, columns below one another: id, date, kind, place, toll."""
    rows = records(events)
    cells = [[row["event_id"], _day(row), row["sub_event_type"], _place(row), _toll(row)] for row in rows]
    widths = [max((len(line[n]) for line in cells), default=0) for n in range(4)]
    lines = []
    for row, line in zip(rows, cells, strict=True):
        name, day, kind, place = (cell.ljust(width) for cell, width in zip(line, widths, strict=False))
        toll = disputed(f"{line[4]}, disputed") if row["fatalities_disputed"] else line[4]
        lines.append(f"{strong(name)}  {soft(day)}  {kind}  {place}  {toll}")
    return lines


def _day(event: Row) -> str:
    match event["date_precision"], event["event_date"]:
        case _, None:
            return "undated"
        case "day", date:
            return str(date)
        case "year", date:
            return str(date.year)
        case "month", date:
            return f"{date:%Y-%m}"
        case precision, date:
            return f"{date} ({precision})"


def _place(event: Row) -> str:
    return ", ".join(str(event[name]) for name in ("location", "country") if event[name]) or "place unknown"


def _toll(event: Row) -> str:
    """Return the picked figure and, where claims differ, how far they run."""
    figure, low, high = event["fatalities"], event["fatalities_low"], event["fatalities_high"]
    if figure is None and low is None:
        return "no toll"
    opened = "+" if event["fatalities_high_open"] else ""
    spread = f" ({low}+)" if low == high and opened else f" ({low} to {high}{opened})" if low != high else ""
    return f"{'?' if figure is None else figure} killed{spread}"


def as_json(content: Any) -> str:
    """Return rows, or a dictionary of rows, as JSON; dates as text."""
    return json.dumps(content, indent=1, ensure_ascii=False, default=dt.date.isoformat)


def as_csv(columns: Iterable[str], rows: Iterable[Row]) -> str:
    """Return rows as the CSV files of a release hold them, without the last line break."""
    lines = [csv_line(list(columns)), *(csv_line([csv_cell(cell) for cell in row.values()]) for row in rows)]
    return "".join(lines).removesuffix("\n")


def known_format(name: str) -> str:
    """Return the name of a format, or stop where there is none of that name."""
    if name not in FORMATS:
        raise PipelineError(f"no format is called {name!r}: use one of {', '.join(FORMATS)}")
    return name
