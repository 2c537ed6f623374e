"""A copy is no second witness; an update with other figures is."""

import datetime as dt
from pathlib import Path

from pipeline.reading_lists import ReadingLists
from pipeline.text.copies import Candidate, find_copies

NUMBERS = ReadingLists.load(Path("seeds/reference")).numbers
WIRE = (
    "Two soldiers were killed on Monday when a mine went off under their lorry on the road to Ardal, the army said. "
    "The road had been closed since the spring, when a convoy was fired on from the hills above the river Senn. "
    "Colonel Ivo Marin told reporters that engineers had searched the road for mines three times since January. "
    "Nobody has said who laid the mine, and the rebels of the Upper Valley did not reply to questions on Tuesday. "
    "Farmers in the hills said that they had heard shots before the explosion and had seen men on horseback leave. "
    "A lorry driver who passed the place an hour earlier said that he had noticed nothing out of the ordinary there."
)
FIRST, LATER = dt.date(2024, 5, 6), dt.date(2024, 5, 7)


def copies(*texts: tuple[str, dt.date | None, str]) -> dict[str, str]:
    return find_copies([Candidate(*text) for text in texts], NUMBERS)


def test_a_copy_points_to_the_article_published_first_whatever_the_order() -> None:
    a, b = ("src-a", LATER, WIRE), ("src-b", FIRST, f"ARDAL — {WIRE}")
    assert copies(a, b) == copies(b, a) == {"src-a": "src-b"}


def test_an_undated_copy_is_the_copy_and_equal_dates_go_by_id() -> None:
    assert copies(("src-a", None, WIRE), ("src-b", FIRST, WIRE)) == {"src-a": "src-b"}
    assert copies(("src-b", FIRST, WIRE), ("src-a", FIRST, WIRE)) == {"src-b": "src-a"}


def test_a_copy_cut_to_its_first_paragraphs_is_found() -> None:
    cut = WIRE[: WIRE.index("Nobody has said")]
    assert copies(("src-a", FIRST, WIRE), ("src-b", LATER, cut)) == {"src-b": "src-a"}


def test_a_lightly_edited_copy_is_found_and_copies_of_copies_point_to_the_original() -> None:
    edited = WIRE.replace("told reporters", "said at a news conference").replace("went off", "exploded")
    third = ("src-c", LATER, edited + " With agencies.")
    found = copies(("src-a", FIRST, WIRE), ("src-b", LATER, edited), third)
    assert found == {"src-b": "src-a", "src-c": "src-a"}


def test_an_update_with_another_toll_is_no_copy() -> None:
    assert copies(("src-a", FIRST, WIRE), ("src-b", LATER, WIRE.replace("Two soldiers", "Three soldiers"))) == {}
    assert copies(("src-a", FIRST, WIRE.replace("Two", "2")), ("src-b", LATER, WIRE.replace("Two", "12"))) == {}


def test_the_same_form_of_words_about_another_place_is_no_copy() -> None:
    form = (
        "An unknown man opened fire on worshippers outside the chapel in {} on Monday evening and fled on foot. "
        "No one was hurt in the shooting, and no group has said that it was behind it, a police spokesman said."
    )
    assert copies(("src-a", FIRST, form.format("Ardal")), ("src-b", FIRST, form.format("Brenn"))) == {}


def test_articles_on_the_same_event_in_other_words_are_no_copies() -> None:
    other = (
        "A mine killed two soldiers near Ardal at the start of the week. Their lorry drove over it on a road that "
        "engineers had cleared, an army colonel said. The valley has seen many such attacks, and the road was shut for "
        "months after an ambush on a convoy. The rebels have kept silent so far."
    )
    assert copies(("src-a", FIRST, WIRE), ("src-b", FIRST, other)) == {}
