"""The commands do what they say, and what stops them is one line."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

import pipeline
from pipeline.cli import app
from pipeline.dictionary import dictionary
from pipeline.register import COLUMNS
from pipeline.stages.publish import publish
from pipeline.table_files import write_csv, write_parquet
from pipeline.tables import columns, empty, from_rows
from schemas import TABLES

ROOT = Path(__file__).parent.parent
NEWS = """title: Gunmen kill six on a bus near Gao
published: 2024-03-06
outlet: The Northern Post

Gunmen killed six people when they stopped a bus near Gao in Mali on Tuesday, police said.

A local hospital said that seven had died.
"""


def call(*words: str | Path):
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def release(rows, tmp_path: Path) -> Path:
    """Return the folder of a small release: one article, one event, one claim."""
    tables = {n: from_rows([rows[n]()], model) if n in rows else empty(model) for n, model in TABLES.items()}
    publish(tables, pd.DataFrame(columns=COLUMNS, dtype=str), ROOT / "seeds" / "reference", tmp_path)
    return tmp_path


def spoil(release: Path, table: str, **cells: object) -> None:
    """Write a table of a release again with other cells in its only row."""
    model = TABLES[table]
    frame = pd.read_parquet(release / f"{table}.parquet").assign(**cells)
    write_parquet(frame, model, release / f"{table}.parquet")
    write_csv(frame, model, release / f"{table}.csv")


def test_a_sound_release_passes_the_check(release: Path) -> None:
    result = call("check", "--data", release)
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, f"{release}: all in order")


@pytest.mark.parametrize(
    ("table", "cells", "fault"),
    [
        ("claims", {"char_start": 20}, "the quote of clm-0123456789ab is not at 20"),
        ("claims", {"report_id": "rep-ffffffffffff"}, "claims: report_id 'rep-ffffffffffff' is not in reports"),
        ("claims", {"measure": "wounded"}, "'wounded' breaks isin"),
        ("reports", {"event_id": "MLI2"}, "events: MLI1 has no report"),
        ("events", {"fatalities_high": 9}, "events: MLI1 has fatalities_high 9, which no claim gives"),
        ("events", {"reports": 2}, "events: MLI1 says 2 reports, there are 1"),
        ("texts", {"source_id": "src-ffffffffffff"}, "sources: src-0123456789ab has no text"),
    ],
)
def test_the_check_tells_what_is_broken(release: Path, table: str, cells: dict[str, object], fault: str) -> None:
    spoil(release, table, **cells)
    result = call("check", "--data", release)
    assert result.exit_code == 1
    assert fault in result.stdout


def test_the_check_sees_that_csv_and_parquet_differ(release: Path) -> None:
    path = release / "events.csv"
    path.write_text(path.read_text().replace("Six people", "Nine people"))
    assert "events.csv differs from events.parquet in column notes" in call("check", "--data", release).stdout


def test_show_tells_an_event_its_claims_and_its_sources(release: Path) -> None:
    result = call("show", "MLI1", "--data", release)
    assert result.exit_code == 0
    assert "6 (all claim 6; rule conservative; claims 1, claimants 1)" in result.stdout
    assert "police (The Northern Post)" in result.stdout
    assert "“killed six people”" in result.stdout
    assert "north.txt no. 1" in result.stdout


def test_show_of_a_merged_id_leads_to_the_event_that_took_it_in(release: Path) -> None:
    spoil(release, "events", previous_ids="MLI7; MLI9")
    assert call("show", "MLI9", "--data", release).stdout.startswith("MLI9 was merged into MLI1.")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("show", "MLI5", "--data", "{release}"), "there is no event MLI5"),
        (("show", "MLI1", "--data", "{release}/none"), "is no folder"),
        (("check", "--data", "{empty}"), "sources.parquet is missing"),
        (("run", "--sources", "{empty}/none", "--data", "{empty}/out"), "is missing"),
        (("run", "--sources", "{empty}", "--data", "{empty}/out", "--as-of", "2024-02-30"), "'2024-02-30' is no date"),
        (("run", "--sources", "{empty}", "--data", "{empty}/out", "--rule", "guess"), "no rule is called 'guess'"),
        (("run", "--sources", "{empty}", "--data", "{empty}/out", "--workers", "0"), "workers is 0"),
        (("run", "--sources", "{release}", "--data", "{release}/events.csv"), "cannot write to"),
    ],
)
def test_what_stops_a_command_is_one_line(
    release: Path, tmp_path_factory, words: tuple[str, ...], message: str
) -> None:
    folder = tmp_path_factory.mktemp("empty")
    result = call(*(word.format(release=release, empty=folder) for word in words))
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert message in result.stderr
    assert not list((folder / "out").glob("*.parquet"))


def test_describe_prints_every_table_and_column() -> None:
    printed = call("describe").stdout
    assert printed == dictionary()
    for name, model in TABLES.items():
        assert f"\n## {name}\n" in printed
        assert all(f"| `{column.name}` |" in printed for column in columns(model))


def test_a_run_from_python_publishes_what_the_command_shows(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "news.txt").write_text(NEWS)
    summary = pipeline.run(tmp_path / "in", tmp_path / "out", as_of=dt.date(2024, 9, 30))
    assert (summary.articles, summary.events, summary.rejects) == (1, 1, {})
    assert call("check", "--data", tmp_path / "out").exit_code == 0
    events = pd.read_parquet(tmp_path / "out" / "events.parquet")
    told = call("show", events["event_id"].iloc[0], "--data", tmp_path / "out").stdout
    assert "The Northern Post" in told


def test_rows_set_aside_show_in_the_exit_status_and_the_rest_is_published(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "news.txt").write_text(NEWS)
    (tmp_path / "in" / "broken.jsonl").write_text('{"text": \n')
    (tmp_path / "in" / "picture.txt").write_bytes(bytes(range(256)) * 20)
    result = call("run", "--sources", tmp_path / "in", "--data", tmp_path / "out", "--as-of", "2024-09-30")
    assert result.exit_code == 1
    rejects = pd.read_parquet(tmp_path / "out" / "rejects.parquet")
    assert set(rejects["source_path"]) == {"broken.jsonl", "picture.txt"}
    assert len(pd.read_parquet(tmp_path / "out" / "events.parquet")) == 1


def test_an_empty_sources_folder_stops_and_leaves_the_release_alone(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    result = call("run", "--sources", tmp_path / "in", "--data", tmp_path / "out")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert not list((tmp_path / "out").glob("*.parquet"))


def test_the_module_is_the_command(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "pipeline", "describe"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == dictionary()
