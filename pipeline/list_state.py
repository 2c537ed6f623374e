"""The reference lists as they stood when an article was read: their rows, and the gazetteer compiled from them."""

import csv
import functools
import json
import zlib
from dataclasses import dataclass
from pathlib import Path

from pipeline.fingerprints import TELLING, digest, lists_read
from pipeline.gazetteer import compiled_folder

# Read by the same code, but of no weight for what a single article tells: kinds of disorder are looked up by `resolve`.
UNUSED = ("event_types", "tags")
# What the rows say of a place is in the compiled gazetteer.
COMPILED = ("places",)
Row = dict[str, str]


@dataclass(frozen=True)
class ListState:
    """The rows of each list that reading an article needs, in their order, and the name of the compiled gazetteer."""

    rows: dict[str, list[Row]]
    gazetteer: str

    @classmethod
    def of(cls, reference: Path, cache: Path) -> "ListState":
        """Return the lists of a folder as they stand."""
        names = [name for name in lists_read(TELLING) if name not in (*UNUSED, *COMPILED)]
        rows = {name: _rows(reference / f"{name}.csv") for name in names}
        return cls(rows, compiled_folder(reference, cache).name)

    @functools.cached_property
    def print(self) -> str:
        """Return a hash over all of it."""
        return digest([json.dumps(self.rows, sort_keys=True), self.gazetteer])

    def packed(self) -> bytes:
        """Return it as bytes to keep."""
        return zlib.compress(json.dumps({"rows": self.rows, "gazetteer": self.gazetteer}).encode(), 6)

    @classmethod
    def unpacked(cls, kept: bytes) -> "ListState":
        """Return the lists that were kept."""
        return cls(**json.loads(zlib.decompress(kept)))


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return [{str(k): v or "" for k, v in row.items()} for row in csv.DictReader(file)]
