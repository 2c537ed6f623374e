"""Several incidents in one sentence: tolls told place by place."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Token

from pipeline.text.cues import Hit
from pipeline.text.frame_types import Frame
from pipeline.text.harm_figures import Harm
from pipeline.text.incident_types import family
from pipeline.text.parse import Sentence
from pipeline.text.place_types import PlaceMention

CLOSE = 24


def spread(frame: Frame) -> list[Frame]:
    """Return a frame for each place that has its own toll; the toll of all of them together becomes a sum."""
    owned = {id(h): p for h in frame.harms if (p := _own_place(frame, h)) is not None}
    whole = next((h for h in frame.harms if _adds_up(id(h), [h for h in frame.harms if id(h) in owned])), None)
    owned.pop(id(whole), None)
    names = dict.fromkeys(p.text for p in owned.values())
    if len(names) < 2:
        return [frame]
    shared = [h for h in frame.harms if id(h) not in owned]
    made = []
    for number, name in enumerate(names):
        harms = [replace(h, scope="total") for h in frame.harms if id(h) in owned and owned[id(h)].text == name]
        places = [p for p in frame.places if p.text == name or p.text not in names]
        made.append(replace(frame, harms=harms, places=places, apart=number > 0))
    summed = [h for h in shared if h is whole or _sums_up(h, [h for f in made for h in f.harms])]
    made[0].harms += [h for h in shared if h not in summed]
    made[0].sums = [*frame.sums, *summed]
    return made


def _adds_up(one: int, harms: Sequence[Harm]) -> bool:
    """Say whether the toll with an id is the sum of the others ("nine in the province: five in … and four in …")."""
    toll = min(harms, key=lambda h: h.start, default=None)
    if toll is None or id(toll) != one:
        return False
    rest = [h.low or 0 for h in harms if h is not toll and h.measure == toll.measure]
    return len(rest) > 1 and sum(rest) == toll.low


def in_each_place(frame: Frame) -> list[Frame]:
    """Return a frame for each of the towns that a sentence names side by side as those of its protests."""
    if (
        frame.harms
        or not (frame.date is not None or _is_past(frame.sentence))
        or not any(family(h.cue.sub_event_type) == "Protest" and _is_held(h) for h in frame.hits)
    ):
        return [frame]
    towns = _side_by_side(frame)
    if len(towns) < 2:
        return [frame]
    others = [p for p in frame.places if p not in towns]
    return [replace(frame, places=[p, *others], apart=n > 0) for n, p in enumerate(towns)]


def _is_past(sentence: Sentence) -> bool:
    """Say whether a sentence tells what was done at some time: in the past tense, not of what has been going on."""
    root = sentence.span.root
    return root.tag_ in ("VBD", "VBN") and not any(c.dep_ == "aux" and c.tag_ in ("VBP", "VBZ") for c in root.children)


def _is_held(hit: Hit) -> bool:
    """Say whether a cue tells protests as held: a verb, or a noun in the plural."""
    return hit.token.tag_.startswith("VB") or hit.head.tag_ == "NNS"


def _side_by_side(frame: Frame) -> list[PlaceMention]:
    """Return the towns of a frame that commas and an "and" join, none where fewer than two are joined so."""
    towns = [p for p in frame.places if p.kind == "settlement"]
    joined = []
    for one, other in pairwise(towns):
        between = frame.sentence.words(one.end, other.start)
        if between and between <= {",", "and", "as", "well", "in"}:
            joined += [p for p in (one, other) if p not in joined]
    return joined


def _own_place(frame: Frame, harm: Harm) -> PlaceMention | None:
    """Return the place that stands right behind a toll's noun ("two in Kharkiv")."""
    if harm.number_at < 0:
        return None
    last = max([harm.head, *(c for c in harm.head.children if c.dep_ == "amod")], key=lambda t: t.i)
    end = frame.sentence.behind(last)
    for place in frame.places:
        if 0 <= place.start - end <= CLOSE and _leads_to(frame.sentence, end, place.start):
            return place
    return None


def _leads_to(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether only a preposition of place and words that name no other thing stand between two offsets."""
    words = [t for t in sentence.span if start <= sentence.at(t) < end]
    first = next(iter(words), None)
    return first is not None and first.lower_ in ("in", "at", "near", "outside") and not any(_breaks(t) for t in words)


def _breaks(token: Token) -> bool:
    """Say whether a word begins something else."""
    return token.pos_ in ("VERB", "AUX", "CCONJ", "PUNCT", "NUM")


def _sums_up(harm: Harm, parts: Sequence[Harm]) -> bool:
    """Say whether a toll is that of all the places together."""
    peers = [p.low or 0 for p in parts if p.measure == harm.measure]
    return len(peers) > 1 and harm.scope == "total" and (harm.low or 0) >= max(peers)
