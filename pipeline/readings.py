"""What the articles of a run told: known from earlier runs, or read now and kept."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.fingerprints import TELLING, code_print, digest
from pipeline.list_rows import ListRows
from pipeline.reading_cache import Basis, ReadingCache, Rows
from pipeline.tables import from_rows, records
from schemas import TABLES

TOLD = ("reports", "claims", "aggregates")
Tables = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Readings:
    """The basis of each article of a run, what the articles told that are known, and where the others are kept."""

    bases: Mapping[str, Basis]
    known: dict[str, Rows]
    unknown: frozenset[str]
    cache: ReadingCache

    @classmethod
    def open(cls, sources: pd.DataFrame, texts: pd.DataFrame, reference: Path, cache: Path) -> "Readings":
        """Return the readings of these articles that a cache folder holds."""
        body = dict(zip(texts["source_id"], texts["text"], strict=True))
        lists, code = ListRows(reference), code_print(TELLING)
        bases = {
            str(s): Basis(digest([s, str(title), str(day), body[s]]), code, lists.bearing_on(body[s]))
            for s, title, day in zip(sources["source_id"], sources["title"], sources["published"], strict=True)
        }
        store = ReadingCache.open(cache)
        known = store.find(bases)
        return cls(bases, known, frozenset(bases.keys() - known.keys()), store)

    @property
    def reasons(self) -> Mapping[str, int]:
        """Return how many articles were read, by why."""
        return self.cache.reasons

    def keep(self, told: Tables) -> None:
        """Take in what some articles told; it is kept for later runs where nothing of an article was set aside."""
        rows: dict[str, Rows] = defaultdict(lambda: {name: [] for name in TOLD})
        for name in TOLD:
            for row in records(told[name]):
                rows[str(row["source_id"])][name].append(row)
        for source_id in told["sources"]["source_id"]:
            self.known[str(source_id)] = rows[str(source_id)]
        whole = set(told["sources"]["source_id"]) - set(told["rejects"]["source_id"])
        self.cache.keep([(self.bases[s], self.known[s]) for s in sorted(whole)])

    def tables(self) -> Tables:
        """Return what all articles told, in the order of their ids."""
        rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TOLD}
        for source_id in sorted(self.known):
            for name in TOLD:
                rows[name] += self.known[source_id][name]
        return {name: from_rows(rows[name], TABLES[name]) for name in TOLD}
