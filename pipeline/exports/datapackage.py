"""The data package: tables, columns, types, keys and files of a release in the form that Frictionless reads."""

import json
from pathlib import Path
from typing import Any

from pandera.pandas import DataFrameModel

from pipeline.exports.acled import COLUMNS
from pipeline.tables import Column, columns
from schemas import KEYS, REFERENCES, TABLES
from schemas.columns import Table

FILE = "datapackage.json"
FIELD_TYPES = {
    "text": "string",
    "date": "date",
    "int": "integer",
    "int?": "integer",
    "float": "number",
    "float?": "number",
    "bool": "boolean",
}
CONSTRAINTS = {
    "greater_than_or_equal_to": "minimum",
    "less_than_or_equal_to": "maximum",
    "isin": "enum",
    "str_matches": "pattern",
}
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
ACLED = "The events that ACLED's form can hold, in its 31 columns: a toll that nobody gives is 0."
Described = dict[str, Any]


def datapackage(folder: Path) -> str:
    """Return the descriptor of the files in a folder: CSV tables with their schemas, other files by name."""
    resources = [_table(name, model) for name, model in TABLES.items() if (folder / f"{name}.csv").is_file()]
    tabular = {resource["path"] for resource in resources}
    others = sorted(path for path in folder.iterdir() if path.is_file() and path.name not in {*tabular, "acled.csv"})
    described = {
        "name": "conflict-events",
        "title": "Conflict events from news, claim by claim",
        "description": "Events as news articles tell them, and every figure as a claim of its own.",
        "licenses": [LICENCE],
        "resources": [*resources, _acled(), *(_file(path) for path in others)],
    }
    return json.dumps(described, indent=1, ensure_ascii=False) + "\n"


def _table(name: str, model: type[Table]) -> Described:
    fields = [_field(column) for column in columns(model)]
    keys = {"primaryKey": list(KEYS[name])} if _whole_key(name, model) else {}
    found = [_reference(name, column, *target) for column, target in REFERENCES[name].items()]
    schema = {"fields": fields, "missingValues": [""], **keys, **({"foreignKeys": found} if found else {})}
    return _csv(name, f"{name}.csv", (model.__doc__ or "").strip(), schema)


def _csv(name: str, path: str, description: str, schema: Described) -> Described:
    head = {"name": name, "type": "table", "path": path, "description": description, "scheme": "file"}
    form = {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    return {**head, **form, "schema": schema}


def _acled() -> Described:
    known = {column.name: column for column in columns(TABLES["events"])}
    fields = [_field(known[name]) for name in COLUMNS]
    return _csv("acled", "acled.csv", ACLED, {"fields": fields, "missingValues": [""], "primaryKey": [COLUMNS[0]]})


def _whole_key(name: str, model: type[DataFrameModel]) -> bool:
    """Say whether no part of the key may be empty, for only such a key is one to Frictionless."""
    return not any(column.nullable for column in columns(model) if column.name in KEYS[name])


def _reference(name: str, column: str, parent: str, key: str) -> Described:
    return {"fields": [column], "reference": {"resource": "" if parent == name else parent, "fields": [key]}}


def _field(column: Column) -> Described:
    constraints: Described = {} if column.nullable else {"required": True}
    constraints |= {"unique": True} if column.unique else {}
    constraints |= {CONSTRAINTS[name]: _whole(value) for name, value in column.rules if name in CONSTRAINTS}
    field = {"name": column.name, "type": FIELD_TYPES[column.kind], "description": column.description}
    return {**field, "unit": column.unit, **({"constraints": constraints} if constraints else {})}


def _whole(value: Any) -> Any:
    """Return a pattern as one for the whole cell, which is what Frictionless compares it with; else the value."""
    return value if not isinstance(value, str) or value.endswith("$") else f"{value}.*"


def _file(path: Path) -> Described:
    """Return a file that is no CSV table: its name is that of the file, with hyphens."""
    return {"name": path.name.replace(".", "-"), "type": "file", "path": path.name, "scheme": "file"}
