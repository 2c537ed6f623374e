"""Places named in sentences, and the place that is meant."""

from pathlib import Path

import pytest

from pipeline.gazetteer import Gazetteer
from pipeline.settings import cache_folder
from pipeline.text.place_types import Place, PlaceMention
from pipeline.text.places import dateline


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load(Path("seeds/reference"), cache_folder(Path.cwd()))


def _place(gazetteer: Gazetteer, text: str) -> Place:
    mentions = gazetteer.find_places(text)
    place = gazetteer.resolve(mentions, mentions)
    assert place is not None, [m.text for m in mentions]
    return place


def _mention(gazetteer: Gazetteer, text: str, name: str) -> PlaceMention:
    return next(m for m in gazetteer.find_places(text) if m.text == name)


def _names(gazetteer: Gazetteer, text: str) -> list[str]:
    return [m.text for m in gazetteer.find_places(text)]


@pytest.mark.parametrize(
    ("text", "location", "admin1", "country", "precision"),
    [
        ("A bomb went off in Kabul.", "Kabul", "Kabul", "Afghanistan", 1),
        ("Two men were shot dead in Peshawar.", "Peshawar", "Khyber Pakhtunkhwa", "Pakistan", 1),
        ("Rockets fell on Kharkiv overnight.", "Kharkiv", "Kharkiv", "Ukraine", 1),
        ("Shells hit a market in Maiduguri.", "Maiduguri", "Borno", "Nigeria", 1),
        ("Gunmen stormed a hotel in Mogadishu.", "Mogadishu", "Banadir", "Somalia", 1),
        ("Police fired on a crowd in Caracas.", "Caracas", "Capital District", "Venezuela", 1),
        ("A grenade was thrown in Bujumbura.", "Bujumbura", "Bujumbura Mairie", "Burundi", 1),
        ("A car bomb exploded in Mosul.", "Mosul", "Nineveh", "Iraq", 1),
        ("Clashes broke out in Deir al-Zour.", "Deir ez-Zor", "Deir ez-Zor", "Syria", 1),
        ("Clashes broke out in Deir Ezzor.", "Deir ez-Zor", "Deir ez-Zor", "Syria", 1),
        ("Fighters entered al-Hasakah at dawn.", "Hasakah", "Al-Hasakah", "Syria", 1),
        ("Soldiers retook Maarat al-Numan in Idlib.", "Maarat al-Numan", "Idlib", "Syria", 1),
        ("A drone hit a house in Khan Younis.", "Khan Younis", "Gaza Strip", "Palestine", 1),
        ("Troops raided Jenin in the West Bank.", "Jenin", "West Bank", "Palestine", 1),
        ("Rioters burned cars in Hong Kong.", "Hong Kong", "Hong Kong", "China", 1),
        ("A man was stabbed in Nice.", "Nice", "Provence-Alpes-Cote d'Azur", "France", 1),
        ("An officer was shot in Charleston, S.C., on Friday.", "Charleston", "South Carolina", "United States", 1),
        ("Six died at a club in Orlando, Fla.", "Orlando", "Florida", "United States", 1),
        ("A march ended in violence in Kyiv.", "Kyiv", "Kyiv City", "Ukraine", 1),
        ("A march ended in violence in Kiev.", "Kyiv", "Kyiv City", "Ukraine", 1),
        ("Gunmen attacked Mazar-i-Sharif.", "Mazar-e-Sharif", "Balkh", "Afghanistan", 1),
        ("Gunmen attacked Lashkargah.", "Lashkar Gah", "Helmand", "Afghanistan", 1),
        ("Militants blew up a bridge in Miran Shah.", "Miranshah", "Khyber Pakhtunkhwa", "Pakistan", 1),
        ("Two farmers were killed in Toribío, Colombia.", "Toribio", "Cauca", "Colombia", 1),
        ("SAN SALVADOR, 12 JAN -- THREE SOLDIERS DIED.", "San Salvador", "San Salvador", "El Salvador", 1),
        ("A BOMB WENT OFF IN MEDELLIN, COLOMBIA, ON SUNDAY.", "Medellin", "Antioquia", "Colombia", 1),
    ],
)
def test_a_settlement_gets_its_unit_and_country(
    gazetteer: Gazetteer, text: str, location: str, admin1: str, country: str, precision: int
) -> None:
    place = _place(gazetteer, text)
    assert (place.location, place.admin1, place.country, place.geo_precision) == (location, admin1, country, precision)
    assert place.latitude is not None
    assert round(place.latitude, 4) == place.latitude


@pytest.mark.parametrize(
    ("text", "admin2"),
    [
        ("A convoy was hit in Chibok on Sunday.", "Chibok"),
        ("They were shot in the Kart-e-Naw area of Kabul.", "Kabul"),
        ("Insurgents took posts in Maiwand district.", "Maiwand"),
        ("A man was shot in Pittsburgh, Pennsylvania.", "Allegheny"),
        ("The raid took place in Helmand province.", None),
        ("Troops marched through Kenya.", None),
    ],
)
def test_a_place_gets_the_second_level_unit_that_it_is_or_lies_in(
    gazetteer: Gazetteer, text: str, admin2: str | None
) -> None:
    assert _place(gazetteer, text).admin2 == admin2


@pytest.mark.parametrize(
    ("text", "location", "admin1"),
    [
        ("They were shot in the Kart-e-Naw area of Kabul.", "Kabul - Kart-e-Now", "Kabul"),
        ("The blast hit Dasht-e Barchi in western Kabul.", "Kabul - Dasht-e-Barchi", "Kabul"),
        ("A mine exploded in Baghdad's Karrada district.", "Baghdad - Karrada", "Baghdad"),
        ("He was killed in the Shejaiya neighbourhood of Gaza City.", "Gaza City - Shujaiya", "Gaza Strip"),
        ("Youths fought police in Molenbeek, Brussels.", "Brussels - Molenbeek", "Brussels"),
        ("Mortars struck the Mirzan neighbourhood of Aleppo.", "Aleppo - Mirzan", "Aleppo"),
    ],
)
def test_a_quarter_is_named_with_its_city(gazetteer: Gazetteer, text: str, location: str, admin1: str) -> None:
    place = _place(gazetteer, text)
    assert (place.location, place.admin1, place.geo_precision) == (location, admin1, 1)


@pytest.mark.parametrize(
    ("text", "location", "admin1", "country", "precision"),
    [
        ("Insurgents took posts in Maiwand district.", "Maiwand", "Kandahar", "Afghanistan", 2),
        ("Two were killed near Ramadi.", "Ramadi", "Anbar", "Iraq", 2),
        ("Soldiers fired on the outskirts of Derna.", "Derna", "Derna", "Libya", 2),
        ("A convoy was hit 20 km south of Gao.", "Gao", "Gao", "Mali", 2),
        ("Troops clashed in the Galwan Valley.", "Galwan Valley", "Ladakh", "India", 2),
        ("The raid took place in Helmand province.", None, "Helmand", "Afghanistan", 3),
        ("The raid took place in the province of Nangarhar.", None, "Nangarhar", "Afghanistan", 3),
        ("A farmer was killed in Jowzjan province.", None, "Jawzjan", "Afghanistan", 3),
        ("Protests spread through Catalonia.", None, "Catalonia", "Spain", 3),
        ("Settlers burned fields in the West Bank.", None, "West Bank", "Palestine", 3),
        ("Fighting went on in the Donbas.", None, None, "Ukraine", 3),
        ("Hundreds were killed in Darfur.", None, None, "Sudan", 3),
        ("Strikes continued in northern Syria.", None, None, "Syria", 3),
        ("Strikes continued across Burma.", None, None, "Myanmar", 3),
        ("Soldiers mutinied in Ivory Coast.", None, None, "Ivory Coast", 3),
        ("The ship was boarded in the Red Sea.", None, None, None, 3),
    ],
)
def test_precision_falls_with_the_words(
    gazetteer: Gazetteer, text: str, location: str | None, admin1: str | None, country: str | None, precision: int
) -> None:
    place = _place(gazetteer, text)
    assert (place.location, place.admin1, place.country, place.geo_precision) == (location, admin1, country, precision)


@pytest.mark.parametrize(
    ("text", "location", "admin1", "country", "precision"),
    [
        ("They raided the village of Torbakand in Paktika province.", "Torbakand", "Paktika", "Afghanistan", 1),
        ("Six died in Shenkolo village in Kunar, Afghanistan.", "Shenkolo", "Kunar", "Afghanistan", 1),
        ("A mine went off in the Zurbak area of Sinjar.", "Sinjar - Zurbak", "Nineveh", "Iraq", 1),
        ("Gunmen came to Dabarsa, a village near Djibo.", "Dabarsa", "Sahel", "Burkina Faso", 1),
        ("Nigerian troops fought in Ngurowa, Borno.", "Ngurowa", "Borno", "Nigeria", 1),
        ("Men were abducted in Tarakshan district, Balochistan, Pakistan.", "Tarakshan", "Balochistan", "Pakistan", 2),
    ],
)
def test_a_place_unknown_by_name_takes_its_units_from_what_contains_it(
    gazetteer: Gazetteer, text: str, location: str, admin1: str, country: str, precision: int
) -> None:
    place = _place(gazetteer, text)
    assert (place.location, place.admin1, place.country, place.geo_precision) == (location, admin1, country, precision)


@pytest.mark.parametrize(
    ("context", "text", "country", "admin1"),
    [
        ("The Afghan army was blamed.", "A shell fell in Jalalabad.", "Afghanistan", "Nangarhar"),
        ("Kyrgyz border guards were blamed.", "A shell fell in Jalal-Abad.", "Kyrgyzstan", "Jalal-Abad"),
        ("Libya is split in two.", "Two men were shot in Tripoli.", "Libya", "Tripoli"),
        ("Lebanon is in debt.", "Two men were shot in Tripoli.", "Lebanon", "North"),
        (
            "Police in Georgia, south of Tennessee, gave no reason.",
            "A man was shot in Athens.",
            "United States",
            "Georgia",
        ),
        ("The Greek minister resigned.", "A man was shot in Athens.", "Greece", "Attica"),
        ("Venezuela closed the border.", "Soldiers were posted in Valencia.", "Venezuela", "Carabobo"),
        ("Spain mourned.", "Soldiers were posted in Valencia.", "Spain", "Valencia"),
        (
            "Pakistan and Khyber Pakhtunkhwa mourned.",
            "Bajaur police said a shop in Khar was hit.",
            "Pakistan",
            "Khyber Pakhtunkhwa",
        ),
        ("Iraq's army moved east.", "A pipeline was cut at Qayyarah.", "Iraq", "Nineveh"),
        ("Britain raised the alert.", "An officer was stabbed in Birmingham.", "United Kingdom", "England"),
        ("Alabama raised the alert.", "An officer was shot in Birmingham.", "United States", "Alabama"),
    ],
)
def test_namesakes_are_told_apart_by_what_else_is_named(
    gazetteer: Gazetteer, context: str, text: str, country: str, admin1: str
) -> None:
    mentions = gazetteer.find_places(f"{context} {text}")
    own = [m for m in mentions if m.start > len(context)]
    place = gazetteer.resolve(own, mentions)
    assert place is not None
    assert (place.country, place.admin1) == (country, admin1)


def test_hints_settle_what_the_words_leave_open(gazetteer: Gazetteer) -> None:
    own = gazetteer.find_places("Two men were shot in Tripoli.")
    libya, lebanon = gazetteer.resolve(own, own, ["Libya"]), gazetteer.resolve(own, own, ["LB"])
    assert libya is not None
    assert lebanon is not None
    assert (libya.country, lebanon.country) == ("Libya", "Lebanon")


def test_a_hamlet_abroad_is_not_meant_where_the_text_speaks_of_another_country(gazetteer: Gazetteer) -> None:
    text = "The army of Myanmar shelled the village of Lomalinda, Chin state."
    place = _place(gazetteer, text)
    assert (place.location, place.admin1, place.country) == ("Lomalinda", "Chin", "Myanmar")


def test_without_a_place_of_its_own_an_incident_gets_the_country_of_the_article(gazetteer: Gazetteer) -> None:
    context = gazetteer.find_places("Fighting goes on in Sudan, from Khartoum to Nyala.")
    place = gazetteer.resolve([], context)
    assert place == Place(None, None, "Sudan", 729, None, None, 3)


def test_without_any_word_no_place_is_made_up(gazetteer: Gazetteer) -> None:
    assert gazetteer.resolve([], []) is None


@pytest.mark.parametrize(
    "text",
    [
        "Michael Jordan scored again.",
        "Paris Hilton left early.",
        "Mr. Washington gave no reason.",
        "Gen. Hassan Karim was promoted in March.",
        "Police said Most of the dead were students.",
        "They eat turkey. Turkey is best with rice, and turkey soup after.",
        "On Sunday he read the Reading list.",
        "The Red Cross and the United Nations were told.",
        "Of the wounded, Many are children.",
        "The home state of Reid is far away.",
        "Afghan and Syrian fighters were seen.",
        "USIS and ISAF denied it.",
    ],
)
def test_what_is_no_place_is_left_alone(gazetteer: Gazetteer, text: str) -> None:
    found = [m.text for m in gazetteer.find_places(text) if not m.weak]
    assert [name for name in found if name != "Turkey"] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kabul police found a third body.", "Kabul"),
        ("The Jerusalem Post reported it.", "Jerusalem"),
        ("The Beirut-based group denied it.", "Beirut"),
        ("It happened 300 km north of Nairobi.", "Nairobi"),
        ("Yemen has a long border with Saudi Arabia.", "Saudi Arabia"),
    ],
)
def test_a_place_in_another_name_or_far_off_is_weak_evidence(gazetteer: Gazetteer, text: str, name: str) -> None:
    assert _mention(gazetteer, text, name).weak


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Islamabad denied that its jets crossed the border.", "Islamabad"),
        ("Washington says it will leave.", "Washington"),
        ("Damascus-backed fighters entered the town.", "Damascus"),
    ],
)
def test_a_capital_that_speaks_is_a_government(gazetteer: Gazetteer, text: str, name: str) -> None:
    assert _mention(gazetteer, text, name).metonym


def test_the_place_of_the_incident_goes_before_the_capital_that_speaks(gazetteer: Gazetteer) -> None:
    place = _place(gazetteer, "Islamabad says three men were killed in Wana.")
    assert (place.location, place.country) == ("Wana", "Pakistan")


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("A suicide bomber struck the Afghan capital.", "Kabul"),
        ("Crowds gathered in Libya's capital.", "Tripoli"),
        ("Rockets hit the capital of Yemen.", "Sanaa"),
        ("Fighters reached Lashkar Gah, the provincial capital of Helmand.", "Lashkar Gah"),
        ("The bomb went off in the capital, Nairobi, at noon.", "Nairobi"),
        ("Somalia has no peace. A mortar hit the capital.", "Mogadishu"),
    ],
)
def test_a_capital_is_named_for_the_text(gazetteer: Gazetteer, text: str, city: str) -> None:
    assert _place(gazetteer, text).location == city


def test_capital_punishment_is_no_city(gazetteer: Gazetteer) -> None:
    assert _names(gazetteer, "Iran keeps capital punishment.") == ["Iran"]


def test_masked_spans_are_skipped(gazetteer: Gazetteer) -> None:
    text = "The Islamic State of Iraq and Syria hit Kirkuk."
    end = text.index(" hit")
    assert [m.text for m in gazetteer.find_places(text, [(0, end)])] == ["Kirkuk"]


def test_offsets_give_the_printed_name(gazetteer: Gazetteer) -> None:
    text = "In al-Bab’s market, in Qala-e-Bakhtiar and in Sana'a, shops were shut."
    mentions = gazetteer.find_places(text)
    assert [text[m.start : m.end] for m in mentions] == ["al-Bab", "Qala-e-Bakhtiar", "Sana'a"]


def test_the_text_says_what_lies_in_what(gazetteer: Gazetteer) -> None:
    mention = _mention(gazetteer, "Six died in Khar in the Bajaur district of Pakistan.", "Khar")
    assert mention.container is not None
    assert mention.container.text == "Bajaur"
    assert mention.container.container is not None
    assert mention.container.container.text == "Pakistan"


def test_a_suburb_is_found_behind_its_city(gazetteer: Gazetteer) -> None:
    assert _place(gazetteer, "A bus was hit in the Cairo suburb of Giza.").location == "Giza"


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("KABUL (Reuters) - A bomb went off.", "KABUL", "A bomb"),
        ("BEIRUT, March 3 - Two men were shot.", "BEIRUT", "Two men"),
        ("GAZA CITY, Gaza Strip (AP) — Shells fell.", "GAZA CITY", "Shells"),
        ("BOGOTA, 14 JAN 90 -- TEN WERE HELD.", "BOGOTA", "TEN"),
    ],
)
def test_a_dateline_is_read(gazetteer: Gazetteer, text: str, name: str, rest: str) -> None:
    found = dateline(text, gazetteer.find_places(text))
    assert found is not None
    assert found[0].text == name
    assert text[found[1] :].startswith(rest)


def test_an_opening_with_a_place_is_no_dateline(gazetteer: Gazetteer) -> None:
    text = "Kabul is quiet - for now."
    assert dateline(text, gazetteer.find_places(text)) is None
