"""Events in ACLED's strict form: its 31 columns, its conventions, and only what its form can hold."""

import pandas as pd

from pipeline.table_files import csv_cell, csv_line
from pipeline.tables import records
from schemas.events import Events

COLUMNS = list(Events.to_schema().columns)[:31]
# ACLED leaves out what is dated no finer than a year, and what is placed no finer than a country.
TOO_COARSE = ["year", "unknown"]
UNNAMED = "Undisclosed Source"  # what ACLED writes for a source without a name
REASONS = ["date_no_finer_than_a_year", "place_no_finer_than_a_country", "place_without_coordinates"]


def acled(events: pd.DataFrame) -> str:
    """Return the events that ACLED's form can hold as CSV: gaps filled as ACLED fills them."""
    frame = strict(events)
    rows = [[csv_cell(cell) for cell in row.values()] for row in records(frame)]
    return "".join(csv_line(cells) for cells in [list(frame.columns), *rows])


def strict(events: pd.DataFrame) -> pd.DataFrame:
    """Return the 31 columns of the events that are kept; `left_out` says which are not.

    A toll that nobody gives is 0, a region stands for a missing place, and a source without a name is undisclosed.
    """
    kept = events[left_out(events).isna()]
    return kept[COLUMNS].assign(
        fatalities=kept["fatalities"].fillna(0),
        location=kept["location"].fillna(kept["admin1"]),
        source=kept["source"].fillna(UNNAMED),
    )


def left_out(events: pd.DataFrame) -> "pd.Series[str]":
    """Return for each event why ACLED's form cannot hold it, missing where it can."""
    why = pd.Series(pd.NA, index=events.index, dtype="str")
    why[events["latitude"].isna() | events["longitude"].isna()] = "place_without_coordinates"
    why[events["country"].isna() | events["location"].isna() & events["admin1"].isna()] = (
        "place_no_finer_than_a_country"
    )
    why[events["event_date"].isna() | events["date_precision"].isin(TOO_COARSE)] = "date_no_finer_than_a_year"
    return why


def counts_left_out(events: pd.DataFrame) -> dict[str, int]:
    """Return how many events each reason keeps out of the file."""
    found = left_out(events).value_counts()
    return {reason: int(found.get(reason, 0)) for reason in REASONS}
