"""Where and when a story begins: a sentence that tells no deed itself, right before one that does.

"Pilgrims gathered at a shrine in Karbala on Saturday. A bomber blew himself up among them."
"""

from collections.abc import Sequence

from pipeline.text.discourse import Discourse
from pipeline.text.frame_dates import sorted_dates
from pipeline.text.frame_types import Findings, Frame, Scene
from pipeline.text.incident_types import Incident
from pipeline.text.parse import Sentence


def scene_of(sentence: Sentence, found: Findings, discourse: Discourse) -> Scene | None:
    """Return the scene that a sentence without a deed sets; None where it tells of talks, trials, visits or words."""
    if sentence.title or found.speakers or {t.lemma_.lower() for t in sentence.span} & discourse.words["other_event"]:
        return None
    _, dated, _ = sorted_dates(sentence, found, discourse)
    places = tuple(p for p in found.places if p.candidates and not (p.weak or p.metonym))
    date = dated[0] if dated else None
    return Scene(sentence.start, sentence.paragraph, date, places) if dated or places else None


def scene_of_frame(frame: Frame) -> Scene | None:
    """Return the scene that a frame without a deed sets ("troops carried out an operation in X on Friday")."""
    if frame.unreal or frame.sentence.title or (frame.date is None and not frame.places):
        return None
    return Scene(frame.sentence.start, frame.sentence.paragraph, frame.date, tuple(frame.places))


def scene_behind(incident: Incident, others: Sequence[Incident], scenes: Sequence[Scene]) -> Scene | None:
    """Return the scene with places told right behind an incident without one ("The house stood in X."), or None."""
    ends = [f.sentence.paragraph for f in incident.frames]
    start = incident.frames[0].sentence.start
    later = [i.frames[0].sentence.start for i in others if i.frames[0].sentence.start > start]
    before = min(later, default=scenes[-1].start + 1 if scenes else 0)
    behind = [s for s in scenes if s.places and start < s.start < before]
    return next((s for s in behind if any(0 <= s.paragraph - end <= 1 for end in ends)), None)


def plays_in(frame: Frame, scene: Scene | None) -> bool:
    """Say whether a frame goes on from a scene: told right behind it, with no place or day of its own, not as past."""
    if scene is None or frame.places or frame.date is not None or frame.sentence.paragraph - scene.paragraph > 1:
        return False
    return not any(t.lower_ == "had" and t.dep_ == "aux" for t in frame.sentence.span)
