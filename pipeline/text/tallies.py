"""The figures of an incident: each once for each who gives it, parts told from totals."""

from dataclasses import dataclass, replace

from pipeline.text.attribution import Speaker
from pipeline.text.frame_types import Frame
from pipeline.text.harm_figures import REFERRING, SINGULAR, Harm
from pipeline.text.incident_types import Incident

SIDES = {"civilians", "militants", "security forces"}
OF_NAMED = {"killed", "injured", "arrested", "abducted"}
ORDINALS = {"second", "third", "fourth", "fifth", "sixth", "seventh"}


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


def _with_added(said: list[Said]) -> list[Said]:
    """Return figures with persons told one by one made parts ("a guide was also killed", "another man")."""
    made = list(said)
    for number, one in enumerate(said):
        earlier = [n for n, s in enumerate(said[:number]) if _is_another_one(s, one)]
        if earlier and _is_added(one.harm):
            for n in (number, *earlier):
                made[n] = replace(made[n], harm=replace(made[n].harm, scope="part"))
    return made


def _is_another_one(other: Said, one: Said) -> bool:
    """Say whether two figures are one person each, who came to the same harm."""
    a, b = other.harm, one.harm
    same = (a.measure, a.perpetrator) == (b.measure, b.perpetrator) and a.noun != b.noun
    return same and all(h.low == h.high == 1 and h.scope == "total" for h in (a, b)) and not other.frame.sentence.title


def _is_added(harm: Harm) -> bool:
    """Say whether the words of a figure add one person to those told before."""
    leads = {c.lower_ for c in harm.head.children if c.dep_ in ("det", "poss", "amod")}
    also = "also" in {c.lower_ for c in harm.cue.children}
    return also or "another" in leads or bool(leads & ORDINALS and leads & {"a", "an"})


def _is_pronoun(harm: Harm) -> bool:
    return harm.named and harm.number_text.lower() in REFERRING


def figures_of(incident: Incident, spoken: dict[int, Speaker | None]) -> list[Said]:
    """Return an incident's figures, each once per speaker, named persons only where no total is told."""
    told = _without_shot([Said(h, spoken[id(h)], f) for f in incident.frames for h in f.harms])
    said = _without_named(_with_added(_by_side(told)))
    kept: dict[tuple[object, ...], Said] = {}
    for one in sorted(said, key=lambda s: (s.frame.sentence.title, s.speaker is None, s.harm.start)):
        who = one.speaker.text.lower() if one.speaker else ""
        same = _sameness(one.harm)
        twins = [s for k, s in kept.items() if k[:-1] == same]
        if all(_is_apart(one, t) for t in twins):
            kept[(*same, f"{who} {len(twins)}" if twins else who)] = one
        elif not any(_says_the_same(one, t, who) for t in twins):
            kept[(*same, who)] = one
    return sorted(kept.values(), key=lambda s: (s.harm.start, s.harm.end))


def _without_shot(said: list[Said]) -> list[Said]:
    """Return figures without persons of whom no more is told than that they were shot, where anybody is told to die."""
    dead = any(s.harm.measure == "killed" for s in said)
    return [s for s in said if not (s.harm.unsure and (dead or s.harm.perpetrator))]


def _sameness(harm: Harm) -> tuple[object, ...]:
    """Return what makes two figures one: measure, bounds, and the name of a person told by name."""
    return (harm.measure, harm.low, harm.high, harm.qualifier, harm.perpetrator, harm.named and harm.noun)


def _says_the_same(one: Said, other: Said, who: str) -> bool:
    """Say whether a figure was given before by the same speaker, or stands in the title for what the text tells."""
    return who == (other.speaker.text.lower() if other.speaker else "") or (not who and one.frame.sentence.title)


def _is_apart(one: Said, other: Said) -> bool:
    """Say whether two equal figures count different persons: parts of one sentence, or one told on top of another."""
    a, b = one.harm, other.harm
    parts = a.scope == b.scope == "part" and a.noun.lower() != b.noun.lower()
    return parts and (one.frame.sentence.start == other.frame.sentence.start or _is_added(a) or _is_added(b))


def _without_named(said: list[Said]) -> list[Said]:
    """Return figures without persons told by name where a total is told, without pronouns where anybody is told."""
    counted = {
        (s.harm.measure, s.harm.perpetrator)
        for s in said
        if not s.harm.named and s.harm.scope == "total" and s.harm.number_text.lower() not in SINGULAR
    }
    others = {(s.harm.measure, s.harm.perpetrator) for s in said if not _is_pronoun(s.harm)}
    kept: list[Said] = []
    for one in said:
        kind = (one.harm.measure, one.harm.perpetrator)
        if one.harm.named and kind in counted and one.harm.measure in OF_NAMED:
            continue
        if _is_pronoun(one.harm) and kind in others:
            continue
        others |= {kind}
        kept.append(one)
    return kept
