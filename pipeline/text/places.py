"""Finding place names in a text: capitalised words that the gazetteer knows and that stand where a place can stand."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from pipeline.text.place_capitals import Known, demonym_weights, find_capitals
from pipeline.text.place_choice import countries_of, likelihood
from pipeline.text.place_context import Setting, read_setting
from pipeline.text.place_links import link_containers
from pipeline.text.place_tokens import Run, Word, in_capitals, read_runs, read_words
from pipeline.text.place_types import FINENESS, Candidate, PlaceMention
from pipeline.text.place_unknown import find_unknown
from pipeline.text.place_words import PlaceWords

_CITY = 100_000  # people: known without words that say it is a place
_TOWN = 20_000  # known where its country is in the text
_UNITS = ("country", "province", "region", "sea")
_GROUND = 5  # finer than a settlement: known from the supplement alone
_SMALL = ("base", "camp", "crossing")  # "outside a Kabul base" is in Kabul
_SHORT = 3
_ACRONYM = 5  # letters: a word in capitals up to that length is a place only if it is a large one
_NAME_LINKS = ("de", "del", "da", "do", "dos", "la", "al", "el", "e", "i", "bin")  # a longer name goes on behind them
_ORIGINS = 3  # countries kept by the adjectives of a text
_DATELINE_WITHIN = 40
_DATELINE_BEFORE = " \n\t\"'“”‘’-–—"
_DATELINE = re.compile(
    r"(?:,\s*[A-Z][\w.]*(?:\s[A-Z][\w.]*)?){0,2}"  # country, state or the day
    r"(?:,?\s*[A-Za-z]{3,9}\.?\s\d{1,2}(?:,\s*\d{4})?|,?\s*\d{1,2}\s[A-Za-z]{3,9}\.?(?:\s\d{2,4})?)?"
    r"(?P<agency>\s*[(\[][^)\]\n]{2,40}[)\]])?\s*(?:--?|–|—|:)\s*"
)


class Lookup(Protocol):
    """Where names are looked up."""

    def candidates(self, keys: Iterable[str]) -> dict[str, tuple[Candidate, ...]]:
        """Return the places of each key."""

    def similar(self, name: str, iso2: str) -> tuple[Candidate, ...]:
        """Return the places of a country with a name that sounds alike."""

    def place(self, row: int) -> Candidate:
        """Return the place of a row."""

    def country(self, name: str) -> Candidate | None:
        """Return the country of a name or ISO2 code."""


class Reader:
    """One text being searched."""

    def __init__(self, text: str, masked: Sequence[tuple[int, int]], lookup: Lookup, lists: PlaceWords) -> None:
        """Cut the text into words and look up its runs."""
        self.text, self.lookup, self.lists = text, lookup, lists
        self.words = read_words(text, masked)
        self.capitals = in_capitals(self.words)
        self.runs = read_runs(self.words, lists)
        self.found = lookup.candidates({k for run in self.runs for k in run.keys})
        self.small = {w.plain for w in self.words if not w.capital}
        self.persons: set[str] = set()  # words seen as parts of names of persons
        self.taken = [False] * len(self.words)

    def matches(self) -> list[tuple[Run, tuple[Candidate, ...]]]:
        """Return the longest known runs from left to right, none overlapping another."""
        matched: list[tuple[Run, tuple[Candidate, ...]]] = []
        by_first: dict[int, list[Run]] = {}
        for run in self.runs:
            by_first.setdefault(run.first, []).append(run)
        number = 0
        while number < len(self.words):
            for run in reversed(by_first.get(number, [])):
                places = next((self.found[k] for k in run.keys if self.found[k]), ())
                places = self.fitting(run, places)
                if places:
                    matched.append((run, places))
                    number = run.last
                    break
            number += 1
        return matched

    def fitting(self, run: Run, places: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
        """Return the candidates that the printed form allows: short forms are only countries in capitals."""
        printed = self.words[run.first].text
        upper = printed.isupper()
        if run.first != run.last or len(self.words[run.first].plain) > _SHORT:
            acronym = upper and run.first == run.last and len(printed) <= _ACRONYM and not self.capitals
            return tuple(p for p in places if p.main and p.population >= _CITY) if acronym else places
        if upper and len(printed) > 1:
            dotted = "." in printed
            return tuple(p for p in places if p.kind == "country" and (dotted or not self.capitals or len(run.keys[0]) > 2))
        return tuple(p for p in places if not upper and len(printed) == _SHORT)

    def verdict(self, run: Run, places: tuple[Candidate, ...], setting: Setting) -> str:
        """Return `yes`, `weak`, `maybe` (if the text speaks of its country) or `no`."""
        first, last = self.words[run.first], self.words[run.last]
        single = run.first == run.last
        people = max(p.population for p in places)
        unit = any(p.main and (p.kind in _UNITS or (not single and p.curated)) for p in places)
        apposed = self.followed_by_place(run, places)
        if self.common_words(run, any(p.main for p in places)) and people < _CITY and not unit:
            return "no"
        if single and not self.is_name(first, places, setting):
            return "no"
        if self.in_person(run, people, setting):
            return "no"
        if self.in_other_name(run, setting):
            return "weak" if people >= _CITY or unit else "no"
        if first.headline or self.capitals:
            return "yes" if people >= _CITY or unit else ("maybe" if setting.locative or apposed else "no")
        if setting.organisation or setting.modifier:
            return "weak" if people >= _TOWN or unit else "no"
        if unit and (not single or len(last.plain) > _SHORT or setting.locative):
            return "yes"
        if people >= _CITY and any(p.main for p in places):
            return "yes"
        if setting.locative or setting.noun or apposed:
            return "yes" if people >= _CITY else "maybe"
        return "perhaps" if not first.opens else "no"

    def is_name(self, word: Word, places: tuple[Candidate, ...], setting: Setting) -> bool:
        """Return whether a single word can be a name here, and not a common word or a person's."""
        plain = word.plain
        great = any(p.kind == "country" or p.population >= 10 * _CITY for p in places)
        placed = (setting.locative and setting.preposition in ("in", "at", "near")) or setting.noun_after
        if plain in self.persons and not (placed or great):
            return False
        if self.lists.is_a(plain, "adjective"):
            return False
        if self.lists.is_a(plain, "stop"):
            return placed and not word.headline and not self.capitals and max(p.population for p in places) >= _CITY
        if plain in self.small and not self.capitals:
            return great or (placed and max(p.population for p in places) >= _CITY)
        return True

    def in_person(self, run: Run, people: int, setting: Setting) -> bool:
        """Return whether the run is part of a person's name: after a title or a given name, before a surname."""
        first, last = self.words[run.first], self.words[run.last]
        before = self.words[run.first - 1] if run.first and first.joined and not first.hyphen else None
        if before is not None and before.capital and not first.headline:
            if self.lists.is_a(before.plain, "title") or self.lists.is_a(before.plain, "given_name"):
                self.persons.update(w.plain for w in self.words[run.first : run.last + 1])
                return True
        after = self.words[run.last + 1] if run.last + 1 < len(self.words) else None
        if after is None or not after.joined or not after.capital or after.hyphen or first.headline:
            return False
        if setting.noun_after or setting.facility or setting.organisation or last.possessive:
            return False
        if self.lists.is_a(first.plain, "given_name") and not self.lists.is_a(after.plain, "stop"):
            self.persons.add(after.plain)
            return True
        return False

    def in_other_name(self, run: Run, setting: Setting) -> bool:
        """Return whether unknown capitalised words beside the run make it part of another name."""
        first = self.words[run.first]
        if first.headline or self.capitals or setting.noun_after or setting.facility or setting.organisation:
            return False
        after = run.last + 1
        if after + 1 < len(self.words) and self.words[after].joined and self.words[after].plain in _NAME_LINKS:
            after += 1
        return self.stranger(run.first - 1, first) or self.stranger(after, None)

    def stranger(self, number: int, follows: Word | None) -> bool:
        """Return whether the word is a capitalised one that no list explains and that belongs to the same name."""
        if not 0 <= number < len(self.words):
            return False
        word = self.words[number]
        joint = follows if follows is not None else word
        if not joint.joined or joint.hyphen or not word.capital or word.plain.isdigit():
            return False
        if follows is not None and (word.opens or word.possessive):
            return False
        known = ("adjective", "direction", "filler", "preposition", "near", "title", "facility", "say")
        if any(self.lists.is_a(word.plain, kind) for kind in known) or word.plain in self.lists.nouns:
            return False
        return not self.lists.is_a(word.plain, "stop") or follows is not None

    def common_words(self, run: Run, main: bool) -> bool:
        """Return whether several words are all common ones ("Red Cross"), or a stray variant ends in one."""
        kinds = ("stop", "organisation", "facility", "filler", "adjective")
        plains = [w.plain for w in self.words[run.first : run.last + 1]]
        common = [p in self.lists.nouns or any(self.lists.is_a(p, kind) for kind in kinds) for p in plains]
        return len(plains) > 1 and (all(common) or (common[-1] and not main))

    def followed_by_place(self, run: Run, places: tuple[Candidate, ...]) -> bool:
        """Return whether the name of a place follows in which one of the places lies: "X, Y", "X in Y"."""
        number = run.last + 1
        if number < len(self.words) and self.words[number].plain == "in":
            number += 1
        if number >= len(self.words):
            return False
        word = self.words[number]
        if self.text[self.words[run.last].end : word.start] not in (", ", " (", " in ") or not word.capital:
            return False
        around = [p for r in self.runs if r.first == number for k in r.keys for p in self.found[k]]
        return any(p.lies_in(a) or p.beside(a) for p in places for a in around)


def find_places(
    text: str, masked: Sequence[tuple[int, int]], lookup: Lookup, lists: PlaceWords
) -> list[PlaceMention]:
    """Return the places that a text mentions, in order, with the places each name can mean."""
    reader = Reader(text, masked, lookup, lists)
    sure: list[tuple[Run, PlaceMention]] = []
    open_: list[tuple[Run, PlaceMention, str]] = []
    for run, places in reader.matches():
        setting = read_setting(reader.words, run.first, run.last, lists, text)
        verdict = reader.verdict(run, places, setting)
        if verdict == "no":
            continue
        mention = _mention(reader, run, places, setting, verdict == "weak")
        if verdict in ("yes", "weak"):
            sure.append((run, mention))
        else:
            open_.append((run, mention, verdict))
    spoken_of = countries_of([m for _, m in sure])
    origins = demonym_weights(reader.words, lists.demonyms)
    for iso2, weight in origins.items():
        spoken_of[iso2] = spoken_of.get(iso2, 0.0) + weight
    sure += [(run, m) for run, mention, verdict in open_ if (m := _settled(mention, verdict, spoken_of)) is not None]
    for run, _ in sure:
        reader.taken[run.first : run.last + 1] = [True] * (run.last - run.first + 1)
    mentions = sorted([m for _, m in sure] + find_unknown(reader, spoken_of), key=lambda m: m.start)
    mentions = link_containers(mentions, text, lists)
    mentions = sorted(mentions + find_capitals(reader, Known(mentions, spoken_of)), key=lambda m: m.start)
    most = tuple(sorted(origins, key=lambda c: (-origins[c], c))[:_ORIGINS])
    return [replace(m, origins=most) for m in mentions]


def _mention(
    reader: Reader, run: Run, places: tuple[Candidate, ...], setting: Setting, weak: bool
) -> PlaceMention:
    """Return the mention that a run makes."""
    first, last = reader.words[run.first], reader.words[run.last]
    return PlaceMention(
        start=first.start,
        end=last.end,
        text=reader.text[first.start : last.end],
        kind=setting.noun or max(places, key=lambda p: likelihood(p, places)).kind,
        near=setting.near and not _modifies(setting, places),
        candidates=places,
        weak=weak or setting.far or (setting.facility and not setting.locative),
        metonym=setting.modifier or (setting.saying and not setting.locative),
        possessive=last.possessive,
        named_kind=bool(setting.noun),
    )


def _modifies(setting: Setting, places: tuple[Candidate, ...]) -> bool:
    """Return whether the name only says whose something is: "near a Kabul base", "outside the Cairo headquarters"."""
    ground = any(FINENESS[p.kind] >= _GROUND for p in places)
    return setting.facility or (setting.noun_after and setting.noun in _SMALL) or (setting.owned and ground and not setting.noun)


def _settled(mention: PlaceMention, verdict: str, spoken_of: dict[str, float]) -> PlaceMention | None:
    """Return an unsure mention with the candidates that the text's countries allow, or None."""
    near = tuple(p for p in mention.candidates if p.iso2 in spoken_of)
    if verdict == "perhaps":
        strong = any(p.main and (p.population >= _TOWN or p.curated) for p in near)
        return replace(mention, candidates=near, weak=True) if strong else None
    if near:
        return replace(mention, candidates=near)
    sound = tuple(p for p in mention.candidates if p.main)
    if any(p.curated and p.kind != "quarter" for p in sound):
        return replace(mention, candidates=sound)
    if sound and (not spoken_of or any(p.population >= _TOWN for p in sound)):
        return replace(mention, candidates=sound, weak=mention.weak or not mention.named_kind)
    return replace(mention, candidates=(), weak=mention.weak or not mention.named_kind)


def dateline(text: str, mentions: Sequence[PlaceMention]) -> tuple[PlaceMention, int] | None:
    """Return the place of a dateline ("KABUL (Reuters) -") and the offset behind it, or None; `text` begins with it."""
    for mention in mentions:
        if mention.start > _DATELINE_WITHIN:
            break
        head = text[: mention.start]
        match = _DATELINE.match(text, mention.end)
        if match and not head.strip(_DATELINE_BEFORE) and (mention.text.isupper() or match.group("agency")):
            return mention, match.end()
    return None
