"""Reading the reference lists of seeds/reference: every cell text, every list checked against its model."""

import functools
from pathlib import Path

import pandas as pd
from pandera.errors import SchemaErrors

from pipeline.errors import PipelineError
from schemas.reference import REFERENCE


def read_reference(name: str, folder: Path) -> pd.DataFrame:
    """Return the list `name` as a frame of strings (empty cell = ""), or stop with file, row and rule.

    Raises PipelineError where the file is missing or a row breaks the list's model.
    """
    path = folder / f"{name}.csv"
    if not path.is_file():
        raise PipelineError(f"reference list {path} is missing: restore it from the project")
    stat = path.stat()
    return _read(path, name, stat.st_mtime_ns, stat.st_size).copy()


@functools.lru_cache(maxsize=128)
def _read(path: Path, name: str, _written: int, _size: int) -> pd.DataFrame:
    """Return the list of a file as it was when last written; several parts of the project read the same."""
    frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    try:
        return REFERENCE[name].validate(frame, lazy=True)
    except SchemaErrors as error:
        raise PipelineError(_first_failure(path, error)) from error


def _first_failure(path: Path, error: SchemaErrors) -> str:
    """Return one line naming file, row, column and rule of the first broken cell."""
    case = error.failure_cases.iloc[0]
    row = "" if pd.isna(case["index"]) else f" row {int(case['index']) + 2}"
    more = len(error.failure_cases) - 1
    tail = f" ({more} more)" if more else ""
    broken = f"column {case['column']}: {case['failure_case']!r} breaks {case['check']}"
    return f"{path}{row}: {broken}: correct the row{tail}"
