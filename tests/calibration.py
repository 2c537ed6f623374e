"""What the confidence of a row is worth: how many of the rows with such a confidence are right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.evaluation import judged_fields
from pipeline.evaluation_matching import (
    Coded,
    claim_pairs,
    coded_articles,
    incident_pairs,
    release_article,
    right_figure,
    right_value,
    same_sum,
)
from pipeline.tables import records

Row = dict[str, Any]
KEYS = {"reports": "report_id", "claims": "claim_id", "aggregates": "aggregate_id"}
ODD = 1
PARTS = ("incident", "date", "place", "actor")


@dataclass(frozen=True)
class Verdict:
    """Whether a row is right; `parts` says it of those of a report, `half` is the parity of its article's number."""

    table: str
    id: str
    half: int
    right: bool
    parts: dict[str, bool] = field(default_factory=dict)


def verdicts(tables: dict[str, list[Row]], gold: Path) -> Iterator[Verdict]:
    """Yield a verdict on each row of a release that hand-coded articles decide; the first article is odd."""
    taken: set[str] = set()
    for number, coded in enumerate(coded_articles(gold), 1):
        found = release_article(coded, tables["sources"], tables["texts"], taken)
        if found is None:
            continue
        taken.add(found.source_id)
        own = {name: [r for r in tables[name] if r["source_id"] == found.source_id] for name in tables}
        pairs = claim_pairs([(i, c) for i in coded.incidents for c in i["claims"]], own["claims"], found.text)
        yield from _claims(coded, own["claims"], pairs, number % 2)
        met = incident_pairs(coded.incidents, own["reports"], pairs, found.text)
        yield from _reports(coded, own["reports"], met, number % 2)
        for row in own["aggregates"]:
            right = any(same_sum(want, row, found.text) for want in coded.aggregates)
            yield Verdict("aggregates", row["aggregate_id"], number % 2, right)


def _claims(coded: Coded, claims: Sequence[Row], pairs: Sequence[Any], half: int) -> Iterator[Verdict]:
    """Yield a verdict on each claim but those that tell a coded figure a second time."""
    wanted = {got["claim_id"]: want for (_, want), got in pairs}
    figures = [want for incident in coded.incidents for want in incident["claims"]]
    for row in claims:
        want = wanted.get(row["claim_id"])
        if want is not None:
            yield Verdict("claims", row["claim_id"], half, right_value(want, row))
        elif not any(w["measure"] == row["measure"] and right_figure(w, row) for w in figures):
            yield Verdict("claims", row["claim_id"], half, right=False)


def _reports(coded: Coded, reports: Sequence[Row], pairs: Sequence[tuple[Row, Row]], half: int) -> Iterator[Verdict]:
    """Yield a verdict on each report: right where it tells a coded incident with its date, place and event type."""
    wanted = {got["report_id"]: want for want, got in pairs}
    for row in reports:
        want = wanted.get(row["report_id"])
        told = _parts(want, row) if want is not None else dict.fromkeys((*PARTS, "type"), False)
        kind = told.pop("type")
        yield Verdict("reports", row["report_id"], half, kind and told["date"] and told["place"], told)


def _parts(want: Row, row: Row) -> dict[str, bool]:
    """Say of the parts of a report of a coded incident whether they are right; a part that is not coded, is."""
    fields = {name: right for name, right, *_ in judged_fields(want, row)}
    return {
        "incident": True,
        "date": fields.get("date exact", True),
        "place": fields.get("country", True) and fields.get("location", True),
        "actor": fields["actor1"],
        "type": fields["event_type"],
    }


def read_tables(data: Path) -> dict[str, list[Row]]:
    """Return the tables of a release that verdicts need, as rows."""
    names = ("sources", "texts", "reports", "claims", "aggregates")
    return {name: records(pd.read_parquet(data / f"{name}.parquet")) for name in names}


def held_out(data: Path, gold: Path) -> dict[str, list[tuple[float, Verdict]]]:
    """Return the rows of each table of a release with confidence and verdict, of the half that no weight comes from."""
    tables = read_tables(data)
    sure = {row[key]: row["confidence"] for name, key in KEYS.items() for row in tables[name]}
    found: dict[str, list[tuple[float, Verdict]]] = {name: [] for name in KEYS}
    for verdict in verdicts(tables, gold):
        if verdict.half == ODD:
            found[verdict.table].append((sure[verdict.id], verdict))
    return found


def fifths(rows: Sequence[tuple[float, Verdict]]) -> dict[str, list[float]]:
    """Return mean confidence and shares right of five equal parts of the rows, in order of confidence."""
    sure = [confidence for confidence, _ in rows]
    shares = {"right": [v.right for _, v in rows]} | {n: [v.parts[n] for _, v in rows] for n in rows[0][1].parts}
    told = {name: [share for _, share, _ in tenths(sure, right, 5)] for name, right in shares.items()}
    return {"confidence": [mean for mean, *_ in tenths(sure, shares["right"], 5)]} | told


def tenths(sure: Sequence[float], right: Sequence[bool], parts: int = 10) -> list[tuple[float, float, int]]:
    """Return mean confidence, share right and number of rows, for equal parts of the rows in order of confidence."""
    order = sorted(range(len(sure)), key=lambda i: (sure[i], i))
    cuts = [len(order) * n // parts for n in range(parts + 1)]
    groups = [order[a:b] for a, b in pairwise(cuts) if b > a]
    return [(sum(sure[i] for i in g) / len(g), sum(right[i] for i in g) / len(g), len(g)) for g in groups]


def calibration_error(sure: Sequence[float], right: Sequence[bool], parts: int = 10) -> float:
    """Return how far confidence lies from the share right, on average over equal parts of the rows."""
    groups = tenths(sure, right, parts)
    return sum(abs(mean - share) * rows for mean, share, rows in groups) / sum(rows for *_, rows in groups)
