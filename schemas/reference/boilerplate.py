"""Cues of page furniture: lines that stand around an article and are none of its text."""

import re

import pandas as pd
from pandera.pandas import DataFrameModel, Field, check
from pandera.typing import Series

PLACES = ["whole", "start", "inside", "regex"]
KINDS = [
    "rest",
    "button",
    "menu",
    "caption",
    "picture",
    "link",
    "date",
    "update",
    "byline",
    "standfirst",
    "credit",
]


class Boilerplate(DataFrameModel):
    """One phrase, or one pattern, that marks a line as page furniture."""

    phrase: Series[str] = Field(str_length={"min_value": 1}, description="Words as printed; a pattern where so said.")
    where: Series[str] = Field(isin=PLACES, description="The whole line, its start, anywhere inside; or a pattern.")
    most_words: Series[str] = Field(str_matches=r"^\d{1,3}$", description="A longer line is left alone.")
    kind: Series[str] = Field(
        isin=KINDS, description="What the line is. `rest`: all after it goes too; `menu`: goes unless it is a sentence."
    )

    @check("phrase", name="is a pattern where it is used as one")
    @classmethod
    def patterns_compile(cls, phrases: "pd.Series[str]") -> "pd.Series[bool]":
        """Return which phrases can be compiled; plain ones do in any case once escaped."""
        return phrases.map(_compiles)


def _compiles(phrase: str) -> bool:
    """Say whether a phrase works as a pattern, or as plain words."""
    try:
        re.compile(phrase)
    except re.error:
        return phrase == phrase.strip("*+?") and "\\" not in phrase
    return True
