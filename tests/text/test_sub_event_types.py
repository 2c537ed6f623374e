"""What kind of event a sentence tells: ACLED's 25 sub-event types, each in several wordings."""

from collections.abc import Callable

import pytest

from schemas.values import EVENT_TYPE_OF

SENTENCES = [
    ("Government regains territory", ("The Nigerian army recaptured the town of Marte from Boko Haram on Monday.")),
    (
        "Government regains territory",
        ("Iraqi troops retook Ramadi from Islamic State fighters after a week of fighting."),
    ),
    (
        "Government regains territory",
        ("GOVERNMENT FORCES WON BACK THE VILLAGE OF SUCHITOTO FROM THE GUERRILLAS ON SUNDAY."),
    ),
    (
        "Non-state actor overtakes territory",
        ("M23 rebels captured the town of Bunagana on Monday after heavy fighting."),
    ),
    ("Non-state actor overtakes territory", "Taliban fighters seized Kunduz from government troops on Sunday."),
    ("Armed clash", "Soldiers and rebels exchanged fire near Toribio on Sunday; four rebels died."),
    ("Armed clash", "Separatists ambushed an army patrol near Kumbo, killing three soldiers."),
    ("Armed clash", "Two policemen killed in gunfight with militants in Kulgam"),
    ("Armed clash", ("Rival gangs fought with assault rifles in Tivoli Gardens on Friday, leaving two gunmen dead.")),
    (
        "Excessive force against protesters",
        ("Security forces opened fire with live rounds on protesters in Khartoum, killing seven."),
    ),
    (
        "Excessive force against protesters",
        ("Police shot dead three marchers at a peaceful rally in Conakry on Monday."),
    ),
    ("Excessive force against protesters", "Soldiers fired on demonstrators in Mandalay, killing two."),
    ("Protest with intervention", "Police used tear gas to disperse protesters in Tbilisi on Tuesday."),
    (
        "Peaceful protest",
        ("Thousands marched peacefully through Wellington on Friday to demand action on the climate."),
    ),
    ("Peaceful protest", "Nurses held a sit-in outside the ministry in Nairobi on Monday."),
    ("Peaceful protest", "Farmers rallied in Chandigarh on Sunday against the new law."),
    ("Violent demonstration", ("Protesters threw stones at police and burned tyres in Port-au-Prince on Monday.")),
    ("Violent demonstration", "Rioters torched a town hall in Juliaca during a protest on Monday."),
    ("Mob violence", "A mob beat two men to death in Diepsloot on Sunday on suspicion of theft."),
    ("Mob violence", "Villagers lynched a man accused of witchcraft in Mbeya on Monday."),
    ("Chemical weapon", "A chlorine attack on Saraqib left eleven people gasping for breath on Sunday."),
    ("Chemical weapon", "Sarin gas killed more than 80 people in Khan Sheikhoun on Tuesday."),
    ("Chemical weapon", "Troops fired shells filled with mustard gas at fighters near Marea on Friday."),
    ("Air/drone strike", "An Israeli air strike killed nine people in Rafah on Monday."),
    ("Air/drone strike", "Warplanes bombed a market in Maarat al-Numan on Sunday, killing 20."),
    ("Air/drone strike", "A Turkish drone killed two people in a car near Qamishli on Monday."),
    ("Air/drone strike", "Myanmar junta jets bomb village in Sagaing, 15 dead"),
    ("Suicide bomb", "A suicide bomber blew himself up outside a court in Lahore, killing six."),
    ("Suicide bomb", ("A suicide car bomber rammed a checkpoint in Mogadishu on Saturday, killing four soldiers.")),
    ("Suicide bomb", "Twin suicide bombings kill 30 in Baghdad market"),
    ("Shelling/artillery/missile attack", "Russian shelling of Nikopol killed two people on Monday."),
    ("Shelling/artillery/missile attack", ("Mortar rounds fell on a school in Taiz on Sunday, wounding five pupils.")),
    (
        "Shelling/artillery/missile attack",
        ("Rockets fired from Lebanon hit Kiryat Shmona on Monday, injuring two people."),
    ),
    ("Shelling/artillery/missile attack", "A Russian missile struck a block of flats in Dnipro, killing 40."),
    ("Remote explosive/landmine/IED", "A roadside bomb killed three soldiers near Boulkessi on Monday."),
    ("Remote explosive/landmine/IED", "A landmine blew up under a bus near Mandera, killing six passengers."),
    ("Remote explosive/landmine/IED", "Car bomb wounds nine in Bogota"),
    ("Remote explosive/landmine/IED", "A farmer was killed when he stepped on a mine near Kherson on Sunday."),
    ("Grenade", "Attackers threw a grenade into a bar in Bujumbura, killing two people."),
    ("Grenade", "A hand grenade attack in Srinagar wounded 10 shoppers on Sunday."),
    ("Grenade", "A grenade was hurled at a police post in Narathiwat on Monday, injuring one officer."),
    ("Sexual violence", "Armed men raped five women near Djugu on Sunday, a doctor said."),
    ("Sexual violence", "Soldiers gang-raped a girl in Rutshuru on Monday."),
    ("Sexual violence", "Militiamen sexually assaulted eleven women in Bentiu on Friday, the UN said."),
    ("Attack", "Gunmen killed 11 farmers in the village of Zabarmari on Saturday."),
    ("Attack", "Militants beheaded six villagers in Nangade on Monday."),
    ("Attack", "Gunmen shot dead a journalist in Tijuana on Sunday."),
    ("Attack", "A man stabbed three worshippers to death in a church in Nice on Thursday."),
    ("Abduction/forced disappearance", "Bandits abducted 73 pupils from a school in Maradun on Wednesday."),
    ("Abduction/forced disappearance", ("Gunmen kidnapped an American missionary near Port-au-Prince on Sunday.")),
    ("Agreement", "The government and the rebels signed a peace agreement in Juba on Monday."),
    ("Agreement", "Armenia and Azerbaijan agreed a ceasefire on Tuesday."),
    ("Agreement", "The two sides exchanged 200 prisoners in Marib on Sunday."),
    ("Arrests", "Security forces arrested 30 opposition members in Minsk on Sunday."),
    ("Arrests", "Police detained 53 activists in Hong Kong on Wednesday."),
    ("Arrests", "Taliban forces arrested four women activists in Kabul on Monday."),
    ("Change to group/activity", "Thirty-nine Abu Sayyaf fighters surrendered to the army in Sulu on Monday."),
    (
        "Change to group/activity",
        (
            "The rebel group announced in Bogota that it would lay down its arms, and 200 fighters handed "
            "in their weapons on Sunday."
        ),
    ),
    ("Change to group/activity", "The Islamic State group named a new leader on Wednesday."),
    ("Disrupted weapons use", "Police defused a bomb found under a car in Dungiven on Monday."),
    ("Disrupted weapons use", "Air defences shot down six drones over Odesa on Monday."),
    ("Headquarters or base established", "The Turkish army set up a new base near Bashiqa on Sunday."),
    ("Headquarters or base established", ("Rebels established a headquarters in the town of Rumangabo on Monday.")),
    ("Headquarters or base established", "Russian troops built a military base at Jableh last week."),
    ("Looting/property destruction", "Militiamen looted a health centre in Boga on Monday."),
    ("Non-violent transfer of territory", ("Rebels entered Kidal without a fight on Sunday after UN troops had left.")),
    ("Armed clash", "Two gangs shot at each other in Port-au-Prince on Sunday, and 20 civilians were killed."),
    ("Armed clash", "Thirty-one people were killed in fighting on the border between Kyrgyzstan and Tajikistan."),
    (
        "Armed clash",
        "Soldiers of both states fired at each other with machine guns and mortars near Batken on Thursday.",
    ),
    ("Armed clash", "Soldiers came under fire in Damboa on Wednesday; six soldiers died."),
    ("Armed clash", "An Afghan soldier turned his weapon on coalition troops in Herat, killing two."),
    ("Attack", "Gunmen ambushed a bus in Mandera, killing seven passengers."),
    ("Attack", "Attackers threw firebombs into a house in Duma, killing a baby."),
    ("Attack", "Gunmen attacked a mall in Nairobi with guns and grenades on Saturday, killing 67 people."),
    ("Attack", "Gunmen burned 20 houses and killed five people in Dogo Nahawa on Sunday."),
    ("Attack", "Israeli troops fired on Gazans approaching the border fence on Friday, killing one person."),
    ("Grenade", "A grenade thrown into a bar in Bujumbura killed two people on Monday."),
    ("Suicide bomb", "A suicide bomber blew himself up at a checkpoint in Herat and killed three policemen."),
    ("Abduction/forced disappearance", "Kidnappers seized pupils from a school in Birnin Yauri on Thursday."),
    ("Abduction/forced disappearance", "Masked militants arrested dozens of residents in Sablale after the raid."),
    ("Abduction/forced disappearance", "Rebels captured six soldiers near Goma on Monday."),
    ("Arrests", "Police seized two men in Lyon on Friday on suspicion of planning an attack."),
    ("Violent demonstration", "Police clashed with protesters in Ismailia on Friday."),
    ("Violent demonstration", "Protesters hurled rocks and were repelled with tear gas in Caracas on Tuesday."),
    ("Protest with intervention", "Police used tear gas on protesters in Port Moresby on Monday."),
    ("Protest with intervention", "Police arrested 30 demonstrators at a sit-in in Minsk on Sunday."),
    ("Looting/property destruction", "Settlers set three cars on fire in the village of Duma on Tuesday."),
    ("Looting/property destruction", "Bandits looted shops and burned the market in Kagara on Friday."),
    ("Change to group/activity", "The army sent 500 extra soldiers to Beni on Tuesday."),
    ("Headquarters or base established", "The rebels opened a new training camp near Kilo on Monday."),
    ("Non-violent transfer of territory", "Rebels entered Mweso without a fight on Monday after soldiers pulled out."),
    ("Shelling/artillery/missile attack", "Rockets hit a market in Mekelle, killing six people."),
    ("Other", "A mass grave with 17 bodies was found in Tarhuna on Sunday."),
    ("Other", "The government imposed a curfew in Kano on Monday."),
    ("Other", "The general dissolved parliament and closed the borders in Ouagadougou on Friday."),
]


@pytest.mark.parametrize(("kind", "text"), SENTENCES)
def test_a_sentence_tells_one_event_of_its_kind(reading: Callable, kind: str, text: str) -> None:
    rows = [account.row for account in reading(text).accounts]
    assert [(row["event_type"], row["sub_event_type"]) for row in rows] == [(EVENT_TYPE_OF[kind], kind)]


def test_the_table_has_sentences_of_every_kind() -> None:
    assert {kind for kind, _ in SENTENCES} == set(EVENT_TYPE_OF)
