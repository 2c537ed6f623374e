"""English is known for English, however short; other languages are not."""

from pathlib import Path

import pytest

from pipeline.reading_lists import ReadingLists
from pipeline.text.language import detect_language, language_code

LISTS = ReadingLists.load(Path("seeds/reference"))


def detect(text: str) -> str:
    return detect_language(text, LISTS.english, LISTS.shared)


@pytest.mark.parametrize(
    "text",
    [
        "Two killed in Ardal.",
        "3 NGO staff killed, 1 gravely wounded during armed raid on compound in Ruhengeri, Rwanda.",
        "TWO SOLDIERS WERE KILLED WHEN A MINE WENT OFF IN SANTA ROSA DE COPAN, HONDURAS.",
        "Aid worker abducted, Deir ez-Zor governorate",
        "Al-Nusra fighters shelled Kafr Hamra and Anadan.",
        "National staff kidnapped for ransom",
    ],
)
def test_short_texts_full_of_foreign_names_are_english(text: str) -> None:
    assert detect(text) == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Deux soldats ont été tués lundi par une mine sur la route à l'est de la ville, a annoncé l'armée.", "fr"),
        ("Dos soldados murieron el lunes al estallar una mina en la carretera al este de la ciudad.", "es"),
        ("Zwei Soldaten sind am Montag östlich der Stadt durch eine Mine getötet worden, teilte die Armee mit.", "de"),
        ("İki asker pazartesi günü kentin doğusundaki yolda patlayan mayın nedeniyle öldü.", "tr"),
        ("قتل جنديان يوم الاثنين في انفجار لغم على الطريق شرق المدينة، حسبما قال الجيش.", "ar"),
        ("Двое солдат погибли в понедельник при взрыве мины на дороге к востоку от города.", "ru"),
        ("...", "und"),
    ],
)
def test_other_languages_are_told_apart(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    ("value", "code"), [("en", "en"), ("EN-gb", "en"), ("pt_BR", "pt"), ("english", None), ("", None)]
)
def test_a_language_code_is_two_letters(value: str, code: str | None) -> None:
    assert language_code(value) == code
