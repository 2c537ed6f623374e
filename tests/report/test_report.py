"""The report is one file that needs nothing else, the same for the same release."""

import re
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.register import COLUMNS
from pipeline.report import assembled
from pipeline.report.payload import payload
from pipeline.stages.publish import publish
from tests.synthetic import REFERENCE, release


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("release")
    publish(release(20), pd.DataFrame(columns=COLUMNS, dtype=str), REFERENCE, folder)
    return folder


def call(*words: str | Path):
    return CliRunner().invoke(app, ["report", *(str(word) for word in words)])


def test_the_command_writes_the_same_bytes_each_time_and_says_where(data: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one.html", tmp_path / "two.html"
    result = call("--data", data, "--out", one)
    call("--data", data, "--out", two)
    assert (result.exit_code, result.stdout) == (0, f"{one}: {one.stat().st_size / 1e6:.1f} MB\n")
    assert one.read_bytes() == two.read_bytes()


def test_the_file_loads_nothing(data: Path, tmp_path: Path) -> None:
    call("--data", data, "--out", tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    markup = re.sub(r"<script.*?</script>|<style>.*?</style>", "", page, flags=re.DOTALL)
    assert re.findall(r"""(?:src|href)=["'](?!data:|#)""", markup) == []
    assert "url(" not in page
    assert "@import" not in page
    assert not re.search(r"/\* (style|script|data) \*/", page)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--data", "{data}/none"), "is no folder"),
        (("--data", "{data}", "--out", "{data}/none/report.html"), "name another file with --out"),
    ],
)
def test_what_stops_the_report_is_one_line(data: Path, words: tuple[str, ...], message: str) -> None:
    result = call(*(word.format(data=data) for word in words))
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert message in result.stderr


def test_the_page_holds_every_event_and_claim_and_each_text_once() -> None:
    tables = release(20)
    made = payload(tables, REFERENCE)
    assert len(made["events"]["rows"]) == 20
    assert len(made["claims"]["rows"]) == 80
    assert len(set(made["texts"])) == len(made["texts"])


def test_no_text_can_end_the_script_that_holds_it() -> None:
    page = assembled({"texts": ["</script><script>alert(1)</script>", "/* script */"]})
    assert "alert(1)</script>" not in page
    assert page.count("<script") == 2
