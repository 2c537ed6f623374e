"""Who gives a figure told right behind somebody's words ("Two people died, police said. Eleven were hurt.")."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from pipeline.text.attribution import Speaker
from pipeline.text.frame_types import Frame
from pipeline.text.harm_figures import Harm

Spoken = Mapping[int, Speaker | None]


def carried_on(told: Sequence[Frame], spoken: Spoken) -> dict[int, Speaker | None]:
    """Return the speakers of figures by id, those included who go on speaking in the sentence behind their own.

    A sentence goes on where it follows in the same paragraph, names nobody, tells no deed and no day of its own,
    and counts what the speaker has not counted yet.
    """
    made = dict(spoken)
    before: list[Frame] = []
    for _, group in groupby(sorted(told, key=lambda f: f.sentence.start), key=lambda f: f.sentence.start):
        frames = list(group)
        speaker = _last_speaker(before, made)
        if speaker is not None and _goes_on(frames, before, made):
            made |= {id(h): speaker for h in _harms(frames)}
        before = frames
    return made


def _harms(frames: Sequence[Frame]) -> list[Harm]:
    """Return the figures of frames in their order."""
    return sorted((h for f in frames for h in f.harms), key=lambda h: h.start)


def _last_speaker(frames: Sequence[Frame], spoken: Spoken) -> Speaker | None:
    """Return who gave the last figure of a sentence, None for words that are nobody's ("initial reports")."""
    speakers = [s for h in _harms(frames) if (s := spoken.get(id(h))) is not None]
    return speakers[-1] if speakers and speakers[-1].form != "stand-in" else None


def _goes_on(frames: Sequence[Frame], before: Sequence[Frame], spoken: Spoken) -> bool:
    """Say whether a sentence only adds figures of other measures to those of the sentence before it."""
    this, last = frames[0].sentence, before[0].sentence
    between = this.span.doc.text[last.span.end_char : this.span.start_char]
    if this.title or this.paragraph != last.paragraph or between.strip():
        return False
    if any(spoken.get(id(h)) is not None for h in _harms(frames)):
        return False
    deeds = any(h.cue.frame in ("act", "weapon") for f in frames for h in f.hits)
    counted = {(h.measure, h.perpetrator) for h in _harms(before)}
    anew = any((h.measure, h.perpetrator) in counted for h in _harms(frames))
    return not deeds and not anew and all(f.date is None for f in frames)
