"""Publication dates: every way of writing a full date, and nothing guessed."""

import datetime as dt

import pytest

from pipeline.text.publication_date import date_in_url, read_date

DAY = dt.date(2023, 3, 4)


@pytest.mark.parametrize(
    "value",
    [
        "2023-03-04",
        "2023-3-4",
        "2023/03/04",
        "2023-03-04T21:23:00Z",
        "2023-03-04T23:59:59+05:00",
        "2023-03-04 21:23:00 +0000",
        "4 March 2023",
        "04-Mar-2023",
        "4th of March, 2023",
        "March 4, 2023",
        "Mar. 4, 2023 at 3:00 p.m. ET",
        "Saturday 04/March/2023 - 09:23 PM",
        "Sat, 04 Mar 2023 21:23:00 +0000",
        "Saturday, March 4, 2023",
        "4 March 2023, 10:22 GMT",
        "4 March 2023 | 10.22 am",
    ],
)
def test_a_full_date_is_read_whatever_its_form(value: str) -> None:
    assert read_date(value) == DAY


@pytest.mark.parametrize(
    "value",
    [
        "2023-02-30",
        "2023-13-01",
        "31 April 2023",
        "04/03/2023",
        "March 2023",
        "4 March",
        "2023",
        "yesterday",
        "1677-03-04",
        "March 4, 2023 was a Saturday",
        "4 March 2023 Two soldiers were killed",
        "",
    ],
)
def test_what_is_no_single_day_is_not_guessed(value: str) -> None:
    assert read_date(value) is None


def test_figures_are_read_where_only_one_order_can_be_meant() -> None:
    assert read_date("23/03/2023") == read_date("03/23/2023") == dt.date(2023, 3, 23)
    assert read_date("03.03.2023") == dt.date(2023, 3, 3)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://ardal.example/world/2023/03/04/mine-kills-two", DAY),
        ("https://ardal.example/2023/mar/04/mine-kills-two", DAY),
        ("https://ardal.example/news/mine-kills-two-2023-03-04.html", DAY),
        ("https://ardal.example/2023/03/mine-kills-two", None),
        ("https://ardal.example/story/2023/02/30/mine", None),
        ("https://ardal.example/a/20230304", None),
    ],
)
def test_an_address_may_hold_the_day(url: str, day: dt.date | None) -> None:
    assert date_in_url(url) == day
