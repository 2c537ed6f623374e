"""Reports and claims made up in any number, as an archive holds them: most incidents told by one to four outlets."""

import datetime as dt
import random
from typing import Any

import pandas as pd

from pipeline.tables import empty
from schemas.claims import Claims
from schemas.reports import Reports
from schemas.sources import Sources

COUNTRIES, UNITS, TOWNS = 60, 12, 25
FIRST = dt.date(2005, 1, 1)
DAYS = 7000
KINDS = ("Armed clash", "Attack", "Suicide bomb", "Peaceful protest", "Air/drone strike", "Arrests")
WORDS = "gunmen village market soldiers dawn convoy bridge school road night station checkpoint riders mosque".split()
Rows = list[dict[str, Any]]


def reports_of(count: int, seed: int = 0) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return reports, claims and sources of so many reports; one in ten is undated, one in ten without a town."""
    chance = random.Random(seed)  # noqa: S311 - for tests, and the same every time
    reports: Rows = []
    while len(reports) < count:
        incident = _incident(chance, len(reports))
        reports += [_report(incident, len(reports) + turn, chance) for turn in range(chance.choice((1, 1, 2, 4)))]
    reports = reports[:count]
    claims = [_claim(row) for row in reports]
    sources = [{"source_id": r["source_id"], "published": r["published"]} for r in reports]
    return _table(reports, Reports), _table(claims, Claims), _table(sources, Sources)


def _incident(chance: random.Random, number: int) -> dict[str, Any]:
    """Return what all reports of an incident share; one in five lies in the first of the countries."""
    country, unit, town = int(COUNTRIES * chance.random() ** 2.5), chance.randrange(UNITS), chance.randrange(TOWNS)
    return {
        "country": f"Country {country}",
        "admin1": f"Unit {country}-{unit}",
        "location": f"Town {country}-{unit}-{town}",
        "latitude": country + unit / 12,
        "longitude": country + town / 25,
        "day": FIRST + dt.timedelta(days=chance.randrange(DAYS)),
        "sub_event_type": chance.choice(KINDS),
        "actor1": f"Group {country}-{chance.randrange(4)}",
        "killed": chance.randrange(1, 40),
        "words": " ".join(chance.sample(WORDS, 6)),
        "number": number,
    }


def _report(incident: dict[str, Any], number: int, chance: random.Random) -> dict[str, Any]:
    """Return one outlet's report of an incident."""
    day = None if chance.random() < 0.1 else incident["day"]
    town = None if chance.random() < 0.1 else incident["location"]
    return {
        **{name: incident[name] for name in ("country", "admin1", "latitude", "longitude", "sub_event_type", "actor1")},
        "report_id": f"rep-{number * 2654435761 % 2**48:012x}",
        "source_id": f"src-{number:012x}",
        "role": "main",
        "date_start": day,
        "date_end": day,
        "published": incident["day"] + dt.timedelta(days=1),
        "location": town,
        "quote": f"{incident['killed']} people were killed, {incident['words']}",
        "killed": incident["killed"],
        "truth": incident["number"],
    }


def _claim(row: dict[str, Any]) -> dict[str, Any]:
    figure = {"measure": "killed", "scope": "total", "low": row["killed"], "high": row["killed"]}
    return {**figure, "claim_id": row["report_id"].replace("rep", "clm"), "report_id": row["report_id"]}


def _table(rows: Rows, model: Any) -> pd.DataFrame:
    """Return rows with the columns and types of a table; columns that linking does not look at stay empty."""
    types = empty(model).dtypes
    frame = pd.DataFrame({name: pd.Series([row.get(name) for row in rows], dtype=object) for name in types.index})
    return frame.astype({name: kind for name, kind in types.items() if frame[name].notna().all()})
