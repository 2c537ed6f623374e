"""Running again: ids last, the history says why a row changed, and what was added can be taken out again."""

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

import pipeline
from pipeline import ids
from pipeline.errors import PipelineError
from pipeline.release import LOCK

FIRST = """published: 2024-03-06
outlet: The Northern Post

Gunmen killed six people when they stopped a bus near the town of Gao in Mali on Tuesday, police said.
"""
SECOND = """published: 2024-03-07
outlet: The River Herald

A hospital in the Malian town of Gao said on Thursday that eight people were killed on Tuesday
when gunmen attacked a bus near Gao.
"""
OTHER = """published: 2024-03-06
outlet: The Eastern Mail

A suicide bomber killed four soldiers at a checkpoint in Maiduguri in Nigeria on Monday, the army said.
"""
DAY = dt.date(2024, 9, 30)


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    sources = tmp_path / "in"
    sources.mkdir()
    (sources / "first.txt").write_text(FIRST)
    (sources / "other.txt").write_text(OTHER)
    pipeline.run(sources, tmp_path / "out", as_of=DAY)
    return sources, tmp_path / "out"


def table(data: Path, name: str) -> pd.DataFrame:
    return pd.read_parquet(data / f"{name}.parquet")


def files(data: Path, *, but: str = "") -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in data.iterdir() if p.is_file() and p.name != LOCK and p.stem != but}


def test_a_run_over_unchanged_input_touches_no_file(folders) -> None:
    sources, data = folders
    before = {p.name: (p.stat().st_ino, p.stat().st_mtime_ns) for p in data.glob("*.*") if p.name != LOCK}
    summary = pipeline.run(sources, data, as_of=dt.date(2025, 1, 1))
    assert summary.changes == {}
    assert {p.name: (p.stat().st_ino, p.stat().st_mtime_ns) for p in data.glob("*.*") if p.name != LOCK} == before


def test_an_article_more_about_an_event_leaves_its_id_and_says_what_it_changed(folders) -> None:
    sources, data = folders
    before = table(data, "events").set_index("country")
    (sources / "second.txt").write_text(SECOND)
    pipeline.run(sources, data, as_of=DAY)
    after = table(data, "events").set_index("country")
    assert list(after["event_id"]) == list(before["event_id"])
    assert (after.loc["Mali", "fatalities"], after.loc["Mali", "fatalities_high"]) == (6, 8)
    assert bool(after.loc["Mali", "fatalities_disputed"])
    changes = table(data, "changes")
    (high,) = changes[changes["column"] == "fatalities_high"].itertuples()
    assert (high.op, high.old, high.new, high.cause) == ("MOD", "6", "8", "source added")
    assert set(changes[changes["id"] == after.loc["Nigeria", "event_id"]]["op"]) == {"ADD"}


def test_taking_out_what_was_added_brings_the_former_tables_back(folders) -> None:
    sources, data = folders
    before = files(data, but="changes")
    (sources / "second.txt").write_text(SECOND)
    pipeline.run(sources, data, as_of=DAY)
    (sources / "second.txt").unlink()
    pipeline.run(sources, data, as_of=DAY)
    after = files(data, but="changes")
    # The history stays: retired ids, what changed, and how many rows of it the manifest counts.
    history = {"register.csv", "manifest.json"}
    assert {name: data for name, data in after.items() if name not in history} == {
        name: data for name, data in before.items() if name not in history
    }
    assert "source removed" in set(table(data, "changes")["cause"])


def test_an_event_that_loses_its_last_report_stays_in_the_history(folders) -> None:
    sources, data = folders
    events = table(data, "events").set_index("country")
    (sources / "first.txt").unlink()
    pipeline.run(sources, data, as_of=DAY)
    assert list(table(data, "events")["country"]) == ["Nigeria"]
    changes = table(data, "changes")
    told = changes[changes["id"] == events.loc["Mali", "event_id"]]
    assert list(told["op"]) == ["ADD", "DEL"]


def test_an_id_is_never_given_to_another_incident(folders) -> None:
    sources, data = folders
    old = set(table(data, "events")["event_id"])
    for name in ("first.txt", "other.txt"):
        (sources / name).unlink()
    (sources / "new.txt").write_text(FIRST.replace("six", "nine").replace("Tuesday", "Sunday"))
    pipeline.run(sources, data, as_of=DAY)
    assert old.isdisjoint(table(data, "events")["event_id"])


def test_a_release_without_its_register_stops_the_run(folders) -> None:
    sources, data = folders
    (data / "register.csv").unlink()
    with pytest.raises(PipelineError, match=r"register\.csv is missing"):
        pipeline.run(sources, data, as_of=DAY)


def test_an_edited_article_keeps_its_event_and_the_history_says_what_the_edit_changed(folders) -> None:
    sources, data = folders
    before = table(data, "events").set_index("country")["event_id"]
    (sources / "first.txt").write_text(FIRST.replace("six people", "seven people"))
    pipeline.run(sources, data, as_of=DAY)
    after = table(data, "events").set_index("country")
    assert list(after["event_id"]) == list(before)
    assert after.loc["Mali", "fatalities"] == 7
    changes = table(data, "changes")
    told = changes[(changes["id"] == before["Mali"]) & (changes["op"] != "ADD")]
    assert set(told["op"]) == {"MOD"}
    assert set(told["cause"]) == {"source changed"}
    (toll,) = told[told["column"] == "fatalities"].itertuples()
    assert (toll.old, toll.new) == ("6", "7")
    assert "The Northern Post, 2024-03-06" in toll.detail


def test_an_article_that_is_edited_into_another_incident_brings_a_new_event(folders) -> None:
    sources, data = folders
    before = set(table(data, "events")["event_id"])
    (sources / "first.txt").write_text(
        FIRST.replace("six", "nine").replace("Gao", "Kayes").replace("Tuesday", "Sunday")
    )
    pipeline.run(sources, data, as_of=DAY)
    events = table(data, "events").set_index("country")
    assert events.loc["Mali", "event_id"] not in before


def test_what_a_sidecar_says_anew_is_a_change_of_the_source(folders) -> None:
    sources, data = folders
    (sources / "sources.csv").write_text("path,outlet\nfirst.txt,The Southern Post\n")
    pipeline.run(sources, data, as_of=DAY)
    changes = table(data, "changes")
    (outlet,) = changes[changes["column"] == "outlet"].itertuples()
    assert (outlet.table, outlet.new, outlet.cause) == ("sources", "The Southern Post", "source changed")
    assert set(changes[changes["column"] == "source"]["cause"]) == {"source changed"}


def test_reports_that_a_new_extractor_gives_other_ids_keep_their_events(folders, monkeypatch) -> None:
    sources, data = folders
    before = table(data, "events").set_index("country")["event_id"]
    old = set(table(data, "reports")["report_id"])
    monkeypatch.setattr("pipeline.stages.code.report_id", lambda *parts: ids.report_id("new", *parts))
    monkeypatch.setattr("pipeline.readings.code_print", lambda roots: "another extractor")
    pipeline.run(sources, data, as_of=DAY)
    assert old.isdisjoint(table(data, "reports")["report_id"])
    pd.testing.assert_series_equal(table(data, "events").set_index("country")["event_id"], before)
