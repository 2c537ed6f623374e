"""What a person reads in the articles of seeds/sources stands in the tables."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

import pipeline

ROOT = Path(__file__).parent.parent
Tables = dict[str, pd.DataFrame]
ISKP = "Islamic State Khorasan Province"


@pytest.fixture(scope="module")
def tables(tmp_path_factory) -> Tables:
    """Return the release of the project's own articles, made afresh."""
    data = tmp_path_factory.mktemp("golden")
    pipeline.run(ROOT / "seeds" / "sources", data, as_of=dt.date(2024, 10, 1))
    return {name: pd.read_parquet(data / f"{name}.parquet") for name in ("events", "reports", "claims", "aggregates")}


@pytest.fixture(scope="module")
def event(tables: Tables) -> Callable[[str], pd.Series]:
    """Return the function that finds the event of a claim by words of its quote, or of the sentence that tells it."""

    def find(words: str) -> pd.Series:
        claims, reports = tables["claims"], tables["reports"]
        ids = set(claims.loc[claims["quote"].str.contains(words, regex=False), "event_id"])
        ids = ids or set(reports.loc[reports["quote"].str.contains(words, regex=False), "event_id"])
        assert len(ids) == 1, f"{words!r} stands in {len(ids)} events"
        return tables["events"].set_index("event_id").loc[ids.pop()]

    return find


def killed(tables: Tables, event_id: str) -> list[tuple[object, ...]]:
    """Return who gives which total of the killed, with its bounds."""
    claims = tables["claims"]
    chosen = claims[(claims["event_id"] == event_id) & (claims["measure"] == "killed") & (claims["scope"] == "total")]
    cells = chosen[["claimant_type", "low", "high", "qualifier"]].astype(object)
    return list(cells.where(cells.notna(), None).itertuples(index=False, name=None))


def test_police_and_attackers_disagree_about_the_kabul_bombing(tables: Tables, event) -> None:
    bombing = event("More than 45 people")
    totals = killed(tables, bombing.name)
    assert ("police", 6, 6, "exact") in totals
    assert ("perpetrator", 46, None, "more than") in totals
    assert bombing["fatalities"] == 6, "a boast does not beat a count"
    assert bombing["fatalities_disputed"]
    assert bombing["fatalities_high_open"]
    assert bombing["injured"] == 13


def test_the_kabul_bombing_is_dated_placed_and_typed(event) -> None:
    bombing = event("More than 45 people")
    assert bombing["event_date"] == dt.date(2024, 9, 2)
    assert "Qala-e-Bakhtiar" in bombing["location"]
    assert (bombing["country"], bombing["sub_event_type"]) == ("Afghanistan", "Suicide bomb")
    assert bombing["responsibility_claimed_by"] == ISKP


def test_three_articles_tell_the_raid_of_kart_e_now(tables: Tables, event) -> None:
    raid = event("killed several of its members")
    assert raid["reports"] == 3
    assert raid["event_date"] == dt.date(2023, 2, 13)
    bounds = [(low, high) for _, low, high, _ in killed(tables, raid.name)]
    assert bounds.count((3, 3)) == 2
    assert (3, None) in bounds, "several"


def test_the_raid_on_qari_fateh_is_another_one(event) -> None:
    assert event("two ISIS members had died").name != event("killed several of its members").name


@pytest.mark.parametrize(
    ("words", "country", "first", "last", "fatalities"),
    [
        ("at least 53 people", "Afghanistan", "2022-01-01", "2022-12-31", 53),
        ("more than 140 people died", "Russia", "2024-03-01", "2024-03-31", 141),
        ("two members of staff", "Afghanistan", "2022-09-01", "2022-09-30", 6),
        ("54 people died", "Pakistan", "2023-07-30", "2023-07-30", 54),
        ("At least 63 people were killed", "Pakistan", "2022-03-04", "2022-03-04", 63),
        ("more than 150 were killed", "Afghanistan", "2021-10-01", "2021-10-31", 151),
        ("More than 45 people", "Afghanistan", "2024-09-02", "2024-09-02", 6),
    ],
)
def test_each_attack_stands_by_itself(event, words: str, country: str, first: str, last: str, fatalities: int) -> None:
    row = event(words)
    assert row["country"] == country
    assert (str(row["date_start"]), str(row["date_end"])) == (first, last)
    assert row["fatalities"] == fatalities


def test_separate_groups_of_victims_are_added_up(event) -> None:
    assert event("two members of staff")["fatalities_rule"] == "conservative+sum"


@pytest.mark.parametrize(("words", "injured"), [("54 people died", 83), ("At least 63 people were killed", 201)])
def test_the_injured_stay_with_their_event(event, words: str, injured: int) -> None:
    assert event(words)["injured"] == injured


@pytest.mark.parametrize(
    ("measure", "low", "words"),
    [
        ("killed", 18, "18 Pakistani citizens"),
        ("incidents", 207, "at least 207"),
        ("killed", 121, "More than 120 members"),
    ],
)
def test_figures_for_a_period_are_no_events(tables: Tables, measure: str, low: int, words: str) -> None:
    aggregates, claims = tables["aggregates"], tables["claims"]
    assert len(aggregates[(aggregates["measure"] == measure) & (aggregates["low"] == low)]) == 1
    assert not claims["quote"].str.contains(words, regex=False).any()


def test_articles_without_an_incident_make_no_event(tables: Tables) -> None:
    quotes = " ".join(tables["reports"]["quote"])
    assert "Leahy" not in quotes
    assert "al-Naba" not in quotes
