"""The five laws, over articles made up at random: accounted, deterministic, order-blind, grounded, lossless."""

import datetime as dt
import random
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import flow
from pipeline.flow import Made, build
from pipeline.register import COLUMNS
from pipeline.settings import Settings
from pipeline.table_files import write_csv
from schemas import TABLES

FEW = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
PLACES = ["Gao in northern Mali", "Mosul in Iraq", "Maiduguri in Nigeria", "Quetta in Pakistan", "Aleppo in Syria"]
ATTACKS = [
    "Gunmen killed {n} people in {place} on {day}, {who} said.",
    "A bomb went off at a market in {place} on {day}, killing {n} and wounding at least {m}, {who} said.",
    "{who} said that {n} soldiers were killed when fighters attacked their base in {place} on {day}.",
    "Soldiers raided a house in {place} on {day} and arrested {n} men, according to {who}.",
]
ASIDES = [
    "Last month {n} people died in a similar attack in {place}.",
    "More than {n} people have been killed in the region this year.",
    "A hospital doctor put the number of the dead at {m}.",
    "No group has claimed responsibility.",
    "The market was to open again on {day}.",
]
NUMBERS = ["no one", "one", "two", "six", "several", "dozens", "14", "up to 12", "more than 45", "1,200"]
BROKEN = {"empty.txt": b"", "noise.txt": bytes(range(256)) * 9, "line.jsonl": b'{"text": ', "table.xlsx": b"PK"}


@st.composite
def article(draw: st.DrawFn) -> str:
    """Return a short news article with its header."""
    published = draw(st.dates(dt.date(2019, 1, 1), dt.date(2024, 9, 30)))
    words = {
        "n": draw(st.sampled_from(NUMBERS)),
        "m": draw(st.sampled_from(NUMBERS[1:])),
        "place": draw(st.sampled_from(PLACES)),
        "day": draw(st.sampled_from(["Monday", "Friday", "Sunday night", "3 March"])),
        "who": draw(st.sampled_from(["police", "the army", "local officials", "residents"])),
    }
    lead, asides = draw(st.sampled_from(ATTACKS)), draw(st.lists(st.sampled_from(ASIDES), max_size=3, unique=True))
    body = "\n\n".join(sentence.format(**words) for sentence in [lead, *asides])
    return f"published: {published}\noutlet: The Northern Post\n\n{body[0].upper()}{body[1:]}\n"


ARTICLES = st.lists(article(), min_size=1, max_size=4, unique=True)


@pytest.fixture
def make(tmp_path_factory: pytest.TempPathFactory):
    """Return a function that builds the tables of articles, and of broken files beside them."""

    def make(articles: list[str], broken: dict[str, bytes] | None = None, **more) -> Made:
        folder = tmp_path_factory.mktemp("sources")
        for number, text in enumerate(articles):
            (folder / f"{number}.txt").write_text(text, encoding="utf-8")
        for name, data in (broken or {}).items():
            (folder / name).write_bytes(data)
        found = Settings.find(sources=folder, data=folder / "none", as_of=dt.date(2024, 9, 30), **more)
        return build(found, pd.DataFrame(columns=COLUMNS, dtype=str))

    return make


def as_bytes(made: Made, folder: Path) -> dict[str, bytes]:
    """Return each table as its CSV file would hold it."""
    written = {}
    for name, frame in made.tables.items():
        write_csv(frame, TABLES[name], folder / name)
        written[name] = (folder / name).read_bytes()
    return {**written, "register": made.register.to_csv(index=False).encode()}


@FEW
@given(articles=ARTICLES, broken=st.sets(st.sampled_from(sorted(BROKEN))))
def test_accounted_every_input_is_in_the_output_or_in_rejects(make, articles: list[str], broken: set[str]) -> None:
    tables = make(articles, {name: BROKEN[name] for name in broken}).tables
    read, aside = set(tables["sources"]["path"]), set(tables["rejects"]["source_path"])
    assert read | aside == broken | {f"{n}.txt" for n in range(len(articles))}
    assert broken <= aside
    assert set(tables["texts"]["source_id"]) == set(tables["sources"]["source_id"])
    assert set(tables["reports"]["event_id"]) == set(tables["events"]["event_id"])
    assert set(tables["claims"]["report_id"]) <= set(tables["reports"]["report_id"])
    assert tables["events"]["reports"].sum() == len(tables["reports"])


@FEW
@given(articles=ARTICLES)
def test_deterministic_the_same_input_gives_the_same_bytes(make, tmp_path: Path, articles: list[str]) -> None:
    assert as_bytes(make(articles), tmp_path) == as_bytes(make(articles), tmp_path)


@FEW
@given(articles=ARTICLES, shuffled=st.randoms(use_true_random=False))
def test_order_blind_files_in_another_order_give_the_same_bytes(
    make, tmp_path: Path, articles: list[str], shuffled: random.Random
) -> None:
    expected = as_bytes(make(articles), tmp_path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flow, "read_folder", lambda *given, read=flow.read_folder: _mixed(list(read(*given)), shuffled))
        assert as_bytes(make(articles), tmp_path) == expected


def _mixed(files: list[object], shuffled: random.Random) -> list[object]:
    shuffled.shuffle(files)
    return files


@settings(FEW, max_examples=2)
@given(articles=st.lists(article(), min_size=5, max_size=9, unique=True))
def test_order_blind_any_number_of_processes_gives_the_same_bytes(make, tmp_path: Path, articles: list[str]) -> None:
    assert as_bytes(make(articles), tmp_path) == as_bytes(make(articles, workers=2), tmp_path)


@FEW
@given(articles=ARTICLES)
def test_grounded_every_quote_stands_in_its_text_at_its_offsets(make, articles: list[str]) -> None:
    tables = make(articles).tables
    texts = dict(zip(tables["texts"]["source_id"], tables["texts"]["text"], strict=True))
    for name in ("reports", "claims", "aggregates"):
        for row in tables[name].itertuples():
            assert texts[row.source_id][row.char_start : row.char_end] == row.quote


@FEW
@given(articles=ARTICLES, rule=st.sampled_from(["highest", "latest", "official"]))
def test_lossless_no_rule_changes_what_comes_before_resolve(
    make, tmp_path: Path, articles: list[str], rule: str
) -> None:
    usual, other = as_bytes(make(articles), tmp_path), as_bytes(make(articles, rule=rule), tmp_path)
    before = {"sources", "texts", "reports", "claims", "aggregates", "register", "rejects"}
    assert {name: usual[name] for name in before} == {name: other[name] for name in before}


@FEW
@given(articles=ARTICLES)
def test_lossless_linking_only_adds_the_event(make, articles: list[str]) -> None:
    linked: list[tuple[pd.DataFrame, ...]] = []

    def link(reports, claims, *rest, link=flow.link):
        found = link(reports, claims, *rest)
        linked.append((reports, claims, *found[:2]))
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flow, "link", link)
        make(articles)
    ((reports, claims, reports_after, claims_after),) = linked
    for before, after, key in ((reports, reports_after, "report_id"), (claims, claims_after, "claim_id")):
        one, two = (f.drop(columns="event_id").sort_values(key, ignore_index=True) for f in (before, after))
        pd.testing.assert_frame_equal(one, two[one.columns], check_dtype=False)
