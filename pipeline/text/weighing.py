"""How much a frame tells, and how well it fits an incident: weighted evidence, no single rule decides."""

from dataclasses import dataclass
from datetime import date

from pipeline.text.cues import Hit
from pipeline.text.dates import DateInterval
from pipeline.text.frame_types import Frame
from pipeline.text.incident_types import Incident, Told, family, frame_types
from pipeline.text.phrases import is_definite
from pipeline.text.place_types import Place

STRONG = {"event", "act", "patient", "weapon", "police_response", "territory", "strategic", "property"}
DEEDS = {"act", "patient", "territory", "property", "strategic"}
TELLING = {"event", "act", "territory", "patient", "subject", "police_response", "strategic", "property"}
PEACEABLE = {"civilians", "government", "country"}
NAMING = {"event", "weapon", "police_response"}


@dataclass(frozen=True)
class Weights:
    """The weights of the evidence: set by hand, then moved where that helped most groups of hand-coded articles."""

    # What a frame tells by itself.
    figure: float = 2.0
    named: float = 1.2
    day: float = 1.0
    week: float = 0.9
    month: float = 0.8
    year: float = 0.4
    located: float = 0.8
    placed: float = 0.2
    deed: float = 0.8
    event: float = 0.7
    agent: float = 0.65
    target: float = 0.4
    bare: float = -0.5
    idle: float = -1.5
    tame: float = -0.5
    # From how much on it opens an incident.
    open_first: float = 1.9
    open_deep: float = 2.8
    open_later: float = 2.0
    # How it fits an incident: attached from `attach` on.
    attach: float = 0.5
    current: float = 1.0
    first: float = 0.6
    same_figure: float = 1.0
    other_figure: float = -0.5
    headline: float = 2.0
    new: float = -2.75
    apart: float = -6.0
    same_day: float = 1.25
    overlap: float = 0.3
    loose_overlap: float = -0.2
    other_day: float = -6.0
    old_for_first: float = -3.0
    stale_for_first: float = -1.5
    vague_for_undated: float = -1.2
    same_place: float = 1.0
    same_unit: float = -1.0
    other_unit: float = -2.5
    shared_unit: float = 0.4
    apart_unit: float = -2.0
    shared_country: float = 0.2
    other_country: float = -3.0
    same_kind: float = 0.6
    same_sort: float = 1.0
    half_kind: float = 0.3
    no_kind: float = 0.3
    arrests: float = -1.5
    attacks: float = 0.0
    other_kind: float = -0.7
    same_word: float = 0.0
    same_side: float = 0.4
    other_side: float = -0.7
    fresh_other: float = 0.0
    fresh_figure: float = 0.0
    fresh_place: float = -1.0
    latest: float = 0.0


WEIGHTS = Weights()
RECENT, STALE = 10, 4
LEAD = 2  # the paragraphs that tell the news
MINOR = 0.3


def opens(frame: Frame, interval: DateInterval | None, place: Place | None, first: bool) -> bool:
    """Say whether a frame tells enough to open an incident, the first of its article or a later one."""
    w = WEIGHTS
    least = (w.open_deep if frame.sentence.paragraph > LEAD else w.open_first) if first else w.open_later
    return weight(frame, interval, place) >= least


def weight(frame: Frame, interval: DateInterval | None, place: Place | None) -> float:
    """Return how much evidence a frame holds that something happened, and where and when."""
    if frame.unreal or frame.known:
        return 0.0
    w = WEIGHTS
    located = place is not None and bool(place.location)
    figures = [h for h in frame.harms if not h.named and (h.low or h.high)]
    named = any(h.named for h in frame.harms)
    told = w.figure if figures else w.named * named
    told += _dated(interval) + w.located * located + w.placed * (place is not None or frame.same_place)
    told += w.agent * bool(frame.agents) + w.target * bool(frame.targets) + _deeds(frame, bool(figures))
    told += w.bare * (not figures and not located and not named)
    return told if figures or _is_strong(frame) else told + w.tame


def _dated(interval: DateInterval | None) -> float:
    """Return the weight of words of time."""
    w = WEIGHTS
    return (
        {"day": w.day, "week": w.week, "month": w.month, "year": w.year}.get(interval.precision, 0) if interval else 0
    )


def _deeds(frame: Frame, figures: bool) -> float:
    """Return the weight of what is told as done or as having happened."""
    kinds = {h.cue.frame for h in frame.hits}
    deeds = any(_is_deed(h) for h in frame.hits)
    idle = not kinds & TELLING and not figures
    happened = "event" in kinds or ("weapon" in kinds and deeds)
    return WEIGHTS.deed * deeds + WEIGHTS.event * happened + WEIGHTS.idle * idle


def _is_deed(hit: Hit) -> bool:
    """Say whether a cue is a verb that tells a deed."""
    if hit.cue.frame == "strategic" and hit.cue.strength < 2:
        return False
    tried = hit.token.tag_ == "VB" and hit.token.dep_ == "xcomp"
    return hit.cue.frame in DEEDS and (tried or hit.token.tag_ in ("VBD", "VBN", "VBG", "VBZ"))


def _is_strong(frame: Frame) -> bool:
    """Say whether a frame holds a cue that speaks for itself, or somebody armed."""
    armed = any(a.kind not in PEACEABLE for a in [*frame.agents, *frame.targets])
    return armed or any(h.cue.strength > 1 and h.cue.frame in STRONG for h in frame.hits)


def fit(
    frame: Frame,
    interval: DateInterval | None,
    place: Place | None,
    incident: Incident,
    current: Incident | None,
    told: Told,
) -> float:
    """Return how well a frame fits an incident: `Weights.attach` and more attaches it."""
    w = WEIGHTS
    score = w.current * (incident is current) + w.first * (incident.number == 1)
    score += date_fit(interval, incident, told.published) + place_fit(place, incident) + type_fit(frame, incident)
    score += _figure_fit(frame, incident) + _word_fit(frame, incident) + _side_fit(frame, incident)
    score += _fresh_fit(frame, place, incident)
    if incident.number == 1 and all(f.sentence.title for f in incident.frames) and score > -4:
        score += w.headline
    apart = frame.apart and incident.frames[-1].sentence is frame.sentence
    return score + w.new * frame.new + w.apart * apart


def _figure_fit(frame: Frame, incident: Incident) -> float:
    """Return agreement of figures: the same again speaks for, another total of the same harm against."""
    figures = {(h.measure, h.low, h.high) for h in frame.harms if not h.named}
    if figures & incident.figures:
        return WEIGHTS.same_figure
    totals = {(h.measure, h.low, h.high) for h in frame.harms if not h.named and h.scope == "total"}
    known = {measure for measure, *_ in incident.figures}
    other = any(measure in known for measure, *_ in totals)
    return other * (WEIGHTS.other_figure + WEIGHTS.fresh_figure * (frame.fresh and not frame.sentence.title))


def date_fit(interval: DateInterval | None, incident: Incident, published: date | None) -> float:
    """Return agreement of dates: same days speak for, days apart against."""
    w = WEIGHTS
    if interval is None:
        return 0.0
    if incident.interval is None:
        return _first_date_fit(interval, incident, published)
    a, b = interval, incident.interval
    if a.start is None or b.start is None or a.end is None or b.end is None:
        return 0.0
    if a.start == b.start and a.end == b.end:
        return w.same_day
    if a.start <= b.end and b.start <= a.end:
        return w.overlap if a.precision == b.precision else w.loose_overlap
    return w.other_day


def _first_date_fit(interval: DateInterval, incident: Incident, published: date | None) -> float:
    """Return whether a date suits an incident that has none yet: news is of these days, not of years ago."""
    first = incident.frames[0]
    young = len(incident.frames) < 2 and not first.sentence.title and first.said_on is None
    if published is None or interval.end is None or young:
        return 0.0
    age = (published - interval.end).days
    if incident.number == 1 and age > STALE:
        return WEIGHTS.old_for_first if age > RECENT else WEIGHTS.stale_for_first
    return WEIGHTS.vague_for_undated if interval.precision in ("month", "year") else 0.0


def is_news(interval: DateInterval, published: date | None) -> bool:
    """Say whether days are so recent that news is of them."""
    return published is not None and interval.end is not None and (published - interval.end).days <= RECENT


def place_fit(place: Place | None, incident: Incident) -> float:
    """Return agreement of places: the same settlement speaks for, another one against."""
    w = WEIGHTS
    own = incident.place
    if place is None or own is None:
        return 0.0
    if place.country and own.country and place.country != own.country:
        return w.other_country
    if place.location and own.location:
        if place.location == own.location or place.location in own.location or own.location in place.location:
            return w.same_place
        return w.same_unit if place.admin1 == own.admin1 else w.other_unit
    if place.admin1 and own.admin1:
        return w.shared_unit if place.admin1 == own.admin1 else w.apart_unit
    return w.shared_country


def type_fit(frame: Frame, incident: Incident) -> float:
    """Return agreement of kinds; harm alone and plain attacks fit every violent incident."""
    w = WEIGHTS
    ours = {family(t) for t in frame_types(frame)}
    most = max(incident.types.values(), default=0)
    theirs = {family(t) for t, votes in incident.types.items() if votes >= MINOR * most}
    if not ours or not theirs:
        return w.no_kind
    if ours & theirs:
        return _shared_kind(ours, theirs)
    if ours == {"Arrest"}:
        return w.no_kind if "Protest" in theirs else w.arrests
    if ours <= {"Attack"} or theirs <= {"Attack"}:
        return w.attacks
    return w.other_kind


def _shared_kind(ours: set[str], theirs: set[str]) -> float:
    """Return agreement of kinds that meet: fully where they share more than plain violence or tell nothing more."""
    plain = {"Attack"}
    if (ours & theirs) - plain:
        return WEIGHTS.same_sort
    return WEIGHTS.half_kind if ours - plain and theirs - plain else WEIGHTS.same_kind


def _word_fit(frame: Frame, incident: Incident) -> float:
    """Return agreement of words: "the raid" takes up what was told with the same word."""
    known = {h.cue.words for f in incident.frames for h in f.hits if h.cue.frame in NAMING}
    return WEIGHTS.same_word * any(h.cue.words in known and is_definite(h.head) for h in frame.hits)


def _side_fit(frame: Frame, incident: Incident) -> float:
    """Return agreement of those who act: the same speak for, others of a name or force against."""
    ours, theirs = _sides(frame), {side for f in incident.frames for side in _sides(f)}
    if not ours or not theirs:
        return 0.0
    return WEIGHTS.same_side if ours & theirs else WEIGHTS.other_side


def _sides(frame: Frame) -> set[tuple[str, str]]:
    """Return who acts in a frame: groups by name, forces by kind and country, strangers as one kind."""
    return {(a.name or a.kind, "" if a.name else a.country or "") for a in frame.agents if a.kind not in PEACEABLE}


def _fresh_fit(frame: Frame, place: Place | None, incident: Incident) -> float:
    """Return how much a frame that brings in an event as new speaks against a known incident."""
    if not frame.fresh or frame.sentence.title or all(f.sentence.title for f in incident.frames):
        return 0.0
    w = WEIGHTS
    ours = {family(t) for t in frame_types(frame)} - {"Attack"}
    theirs = {family(t) for t in incident.types} - {"Attack"}
    elsewhere = place is not None and place_fit(place, incident) < 0
    return w.fresh_other * bool(ours and not ours & theirs) + w.fresh_place * elsewhere
