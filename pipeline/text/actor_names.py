"""Names of actors as the field writes them: state forces, unidentified groups, civilians, and their types."""

import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.reference import read_reference

HEADS = {
    "military": "Military Forces",
    "security": "Military Forces",
    "country": "Military Forces",
    "police": "Police Forces",
    "government": "Government",
}
CROWDS = {"civilians": "Civilians", "protesters": "Protesters", "rioters": "Rioters"}
UNKNOWN, REBELS = "Unidentified Armed Group", "Opposition Rebels"
AT_HOME = {"Islamic State": {"Afghanistan", "Pakistan"}}
STATE = re.compile(
    r"^(?:Military|Police) Forces of (?:the )?(.+?)(?: \(.*\))?$|^Government of (?:the )?(.+?)(?: \(.*\))?$"
)


def state_of(name: str) -> str | None:
    """Return the country whose army, police or government a name tells, None for any other actor."""
    match = STATE.match(name)
    return (match[1] or match[2]) if match is not None else None


@dataclass(frozen=True)
class ActorNames:
    """The lists that names are made of."""

    kinds: Mapping[str, str]
    homes: Mapping[str, tuple[str, ...]]
    articles: Mapping[str, str]
    words: tuple[tuple[str, str, bool], ...]
    governments: tuple[tuple[str, str, str, str], ...]
    militias: Mapping[str, tuple[str, ...]]

    @classmethod
    def load(cls, folder: Path, militias: Mapping[str, tuple[str, ...]]) -> "ActorNames":
        """Return the names of a reference folder; `militias` are those of peoples, with their countries."""
        actors = read_reference("actors", folder).to_dict("records")
        countries = read_reference("countries", folder).to_dict("records")
        periods = read_reference("governments", folder).to_dict("records")
        return cls(
            {r["name"]: r["kind"] for r in actors} | dict.fromkeys(militias, "Identity militia"),
            {r["name"]: tuple(c for c in r["country"].split("; ") if c) for r in actors},
            {r["name"]: r["article"] for r in countries},
            tuple(w for r in countries for w in _words(r)),
            tuple((r["country"], r["label"], r["from"], r["to"]) for r in periods),
            militias,
        )

    def peoples(self) -> Iterator[tuple[str, str, bool]]:
        """Yield country, word, and whether the word is a demonym."""
        yield from self.words

    def group(self, name: str, country: str | None) -> str:
        """Return a group's name; the Islamic State and the militias of peoples carry the country they act in."""
        if name in self.militias:
            return f"{name} ({country if country in self.militias[name] else self.militias[name][0]})"
        if name == "Islamic State" and country:
            return "Islamic State Khorasan Province" if country in AT_HOME[name] else f"Islamic State ({country})"
        return name

    def generic(self, kind: str, country: str | None, on: date | None) -> str:
        """Return the name of an actor that is told by its kind."""
        if kind in CROWDS:
            return f"{CROWDS[kind]} ({country})" if country else CROWDS[kind]
        if kind in HEADS:
            if not country:
                return "Unidentified Military Forces" if kind != "police" else "Police Forces"
            return f"{HEADS[kind]} of {self._with_article(country)}{self._period(country, on)}"
        if kind == "intervention":
            return "Unidentified Military Forces"
        rebels = f"{REBELS} ({country})"
        if kind == "rebels" and rebels in self.kinds:
            return rebels
        return f"{UNKNOWN} ({country})" if country else UNKNOWN

    def _with_article(self, country: str) -> str:
        """Return a country's name as it stands behind "of"."""
        return f"the {country}" if self.articles.get(country) == "the" else country

    def _period(self, country: str, on: date | None) -> str:
        """Return the government's period on a day, as it stands in brackets."""
        if on is None:
            return ""
        day = on.isoformat()
        label = next(
            (
                label
                for c, label, first, last in self.governments
                if c == country and first <= day and (not last or day <= last)
            ),
            "",
        )
        return f" ({label})" if label else ""

    def inter(self, name: str, country: str | None) -> str:
        """Return ACLED's actor type of a name for an incident in a country."""
        if not name:
            return ""
        for crowd in CROWDS.values():
            if name.startswith(crowd):
                return crowd
        home = state_of(name)
        if home is not None:
            return "State forces" if country is None or home == country else "External/Other forces"
        if name.startswith("Unidentified Military"):
            return "External/Other forces"
        if name.startswith(REBELS):
            return "Rebel group"
        return self.kinds.get(re.sub(r" \([^)]*\)$", "", name), self.kinds.get(name, "Political militia"))


def _words(row: Mapping[Hashable, str]) -> Iterator[tuple[str, str, bool]]:
    """Yield a country's names and demonyms, these also in the plural."""
    for word in [row["name"], *row["aliases"].split("; ")]:
        if word:
            yield row["name"], word, False
    for word in row["demonyms"].split("; "):
        if word:
            yield row["name"], word, True
            if not word.endswith(("s", "ese", "ish", "ch")):
                yield row["name"], word + "s", True
