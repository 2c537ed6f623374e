"""Figures in words and digits, with their bounds; and numbers that count nobody."""

from pathlib import Path

import pytest

from pipeline.text.figures import NumberWords, find_figures

REFERENCE = Path(__file__).resolve().parents[2] / "seeds" / "reference"


@pytest.fixture(scope="module")
def words() -> NumberWords:
    return NumberWords.load(REFERENCE)


@pytest.mark.parametrize(
    ("text", "low", "high", "qualifier"),
    [
        ("six people died", 6, 6, "exact"),
        ("SIX SOLDIERS DIED", 6, 6, "exact"),
        ("1,200 families fled", 1200, 1200, "exact"),
        ("forty-five miners", 45, 45, "exact"),
        ("two hundred and fifty-three graves", 253, 253, "exact"),
        ("at least six herders", 6, None, "at least"),
        ("no fewer than nine guards", 9, None, "at least"),
        ("a minimum of 14 villagers", 14, None, "at least"),
        ("more than 45 worshippers", 46, None, "more than"),
        ("over 140 concertgoers", 141, None, "more than"),
        ("upwards of 30 recruits", 31, None, "more than"),
        ("in excess of 500 homes", 501, None, "more than"),
        ("up to 12 fighters", None, 12, "up to"),
        ("as many as 30 traders", None, 30, "up to"),
        ("no more than four shells", None, 4, "up to"),
        ("fewer than 10 marchers", None, 9, "fewer than"),
        ("nearly 40 shoppers", 40, 40, "about"),
        ("about 100 guests", 100, 100, "about"),
        ("some 200 students", 200, 200, "about"),
        ("an estimated 3,000 refugees", 3000, 3000, "about"),
        ("20 or more passengers", 20, None, "at least"),
        ("forty-five-plus dead", 45, None, "at least"),
        ("between 8 and 10 gunmen", 8, 10, "range"),
        ("10-12 assailants", 10, 12, "range"),
        ("five or six men", 5, 6, "range"),
        ("10 to 15 recruits", 10, 15, "range"),
        ("dozens of villagers", 12, None, "vague"),
        ("several dozen pupils", 36, None, "vague"),
        ("several pilgrims", 3, None, "vague"),
        ("hundreds of inmates", 100, None, "vague"),
        ("tens of thousands of people", 10000, None, "vague"),
        ("a handful of monks", 3, None, "vague"),
        ("a number of drivers", 3, None, "vague"),
        ("two dozen sailors", 24, 24, "exact"),
        ("half a dozen nurses", 6, 6, "exact"),
        ("a dozen farmers", 12, 12, "exact"),
        ("1.5 million residents", 1500000, 1500000, "exact"),
        ("two lakh voters", 200000, 200000, "exact"),
        ("a couple of cooks", 2, 2, "exact"),
        ("both drivers survived", 2, 2, "exact"),
        ("no one was hurt", 0, 0, "exact"),
        ("no soldiers died", 0, 0, "exact"),
        ("neither officer was hurt", 0, 0, "exact"),
        ("the duo was arrested", 2, 2, "exact"),
        ("at least four or five people", 4, None, "at least"),
        ("the toll rose from 13 to 26", 13, 13, "exact"),
        ("estimates ranging from 13 to 26", 13, 26, "range"),
        ("one of them was a child", 1, 1, "exact"),
    ],
)
def test_a_figure_has_the_bounds_of_its_words(
    words: NumberWords, text: str, low: int | None, high: int | None, qualifier: str
) -> None:
    figure = find_figures(text, words)[0]
    assert (figure.low, figure.high, figure.qualifier) == (low, high, qualifier)


@pytest.mark.parametrize(
    "text",
    [
        "Salim Theba (34) was buried",
        "a woman of 70 fled",
        "15 and 16 years old",
        "as many wounded",
        "a 13-year-old boy",
        "Karim, 34, said so",
        "aged 12",
        "it began in 2015",
        "on 11 September",
        "on Sept. 5",
        "a ransom of $20 million",
        "20 percent of voters",
        "45 per cent more",
        "12 kg of explosives",
        "a 107mm rocket",
        "30 km away",
        "three days of mourning",
        "two decades of war",
        "at 2:30 p.m.",
        "an AK-47 rifle",
        "an F-16 jet",
        "Resolution 2254",
        "Article 370",
        "Highway 1",
        "a Boeing 737",
        "12.5 degrees",
        "one of the deadliest attacks",
        "the 7th battalion",
    ],
)
def test_ages_dates_measures_and_labels_are_no_figures(words: NumberWords, text: str) -> None:
    assert find_figures(text, words) == []


def test_a_vague_word_names_the_rule_that_gave_it_a_number(words: NumberWords) -> None:
    assert find_figures("dozens of people", words)[0].imputed_by == "acled-dozens-12"


def test_two_tolls_in_one_sentence_are_two_figures(words: NumberWords) -> None:
    found = find_figures("six were killed and 13 wounded", words)
    assert [(f.low, f.text) for f in found] == [(6, "six"), (13, "13")]


def test_the_span_holds_the_bounds_and_the_core_the_bare_number(words: NumberWords) -> None:
    text = "police counted at least six bodies"
    figure = find_figures(text, words)[0]
    assert text[figure.start : figure.end] == "at least six"
    assert text[figure.core_start : figure.core_end] == "six"


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("GAO, Feb. 12 – Seventeen people died.", [(17, 17)]),
        ("KABUL, March 6 - Nine people were killed.", [(9, 9)]),
        ("From 12 - 17 people died.", [(12, 17)]),
    ],
)
def test_a_count_behind_a_day_and_a_dash_is_no_range(
    words: NumberWords, text: str, figures: list[tuple[int, int]]
) -> None:
    assert [(f.low, f.high) for f in find_figures(text, words)] == figures
