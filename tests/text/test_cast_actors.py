"""Who acts and who is acted on, in sentences, and how the field names both sides."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from pipeline.knowledge import Knowledge
from pipeline.settings import cache_folder
from pipeline.stages.code import code
from pipeline.stages.extract import extract

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2021, 6, 10)
SOURCE = "src-000000000000"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge.load(ROOT / "seeds" / "reference", cache_folder(ROOT))


def sides(text: str, knowledge: Knowledge) -> tuple[str | None, ...]:
    """Return both sides of the first incident that a text tells."""
    sources = pd.DataFrame({"source_id": [SOURCE], "title": [None], "published": [pd.Timestamp(DAY)]})
    texts = pd.DataFrame({"source_id": [SOURCE], "text": [text]})
    reports, _, _ = code(extract(sources, texts, knowledge), sources, texts, knowledge)
    first = reports.sort_values("char_start").iloc[0]
    return tuple(None if pd.isna(first[side]) else str(first[side]) for side in ("actor1", "actor2"))


@pytest.mark.parametrize(
    ("text", "actor1", "actor2"),
    [
        (
            "Gunmen attacked a village near Jos, Nigeria, on Monday, killing nine people.",
            "Unidentified Armed Group (Nigeria)",
            "Civilians (Nigeria)",
        ),
        (
            "Boko Haram fighters ambushed an army patrol near Maiduguri, Nigeria, on Monday and killed six soldiers.",
            "Boko Haram",
            "Military Forces of Nigeria",
        ),
        (
            "Six soldiers were killed on Monday when al-Shabaab militants stormed their base near Baidoa, Somalia.",
            "Al Shabaab",
            "Military Forces of Somalia",
        ),
        (
            (
                "A suicide bomber blew himself up outside a police station in Kano, Nigeria, on Monday, killing "
                "four officers."
            ),
            "Unidentified Armed Group (Nigeria)",
            "Police Forces of Nigeria",
        ),
        (
            "It was JNIM fighters who attacked the market in Djibo, Burkina Faso, on Monday, killing twelve traders.",
            "Jama'at Nusrat al-Islam wal-Muslimin",
            "Civilians (Burkina Faso)",
        ),
        (
            "Russian and Syrian jets bombed a market in Idlib, Syria, on Monday, killing ten people.",
            "Military Forces of Russia (2000-); Military Forces of Syria (2000-2024)",
            "Civilians (Syria)",
        ),
        (
            "Israeli troops shot dead a Palestinian teenager near Nablus on Monday.",
            "Military Forces of Israel",
            "Civilians (Palestine)",
        ),
        (
            "A police officer was charged with murder after he shot dead an unarmed man in Lyon, France, on Monday.",
            "Police Forces of France",
            "Civilians (France)",
        ),
        (
            (
                "Officials blamed the bombing of a bus in Quetta, Pakistan, on Monday on the Baloch Liberation "
                "Army. Five passengers were killed."
            ),
            "Baloch Liberation Army",
            "Civilians (Pakistan)",
        ),
        (
            (
                "Gunmen killed three policemen in Peshawar, Pakistan, on Monday. The Pakistani Taliban said its "
                "fighters had carried out the attack."
            ),
            "Tehreek-e-Taliban Pakistan",
            "Police Forces of Pakistan",
        ),
        (
            (
                "Five people died in a bomb blast in Mogadishu, Somalia, on Monday. The attack was claimed by "
                "al-Shabaab, which is linked to al-Qaeda."
            ),
            "Al Shabaab",
            "Civilians (Somalia)",
        ),
        (
            (
                "Al-Shabaab, an ally of al-Qaeda, claimed responsibility for a car bomb that killed "
                "seven people in Mogadishu, Somalia, on Monday."
            ),
            "Al Shabaab",
            "Civilians (Somalia)",
        ),
        (
            (
                "A bomb killed four people in Baghdad, Iraq, on Monday. No group claimed responsibility, but the"
                " Islamic State has often carried out such attacks."
            ),
            "Unidentified Armed Group (Iraq)",
            "Civilians (Iraq)",
        ),
        (
            "The assailant stabbed a police officer in Nice, France, on Monday before he was shot dead by police.",
            "Unidentified Armed Group (France)",
            "Police Forces of France",
        ),
        (
            "Police killed a gunman on Monday after he opened fire on worshippers at a mosque in Oslo, Norway.",
            "Unidentified Armed Group (Norway)",
            "Civilians (Norway)",
        ),
        (
            "Police in Manila, the Philippines, arrested three suspected members of Abu Sayyaf on Monday.",
            "Police Forces of the Philippines",
            "Abu Sayyaf",
        ),
        (
            "A NATO air strike killed eleven civilians in Kunduz, Afghanistan, on Monday.",
            "NATO",
            "Civilians (Afghanistan)",
        ),
        (
            "Two UN peacekeepers were killed on Monday when gunmen attacked their camp near Kidal, Mali.",
            "Unidentified Armed Group (Mali)",
            "United Nations Peacekeepers",
        ),
        (
            "AMISOM soldiers shelled a village near Afgoye, Somalia, on Monday, killing two farmers.",
            "African Union Mission in Somalia",
            "Civilians (Somalia)",
        ),
        (
            (
                "Pro-Iranian militia fighters attacked a convoy of U.S. soldiers near Erbil, Iraq, on Monday, "
                "wounding two soldiers."
            ),
            "Unidentified Armed Group (Iraq)",
            "Military Forces of the United States",
        ),
        (
            "Sunni militants killed eight Iraqi soldiers near Tikrit, Iraq, on Monday.",
            "Unidentified Armed Group (Iraq)",
            "Military Forces of Iraq",
        ),
        (
            "The army of Chad killed thirty Boko Haram fighters near Lake Chad on Monday.",
            "Military Forces of Chad (2021-)",
            "Boko Haram",
        ),
        (
            (
                "M23 rebels captured the town of Rutshuru, in the Democratic Republic of Congo, on Monday after "
                "the army retreated."
            ),
            "M23: March 23 Movement",
            "Military Forces of the Democratic Republic of Congo",
        ),
        (
            "Somali troops seized the town of Adale, Somalia, from al-Shabaab on Monday.",
            "Military Forces of Somalia",
            "Al Shabaab",
        ),
        (
            "Fighting between soldiers and armed herders left thirty people dead near Rumbek, South Sudan, on Monday.",
            "Military Forces of South Sudan",
            "Unidentified Armed Group (South Sudan)",
        ),
        (
            (
                "Six members of the National Liberation Army (ELN) were killed in fighting with soldiers near "
                "Saravena, Colombia, on Monday."
            ),
            "Military Forces of Colombia",
            "National Liberation Army (Colombia)",
        ),
        (
            "Security forces fired at protesters in Khartoum, Sudan, on Monday, killing seven demonstrators.",
            "Protesters (Sudan)",
            "Military Forces of Sudan (2019-2023)",
        ),
        (
            "Protesters threw stones at police in Athens, Greece, on Monday; the police fired tear gas.",
            "Rioters (Greece)",
            "Police Forces of Greece",
        ),
        (
            "Thousands of protesters marched peacefully through Nairobi, Kenya, on Monday.",
            "Protesters (Kenya)",
            None,
        ),
        (
            (
                "Men thought to be fighters of the New People's Army ambushed a police jeep near Butuan, the "
                "Philippines, on Monday, killing two policemen."
            ),
            "New People's Army",
            "Police Forces of the Philippines",
        ),
        (
            "Three Chinese engineers were killed on Monday when a bomb hit their bus near Dasu, Pakistan.",
            "Unidentified Armed Group (Pakistan)",
            "Civilians (China)",
        ),
        (
            "Gunmen killed five foreign tourists at a beach resort near Sousse, Tunisia, on Monday.",
            "Unidentified Armed Group (Tunisia)",
            "Civilians (International)",
        ),
        (
            "Unknown gunmen shot dead a lawmaker in Kabul, Afghanistan, on Monday.",
            "Unidentified Armed Group (Afghanistan)",
            "Civilians (Afghanistan); Government of Afghanistan (2004-2021)",
        ),
        (
            (
                "A group calling itself the Northern Liberation Brigade abducted three aid workers near Bangui, "
                "Central African Republic, on Monday."
            ),
            "Northern Liberation Brigade",
            "Civilians (Central African Republic)",
        ),
        (
            "Houthi rebels fired a missile at Marib, Yemen, on Monday, killing two children.",
            "Houthi Movement",
            "Civilians (Yemen)",
        ),
        (
            "Maoist rebels ambushed a police convoy near Sukma, India, on Monday, killing five policemen.",
            "Communist Party of India (Maoist)",
            "Police Forces of India",
        ),
        (
            "Settlers set fire to three cars in the village of Huwara, in the West Bank, on Monday.",
            "Settlers (Israel)",
            "Civilians (Palestine)",
        ),
        (
            (
                "A U.S. drone killed Qassim al-Raymi, the leader of al-Qaeda in the Arabian Peninsula, near "
                "Marib, Yemen, on Monday."
            ),
            "Military Forces of the United States",
            "Al Qaeda in the Arabian Peninsula",
        ),
        (
            (
                "Muhammad Saleh, a commander and spokesman for Hayat Tahrir al-Sham, was killed by gunmen in "
                "Idlib, Syria, on Monday."
            ),
            "Unidentified Armed Group (Syria)",
            "Hayat Tahrir al-Sham",
        ),
        (
            "Mexican marines killed two members of the Gulf Cartel in Reynosa, Mexico, on Monday.",
            "Military Forces of Mexico",
            "Gulf Cartel",
        ),
        (
            "Members of the 400 Mawozo gang kidnapped seven nuns near Port-au-Prince, Haiti, on Monday.",
            "400 Mawozo",
            "Civilians (Haiti)",
        ),
        (
            "A public bus bombing in Manila, the Philippines, wounded five people on Monday.",
            "Unidentified Armed Group (Philippines)",
            "Civilians (Philippines)",
        ),
        (
            (
                "Ukrainian soldiers and Donetsk separatists exchanged fire near Avdiivka, Ukraine, on Monday; "
                "one soldier was killed."
            ),
            "Military Forces of Ukraine (2019-)",
            "Donetsk People's Republic",
        ),
        (
            "Kenyan police shot dead two people in Kisumu, Kenya, on Monday.",
            "Police Forces of Kenya",
            "Civilians (Kenya)",
        ),
        (
            (
                "The Islamic State group said its soldiers had attacked a checkpoint near Kirkuk, Iraq, on "
                "Monday. Four policemen were killed in the attack."
            ),
            "Islamic State (Iraq)",
            "Police Forces of Iraq",
        ),
        (
            "Militants from Jaish-e-Mohammed stormed an army camp near Uri, India, on Monday, killing eleven soldiers.",
            "Jaish-e-Mohammed",
            "Military Forces of India",
        ),
        (
            "A soldier was killed on Monday when a roadside bomb hit an army convoy near Bamako, Mali.",
            "Unidentified Armed Group (Mali)",
            "Military Forces of Mali (2021-)",
        ),
        (
            "Taliban fighters overran a checkpoint near Ghazni, Afghanistan, on Monday, killing nine policemen.",
            "Taliban",
            "Police Forces of Afghanistan (2004-2021)",
        ),
        (
            "The Hamas-run health ministry said an Israeli air strike had killed six people in Rafah on Monday.",
            "Military Forces of Israel",
            "Civilians (Palestine)",
        ),
        (
            (
                "Masked men beheaded two farmers near Palma, Mozambique, on Monday. Insurgents of Islamic State "
                "Mozambique were blamed."
            ),
            "Islamic State Mozambique",
            "Civilians (Mozambique)",
        ),
        (
            "Wagner mercenaries and Malian soldiers killed twenty villagers near Mopti, Mali, on Monday.",
            "Wagner Group; Military Forces of Mali (2021-)",
            "Civilians (Mali)",
        ),
        (
            "Bandits abducted eighty pupils from a school near Kaduna, Nigeria, on Monday.",
            "Unidentified Armed Group (Nigeria)",
            "Civilians (Nigeria)",
        ),
        (
            "Soldiers arrested an opposition leader in Conakry, Guinea, on Monday.",
            "Military Forces of Guinea",
            "Civilians (Guinea)",
        ),
        (
            "Turkish jets bombed PKK positions near Dohuk, Iraq, on Monday, killing four fighters.",
            "Military Forces of Turkey",
            "Kurdistan Workers' Party",
        ),
        (
            "A mob beat a man to death in Lahore, Pakistan, on Monday.",
            "Rioters (Pakistan)",
            "Civilians (Pakistan)",
        ),
        (
            (
                "The Ambazonia Defence Forces took responsibility for an ambush in which four soldiers were "
                "killed near Bafut, Cameroon, on Monday."
            ),
            "Ambazonia Defence Forces",
            "Military Forces of Cameroon",
        ),
    ],
)
def test_both_sides_of_an_incident_are_named(text: str, actor1: str, actor2: str | None, knowledge: Knowledge) -> None:
    assert sides(text, knowledge) == (actor1, actor2)
