"""Stage five: one row per incident, its figures picked by a named rule, with the range and the dispute beside them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pandas as pd

from pipeline.knowledge import Knowledge
from pipeline.notes import note
from pipeline.register import MERGED
from pipeline.rules.figures import Said, disputed, pick, spread, totals
from pipeline.tables import from_rows, records
from pipeline.text.tags import CROWD_SIZE, DETENTIONS, UNTOLD, crowd_size, marks
from schemas.events import Events

PRECISION = {"day": 1, "week": 2, "month": 3, "year": 3, "unknown": 3}
FINENESS = {"day": 0, "week": 1, "month": 2, "year": 3, "unknown": 4}
HIERARCHY_TIE = {
    "State forces": 1,
    "Rebel group": 2,
    "Political militia": 3,
    "Identity militia": 4,
    "Rioters": 5,
    "Protesters": 6,
    "Civilians": 7,
    "External/Other forces": 8,
}
TARGETING = {"Violence against civilians", "Explosions/Remote violence", "Riots"}
MEASURES = ("killed", "injured", "perpetrators_killed", "arrested", "abducted")

Row = dict[str, Any]


def resolve(
    reports: pd.DataFrame,
    claims: pd.DataFrame,
    sources: pd.DataFrame,
    rule: str,
    knowledge: Knowledge,
    register: pd.DataFrame,
) -> pd.DataFrame:
    """Return the events that reports and claims tell; `rule` names how figures are picked.

    The timestamp is 0 here: whoever knows the former release sets it.
    """
    articles = {row["source_id"]: row for row in records(sources)}
    said: dict[str, list[Row]] = defaultdict(list)
    for claim in records(claims):
        said[claim["event_id"]].append(claim)
    former = _former_ids(register)
    told: dict[str, list[Row]] = defaultdict(list)
    for row in records(reports):
        told[row["event_id"]].append(row)
    rows = [
        _event(event_id, _ordered(group, articles), said[event_id], articles, rule, knowledge)
        | {"previous_ids": former.get(event_id)}
        for event_id, group in sorted(told.items())
    ]
    return from_rows(rows, Events)


def _said(claims: Sequence[Row]) -> dict[str, list[Said]]:
    """Return the claims of an event by measure."""
    found: dict[str, list[Said]] = defaultdict(list)
    for c in claims:
        who = (c["claimant"] or c["claimant_text"] or "").lower()
        found[c["measure"]].append(
            Said(
                c["claim_id"],
                c["report_id"],
                who,
                c["claimant_type"],
                c["low"],
                c["high"],
                c["scope"],
                c["victims"] or "",
                c["claimed_on"],
                c["supersedes"],
            )
        )
    return found


def _former_ids(register: pd.DataFrame) -> dict[str, str]:
    """Return for each event the ids that were merged into it."""
    into: dict[str, set[str]] = defaultdict(set)
    for event_id, status in zip(register["event_id"], register["status"], strict=True):
        if str(status).startswith(MERGED):
            into[str(status).removeprefix(MERGED)].add(str(event_id))
    return {new: "; ".join(sorted(old)) for new, old in into.items()}


def _ordered(group: Sequence[Row], articles: Mapping[str, Row]) -> list[Row]:
    """Return an event's reports, the most telling first: news before recollection, fine before coarse."""

    def key(row: Row) -> tuple[Any, ...]:
        published = articles[row["source_id"]]["published"]
        return (
            row["role"] != "main",
            row["geo_precision"] or 4,
            FINENESS[row["date_precision"]],
            -row["confidence"],
            published or date.max,
            row["report_id"],
        )

    return sorted(group, key=key)


def _event(
    event_id: str,
    group: list[Row],
    claims: list[Row],
    articles: Mapping[str, Row],
    rule: str,
    knowledge: Knowledge,
) -> Row:
    """Return the row of one event."""
    row = {"event_id_cnty": event_id, "event_id": event_id, "timestamp": 0, "admin3": None}
    row |= _when(group) | _what(group, knowledge) | _where(group, knowledge)
    row |= _who(group, row, knowledge) | _sources(group, articles) | _figures(_said(claims), rule)
    row |= {"confidence": round(max(r["confidence"] for r in group), 3)}
    row["tags"] = "; ".join(_tags(row, group, claims, knowledge)) or None
    return row | {"notes": note(row)}


def _tags(row: Row, group: Sequence[Row], claims: Sequence[Row], knowledge: Knowledge) -> list[str]:
    """Return ACLED's tags of an event; a demonstration always has the size of its crowd, told or not."""
    tags: list[str] = []
    if row["event_type"] in ("Protests", "Riots"):
        harmed = [c["number_text"] for c in claims]
        sizes = (crowd_size(r["quote"], harmed, knowledge.tags, knowledge.numbers) for r in group)
        tags.append(f"{CROWD_SIZE}={_first(sizes) or UNTOLD}")
        tags += [DETENTIONS] if any(c["measure"] == "arrested" for c in claims) else []
    told, targets = (" ".join(filter(None, (r[name] for r in group))) for name in ("quote", "target_text"))
    return [*tags, *(tag for tag in marks(told, targets, knowledge.tags) if tag != row["sub_event_type"].lower())]


def _when(group: Sequence[Row]) -> Row:
    """Return the finest interval that a report gives, and its day or middle."""
    best = min(
        (r for r in group if r["date_start"] is not None),
        key=lambda r: (FINENESS[r["date_precision"]], (r["date_end"] - r["date_start"]).days),
        default=None,
    )
    if best is None:
        return dated(None, None, "unknown")
    return dated(best["date_start"], best["date_end"], best["date_precision"])


def dated(start: date | None, end: date | None, fineness: str) -> Row:
    """Return the cells that follow from the days that an event may have happened on."""
    if start is None or end is None:
        middle, precision, fineness = None, 3, "unknown"
    else:
        middle = start + timedelta(days=(end - start).days // 2)
        precision = PRECISION[fineness] if start == end or fineness != "day" else 2
    return {
        "event_date": middle,
        "year": middle.year if middle else None,
        "time_precision": precision,
        "date_start": start,
        "date_end": end,
        "date_precision": fineness,
    }


def _what(group: Sequence[Row], knowledge: Knowledge) -> Row:
    """Return the sub-event type that most reports tell, news first."""
    votes = Counter[str]()
    for n, report in enumerate(group):
        votes[report["sub_event_type"]] += 2 if report["role"] == "main" else 1
        votes[report["sub_event_type"]] += n == 0
    sub = min(votes, key=lambda s: (-votes[s], s))
    return {
        "sub_event_type": sub,
        "event_type": next(r["event_type"] for r in group if r["sub_event_type"] == sub),
        "disorder_type": knowledge.disorder[sub],
        "target": _first(r["target_text"] for r in group),
    }


def _first(values: Iterable[Any]) -> Any:
    """Return the first value that is known."""
    return next((v for v in values if v is not None), None)


def _where(group: Sequence[Row], knowledge: Knowledge) -> Row:
    """Return the place of the report that tells it most finely."""
    best = min(group, key=lambda r: (r["country"] is None, r["geo_precision"] or 4))
    country = knowledge.countries.get(best["country"] or "", {})
    names = ("country", "iso", "admin1", "admin2", "location", "latitude", "longitude", "geo_precision")
    return {name: best[name] for name in names} | {"region": country.get("region") or None}


def _who(group: Sequence[Row], row: Row, knowledge: Knowledge) -> Row:
    """Return both sides with ACLED's types; named actors before unidentified ones, allies apart."""
    sides: Row = {}
    for n in ("1", "2"):
        names = _names([r[f"actor{n}"] for r in group])
        sides[f"actor{n}"] = names[0] if names else None
        sides[f"assoc_actor_{n}"] = "; ".join(names[1:]) or None
    sides["responsibility_claimed_by"] = _first(r["responsibility_claimed_by"] for r in group)
    return sides | actor_types(row | sides, knowledge)


def actor_types(row: Row, knowledge: Knowledge) -> Row:
    """Return the cells that follow from who acts on whom, where and how."""
    kinds = [knowledge.actors.inter(a, row["country"]) if a else None for a in (row["actor1"], row["actor2"])]
    targeted = (kinds[1] == "Civilians" and row["event_type"] in TARGETING) or row[
        "sub_event_type"
    ] == "Excessive force against protesters"
    return {
        "inter1": kinds[0],
        "inter2": kinds[1],
        "interaction": _interaction(*kinds),
        "civilian_targeting": "Civilian targeting" if targeted else None,
    }


def _names(told: Sequence[str | None]) -> list[str]:
    """Return the actors of one side: the first report that names one, with those it names beside it."""
    known = [names.split("; ") for names in told if names]
    named = [names for names in known if not names[0].startswith("Unidentified")]
    return list(dict.fromkeys((named or known)[0])) if known else []


def _interaction(first: str | None, second: str | None) -> str | None:
    """Return the pair of actor types as ACLED writes it, its lower number first; outside forces go before civilians."""
    if first is None and second is None:
        return None
    if first is None or second is None:
        return f"{first or second} only"
    if {first, second} == {"Civilians", "External/Other forces"}:
        return "External/Other forces-Civilians"
    return "-".join(sorted((first, second), key=HIERARCHY_TIE.__getitem__))


def _sources(group: Sequence[Row], articles: Mapping[str, Row]) -> Row:
    """Return who reports the event, and when first and last."""
    told = [articles[s] for s in sorted({r["source_id"] for r in group})]
    outlets = sorted({a["outlet"] for a in told if a["outlet"]})
    published = [a["published"] for a in told if a["published"] is not None]
    return {
        "source": "; ".join(outlets) or None,
        "source_scale": _scale({a["source_scale"] for a in told if a["source_scale"]}),
        "reports": len(group),
        "independent_sources": len({a["copy_of"] or a["source_id"] for a in told}),
        "first_reported": min(published, default=None),
        "last_reported": max(published, default=None),
    }


def _scale(scales: set[str]) -> str | None:
    """Return ACLED's reach of the outlets together: one word, or the two first in its order."""
    order = ("Local partner", "New media", "Other", "Subnational", "National", "Regional", "International")
    parts = {part for scale in scales for part in scale.split("-")}
    return "-".join([p for p in order if p in parts][:2]) or None


def _figures(said: Mapping[str, list[Said]], rule: str) -> Row:
    """Return the picked figures with range, number of claims and dispute."""
    picked = {measure: pick(said.get(measure, []), rule) for measure in MEASURES}
    killed, injured = said.get("killed", []), said.get("injured", [])
    low, high, high_open = spread(killed)
    injured_low, injured_high, _ = spread(injured)
    whole = totals(killed)
    return {
        "fatalities": picked["killed"].value,
        "fatalities_low": low,
        "fatalities_high": high,
        "fatalities_high_open": high_open,
        "fatalities_rule": f"{rule}+sum" if picked["killed"].summed else rule,
        "fatalities_claims": len(whole),
        "fatalities_claimants": len({c.who or c.report_id for c in whole}),
        "fatalities_disputed": disputed(killed),
        "injured": picked["injured"].value,
        "injured_low": injured_low,
        "injured_high": injured_high,
        "perpetrators_killed": picked["perpetrators_killed"].value,
        "arrested": picked["arrested"].value,
        "abducted": picked["abducted"].value,
    }
