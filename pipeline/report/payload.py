"""What the report's page knows: events, claims, reports and sources, each text once."""

from pathlib import Path
from typing import Any

from pipeline.check import Tables
from pipeline.exports.order import beside, newest_first
from pipeline.reference import read_reference
from pipeline.report.sentences import around
from pipeline.tables import records

Row = dict[str, Any]
EVENTS = (
    "event_id event_date date_start date_end date_precision event_type sub_event_type actor1 actor2 target "
    "responsibility_claimed_by country admin1 location latitude longitude geo_precision notes fatalities "
    "fatalities_low fatalities_high fatalities_high_open fatalities_rule fatalities_disputed injured injured_low "
    "injured_high reports independent_sources confidence previous_ids"
).split()
CLAIMS = (
    "event_id source_id measure low high qualifier scope victims claimant claimant_type claimed_on supersedes claim_id "
    "imputed_by"
).split()
REPORTS = ["event_id", "source_id", "role", "quote"]
SOURCES = ["source_id", "title", "outlet", "published", "url", "path", "article_no", "copy_of"]
MARKS = ["sentence", "quote_start", "quote_end", "figure_start", "figure_end"]


class Texts:
    """Texts by their number, each kept once."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """Return the number of a text."""
        if text not in self._numbers:
            self._numbers[text] = len(self.all)
            self.all.append(text)
        return self._numbers[text]


def payload(tables: Tables, reference: Path) -> Row:
    """Return events newest first, their claims, reports and sources, all texts by number, and the map's outlines."""
    texts = Texts()
    events = newest_first(tables["events"])
    claims = beside(tables["claims"], list(events["event_id"]))
    bodies = dict(zip(tables["texts"]["source_id"], tables["texts"]["text"], strict=True))
    said = [row | marks(row, bodies[row["source_id"]]) for row in records(claims)]
    reports = records(tables["reports"][REPORTS].sort_values(["role", "source_id"], ascending=[False, True]))
    return {
        "events": packed(records(events[EVENTS]), EVENTS, texts),
        "claims": packed(said, [*CLAIMS, *MARKS], texts),
        "reports": packed(reports, REPORTS, texts),
        "sources": packed(records(tables["sources"][SOURCES]), SOURCES, texts),
        "texts": texts.all,
        "outlines": list(read_reference("outlines", reference)["rings"]),
    }


def marks(claim: Row, text: str) -> Row:
    """Return the sentence of a claim, and where in it the quote and, in the quote, the words of the figure lie."""
    left, right = around(text, claim["char_start"], claim["char_end"])
    start, end = claim["char_start"] - left, claim["char_end"] - left
    at = claim["quote"].lower().find(claim["number_text"].lower())
    figure = (start + at, start + at + len(claim["number_text"])) if at >= 0 else (start, end)
    return dict(zip(MARKS, [text[left:right], start, end, *figure], strict=True))


def packed(rows: list[Row], names: list[str], texts: Texts) -> Row:
    """Return rows as lists; `text` names the columns whose cells are numbers of texts."""
    cells = [[_cell(row[name], texts) for name in names] for row in rows]
    spoken = [n for n in names if any(isinstance(row[n], str) or hasattr(row[n], "isoformat") for row in rows)]
    return {"columns": names, "text": spoken, "rows": cells}


def _cell(value: Any, texts: Texts) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    return texts.number(value if isinstance(value, str) else value.isoformat())
