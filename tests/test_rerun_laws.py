"""The laws of running again: the way to a set of articles does not matter, and ids stay with their incidents."""

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pipeline
from pipeline.register import COLUMNS
from tests.stages.test_link import linked, report
from tests.test_laws import FEW, article

SLOW = settings(FEW, max_examples=2)
QUICK = settings(max_examples=40, deadline=None, derandomize=True, database=None)
NEW = pd.DataFrame(columns=COLUMNS, dtype=str)
# Two towns, days near each other, and reports that name both towns: they bring events together and apart.
POOL = [report(n, 5 + n % 3, ("Gao", "Kidal", "Gao - Kidal", "Gao", "Tessalit")[n % 5]) for n in range(9)]
CHOSEN = st.lists(st.sets(st.integers(0, 8)), min_size=2, max_size=4)


def chosen(numbers: set[int]) -> list[dict[str, object]]:
    return [POOL[n] for n in sorted(numbers)]


def groups(ids: dict[str, str]) -> set[frozenset[str]]:
    """Return the reports as they are grouped, whatever the groups are called."""
    return {frozenset(r for r, event in ids.items() if event == one) for one in ids.values()}


@QUICK
@given(CHOSEN)
def test_the_grouping_does_not_depend_on_what_was_linked_before(steps: list[set[int]]) -> None:
    register = NEW
    for numbers in steps:
        ids, register = linked(chosen(numbers), register)
        assert groups(ids) == groups(linked(chosen(numbers))[0])


@QUICK
@given(CHOSEN)
def test_an_id_never_goes_to_reports_that_it_never_had(steps: list[set[int]]) -> None:
    register, ever = NEW, dict[str, set[str]]()
    for numbers in steps:
        ids, register = linked(chosen(numbers), register)
        for event_id in set(ids.values()):
            now = {r for r, event in ids.items() if event == event_id}
            assert event_id not in ever or now & ever[event_id]
            ever.setdefault(event_id, set()).update(now)


@QUICK
@given(st.sets(st.integers(0, 8)), st.sets(st.integers(0, 8)))
def test_taking_out_what_was_added_gives_every_report_its_event_back(before: set[int], added: set[int]) -> None:
    first, register = linked(chosen(before))
    _, register = linked(chosen(before | added), register)
    assert linked(chosen(before), register)[0] == first


@QUICK
@given(CHOSEN)
def test_linking_the_same_again_changes_nothing(steps: list[set[int]]) -> None:
    register = NEW
    for numbers in steps:
        ids, register = linked(chosen(numbers), register)
    again, same = linked(chosen(steps[-1]), register)
    assert again == ids
    pd.testing.assert_frame_equal(same, register)


def run(base: Path, articles: list[str]) -> dict[str, pd.DataFrame]:
    """Run over these articles and return the tables."""
    folder = base / "in"
    folder.mkdir(parents=True, exist_ok=True)
    for file in folder.iterdir():
        file.unlink()
    for number, text in enumerate(articles):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    pipeline.run(folder, base / "out", decisions=base, as_of=dt.date(2024, 9, 30))
    return {path.stem: pd.read_parquet(path) for path in (base / "out").glob("*.parquet")}


def told(tables: dict[str, pd.DataFrame]) -> list[tuple[object, ...]]:
    """Return the events without their ids: their reports, and all that is said of them."""
    reports = tables["reports"].groupby("event_id")["report_id"].agg(lambda ids: " ".join(sorted(ids)))
    events = tables["events"].assign(reports_told=tables["events"]["event_id"].map(reports))
    rows = events.drop(columns=["event_id", "event_id_cnty", "previous_ids", "timestamp"]).astype(str)
    return sorted(rows.itertuples(index=False, name=None))


@SLOW
@given(articles=st.lists(article(), min_size=3, max_size=3, unique=True))
def test_one_article_at_a_time_ends_where_all_at_once_do(
    tmp_path_factory: pytest.TempPathFactory, articles: list[str]
) -> None:
    base = tmp_path_factory.mktemp("runs")
    for count in range(1, len(articles) + 1):
        last = run(base / "one by one", articles[:count])
    assert told(last) == told(run(base / "at once", articles))


@SLOW
@given(articles=st.lists(article(), min_size=3, max_size=4, unique=True), kept=st.integers(1, 2))
def test_taking_out_what_was_added_restores_the_tables(
    tmp_path_factory: pytest.TempPathFactory, articles: list[str], kept: int
) -> None:
    base = tmp_path_factory.mktemp("runs")
    before = run(base, articles[:kept])
    run(base, articles)
    after = run(base, articles[:kept])
    for name in ("sources", "texts", "reports", "claims", "aggregates", "rejects", "events"):
        pd.testing.assert_frame_equal(
            after[name].drop(columns="previous_ids", errors="ignore"),
            before[name].drop(columns="previous_ids", errors="ignore"),
        )
