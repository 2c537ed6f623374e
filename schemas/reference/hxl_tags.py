"""HXL tags: which hashtag of the Humanitarian Exchange Language a column of events bears."""

import pandas as pd
from pandera.pandas import DataFrameModel, Field, dataframe_check
from pandera.typing import Series

from schemas.events import Events


class HxlTags(DataFrameModel):
    """One column of events that the HXL-tagged file holds."""

    column: Series[str] = Field(unique=True, description="Column of events.")
    tag: Series[str] = Field(
        unique=True, str_matches=r"^#[a-z][a-z0-9_]*( \+[a-z][a-z0-9_]*)*$", description="Hashtag with its attributes."
    )

    @dataframe_check(name="the column stands in events")
    @classmethod
    def known(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Return, for each row, whether events has the column."""
        return frame["column"].isin(list(Events.to_schema().columns))
