"""Figures of harm in the many ways that news tells them: (measure, least that the words allow, total or part)."""

import pytest

TOTAL, PART = "total", "part"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police made eight arrests after the attack in London on Monday.", {("arrested", 8, TOTAL)}),
        ("Hundreds of arrests followed the protest in Minsk on Sunday.", {("arrested", 100, TOTAL)}),
        (
            "A bomb exploded at a market in Baghdad on Sunday; 29 people were treated in hospitals.",
            {("injured", 29, TOTAL)},
        ),
        ("Seven protesters were hospitalised after police fired tear gas in Lome.", {("injured", 7, TOTAL)}),
        ("The envoy condemned the murder in Libya of 21 Egyptian workers on Sunday.", {("killed", 21, TOTAL)}),
        ("Israeli soldiers fatally shot a Palestinian near Jenin on Monday.", {("killed", 1, TOTAL)}),
        ("Two Palestinians shot dead by Israeli troops in Jenin", {("killed", 2, TOTAL)}),
        ("Five soldiers fell in an ambush at Gao on Monday.", {("killed", 5, TOTAL)}),
        ("Two soldiers paid the supreme price in the attack on Gao on Monday.", {("killed", 2, TOTAL)}),
        ("The rebels admitted the loss of two fighters in the clash near Fortul on Monday.", {("killed", 2, TOTAL)}),
        ("The insurgents lost 15 fighters in the battle for Kunduz on Sunday.", {("killed", 15, TOTAL)}),
        (
            "The number of people killed by missiles in Kharkiv on Monday has risen to five.",
            {("killed", 5, TOTAL)},
        ),
        ("An aid worker spoke of 24 wounded in the raid on Tuesday in Kharkiv.", {("injured", 24, TOTAL)}),
        ("Israeli strike on Rafah kills at least 18", {("killed", 18, TOTAL)}),
        (
            "Eight of the victims of Monday's bombing in Aden were Mexican citizens.",
            {("killed", 8, PART)},
        ),
        (
            "Four pastors and six women were among the nine dead in the shooting in Charleston on Sunday.",
            {("killed", 4, PART), ("killed", 6, PART), ("killed", 9, TOTAL)},
        ),
        (
            "Among those killed in Sunday's bombing in Kabul were two journalists and a doctor.",
            {("killed", 2, PART), ("killed", 1, PART)},
        ),
        (
            "The dead in Monday's blast in Aden included six Saudis, two Iraqis and an Ethiopian.",
            {("killed", 6, PART), ("killed", 2, PART), ("killed", 1, PART)},
        ),
        (
            "A blast killed 14 people in Quetta on Monday. Eleven of them were soldiers.",
            {("killed", 14, TOTAL), ("killed", 11, PART)},
        ),
        (
            "Armed men abducted a priest and three nuns from a convent in Enugu on Sunday.",
            {("abducted", 1, PART), ("abducted", 3, PART)},
        ),
        (
            "An attacker stabbed two people in Paris on Monday before he was shot dead by police.",
            {("injured", 2, TOTAL), ("perpetrators_killed", 1, TOTAL)},
        ),
        (
            "Troops killed 12 rebels near Gao on Monday. Two soldiers died in the fight.",
            {("killed", 12, PART), ("killed", 2, PART)},
        ),
    ],
)
def test_a_harm_is_read_in_many_wordings(reading, text: str, expected: set[tuple[str, int, str]]) -> None:
    claims = reading(text).claims
    assert {(c["measure"], int(c["low"]), c["scope"]) for c in claims} == expected


def test_a_toll_that_later_tolls_add_up_to_is_a_sum(reading) -> None:
    told = reading(
        "At least 37 people were killed in Baghdad on Monday.\n\n"
        "A car bomb went off near a church in Dora, killing 26 people.\n\n"
        "A second bomb ripped through a market in Karrada, killing 11."
    )
    assert [account.figures["killed"] for account in told.accounts] == [{26}, {11}]
    assert [int(s["low"]) for s in told.sums] == [37]


def test_tolls_told_place_by_place_are_incidents_of_their_own(reading) -> None:
    told = reading("Gunmen killed 12 villagers in Bama on Monday and seven others in Konduga, police said.")
    assert [(account.row["location"], account.figures["killed"]) for account in told.accounts] == [
        ("Bama", {12}),
        ("Konduga", {7}),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Republicans and Democrats fought a bitter battle over the Senate race in Ohio on Monday.",
        "Officials arrested 30 people in Lagos on Monday in an inquiry into cocaine smuggling.",
        "The leaders demonstrated that talks in Geneva on Monday had not failed.",
    ],
)
def test_figures_of_speech_and_common_crime_are_no_incidents(reading, text: str) -> None:
    assert reading(text).accounts == []
