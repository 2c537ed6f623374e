"""What the pipeline tells of a short text, for the tables of sentences."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline.knowledge import Knowledge
from pipeline.settings import cache_folder
from pipeline.stages.code import code
from pipeline.stages.extract import extract
from pipeline.tables import records

ROOT = Path(__file__).resolve().parents[2]
PUBLISHED = date(2023, 2, 14)  # a Tuesday


@dataclass(frozen=True)
class Account:
    """One incident as a text tells it: its row of reports, and its rows of claims."""

    row: dict[str, Any]
    claims: list[dict[str, Any]] = field(default_factory=list)

    @property
    def day(self) -> str | None:
        """Return the first day that the words allow, as YYYY-MM-DD."""
        start = self.row["date_start"]
        return None if pd.isna(start) else str(start)[:10]

    @property
    def places(self) -> set[str | None]:
        """Return the names that say where: settlement or district, and first-level unit."""
        return {None if pd.isna(self.row[name]) else self.row[name] for name in ("location", "admin1")}

    @property
    def figures(self) -> dict[str, set[int]]:
        """Return the figures by measure, each the least that the words allow."""
        found: dict[str, set[int]] = {}
        for claim in self.claims:
            bound = claim["high"] if pd.isna(claim["low"]) else claim["low"]
            found.setdefault(claim["measure"], set()).add(int(bound))
        return found


@dataclass(frozen=True)
class Reading:
    """All that a text tells: incidents in the order of the text, and figures for a period."""

    accounts: list[Account]
    sums: list[dict[str, Any]]

    @property
    def claims(self) -> list[dict[str, Any]]:
        """Return the claims of all incidents."""
        return [claim for account in self.accounts for claim in account.claims]


@pytest.fixture(scope="session")
def reading() -> Callable[[str], Reading]:
    """Return the function that reads a text published on Tuesday, 14 February 2023."""
    knowledge = Knowledge.load(ROOT / "seeds" / "reference", cache_folder(ROOT))

    def read(text: str) -> Reading:
        sources = pd.DataFrame({"source_id": ["src-0"], "title": [pd.NA], "published": [pd.Timestamp(PUBLISHED)]})
        texts = pd.DataFrame({"source_id": ["src-0"], "text": [text]})
        reports, claims, sums = code(extract(sources, texts, knowledge), sources, texts, knowledge)
        told = sorted(records(reports), key=lambda r: (r["char_start"], r["report_id"]))
        said = sorted(records(claims), key=lambda c: c["char_start"])
        return Reading(
            [Account(row, [c for c in said if c["report_id"] == row["report_id"]]) for row in told], records(sums)
        )

    return read
