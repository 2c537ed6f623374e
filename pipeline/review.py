"""What most needs a person, as a sheet with evidence and room for decisions."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.check import read_release
from pipeline.judgements import FILE as JUDGEMENTS
from pipeline.judgements import read_judgements
from pipeline.linking import SAME, Features, all_features, candidates, likeness
from pipeline.sheets import write_sheet
from pipeline.tables import records
from schemas.corrections import CORRECTABLE
from schemas.values import BY_HAND

Row = dict[str, Any]
VALUES = CORRECTABLE["events"]
DECIDE = ["judgement", "correct_column", "correct_value", "who", "when", "why"]
COLUMNS = ["reason", "event_id", "left", "right", "evidence", "other_evidence", *VALUES, *DECIDE]
# Events below this confidence are worth a look: more of them are wrong in date, place or kind than right.
LOW = 0.5
# How near to the threshold of linking a pair of reports is neither surely one incident nor surely two.
CLOSE = 1.0


def write_review(data: Path, decisions: Path, path: Path, most: int) -> int:
    """Write the sheet of a release, at most so many rows for each reason, and return how many there are."""
    tables = read_release(data)
    release = Release.of(tables)
    decided = _decided(decisions)
    reasons = (_thin(release, decided), _near(release, decided), _disputed(release), _unsure(release))
    rows = [row for found in reasons for row in islice(found, most)]
    write_sheet(path, COLUMNS, rows)
    return len(rows)


@dataclass(frozen=True)
class Release:
    """The events of a release, their reports, and what of these counts for linking."""

    events: Mapping[str, Row]
    reports: Mapping[str, Row]
    told: Mapping[str, list[Features]]
    outlets: Mapping[str, str]

    @classmethod
    def of(cls, tables: Mapping[str, pd.DataFrame]) -> "Release":
        """Return the tables by their ids."""
        reports = {str(row["report_id"]): row for row in records(tables["reports"])}
        told: dict[str, list[Features]] = defaultdict(list)
        for one in all_features(tables["reports"], tables["claims"], tables["sources"]):
            told[str(reports[one.report_id]["event_id"])].append(one)
        outlets = {str(row["source_id"]): str(row["outlet"] or row["path"]) for row in records(tables["sources"])}
        return cls({str(row["event_id"]): row for row in records(tables["events"])}, reports, told, outlets)

    def row(self, reason: str, event_id: str, left: str, right: str = "") -> dict[str, str]:
        """Return a row of the sheet: the event, its evidence or that of two reports, and empty cells to decide in."""
        event = self.events[event_id]
        values = {name: "" if event[name] is None else str(event[name]) for name in VALUES}
        evidence = [self._quote(r) for r in ([left] if right else left.split("; "))]
        shown = {"evidence": "\n".join(evidence), "other_evidence": self._quote(right) if right else ""}
        ids = {"event_id": event_id, "left": left, "right": right}
        return {"reason": reason, **ids, **shown, **values, **dict.fromkeys(DECIDE, "")}

    def whole(self, reason: str, event_id: str) -> dict[str, str]:
        """Return a row about an event and all its reports."""
        return self.row(reason, event_id, "; ".join(sorted(one.report_id for one in self.told[event_id])))

    def event(self, report_id: str) -> str:
        """Return the event of a report."""
        return str(self.reports[report_id]["event_id"])

    def _quote(self, report_id: str) -> str:
        report = self.reports[report_id]
        place = ", ".join(str(report[c]) for c in ("location", "admin1", "country") if report[c])
        days = " to ".join(dict.fromkeys(str(report[c]) for c in ("date_start", "date_end") if report[c]))
        where = f"{self.outlets[report['source_id']]}; {days or 'no day'}; {place or 'no place'}"
        return f"“{' '.join(report['quote'].split())}” ({where})"


def _decided(decisions: Path) -> set[frozenset[str]]:
    """Return the pairs of ids, and the single ones, that somebody judged already."""
    rows = read_judgements(decisions / JUDGEMENTS)
    return {frozenset({left, right} - {""}) for left, right in zip(rows["left"], rows["right"], strict=True)}


def _thin(release: Release, decided: set[frozenset[str]]) -> Iterator[dict[str, str]]:
    """Yield the reports that hang on their event by a likeness near the threshold, the loosest first."""
    found: list[tuple[float, str, str, str]] = []
    for event_id, told in release.told.items():
        for one in told if len(told) > 1 else []:
            score, other = max((likeness(one, o), o.report_id) for o in told if o is not one)
            if score < SAME + CLOSE and frozenset((one.report_id, other)) not in decided:
                found.append((score, min(one.report_id, other), max(one.report_id, other), event_id))
    for _, left, right, event_id in sorted(set(found)):
        yield release.row("joined on thin evidence", event_id, left, right)


def _near(release: Release, decided: set[frozenset[str]]) -> Iterator[dict[str, str]]:
    """Yield the reports of two events that are nearly alike enough to be one, the likest first."""
    best: dict[tuple[str, ...], tuple[float, str, str]] = {}
    for one, other in candidates([one for told in release.told.values() for one in told]):
        events = tuple(sorted(release.event(r.report_id) for r in (one, other)))
        score = likeness(one, other)
        if events[0] != events[1] and one.source_id != other.source_id and score >= SAME - CLOSE:
            pair = (score, min(one.report_id, other.report_id), max(one.report_id, other.report_id))
            best[events] = max(best.get(events, pair), pair)
    for _, left, right in sorted(best.values(), key=lambda b: (-b[0], b[1], b[2])):
        if frozenset((left, right)) not in decided:
            reason = f"perhaps the same incident as {release.event(right)}"
            yield release.row(reason, release.event(left), left, right)


def _disputed(release: Release) -> Iterator[dict[str, str]]:
    """Yield the events whose toll is disputed, the widest range first."""
    found = [
        event
        for event in release.events.values()
        if event["fatalities_disputed"] and event["fatalities_rule"] != BY_HAND
    ]
    for event in sorted(found, key=lambda e: ((e["fatalities_low"] or 0) - (e["fatalities_high"] or 0), e["event_id"])):
        most = f"{event['fatalities_high']}{' or more' if event['fatalities_high_open'] else ''}"
        yield release.whole(f"disputed toll: {event['fatalities_low']} to {most}", str(event["event_id"]))


def _unsure(release: Release) -> Iterator[dict[str, str]]:
    """Yield the events of low confidence, the lowest first."""
    found = [event for event in release.events.values() if event["confidence"] < LOW]
    for event in sorted(found, key=lambda e: (e["confidence"], e["event_id"])):
        yield release.whole(f"low confidence: {event['confidence']}", str(event["event_id"]))
