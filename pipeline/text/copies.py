"""Near duplicates: articles that repeat another one, cut or lightly edited."""

import datetime as dt
import functools
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from datasketch import MinHash
from numpy.typing import NDArray

WORD = re.compile(r"\w+(?:['’-]\w+)*")
SHINGLE = 3
PERMUTATIONS = 96
# Texts that share any of so many parts of so many values are looked at: at a likeness of 0.35 about two in three.
# Low, because a copy cut to half its length shares only half of all shingles; containment decides.
BANDS, ROWS = 23, 3
ALIKE = 14  # values of a sketch: a copy cut to half its length shares some 35 of 96, fewer than 14 one in a million
MIXERS = np.array([1, 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F], dtype=np.uint64)
CONTAINED = 0.8
SHORTEST = 25
UNKNOWN_NAMES = 0.1
# Short texts follow a pattern, "an assailant opened fire on …": there a single word of its own makes another incident.
SHORT = 100
LONG_WORD = 5
Hashes = NDArray[np.uint32]


@dataclass(frozen=True)
class Candidate:
    """An article as the search for copies sees it."""

    source_id: str
    published: dt.date | None
    text: str


@dataclass(frozen=True)
class Print:
    """What of a text is compared, as sorted hashes: runs of three words, figures with a neighbour, names, long words.

    `before` and `after` hold each figure with the word before it and with the word behind it, in the same order.
    """

    source_id: str
    shingles: Hashes
    before: Hashes
    after: Hashes
    names: Hashes
    words: Hashes


@dataclass(frozen=True)
class Index:
    """Texts by parts of their sketches: those that share any part are near each other.

    `order` (parts, texts) holds the texts sorted by each part, `first` where those that share it begin, `place` where
    a text stands: a few hundred bytes a text, so that a million can be compared.
    """

    sketches: NDArray[np.uint32]
    order: NDArray[np.int32]
    first: NDArray[np.int32]
    place: NDArray[np.int32]

    @classmethod
    def of(cls, sketches: NDArray[np.uint32]) -> "Index":
        """Return the index of sketches (texts, permutations); texts are told by their row."""
        parts = (sketches[:, : BANDS * ROWS].reshape(-1, BANDS, ROWS).astype(np.uint64) @ MIXERS).T
        order = np.argsort(parts, axis=1, kind="stable").astype(np.int32)
        ranked = np.take_along_axis(parts, order, axis=1)
        begins = np.ones(ranked.shape, dtype=bool)
        begins[:, 1:] = ranked[:, 1:] != ranked[:, :-1]
        rows = np.arange(len(sketches), dtype=np.int32)
        first = np.maximum.accumulate(np.where(begins, rows, 0), axis=1).astype(np.int32)
        place = np.empty_like(order)
        np.put_along_axis(place, order, rows[np.newaxis], axis=1)
        return cls(sketches, order, first, place)

    def near(self, text: int) -> list[int]:
        """Return the texts before one that share a part of its sketch and are not far from it, in order."""
        shared = [self.order[part, self.first[part, at] : at] for part, at in enumerate(self.place[:, text])]
        near = np.unique(np.concatenate(shared))
        alike = (self.sketches[near] == self.sketches[text]).sum(axis=1)
        return [int(other) for other in near[alike >= ALIKE]]


def find_copies(articles: Iterable[Candidate], number_words: frozenset[str]) -> dict[str, str]:
    """Return for each copy the source_id of its original: the one published first, then the one with the least id.

    Two texts with different figures are never copies: a corrected toll is news.
    """
    ordered = sorted(articles, key=lambda a: (a.published is None, a.published or dt.date.max, a.source_id))
    prints = [one for article in ordered if len((one := _print(article, number_words)).shingles) >= SHORTEST]
    if not prints:
        return {}
    index = Index.of(np.array([_sketch(one.shingles) for one in prints]))
    copies: dict[str, str] = {}
    for place, one in enumerate(prints):
        original = next((prints[n].source_id for n in index.near(place) if repeats(one, prints[n])), None)
        if original is not None:
            copies[one.source_id] = copies.get(original, original)
    return copies


def repeats(one: Print, other: Print) -> bool:
    """Say whether the shorter of two texts is in the longer, with no figure and hardly a name of its own."""
    short, long = sorted((one, other), key=lambda text: len(text.shingles))
    own = _own(short.shingles, long.shingles)
    if len(short.shingles) - own < CONTAINED * len(short.shingles) or _own_figures(short, long):
        return False
    if len(short.shingles) < SHORT and _own(short.words, long.words):
        return False
    return _own(short.names, long.names) <= UNKNOWN_NAMES * len(short.names)


def _own(short: Hashes, long: Hashes) -> int:
    """Return how many of some hashes are not among others, which are sorted."""
    if len(long) == 0:
        return len(short)
    at = np.minimum(np.searchsorted(long, short), len(long) - 1)
    return int(np.count_nonzero(long[at] != short))


def _own_figures(short: Print, long: Print) -> bool:
    """Say whether a figure of one text stands in the other neither after the same word nor before it."""
    known = np.concatenate([long.before, long.after])
    return bool(np.any(~np.isin(short.before, known) & ~np.isin(short.after, known)))


def _print(article: Candidate, number_words: frozenset[str]) -> Print:
    words = WORD.findall(article.text)
    small = [word.lower() for word in words]
    runs = (" ".join(small[at : at + SHINGLE]) for at in range(len(small) - SHINGLE + 1))
    around = zip(["", *small], small, [*small[1:], ""], strict=False)
    figures = sorted({run for run in around if run[1][0].isdigit() or run[1] in number_words})
    names = {low for word, low in zip(words, small, strict=True) if word[0].isupper()}
    return Print(
        article.source_id,
        np.unique(_hashes(runs)),
        _hashes(f"{before} {number}" for before, number, _ in figures),
        _hashes(f"{number} {after}" for _, number, after in figures),
        np.unique(_hashes(names)),
        np.unique(_hashes({word for word in small if len(word) >= LONG_WORD})),
    )


def _hashes(words: Iterable[str]) -> Hashes:
    """Return 32 bits for each string."""
    return np.array([zlib.crc32(word.encode("utf-8", "replace")) for word in words], dtype=np.uint32)


def _sketch(shingles: Hashes) -> NDArray[np.uint32]:
    """Return what of a text's shingles stands first in each of many orders."""
    sketch = _empty_sketch().copy()
    sketch.update_batch(shingles.astype(np.uint64))
    return np.asarray(sketch.hashvalues, dtype=np.uint32)


@functools.cache
def _empty_sketch() -> MinHash:
    """Return a sketch of nothing: drawing the orders takes longer than the rest."""
    return MinHash(num_perm=PERMUTATIONS, hashfunc=int)
