"""One event as a person reads it: its figures, its claims side by side, its sources."""

from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.check import Tables, read_release
from pipeline.errors import PipelineError
from pipeline.tables import records
from pipeline.terminal import disputed, soft, strong

Row = dict[str, Any]


def evidence(data: Path, event_id: str) -> dict[str, Any]:
    """Return the rows behind an event: itself, its claims in the order of the text, its reports and its sources."""
    tables = read_release(data)
    events = {str(row["event_id"]): row for row in records(tables["events"])}
    current = _current(event_id, events, tables["changes"])
    claims, reports = (tables[name][tables[name]["event_id"] == current] for name in ("claims", "reports"))
    sources = tables["sources"][tables["sources"]["source_id"].isin(reports["source_id"])]
    return {
        "event": events[current],
        "claims": records(claims.sort_values(["source_id", "char_start", "claim_id"])),
        "reports": records(reports),
        "sources": records(sources),
    }


def show(data: Path, event_id: str) -> list[str]:
    """Return the lines that tell an event; an id that was merged leads to the event that took it in."""
    tables = read_release(data)
    events = {str(row["event_id"]): row for row in records(tables["events"])}
    current = _current(event_id, events, tables["changes"])
    lines = [] if current == event_id else [f"{event_id} was merged into {current}.", ""]
    return [*lines, *_event(events[current]), *_claims(current, tables), *_sources(current, tables)]


def _current(event_id: str, events: dict[str, Row], changes: pd.DataFrame) -> str:
    """Return the id under which an event is found today."""
    if event_id in events:
        return event_id
    for row in events.values():
        if event_id in str(row["previous_ids"] or "").split("; "):
            return str(row["event_id"])
    merged = changes[(changes["op"] == "MERGE") & (changes["id"] == event_id)]
    for into in reversed(list(merged["into_id"])):
        return _current(str(into), events, changes[changes["id"] != event_id])
    gone = bool((changes["id"] == event_id).any())
    hint = (
        f"it left the table, see `conflict-events history {event_id}`"
        if gone
        else "see the column event_id of events.csv"
    )
    raise PipelineError(f"there is no event {event_id}: {hint}")


def _event(event: Row) -> list[str]:
    place = ", ".join(str(event[c]) for c in ("location", "admin1", "country") if event[c])
    days = " to ".join(dict.fromkeys(str(event[c]) for c in ("date_start", "date_end") if event[c]))
    fields = [
        ("when", f"{days or 'not known'} ({event['date_precision']})"),
        ("where", place or "not known"),
        ("what", f"{event['event_type']}: {event['sub_event_type']}"),
        ("who", event["actor1"]),
        ("against", event["actor2"]),
        ("target", event["target"]),
        ("claimed by", event["responsibility_claimed_by"]),
        ("killed", _toll(event, "fatalities")),
        ("injured", _toll(event, "injured")),
    ]
    told = (f"  {soft(f'{name:<11}')} {value}" for name, value in fields if value is not None)
    return [f"{strong(event['event_id'])}  {event['notes']}", "", *told]


def _toll(event: Row, measure: str) -> str | None:
    """Return the picked figure with its range, its rule and whether it is disputed."""
    figure, low, high = event[measure], event[f"{measure}_low"], event[f"{measure}_high"]
    if figure is None and low is None and high is None:
        return None
    opened = "+" if measure == "fatalities" and event["fatalities_high_open"] else ""
    same = low is not None and low == high and not opened
    told = f"all claim {low}" if same else f"claims from {_or_open(low)} to {_or_open(high)}{opened}"
    text = f"{strong(_or_open(figure))} ({told}"
    if measure == "fatalities":
        text += f"; rule {event['fatalities_rule']}"
        text += f"; claims {event['fatalities_claims']}, claimants {event['fatalities_claimants']}"
        text += f"; {disputed('disputed')}" if event["fatalities_disputed"] else ""
    return f"{text})"


def _or_open(value: Any) -> str:
    return "?" if value is None else str(value)


def _claims(event_id: str, tables: Tables) -> list[str]:
    """Return the claims of an event, each with its figure, claimant, outlet and words."""
    outlets = _outlets(tables["sources"])
    claims = records(tables["claims"][tables["claims"]["event_id"] == event_id])
    claims.sort(key=lambda c: (c["measure"], c["scope"] != "total", str(c["claimed_on"]), c["claim_id"]))
    lines = ["", strong("Claims") if claims else "No claims"]
    for claim in claims:
        part = f" ({claim['victims'] or 'a part'})" if claim["scope"] == "part" else ""
        who = claim["claimant"] or claim["claimant_text"] or "the article"
        said = f", {claim['claimed_on']}" if claim["claimed_on"] else ""
        heard = soft(f"({outlets[claim['source_id']]}{said})")
        lines.append(f"  {claim['measure']:<10} {strong(f'{_figure(claim):<14}')}{part} {who} {heard}")
        lines.append(f"             “{' '.join(claim['quote'].split())}”")
    return lines


def _figure(claim: Row) -> str:
    """Return the figure as a range: 6, 46+, up to 12, 8-10."""
    low, high = claim["low"], claim["high"]
    if low == high:
        return str(low)
    if high is None:
        return f"{low}+"
    return f"up to {high}" if low is None else f"{low}-{high}"


def _outlets(sources: pd.DataFrame) -> dict[str, str]:
    return {str(row["source_id"]): str(row["outlet"] or row["path"]) for row in records(sources)}


def _sources(event_id: str, tables: Tables) -> list[str]:
    """Return the articles that tell the event."""
    ids = set(tables["reports"]["source_id"][tables["reports"]["event_id"] == event_id])
    rows = records(tables["sources"][tables["sources"]["source_id"].isin(ids)])
    rows.sort(key=lambda s: (str(s["published"] or ""), s["path"], s["article_no"]))
    lines = ["", strong("Sources")]
    for row in rows:
        parts = [row["outlet"], row["published"], row["title"], f"{row['path']} no. {row['article_no']}", row["url"]]
        copy = f" (repeats {row['copy_of']})" if row["copy_of"] else ""
        lines.append(f"  {soft(row['source_id'])}  {', '.join(str(p) for p in parts if p)}{copy}")
    return lines
