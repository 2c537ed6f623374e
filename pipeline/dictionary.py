"""The data dictionary, made from the schemas."""

from typing import Any

from pandera.pandas import DataFrameModel

from pipeline.tables import Column, columns
from schemas import KEYS, REFERENCES, TABLES

TYPES = {
    "text": "string",
    "date": "date",
    "int": "int64",
    "int?": "Int64",
    "float": "float64",
    "float?": "Float64",
    "bool": "bool",
}
SHORT_LIST = 200
HEAD = ["table", "column", "type", "may be empty", "unit", "meaning", "allowed"]


def dictionary() -> str:
    """Return the dictionary of all tables as Markdown."""
    intro = [
        "# Data dictionary",
        "",
        "Made by `conflict-events describe` from the schemas; do not edit. Types are those of pandas.",
        "An empty cell means that nothing was said; 0 is a reported zero.",
    ]
    return "\n".join([*intro, *(line for name, model in TABLES.items() for line in _table(name, model))]) + "\n"


def dictionary_rows() -> list[list[str]]:
    """Return one row of cells per column of every table, as `HEAD` names them."""
    return [[name, *_cells(name, column)] for name, model in TABLES.items() for column in columns(model)]


def _table(name: str, model: type[DataFrameModel]) -> list[str]:
    head = ["", f"## {name}", "", (model.__doc__ or "").strip(), "", f"Key: {', '.join(f'`{k}`' for k in KEYS[name])}."]
    rows = ["", f"| {' | '.join(HEAD[1:])} |", "|---|---|---|---|---|---|"]
    return [*head, *rows, *(_row(name, column) for column in columns(model))]


def _row(table: str, column: Column) -> str:
    name, *cells = _cells(table, column)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in [f'`{name}`', *cells])} |"


def _cells(table: str, column: Column) -> list[str]:
    return [
        column.name,
        TYPES[column.kind],
        "yes" if column.nullable else "no",
        column.unit,
        column.description,
        "; ".join(_rules(table, column)),
    ]


def _rules(table: str, column: Column) -> list[str]:
    target = REFERENCES[table].get(column.name)
    found = [f"found in {target[0]}.{target[1]}"] if target else []
    return [*found, *(text for name, value in column.rules if (text := _rule(name, value)))]


def _rule(name: str, value: Any) -> str:
    """Return a check in plain words; empty where the type says as much."""
    match name:
        case "greater_than_or_equal_to":
            return f"from {value}"
        case "less_than_or_equal_to":
            return f"to {value}"
        case "isin":
            return ", ".join(f"`{v}`" for v in value)
        case "str_matches" if len(value) < SHORT_LIST:
            return f"`{value}`"
        case "str_length":
            return "not empty" if value == 1 else ""
        case _:
            return ""
