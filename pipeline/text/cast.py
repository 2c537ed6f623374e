"""Who acts and who suffers in an incident, chosen from all that its frames name."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.text.actors import ActorMention
from pipeline.text.deeds import Deed, deeds
from pipeline.text.frames import Frame
from pipeline.text.incidents import Incident, family

ACTING = {
    "group": 5,
    "military": 5,
    "police": 4,
    "intervention": 4,
    "security": 4,
    "rebels": 4,
    "armed_unknown": 4,
    "rioters": 2,
    "government": 1,
    "country": 2,
}
SUFFERING = {
    "group": 5,
    "military": 5,
    "police": 5,
    "intervention": 4,
    "security": 5,
    "rebels": 4,
    "government": 3,
    "protesters": 3,
    "rioters": 3,
    "armed_unknown": 3,
    "civilians": 3,
}
CROWD = {"protesters": 2, "rioters": 1}
FORCES = {"police": 3, "military": 3, "security": 2}
GENERIC = ("armed_unknown", "rebels")
CLAIMED = {
    "Suicide bomb",
    "Remote explosive/landmine/IED",
    "Attack",
    "Grenade",
    "Abduction/forced disappearance",
    "Shelling/artillery/missile attack",
}
STATES = {"military", "police", "security", "government", "country", "intervention"}
DOMINANT = 0.6


@dataclass(frozen=True)
class Cast:
    """The words for both sides of an incident; claimed_by is who says it did it."""

    actor1: tuple[ActorMention, ...]
    actor2: tuple[ActorMention, ...]
    claimed_by: ActorMention | None
    target_span: tuple[int, int] | None


def dominant_group(mentions: Sequence[ActorMention]) -> str:
    """Return the armed group that an article is about, "" where none stands out."""
    names = Counter(m.name for m in mentions if m.kind == "group" and m.name)
    if not names:
        return ""
    name, count = names.most_common(1)[0]
    return name if count >= 2 and count >= DOMINANT * names.total() else ""


def cast(incident: Incident, kind: str, actors: Sequence[ActorMention]) -> Cast:
    """Return who acts and who is acted on in an incident of a sub-event type; actors are those of the article."""
    claimed = next((f.claimed_by for f in incident.frames if f.claimed_by is not None), None)
    told = [f for f in incident.frames if kind == "Arrests" or not f.reaction] or incident.frames
    told = sorted(told, key=lambda f: f.sentence.title and len(told) > 1)
    if family(kind) == "Protest":
        both = [[a for d in deeds(f, actors) for a in (*d.agents, *d.targets)] for f in incident.frames]
        return Cast(_first(both, CROWD), _first(both, FORCES), claimed, None)
    done = [_fitting(deeds(f, actors), kind) for f in told]
    agents = [[a for d in one for a in d.agents if _may_act(a, kind)] for one in done]
    targets = [[t for d in one for t in d.targets] for one in done]
    blamed = next((f.blamed for f in incident.frames if f.blamed is not None), None)
    first = _named(_first(agents, ACTING), agents, claimed or blamed)
    if claimed is not None and kind in CLAIMED:
        first = (claimed,)
    same = {_key(a) for a in first}
    others = [[t for t in found if _key(t) not in same] for found in targets]
    second = _named(_first(others, SUFFERING), others, None)
    return Cast(first, second, claimed, _target(told))


def _fitting(told: list[Deed], kind: str) -> list[Deed]:
    """Return the deeds of a sentence that are of the incident's sort: arrests or not, no answer to an attack."""
    sort = [d for d in told if d.arrest == (kind == "Arrests")] or told
    return [d for d in sort if not d.answer] or sort


def _may_act(mention: ActorMention, kind: str) -> bool:
    """Say whether an actor may do a deed of a kind: no state sends suicide bombers."""
    return not mention.person and not (kind == "Suicide bomb" and mention.kind in STATES)


def _key(mention: ActorMention) -> tuple[str, str, str | None]:
    """Return what makes two mentions the same actor."""
    return mention.name, mention.kind, mention.country


def _first(sides: Sequence[Sequence[ActorMention]], rank: Mapping[str, int]) -> tuple[ActorMention, ...]:
    """Return the most telling mention of the first frames: what is told early weighs more than what is told often."""
    scored = [
        (rank[m.kind] + 0.6 * bool(m.name or m.country) - 0.9 * n - 0.05 * k, m)
        for n, side in enumerate(s for s in sides if any(m.kind in rank for m in s))
        for k, m in enumerate(side)
        if m.kind in rank
    ]
    return (max(scored, key=lambda s: s[0])[1],) if scored else ()


def _named(
    side: tuple[ActorMention, ...], sides: Sequence[Sequence[ActorMention]], claimed: ActorMention | None
) -> tuple[ActorMention, ...]:
    """Return the group that an unnamed side turns out to be: who claims it, else a group named on that side."""
    if side and side[0].kind not in GENERIC:
        return side
    if claimed is not None:
        return (claimed,)
    return next(((m,) for found in sides for m in found if m.kind == "group"), side)


def _target(frames: Sequence[Frame]) -> tuple[int, int] | None:
    """Return where the words for the target stand."""
    return next((f.target_span for f in frames if f.target_span is not None), None)
