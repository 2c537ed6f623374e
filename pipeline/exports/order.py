"""Rows in the order in which people read them; the order of the files says nothing."""

import pandas as pd

from schemas.values import MEASURES


def newest_first(events: pd.DataFrame) -> pd.DataFrame:
    """Return the events by date, the newest first and the undated last, those of a day by id."""
    by_id = events.sort_values("event_id", kind="stable")
    return by_id.sort_values("event_date", ascending=False, kind="stable", na_position="last", ignore_index=True)


def beside(claims: pd.DataFrame, event_ids: list[str]) -> pd.DataFrame:
    """Return the claims in the order of their events; of one event by measure, totals first, then as told."""
    places = {event_id: place for place, event_id in enumerate(event_ids)}
    order = claims.assign(
        _event=claims["event_id"].map(places),
        _measure=claims["measure"].map({measure: place for place, measure in enumerate(MEASURES)}),
        _part=claims["scope"] == "part",
    )
    keys = ["_event", "_measure", "_part", "source_id", "char_start", "claim_id"]
    return order.sort_values(keys, kind="stable", ignore_index=True)[list(claims.columns)]
