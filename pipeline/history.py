"""The life of an event in plain lines: what changed, in which run, by what."""

from itertools import groupby
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.check import read_release
from pipeline.errors import PipelineError
from pipeline.register import current_id, read_register
from pipeline.tables import records

Row = dict[str, Any]
# Columns that only repeat what others say.
REPEATED = {"event_id_cnty", "notes", "year", "timestamp"}


def history(data: Path, event_id: str) -> list[str]:
    """Return the lines that tell an event's life, also of one that was merged or has left the table."""
    tables = read_release(data)
    changes = tables["changes"]
    about = changes[(changes["table"] == "events") & ((changes["id"] == event_id) | (changes["into_id"] == event_id))]
    if about.empty:
        raise PipelineError(f"there was never an event {event_id}: see the column event_id of events.csv")
    lines = [_today(event_id, tables["events"], read_register(data))]
    for run_id, rows in groupby(records(about), key=lambda row: row["run_id"]):
        lines += ["", _run(str(run_id)), *(f"  {line}" for line in _told(list(rows), event_id))]
    return lines


def _today(event_id: str, events: pd.DataFrame, register: pd.DataFrame) -> str:
    """Return what has become of an event."""
    notes = dict(zip(events["event_id"], events["notes"], strict=True))
    now = current_id(register, event_id)
    where = event_id if now == event_id else f"{event_id} was merged into {now}"
    return f"{where}: {notes[now]}" if now in notes else f"{where}: no longer in the table, for no report of it is left"


def _run(run_id: str) -> str:
    """Return number and day of a run as its id holds them."""
    _, number, day, _ = run_id.split("-")
    return f"run {int(number)}, {day[:4]}-{day[4:6]}-{day[6:]}"


def _told(rows: list[Row], event_id: str) -> list[str]:
    """Return the lines of one run: each cause with what it changed below it."""
    lines = []
    causes = sorted({(row["cause"], row["detail"] or "") for row in rows})
    for cause, detail in causes:
        found = [_change(row, event_id) for row in rows if (row["cause"], row["detail"] or "") == (cause, detail)]
        lines += [f"{cause}: {detail}" if detail else cause, *(f"  {line}" for line in found if line)]
    return lines


def _change(row: Row, event_id: str) -> str:
    """Return one change in words; nothing where another line says as much."""
    match row["op"], row["id"] == event_id:
        case "ADD", _:
            return "came into the table"
        case "DEL", _:
            return "left the table"
        case "MERGE", True:
            return f"was merged into {row['into_id']}"
        case "MERGE", False:
            return f"took in {row['id']}"
        case "SPLIT", True:
            return f"{row['into_id']} was split off"
        case "SPLIT", False:
            return f"was split off from {row['id']}"
        case _ if row["column"] in REPEATED:
            return ""
    return f"{row['column']}: {_shown(row['old'])} → {_shown(row['new'])}"


def _shown(value: str | None) -> str:
    return "empty" if value is None else value
