"""What a person corrects holds, as long as it fits; what no longer fits is told and not applied."""

import datetime as dt
import shutil
from pathlib import Path

import pandas as pd
import pytest

import pipeline
from pipeline.corrections import COLUMNS, read_corrections
from pipeline.decided import COLUMNS as DECIDED
from pipeline.decided import NewDecisions
from pipeline.errors import PipelineError

HEAD = ",".join(COLUMNS)
WHO = "Ada,2024-10-02,read again"
DAY = dt.date(2024, 9, 30)
NEWS = """published: 2024-03-06
outlet: The Northern Post

Gunmen killed six people when they stopped a bus near the town of Gao in Mali on Tuesday, police said.
"""


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with sources, decisions (none) and the tables of a first run."""
    base = tmp_path_factory.mktemp("first")
    for name in ("in", "decisions"):
        (base / name).mkdir()
    (base / "in" / "news.txt").write_text(NEWS)
    run(base)
    return base


@pytest.fixture
def base(first: Path, tmp_path: Path) -> Path:
    """Return a copy of that folder, to bend."""
    return shutil.copytree(first, tmp_path / "base")


def run(base: Path, *corrections: str):
    """Run with these corrections, or without any."""
    file = base / "decisions" / "corrections.csv"
    file.write_text("\n".join([HEAD, *corrections]) + "\n")
    return pipeline.run(base / "in", base / "out", decisions=base / "decisions", as_of=DAY)


def table(base: Path, name: str) -> pd.DataFrame:
    return pd.read_parquet(base / "out" / f"{name}.parquet")


def event(base: Path) -> pd.Series:
    (row,) = (row for _, row in table(base, "events").iterrows())
    return row


def last_changes(base: Path) -> pd.DataFrame:
    changes = table(base, "changes")
    return changes[changes["run_id"] == changes["run_id"].iloc[-1]]


def test_a_corrected_figure_stands_in_the_event_and_in_the_history(base: Path) -> None:
    summary = run(base, f"MLI1,fatalities,7,6,{WHO}")
    assert (event(base)["fatalities"], event(base)["fatalities_rule"]) == (7, "correction")
    assert "7 reported killed" in event(base)["notes"]
    changes = last_changes(base)
    assert set(changes["cause"]) == {"correction"}
    assert set(changes["detail"]) == {"Ada, 2024-10-02: read again"}
    assert set(changes["column"]) == {"fatalities", "fatalities_rule", "notes"}
    assert summary.rejects == {}


def test_a_correction_that_is_taken_back_is_a_cause_too_and_leaves_the_former_tables(base: Path) -> None:
    before = table(base, "events").drop(columns="timestamp")
    run(base, f"MLI1,fatalities,7,6,{WHO}")
    run(base)
    pd.testing.assert_frame_equal(table(base, "events").drop(columns="timestamp"), before)
    assert set(last_changes(base)["cause"]) == {"correction"}


def test_a_second_run_with_the_same_corrections_changes_nothing(base: Path) -> None:
    run(base, f"MLI1,fatalities,7,6,{WHO}")
    assert run(base, f"MLI1,fatalities,7,6,{WHO}").changes == {}


@pytest.mark.parametrize(
    ("corrections", "cells"),
    [
        (["event_date,2024-03-04,2024-03-05"], {"date_end": dt.date(2024, 3, 4), "year": 2024, "time_precision": 1}),
        (
            ["date_end,2024-03-08,2024-03-05", "date_precision,week,day"],
            {"time_precision": 2, "date_precision": "week"},
        ),
        (["sub_event_type,Suicide bomb,Attack"], {"event_type": "Explosions/Remote violence"}),
        (["country,Niger,Mali"], {"iso": 562, "region": "Western Africa"}),
        (["actor1,Islamic State Sahel Province,Unidentified Armed Group (Mali)"], {"inter1": "Rebel group"}),
        (["fatalities,7,6", "fatalities,8,7"], {"fatalities": 8}),
        (["fatalities,,6"], {"fatalities": None}),
    ],
)
def test_what_follows_from_a_corrected_column_follows(base: Path, corrections, cells) -> None:
    assert run(base, *(f"MLI1,{correction},{WHO}" for correction in corrections)).rejects == {}
    row = event(base)
    found = {name: None if pd.isna(row[name]) else row[name] for name in cells}
    assert found == cells


def test_a_corrected_report_reaches_linking_and_its_event(base: Path) -> None:
    report = table(base, "reports")["report_id"].iloc[0]
    run(base, f"{report},country,Niger,Mali,{WHO}")
    assert (event(base)["country"], event(base)["iso"], event(base)["event_id"]) == ("Niger", 562, "MLI1")
    assert set(last_changes(base)["cause"]) == {"correction"}


def test_a_corrected_claim_reaches_the_range_of_its_event(base: Path) -> None:
    claim = table(base, "claims")["claim_id"].iloc[0]
    run(base, f"{claim},high,9,6,{WHO}")
    assert (event(base)["fatalities_low"], event(base)["fatalities_high"]) == (6, 9)


@pytest.mark.parametrize(
    ("correction", "reason"),
    [
        ("MLI1,fatalities,7,5", "row 2: MLI1 has fatalities '6' by now, not '5' as expected: look again"),
        ("MLI1,fatalities,6,5", "row 2: MLI1 has fatalities '6' by now, not '5' as expected: it is right by now"),
        ("MLI9,fatalities,7,6", "row 2: there is no MLI9 in events any more"),
        ("rep-ffffffffffff,country,Niger,Mali", "row 2: there is no rep-ffffffffffff in reports any more"),
        ("MLI1,country,Nigr,Mali", "row 2: there is no country 'Nigr'"),
        ("MLI1,sub_event_type,Bomb,Attack", "row 2: there is no sub_event_type 'Bomb'"),
        ("MLI1,date_start,2024-03-07,2024-03-05", "row 2: with it the row breaks the rule 'dates_in_order'"),
        ("MLI1,geo_precision,7,2", "row 2: with it geo_precision '7' breaks the rule 'less_than_or_equal_to'"),
    ],
)
def test_a_correction_that_does_not_fit_is_told_and_not_applied(base: Path, correction, reason) -> None:
    before = table(base, "events")
    summary = run(base, f"{correction},{WHO}")
    assert summary.rejects == {"correction not applied": 1}
    assert table(base, "rejects")["reason"].iloc[0].startswith(reason)
    assert summary.notes[0].startswith(f"corrections.csv {reason}")
    pd.testing.assert_frame_equal(table(base, "events"), before)
    assert summary.changes == {}


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (f"MLI1,notes,other,,{WHO}", "row 2: column 'notes' of events is not corrected by hand"),
        (f"MLI1,fatalities,seven,6,{WHO}", "row 2: value 'seven' is no value of column fatalities"),
        (f"MLI1,event_date,2024-03-06,05/03/2024,{WHO}", "row 2: expected '05/03/2024' is no value"),
        (f"src-0123456789ab,title,x,y,{WHO}", "row 2: id 'src-0123456789ab' breaks str_matches"),
        ("MLI1,fatalities,7,6,,2024-10-02,read again", "row 2: who '' breaks str_length"),
        (f"MLI1,fatalities,7,6,more,{WHO}", "row 2: more cells than columns"),
    ],
)
def test_a_correction_that_cannot_be_meant_stops_the_run(tmp_path: Path, row: str, message: str) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text(f"{HEAD}\n{row}\n")
    with pytest.raises(PipelineError, match=message):
        read_corrections(path)


def test_only_decisions_that_are_new_or_taken_back_are_causes() -> None:
    old, new = (
        pd.DataFrame([("same", "", a, b, "", "", "", "Ada", "2024", "x") for a, b in pairs], columns=DECIDED, dtype=str)
        for pairs in ([("A1", "A2"), ("A3", "A4")], [("A1", "A2"), ("A5", "A6")])
    )
    assert set(NewDecisions.between(old, new).judged) == {"A3", "A4", "A5", "A6"}
