"""Number words, what bounds them, and what makes a number no figure of persons."""

from pandera.pandas import DataFrameModel, Field
from pandera.typing import Series


class NumberWordRows(DataFrameModel):
    """One word that tells a number."""

    word: Series[str] = Field(unique=True, description="Word or phrase in small letters.")
    kind: Series[str] = Field(isin=["unit", "ten", "multiplier", "vague", "exact"], description="How it combines.")
    value: Series[str] = Field(
        str_matches=r"^\d+$", description="Its number; for a vague word the least that is meant."
    )


class FigureQualifiers(DataFrameModel):
    """One phrase that bounds a figure."""

    words: Series[str] = Field(unique=True, description="Phrase in small letters.")
    place: Series[str] = Field(isin=["before", "after"], description="Where it stands.")
    qualifier: Series[str] = Field(
        isin=["at least", "more than", "up to", "fewer than", "about"], description="What it says."
    )


class FigureRefusals(DataFrameModel):
    """One word beside a number that makes it something else than a count."""

    words: Series[str] = Field(description="Word in small letters.")
    place: Series[str] = Field(isin=["before", "after", "after_one"], description="Where it stands.")
    reason: Series[str] = Field(description="What the number then is.")
