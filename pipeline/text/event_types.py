"""ACLED's event type from the cues of an incident and the kinds of its two sides."""

from collections.abc import Mapping
from dataclasses import dataclass

from schemas.values import EVENT_TYPE_OF

FORCES = {"military", "police", "security", "intervention"}
NON_STATE = {"group", "rebels", "armed_unknown"}
ARMED = FORCES | NON_STATE
TERRITORY = "territory"
VIOLENT = {"Attack", "Armed clash"}
DEMONSTRATIONS = {
    "Peaceful protest",
    "Protest with intervention",
    "Violent demonstration",
    "Excessive force against protesters",
    "Mob violence",
}
REMOTE = (
    "Chemical weapon",
    "Suicide bomb",
    "Air/drone strike",
    "Remote explosive/landmine/IED",
    "Shelling/artillery/missile attack",
    "Grenade",
)
WEAK = 0.4  # of the strongest votes: less is a passing word


@dataclass(frozen=True)
class Evidence:
    """How strongly the cues speak for each sub-event type."""

    votes: Mapping[str, int]

    @classmethod
    def read(cls, words: str) -> "Evidence":
        """Return the evidence written as "Suicide bomb=5; Attack=2"."""
        pairs = [part.rsplit("=", 1) for part in words.split("; ") if "=" in part]
        return cls({name: int(votes) for name, votes in pairs})

    def of(self, name: str) -> int:
        """Return the votes for one type."""
        return self.votes.get(name, 0)


def classify(evidence: Evidence, first: frozenset[str], second: frozenset[str]) -> tuple[str, str]:
    """Return event type and sub-event type for the kinds of actors on either side."""
    sub = _sub_event_type(evidence, first, second)
    if sub in VIOLENT:
        sub = _of_crowds(sub, evidence, first, second)
    return EVENT_TYPE_OF[sub], sub


def _of_crowds(sub: str, evidence: Evidence, first: frozenset[str], second: frozenset[str]) -> str:
    """Return what an attack or clash is called where a crowd does or suffers it."""
    if "protesters" in first and second & FORCES:
        return "Excessive force against protesters"
    if "rioters" in first and not first & ARMED:
        return "Violent demonstration" if second & ARMED else "Mob violence"
    protest = evidence.of("Peaceful protest") + evidence.of("Protest with intervention")
    deadly = first & FORCES and not second & ARMED and evidence.of("killed")
    if deadly and protest and protest >= evidence.of(sub) / 2:
        return "Excessive force against protesters"
    return sub


def _sub_event_type(evidence: Evidence, first: frozenset[str], second: frozenset[str]) -> str:
    """Return what the votes speak for most, the two sides considered."""
    votes = {k: v for k, v in evidence.votes.items() if v > 0}
    if evidence.of("Suicide bomb") >= 4:
        return "Suicide bomb"
    killed = votes.pop("killed", 0)
    ground = votes.pop(TERRITORY, 0)
    if ground and ground >= max(votes.values(), default=0) and (second | first) & ARMED:
        return _territory(first, second)
    if not votes:
        return _violence(first, second)
    best = max(votes, key=lambda k: votes[k])
    if killed and best == "Arrests":
        best = "Attack"
    if best in DEMONSTRATIONS:
        return _demonstration(votes)
    clash = votes.get("Armed clash", 0) > votes.get("Attack", 0)
    remote = _remote(votes)
    if remote and votes[remote] < WEAK * max(votes.values()):
        return _violence(first, second, clash)
    if remote and (votes[remote] >= votes.get("Armed clash", 0) or not (first & ARMED and second & ARMED)):
        return remote
    return _violence(first, second, clash) if best in VIOLENT else best


def _territory(first: frozenset[str], second: frozenset[str]) -> str:
    """Return who gains ground."""
    regained = first & FORCES or (second & NON_STATE and not first & NON_STATE)
    return "Government regains territory" if regained else "Non-state actor overtakes territory"


def _remote(votes: Mapping[str, int]) -> str:
    """Return the kind of explosion or strike that the votes speak for most, "" for none; any bomb may be a grenade."""
    found = [k for k in REMOTE if votes.get(k, 0) >= 3]
    top = max(found, key=lambda k: votes[k], default="")
    if top == "Remote explosive/landmine/IED" and votes.get("Grenade", 0) >= WEAK * votes[top]:
        return "Grenade"
    return top


def _demonstration(votes: Mapping[str, int]) -> str:
    """Return which demonstration the cues tell."""
    if votes.get("Mob violence", 0) >= 3 and votes["Mob violence"] >= max(votes.values()):
        return "Mob violence"
    if votes.get("Violent demonstration", 0) >= 3:
        return "Violent demonstration"
    if votes.get("Excessive force against protesters", 0) >= 4:
        return "Excessive force against protesters"
    return "Protest with intervention" if votes.get("Protest with intervention", 0) else "Peaceful protest"


def _violence(first: frozenset[str], second: frozenset[str], clash: bool = False) -> str:
    """Return Armed clash between two armed sides, Attack on anybody else."""
    if second & ARMED and (first & ARMED or not first):
        return "Armed clash"
    if clash and not second & {"civilians", "government"}:
        return "Armed clash"
    return "Attack"
