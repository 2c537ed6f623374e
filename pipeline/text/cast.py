"""Who acts and who suffers in an incident, chosen from all that its frames name."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.text.actors import ActorMention
from pipeline.text.incidents import Incident, family

ARMED = {"group": 5, "military": 4, "police": 4, "intervention": 4, "security": 3, "rebels": 3, "government": 2, "armed_unknown": 1}
CROWD = {"protesters", "rioters"}
SUFFERING = {"group": 5, "military": 5, "police": 5, "intervention": 4, "security": 4, "government": 3, "rebels": 3, "protesters": 3, "rioters": 3, "civilians": 2, "armed_unknown": 1}
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


def cast(incident: Incident, kind: str) -> Cast:
    """Return who acts and who is acted on in an incident of a sub-event type."""
    agents = [a for f in incident.frames for a in f.agents]
    targets = [t for f in incident.frames for t in f.targets]
    claimed = next((f.claimed_by for f in incident.frames if f.claimed_by is not None), None)
    if family(kind) == "Protest":
        first = _best([a for a in [*agents, *targets] if a.kind in CROWD], dict.fromkeys(CROWD, 1))
        second = _best([a for a in [*agents, *targets] if a.kind in ("police", "military", "security")], ARMED)
        return Cast(first, second, claimed, None)
    first = _best(agents, ARMED)
    if claimed is not None and (not first or first[0].kind in ("armed_unknown", "rebels")):
        first = (claimed,)
    names = {(a.name, a.kind, a.country) for a in first}
    second = _best([t for t in targets if (t.name, t.kind, t.country) not in names], SUFFERING)
    target = next((f.target_span for f in incident.frames if f.target_span is not None), None)
    return Cast(first, second, claimed, target)


def _best(mentions: Sequence[ActorMention], rank: dict[str, int]) -> tuple[ActorMention, ...]:
    """Return the most telling mention of one side, and an ally of the same rank named beside it."""
    usable = [m for m in mentions if m.kind in rank]
    if not usable:
        return ()
    seen = Counter((m.name, m.kind, m.country) for m in usable)
    best = max(enumerate(usable), key=lambda p: (rank[p[1].kind] + 0.3 * seen[(p[1].name, p[1].kind, p[1].country)] + 0.5 * bool(p[1].name or p[1].country) - 0.05 * p[0]))[1]
    return (best,)
