"""A release made up at random, of any size: events with claims that differ, and the texts that carry them.

usage: python -m tests.synthetic 5000 FOLDER
"""

import datetime as dt
import random
import sys
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.register import COLUMNS
from pipeline.stages.publish import publish
from pipeline.tables import empty, from_rows
from schemas import TABLES
from tests.conftest import claim_row, event_row, report_row, source_row, text_row

REFERENCE = Path(__file__).resolve().parent.parent / "seeds" / "reference"
PLACES = [
    ("MLI", "Mali", "Gao", "Gao", 16.2717, -0.0447),
    ("AFG", "Afghanistan", "Kabul", "Kabul", 34.5281, 69.1723),
    ("IRQ", "Iraq", "Nineveh", "Mosul", 36.335, 43.1189),
    ("NGA", "Nigeria", "Borno", "Maiduguri", 11.8469, 13.1571),
    ("COL", "Colombia", "Arauca", "Saravena", 6.9553, -71.8731),
    ("SYR", "Syria", "حلب", "Ḥalab – Şêx Meqsûd", 36.2012, 37.1612),
]
KINDS = [("Battles", "Armed clash"), ("Violence against civilians", "Attack"), ("Riots", "Mob violence")]
SPEAKERS = [("police", "police"), ("a local hospital", "medical"), ("the insurgents", "perpetrator"), (None, None)]
Rows = dict[str, list[dict[str, Any]]]


def release(events: int, seed: int = 0) -> dict[str, pd.DataFrame]:
    """Return all tables with so many events, one article and four claims each; every third event is disputed."""
    chance, rows = random.Random(seed), {name: [] for name in ("sources", "texts", "reports", "claims", "events")}  # noqa: S311
    for number in range(1, events + 1):
        _add_event(rows, number, chance)
    return {n: from_rows(rows[n], m) if n in rows else empty(m) for n, m in TABLES.items()}


def _add_event(rows: Rows, number: int, chance: random.Random) -> None:
    code, country, admin1, location, latitude, longitude = chance.choice(PLACES)
    kind, sub = chance.choice(KINDS)
    day = dt.date(2019, 1, 1) + dt.timedelta(days=chance.randrange(2000))
    event_id, source_id, report_id = f"{code}{number}", f"src-{number:012x}", f"rep-{number:012x}"
    killed = chance.randrange(1, 40)
    figures = [killed, killed, killed * 3 if number % 3 == 0 else killed, killed]
    sentences = [_sentence(n, who) for n, (who, _) in zip(figures, SPEAKERS, strict=True)]
    title = f"Attack in {location}: “{killed} killed”"
    text = f"{title}\n\n{' '.join(sentences)}"
    rows["sources"].append(source_row(source_id=source_id, path=f"{number}.txt", title=title, published=day))
    rows["texts"].append(text_row(source_id=source_id, text=text))
    where = {"country": country, "admin1": admin1, "location": location, "geo_precision": 1}
    point = {"latitude": latitude + chance.uniform(-2, 2), "longitude": longitude + chance.uniform(-2, 2)}
    what = {"event_id": event_id, "event_type": kind, "sub_event_type": sub, "date_start": day, "date_end": day}
    place = _quoted(text, sentences[0])
    rows["reports"].append(report_row(report_id=report_id, source_id=source_id, **what, **where, **point, **place))
    for turn, (figure, said, (who, kind_of)) in enumerate(zip(figures, sentences, SPEAKERS, strict=True)):
        rows["claims"].append(
            claim_row(
                claim_id=f"clm-{number * 10 + turn:012x}",
                event_id=event_id,
                source_id=source_id,
                report_id=report_id,
                claimed_on=day,
                low=figure,
                high=None if figure != killed else figure,
                number_text=str(figure),
                qualifier="at least" if figure != killed else "exact",
                claimant=who,
                claimant_text=who,
                claimant_type=kind_of or "unattributed",
                **_quoted(text, f"{figure} people", said),
            )
        )
    rows["events"].append(
        event_row(
            **{"event_id_cnty": event_id, **what, **where, **point},
            event_date=day,
            year=day.year,
            actor1=chance.choice(["Rebels", "Army"]),
            actor2="Civilians",
            fatalities=killed,
            fatalities_low=killed,
            fatalities_high=max(figures),
            fatalities_disputed=max(figures) > killed,
            fatalities_high_open=max(figures) > killed,
            fatalities_claims=4,
            fatalities_claimants=4,
            first_reported=day,
            last_reported=day,
            source="The Northern Post",
            notes=f"On {day}, {killed} were killed in {location}.",
        )
    )


def _sentence(figure: int, who: str | None) -> str:
    return f"{figure} people were killed, {who} said." if who else f"In all, {figure} people died."


def _quoted(text: str, quote: str, within: str = "") -> dict[str, Any]:
    """Return quote and offsets, the quote looked for behind the beginning of the sentence that holds it."""
    start = text.index(quote, text.index(within))
    return {"quote": quote, "char_start": start, "char_end": start + len(quote)}


if __name__ == "__main__":
    folder = Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    publish(release(int(sys.argv[1])), pd.DataFrame(columns=COLUMNS, dtype=str), REFERENCE, folder)
