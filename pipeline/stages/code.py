"""Stage three: the words of the mentions become dates, places, actors, event types and numbers."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

import pandas as pd

from pipeline.confidence import signed
from pipeline.ids import aggregate_id, claim_id, report_id
from pipeline.knowledge import Knowledge
from pipeline.stages.extract import articles_of
from pipeline.tables import from_rows
from pipeline.text.actors import ActorMention
from pipeline.text.dates import DateInterval, DatePhrase, resolve_date
from pipeline.text.event_types import Evidence, classify
from pipeline.text.figures import Figure, find_figures
from pipeline.text.place_report import city_of
from pipeline.text.place_types import Place, PlaceMention
from pipeline.text.side_names import SideNames, crowd_first, kinds
from pipeline.text.telling import Article, find_all
from schemas.aggregates import Aggregates
from schemas.claims import Claims
from schemas.reports import Reports

EXTRACTOR = "grammar-1"
UNKNOWN = DateInterval(None, None, "unknown")
NOWHERE = Place(None, None, None, None, None, None, None)
_MOST = 0.75  # share of the towns named in an article that leaves little doubt which one it is about


@dataclass(frozen=True)
class Context:
    """What a mention is coded against: its article, with all that was found in it."""

    article: Article
    knowledge: Knowledge

    @property
    def published(self) -> date | None:
        """Return the day of publication."""
        return self.article.published


Found = TypeVar("Found", DatePhrase, PlaceMention, ActorMention)


def _at(mentions: Sequence[Found], offsets: str) -> list[Found]:
    """Return the mentions that begin at offsets written as "12; 40"."""
    starts = {int(o) for o in offsets.split("; ") if o}
    return [m for m in mentions if m.start in starts]


def code(
    mentions: pd.DataFrame, sources: pd.DataFrame, texts: pd.DataFrame, knowledge: Knowledge
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return reports, claims and aggregates (event_id still empty) of mentions in words."""
    rows = coded(mentions, sources, texts, knowledge)
    for name, row, signs in signed(rows):
        row["confidence"] = knowledge.confidence.share(name, signs)
    return (
        _table(rows["reports"], Reports, "report_id"),
        _table(rows["claims"], Claims, "claim_id"),
        _table(rows["aggregates"], Aggregates, "aggregate_id"),
    )


def coded(
    mentions: pd.DataFrame, sources: pd.DataFrame, texts: pd.DataFrame, knowledge: Knowledge
) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of reports, claims and aggregates, each with the signs that extract saw."""
    articles = {a.source_id: a for a in articles_of(sources, texts)}
    told: dict[str, list[dict[str, Any]]] = {"reports": [], "claims": [], "aggregates": []}
    said: dict[str, list[dict[str, Any]]] = {}
    for row in mentions.to_dict("records"):
        said.setdefault(str(row["source_id"]), []).append({str(k): v for k, v in row.items()})
    for source_id, rows in sorted(said.items()):
        source = articles[source_id]
        with knowledge.gazetteer.noting(source.text):
            context = Context(find_all(source.text, source.title, source.published, knowledge), knowledge)
            made = {row["incident_no"]: _report(row, context) for row in rows if row["kind"] == "incident"}
            told["reports"] += made.values()
            told["claims"] += _claims([r for r in rows if r["kind"] == "figure"], made, context)
            told["aggregates"] += [_aggregate(row, context) for row in rows if row["kind"] == "aggregate"]
    return told


def _table(rows: list[dict[str, Any]], model: Any, key: str) -> pd.DataFrame:
    """Return rows as a table of a model, one row per key, sorted."""
    frame = from_rows(rows, model)
    return frame.drop_duplicates(key).sort_values(key, ignore_index=True)


def _report(row: dict[str, Any], context: Context) -> dict[str, Any]:
    """Return the report of one incident."""
    interval = _interval(row["date_at"], row["anchor_at"], context)
    place = _place(row, context)
    on = interval.start or context.published
    side1, side2 = _side(row["actor1_at"], context), _side(row["actor2_at"], context)
    evidence = Evidence.read(row["cue_words"])
    event_type, sub_event_type = classify(evidence, kinds(side1), kinds(side2))
    side1, side2 = crowd_first(side1, side2, sub_event_type)
    country = place.country
    brawl = evidence.of("Armed clash") > 0
    actors = context.knowledge.actors
    names = SideNames(actors, context.article.actors, country, on, row["group_text"], brawl)
    return {
        "report_id": report_id(row["source_id"], row["char_start"], row["char_end"], row["incident_no"]),
        "source_id": row["source_id"],
        "event_id": "",
        "role": row["role"],
        "event_type": event_type,
        "sub_event_type": sub_event_type,
        "date_text": row["date_text"] or None,
        "date_start": interval.start,
        "date_end": interval.end,
        "date_precision": interval.precision,
        "place_text": row["place_text"] or None,
        "location": place.location,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "country": country,
        "iso": place.iso,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geo_precision": place.geo_precision,
        "actor1_text": row["actor1_text"] or None,
        "actor1": names.actor1(side1, sub_event_type),
        "actor2_text": row["actor2_text"] or None,
        "actor2": names.actor2(side2, side1, event_type, sub_event_type),
        "target_text": row["target_text"] or None,
        "responsibility_claimed_by": names.claimed(_side(row["responsibility_at"], context)),
        "quote": row["quote"],
        "char_start": row["char_start"],
        "char_end": row["char_end"],
        "extractor": EXTRACTOR,
        "signs": row["signs"],
    }


def _interval(offsets: str, anchors: str, context: Context) -> DateInterval:
    """Return the days that the words of time at an offset allow; `anchors` are the offsets of what they count from."""
    found = _at(context.article.dates, offsets)
    if not found:
        return UNKNOWN
    first, _, rest = anchors.partition("; ")
    anchor = _interval(first, rest, context).start if first else None
    told = resolve_date(found[0], context.published, anchor) or UNKNOWN
    early = told.start is not None and context.published is not None and told.start > context.published
    return UNKNOWN if early else told  # what is told has happened: words that date it later were misread


def _place(row: dict[str, Any], context: Context) -> Place:
    """Return the place that the words of an incident tell; without any, that of the incident told beside it."""
    own = _at(context.article.places, row["place_at"])
    found = _resolve(own, context) if own else None
    if found is not None and found.country:
        return found
    beside = [p for p in _at(context.article.places, row["around_at"]) if not context.article.in_dateline(p)]
    shared = _resolve(beside, context) if beside and found is None else None
    if shared is not None and shared.country and _only_town(city_of(shared), context):
        return city_of(shared)
    wider = _around(row, context)
    if found is not None:
        return replace(found, country=wider.country, iso=wider.iso)
    return Place(None, None, wider.country, wider.iso, None, None, 3) if wider.country else NOWHERE


def _only_town(place: Place, context: Context) -> bool:
    """Return whether hardly another town of its country is named in the article than a place."""
    article = context.article
    named = Counter(
        m.text for m in article.places if not article.in_dateline(m) and m.candidates and not (m.weak or m.near)
    )
    first = {m.text: m for m in reversed(article.places)}
    towns: Counter[str] = Counter()
    for text, count in named.items():
        told = _resolve([first[text]], context)
        if told is not None and told.location and told.country == place.country:
            towns[city_of(told).location or ""] += count
    return not towns or (bool(place.location) and towns[place.location or ""] >= _MOST * towns.total())


def _around(row: dict[str, Any], context: Context) -> Place:
    """Return the country around an incident: of the places near it, the heading, those who take part, adjectives."""
    places = context.article.places
    around = _at(places, row["around_at"]) or [p for p in places if not p.weak and not p.metonym]
    found = _resolve(around, context) if around else None
    if found is not None and found.country:
        return found
    for name in (*context.article.headed, *_homes(row, context)):
        iso = context.knowledge.countries.get(name, {}).get("iso_numeric")
        if iso:
            return Place(None, None, name, int(iso), None, None, 3)
    origin = context.knowledge.gazetteer.only_origin(context.article.text)
    return Place(None, None, origin.name, origin.iso, None, None, 3) if origin is not None else NOWHERE


def _homes(row: dict[str, Any], context: Context) -> list[str]:
    """Return the countries that the sides of an incident belong to, of those who suffer before those who act."""
    homes = context.knowledge.actors.names.homes
    countries = []
    for mention in (*_side(row["actor2_at"], context), *_side(row["actor1_at"], context)):
        named = homes.get(mention.name, ()) if mention.name else ()
        countries += [mention.country] if mention.country else list(named) if len(named) == 1 else []
    return countries


def _resolve(mentions: Sequence[PlaceMention], context: Context) -> Place | None:
    """Return the place that mentions mean in their article."""
    return context.knowledge.gazetteer.resolve(mentions, context.article.places, context.article.headed)


def _side(offsets: str, context: Context) -> list[ActorMention]:
    """Return the actors of one side."""
    return _at(context.article.actors, offsets)


def _claims(
    rows: list[dict[str, Any]], reports: dict[Any, dict[str, Any]], context: Context
) -> Iterator[dict[str, Any]]:
    """Yield the claims of one article; a figure that revises one by the same claimant names it."""
    latest: dict[tuple[str, str, str], str] = {}
    for row in rows:
        report = reports[row["incident_no"]]
        figure = _figure(row["number_text"], context.knowledge)
        own_id = claim_id(report["report_id"], row["measure"], row["char_start"], row["char_end"], row["number_text"])
        claimant = _claimant(row, context, report)
        key = (report["report_id"], row["measure"], claimant or "")
        claimed_on = _interval(row["claimed_on_at"], "", context).start or context.published
        yield {
            "claim_id": own_id,
            "event_id": "",
            "report_id": report["report_id"],
            "source_id": row["source_id"],
            "measure": row["measure"],
            "low": figure.low,
            "high": figure.high,
            "qualifier": figure.qualifier,
            "number_text": row["number_text"],
            "imputed_by": figure.imputed_by,
            "scope": row["scope"],
            "victims": row["victims"] or None,
            "claimant_text": row["claimant_text"] or None,
            "claimant": claimant,
            "claimant_type": row["claimant_type"] or ("unattributed"),
            "claimed_on": claimed_on,
            "supersedes": latest.get(key) if row["updates"] else None,
            "quote": row["quote"],
            "char_start": row["char_start"],
            "char_end": row["char_end"],
            "extractor": EXTRACTOR,
            "signs": row["signs"],
        }
        if row["scope"] == "total":
            latest[key] = own_id


def _figure(words: str, knowledge: Knowledge) -> Figure:
    """Return the figure that words give; a person named or told with "a" is one."""
    found = find_figures(words, knowledge.numbers)
    return found[0] if found else Figure(0, len(words), words, 0, len(words), 1, 1, "exact", None)


def _claimant(row: dict[str, Any], context: Context, report: dict[str, Any]) -> str | None:
    """Return who gives a figure under one name: the group or state force it names, else its words."""
    words = str(row["claimant_text"])
    if not words:
        return None
    found = [m for m in context.knowledge.actors.find(words, context.published) if m.name or m.country]
    if row["claimant_type"] == "perpetrator" and not found and report["responsibility_claimed_by"]:
        return str(report["responsibility_claimed_by"])
    return (
        context.knowledge.actors.name(found[0], report["country"], context.published)
        if found and found[0].kind == "group"
        else words
    )


def _aggregate(row: dict[str, Any], context: Context) -> dict[str, Any]:
    """Return a figure that sums up a period or a set of incidents."""
    figure = _figure(row["number_text"], context.knowledge)
    period = _interval(row["period_at"] or row["date_at"], "", context)
    place = _place(row, context)
    claimant = row["claimant_text"] or None
    return {
        "aggregate_id": aggregate_id(row["source_id"], row["measure"], row["char_start"], row["char_end"]),
        "source_id": row["source_id"],
        "measure": row["measure"],
        "low": figure.low,
        "high": figure.high,
        "qualifier": figure.qualifier,
        "number_text": row["number_text"],
        "victims": row["victims"] or None,
        "period_text": row["period_text"] or None,
        "period_start": period.start,
        "period_end": period.end,
        "place_text": row["place_text"] or None,
        "country": place.country,
        "claimant_text": claimant,
        "claimant": claimant,
        "claimant_type": row["claimant_type"] or "unattributed",
        "quote": row["quote"],
        "char_start": row["char_start"],
        "char_end": row["char_end"],
        "extractor": EXTRACTOR,
        "signs": row["signs"],
    }
