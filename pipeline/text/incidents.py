"""Incidents of an article: frames attach to the incident they speak of, or open a new one."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from pipeline.text.cues import Hit
from pipeline.text.dates import DateInterval, DatePhrase, resolve_date
from pipeline.text.frames import Frame
from pipeline.text.harm_figures import Harm
from pipeline.text.place_types import Place, PlaceMention

FAMILIES = {
    "Protest": {
        "Peaceful protest",
        "Protest with intervention",
        "Excessive force against protesters",
        "Violent demonstration",
    },
    "Arrest": {"Arrests"},
    "Abduction": {"Abduction/forced disappearance"},
    "Blast": {"Remote explosive/landmine/IED", "Suicide bomb", "Grenade"},
    "Fire": {"Air/drone strike", "Shelling/artillery/missile attack", "Chemical weapon"},
    "Strategic": {
        "Agreement",
        "Change to group/activity",
        "Other",
        "Non-violent transfer of territory",
        "Looting/property destruction",
        "Disrupted weapons use",
        "Headquarters or base established",
    },
    "Rape": {"Sexual violence"},
}
NEAR_DAYS = 4
TOO_MANY = 1000
STRONG = {"event", "act", "patient", "weapon", "police_response", "territory"}
DATED = {"day": 1.0, "week": 0.9, "month": 0.8, "year": 0.4, "unknown": 0.0}
RECENT = 10
ACTIVE = {"event", "act", "police_response", "strategic", "property"}
OPEN_FIRST, OPEN_LATER = 1.9, 2.1


@dataclass
class Incident:
    """One incident as the article tells it so far."""

    number: int
    frames: list[Frame] = field(default_factory=list)
    interval: DateInterval | None = None
    phrase: DatePhrase | None = None
    own_places: list[PlaceMention] = field(default_factory=list)
    place: Place | None = None
    types: Counter[str] = field(default_factory=Counter)
    figures: set[tuple[str, int | None, int | None]] = field(default_factory=set)


@dataclass(frozen=True)
class Told:
    """What is known of the article: when it was published and how its places resolve."""

    published: date | None
    locate: Callable[[Sequence[PlaceMention]], Place | None]
    heading: DatePhrase | None = None


def family(sub_event_type: str) -> str:
    """Return the coarse kind of a sub-event type; clashes and attacks share "Attack"."""
    return next((name for name, members in FAMILIES.items() if sub_event_type in members), "Attack")


def frame_types(frame: Frame) -> Counter[str]:
    """Return how strongly the cues of a frame speak for each sub-event type."""
    votes: Counter[str] = Counter()
    for hit in frame.hits:
        if hit.cue.frame == "territory":
            votes["territory"] += hit.cue.strength
        elif hit.cue.sub_event_type and hit.cue.frame != "weapon":
            votes[hit.cue.sub_event_type] += hit.cue.strength
        elif hit.cue.sub_event_type:
            votes[hit.cue.sub_event_type] += hit.cue.strength - 1
    return votes


def gather(frames: Sequence[Frame], told: Told) -> list[Incident]:
    """Return the incidents of an article in the order in which it tells them."""
    incidents: list[Incident] = []
    waiting: list[Frame] = []
    current: Incident | None = None
    for frame in frames:
        if not _solid(frame) or (frame.unreal and not frame.harms):
            continue
        interval = _interval(frame, told, current)
        place = told.locate(frame.places) if frame.places else None
        scored = [(_fit(frame, interval, place, i, current, told), -i.number, i) for i in incidents]
        best = max(scored, key=lambda s: s[:2], default=None)
        if best is not None and best[0] >= 0.5:
            current = best[2]
        elif _weight(frame, interval, place) >= (OPEN_FIRST if not incidents else OPEN_LATER):
            current = _opened(frame, interval, current, len(incidents) + 1)
            if not incidents and interval is None and told.heading is not None:
                current.interval, current.phrase = resolve_date(told.heading, told.published), told.heading
            incidents.append(current)
            for early in waiting:
                if frame.sentence.paragraph - early.sentence.paragraph <= 1:
                    _attach(
                        early,
                        _interval(early, told, None),
                        told.locate(early.places) if early.places else None,
                        current,
                        told,
                    )
        else:
            waiting = [*waiting[-1:], frame] if not incidents else []
            continue
        waiting = []
        _attach(frame, interval, place, current, told)
    for incident in incidents[:1]:
        _date_by_saying(incident, told)
    return _renumbered(_conflicts(incidents, frames))


def _date_by_saying(incident: Incident, told: Told) -> None:
    """Date the news by the day on which it was told where the article gives no other day."""
    phrases = [f.said_on for f in incident.frames if f.said_on is not None]
    if incident.interval is not None or not phrases:
        return
    interval = resolve_date(phrases[0], told.published, None)
    if interval is not None and interval.start is not None and interval.precision == "day":
        incident.interval, incident.phrase = interval, phrases[0]


def _conflicts(incidents: list[Incident], frames: Sequence[Frame]) -> list[Incident]:
    """Return the incidents of violence or protest; in an article about a disaster only the dated ones recalled."""
    quiet = not any(h.cue.frame == "disaster" for f in frames for h in f.hits)
    kept = [i for i in incidents if is_conflict(i, quiet) and _is_told(i)]
    return [i for i in kept if i.number > 1 and i.interval is not None] if _tells_disaster(frames) else kept


def _is_told(incident: Incident) -> bool:
    """Say whether an incident beside the first is more than a passing word: a figure, a day, or who did what where."""
    if incident.number == 1 or incident.interval is not None or any(f.harms for f in incident.frames):
        return True
    sides = any(
        a.kind not in ("civilians", "country", "government") for f in incident.frames for a in (*f.agents, *f.targets)
    )
    return sides and incident.place is not None and bool(incident.place.location)


def _tells_disaster(frames: Sequence[Frame]) -> bool:
    """Say whether an article is about an accident or disaster: its cues outnumber those of deeds."""
    hits = [h for f in frames for h in f.hits]
    disasters = sum(h.cue.frame == "disaster" for h in hits)
    armed = sum(
        a.kind not in ("civilians", "government", "police", "organisation", "country") for f in frames for a in f.agents
    )
    deeds = sum(h.cue.frame in ("act", "event") and family(h.cue.sub_event_type) != "Blast" for h in hits)
    return disasters >= 3 and disasters > deeds and disasters > 2 * armed


def _opened(frame: Frame, interval: DateInterval | None, current: Incident | None, number: int) -> Incident:
    """Return a new incident; one told right behind another without a date of its own shares its day."""
    incident = Incident(number)
    if interval is not None or current is None or current.phrase is None or not frame.new:
        return incident
    if frame.sentence.paragraph - current.frames[-1].sentence.paragraph <= 1:
        incident.interval, incident.phrase = current.interval, current.phrase
    return incident


def _renumbered(incidents: list[Incident]) -> list[Incident]:
    """Return incidents numbered from 1 without gaps."""
    for number, incident in enumerate(incidents, 1):
        incident.number = number
    return incidents


def is_conflict(incident: Incident, quiet: bool = False) -> bool:
    """Say whether an incident is violence or protest by people: an act or event beside bare harm, no accident."""
    hits = [h for f in incident.frames for h in f.hits]
    acts = sum(h.cue.frame in ACTIVE and h.cue.sub_event_type != "" for h in hits)
    armed = any(a.kind != "civilians" for f in incident.frames for a in f.agents)
    disasters = sum(h.cue.frame == "disaster" for h in hits)
    done = [h for h in hits if h.cue.frame == "patient" and h.cue.sub_event_type != ""]
    deliberate = any(h.cue.strength > 1 for h in done) or (bool(done) and armed)
    blown = any(h.cue.frame == "weapon" for h in hits) and any(f.harms for f in incident.frames)
    if disasters and disasters >= acts and not armed:
        return False
    bare = quiet and any(h.cue.lemma_ in ("kill", "dead") for f in incident.frames for h in f.harms)
    return bool(acts) or deliberate or blown or bare or any(h.cue.frame == "territory" for h in hits)


def _solid(frame: Frame) -> bool:
    """Say whether a frame tells something done: a figure, a deed, an event with a name; not "violence" at large."""
    if frame.harms or (not frame.hits and (frame.claimed_by or frame.blamed)):
        return True
    deeds = [
        h
        for h in frame.hits
        if h.cue.frame in ("act", "territory", "patient", "subject", "police_response", "property", "strategic")
        and h.token.tag_.startswith("VB")
    ]
    events = [
        h
        for h in frame.hits
        if h.cue.frame in ("event", "police_response") and h.cue.words[-1] not in frame.vague_nouns
    ]
    told = [h for h in events if h.tokens[-1].tag_ != "NNS" or frame.date is not None or frame.places]
    return bool(deeds or told)


def _interval(frame: Frame, told: Told, current: Incident | None) -> DateInterval | None:
    """Return the days that a frame's words of time allow, future ones left out."""
    if frame.date is None:
        return None
    anchor = current.interval.start if current is not None and current.interval is not None else None
    interval = resolve_date(frame.date, told.published, anchor)
    if interval is None or interval.start is None:
        return None
    if told.published is not None and interval.start > told.published + timedelta(days=1):
        return None
    return interval


def _weight(frame: Frame, interval: DateInterval | None, place: Place | None) -> float:
    """Return how much evidence a frame holds that something happened, and where and when."""
    if frame.unreal:
        return 0.0
    figures = [h for h in frame.harms if not h.named and (h.low or h.high)]
    kinds = {h.cue.frame for h in frame.hits}
    acts = [
        h
        for h in frame.hits
        if h.cue.frame in ("act", "patient", "territory", "property") and h.token.tag_ in ("VBD", "VBN", "VBG", "VBZ")
    ]
    weight = 2.0 * bool(figures) + 1.2 * (any(h.named for h in frame.harms) and not figures)
    weight += (
        (DATED[interval.precision] if interval is not None else 0.0)
        + 0.8 * (place is not None and bool(place.location))
        + 0.2 * (place is not None)
    )
    weight += 0.8 * bool(acts) + 0.7 * ("event" in kinds) + 0.4 * bool(frame.agents) + 0.4 * bool(frame.targets)
    if not figures and not (place is not None and place.location) and not any(h.named for h in frame.harms):
        weight -= 0.5
    if (
        not kinds & {"event", "act", "territory", "patient", "subject", "police_response", "strategic", "property"}
        and not figures
    ):
        weight -= 1.5
    strong = figures or any(h.cue.strength > 1 and h.cue.frame in STRONG for h in frame.hits)
    armed = any(a.kind not in ("civilians", "government", "country") for a in [*frame.agents, *frame.targets])
    return weight if strong or armed else weight - 1.0


def _fit(
    frame: Frame,
    interval: DateInterval | None,
    place: Place | None,
    incident: Incident,
    current: Incident | None,
    told: Told,
) -> float:
    """Return how well a frame fits an incident: 0.5 and more attaches it."""
    score = 1.0 * (incident is current) + 0.6 * (incident.number == 1)
    score += _date_fit(interval, incident, told.published) + _place_fit(place, incident) + _type_fit(frame, incident)
    figures = {(h.measure, h.low, h.high) for h in frame.harms if not h.named}
    score += 1.0 * bool(figures & incident.figures)
    if incident.number == 1 and all(f.sentence.title for f in incident.frames) and score > -4:
        score += 2.0
    if frame.new:
        score -= 2.5
    return score


def _date_fit(interval: DateInterval | None, incident: Incident, published: date | None) -> float:
    """Return agreement of dates: same days speak for, days apart against."""
    if interval is None:
        return 0.0
    if incident.interval is None:
        return _first_date_fit(interval, incident, published)
    a, b = interval, incident.interval
    if a.start is None or b.start is None or a.end is None or b.end is None:
        return 0.0
    if a.start == b.start and a.end == b.end:
        return 1.5
    if a.start <= b.end and b.start <= a.end:
        return 0.3 if a.precision == b.precision else -0.2
    return -6.0


def _first_date_fit(interval: DateInterval, incident: Incident, published: date | None) -> float:
    """Return whether a date suits an incident that has none yet: news is of these days, not of years ago."""
    if (
        published is None
        or interval.end is None
        or (len(incident.frames) < 2 and not incident.frames[0].sentence.title)
    ):
        return 0.0
    age = (published - interval.end).days
    if incident.number == 1 and age > RECENT:
        return -3.0
    return -1.2 if interval.precision in ("month", "year") else 0.0


def _place_fit(place: Place | None, incident: Incident) -> float:
    """Return agreement of places: the same settlement speaks for, another one against."""
    own = incident.place
    if place is None or own is None:
        return 0.0
    if place.country and own.country and place.country != own.country:
        return -3.0
    if place.location and own.location:
        if place.location == own.location or place.location in own.location or own.location in place.location:
            return 1.0
        return -1.0 if place.admin1 == own.admin1 else -2.5
    if place.admin1 and own.admin1:
        return 0.4 if place.admin1 == own.admin1 else -2.0
    return 0.2


def _type_fit(frame: Frame, incident: Incident) -> float:
    """Return agreement of kinds; harm alone and plain attacks fit every violent incident."""
    ours = {family(t) for t in frame_types(frame)}
    theirs = {family(t) for t in incident.types}
    if not ours or not theirs:
        return 0.3
    if ours & theirs:
        return 0.6
    if ours == {"Arrest"}:
        return -1.0
    if ours <= {"Attack"} or theirs <= {"Attack"}:
        return 0.0
    return -1.2


def _attach(frame: Frame, interval: DateInterval | None, place: Place | None, incident: Incident, told: Told) -> None:
    """Add a frame to an incident, which takes from it what it does not know yet."""
    incident.frames.append(frame)
    weight = max(1, 4 - len(incident.frames) + 1)
    incident.types.update({kind: votes * weight for kind, votes in frame_types(frame).items()})
    incident.figures |= {(h.measure, h.low, h.high) for h in frame.harms if not h.named}
    if interval is not None and _sharper(interval, incident.interval):
        incident.interval, incident.phrase = interval, frame.date
    if place is not None:
        known = incident.place
        if known is None or _finer(place, known):
            incident.own_places += frame.places
            incident.place = told.locate(incident.own_places) or place


def _finer(place: Place, known: Place) -> bool:
    """Say whether a place tells more than the known one: a settlement in a country, a quarter of the settlement."""
    if not known.location or not known.admin1:
        return bool(place.location and not known.location) or bool(place.admin1 and not known.admin1)
    return bool(place.location and place.location.startswith(f"{known.location} - "))


def _sharper(new: DateInterval, old: DateInterval | None) -> bool:
    """Say whether an interval lies within the known one and is shorter."""
    if old is None or old.start is None or old.end is None:
        return True
    if new.start is None or new.end is None:
        return False
    return old.start <= new.start and new.end <= old.end and new.end - new.start < old.end - old.start


def role(incident: Incident, published: date | None) -> str:
    """Return main for the first incident and for those of the days before publication, background for the rest."""
    if incident.number == 1:
        return "main"
    if published is None or incident.interval is None or incident.interval.end is None:
        return "main" if incident.number == 2 and incident.interval is None else "background"
    return (
        "main"
        if (published - incident.interval.end).days <= NEAR_DAYS and incident.interval.precision == "day"
        else "background"
    )


def is_sum(harm: Harm, frame: Frame, conflict: bool) -> bool:
    """Say whether a figure is summed over a period, several attacks or a whole conflict."""
    if (harm.low or 0) >= TOO_MANY or (frame.period is not None and frame.date is None):
        return True
    events = [h for h in frame.hits if h.cue.frame in ("event", "act") and h.cue.words[-1] not in frame.vague_nouns]
    nearest = min(events, key=lambda h: abs(h.token.i - harm.cue.i), default=None)
    if nearest is not None and _several(nearest):
        return not any(p.kind in ("settlement", "quarter", "village") for p in frame.places) or frame.separate
    return conflict and not events and frame.date is None


def _several(hit: Hit) -> bool:
    """Say whether an event noun is told of several events ("two attacks", "a series of bombings")."""
    token = hit.tokens[-1]
    if token.tag_ != "NNS":
        return False
    return any(
        c.dep_ in ("nummod", "amod") and (c.like_num or c.lemma_ in ("several", "separate", "multiple", "different"))
        for c in token.children
    ) or (token.dep_ == "pobj" and token.head.head.lemma_ in ("series", "string", "spate", "wave", "pair", "number"))
