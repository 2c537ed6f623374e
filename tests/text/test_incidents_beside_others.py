"""Attacks, protests and arrests told beside others: each with its own day, place and figures."""

from collections.abc import Callable
from typing import Any

import pytest

Incident = tuple[str, str | None, dict[str, int]]


def fits(account: Any, incident: Incident) -> bool:
    """Say whether an account has the day ("" leaves it open), the place and the figures of an incident."""
    day, place, figures = incident
    told = all(count in account.figures.get(measure, set()) for measure, count in figures.items())
    return day in ("", account.day) and place in account.places and told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "A U.S. drone killed a bomb maker in Yemen's Marib province on Sunday.\n\nAfter the "
                "strike, gunmen of the group rounded up dozens of villagers whom they accused of spying."
            ),
            [("2023-02-12", "Marib", {"killed": 1}), ("", "Marib", {"abducted": 12})],
        ),
        (
            (
                "Gunmen stormed a church in Owo on Sunday and killed 22 worshippers.\n\nSoldiers sent "
                "after the attackers clashed with them in a forest on Monday; five gunmen were killed, "
                "the army said."
            ),
            [("2023-02-12", "Owo", {"killed": 22}), ("2023-02-13", "Owo", {})],
        ),
        (
            (
                "Israeli warplanes bombed a tunnel in Khan Younis early on Monday, hurting nobody.\n\nThe "
                "raid followed a rocket attack on Sderot on Sunday evening in which a woman was wounded."
            ),
            [("2023-02-13", "Khan Younis", {}), ("2023-02-12", "Sderot", {"injured": 1})],
        ),
        (
            (
                "A suicide bomber killed eight policemen in Bannu on Monday.\n\nIt was the second attack "
                "in the district within days: on Thursday a policeman guarding a polio team was shot "
                "dead."
            ),
            [("2023-02-13", "Bannu", {"killed": 8}), ("2023-02-09", "Bannu", {"killed": 1})],
        ),
        (
            (
                "Two drones hit a military airfield near Engels on Monday. Three technicians were "
                "killed.\n\nRussia answered with missiles on Odesa and Kryvyi Rih overnight. Four people "
                "died in Odesa, the mayor said."
            ),
            [("2023-02-13", "Engels", {"killed": 3}), ("", "Odesa", {"killed": 4})],
        ),
        (
            (
                "The army of Mali said on Tuesday that it had killed 17 jihadists near Tessit.\n\nThe same "
                "group had attacked a camp in the area on 7 August last year, killing 42 soldiers."
            ),
            [("", "Tessit", {"killed": 17}), ("2022-08-07", "Tessit", {"killed": 42})],
        ),
        (
            (
                "Police in Christchurch opened an exhibition on Monday, nearly four years after a gunman "
                "shot dead 51 people at two mosques in the city."
            ),
            [("2019-01-01", "Christchurch", {"killed": 51})],
        ),
        (
            (
                "A court in Oslo sentenced a man to 21 years on Monday for shooting dead two people "
                "outside a bar on 25 June last year."
            ),
            [("2022-06-25", "Oslo", {"killed": 2})],
        ),
        (
            (
                "Colombian police arrested the leader of a gang in Buenaventura on Monday. He is wanted "
                "for an ambush in which seven officers died near San Luis last September."
            ),
            [("2023-02-13", "Buenaventura", {}), ("2022-09-01", "San Luis", {"killed": 7})],
        ),
        (
            (
                "Kenya's parliament debated a police bill on Tuesday. In 2014, gunmen killed 28 bus "
                "passengers near Mandera."
            ),
            [("2014-01-01", "Mandera", {"killed": 28})],
        ),
        (
            (
                "Four soldiers were killed by a mine near Kidal on Friday. A trader was abducted in "
                "Gossi on Saturday. On Sunday, bandits burnt ten lorries near Hombori."
            ),
            [
                ("2023-02-10", "Kidal", {"killed": 4}),
                ("2023-02-11", "Gossi", {"abducted": 1}),
                ("2023-02-12", "Hombori", {}),
            ],
        ),
        (
            (
                "In Honduras, gunmen killed six prisoners in El Porvenir on Sunday. In Guatemala, a bus "
                "driver was shot dead in Mixco on Monday. In Mexico, an arson attack on a bar in Celaya "
                "left four dead on Friday."
            ),
            [
                ("2023-02-12", "El Porvenir", {"killed": 6}),
                ("2023-02-13", "Mixco", {"killed": 1}),
                ("2023-02-10", "Celaya", {"killed": 4}),
            ],
        ),
        (
            "Shelling killed one person in Nikopol and two in Kherson on Monday, officials said.",
            [("2023-02-13", "Nikopol", {"killed": 1}), ("2023-02-13", "Kherson", {"killed": 2})],
        ),
        (
            "Gunmen killed five people in Cali and three in Medellin on Saturday night, police said.",
            [("2023-02-11", "Cali", {"killed": 5}), ("2023-02-11", "Medellin", {"killed": 3})],
        ),
        (
            (
                "At least nine people died in the protests on Monday, six in Juliaca and three in "
                "Ayacucho, the ombudsman said."
            ),
            [("2023-02-13", "Juliaca", {"killed": 6}), ("2023-02-13", "Ayacucho", {"killed": 3})],
        ),
        (
            (
                "The number of people killed in Friday's bombing of a mosque in Herat has risen to 21, a "
                "hospital said on Monday.\n\nPolice had first spoken of 14 dead."
            ),
            [("2023-02-10", "Herat", {"killed": 21})],
        ),
        (
            (
                "Two more victims of the attack on a market in Maiduguri have died, bringing the toll to "
                "19, a doctor said on Monday. The attack took place on Saturday."
            ),
            [("2023-02-11", "Maiduguri", {"killed": 19})],
        ),
        (
            "A fourth man has been charged over the killing of a priest in Bamenda on Friday, prosecutors said.",
            [("2023-02-10", "Bamenda", {"killed": 1})],
        ),
        (
            (
                "Herders killed seven farmers in Guma, in Nigeria's Benue State, on Saturday. Youths "
                "then burnt a settlement of herders on Sunday, police said."
            ),
            [("2023-02-11", "Guma", {"killed": 7}), ("2023-02-12", "Guma", {})],
        ),
        (
            (
                "Members of a rival gang opened fire on a funeral in Cape Town on Saturday and killed "
                "three mourners. On Sunday police arrested two men and seized a rifle."
            ),
            [("2023-02-11", "Cape Town", {"killed": 3}), ("2023-02-12", "Cape Town", {"arrested": 2})],
        ),
        (
            (
                "Peacekeepers repelled an attack on their base in Bangassou on Monday. The militia "
                "withdrew after an hour, leaving three of its men dead. The same militia had raided the "
                "nearby village of Bakouma on Friday and killed six people."
            ),
            [("2023-02-13", "Bangassou", {"killed": 3}), ("2023-02-10", "Bakouma", {"killed": 6})],
        ),
        (
            (
                "Separatist fighters killed two gendarmes near Kumbo on Friday.\n\nOn Sunday soldiers came "
                "back and burnt 20 houses in the village, residents said."
            ),
            [("2023-02-10", "Kumbo", {"killed": 2}), ("2023-02-12", "Kumbo", {})],
        ),
        (
            (
                "The two armies agreed to a ceasefire in Jeddah on Monday.\n\nBefore the deal, shelling "
                "had killed nine people in Omdurman on Sunday."
            ),
            [("2023-02-13", "Jeddah", {}), ("2023-02-12", "Omdurman", {"killed": 9})],
        ),
        (
            (
                "Forty fighters of the ADF surrendered to the army in Beni on Monday. On Saturday, the "
                "group hacked to death eight farmers in Oicha."
            ),
            [("2023-02-13", "Beni", {}), ("2023-02-11", "Oicha", {"killed": 8})],
        ),
        (
            (
                "Police found 300 kilograms of explosives in a garage in Bogota on Monday. In 2019, a "
                "car bomb at a police school in the city killed 22 cadets."
            ),
            [("2023-02-13", "Bogota", {}), ("2019-01-01", "Bogota", {"killed": 22})],
        ),
        (
            (
                "Air raids killed 12 people in Mekelle on Friday. Two days later a drone hit a hospital "
                "in Adi Daero, and two nurses were hurt."
            ),
            [("2023-02-10", "Mekelle", {"killed": 12}), ("2023-02-12", "Adi Daero", {"injured": 2})],
        ),
        (
            "Teachers rallied in Antananarivo on Monday. The first rally, on Friday, had passed off quietly.",
            [("2023-02-13", "Antananarivo", {}), ("2023-02-10", "Antananarivo", {})],
        ),
        (
            (
                "Gunmen shot dead a journalist in Port-au-Prince on Monday. She was the second reporter "
                "to be killed in Haiti this year: in January a cameraman was murdered in Les Cayes."
            ),
            [("2023-02-13", "Port-au-Prince", {"killed": 1}), ("2023-01-01", "Les Cayes", {"killed": 1})],
        ),
        (
            (
                "A mob lynched a man accused of blasphemy in Nankana Sahib on Saturday. In December "
                "2021, a Sri Lankan manager was killed by a mob in Sialkot."
            ),
            [("2023-02-11", "Nankana Sahib", {"killed": 1}), ("2021-12-01", "Sialkot", {"killed": 1})],
        ),
        (
            (
                "Turkish jets struck villages near Dohuk on Sunday. On Monday, a rocket hit the Turkish "
                "base at Zilkan; nobody was hurt."
            ),
            [("2023-02-12", "Dohuk", {}), ("2023-02-13", "Zilkan", {})],
        ),
        (
            (
                "Hundreds gathered in Beslan on Monday to remember the 334 people who died in the siege "
                "of a school there in September 2004."
            ),
            [("2004-09-01", "Beslan", {"killed": 334})],
        ),
        (
            (
                "The film festival in Locarno opened on Monday. In Mogadishu, a car bomb killed seven "
                "people outside a cinema on Sunday."
            ),
            [("2023-02-12", "Mogadishu", {"killed": 7})],
        ),
        (
            (
                "Fans clashed with police in Alexandria on Sunday after the match; 30 people were "
                "injured and 12 arrested."
            ),
            [("2023-02-12", "Alexandria", {"injured": 30})],
        ),
        (
            "Striking miners clashed with police in Rustenburg on Monday. One miner was shot dead.",
            [("2023-02-13", "Rustenburg", {"killed": 1})],
        ),
        (
            "Police fired rubber bullets at striking dockers in Valparaiso on Monday and detained 25 of them.",
            [("2023-02-13", "Valparaiso", {"arrested": 25})],
        ),
        ("A court in Dhaka was bombed on Monday; two lawyers were killed.", [("2023-02-13", "Dhaka", {"killed": 2})]),
        ("Gunmen killed a candidate for the senate in Quito on Monday.", [("2023-02-13", "Quito", {"killed": 1})]),
        (
            (
                "A mock funeral turned violent in Tegucigalpa on Sunday when protesters threw stones and "
                "police fired tear gas. Nine people were hurt."
            ),
            [("2023-02-12", "Tegucigalpa", {"injured": 9})],
        ),
        (
            "Arsonists set 12 buses on fire in Vitoria on Monday in revenge for the arrest of a gang leader.",
            [("2023-02-13", "Vitoria", {})],
        ),
        (
            "Armed men burnt the town hall of Palma on Sunday and drove off in stolen cars.",
            [("2023-02-12", "Palma", {})],
        ),
        (
            (
                "Gunmen killed two policemen in Cali, three in Medellin and one in Pasto on Sunday, the "
                "defence ministry said."
            ),
            [
                ("2023-02-12", "Cali", {"killed": 2}),
                ("2023-02-12", "Medellin", {"killed": 3}),
                ("2023-02-12", "Pasto", {"killed": 1}),
            ],
        ),
        (
            (
                "Protests took place in Nairobi, Mombasa and Kisumu on Monday. Police arrested 11 people "
                "in Nairobi and six in Kisumu."
            ),
            [
                ("2023-02-13", "Nairobi", {"arrested": 11}),
                ("2023-02-13", "Mombasa", {}),
                ("2023-02-13", "Kisumu", {"arrested": 6}),
            ],
        ),
        (
            (
                "Farmers blocked motorways near Lyon and Toulouse with tractors on Monday. Near Lyon, "
                "police took 14 farmers into custody."
            ),
            [("2023-02-13", "Lyon", {"arrested": 14}), ("2023-02-13", "Toulouse", {})],
        ),
        (
            (
                "Football fans rioted in Jakarta on Sunday after their team lost, and 22 policemen were "
                "hurt. In Surabaya, supporters burnt a police car."
            ),
            [("2023-02-12", "Jakarta", {"injured": 22}), ("2023-02-12", "Surabaya", {})],
        ),
        (
            (
                "Militants attacked a checkpoint in Awaran on Sunday and killed four guards.\n\nSecurity "
                "forces launched a search the next day and killed three of the attackers in a shootout "
                "near Panjgur."
            ),
            [("2023-02-12", "Awaran", {"killed": 4}), ("2023-02-13", "Panjgur", {})],
        ),
        (
            (
                "The army seized the rebel town of Bria on Saturday, four days after losing it.\n\n"
                "Thirteen rebels and two soldiers died in the battle for Bria, a colonel said."
            ),
            [("2023-02-11", "Bria", {"killed": 13})],
        ),
        (
            (
                "Cameroonian troops killed seven separatists in Mamfe on Sunday, their commander said.\n\n"
                "The rebels had set fire to a school in the area on Thursday."
            ),
            [("2023-02-12", "Mamfe", {"killed": 7}), ("2023-02-09", "Mamfe", {})],
        ),
        (
            (
                "Rockets hit the airport of Aden on Monday as the new cabinet landed; 25 people were "
                "killed. The previous cabinet survived a bomb in 2015, when 15 people died at a hotel in "
                "the city."
            ),
            [("2023-02-13", "Aden", {"killed": 25}), ("2015-01-01", "Aden", {"killed": 15})],
        ),
        (
            "A mine killed four children near Marib on Monday. Last year mines killed 120 people in the province.",
            [("2023-02-13", "Marib", {"killed": 4})],
        ),
        (
            "The bodies of six migrants who had been shot were found in Sabratha on Monday.",
            [("2023-02-13", "Sabratha", {"killed": 6})],
        ),
        (
            (
                "A monument was unveiled in Utoya on Monday to the 69 people whom a gunman killed on the "
                "island on 22 July 2011."
            ),
            [("2011-07-22", "Utoya", {"killed": 69})],
        ),
        (
            (
                "Germany extradited on Monday a man suspected of taking part in the murder of a banker "
                "in Amsterdam in May 2019."
            ),
            [("2019-05-01", "Amsterdam", {"killed": 1})],
        ),
        (
            (
                "Three soldiers were hurt when a drone was shot down over Sevastopol on Monday. A second "
                "drone crashed into the sea."
            ),
            [("2023-02-13", "Sevastopol", {"injured": 3})],
        ),
        (
            "Gangs torched a court in Port-au-Prince on Sunday. Police shot dead five gang members there on Monday.",
            [("2023-02-12", "Port-au-Prince", {}), ("2023-02-13", "Port-au-Prince", {"killed": 5})],
        ),
        (
            "The group executed three hostages near Gwoza on Friday. A video of the killing appeared on Monday.",
            [("2023-02-10", "Gwoza", {"killed": 3})],
        ),
        (
            (
                "An election official was shot dead in Sonora on Sunday. His killing brings to 14 the "
                "number of politicians murdered since September."
            ),
            [("2023-02-12", "Sonora", {"killed": 1})],
        ),
        (
            (
                "Soldiers fired at a car that did not stop at a roadblock in Tripoli, Lebanon, on "
                "Sunday, wounding the driver."
            ),
            [("2023-02-12", "Tripoli", {"injured": 1})],
        ),
    ],
)
def test_each_incident_keeps_its_own_day_place_and_figures(
    reading: Callable, text: str, expected: list[Incident]
) -> None:
    accounts = reading(text).accounts
    assert len(accounts) == len(expected)
    for incident in expected:
        assert any(fits(account, incident) for account in accounts), (incident, accounts)
