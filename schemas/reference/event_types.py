"""Event types: the kinds of event of the tables, which of two kinds comes first, and what each means."""

import pandas as pd
from pandera.pandas import DataFrameModel, Field, dataframe_check
from pandera.typing import Series

from schemas.values import ALL_SUB_EVENT_TYPES, DISORDER_TYPES, EVENT_TYPE_OF, EVENT_TYPES


class EventTypes(DataFrameModel):
    """One sub-event type."""

    rank: Series[str] = Field(
        unique=True,
        str_matches=r"^[1-9]\d?$",
        description="Place in the hierarchy: where two types fit one incident, the lower number wins.",
    )
    event_type: Series[str] = Field(isin=EVENT_TYPES, description="One of the six types.")
    sub_event_type: Series[str] = Field(unique=True, isin=ALL_SUB_EVENT_TYPES, description="One of the 25 sub-types.")
    disorder_type: Series[str] = Field(isin=DISORDER_TYPES, description="The kind of disorder that the sub-type is.")
    definition: Series[str] = Field(
        str_length={"min_value": 40, "max_value": 250}, description="What counts, in one sentence."
    )

    @dataframe_check(name="sub-type belongs to its type")
    @classmethod
    def sub_type_in_type(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Return, for each row, whether the sub-type is one of its type's."""
        return frame["sub_event_type"].map(EVENT_TYPE_OF) == frame["event_type"]

    @dataframe_check(name="every sub-type has its row")
    @classmethod
    def complete(cls, frame: pd.DataFrame) -> bool:
        """Return whether no sub-type is missing."""
        return set(frame["sub_event_type"]) == set(ALL_SUB_EVENT_TYPES)
