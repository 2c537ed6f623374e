"""Tables as their schemas declare them: the types of their columns, and frames brought to these types."""

import datetime as dt
import functools
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from pandera.pandas import DataFrameModel

from pipeline.errors import PipelineError
from schemas import KEYS

KINDS = {
    "string[pyarrow]": "text",
    "string[python]": "text",
    "string": "text",
    "str": "text",
    "date": "date",
    "int64": "int",
    "Int64": "int?",
    "float64": "float",
    "Float64": "float?",
    "bool": "bool",
}
DTYPES: dict[str, Any] = {
    # The one type that is text with NaN for missing under every setting of pandas.
    "text": pd.StringDtype(na_value=math.nan),
    "date": "object",
    "int": "int64",
    "int?": "Int64",
    "float": "float64",
    "float?": "Float64",
    "bool": "bool",
}


@dataclass(frozen=True)
class Column:
    """One column as its schema declares it."""

    name: str
    kind: str
    nullable: bool
    unique: bool
    description: str
    unit: str
    decimals: int | None
    rules: tuple[tuple[str, Any], ...]


def table_name(model: type[DataFrameModel]) -> str:
    """Return the name that the schema, the file and the dictionary share."""
    return model.__name__.lower()


@functools.cache
def columns(model: type[DataFrameModel]) -> tuple[Column, ...]:
    """Return the columns of a table in their order."""
    return tuple(_column(name, column) for name, column in model.to_schema().columns.items())


def _column(name: str, column: Any) -> Column:
    metadata = column.metadata or {}
    rules = tuple((check.name, value) for check in column.checks for value in check.statistics.values())
    return Column(
        name=name,
        kind=KINDS[str(column.dtype)],
        nullable=column.nullable,
        unique=column.unique,
        description=column.description or "",
        unit=metadata.get("unit", ""),
        decimals=metadata.get("decimals"),
        rules=rules,
    )


def empty(model: type[DataFrameModel]) -> pd.DataFrame:
    """Return the table without rows, every column of its type."""
    return pd.DataFrame({c.name: pd.Series([], dtype=DTYPES[c.kind]) for c in columns(model)})


def from_rows(rows: list[dict[str, Any]], model: type[DataFrameModel]) -> pd.DataFrame:
    """Return rows as a table of its types; a key that a row leaves out is missing there."""
    return conform(pd.DataFrame(rows, columns=[c.name for c in columns(model)], dtype=object), model)


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows as dictionaries of plain Python values, None where a value is missing."""
    return list(each_record(frame))


def each_record(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Yield what `records` returns, one row at a time: a million rows are not held twice."""
    names = [str(name) for name in frame.columns]
    for row in zip(*(cells(frame[name]) for name in frame.columns), strict=True):
        yield dict(zip(names, row, strict=True))


def cells(series: "pd.Series[Any]") -> list[Any]:
    """Return a column as plain Python values, None where a value is missing."""
    plain = series.astype(object)
    values = plain.where(plain.notna(), None).tolist()
    return [value.item() if isinstance(value, np.generic) else value for value in values]


def conform(frame: pd.DataFrame, model: type[DataFrameModel]) -> pd.DataFrame:
    """Return the frame with the columns, order and types of its table; stop where a cell does not fit."""
    fitted, misfits = fit(frame, model)
    for column, rows in misfits.items():
        raise PipelineError(
            f"table {table_name(model)}, row {rows[0]}: {frame[column].iloc[rows[0]]!r} does not fit column {column}"
        )
    return fitted


def fit(frame: pd.DataFrame, model: type[DataFrameModel]) -> tuple[pd.DataFrame, dict[str, list[int]]]:
    """Return the frame brought to its table's types, and per column the positions of cells that do not fit.

    Such a cell, and a missing one in a column that allows none, leaves its column in a type that holds missing values.
    """
    _check_names(frame, model)
    fitted: dict[str, pd.Series[Any]] = {}
    misfits: dict[str, list[int]] = {}
    for column in columns(model):
        fitted[column.name], wrong = _fit_column(frame[column.name], column)
        if wrong:
            misfits[column.name] = wrong
    return pd.DataFrame(fitted).reset_index(drop=True), misfits


def _check_names(frame: pd.DataFrame, model: type[DataFrameModel]) -> None:
    want, have = [c.name for c in columns(model)], list(frame.columns)
    missing, unknown = [n for n in want if n not in have], [n for n in have if n not in want]
    if missing or unknown:
        parts = [f"misses {', '.join(missing)}"] * bool(missing) + [f"has unknown {', '.join(unknown)}"] * bool(unknown)
        raise PipelineError(f"table {table_name(model)} {' and '.join(parts)}: see `conflict-events describe`")


def _fit_column(series: "pd.Series[Any]", column: Column) -> tuple["pd.Series[Any]", list[int]]:
    series = series.reset_index(drop=True)
    if _has_type(series, column):
        return series, []
    values, wrong = [], []
    convert = CONVERTERS[column.kind.rstrip("?")]
    for position, cell in enumerate(series.astype(object)):
        value = None if _missing(cell, column) else convert(cell)
        if value is None and not _missing(cell, column):
            wrong.append(position)
        values.append(_rounded(value, column.decimals))
    return _series(values, column), wrong


def _has_type(series: "pd.Series[Any]", column: Column) -> bool:
    """Say whether nothing needs to be done; numbers with rounding are always looked at."""
    if column.decimals is not None:
        return False
    if column.kind == "date":
        return series.dtype == object and _are_dates(series)
    whole = bool(series.dtype == DTYPES[column.kind])
    return whole and not (column.kind == "text" and column.nullable and bool((series == "").any()))


def _are_dates(series: "pd.Series[Any]") -> bool:
    """Say whether a column holds days and None, nothing else."""
    days = str(pd.api.types.infer_dtype(series, skipna=True)) == "date"
    return days and all(cell is None for cell in series[series.isna()])


def _missing(cell: Any, column: Column) -> bool:
    # An empty text says nothing, so where nothing may be said it is null.
    if cell is None or cell is pd.NA or cell is pd.NaT or (isinstance(cell, float) and math.isnan(cell)):
        return True
    return isinstance(cell, str) and cell == "" and (column.nullable or column.kind != "text")


def _rounded(value: Any, decimals: int | None) -> Any:
    return value if value is None or decimals is None else round(value, decimals)


def _series(values: list[Any], column: Column) -> "pd.Series[Any]":
    dtype = DTYPES[column.kind]
    if None in values and column.kind in ("int", "float", "bool"):
        dtype = {"int": "Int64", "float": "Float64", "bool": "boolean"}[column.kind]
    fitted: pd.Series[Any] = pd.Series(values, dtype=dtype)
    return fitted


def _as_text(cell: Any) -> str | None:
    return cell if isinstance(cell, str) else None


def _as_date(cell: Any) -> dt.date | None:
    if isinstance(cell, dt.datetime):
        return cell.date() if cell.time() == dt.time() else None
    if isinstance(cell, dt.date):
        return cell
    try:
        return dt.date.fromisoformat(cell) if isinstance(cell, str) and len(cell) == len("2000-01-01") else None
    except ValueError:
        return None


def _as_int(cell: Any) -> int | None:
    if isinstance(cell, bool):
        return None
    try:
        whole = int(cell)
    except (TypeError, ValueError, OverflowError):
        return None
    return whole if isinstance(cell, str) or whole == cell else None


def _as_float(cell: Any) -> float | None:
    if isinstance(cell, bool):
        return None
    try:
        value = float(cell)
    except (TypeError, ValueError, OverflowError):
        return None
    return value if math.isfinite(value) else None


def _as_bool(cell: Any) -> bool | None:
    if isinstance(cell, str):
        return {"true": True, "false": False}.get(cell)
    return bool(cell) if cell in (True, False) else None


CONVERTERS: dict[str, Callable[[Any], Any]] = {
    "text": _as_text,
    "date": _as_date,
    "int": _as_int,
    "float": _as_float,
    "bool": _as_bool,
}


def cell_of(text: str, column: Column) -> Any:
    """Return text as a value of a column, None where it is empty; raise ValueError where it is no such value."""
    value = CONVERTERS[column.kind.rstrip("?")](text) if text else None
    if value is None and text:
        raise ValueError(text)
    return _rounded(value, column.decimals)


def in_key_order(frame: pd.DataFrame, model: type[DataFrameModel]) -> pd.DataFrame:
    """Return the rows sorted by the table's key, so that their order says nothing about the run."""
    return frame.sort_values(list(KEYS[table_name(model)]), kind="stable", ignore_index=True, na_position="first")
