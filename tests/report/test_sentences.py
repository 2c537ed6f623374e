"""A figure is shown in its sentence, and no word of it is cut."""

import pytest

from pipeline.report.payload import marks
from pipeline.report.sentences import around
from tests.conftest import claim_row

ABOUT = (
    "Bus attacked\n\nIt was dark. Gunmen killed six people, Gen. Ali Khan said. “Nobody slept,” he added.\n\nThe end"
)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("six", "Gunmen killed six people, Gen. Ali Khan said."),
        ("Khan", "Gunmen killed six people, Gen. Ali Khan said."),
        ("dark", "It was dark."),
        ("Bus", "Bus attacked"),
        ("slept", "“Nobody slept,” he added."),
        ("end", "The end"),
        ("dark. Gunmen", "It was dark. Gunmen killed six people, Gen. Ali Khan said."),
    ],
)
def test_the_sentence_around_words_is_whole(words: str, sentence: str) -> None:
    start = ABOUT.index(words)
    left, right = around(ABOUT, start, start + len(words))
    assert ABOUT[left:right] == sentence


def test_a_text_without_end_is_cut_and_still_holds_the_words() -> None:
    text = "word " * 2000
    left, right = around(text, 5000, 5004)
    assert left <= 5000
    assert right >= 5004
    assert right - left < 2000


@pytest.mark.parametrize(
    ("quote", "number_text", "figure"),
    [("killed six people", "six", "six"), ("killed six people", "SIX", "six"), ("killed six people", "half", None)],
)
def test_the_figure_is_marked_within_the_quote(quote: str, number_text: str, figure: str | None) -> None:
    start = ABOUT.index(quote)
    claim = claim_row(quote=quote, number_text=number_text, char_start=start, char_end=start + len(quote))
    found = marks(claim, ABOUT)
    sentence = found["sentence"]
    assert sentence[found["quote_start"] : found["quote_end"]] == quote
    assert sentence[found["figure_start"] : found["figure_end"]] == (figure or quote)
