"""Frequent words by which a short text shows its language, and words that count."""

from pandera.pandas import DataFrameModel, Field
from pandera.typing import Series

KINDS = ["english", "shared", "number"]


class LanguageWords(DataFrameModel):
    """One word in small letters."""

    word: Series[str] = Field(str_matches=r"^[a-z']+$", unique=True, description="The word in small letters.")
    kind: Series[str] = Field(
        isin=KINDS,
        description="english: frequent in English alone; shared: frequent in English and elsewhere; number: a figure.",
    )
