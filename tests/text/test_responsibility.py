"""On whom a deed is blamed, and who says he did it, in another sentence than the one that tells it."""

from collections.abc import Callable

import pytest

from tests.text.conftest import Reading


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (
            "Gunmen killed nine farmers near Bokkos on Monday. Residents pointed the finger at Fulani militia.",
            "Fulani Ethnic Militia (Nigeria)",
        ),
        (
            "A bomb killed three people in Derry on Monday. The New IRA, a dissident group, was being blamed.",
            "New Irish Republican Army",
        ),
        (
            "A car bomb killed ten people in Mogadishu on Monday. Al-Shabaab has been blamed by officials.",
            "Al Shabaab",
        ),
        (
            "A bomb killed ten soldiers in Maiduguri on Monday. The army laid the blame on Boko Haram.",
            "Boko Haram",
        ),
        (
            (
                "Armed men killed six villagers in Ituri on Monday. The governor held the Allied Democratic Forces"
                " responsible."
            ),
            "Allied Democratic Forces",
        ),
        (
            (
                "Armed men killed six villagers in Ituri on Monday. The Allied Democratic Forces are believed to have"
                " carried out the killings."
            ),
            "Allied Democratic Forces",
        ),
        (
            (
                "A bomb killed six people in Peshawar on Monday. Officials suspect that the Tehreek-e-Taliban Pakistan"
                " planted the device."
            ),
            "Tehreek-e-Taliban Pakistan",
        ),
        (
            "A rocket killed two workers in Kirkuk on Monday. The US said Kataib Hezbollah was to blame.",
            "Kataib Hezbollah",
        ),
        (
            "Militants killed twelve traders near Gao on Monday. The junta said the attackers belonged to JNIM.",
            "Jama'at Nusrat al-Islam wal-Muslimin",
        ),
        (
            (
                "Unknown gunmen shot dead a priest in Aba on Monday. Police said the killers were members of the"
                " Indigenous People of Biafra."
            ),
            "Indigenous People of Biafra",
        ),
        (
            "A mine killed four soldiers in Sukma on Monday. The police said Maoists had laid the mine.",
            "Communist Party of India (Maoist)",
        ),
        (
            (
                "Three aid workers were abducted near Deir ez-Zor on Monday. Local sources said the abductors were"
                " Islamic State militants."
            ),
            "Islamic State (Syria)",
        ),
        (
            "A bomb killed four people in Zamboanga on Monday. The army said it was looking for Abu Sayyaf.",
            "Unidentified Armed Group (Philippines)",
        ),
        (
            (
                "Gunmen killed two traders in Aba on Monday. The Indigenous People of Biafra has often been blamed for"
                " such killings."
            ),
            "Unidentified Armed Group (Nigeria)",
        ),
    ],
)
def test_a_deed_is_laid_at_the_door_of_whom_another_sentence_blames(
    reading: Callable[[str], Reading], text: str, actor: str
) -> None:
    assert reading(text).accounts[0].row["actor1"] == actor
