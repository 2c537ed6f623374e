"""Near duplicates: articles that repeat another one, cut or lightly edited."""

import datetime as dt
import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from datasketch import MinHash, MinHashLSH

WORD = re.compile(r"\w+(?:['’-]\w+)*")
SHINGLE = 3
PERMUTATIONS = 96
# Low, because a copy cut to half its length shares only half of all shingles; containment decides.
THRESHOLD = 0.35
CONTAINED = 0.8
SHORTEST = 25
UNKNOWN_NAMES = 0.1
# Short texts follow a pattern, "an assailant opened fire on …": there a single word of its own makes another incident.
SHORT = 100
LONG_WORD = 5


@dataclass(frozen=True)
class Candidate:
    """An article as the search for copies sees it."""

    source_id: str
    published: dt.date | None
    text: str


@dataclass(frozen=True)
class Print:
    """What of a text is compared: runs of three words, figures between their neighbours, names, long words."""

    source_id: str
    shingles: frozenset[int]
    figures: frozenset[tuple[str, str, str]]
    names: frozenset[str]
    words: frozenset[str]


def find_copies(articles: Iterable[Candidate], number_words: frozenset[str]) -> dict[str, str]:
    """Return for each copy the source_id of its original: the one published first, then the one with the least id.

    Two texts with different figures are never copies: a corrected toll is news.
    """
    ordered = sorted(articles, key=lambda a: (a.published is None, a.published or dt.date.max, a.source_id))
    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    prints: dict[str, Print] = {}
    copies: dict[str, str] = {}
    rank = {article.source_id: place for place, article in enumerate(ordered)}
    for article in ordered:
        one = _print(article, number_words)
        if len(one.shingles) < SHORTEST:
            continue
        sketch = _sketch(one.shingles)
        near = sorted(index.query(sketch), key=rank.__getitem__)
        original = next((other for other in near if repeats(one, prints[other])), None)
        if original is not None:
            copies[one.source_id] = copies.get(original, original)
        prints[one.source_id] = one
        index.insert(one.source_id, sketch, check_duplication=False)
    return copies


def repeats(one: Print, other: Print) -> bool:
    """Say whether the shorter of two texts is in the longer, with no figure and hardly a name of its own."""
    short, long = sorted((one, other), key=lambda text: len(text.shingles))
    if len(short.shingles & long.shingles) < CONTAINED * len(short.shingles) or _own_figures(short, long):
        return False
    if len(short.shingles) < SHORT and short.words - long.words:
        return False
    return len(short.names - long.names) <= UNKNOWN_NAMES * len(short.names)


def _own_figures(short: Print, long: Print) -> bool:
    """Say whether a figure of one text stands in the other neither after the same word nor before it."""
    known = {run[:2] for run in long.figures} | {run[1:] for run in long.figures}
    return any(run[:2] not in known and run[1:] not in known for run in short.figures)


def _print(article: Candidate, number_words: frozenset[str]) -> Print:
    words = WORD.findall(article.text)
    small = [word.lower() for word in words]
    runs = (" ".join(small[at : at + SHINGLE]) for at in range(len(small) - SHINGLE + 1))
    around = zip(["", *small], small, [*small[1:], ""], strict=False)
    figures = frozenset(run for run in around if run[1][0].isdigit() or run[1] in number_words)
    names = frozenset(low for word, low in zip(words, small, strict=True) if word[0].isupper())
    shingles = frozenset(zlib.crc32(run.encode("utf-8", "replace")) for run in runs)
    return Print(
        article.source_id, shingles, figures, names, frozenset(word for word in small if len(word) >= LONG_WORD)
    )


def _sketch(shingles: frozenset[int]) -> MinHash:
    sketch = MinHash(num_perm=PERMUTATIONS, hashfunc=int)
    sketch.update_batch(_values(sorted(shingles)))
    return sketch


def _values(shingles: Sequence[int]) -> "np.ndarray[tuple[int], np.dtype[np.uint64]]":
    return np.asarray(shingles, dtype=np.uint64)
