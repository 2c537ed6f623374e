"""What people corrected: read from seeds/corrections.csv, put into tables, and told where it no longer fits."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from pandera.errors import SchemaErrors

from pipeline.decision_files import ROW, read_decisions
from pipeline.errors import PipelineError
from pipeline.rejects import as_json, reject_row, set_aside
from pipeline.tables import Column, cell_of, columns, from_rows, records
from schemas import KEYS, TABLES
from schemas.corrections import CORRECTABLE, Corrections
from schemas.rejects import Rejects

FILE = "corrections.csv"
COLUMNS = list(Corrections.to_schema().columns)
TABLE_OF = {"rep-": "reports", "clm-": "claims"}
NOT_APPLIED = "correction not applied"
Row = dict[str, Any]


@dataclass(frozen=True)
class Fix:
    """One correction with its cells as values of their column; `told` is the whole row of the file."""

    table: str
    id: str
    column: str
    value: Any
    expected: Any
    told: Row

    @property
    def record(self) -> str:
        """Return the row of the file as rejects hold it."""
        return as_json({name: cell for name, cell in self.told.items() if name != ROW})


def read_corrections(path: Path) -> list[Fix]:
    """Return the corrections in the order of the file; stop at a row that cannot be meant."""
    frame = read_decisions(path, COLUMNS)
    try:
        Corrections.validate(frame[COLUMNS], lazy=True)
    except SchemaErrors as error:
        case = error.failure_cases.iloc[0]
        line = frame[ROW].iloc[int(case["index"])]
        raise PipelineError(
            f"{path} row {line}: {case['column']} {case['failure_case']!r} breaks {case['check']}: correct the row"
        ) from error
    return [_fix(path, row) for row in records(frame)]


def _fix(path: Path, row: Row) -> Fix:
    table = TABLE_OF.get(row["id"][:4], "events")
    if row["column"] not in CORRECTABLE[table]:
        raise PipelineError(
            f"{path} row {row[ROW]}: column {row['column']!r} of {table} is not corrected by hand: "
            f"name one of {', '.join(CORRECTABLE[table])}"
        )
    column = next(c for c in columns(TABLES[table]) if c.name == row["column"])
    value, expected = (_cell(path, row, name, column) for name in ("value", "expected"))
    return Fix(table, row["id"], column.name, value, expected, row)


def _cell(path: Path, row: Row, name: str, column: Column) -> Any:
    """Return a cell as a value of its column; null where the file says nothing."""
    try:
        return cell_of(row[name], column)
    except ValueError as error:
        raise PipelineError(
            f"{path} row {row[ROW]}: {name} {row[name]!r} is no value of column {column.name} "
            f"({column.unit}): write it as the tables do"
        ) from error


def correct(
    table: str,
    stage: str,
    frame: pd.DataFrame,
    fixes: list[Fix],
    settle: Callable[[Row, frozenset[str]], Row],
    current: Callable[[str], str] = str,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the table with its corrections put in, and a reject for each that matches nothing any more.

    `settle` returns a row with what follows from its corrected columns; `current` the id under which it stands today.
    """
    own = [fix for fix in fixes if fix.table == table]
    if not own:
        return frame, from_rows([], Rejects)
    key = KEYS[table][0]
    rows = {str(row[key]): row for row in records(frame)}
    named: dict[str, list[Fix]] = {}
    for fix in own:
        named.setdefault(current(fix.id), []).append(fix)
    idle = []
    for row_id, about in named.items():
        row, faults = _corrected(rows.get(row_id), about, table, stage, settle)
        rows |= {row_id: row} if row else {}
        idle += [_idle(fix, stage, fault) for fix, fault in faults]
    return from_rows(list(rows.values()), TABLES[table]), from_rows(idle, Rejects)


def _corrected(
    row: Row | None, fixes: list[Fix], table: str, stage: str, settle: Callable[[Row, frozenset[str]], Row]
) -> tuple[Row | None, list[tuple[Fix, str]]]:
    """Return a row with its corrections, all or none of those that fit it, and why the others are not applied."""
    changed, fitting, faults = dict(row or {}), [], []
    for fix in fixes:
        fault = _misfit(changed, fix)
        if fault:
            faults.append((fix, fault))
        else:
            changed[fix.column] = fix.value
            fitting.append(fix)
    if not fitting:
        return row, faults
    try:
        changed = settle(changed, frozenset(fix.column for fix in fitting))
        broken = _broken(table, changed, stage)
    except ValueError as error:
        broken = str(error)
    return (row, faults + [(fix, broken) for fix in fitting]) if broken else (changed, faults)


def _misfit(row: Row, fix: Fix) -> str:
    """Return why a correction no longer fits its row, nothing where it does."""
    if not row:
        return f"there is no {fix.id} in {fix.table} any more: look for the row that it should name, or delete it"
    now = row[fix.column]
    if now == fix.expected:
        return ""
    told = "it is right by now, delete the correction" if now == fix.value else "look again, then correct `expected`"
    return f"{fix.id} has {fix.column} {_shown(now)} by now, not {_shown(fix.expected)} as expected: {told}"


def _shown(value: Any) -> str:
    return "empty" if value is None else repr(str(value))


def _broken(table: str, row: Row, stage: str) -> str:
    """Return the rule of its table that a corrected row would break, nothing where it keeps them all."""
    raw = pd.DataFrame([row], columns=[c.name for c in columns(TABLES[table])], dtype=object)
    _, bad = set_aside(raw, TABLES[table], stage)
    return "" if bad.empty else f"with it {bad['reason'].iloc[0]}"


def _idle(fix: Fix, stage: str, fault: str) -> Row:
    """Return the reject of a correction that is not applied."""
    return reject_row(
        stage,
        FILE,
        NOT_APPLIED,
        f"row {fix.told[ROW]}: {fault}",
        record=fix.record,
        table=fix.table,
        row_id=fix.id,
        column=fix.column,
        value=fix.told["value"],
    )
