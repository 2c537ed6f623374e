"""Incidents of an article: frames attach to the incident they speak of, or open a new one."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from pipeline.text import weighing
from pipeline.text.cues import Hit
from pipeline.text.dates import DateInterval, DatePhrase, resolve_date
from pipeline.text.frame_dates import BEHIND
from pipeline.text.frame_types import Frame, Scene
from pipeline.text.incident_types import Incident, Told, bare_harm, family, frame_types
from pipeline.text.place_types import Place
from pipeline.text.scenes import plays_in, scene_of_frame

NEAR_DAYS = 4
PRIVATE = {"Arrest", "Rape"}  # what is a private matter or that of a court where nobody else takes part
ACTIVE = {"event", "act", "police_response", "strategic", "property"}


def gather(frames: Sequence[Frame], told: Told) -> list[Incident]:
    """Return the incidents of an article in the order in which it tells them."""
    incidents: list[Incident] = []
    waiting: list[Frame] = []
    current: Incident | None = None
    scene: Scene | None = None
    for frame in frames:
        scene = frame.scene or scene
        if not _solid(frame) or (frame.unreal and not frame.harms):
            _lend_date(frame, current, told)
            scene = scene_of_frame(frame)
            continue
        frame.anchors = _anchors(frame, current)
        interval = _interval(frame, told, current)
        place = told.locate(frame.places) if frame.places else None
        found = _best(frame, interval, place, incidents, current, told)
        if found is None and not weighing.opens(frame, interval, place, current):
            titles = [w for w in waiting[:-1] if w.sentence.title]
            waiting = [*titles, *waiting[-1:], frame] if not incidents else []
            continue
        if found is None:
            found = _opened(frame, interval, current, told, len(incidents) + 1)
            incidents.append(found)
            _attach_waiting(waiting, frame, found, told)
            _set_scene(found, frame, scene, told)
        current, waiting, scene = found, [], None
        _attach(frame, interval, place, found, told)
    for incident in incidents[:1]:
        _date_by_saying(incident, told)
    _lend_late(incidents)
    return _renumbered(_conflicts(incidents, frames))


def _set_scene(incident: Incident, frame: Frame, scene: Scene | None, told: Told) -> None:
    """Give a new incident the day and place of the scene that it plays in, where its own words tell none."""
    if scene is None or not plays_in(frame, scene):
        return
    interval = resolve_date(scene.date, told.published) if scene.date is not None else None
    if interval is not None:
        incident.interval, incident.phrase, incident.anchors = interval, scene.date, ()
        incident.lent.discard("day")
    if scene.places:
        incident.own_places = list(scene.places)
        incident.place = told.locate(incident.own_places)
        incident.lent.discard("place")


def _lend_date(frame: Frame, current: Incident | None, told: Told) -> None:
    """Give an undated incident the day of words that tell no more ("the fighting began on Monday")."""
    if current is None or current.interval is not None or frame.unreal or not frame.hits:
        return
    interval = _interval(frame, told, None)
    if interval is not None and interval.precision == "day" and weighing.is_news(interval, told.published):
        current.interval, current.phrase = interval, frame.date


def _best(
    frame: Frame,
    interval: DateInterval | None,
    place: Place | None,
    incidents: Sequence[Incident],
    current: Incident | None,
    told: Told,
) -> Incident | None:
    """Return the incident that a frame fits best, none where it fits none well enough."""
    scored = [(weighing.fit(frame, interval, place, i, current, told), -i.number, i) for i in incidents]
    best = max(scored, key=lambda s: s[:2], default=None)
    return best[2] if best is not None and best[0] >= weighing.WEIGHTS.attach else None


def _attach_waiting(waiting: Sequence[Frame], frame: Frame, incident: Incident, told: Told) -> None:
    """Add to the first incident the frames right before it that told too little to open one."""
    for early in waiting:
        if early.sentence.title or frame.sentence.paragraph - early.sentence.paragraph <= 1:
            place = told.locate(early.places) if early.places else None
            _attach(early, _interval(early, told, None), place, incident, told)


def _date_by_saying(incident: Incident, told: Told) -> None:
    """Date the news by the day on which it was told where the article gives no other day."""
    phrases = [f.said_on for f in incident.frames if f.said_on is not None]
    if incident.interval is not None or not phrases:
        return
    interval = resolve_date(phrases[0], told.published, None)
    if interval is not None and interval.start is not None and interval.precision == "day":
        incident.interval, incident.phrase = interval, phrases[0]


def _lend_late(incidents: Sequence[Incident]) -> None:
    """Give the day that saying gave the first incident to those told right behind it, which had to wait for it."""
    for before, incident in pairwise(incidents):
        if "waits" in incident.lent and incident.interval is None and before.interval is not None:
            incident.interval, incident.phrase, incident.anchors = before.interval, before.phrase, before.anchors
            incident.lent.add("day")


def _conflicts(incidents: list[Incident], frames: Sequence[Frame]) -> list[Incident]:
    """Return the incidents of violence or protest; in an article about a disaster only the dated ones recalled."""
    quiet = not any(h.cue.frame == "disaster" for f in frames for h in f.hits)
    kept = [i for i in incidents if is_conflict(i, quiet) and _is_told(i) and _is_strong(i)]
    return [i for i in kept if _is_recalled(i, incidents[0])] if _tells_disaster(frames) else kept


def _is_recalled(incident: Incident, first: Incident) -> bool:
    """Say whether an incident in an article about a disaster is another one that it recalls: of other days."""
    if incident.interval is None or any(h.cue.frame == "disaster" for f in incident.frames for h in f.hits):
        return False
    return incident is not first and incident.interval != first.interval


def _is_strong(incident: Incident) -> bool:
    """Say whether an incident rests on more than words that often are figures of speech: harm, arms, a strong word."""
    hits = [h for f in incident.frames for h in f.hits if h.cue.frame != "patient" or f.harms]
    done = [h for f in incident.frames for h in f.hits if h.cue.frame == "patient" and h.cue.strength > 1]
    deeds = {"act", "event"} if incident.number > 1 else {"act"}
    crowds = any(h.cue.frame in deeds and family(h.cue.sub_event_type) == "Protest" for h in hits)
    placed = incident.place is not None and bool(incident.place.location)
    if (crowds or done) and incident.interval is not None and placed:
        return True
    return any(h.cue.strength > 1 for h in hits) or any(
        f.harms or f.claimed_by or any(a.kind not in weighing.PEACEABLE for a in (*f.agents, *f.targets))
        for f in incident.frames
    )


def _is_told(incident: Incident) -> bool:
    """Say whether an incident beside the first is more than a passing word: a figure, a day, or who did what where."""
    dated = incident.interval is not None and "day" not in incident.lent
    if incident.number == 1 or dated or any(f.harms for f in incident.frames):
        return True
    sides = any(
        a.kind not in ("civilians", "country", "government") for f in incident.frames for a in (*f.agents, *f.targets)
    )
    strong = any(h.cue.strength > 2 and h.cue.frame in ACTIVE for f in incident.frames if f.new for h in f.hits)
    crowd = (
        incident.interval is not None
        and incident.frames[0].fresh
        and {family(t) for t in frame_types(incident.frames[0])} == {"Protest"}
    )
    return (
        (sides or strong or crowd)
        and incident.place is not None
        and bool(incident.place.location)
        and "place" not in incident.lent
    )


def _tells_disaster(frames: Sequence[Frame]) -> bool:
    """Say whether an article is about an accident or disaster: its cues outnumber those of deeds."""
    hits = [h for f in frames for h in f.hits]
    disasters = sum(h.cue.frame == "disaster" for h in hits)
    armed = sum(
        a.kind not in ("civilians", "government", "police", "organisation", "country") for f in frames for a in f.agents
    )
    deeds = sum(h.cue.frame in ("act", "event") and family(h.cue.sub_event_type) != "Blast" for h in hits)
    return disasters >= 3 and disasters > deeds and disasters > 2 * armed


def _opened(frame: Frame, interval: DateInterval | None, current: Incident | None, told: Told, number: int) -> Incident:
    """Return a new incident; one told right behind another without a date of its own shares its day."""
    incident = Incident(number)
    if number == 1 and interval is None and told.heading is not None:
        incident.interval, incident.phrase = resolve_date(told.heading, told.published), told.heading
    if current is not None and not frame.places:
        _lend_place(frame, interval, current, incident, told)
    if interval is not None or current is None or frame.apart or _is_said_new(frame, incident, told):
        return incident
    if frame.sentence.paragraph - current.frames[-1].sentence.paragraph <= 1:
        incident.interval, incident.phrase, incident.anchors = current.interval, current.phrase, current.anchors
        incident.lent.add("day" if current.phrase is not None else "waits")
    return incident


def _is_said_new(frame: Frame, incident: Incident, told: Told) -> bool:
    """Date an incident told as another one by the day on which it was announced, where it is; say whether it was."""
    if frame.said_on is None or not frame.new:
        return False
    interval = resolve_date(frame.said_on, told.published, None)
    if interval is None or interval.precision != "day" or not weighing.is_news(interval, told.published):
        return False
    incident.interval, incident.phrase = interval, frame.said_on
    return True


def _lend_place(frame: Frame, interval: DateInterval | None, current: Incident, incident: Incident, told: Told) -> None:
    """Give an incident without a place that of the one told right before it; of another day only its town."""
    beside = frame.sentence.paragraph - current.frames[-1].sentence.paragraph <= 1
    if not frame.same_place and (frame.new or not beside):
        return
    whole = frame.same_place or interval is None
    incident.own_places = [p for p in current.own_places if whole or p.kind == "settlement"]
    incident.place = told.locate(incident.own_places) if incident.own_places else None
    incident.lent.add("place")


def _renumbered(incidents: list[Incident]) -> list[Incident]:
    """Return incidents numbered from 1 without gaps."""
    for number, incident in enumerate(incidents, 1):
        incident.number = number
    return incidents


def is_conflict(incident: Incident, quiet: bool = False) -> bool:
    """Say whether an incident is violence or protest by people: an act or event beside bare harm, no accident."""
    hits = [h for f in incident.frames for h in f.hits]
    armed = any(a.kind != "civilians" for f in incident.frames for a in f.agents)
    acts = sum(h.cue.frame in ACTIVE and h.cue.sub_event_type != "" and (armed or not _is_tame(h)) for h in hits)
    disasters = sum(h.cue.frame == "disaster" for h in hits)
    done = [h for h in hits if h.cue.frame == "patient" and h.cue.sub_event_type != ""]
    cruel = any(h.cue.strength > 1 for h in done)
    deliberate = cruel or (bool(done) and armed)
    blown = any(h.cue.frame == "weapon" for h in hits) and any(f.harms for f in incident.frames)
    plain = sum(h.cue.frame == "disaster" and h.cue.strength > 1 for h in hits)
    if disasters and (plain >= acts or disasters > acts) and not armed and not cruel:
        return False
    kinds = {family(t) for t in incident.types}
    if any(f.criminal for f in incident.frames) and (kinds == {"Arrest"} or _is_of_police(incident)):
        return False
    placed = incident.place is not None and bool(incident.place.location)
    if kinds <= PRIVATE and (kinds == {"Rape"} or not placed) and not _is_political(incident):
        return False
    bare = quiet and any(h.cue.lemma_ in ("kill", "dead") for f in incident.frames for h in f.harms)
    return bool(acts) or deliberate or blown or bare or any(h.cue.frame == "territory" for h in hits)


def _is_of_police(incident: Incident) -> bool:
    """Say whether an incident begins with an arrest over a common crime, and nobody armed takes part."""
    first = incident.frames[0]
    arrest = any(family(t) == "Arrest" for t in frame_types(first))
    sides = [a for f in incident.frames for a in (*f.agents, *f.targets)]
    return first.criminal and arrest and not any(a.kind in ("group", "rebels", "armed_unknown") for a in sides)


def _is_political(incident: Incident) -> bool:
    """Say whether forces, groups, crowds or strangers take part in an incident, or who did it is said."""
    sides = [a for f in incident.frames for a in (*f.agents, *f.targets)]
    return any(a.kind not in weighing.PEACEABLE for a in sides) or any(f.claimed_by for f in incident.frames)


def _is_tame(hit: Hit) -> bool:
    """Say whether a cue tells no violence by itself ("withdraw", "demolish")."""
    return hit.cue.frame in ("strategic", "property") and hit.cue.strength < 2


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
        if (h.cue.frame in ("event", "police_response") or (h.cue.frame == "strategic" and h.cue.strength > 1))
        and h.cue.words[-1] not in frame.vague_nouns
    ]
    told = [h for h in events if h.tokens[-1].tag_ != "NNS" or frame.date is not None or frame.places]
    return bool(deeds or told)


def _interval(frame: Frame, told: Told, current: Incident | None) -> DateInterval | None:
    """Return the days that a frame's words of time allow, future ones left out."""
    if frame.date is None:
        return None
    interval = resolve_date(frame.date, told.published, _anchor(frame, told, current))
    if interval is None or interval.start is None:
        return None
    if told.published is not None and interval.start > told.published + timedelta(days=1):
        return None
    return interval


def _anchor(frame: Frame, told: Told, current: Incident | None) -> date | None:
    """Return the day from which a frame's "two days earlier" counts: of its sentence, else of the incident before.

    What came "two days after" in a sentence that tells no other incident is counted from the day of the news.
    """
    if _counts_alone(frame, current):
        own = resolve_date(frame.dated_from, told.published) if frame.dated_from is not None else None
        return own.start if own is not None else None
    return current.interval.start if current is not None and current.interval is not None else None


def _anchors(frame: Frame, current: Incident | None) -> tuple[DatePhrase, ...]:
    """Return the words of time that those of a frame count from, and those that these count from in turn."""
    if _counts_alone(frame, current):
        return (frame.dated_from,) if frame.dated_from is not None else ()
    return (current.phrase, *current.anchors) if current is not None and current.phrase is not None else ()


def _counts_alone(frame: Frame, current: Incident | None) -> bool:
    """Say whether what came "two days after" counts from a day of its sentence or the news, not from what is told."""
    if frame.date is None or frame.date.kind != BEHIND:
        return False
    beside = current is not None and current.frames[-1].sentence is frame.sentence
    return frame.dated_from is not None or not beside


def _attach(frame: Frame, interval: DateInterval | None, place: Place | None, incident: Incident, told: Told) -> None:
    """Add a frame to an incident, which takes from it what it does not know yet."""
    incident.frames.append(frame)
    weight = max(1, 4 - len(incident.frames) + 1)
    incident.types.update({kind: votes * weight for kind, votes in frame_types(frame).items()})
    incident.bare_harm += bare_harm(frame) * weight
    incident.figures |= {(h.measure, h.low, h.high) for h in frame.harms if not h.named}
    if interval is not None and _sharper(interval, incident.interval):
        incident.interval, incident.phrase, incident.anchors = interval, frame.date, frame.anchors
        incident.lent.discard("day")
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
