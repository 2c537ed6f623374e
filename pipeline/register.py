"""The register of event ids: which report was given to which event, and which ids have been retired."""

import re
from pathlib import Path

import pandas as pd

from pipeline.errors import PipelineError
from pipeline.table_files import csv_line

FILE = "register.csv"
COLUMNS = ["report_id", "event_id", "status"]
ACTIVE, GONE, MERGED = "active", "gone", "merged into "
FIRST = "first"  # of a report that is in another event by now, though its first one lives on
EVENT_ID = re.compile(r"[A-Z]{3}[0-9]+")


def read_register(data: Path) -> pd.DataFrame:
    """Return the register of a release as text, without rows where there is none yet."""
    path = data / FILE
    if not path.is_file() and (data / "events.parquet").is_file():
        raise PipelineError(f"{path} is missing: restore it, or delete the whole release and lose its event ids")
    if not path.is_file():
        return pd.DataFrame(columns=COLUMNS, dtype=str)
    try:
        register = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    except (ValueError, OSError) as error:
        raise PipelineError(f"{path} cannot be read: restore it from its last good version") from error
    if list(register.columns) != COLUMNS:
        raise PipelineError(f"{path} must have the columns {', '.join(COLUMNS)}: restore its last good version")
    for position, event_id in enumerate(register["event_id"]):
        if not EVENT_ID.fullmatch(event_id):
            raise PipelineError(f"{path} row {position + 2}: {event_id!r} is no event id: restore the row")
    return register


def current_id(register: pd.DataFrame, event_id: str) -> str:
    """Return the id under which an event stands today: its own, or that of the event that took it in."""
    into = {
        str(old): str(status).removeprefix(MERGED)
        for old, status in zip(register["event_id"], register["status"], strict=True)
        if str(status).startswith(MERGED)
    }
    seen = {event_id}
    while into.get(event_id, event_id) not in seen:
        event_id = into[event_id]
        seen.add(event_id)
    return event_id


def first_ids(register: pd.DataFrame) -> dict[str, str]:
    """Return for each report the event that it was first given to."""
    rank = {ACTIVE: 1, GONE: 0}
    rows = sorted(register[COLUMNS].itertuples(index=False), key=lambda row: rank.get(row[2], 2))
    return {r: e for r, e, _ in rows if r}


def write_register(register: pd.DataFrame, folder: Path) -> None:
    """Write the register in the order that it has."""
    with (folder / FILE).open("w", encoding="utf-8", newline="") as file:
        file.write(csv_line(COLUMNS))
        file.writelines(csv_line(list(row)) for row in register[COLUMNS].itertuples(index=False))
