"""Words of violence in other news: matches, strikes of workers, stories, accidents, plans, tolls of many years."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "A retired policeman who survived three attempts on his life was buried in Palermo on Sunday.",
        "A judge in Nairobi acquitted four men of robbery on Monday.",
        "Two former officers were charged in Lima on Monday with fraud.",
        "The trial of a nurse accused of poisoning patients began in Leipzig on Monday.",
        "Arsenal shot down Chelsea 3-0 in London on Monday after a late attack from the left wing.",
        (
            "Shares in the lender were hammered on Monday after an attack by a short seller wiped "
            "two billion dollars off its value."
        ),
        "The minister came under fire in parliament on Monday over the price of bread.",
        "Opposition leaders blasted the budget on Monday and vowed to fight it.",
        "The president fired his defence minister on Monday, the palace in Bogota said.",
        "The coach was sacked and the captain dropped a bombshell in Cape Town on Sunday.",
        "A novel about a bomb that kills six people in Belfast won the prize on Monday.",
        "In the film, which opened in Mumbai on Friday, a gang kidnaps a banker and shoots two guards.",
        "The game, in which players besiege a city and kill its defenders, sold two million copies last month.",
        "Tech firms are battling over a patent in a court in California, lawyers said on Monday.",
        "Workers at the port of Durban ended their strike on Monday after a pay deal.",
        "Nurses in Leeds went on strike for better pay on Monday.",
        "A bus fell into a ravine near Cochabamba on Sunday, killing 14 passengers.",
        (
            "An explosion at a fireworks factory in Tamil Nadu killed five workers on Monday; police "
            "blamed a short circuit."
        ),
        "A heart attack killed the singer at his home in Rome on Sunday.",
        "A landslide buried 20 houses in Cauca on Monday and killed 11 people.",
        "A fire at a hostel in Wellington left six dead on Monday.",
        "Malaria kills more than 600,000 people every year, most of them children in Africa.",
        "Sharks attacked two swimmers off Recife on Sunday.",
        "A man was arrested in Oslo on Monday for drunk driving.",
        "Thieves stole jewels from a museum in Dresden on Sunday.",
        "Soldiers stormed a mock village near Fort Irwin on Monday in a drill with drones and blank shells.",
        "Taiwan fired rockets in a live-fire exercise off Pingtung on Monday.",
        "There was no attack on the base in Kati on Sunday, the ministry said.",
        "The militia threatened on Monday to shell Misrata unless the road is reopened.",
        "Troops will storm the camp within days, the governor of Zamfara said on Monday.",
        "The opposition has called a march in Conakry for Thursday.",
        "The embassy in Kampala warned of possible attacks on churches at Easter.",
        "The two presidents discussed how to prevent attacks along the border.",
        "Gunmen often kidnap travellers on the roads of Zamfara.",
        "Attacks on schools rose by a third last year, the agency reported on Monday.",
        "The country is fighting corruption, poverty and drug gangs, the president said in a speech on Monday.",
        "Every week, people are killed by mines left over from the war.",
        "Cartels are killing our children, the bishop of Morelia said.",
        "The guerrillas accuse the army of murders, torture and rape.",
        "Many brave people have been murdered for telling the truth, the union said.",
    ],
)
def test_words_of_violence_in_other_news_tell_no_incident(reading: Callable, text: str) -> None:
    assert reading(text).accounts == []
