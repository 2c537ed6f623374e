"""Where and when short stories happened, incident by incident, as told on Tuesday 14 February 2023."""

from collections.abc import Callable
from typing import Any

import pytest

STORIES: list[tuple[str, list[tuple[str | None, str | None]]]] = [
    # What stands behind "a week after" came earlier; counted from the day of the rest.
    (
        "Police arrested fifty people in Ankara on Wednesday, ten days after a bomb killed six people in Istanbul.",
        [("2023-02-08", "Ankara"), ("2023-01-29", "Istanbul")],
    ),
    (
        "A week after a bomber killed 20 worshippers in Peshawar, gunmen shot dead two policemen in Lahore on Sunday.",
        [("2023-02-05", "Peshawar"), ("2023-02-12", "Lahore")],
    ),
    (
        "Days after an air strike killed 12 people in Idlib, rebels fired rockets at Aleppo on Saturday, killing two.",
        [("2023-02-04", "Idlib"), ("2023-02-11", "Aleppo")],
    ),
    (
        "Police shot dead two men in Conakry on Monday, three days after a similar protest left one person dead.",
        [("2023-02-13", "Conakry"), ("2023-02-10", None)],
    ),
    # Days that count from the incident told before, however far the chain goes.
    (
        "Gunmen attacked a church in Owo on 5 June 2022, killing 40. Two days later, they abducted a priest in Akure.",
        [("2022-06-05", "Owo"), ("2022-06-07", "Akure")],
    ),
    (
        "Rebels killed six soldiers near Bria on 3 February. The following day they killed two aid workers in Bambari.",
        [("2023-02-03", "Bria"), ("2023-02-04", "Bambari")],
    ),
    (
        "A blast killed nine people in Herat on 4 January. A week earlier gunmen killed three worshippers in Kandahar.",
        [("2023-01-04", "Herat"), ("2022-12-28", "Kandahar")],
    ),
    # A span of days is one.
    ("Fighting between gangs in Cali since Sunday has left at least 20 people dead.", [("2023-02-12", "Cali")]),
    ("The army said on Monday that it killed three rebels in Tame over the weekend.", [("2023-02-11", "Tame")]),
    # A sentence that sets the scene tells day and place of the deed that follows.
    (
        "Troops carried out an operation in Konduga on Friday. Three insurgents were killed and two surrendered.",
        [("2023-02-10", "Konduga")],
    ),
    (
        "Pilgrims gathered at a shrine in Karbala on Saturday. A suicide bomber blew himself up, killing 30.",
        [("2023-02-11", "Karbala")],
    ),
    (
        "A convoy was on its way to Gao on Monday. As it crossed a bridge, gunmen opened fire, killing two drivers.",
        [("2023-02-13", "Gao")],
    ),
    ("The president visited Lagos on Friday. Gunmen killed 12 farmers in Gusau.", [(None, "Gusau")]),
    # A dateline tells where and when the article was written.
    (
        "NAIROBI, Kenya (Feb. 13) - Gunmen killed four herders near Marsabit on Saturday.",
        [("2023-02-11", "Marsabit")],
    ),
    (
        "For immediate release\n\nGENEVA (Reuters) - Shelling killed two nurses in Kharkiv on Sunday.",
        [("2023-02-12", "Kharkiv")],
    ),
    # A country that acts is no place, and the years of other things are no days of the deed.
    ("Egypt struck a camp of militants near Derna in Libya on Sunday, killing six.", [("2023-02-12", "Derna")]),
    (
        "Militiamen who have fought each other since the chaos after the 2011 uprising killed four people in Sabha.",
        [(None, "Sabha")],
    ),
    ("The 2009 attack on a bus in Lahore killed eight people.", [("2009-01-01", "Lahore")]),
    # A house called by a name stands elsewhere; the ends of a journey and the namesake of a camp are no places.
    ("A bomb exploded outside the Hilton hotel in Sydney on Monday, killing three people.", [("2023-02-13", "Sydney")]),
    ("Gunmen stormed the Bristol Hotel in Bamako on Sunday, killing nine guests.", [("2023-02-12", "Bamako")]),
    ("Militants attacked the Kabul Bank branch in Jalalabad, killing 18 people.", [(None, "Jalalabad")]),
    ("Attackers threw grenades at the Hamburg restaurant in Nairobi, wounding eight.", [(None, "Nairobi")]),
    ("A bomb wounded two people at Mitchell International Airport, Milwaukee.", [(None, "Milwaukee")]),
    ("A guard was killed in an attack on the Bata shoe factory in Lima.", [(None, "Lima")]),
    ("A bomb on a train from Delhi to Lahore killed 66 people near Panipat.", [(None, "Panipat")]),
    ("A civilian was killed in an ambush near Camp Doha, north of Kuwait City.", [(None, "Camp Doha")]),
    # The country over a report goes before others.
    (
        "ISRAEL. A bomb went off near Tel Aviv, killing three, as ministers condemned the bombing of a shop in Paris.",
        [(None, "Tel Aviv")],
    ),
    # The place may be told behind the deed, in a sentence that tells no other.
    ("Jets bombed the Bakri family home, killing ten. The home stood near a hospital in Rafah.", [(None, "Rafah")]),
    # Families and their houses are no places, an adjective of the attackers is no country.
    ("An air strike hit the Salem family home in Beit Lahiya on Monday, killing four.", [("2023-02-13", "Beit Lahia")]),
    ("Russian missiles struck a shopping mall in Kremenchuk on Monday, killing 18.", [("2023-02-13", "Kremenchuk")]),
    (
        "Jets bombed the Al-Amal quarter of Khan Younis on Sunday, killing two.",
        [("2023-02-12", "Khan Younis - Al-Amal")],
    ),
    ("ELN rebels killed five soldiers in Catatumbo, near the Venezuelan border.", [(None, "Norte de Santander")]),
    ("Jihadists killed 46 miners near Yirgou in Burkina Faso's Sanmatenga province.", [(None, "Yirgou")]),
]


@pytest.mark.parametrize(("text", "expected"), STORIES)
def test_each_incident_has_its_own_day_and_place(
    reading: Callable[[str], Any], text: str, expected: list[tuple[str | None, str | None]]
) -> None:
    told = [(account.day, account.places) for account in reading(text).accounts]
    assert len(told) == len(expected)
    for day, place in expected:
        assert any(found == day and (place is None or place in places) for found, places in told), told


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Rebels attacked a convoy, killing 16, the Ugandan defence ministry said.", "Uganda"),
        ("A man detonated a grenade near a roadblock, wounding a Georgian police officer.", "Georgia"),
        ("Turkish jets bombed Kurdish positions in Duhok, killing six fighters.", "Iraq"),
        ("Gunmen shot an Israeli diplomat dead in London.", "United Kingdom"),
        ("PERU. A guard was shot dead outside a factory.", "Peru"),
        ("Kyrgyz and Tajik guards exchanged fire near Batken, killing four.", "Kyrgyzstan"),
    ],
)
def test_the_country_is_that_of_the_deed(reading: Callable[[str], Any], text: str, country: str) -> None:
    assert [account.row["country"] for account in reading(text).accounts] == [country]
