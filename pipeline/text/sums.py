"""Figures that sum up: a period, a whole conflict, or several incidents that the article tells one by one."""

import re
from collections.abc import Callable, Sequence
from itertools import combinations

from pipeline.text.cues import Hit
from pipeline.text.date_forms import DAY
from pipeline.text.frame_types import Frame
from pipeline.text.harm_figures import Harm
from pipeline.text.place_types import Place, PlaceMention

TOO_MANY = 1000
DISPLACED = 100  # how many times more are displaced than killed by one incident
LONG = ("bare_month", "month_year", "months_span", "year", "season")
THROUGH = ("during", "throughout")
WEEKDAY = re.compile(DAY, re.IGNORECASE)
MOST_PARTS = 3
FIRST_PARTS = 8


def split_sums(frames: Sequence[Frame], locate: Callable[[Sequence[PlaceMention]], Place | None]) -> None:
    """Set tolls apart that are the sum of tolls told later; the frames of those parts are new and share its date."""
    told = [(f, h) for f in frames if (h := _toll(f)) is not None]
    for number, (frame, toll) in enumerate(told):
        later = [(f, h) for f, h in told[number + 1 :] if f.sentence != frame.sentence and _stands_alone(f, locate)]
        parts = _adding_up(toll, later)
        for part in parts[1:]:
            part.new = True
        wholes = [f for f, h in told if h.low == toll.low and f not in parts]
        for part in parts:
            part.date = part.date or next((f.date for f in wholes if f.date is not None), None)
        for whole, harm in told:
            if parts and harm.low == toll.low and whole not in parts:
                whole.sums.append(harm)
                whole.harms.remove(harm)
        if parts:
            return


def is_of_disaster(frame: Frame) -> bool:
    """Say whether a frame tells an accident, a disaster or a disease, and nothing that people did to each other."""
    kinds = {h.cue.frame for h in frame.hits}
    return "disaster" in kinds and not kinds & {"act", "event", "weapon", "territory", "police_response"}


def _toll(frame: Frame) -> Harm | None:
    """Return the one number of dead that a frame tells, none where it tells several."""
    counted = [h for h in frame.harms if h.measure == "killed" and h.scope == "total" and not h.named]
    tolls = [h for h in counted if h.low and h.qualifier != "vague"]
    return tolls[0] if len(tolls) == 1 else None


def _stands_alone(frame: Frame, locate: Callable[[Sequence[PlaceMention]], Place | None]) -> bool:
    """Say whether a frame tells an event of its own: one brought in as new, or one with a settlement."""
    place = locate(frame.places) if frame.places else None
    return frame.fresh or (place is not None and bool(place.location))


def _adding_up(toll: Harm, later: Sequence[tuple[Frame, Harm]]) -> list[Frame]:
    """Return the first few frames whose tolls add up to one told before them, each told in a sentence of its own."""
    smaller = [(f, h) for f, h in later if (h.low or 0) < (toll.low or 0)][:FIRST_PARTS]
    for size in range(2, MOST_PARTS + 1):
        for group in combinations(smaller, size):
            apart = len({f.sentence.start for f, _ in group}) == size
            if apart and sum(h.low or 0 for _, h in group) == toll.low:
                return [f for f, _ in group]
    return []


def is_sum(harm: Harm, frame: Frame, conflict: bool) -> bool:
    """Say whether a figure is summed over a period, several attacks or a whole conflict."""
    if (harm.low or 0) >= TOO_MANY * (DISPLACED if harm.measure == "displaced" else 1) or (
        frame.period is not None and frame.date is None
    ):
        return True
    if frame.date is not None and frame.date.kind in LONG and frame.date.text.lower().startswith(THROUGH):
        return True
    events = [h for h in frame.hits if h.cue.frame in ("event", "act") and h.cue.words[-1] not in frame.vague_nouns]
    counted = harm.head.i if harm.cue.i == harm.head.i else -1
    events = [h for h in events if h.tokens[-1].i != counted]
    if frame.date is None and not events and (_counted_since(harm) or _counted_over(harm)):
        return True
    nearest = min(events, key=lambda h: abs(h.token.i - harm.cue.i), default=None)
    if nearest is not None and _several(nearest):
        return not any(p.kind in ("settlement", "quarter", "village") for p in frame.places) or frame.separate
    return conflict and not events and frame.date is None


def _counted_since(harm: Harm) -> bool:
    """Say whether a harm is counted from some event on ("since the campaign began")."""
    deeds = {harm.cue.i, *(t.i for t in harm.cue.ancestors)}
    for token in harm.cue.sent:
        if token.lower_ == "since" and token.dep_ in ("mark", "prep"):
            clause = token.head.head if token.dep_ == "mark" else token.head
            if any(WEEKDAY.search(t.text) for t in token.subtree):
                continue
            if clause.i in deeds and clause.pos_ in ("VERB", "AUX"):
                return True
    return False


def _counted_over(harm: Harm) -> bool:
    """Say whether a harm is counted over months or years ("in twenty years")."""
    for prep in (c for c in harm.cue.children if c.dep_ == "prep" and c.lower_ in ("in", "over", "within", "during")):
        for span in prep.children:
            counted = any(c.dep_ == "nummod" for c in span.children)
            if span.dep_ == "pobj" and counted and span.lemma_.lower() in ("month", "year", "decade"):
                return True
    return False


def _several(hit: Hit) -> bool:
    """Say whether an event noun is told of several events ("two attacks", "a series of bombings")."""
    token = hit.tokens[-1]
    if token.tag_ != "NNS":
        return False
    return any(
        c.dep_ in ("nummod", "amod") and (c.like_num or c.lemma_ in ("several", "separate", "multiple", "different"))
        for c in token.children
    ) or (token.dep_ == "pobj" and token.head.head.lemma_ in ("series", "string", "spate", "wave", "pair", "number"))
