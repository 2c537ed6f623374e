"""The life of an event, told from the history: also when it was merged, parted again or has gone."""

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

import pipeline
from pipeline.cli import app
from pipeline.corrections import COLUMNS as CORRECTIONS
from pipeline.judgements import COLUMNS as JUDGEMENTS

FIRST = """published: 2024-03-06
outlet: The Northern Post

Gunmen killed six people when they stopped a bus near the town of Gao in Mali on Tuesday, police said.
"""
SECOND = """published: 2024-03-07
outlet: The River Herald

A hospital in the Malian town of Gao said on Thursday that seven people were killed on Tuesday
when gunmen attacked a bus near Gao.
"""
OTHER = """published: 2024-03-16
outlet: The Eastern Mail

Gunmen killed two people in the town of Kidal in Mali on Friday, police said.
"""


POST = "src-771b7737937f (The Northern Post, 2024-03-06)"


class Folder:
    """A folder of sources and decisions, run day after day."""

    def __init__(self, base: Path) -> None:
        self.base, self.day = base, dt.date(2024, 9, 30)
        (base / "in").mkdir()
        self.run(first=FIRST, other=OTHER)

    def run(self, *decisions: str, **articles: str | None) -> None:
        """Put articles in or take them out, decide, and run on the next day."""
        for name, text in articles.items():
            file = self.base / "in" / f"{name}.txt"
            file.write_text(text) if text else file.unlink()
        rows = {"judgements": [JUDGEMENTS], "corrections": [CORRECTIONS]}
        for decision in decisions:
            name, _, row = decision.partition(" ")
            rows[name].append([row, "Ada", "2024-10-02", "read again"])
        for name, lines in rows.items():
            (self.base / f"{name}.csv").write_text("".join(",".join(line) + "\n" for line in lines))
        pipeline.run(self.base / "in", self.base / "out", decisions=self.base, as_of=self.day)
        self.day += dt.timedelta(days=1)

    def tell(self, command: str, event_id: str) -> list[str]:
        result = CliRunner().invoke(app, [command, event_id, "--data", str(self.base / "out")])
        return (result.stdout or result.stderr).splitlines()


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_a_toll_that_rises_is_told_with_its_day_and_the_article_that_raised_it(folder: Folder) -> None:
    folder.run(second=SECOND)
    folder.run(first=None)
    folder.run("corrections MLI1,fatalities,9,7")
    lines = folder.tell("history", "MLI1")
    assert lines[2:5] == ["run 1, 2024-09-30", f"  source added: {POST}", "    came into the table"]
    herald = lines.index("run 2, 2024-10-01")
    assert lines[herald + 1].startswith("  source added: src-")
    assert lines[herald + 1].endswith("(The River Herald, 2024-03-07)")
    assert "    fatalities_high: 6 → 7" in lines[herald:]
    gone = lines.index("run 3, 2024-10-02")
    assert lines[gone + 1] == f"  source removed: {POST}"
    assert "    fatalities: 6 → 7" in lines[gone:]
    assert lines[-4:] == [
        "run 4, 2024-10-03",
        "  correction: Ada, 2024-10-02: read again",
        "    fatalities: 7 → 9",
        "    fatalities_rule: conservative → correction",
    ]


def test_merging_and_parting_are_told_from_both_sides(folder: Folder) -> None:
    folder.run("judgements MLI1,MLI2,same")
    assert folder.tell("history", "MLI2")[-2:] == [
        "  judgement: Ada, 2024-10-02: read again",
        "    was merged into MLI1",
    ]
    assert folder.tell("history", "MLI2")[0].startswith("MLI2 was merged into MLI1: ")
    assert "    took in MLI2" in folder.tell("history", "MLI1")
    assert folder.tell("show", "MLI2")[0] == "MLI2 was merged into MLI1."
    events = pd.read_parquet(folder.base / "out" / "events.parquet")
    assert list(events["previous_ids"]) == ["MLI2"]
    folder.run()
    assert folder.tell("history", "MLI1")[-1] == "    MLI2 was split off"
    assert "    was split off from MLI1" in folder.tell("history", "MLI2")
    assert folder.tell("show", "MLI2")[0].startswith("MLI2  ")


def test_an_event_that_has_gone_still_has_its_history(folder: Folder) -> None:
    folder.run(other=None)
    lines = folder.tell("history", "MLI2")
    assert lines[0] == "MLI2: no longer in the table, for no report of it is left"
    assert lines[-1] == "    left the table"
    assert lines[-2].startswith("  source removed: src-")
    assert lines[-2].endswith("(The Eastern Mail, 2024-03-16)")
    (told,) = folder.tell("show", "MLI2")
    assert "it left the table, see `conflict-events history MLI2`" in told


def test_an_id_that_was_never_given_is_one_line(folder: Folder) -> None:
    (told,) = folder.tell("history", "MLI7")
    assert told == "conflict-events: there was never an event MLI7: see the column event_id of events.csv"
