"""Codes: what each value of a closed list of the tables means, in plain words."""

import pandas as pd
from pandera.pandas import DataFrameModel, Field, dataframe_check
from pandera.typing import Series

from schemas.values import (
    ACTOR_TYPES,
    AGGREGATE_MEASURES,
    CAUSES,
    CLAIMANT_TYPES,
    DATE_PRECISIONS,
    DISORDER_TYPES,
    EVENT_TYPES,
    OPERATIONS,
    QUALIFIERS,
    RULES,
)

CLASSES = ["1", "2", "3"]
# Name of a list → its values, as the tables allow them. ACLED's 25 sub-event types have a list of their own.
CODE_LISTS: dict[str, list[str]] = {
    "disorder_type": DISORDER_TYPES,
    "event_type": EVENT_TYPES,
    "actor_type": ACTOR_TYPES,
    "civilian_targeting": ["Civilian targeting"],
    "time_precision": CLASSES,
    "geo_precision": CLASSES,
    "date_precision": DATE_PRECISIONS,
    "role": ["main", "background"],
    "measure": AGGREGATE_MEASURES,
    "qualifier": QUALIFIERS,
    "scope": ["total", "part"],
    "claimant_type": CLAIMANT_TYPES,
    "rule": RULES,
    "source_kind": ["article", "dataset"],
    "published_basis": ["sidecar", "header", "metadata", "text"],
    "operation": OPERATIONS,
    "cause": CAUSES,
}


class Codes(DataFrameModel):
    """One value of a closed list."""

    list: Series[str] = Field(isin=sorted(CODE_LISTS), description="The list that the value belongs to.")
    value: Series[str] = Field(description="The value as the tables hold it.")
    meaning: Series[str] = Field(str_length={"min_value": 10, "max_value": 200}, description="What it means.")

    @dataframe_check(name="every value of every list is explained once, in the list's order")
    @classmethod
    def complete(cls, frame: pd.DataFrame) -> bool:
        """Return whether the rows are the lists of the tables, one after the other."""
        explained = list(zip(frame["list"], frame["value"], strict=True))
        return explained == [(name, value) for name, values in CODE_LISTS.items() for value in values]
