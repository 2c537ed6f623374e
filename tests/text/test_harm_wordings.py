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
        (
            "A farmer was shot to death in his field near Bria on Monday by unknown gunmen.",
            {("killed", 1, TOTAL)},
        ),
        (
            "A Belgian who kept a bookshop in Bamako was shot to death there on Tuesday by men nobody knew.",
            {("killed", 1, TOTAL)},
        ),
        (
            "The deputy mayor of Garissa was assassinated in Nairobi on Tuesday.",
            {("killed", 1, TOTAL)},
        ),
        (
            "Gunmen on a motorbike assassinated the head of the Basra bar association on Monday.",
            {("killed", 1, TOTAL)},
        ),
        (
            "A trade unionist was found dead on a road outside Cartagena on Monday; he had been shot five times.",
            {("killed", 1, TOTAL)},
        ),
        (
            "Armed men broke into the house of a tribal elder in Zaranj on Sunday and shot him dead.",
            {("killed", 1, TOTAL)},
        ),
        (
            "Rebels dragged a village teacher out of his home near Bhamo on Monday and killed him.",
            {("killed", 1, TOTAL)},
        ),
        (
            "A 62-year-old shepherd was decapitated by jihadists near Kasserine on Monday.",
            {("killed", 1, TOTAL)},
        ),
        (
            "Two policemen patrolling the border near Tskhinvali were shot at and killed on Tuesday.",
            {("killed", 2, TOTAL)},
        ),
        (
            "Tribesmen killed an affiliate of the ruling party in Ibb province on Monday.",
            {("killed", 1, TOTAL)},
        ),
        (
            ("A sapper of the police, sent to make the device safe in Peshawar on Monday, was killed."),
            {("killed", 1, TOTAL)},
        ),
        (
            "An electoral official was kidnapped at gunpoint in Maturin on Monday and stabbed to death.",
            {("abducted", 1, TOTAL), ("killed", 1, TOTAL)},
        ),
        (
            "The bomb in Lahore on Monday left two dead and 16 injured.",
            {("injured", 16, TOTAL), ("killed", 2, TOTAL)},
        ),
        (
            "A car bomb in Karachi on Tuesday resulted in 11 fatalities and 35 injuries.",
            {("injured", 35, TOTAL), ("killed", 11, TOTAL)},
        ),
        (
            (
                "The attack on the checkpoint near Grozny on Monday resulted in the death of one policeman and the "
                "wounding of another."
            ),
            {("injured", 1, TOTAL), ("killed", 1, TOTAL)},
        ),
        (
            ("Shots fired into a market in Zinder on Sunday led to the death of two buyers and the wounding of seven."),
            {("injured", 7, TOTAL), ("killed", 2, TOTAL)},
        ),
        (
            (
                "A grenade thrown into a crowd in Cucuta on Monday killed one civilian and injured eight others, four"
                " seriously."
            ),
            {("injured", 4, PART), ("injured", 8, TOTAL), ("killed", 1, TOTAL)},
        ),
        (
            (
                "Sixty-eight people were killed and 24 wounded, eight critically, when gunmen fired on tourists in "
                "Luxor on Monday."
            ),
            {("injured", 8, PART), ("injured", 24, TOTAL), ("killed", 68, TOTAL)},
        ),
        (
            "A blast in Jos on Sunday wounded 40 people, many of them seriously.",
            {("injured", 3, PART), ("injured", 40, TOTAL)},
        ),
        (
            (
                "Two Indian soldiers were killed and five Kashmiri villagers wounded when a car bomb exploded near "
                "Baramulla on Monday."
            ),
            {("injured", 5, TOTAL), ("killed", 2, TOTAL)},
        ),
        (
            "The envoy was killed and his driver wounded when shots hit their car in Oslo on Monday.",
            {("injured", 1, TOTAL), ("killed", 1, TOTAL)},
        ),
        (
            "Guerrillas killed the mayor of Ayacucho and wounded his bodyguard on Monday.",
            {("injured", 1, TOTAL), ("killed", 1, TOTAL)},
        ),
        (
            (
                "A Canadian nurse was killed when a convoy was ambushed near Siem Reap on Sunday. A Cambodian guide "
                "was also killed."
            ),
            {("killed", 1, PART)},
        ),
        (
            ("Two men riding a motorcycle shot and killed the Greek consul and his bodyguard in Lima on Monday."),
            {("killed", 1, PART)},
        ),
        (
            ("The ambassador and a secretary were killed when armed men fired at the embassy in Nicosia on Monday."),
            {("killed", 1, PART)},
        ),
        (
            "A German reporter and her driver were shot to death near Erbil on Sunday.",
            {("killed", 1, PART)},
        ),
        (
            "Guerrillas near Umtali killed two missionaries on Monday, one German and the other Austrian.",
            {("killed", 2, TOTAL)},
        ),
        (
            (
                "Two nuns, one of them an American, were killed and a bishop was wounded in an attack near Bluefields"
                " on Monday."
            ),
            {("injured", 1, TOTAL), ("killed", 1, PART), ("killed", 2, TOTAL)},
        ),
        (
            (
                "An attacker stabbed and injured ten people at a shopping mall in Ghent on Monday before he was shot "
                "dead by police."
            ),
            {("injured", 10, TOTAL), ("perpetrators_killed", 1, TOTAL)},
        ),
        (
            "The assailants were killed and a guard wounded in the attack on the consulate in Jeddah on Monday.",
            {("injured", 1, TOTAL)},
        ),
        (
            "The gunman in Lyon was shot and wounded by police on Monday. He died of his wounds in hospital.",
            {("injured", 1, TOTAL), ("killed", 1, TOTAL)},
        ),
        (
            "Neither officer was injured when shots were fired at a police car in Durban on Monday.",
            {("injured", 0, TOTAL)},
        ),
        (
            ("None of the 41 pilgrims and two drivers was injured when the bus was fired upon near Multan on Monday."),
            {("injured", 0, TOTAL)},
        ),
        (
            (
                "At least fourteen people, eight civilians and six soldiers, were injured when rebels attacked a part "
                "of Goma on Monday."
            ),
            {("injured", 8, PART), ("injured", 6, PART), ("injured", 14, TOTAL)},
        ),
        (
            "Eight people were wounded in the attack in Kirkuk on Sunday: five policemen and three shopkeepers.",
            {("injured", 3, PART), ("injured", 5, PART), ("injured", 8, TOTAL)},
        ),
        (
            (
                "Three officers were killed and 10 others, six soldiers and four civilians, injured in the blast in "
                "Jakarta on Monday."
            ),
            {("injured", 4, PART), ("injured", 6, PART), ("injured", 10, TOTAL), ("killed", 3, TOTAL)},
        ),
        (
            "A policeman was injured in the blast in Buenos Aires on Monday and later died in hospital.",
            {("killed", 1, TOTAL)},
        ),
        (
            ("Two gay men were stabbed in Dresden on Monday. One of them died and the other was critically injured."),
            {("injured", 1, PART), ("injured", 2, TOTAL), ("killed", 1, PART)},
        ),
        (
            "The body of a priest who had been abducted was found near Enugu on Monday with gunshot wounds.",
            {("killed", 1, TOTAL)},
        ),
        (
            "The decapitated bodies of three traders were found near Rann on Monday.",
            {("killed", 3, TOTAL)},
        ),
        (
            "A general and three of his aides died when a mine blew up their jeep near Lashkar Gah on Sunday.",
            {("killed", 1, PART), ("killed", 3, PART)},
        ),
        (
            (
                "A doctor, her husband and their two children were killed when a shell hit their house in Donetsk on "
                "Monday."
            ),
            {("killed", 1, PART), ("killed", 2, PART)},
        ),
        (
            "A woman and her son were shot dead in Apatzingan on Monday.",
            {("killed", 1, PART)},
        ),
        (
            "A family of six was killed in an air strike on Hodeida on Monday.",
            {("killed", 6, TOTAL)},
        ),
        (
            "Gunmen killed two people in Cali and three in Medellin on Monday.",
            {("killed", 2, TOTAL), ("killed", 3, TOTAL)},
        ),
        (
            "The hospital put the number of wounded in Monday's blast in Herat at 12.",
            {("injured", 12, TOTAL)},
        ),
        (
            "Officials said 20 people died in the attack on Gwoza on Monday; rights groups say the figure is 24.",
            {("killed", 20, TOTAL), ("killed", 24, TOTAL)},
        ),
        (
            "Police put the death toll from the bombing in Davao on Monday at 14.",
            {("killed", 14, TOTAL)},
        ),
        (
            "A masked man shot five people outside a nightclub in Umea on Monday.",
            {("injured", 5, TOTAL)},
        ),
        (
            (
                "At least 30 people were wounded in the shelling of Kherson on Monday, and four were in critical "
                "condition."
            ),
            {("injured", 4, PART), ("injured", 30, TOTAL)},
        ),
        (
            "Nine people were killed in Russian strikes on Monday, five in Kyiv and four in Sumy.",
            {("killed", 4, TOTAL), ("killed", 5, TOTAL)},
        ),
        (
            "More than a dozen people were killed when militants raided a village near Mopti on Monday.",
            {("killed", 13, TOTAL)},
        ),
        (
            "Scores of protesters were injured when police opened fire in Conakry on Monday.",
            {("injured", 20, TOTAL)},
        ),
        (
            "Between 30 and 40 rebels were killed in the air strike near Idlib on Monday.",
            {("killed", 30, TOTAL)},
        ),
        (
            (
                "The army initially said 12 soldiers were killed in the ambush near Djibo on Monday, but later "
                "lowered the figure to nine."
            ),
            {("killed", 9, TOTAL), ("killed", 12, TOTAL)},
        ),
        (
            "The death toll from Monday's attack on a hotel in Kismayo has risen from 13 to 26.",
            {("killed", 26, TOTAL)},
        ),
        (
            "A soldier was killed and a policeman was hurt in an attack on a checkpoint near El Arish on Monday.",
            {("injured", 1, TOTAL), ("killed", 1, TOTAL)},
        ),
        (
            "A roadside bomb killed a soldier and wounded two others near Tillaberi on Monday.",
            {("injured", 2, TOTAL), ("killed", 1, TOTAL)},
        ),
        (
            "A suicide bomber blew himself up outside a mosque in Kunduz on Monday, killing 15 worshippers.",
            {("killed", 15, TOTAL), ("perpetrators_killed", 1, TOTAL)},
        ),
        (
            "Five people, including the bomber, died in the explosion in Quetta on Monday.",
            {("killed", 5, TOTAL), ("perpetrators_killed", 1, PART)},
        ),
        (
            "The attack in Vienna on Monday left four people dead, as well as the gunman.",
            {("killed", 4, TOTAL), ("perpetrators_killed", 1, TOTAL)},
        ),
        (
            "There were no casualties in the rocket attack on the base near Erbil on Monday.",
            {("casualties", 0, TOTAL)},
        ),
        (
            "No injuries were reported when a grenade exploded outside the mayor's house in Culiacan on Monday.",
            {("injured", 0, TOTAL)},
        ),
        (
            "A bomb went off outside a bank in Athens on Monday but no one was hurt.",
            {("injured", 0, TOTAL)},
        ),
        (
            "Gunmen abducted 17 students from a school in Zamfara on Monday, and three others are missing.",
            {("abducted", 17, TOTAL), ("missing", 3, TOTAL)},
        ),
        (
            "More than 4,000 people were displaced by the attack on Palma on Monday.",
            {("displaced", 4001, TOTAL)},
        ),
        (
            "Police arrested 43 demonstrators in Minsk on Sunday.",
            {("arrested", 43, TOTAL)},
        ),
        (
            "Security forces detained two suspects after the attack in Tunis on Monday.",
            {("arrested", 2, TOTAL)},
        ),
        (
            "FIVE SOLDIERS DIED AND ELEVEN WERE WOUNDED IN AN AMBUSH NEAR ARAUCA ON MONDAY.",
            {("injured", 11, TOTAL), ("killed", 5, TOTAL)},
        ),
        (
            "Forty-two villagers were massacred near Beni on Monday.",
            {("killed", 42, TOTAL)},
        ),
        (
            "One hundred and twenty-one people were killed in the bombing of a mosque in Hodeida on Monday.",
            {("killed", 121, TOTAL)},
        ),
        (
            "Half a dozen officers were injured in clashes with protesters in Belfast on Monday.",
            {("injured", 6, TOTAL)},
        ),
        (
            "Some 200 people were wounded, 20 of them seriously, in the riots in Noumea on Monday.",
            {("injured", 20, PART), ("injured", 200, TOTAL)},
        ),
        (
            "The shooting in Uvalde on Monday left 21 dead: 19 children and two teachers.",
            {("killed", 2, PART), ("killed", 19, PART), ("killed", 21, TOTAL)},
        ),
        (
            (
                "The dead were identified as Ahmed Salem, 34, and his cousin Yusuf Salem, 29, after the drone strike "
                "near Marib on Monday."
            ),
            {("killed", 1, PART)},
        ),
        (
            "A mother and her two daughters were killed when a mortar shell hit their home in Taiz on Monday.",
            {("killed", 1, PART), ("killed", 2, PART)},
        ),
        (
            "A 13-year-old boy was shot dead by troops in Nablus on Monday.",
            {("killed", 1, TOTAL)},
        ),
        (
            "Twelve civilians, among them four children, were killed in an air strike on Loikaw on Monday.",
            {("killed", 4, PART), ("killed", 12, TOTAL)},
        ),
        (
            "Thirty people were killed, most of them women and children, in the strike on Rafah on Monday.",
            {("killed", 30, TOTAL)},
        ),
        (
            (
                "An explosion in a mosque in Peshawar on Monday killed at least 59 worshippers and injured more than "
                "150 others."
            ),
            {("injured", 151, TOTAL), ("killed", 59, TOTAL)},
        ),
        (
            ("Two rockets hit a refugee camp in Goma on Monday, leaving at least nine dead, seven of them children."),
            {("killed", 7, PART), ("killed", 9, TOTAL)},
        ),
        (
            (
                "In Monday's raid on Jenin, troops killed ten Palestinians, including two gunmen, and wounded more "
                "than 20."
            ),
            {("injured", 21, TOTAL), ("killed", 2, PART), ("killed", 10, TOTAL)},
        ),
        (
            "The clashes in Sake on Monday left dozens dead on both sides.",
            {("killed", 12, TOTAL)},
        ),
        (
            "Unidentified gunmen shot and wounded a journalist in Peshawar on Monday.",
            {("injured", 1, TOTAL)},
        ),
        (
            "A car bomb wounded the police chief of Mosul and three of his guards on Monday.",
            {("injured", 1, PART), ("injured", 3, PART)},
        ),
        (
            "Attackers beheaded a pastor and his wife in Sokoto on Monday.",
            {("killed", 1, PART)},
        ),
        (
            ("Police said six of their men were killed and five were missing after the ambush near Moroto on Monday."),
            {("killed", 6, TOTAL), ("missing", 5, TOTAL)},
        ),
        (
            "The army said it had killed 15 insurgents and captured three others near Pattani on Monday.",
            {("arrested", 3, TOTAL), ("killed", 15, TOTAL)},
        ),
        (
            "No fewer than 18 farmers were killed when bandits stormed their fields in Benue on Monday.",
            {("killed", 18, TOTAL)},
        ),
        (
            "Close to 50 people were taken to hospital after police fired tear gas in Tbilisi on Monday.",
            {("injured", 50, TOTAL)},
        ),
        (
            "The ambush near Catatumbo on Monday cost the lives of seven soldiers.",
            {("killed", 7, TOTAL)},
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
