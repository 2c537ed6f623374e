"""Who acts and who suffers in an incident, chosen from all that its frames name."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.text.actors import ActorMention
from pipeline.text.deeds import Deed, blamed, claimants, deeds
from pipeline.text.event_types import Evidence, classify
from pipeline.text.frames import Frame
from pipeline.text.incident_types import Incident, family

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
RIOTS = {"Violent demonstration", "Mob violence"}
STATES = {"military", "police", "security", "government", "country", "intervention"}
OFTEN, DOMINANT = 5, 0.9
LATER, LATEST = 0.9, 6
AIMED = 1.5


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
    name, count = names.most_common(1)[0] if names else ("", 0)
    return name if count >= OFTEN and count >= DOMINANT * names.total() else ""


def cast(incident: Incident, kind: str, actors: Sequence[ActorMention]) -> Cast:
    """Return who acts and who is acted on in an incident of a sub-event type; actors are those of the article."""
    claimed = next((c for c in (_claimant(f, actors) for f in incident.frames) if c is not None), None)
    told = [f for f in incident.frames if kind == "Arrests" or not f.reaction] or incident.frames
    told = [f for f in told if not f.unreal] or told
    told = sorted(told, key=lambda f: f.sentence.title and len(told) > 1)
    if family(kind) == "Protest":
        return _crowd(incident, told, actors, claimed)
    done = _fitting([deeds(f, actors) for f in told], kind)
    catching = [{a for d in deeds(f, actors) if d.arrest and kind != "Arrests" for a in d.agents} for f in told]
    agents = _weighed(
        [
            [a for d in one for a in d.agents if _may_act(a, kind) and a not in out]
            for one, out in zip(done, catching, strict=True)
        ]
    )
    accused = next((a for f in told for a in blamed(f.sentence, actors)), None)
    first = _named(_first(agents, ACTING), claimed or accused)
    if claimed is not None and kind in CLAIMED:
        first = (claimed,)
    aimed = _weighed([[t for d in one for t in d.aimed] for one in done], AIMED)
    hurt = _weighed([[t for d in one for t in _victims(d)] for one in done])
    same = {_key(a) for a in first}
    others = [(m, w) for m, w in (*aimed, *hurt) if _key(m) not in same]
    clear = [(m, w) for m, w in others if not _own_side(m, first)]
    return Cast(first, _first(clear, SUFFERING) or _first(others, SUFFERING), claimed, _target(told))


def _crowd(
    incident: Incident, told: Sequence[Frame], actors: Sequence[ActorMention], claimed: ActorMention | None
) -> Cast:
    """Return the cast of a demonstration: the crowd and the forces it meets; rioters go by the place alone."""
    both = _weighed([[a for d in deeds(f, actors) for a in (*d.agents, *d.aimed, *d.suffering)] for f in told])
    crowd, forces = _first(both, CROWD), _first(both, FORCES)
    kinds = (frozenset(m.kind for m in side) for side in (crowd, forces))
    _, kind = classify(Evidence(incident.types), *kinds)
    return Cast(() if kind in RIOTS else crowd, forces, claimed, None)


def _claimant(frame: Frame, actors: Sequence[ActorMention]) -> ActorMention | None:
    """Return who claims responsibility in a frame, the subject of the claim before others that it names."""
    if frame.claimed_by is None:
        return None
    return next(iter(claimants(frame.sentence, actors)), frame.claimed_by)


def _weighed(sides: Sequence[Sequence[ActorMention]], extra: float = 0.0) -> list[tuple[ActorMention, float]]:
    """Return the mentions of an incident's sentences with weights: what is told early weighs more."""
    return [
        (mention, extra - LATER * min(n, LATEST) - 0.05 * k)
        for n, side in enumerate(sides)
        for k, mention in enumerate(side)
    ]


def _victims(deed: Deed) -> list[ActorMention]:
    """Return those who suffer a deed, without attackers among them where it tells their end."""
    return [m for m in deed.suffering if not (deed.answer and m.kind in GENERIC)]


def _fitting(told: list[list[Deed]], kind: str) -> list[list[Deed]]:
    """Return the deeds of an incident's sort, sentence by sentence: arrests or not, no mere answer to an attack."""
    sort = [[d for d in one if d.arrest == (kind == "Arrests")] for one in told]
    sort = sort if any(sort) else told
    kept = [[d for d in one if not d.answer or _victims(d)] for one in sort]
    return kept if any(kept) else sort


def _may_act(mention: ActorMention, kind: str) -> bool:
    """Say whether an actor may do a deed of a kind: no state sends suicide bombers."""
    return not mention.person and not (kind == "Suicide bomb" and mention.kind in STATES)


def _key(mention: ActorMention) -> tuple[str, str, str | None]:
    """Return what makes two mentions the same actor."""
    return mention.name, mention.kind, mention.country


def _own_side(target: ActorMention, first: Sequence[ActorMention]) -> bool:
    """Say whether a force may be of the state that acts: the police are seldom the army's target."""
    return target.kind in FORCES and any(
        a.kind in FORCES and (a.country == target.country or None in (a.country, target.country)) for a in first
    )


def _first(weighed: Sequence[tuple[ActorMention, float]], rank: Mapping[str, int]) -> tuple[ActorMention, ...]:
    """Return the most telling mention of a side: by its kind, whether it has a name, and where it is told."""
    scored = [(rank[m.kind] + 0.6 * bool(m.name or m.country) + w, m) for m, w in weighed if m.kind in rank]
    return (max(scored, key=lambda s: s[0])[1],) if scored else ()


def _named(side: tuple[ActorMention, ...], known: ActorMention | None) -> tuple[ActorMention, ...]:
    """Return the group that an unnamed side turns out to be: who claims it or is blamed."""
    return (known,) if known is not None and (not side or side[0].kind in GENERIC) else side


def _target(frames: Sequence[Frame]) -> tuple[int, int] | None:
    """Return where the words for the target stand."""
    return next((f.target_span for f in frames if f.target_span is not None), None)
