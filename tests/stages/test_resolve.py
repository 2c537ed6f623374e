"""One row per incident: ACLED's columns, picked figures and the dispute beside them."""

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from pipeline.knowledge import Knowledge
from pipeline.settings import cache_folder
from pipeline.stages.link import REGISTER
from pipeline.stages.resolve import resolve
from pipeline.tables import from_rows
from schemas.claims import Claims
from schemas.reports import Reports
from schemas.sources import Sources

ROOT = Path(__file__).resolve().parents[2]
REPORT = {
    "report_id": "rep-000000000001",
    "source_id": "src-000000000001",
    "event_id": "MLI1",
    "role": "main",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Suicide bomb",
    "date_start": dt.date(2024, 1, 5),
    "date_end": dt.date(2024, 1, 5),
    "date_precision": "day",
    "location": "Gao",
    "admin1": "Gao",
    "admin2": "Ansongo",
    "country": "Mali",
    "iso": 466,
    "latitude": 16.2717,
    "longitude": -0.0447,
    "geo_precision": 1,
    "actor1": "Jama'at Nusrat al-Islam wal-Muslimin",
    "actor2": "Civilians (Mali)",
    "quote": "A bomber struck Gao.",
    "char_start": 0,
    "char_end": 20,
    "extractor": "test",
    "confidence": 0.8,
}
CLAIM = {
    "event_id": "MLI1",
    "report_id": "rep-000000000001",
    "source_id": "src-000000000001",
    "measure": "killed",
    "qualifier": "exact",
    "number_text": "six",
    "scope": "total",
    "quote": "six people",
    "char_start": 0,
    "char_end": 10,
    "extractor": "test",
    "confidence": 0.8,
}
POLICE = CLAIM | {"claim_id": "clm-000000000001", "low": 6, "high": 6, "claimant": "police", "claimant_type": "police"}
BOAST = CLAIM | {
    "claim_id": "clm-000000000002",
    "low": 46,
    "high": None,
    "qualifier": "more than",
    "claimant": "Jama'at Nusrat al-Islam wal-Muslimin",
    "claimant_type": "perpetrator",
}
SOURCE = {
    "source_id": "src-000000000001",
    "path": "a.txt",
    "article_no": 1,
    "outlet": "Gao Radio",
    "published": dt.date(2024, 1, 6),
    "published_basis": "header",
    "language": "en",
    "source_scale": "Subnational",
    "kind": "article",
    "word_count": 10,
}


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge.load(ROOT / "seeds" / "reference", cache_folder(ROOT))


def resolved(knowledge: Knowledge, rule: str = "conservative", **changed: object) -> pd.Series:
    reports, claims = from_rows([REPORT | changed], Reports), from_rows([POLICE, BOAST], Claims)
    register = pd.DataFrame([("", "MLI7", "merged into MLI1")], columns=REGISTER)
    return resolve(reports, claims, from_rows([SOURCE], Sources), rule, knowledge, register).iloc[0]


def test_figures_stand_with_range_and_dispute(knowledge: Knowledge) -> None:
    event = resolved(knowledge)
    assert (event.fatalities, event.fatalities_low, event.fatalities_high) == (6, 6, 46)
    assert event.fatalities_high_open
    assert event.fatalities_disputed
    assert (event.fatalities_claims, event.fatalities_claimants) == (2, 2)


def test_the_rule_is_named_beside_the_figure(knowledge: Knowledge) -> None:
    event = resolved(knowledge, "highest")
    assert (event.fatalities, event.fatalities_rule) == (46, "highest")


def test_types_of_actors_pair_as_the_field_pairs_them(knowledge: Knowledge) -> None:
    event = resolved(knowledge)
    assert (event.inter1, event.inter2, event.interaction) == ("Rebel group", "Civilians", "Rebel group-Civilians")
    assert event.civilian_targeting == "Civilian targeting"


def test_the_region_and_the_disorder_type_follow_from_country_and_type(knowledge: Knowledge) -> None:
    event = resolved(knowledge)
    assert (event.region, event.disorder_type) == ("Western Africa", "Political violence")


def test_a_second_actor_of_a_side_is_an_associate(knowledge: Knowledge) -> None:
    event = resolved(knowledge, actor1="Military Forces of Mali; Wagner Group")
    assert (event.actor1, event.assoc_actor_1, event.inter1) == (
        "Military Forces of Mali",
        "Wagner Group",
        "State forces",
    )


def test_a_month_is_dated_by_its_middle_with_precision_three(knowledge: Knowledge) -> None:
    event = resolved(knowledge, date_start=dt.date(2024, 1, 1), date_end=dt.date(2024, 1, 31), date_precision="month")
    assert (event.event_date, event.time_precision) == (dt.date(2024, 1, 16), 3)


def test_no_date_leaves_the_event_undated(knowledge: Knowledge) -> None:
    event = resolved(knowledge, date_start=None, date_end=None, date_precision="unknown")
    assert event.event_date is None
    assert pd.isna(event.year)


def test_merged_ids_stay_findable(knowledge: Knowledge) -> None:
    assert resolved(knowledge).previous_ids == "MLI7"


def test_the_note_says_when_what_where_and_how_many(knowledge: Knowledge) -> None:
    note = resolved(knowledge).notes
    assert "2024-01-05" in note
    assert "Gao" in note
    assert "6 reported killed" in note


def test_an_event_lies_in_the_units_of_its_report(knowledge: Knowledge) -> None:
    event = resolved(knowledge)
    assert (event.admin1, event.admin2) == ("Gao", "Ansongo")


def test_a_demonstration_has_the_size_of_its_crowd_told_or_not(knowledge: Knowledge) -> None:
    march = {"event_type": "Protests", "sub_event_type": "Peaceful protest"}
    assert resolved(knowledge, **march, quote="Some 300 people marched in Gao.").tags == "crowd size=Some 300"
    assert resolved(knowledge, **march, quote="People marched in Gao.").tags == "crowd size=no report"
    assert pd.isna(resolved(knowledge).tags)
