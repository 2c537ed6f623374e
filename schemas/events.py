"""events: one real incident. The first 31 columns are ACLED's export, names and order kept."""

import pandas as pd
from pandera.engines.pandas_engine import Date
from pandera.pandas import dataframe_check
from pandera.typing import Series

from schemas.checks import not_after, sub_type_fits
from schemas.columns import EVENT_ID, Table, code, confidence, day, degrees, flag, number, text
from schemas.values import (
    ACTOR_TYPES,
    ALL_SUB_EVENT_TYPES,
    BY_HAND,
    DATE_PRECISIONS,
    DISORDER_TYPES,
    EVENT_TYPES,
    REGIONS,
    RULES,
    SOURCE_SCALE,
)

ID = rf"^{EVENT_ID}$"
RULE = rf"^(({'|'.join(RULES)})(\+sum)?|{BY_HAND})$"


class Events(Table):
    """One real incident: a view over its claims, with the picked figure, the range and the dispute side by side."""

    event_id_cnty: Series[str] = text("Three-letter country code and a number; XXX for no country.", str_matches=ID)
    event_date: Series[Date] = day("The day, or the middle of the interval; empty without a year.", nullable=True)
    year: Series[pd.Int64Dtype] = number("Year of the event.", "calendar year", nullable=True)
    time_precision: Series[pd.Int64Dtype] = number(
        "1 the day is known; 2 the week; 3 the month or less.", "class, 1 to 3", ge=1, le=3, nullable=True
    )
    disorder_type: Series[str] = code("ACLED disorder type.", DISORDER_TYPES)
    event_type: Series[str] = code("ACLED event type.", EVENT_TYPES)
    sub_event_type: Series[str] = code("ACLED sub-event type.", ALL_SUB_EVENT_TYPES)
    actor1: Series[str] = text("Who acts.", nullable=True)
    assoc_actor_1: Series[str] = text("Actors beside actor1, joined by '; '.", nullable=True)
    inter1: Series[str] = code("ACLED type of actor1.", ACTOR_TYPES, nullable=True)
    actor2: Series[str] = text("Who is acted on.", nullable=True)
    assoc_actor_2: Series[str] = text("Actors beside actor2, joined by '; '.", nullable=True)
    inter2: Series[str] = code("ACLED type of actor2.", ACTOR_TYPES, nullable=True)
    interaction: Series[str] = text("The two actor types, as ACLED pairs them.", nullable=True)
    civilian_targeting: Series[str] = code(
        "Set where civilians were the main target.", ["Civilian targeting"], nullable=True
    )
    iso: Series[pd.Int64Dtype] = number("Country's number.", "ISO 3166-1 numeric", ge=1, le=999, nullable=True)
    region: Series[str] = code("ACLED region.", REGIONS, nullable=True)
    country: Series[str] = text("Country.", nullable=True)
    admin1: Series[str] = text("First-level unit: province, state, region.", nullable=True)
    admin2: Series[str] = text("Second-level unit: district, county.", nullable=True)
    admin3: Series[str] = text("Third-level unit.", nullable=True)
    location: Series[str] = text("Settlement or district.", nullable=True)
    latitude: Series[pd.Float64Dtype] = degrees("Latitude of the location.", 90)
    longitude: Series[pd.Float64Dtype] = degrees("Longitude of the location.", 180)
    geo_precision: Series[pd.Int64Dtype] = number(
        "1 settlement or finer; 2 district, or near a place; 3 region or country only.",
        "class, 1 to 3",
        ge=1,
        le=3,
        nullable=True,
    )
    source: Series[str] = text("Outlets that report the event, joined by '; '.", nullable=True)
    source_scale: Series[str] = text(
        "Reach of those outlets, in ACLED's words.", str_matches=SOURCE_SCALE, nullable=True
    )
    notes: Series[str] = text("One plain sentence made from the fields.", str_length={"min_value": 1})
    fatalities: Series[pd.Int64Dtype] = number("Killed, picked by fatalities_rule.", "people", nullable=True)
    tags: Series[str] = text(
        "ACLED's tags, joined by '; '; a demonstration has its crowd size in an article's words, or 'no report'.",
        nullable=True,
    )
    timestamp: Series[int] = number("When the row last changed.", "seconds since 1970-01-01 UTC")
    event_id: Series[str] = text(
        "Same as event_id_cnty; the key that the other tables use.", str_matches=ID, unique=True
    )
    date_start: Series[Date] = day("Earliest day that the reports allow.", nullable=True)
    date_end: Series[Date] = day("Latest day that the reports allow.", nullable=True)
    date_precision: Series[str] = code("How finely the event is dated.", DATE_PRECISIONS)
    target: Series[str] = text("What or who was targeted.", nullable=True)
    responsibility_claimed_by: Series[str] = text("Actor who says it did it.", nullable=True)
    fatalities_low: Series[pd.Int64Dtype] = number("Lowest total that any claim gives.", "people", nullable=True)
    fatalities_high: Series[pd.Int64Dtype] = number("Highest total that any claim gives.", "people", nullable=True)
    fatalities_high_open: Series[bool] = flag("Whether the highest claim is open ended.")
    fatalities_rule: Series[str] = text(
        "Rule that picked fatalities; +sum where parts were added up; correction where a person gave it.",
        str_matches=RULE,
    )
    fatalities_claims: Series[int] = number("Claims of the total.", "claims")
    fatalities_claimants: Series[int] = number("Different claimants of the total.", "claimants")
    fatalities_disputed: Series[bool] = flag("Whether two claimants' totals cannot both be true.")
    injured: Series[pd.Int64Dtype] = number("Injured, picked by the same rule.", "people", nullable=True)
    injured_low: Series[pd.Int64Dtype] = number("Lowest total of the injured.", "people", nullable=True)
    injured_high: Series[pd.Int64Dtype] = number("Highest total of the injured.", "people", nullable=True)
    perpetrators_killed: Series[pd.Int64Dtype] = number("The attackers' own dead.", "people", nullable=True)
    arrested: Series[pd.Int64Dtype] = number("Arrested.", "people", nullable=True)
    abducted: Series[pd.Int64Dtype] = number("Abducted.", "people", nullable=True)
    reports: Series[int] = number("Reports of the event.", "reports", ge=1)
    independent_sources: Series[int] = number("Sources after copies are taken out.", "articles", ge=1)
    first_reported: Series[Date] = day("First publication date of its reports.", nullable=True)
    last_reported: Series[Date] = day("Last publication date of its reports.", nullable=True)
    confidence: Series[float] = confidence("How sure one can be of it: the confidence of the surest of its reports.")
    previous_ids: Series[str] = text("Ids that were merged into this one, joined by '; '.", nullable=True)

    @dataframe_check
    @classmethod
    def dates_in_order(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """The earliest day is not after the latest."""
        return not_after(frame, "date_start", "date_end")

    @dataframe_check
    @classmethod
    def same_id(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Both id columns hold the same id."""
        return frame["event_id"].eq(frame["event_id_cnty"]).astype(bool)

    @dataframe_check
    @classmethod
    def sub_event_type_fits(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """The sub-event type belongs to the event type."""
        return sub_type_fits(frame)
