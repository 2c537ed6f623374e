"""Checks over several columns of one row, shared by the tables."""

from typing import Any

import pandas as pd

from schemas.values import EVENT_TYPE_OF


def not_after(frame: pd.DataFrame, first: str, second: str) -> "pd.Series[bool]":
    """Return, per row, whether the first value is not above the second; true where one is missing."""
    pairs = zip(frame[first], frame[second], strict=True)
    return pd.Series([_in_order(a, b) for a, b in pairs], index=frame.index, dtype=bool)


def _in_order(first: Any, second: Any) -> bool:
    # A value of the wrong type is the column check's business.
    if pd.isna(first) or pd.isna(second) or type(first) is not type(second):
        return True
    return bool(first <= second)


def some_bound(frame: pd.DataFrame) -> "pd.Series[bool]":
    """Return, per row, whether low or high is there."""
    return frame["low"].notna() | frame["high"].notna()


def sub_type_fits(frame: pd.DataFrame) -> "pd.Series[bool]":
    """Return, per row, whether the sub-event type belongs to the event type."""
    return frame["sub_event_type"].map(EVENT_TYPE_OF).eq(frame["event_type"]).astype(bool)
