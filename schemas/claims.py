"""claims: one figure by one claimant."""

import pandas as pd
from pandera.engines.pandas_engine import Date
from pandera.typing import Series

from schemas.bounded import Bounded
from schemas.columns import code, confidence, day, event_identifier, identifier, number, text
from schemas.values import CLAIMANT_TYPES, MEASURES, QUALIFIERS


class Claims(Bounded):
    """One figure for one measure of one incident by one claimant; two that disagree are two rows."""

    claim_id: Series[str] = identifier("Same article, same words, same id in every run.", "clm", unique=True)
    event_id: Series[str] = event_identifier("Event that the figure is about.")
    report_id: Series[str] = identifier("Report that carries the figure.", "rep")
    source_id: Series[str] = identifier("Article that carries the figure.", "src")
    measure: Series[str] = code("What is counted.", MEASURES)
    low: Series[pd.Int64Dtype] = number("The least that the words allow; empty where open.", "people", nullable=True)
    high: Series[pd.Int64Dtype] = number("The most that the words allow; empty where open.", "people", nullable=True)
    qualifier: Series[str] = code("How the words bound the figure.", QUALIFIERS)
    number_text: Series[str] = text("The words of the figure.", str_length={"min_value": 1})
    imputed_by: Series[str] = text("Rule that gave a vague word its number; empty for a stated number.", nullable=True)
    scope: Series[str] = code("Whether the figure counts all or a part of a larger figure.", ["total", "part"])
    victims: Series[str] = text("Who is counted, where said.", nullable=True)
    claimant_text: Series[str] = text("Who says so, in the article's words; empty for its own voice.", nullable=True)
    claimant: Series[str] = text("Who says so, normalised.", nullable=True)
    claimant_type: Series[str] = code("What kind of claimant says so.", CLAIMANT_TYPES)
    claimed_on: Series[Date] = day("When it was said, where told; else the publication date.", nullable=True)
    supersedes: Series[str] = identifier("Earlier claim that this one updates.", "clm", nullable=True)
    quote: Series[str] = text("The shortest stretch of text that carries the claim.", str_length={"min_value": 1})
    char_start: Series[int] = number("Where the quote begins in the text.", "characters")
    char_end: Series[int] = number("Where the quote ends in the text.", "characters", ge=1)
    extractor: Series[str] = text("Which extractor made the row.", str_length={"min_value": 1})
    confidence: Series[float] = confidence(
        "How sure one can be of the figure: the share of hand-coded claims with the same signs that were right."
    )
