"""The benchmark runs, its feed is what it says, and a slow stage is noticed."""

import datetime as dt
import json
from itertools import combinations
from pathlib import Path

import pytest

from pipeline.linking import _blocks, all_features, candidates
from pipeline.settings import Settings
from tests.benchmarks import feed, measure
from tests.benchmarks.reports import reports_of
from tests.benchmarks.simple import Figure, plain_model, simple_script

RATIOS = Path(__file__).parent / "benchmarks" / "ratios.json"


def test_a_feed_begins_like_a_longer_one_and_two_in_three_articles_are_quiet() -> None:
    short, long = list(feed.feed(90)), list(feed.feed(120))
    assert short == long[:90]
    titles = {r.title for r in feed.retellings() if r.eventful}
    eventful = [text for _, text in long if text.partition("\n")[0].removeprefix("title: ") in titles]
    assert 20 <= len(eventful) <= 40
    assert len({text for _, text in long}) == 120


def test_every_stage_and_yardstick_is_timed(tmp_path) -> None:
    feed.write(9, tmp_path)
    times = measure.measured(Settings.find(sources=tmp_path, data=tmp_path / "data"))
    assert set(times) == {*measure.STAGES, "plain spaCy", "simple script"}
    assert min(times.values()) > 0
    assert "| extract |" in measure.table(times, 9)


@pytest.mark.parametrize(("factor", "noticed"), [(1.0, []), (1.3, []), (1.4, ["extract"])])
def test_a_stage_more_than_a_third_slower_is_noticed(factor: float, noticed: list[str]) -> None:
    usual = json.loads(RATIOS.read_text(encoding="utf-8"))
    times = {"plain spaCy": 2.0} | {name: 2.0 * ratio for name, ratio in usual.items()}
    times["extract"] *= factor
    assert [line.partition(":")[0] for line in measure.slower(times, usual)] == noticed


def test_one_country_after_the_other_gives_each_pair_that_shares_a_block_once() -> None:
    told = all_features(*reports_of(400))
    pairs = [frozenset((a.report_id, b.report_id)) for a, b in candidates(told)]
    every = {frozenset((a.report_id, b.report_id)) for a, b in combinations(told, 2) if _meet(a, b)}
    assert len(pairs) > 200
    assert len(pairs) == len(set(pairs))
    assert set(pairs) == every


def _meet(a, b) -> bool:
    return not set(_blocks(a)).isdisjoint(_blocks(b))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "A bomb killed 12 people in Kabul on Monday.",
            [("killed", 12, dt.date(2024, 5, 13), ("Kabul", "Afghanistan"))],
        ),
        ("Six people were killed in Mali.", [("killed", 6, dt.date(2024, 5, 15), (None, "Mali"))]),
        (
            "Three died and 1,200 were injured.",
            [("killed", 3, dt.date(2024, 5, 15), None), ("injured", 1200, dt.date(2024, 5, 15), None)],
        ),
        ("Talks went on in Geneva.", []),
        ("Eleven ships left the harbour.", []),
    ],
)
def test_the_simple_script_reads_what_one_would_expect_of_it(text: str, told: list[tuple[object, ...]]) -> None:
    figures: list[Figure] = next(simple_script([text], [dt.date(2024, 5, 15)], plain_model()))
    assert [(f.measure, f.number, f.day, f.place) for f in figures] == told
    assert all(text[f.start : f.end] and f.sentence == (0, len(text)) for f in figures)
