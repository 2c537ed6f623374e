"""What each sign of a row says about whether it is right."""

from typing import ClassVar

from pandera.pandas import DataFrameModel, Field
from pandera.typing import Series

SIGNS = [
    "always",
    "telling",
    "very telling",
    "no doer",
    "in the title",
    "rival kinds",
    "undated",
    "place of another",
    "vague place",
    "strategic",
    "responsibility claimed",
    "named",
    "one of several",
    "count",
    "in the evidence",
    "rare measure",
    "vague",
    "no claimant",
    "victims not told",
    "no period",
]


class ConfidenceWeights(DataFrameModel):
    """One sign and its weight."""

    table: Series[str] = Field(isin=["reports", "claims", "aggregates"], description="Table of the rows.")
    sign: Series[str] = Field(isin=SIGNS, description='What holds of a row; "always" of every row.')
    weight: Series[str] = Field(
        str_matches=r"^-?\d\.\d$",
        description="What it adds to the log-odds that a row is right; found by tests/fit_confidence.py.",
    )

    class Config:
        """One weight for each sign of a table."""

        unique: ClassVar[list[str]] = ["table", "sign"]
