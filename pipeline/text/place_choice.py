"""Choosing the place that is meant: among namesakes by what else the text names, among mentions by fineness."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log10
from typing import Protocol

from pipeline.text.place_names import exact_key, parts
from pipeline.text.place_report import country_only, report_known, report_unknown
from pipeline.text.place_types import FINENESS, Candidate, Choice, Place, PlaceMention

_PRIOR = {"country": 9.0, "region": 8.0, "sea": 8.0, "area": 4.5}
_CURATED = 4.0  # least prior of a quarter, camp, base …: they are in the list because they are in the news
_FAMOUS = 300_000  # people: meant even where its country is not spoken of
_KNOWN = 20_000  # people: meant even where only adjectives speak of another country
_TOWN_LEAD = 2.0  # a hamlet does not go before a province of its name
_SPOKEN = 0.15  # share of the most spoken of country that makes another one spoken of
_QUARTERS = frozenset({"quarter", "district", "area"})


class Units(Protocol):
    """Where units and countries are looked up."""

    def place(self, row: int) -> Candidate:
        """Return the place of a row."""

    def country(self, name: str) -> Candidate | None:
        """Return the country of a name or ISO2 code."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the text and the caller say besides the mention in question."""

    own: Sequence[PlaceMention]
    all: Sequence[PlaceMention]
    countries: Mapping[str, float]  # by ISO2
    by_name: Mapping[str, Mapping[str, float]]  # what each printed name adds to them
    units: Mapping[int, float]  # first-level units by row
    placed: frozenset[str]  # countries (ISO2) that places tell, and not only adjectives ("Russian missiles")
    headed: frozenset[str]  # countries (ISO2) that the report is filed under

    def besides(self, name: str) -> dict[str, float]:
        """Return the weights of countries without what the name itself adds."""
        added = self.by_name.get(name, {})
        return {iso2: max(w - added.get(iso2, 0.0), 0.0) for iso2, w in self.countries.items()}


def prior(place: Candidate) -> float:
    """Return how likely a name means the place, before any context: roughly the logarithm of its people."""
    people = log10(place.population + 100)
    if place.kind == "province":
        base = people - 0.7  # units are larger than towns without being named more often
    elif place.kind == "district":
        base = max(people - 1.7, _CURATED if place.curated else 0.0)
    elif place.kind == "settlement":
        base = people
    else:
        base = max(_PRIOR.get(place.kind, _CURATED), people)
    return base - (0.0 if place.main else 1.5)


def likelihood(place: Candidate, rivals: Sequence[Candidate]) -> float:
    """Return the prior among rivals: a town goes before the unit called after it, a unit before its country."""
    if place.kind == "country":
        named_so = any(r.iso2 == place.iso2 and r.kind == "province" and r.name != place.name for r in rivals)
        return prior(place) - (5.0 if named_so else 0.0)
    own = prior(place)
    if place.kind != "settlement":
        return own
    units = [prior(r) for r in rivals if r.iso2 == place.iso2 and r.kind in ("province", "district")]
    return max([own, *(u + 0.5 for u in units if own + _TOWN_LEAD >= u)])


def countries_of(mentions: Sequence[PlaceMention]) -> dict[str, float]:
    """Return the weight of each country (ISO2) in a list of mentions; a name used in several shares its weight."""
    weights: defaultdict[str, float] = defaultdict(float)
    for mention in mentions:
        scores = [(p, prior(p)) for p in mention.candidates if p.iso2]
        if not scores:
            continue
        best = max(score for _, score in scores)
        share: defaultdict[str, float] = defaultdict(float)
        for place, score in scores:
            if score > best - 2.0:
                share[place.iso2] = max(share[place.iso2], 10 ** (score - best))
        worth = (0.15 if mention.weak else 1.0) * (0.5 if mention.metonym else 1.0)
        for iso2, part in share.items():
            weights[iso2] += worth * part / sum(share.values())
    return dict(weights)


def choose_place(
    own: Sequence[PlaceMention], context: Sequence[PlaceMention], countries: Sequence[str], units: Units
) -> Place | None:
    """Return where an incident happened: `own` mentions place it, `context` and `countries` settle namesakes."""
    around = _surroundings(own, context, countries, units)
    own = [m for m in own if not (m.weak and _is_stray(m, around))]
    chosen = [Choice(m, _best(m, around)) for m in own]
    finest = _finest(chosen, around.headed)
    if finest is None:
        return country_only(around.countries, units)
    if finest.place is None:
        return report_unknown(finest.mention, chosen, around, units)
    return report_known(finest.mention, finest.place, units)


def _is_stray(mention: PlaceMention, around: Surroundings) -> bool:
    """Return whether a doubtful name tells nothing: all its places lie where no other name of the text does."""
    told = set(countries_of([m for m in around.all if m.text != mention.text and not m.weak]))
    return bool(told and mention.candidates) and not any(c.iso2 in told for c in mention.candidates)


def _surroundings(
    own: Sequence[PlaceMention], context: Sequence[PlaceMention], countries: Sequence[str], units: Units
) -> Surroundings:
    """Return the countries and units that the text and the hints speak of, by weight."""
    by_name: dict[str, defaultdict[str, float]] = {}
    top = max([*countries_of(context).values(), 1.0])
    for mentions, worth in ((own, 3.0), (context, 2.0 / top)):
        for mention in mentions:
            for iso2, weight in countries_of([mention]).items():
                by_name.setdefault(mention.text, defaultdict(float))[iso2] += worth * weight
    weights: defaultdict[str, float] = defaultdict(float)
    for added in by_name.values():
        for iso2, weight in added.items():
            weights[iso2] += weight
    hinted = [found for name in countries if (found := units.country(name)) is not None]
    for number, country in enumerate(hinted):
        weights[country.iso2] += 3.0 / (1 + number)
    placed = frozenset(weights)
    everything = [*own, *context]
    for number, iso2 in enumerate(next((m.origins for m in everything), ())):
        weights[iso2] += 1.0 / (1 + number)
    return Surroundings(
        own, everything, weights, by_name, _unit_weights(everything, weights), placed, frozenset(c.iso2 for c in hinted)
    )


def _unit_weights(mentions: Sequence[PlaceMention], countries: Mapping[str, float]) -> dict[int, float]:
    """Return how often the text names each first-level unit or a place in it, as a share of the most frequent."""
    counts: Counter[int] = Counter()
    for mention in {m.start: m for m in mentions if not m.weak}.values():
        likely = [p for p in mention.candidates if countries.get(p.iso2, 0.0) > 0.3 and p.admin1 >= 0]
        if likely:
            counts[max(likely, key=lambda p: likelihood(p, likely)).admin1] += 1
    top = max(counts.values(), default=1)
    return {unit: count / top for unit, count in counts.items()}


def _best(mention: PlaceMention, around: Surroundings) -> Candidate | None:
    """Return the place that one mention means, or None where no candidate fits the text."""
    rest = around.besides(mention.text)
    top = max([*rest.values(), 0.0])
    others = {c for m in around.own if m.text != mention.text for c in m.candidates if FINENESS[c.kind] < 7}
    inside = {c for m in around.all if m.text == mention.text and m.container for c in m.container.candidates}
    inner = {c for m in around.all if m.container and m.container.start == mention.start for c in m.candidates}
    fitting = _fitting(mention)
    called_units = _units_called(mention, around)

    def score(place: Candidate) -> float:
        points = prior(place) if mention.named_kind else likelihood(place, mention.candidates)
        if top > 0:
            points += 3.0 * rest.get(place.iso2, 0.0) / max(top, 1.0)
        points += 1.5 * around.units.get(place.admin1, 0.0)
        points += 4.0 * any(place.lies_in(c) or place.beside(c) for c in inside)
        points += 4.0 * any(c.lies_in(place) for c in inner)
        points += 2.5 * any(place.lies_in(c) for c in others)
        points -= 4.0 * (place.kind == "settlement" and place.admin1 in called_units)
        return points + _kind_fits(mention, place)

    best = max(fitting, key=lambda p: (score(p), -p.row), default=None)
    if best is None:
        return None
    spoken = {iso2 for iso2, w in rest.items() if w > max(_SPOKEN * top, 0.05)}
    if best.main and best.population >= _KNOWN:
        spoken &= around.placed
    stated = any(best.lies_in(c) for c in inside)
    small = best.population < _FAMOUS and FINENESS[best.kind] in (FINENESS["settlement"], FINENESS["district"])
    listed = best.curated and exact_key(parts(best.name)) == exact_key(parts(mention.text))
    elsewhere = best.kind == "site" and bool(inside) and not stated
    small = (small and not listed) or best.kind == "quarter"
    return None if elsewhere or (small and spoken and best.iso2 not in spoken and not stated) else best


def _units_called(mention: PlaceMention, around: Surroundings) -> set[int]:
    """Return the first-level units that a bare name means: the text calls it one and names other places in it."""
    if mention.named_kind:
        return set()
    units = {c.row for c in mention.candidates if c.kind == "province"}
    alike = [m for m in around.all if m.start != mention.start and any(c.row in units for c in m.candidates)]
    if any(m.named_kind and FINENESS[m.kind] >= FINENESS["settlement"] for m in alike):
        return set()
    called = {
        c.row
        for m in alike
        for c in m.candidates
        if c.row in units and ((m.named_kind and m.kind in ("province", "district")) or m.text != mention.text)
    }
    within = {
        c.admin1
        for m in around.all
        if not (m.weak or m.metonym or any(u.row in units for u in m.candidates))
        for c in m.candidates[:1]
        if c.kind not in ("province", "district")
    }
    other_town = all(exact_key(parts(c.name)) != exact_key(parts(mention.text)) for c in mention.candidates[:1])
    return (units & within) | called if other_town else called & within  # "Gaza" is the Strip beside its towns


def _fitting(mention: PlaceMention) -> list[Candidate]:
    """Return the candidates that do not contradict the place that the text says the mention lies in."""
    inside = set(mention.container.candidates) if mention.container else set()
    if any(p.kind == "country" and p.main for p in mention.candidates):
        return [p for p in mention.candidates if p.main]  # "Iraq" is no variant of Arak
    if not mention.named_kind or not inside or FINENESS[mention.kind] <= FINENESS["province"]:
        return list(mention.candidates)
    ground = any(FINENESS[c.kind] >= FINENESS["district"] for c in inside)
    fitting = [p for p in mention.candidates if any(p.lies_in(c) or p.beside(c) or c.beside(p) for c in inside)]
    return fitting if ground and mention.kind in _QUARTERS else fitting or list(mention.candidates)


def _kind_fits(mention: PlaceMention, place: Candidate) -> float:
    """Return points for agreeing with what the text calls the place."""
    if not mention.named_kind:
        return 0.0
    if mention.kind == place.kind or (mention.kind in _QUARTERS and place.kind == "quarter"):
        return 3.0
    ground = FINENESS[place.kind] >= FINENESS["settlement"]
    if mention.kind in ("province", "district"):
        return -4.0 if ground and mention.kind == "province" else -0.5
    return 1.0 if ground else -2.0


def _finest(chosen: Sequence[Choice], headed: frozenset[str]) -> Choice | None:
    """Return the mention that places the incident: sound before doubtful, in before near, fine before coarse.

    Before all that comes a place in the country that the report is filed under.
    """

    def rank(choice: Choice) -> tuple[bool, bool, bool, bool, bool, int, int]:
        mention = choice.mention
        abroad = bool(headed) and choice.place is not None and choice.place.iso2 not in headed
        doubtful = mention.weak or mention.metonym or (choice.place is None and mention.kind == "site")
        kind = mention.kind if choice.place is None else choice.place.kind
        held = any(_holds(choice, other) for other in chosen)
        coarse = FINENESS[kind] <= FINENESS["province"]
        near = mention.near and not coarse
        return (abroad, doubtful, coarse, held, near, -FINENESS[kind], mention.start)

    return min(chosen, key=rank, default=None)


def _holds(outer: Choice, inner: Choice) -> bool:
    """Return whether the text says that one place contains the other; "the X suburb of Y" by which is larger."""
    stated = inner.mention.container is not None and inner.mention.container.start == outer.mention.start
    turned = outer.mention.container is not None and outer.mention.container.start == inner.mention.start
    around, within = outer.place, inner.place
    if around is None or within is None:
        return stated
    larger = around.population > within.population and not around.lies_in(within)
    return (stated or turned) and (larger or (stated and within.lies_in(around)))
