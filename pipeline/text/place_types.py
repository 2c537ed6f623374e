"""What is known of a place, of its mention in a text, and of the place that was chosen."""

from dataclasses import dataclass, field, replace
from math import hypot

# How fine a kind of place is: the finest names the location.
FINENESS = {
    "site": 7, "quarter": 7, "crossing": 6, "camp": 6, "base": 6, "village": 6, "settlement": 5,
    "area": 4, "district": 3, "province": 2, "region": 1, "sea": 1, "country": 0,
}  # fmt: skip
_CLOSE = 0.4  # degrees within which one settlement can be part of another


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place of the gazetteer that a name can mean; units and parents are row numbers (-1: none)."""

    row: int
    name: str
    kind: str
    iso2: str
    iso: int
    admin1: int
    parent: int
    country: int
    capital: int
    curated: bool
    latitude: float
    longitude: float
    population: int
    main: bool  # found by one of its own names, not by a stray variant

    def as_variant(self) -> "Candidate":
        """Return the place as found by a variant of its name."""
        return replace(self, main=False)

    def beside(self, other: "Candidate") -> bool:
        """Return whether a settlement or quarter is so close to a larger one that it can lie in it."""
        ground = FINENESS[self.kind] >= FINENESS["settlement"] and other.kind in ("settlement", "area", "district")
        if not ground or self.row == other.row or self.population > other.population:
            return False
        return hypot(self.latitude - other.latitude, self.longitude - other.longitude) < _CLOSE

    def lies_in(self, other: "Candidate") -> bool:
        """Return whether the place lies in a unit, a parent place or a country."""
        return other.row in (self.parent, self.admin1, self.country) and other.row != self.row


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name in a text; no candidates: a place by its context that the gazetteer does not know."""

    start: int
    end: int
    text: str
    kind: str
    near: bool = False
    candidates: tuple[Candidate, ...] = ()
    weak: bool = False  # inside the name of an organisation, or told apart from a person's name by nothing
    metonym: bool = False  # stands for a government: "Islamabad said"
    possessive: bool = False  # "Kabul's"
    named_kind: bool = False  # the text says what kind of place it is
    container: "PlaceMention | None" = field(default=None, repr=False)  # the place that the text says it lies in
    origins: tuple[str, ...] = field(default=(), repr=False)  # countries (ISO2) whose adjectives the text uses most


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happened; None where not known."""

    location: str | None
    admin1: str | None
    country: str | None
    iso: int | None
    latitude: float | None
    longitude: float | None
    geo_precision: int | None
    admin2: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A mention with the place that it was taken to mean (None: a place unknown by name)."""

    mention: PlaceMention
    place: Candidate | None
