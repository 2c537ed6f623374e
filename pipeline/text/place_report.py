"""The chosen place as the tables hold it: location, unit, country, coordinates and how precise they are."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import isnan
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from pipeline.text.place_names import ascii_name
from pipeline.text.place_types import FINENESS, Candidate, Choice, Place, PlaceMention

if TYPE_CHECKING:
    from pipeline.text.place_choice import Surroundings, Units

_PRECISION = {"province": 3, "region": 3, "sea": 3, "country": 3, "district": 2, "area": 2}
_QUARTERS = frozenset({"quarter", "district", "area"})
_LARGE = 500_000  # people: known by one name, whatever an article calls it
_UNLIKE = 60.0  # per cent of likeness under which that name replaces the printed one
_CITY = 100_000
_EARSHOT = 250  # characters within which one name tells where an unknown one lies


def report_known(mention: PlaceMention, place: Candidate, units: "Units") -> Place:
    """Return the place of a known candidate with its chain of units."""
    precision = _PRECISION.get(place.kind, 1)
    called = mention.kind if mention.named_kind else ""
    if place.kind == "district" and FINENESS[called or "district"] >= FINENESS["settlement"]:
        precision = 1  # "the town of X", known by its district alone
    wide = called == "district" or (called == "area" and place.population >= _CITY)
    if precision == 1 and (mention.near or (wide and place.kind != "quarter")):
        precision = 2
    location: str | None = None
    if precision < 3:
        location = _printed_name(mention, place)
    if place.kind in ("quarter", "site"):
        location = _with_city(place, units)
    return _placed(location, place, units, precision)


def report_unknown(mention: PlaceMention, chosen: Sequence[Choice], around: "Surroundings", units: "Units") -> Place:
    """Return the place of an unknown name, its units taken from what contains it."""
    known = [(c.mention, c.place) for c in chosen if c.place is not None]
    held = [p for m, p in known if mention.container is not None and m.start == mention.container.start]
    beside = held or [p for m, p in known if not m.weak and not m.metonym]
    holder = max(beside, key=lambda p: (FINENESS[p.kind], p.population), default=None) or _nearby(mention, around)
    if holder is not None and holder.kind == "country":
        holder = _unit_spoken_of(mention, around, holder, units) or holder
    precision = 2 if mention.near or mention.kind == "district" else 1
    name = ascii_name(mention.text)
    if holder is None:
        country = country_only(around.besides(mention.text), units)
        where = (country.country, country.iso) if country else (None, None)
        return Place(name, None, *where, None, None, precision)
    if mention.kind in _QUARTERS and holder.kind == "settlement" and beside:
        return _placed(f"{holder.name} - {name}", holder, units, 2 if mention.near else 1)
    place = _placed(name, holder, units, precision)
    if FINENESS[holder.kind] <= FINENESS["province"] or not beside:
        return replace(place, latitude=None, longitude=None)
    return place


def city_of(place: Place) -> Place:
    """Return the city of a place, no finer than near it: what is told beside it need not be the same spot."""
    city = place.location.split(" - ")[0] if place.location else None
    near = replace(place, location=city, geo_precision=max(place.geo_precision or 3, 2))
    return near if city == place.location else replace(near, latitude=None, longitude=None)


def _nearby(mention: PlaceMention, around: "Surroundings") -> Candidate | None:
    """Return the likeliest meaning of the place named closest to a mention, in its country of most weight, or None."""
    named = [m for m in around.all if m.candidates and not (m.weak or m.metonym or _same_or_headed(m, mention))]
    close = [
        m for m in named if abs(m.start - mention.start) <= _EARSHOT and m.kind not in ("region", "sea", "country")
    ]
    if not close:
        return None
    nearest = min(close, key=lambda m: (abs(m.start - mention.start), m.start))
    return max(nearest.candidates, key=lambda p: (around.countries.get(p.iso2, 0.0), p.population, -p.row))


def _same_or_headed(other: PlaceMention, mention: PlaceMention) -> bool:
    """Return whether another mention tells nothing of where one lies: it has the same name, or heads the news."""
    return other.text == mention.text or (other.text.isupper() and not mention.text.isupper())


def _unit_spoken_of(
    mention: PlaceMention, around: "Surroundings", country: Candidate, units: "Units"
) -> Candidate | None:
    """Return the first-level unit of a country that the text speaks of most, or None where none leads."""
    counts: Counter[int] = Counter()
    for other in {m.start: m for m in around.all if not m.weak and not _same_or_headed(m, mention)}.values():
        inside = [c for c in other.candidates if c.iso2 == country.iso2 and c.main]
        if inside and inside[0].admin1 >= 0:
            counts[inside[0].admin1] += 1
    ranked = counts.most_common(2)
    leads = bool(ranked) and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
    return units.place(ranked[0][0]) if leads else None


def country_only(weights: Mapping[str, float], units: "Units") -> Place | None:
    """Return the country most spoken of, with nothing finer, or None."""
    if not weights:
        return None
    country = units.country(max(weights, key=lambda c: (weights[c], c)))
    return None if country is None else _placed(None, country, units, 3)


def _printed_name(mention: PlaceMention, place: Candidate) -> str:
    """Return the project's name of a place it lists, else the article's spelling, else the gazetteer's name."""
    printed = ascii_name(mention.text)
    unlike = place.population >= _LARGE and fuzz.ratio(printed.lower(), place.name.lower()) < _UNLIKE
    if place.curated or mention.text.isupper() or mention.text.islower() or unlike:
        return place.name
    return printed


def _with_city(place: Candidate, units: "Units") -> str:
    """Return "City - Quarter" where the city is known."""
    city = units.place(place.parent) if place.parent >= 0 else None
    if city is None or city.kind != "settlement" or city.name == place.name:
        return place.name
    return f"{city.name} - {place.name}"


def _placed(location: str | None, place: Candidate, units: "Units", precision: int) -> Place:
    """Return a place with the units, country and coordinates of a candidate."""
    country = units.place(place.country) if place.country >= 0 else None
    bare = isnan(place.latitude) or place.kind == "country"
    return Place(
        location=location,
        admin1=units.place(place.admin1).name if place.admin1 >= 0 else None,
        country=country.name if country else None,
        iso=(country.iso or None) if country else None,
        latitude=None if bare else place.latitude,
        longitude=None if bare else place.longitude,
        geo_precision=precision,
        admin2=_second_unit(place, units),
    )


def _second_unit(place: Candidate, units: "Units") -> str | None:
    """Return the second-level unit that a place is or lies in, or None where none is known."""
    while place.kind != "district":
        if place.parent in (-1, place.row):
            return None
        place = units.place(place.parent)
    return place.name
