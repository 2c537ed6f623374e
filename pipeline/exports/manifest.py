"""The manifest: rows and column sums of every table, size and checksum of every file."""

import hashlib
import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
from pandera.pandas import DataFrameModel

from pipeline.exports.acled import counts_left_out
from pipeline.tables import columns
from schemas import TABLES

FILE = "manifest.json"
NUMBERS = {"int", "float", "bool"}
# Sums of these say nothing.
NOT_SUMMED = {"iso", "year", "timestamp", "char_start", "char_end", "article_no"}


def manifest(tables: dict[str, pd.DataFrame], folder: Path) -> str:
    """Return the manifest of the files in a folder as JSON."""
    described = {
        "tables": {name: _table(tables[name], model) for name, model in TABLES.items()},
        "left_out_of_acled": counts_left_out(tables["events"]),
        "files": checksums(folder),
    }
    return json.dumps(described, indent=1, ensure_ascii=False) + "\n"


def _table(frame: pd.DataFrame, model: type[DataFrameModel]) -> dict[str, Any]:
    summed = [c.name for c in columns(model) if c.kind.rstrip("?") in NUMBERS and c.name not in NOT_SUMMED]
    missing = {column: int(frame[column].isna().sum()) for column in frame.columns}
    return {
        "rows": len(frame),
        "columns": len(frame.columns),
        "sums": {name: _sum(frame[name]) for name in summed},
        "missing": {name: count for name, count in missing.items() if count},
    }


def _sum(series: "pd.Series[Any]") -> float | int:
    """Return the exact sum, whatever the order of the rows."""
    values = series.dropna()
    if pd.api.types.is_float_dtype(series.dtype):
        return round(math.fsum(values), 4)
    return int(values.sum())


def checksums(folder: Path) -> dict[str, dict[str, Any]]:
    """Return size in bytes and SHA-256 of every file of a release but the manifest itself."""
    paths = sorted(path for path in folder.iterdir() if path.is_file() and path.name != FILE)
    return {path.name: {"bytes": path.stat().st_size, "sha256": _sha256(path)} for path in paths}


def unlike_manifest(folder: Path) -> Iterator[str]:
    """Yield one line for each file of a release that is not as its manifest says."""
    path = folder / FILE
    if not path.is_file():
        yield f"{FILE} is missing"
        return
    there = checksums(folder)
    for name, published in json.loads(path.read_text(encoding="utf-8"))["files"].items():
        if name not in there:
            yield f"{name} is missing"
        elif there[name] != published:
            yield f"{name} is not the file that was published"


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
