"""How the words beside a name decide whether it tells where something happened."""

from pathlib import Path

import pytest

from pipeline.gazetteer import Gazetteer
from pipeline.settings import cache_folder
from pipeline.text.place_types import Place, PlaceMention


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load(Path("seeds/reference"), cache_folder(Path.cwd()))


def _mention(gazetteer: Gazetteer, text: str, name: str) -> PlaceMention:
    return next(m for m in gazetteer.find_places(text) if m.text == name)


def _place(gazetteer: Gazetteer, text: str) -> Place:
    mentions = gazetteer.find_places(text)
    place = gazetteer.resolve([m for m in mentions if not (m.weak or m.metonym)], mentions)
    assert place is not None, [m.text for m in mentions]
    return place


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two days after Kandahar, the bombers struck again in Herat.", "Kandahar"),
        ("The dispute between London and Moscow has sharpened.", "London"),
        ("Soldiers stopped the trucks on the bridge to Tajikistan.", "Tajikistan"),
        ("It was the first time that Cairo has openly acknowledged the raid.", "Cairo"),
        ("The attack came after Turkey shelled a Kurdish convoy.", "Turkey"),
    ],
)
def test_a_name_may_stand_for_a_government_an_event_or_the_end_of_a_way(
    gazetteer: Gazetteer, text: str, name: str
) -> None:
    assert _mention(gazetteer, text, name).metonym


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fighting went on between Kunduz and Baghlan.", "Kunduz"),
        ("The convoy was hit on the bridge to Mosul.", "Mosul"),
        ("A bomb exploded in Cairo.", "Cairo"),
        ("Gunmen in Turkey shelled a police post.", "Turkey"),
    ],
)
def test_the_same_words_leave_a_place_a_place(gazetteer: Gazetteer, text: str, name: str) -> None:
    assert not _mention(gazetteer, text, name).metonym


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police in Galway found two men from Dublin shot in a car.", "Dublin"),
        ("The victim, who was born in Haifa, was stabbed in Madrid.", "Haifa"),
        ("Three officers were bruised in a scuffle on the Toledo street in Madrid.", "Toledo"),
    ],
)
def test_where_somebody_is_from_and_what_a_street_is_called_is_weak_evidence(
    gazetteer: Gazetteer, text: str, name: str
) -> None:
    assert _mention(gazetteer, text, name).weak


@pytest.mark.parametrize(
    ("text", "location", "admin1", "country"),
    [
        ("Armed men fired on the weekly market of Tarbakoro, in northern Mali.", "Tarbakoro", None, "Mali"),
        ("The aircraft bombed a meeting in Hlawkyun township, Myanmar.", "Hlawkyun", None, "Myanmar"),
        ("The group claimed the attack on Zamburko in Niger.", "Zamburko", None, "Niger"),
        (
            "Nine men were lost near Shutarkol, Afghan officials in Panjshir said.",
            "Shutarkol",
            "Panjshir",
            "Afghanistan",
        ),
    ],
)
def test_a_name_that_no_list_holds_is_a_place_where_little_else_can_stand(
    gazetteer: Gazetteer, text: str, location: str, admin1: str | None, country: str
) -> None:
    place = _place(gazetteer, text)
    assert (place.location, place.admin1, place.country) == (location, admin1, country)


@pytest.mark.parametrize(
    ("text", "location"),
    [
        ("A bomb went off at the Soviet Friendship Center in Vientiane.", "Vientiane"),
        ("Guerrillas seized the Hotel Zenobia in Damascus.", "Damascus"),
        ("The shop on the Lakkhet-Nong road in Yaha district burned down in Thailand.", "Yaha"),
        ("It was the worst day for Americans in Kandahar.", "Kandahar"),
        ("The shots fell on New Year's Day in Khartoum.", "Khartoum"),
    ],
)
def test_a_building_a_street_a_day_or_a_people_is_no_unknown_place(
    gazetteer: Gazetteer, text: str, location: str
) -> None:
    assert _place(gazetteer, text).location == location


@pytest.mark.parametrize(
    ("text", "location", "admin1"),
    [
        ("Strike in Gaza kills six. The house stood in Khan Younis.", "Khan Younis", "Gaza Strip"),
        ("The Gaza Strip was bombed again. People in Gaza fled.", None, "Gaza Strip"),
        ("A car bomb exploded in Gaza City.", "Gaza City", "Gaza Strip"),
        ("Farmers killed in Arauca. They died in Fortul. Arauca department lies in Colombia.", "Fortul", "Arauca"),
    ],
)
def test_a_province_is_not_taken_for_its_town_where_the_text_calls_it_one(
    gazetteer: Gazetteer, text: str, location: str | None, admin1: str
) -> None:
    place = _place(gazetteer, text)
    assert (place.location, place.admin1) == (location, admin1)


def test_a_county_called_by_a_point_of_the_compass_is_one_name(gazetteer: Gazetteer) -> None:
    names = [m.text for m in gazetteer.find_places("Herders fought in Tonj East county, South Sudan.")]
    assert names == ["Tonj", "South Sudan"]


def test_a_country_is_no_variant_of_a_town_elsewhere(gazetteer: Gazetteer) -> None:
    mentions = gazetteer.find_places("Iran backs militias. Tehran sends arms. Iran denies it. The base was in Iraq.")
    place = gazetteer.resolve([m for m in mentions if m.text == "Iraq"], mentions)
    assert place is not None
    assert (place.location, place.country) == (None, "Iraq")
