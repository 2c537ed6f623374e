"""Words of time, seen from Tuesday 14 February 2023."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.text import dates
from pipeline.text.date_forms import PATTERN
from pipeline.text.dates import find_dates, resolve_date

TUESDAY = date(2023, 2, 14)
INCIDENT = date(2022, 12, 2)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("on Tuesday", "2023-02-14", "2023-02-14", "day"),
        ("on Monday", "2023-02-13", "2023-02-13", "day"),
        ("Monday night", "2023-02-13", "2023-02-13", "day"),
        ("late on Thursday", "2023-02-09", "2023-02-09", "day"),
        ("early Sunday morning", "2023-02-12", "2023-02-12", "day"),
        ("last Friday", "2023-02-10", "2023-02-10", "day"),
        ("last Tuesday", "2023-02-07", "2023-02-07", "day"),
        ("Thursday last week", "2023-02-09", "2023-02-09", "day"),
        ("today", "2023-02-14", "2023-02-14", "day"),
        ("this morning", "2023-02-14", "2023-02-14", "day"),
        ("yesterday", "2023-02-13", "2023-02-13", "day"),
        ("last night", "2023-02-13", "2023-02-13", "day"),
        ("overnight", "2023-02-13", "2023-02-14", "day"),
        ("two days ago", "2023-02-12", "2023-02-12", "day"),
        ("a week ago", "2023-02-07", "2023-02-07", "day"),
        ("last week", "2023-02-06", "2023-02-12", "week"),
        ("earlier this week", "2023-02-13", "2023-02-14", "week"),
        ("earlier this month", "2023-02-01", "2023-02-14", "month"),
        ("last month", "2023-01-01", "2023-01-31", "month"),
        ("last September", "2022-09-01", "2022-09-30", "month"),
        ("last February", "2022-02-01", "2022-02-28", "month"),
        ("in December", "2022-12-01", "2022-12-31", "month"),
        ("in January", "2023-01-01", "2023-01-31", "month"),
        ("in February", "2023-02-01", "2023-02-14", "month"),
        ("in mid-August", "2022-08-11", "2022-08-20", "month"),
        ("in March 2019", "2019-03-01", "2019-03-31", "month"),
        ("in the summer of 2016", "2016-06-01", "2016-08-31", "month"),
        ("January 19 this year", "2023-01-19", "2023-01-19", "day"),
        ("on January 19 last year", "2022-01-19", "2022-01-19", "day"),
        ("on Feb. 9", "2023-02-09", "2023-02-09", "day"),
        ("on December 24", "2022-12-24", "2022-12-24", "day"),
        ("on 3 March 2021", "2021-03-03", "2021-03-03", "day"),
        ("the 5th of May, 2020", "2020-05-05", "2020-05-05", "day"),
        ("March 3rd, 2021", "2021-03-03", "2021-03-03", "day"),
        ("ON 15 NOVEMBER 1989", "1989-11-15", "1989-11-15", "day"),
        ("2021-03-03", "2021-03-03", "2021-03-03", "day"),
        ("25/12/2020", "2020-12-25", "2020-12-25", "day"),
        ("12/25/2020", "2020-12-25", "2020-12-25", "day"),
        ("May 5-9, 2018", "2018-05-05", "2018-05-09", "day"),
        ("from 5 to 9 May 2018", "2018-05-05", "2018-05-09", "day"),
        ("between Friday and Sunday", "2023-02-10", "2023-02-12", "day"),
        ("over the weekend", "2023-02-11", "2023-02-12", "week"),
        ("since Sunday", "2023-02-12", "2023-02-14", "day"),
        ("in December and January", "2022-12-01", "2023-01-31", "month"),
        ("between March and May 2021", "2021-03-01", "2021-05-31", "month"),
        ("a year ago", "2022-02-01", "2022-02-28", "month"),
        ("starting 2004", "2004-01-01", "2004-12-31", "year"),
        ("a brutal 2017 crackdown", "2017-01-01", "2017-12-31", "year"),
        ("in 2015", "2015-01-01", "2015-12-31", "year"),
        ("the 2008 siege", "2008-01-01", "2008-12-31", "year"),
        ("three years ago", "2020-01-01", "2020-12-31", "year"),
        ("last year", "2022-01-01", "2022-12-31", "year"),
        ("the 9/11 hijackings", "2001-09-11", "2001-09-11", "day"),
    ],
)
def test_words_of_time_allow_the_days_that_they_say(text: str, first: str, last: str, precision: str) -> None:
    interval = resolve_date(find_dates(text, TUESDAY)[0], TUESDAY)
    assert interval is not None
    assert (str(interval.start), str(interval.end), interval.precision) == (first, last, precision)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("a week earlier", "2022-11-25"),
        ("two days later", "2022-12-04"),
        ("the previous day", "2022-12-01"),
        ("the next day", "2022-12-03"),
        ("the same day", "2022-12-02"),
        ("that night", "2022-12-02"),
    ],
)
def test_some_words_count_from_the_incident_told_before(text: str, day: str) -> None:
    interval = resolve_date(find_dates(text, TUESDAY)[0], TUESDAY, INCIDENT)
    assert interval is not None
    assert str(interval.start) == day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("a week after gunmen killed nine", "2022-11-25", "2022-11-25"),
        ("two days after the bombing", "2022-11-30", "2022-11-30"),
        ("the day after a raid", "2022-12-01", "2022-12-01"),
        ("days after an air strike", "2022-11-25", "2022-12-01"),
    ],
)
def test_what_stands_behind_a_span_of_time_came_earlier(text: str, first: str, last: str) -> None:
    (phrase,) = find_dates(text)
    interval = resolve_date(phrase, TUESDAY, INCIDENT)
    assert interval is not None
    assert (str(interval.start), str(interval.end)) == (first, last)


@pytest.mark.parametrize("text", ["The following day", "A day later,", "two days before gunmen killed nine"])
def test_words_that_count_from_another_day_tell_none_without_it(text: str) -> None:
    assert [resolve_date(phrase, TUESDAY) for phrase in find_dates(text)] == [None]


@pytest.mark.parametrize("text", ["on Monday", "yesterday", "last September", "in December", "on Feb. 9", "last week"])
def test_nothing_is_guessed_without_a_publication_date(text: str) -> None:
    phrase = find_dates(text)[0]
    assert resolve_date(phrase, None) is None


def test_a_full_date_needs_no_publication_date() -> None:
    interval = resolve_date(find_dates("on 3 March 2021")[0], None)
    assert interval is not None
    assert interval.start == date(2021, 3, 3)


@pytest.mark.parametrize(
    "text",
    ["this year", "since January", "over the past year", "in recent months", "between 2011 and 2014", "since 2012"],
)
def test_spans_that_sum_up_are_periods(text: str) -> None:
    assert find_dates(text, TUESDAY)[0].is_period


@pytest.mark.parametrize("text", ["they may march on", "next Monday", "tomorrow", "later this week", "the second man"])
def test_modal_verbs_ordinals_and_days_to_come_are_no_dates(text: str) -> None:
    assert find_dates(text, TUESDAY) == []


def test_a_day_that_no_month_has_is_no_date() -> None:
    assert resolve_date(find_dates("on 31 June 2020")[0], TUESDAY) is None


def test_no_words_of_time_stand_far_from_the_words_that_every_form_holds() -> None:
    tests = Path(__file__).parents[1]
    files = [*(tests / "gold" / "sources").glob("*.txt"), *(tests.parent / "seeds" / "sources").glob("*.txt")]
    texts = [file.read_text(encoding="utf-8") for file in files]
    assert sum(len(find_dates(text)) for text in texts) > 300
    for text in texts:
        assert [m.span() for m in dates._matches(text)] == [m.span() for m in PATTERN.finditer(text)]
