"""Stage four: which reports tell the same incident, and the event ids that outlive reruns."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from pipeline.linking import SAME, Features, all_features, candidates, likeness, may_share_a_day
from pipeline.register import ACTIVE, FIRST, GONE, MERGED, first_ids
from pipeline.register import COLUMNS as REGISTER

DECIDED = 1000.0  # above all likeness
NUMBER = re.compile(r"([A-Z]{3})(\d+)")


@dataclass
class Cluster:
    """Reports held to tell one incident."""

    members: list[Features]
    sources: set[str] = field(default_factory=set)


def link(
    reports: pd.DataFrame,
    claims: pd.DataFrame,
    sources: pd.DataFrame,
    register: pd.DataFrame,
    judgements: pd.DataFrame,
    codes: Mapping[str, str],
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return reports and claims with their event ids, and the register that keeps these ids.

    `codes` gives a country's three letters; `judgements` holds pairs of report or event ids that a
    person found to be the same incident or not, and reports found to be none.
    """
    decided = Decisions.read(judgements, register)
    kept = reports[~reports["report_id"].isin(decided.no_incident)]
    told = all_features(kept, claims, sources)
    clusters = _clusters(told, _copies(sources), decided)
    named, register = _with_ids(clusters, register, codes)
    event_of = {m.report_id: event_id for event_id, cluster in named for m in cluster.members}
    reports = kept.assign(event_id=kept["report_id"].map(event_of))
    claims = claims[claims["report_id"].isin(event_of)]
    return reports, claims.assign(event_id=claims["report_id"].map(event_of)), register


@dataclass(frozen=True)
class Decisions:
    """What people decided, in report ids."""

    same: frozenset[frozenset[str]]
    different: frozenset[frozenset[str]]
    no_incident: frozenset[str]

    @classmethod
    def read(cls, judgements: pd.DataFrame, register: pd.DataFrame) -> "Decisions":
        """Return the judgements with event ids replaced by the reports they stand for."""
        members: dict[str, list[str]] = defaultdict(list)
        for report_id, event_id, status in register[REGISTER].itertuples(index=False):
            members[event_id] += [report_id] if report_id and status != FIRST else []
        pairs: dict[str, set[frozenset[str]]] = defaultdict(set)
        none: set[str] = set()
        for row in judgements.to_dict("records"):
            left, right = (members.get(row[side], [row[side]]) for side in ("left", "right"))
            if row["judgement"] == "no incident":
                none.update(left)
            pairs[str(row["judgement"])] |= {frozenset((a, b)) for a in left for b in right if a != b}
        return cls(frozenset(pairs["same"]), frozenset(pairs["different"]), frozenset(none))


def _copies(sources: pd.DataFrame) -> dict[str, str]:
    """Return for each copy the article that it repeats."""
    copies = sources[sources["copy_of"].notna()]
    return dict(zip(copies["source_id"], copies["copy_of"], strict=True))


def _clusters(told: list[Features], copies: Mapping[str, str], decided: Decisions) -> list[Cluster]:
    """Return the reports grouped by incident, the surest pairs joined first."""
    cluster_of = {f.report_id: Cluster([f], {f.source_id}) for f in told}
    scored = [(DECIDED, min(pair), max(pair)) for pair in decided.same if pair <= cluster_of.keys()]
    for one, other in candidates(told):
        score = _score(one, other, copies, decided)
        if score >= SAME:
            scored.append((score, min(one.report_id, other.report_id), max(one.report_id, other.report_id)))
    for _, left, right in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        a, b = cluster_of[left], cluster_of[right]
        if a is not b and _may_join(a, b, decided, frozenset((left, right)) in decided.same):
            a.members += b.members
            a.sources |= b.sources
            cluster_of.update({m.report_id: a for m in b.members})
    return list({id(c): c for c in cluster_of.values()}.values())


def _score(a: Features, b: Features, copies: Mapping[str, str], decided: Decisions) -> float:
    """Return how alike two reports are; copies of one article are more alike."""
    if frozenset((a.report_id, b.report_id)) in decided.different or a.source_id == b.source_id:
        return -1.0
    copied = copies.get(a.source_id, a.source_id) == copies.get(b.source_id, b.source_id)
    return likeness(a, b) + (1.5 if copied else 0.0)


def _may_join(a: Cluster, b: Cluster, decided: Decisions, judged: bool) -> bool:
    """Say whether two groups can be one incident: no article tells it twice, no day excludes another."""
    if any(frozenset((m.report_id, n.report_id)) in decided.different for m in a.members for n in b.members):
        return False
    if judged:
        return True
    return not (a.sources & b.sources) and all(may_share_a_day(m, n) for m in a.members for n in b.members)


def _with_ids(
    clusters: list[Cluster], register: pd.DataFrame, codes: Mapping[str, str]
) -> tuple[list[tuple[str, Cluster]], pd.DataFrame]:
    """Return the groups under their event ids and the register brought up to date.

    An id stays with the group that holds most of the reports that were first given it; a group that holds several ids
    keeps the oldest; a group without one gets the next number of its country. So events that were merged and part
    again get their former ids back.
    """
    first = first_ids(register)
    last = Counter[str]()
    for event_id in register["event_id"]:
        prefix, number = _parted(str(event_id))
        last[prefix] = max(last[prefix], number)
    won = _won(clusters, first)
    named: list[tuple[str, Cluster]] = []
    into: dict[str, str] = {}
    for cluster in sorted(clusters, key=_order):
        ids = sorted(won.get(id(cluster), ()), key=_parted)
        event_id = ids[0] if ids else _next(cluster, codes, last)
        into |= dict.fromkeys(ids[1:], event_id)
        named.append((event_id, cluster))
    return named, _registered(named, into, first, register)


def _won(clusters: list[Cluster], known: Mapping[str, str]) -> dict[int, set[str]]:
    """Return for each group the old ids that it keeps: it holds more of their reports than any other group."""
    shares: dict[str, list[tuple[int, str, Cluster]]] = defaultdict(list)
    for cluster in clusters:
        counts = Counter(known[m.report_id] for m in cluster.members if m.report_id in known)
        for event_id, count in counts.items():
            shares[event_id].append((-count, min(m.report_id for m in cluster.members), cluster))
    won: dict[int, set[str]] = defaultdict(set)
    for event_id, found in shares.items():
        won[id(min(found, key=lambda s: s[:2])[2])].add(event_id)
    return won


def _parted(event_id: str) -> tuple[str, int]:
    """Return country code and number of an event id."""
    match = NUMBER.fullmatch(event_id)
    return (match[1], int(match[2])) if match else (event_id, 0)


def _order(cluster: Cluster) -> tuple[str, int, str]:
    """Return what new ids are numbered by: country, day, report."""
    days = [m.first for m in cluster.members if m.first is not None]
    return _country(cluster), min(days, default=0), min(m.report_id for m in cluster.members)


def _country(cluster: Cluster) -> str:
    """Return the country that most of a group's reports name."""
    names = Counter(m.country for m in cluster.members if m.country)
    return min(names, key=lambda n: (-names[n], n)) if names else ""


def _next(cluster: Cluster, codes: Mapping[str, str], last: Counter[str]) -> str:
    """Return the next free id of a group's country."""
    prefix = codes.get(_country(cluster), "XXX")
    last[prefix] += 1
    return f"{prefix}{last[prefix]}"


def _registered(
    named: list[tuple[str, Cluster]], into: Mapping[str, str], first: Mapping[str, str], register: pd.DataFrame
) -> pd.DataFrame:
    """Return the register: reports active or gone, where they were first, and merged ids with where they went."""
    present = {m.report_id: event_id for event_id, cluster in named for m in cluster.members}
    alive = {event_id for event_id, _ in named}
    merged = dict(into)
    for event_id, status in register[REGISTER[1:]].itertuples(index=False):
        if status.startswith(MERGED) and event_id not in alive:
            target = status.removeprefix(MERGED)
            merged.setdefault(event_id, into.get(target, target))
    rows = {("", old, MERGED + new) for old, new in merged.items()}
    for report_id in present.keys() | first.keys():
        own = first.get(report_id, present.get(report_id, ""))
        now = present.get(report_id, merged.get(own, own))
        rows.add((report_id, now, ACTIVE if report_id in present else GONE))
        if own != now:
            rows.add((report_id, own, MERGED + now if merged.get(own) == now else FIRST))
    return pd.DataFrame(sorted(rows), columns=REGISTER, dtype=str)
