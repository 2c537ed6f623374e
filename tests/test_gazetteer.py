"""The compiled gazetteer: names, units, countries and the cache."""

from pathlib import Path

import pytest

from pipeline.gazetteer import Gazetteer
from pipeline.gazetteer_supplement import kilometres
from pipeline.reference import read_reference
from pipeline.settings import cache_folder
from pipeline.text.place_names import ascii_name, bare_key, exact_key, fold, parts, skeleton

REFERENCE = Path("seeds/reference")
WITHIN_KM = 45.0  # from the middle of a city to its furthest airport or suburb
BESIDE_KM = 70.0


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load(REFERENCE, cache_folder(Path.cwd()))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Şanlıurfa", "Sanliurfa"),
        ("Sana'a", "Sanaa"),
        ("Qala-e-Bakhtiar", "Qala e Bakhtiar"),
        ("KafrTakharim", "Kafr Takharim"),
        ("Łódź", "Lodz"),
        ("Saint Louis", "St. Louis"),
        ("Đà Nẵng", "Da Nang"),
    ],
)
def test_spellings_share_a_key(one: str, other: str) -> None:
    assert exact_key(parts(one)) == exact_key(parts(other))


def test_articles_and_izafat_fall_away_in_the_bare_key() -> None:
    assert bare_key(parts("Ar-Raqqah")) == "raqqah"
    assert bare_key(parts("Qala-i-Bakhtiar")) == bare_key(parts("Qala-e-Bakhtiar"))


def test_the_bare_key_of_a_plain_or_short_name_is_empty() -> None:
    assert bare_key(parts("Kabul")) == ""
    assert bare_key(parts("El Bo")) == ""


def test_alike_names_share_their_skeleton() -> None:
    assert skeleton("jawzjan") == skeleton("jowzjan")
    assert skeleton("qandahar") == skeleton("kandahar")


def test_display_names_are_plain_latin() -> None:
    assert ascii_name("Mazār-e Sharīf") == "Mazar-e Sharif"
    assert fold("’Adan") == "adan"


@pytest.mark.parametrize(
    ("iso2", "name", "number"),
    [
        ("AF", "Afghanistan", 4),
        ("PS", "Palestine", 275),
        ("CD", "Democratic Republic of Congo", 180),
        ("XK", "Kosovo", 0),
    ],
)
def test_a_country_is_found_by_code_and_name(gazetteer: Gazetteer, iso2: str, name: str, number: int) -> None:
    by_code, by_name = gazetteer.country(iso2), gazetteer.country(name)
    assert by_code is not None
    assert by_code == by_name
    assert (by_code.name, by_code.iso) == (name, number)


@pytest.mark.parametrize(("alias", "name"), [("Burma", "Myanmar"), ("Türkiye", "Turkey"), ("U.S.", "United States")])
def test_a_country_is_found_by_alias(gazetteer: Gazetteer, alias: str, name: str) -> None:
    country = gazetteer.country(alias)
    assert country is not None
    assert country.name == name


@pytest.mark.parametrize(
    ("city", "iso2", "unit"),
    [
        ("Aleppo", "SY", "Aleppo"),
        ("Basra", "IQ", "Basra"),
        ("Kismayo", "SO", "Lower Juba"),
        ("Barcelona", "ES", "Catalonia"),
        ("Grozny", "RU", "Chechnya"),
        ("Los Mochis", "MX", "Sinaloa"),
        ("Srinagar", "IN", "Jammu and Kashmir"),
        ("Sittwe", "MM", "Rakhine"),
    ],
)
def test_first_level_units_have_english_names(gazetteer: Gazetteer, city: str, iso2: str, unit: str) -> None:
    place = next(p for p in gazetteer.named(city) if p.iso2 == iso2 and p.kind == "settlement")
    assert gazetteer.place(place.admin1).name == unit


def test_units_lie_where_their_people_live(gazetteer: Gazetteer) -> None:
    helmand = next(p for p in gazetteer.named("Helmand") if p.kind == "province")
    assert (round(helmand.latitude), round(helmand.longitude)) == (31, 64)


def test_the_capital_of_a_unit_is_its_largest_settlement(gazetteer: Gazetteer) -> None:
    helmand = next(p for p in gazetteer.named("Helmand") if p.kind == "province")
    assert gazetteer.place(helmand.capital).name == "Lashkar Gah"


def test_every_listed_place_is_found_by_its_name_and_spellings(gazetteer: Gazetteer) -> None:
    listed = read_reference("places", REFERENCE)
    listed = listed[listed["kind"] != "territory"]
    lost = [
        (fact["country"], fact["name"], name)
        for fact in listed.to_dict("records")
        for name in [fact["name"], *filter(None, fact["alternates"].split(";"))]
        if not any(p.name == fact["name"] and p.iso2 == fact["country"] for p in gazetteer.named(name))
    ]
    assert lost == []


def test_every_listed_settlement_lies_in_a_unit(gazetteer: Gazetteer) -> None:
    listed = read_reference("places", REFERENCE)
    ground = listed[listed["kind"].isin(["settlement", "village", "quarter", "camp"])]
    lost = [
        (iso2, name)
        for iso2, name in zip(ground["country"], ground["name"], strict=True)
        if not any(p.admin1 >= 0 for p in gazetteer.named(name) if p.name == name and p.iso2 == iso2)
    ]
    assert lost == []


def test_every_listed_place_lies_near_the_place_that_it_is_said_to_lie_in(gazetteer: Gazetteer) -> None:
    listed = read_reference("places", REFERENCE)
    listed = listed[(listed["parent"] != "") & (listed["latitude"] != "")]
    far = []
    for fact in listed.to_dict("records"):
        north, east = float(fact["latitude"]), float(fact["longitude"])
        own = [p for p in gazetteer.named(fact["name"]) if p.iso2 == fact["country"] and p.parent >= 0]
        parents = [gazetteer.place(p.parent) for p in own if p.curated]
        reach = WITHIN_KM if fact["kind"] in ("quarter", "site") else BESIDE_KM
        if not any(kilometres(north, east, p.latitude, p.longitude) < reach for p in parents):
            far.append((fact["country"], fact["name"], fact["parent"]))
    assert far == []


@pytest.mark.parametrize(
    ("name", "iso2", "unit"),
    [
        ("Shabunda", "CD", "South Kivu"),
        ("Mindat", "MM", "Chin"),
        ("Hombori", "ML", "Mopti"),
        ("Tchabi", "CD", "Ituri"),
        ("Harir", "IQ", "Erbil"),
        ("Ibrahim Khalil", "IQ", "Duhok"),
        ("Kamango", "CD", "North Kivu"),
        ("Wanat", "AF", "Nuristan"),
        ("Kasindi", "CD", "North Kivu"),
    ],
)
def test_places_near_a_border_of_units_lie_in_their_own(gazetteer: Gazetteer, name: str, iso2: str, unit: str) -> None:
    (listed,) = [p for p in gazetteer.named(name) if p.iso2 == iso2 and p.curated]
    assert gazetteer.place(listed.admin1).name == unit


def test_misspelt_names_are_found_within_a_country(gazetteer: Gazetteer) -> None:
    assert gazetteer.similar("Jalalabaad", "AF")[0].name == "Jalalabad"
    assert gazetteer.similar("Xyzzyqa", "AF") == ()


def test_a_second_load_reads_the_cache(gazetteer: Gazetteer) -> None:
    before = {p: p.stat().st_mtime_ns for p in cache_folder(Path.cwd()).glob("gazetteer-*/*")}
    again = Gazetteer.load(REFERENCE, cache_folder(Path.cwd()))
    assert {p: p.stat().st_mtime_ns for p in cache_folder(Path.cwd()).glob("gazetteer-*/*")} == before
    assert again.named("Kabul") == gazetteer.named("Kabul")
