"""What tables of figures have in common: a least, a most, and that one of them is said."""

import pandas as pd
from pandera.pandas import dataframe_check

from schemas.checks import not_after, some_bound
from schemas.columns import Table


class Bounded(Table):
    """A table whose rows hold a figure as `low` and `high`."""

    @dataframe_check
    @classmethod
    def bounds_in_order(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """The least is not above the most."""
        return not_after(frame, "low", "high")

    @dataframe_check
    @classmethod
    def bounded(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """A figure says at least one bound."""
        return some_bound(frame)
