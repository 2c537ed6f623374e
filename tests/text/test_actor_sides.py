"""Who did it and to whom, in short reports from all continents as newspapers write them."""

import csv
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from pipeline.knowledge import Knowledge
from pipeline.settings import cache_folder
from pipeline.stages.code import code
from pipeline.stages.extract import extract
from pipeline.text.local_actors import LocalActors
from pipeline.text.plurals import plural

ROOT = Path(__file__).resolve().parents[2]
LISTS = ROOT / "seeds" / "reference"
with (Path(__file__).parent / "actor_sides.csv").open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table))


@pytest.fixture(scope="module")
def sides() -> dict[int, tuple[str, str]]:
    """Return both sides of the first incident of every report of the table, by its row."""
    knowledge = Knowledge.load(LISTS, cache_folder(ROOT))
    ids = [f"src-{n:012}" for n in range(len(ROWS))]
    sources = pd.DataFrame(
        {
            "source_id": ids,
            "title": [row["title"] or None for row in ROWS],
            "published": [pd.Timestamp(row["published"]) for row in ROWS],
        }
    )
    parts = ([row["title"], *row["text"].split("|")] for row in ROWS)
    texts = pd.DataFrame({"source_id": ids, "text": ["\n\n".join(p for p in part if p) for part in parts]})
    reports, _, _ = code(extract(sources, texts, knowledge), sources, texts, knowledge)
    first = reports.sort_values("char_start").drop_duplicates("source_id")
    named = zip(first["source_id"], first["actor1"].fillna(""), first["actor2"].fillna(""), strict=True)
    return {ids.index(source): (str(one), str(other)) for source, one, other in named}


@pytest.mark.parametrize("number", range(len(ROWS)))
def test_both_sides_of_a_report_are_named(number: int, sides: dict[int, tuple[str, str]]) -> None:
    row = ROWS[number]
    assert sides.get(number) == (row["actor1"], row["actor2"]), row["text"]


@pytest.mark.parametrize(
    ("words", "country", "day", "name"),
    [
        ("insurgents", "Thailand", date(2020, 3, 1), "Malay Muslim Separatists (Thailand)"),
        ("Rebels", "Sri Lanka", date(2007, 3, 1), "Liberation Tigers of Tamil Eelam"),
        ("rebels", "Sri Lanka", date(2015, 3, 1), ""),
        ("gunmen suspected to be herders", "Nigeria", date(2024, 3, 1), "Fulani Ethnic Militia (Nigeria)"),
        ("separatists", "Ukraine", date(2016, 3, 1), "Donetsk People's Republic"),
        ("separatists", "Ukraine", date(2023, 3, 1), ""),
        ("soldiers", "Palestine", None, "Military Forces of Israel"),
        ("gunmen", "Mali", date(2020, 3, 1), ""),
        ("insurgents", None, date(2020, 3, 1), ""),
    ],
)
def test_plain_words_mean_one_group_where_and_when_it_alone_fights(
    words: str, country: str | None, day: date | None, name: str
) -> None:
    assert LocalActors.load(LISTS).called(words, country, day) == name


@pytest.mark.parametrize(
    ("country", "kind", "day", "strikers"),
    [
        ("Ukraine", "Shelling/artillery/missile attack", date(2023, 1, 1), ["Russia"]),
        ("Ukraine", "Shelling/artillery/missile attack", date(2019, 1, 1), []),
        ("Serbia", "Air/drone strike", date(1999, 4, 1), ["NATO"]),
        ("Pakistan", "Air/drone strike", date(2006, 1, 1), ["United States"]),
        ("Pakistan", "Attack", date(2006, 1, 1), []),
    ],
)
def test_a_war_tells_who_strikes(country: str, kind: str, day: date, strikers: list[str]) -> None:
    assert LocalActors.load(LISTS).strikers(country, kind, day) == strikers


@pytest.mark.parametrize(
    ("one", "many"),
    [("policeman", "policemen"), ("boss", "bosses"), ("army", "armies"), ("convoy", "convoys"), ("rebel", "rebels")],
)
def test_nouns_take_their_plural(one: str, many: str) -> None:
    assert plural(one) == many
