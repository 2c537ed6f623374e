"""Rules that pick one figure from the claims of an event; storing keeps all of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import median_low

OFFICIAL = frozenset({"government", "police", "military", "medical"})


@dataclass(frozen=True)
class Said:
    """One claim as the rules see it; `who` is empty for an article's own voice, `said_on` orders the figures."""

    claim_id: str
    report_id: str
    who: str
    claimant_type: str
    low: int | None
    high: int | None
    scope: str
    victims: str
    said_on: date | None
    supersedes: str | None

    @property
    def value(self) -> int:
        """Return the number that stands for the claim: the least it allows, else the most."""
        return self.low if self.low is not None else self.high or 0


@dataclass(frozen=True)
class Pick:
    """The figure that a rule picks; `summed` where it was added up from parts."""

    value: int | None
    summed: bool = False


def totals(claims: Sequence[Said]) -> list[Said]:
    """Return the claims of a total that no later one of the same claimant supersedes."""
    replaced = {c.supersedes for c in claims if c.supersedes}
    return [c for c in claims if c.scope == "total" and c.claim_id not in replaced]


def latest(claims: Sequence[Said]) -> list[Said]:
    """Return each claimant's latest totals; the articles' own voices count as one claimant each."""
    by_claimant: dict[str, list[Said]] = {}
    for claim in claims:
        by_claimant.setdefault(claim.who or f"report {claim.report_id}", []).append(claim)
    kept: list[Said] = []
    for found in by_claimant.values():
        newest = max((c.said_on or date.min) for c in found)
        kept += [c for c in found if (c.said_on or date.min) == newest]
    return kept


def _lowest(claims: Sequence[Said]) -> int:
    return min(c.value for c in claims)


def _highest(claims: Sequence[Said]) -> int:
    return max(c.high if c.high is not None else c.value for c in claims)


def _latest(claims: Sequence[Said]) -> int:
    newest = max((c.said_on or date.min) for c in claims)
    return min(c.value for c in claims if (c.said_on or date.min) == newest)


def _median(claims: Sequence[Said]) -> int:
    return median_low(sorted(c.value for c in claims))


def _conservative(claims: Sequence[Said]) -> int:
    """Return the lowest of the claimants' latest totals; a perpetrator's own boast only where nobody else gives one."""
    others = [c for c in claims if c.claimant_type != "perpetrator"]
    return _lowest(latest(others or claims))


def _official(claims: Sequence[Said]) -> int:
    """Return the lowest latest total of officials, else the conservative figure."""
    said = [c for c in claims if c.claimant_type in OFFICIAL]
    return _lowest(latest(said)) if said else _conservative(claims)


RULES: Mapping[str, Callable[[Sequence[Said]], int]] = {
    "conservative": _conservative,
    "lowest": _lowest,
    "highest": _highest,
    "latest": _latest,
    "median": _median,
    "official": _official,
}


def pick(claims: Sequence[Said], rule: str) -> Pick:
    """Return the figure of a rule; parts are added up only where no total is given and they are separate groups."""
    whole = totals(claims)
    if whole:
        return Pick(RULES[rule](whole))
    parts = [c for c in claims if c.scope == "part"]
    sums = [_sum(found, rule) for found in _by_report(parts).values()]
    if not sums:
        return Pick(None)
    return Pick(max(sums) if rule == "highest" else min(sums), summed=True)


def _by_report(parts: Sequence[Said]) -> dict[str, list[Said]]:
    """Return the parts of each report."""
    found: dict[str, list[Said]] = {}
    for part in parts:
        found.setdefault(part.report_id, []).append(part)
    return found


def _sum(parts: Sequence[Said], rule: str) -> int:
    """Return the parts of one report added up: for each group what each claimant counts, one of these by the rule."""
    groups: dict[str, dict[str, list[Said]]] = {}
    for part in parts:
        groups.setdefault(part.victims, {}).setdefault(part.who, []).append(part)
    return sum(RULES[rule]([_added_up(found) for found in group.values()]) for group in groups.values())


def _added_up(parts: Sequence[Said]) -> Said:
    """Return the parts that one claimant counts of one group as one figure."""
    whole = sum(p.value for p in parts)
    highs = [p.high for p in parts]
    return replace(parts[0], low=whole, high=None if None in highs else sum(h for h in highs if h is not None))


def spread(claims: Sequence[Said]) -> tuple[int | None, int | None, bool]:
    """Return the lowest and the highest total that any claim gives, and whether the highest is open ended."""
    whole = totals(claims)
    if not whole:
        return None, None, False
    top = max(whole, key=lambda c: (c.high if c.high is not None else c.value, c.high is None))
    return min(c.value for c in whole), top.high if top.high is not None else top.value, top.high is None


def disputed(claims: Sequence[Said]) -> bool:
    """Say whether the latest totals of two claimants cannot both be true: their intervals do not meet."""
    said = latest(totals(claims))
    return any(_apart(a, b) for n, a in enumerate(said) for b in said[n + 1 :] if _claimant(a) != _claimant(b))


def _claimant(claim: Said) -> str:
    return claim.who or f"report {claim.report_id}"


def _apart(a: Said, b: Said) -> bool:
    """Say whether no number satisfies both claims."""
    low = max(a.low or 0, b.low or 0)
    tops = [c.high for c in (a, b) if c.high is not None]
    return bool(tops) and low > min(tops)
