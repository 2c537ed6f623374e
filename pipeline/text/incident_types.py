"""What an incident of an article is, and the coarse kinds of incidents."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.text.cues import Hit
from pipeline.text.dates import DateInterval, DatePhrase
from pipeline.text.frame_types import Frame
from pipeline.text.phrases import targets
from pipeline.text.place_types import Place, PlaceMention

FAMILIES = {
    "Protest": {
        "Peaceful protest",
        "Protest with intervention",
        "Excessive force against protesters",
        "Violent demonstration",
    },
    "Arrest": {"Arrests"},
    "Abduction": {"Abduction/forced disappearance"},
    "Blast": {"Remote explosive/landmine/IED", "Suicide bomb", "Grenade"},
    "Fire": {"Air/drone strike", "Shelling/artillery/missile attack"},
    "Gas": {"Chemical weapon"},
    "Strategic": {
        "Agreement",
        "Change to group/activity",
        "Other",
        "Non-violent transfer of territory",
        "Looting/property destruction",
        "Disrupted weapons use",
        "Headquarters or base established",
    },
    "Rape": {"Sexual violence"},
}


@dataclass
class Incident:
    """One incident as the article tells it so far.

    `lent` names what it has from the one told before: day, place. `anchor` is the day from which its date counts,
    where its sentence tells one.
    """

    number: int
    frames: list[Frame] = field(default_factory=list)
    interval: DateInterval | None = None
    phrase: DatePhrase | None = None
    anchors: tuple[DatePhrase, ...] = ()  # what the phrase counts from: each from the one behind it
    own_places: list[PlaceMention] = field(default_factory=list)
    place: Place | None = None
    lent: set[str] = field(default_factory=set)
    types: Counter[str] = field(default_factory=Counter)
    bare_harm: int = 0  # votes for an attack that rest on words of harm alone
    figures: set[tuple[str, int | None, int | None]] = field(default_factory=set)


@dataclass(frozen=True)
class Told:
    """What is known of the article: when it was published and how its places resolve."""

    published: date | None
    locate: Callable[[Sequence[PlaceMention]], Place | None]
    heading: DatePhrase | None = None


def family(sub_event_type: str) -> str:
    """Return the coarse kind of a sub-event type; clashes and attacks share "Attack"."""
    return next((name for name, members in FAMILIES.items() if sub_event_type in members), "Attack")


def frame_types(frame: Frame) -> Counter[str]:
    """Return how strongly the cues of a frame speak for each sub-event type."""
    votes: Counter[str] = Counter()
    for hit in frame.hits:
        if hit.cue.frame == "territory" and _takes_people(frame, hit):
            votes[_seizure(frame)] += hit.cue.strength
        elif hit.cue.frame == "territory":
            votes["territory"] += hit.cue.strength
        elif hit.cue.sub_event_type and hit.cue.frame != "weapon":
            votes[hit.cue.sub_event_type] += hit.cue.strength
        elif hit.cue.sub_event_type:
            votes[hit.cue.sub_event_type] += hit.cue.strength - 1
    return votes


def _takes_people(frame: Frame, hit: Hit) -> bool:
    """Say whether people are seized and no ground: they are counted, or named as those who are taken."""
    if any(h.cue.i == hit.token.i for h in frame.harms):
        return True
    if not any(h.cue.frame == "patient" and h.token.i == hit.token.i for h in frame.hits):
        return False
    taken = [frame.sentence.at(t) for t in targets(hit.token)]
    people = [a for a in frame.targets if a.kind not in ("country", "government") and not a.site]
    return any(a.start <= at < a.end for a in people for at in taken)


def bare_harm(frame: Frame) -> int:
    """Return how strongly words of harm alone speak for an attack: people are killed in fights as well."""
    harms = [h for h in frame.hits if h.cue.frame == "patient" and h.cue.sub_event_type == "Attack"]
    return sum(h.cue.strength for h in harms if h.cue.strength == 1)


def _seizure(frame: Frame) -> str:
    """Return what it is to seize people: an arrest by a state's forces, an abduction by anybody else."""
    forces = any(a.kind in ("police", "military", "security", "government") for a in frame.agents)
    return "Arrests" if forces else "Abduction/forced disappearance"
