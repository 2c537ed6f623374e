"""Paragraphs: white space set right, every other character as published."""

import pytest

from pipeline.text.paragraphs import ends_sentence, split_paragraphs


def texts(raw: str) -> list[str]:
    return [paragraph.text for paragraph in split_paragraphs(raw)]


def test_lines_are_paragraphs_and_blank_lines_are_not() -> None:
    assert texts("One here.\n\n\n  Two there. \nThree.") == ["One here.", "Two there.", "Three."]


def test_invisible_characters_go_and_quotation_marks_and_dashes_stay() -> None:
    assert texts("\ufeffThe “ci\u00adty’s” – mar\u200bket\u00a0— burnt\u2028down") == [
        "The “city’s” – market — burnt",
        "down",
    ]


def test_lines_cut_to_a_width_are_joined() -> None:
    raw = (
        "TWO SOLDIERS WERE KILLED ON MONDAY WHEN A MINE WENT OFF UNDER\n"
        "THEIR LORRY ON THE ROAD EAST OF ARDAL.  THE ARMY BLAMED REBEL-\n"
        "HELD VILLAGES IN THE HILLS.\n\n"
        "   THE ROAD HAD BEEN CLOSED SINCE THE SPRING, WHEN A CONVOY WAS\n"
        "FIRED ON FROM THE HILLS."
    )
    first, second = texts(raw)
    assert first.endswith(
        "WENT OFF UNDER THEIR LORRY ON THE ROAD EAST OF ARDAL. THE ARMY BLAMED REBEL-HELD VILLAGES IN THE HILLS."
    )
    assert second.startswith("THE ROAD HAD BEEN CLOSED")


def test_headlines_below_each_other_are_not_joined() -> None:
    raw = "Two killed near Ardal\nFerry sinks off Brenn\nFlood takes a bridge\nFire in the port"
    assert len(texts(raw)) == 4


def test_each_paragraph_knows_its_place_in_the_raw_text() -> None:
    raw = "  One.\n\n Two\u00a0here. \n"
    assert [raw[p.start : p.end].strip() for p in split_paragraphs(raw)] == ["One.", "Two\u00a0here."]


@pytest.mark.parametrize("text", ["Two died.", "“Two died.”", "Did two die?", "Two died. (AFP)", "Two died…"])
def test_a_sentence_ends(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["Two dead in Ardal", "What we know:", "Jane Doe (AFP)"])
def test_a_heading_does_not_end_as_a_sentence(text: str) -> None:
    assert not ends_sentence(text)
