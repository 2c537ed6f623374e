"""A text as words that can be parts of place names, and the runs of words worth looking up."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.text.place_names import ARTICLES, bare_key, exact_key, fold
from pipeline.text.place_words import PlaceWords

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’ʻ‘`´][^\W\d_]+)*|\d[\d,.]*\d|\d")
_LONGEST = 5  # words in a place name
_JOINS = frozenset({" ", "-", "\u00a0", "\u2013", "\u2011", "\n"})
_ARTICLES = frozenset({"la", "el", "los", "las", "le", "les", "al", "san"})
_SHORTENED = 4  # letters of a shortened title
_MOSTLY = 0.7  # share of capitals that makes a text one in capitals, or a line a headline


@dataclass(slots=True)
class Word:
    """One word: where it stands, its plain form, and how it hangs on the word before it."""

    start: int
    end: int
    text: str
    plain: str
    capital: bool
    joined: bool  # to the word before, by a blank or a hyphen
    hyphen: bool
    opens: bool  # a sentence or a line begins here
    possessive: bool
    masked: bool
    headline: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Words `first` to `last` as a possible place name, with the keys to look it up by."""

    first: int
    last: int
    keys: tuple[str, ...]


def read_words(text: str, masked: Sequence[tuple[int, int]], lists: PlaceWords) -> list[Word]:
    """Return the words of a text in order."""
    words: list[Word] = []
    end = 0
    spans = sorted(m for m in masked if not _before_quarter(text, m[1], lists))
    for match in _WORD.finditer(text):
        start, printed = match.start(), match.group()
        possessive = len(printed) > 2 and printed[-1] == "s" and printed[-2] in "'’"
        if possessive:
            printed = printed[:-2]
        between = text[end:start]
        abbreviated = between == ". " and bool(words) and _abbreviates(words[-1], lists)
        joined = bool(words) and (between in _JOINS or abbreviated) and not words[-1].possessive
        opens = not words or (not joined and (not between.strip() or any(c in between for c in '.!?:;\n"“‘”')))
        while spans and spans[0][1] <= start:
            spans.pop(0)
        inside = bool(spans) and spans[0][0] < match.end()
        capital = printed[0].isupper() or (len(printed) > 1 and printed[0] in "'’‘" and printed[1].isupper())
        words.append(
            Word(
                start,
                start + len(printed),
                printed,
                fold(printed),
                capital,
                joined,
                between == "-",
                opens,
                possessive,
                inside,
            )
        )
        end = match.end()
    return words


def _before_quarter(text: str, end: int, lists: PlaceWords) -> bool:
    """Return whether a name that is also that of a group stands before a word for a part of a town ("Amal quarter")."""
    following = _WORD.match(text, end + 1) if text[end : end + 1] == " " else None
    return following is not None and following.group().islower() and lists.is_a(fold(following.group()), "quarter")


def _abbreviates(word: Word, lists: PlaceWords) -> bool:
    """Return whether a full stop behind the word only shortens it: "St. Louis", "Gen. Karim"."""
    short = word.capital and len(word.plain) <= _SHORTENED and lists.is_a(word.plain, "title")
    return short or word.plain in ("st", "ste", "mt", "ft")


def in_capitals(words: Sequence[Word]) -> bool:
    """Return whether the text is written in capitals throughout."""
    long = [w.text for w in words if len(w.text) > 3]
    return len(long) > 3 and sum(t.isupper() for t in long) > _MOSTLY * len(long)


def mark_headlines(text: str, words: list[Word]) -> None:
    """Mark the words of lines in which nearly every longer word has a capital: there a capital says nothing."""
    line: list[Word] = []
    for word in words:
        if line and "\n" in text[line[-1].end : word.start]:
            _mark_line(line, closed=text[line[-1].end] == ".")
            line = []
        line.append(word)
    _mark_line(line, closed=bool(line) and text[line[-1].end :].startswith("."))


def _mark_line(line: list[Word], *, closed: bool) -> None:
    """Mark one line if it is a headline; `closed`: it ends in a full stop, and is none."""
    long = [w for w in line if len(w.text) > 3 and w.plain.isalpha()]
    if not closed and len(long) >= 4 and len(line) < 30 and sum(w.capital for w in long) > _MOSTLY * len(long):
        for word in line:
            word.headline = True


def read_runs(words: Sequence[Word], lists: PlaceWords, *, capitals: bool) -> list[Run]:
    """Return every run of words that can be a place name: it begins and ends with a capital.

    In a text all in capitals that says nothing: there no small word may begin or end a name.
    """
    runs: list[Run] = []
    connectors = lists.kinds["connector"]
    for first, word in enumerate(words):
        if word.masked or not _begins(words, first) or (capitals and _small(word.plain, lists, _ARTICLES)):
            continue
        plain: list[str] = []
        for last in range(first, min(first + _LONGEST, len(words))):
            part = words[last]
            if last > first and (not part.joined or part.masked):
                break
            if not part.capital and part.plain not in connectors and last > first:
                break
            plain.append(part.plain)
            if part.capital and not (capitals and (len(part.plain) == 1 or _small(part.plain, lists, frozenset()))):
                keys = tuple(k for k in (exact_key(plain), bare_key(plain)) if k)
                runs.append(Run(first, last, keys))
            if part.possessive:
                break
    return runs


def _small(plain: str, lists: PlaceWords, spared: frozenset[str]) -> bool:
    """Return whether a word is one that names do not begin or end with, unless it is spared."""
    return plain not in spared and any(lists.is_a(plain, kind) for kind in ("connector", "preposition", "say"))


def _begins(words: Sequence[Word], number: int) -> bool:
    """Return whether a place name can begin at a word: a capital, or an article hanging on one ("al-Bab")."""
    word = words[number]
    if word.capital:
        return not word.plain.isdigit()
    following = words[number + 1] if number + 1 < len(words) else None
    return word.plain in ARTICLES and following is not None and following.hyphen and following.capital
