"""The kinds of column that the tables are built of: each carries a description, a unit and its checks."""

from typing import Any

from pandera.pandas import DataFrameModel, Field

EVENT_ID = r"[A-Z]{3}[0-9]+"


class Table(DataFrameModel):
    """A published table: no column missing, none too many, in the order in which they are declared."""

    class Config:
        """Nothing is converted here: that is done before, where a misfit can be set aside."""

        strict = True
        ordered = True
        coerce = False


def text(description: str, **rules: Any) -> Any:
    """Return a column of text."""
    return _column(description, "text", rules)


def identifier(description: str, prefix: str, **rules: Any) -> Any:
    """Return a column of content ids: the prefix, a hyphen and 12 hex digits."""
    return _column(description, "id", {"str_matches": rf"^{prefix}-[0-9a-f]{{12}}$", **rules})


def event_identifier(description: str, **rules: Any) -> Any:
    """Return a column of event ids; empty until reports are linked."""
    return _column(description, "id", {"str_matches": rf"^({EVENT_ID})?$", **rules})


def code(description: str, values: list[str], **rules: Any) -> Any:
    """Return a column that holds one of a closed list of values."""
    return _column(description, "code", {"isin": values, **rules})


def day(description: str, **rules: Any) -> Any:
    """Return a column of dates without time."""
    return _column(description, "date (YYYY-MM-DD)", rules)


def number(description: str, unit: str, **rules: Any) -> Any:
    """Return a column of whole numbers from 0 up."""
    return _column(description, unit, {"ge": 0, **rules})


def flag(description: str) -> Any:
    """Return a column of true and false."""
    return _column(description, "true or false", {})


def degrees(description: str, limit: int) -> Any:
    """Return a column of coordinates, rounded to 4 decimals."""
    rules = {"ge": -limit, "le": limit, "nullable": True}
    return _column(description, "degrees, WGS 84", rules, decimals=4)


def confidence(description: str) -> Any:
    """Return the column that says how sure one can be of a row, and of what."""
    return _column(description, "0 to 1", {"ge": 0, "le": 1}, decimals=3)


def _column(description: str, unit: str, rules: dict[str, Any], **more: Any) -> Any:
    return Field(description=description, metadata={"unit": unit, **more}, **rules)
