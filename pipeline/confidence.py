"""How sure the pipeline is of a row: how many of the hand-coded rows with the same signs were right.

The weights of the signs stand in seeds/reference/confidence.csv; tests/fit_confidence.py finds them.
"""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.reference import read_reference

ALWAYS = "always"
USUAL = {"killed", "injured"}
Row = dict[str, Any]


@dataclass(frozen=True)
class Confidence:
    """The weight of each sign, by table: log-odds that add up."""

    weights: Mapping[str, Mapping[str, float]]

    @classmethod
    def load(cls, reference: Path) -> "Confidence":
        """Return the weights of a reference folder."""
        weights: dict[str, dict[str, float]] = {}
        for row in read_reference("confidence", reference).to_dict("records"):
            weights.setdefault(row["table"], {})[row["sign"]] = float(row["weight"])
        return cls(weights)

    def share(self, table: str, signs: Collection[str]) -> float:
        """Return which share of rows of a table with these signs is right, 0 to 1, two decimals."""
        total = math.fsum(w for sign, w in self.weights.get(table, {}).items() if sign == ALWAYS or sign in signs)
        return round(1 / (1 + math.exp(-total)), 2)


def signed(told: Mapping[str, Sequence[Row]]) -> Iterator[tuple[str, Row, frozenset[str]]]:
    """Yield each row of reports, claims and aggregates with its table and its signs.

    A row holds the columns of its table, and under `signs` those that extract saw ("telling; no doer").
    """
    evidence = {row["report_id"]: (row["char_start"], row["char_end"]) for row in told["reports"]}
    for row in told["reports"]:
        yield "reports", row, _holding(row, _of_report(row))
    for row in told["claims"]:
        yield "claims", row, _holding(row, _of_figure(row) | _of_claim(row, evidence[row["report_id"]]))
    for row in told["aggregates"]:
        yield "aggregates", row, _holding(row, _of_figure(row) | {"no period": row["period_text"] is None})


def _holding(row: Row, signs: Mapping[str, bool]) -> frozenset[str]:
    """Return the names of the signs that hold, with those that extract saw."""
    return frozenset(row["signs"].split("; ")) - {""} | {name for name, holds in signs.items() if holds}


def _of_report(row: Row) -> dict[str, bool]:
    """Say of each sign of a report's fields whether it holds."""
    return {
        "undated": row["date_start"] is None,
        "place of another": row["place_text"] is None and row["country"] is not None,
        "vague place": row["location"] is None and row["country"] is not None,
        "strategic": row["event_type"] == "Strategic developments",
        "responsibility claimed": row["responsibility_claimed_by"] is not None,
    }


def _of_claim(row: Row, evidence: tuple[int, int]) -> dict[str, bool]:
    """Say of each sign of a claim alone whether it holds; `evidence` is the span that tells its incident best."""
    return {"in the evidence": evidence[0] <= row["char_start"] < evidence[1]}


def _of_figure(row: Row) -> dict[str, bool]:
    """Say of each sign of a figure whether it holds."""
    return {
        "rare measure": row["measure"] not in USUAL,
        "vague": row["qualifier"] == "vague",
        "no claimant": row["claimant_text"] is None,
        "victims not told": row["victims"] is None,
    }
