"""ACLED's event type from the cues of an incident and the kinds of its two sides."""

from collections.abc import Mapping
from dataclasses import dataclass

from schemas.values import EVENT_TYPE_OF

FORCES = {"military", "police", "security", "intervention"}
NON_STATE = {"group", "rebels", "armed_unknown"}
ARMED = FORCES | NON_STATE
CROWDS = {"protesters", "rioters"}
OUTLAWS = {"rebels", "armed_unknown"}
COUNTS = {"killed", "harm", "mutual"}  # told beside the votes: dead, votes by words of harm, sentences of a fight
TERRITORY = "territory"
PROPERTY = "Looting/property destruction"
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
FEW = 0.25  # of the strongest votes: less is no suicide bombing


@dataclass(frozen=True)
class Evidence:
    """How strongly the cues speak for each sub-event type, and what else tells it."""

    votes: Mapping[str, int]

    @classmethod
    def read(cls, words: str) -> "Evidence":
        """Return the evidence written as "Suicide bomb=5; Attack=2"."""
        pairs = [part.rsplit("=", 1) for part in words.split("; ") if "=" in part]
        return cls({name: int(votes) for name, votes in pairs})

    def of(self, name: str) -> int:
        """Return the votes for one type."""
        return self.votes.get(name, 0)

    @property
    def direct(self) -> int:
        """Return the votes for an attack by more than words of harm: people are killed in fights as well."""
        return self.of("Attack") - self.of("harm")

    @property
    def harmful(self) -> bool:
        """Return whether anybody was harmed."""
        return bool(self.of("killed") or self.of("harm"))


def classify(evidence: Evidence, first: frozenset[str], second: frozenset[str]) -> tuple[str, str]:
    """Return event type and sub-event type for the kinds of actors on either side."""
    sub = _sub_event_type(evidence, first, second)
    if sub in VIOLENT:
        sub = _of_crowds(sub, evidence, first, second)
    return EVENT_TYPE_OF[sub], sub


def _of_crowds(sub: str, evidence: Evidence, first: frozenset[str], second: frozenset[str]) -> str:
    """Return what an attack or clash is called where a crowd does or suffers it."""
    fought = evidence.of("mutual") and evidence.of("Armed clash") > evidence.direct
    protest = sum(evidence.of(kind) for kind in DEMONSTRATIONS)
    rebels = (first | second) & NON_STATE
    if fought and (_meets_crowd(first, second) or (protest and not rebels)):
        return "Violent demonstration"
    if "protesters" in first and second & FORCES:
        return "Excessive force against protesters"
    if "rioters" in first and not first & ARMED:
        return "Violent demonstration" if second & ARMED else "Mob violence"
    protest = evidence.of("Peaceful protest") + evidence.of("Protest with intervention")
    deadly = first & FORCES and not second & ARMED and evidence.of("killed")
    if deadly and protest and protest >= evidence.of(sub) / 2:
        return "Excessive force against protesters"
    return sub


def _meets_crowd(first: frozenset[str], second: frozenset[str]) -> bool:
    """Return whether forces of a state and a crowd stand on the two sides."""
    return bool((first & FORCES and second & CROWDS) or (first & CROWDS and second & FORCES))


def _sub_event_type(evidence: Evidence, first: frozenset[str], second: frozenset[str]) -> str:
    """Return what the votes speak for most, the two sides considered."""
    votes = {k: v for k, v in evidence.votes.items() if v > 0 and k not in COUNTS}
    killed = evidence.of("killed")
    if evidence.of("Suicide bomb") >= max(4, FEW * max(votes.values(), default=0)):
        return "Suicide bomb"
    ground = votes.pop(TERRITORY, 0)
    if ground and ground >= max(votes.values(), default=0) and (second | first) & ARMED:
        return _territory(first, second)
    if not votes:
        return _violence(evidence, first, second)
    best = max(votes, key=lambda k: (votes[k], k == "Arrests"))
    if best == "Arrests" and not killed:
        return _arrest(evidence, first, second)
    burned = evidence.of(PROPERTY)
    if burned and burned >= evidence.direct and not evidence.harmful and best in (*VIOLENT, PROPERTY):
        return PROPERTY
    if best in (PROPERTY, "Arrests") and killed:
        best = "Attack"
    if best in DEMONSTRATIONS:
        return _demonstration(votes)
    remote = _remote(votes)
    clash = votes.get("Armed clash", 0)
    if remote and (votes[remote] < WEAK * max(votes.values()) or _is_fight(evidence, votes[remote])):
        return _violence(evidence, first, second)
    if remote and (votes[remote] >= clash or not (first & ARMED and second & ARMED)):
        return remote
    return _violence(evidence, first, second) if best in VIOLENT else best


def _is_fight(evidence: Evidence, remote: int) -> bool:
    """Return whether two sides fight with what would else be a strike: "fired at each other with mortars"."""
    return bool(evidence.of("mutual")) and evidence.of("Armed clash") > remote


def _arrest(evidence: Evidence, first: frozenset[str], second: frozenset[str]) -> str:
    """Return what an arrest is: an abduction by those who are no state, part of a protest where protesters are held."""
    if first & OUTLAWS and not first & FORCES:
        return "Abduction/forced disappearance"
    protest = evidence.of("Peaceful protest") + evidence.of("Protest with intervention")
    return "Protest with intervention" if protest and "protesters" in first | second else "Arrests"


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


def _violence(evidence: Evidence, first: frozenset[str], second: frozenset[str]) -> str:
    """Return Armed clash between two armed sides, Attack on anybody else."""
    if second & ARMED and (first & ARMED or not first):
        return "Armed clash"
    clash = evidence.of("Armed clash")
    if clash > evidence.of("Attack") and not second & {"civilians", "government"}:
        return "Armed clash"
    fought = evidence.of("mutual") or not first
    return "Armed clash" if fought and clash and clash >= 2 * evidence.direct else "Attack"
