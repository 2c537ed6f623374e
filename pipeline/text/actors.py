"""Actors in the words of an article, and their names as the field writes them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import ahocorasick

from pipeline.reference import read_reference
from pipeline.text.actor_names import ActorNames
from pipeline.text.actor_phrases import ActorMention, joined
from pipeline.text.group_names import GroupNames, short_names
from pipeline.text.local_actors import LocalActors
from pipeline.text.peoples import Peoples
from pipeline.text.plurals import plural

__all__ = ["ActorMention", "Actors"]

CONNECTED = re.compile(
    r"-(?:led|linked|backed|affiliated|aligned|held|controlled|style|inspired|run|allied|dominated|claimed|based)\b",
    re.IGNORECASE,
)
SHOWN = {"official": "government", "site": "civilians"}
FORCES = ("military", "police", "government")
LOCAL = re.compile(
    r"\b(?:rebels?|guerrillas?|militants?|separatists?|insurgents?|extremists?|terrorists?|fighters?|Maoists?)$"
)
ARTICLE = re.compile(r"(?:al|an|ar|as|ash|el|ul)-[^\W\d_]")


@dataclass(frozen=True)
class _Entry:
    """One name to look for."""

    words: str
    name: str
    kind: str
    country: str
    case_sensitive: bool
    strict: bool = False
    first: str = ""
    last: str = ""
    person: bool = False
    site: bool = False

    @property
    def local(self) -> bool:
        """Say whether the words tell a group only where it is at home ("Maoist rebels", "southern separatists")."""
        return self.kind == "group" and (self.words.islower() or LOCAL.search(self.words) is not None)


class Actors:
    """Finds actors in text and names them."""

    def __init__(
        self,
        entries: Iterable[_Entry],
        names: ActorNames,
        unlisted: GroupNames,
        local: LocalActors,
        peoples: Peoples,
    ) -> None:
        """Take the names to look for, the lists that names are made of, and what tells other groups."""
        self.names = names
        self.local = local
        self._unlisted = unlisted
        self._peoples = peoples
        self._automaton = ahocorasick.Automaton()
        by_key: dict[str, list[_Entry]] = {}
        for entry in entries:
            by_key.setdefault(_folded(entry.words), []).append(entry)
        self._kinds = {key: e.kind for key, found in by_key.items() for e in found if not e.name}
        self._namesakes: dict[str, set[str]] = {}
        for found in by_key.values():
            shared = {e.name for e in found if e.kind == "group"}
            for name in shared if len(shared) > 1 else ():
                self._namesakes.setdefault(name, set()).update(shared)
        for key, found in by_key.items():
            self._automaton.add_word(key, (len(key), tuple(found)))
        self._automaton.make_automaton()

    @classmethod
    def load(cls, folder: Path) -> "Actors":
        """Return the actors of the reference lists in a folder."""
        peoples = Peoples.load(folder)
        names = ActorNames.load(folder, peoples.homes)
        entries = [*_groups(folder), *_units(folder), *_forces(folder), *_peoples(names)]
        return cls(entries, names, GroupNames.load(folder), LocalActors.load(folder), peoples)

    def find(self, text: str, on: date | None = None) -> list[ActorMention]:
        """Return the actors named in a text, in order and without overlaps, as the names stood on a day."""
        listed = [*self._matches(text, on), *self._peoples.find(text)]
        firm = [m for m in listed if m.kind in ("group", "intervention") or (m.country and m.kind in FORCES)]
        named = [*self._unlisted.find(text), *short_names((m for m in firm if m.kind == "group"), text)]
        unlisted = [u for u in named if not any(m.start < u.end and u.start < m.end for m in firm)]
        raw = sorted([*listed, *unlisted], key=lambda m: (m.start, -m.end, _rank(m)))
        kept: list[ActorMention] = []
        for mention in raw:
            if not kept or mention.start >= kept[-1].end:
                kept.append(mention)
        return joined(kept, text)

    def _matches(self, text: str, on: date | None) -> Iterator[ActorMention]:
        """Yield every name found at word boundaries."""
        folded = _folded(text)
        if len(folded) != len(text):
            return
        for last, (length, entries) in self._automaton.iter(folded):
            start, end = last + 1 - length, last + 1
            if not _whole(text, start, end):
                continue
            words = text[start:end]
            for entry in entries:
                if (entry.case_sensitive and words != entry.words) or (
                    entry.strict and _among_capitals(text, start, end)
                ):
                    continue
                if entry.kind in ("group", "country") and not (_capital(words) or entry.words.islower()):
                    continue
                if _valid(entry, on):
                    yield ActorMention(
                        start,
                        end,
                        words,
                        entry.name,
                        entry.kind,
                        entry.country or None,
                        entry.person,
                        entry.local,
                        entry.site,
                    )
                    break

    def name(self, mention: ActorMention, country: str | None, on: date | None) -> str:
        """Return the name of a mentioned actor as the field writes it, for an incident in a country on a day."""
        if mention.kind in ("group", "intervention") and mention.name:
            return self._group(mention, country, on)
        called = self.local.called(mention.text, country, on) if mention.country is None else ""
        if called:
            return called
        own = (
            mention.country
            if mention.kind not in ("civilians", "protesters", "rioters")
            else mention.country or country
        )
        if mention.person:
            kinds = ("civilians", "government")
            return "; ".join(self.names.generic(kind, own or country, on) for kind in kinds)
        return self.names.generic(mention.kind, own or country, on)

    def _group(self, mention: ActorMention, country: str | None, on: date | None) -> str:
        """Return the name of a group: among namesakes the one at home in the country, else rebels where none is."""
        homes = self.names.homes.get(mention.name, ())
        if country is None or not homes or country in homes:
            return self.names.group(mention.name, country)
        others = sorted(self._namesakes.get(mention.name, ()))
        at_home = [n for n in others if country in self.names.homes.get(n, ())]
        if mention.local and not at_home:
            kind = self._kinds.get(_folded(mention.text), "rebels")
            return self.local.called(mention.text, country, on) or self.names.generic(kind, country, None)
        return self.names.group((at_home or [mention.name])[0], country)

    def ends_in_people(self, words: str) -> bool:
        """Say whether words end in a noun for people without arms ("Fulani herders")."""
        return self._kinds.get(_folded(words).split()[-1]) == "civilians"

    def inter(self, name: str, country: str | None) -> str:
        """Return ACLED's actor type of a name in an incident in a country, "" for no name."""
        return self.names.inter(name, country)


def _folded(text: str) -> str:
    """Return text in small letters with plain quotes and hyphens, every character one for one."""
    return "".join(c if len(c) == 1 else " " for c in map(str.lower, text)).translate(
        {0x2019: "'", 0x2018: "'", 0x2011: "-", 0x2013: "-", 0x00A0: " ", 10: " "}
    )


def _capital(words: str) -> bool:
    """Say whether a name is written as one: with a capital, also behind a number or an article ("al-Shabaab")."""
    article = ARTICLE.match(words)
    return words.lstrip("0123456789 ")[:1].isupper() or (article is not None and words[article.end() - 1].isupper())


def _whole(text: str, start: int, end: int) -> bool:
    """Say whether a span is a whole name: ISIS is not one in ISIS-K."""
    if start and (text[start - 1].isalnum() or (text[start - 1] == "-" and start > 1 and text[start - 2].isupper())):
        return False
    if end < len(text) and text[end].isalnum():
        return False
    return not (end < len(text) - 1 and text[end] == "-" and text[end + 1].isalnum() and not CONNECTED.match(text, end))


def _among_capitals(text: str, start: int, end: int) -> bool:
    """Say whether a word stands in text all in capitals, where IS is a verb."""
    around = [c for c in text[max(0, start - 20) : start] + text[end : end + 20] if c.isalpha()]
    return sum(c.isupper() for c in around) > 0.7 * len(around)


def _valid(entry: _Entry, on: date | None) -> bool:
    """Say whether a name means this actor on a day; without a day the latest meaning holds."""
    if on is None:
        return not entry.last
    return (not entry.first or entry.first <= on.isoformat()) and (not entry.last or on.isoformat() <= entry.last)


def _rank(mention: ActorMention) -> int:
    return {"group": 0, "country": 2}.get(mention.kind, 1)


def _groups(folder: Path) -> Iterator[_Entry]:
    """Yield the armed groups and missions under their names and aliases."""
    actors = read_reference("actors", folder).to_dict("records")
    kinds = {r["name"]: "intervention" if r["kind"] == "External/Other forces" else "group" for r in actors}
    aliased: set[str] = set()
    for row in read_reference("aliases", folder).to_dict("records"):
        aliased.add(_folded(row["alias"]))
        name, cased = row["actor"], row["case_sensitive"]
        yield _Entry(
            row["alias"],
            name,
            kinds.get(name, "group"),
            "",
            cased != "no",
            cased == "strict",
            first=row["from"],
            last=row["to"],
        )
    for name, kind in kinds.items():
        if _folded(name) not in aliased:
            yield _Entry(name, name, kind, "", len(name) < 5)


def _units(folder: Path) -> Iterator[_Entry]:
    """Yield units of states by their own names."""
    for row in read_reference("state_units", folder).to_dict("records"):
        yield _Entry(row["name"], "", row["kind"], row["country"], row["case_sensitive"] == "yes")


def _forces(folder: Path) -> Iterator[_Entry]:
    """Yield nouns for one side, singular and plural."""
    for row in read_reference("force_words", folder).to_dict("records"):
        for form in dict.fromkeys((row["word"], plural(row["word"]))):
            kind = SHOWN.get(row["kind"], row["kind"])
            yield _Entry(form, "", kind, "", False, person=row["kind"] == "official", site=row["kind"] == "site")


def _peoples(names: ActorNames) -> Iterator[_Entry]:
    """Yield countries and their peoples."""
    for country, words, demonym in names.peoples():
        yield _Entry(words, country, "demonym" if demonym else "country", country, words.isupper() or len(words) < 4)
