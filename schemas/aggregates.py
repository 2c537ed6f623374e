"""aggregates: a figure for a period or a set of incidents."""

import pandas as pd
from pandera.engines.pandas_engine import Date
from pandera.pandas import dataframe_check
from pandera.typing import Series

from schemas.bounded import Bounded
from schemas.checks import not_after
from schemas.columns import code, confidence, day, identifier, number, text
from schemas.values import AGGREGATE_MEASURES, CLAIMANT_TYPES, QUALIFIERS


class Aggregates(Bounded):
    """One figure for a period or a set of incidents: never an event, never added to one."""

    aggregate_id: Series[str] = identifier("Same article, same words, same id in every run.", "agg", unique=True)
    source_id: Series[str] = identifier("Article that carries the figure.", "src")
    measure: Series[str] = code("What is counted.", AGGREGATE_MEASURES)
    low: Series[pd.Int64Dtype] = number("The least that the words allow.", "people or incidents", nullable=True)
    high: Series[pd.Int64Dtype] = number("The most that the words allow.", "people or incidents", nullable=True)
    qualifier: Series[str] = code("How the words bound the figure.", QUALIFIERS)
    number_text: Series[str] = text("The words of the figure.", str_length={"min_value": 1})
    victims: Series[str] = text("Who is counted, where said.", nullable=True)
    period_text: Series[str] = text("The words that name the period.", nullable=True)
    period_start: Series[Date] = day("First day of the period.", nullable=True)
    period_end: Series[Date] = day("Last day of the period.", nullable=True)
    place_text: Series[str] = text("The words that name the area.", nullable=True)
    country: Series[str] = text("Country.", nullable=True)
    claimant_text: Series[str] = text("Who says so, in the article's words; empty for its own voice.", nullable=True)
    claimant: Series[str] = text("Who says so, normalised.", nullable=True)
    claimant_type: Series[str] = code("What kind of claimant says so.", CLAIMANT_TYPES)
    quote: Series[str] = text("The shortest stretch of text that carries the figure.", str_length={"min_value": 1})
    char_start: Series[int] = number("Where the quote begins in the text.", "characters")
    char_end: Series[int] = number("Where the quote ends in the text.", "characters", ge=1)
    extractor: Series[str] = text("Which extractor made the row.", str_length={"min_value": 1})
    confidence: Series[float] = confidence(
        "How sure one can be of the figure: the share of hand-coded aggregates with the same signs that were right."
    )

    @dataframe_check
    @classmethod
    def period_in_order(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """The period's first day is not after its last."""
        return not_after(frame, "period_start", "period_end")
