"""The same words about another incident: other names and counts, days moved by whole weeks."""

import datetime as dt
import random
import re
from collections.abc import Mapping, Sequence

NUMBERS = "two three four five six seven eight nine ten eleven twelve".split()
MONTHS = "January February March April May June July August September October November December".split()
DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})\b")
COUNT = re.compile(rf"\b({'|'.join(NUMBERS)}|[1-9]\d?)\b(?! (?:{'|'.join(MONTHS)})|[:.,]\d)")


def varied(text: str, seed: int, weeks: int, names: Mapping[str, Sequence[str]]) -> str:
    """Return text with other names, its counts raised, its days moved; the same seed always gives the same.

    `names` holds for each name those that may stand for it.
    """
    chance = random.Random(seed)  # noqa: S311 - for tests, and the same every time
    for name, others in names.items():
        text = re.sub(rf"\b{name}\b", chance.choice([name, *others]), text)
    by = chance.randrange(11)
    text = COUNT.sub(lambda m: str(int(m[1]) + by) if m[1].isdigit() else _other(m[1], by), text)
    return DAY.sub(lambda m: _moved(m, weeks), text)


def field(head: str, name: str) -> str:
    """Return what the header lines of an article say under a name."""
    found = re.search(rf"^{name}: (.*)$", head, re.MULTILINE)
    return found[1] if found else ""


def _other(word: str, by: int) -> str:
    return NUMBERS[(NUMBERS.index(word) + by) % len(NUMBERS)]


def _moved(match: re.Match[str], weeks: int) -> str:
    day = dt.date(2023, MONTHS.index(match[2]) + 1, min(int(match[1]), 28)) + dt.timedelta(weeks=weeks)
    return f"{day.day} {MONTHS[day.month - 1]}"
