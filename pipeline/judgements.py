"""What people decided about incidents: these two are, or are not, the same; this one is none."""

from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.decision_files import ROW, read_decisions
from pipeline.errors import PipelineError
from pipeline.register import FIRST
from pipeline.rejects import as_json, reject_row
from pipeline.tables import from_rows, records
from schemas.rejects import Rejects

FILE = "judgements.csv"
NOT_APPLIED = "judgement not applied"
COLUMNS = ["left", "right", "judgement", "who", "when", "why"]
NONE = "no incident"
JUDGEMENTS = ["same", "different", NONE]


def read_judgements(path: Path) -> pd.DataFrame:
    """Return the judgements as text, without rows where nobody has judged yet; stop at a row that cannot be meant."""
    judged = read_decisions(path, COLUMNS)
    for row in judged.itertuples(index=False):
        fault = _fault(str(row.left), str(row.right), str(row.judgement))
        if fault:
            raise PipelineError(f"{path} row {row.row}: {fault}")
    return judged


def _fault(left: str, right: str, judgement: str) -> str:
    """Return what is wrong with a judgement, nothing where it can be meant."""
    if judgement not in JUDGEMENTS:
        return f"judgement {judgement!r} is unknown: write one of {', '.join(JUDGEMENTS)}"
    if not left or (not right and judgement != NONE):
        return "left and right must hold the ids of two reports or events (right is empty for 'no incident')"
    return ""


def idle_judgements(judgements: pd.DataFrame, register: pd.DataFrame, report_ids: "pd.Series[str]") -> pd.DataFrame:
    """Return a reject for each judgement of which a side is no report, and no event with a report, any more."""
    present = set(report_ids)
    stands = register["report_id"].isin(present) & (register["status"] != FIRST)
    known = present | set(register["event_id"][stands])
    rows = []
    for row in records(judgements):
        gone = [row[side] for side in ("left", "right") if row[side] and row[side] not in known]
        if gone:
            reason = f"row {row[ROW]}: there is no {' and no '.join(gone)} any more: correct the row or delete it"
            rows.append(_idle(row, reason))
    return from_rows(rows, Rejects)


def _idle(row: dict[str, Any], reason: str) -> dict[str, Any]:
    return reject_row("link", FILE, NOT_APPLIED, reason, record=record(row), row_id=row["left"])


def record(row: dict[str, Any]) -> str:
    """Return a row of the file as rejects hold it."""
    return as_json({name: row[name] for name in COLUMNS})
