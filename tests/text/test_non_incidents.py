"""Texts that tell no incident: nothing of them is a row of reports, claims or aggregates."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("plan", "The army plans to bomb rebel camps near Wana if talks fail, a general said."),
        ("plan", "Two men plotted to blow up a stadium in Manchester, the charge sheet says."),
        ("plan", "The government is preparing an offensive on Idlib, officials said."),
        ("plan", "Ukraine is getting ready to retake Melitopol in the spring."),
        ("plan", "Rebels intend to march on Goma, their leader told reporters."),
        ("plan", "France will send 400 soldiers to Chad next month."),
        ("plan", "Trade unions have called a general strike for Thursday in Lagos."),
        ("plan", "Opposition parties in Dhaka want to hold a rally next week."),
        ("threat", "The militia warned that it would shoot at any ship that enters the strait."),
        ("threat", "The rebels threatened to kill the hostages unless a ransom is paid."),
        ("threat", "North Korea vowed a merciless strike on Seoul if it is attacked."),
        ("threat", "A caller said a bomb would explode at the school in Ohio; nothing was found."),
        ("threat", "Analysts say the group could carry out suicide attacks in Kampala."),
        ("threat", "The embassy in Nairobi told citizens to avoid malls because of a possible attack."),
        ("threat", "If the dam were bombed, 200,000 people could be killed, the minister warned."),
        ("drill", "Troops rehearsed the storming of a hijacked ship off Ghana on Monday."),
        ("drill", "The navy fired missiles at dummy targets in an exercise near Karachi on Sunday."),
        ("drill", "Hospital staff in Haifa took part in a mass casualty drill on Monday."),
        ("drill", "Soldiers from 11 countries began a joint exercise in Jordan on Sunday."),
        ("trial", ("The trial of the former president over the massacre of 157 people opened in Conakry on Monday.")),
        ("trial", "A judge in New York jailed a dentist for fraud on Monday."),
        ("trial", "The tribunal in The Hague upheld the conviction of a general for murder."),
        (
            "trial",
            (
                "Prosecutors asked for life imprisonment for the woman accused of poisoning three relatives in "
                "Melbourne."
            ),
        ),
        ("trial", "Jurors in Christchurch heard how the gunman bought his rifles."),
        ("trial", "The appeal of the man who shot a priest in Kaduna was dismissed on Monday."),
        ("accident", "Nine people were killed when a minibus and a lorry collided near Kumasi on Sunday."),
        ("accident", "A gas cylinder exploded in a restaurant in Dhaka, killing five diners."),
        ("accident", "A military helicopter crashed in training near Lae on Monday, killing four crew."),
        ("accident", "Fireworks exploded at a warehouse in Sivakasi on Monday, killing eight workers."),
        ("accident", "A ferry capsized on Lake Kivu on Sunday; 14 passengers drowned."),
        ("accident", "Three hunters were shot by accident in Maine last November."),
        ("accident", "A stampede at a concert in Douala left eight fans dead."),
        ("accident", "A crane fell on a building site in Doha and killed two workers."),
        ("accident", "A fuel tanker exploded in Freetown on Friday, and 98 people died."),
        ("disaster", "A cyclone killed 300 people in Blantyre and left 80,000 homeless."),
        ("disaster", "Cholera has killed 60 patients in Lilongwe since January."),
        ("disaster", "A landslide buried 30 houses in Tumaco on Sunday, killing 12 people."),
        ("disaster", "Lightning struck a wedding party in Chapainawabganj, killing 16 guests."),
        ("disaster", "A volcano erupted near Legazpi on Monday and 2,000 villagers fled."),
        ("disaster", "An avalanche in the Alps killed three skiers on Sunday."),
        ("disaster", "A crocodile killed two boys in Darwin on Monday."),
        ("metaphor", "Stocks were hammered in Tokyo on Monday as the yen exploded."),
        ("metaphor", "The minister came under fire for the price of bread."),
        ("metaphor", "The battle for the mayor's office in Bogota has begun."),
        ("metaphor", "Parents in Leeds are up in arms over school meals."),
        ("metaphor", "The comedian bombed in Las Vegas on Saturday night."),
        ("metaphor", "The senator launched a blistering attack on the budget."),
        ("sport", "Cameroon were shot down by Egypt, who won 3-1 in Cairo on Sunday."),
        ("sport", "The bowler took five for 30 as India crushed Australia in Nagpur."),
        ("sport", "Two boxers fought twelve rounds in Manila on Saturday."),
        ("sport", "The goalkeeper was injured in the second half and carried off in Madrid."),
        ("election", "Voters in Lagos went to the polls on Saturday."),
        ("election", "The ruling party captured 60 seats in the vote in Nairobi."),
        ("election", "Two candidates clashed over taxes in a television debate in Lima."),
        ("election", "The opposition seized control of the senate in Manila."),
        ("business", "A brewery in Accra will cut 200 jobs."),
        ("business", "The bank was hit by losses of 40 million dollars in Zurich."),
        ("business", "The arms maker opened a plant in Ankara on Monday."),
        ("crime statistics", "Murders in London fell by eight per cent last year, police figures show."),
        ("crime statistics", "There were 3,000 homicides in El Salvador in 2018."),
        ("crime statistics", "Gun deaths in Chicago rose to 700 in 2022, the mayor's office said."),
        ("crime statistics", "Car thefts doubled in Pretoria in the first half of the year."),
        (
            "anniversary",
            ("Families in Beslan lit candles on Monday for the 334 people who died in the school siege of 2004."),
        ),
        ("anniversary", "A monument to the victims of the 1937 massacre was unveiled in Dajabon."),
        ("anniversary", "Veterans met in Arnhem to mark 75 years since the battle."),
        ("fiction", "In the film, a gang kills nine policemen in Naples."),
        ("fiction", "Her novel opens with a bomb that kills six people in Algiers."),
        ("fiction", "The play is about a soldier who shot three prisoners."),
        ("fiction", "The video game lets players storm a hotel in Mumbai."),
        ("fiction", "In the last episode, the detective is shot dead in Copenhagen."),
        ("other", "The foreign ministers of Egypt and Turkey met in Ankara to talk about gas."),
        ("other", "The museum in Baghdad opened a hall of looted statues that came home."),
        ("other", "A study of 900 former fighters in Liberia found that work keeps peace."),
        ("other", "Police in Osaka are looking for a cat thief."),
        ("other", "Thieves stole 30 bicycles in Utrecht on Monday."),
    ],
)
def test_what_is_no_incident_makes_no_row(reading: Callable, kind: str, text: str) -> None:
    told = reading(text)
    assert (told.accounts, told.sums) == ([], []), kind


@pytest.mark.parametrize(
    ("text", "measure", "count"),
    [
        ("A gunman shot dead 12 people during a film at a cinema in Aurora.", "killed", 12),
        ("The film sparked protests in Karachi on Friday in which 15 people were killed.", "killed", 15),
        ("Gunmen attacked soldiers on an exercise near Gao, killing three.", "killed", 3),
        ("A bomber killed 22 people after a concert in Manchester.", "killed", 22),
        ("Militants shot dead eight players at a football match in Borno.", "killed", 8),
        ("Attackers set fire to a fuel tanker near Landi Kotal, killing two drivers.", "killed", 2),
        ("Police shot dead three miners during a strike in Marikana.", "killed", 3),
        ("Gunmen killed six voters at a polling station in Bajaur.", "killed", 6),
        ("Rebels fired on a bus, which collided with a lorry near Bria; nine passengers died.", "killed", 9),
        ("A bomb hidden in a gas cylinder killed four people in Colombo.", "killed", 4),
        ("Two girls were killed in an airstrike on the house of their family in Rafah.", "killed", 2),
        ("Riots over the election left four people dead in Conakry.", "killed", 4),
        ("Troops on an operation against anti-state elements in Swat killed five people.", "killed", 5),
        ("Gunmen killed a novelist and two friends in Baghdad.", "killed", 2),
        ("Gunmen stormed the court in Dir during a trial and killed a judge and two guards.", "killed", 2),
        ("Rockets fell on Sderot on Monday and wounded five people.", "injured", 5),
        ("Shelling hit earthquake survivors near Jindires, killing two.", "killed", 2),
        ("A bomb exploded at a monument in Tbilisi, killing two labourers.", "killed", 2),
        ("Masked men opened fire on the anniversary march in Grozny and wounded seven.", "injured", 7),
        ("Kidnappers seized four members of a film crew in Enugu.", "abducted", 4),
        ("Police arrested 40 football fans after riots in Split.", "arrested", 40),
        ("A car bomb killed the candidate and three guards in Tlaxcala.", "killed", 3),
        ("Gunmen on motorcycles killed 11 traders near the stock exchange in Karachi.", "killed", 11),
        ("In the village of Barsalogho, jihadists killed 13 men who were digging a trench.", "killed", 13),
    ],
)
def test_an_attack_told_with_words_of_other_news_is_told(
    reading: Callable, text: str, measure: str, count: int
) -> None:
    assert (measure, count) in [(c["measure"], c["low"]) for c in reading(text).claims]


@pytest.mark.parametrize(
    "text",
    [
        "Thousands of people protested against corruption in Nairobi on Monday.",
        "Hundreds of students marched against the tax bill in Nairobi on Monday.",
        "Thousands rallied for climate reform in Berlin on Monday.",
        "Crowds marched against racism in Lyon on Monday.",
        "Teachers demonstrated over the budget in Lima on Monday.",
    ],
)
def test_people_march_for_and_against_ideas(reading: Callable, text: str) -> None:
    assert [account.row["sub_event_type"] for account in reading(text).accounts] == ["Peaceful protest"]


@pytest.mark.parametrize(
    "text",
    [
        "The party fights against corruption and inflation, its leader said on Monday.",
        "A battle over the tax bill began in the Senate on Monday.",
        "The champions retook the lead in Munich on Monday.",
    ],
)
def test_a_fight_against_ideas_is_no_incident(reading: Callable, text: str) -> None:
    assert reading(text).accounts == []
