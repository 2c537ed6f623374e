"""What follows in a row from the columns that a person corrected."""

from collections.abc import Mapping
from functools import partial
from typing import Any, TypeVar

import pandas as pd

from pipeline.corrections import Fix, correct
from pipeline.knowledge import Knowledge
from pipeline.notes import note
from pipeline.register import current_id
from pipeline.stages.resolve import FINENESS, actor_types, dated
from schemas.values import BY_HAND, EVENT_TYPE_OF

Row = dict[str, Any]
Known = TypeVar("Known")


def correct_told(
    reports: pd.DataFrame, claims: pd.DataFrame, fixes: list[Fix], knowledge: Knowledge
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return reports and claims with the corrections of both, and rejects for those that match nothing."""
    reports, idle = correct("reports", "code", reports, fixes, partial(_settle_report, knowledge=knowledge))
    claims, more = correct("claims", "code", claims, fixes, lambda row, changed: row)
    return reports, claims, pd.concat([idle, more], ignore_index=True)


def correct_events(
    events: pd.DataFrame, fixes: list[Fix], register: pd.DataFrame, knowledge: Knowledge
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the events with their corrections, and rejects for those that match nothing."""
    settle, current = partial(_settle_event, knowledge=knowledge), partial(current_id, register)
    return correct("events", "resolve", events, fixes, settle, current)


def _settle_report(row: Row, changed: frozenset[str], knowledge: Knowledge) -> Row:
    """Return a report with the type and the country's number that follow."""
    if "country" in changed:
        row |= {"iso": _country(row["country"], knowledge)["iso_numeric"] or None}
    if "sub_event_type" in changed:
        row |= {"event_type": _known(row["sub_event_type"], EVENT_TYPE_OF, "sub_event_type")}
    return row


def _settle_event(row: Row, changed: frozenset[str], knowledge: Knowledge) -> Row:
    """Return an event with all that follows, its sentence too."""
    if changed & {"event_date", "date_start", "date_end", "date_precision"}:
        row |= _days(row, changed)
    if "sub_event_type" in changed:
        kind = row["sub_event_type"]
        row |= {"event_type": _known(kind, EVENT_TYPE_OF, "sub_event_type"), "disorder_type": knowledge.disorder[kind]}
    if "country" in changed:
        country = _country(row["country"], knowledge)
        row |= {"iso": country["iso_numeric"] or None, "region": country["region"] or None}
    if changed & {"actor1", "actor2", "country", "sub_event_type"}:
        row |= actor_types(row, knowledge)
    row |= {"fatalities_rule": BY_HAND} if "fatalities" in changed else {}
    return row | {"notes": note(row)}


def _days(row: Row, changed: frozenset[str]) -> Row:
    """Return the cells that follow from a corrected day, or from a corrected interval of which one end may do."""
    if "event_date" in changed:
        return dated(row["event_date"], row["event_date"], "day")
    _known(row["date_precision"], FINENESS, "date_precision")
    return dated(row["date_start"] or row["date_end"], row["date_end"] or row["date_start"], row["date_precision"])


def _country(name: str | None, knowledge: Knowledge) -> Mapping[str, str]:
    """Return what the list of countries says of one; nothing of none."""
    return _known(name, knowledge.countries, "country") if name else {"iso_numeric": "", "region": ""}


def _known(value: Any, allowed: Mapping[str, Known], column: str) -> Known:
    """Return what stands under a value; raise ValueError where it is none of those that are known."""
    if value not in allowed:
        raise ValueError(f"there is no {column} {value!r}: write it as in the tables")
    return allowed[value]
