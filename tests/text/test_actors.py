"""Who is named, and how the field names them."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.reference import read_reference
from pipeline.text.actors import Actors

REFERENCE = Path(__file__).resolve().parents[2] / "seeds" / "reference"
DAY = date(2022, 6, 1)


@pytest.fixture(scope="module")
def actors() -> Actors:
    return Actors.load(REFERENCE)


@pytest.mark.parametrize(
    ("text", "country", "name"),
    [
        ("Israeli troops advanced", None, "Military Forces of Israel"),
        ("an Israeli strike hit a depot", None, "Military Forces of Israel"),
        ("Turkish jets bombed the hills", None, "Military Forces of Turkey"),
        ("a U.S. drone circled", None, "Military Forces of the United States"),
        ("Philippine soldiers searched", None, "Military Forces of the Philippines"),
        ("Nigerian army soldiers came", None, "Military Forces of Nigeria"),
        ("Kenya's army said", None, "Military Forces of Kenya"),
        ("soldiers fired", "Chad", "Military Forces of Chad (2021-)"),
        ("Indian police arrived", None, "Police Forces of India"),
        ("police arrived", "Spain", "Police Forces of Spain"),
        ("gunmen rode in", "Haiti", "Unidentified Armed Group (Haiti)"),
        ("a suicide bomber came", "Somalia", "Unidentified Armed Group (Somalia)"),
        ("rebels took the hill", "Syria", "Opposition Rebels (Syria)"),
        ("villagers ran", "Mali", "Civilians (Mali)"),
        ("worshippers prayed", "Egypt", "Civilians (Egypt)"),
        ("two Americans were there", "Jordan", "Civilians (United States)"),
        ("protesters gathered", "Sudan", "Protesters (Sudan)"),
        ("rioters burned tyres", "France", "Rioters (France)"),
        ("ISIS fighters came", "Libya", "Islamic State (Libya)"),
        ("Daesh fled", "Afghanistan", "Islamic State Khorasan Province"),
        ("IS-K claimed it", "Afghanistan", "Islamic State Khorasan Province"),
        ("ISIS-K's fighters", "Pakistan", "Islamic State Khorasan Province"),
        ("Boko Haram raided", "Nigeria", "Boko Haram"),
        ("al-Shabab shelled", "Somalia", "Al Shabaab"),
        ("the Tamil Tigers attacked", "Sri Lanka", "Liberation Tigers of Tamil Eelam"),
        ("Maoist rebels ambushed", "India", "Communist Party of India (Maoist)"),
        ("the Pakistani Taliban said", "Pakistan", "Tehreek-e-Taliban Pakistan"),
        ("M23 took the town", "Democratic Republic of Congo", "M23: March 23 Movement"),
        ("Sendero Luminoso struck", "Peru", "Shining Path"),
        ("FARC rebels withdrew", "Colombia", "Revolutionary Armed Forces of Colombia"),
        ("the Provisional IRA planted it", "United Kingdom", "Irish Republican Army"),
        ("Houthi rebels fired", "Yemen", "Houthi Movement"),
        ("Hezbollah answered", "Lebanon", "Hezbollah"),
        ("the CJNG left a note", "Mexico", "Jalisco New Generation Cartel"),
        ("the FBI came", None, "Police Forces of the United States"),
        ("the Tatmadaw shelled", None, "Military Forces of Myanmar (2021-)"),
        ("the Guardia Civil searched", None, "Police Forces of Spain"),
        ("Syrian government forces fired", None, "Military Forces of Syria (2000-2024)"),
    ],
)
def test_words_lead_to_the_name_that_the_field_uses(actors: Actors, text: str, country: str | None, name: str) -> None:
    mention = actors.find(text, DAY)[0]
    assert actors.name(mention, country, DAY) == name


@pytest.mark.parametrize(
    ("day", "name"),
    [(date(2020, 5, 1), "Taliban"), (date(2023, 5, 1), "Government of Afghanistan (Taliban, 2021-)")],
)
def test_the_taliban_are_rebels_and_then_the_government(actors: Actors, day: date, name: str) -> None:
    assert actors.find("Taliban fighters came", day)[0].name == name


@pytest.mark.parametrize("text", ["what is this", "in Somalia", "near Kabul", "the weather in Peru was fine"])
def test_plain_words_and_places_are_no_actors(actors: Actors, text: str) -> None:
    assert [m for m in actors.find(text, DAY) if m.kind != "government"] == []


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Military Forces of Mali", "Mali", "State forces"),
        ("Military Forces of France", "Mali", "External/Other forces"),
        ("Police Forces of Peru", "Peru", "State forces"),
        ("Boko Haram", "Nigeria", "Rebel group"),
        ("Islamic State (Syria)", "Syria", "Rebel group"),
        ("Unidentified Armed Group (Haiti)", "Haiti", "Political militia"),
        ("Civilians (Chad)", "Chad", "Civilians"),
        ("Protesters (Chad)", "Chad", "Protesters"),
        ("Rioters (Chad)", "Chad", "Rioters"),
        ("MINUSMA", "Mali", "External/Other forces"),
    ],
)
def test_a_name_has_its_actor_type(actors: Actors, name: str, country: str, kind: str) -> None:
    assert actors.inter(name, country) == kind


def test_every_country_has_its_state_forces(actors: Actors) -> None:
    for country in read_reference("countries", REFERENCE)["name"]:
        assert actors.names.generic("military", country, None).removesuffix(country) in (
            "Military Forces of ",
            "Military Forces of the ",
        )
        assert actors.inter(actors.names.generic("police", country, DAY), country) == "State forces"


def test_every_alias_points_to_a_group_and_means_one_at_a_time_and_place() -> None:
    aliases, groups = read_reference("aliases", REFERENCE), read_reference("actors", REFERENCE)
    homes = dict(zip(groups["name"], groups["country"], strict=True))
    assert set(aliases["actor"]) <= set(homes)
    for _, rows in aliases[aliases.duplicated(["alias", "from", "to"], keep=False)].groupby(["alias", "from", "to"]):
        places = [place for actor in rows["actor"] for place in homes[actor].split("; ")]
        assert all(places)
        assert len(places) == len(set(places)), list(rows["alias"])


def test_at_least_four_hundred_groups_are_listed() -> None:
    assert len(read_reference("actors", REFERENCE)) >= 400


def test_a_verb_in_capitals_is_no_group(actors: Actors) -> None:
    assert [m.name for m in actors.find("THE MINISTER IS IN THE CAPITAL TODAY", DAY) if m.kind == "group"] == []
    assert actors.find("fighters of IS came at night", DAY)[-1].name == "Islamic State"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("al-Shabaab fighters came", "al-Shabaab fighters", "Al Shabaab"),
        ("al-Qaeda in the Arabian Peninsula", "al-Qaeda in the Arabian Peninsula", "Al Qaeda in the Arabian Peninsula"),
        ("the extremist group Boko Haram", "extremist group Boko Haram", "Boko Haram"),
        ("fighters loyal to the Islamic State fled", "fighters loyal to the Islamic State", "Islamic State (Chad)"),
        ("Sunni militants came", "Sunni militants", "Unidentified Armed Group (Chad)"),
        ("the army of Niger fired", "army of Niger", "Military Forces of Niger"),
        ("an officer for Hezbollah", "officer for Hezbollah", "Hezbollah"),
        ("NATO troops landed", "NATO troops", "NATO"),
        ("a MINUSMA patrol", "MINUSMA", "MINUSMA"),
        ("armed herders rode in", "armed herders", "Unidentified Armed Group (Chad)"),
        ("a lawmaker was shot", "lawmaker", "Civilians (Chad); Government of Chad (2021-)"),
        ("foreign tourists came", "tourists", "Civilians (International)"),
        ("five Chinese were hurt", "Chinese", "Civilians (China)"),
        ("the rebel group Blue Horse took it", "rebel group Blue Horse", "Blue Horse"),
        ("the Delta Freedom Brigade claimed responsibility", "Delta Freedom Brigade", "Delta Freedom Brigade"),
        ("Blue River Liberation Front (BRLF) men", "Blue River Liberation Front (BRLF)", "Blue River Liberation Front"),
    ],
)
def test_names_and_nouns_side_by_side_are_one_actor(actors: Actors, text: str, words: str, name: str) -> None:
    mention = next(m for m in actors.find(text, DAY) if m.text == words)
    assert actors.name(mention, "Chad", DAY) == name


@pytest.mark.parametrize(
    "text",
    ["Hamas-run schools", "a rebel-held town", "pro-Iranian crowds", "on March 4", "Taliban-style rule"],
)
def test_words_that_hang_on_another_name_no_armed_actor(actors: Actors, text: str) -> None:
    assert [m.text for m in actors.find(text, DAY) if m.kind in ("group", "rebels", "country", "protesters")] == []


@pytest.mark.parametrize(
    ("country", "name"),
    [
        ("India", "Communist Party of India (Maoist)"),
        ("Nepal", "Communist Party of Nepal (Maoist)"),
        ("Kenya", "Unidentified Armed Group (Kenya)"),
    ],
)
def test_a_local_name_means_the_group_at_home(actors: Actors, country: str, name: str) -> None:
    assert actors.name(actors.find("Maoist rebels came", DAY)[0], country, DAY) == name


@pytest.mark.parametrize(
    "text",
    ["members of the European Union met", "the militant group Monday fled", "the World Health Organization said"],
)
def test_other_bodies_are_no_armed_groups(actors: Actors, text: str) -> None:
    assert [m.name for m in actors.find(text, DAY) if m.kind == "group"] == []


@pytest.mark.parametrize(
    ("text", "country", "name", "kind"),
    [
        ("Suspected Pokot bandits drove off the cattle.", "Kenya", "Pokot Ethnic Militia (Kenya)", "Identity militia"),
        (
            "Suspected Pokot bandits drove off the cattle.",
            "Uganda",
            "Pokot Ethnic Militia (Uganda)",
            "Identity militia",
        ),
        ("Lou Nuer fighters came at dawn.", "South Sudan", "Lou Nuer Ethnic Militia (South Sudan)", "Identity militia"),
        ("Fula herdsmen were blamed.", "Nigeria", "Fulani Ethnic Militia (Nigeria)", "Identity militia"),
        ("Gunmen of the Abgal clan fired.", "Somalia", "Abgal Clan Militia (Somalia)", "Identity militia"),
        ("Misseriya tribesmen blocked the road.", None, "Misseriya Tribal Militia (Sudan)", "Identity militia"),
        (
            "Hema and Lendu militias fought.",
            None,
            "Hema Ethnic Militia (Democratic Republic of Congo)",
            "Identity militia",
        ),
        ("Armed Kuki militants opened fire.", "India", "Kuki Ethnic Militia (India)", "Identity militia"),
    ],
)
def test_armed_men_of_a_people_bear_its_name(
    actors: Actors, text: str, country: str | None, name: str, kind: str
) -> None:
    found = next(m for m in actors.find(text) if m.kind == "group")
    assert actors.name(found, country, None) == name
    assert actors.inter(name, country) == kind


@pytest.mark.parametrize("text", ["The Nuer are a people.", "Tiv villagers fled.", "Hausa traders closed their shops."])
def test_a_people_without_arms_is_no_group(actors: Actors, text: str) -> None:
    assert not [m for m in actors.find(text) if m.kind == "group"]
