"""A news feed made up out of the retellings: incidents told by several outlets among articles that tell none.

    python -m tests.benchmarks.feed 1000 FOLDER

Two articles in three tell no incident. The same count always gives the same articles; a feed begins like a longer one.
"""

import datetime as dt
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.variation import field, varied

TESTS = Path(__file__).parent.parent
FOLDERS = (TESTS / "gold" / "sources", TESTS.parent / "seeds" / "sources")
OUTLETS = "Example Radio|Northern Post|River Daily|Coast Observer|Valley Wire|Capital Tribune|Hill Gazette".split("|")
NAMES = {
    "Kabul": "Kandahar Herat Jalalabad Kunduz Ghazni Khost".split(),
    "Peshawar": "Quetta Karachi Multan Bannu Mardan".split(),
    "Baghdad": "Mosul Basra Kirkuk Ramadi Tikrit".split(),
    "Mogadishu": "Kismayo Baidoa Beledweyne Bosaso".split(),
    "Khartoum": "Omdurman Kassala Nyala Kosti".split(),
    "Kharkiv": "Kherson Sumy Odesa Mykolaiv".split(),
    "Port-au-Prince": ["Gonaives", "Jacmel", "Les Cayes"],
    "al-Shabaab": ["al-Shabab", "al-Shabaab fighters"],
    "Islamic State": ["IS", "Daesh", "Islamic State"],
    "soldiers": ["troops", "soldiers", "marines"],
    "gunmen": ["attackers", "gunmen", "militants"],
    "civilians": ["villagers", "residents", "civilians"],
}


@dataclass(frozen=True)
class Retelling:
    """One retold article: its head, the paragraphs of its body, and whether it tells an incident."""

    title: str
    published: dt.date
    paragraphs: tuple[str, ...]
    eventful: bool


def feed(count: int) -> Iterator[tuple[str, str]]:
    """Yield name and text, its header included, of so many articles."""
    number, story = 0, 0
    while number < count:
        chance = random.Random(story)  # noqa: S311 - for tests, and the same every time
        outlets = chance.sample(OUTLETS, chance.choice((1, 1, 2, 3)))
        told = [_event(story, outlet, turn) for turn, outlet in enumerate(outlets)]
        quiet = [_quiet(f"{story}/{turn}") for turn in range(2 * len(told))]
        for text in [*told, *quiet][: count - number]:
            yield f"{number // 1000:04d}/{number:07d}.txt", text
            number += 1
        story += 1


@cache
def retellings() -> tuple[Retelling, ...]:
    """Return the retellings that have a title and a date."""
    files = sorted(file for folder in FOLDERS for file in folder.glob("*.txt"))
    return tuple(r for file in files if (r := _retelling(file)) is not None)


def _retelling(file: Path) -> Retelling | None:
    head, *paragraphs = file.read_text(encoding="utf-8").strip().split("\n\n")
    title, published = field(head, "title"), field(head, "published")
    if not title or not published or len(paragraphs) < 2:
        return None
    coded = json.loads((TESTS / "gold" / f"{file.stem}.json").read_text(encoding="utf-8"))["articles"]
    return Retelling(title, dt.date.fromisoformat(published), tuple(paragraphs), any(a["incidents"] for a in coded))


@cache
def _everyday() -> tuple[str, ...]:
    return tuple((Path(__file__).parent / "everyday.txt").read_text(encoding="utf-8").strip().split("\n\n"))


def _event(story: int, outlet: str, turn: int) -> str:
    """Return one outlet's article about an incident: what happened, then what else is worth telling."""
    chance = random.Random(story)  # noqa: S311
    base = chance.choice([r for r in retellings() if r.eventful])
    weeks = chance.randrange(-150, 150)
    own = random.Random(f"{story}/{outlet}")  # noqa: S311
    lead, *rest = base.paragraphs
    body = [lead, *own.sample(rest, min(3, len(rest))), *own.sample(_everyday(), own.randrange(2, 6))]
    text = varied("\n\n".join([base.title, *body]), story, weeks, NAMES)
    return _written(text, outlet, base.published + dt.timedelta(weeks=weeks, days=turn // 2))


def _quiet(seed: str) -> str:
    """Return an article without an incident: everyday news, in half of them paragraphs of war or crime too."""
    chance = random.Random(seed)  # noqa: S311
    near = [p for r in retellings() if not r.eventful for p in r.paragraphs]
    body = [*chance.sample(_everyday(), 9), *chance.sample(near, chance.choice((0, 0, 1, 2)))]
    chance.shuffle(body)
    title = body[0].partition(". ")[0][:90].rstrip(" ,")
    day = dt.date(2022, 1, 3) + dt.timedelta(days=chance.randrange(900))
    text = varied("\n\n".join([title, *body]), chance.randrange(10**9), 0, NAMES)
    return _written(text, chance.choice(OUTLETS), day)


def _written(text: str, outlet: str, published: dt.date) -> str:
    title, _, body = text.partition("\n\n")
    return f"title: {title}\noutlet: {outlet}\npublished: {published}\n\n{body}\n"


def write(count: int, folder: Path) -> None:
    """Write a feed into a folder, a thousand articles to a sub-folder."""
    for name, text in feed(count):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
