"""Many articles out of few: paragraphs of the retellings mixed, with other days, places and numbers.

    python -m tests.multiply 1000 FOLDER [FIRST]

The same number always gives the same article.
"""

import datetime as dt
import random
import sys
from pathlib import Path

from tests.variation import field, varied

SEEDS = Path(__file__).parent.parent / "seeds" / "sources"
PLACES = {
    "Kabul": "Kandahar Herat Jalalabad Kunduz Ghazni Farah Khost Zaranj Bamyan Gardez".split(),
    "Peshawar": "Quetta Karachi Multan Bannu Mardan Lahore Faisalabad Sukkur".split(),
    "Baghdad": "Mosul Basra Kirkuk Ramadi Samarra Tikrit".split(),
    "Kunduz": "Taloqan Faizabad Maimana Sheberghan".split(),
    "Bajaur": "Swat Kohat Hangu Khyber".split(),
}


def article(number: int, seeds: list[str]) -> str:
    """Return the article of a number, its header included."""
    chance = random.Random(number)  # noqa: S311 - for tests, and the same every time
    head, *paragraphs = chance.choice(seeds).strip().split("\n\n")
    others = [p for seed in seeds for p in seed.strip().split("\n\n")[2:]]
    body = "\n\n".join([*paragraphs[:2], *chance.sample(others, 4)])
    weeks = chance.randrange(-100, 100)
    day = dt.date.fromisoformat(field(head, "published")) + dt.timedelta(weeks=weeks)
    title, outlet = varied(field(head, "title"), number, weeks, PLACES), field(head, "outlet")
    return f"title: {title}\noutlet: {outlet}\npublished: {day}\n\n{varied(body, number, weeks, PLACES)}\n"


def write(count: int, folder: Path, first: int = 0) -> None:
    """Write articles into a folder, a hundred to a sub-folder."""
    seeds = [file.read_text(encoding="utf-8") for file in sorted(SEEDS.glob("*.txt"))]
    for number in range(first, first + count):
        file = folder / f"{number // 100:04d}" / f"{number:06d}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(article(number, seeds), encoding="utf-8")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0)
