"""Find the weights of the signs that confidence rests on, from hand-coded articles; print how they hold.

usage: python -m tests.fit_confidence RELEASE=GOLD ...           print how the weights in force hold on each half
       python -m tests.fit_confidence --write RELEASE=GOLD ...   fit them on the even half first, and write them

RELEASE is what a run wrote. GOLD is a folder of hand-coded articles, or a JSON Lines file of short texts whose `gold`
counts the killed and injured of one incident. The rules of reading were written from the misses of the odd half, which
flatters it: the even half tells how sure one can be of a text that nobody has seen.
"""

import itertools
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from pipeline.confidence import ALWAYS, Confidence, signed
from pipeline.knowledge import Knowledge
from pipeline.settings import Settings
from pipeline.stages.code import coded
from pipeline.stages.extract import extract
from pipeline.text.figures import NumberWords, find_figures
from tests.calibration import PARTS, Row, Verdict, calibration_error, read_tables, tenths, verdicts

FILE = Path(__file__).resolve().parent.parent / "seeds" / "reference" / "confidence.csv"
EVEN = 0
SHRINK = 2.0  # how strongly weights are drawn to nothing
LEAST = 0.2  # a weight below this tells too little
FEW = 100  # rows of a half that tell too little about signs
SHORT_TEXTS = 0.5  # what all the short texts count, together, against all the articles


class Sample:
    """The rows of some releases with their signs and verdicts."""

    def __init__(self, pairs: list[str]) -> None:
        settings = Settings.find()
        self.knowledge = Knowledge.load(settings.reference, settings.cache)
        self.rows: list[tuple[str, Verdict, frozenset[str]]] = []
        for pair in pairs:
            release, _, gold = pair.partition("=")
            self.rows += [(gold, *row) for row in self._judged(Path(release), Path(gold))]

    def _judged(self, release: Path, gold: Path) -> Iterator[tuple[Verdict, frozenset[str]]]:
        """Yield verdicts and signs of the rows that the texts of a release give now."""
        tables = [pd.read_parquet(release / f"{name}.parquet") for name in ("sources", "texts")]
        told = coded(extract(*tables, self.knowledge), *tables, self.knowledge)
        signs = {row[f"{table.removesuffix('s')}_id"]: found for table, row, found in signed(told)}
        read = {**read_tables(release), **told}
        for verdict in (
            corpus_verdicts(read, gold, self.knowledge.numbers) if gold.suffix == ".jsonl" else verdicts(read, gold)
        ):
            yield verdict, signs[verdict.id]


def corpus_verdicts(tables: dict[str, list[Row]], corpus: Path, numbers: NumberWords) -> Iterator[Verdict]:
    """Yield a verdict on each total of texts that tell one incident and give its coded killed or injured."""
    number_of = {row["source_id"]: row["article_no"] for row in tables["sources"]}
    given = {row["source_id"]: {0, 1, *(f.low for f in find_figures(row["text"], numbers))} for row in tables["texts"]}
    golds = [json.loads(line)["gold"] for line in corpus.read_text(encoding="utf-8").splitlines()]
    for row in tables["claims"]:
        gold = golds[number_of[row["source_id"]] - 1]
        events = gold.get("events") or [{}]
        want = 0 if gold.get("relevant") is False else events[0].get(row["measure"])
        if row["scope"] == "total" and len(events) == 1 and isinstance(want, int) and want in given[row["source_id"]]:
            half = number_of[row["source_id"]] % 2
            yield Verdict("claims", row["claim_id"], half, want in (row["low"], row["high"]))


def fitted(sample: Sample, table: str) -> dict[str, float]:
    """Return the weight of each sign of a table: logistic regression with a ridge, over the even half.

    Where that half is too small, both give the share of all rows that is right, and the signs tell nothing.
    """
    both = [row for row in sample.rows if row[1].table == table]
    even = [row for row in both if row[1].half == EVEN]
    rows = even if len(even) >= FEW else both
    names = sorted({sign for *_, signs in even for sign in signs}) if rows is even else []
    x = np.array([[1.0, *(name in signs for name in names)] for *_, signs in rows])
    y = np.array([float(v.right) for _, v, _ in rows])
    short = np.array([gold.endswith(".jsonl") for gold, *_ in rows])
    heavy = np.where(short, SHORT_TEXTS * (~short).sum() / max(1, short.sum()), 1.0)
    weights = {n: float(w) for n, w in zip((ALWAYS, *names), _logistic(x, y, heavy), strict=True)}
    return {name: round(w, 1) + 0.0 for name, w in weights.items() if name == ALWAYS or abs(w) >= LEAST}


def _logistic(x: np.ndarray, y: np.ndarray, heavy: np.ndarray) -> np.ndarray:
    """Return the weights of columns by Newton's method; the first column, of ones, is not shrunk."""
    ridge = np.diag([0.0] + [SHRINK] * (x.shape[1] - 1))
    weights = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        curve = (x * (heavy * p * (1 - p))[:, None]).T @ x + ridge
        weights += np.linalg.solve(curve, x.T @ (heavy * (y - p)) - ridge @ weights)
    return weights


def report(sample: Sample, confidence: Confidence) -> Iterator[str]:
    """Yield lines on how confidence and share right agree, for each set, half and table."""
    for gold in [*dict.fromkeys(gold for gold, *_ in sample.rows), ""]:
        for half, table in itertools.product((0, 1), confidence.weights):
            rows = [r for r in sample.rows if r[0].startswith(gold) and (r[1].half, r[1].table) == (half, table)]
            if rows:
                yield f"{gold or 'all'}, {'odd' if half else 'even'} half, {table}"
                yield from _lines(rows, table, confidence)


def _lines(rows: list[tuple[str, Verdict, frozenset[str]]], table: str, confidence: Confidence) -> Iterator[str]:
    """Yield number, means and error, then confidence and shares by tenths of the rows."""
    sure = [confidence.share(table, signs) for *_, signs in rows]
    right = [v.right for _, v, _ in rows]
    error = calibration_error(sure, right)
    yield f"    {len(rows)} rows, confidence {np.mean(sure):.2f}, right {np.mean(right):.2f}, error {error:.3f}"
    yield "    confidence " + " ".join(f"{mean:.2f}" for mean, *_ in tenths(sure, right))
    asked = {"right": right} | {n: [v.parts[n] for _, v, _ in rows] for n in PARTS if rows[0][1].parts}
    for name, told in asked.items():
        yield f"    {name:>10} " + " ".join(f"{share:.2f}" for _, share, _ in tenths(sure, told))


def main() -> None:
    """Fit where asked, then print."""
    pairs = [word for word in sys.argv[1:] if "=" in word]
    sample = Sample(pairs)
    if "--write" in sys.argv:
        found = [(t, *pair) for t in ("reports", "claims", "aggregates") for pair in fitted(sample, t).items()]
        FILE.write_text(
            "table,sign,weight\n" + "".join(f"{t},{sign},{w:.1f}\n" for t, sign, w in found), encoding="utf-8"
        )
    sys.stdout.writelines(f"{line}\n" for line in report(sample, Confidence.load(FILE.parent)))


if __name__ == "__main__":
    main()
