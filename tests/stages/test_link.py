"""Which reports tell the same incident, and the ids that stay."""

import datetime as dt

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.judgements import COLUMNS
from pipeline.stages.link import REGISTER, link
from pipeline.tables import from_rows
from schemas.claims import Claims
from schemas.reports import Reports

CODES = {"Mali": "MLI", "Kenya": "KEN"}
NO_REGISTER = pd.DataFrame(columns=REGISTER, dtype=str)
NO_JUDGEMENTS = pd.DataFrame(columns=COLUMNS, dtype=str)


def report(
    number: int, day: int, place: str = "Gao", country: str = "Mali", kind: str = "Armed clash"
) -> dict[str, object]:
    event_type = "Battles" if kind == "Armed clash" else "Explosions/Remote violence"
    when = dt.date(2024, 1, day)
    return {
        "report_id": f"rep-{number:012x}",
        "source_id": f"src-{number:012x}",
        "event_id": "",
        "role": "main",
        "event_type": event_type,
        "sub_event_type": kind,
        "date_start": when,
        "date_end": when,
        "date_precision": "day",
        "location": place,
        "admin1": place,
        "country": country,
        "latitude": 10.0 + len(place),
        "longitude": 1.0 * len(place),
        "geo_precision": 1,
        "quote": f"told by {number}",
        "char_start": 0,
        "char_end": 5,
        "extractor": "test",
        "confidence": 0.5,
    }


def linked(
    rows: list[dict[str, object]], register: pd.DataFrame = NO_REGISTER, judgements: pd.DataFrame = NO_JUDGEMENTS
) -> tuple[dict[str, str], pd.DataFrame]:
    reports = from_rows(rows, Reports)
    sources = pd.DataFrame(
        {"source_id": reports["source_id"], "copy_of": None, "published": dt.date(2024, 1, 30)}, dtype=object
    )
    told, _, register = link(reports, from_rows([], Claims), sources, register, judgements, CODES)
    return dict(zip(told["report_id"], told["event_id"], strict=True)), register


def test_same_day_same_place_same_kind_is_one_event() -> None:
    ids, _ = linked([report(1, 5), report(2, 5)])
    assert len(set(ids.values())) == 1


def test_another_day_is_another_event() -> None:
    ids, _ = linked([report(1, 5), report(2, 9)])
    assert len(set(ids.values())) == 2


def test_another_town_is_another_event() -> None:
    ids, _ = linked([report(1, 5), report(2, 5, "Tessalit")])
    assert len(set(ids.values())) == 2


def test_one_article_never_tells_one_incident_twice() -> None:
    twin = report(2, 5) | {"source_id": "src-000000000001"}
    ids, _ = linked([report(1, 5), twin])
    assert len(set(ids.values())) == 2


def test_ids_carry_the_country_and_count_up() -> None:
    ids, _ = linked([report(1, 5), report(2, 7), report(3, 5, "Nairobi", "Kenya"), report(4, 5, "X", "Nowhere")])
    assert sorted(ids.values()) == ["KEN1", "MLI1", "MLI2", "XXX1"]


def test_an_event_keeps_its_id_when_reports_are_added() -> None:
    before, register = linked([report(5, 9)])
    after, _ = linked([report(5, 9), report(1, 2), report(2, 9)], register)
    assert after["rep-000000000005"] == before["rep-000000000005"] == after["rep-000000000002"]


def test_an_id_is_not_given_again_when_its_event_is_gone() -> None:
    _, register = linked([report(1, 5)])
    after, _ = linked([report(2, 20)], register)
    assert set(after.values()) == {"MLI2"}


def test_merged_events_keep_the_older_id_and_remember_the_younger() -> None:
    apart, register = linked([report(1, 5), report(2, 9)])
    assert sorted(apart.values()) == ["MLI1", "MLI2"]
    together, register = linked([report(1, 5), report(2, 5)], register)
    assert set(together.values()) == {"MLI1"}
    assert ("", "MLI2", "merged into MLI1") in set(register.itertuples(index=False, name=None))


@settings(deadline=None)
@given(st.permutations([report(n, 1 + n % 3, ("Gao", "Kidal")[n % 2]) for n in range(6)]))
def test_the_order_of_reports_changes_nothing(rows: list[dict[str, object]]) -> None:
    assert linked(rows)[0] == linked(sorted(rows, key=lambda r: str(r["report_id"])))[0]


def judged(left: str, right: str, judgement: str) -> pd.DataFrame:
    return pd.DataFrame([(left, right, judgement, "Ada", "2024-09-30", "x")], columns=COLUMNS, dtype=str)


def test_two_events_that_a_person_found_the_same_stay_one_in_every_run() -> None:
    rows, same = [report(1, 5), report(2, 9)], judged("MLI1", "MLI2", "same")
    _, register = linked(rows)
    for _ in range(3):
        together, register = linked(rows, register, same)
        assert set(together.values()) == {"MLI1"}


def test_events_that_a_person_no_longer_finds_the_same_get_their_ids_back() -> None:
    rows = [report(1, 5), report(2, 9), report(3, 9)]
    apart, register = linked(rows)
    _, merged = linked(rows, register, judged("MLI1", "MLI2", "same"))
    again, restored = linked(rows, merged)
    assert again == apart
    pd.testing.assert_frame_equal(restored, register)


def test_taking_out_the_report_that_merged_two_events_gives_both_their_ids_back() -> None:
    rows = [report(1, 5), report(2, 5, "Tessalit"), report(3, 5, "Tessalit")]
    apart, register = linked(rows)
    together, merged = linked([*rows, report(4, 5, "Gao - Tessalit")], register)
    assert (len(set(apart.values())), set(together.values())) == (2, {"MLI1"})
    after, _ = linked(rows, merged)
    assert after == apart


def test_the_part_with_the_larger_share_keeps_the_id() -> None:
    _, register = linked([report(n, 5) for n in (1, 2, 3)])
    parted, _ = linked([report(1, 5), report(2, 9), report(3, 9)], register)
    assert parted == {"rep-000000000001": "MLI2", "rep-000000000002": "MLI1", "rep-000000000003": "MLI1"}
