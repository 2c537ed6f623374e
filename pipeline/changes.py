"""What differs from the last release, row by row and column by column, and why."""

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from pipeline.decided import NewDecisions
from pipeline.tables import from_rows, records
from schemas import KEYS
from schemas.changes import Changes

# The columns in which a row says what it rests on.
IDS = ["source_id", "report_id", "claim_id", "aggregate_id", "event_id"]
# What file, header and sidecar give of an article besides its words.
GIVEN = ["path", "article_no", "title", "outlet", "author", "url", "published", "language", "source_scale"]
TRACKED = ["sources", "reports", "claims", "aggregates", "events"]
Tables = dict[str, pd.DataFrame]
Row = dict[str, Any]


@dataclass(frozen=True)
class Support:
    """What a row rests on, before or after: articles, and ids that a person may decide about, its own among them."""

    sources: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)


Cause = tuple[str, str | None]


@dataclass(frozen=True)
class Causes:
    """The articles that came, went and changed between two releases, each with what to call it, and new decisions."""

    added: frozenset[str]
    removed: frozenset[str]
    changed: frozenset[str]
    called: Mapping[str, str] = field(default_factory=dict)
    decisions: NewDecisions = field(default_factory=NewDecisions)

    def of(self, support: Support, cell: tuple[str, str, str] | None = None) -> Cause:
        """Return why a row, or a cell of it, differs, and who or what in particular brought it about."""
        if cell is not None and cell in self.decisions.cells:
            return "correction", self.decisions.cells[cell]
        for cause, articles in (("changed", self.changed), ("added", self.added), ("removed", self.removed)):
            found = support.sources & articles
            if found:
                return f"source {cause}", "; ".join(self.called.get(s, s) for s in sorted(found))
        for cause, told in (("correction", self.decisions.corrected), ("judgement", self.decisions.judged)):
            words = sorted({told[i] for i in support.ids if i in told})
            if words:
                return cause, "; ".join(words)
        return "pipeline", None


def compare(old: Tables, new: Tables, decisions: NewDecisions | None = None) -> list[Row]:
    """Return the rows of changes, still without run_id, that lead from one release to the next."""
    causes = find_causes(old["sources"], new["sources"], decisions or NewDecisions())
    rows: list[Row] = []
    for table in TRACKED:
        key = KEYS[table][0]
        before, after = _by_key(old[table], key), _by_key(new[table], key)
        support = _support(table, old, new)
        for row_id in sorted(before.keys() | after.keys()):
            for cell in _cells(before.get(row_id), after.get(row_id)):
                cause = causes.of(support[row_id], (table, row_id, cell.get("column") or ""))
                rows.append(_change(table, row_id, cause, **cell))
    moves = _regrouped(old, new, causes)
    merged = {row["id"] for row in moves if row["op"] == "MERGE"}
    # An event that was merged has not gone: MERGE says where it is.
    return [r for r in rows if (r["table"], r["op"]) != ("events", "DEL") or r["id"] not in merged] + moves


def find_causes(old: pd.DataFrame, new: pd.DataFrame, decisions: NewDecisions) -> Causes:
    """Return which articles came, went, or stand changed at the place where another stood."""
    before, after = set(old["source_id"]), set(new["source_id"])
    at_before, at_after = places(old, before - after), places(new, after - before)
    both = at_before.keys() & at_after.keys()
    changed = {at_before[p] for p in both} | {at_after[p] for p in both}
    changed |= _told_otherwise(old, new)
    return Causes(
        added=frozenset(after - before - changed),
        removed=frozenset(before - after - changed),
        changed=frozenset(changed),
        called=_called(old) | _called(new),
        decisions=decisions,
    )


def _told_otherwise(old: pd.DataFrame, new: pd.DataFrame) -> set[str]:
    """Return the articles of both releases of which file, header or sidecar say something else by now."""
    before, after = ({str(row["source_id"]): [row[c] for c in GIVEN] for row in records(f)} for f in (old, new))
    return {source_id for source_id in before.keys() & after.keys() if before[source_id] != after[source_id]}


def _called(sources: pd.DataFrame) -> dict[str, str]:
    """Return for each article its id with outlet, or file, and day."""
    rows = sources[["source_id", "outlet", "path", "published"]].astype(object).itertuples(index=False)
    return {s: f"{s} ({o if pd.notna(o) else p}{f', {d}' if pd.notna(d) else ''})" for s, o, p, d in rows}


def places(sources: pd.DataFrame, ids: set[str]) -> dict[tuple[str, int], str]:
    """Return which of some articles stands at each place, a place being a file and a number in it."""
    rows = zip(sources["path"], sources["article_no"], sources["source_id"], strict=True)
    return {(path, number): source_id for path, number, source_id in rows if source_id in ids}


def _by_key(frame: pd.DataFrame, key: str) -> dict[str, Row]:
    return {str(row[key]): row for row in records(frame)}


def _support(table: str, old: Tables, new: Tables) -> dict[str, Support]:
    """Return, per row, the articles and ids that it rests on, before or after."""
    support: dict[str, Support] = defaultdict(Support)
    key = KEYS[table][0]
    names = ["events", "reports", "claims"] if table == "events" else [table]
    for frame in (release[name] for release in (old, new) for name in names):
        columns = [c for c in (*IDS, "copy_of") if c in frame.columns]
        for cells in frame[columns].astype(object).itertuples(index=False):
            row = dict(zip(columns, cells, strict=True))
            found = support[str(row[key])]
            found.sources.update(row[c] for c in ("source_id", "copy_of") if c in row)
            found.ids.update(row.values())
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


def _change(table: str, row_id: str, cause: Cause, op: str, **rest: str | None) -> Row:
    return {"table": table, "id": row_id, "op": op, "cause": cause[0], "detail": cause[1], **rest}


def _regrouped(old: Tables, new: Tables, causes: Causes) -> list[Row]:
    """Return the events that were merged into another, and those that were split off from one that lives on."""
    moves = old["reports"].merge(new["reports"], on="report_id", suffixes=("_old", "_new"))
    moves = moves[moves["event_id_old"] != moves["event_id_new"]]
    before, after = set(old["events"]["event_id"]), set(new["events"]["event_id"])
    support = _support("events", old, new)
    rows = {}
    for move in records(moves.sort_values("report_id")):
        source, target = str(move["event_id_old"]), str(move["event_id_new"])
        # What merged two events may be a third report, of either.
        both = Support(support[source].sources | support[target].sources, support[source].ids | support[target].ids)
        cause = causes.of(both)
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
