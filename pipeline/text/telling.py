"""Reading one article: what it tells, who says so, in its own words."""

import functools
import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TypeVar

from pipeline.knowledge import Knowledge
from pipeline.text.actors import ActorMention
from pipeline.text.attribution import Speaker, Voices, speaker_for
from pipeline.text.cast import dominant_group
from pipeline.text.continued import carried_on
from pipeline.text.cues import Hit
from pipeline.text.dates import DatePhrase, find_dates, resolve_date, single_days
from pipeline.text.episodes import in_each_place, spread
from pipeline.text.figures import Figure, find_figures
from pipeline.text.frame_dates import BEHIND
from pipeline.text.frame_types import Findings, Frame, Scene
from pipeline.text.frames import frames
from pipeline.text.harm_figures import Harm
from pipeline.text.harm_sightings import counted_events
from pipeline.text.harms import harms
from pipeline.text.incident_types import Incident, Told
from pipeline.text.incidents import gather
from pipeline.text.parse import Sentence
from pipeline.text.place_types import Place, PlaceMention
from pipeline.text.places import dateline_span
from pipeline.text.reading import Paragraph, Printed, actors_of, parse_now, read_paragraphs, title_ends
from pipeline.text.scenes import scene_behind, scene_of
from pipeline.text.sums import is_of_disaster, is_sum, split_sums
from pipeline.text.tallies import Said, figures_of

LONG_AGO = 10
HEADING = re.compile(r"\s*([A-Z][A-Z' -]{2,40})\.\s+(?=\S)")
NAMED_DAYS = {"weekday", "month_day", "day_month", "iso", "slashed", "last_weekday"}
LOOSE_DAYS = {"today", "previous_day", "next_day", "same_day", "overnight", "earlier"}
Found = TypeVar("Found", Figure, DatePhrase, PlaceMention, ActorMention)


@dataclass
class Article:
    """An article with all that the finders saw in it."""

    text: str
    title_end: int
    published: date | None
    figures: list[Figure]
    dates: list[DatePhrase]
    places: list[PlaceMention]
    actors: list[ActorMention]
    dateline: tuple[int, int] = (0, 0)
    headed: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Return the title as the text begins with it, "" where it does not."""
        return self.text[: self.title_end]

    def in_dateline(self, mention: PlaceMention | DatePhrase) -> bool:
        """Say whether words stand in the dateline: they tell where and when the article was written."""
        return self.dateline[0] <= mention.start and mention.end <= self.dateline[1]


@dataclass
class Telling:
    """What an article tells: incidents with their figures, and figures that sum up."""

    article: Article
    incidents: list[Incident] = field(default_factory=list)
    said: dict[int, list[Said]] = field(default_factory=dict)
    sums: list[Said] = field(default_factory=list)
    group: str = ""


@functools.lru_cache(maxsize=256)  # more than a process takes at a time
def find_all(text: str, title: str, published: date | None, knowledge: Knowledge) -> Article:
    """Return an article with its figures, dates, places and actors found; kept for the stage that codes them next."""
    with knowledge.gazetteer.noting(text):
        return _find_all(text, title, published, knowledge)


def _find_all(text: str, title: str, published: date | None, knowledge: Knowledge) -> Article:
    """Return an article with what is found in it."""
    actors = actors_of(text, published, knowledge)
    masked = [(a.start, a.end) for a in actors if a.kind == "group" or _is_body(a)]
    title_end = title_ends(text, title)
    places = knowledge.gazetteer.find_places(text, masked)
    return Article(
        text,
        title_end,
        published,
        find_figures(text, knowledge.numbers),
        _by_custom(single_days(text, find_dates(text, published)), places, knowledge),
        places,
        actors,
        _dateline(text, title_end, places),
        _heading_country(text[title_end:], knowledge),
    )


def _heading_country(text: str, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the country that a report is filed under ("ANGOLA. Two men …"), nothing where it is under none."""
    match = HEADING.match(text)
    found = knowledge.gazetteer.country(match[1].title()) if match else None
    return (found.name,) if found is not None else ()


def _heading_date(article: Article) -> DatePhrase | None:
    """Return the date that the text begins with ("12/05/1998: A bomb …"), None where it begins otherwise."""
    begin = len(article.text) - len(article.text[article.title_end :].lstrip())
    first = next((d for d in article.dates if d.start == begin), None)
    behind = article.text[first.end : first.end + 3].lstrip()[:1] if first is not None else ""
    return first if behind in (":", "-", "–", "—") and behind else None


def _is_body(actor: ActorMention) -> bool:
    """Say whether an actor's words are the name of a body ("US Central Command"), which is no place."""
    words = actor.text.split()
    return (
        actor.kind in ("military", "police", "government", "intervention") and len(words) > 1 and words[-1][0].isupper()
    )


def _by_custom(dates: list[DatePhrase], places: list[PlaceMention], knowledge: Knowledge) -> list[DatePhrase]:
    """Return the dates, those like 04/09/2020 month first where the text is about the United States."""
    if not any(d.kind == "slashed" for d in dates) or not places:
        return dates
    place = knowledge.gazetteer.resolve(places, places)
    if place is None or place.country != "United States":
        return dates
    return [replace(d, kind="month_first") if d.kind == "slashed" else d for d in dates]


def _dateline(text: str, title_end: int, places: Sequence[PlaceMention]) -> tuple[int, int]:
    """Return the span of the dateline of an article, or of the country it is filed under; (0, 0): it has none."""
    begin = len(text) - len(text[title_end:].lstrip())
    span = dateline_span(text, begin, places)
    if span != (0, 0):
        return span
    first = next((p for p in places if p.start >= begin), None)
    heading = first is not None and first.start == begin and first.text.isupper() and text[first.end :][:2] == ". "
    return (begin, first.end) if first is not None and heading else (0, 0)


def read_all(articles: Sequence[Printed], knowledge: Knowledge) -> list[list[Paragraph]]:
    """Return the paragraphs of each article that are worth reading, those that tell parsed."""

    def names(article: Printed) -> list[tuple[int, int]]:
        found = find_all(article.text, article.title, article.published, knowledge)
        return [(m.start, m.end) for mentions in (found.places, found.actors) for m in mentions]

    return read_paragraphs(articles, knowledge, names)


def tell(article: Article, knowledge: Knowledge, paragraphs: Sequence[Paragraph] | None = None) -> Telling:
    """Return what an article tells; `paragraphs` are those worth reading, where they were read already."""
    if paragraphs is None:
        (paragraphs,) = read_all([article], knowledge)
    telling = Telling(article, group=dominant_group(article.text, article.actors))
    voices = Voices.of(article.text, article.actors, knowledge.speech)
    spoken: dict[int, Speaker | None] = {}
    told: list[Frame] = []
    before: list[Harm] = []
    scene: Scene | None = None
    scenes: list[Scene] = []
    spoken_only = [p for p in paragraphs if not p.tells and p.line.speech]
    for paragraph in paragraphs:
        if not paragraph.tells:
            before = []
            if paragraph.line.speech:
                voices.hear_if_asked(functools.partial(_overheard, paragraph, spoken_only))
            continue
        for sentence in paragraph.sentences():
            heard = voices.hear(sentence) if paragraph.line.speech else []
            found = _findings(sentence, article, knowledge, heard, before)
            before = found.harms
            made = _frames(sentence, found, article, knowledge)
            for frame in made:
                frame.scene = scene
                figures = [*frame.harms, *frame.sums]
                spoken |= {id(h): _speaker(sentence, h, found.speakers, voices) for h in figures}
                told.append(frame)
            set_here = None if made else scene_of(sentence, found, knowledge.discourse)
            scenes += [set_here] if set_here is not None else []
            scene = None if made else set_here or scene
    _drop_quiet_weapons(told)
    spoken = carried_on(told, spoken)
    locate = locator(article, knowledge)
    split_sums(told, locate)
    telling.sums = [Said(h, spoken[id(h)], f) for f in told for h in f.sums]
    telling.incidents = gather(
        [f for f in told if f.harms or f.period is None or not f.sums],
        Told(article.published, locate, _heading_date(article)),
    )
    _place_by_scenes(telling.incidents, scenes, locate)
    for incident in telling.incidents:
        telling.said[incident.number] = figures_of(incident, spoken)
    return telling


def _overheard(paragraph: Paragraph, spoken_only: Sequence[Paragraph]) -> list[Sentence]:
    """Return the sentences of a paragraph in which somebody only speaks; all such are parsed together."""
    parse_now(spoken_only)
    return paragraph.sentences()


def _place_by_scenes(
    incidents: Sequence[Incident], scenes: Sequence[Scene], locate: Callable[[Sequence[PlaceMention]], Place | None]
) -> None:
    """Place incidents whose own words tell no place by the sentence right behind them that tells no other deed."""
    for incident in incidents:
        scene = scene_behind(incident, incidents, scenes) if incident.place is None else None
        if scene is not None:
            incident.own_places = list(scene.places)
            incident.place = locate(incident.own_places)


def _drop_quiet_weapons(told: Sequence[Frame]) -> None:
    """Take words for weapons that the article uses of a disaster ("the coal mine") out of its frames."""
    quiet = {w for f in told for h in f.hits if h.cue.frame == "disaster" for w in h.cue.words}
    for frame in told:
        frame.hits = [h for h in frame.hits if h.cue.frame != "weapon" or not quiet & set(h.cue.words)]


def _frames(sentence: Sentence, found: Findings, article: Article, knowledge: Knowledge) -> list[Frame]:
    """Return the frames of a sentence with the figures that sum up set apart."""
    conflict = knowledge.discourse.in_conflict(sentence.span)
    made = [
        part
        for frame in frames(sentence, found, knowledge.discourse)
        for one in in_each_place(frame)
        for part in spread(one)
    ]
    for frame in made:
        summed = [h for h in frame.harms if is_sum(h, frame, conflict)]
        frame.harms = [h for h in frame.harms if h not in summed]
        frame.sums += [h for h in summed if not h.named and not is_of_disaster(frame)]
        if frame.period or frame.date or frame.said_on:
            frame.sums += counted_events(sentence, frame.hits, _within(article.figures, sentence))
        _date_by_old_saying(frame, article.published)
    return made


def _date_by_old_saying(frame: Frame, published: date | None) -> None:
    """Date a frame by its saying where somebody said it long ago ("in June it claimed …")."""
    if frame.said_on is None or frame.date is not None or published is None:
        return
    interval = resolve_date(frame.said_on, published)
    if interval is not None and interval.end is not None and (published - interval.end).days > LONG_AGO:
        frame.date, frame.said_on = frame.said_on, None


def _within(mentions: Sequence[Found], sentence: Sentence) -> list[Found]:
    """Return the mentions that lie inside a sentence."""
    first = bisect_left(mentions, sentence.start, key=lambda m: m.start)
    found = []
    for mention in mentions[first:]:
        if mention.start >= sentence.end:
            break
        found.append(mention)
    return found


def _findings(
    sentence: Sentence, article: Article, knowledge: Knowledge, speakers: Sequence[Speaker], before: Sequence[Harm]
) -> Findings:
    """Return all that is found in one sentence; `before` holds the figures of the one before it."""
    times = _within(article.dates, sentence)
    dates = _distinct(times, article.published)
    hits = [
        h for h in knowledge.cues.find(sentence.span) if not any(d.start <= sentence.at(h.token) < d.end for d in times)
    ]
    actors = _within(article.actors, sentence)
    named = [a for a in actors if a.kind == "group"]
    figures = [
        _free(f, sentence, hits)
        for f in _within(article.figures, sentence)
        if not any(a.start <= f.core_start < a.end for a in named)
    ]
    heard = [_widened(s, actors, article.text) for s in speakers]
    speaking = [(s.start, s.end) for s in heard]
    told = harms(sentence, hits, figures, knowledge.people, speaking, before)
    told = [h for h in told if not knowledge.discourse.only_tried(h.cue)]
    return Findings(
        hits,
        told,
        dates,
        [p for p in _within(article.places, sentence) if not article.in_dateline(p)],
        actors,
        heard,
    )


def _widened(speaker: Speaker, actors: Sequence[ActorMention], text: str) -> Speaker:
    """Return a speaker with a name that the parse cut in two made whole."""
    for actor in actors:
        if (
            actor.start < speaker.end
            and speaker.start < actor.end
            and not (speaker.start <= actor.start and actor.end <= speaker.end)
        ):
            start, end = min(actor.start, speaker.start), max(actor.end, speaker.end)
            kind = speaker.claimant_type or ("perpetrator" if actor.kind == "group" else "")
            return replace(speaker, text=text[start:end], start=start, end=end, claimant_type=kind)
    return speaker


def _distinct(phrases: Sequence[DatePhrase], published: date | None) -> list[DatePhrase]:
    """Return the dates of a sentence without those that tell a day told before them or a day to come."""
    kept: dict[object, DatePhrase] = {}
    for phrase in phrases:
        interval = None if phrase.is_period else resolve_date(phrase, published)
        if (
            interval is not None
            and interval.start is not None
            and published is not None
            and interval.start > published + timedelta(days=1)
        ):
            continue
        kept.setdefault(phrase if phrase.kind == BEHIND or interval is None else interval, phrase)
    placed = [p for p in kept.values() if p.is_period or resolve_date(p, published, published) is not None]
    found = placed or list(kept.values())
    if any(p.kind in NAMED_DAYS for p in found):
        found = [p for p in found if p.kind not in LOOSE_DAYS]
    return found


def _free(figure: Figure, sentence: Sentence, hits: Sequence[Hit]) -> Figure:
    """Return a figure without a bound that belongs to a verb ("ran over two soldiers")."""
    if figure.start == figure.core_start or not any(sentence.at(t) == figure.start for h in hits for t in h.tokens):
        return figure
    number = (figure.low or 1) - 1 if figure.qualifier == "more than" else figure.low
    words = figure.text[figure.core_start - figure.start :]
    return replace(figure, start=figure.core_start, text=words, low=number, high=number, qualifier="exact")


def _speaker(sentence: Sentence, harm: Harm, heard: Sequence[Speaker], voices: Voices) -> Speaker | None:
    """Return who gives a figure: a speaker of the sentence, or of the quotation that it stands in."""
    speaker = speaker_for(sentence, harm.cue, harm.start, heard)
    return speaker or voices.of_quotation(sentence, harm.start)


def locator(article: Article, knowledge: Knowledge) -> Callable[[Sequence[PlaceMention]], Place | None]:
    """Return a function that resolves places in the light of all places of the article."""
    cache: dict[tuple[int, ...], Place | None] = {}

    def locate(own: Sequence[PlaceMention]) -> Place | None:
        key = tuple(m.start for m in own)
        if key not in cache:
            cache[key] = knowledge.gazetteer.resolve(list(own), article.places, article.headed)
        return cache[key]

    return locate
