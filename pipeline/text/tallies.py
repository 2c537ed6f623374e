"""The figures of an incident: each once for each who gives it, parts told from totals."""

from dataclasses import dataclass, replace

from pipeline.text.attribution import Speaker
from pipeline.text.frame_types import Frame
from pipeline.text.harm_figures import SINGULAR, Harm
from pipeline.text.incident_types import Incident

SIDES = {"civilians", "militants", "security forces"}


@dataclass(frozen=True)
class Said:
    """One figure of harm with its speaker."""

    harm: Harm
    speaker: Speaker | None
    frame: Frame


def _by_side(said: list[Said]) -> list[Said]:
    """Return figures with those for one side made parts where another side's are told too ("12 rebels, a soldier")."""
    sides: dict[str, set[str]] = {}
    for one in said:
        if one.harm.scope == "total" and one.harm.victims in SIDES and not one.harm.perpetrator:
            sides.setdefault(one.harm.measure, set()).add(one.harm.victims)
    return [
        replace(s, harm=replace(s.harm, scope="part"))
        if s.harm.victims in SIDES and not s.harm.perpetrator and len(sides.get(s.harm.measure, ())) > 1
        else s
        for s in said
    ]


def figures_of(incident: Incident, spoken: dict[int, Speaker | None]) -> list[Said]:
    """Return an incident's figures, each once per speaker, named persons only where no total is told."""
    said = _by_side([Said(h, spoken[id(h)], f) for f in incident.frames for h in f.harms])
    counted = {
        (s.harm.measure, s.harm.perpetrator)
        for s in said
        if not s.harm.named and s.harm.scope == "total" and s.harm.number_text.lower() not in SINGULAR
    }
    kept: dict[tuple[object, ...], Said] = {}
    for one in sorted(said, key=lambda s: (s.frame.sentence.title, s.speaker is None, s.harm.start)):
        harm = one.harm
        if (
            harm.named
            and (harm.measure, harm.perpetrator) in counted
            and harm.measure in ("killed", "injured", "arrested", "abducted")
        ):
            continue
        who = one.speaker.text.lower() if one.speaker else ""
        same = (harm.measure, harm.low, harm.high, harm.qualifier, harm.perpetrator, harm.named and harm.noun)
        if any(k[:-1] == same and (k[-1] == who or (not who and one.frame.sentence.title)) for k in kept):
            continue
        kept[(*same, who)] = one
    return sorted(kept.values(), key=lambda s: (s.harm.start, s.harm.end))
