"""Actors in the words of an article, and their names as the field writes them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import ahocorasick

from pipeline.reference import read_reference
from pipeline.text.actor_names import ActorNames

CONNECTED = re.compile(
    r"-(?:led|linked|backed|affiliated|aligned|held|controlled|style|inspired|run|allied|dominated|claimed|based)\b",
    re.IGNORECASE,
)
PLURALS = (
    (re.compile("(?<=[^aeiou])y$"), "ies"),
    (re.compile("man$"), "men"),
    (re.compile("woman$"), "women"),
    (re.compile("(s|x|ch|sh)$"), r"\1es"),
    (re.compile("$"), "s"),
)
PLACING = (
    "in from to near across inside outside throughout around into of toward towards between and over visit visited"
    " leave left entered enter"
)
LOCATIVE = re.compile(rf"\b(?:{'|'.join(PLACING.split())})\s+(?:the\s+)?$", re.IGNORECASE)


@dataclass(frozen=True)
class ActorMention:
    """Words that name an actor; `name` is empty and `country` None where the words do not tell them."""

    start: int
    end: int
    text: str
    name: str
    kind: str
    country: str | None


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


class Actors:
    """Finds actors in text and names them."""

    def __init__(self, entries: Iterable[_Entry], names: ActorNames) -> None:
        """Take the names to look for and the lists that names are made of."""
        self.names = names
        self._automaton = ahocorasick.Automaton()
        by_key: dict[str, list[_Entry]] = {}
        for entry in entries:
            by_key.setdefault(_folded(entry.words), []).append(entry)
        for key, found in by_key.items():
            self._automaton.add_word(key, (len(key), tuple(found)))
        self._automaton.make_automaton()

    @classmethod
    def load(cls, folder: Path) -> "Actors":
        """Return the actors of the reference lists in a folder."""
        names = ActorNames.load(folder)
        return cls([*_groups(folder), *_units(folder), *_forces(folder), *_peoples(names)], names)

    def find(self, text: str, on: date | None = None) -> list[ActorMention]:
        """Return the actors named in a text, in order and without overlaps, as the names stood on a day."""
        raw = sorted(self._matches(text, on), key=lambda m: (m.start, -m.end, _rank(m)))
        kept: list[ActorMention] = []
        for mention in raw:
            if not kept or mention.start >= kept[-1].end:
                kept.append(mention)
        return _joined(kept, text)

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
                if entry.kind in ("group", "country") and not words[:1].isupper():
                    continue
                if _valid(entry, on):
                    yield ActorMention(start, end, words, entry.name, entry.kind, entry.country or None)
                    break

    def name(self, mention: ActorMention, country: str | None, on: date | None) -> str:
        """Return the name of a mentioned actor as the field writes it, for an incident in a country on a day."""
        if mention.kind == "group":
            return self.names.group(mention.name, country)
        own = (
            mention.country
            if mention.kind not in ("civilians", "protesters", "rioters")
            else mention.country or country
        )
        return self.names.generic(mention.kind, own or country, on)

    def inter(self, name: str, country: str | None) -> str:
        """Return ACLED's actor type of a name in an incident in a country, "" for no name."""
        return self.names.inter(name, country)


def _folded(text: str) -> str:
    """Return text in small letters with plain quotes and hyphens, every character one for one."""
    return "".join(c if len(c) == 1 else " " for c in map(str.lower, text)).translate(
        {0x2019: "'", 0x2018: "'", 0x2011: "-", 0x2013: "-", 0x00A0: " ", 10: " "}
    )


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


def _plural(word: str) -> str:
    return next(rule.sub(ending, word) for rule, ending in PLURALS if rule.search(word))


def _groups(folder: Path) -> Iterator[_Entry]:
    """Yield the armed groups under their names and aliases."""
    aliased: set[str] = set()
    for row in read_reference("aliases", folder).to_dict("records"):
        aliased.add(_folded(row["alias"]))
        cased = row["case_sensitive"]
        yield _Entry(
            row["alias"], row["actor"], "group", "", cased != "no", cased == "strict", first=row["from"], last=row["to"]
        )
    for row in read_reference("actors", folder).to_dict("records"):
        if _folded(row["name"]) not in aliased:
            short = len(row["name"]) < 5
            yield _Entry(
                row["name"],
                row["name"],
                "intervention" if row["kind"] == "External/Other forces" else "group",
                "",
                short,
            )


def _units(folder: Path) -> Iterator[_Entry]:
    """Yield units of states by their own names."""
    for row in read_reference("state_units", folder).to_dict("records"):
        yield _Entry(row["name"], "", row["kind"], row["country"], row["case_sensitive"] == "yes")


def _forces(folder: Path) -> Iterator[_Entry]:
    """Yield nouns for one side, singular and plural."""
    for row in read_reference("force_words", folder).to_dict("records"):
        for form in dict.fromkeys((row["word"], _plural(row["word"]))):
            yield _Entry(form, "", row["kind"], "", False)


def _peoples(names: ActorNames) -> Iterator[_Entry]:
    """Yield countries and their peoples."""
    for country, words, demonym in names.peoples():
        yield _Entry(words, country, "demonym" if demonym else "country", country, words.isupper() or len(words) < 4)


def _joined(found: list[ActorMention], text: str) -> list[ActorMention]:
    """Return mentions with a nationality joined to the noun behind it; weapons alone are no actors."""
    result: list[ActorMention] = []
    skip = -1
    for n, mention in enumerate(found):
        if n == skip:
            continue
        if mention.kind in ("demonym", "country"):
            after = found[n + 1] if n + 1 < len(found) else None
            joined = _with_noun(mention, after, text)
            if joined is not None:
                result.append(joined)
                skip = n + 1
            else:
                result += _alone(mention, text)
        elif mention.kind != "weapon":
            result.append(mention)
    return result


def _with_noun(people: ActorMention, noun: ActorMention | None, text: str) -> ActorMention | None:
    """Return "Israeli jets", "U.S.-led coalition", "Turkey's army" as one actor."""
    if noun is None or noun.kind in ("group", "demonym", "country") or noun.start - people.end > 30:
        return None
    between = text[people.end : noun.start]
    if not re.fullmatch(
        r"(?:['’]s)?(?:-(?:led|backed|allied|born))?(?:[ -][A-Za-z.-]+){0,2}[ -]", between
    ) or re.search(r"\b(?:and|or|in|on|by|at|said|says|with|to|for|after|as)\b", between):
        return None
    if noun.country is not None or any(
        w.endswith(("s", "ing")) for w in between.replace("’s", "").replace("'s", "").split()
    ):
        return None
    if (
        people.kind == "country"
        and noun.kind in ("weapon", "civilians")
        and not (people.text.isupper() or between.startswith(("'s", "’s", "-")))
    ):
        return None
    kind = {"weapon": "military", "security": "military"}.get(noun.kind, noun.kind)
    if "-led" in between or noun.kind == "intervention":
        kind = "military"
    return ActorMention(people.start, noun.end, text[people.start : noun.end], "", kind, people.country)


def _alone(mention: ActorMention, text: str) -> list[ActorMention]:
    """Return a people as civilians, a country as government unless it is only a place."""
    if mention.kind == "demonym":
        plural = mention.text.endswith("s") or mention.text in ("Chinese", "Japanese", "British", "French", "Dutch")
        following = text[mention.end : mention.end + 2]
        if plural and not re.match(r" [a-z]", following):
            return [ActorMention(mention.start, mention.end, mention.text, "", "civilians", mention.country)]
        if mention.text.endswith("s"):
            return [ActorMention(mention.start, mention.end, mention.text, "", "civilians", mention.country)]
        return []
    if LOCATIVE.search(text[max(0, mention.start - 14) : mention.start]):
        return []
    return [ActorMention(mention.start, mention.end, mention.text, "", "country", mention.country)]
