"""All other forms of the tables, written together."""

from pathlib import Path

import pandas as pd

from pipeline.exports import datapackage, manifest
from pipeline.exports.acled import acled
from pipeline.exports.codebook import codebook
from pipeline.exports.geojson import geojson
from pipeline.exports.hxl import hxl
from pipeline.exports.workbook import write_workbook
from pipeline.tables import in_key_order
from schemas import TABLES


def export(tables: dict[str, pd.DataFrame], reference: Path, folder: Path) -> None:
    """Write every other form of the tables into the folder that holds them; the manifest, of all files, last."""
    ordered = {name: in_key_order(tables[name], model) for name, model in TABLES.items()}
    events = ordered["events"]
    write_workbook(ordered, reference, folder / "conflict-events.xlsx")
    _write(folder / "codebook.md", codebook(reference))
    _write(folder / "events-hxl.csv", hxl(events, reference))
    _write(folder / "events.geojson", geojson(events))
    _write(folder / "acled.csv", acled(events))
    _write(folder / datapackage.FILE, datapackage.datapackage(folder))
    _write(folder / manifest.FILE, manifest.manifest(ordered, folder))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
