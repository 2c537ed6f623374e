"""The history says what changed, from what, to what, and why."""

import datetime as dt
from typing import Any

import pytest

from pipeline.changes import compare, extend, stamp
from pipeline.decided import NewDecisions
from pipeline.tables import empty, from_rows, records
from schemas import TABLES

DAY = dt.date(2024, 9, 30)


def release(rows, **lists: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a release of these rows; one of each table where nothing is said."""
    tables = {name: from_rows(lists.get(name, [make()]), TABLES[name]) for name, make in rows.items()}
    return {**{name: empty(model) for name, model in TABLES.items()}, **tables}


def nothing() -> dict[str, Any]:
    return {name: empty(model) for name, model in TABLES.items()}


def told(changes: list[dict[str, Any]]) -> set[tuple[str, str, str]]:
    return {(c["table"], c["op"], c["cause"]) for c in changes}


def test_a_first_release_adds_every_row(rows) -> None:
    changes = compare(nothing(), release(rows))
    assert told(changes) == {(t, "ADD", "source added") for t in ("sources", "reports", "claims", "events")}


def test_the_same_release_changes_nothing(rows) -> None:
    assert compare(release(rows), release(rows)) == []


def test_a_source_that_goes_takes_its_rows_along(rows) -> None:
    changes = compare(release(rows), nothing())
    assert told(changes) == {(t, "DEL", "source removed") for t in ("sources", "reports", "claims", "events")}


def test_a_changed_cell_is_told_with_both_values(rows) -> None:
    new = release(rows, events=[rows["events"](fatalities=7, fatalities_high=7)])
    changes = [c for c in compare(release(rows), new) if c["table"] == "events"]
    assert [(c["column"], c["old"], c["new"], c["cause"]) for c in changes] == [
        ("fatalities", "6", "7", "pipeline"),
        ("fatalities_high", "6", "7", "pipeline"),
    ]


def test_a_toll_that_rises_by_a_new_article_names_that_cause(rows) -> None:
    other = {"source_id": "src-ffffffffffff"}
    new = release(
        rows,
        sources=[rows["sources"](), rows["sources"](**other, path="south.txt")],
        reports=[rows["reports"](), rows["reports"](**other, report_id="rep-ffffffffffff")],
        claims=[rows["claims"](), rows["claims"](**other, claim_id="clm-ffffffffffff", low=7, high=7)],
        events=[rows["events"](fatalities_high=7, reports=2)],
    )
    changes = [c for c in compare(release(rows), new) if c["op"] == "MOD"]
    article = "src-ffffffffffff (The Northern Post, 2024-03-06)"
    assert {(c["column"], c["cause"], c["detail"]) for c in changes} == {
        ("fatalities_high", "source added", article),
        ("reports", "source added", article),
    }


def test_an_edited_article_is_a_changed_source(rows) -> None:
    other = {"source_id": "src-ffffffffffff"}
    new = release(
        rows,
        sources=[rows["sources"](**other)],
        reports=[rows["reports"](**other, report_id="rep-ffffffffffff")],
        claims=[rows["claims"](**other, report_id="rep-ffffffffffff", claim_id="clm-ffffffffffff", low=5)],
        events=[rows["events"](fatalities=5)],
    )
    assert {cause for _, _, cause in told(compare(release(rows), new))} == {"source changed"}


def test_a_judgement_is_named_as_the_cause(rows) -> None:
    new = release(rows, events=[rows["events"](reports=1, notes="Another sentence.")])
    made = NewDecisions(judged={rows["reports"]()["report_id"]: "Ada, 2024-09-30: a drill"})
    (change,) = compare(release(rows), new, made)
    assert (change["cause"], change["detail"]) == ("judgement", "Ada, 2024-09-30: a drill")


def two_events(rows, first: str, second: str, events: list[str]) -> dict[str, Any]:
    reports = [
        rows["reports"](event_id=first),
        rows["reports"](report_id="rep-ffffffffffff", event_id=second),
    ]
    made = [rows["events"](event_id=e, event_id_cnty=e) for e in events]
    return release(rows, reports=reports, events=made)


def test_merged_events_say_where_they_went(rows) -> None:
    apart, together = two_events(rows, "MLI1", "MLI2", ["MLI1", "MLI2"]), two_events(rows, "MLI1", "MLI1", ["MLI1"])
    events = [c for c in compare(apart, together) if c["table"] == "events"]
    assert [(c["op"], c["id"], c["into_id"]) for c in events] == [("MERGE", "MLI2", "MLI1")]


def test_a_split_event_says_what_left_it(rows) -> None:
    apart, together = two_events(rows, "MLI1", "MLI2", ["MLI1", "MLI2"]), two_events(rows, "MLI1", "MLI1", ["MLI1"])
    events = {(c["op"], c["id"], c.get("into_id")) for c in compare(together, apart) if c["table"] == "events"}
    assert events == {("ADD", "MLI2", None), ("SPLIT", "MLI1", "MLI2")}


def test_a_run_without_changes_leaves_the_history_alone() -> None:
    history = empty(TABLES["changes"])
    assert extend(history, [], DAY) is history


def test_runs_are_numbered_and_the_same_change_gives_the_same_id(rows) -> None:
    changes = compare(nothing(), release(rows))
    first = extend(empty(TABLES["changes"]), changes, DAY)
    second = extend(first, changes, DAY)
    names = list(dict.fromkeys(second["run_id"]))
    assert [name[:18] for name in names] == ["run-00001-20240930", "run-00002-20240930"]
    assert names[0] == extend(empty(TABLES["changes"]), changes, DAY)["run_id"].iloc[0]


@pytest.mark.parametrize(("cells", "expected"), [({}, 1709683200), ({"fatalities": 5}, 1727654400)])
def test_a_timestamp_moves_only_with_its_row(rows, cells: dict[str, Any], expected: int) -> None:
    old = from_rows([rows["events"]()], TABLES["events"])
    new = from_rows([rows["events"](timestamp=0, **cells)], TABLES["events"])
    (row,) = records(stamp(new, old, 1727654400))
    assert row["timestamp"] == expected
