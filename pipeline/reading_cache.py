"""What articles told, kept from run to run; it can be deleted at any time and then is made again."""

import hashlib
import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.fingerprints import digest

FILE = "readings.sqlite"
LAYOUT = 1  # raise when what is kept, or how, changes
WAIT = 10  # seconds for another run that writes
NEW, CODE, LISTS = "new", "code changed", "reference lists changed"
Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Basis:
    """What a reading rests on: the article's words, the code, the reference lists as far as they bear on it."""

    content: str
    code: str
    lists: str


@dataclass
class ReadingCache:
    """The readings of earlier runs by the words of their article; without a file where none can be kept."""

    store: sqlite3.Connection | None
    reasons: Counter[str] = field(default_factory=Counter)

    @classmethod
    def open(cls, folder: Path) -> "ReadingCache":
        """Return the readings kept in a folder; a damaged file is thrown away, a closed folder does without."""
        path = folder / FILE
        try:
            folder.mkdir(parents=True, exist_ok=True)
            try:
                return cls(_connected(path))
            except sqlite3.DatabaseError:
                _drop(path)
                return cls(_connected(path))
        except (OSError, sqlite3.DatabaseError):
            return cls(None)

    def find(self, bases: Mapping[str, Basis]) -> dict[str, Rows]:
        """Return what is known of articles whose basis is the same, by their name; count why the others are not."""
        found: dict[str, Rows] = {}
        for name, basis in bases.items():
            row = self._row(basis.content)
            rows = _unpacked(row, basis) if row else None
            if row is None:
                self.reasons[NEW] += 1
            elif row[0] != basis.code:
                self.reasons[CODE] += 1
            elif row[1] != basis.lists or rows is None:
                self.reasons[LISTS if row[1] != basis.lists else NEW] += 1
            else:
                found[name] = rows
        return found

    def keep(self, readings: Iterable[tuple[Basis, Rows]]) -> None:
        """Keep readings, each in the place of an older one of the same words."""
        rows = [(b.content, b.code, b.lists, *_packed(b, told)) for b, told in readings]
        if self.store is not None:
            try:
                with self.store:
                    self.store.executemany("INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?, ?)", rows)
            except sqlite3.DatabaseError:  # a full disk, another run: the next run reads these again
                self.store = None

    def _row(self, content: str) -> tuple[str, str, bytes, str] | None:
        if self.store is None:
            return None
        asked = "SELECT code, lists, told, seal FROM readings WHERE content = ?"
        try:
            row: tuple[str, str, bytes, str] | None = self.store.execute(asked, (content,)).fetchone()
        except sqlite3.DatabaseError:
            self.store = None
            return None
        return row


def _connected(path: Path) -> sqlite3.Connection:
    store = sqlite3.connect(path, timeout=WAIT)
    store.execute("PRAGMA journal_mode = WAL")
    store.execute("PRAGMA synchronous = OFF")  # a reading that a power cut spoils breaks its seal
    made = "content TEXT PRIMARY KEY, code TEXT, lists TEXT, told BLOB, seal TEXT"
    with store:
        store.execute(f"CREATE TABLE IF NOT EXISTS readings ({made})")
        store.execute("SELECT content, code, lists, told, seal FROM readings LIMIT 1")
    return store


def _drop(path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _packed(basis: Basis, rows: Rows) -> tuple[bytes, str]:
    """Return rows as compressed JSON, with the seal that shows whether they are whole and belong to their basis."""
    told = zlib.compress(json.dumps(rows, default=str).encode(), 3)
    return told, _seal(basis, told)


def _seal(basis: Basis, told: bytes) -> str:
    return digest([str(LAYOUT), basis.content, basis.code, basis.lists, hashlib.sha256(told).digest()])


def _unpacked(row: tuple[str, str, bytes, str], basis: Basis) -> Rows | None:
    code, lists, told, seal = row
    if (code, lists, seal) != (basis.code, basis.lists, _seal(basis, told)):
        return None
    rows: Rows = json.loads(zlib.decompress(told))
    return rows
