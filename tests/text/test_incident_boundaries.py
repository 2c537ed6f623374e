"""Incidents told in one text: kept together where they are one, kept apart where they are several.

Each incident is its first day (None: the text tells none; "": left open), its place, its figures, and who did it
("" where the table leaves that open).
"""

from collections.abc import Callable
from typing import Any

import pytest

Incident = tuple[str | None, str | None, dict[str, int], str]


def misfits(account: Any, incident: Incident) -> int:
    """Return in how many ways an account differs from the incident of a table."""
    day, place, figures, attacker = incident
    wrong = int(day not in ("", account.day)) + int(place not in account.places)
    wrong += int(not (account.row["actor1"] or "").startswith(attacker))
    return wrong + sum(count not in account.figures.get(measure, set()) for measure, count in figures.items())


def assert_told(accounts: list[Any], expected: list[Incident]) -> None:
    """Stop where an incident is missing, differs, or has a figure of another one."""
    assert len(accounts) == len(expected)
    figures = {item for incident in expected for item in incident[2].items()}
    for incident in expected:
        account = min(accounts, key=lambda a: misfits(a, incident))
        accounts = [a for a in accounts if a is not account]
        assert misfits(account, incident) == 0, (account, incident)
        told = {(measure, count) for measure, counts in account.figures.items() for count in counts}
        assert told & figures <= set(incident[2].items())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            ("Gunmen attacked a convoy near Menaka on Sunday.\n\nThe assault left nine soldiers dead, the army said."),
            [("2023-02-12", "Menaka", {"killed": 9}, "")],
        ),
        (
            (
                "A bomb went off in a market in Jolo on Monday.\n\nFive shoppers were killed and 14 wounded.\n\nThe "
                "explosion also destroyed two stalls."
            ),
            [("2023-02-13", "Jolo", {"killed": 5, "injured": 14}, "")],
        ),
        (
            (
                "Four killed in Karachi shooting\n\nGunmen shot dead four men outside a court in Karachi on "
                "Monday, police said."
            ),
            [("2023-02-13", "Karachi", {"killed": 4}, "")],
        ),
        (
            (
                "Russian missiles hit a block of flats in Kramatorsk late on Monday.\n\nThree people were killed. "
                "Rescuers pulled eight wounded from the rubble."
            ),
            [("2023-02-13", "Kramatorsk", {"killed": 3, "injured": 8}, "Military Forces of Russia")],
        ),
        (
            (
                "Fighters of the M23 took the town of Mushaki on Friday.\n\nThe capture came after a day of "
                "fighting in which six soldiers died."
            ),
            [("2023-02-10", "Mushaki", {"killed": 6}, "M23")],
        ),
        (
            (
                "A suicide bomber blew himself up at a mosque in Mazar-i-Sharif on Sunday, killing 11 "
                "worshippers.\n\nThe bomber struck during evening prayers.\n\nIt wounded 32 others, a doctor said."
            ),
            [("2023-02-12", "Mazar-e-Sharif", {"killed": 11, "injured": 32}, "")],
        ),
        (
            (
                "Police fired tear gas at marchers in Nairobi on Monday.\n\nThe marchers had gathered to protest "
                "against taxes.\n\nPolice arrested 12 of them."
            ),
            [("2023-02-13", "Nairobi", {"arrested": 12}, "")],
        ),
        (
            (
                "A mob lynched a man accused of theft in Diepsloot on Sunday.\n\nThe man was beaten and stoned, "
                "residents said."
            ),
            [("2023-02-12", "Diepsloot", {"killed": 1}, "")],
        ),
        (
            (
                "Kidnappers seized 15 pupils from a school in Kuriga on Monday.\n\nThe abduction was the work of "
                "bandits, the governor said."
            ),
            [("2023-02-13", "Kuriga", {"abducted": 15}, "")],
        ),
        (
            (
                "Turkish jets bombed a village near Kobani on Sunday.\n\nThe raid killed two farmers.\n\nTurkey "
                "said the strike had hit fighters."
            ),
            [("2023-02-12", "Kobani", {"killed": 2}, "Military Forces of Turkey")],
        ),
        (
            (
                "A roadside bomb hit a police van in Narathiwat on Monday. Two officers were killed. A third "
                "died in hospital."
            ),
            [("2023-02-13", "Narathiwat", {"killed": 2}, "")],
        ),
        (
            (
                "Protesters set fire to the town hall in Quibdo on Monday.\n\nThe riot began after a power "
                "cut.\n\nSeven people were injured in the unrest."
            ),
            [("2023-02-13", "Quibdo", {"injured": 7}, "")],
        ),
        (
            (
                "Shells fell on a market in Donetsk on Monday, killing four people, officials said.\n\nThe death "
                "toll later rose to six."
            ),
            [("2023-02-13", "Donetsk", {"killed": 6}, "")],
        ),
        (
            (
                "The army and the Rapid Support Forces clashed in Omdurman on Sunday.\n\nThe fighting, which "
                "lasted six hours, killed 11 civilians."
            ),
            [("2023-02-12", "Omdurman", {"killed": 11}, "")],
        ),
        (
            (
                "A landmine killed two shepherds near Bartella on Monday.\n\nThe men had stepped on the device "
                "while grazing sheep."
            ),
            [("2023-02-13", "Bartella", {"killed": 2}, "")],
        ),
        (
            (
                "A grenade was thrown into a bar in Bujumbura on Sunday night.\n\nOne drinker was killed and six "
                "were hurt, police said."
            ),
            [("2023-02-12", "Bujumbura", {"killed": 1, "injured": 6}, "")],
        ),
        (
            (
                "AN INDIAN SOLDIER WAS KILLED WHEN REBELS FIRED ON A PATROL IN PULWAMA ON MONDAY.\n\nTHE ATTACK "
                "ALSO WOUNDED TWO SOLDIERS, POLICE SAID."
            ),
            [("2023-02-13", "Pulwama", {"killed": 1, "injured": 2}, "")],
        ),
        (
            "Militiamen burned 40 houses in the village of Komanda on Monday.\n\nNobody was hurt in the raid.",
            [("2023-02-13", "Komanda", {}, "")],
        ),
        (
            (
                "The government and the rebels signed a ceasefire in Doha on Monday.\n\nThe agreement takes "
                "effect at midnight."
            ),
            [("2023-02-13", "Doha", {}, "")],
        ),
        (
            (
                "Soldiers raped three women in Bunia on Sunday.\n\nThe women were attacked on their way home, a "
                "nurse said."
            ),
            [("2023-02-12", "Bunia", {}, "")],
        ),
        (
            (
                "Two gunmen stormed a bank in Kandahar on Monday. Guards fought them for an hour. Four guards "
                "and both gunmen died."
            ),
            [("2023-02-13", "Kandahar", {"killed": 4}, "")],
        ),
        (
            (
                "Nineteen dead, 27 hurt in Hasakah bombing\n\nA car bomb ripped through a market in Hasakah on "
                "Sunday, killing 19 people and injuring 27.\n\nAmong the dead were four children."
            ),
            [("2023-02-12", "Hasakah", {"killed": 19, "injured": 27}, "")],
        ),
        (
            (
                "A drone strike on a wedding near Debre Markos killed 18 guests on Sunday.\n\nA doctor at the "
                "hospital said 18 people had died in the strike."
            ),
            [("2023-02-12", "Debre Markos", {"killed": 18}, "")],
        ),
        (
            (
                "Police shot dead two protesters in Juliaca on Monday.\n\nThe deaths bring to 60 the number of "
                "people killed in the unrest since December."
            ),
            [("2023-02-13", "Juliaca", {"killed": 2}, "")],
        ),
        (
            (
                "Soldiers shot dead two marchers in Lome on Friday, doctors said.\n\nThe shooting came as crowds "
                "gathered near the port.\n\nA third marcher died on Saturday."
            ),
            [("2023-02-10", "Lome", {"killed": 2}, "Protesters (Togo)")],
        ),
        (
            (
                "Twelve miners were abducted by gunmen near Maroua on Monday.\n\nThe kidnappers demanded a "
                "ransom, a relative said."
            ),
            [("2023-02-13", "Maroua", {"abducted": 12}, "")],
        ),
        (
            "A missile struck the railway station in Izium on Sunday. The attack left four dead. Ten were hurt.",
            [("2023-02-12", "Izium", {"killed": 4, "injured": 10}, "")],
        ),
        (
            (
                "Seven people were killed when gunmen fired on a bar in Pietermaritzburg on Saturday "
                "night.\n\nPolice said four gunmen entered the bar and shot at the customers.\n\nNo one has been "
                "arrested."
            ),
            [("2023-02-11", "Pietermaritzburg", {"killed": 7}, "")],
        ),
        (
            "CAR BOMB KILLS SIX IN BOGOTA. THE BOMB EXPLODED OUTSIDE A BANK ON MONDAY, POLICE SAID.",
            [("2023-02-13", "Bogota", {"killed": 6}, "")],
        ),
    ],
)
def test_one_incident_told_in_several_sentences_stays_one(
    reading: Callable, text: str, expected: list[Incident]
) -> None:
    assert_told(reading(text).accounts, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            ("A bomb killed six people in Quetta on Monday.\n\nOn Saturday, gunmen shot dead two teachers in Turbat."),
            [("2023-02-13", "Quetta", {"killed": 6}, ""), ("2023-02-11", "Turbat", {"killed": 2}, "")],
        ),
        (
            ("Gunmen killed four soldiers near Djibo on Monday. A day earlier, a mine killed two traders near Dori."),
            [("2023-02-13", "Djibo", {"killed": 4}, ""), ("2023-02-12", "Dori", {"killed": 2}, "")],
        ),
        (
            (
                "Israeli troops shot dead a Palestinian in Nablus on Monday.\n\nIn Hebron, settlers beat a "
                "shepherd on Sunday."
            ),
            [("2023-02-13", "Nablus", {"killed": 1}, "Military Forces of Israel"), ("2023-02-12", "Hebron", {}, "")],
        ),
        (
            "A soldier was stabbed in Paris on Monday. In 2015 gunmen killed 130 people in the city.",
            [("2023-02-13", "Paris", {}, ""), ("2015-01-01", "Paris", {"killed": 130}, "")],
        ),
        (
            (
                "Russian shelling killed two people in Kherson on Monday.\n\nUkrainian drones hit an oil depot in "
                "Belgorod the same day."
            ),
            [
                ("2023-02-13", "Kherson", {"killed": 2}, "Military Forces of Russia"),
                ("2023-02-13", "Belgorod", {}, "Military Forces of Ukraine"),
            ],
        ),
        (
            (
                "Clashes between farmers and herders killed eight people in Benue on Sunday.\n\nIn a separate "
                "incident, bandits abducted 11 women in Katsina."
            ),
            [("2023-02-12", "Benue", {"killed": 8}, ""), ("", "Katsina", {"abducted": 11}, "")],
        ),
        (
            (
                "A grenade attack in Gitega on Sunday wounded five people. Last month, a similar attack in "
                "Bujumbura killed two."
            ),
            [("2023-02-12", "Gitega", {"injured": 5}, ""), ("2023-01-01", "Bujumbura", {"killed": 2}, "")],
        ),
        (
            (
                "Six soldiers died in an ambush near Bamenda on Monday.\n\nThe ambush was the worst since last "
                "September, when separatists killed 15 troops in Bamessing."
            ),
            [("2023-02-13", "Bamenda", {"killed": 6}, ""), ("2022-09-01", "Bamessing", {"killed": 15}, "")],
        ),
        (
            (
                "A rocket hit a house in Erbil on Monday, killing a child.\n\nIt was the second such strike in a "
                "week. On Thursday, a drone struck a depot in Kirkuk."
            ),
            [("2023-02-13", "Erbil", {"killed": 1}, ""), ("2023-02-09", "Kirkuk", {}, "")],
        ),
        (
            (
                "Soldiers arrested 30 students in Mandalay on Sunday.\n\nIn Sagaing, an air strike killed seven "
                "villagers on Saturday."
            ),
            [("2023-02-12", "Mandalay", {"arrested": 30}, ""), ("2023-02-11", "Sagaing", {"killed": 7}, "")],
        ),
        (
            (
                "Gang members killed nine people in Cite Soleil on Friday. The killings followed a raid on "
                "Thursday in which police shot dead two gang leaders in Port-au-Prince."
            ),
            [
                ("2023-02-10", "Port-au-Prince - Cite Soleil", {"killed": 9}, ""),
                ("2023-02-09", "Port-au-Prince", {"killed": 2}, "Police Forces of Haiti"),
            ],
        ),
        (
            (
                "Islamic State fighters killed 16 shepherds near Palmyra on Saturday.\n\nTwo days later, an "
                "American air strike killed a commander of the group in Raqqa."
            ),
            [
                ("2023-02-11", "Palmyra", {"killed": 16}, "Islamic State"),
                ("2023-02-13", "Raqqa", {"killed": 1}, "Military Forces of the United States"),
            ],
        ),
        (
            (
                "- A car bomb killed three people in Mocha on Sunday.\n\n- A sniper killed a boy in Taiz on "
                "Monday.\n\n- A mine wounded two farmers in Hodeidah on Friday."
            ),
            [
                ("2023-02-12", "Mokha", {"killed": 3}, ""),
                ("2023-02-13", "Taiz", {"killed": 1}, ""),
                ("2023-02-10", "Hodeidah", {"injured": 2}, ""),
            ],
        ),
        (
            (
                "BURKINA FASO: Gunmen killed six farmers near Titao on Sunday.\n\nMALI: A convoy was ambushed "
                "near Gossi on Monday and four soldiers died.\n\nNIGER: Bandits abducted nine people in Maradi on "
                "Saturday."
            ),
            [
                ("2023-02-12", "Titao", {"killed": 6}, ""),
                ("2023-02-13", "Gossi", {"killed": 4}, ""),
                ("2023-02-11", "Maradi", {"abducted": 9}, ""),
            ],
        ),
        (
            (
                "The group that claimed Monday's attack on a church in Beni, which killed 14 people, also "
                "attacked a prison in Butembo last August."
            ),
            [("2023-02-13", "Beni", {"killed": 14}, ""), ("2022-08-01", "Butembo", {}, "")],
        ),
        (
            "Three men were shot dead in Malmo on Sunday, days after a bomb injured two people in Stockholm.",
            [("2023-02-12", "Malmo", {"killed": 3}, ""), ("2023-02-05", "Stockholm", {"injured": 2}, "")],
        ),
        (
            ("A mob burned two churches in Jaranwala on Monday. In 2013 a mob burned more than 100 houses in Lahore."),
            [("2023-02-13", "Jaranwala", {}, ""), ("2013-01-01", "Lahore", {}, "")],
        ),
        (
            (
                "Tribal fighting killed 23 people in Enga on Saturday. In Port Moresby, rioters looted shops "
                "and eight people died in January."
            ),
            [("2023-02-11", "Enga", {"killed": 23}, ""), ("2023-01-01", "Port Moresby", {"killed": 8}, "")],
        ),
        (
            (
                "Air defences shot down three drones over Odesa on Monday. On Sunday, a missile hit "
                "Zaporizhzhia and killed one person."
            ),
            [("2023-02-13", "Odesa", {}, ""), ("2023-02-12", "Zaporizhzhia", {"killed": 1}, "")],
        ),
        (
            "Police found a cache of rifles in Derry on Monday. Last March a bomb wounded an officer in Strabane.",
            [("2023-02-13", "Derry", {}, ""), ("2022-03-01", "Strabane", {"injured": 1}, "")],
        ),
        (
            (
                "Taliban fighters beat journalists at a women's march in Kabul on Sunday. In Herat, they "
                "arrested four teachers."
            ),
            [("2023-02-12", "Kabul", {}, ""), ("", "Herat", {"arrested": 4}, "")],
        ),
        (
            (
                "Unidentified gunmen killed an imam in Derbent on Monday; a separate shooting in Makhachkala on "
                "Sunday left two policemen dead."
            ),
            [("2023-02-13", "Derbent", {"killed": 1}, ""), ("2023-02-12", "Makhachkala", {"killed": 2}, "")],
        ),
        (
            (
                "Army helicopters strafed a village in Sagaing on Friday, killing 15. Resistance fighters "
                "answered on Sunday with an ambush near Monywa that killed seven soldiers."
            ),
            [
                ("2023-02-10", "Sagaing", {"killed": 15}, "Military Forces of Myanmar"),
                ("2023-02-12", "Monywa", {"killed": 7}, ""),
            ],
        ),
        (
            (
                "Bandits stormed Gora village in Nigeria on Sunday, killing 10. It is 90 km from Kaduna, where "
                "six people were abducted on Thursday."
            ),
            [("2023-02-12", "Gora", {"killed": 10}, ""), ("2023-02-09", "Kaduna", {"abducted": 6}, "")],
        ),
        (
            (
                "SIX POLICEMEN WERE KILLED IN AN AMBUSH NEAR TINGO MARIA ON SUNDAY. IN LIMA A CAR BOMB WOUNDED "
                "NINE PEOPLE ON MONDAY."
            ),
            [("2023-02-12", "Tingo Maria", {"killed": 6}, ""), ("2023-02-13", "Lima", {"injured": 9}, "")],
        ),
        (
            (
                "The troops withdrew from Kidal on Sunday and rebels entered the town without a fight. On "
                "Friday they had fought near Tessalit, where five soldiers died."
            ),
            [("2023-02-12", "Kidal", {}, ""), ("2023-02-10", "Tessalit", {"killed": 5}, "")],
        ),
        (
            (
                "A policeman shot a motorist in Manila on Monday. Five years ago the same officer had wounded a "
                "student in Cebu."
            ),
            [("2023-02-13", "Manila", {}, ""), ("2018-01-01", "Cebu", {"injured": 1}, "")],
        ),
        (
            (
                "A drone killed three smugglers near Agadez on Friday.\n\nOn Monday, gunmen ambushed a patrol "
                "near Ayorou and killed six soldiers."
            ),
            [("2023-02-10", "Agadez", {"killed": 3}, ""), ("2023-02-13", "Ayorou", {"killed": 6}, "")],
        ),
        (
            (
                "Police in Santiago arrested 45 people on Monday after a march.\n\nIn March 2020 police shot dead "
                "a football fan in Santiago."
            ),
            [
                ("2023-02-13", "Santiago", {"arrested": 45}, ""),
                ("2020-03-01", "Santiago", {"killed": 1}, "Police Forces of Chile"),
            ],
        ),
        (
            (
                "A bomb wounded eight people in Bangui on Sunday. It was the worst attack since January 2021, "
                "when rebels killed 14 soldiers in Bangassou."
            ),
            [("2023-02-12", "Bangui", {"injured": 8}, ""), ("2021-01-01", "Bangassou", {"killed": 14}, "")],
        ),
        (
            ("Gunmen shot dead a lawyer in Tegucigalpa on Saturday. The day before, two farmers were killed in Tocoa."),
            [("2023-02-11", "Tegucigalpa", {"killed": 1}, ""), ("2023-02-10", "Tocoa", {"killed": 2}, "")],
        ),
        (
            "A mob killed a man in Patna on Sunday. Last year, police shot a student in Gaya.",
            [("2023-02-12", "Patna", {"killed": 1}, ""), ("2022-01-01", "Gaya", {}, "Police Forces of India")],
        ),
        (
            (
                "A gunman killed five people at a mosque in Quebec City on Sunday.\n\nIn 2019 a gunman killed 51 "
                "worshippers in Christchurch."
            ),
            [("2023-02-12", "Quebec", {"killed": 5}, ""), ("2019-01-01", "Christchurch", {"killed": 51}, "")],
        ),
        (
            (
                "Two soldiers were killed by a mine near Kramatorsk on Monday, the army said. A mine had killed "
                "three farmers near Izium on Wednesday."
            ),
            [("2023-02-13", "Kramatorsk", {"killed": 2}, ""), ("2023-02-08", "Izium", {"killed": 3}, "")],
        ),
    ],
)
def test_several_incidents_in_one_text_stay_apart(reading: Callable, text: str, expected: list[Incident]) -> None:
    assert_told(reading(text).accounts, expected)
