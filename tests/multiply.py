"""Many articles out of few: paragraphs of the retellings mixed, with other days, places and numbers.

    python tests/multiply.py 1000 FOLDER [FIRST]

The same number always gives the same article.
"""

import datetime as dt
import random
import re
import sys
from pathlib import Path

SEEDS = Path(__file__).parent.parent / "seeds" / "sources"
PLACES = {
    "Kabul": "Kandahar Herat Jalalabad Kunduz Ghazni Farah Khost Zaranj Bamyan Gardez".split(),
    "Peshawar": "Quetta Karachi Multan Bannu Mardan Lahore Faisalabad Sukkur".split(),
    "Baghdad": "Mosul Basra Kirkuk Ramadi Samarra Tikrit".split(),
    "Kunduz": "Taloqan Faizabad Maimana Sheberghan".split(),
    "Bajaur": "Swat Kohat Hangu Khyber".split(),
}
NUMBERS = "two three four five six seven eight nine ten eleven twelve".split()
MONTHS = "January February March April May June July August September October November December".split()
DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})\b")
COUNT = re.compile(rf"\b({'|'.join(NUMBERS)}|[1-9]\d?)\b(?! (?:{'|'.join(MONTHS)}))")


def article(number: int, seeds: list[str]) -> str:
    """Return the article of a number, its header included."""
    chance = random.Random(number)  # noqa: S311 - for tests, and the same every time
    head, *paragraphs = chance.choice(seeds).strip().split("\n\n")
    others = [p for seed in seeds for p in seed.strip().split("\n\n")[2:]]
    body = "\n\n".join([*paragraphs[:2], *chance.sample(others, 4)])
    weeks = chance.randrange(-100, 100)
    day = dt.date.fromisoformat(_field(head, "published")) + dt.timedelta(weeks=weeks)
    title, outlet = _varied(_field(head, "title"), number, weeks), _field(head, "outlet")
    return f"title: {title}\noutlet: {outlet}\npublished: {day}\n\n{_varied(body, number, weeks)}\n"


def _field(head: str, name: str) -> str:
    found = re.search(rf"^{name}: (.*)$", head, re.MULTILINE)
    return found[1] if found else ""


def _varied(text: str, number: int, weeks: int) -> str:
    """Return text with other places and counts, its days moved by whole weeks."""
    chance = random.Random(number)  # noqa: S311
    for place, others in PLACES.items():
        text = re.sub(rf"\b{place}\b", chance.choice([place, *others]), text)
    by = chance.randrange(11)
    text = COUNT.sub(lambda m: str(int(m[1]) + by) if m[1].isdigit() else _other(m[1], by), text)
    return DAY.sub(lambda m: _moved(m, weeks), text)


def _other(word: str, by: int) -> str:
    return NUMBERS[(NUMBERS.index(word) + by) % len(NUMBERS)]


def _moved(match: re.Match[str], weeks: int) -> str:
    month = MONTHS.index(match[2]) + 1
    day = dt.date(2023, month, min(int(match[1]), 28)) + dt.timedelta(weeks=weeks)
    return f"{day.day} {MONTHS[day.month - 1]}"


def write(count: int, folder: Path, first: int = 0) -> None:
    """Write articles into a folder, a hundred to a sub-folder."""
    seeds = [file.read_text(encoding="utf-8") for file in sorted(SEEDS.glob("*.txt"))]
    for number in range(first, first + count):
        file = folder / f"{number // 100:04d}" / f"{number:06d}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(article(number, seeds), encoding="utf-8")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0)
