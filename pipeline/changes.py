"""What differs from the last release, row by row and column by column, and why."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipeline.tables import from_rows, records
from schemas import KEYS
from schemas.changes import Changes

TRACKED = ["sources", "reports", "claims", "aggregates", "events"]
Tables = dict[str, pd.DataFrame]
Row = dict[str, Any]


@dataclass(frozen=True)
class Causes:
    """The articles that came, went and changed between two releases."""

    added: frozenset[str]
    removed: frozenset[str]
    changed: frozenset[str]
    judged: frozenset[str] = frozenset()

    def of(self, sources: set[str], reports: set[str] = frozenset()) -> str:  # type: ignore[assignment]
        """Return why a row that rests on these articles and reports differs."""
        if sources & self.changed:
            return "source changed"
        if sources & self.added:
            return "source added"
        if sources & self.removed:
            return "source removed"
        return "judgement" if reports & self.judged else "pipeline"


def compare(old: Tables, new: Tables, judged: frozenset[str] = frozenset()) -> list[Row]:
    """Return the rows of changes, still without run_id, that lead from one release to the next."""
    causes = find_causes(old["sources"], new["sources"], judged)
    rows: list[Row] = []
    for table in TRACKED:
        key = KEYS[table][0]
        before, after = _by_key(old[table], key), _by_key(new[table], key)
        support = _support(table, old, new)
        for row_id in sorted(before.keys() | after.keys()):
            sources, reports = support.get(row_id, (set(), set()))
            cause = causes.of(sources, reports)
            rows += [_change(table, row_id, cause, **c) for c in _cells(before.get(row_id), after.get(row_id))]
    moves = _regrouped(old, new, causes)
    merged = {row["id"] for row in moves if row["op"] == "MERGE"}
    # An event that was merged has not gone: MERGE says where it is.
    return [r for r in rows if (r["table"], r["op"]) != ("events", "DEL") or r["id"] not in merged] + moves


def find_causes(old: pd.DataFrame, new: pd.DataFrame, judged: frozenset[str]) -> Causes:
    """Return which articles came, went, or stand changed at the place where another stood."""
    before, after = set(old["source_id"]), set(new["source_id"])
    places_before, places_after = _places(old, before - after), _places(new, after - before)
    both = places_before.keys() & places_after.keys()
    changed = {places_before[p] for p in both} | {places_after[p] for p in both}
    return Causes(
        added=frozenset(after - before - changed),
        removed=frozenset(before - after - changed),
        changed=frozenset(changed),
        judged=judged,
    )


def _places(sources: pd.DataFrame, ids: set[str]) -> dict[tuple[str, int], str]:
    rows = zip(sources["path"], sources["article_no"], sources["source_id"], strict=True)
    return {(path, number): source_id for path, number, source_id in rows if source_id in ids}


def _by_key(frame: pd.DataFrame, key: str) -> dict[str, Row]:
    return {str(row[key]): row for row in records(frame)}


def _support(table: str, old: Tables, new: Tables) -> dict[str, tuple[set[str], set[str]]]:
    """Return, per row, the articles and reports that it rests on, before or after."""
    support: dict[str, tuple[set[str], set[str]]] = {}
    frames = [old["reports"], new["reports"]] if table == "events" else [old[table], new[table]]
    key = KEYS[table][0]
    for frame in frames:
        for row in records(frame):
            sources, reports = support.setdefault(str(row[key]), (set(), set()))
            sources.add(str(row["source_id"]))
            # A person may judge a report or the event itself.
            reports.update({str(row.get("report_id") or ""), str(row[key])})
    return support


def _cells(before: Row | None, after: Row | None) -> list[Row]:
    """Return what happened to one row: it came, it went, or some of its cells changed."""
    if before is None:
        return [{"op": "ADD"}]
    if after is None:
        return [{"op": "DEL"}]
    # The timestamp follows from the other columns, so it is no change of its own.
    differing = [c for c in after if c != "timestamp" and before.get(c) != after[c]]
    return [{"op": "MOD", "column": c, "old": _text(before.get(c)), "new": _text(after[c])} for c in differing]


def _text(value: Any) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else str(value)


def _change(table: str, row_id: str, cause: str, op: str, **rest: str | None) -> Row:
    return {"table": table, "id": row_id, "op": op, "cause": cause, **rest}


def _regrouped(old: Tables, new: Tables, causes: Causes) -> list[Row]:
    """Return the events that were merged into another, and those that were split off from one that lives on."""
    moves = old["reports"].merge(new["reports"], on="report_id", suffixes=("_old", "_new"))
    moves = moves[moves["event_id_old"] != moves["event_id_new"]]
    before, after = set(old["events"]["event_id"]), set(new["events"]["event_id"])
    rows = {}
    for move in records(moves.sort_values("report_id")):
        source, target = str(move["event_id_old"]), str(move["event_id_new"])
        cause = causes.of({str(move["source_id_new"])}, {str(move["report_id"])})
        if source not in after:
            rows[source, target] = _change("events", source, cause, "MERGE", into_id=target)
        elif target not in before:
            rows[source, target] = _change("events", source, cause, "SPLIT", into_id=target)
    return [rows[pair] for pair in sorted(rows)]


def stamp(events: pd.DataFrame, former: pd.DataFrame, now: int) -> pd.DataFrame:
    """Return the events with the timestamp of the former release where the row is the same, else with `now`."""
    known = _by_key(former, "event_id")
    stamps = []
    for row in records(events):
        before = known.get(str(row["event_id"]))
        same = before is not None and not _cells(before, row)
        stamps.append(int(before["timestamp"]) if before is not None and same else now)
    return events.assign(timestamp=pd.Series(stamps, dtype="int64", index=events.index))


def run_id(history: pd.DataFrame, rows: list[Row], run_date: dt.date) -> str:
    """Return the run's id: its number in the history, its date and a hash over what it changes."""
    number = 1 + max((int(name.split("-")[1]) for name in history["run_id"]), default=0)
    digest = hashlib.sha256(repr([sorted(row.items()) for row in rows]).encode()).hexdigest()
    return f"run-{number:05d}-{run_date:%Y%m%d}-{digest[:8]}"


def extend(history: pd.DataFrame, rows: list[Row], run_date: dt.date) -> pd.DataFrame:
    """Return the history with the rows of this run; nothing is added where nothing changed."""
    if not rows:
        return history
    name = run_id(history, rows, run_date)
    return pd.concat([history, from_rows([{"run_id": name, **row} for row in rows], Changes)], ignore_index=True)
