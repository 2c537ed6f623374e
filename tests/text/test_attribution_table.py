"""Who gives a figure: one sentence or two, the figure, the words that name who says so, and the kind of claimant."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A mine killed four herders near Dori on Sunday, the governor of the Sahel region said.",
            [(4, "governor", "government")],
        ),
        (
            "The mayor of Toribio told local radio that dissident rebels had shot dead three indigenous guards.",
            [(3, "mayor", "government")],
        ),
        ("Three indigenous guards were shot dead in Toribio, according to the mayor.", [(3, "mayor", "government")]),
        (
            "Shelling of Kherson, the regional prosecutor's office said, killed two pensioners.",
            [(2, "prosecutor", "government")],
        ),
        (
            "As per hospital sources, seven protesters were killed in Omdurman on Monday.",
            [(7, "hospital sources", "medical")],
        ),
        ("Seven protesters were killed in Omdurman on Monday, say doctors.", [(7, "doctors", "medical")]),
        (
            '"We received 14 bodies after the raid on Bakhmut," said Dr Olena Koval, who heads the morgue.',
            [(14, "Koval", "medical")],
        ),
        ("Gunmen kidnapped 20 passengers from a bus near Buka, a witness told the BBC.", [(20, "witness", "witness")]),
        (
            "Witnesses said that security forces had opened fire on a crowd in Lalibela, killing nine people.",
            [(9, "Witnesses", "witness")],
        ),
        (
            "The Israeli military said its jets had killed five militants in Jenin.",
            [(5, "Israeli military", "military")],
        ),
        (
            "The Palestinian Health Ministry said Israeli troops killed five people in Jenin.",
            [(5, "Palestinian Health Ministry", "medical")],
        ),
        (
            "The Hamas-run health ministry said an air strike on Khan Younis killed 31 people.",
            [(31, "health ministry", "medical")],
        ),
        (
            "The Syrian Observatory for Human Rights reported that shelling of Ariha killed 11 civilians.",
            [(11, "Syrian Observatory", "ngo")],
        ),
        (
            "Amnesty International said soldiers shot dead at least 12 villagers in Mahbere Dego.",
            [(12, "Amnesty", "ngo")],
        ),
        (
            "Human Rights Watch has documented the killing of 42 men by troops in Moura.",
            [(42, "Human Rights Watch", "ngo")],
        ),
        ("UNICEF said the attack on a school near Kumba killed seven children.", [(7, "UNICEF", "un")]),
        (
            "The UN mission in Mali, MINUSMA, said a roadside bomb had wounded six peacekeepers near Tessalit.",
            [(6, "MINUSMA", "un")],
        ),
        (
            "A spokesman for the UN human rights office said 17 people were killed in the raid on Kishishe.",
            [(17, "spokesman", "un")],
        ),
        (
            "Doctors Without Borders said it had treated 36 people wounded in the fighting in Petion-Ville.",
            [(36, "Doctors Without Borders", "ngo")],
        ),
        ("The Red Cross said that two of its drivers were shot dead in Maganja.", [(2, "Red Cross", "ngo")]),
        ("State television said rebels had killed eight soldiers in Mocha.", [(8, "State television", "media")]),
        ("Local media reported that gunmen killed five people at a bar in Guanajuato.", [(5, "Local media", "media")]),
        (
            "Radio Okapi reported that militiamen hacked nine villagers to death in Djugu.",
            [(9, "Radio Okapi", "media")],
        ),
        (
            "Citing military sources, Agence France-Presse reported that jihadists killed 13 soldiers in Tahoua.",
            [(13, "military sources", "military")],
        ),
        (
            "According to the newspaper El Tiempo, a car bomb wounded 14 people in Saravena.",
            [(14, "El Tiempo", "media")],
        ),
        (
            "The Press Trust of India reported that Maoists shot dead a villager in Bijapur.",
            [(1, "Press Trust of India", "media")],
        ),
        (
            "The Islamic State group said on Telegram that its fighters had killed 22 soldiers in Menaka.",
            [(22, "Islamic State", "perpetrator")],
        ),
        (
            "Al-Shabaab said it had killed 53 soldiers in the raid on the base at El Dhere.",
            [(53, "Shabaab", "perpetrator")],
        ),
        (
            "In a statement, the Baloch Liberation Army claimed its men had killed ten troops in Kech.",
            [(10, "Baloch Liberation Army", "perpetrator")],
        ),
        (
            "A Taliban spokesman said fighters had killed 15 policemen in Ghazni.",
            [(15, "Taliban spokesman", "government")],
        ),
        ("Police in Karachi said a grenade thrown at a shop wounded four customers.", [(4, "Police", "police")]),
        (
            "Superintendent Rakesh Sharma told reporters that militants had shot dead a teacher in Kulgam.",
            [(1, "Sharma", "police")],
        ),
        ("Detectives said that the bomb in Derry injured one officer.", [(1, "Detectives", "police")]),
        (
            "The Colombian National Police said a grenade attack in Cali left five officers injured.",
            [(5, "National Police", "police")],
        ),
        (
            (
                '"Two people were stabbed to death," Chief Constable Anne Reid told journalists after the '
                "attack in Belfast."
            ),
            [(2, "Reid", "police")],
        ),
        (
            "Six traders were hacked to death in Jos, police spokesperson Gabriel Ubah confirmed in a statement.",
            [(6, "Ubah", "police")],
        ),
        (
            "The Ukrainian General Staff said Russian missiles had killed two people in Sloviansk.",
            [(2, "General Staff", "military")],
        ),
        (
            "Major General Musa Danladi said troops had killed 18 bandits in Birnin Gwari.",
            [(18, "Danladi", "military")],
        ),
        ("Twelve insurgents were killed in Marawi, Lieutenant Colonel Ramon Reyes said.", [(12, "Reyes", "military")]),
        (
            "An army spokesman in Bogota said guerrillas killed four soldiers in Catatumbo.",
            [(4, "army spokesman", "military")],
        ),
        (
            "The Pakistani military's media wing said that six militants were killed in North Waziristan.",
            [(6, "media wing", "military")],
        ),
        (
            "The ministry of interior said 62 demonstrators were arrested in Tunis on Saturday.",
            [(62, "ministry of interior", "government")],
        ),
        (
            "Governor Oleh Syniehubov said on Telegram that a guided bomb had killed three people in Vovchansk.",
            [(3, "Syniehubov", "government")],
        ),
        (
            "Officials said at least five people were killed in the clashes in Blue Nile.",
            [(5, "Officials", "government")],
        ),
        (
            "The district commissioner, Peter Deng, said cattle raiders killed 11 villagers in Pibor.",
            [(11, "Deng", "government")],
        ),
        (
            "Village chief Amadou Barry told AFP by telephone that 20 farmers had been killed near Bankass.",
            [(20, "Barry", "government")],
        ),
        (
            "A lawmaker from Papua said that soldiers had shot dead two teenagers in Intan Jaya.",
            [(2, "lawmaker", "government")],
        ),
        (
            "President Nayib Diaz announced that troops had arrested 300 gang members in Soyapango.",
            [(300, "Diaz", "government")],
        ),
        (
            "A local official who asked not to be named said gunmen killed 14 people in Tillaberi.",
            [(14, "official", "government")],
        ),
        (
            '"They killed my two sons," said Fatima Ali, a resident of the village near Geneina.',
            [(2, "Fatima Ali", "witness")],
        ),
        ("Activists said security forces killed three demonstrators in Zahedan on Friday.", [(3, "Activists", "ngo")]),
        ("An opposition activist said that police shot dead two marchers in Conakry.", [(2, "activist", "ngo")]),
        ("A church group said militia fighters abducted nine nuns near Bria.", [(9, "church group", "ngo")]),
        ("A lawyers' association said the army had detained 34 students in Mandalay.", [(34, "association", "ngo")]),
        (
            "Police said six people were killed in the market blast in Lahore, but doctors put the toll at nine.",
            [(6, "Police", "police"), (9, "doctors", "medical")],
        ),
        (
            "The army said it had killed 40 rebels in Goma, while the rebels said they lost only three fighters.",
            [(40, "army", "military"), (3, "rebels", "perpetrator")],
        ),
        (
            "While officials said eight people died in the clashes in Nyala, residents said 25 were killed.",
            [(8, "officials", "government"), (25, "residents", "witness")],
        ),
        (
            (
                'The blast hit a bus in Jos on Sunday. "Nine people died," police spokesman Musa Bello said. '
                '"Another 15 were injured."'
            ),
            [(9, "Bello", "police"), (15, "Bello", "police")],
        ),
        (
            (
                "Interior Minister Ana Ruiz said the attack in Tumaco was the work of dissidents. She added "
                "that five people were killed."
            ),
            [(5, "Ruiz", "government")],
        ),
        (
            "“Three officers were martyred,” the district police officer said of the attack in Bannu.",
            [(3, "district police officer", "police")],
        ),
        (
            "'We have lost six men', a commander of the local militia said after the clash near Bakool.",
            [(6, "commander", "perpetrator")],
        ),
        ("TWO GUARDS WERE KILLED BY A BOMB IN BILBAO ON MONDAY, POLICE SAID.", [(2, "POLICE", "police")]),
        ("THE ARMY SAID REBELS KILLED FIVE PEASANTS IN AYACUCHO ON SUNDAY.", [(5, "THE ARMY", "military")]),
        ("Bomb kills six in Quetta: police", [(6, "police", "police")]),
        ("Police: Six killed in Quetta bombing", [(6, "Police", "police")]),
        ("12 soldiers killed in Burkina Faso ambush, says army", [(12, "army", "military")]),
        ("At least 9 dead in Haiti gang attack - UN", [(9, "UN", "un")]),
        ("Army says 20 rebels killed in Mindanao", [(20, "Army", "military")]),
        ("police said a bomb killed six people in quetta on monday", [(6, "police", "police")]),
        ("Six people were killed in the bombing in Quetta police said", [(6, "police", "police")]),
        (
            "Six people were killed when soldiers fired on a crowd in Lome. Police declined to comment.",
            [(6, "", "unattributed")],
        ),
        (
            "The president said he was shocked by the attack in Bamako, in which four people died.",
            [(4, "", "unattributed")],
        ),
        (
            "The governor said that Monday's shelling of Sumy killed two children. Four women were wounded.",
            [(2, "governor", "government"), (4, "governor", "government")],
        ),
        (
            "Three policemen died in the attack in Grozny on Monday, the interior ministry said. Nobody else was hurt.",
            [(3, "interior ministry", "government"), (0, "interior ministry", "government")],
        ),
        (
            "Doctors said nine people died in the blast in Herat on Monday. A bomb wounded six near Balkh on Sunday.",
            [(9, "Doctors", "medical"), (6, "", "unattributed")],
        ),
        (
            "The army said five rebels died near Gao on Monday. Seven rebels were killed in the raid.",
            [(5, "army", "military"), (7, "", "unattributed")],
        ),
        (
            "A statement by the presidency said that 45 villagers were killed in Nchagh on Monday.",
            [(45, "the presidency", "government")],
        ),
        (
            "A message from the army said that six soldiers were killed near Djibo on Monday.",
            [(6, "the army", "military")],
        ),
        (
            "Officials put the toll from Monday's bombing in Jalalabad at 11, but residents said 20 people had died.",
            [(11, "Officials", "government"), (20, "residents", "witness")],
        ),
        (
            (
                "The defence ministry in Baku says three of its soldiers died in Monday's clash near Lachin; Yerevan "
                "says that it lost two men."
            ),
            [(3, "defence ministry in Baku", "military"), (2, "Yerevan", "government")],
        ),
        (
            '"We have received 14 bodies and more than 30 wounded," a nurse in Mopti told AFP after the raid.',
            [(14, "a nurse", "medical"), (31, "a nurse", "medical")],
        ),
        (
            "Police, quoted by the newspaper Prothom Alo, said that two students were shot dead in Dhaka on Monday.",
            [(2, "Police", "police")],
        ),
        (
            "The attackers killed 12 people in Cabo Delgado on Monday, Zitamar News said, quoting local officials.",
            [(12, "local officials", "government")],
        ),
        (
            "Al-Shabaab said that it had sent the car bomb which Radio Dalsan reported had killed 12 people in Baidoa.",
            [(12, "Radio Dalsan", "media")],
        ),
        (
            "The rebels said they fired the rockets which police said killed three people in Goma on Monday.",
            [(3, "police", "police")],
        ),
        ("A car bomb killed 12 people in Baidoa on Monday.", [(12, "", "unattributed")]),
        ("Police are looking for the men who shot dead two brothers in Marseille.", [(2, "", "unattributed")]),
        (
            "Gunmen killed three aid workers in Maradi, and the United Nations condemned the attack.",
            [(3, "", "unattributed")],
        ),
    ],
)
def test_a_figure_is_said_by_whom_the_text_names(
    reading: Callable, text: str, expected: list[tuple[int, str, str]]
) -> None:
    claims = reading(text).claims
    for figure, words, kind in expected:
        claim = next(c for c in claims if figure in (c["low"], c["high"]))
        assert claim["claimant_type"] == kind
        assert words.lower() in (claim["claimant_text"] or "").lower()
        assert bool(words) == bool(claim["claimant_text"])
