"""The one finer place that the rest of an article tells."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.gazetteer import Gazetteer
from pipeline.settings import cache_folder
from pipeline.text.place_report import city_of
from pipeline.text.place_told import with_finer
from pipeline.text.place_types import Place, PlaceMention


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load(Path("seeds/reference"), cache_folder(Path.cwd()))


def _finer(gazetteer: Gazetteer, title: str, body: str, own: str, taken: str = "") -> list[str]:
    text = f"{title}\n\n{body}"
    mentions = gazetteer.find_places(text)

    def locate(chosen: Sequence[PlaceMention]) -> Place | None:
        return gazetteer.resolve(chosen, mentions)

    first = next(m for m in mentions if m.text == own)
    told = [m for m in mentions if m.start > len(title)]
    offsets = {m.start for m in mentions if m.text == taken}
    return [m.text for m in with_finer([first], told, offsets, len(title), locate)]


def test_a_province_gains_the_only_town_told(gazetteer: Gazetteer) -> None:
    body = "Eight men died. The rebels claimed the killings in Maiwand."
    assert _finer(gazetteer, "Men shot in Kandahar province", body, "Kandahar") == ["Kandahar", "Maiwand"]


def test_two_towns_leave_it_open(gazetteer: Gazetteer) -> None:
    body = "Eight men died. There was fighting in Sangin. A bomb went off in Marjah."
    assert _finer(gazetteer, "Men shot in Helmand province", body, "Helmand") == ["Helmand"]


def test_a_town_of_another_incident_is_not_taken(gazetteer: Gazetteer) -> None:
    body = "Eight men died. There was fighting in Sangin. A bomb went off in Marjah."
    found = _finer(gazetteer, "Men shot in Helmand province", body, "Helmand", taken="Marjah")
    assert found == ["Helmand", "Sangin"]


def test_near_a_city_in_the_title_gains_the_town(gazetteer: Gazetteer) -> None:
    body = "Fighters took the town of Sake on Monday."
    assert _finer(gazetteer, "Rebels take town west of Goma", body, "Goma") == ["Goma", "Sake"]


def test_a_town_that_is_told_stays(gazetteer: Gazetteer) -> None:
    body = "The wounded were driven to Sake."
    assert _finer(gazetteer, "Bomb explodes in Goma", body, "Goma") == ["Goma"]


def test_a_town_abroad_is_no_finer_place(gazetteer: Gazetteer) -> None:
    body = "Officials in Islamabad denied it."
    assert _finer(gazetteer, "Men shot in Helmand province", body, "Helmand") == ["Helmand"]


def test_a_quarter_taken_over_is_its_city_without_coordinates() -> None:
    quarter = Place("Kabul - Kart-e-Now", "Kabul", "Afghanistan", 4, 34.49, 69.23, 1)
    assert city_of(quarter) == Place("Kabul", "Kabul", "Afghanistan", 4, None, None, 2)


def test_a_city_taken_over_keeps_its_coordinates_and_is_no_finer_than_near_it() -> None:
    city = Place("Kabul", "Kabul", "Afghanistan", 4, 34.53, 69.17, 1)
    assert city_of(city) == Place("Kabul", "Kabul", "Afghanistan", 4, 34.53, 69.17, 2)
