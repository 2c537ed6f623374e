"""Outlines: the borders of countries, coarse enough for a map of the world on one page."""

from pandera.pandas import DataFrameModel, Field
from pandera.typing import Series

STEPS = r"-?\d+ -?\d+( -?\d+ -?\d+){2,}"


class Outlines(DataFrameModel):
    """One country's outline."""

    country: Series[str] = Field(unique=True, str_length={"min_value": 2}, description="Name in the atlas.")
    rings: Series[str] = Field(
        str_matches=rf"^{STEPS}(;{STEPS})*$",
        description="Closed lines, separated by semicolons: longitude and latitude of the first point in hundredths "
        "of a degree, then the steps to each next one.",
    )
