"""corrections: what a person found a field of a report, a claim or an event to be."""

from pandera.pandas import DataFrameModel, Field
from pandera.typing import Series

from schemas.columns import EVENT_ID

# The columns that a person may correct; the others follow from these or are evidence.
CORRECTABLE: dict[str, tuple[str, ...]] = {
    "reports": (
        "role", "sub_event_type", "date_start", "date_end", "date_precision", "location", "admin1", "admin2", "country",
        "latitude", "longitude", "geo_precision", "actor1", "actor2", "responsibility_claimed_by",
    ),
    "claims": (
        "measure", "low", "high", "qualifier", "scope", "victims", "claimant", "claimant_type", "claimed_on",
    ),
    "events": (
        "event_date", "date_start", "date_end", "date_precision", "sub_event_type", "location", "admin1", "admin2",
        "admin3", "country", "latitude", "longitude", "geo_precision", "actor1", "assoc_actor_1", "actor2",
        "assoc_actor_2", "target", "responsibility_claimed_by", "fatalities", "injured", "perpetrators_killed",
        "arrested", "abducted", "tags",
    ),
}  # fmt: skip
SAID = {"min_value": 1}


class Corrections(DataFrameModel):
    """One field of one row as a person found it to be; it is used only while the pipeline still gives `expected`."""

    id: Series[str] = Field(
        str_matches=rf"^((rep|clm)-[0-9a-f]{{12}}|{EVENT_ID})$", description="Report, claim or event."
    )
    column: Series[str] = Field(str_length=SAID, description="Column of that row, see CORRECTABLE.")
    value: Series[str] = Field(description="What stands there from now on; empty for not said.")
    expected: Series[str] = Field(description="What the pipeline gave when the person looked; empty for not said.")
    who: Series[str] = Field(str_length=SAID, description="Who decided.")
    when: Series[str] = Field(str_length=SAID, description="When.")
    why: Series[str] = Field(str_length=SAID, description="On what grounds.")
