"""Records set aside: whole, with the reason, so that nothing is lost."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from pandera.errors import SchemaErrors
from pandera.pandas import DataFrameModel

from pipeline.errors import PipelineError
from pipeline.ids import reject_id
from pipeline.tables import Column, columns, empty, fit, from_rows, records, table_name
from schemas.rejects import Rejects


def reject_row(
    stage: str,
    source_path: str,
    rule: str,
    reason: str,
    *,
    record: Mapping[str, Any] | str,
    source_id: str = "",
    table: str = "",
    row_id: str = "",
    column: str = "",
    value: str = "",
) -> dict[str, Any]:
    """Return one row of rejects; a record that is no text is kept as JSON."""
    whole = record if isinstance(record, str) else as_json(record)
    return {
        "reject_id": reject_id(stage, source_path, table, row_id, rule, column, value, whole),
        "stage": stage,
        "source_path": source_path,
        "source_id": source_id or None,
        "table": table or None,
        "row_id": row_id or None,
        "rule": rule,
        "column": column or None,
        "value": value or None,
        "reason": reason,
        "record": whole,
    }


def as_json(record: Mapping[str, Any]) -> str:
    """Return a row as JSON; dates as ISO, missing values as null."""
    return json.dumps(record, ensure_ascii=False, sort_keys=True, default=str)


def set_aside(
    frame: pd.DataFrame, model: type[DataFrameModel], stage: str, paths: Mapping[str, str] | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the rows that fit the table's schema, and a row of rejects for each that does not.

    `paths` tells the file of a source_id. A missing or unknown column is no bad row: it stops the run.
    """
    if frame.empty:
        return empty(model), empty(Rejects)
    faults = _faults(frame, model)
    if not faults:
        return fit(frame, model)[0], empty(Rejects)
    rows = records(frame)
    aside = [_rejected(rows[i], model, stage, fault, paths or {}) for i, fault in sorted(faults.items())]
    kept = frame.reset_index(drop=True).drop(index=list(faults))
    # Once bad rows are gone the rest may still hold what only shows without them: a type that they had widened.
    good, more = set_aside(kept, model, stage, paths)
    return good, pd.concat([from_rows(aside, Rejects), more], ignore_index=True)


def rejects_of(
    frame: pd.DataFrame, model: type[DataFrameModel], stage: str, fault: "Fault", paths: Mapping[str, str]
) -> pd.DataFrame:
    """Return a row of rejects for each row of the frame; the value is that of the fault's column."""
    if frame.empty:
        return empty(Rejects)
    rows = [_rejected(r, model, stage, replace(fault, value=str(r[fault.column])), paths) for r in records(frame)]
    return from_rows(rows, Rejects)


@dataclass(frozen=True)
class Fault:
    """What is wrong with a row: the rule that it breaks, where, and in words where the rule does not say it."""

    rule: str
    column: str = ""
    value: str = ""
    reason: str = ""

    def told(self, table: str) -> str:
        """Return the reason that a person reads."""
        subject = f"{self.column} {self.value!r}" if self.column else "the row"
        usual = f"breaks the rule '{self.rule}' of table {table}: correct the source or the reference row behind it"
        return f"{subject} {self.reason or usual}"


def _faults(frame: pd.DataFrame, model: type[DataFrameModel]) -> dict[int, Fault]:
    """Return the first fault of each bad row, by its position."""
    fitted, misfits = fit(frame, model)
    faults: dict[int, Fault] = {}
    for column in columns(model):
        for position in misfits.get(column.name, []):
            faults.setdefault(
                position, Fault(f"type {column.kind}", column.name, str(frame[column.name].iloc[position]))
            )
        for position in _gaps(fitted, column):
            faults.setdefault(position, Fault("not null", column.name))
        for position in _repeats(fitted, column):
            faults.setdefault(position, Fault("unique", column.name, str(fitted[column.name].iloc[position])))
    return faults or _broken_checks(fitted, model)


def _repeats(fitted: pd.DataFrame, column: Column) -> list[int]:
    """Return the positions of rows whose key an earlier row has; the earlier one is kept."""
    return [int(i) for i in fitted.index[fitted[column.name].duplicated()]] if column.unique else []


def _gaps(fitted: pd.DataFrame, column: Column) -> list[int]:
    if column.nullable:
        return []
    return [int(i) for i in fitted.index[fitted[column.name].isna()]]


def _broken_checks(fitted: pd.DataFrame, model: type[DataFrameModel]) -> dict[int, Fault]:
    try:
        model.validate(fitted, lazy=True)
    except SchemaErrors as error:
        cases = error.failure_cases
    else:
        return {}
    whole = cases[cases["index"].isna()]
    if not whole.empty:
        raise PipelineError(f"table {table_name(model)} breaks {whole.iloc[0]['check']}: report this as a defect")
    faults: dict[int, Fault] = {}
    for case in records(cases.sort_values("index", kind="stable")):
        by_column = case["schema_context"] == "Column"
        # A check over the row comes once per column: which of them is at fault it cannot say.
        column, value = (case["column"], str(case["failure_case"])) if by_column else ("", "")
        rule = str(case["check"]).partition("(")[0]
        faults.setdefault(int(case["index"]), Fault(rule, column, value))
    return faults


def _rejected(
    row: dict[str, Any], model: type[DataFrameModel], stage: str, fault: Fault, paths: Mapping[str, str]
) -> dict[str, Any]:
    source_id = str(row.get("source_id") or "")
    name = table_name(model)
    return reject_row(
        stage,
        paths.get(source_id, str(row.get("path") or "")),
        fault.rule,
        fault.told(name),
        record=row,
        source_id=source_id if source_id.startswith("src-") else "",
        table=name,
        row_id="; ".join(str(row[c.name] or "") for c in columns(model) if c.unique),
        column=fault.column,
        value=fault.value,
    )
