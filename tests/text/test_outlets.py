"""Outlets are found under their many names."""

from pathlib import Path

import pytest

from pipeline.text.outlets import Outlets

OUTLETS = Outlets.load(Path("seeds/reference"))


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("Reuters", "Reuters"),
        ("AFP", "Agence France-Presse"),
        ("new york times", "The New York Times"),
        ("El País", "El Pais"),
        ("Daily Example (Reuters)", "Reuters"),
        ("Dawn - World", "Dawn"),
        ("www.dawn.com", "Dawn"),
    ],
)
def test_a_name_finds_its_outlet(name: str, outlet: str) -> None:
    found = OUTLETS.find(name)
    assert found is not None
    assert found.name == outlet


@pytest.mark.parametrize("name", ["The Ardal Valley Gazette", "", "(", "Reuters said so", "http://[broken"])
def test_an_unknown_name_finds_none(name: str) -> None:
    assert OUTLETS.find(name) is None


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.bbc.co.uk/news/world-1", "BBC"),
        ("https://edition.cnn.com/2024/05/06/x", "CNN"),
        ("http://africa.reuters.com/a", "Reuters"),
        ("https://notreuters.com/a", None),
    ],
)
def test_an_address_finds_its_outlet(url: str, outlet: str | None) -> None:
    found = OUTLETS.at(url)
    assert (found.name if found else None) == outlet


def test_three_hundred_outlets_and_more_are_listed() -> None:
    assert len({outlet.name for outlet in OUTLETS.by_name.values()}) >= 300
