"""The one finer place that the rest of an article tells for news whose own sentences say only roughly where."""

from collections.abc import Callable, Collection, Sequence

from pipeline.text.place_types import FINENESS, Place, PlaceMention

_CITY = 100_000  # people
Locate = Callable[[Sequence[PlaceMention]], Place | None]


def with_finer(
    own: Sequence[PlaceMention], told: Sequence[PlaceMention], taken: Collection[int], title_end: int, locate: Locate
) -> list[PlaceMention]:
    """Return the mentions of an incident, with those of the single finer place among the `told` ones of its text.

    A province, "near Y" in a title or "near" a city gains the town of the same country and province, where the text
    tells one alone and no other incident has `taken` it (offsets); otherwise the mentions come back as they are.
    """
    rough = locate(own)
    named = [m for m in own if _ground(m)]
    around = named and all(m.near and (m.end <= title_end or _city(m)) for m in named)
    if rough is None or (rough.location and not around):
        return list(own)
    finer: dict[str, list[PlaceMention]] = {}
    for mention in told:
        if mention.start in taken or mention.weak or mention.metonym or not _ground(mention):
            continue
        place = locate([*own, mention])
        if place is not None and place.location and _refines(place, rough):
            finer.setdefault(place.location, []).append(mention)
    return [*own, *next(iter(finer.values()))] if len(finer) == 1 else list(own)


def _city(mention: PlaceMention) -> bool:
    """Return whether a mention names a city, whose suburbs and surroundings have names of their own."""
    return any(c.population >= _CITY for c in mention.candidates[:1])


def _ground(mention: PlaceMention) -> bool:
    """Return whether a mention names a district, a town or something smaller, or is unknown by name."""
    likeliest = next(iter(mention.candidates), None)
    return likeliest is None or FINENESS[likeliest.kind] >= FINENESS["district"]


def _refines(place: Place, rough: Place) -> bool:
    """Return whether a place lies where the rough one does, and is not the same."""
    same_unit = rough.admin1 is None or place.admin1 in (None, rough.admin1)
    return place.country == rough.country and same_unit and place.location != rough.location
