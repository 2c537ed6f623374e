"""Cue words of events, harm and what is neither."""

from pandera.pandas import DataFrameModel, Field
from pandera.typing import Series

FRAMES = [
    "patient",
    "subject",
    "state",
    "count",
    "toll",
    "restated",
    "act",
    "event",
    "weapon",
    "police_response",
    "territory",
    "strategic",
    "property",
    "disaster",
    "unreal",
]
MEASURES = ["", "killed", "injured", "casualties", "arrested", "abducted", "missing", "displaced", "released"]


class Cues(DataFrameModel):
    """One word or phrase that tells an event or a harm."""

    cue: Series[str] = Field(str_length={"min_value": 2}, description="Lemmas in small letters, separated by blanks.")
    pos: Series[str] = Field(isin=["verb", "noun", "adj", "any"], description="Part of speech of the first word.")
    frame: Series[str] = Field(isin=FRAMES, description="How the cue relates to who acts and who suffers.")
    measure: Series[str] = Field(isin=MEASURES, description="The claims measure that a harm cue tells.")
    sub_event_type: Series[str] = Field(description="ACLED sub-event type that the cue speaks for.")
    strength: Series[str] = Field(
        isin=list("0123456"),
        description="How strongly it speaks for that type; a harm of strength 0 befalls only what is surely a person.",
    )
