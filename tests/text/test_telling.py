"""What one article tells: its figures, who gives them, which incidents, and what is no incident."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.knowledge import Knowledge
from pipeline.settings import cache_folder
from pipeline.text.telling import Telling, find_all, tell

ROOT = Path(__file__).resolve().parents[2]
TUESDAY = date(2023, 2, 14)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge.load(ROOT / "seeds" / "reference", cache_folder(ROOT))


def told(text: str, knowledge: Knowledge) -> Telling:
    return tell(find_all(text, "", TUESDAY, knowledge), knowledge)


def figures(telling: Telling) -> set[tuple[str, int | None, int | None]]:
    return {(s.harm.measure, s.harm.low, s.harm.high) for said in telling.said.values() for s in said}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb killed six people in Quetta on Monday.", ("killed", 6, 6)),
        ("Six people were killed when a bomb exploded in Quetta.", ("killed", 6, 6)),
        ("Six dead in Quetta blast", ("killed", 6, 6)),
        ("Quetta blast kills six, wounds 13", ("injured", 13, 13)),
        ("A blast in Quetta left six people dead and 13 injured.", ("injured", 13, 13)),
        ("Gunmen shot dead two policemen in Karachi.", ("killed", 2, 2)),
        ("Gunmen attacked a bus near Gao, killing at least 20 passengers.", ("killed", 20, None)),
        ("An air strike on Idlib resulted in more than 30 deaths.", ("killed", 31, None)),
        ("The attack in Bouna claimed the lives of 11 farmers.", ("killed", 11, 11)),
        ("Militants in Borno beheaded three woodcutters.", ("killed", 3, 3)),
        ("Up to 12 fighters died in the raid on Wana.", ("killed", None, 12)),
        ("The death toll from the bombing in Jolo has risen to 22.", ("killed", 22, 22)),
        ("Rescuers found nine bodies after the raid on the village near Beni.", ("killed", 9, 9)),
        ("Police in Lima arrested 14 protesters after clashes.", ("arrested", 14, 14)),
        ("Gunmen abducted 30 pupils from a school in Kaduna.", ("abducted", 30, 30)),
        ("Bandits took 12 villagers hostage in Zamfara.", ("abducted", 12, 12)),
        ("Dozens were wounded in the shelling of Donetsk.", ("injured", 12, None)),
        ("The blast in Mogadishu injured several traders.", ("injured", 3, None)),
        ("A roadside bomb near Gao killed between eight and ten soldiers.", ("killed", 8, 10)),
        ("A mine near Kidal killed a soldier.", ("killed", 1, 1)),
        ("Soldiers killed four rebels in a clash near Bria.", ("killed", 4, 4)),
        ("A suicide bomber blew himself up at a checkpoint in Kandahar, killing nine guards.", ("killed", 9, 9)),
        ("Nearly 40 shoppers were hurt when a grenade exploded in Bujumbura.", ("injured", 40, 40)),
        ("Two officers and four drivers died in the ambush near Diffa.", ("killed", 4, 4)),
        ("The raid on Hass killed 35 people, including 11 children.", ("killed", 11, 11)),
        ("Attackers stabbed five commuters to death in Kunming.", ("killed", 5, 5)),
        ("Fighting in Bunia killed or wounded 20 people.", ("casualties", 20, 20)),
        ("Another 18 were fatally shot in the market in Maiduguri.", ("killed", 18, 18)),
    ],
)
def test_a_sentence_tells_the_figure(
    knowledge: Knowledge, text: str, expected: tuple[str, int | None, int | None]
) -> None:
    assert expected in figures(told(text, knowledge))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("A raid on a camp near Beni killed 35 people, including 11 children.", {11}),
        ("A bomber in Kabul killed two clerks and four visitors.", {2, 4}),
        ("The ambush near Diffa killed six people, among them a woman.", {1}),
    ],
)
def test_groups_within_a_figure_are_parts(knowledge: Knowledge, text: str, parts: set[int]) -> None:
    said = [s for group in told(text, knowledge).said.values() for s in group]
    assert {s.harm.low for s in said if s.harm.scope == "part"} == parts


@pytest.mark.parametrize(
    ("text", "claimant", "kind"),
    [
        ("A bomb in Quetta killed six people, police said.", "police", "police"),
        ("Police said a bomb in Quetta killed six people.", "Police", "police"),
        ("According to police, a bomb in Quetta killed six people.", "police", "police"),
        ("A hospital doctor said six people were killed by a bomb in Quetta.", "A hospital doctor", "medical"),
        ("The health ministry reported that shelling of Rafah killed six people.", "The health ministry", "medical"),
        ("The army said its soldiers killed six rebels near Gao.", "The army", "military"),
        ("Six villagers died in the raid on Beni, a local official told reporters.", "a local official", "government"),
        ("The United Nations said gunmen killed six farmers near Beni.", "The United Nations", "un"),
        ("A rights group said soldiers killed six farmers near Beni.", "A rights group", "ngo"),
        ("Residents said gunmen killed six farmers near Beni.", "Residents", "witness"),
        ("Reuters reported that gunmen killed six farmers near Beni.", "Reuters", "media"),
        ("The militants claimed they killed six soldiers in the ambush near Gao.", "The militants", "perpetrator"),
        ("The interior ministry said a bomb in Tunis killed six people.", "The interior ministry", "government"),
        ("The Pentagon confirmed that a strike near Idlib killed six militants.", "The Pentagon", "military"),
        ("A relative said gunmen shot dead two brothers in Karachi.", "A relative", "witness"),
        ("A bomb in Quetta killed six people.", "", ""),
    ],
)
def test_a_figure_has_the_speaker_of_its_sentence(knowledge: Knowledge, text: str, claimant: str, kind: str) -> None:
    said = next(s for group in told(text, knowledge).said.values() for s in group)
    speaker = said.speaker
    assert (speaker.text if speaker else "", speaker.claimant_type if speaker else "") == (claimant, kind)


def test_a_pronoun_stands_for_the_speaker_before(knowledge: Knowledge) -> None:
    text = (
        "Police chief Omar Diallo said the market in Gao had reopened after the bombing. He said it killed six people."
    )
    said = next(s for group in told(text, knowledge).said.values() for s in group)
    assert said.speaker is not None
    assert "Diallo" in said.speaker.text


def test_a_figure_told_twice_by_nobody_in_particular_is_one_claim(knowledge: Knowledge) -> None:
    text = "A bomb killed six people in Quetta on Monday.\n\nSix people were killed in the blast."
    assert len(told(text, knowledge).said[1]) == 1


def test_police_and_attackers_keep_their_own_figures(knowledge: Knowledge) -> None:
    text = (
        "Police said the bombing in Quetta killed six people.\n\nThe militants claimed that the blast killed 45 people."
    )
    assert {(s.harm.low, s.speaker.claimant_type) for s in told(text, knowledge).said[1] if s.speaker} == {
        (6, "police"),
        (45, "perpetrator"),
    }


def test_an_incident_recalled_keeps_its_own_toll_and_day(knowledge: Knowledge) -> None:
    text = (
        "A bomb killed six people at a market in Quetta on Monday, police said.\n\n"
        "In December a suicide bomber killed 30 people at a mosque in Peshawar."
    )
    main, recalled = told(text, knowledge).incidents
    assert main.interval is not None
    assert recalled.interval is not None
    assert (str(main.interval.start), {f[1] for f in main.figures}) == ("2023-02-13", {6})
    assert (str(recalled.interval.start), {f[1] for f in recalled.figures}) == ("2022-12-01", {30})


def test_the_attack_goes_on_in_the_next_sentence(knowledge: Knowledge) -> None:
    text = "Gunmen stormed a hotel in Bamako on Monday.\n\nThe attack left 20 people dead."
    assert len(told(text, knowledge).incidents) == 1


def test_another_attack_elsewhere_is_another_incident(knowledge: Knowledge) -> None:
    text = (
        "A car bomb killed six people in Baghdad on Monday.\n\n"
        "In a separate attack in Mosul, gunmen killed three policemen."
    )
    assert [sorted(f[1] for f in i.figures if f[1]) for i in told(text, knowledge).incidents] == [[6], [3]]


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("More than 120 officers have been killed in attacks this year.", 121),
        ("Over the past year, 300 civilians were killed in attacks across the north.", 300),
        ("About 9,000 villagers have been killed in the insurgency.", 9000),
        ("Since January, 45 soldiers have died in ambushes.", 45),
    ],
)
def test_a_figure_for_a_period_is_a_sum_and_no_incident(knowledge: Knowledge, text: str, low: int) -> None:
    telling = told(text, knowledge)
    assert [s.harm.low for s in telling.sums] == [low]
    assert figures(telling) == set()


@pytest.mark.parametrize(
    "text",
    [
        "An earthquake killed 300 people in western Turkey on Monday, rescue officials said.",
        "A bus crash near Lima killed 20 passengers on Monday.",
        "Floods in Assam have displaced thousands of people.",
        "The wildfire killed three firefighters near Athens on Monday.",
        "A train derailment in Bihar killed 14 passengers on Monday.",
        "Eleven miners died in a mine collapse in Hunan on Monday.",
        "The army will hold exercises near Tallinn next month.",
        "The minister warned that militants could attack the capital.",
        "Officials fear that rebels may strike again.",
        "The two leaders met in Doha to discuss trade.",
        "The striker scored twice as the visitors won the match.",
        "The film tells of a bank robbery in Paris.",
        "A court in Lagos heard the appeal on Monday.",
        "The group has threatened to bomb embassies in Nairobi.",
        "Parliament in Accra passed the budget on Tuesday.",
        "The central bank raised interest rates by half a point.",
        "Doctors said the virus had killed 40 patients in Kano.",
        "Police held a drill at the airport in Oslo.",
        "The novel follows a soldier home from the war.",
        "Heavy rain is expected in Dhaka on Wednesday.",
    ],
)
def test_disasters_plans_threats_and_other_news_are_no_incidents(knowledge: Knowledge, text: str) -> None:
    assert told(text, knowledge).incidents == []


def test_capitals_throughout_are_read_like_other_text(knowledge: Knowledge) -> None:
    text = "GUERRILLAS ATTACKED A POLICE STATION IN SAN SALVADOR ON MONDAY, KILLING THREE POLICEMEN, THE ARMY SAID."
    assert ("killed", 3, 3) in figures(told(text, knowledge))
