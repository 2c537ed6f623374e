"""Stage two: what each article says, in its own words, with offsets."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import pandas as pd

from pipeline.knowledge import Knowledge
from pipeline.text.cast import Setting, cast
from pipeline.text.event_types import FORCES, NON_STATE
from pipeline.text.frame_types import Frame
from pipeline.text.harm_figures import REFLEXIVE
from pipeline.text.incident_types import Incident, family
from pipeline.text.incidents import role
from pipeline.text.place_told import Locate, with_finer
from pipeline.text.place_types import PlaceMention
from pipeline.text.reading import Paragraph
from pipeline.text.tallies import Said
from pipeline.text.telling import Article, Telling, find_all, locator, read_all, tell
from pipeline.text.weighing import weight
from schemas.mentions import Mentions

FIGURES_TELL = 2  # as much as two of day, place and those who act
TAKEN = {"seize", "capture", "hold", "snatch"}
TAKEN_BY_ARMED = {"take", "round"}  # police, too, take people in
# Evidence in the most telling sentence of an incident from which on it is rarely, or hardly ever, mistaken.
TELLING, VERY_TELLING = 3.5, 5.5
BLANK = {name: "" for name, dtype in Mentions.to_schema().dtypes.items() if "str" in str(dtype)}


class Spanned(Protocol):
    """Anything found in a text."""

    @property
    def start(self) -> int:
        """Return where it begins."""
        ...

    @property
    def text(self) -> str:
        """Return its words."""
        ...


@dataclass(frozen=True)
class SourceText:
    """What an extractor needs of an article."""

    source_id: str
    text: str
    title: str
    published: date | None


def articles_of(sources: pd.DataFrame, texts: pd.DataFrame) -> list[SourceText]:
    """Return the articles of the two tables, in the order of sources."""
    body = dict(zip(texts["source_id"], texts["text"], strict=True))
    return [
        SourceText(
            str(s),
            str(body[s]),
            "" if pd.isna(title) else str(title),
            None if pd.isna(day) else pd.Timestamp(day).date(),
        )
        for s, title, day in zip(sources["source_id"], sources["title"], sources["published"], strict=True)
    ]


def extract(sources: pd.DataFrame, texts: pd.DataFrame, knowledge: Knowledge) -> pd.DataFrame:
    """Return the mentions of all articles (sources and texts as published; one row per incident, figure or sum)."""
    articles = articles_of(sources, texts)
    read = read_all(articles, knowledge)
    told = zip(articles, read, strict=True)
    return mentions_frame([row for article, paragraphs in told for row in _rows(article, knowledge, paragraphs)])


def mentions_frame(rows: list[dict[str, object]]) -> pd.DataFrame:
    """Return rows as a mentions table with its types."""
    frame = pd.DataFrame(rows, columns=list(Mentions.to_schema().columns))
    kinds = {name: str(dtype) for name, dtype in Mentions.to_schema().dtypes.items()}
    return frame.astype(
        {name: ("string" if kind.startswith(("str", "object")) else kind) for name, kind in kinds.items()}
    )


def _rows(source: SourceText, knowledge: Knowledge, paragraphs: Sequence[Paragraph]) -> list[dict[str, object]]:
    """Return the mentions of one article, given its paragraphs that are worth reading."""
    if not paragraphs:
        return []
    with knowledge.gazetteer.noting(source.text):
        return _told(source, knowledge, paragraphs)


def _told(source: SourceText, knowledge: Knowledge, paragraphs: Sequence[Paragraph]) -> list[dict[str, object]]:
    """Return the mentions of an article that may tell something."""
    telling = tell(find_all(source.text, source.title, source.published, knowledge), knowledge, paragraphs)
    locate = locator(telling.article, knowledge)
    rows = [
        row for incident in telling.incidents for row in _incident_rows(incident, telling, source.published, locate)
    ]
    rows += [_figure_row(said, telling.article, "aggregate", None) for said in telling.sums]
    common = {**BLANK, "incident_no": None, "updates": False, "source_id": source.source_id}
    return [{**common, **row, "mention_id": f"{source.source_id}-{n}"} for n, row in enumerate(rows, 1)]


def _incident_rows(
    incident: Incident, telling: Telling, published: date | None, locate: Locate
) -> Iterator[dict[str, object]]:
    """Yield the row of an incident and those of its figures."""
    article = telling.article
    said = telling.said[incident.number]
    lead = _evidence(incident, said)
    start, end = lead.sentence.start, lead.sentence.end
    kind = incident.types.most_common(1)[0][0] if incident.types else "Attack"
    sides = cast(incident, kind, Setting(article.text, article.actors, telling.incidents))
    kinds = {a.kind for a in sides.actor1}
    places = _places(incident, telling, locate)
    yield {
        "kind": "incident",
        "incident_no": incident.number,
        "role": role(incident, published),
        "date_text": _words([incident.phrase]),
        "date_at": _at([incident.phrase]),
        "anchor_at": _at(incident.anchors),
        "place_text": _words(places[:1]),
        "place_at": _at(places),
        "around_at": _at(_around(incident, telling, locate)),
        "actor1_text": _words(sides.actor1),
        "actor1_at": _at(sides.actor1),
        "actor2_text": _words(sides.actor2),
        "actor2_at": _at(sides.actor2),
        "group_text": telling.group,
        "target_text": article.text[slice(*sides.target_span)] if sides.target_span else "",
        "responsibility_text": _words([sides.claimed_by]),
        "responsibility_at": _at([sides.claimed_by]),
        "cue_words": _votes(incident),
        "quote": article.text[start:end],
        "char_start": start,
        "char_end": end,
        "signs": "; ".join(_incident_signs(incident)),
    }
    for one in said:
        row = _figure_row(one, article, "figure", incident.number)
        yield {**row, "measure": _measure(one, kinds)}


def _evidence(incident: Incident, said: list[Said]) -> Frame:
    """Return the frame that tells the incident best: with figures, a day, a place, those who act; no title."""
    frames = [f for f in incident.frames if not f.sentence.title] or incident.frames
    with_figures = {id(s.frame) for s in said if s.harm.low != 0}

    def telling(frame: Frame) -> int:
        known = (frame.date is not None) + bool(frame.places) + bool(frame.agents)
        return FIGURES_TELL * (id(frame) in with_figures) + known

    return max(frames, key=telling)


def _words(mentions: Iterable[Spanned | None]) -> str:
    """Return the words of mentions, each once."""
    return "; ".join(dict.fromkeys(m.text for m in mentions if m is not None))


def _at(mentions: Iterable[Spanned | None]) -> str:
    """Return where mentions begin."""
    return "; ".join(str(m.start) for m in mentions if m is not None)


def _places(incident: Incident, telling: Telling, locate: Locate) -> list[PlaceMention]:
    """Return the places of an incident; for news that tells only roughly where, the finer one that the rest tells."""
    article = telling.article
    taken = {p.start for i in telling.incidents if i is not incident for p in i.own_places}
    body = [p for p in article.places if p.start >= article.title_end and not article.in_dateline(p)]
    sentences = [p for f in incident.frames if not f.sentence.title for p in f.places]
    for told in (sentences, body if incident.number == 1 else []):
        finer = with_finer(incident.own_places, told, taken, article.title_end, locate)
        if len(finer) > len(incident.own_places):
            return finer
    dated_from = [p for p in article.places if article.in_dateline(p)]
    vague = incident.place is None or not (incident.place.location or incident.place.admin1)
    return dated_from if incident.number == 1 and vague and dated_from else incident.own_places


def _around(incident: Incident, telling: Telling, locate: Locate) -> list[PlaceMention]:
    """Return the places of the incident told nearest to one without its own, else the dateline's."""
    if incident.own_places:
        return []
    others = sorted(
        (i for i in telling.incidents if i.own_places), key=lambda i: (abs(i.number - incident.number), i.number)
    )
    if others:
        return _places(others[0], telling, locate)
    return [p for p in telling.article.places if telling.article.in_dateline(p)]


def _votes(incident: Incident) -> str:
    """Return the votes for sub-event types with the frames that gave them ("Suicide bomb=5")."""
    killed = sum(h.measure == "killed" and not h.perpetrator for f in incident.frames for h in f.harms)
    mutual = sum(f.mutual for f in incident.frames)
    told = [("killed", killed), ("harm", incident.bare_harm), ("mutual", mutual)]
    votes = [*sorted(incident.types.items(), key=lambda p: (-p[1], p[0])), *told]
    return "; ".join(f"{name}={count}" for name, count in votes if count)


def _incident_signs(incident: Incident) -> Iterator[str]:
    """Yield what speaks for or against an incident: what its best sentence holds, who does it, where, of what kind."""
    most = max(
        weight(f, incident.interval if f.date else None, incident.place if f.places else None) for f in incident.frames
    )
    if most >= TELLING:
        yield "telling"
    if most >= VERY_TELLING:
        yield "very telling"
    if not any(f.agents for f in incident.frames):
        yield "no doer"
    if any(f.sentence.title for f in incident.frames):
        yield "in the title"
    (kind, votes), *others = incident.types.most_common(2) or [("", 0)]
    if any(family(other) != family(kind) and 2 * count >= votes for other, count in others):
        yield "rival kinds"


def _figure_signs(one: Said) -> Iterator[str]:
    """Yield what speaks against a figure: one person's name, several of a measure in one sentence, a mere count."""
    if one.harm.named:
        yield "named"
    if sum(h.measure == one.harm.measure for h in one.frame.harms) > 1:
        yield "one of several"
    cues = [hit.cue.frame for hit in one.frame.hits if any(t.i == one.harm.cue.i for t in hit.tokens)]
    if cues[:1] == ["count"]:
        yield "count"


def _figure_row(one: Said, article: Article, kind: str, number: int | None) -> dict[str, object]:
    """Return the row of one figure."""
    harm, frame = one.harm, one.frame
    words = article.text[harm.start : harm.end].lower()
    return {
        "kind": kind,
        "incident_no": number,
        "measure": one.harm.measure,
        "number_text": harm.number_text,
        "scope": harm.scope,
        "victims": harm.noun if harm.named else harm.victims,
        "claimant_text": one.speaker.text if one.speaker else "",
        "claimant_type": one.speaker.claimant_type if one.speaker else "",
        "claimed_on_text": _words([frame.said_on]),
        "claimed_on_at": _at([frame.said_on]),
        "period_text": _words([frame.period]),
        "period_at": _at([frame.period]),
        "date_text": _words([frame.date]),
        "date_at": _at([frame.date]),
        "updates": any(w in words for w in (" rose", " risen", " rises", " climb", " revised")),
        "place_text": _words(frame.places[:1]),
        "place_at": _at(frame.places),
        "quote": article.text[harm.start : harm.end],
        "char_start": harm.start,
        "char_end": harm.end,
        "signs": "; ".join(_figure_signs(one)),
    }


def _measure(one: Said, kinds: set[str]) -> str:
    """Return the measure of a figure, given the kinds of who acts; the dead among those who attacked are told apart."""
    harm = one.harm
    attackers = kinds.isdisjoint(FORCES)
    taken = TAKEN | TAKEN_BY_ARMED if kinds & NON_STATE else TAKEN
    if harm.measure == "killed" and harm.perpetrator and (attackers or harm.number_text in REFLEXIVE):
        return "perpetrators_killed"
    if harm.measure == "arrested" and attackers and harm.cue.lemma_.lower() in taken and not harm.perpetrator:
        return "abducted"
    return harm.measure
