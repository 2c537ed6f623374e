"""The decisions of a reviewed sheet, taken back into corrections.csv and judgements.csv."""

from pathlib import Path

import pandas as pd

from pipeline import corrections, judgements
from pipeline.corrections import read_corrections
from pipeline.decision_files import ROW, read_decisions, write_decisions
from pipeline.errors import PipelineError
from pipeline.judgements import read_judgements
from pipeline.review import DECIDE, VALUES
from pipeline.sheets import read_sheet

NEEDED = ["event_id", "left", "right", *DECIDE]
Row = dict[str, str]


def take_back(path: Path, decisions: Path) -> tuple[int, int]:
    """Write the decisions of a sheet behind those that stand; return how many corrections and judgements are new.

    Raises PipelineError, with nothing written, where a decision cannot be meant.
    """
    rows = read_sheet(path)
    missing = [name for name in NEEDED if rows and name not in rows[0]]
    if missing or not rows:
        raise PipelineError(f"{path} is no sheet of `conflict-events review --out`: it has no {missing or 'rows'}")
    decided = [row for row in rows if any(row[name] for name in DECIDE)]
    fixes = [fix for row in decided for fix in _corrections(path, row)]
    judged = [one for row in decided for one in _judgements(path, row)]
    for row in decided:
        if not row["judgement"] and not row["correct_column"]:
            raise _fault(path, row, "names no judgement and no correct_column: fill one in or empty the row")
    drafts = [
        _draft(decisions / corrections.FILE, corrections.COLUMNS, fixes),
        _draft(decisions / judgements.FILE, judgements.COLUMNS, judged),
    ]
    _put_in(path, drafts)
    return drafts[0][2], drafts[1][2]


def _fault(path: Path, row: Row, words: str) -> PipelineError:
    return PipelineError(f"{path} row {row[ROW]} {words}")


def _who(path: Path, row: Row) -> Row:
    """Return who decided, when and why; all three are needed."""
    told = {name: row[name] for name in ("who", "when", "why")}
    gaps = [name for name, cell in told.items() if not cell]
    if gaps:
        raise _fault(path, row, f"holds a decision without {' and '.join(gaps)}: fill in")
    return told


def _corrections(path: Path, row: Row) -> list[Row]:
    """Return the correction of a row, the value that the sheet shows being the expected one."""
    column = row["correct_column"]
    if not column:
        return []
    if column not in VALUES or column not in row:
        raise _fault(path, row, f"corrects {column!r}: name one of {', '.join(VALUES)}")
    fix = {"id": row["event_id"], "column": column, "value": row["correct_value"], "expected": row[column]}
    return [fix | _who(path, row)]


def _judgements(path: Path, row: Row) -> list[Row]:
    """Return the judgement of a row: of its two reports, or of each report of its event."""
    judgement = row["judgement"]
    if not judgement:
        return []
    if judgement not in judgements.JUDGEMENTS:
        raise _fault(path, row, f"judges {judgement!r}: write one of {', '.join(judgements.JUDGEMENTS)}")
    told = {"judgement": judgement} | _who(path, row)
    if judgement == judgements.NONE:
        reports = [r for side in ("left", "right") for r in row[side].split("; ") if r]
        return [{"left": report, "right": "", **told} for report in reports]
    if not row["right"]:
        raise _fault(path, row, f"judges one event {judgement!r}: only 'no incident' goes without another")
    return [{"left": row["left"], "right": row["right"], **told}]


def _draft(path: Path, columns: list[str], new: list[Row]) -> tuple[Path, Path, int]:
    """Write a file of decisions with the new ones at its end beside the old one; return both and how many are new."""
    old = read_decisions(path, columns)[columns]
    added = pd.DataFrame(new, columns=columns, dtype=str)
    rows = pd.concat([old, added], ignore_index=True).drop_duplicates(ignore_index=True)
    draft = path.with_name(f".{path.name}.draft")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_decisions(draft, rows)
    except OSError as error:
        raise PipelineError(f"cannot write to {path.parent}: {error.strerror}: open the folder") from error
    return draft, path, len(rows) - len(old.drop_duplicates())


def _put_in(sheet: Path, drafts: list[tuple[Path, Path, int]]) -> None:
    """Put the drafts in place once both can be read; a file without new decisions is not touched."""
    try:
        read_corrections(drafts[0][0])
        read_judgements(drafts[1][0])
        for draft, path, new in drafts:
            if new:
                draft.replace(path)
    except PipelineError as error:
        raise PipelineError(f"{sheet} holds a decision that cannot be used: {error}") from error
    finally:
        for draft, _, _ in drafts:
            draft.unlink(missing_ok=True)
