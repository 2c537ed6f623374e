"""Laying the hand-written supplement over the compiled places: new rows, better names, further spellings."""

from collections import defaultdict
from math import cos, hypot, isnan, radians

import numpy as np
import pandas as pd

from pipeline.errors import PipelineError
from pipeline.gazetteer_build import Draft
from pipeline.text.place_names import bare_key, exact_key, parts

_MATCH_KM = 30.0
_TOWN = 5_000  # people: from there on a "village" of the list is a settlement like others
_PARENT_KM = 80.0
_POINTS = frozenset({"settlement", "village", "quarter", "camp", "base", "site", "crossing"})
_Index = dict[tuple[str, str], list[int]]


def apply_supplement(draft: Draft, supplement: pd.DataFrame) -> None:
    """Change the draft in place: units and countries first, then the places that lie in them."""
    index: _Index = defaultdict(list)
    for row in range(len(draft.name)):
        for key, trusted in draft.keys(row).items():
            index[draft.iso2[row], key].append(row if trusted else ~row)  # ~: by a stray variant of its name
    order = {"country": 0, "territory": 0, "province": 1, "district": 2, "settlement": 3}
    rows = supplement.assign(order=supplement["kind"].map(order).fillna(4)).sort_values("order", kind="stable")
    for fact in rows.to_dict("records"):
        _apply(draft, {str(k): str(v) for k, v in fact.items()}, index)


def _apply(draft: Draft, fact: dict[str, str], index: _Index) -> None:
    """Merge one row of the supplement with the place it means, or add it."""
    if fact["kind"] == "territory":
        _hand_over(draft, fact, index)
        return
    kind, iso2 = fact["kind"], fact["country"]
    spellings = [s.strip() for s in fact["alternates"].split(";") if s.strip()]
    row = _same(draft, fact, spellings, index)
    if row < 0:
        row = draft.add(fact["name"], kind, iso2)
    else:
        draft.spellings[row].append(draft.name[row])
        draft.name[row] = fact["name"]
        town = kind == "village" and draft.kind[row] == "settlement" and draft.population[row] >= _TOWN
        draft.kind[row] = "settlement" if town else kind
    draft.spellings[row] += spellings
    draft.curated[row] = True
    for short in fact["after_comma"].split(";"):
        if short.strip():
            draft.abbreviations.append((exact_key(parts(short)), row))
    if fact["latitude"] and (isnan(draft.latitude[row]) or kind != "settlement"):
        draft.latitude[row], draft.longitude[row] = float(fact["latitude"]), float(fact["longitude"])
    _place(draft, row, fact, index)
    for key in draft.keys(row):
        if row not in index[iso2, key]:
            index[iso2, key].append(row)


def _same(draft: Draft, fact: dict[str, str], spellings: list[str], index: _Index) -> int:
    """Return the row that the fact means (same kind and country, a name in common, near enough), or -1."""
    kind, iso2 = fact["kind"], fact["country"]
    if kind == "country":
        return draft.by_code.get(iso2, -1)
    if kind in ("region", "sea", "area"):
        return -1
    for spelling in [fact["name"], *spellings]:
        words = parts(spelling)
        for key in (exact_key(words), bare_key(words)):
            rows = [r for r in _rows(index, iso2, key) if _alike(draft, r, kind)]
            if fact["latitude"]:
                rows = [r for r in rows if kind == "province" or _distance(draft, r, fact) < _MATCH_KM]
            if rows:
                return max(rows, key=lambda r: draft.population[r])
    return -1


def _nearest_named(draft: Draft, index: _Index, fact: dict[str, str]) -> int:
    """Return the place that a fact names as its parent: the most populous of that name within reach, or -1.

    A place of that very name goes before one that was once called so.
    """
    words = parts(fact["parent"])
    ground = _POINTS | {"district", "area"}
    for trusted in (True, False):
        rows = [
            r for k in (exact_key(words), bare_key(words)) for r in _rows(index, fact["country"], k, trusted=trusted)
        ]
        near = [r for r in rows if draft.kind[r] in ground and _distance(draft, r, fact) < _PARENT_KM]
        if near:
            return max(near, key=lambda r: (draft.kind[r] in _POINTS, draft.population[r]))
    return -1


def _rows(index: _Index, iso2: str, key: str, *, trusted: bool = False) -> list[int]:
    """Return the rows of a country under a key, all of them or only those by a trusted name."""
    return [r if r >= 0 else ~r for r in index.get((iso2, key), []) if r >= 0 or not trusted]


def _alike(draft: Draft, row: int, kind: str) -> bool:
    """Return whether a row may be of the kind: units by the same kind, everything on the ground by any such kind."""
    return draft.kind[row] == kind or (kind in _POINTS and draft.kind[row] in _POINTS)


def _distance(draft: Draft, row: int, fact: dict[str, str]) -> float:
    """Return the kilometres between a row and a fact (infinite where the row has no coordinates)."""
    return kilometres(draft.latitude[row], draft.longitude[row], float(fact["latitude"]), float(fact["longitude"]))


def kilometres(north1: float, east1: float, north2: float, east2: float) -> float:
    """Return the distance of two points in kilometres, good enough over a few hundred."""
    if isnan(north1) or isnan(north2):
        return float("inf")
    return 111.2 * hypot(north1 - north2, (east1 - east2) * cos(radians((north1 + north2) / 2)))


def _place(draft: Draft, row: int, fact: dict[str, str], index: _Index) -> None:
    """Set the unit and the parent of a row from the fact, else from its parent, else from the nearest settlement."""
    iso2 = fact["country"]
    if fact["kind"] in ("country", "sea"):
        return
    if fact["parent"]:
        parent = _nearest_named(draft, index, fact)
        if parent < 0:
            raise PipelineError(
                f"places.csv: {fact['name']}: its parent {fact['parent']!r} is no known place of {iso2}: add it"
            )
        draft.parent[row] = parent
        draft.admin1[row] = draft.admin1[parent]
    if fact["admin1"]:
        unit = _largest(draft, index, iso2, fact["admin1"], frozenset({"province"}))
        if unit < 0:
            raise PipelineError(
                f"places.csv: {fact['name']}: its admin1 {fact['admin1']!r} is no known unit of {iso2}: add it"
            )
        draft.admin1[row] = unit
    if fact["kind"] == "province":
        draft.admin1[row] = row
    elif draft.admin1[row] < 0 and fact["kind"] != "region" and iso2:
        draft.admin1[row] = _nearest_unit(draft, row)


def _largest(draft: Draft, index: _Index, iso2: str, name: str, kinds: frozenset[str]) -> int:
    """Return the most populous row of that name, country and kind, or -1."""
    words = parts(name)
    for trusted in (True, False):
        found = [r for key in (exact_key(words), bare_key(words)) for r in _rows(index, iso2, key, trusted=trusted)]
        found = [r for r in found if draft.kind[r] in kinds]
        if found:
            return max(found, key=lambda r: (draft.kind[r] in _POINTS, draft.population[r]))
    return -1


def _nearest_unit(draft: Draft, row: int) -> int:
    """Return the first-level unit of the settlement nearest to the row within its country, or -1."""
    others = [
        r
        for r in draft.in_country(draft.iso2[row])
        if draft.kind[r] == "settlement" and draft.admin1[r] >= 0 and abs(draft.latitude[r] - draft.latitude[row]) < 3
    ]
    if not others:
        return -1
    north = np.array([draft.latitude[r] for r in others]) - draft.latitude[row]
    east = np.array([draft.longitude[r] for r in others]) - draft.longitude[row]
    return draft.admin1[others[int(np.argmin(np.hypot(north, east * cos(radians(draft.latitude[row])))))]]


def _hand_over(draft: Draft, fact: dict[str, str], index: _Index) -> None:
    """Count the places of a territory to another country, as one first-level unit of it."""
    own, other = fact["country"], fact["parent"]
    unit = draft.by_code[own]
    draft.name[unit], draft.kind[unit] = fact["name"], "province"
    draft.spellings[unit] += [s.strip() for s in fact["alternates"].split(";") if s.strip()]
    for row, iso2 in enumerate(draft.iso2):
        if iso2 == own:
            draft.iso2[row], draft.admin1[row] = other, unit
            if draft.kind[row] == "province" and row != unit:
                draft.kind[row] = "district"
            for key in draft.keys(row):
                index[other, key].append(row)
