"""Choosing the place that is meant: among namesakes by what else the text names, among mentions by how fine they are."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import hypot, isnan, log10
from typing import Protocol

from pipeline.text.place_types import FINENESS, Candidate, Place, PlaceMention

_PRIOR = {"country": 8.0, "province": 5.5, "region": 6.0, "sea": 6.0, "district": 3.5, "area": 4.5}
_HAND_MADE = 4.0  # least prior of a quarter, camp, base …: they are in the lists because they are in the news
_PRECISION = {"province": 3, "region": 3, "sea": 3, "country": 3, "district": 2, "area": 2}
_FAMOUS = 300_000  # people: meant even where its country is not spoken of
_LIKE_QUARTER = frozenset({"quarter", "district", "area"})
_CLOSE = 0.4  # degrees within which one settlement can contain another


class Units(Protocol):
    """Where units and countries are looked up."""

    def place(self, row: int) -> Candidate:
        """Return the place of a row."""

    def country(self, name: str) -> Candidate | None:
        """Return the country of a name or ISO2 code."""


def prior(place: Candidate) -> float:
    """Return how likely a name means the place, before any context: roughly the logarithm of its people."""
    people = log10(place.population + 100)
    if place.kind == "province":
        base = 2.0 + 0.5 * people
    elif place.kind == "district":
        base = 1.5 + 0.4 * people
    elif place.kind == "settlement":
        base = people
    else:
        base = max(_PRIOR.get(place.kind, _HAND_MADE), people)
    return base - (0.0 if place.main else 1.5)


def countries_of(mentions: Sequence[PlaceMention]) -> dict[str, float]:
    """Return the weight of each country (ISO2) in a list of mentions; a name that is used elsewhere too shares its weight."""
    weights: Counter[str] = Counter()
    for mention in mentions:
        if not mention.candidates:
            continue
        scores = {p: prior(p) for p in mention.candidates if p.iso2}
        if not scores:
            continue
        best = max(scores.values())
        likely = {p: s for p, s in scores.items() if s > best - 2.0}
        share = Counter[str]()
        for place, score in likely.items():
            share[place.iso2] = max(share[place.iso2], 10 ** (score - best))
        total = sum(share.values())
        worth = (0.3 if mention.weak else 1.0) * (0.5 if mention.metonym else 1.0)
        for iso2, part in share.items():
            weights[iso2] += worth * part / total
    return dict(weights)


def choose_place(
    own: Sequence[PlaceMention], context: Sequence[PlaceMention], countries: Sequence[str], units: Units
) -> Place | None:
    """Return where an incident happened: `own` mentions place it, `context` and `countries` settle namesakes."""
    weights = _weights(own, context, countries, units)
    chosen = [(m, _best(m, own, weights, units)) for m in own]
    known = [(m, p) for m, p in chosen if p is not None]
    finest = _finest(chosen)
    if finest is None:
        return _country_only(weights, units)
    mention, place = finest
    if place is None:
        return _unknown(mention, known, weights, units)
    return _known(mention, place, known, units)


def _weights(
    own: Sequence[PlaceMention], context: Sequence[PlaceMention], countries: Sequence[str], units: Units
) -> dict[str, float]:
    """Return the weight of every country that the text or the hints speak of."""
    weights: Counter[str] = Counter()
    for iso2, weight in countries_of(own).items():
        weights[iso2] += 3 * weight
    spoken = countries_of(context)
    top = max(spoken.values(), default=1.0)
    for iso2, weight in spoken.items():
        weights[iso2] += 2 * weight / max(top, 1.0)
    for number, name in enumerate(countries):
        hinted = units.country(name)
        if hinted is not None:
            weights[hinted.iso2] += 3.0 / (1 + number)
    return dict(weights)


def _best(
    mention: PlaceMention, own: Sequence[PlaceMention], weights: Mapping[str, float], units: Units
) -> Candidate | None:
    """Return the place that one mention means, or None where no candidate fits the text."""
    others = {c for m in own if m.text != mention.text for c in m.candidates if FINENESS[c.kind] < 7}
    inside = set(mention.container.candidates) if mention.container else set()
    alone = countries_of([mention])
    rest = {iso2: w - 3.01 * alone.get(iso2, 0.0) for iso2, w in weights.items()}
    top = max(rest.values(), default=0.0)

    def score(place: Candidate) -> float:
        points = prior(place)
        if top > 0:
            points += 3.0 * max(rest.get(place.iso2, 0.0), 0.0) / top
        points += 4.0 * any(place.lies_in(c) or _beside(place, c) for c in inside)
        points += 2.5 * any(place.lies_in(c) for c in others)
        return points + _kind_fits(mention, place)

    ranked = sorted(mention.candidates, key=lambda p: (-score(p), p.row))
    if not ranked:
        return None
    best = ranked[0]
    spoken = [iso2 for iso2, w in rest.items() if w > 0.05]
    small = best.population < _FAMOUS and best.kind in ("settlement", "district")
    return None if small and best.iso2 not in spoken and spoken else best


def _beside(place: Candidate, other: Candidate) -> bool:
    """Return whether one settlement is close enough to lie in another."""
    if other.kind not in ("settlement", "district", "area") or place.row == other.row or isnan(other.latitude):
        return False
    return hypot(place.latitude - other.latitude, place.longitude - other.longitude) < _CLOSE


def _kind_fits(mention: PlaceMention, place: Candidate) -> float:
    """Return points for agreeing with what the text calls the place."""
    if not mention.named_kind:
        return 1.5 if place.kind == "settlement" else 0.0
    if mention.kind == place.kind:
        return 3.0
    ground = FINENESS[place.kind] >= FINENESS["settlement"]
    if mention.kind in ("province", "district"):
        return -4.0 if ground and mention.kind == "province" else -0.5
    return 1.0 if ground else -2.0


def _finest(chosen: Sequence[tuple[PlaceMention, Candidate | None]]) -> tuple[PlaceMention, Candidate | None] | None:
    """Return the mention that places the incident: sound before doubtful, fine before coarse, in before near."""

    def rank(item: tuple[PlaceMention, Candidate | None]) -> tuple[bool, bool, bool, int, bool, int]:
        mention, place = item
        kind = mention.kind if place is None else place.kind
        held = any(m.container is not None and m.container.start == mention.start for m, _ in chosen)
        coarse = FINENESS[kind] <= FINENESS["province"]
        return (mention.weak or mention.metonym, coarse, held, -FINENESS[kind], mention.near, mention.start)

    return min(chosen, key=rank, default=None)


def _known(
    mention: PlaceMention, place: Candidate, known: Sequence[tuple[PlaceMention, Candidate]], units: Units
) -> Place:
    """Return the place of a known candidate with its chain of units."""
    precision = _PRECISION.get(place.kind, 1)
    if precision == 1 and (mention.near or (mention.named_kind and mention.kind == "district" and place.kind != "quarter")):
        precision = 2
    location: str | None = place.name if precision < 3 else None
    if place.kind in ("quarter", "site"):
        location = _with_city(place.name, place, units)
    return _placed(location, place, units, precision)


def _with_city(name: str, place: Candidate, units: Units) -> str:
    """Return "City - Quarter" where the city is known."""
    if place.parent < 0:
        return name
    city = units.place(place.parent)
    return f"{city.name} - {name}" if city.kind == "settlement" and city.name != name else name


def _placed(location: str | None, place: Candidate, units: Units, precision: int) -> Place:
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
    )


def _unknown(
    mention: PlaceMention, known: Sequence[tuple[PlaceMention, Candidate]], weights: Mapping[str, float], units: Units
) -> Place | None:
    """Return the place of an unknown name, its units taken from what contains it."""
    held = [p for m, p in known if mention.container is not None and m.start == mention.container.start]
    around = held or [p for m, p in known if not m.weak and not m.metonym]
    holder = max(around, key=lambda p: (FINENESS[p.kind], p.population), default=None)
    precision = 2 if mention.near or mention.kind in ("district", "area") else 1
    if holder is None:
        country = _country_only(weights, units)
        return Place(mention.text, None, country.country if country else None, country.iso if country else None, None, None, precision)
    if mention.kind in _LIKE_QUARTER and holder.kind == "settlement":
        return _placed(f"{holder.name} - {mention.text}", holder, units, 2 if mention.near else 1)
    place = _placed(mention.text, holder, units, precision)
    if FINENESS[holder.kind] <= FINENESS["province"]:
        return Place(place.location, place.admin1, place.country, place.iso, None, None, precision)
    return place


def _country_only(weights: Mapping[str, float], units: Units) -> Place | None:
    """Return the country most spoken of, with nothing finer, or None."""
    if not weights:
        return None
    iso2 = max(weights, key=lambda c: (weights[c], c))
    country = units.country(iso2)
    return None if country is None else _placed(None, country, units, 3)
