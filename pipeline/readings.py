"""What the articles of a run told: known from earlier runs, or read now and kept."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from pipeline.cache_room import make_room
from pipeline.fingerprints import TELLING, code_print, digest
from pipeline.list_changes import ListChanges, Read
from pipeline.list_state import ListState
from pipeline.reading_cache import LISTS, Basis, Kept, ReadingCache, Rows
from pipeline.tables import from_rows, records
from schemas import TABLES

TOLD = ("reports", "claims", "aggregates")
ASKED = "asked"  # beside the tables: which keys each article looked up in the gazetteer
Tables = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Readings:
    """The basis of each article of a run, what the articles told that are known, and where the others are kept."""

    bases: Mapping[str, Basis]
    known: dict[str, Rows]
    unknown: frozenset[str]
    cache: ReadingCache
    folder: Path
    gazetteer: str

    @classmethod
    def open(cls, sources: pd.DataFrame, texts: pd.DataFrame, reference: Path, cache: Path) -> "Readings":
        """Return the readings of these articles that a cache folder holds."""
        body = dict(zip(texts["source_id"], texts["text"], strict=True))
        lists, code = ListState.of(reference, cache), code_print(TELLING)
        bases = {
            str(s): Basis(digest([s, str(title), str(day), body[s]]), code, lists.print)
            for s, title, day in zip(sources["source_id"], sources["title"], sources["published"], strict=True)
        }
        store = ReadingCache.open(cache)
        store.keep_lists(lists.print, lists.packed())
        known = store.find(bases, _Verdicts(body, lists, store, cache, {}))
        return cls(bases, known, frozenset(bases.keys() - known.keys()), store, cache, lists.gazetteer)

    @property
    def reasons(self) -> Mapping[str, int]:
        """Return how many articles were read, by why."""
        return self.cache.reasons

    def keep(self, told: Tables) -> None:
        """Take in what some articles told; it is kept for later runs where nothing of an article was set aside."""
        asked = dict(zip(told[ASKED]["source_id"], told[ASKED]["keys"], strict=True))
        rows: dict[str, Rows] = defaultdict(lambda: {name: [] for name in TOLD})
        for name in TOLD:
            for row in records(told[name]):
                rows[str(row["source_id"])][name].append(row)
        for source_id in told["sources"]["source_id"]:
            self.known[str(source_id)] = rows[str(source_id)]
        whole = set(told["sources"]["source_id"]) - set(told["rejects"]["source_id"])
        self.cache.keep([(self.bases[s], self.known[s], asked[s]) for s in sorted(whole)])

    def close(self) -> None:
        """Make room in the cache where it has grown too large."""
        make_room(self.cache, self.folder, self.folder / self.gazetteer)

    def tables(self) -> Tables:
        """Return what all articles told, in the order of their ids."""
        rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TOLD}
        for source_id in sorted(self.known):
            for name in TOLD:
                rows[name] += self.known[source_id][name]
        return {name: from_rows(rows[name], TABLES[name]) for name in TOLD}


def asked_frame(asked: Mapping[str, frozenset[int]]) -> pd.DataFrame:
    """Return the hashes of the keys that each article looked up, as bytes in their order."""
    keys = [np.array(sorted(found), dtype=np.uint64).tobytes() for found in asked.values()]
    return pd.DataFrame({"source_id": list(asked), "keys": keys})


@dataclass(frozen=True)
class _Verdicts:
    """Says why an article that was read under other reference lists must be read again."""

    texts: Mapping[str, str]
    lists: ListState
    store: ReadingCache
    cache: Path
    changes: dict[str, ListChanges | None]

    def __call__(self, name: str, kept: Kept) -> str:
        """Return which lists changed so that it matters to an article, "" for none."""
        if kept.lists not in self.changes:
            before = self.store.lists(kept.lists)
            known = before and ListChanges.between(ListState.unpacked(before), self.lists, self.cache)
            self.changes[kept.lists] = known or None
        changes = self.changes[kept.lists]
        if changes is None:
            return LISTS
        told = json.dumps(kept.rows, ensure_ascii=False)
        article = Read(self.texts[name], told, np.frombuffer(kept.asked, dtype=np.uint64))
        affecting = [f"{changed}.csv" for changed in changes.affecting(article)]
        return f"{', '.join(affecting)} changed" if affecting else ""
