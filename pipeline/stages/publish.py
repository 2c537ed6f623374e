"""Stage six: the tables become files, validated once more."""

from pathlib import Path

import pandas as pd

from pipeline.decided import write_decided
from pipeline.dictionary import dictionary
from pipeline.exports.forms import export
from pipeline.register import write_register
from pipeline.table_files import PARQUET_ALONE, write_csv, write_parquet
from schemas import TABLES

DICTIONARY = "dictionary.md"


def publish(
    tables: dict[str, pd.DataFrame],
    register: pd.DataFrame,
    reference: Path,
    folder: Path,
    decided: pd.DataFrame | None = None,
) -> None:
    """Write every table, the dictionary, the register of event ids, the exports and the decisions, if any."""
    for name, model in TABLES.items():
        write_parquet(tables[name], model, folder / f"{name}.parquet")
        if name not in PARQUET_ALONE:
            write_csv(tables[name], model, folder / f"{name}.csv")
    (folder / DICTIONARY).write_text(dictionary(), encoding="utf-8")
    write_register(register, folder)
    if decided is not None:
        write_decided(decided, folder)
    export(tables, reference, folder)
