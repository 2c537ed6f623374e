"""The names of who acts and who is acted on, as the field writes them, also where nobody is named."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.text.actor_phrases import CROWDS
from pipeline.text.actors import ActorMention, Actors
from pipeline.text.cast import FORCES, STATES
from schemas.values import EVENT_TYPE_OF

CROWD_NAMES = {"Protests": "Protesters", "Riots": "Rioters"}
# What an article's one armed group is likely to have done where nobody is named.
UNTOLD = {"Attack", "Suicide bomb", "Remote explosive/landmine/IED", "Abduction/forced disappearance", "Grenade"}
BATTLES = {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"}
# What is done to nobody in particular.
QUIET = {
    "Violent demonstration",
    "Agreement",
    "Change to group/activity",
    "Disrupted weapons use",
    "Headquarters or base established",
    "Non-violent transfer of territory",
    "Other",
}


def crowd_first(
    side1: list[ActorMention], side2: list[ActorMention], kind: str
) -> tuple[list[ActorMention], list[ActorMention]]:
    """Return the sides of a demonstration, the forces that it meets second; the crowd is then named by its place."""
    forces = bool(side1) and all(m.kind in FORCES for m in side1)
    if not forces or EVENT_TYPE_OF[kind] not in CROWD_NAMES or kind == "Mob violence":
        return side1, side2
    return [], side1


def kinds(side: list[ActorMention]) -> frozenset[str]:
    """Return the kinds of the actors of one side."""
    return frozenset(m.kind for m in side)


@dataclass(frozen=True)
class SideNames:
    """Names the sides of one incident as ACLED does; `mentioned` is whom its article names; in a `brawl` both fight."""

    actors: Actors
    mentioned: Sequence[ActorMention]
    country: str | None
    on: date | None
    group_text: str
    brawl: bool

    def actor1(self, side: list[ActorMention], kind: str) -> str | None:
        """Return the name of who acts; unknown attackers are unidentified armed groups."""
        if (
            (side[0].kind == "armed_unknown" if side else kind in UNTOLD)
            and self.group_text
            and self.country in self.actors.names.homes.get(self.group_text, ())
        ):
            return self.group_text
        if side and side[0].kind in CROWDS and EVENT_TYPE_OF[kind] in CROWD_NAMES:
            return f"{CROWD_NAMES[EVENT_TYPE_OF[kind]]}{self._where()}"
        if side:
            return "; ".join(dict.fromkeys(self._name(m) for m in side))
        implied = self._striker(kind)
        if implied:
            return implied
        if EVENT_TYPE_OF[kind] in CROWD_NAMES:
            return f"{CROWD_NAMES[EVENT_TYPE_OF[kind]]}{self._where()}"
        if kind == "Arrests":
            return self._name(ActorMention(0, 0, "police", "", "police", self.country))
        if kind == "Air/drone strike":
            return "Unidentified Military Forces"
        return f"Unidentified Armed Group{self._where()}"

    def _where(self) -> str:
        """Return the country in brackets, as it stands behind a crowd."""
        return f" ({self.country})" if self.country else ""

    def _striker(self, kind: str) -> str:
        """Return who struck where a war tells it: the one party that may have, or the one that the article names."""
        able = self.actors.local.strikers(self.country, kind, self.on)
        told = {m.name or m.country for m in self.mentioned} - {self.country}
        meant = able if len(able) == 1 else [a for a in able if a in told]
        if len(meant) != 1:
            return ""
        if meant[0] in self.actors.names.kinds:
            return meant[0]
        return self.actors.names.generic("military", meant[0], self.on)

    def actor2(self, side: list[ActorMention], first: list[ActorMention], event_type: str, kind: str) -> str | None:
        """Return the name of who is acted on; people at large are civilians."""
        if side:
            return "; ".join(dict.fromkeys(self._victim(m, kind) for m in side))
        if kind in BATTLES:
            return self._enemy(first)
        if event_type == "Riots" and self.brawl:
            return f"Rioters{self._where()}"
        if event_type == "Protests" or kind in QUIET:
            return None
        return f"Civilians{self._where()}"

    def _victim(self, mention: ActorMention, kind: str) -> str:
        """Return the name of who is acted on; of a people's militia the herders and farmers are civilians."""
        people = mention.kind == "group" and self.actors.names.kinds.get(mention.name) == "Identity militia"
        if people and kind not in BATTLES and self.actors.ends_in_people(mention.text):
            return f"Civilians{self._where()}"
        return self._name(mention)

    def _enemy(self, first: list[ActorMention]) -> str | None:
        """Return who fights the first side where nobody is named: a state's forces fight armed men, these the army."""
        if not first:
            return None
        kind = "armed_unknown" if first[0].kind in STATES else "military"
        return self._name(ActorMention(0, 0, "", "", kind, self.country))

    def claimed(self, side: list[ActorMention]) -> str | None:
        """Return the name of who claims the incident."""
        return self._name(side[0]) if side else None

    def _name(self, mention: ActorMention) -> str:
        """Return the ACLED-style name of one actor."""
        return self.actors.name(mention, self.country, self.on)
