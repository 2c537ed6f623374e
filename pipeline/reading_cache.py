"""What articles told, kept from run to run; it can be deleted at any time and then is made again."""

import datetime as dt
import hashlib
import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.fingerprints import digest

FILE = "readings.sqlite"
LAYOUT = 2  # raise when what is kept, or how, changes
WAIT = 10  # seconds for another run that writes
NEW, CODE, LISTS = "new", "code changed", "reference lists changed"
Rows = dict[str, list[dict[str, Any]]]
COLUMNS = "content TEXT PRIMARY KEY, code TEXT, lists TEXT, told BLOB, asked BLOB, seal TEXT, used INTEGER"


@dataclass(frozen=True)
class Basis:
    """What a reading rests on: the article's words, the code, the reference lists."""

    content: str
    code: str
    lists: str


@dataclass(frozen=True)
class Kept:
    """What an article told under some reference lists, and the hashes of the keys that it looked up, as bytes."""

    lists: str
    rows: Rows
    asked: bytes = b""


# Given an article's name and what is kept of it under other lists, tells why it must be read anew; "": it need not.
Verdict = Callable[[str, Kept], str]


@dataclass
class ReadingCache:
    """The readings of earlier runs by the words of their article; without a file where none can be kept."""

    store: sqlite3.Connection | None
    reasons: Counter[str] = field(default_factory=Counter)
    today: int = field(default_factory=lambda: dt.datetime.now(tz=dt.UTC).date().toordinal())

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

    def find(self, bases: Mapping[str, Basis], verdict: Verdict = lambda name, kept: LISTS) -> dict[str, Rows]:
        """Return what is known of articles whose basis is the same, by their name; count why the others are not.

        An article that was read under other lists is known where `verdict` finds no reason to read it again.
        """
        found: dict[str, Rows] = {}
        still: list[tuple[Basis, Rows, bytes]] = []
        for name, basis in bases.items():
            kept, reason = self._kept(basis)
            if kept is not None and kept.lists != basis.lists:
                reason = verdict(name, kept)
                still += [] if reason else [(basis, kept.rows, kept.asked)]
            if reason or kept is None:
                self.reasons[reason] += 1
            else:
                found[name] = kept.rows
        self.keep(still)
        return found

    def keep(self, readings: Iterable[tuple[Basis, Rows, bytes]]) -> None:
        """Keep readings, each in the place of an older one of the same words."""
        rows = [(b.content, b.code, b.lists, *_packed(b, told, asked), self.today) for b, told, asked in readings]
        self.write("INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def keep_lists(self, name: str, packed: bytes) -> None:
        """Keep a state of the reference lists under its name."""
        self.write("INSERT OR IGNORE INTO lists VALUES (?, ?)", [(name, packed)])

    def lists(self, name: str) -> bytes | None:
        """Return a state of the reference lists that was kept, None where it was not."""
        found = self.ask("SELECT packed FROM lists WHERE name = ?", name)
        return bytes(found[0][0]) if found else None

    def ask(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        """Return rows of the store; none where it cannot be read."""
        if self.store is None:
            return []
        try:
            return self.store.execute(question, values).fetchall()
        except sqlite3.DatabaseError:
            self.store = None
            return []

    def write(self, order: str, rows: Iterable[tuple[object, ...]] = ((),)) -> None:
        """Write rows to the store; where that fails, the next run does without them."""
        rows = list(rows)
        if self.store is None or not rows:
            return
        try:
            with self.store:
                self.store.executemany(order, rows)
        except sqlite3.DatabaseError:  # a full disk, another run: the next run reads these again
            self.store = None

    def _kept(self, basis: Basis) -> tuple[Kept | None, str]:
        """Return what is kept of an article, and else why it cannot be taken: it is new, damaged or of other code."""
        row = next(iter(self.ask("SELECT code, lists, told, asked, seal, used FROM readings WHERE content = ?",
                                 basis.content)), None)  # fmt: skip
        if row is None:
            return None, NEW
        code, lists, told, asked, seal, used = row
        if code != basis.code:
            return None, CODE
        if seal != _seal(Basis(basis.content, code, lists), told, asked):
            return None, NEW
        if used != self.today:
            self.write("UPDATE readings SET used = ? WHERE content = ?", [(self.today, basis.content)])
        return Kept(lists, json.loads(zlib.decompress(told)), zlib.decompress(asked)), ""


def _connected(path: Path) -> sqlite3.Connection:
    store = sqlite3.connect(path, timeout=WAIT)
    store.execute("PRAGMA journal_mode = WAL")
    store.execute("PRAGMA synchronous = OFF")  # a reading that a power cut spoils breaks its seal
    with store:
        store.execute(f"CREATE TABLE IF NOT EXISTS readings ({COLUMNS})")
        store.execute("CREATE TABLE IF NOT EXISTS lists (name TEXT PRIMARY KEY, packed BLOB)")
        store.execute("SELECT content, code, lists, told, asked, seal, used FROM readings LIMIT 1")
    return store


def _drop(path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _packed(basis: Basis, rows: Rows, asked: bytes) -> tuple[bytes, bytes, str]:
    """Return rows as compressed JSON, keys compressed, and the seal that shows whether they are whole."""
    told, keys = zlib.compress(json.dumps(rows, default=str).encode(), 3), zlib.compress(asked, 3)
    return told, keys, _seal(basis, told, keys)


def _seal(basis: Basis, told: bytes, asked: bytes) -> str:
    hashes = (hashlib.sha256(part).digest() for part in (told, asked))
    return digest([str(LAYOUT), basis.content, basis.code, basis.lists, *hashes])
