"""Who acts and who is acted on, in sentences, and how the field names both sides."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from pipeline.knowledge import Knowledge
from pipeline.settings import Settings
from pipeline.stages.code import code
from pipeline.stages.extract import extract

DAY = date(2021, 6, 10)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    settings = Settings()
    return Knowledge.load(Path(settings.reference), settings.cache)


def sides(text: str, knowledge: Knowledge) -> tuple[str | None, str | None]:
    """Return both sides of the first incident that a text tells."""
    sources = pd.DataFrame({"source_id": ["src-000000000000"], "title": [None], "published": [pd.Timestamp(DAY)]})
    texts = pd.DataFrame({"source_id": ["src-000000000000"], "text": [text]})
    reports, _, _ = code(extract(sources, texts, knowledge), sources, texts, knowledge)
    assert len(reports), "no incident found"
    first = reports.sort_values("char_start").iloc[0]
    return tuple(None if pd.isna(first[side]) else str(first[side]) for side in ("actor1", "actor2"))


# The words of an article, who acts, who is acted on.
CASES = [
    ("Gunmen attacked a village near Jos, Nigeria, on Monday, killing nine people.",
     "Unidentified Armed Group (Nigeria)", "Civilians (Nigeria)"),
    ("Boko Haram fighters ambushed an army patrol near Maiduguri, Nigeria, on Monday and killed six soldiers.",
     "Boko Haram", "Military Forces of Nigeria"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "actor1", "actor2"), CASES)
def test_both_sides_of_an_incident_are_named(text: str, actor1: str, actor2: str, knowledge: Knowledge) -> None:
    assert sides(text, knowledge) == (actor1, actor2)
