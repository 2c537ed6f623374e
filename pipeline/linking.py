"""How alike two reports are: whether they tell the same incident."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from sys import intern
from typing import Any

import pandas as pd

from pipeline.tables import each_record
from pipeline.text.actor_names import state_of
from pipeline.text.incident_types import family

SAME = 3.6
VAGUE = -0.4  # agreement of days where one report knows no more than the year
NEAR_KM = 15.0
FRESH = 10  # days within which undated news happened
CROWDS = ("civilians", "protesters", "rioters")
LOOKED_AT = (
    "report_id source_id role date_start date_end country admin1 location latitude longitude sub_event_type actor1"
    " actor2 responsibility_claimed_by quote"
).split()
COMMON = frozenset(
    "said people were killed after have been that with from this they their which about more than also when where"
    " while into over other group attack police officials government wounded injured least security forces".split()
)


@dataclass(frozen=True, slots=True)
class Features:
    """What of a report counts for linking; days are ordinals."""

    report_id: str
    source_id: str
    first: int | None
    last: int | None
    country: str
    admin1: str
    places: frozenset[str]
    point: tuple[float, float] | None
    kind: str
    actors: frozenset[str]
    targets: frozenset[str]
    killed: tuple[int | None, int | None] | None
    words: frozenset[str]
    assumed: bool = False

    @property
    def dated(self) -> bool:
        """Say whether the report knows the day, give or take one."""
        return self.first is not None and self.last is not None and self.last - self.first <= 1


def features(row: Mapping[str, Any], killed: tuple[int | None, int | None] | None, published: date | None) -> Features:
    """Return the features of one report; `killed` is its total (least, most), None where it gives none."""
    lat, lon = row["latitude"], row["longitude"]
    location = str(row["location"] or "")
    first, last = _ordinal(row["date_start"]), _ordinal(row["date_end"])
    assumed = first is None and row["role"] == "main" and published is not None
    if assumed and published is not None:
        first, last = published.toordinal() - FRESH, published.toordinal()
    return Features(
        row["report_id"],
        row["source_id"],
        first,
        last,
        row["country"] or "",
        row["admin1"] or "",
        frozenset(_plain(p) for p in re.split(" - |, ", location) if p),
        (float(lat), float(lon)) if lat is not None and lon is not None and location else None,
        row["sub_event_type"],
        _named(row["actor1"], row["responsibility_claimed_by"]),
        frozenset(a for a in _named(row["actor2"]) if not a.startswith(CROWDS)),
        killed,
        frozenset(intern(w) for w in re.findall(r"[a-z]{4,}", str(row["quote"]).lower()) if w not in COMMON),
        assumed,
    )


def _named(*sides: str | None) -> frozenset[str]:
    """Return the named actors of some sides; all forces of a state are one."""
    names = (name for side in sides if side for name in side.split("; ") if not name.startswith("Unidentified"))
    return frozenset(_plain(state_of(name) or name) for name in names)


def all_features(reports: pd.DataFrame, claims: pd.DataFrame, sources: pd.DataFrame) -> list[Features]:
    """Return the features of reports in their order; claims tell their dead, sources when they were published."""
    published = dict(zip(sources["source_id"], sources["published"], strict=True))
    return [
        features(row, killed, published[row["source_id"]] if pd.notna(published[row["source_id"]]) else None)
        for row, killed in zip(each_record(reports[LOOKED_AT]), _killed(reports, claims), strict=True)
    ]


def _killed(reports: pd.DataFrame, claims: pd.DataFrame) -> list[tuple[int | None, int | None] | None]:
    """Return for each report the total of its dead, that of its parts where it gives none, None where neither."""
    totals: dict[str, tuple[int | None, int | None]] = {}
    parts: dict[str, dict[str, int]] = defaultdict(dict)
    dead = claims.loc[claims["measure"] == "killed", ["report_id", "scope", "victims", "low", "high"]]
    for claim in each_record(dead):
        low = claim["low"] or 0
        best = totals.get(claim["report_id"])
        if claim["scope"] == "part":
            parts[claim["report_id"]][f"{claim['victims']} {low}"] = low
        elif best is None or low > (best[0] or 0):
            totals[claim["report_id"]] = (claim["low"], claim["high"])
    summed = {report: (sum(found.values()), sum(found.values())) for report, found in parts.items()}
    return [totals.get(report, summed.get(report)) for report in reports["report_id"]]


def _ordinal(day: date | None) -> int | None:
    return day.toordinal() if day is not None else None


def _plain(words: str) -> str:
    return re.sub(r"[^0-9a-z]+", " ", re.sub(r"\([^)]*\)", " ", words.lower())).strip()


def likeness(a: Features, b: Features) -> float:
    """Return how strongly two reports seem to tell the same incident; SAME and more links them."""
    if a.country and b.country and a.country != b.country:
        return -math.inf
    time = _time(a, b)
    if time is None:
        return -math.inf
    return time + _place(a, b) + _kind(a, b) + _actors(a, b) + _figures(a, b) + _wording(a, b)


def may_share_a_day(a: Features, b: Features) -> bool:
    """Say whether the days of two reports allow one incident."""
    return _time(a, b) is not None


def _time(a: Features, b: Features) -> float | None:
    """Return agreement of days, None where they exclude each other."""
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return -0.7
    if a.dated and b.dated:
        gap = max(a.first - b.last, b.first - a.last, 0)
        return 3.0 if gap == 0 else (1.0 if gap == 1 else None)
    if a.first > b.last or b.first > a.last:
        return None
    if a.assumed or b.assumed:
        return 0.3
    width = max(a.last - a.first, b.last - b.first)
    return 2.0 if width <= 7 else 1.2 if width <= 31 else VAGUE


def _place(a: Features, b: Features) -> float:
    """Return agreement of places by name, unit and distance."""
    if a.places and b.places:
        if a.places & b.places:
            return 2.5
        if a.point and b.point and _kilometres(a.point, b.point) <= NEAR_KM:
            return 1.0
        if _names_unit(a.places, b.admin1) or _names_unit(b.places, a.admin1):
            return 0.3
        return -1.5 if a.admin1 and a.admin1 == b.admin1 else -3.0
    if a.admin1 and b.admin1:
        return 0.8 if a.admin1 == b.admin1 else -2.5
    return 0.2 if a.country and a.country == b.country else -0.5


def _names_unit(places: frozenset[str], admin1: str) -> bool:
    """Say whether a place bears the name of a first-level unit, which then may be all that is meant."""
    unit = _plain(admin1)
    return any(unit == p or unit.endswith(f" {p}") or p.endswith(f" {unit}") for p in places if unit)


def _kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the distance of two points on the globe, good enough for some tens of kilometres."""
    x = math.radians(b[1] - a[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return 6371.0 * math.hypot(x, math.radians(b[0] - a[0]))


def _kind(a: Features, b: Features) -> float:
    """Return agreement of what happened."""
    if a.kind == b.kind:
        return 1.0
    ours, theirs = family(a.kind), family(b.kind)
    if ours == theirs:
        return 0.6
    if {ours, theirs} == {"Attack", "Protest"}:
        return -0.8
    return -0.3 if {ours, theirs} <= {"Attack", "Blast", "Fire"} else -1.8


def _actors(a: Features, b: Features) -> float:
    """Return agreement of those who act, or of the armed on either side."""
    if a.actors & b.actors:
        return 0.7
    if (a.actors | a.targets) & (b.actors | b.targets):
        return 0.4
    return -0.6 if a.actors and b.actors else 0.0


def _figures(a: Features, b: Features) -> float:
    """Return agreement of the dead: the same number speaks for, one much larger against."""
    if a.killed is None or b.killed is None:
        return 0.0
    least, most = _bounds(a.killed), _bounds(b.killed)
    if least == most and least[0] > 0:
        return 1.6
    if least[0] <= most[1] and most[0] <= least[1]:
        return 0.6
    low, high = sorted((least[0], most[0]))
    return 0.0 if high <= 2 * low + 2 else -0.8


def _bounds(killed: tuple[int | None, int | None]) -> tuple[int, int]:
    return (killed[0] or 0, killed[1] if killed[1] is not None else 10**9)


def _wording(a: Features, b: Features) -> float:
    """Return how much of the rarer wording is shared."""
    if not a.words or not b.words:
        return 0.0
    return 1.6 * len(a.words & b.words) / min(len(a.words), len(b.words))


def candidates(told: list[Features]) -> Iterator[tuple[Features, Features]]:
    """Yield the pairs worth a look, each once: same country or none, and the same days or the same place.

    One country after the other, so that only one country's pairs are held at a time.
    """
    countries: dict[str, list[Features]] = defaultdict(list)
    for one in sorted(told, key=lambda f: f.report_id):
        countries[one.country].append(one)
    for members in countries.values():
        yield from _pairs(members)


def _pairs(told: list[Features]) -> Iterator[tuple[Features, Features]]:
    """Yield the pairs of one country that meet under some key, each once."""
    blocks: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, one in enumerate(told):
        for key in _blocks(one):
            blocks[key].append(number)
    seen: set[int] = set()
    for members in blocks.values():
        for a, b in combinations(members, 2):
            if (pair := a * len(told) + b) not in seen:
                seen.add(pair)
                yield told[a], told[b]


def _blocks(one: Features) -> Iterator[tuple[object, ...]]:
    """Yield the keys under which a report meets its likes: its days, and for coarse or missing dates its place."""
    if one.dated and one.first is not None and one.last is not None:
        for day in range(one.first - 1, one.last + 2):
            yield one.country, day
    for place in one.places or {one.admin1}:
        for year in _years(one):
            yield one.country, place, year


def _years(one: Features) -> set[int | None]:
    """Return the years that a report may belong to."""
    if one.first is None or one.last is None:
        return {None}
    return {one.first // 366, one.last // 366}
