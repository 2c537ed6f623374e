"""reports: one incident as one article tells it."""

import pandas as pd
from pandera.engines.pandas_engine import Date
from pandera.pandas import dataframe_check
from pandera.typing import Series

from schemas.checks import not_after, sub_type_fits
from schemas.columns import Table, code, confidence, day, degrees, event_identifier, identifier, number, text
from schemas.values import ALL_SUB_EVENT_TYPES, DATE_PRECISIONS, EVENT_TYPES


class Reports(Table):
    """One incident as one article tells it, with the words that date it, place it and name who did what to whom."""

    report_id: Series[str] = identifier("Same article, same incident, same id in every run.", "rep", unique=True)
    source_id: Series[str] = identifier("Article that tells the incident.", "src")
    event_id: Series[str] = event_identifier("Event that the report belongs to.")
    role: Series[str] = code("Whether the article is about the incident or recalls it.", ["main", "background"])
    event_type: Series[str] = code("ACLED event type.", EVENT_TYPES)
    sub_event_type: Series[str] = code("ACLED sub-event type.", ALL_SUB_EVENT_TYPES)
    date_text: Series[str] = text("The words that date the incident.", nullable=True)
    date_start: Series[Date] = day("Earliest day that the words allow.", nullable=True)
    date_end: Series[Date] = day("Latest day that the words allow.", nullable=True)
    date_precision: Series[str] = code("How finely the words date the incident.", DATE_PRECISIONS)
    place_text: Series[str] = text("The words that place the incident.", nullable=True)
    location: Series[str] = text("Settlement or district.", nullable=True)
    admin1: Series[str] = text("First-level unit: province, state, region.", nullable=True)
    admin2: Series[str] = text("Second-level unit: district, county.", nullable=True)
    country: Series[str] = text("Country.", nullable=True)
    iso: Series[pd.Int64Dtype] = number("Country's number.", "ISO 3166-1 numeric", ge=1, le=999, nullable=True)
    latitude: Series[pd.Float64Dtype] = degrees("Latitude of the location.", 90)
    longitude: Series[pd.Float64Dtype] = degrees("Longitude of the location.", 180)
    geo_precision: Series[pd.Int64Dtype] = number(
        "1 settlement or finer; 2 district, or near a place; 3 region or country only.",
        "class, 1 to 3",
        ge=1,
        le=3,
        nullable=True,
    )
    actor1_text: Series[str] = text("The words that name who acts.", nullable=True)
    actor1: Series[str] = text("Who acts, normalised.", nullable=True)
    actor2_text: Series[str] = text("The words that name who is acted on.", nullable=True)
    actor2: Series[str] = text("Who is acted on, normalised.", nullable=True)
    target_text: Series[str] = text("What or who was targeted, in the article's words.", nullable=True)
    responsibility_claimed_by: Series[str] = text("Actor who says it did it.", nullable=True)
    quote: Series[str] = text("The sentences that tell the incident.", str_length={"min_value": 1})
    char_start: Series[int] = number("Where the quote begins in the text.", "characters")
    char_end: Series[int] = number("Where the quote ends in the text.", "characters", ge=1)
    extractor: Series[str] = text("Which extractor made the row.", str_length={"min_value": 1})
    confidence: Series[float] = confidence(
        "How sure one can be that incident, days, place and event type are right: the share of hand-coded reports with"
        " the same signs of which that was so."
    )

    @dataframe_check
    @classmethod
    def dates_in_order(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """The earliest day is not after the latest."""
        return not_after(frame, "date_start", "date_end")

    @dataframe_check
    @classmethod
    def sub_event_type_fits(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """The sub-event type belongs to the event type."""
        return sub_type_fits(frame)
