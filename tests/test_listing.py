"""The list finds what is asked for, and tells people and programs."""

import csv
import io
import json
import re

import pandas as pd
import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.register import COLUMNS
from pipeline.stages.publish import publish
from pipeline.tables import from_rows, records
from schemas import TABLES
from tests.conftest import claim_row, event_row, report_row, source_row, text_row
from tests.synthetic import REFERENCE

EVENTS = [
    {"event_id": "MLI1", "actor1": "Rebels", "actor2": "Civilians (Mali)", "location": "Gao"},
    {"event_id": "MLI2", "event_date": "2023-06-15", "date_start": "2023-06-01", "date_end": "2023-06-30"}
    | {"date_precision": "month", "fatalities": None, "fatalities_low": None, "fatalities_high": None},
    {"event_id": "IRQ1", "event_date": "2022-01-09", "date_start": "2022-01-09", "date_end": "2022-01-09"}
    | {"country": "Iraq", "event_type": "Explosions/Remote violence", "sub_event_type": "Suicide bomb"}
    | {"fatalities_disputed": True, "fatalities_high": 46, "fatalities_high_open": True, "actor2": "Army, “North”"},
    {"event_id": "XXX1", "event_date": None, "date_start": None, "date_end": None, "date_precision": "unknown"}
    | {"country": None, "fatalities_high_open": True},
]


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("release")
    rows = {"events": [event_row(**{**e, "event_id_cnty": e["event_id"]}) for e in EVENTS]}
    rows |= {"sources": [source_row()], "texts": [text_row()], "reports": [report_row()], "claims": [claim_row()]}
    tables = {name: from_rows(rows.get(name, []), model) for name, model in TABLES.items()}
    publish(tables, pd.DataFrame(columns=COLUMNS, dtype=str), REFERENCE, folder)
    return folder


def call(release, *words: str, **more):
    return CliRunner().invoke(app, [*words, "--data", str(release)], **more)


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("", ["MLI1", "MLI2", "IRQ1", "XXX1"]),
        ("--country mali", ["MLI1", "MLI2"]),
        ("--type suicide", ["IRQ1"]),
        ("--type attack", ["MLI1", "MLI2", "XXX1"]),
        ("--actor civilians", ["MLI1"]),
        ("--actor army", ["IRQ1"]),
        ("--from 2023-06-30", ["MLI1", "MLI2"]),
        ("--to 2023-06-01", ["MLI2", "IRQ1"]),
        ("--from 2023-07-01 --to 2023-12-31", []),
        ("--disputed", ["IRQ1"]),
        ("--search gao --country mali", ["MLI1"]),
        ("--search gao --country iraq", []),
        ("--limit 2", ["MLI1", "MLI2"]),
    ],
)
def test_filters_leave_the_events_that_fit_the_newest_first(release, words: str, ids: list[str]) -> None:
    result = call(release, "list", *words.split())
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.stdout.splitlines() if line] == ids
    assert result.stderr == f"{len(ids)} {'event' if len(ids) == 1 else 'events'}\n"


@pytest.mark.parametrize(
    ("event", "told"),
    [
        ("MLI1", ["2024-03-05", "Gao, Mali", "6 killed"]),
        ("MLI2", ["2023-06", "Mali", "no toll"]),
        ("IRQ1", ["2022-01-09", "Iraq", "6 killed (6 to 46+), disputed"]),
        ("XXX1", ["undated", "place unknown", "6 killed (6+)"]),
    ],
)
def test_a_line_tells_day_place_and_toll(release, event: str, told: list[str]) -> None:
    lines = call(release, "list").stdout.splitlines()
    (line,) = [line for line in lines if line.startswith(event)]
    day, _, place, toll = re.split(r" {2,}", line)[1:]
    assert [day, place, toll] == told


def test_json_and_csv_hold_every_column(release) -> None:
    told = json.loads(call(release, "list", "--format", "json", "--country", "iraq").stdout)
    written = list(csv.DictReader(io.StringIO(call(release, "list", "--format", "csv", "--country", "iraq").stdout)))
    (expected,) = [e for e in records(pd.read_parquet(release / "events.parquet")) if e["event_id"] == "IRQ1"]
    assert told == [{**expected, **{name: str(day) for name, day in expected.items() if hasattr(day, "isoformat")}}]
    assert [row["actor2"] for row in written] == ["Army, “North”"]
    assert list(written[0]) == list(expected)


def test_show_gives_programs_the_event_with_all_that_lies_behind_it(release) -> None:
    told = json.loads(call(release, "show", "MLI1", "--format", "json").stdout)
    assert told["event"]["event_id"] == "MLI1"
    assert [len(told[name]) for name in ("claims", "reports", "sources")] == [1, 1, 1]
    (claim,) = csv.DictReader(io.StringIO(call(release, "show", "MLI1", "--format", "csv").stdout))
    assert (claim["quote"], claim["low"]) == ("killed six people", "6")


@pytest.mark.parametrize("words", [("list",), ("show", "IRQ1")])
def test_colour_shows_in_a_terminal_and_nowhere_else(release, words, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" not in call(release, *words).stdout
    coloured = call(release, *words, color=True).stdout
    assert "\x1b[33m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == call(release, *words).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in call(release, *words, color=True).stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("list", "--type", "suicde"), "no event type holds 'suicde'"),
        (("list", "--from", "2024"), "--from '2024' is no date"),
        (("list", "--format", "xml"), "no format is called 'xml'"),
        (("show", "MLI1", "--format", "yaml"), "no format is called 'yaml'"),
    ],
)
def test_what_cannot_be_asked_stops_with_one_line(release, words, message: str) -> None:
    result = call(release, *words)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert message in result.stderr


def test_the_shell_completes_commands() -> None:
    environment = {"_CONFLICT_EVENTS_COMPLETE": "complete_bash", "COMP_WORDS": "conflict-events rep", "COMP_CWORD": "1"}
    result = CliRunner().invoke(app, prog_name="conflict-events", env=environment)
    assert set(result.stdout.split()) == {"report"}
