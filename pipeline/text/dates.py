"""Words of time in an article, and the days that they allow."""

import functools
import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.text.date_days import RESOLVERS, DateInterval
from pipeline.text.date_forms import CENTURY, FORMS, PATTERN, TIMELY

__all__ = ["DateInterval", "DatePhrase", "find_dates", "is_recalled", "resolve_date", "single_days"]

RECALLS = re.compile(r",?\s+when\b")
WORD = re.compile(r"\w+")
REACH = 10  # words of a phrase up to its first word of time, and more ("over the course of the last couple of years")


@dataclass(frozen=True)
class DatePhrase:
    """Words of time in a text; `parts` are the pieces that its kind is read from."""

    start: int
    end: int
    text: str
    kind: str
    parts: tuple[tuple[str, str], ...] = ()
    is_period: bool = False


def is_recalled(phrase: DatePhrase, text: str, offset: int = 0) -> bool:
    """Say whether a clause behind a date tells what was then ("in 2014, when …"); `offset` is where the text begins."""
    behind = phrase.end - offset
    return RECALLS.match(text[behind : behind + 12]) is not None


def single_days(text: str, dates: Sequence[DatePhrase]) -> list[DatePhrase]:
    """Return dates with the day of what the news is measured by in place of the period since then.

    "The worst since March 2019, when …" tells what happened in March 2019, and nothing of the time since.
    """
    return [_beginning(d) if d.kind == "period_since" and is_recalled(d, text) else d for d in dates]


def _beginning(period: DatePhrase) -> DatePhrase:
    """Return the day or month from which a period runs, the period itself where its words tell none."""
    words = period.text.partition(" ")[2]
    first = next((d for d in find_dates(words) if not d.is_period), None)
    if first is None:
        return period
    start = period.end - len(words) + first.start
    return replace(first, start=start, end=start + len(first.text))


def find_dates(text: str, published: date | None = None) -> list[DatePhrase]:
    """Return the words of time in a text, in order; those of the future are left out."""
    return list(_found(text))


@functools.lru_cache(maxsize=256)  # the articles that a process takes at a time, and more
def _found(text: str) -> list[DatePhrase]:
    found = []
    for match in _matches(text):
        number = next(n for n in range(len(FORMS)) if match[f"f{n}"] is not None)
        kind, _, period = FORMS[number]
        parts = {name: match[f"f{number}{name}"] for name in "abcdefx" if f"f{number}{name}" in PATTERN.groupindex}
        if kind == "future" or _is_plain_word(parts):
            continue
        found.append(
            DatePhrase(match.start(), match.end(), match[0], kind, tuple((k, v) for k, v in parts.items() if v), period)
        )
    return found


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of the pattern in order, looked for only where a word of time is near."""
    end = 0
    for start in _beginnings(text):
        match = PATTERN.match(text, start) if start >= end else None
        if match is not None:
            end = match.end()
            yield match


def _beginnings(text: str) -> Iterator[int]:
    """Yield where words, and the brackets before them, begin that stand at most so many before a word of time."""
    starts: deque[int] = deque(maxlen=REACH)
    for word in WORD.finditer(text):
        if text[word.start() - 1 : word.start()] == "(":
            starts.append(word.start() - 1)
        starts.append(word.start())
        if word[0].lower() in TIMELY or CENTURY.match(word[0]):
            yield from starts
            starts.clear()


def _is_plain_word(parts: dict[str, str | None]) -> bool:
    """Say whether the month is the verb may or march."""
    return any(value in ("may", "march") for value in parts.values())


def resolve_date(phrase: DatePhrase, published: date | None, anchor: date | None = None) -> DateInterval | None:
    """Return the days that words of time allow, None where they cannot be placed.

    `published` is the day of publication; `anchor` the day of the incident told before, from which
    "a week earlier" counts. Without a publication date only words that name a year can be placed.
    """
    resolver = RESOLVERS.get(phrase.kind)
    if resolver is None:
        return None
    try:
        return resolver(dict(phrase.parts), published, anchor, phrase.text.lower())
    except ValueError:  # a day that no month has, such as 31 June
        return None
