"""Stage two: what each article says, in its own words, with offsets."""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from pipeline.knowledge import Knowledge
from pipeline.text.actors import ActorMention
from pipeline.text.cast import cast
from pipeline.text.incidents import Incident, frame_types, role
from pipeline.text.telling import Article, Said, Telling, context_words, find_all, tell
from schemas.mentions import Mentions

BLANK = {name: "" for name, dtype in Mentions.to_schema().dtypes.items() if "str" in str(dtype)}


def extract(sources: pd.DataFrame, texts: pd.DataFrame, knowledge: Knowledge) -> pd.DataFrame:
    """Return the mentions of all articles (sources and texts as published; one row per incident, figure or sum)."""
    rows: list[dict[str, object]] = []
    body = dict(zip(texts["source_id"], texts["text"], strict=True))
    for source in sources.itertuples():
        title = "" if pd.isna(source.title) else str(source.title)
        published = None if pd.isna(source.published) else pd.Timestamp(source.published).date()
        rows += _rows(str(source.source_id), body[source.source_id], title, published, knowledge)
    return mentions_frame(rows)


def mentions_frame(rows: list[dict[str, object]]) -> pd.DataFrame:
    """Return rows as a mentions table with its types."""
    frame = pd.DataFrame(rows, columns=list(Mentions.to_schema().columns))
    kinds = {name: str(dtype) for name, dtype in Mentions.to_schema().dtypes.items()}
    return frame.astype({name: ("string" if kind.startswith(("str", "object")) else kind) for name, kind in kinds.items()})


def _rows(source_id: str, text: str, title: str, published: date | None, knowledge: Knowledge) -> list[dict[str, object]]:
    """Return the mentions of one article."""
    telling = tell(find_all(text, title, published, knowledge), knowledge)
    rows = [row for incident in telling.incidents for row in _incident_rows(incident, telling, published)]
    rows += [_figure_row(said, telling.article, "aggregate", None) for said in telling.sums]
    return [{**BLANK, "incident_no": None, "updates": False, **row, "mention_id": f"{source_id}-{n}", "source_id": source_id} for n, row in enumerate(rows, 1)]


def _incident_rows(incident: Incident, telling: Telling, published: date | None) -> Iterator[dict[str, object]]:
    """Yield the row of an incident and those of its figures."""
    article = telling.article
    said = telling.said[incident.number]
    lead = _evidence(incident, said)
    start, end = lead.sentence.start, lead.sentence.end
    kind = incident.types.most_common(1)[0][0] if incident.types else "Attack"
    sides = cast(incident, kind)
    yield {
        "kind": "incident", "incident_no": incident.number, "role": role(incident, published),
        "date_text": _words(article, incident.phrase), "anchor_text": _anchor(incident, telling),
        "place_text": incident.own_places[0].text if incident.own_places else "",
        "place_words": "; ".join(_place_words(incident, article)), "context_words": "; ".join(context_words(article)),
        "actor1_text": _names(sides.actor1), "actor2_text": _names(sides.actor2), "group_text": telling.group,
        "target_text": article.text[slice(*sides.target_span)] if sides.target_span else "",
        "responsibility_text": sides.claimed_by.text if sides.claimed_by else "",
        "cue_words": _votes(incident), "quote": article.text[start:end], "char_start": start, "char_end": end,
        "confidence": _confidence(incident),
    }  # fmt: skip
    for one in said:
        yield _figure_row(one, article, "figure", incident.number)


def _evidence(incident: Incident, said: list[Said]):  # type: ignore[no-untyped-def]
    """Return the frame that tells the incident best: the first with a figure outside the title, else the first."""
    frames = [f for f in incident.frames if not f.sentence.title] or incident.frames
    with_figures = {id(s.frame) for s in said}
    return next((f for f in frames if id(f) in with_figures), frames[0])


def _words(article: Article, phrase: object) -> str:
    """Return the words of a date phrase."""
    return getattr(phrase, "text", "") or ""


def _anchor(incident: Incident, telling: Telling) -> str:
    """Return the date words of the incident told before."""
    earlier = [i for i in telling.incidents if i.number < incident.number and i.phrase is not None]
    return _words(telling.article, earlier[-1].phrase) if earlier else ""


def _place_words(incident: Incident, article: Article) -> list[str]:
    """Return the words that place an incident, each once."""
    return list(dict.fromkeys(article.text[m.start : m.end] for m in incident.own_places))


def _names(side: tuple[ActorMention, ...]) -> str:
    """Return the words of one side."""
    return "; ".join(m.text for m in side)


def _votes(incident: Incident) -> str:
    """Return the votes for sub-event types with the frames that gave them ("Suicide bomb=5")."""
    return "; ".join(f"{name}={votes}" for name, votes in sorted(incident.types.items(), key=lambda p: (-p[1], p[0])))


def _confidence(incident: Incident) -> float:
    """Return a first estimate from how many sentences, dates and places tell the incident."""
    known = (incident.interval is not None) + (incident.place is not None) + bool(incident.figures) + (len(incident.frames) > 1)
    return round(0.4 + 0.12 * known, 2)


def _figure_row(one: Said, article: Article, kind: str, number: int | None) -> dict[str, object]:
    """Return the row of one figure."""
    harm, frame = one.harm, one.frame
    words = article.text[harm.start : harm.end].lower()
    return {
        "kind": kind, "incident_no": number, "measure": _measure(one), "number_text": harm.number_text,
        "scope": harm.scope, "victims": harm.noun if harm.named else harm.victims,
        "claimant_text": one.speaker.text if one.speaker else "", "claimant_type": one.speaker.claimant_type if one.speaker else "",
        "claimed_on_text": _words(article, frame.said_on), "period_text": _words(article, frame.period),
        "date_text": _words(article, frame.date), "updates": any(w in words for w in (" rose", " risen", " rises", " climb", " revised")),
        "place_words": "; ".join(p.text for p in frame.places), "context_words": "; ".join(context_words(article)),
        "quote": article.text[harm.start : harm.end], "char_start": harm.start, "char_end": harm.end,
        "confidence": 0.5 if harm.named else 0.8,
    }  # fmt: skip


def _measure(one: Said) -> str:
    """Return the measure of a figure; dead attackers are counted apart."""
    if one.harm.measure == "killed" and one.harm.perpetrator:
        return "perpetrators_killed"
    return one.harm.measure


__all__ = ["extract", "frame_types", "mentions_frame"]
