"""Tables as files: Parquet with types and descriptions inside, CSV that no spreadsheet runs as a formula."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from pandera.pandas import DataFrameModel

from pipeline.errors import PipelineError
from pipeline.tables import DTYPES, Column, cells, columns, conform, in_key_order, table_name

ARROW_TYPES = {
    "text": pa.string(),
    "date": pa.date32(),
    "int": pa.int64(),
    "int?": pa.int64(),
    "float": pa.float64(),
    "float?": pa.float64(),
    "bool": pa.bool_(),
}
# What spreadsheets take for the beginning of a formula; apostrophes before it are ours or look as if they were.
FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
GUARD = "'"
# Whole articles are no use in a spreadsheet.
PARQUET_ALONE = {"texts"}
SPECIAL = re.compile(r'[,"\r\n]')
csv.field_size_limit(2**31 - 1)


def arrow_schema(model: type[DataFrameModel]) -> pa.Schema:
    """Return the Arrow schema of a table, description and unit beside every field."""
    fields = [
        pa.field(
            c.name,
            ARROW_TYPES[c.kind],
            nullable=c.nullable,
            metadata={"description": c.description, "unit": c.unit},
        )
        for c in columns(model)
    ]
    return pa.schema(fields, metadata={"table": table_name(model), "description": (model.__doc__ or "").strip()})


def write_parquet(frame: pd.DataFrame, model: type[DataFrameModel], path: Path) -> None:
    """Write a table in the order of its key."""
    ordered = in_key_order(conform(frame, model), model)
    schema = arrow_schema(model)
    table = pa.Table.from_pandas(ordered, schema=schema, preserve_index=False)
    pq.write_table(table, path, compression="zstd")


def read_parquet(path: Path, model: type[DataFrameModel]) -> pd.DataFrame:
    """Return a table from its Parquet file."""
    return conform(_stored(path), model)


def read_former(path: Path, model: type[DataFrameModel]) -> pd.DataFrame:
    """Return a table that an earlier version may have written: columns since added are empty, dropped ones gone."""
    stored = _stored(path)
    return stored.reindex(columns=[c.name for c in columns(model)])


def _stored(path: Path) -> pd.DataFrame:
    try:
        return pd.read_parquet(path)
    except FileNotFoundError as error:
        raise PipelineError(f"{path} is missing: make the release with `conflict-events run`") from error
    except (pa.ArrowInvalid, OSError) as error:
        raise PipelineError(f"{path} cannot be read as a table: delete the release and run again") from error


def write_csv(frame: pd.DataFrame, model: type[DataFrameModel], path: Path) -> None:
    """Write a table in the order of its key: empty for missing, ISO dates, cells that look like formulas guarded."""
    ordered = in_key_order(conform(frame, model), model)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(csv_line(list(ordered.columns)))
        file.writelines(",".join(row) + "\n" for row in zip(*_csv_columns(ordered), strict=True))


def _csv_columns(frame: pd.DataFrame) -> Iterator[list[str]]:
    """Yield the cells of each column as they stand in a line; a text that comes again is looked at once."""
    for name in frame.columns:
        plain = cells(frame[name])
        if frame[name].dtype == DTYPES["text"]:
            written = {cell: quoted(csv_cell(cell)) for cell in set(plain)}
            yield [written[cell] for cell in plain]
        else:
            yield [quoted(csv_cell(cell)) for cell in plain]


def quoted(cell: str) -> str:
    """Return a cell in quotation marks where it holds a comma, a quotation mark or any line break."""
    return '"' + cell.replace('"', '""') + '"' if SPECIAL.search(cell) else cell


def csv_line(line: list[str]) -> str:
    """Return one line of CSV; quoted is what holds a comma, a quotation mark or any line break."""
    # The csv module quotes carriage returns under some versions of Python and not under others.
    return ",".join(map(quoted, line)) + "\n"


def csv_cell(cell: Any) -> str:
    """Return a value as the CSV files hold it: empty for missing, guarded where a spreadsheet would run it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return guarded(cell) if isinstance(cell, str) else str(cell)


def guarded(text: str) -> str:
    """Return text as a spreadsheet may hold it: behind an apostrophe where it begins like a formula."""
    return GUARD + text if FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given."""
    return text[1:] if text.startswith(GUARD) and FORMULA.match(text) else text


def read_csv(path: Path, model: type[DataFrameModel]) -> pd.DataFrame:
    """Return a table from its CSV file, equal to the one from its Parquet file."""
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    kinds = {c.name: c for c in columns(model)}
    plain = [[_read(cell, kinds.get(name)) for name, cell in zip(head, row, strict=True)] for row in rows]
    return conform(pd.DataFrame(plain, columns=head, dtype=object), model)


def _read(cell: str, column: Column | None) -> str:
    return unguarded(cell) if column is not None and column.kind == "text" else cell
