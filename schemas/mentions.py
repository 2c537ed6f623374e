"""What the articles say, in their own words: the table between extract and code, not published."""

import pandas as pd
from pandera.pandas import DataFrameModel, Field
from pandera.typing import Series


class Mentions(DataFrameModel):
    """One incident, figure or sum as an article words it."""

    mention_id: Series[str] = Field(unique=True, description="Source and running number.")
    source_id: Series[str] = Field(str_matches=r"^src-[0-9a-f]{12}$", description="The article.")
    kind: Series[str] = Field(isin=["incident", "figure", "aggregate"], description="What is mentioned.")
    incident_no: Series[pd.Int64Dtype] = Field(
        nullable=True, ge=1, description="Number of the incident in its article."
    )
    role: Series[str] = Field(isin=["main", "background", ""], description="Told as news or recalled.")
    date_text: Series[str] = Field(description="Words that date it.")
    date_at: Series[str] = Field(description="Offset of these words.")
    anchor_at: Series[str] = Field(
        description="Offsets of the dates that a relative date counts from, each from the one behind it."
    )
    place_text: Series[str] = Field(description="Words that place it.")
    place_at: Series[str] = Field(description="Offsets of all places that place it.")
    around_at: Series[str] = Field(description="Offsets of places that tell its country where its own do not.")
    actor1_text: Series[str] = Field(description="Words for who acts.")
    actor1_at: Series[str] = Field(description="Offsets of the actors on this side.")
    actor2_text: Series[str] = Field(description="Words for who is acted on.")
    actor2_at: Series[str] = Field(description="Offsets of the actors on this side.")
    group_text: Series[str] = Field(description="The armed group that the article is about.")
    target_text: Series[str] = Field(description="Words for the target.")
    responsibility_text: Series[str] = Field(description="Words for who claims it.")
    responsibility_at: Series[str] = Field(description="Offset of these words.")
    cue_words: Series[str] = Field(description="Cues and their strength for each sub-event type.")
    measure: Series[str] = Field(description="Measure of a figure.")
    number_text: Series[str] = Field(description="Words of the figure.")
    scope: Series[str] = Field(description="total or part.")
    victims: Series[str] = Field(description="Who is counted.")
    claimant_text: Series[str] = Field(description="Words for who gives the figure.")
    claimant_type: Series[str] = Field(description="What kind of claimant that is.")
    claimed_on_text: Series[str] = Field(description="Words for when it was said.")
    claimed_on_at: Series[str] = Field(description="Offset of these words.")
    period_text: Series[str] = Field(description="Words of the period that a figure sums up.")
    period_at: Series[str] = Field(description="Offset of these words.")
    updates: Series[bool] = Field(description="Whether the figure revises an earlier one.")
    quote: Series[str] = Field(description="The words that carry it.")
    char_start: Series[int] = Field(ge=0, description="Offset of the quote in the article's text.")
    char_end: Series[int] = Field(ge=1, description="Offset behind the quote.")
    signs: Series[str] = Field(description="What speaks for or against it: names of pipeline/confidence.py.")
