"""A release with all that spreadsheets like to spoil."""

from pathlib import Path

import pandas as pd
import pytest

from pipeline.register import COLUMNS
from pipeline.stages.publish import publish
from pipeline.tables import from_rows, records
from schemas import TABLES
from tests.conftest import event_row
from tests.synthetic import REFERENCE, release

HOSTILE = {
    "actor1": "=1+1",
    "actor2": "@SUM(A1:A9)",
    "assoc_actor_1": "+93 700 000 000",
    "location": "12E5",
    "admin1": "00123456789012345678",
    "admin2": "1-2",
    "admin3": "حلب",
    "notes": 'He said “no”, then: "Şêx"; Đà Nẵng\nsecond line',
    "source": "https://example.org",
    "tags": "2024-13-45",
}


@pytest.fixture(scope="session")
def tables() -> dict[str, pd.DataFrame]:
    """Return the tables of twelve made-up events and one whose cells look like other things."""
    made = release(12)
    odd = event_row(event_id="XXX99", event_id_cnty="XXX99", event_date=None, date_precision="unknown", **HOSTILE)
    events = from_rows([*records(made["events"]), odd], TABLES["events"])
    return {**made, "events": events}


@pytest.fixture(scope="session")
def folder(tables, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that those tables are published in."""
    return published(tables, tmp_path_factory.mktemp("release"))


def published(tables: dict[str, pd.DataFrame], folder: Path) -> Path:
    publish(tables, pd.DataFrame(columns=COLUMNS, dtype=str), REFERENCE, folder)
    return folder
