"""Title, date, outlet and author from the lines around an article."""

import datetime as dt
from pathlib import Path

import pytest

from pipeline.text.boilerplate import BoilerplateCues
from pipeline.text.masthead import Masthead, read_masthead
from pipeline.text.outlets import Outlets

CUES = BoilerplateCues.load(Path("seeds/reference"))
OUTLETS = Outlets.load(Path("seeds/reference"))
TITLE = "Mine kills two soldiers east of Ardal"
LEAD = "Two soldiers were killed on Monday when a mine went off under their lorry east of Ardal, the army said."
MORE = "The road had been closed since the spring, when a convoy was fired on from the hills above the river."


def read(*lines: str, title: str = "", find_title: bool = True) -> Masthead:
    return read_masthead(lines, CUES, OUTLETS, title=title, find_title=find_title)


@pytest.mark.parametrize("title", [TITLE, "Who laid the mine that killed two?", "ARDAL: 2 DEAD", f"# {TITLE}"])
def test_a_short_first_line_without_final_stop_is_the_title(title: str) -> None:
    head = read(title, LEAD, MORE)
    assert (head.title, head.body) == (title.removeprefix("# "), (LEAD, MORE))


@pytest.mark.parametrize("first", ["The army counts its dead.", "What the army says:", "and then nothing more"])
def test_a_sentence_is_no_title(first: str) -> None:
    assert read(first, LEAD, MORE).title == ""


def test_the_title_is_not_looked_for_where_the_format_has_a_place_for_it() -> None:
    assert read(TITLE, LEAD, find_title=False).body == (TITLE, LEAD)


def test_the_title_printed_again_is_dropped() -> None:
    assert read(TITLE, TITLE, LEAD, MORE).body == (LEAD, MORE)
    assert read(f"{TITLE}", LEAD, MORE, title=TITLE.upper()).body == (LEAD, MORE)


def test_a_standfirst_stays_in_the_text() -> None:
    standfirst = "A road that was thought safe has killed again, and nobody will say who laid the mine…writes JANE DOE"
    head = read(standfirst, LEAD, MORE)
    assert (head.title, head.author) == ("", "JANE DOE")
    assert head.body[0] == standfirst


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Monday 06/May/2024 - 09:23 PM", dt.date(2024, 5, 6)),
        ("Published on 6 May 2024", dt.date(2024, 5, 6)),
        ("Posted: May 6, 2024, 10:15 am", dt.date(2024, 5, 6)),
        ("2024-05-06T10:15:00Z", dt.date(2024, 5, 6)),
        ("Published on", None),
        ("06/05/2024", None),
    ],
)
def test_a_date_line_gives_the_date_and_leaves_the_text(line: str, day: dt.date | None) -> None:
    head = read(TITLE, line, LEAD, MORE)
    assert (head.published, head.body) == (day, (LEAD, MORE))


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("Mon 6 May 2024 Two soldiers were killed when a mine went off under their lorry.", dt.date(2024, 5, 6)),
        ("Date of publication 6 May 2024 Two soldiers were killed when a mine went off.", dt.date(2024, 5, 6)),
        ("On 6 May 2024 two soldiers were killed when a mine went off under their lorry.", None),
        ("6 May 2024: two soldiers were killed when a mine went off under their lorry.", None),
        ("ARDAL, May 6 (Reuters) - Two soldiers were killed when a mine went off.", None),
    ],
)
def test_a_date_run_into_the_text_counts_only_where_it_is_no_date_of_an_event(lead: str, day: dt.date | None) -> None:
    assert read(lead, MORE).published == day


def test_an_updated_line_does_not_date_the_article() -> None:
    head = read(TITLE, "Updated: 9 May 2024", LEAD, MORE)
    assert (head.published, head.body) == (None, (LEAD, MORE))


def test_outlet_author_and_tags_beside_the_date_are_no_text() -> None:
    head = read(TITLE, "6 May 2024", "Kyiv Post", "Jane Doe", "Valley", LEAD, MORE)
    assert (head.outlet, head.author, head.body) == ("Kyiv Post", "Jane Doe", (LEAD, MORE))


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("By Jane Doe and John Roe", "Jane Doe and John Roe"),
        ("Jane Doe and John Roe, Associated Press", "Jane Doe and John Roe"),
        ("Written by: Jane Doe", "Jane Doe"),
    ],
)
def test_a_byline_names_the_author(line: str, author: str) -> None:
    head = read(TITLE, line, LEAD, MORE)
    assert (head.author, head.body) == (author, (LEAD, MORE))


def test_the_dateline_names_the_agency() -> None:
    assert (
        read("KABUL, March 3 (Reuters) - Two soldiers were killed on Monday, the army said.", MORE).outlet == "Reuters"
    )
    assert (
        read("ARDAL (AFP) — Two soldiers were killed on Monday, the army said.", MORE).outlet == "Agence France-Presse"
    )


def test_logo_lines_at_the_foot_name_the_outlet() -> None:
    head = read(TITLE, LEAD, MORE, "logo", "ArdalToday", "www.ardaltoday.com")
    assert (head.outlet, head.body) == ("ArdalToday", (LEAD, MORE))


def test_subheadings_stay() -> None:
    assert read(TITLE, LEAD, "Third mine this year", MORE).body == (LEAD, "Third mine this year", MORE)
