"""Whether a known name is a place where it stands, or a person, another proper name or a common word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from pipeline.text.place_context import Setting
from pipeline.text.place_names import exact_key, parts
from pipeline.text.place_tokens import Run, Word, in_capitals, mark_headlines, read_runs, read_words
from pipeline.text.place_types import Candidate
from pipeline.text.place_words import PlaceWords

CITY = 100_000  # people: known without words that say it is a place
TOWN = 20_000  # known where its country is in the text
METROPOLIS = 1_000_000
_UNITS = ("country", "province", "region", "sea")
_AROUND = ("province", "district", "region", "country")
_SHORT = 3
_ACRONYM = 5  # letters: a word in capitals up to that length is a place only if it is a large one
_NAME_LINKS = ("de", "del", "da", "do", "dos", "la", "al", "el", "e", "i", "bin")  # a longer name goes on behind them
_EXPLAINED = ("adjective", "direction", "filler", "preposition", "near", "title", "facility", "say")


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


def lies_behind_name(words: Sequence[Word], number: int, lists: PlaceWords) -> bool:
    """Return whether a word is the point of the compass that belongs to the name before it ("Tonj East")."""
    word = words[number]
    before = words[number - 1] if number and word.joined and not words[number - 1].opens else None
    return before is not None and before.capital and not word.headline and lists.is_a(word.plain, "direction")


@dataclass(frozen=True, slots=True)
class Standing:
    """How well known the places of a name are."""

    sound: tuple[Candidate, ...]  # those whose own name it is
    people: int
    unit: bool  # a country, province, region or sea; or several words that the project lists
    city: bool


def _standing(run: Run, places: tuple[Candidate, ...]) -> Standing:
    """Return how well known the places of a run are."""
    sound = tuple(p for p in places if p.main)
    several = run.first != run.last
    return Standing(
        sound=sound,
        people=max(p.population for p in places),
        unit=any(p.kind in _UNITS or (several and p.curated) for p in sound),
        city=any(p.kind == "settlement" and p.population >= CITY for p in sound),
    )


class Reader:
    """One text being searched: its words, the runs that are names of places, and what speaks against them."""

    def __init__(self, text: str, masked: Sequence[tuple[int, int]], lookup: Lookup, lists: PlaceWords) -> None:
        """Cut the text into words and look up its runs."""
        self.text, self.lookup, self.lists = text, lookup, lists
        self.words = read_words(text, masked, lists)
        self.capitals = in_capitals(self.words)
        if not self.capitals:
            mark_headlines(text, self.words)
        self.runs = read_runs(self.words, lists, capitals=self.capitals)
        self.found = lookup.candidates({k for run in self.runs for k in run.keys})
        self.small = {w.plain for w in self.words if not w.capital}
        self.persons = self._families()  # words seen as parts of names of persons
        self.taken = [False] * len(self.words)

    def _families(self) -> set[str]:
        """Return the words by which families are called in the text ("the X family")."""
        return {
            name.plain
            for name, noun in pairwise(self.words)
            if name.capital and noun.joined and not noun.capital and self.lists.is_a(noun.plain, "household")
        }

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
                places = self._fitting(run, places)
                if places and not self._common(run, places):
                    matched.append((run, places))
                    number = run.last
                    break
            number += 1
        for run, places in matched:
            self._note_person(run, places)
        return matched

    def verdict(self, run: Run, places: tuple[Candidate, ...], setting: Setting) -> str:
        """Return `yes`, `weak`, or `no`; `maybe`, `likely`, `perhaps`: if the text speaks of its country."""
        first = self.words[run.first]
        known = _standing(run, places)
        named = run.first != run.last or self._is_name(first, places, setting)
        if lies_behind_name(self.words, run.first, self.lists):
            return "no"  # "Tonj East county"
        if self._of_camp(run) or not named or setting.household or self._in_person(run, setting):
            return "no"
        if self._in_other_name(run, setting):
            return "weak" if known.people >= CITY or known.unit else "no"
        if first.headline or self.capitals:
            own = {exact_key(parts(p.name)) for p in known.sound}
            plain = (known.city or known.unit) and not own.isdisjoint(run.keys)
            return "yes" if plain else "maybe" if known.sound and setting.strong else "no"
        return self._verdict_in_prose(run, places, setting, known)

    def _verdict_in_prose(self, run: Run, places: tuple[Candidate, ...], setting: Setting, known: "Standing") -> str:
        """Return the verdict on a name in ordinary prose that is no part of another name."""
        first = self.words[run.first]
        long = run.first != run.last or len(first.plain) > _SHORT
        if setting.organisation or setting.modifier:
            return "weak" if known.people >= TOWN or known.unit else "no"
        if setting.noun == "province" and not setting.noun_after and not any(p.kind in _AROUND for p in places):
            return "weak" if known.city else "no"  # "the home state of X": a person, if anything
        if known.city or (setting.locative and known.people >= CITY) or (known.unit and (long or setting.locative)):
            return "yes"
        if setting.strong or setting.noun or self._lies_in_next(run, places):
            return "maybe"
        if setting.locative:
            return "likely"
        return "no" if first.opens else "perhaps"

    def _fitting(self, run: Run, places: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
        """Return the candidates that the printed form allows: short forms in capitals are countries or large places."""
        printed = self.words[run.first].text
        upper = printed.isupper()
        if run.first != run.last:
            return places
        if len(self.words[run.first].plain) > _SHORT:
            acronym = upper and len(printed) <= _ACRONYM and not self.capitals
            return tuple(p for p in places if p.main and p.population >= CITY) if acronym else places
        if upper and len(printed) > 1:
            whole = "." in printed or not self.capitals or len(printed) > 2
            return tuple(p for p in places if p.kind == "country" and whole)
        return tuple(p for p in places if not upper and len(printed) == _SHORT)

    def _is_name(self, word: Word, places: tuple[Candidate, ...], setting: Setting) -> bool:
        """Return whether a single word can be a name here, and not a common word or a person's."""
        plain, lists = word.plain, self.lists
        people = max(p.population for p in places)
        great = people >= METROPOLIS or any(p.kind == "country" for p in places)
        placed = (setting.strong and not word.headline) or setting.noun_after
        known = great or people >= CITY
        beside = setting.preposition in ("in", "at", "near") and not self.capitals
        called = bool(setting.noun) and not setting.noun_after and not setting.vague  # "the village of Duma"
        common = lists.is_a(plain, "stop") or lists.is_a(plain, "title") or plain in lists.nouns
        rules = (
            (lists.is_a(plain, "adjective"), False),
            (lists.is_a(plain, "direction"), setting.noun_after),
            (common, (placed and beside and known) or called),
            (lists.is_a(plain, "given_name"), placed and known),
            (plain in self.persons and not great, placed),
            (plain in self.small and not self.capitals, great or (placed and known)),
        )
        return next((verdict for applies, verdict in rules if applies), True)

    def _note_person(self, run: Run, places: tuple[Candidate, ...]) -> None:
        """Remember the words of a run behind a title, a given name or a stranger: elsewhere they are persons too."""
        first = self.words[run.first]
        if first.headline or max(p.population for p in places) >= METROPOLIS:
            return
        before = self.words[run.first - 1] if run.first and first.joined and not first.hyphen else None
        if before is not None and before.capital and (self._titles(before) or self._stranger(run.first - 1, first)):
            self.persons.update(w.plain for w in self.words[run.first : run.last + 1])

    def _of_camp(self, run: Run) -> bool:
        """Return whether a name is that of a camp or fort and not of the town called so: "Camp Doha", "Fort Worth"."""
        first = self.words[run.first]
        before = self.words[run.first - 1] if run.first and first.joined and not first.hyphen else None
        named = before is not None and before.capital and not first.headline and not self.capitals
        return named and before is not None and self.lists.nouns.get(before.plain) in ("camp", "base")

    def _titles(self, word: Word) -> bool:
        """Return whether a word announces a person's name."""
        return self.lists.is_a(word.plain, "title") or self.lists.is_a(word.plain, "given_name")

    def _in_person(self, run: Run, setting: Setting) -> bool:
        """Return whether the run is part of a person's name: after a title or a given name, before a surname."""
        first, last = self.words[run.first], self.words[run.last]
        before = self.words[run.first - 1] if run.first and first.joined and not first.hyphen else None
        if before is not None and before.capital and not first.headline and self._titles(before):
            return True
        after = self.words[run.last + 1] if run.last + 1 < len(self.words) else None
        if after is None or not after.joined or not after.capital or after.hyphen or first.headline:
            return False
        if setting.noun_after or setting.facility or setting.organisation or last.possessive:
            return False
        return self.lists.is_a(first.plain, "given_name") and not self.lists.is_a(after.plain, "stop")

    def _in_other_name(self, run: Run, setting: Setting) -> bool:
        """Return whether unknown capitalised words beside the run make it part of another name."""
        first = self.words[run.first]
        if first.headline or self.capitals:
            return False
        if setting.noun_after or setting.facility or setting.organisation:
            return False
        after = run.last + 1
        if after + 1 < len(self.words) and self.words[after].joined and self.words[after].plain in _NAME_LINKS:
            after += 1
        return self._stranger(run.first - 1, first) or self._stranger(after, None)

    def _stranger(self, number: int, follows: Word | None) -> bool:
        """Return whether the word is a capitalised one that no list explains and that belongs to the same name."""
        if not 0 <= number < len(self.words):
            return False
        word = self.words[number]
        joint = follows if follows is not None else word
        if not joint.joined or not word.capital or word.plain.isdigit():
            return False
        if joint.hyphen and (self.found.get(word.plain) or word.masked):
            return False
        if follows is not None and (word.opens or word.possessive):
            return False
        if any(self.lists.is_a(word.plain, kind) for kind in _EXPLAINED) or word.plain in self.lists.nouns:
            return False
        return not self.lists.is_a(word.plain, "stop") or follows is not None

    def _common(self, run: Run, places: tuple[Candidate, ...]) -> bool:
        """Return whether several words are all common ones ("Red Cross"), or a stray variant ends in one."""
        if run.first == run.last or any(
            p.main and (p.population >= CITY or p.curated or p.kind in _UNITS) for p in places
        ):
            return False
        kinds = ("stop", "organisation", "facility", "filler", "adjective")
        plains = [w.plain for w in self.words[run.first : run.last + 1]]
        common = [p in self.lists.nouns or any(self.lists.is_a(p, kind) for kind in kinds) for p in plains]
        return all(common) or (common[-1] and not any(p.main for p in places))

    def _lies_in_next(self, run: Run, places: tuple[Candidate, ...]) -> bool:
        """Return whether the name of a place follows in which one of the places lies: "X, Y", "X in Y"."""
        number = run.last + 1
        if number < len(self.words) and self.words[number].plain == "in":
            number += 1
        if number >= len(self.words) or not self.words[number].capital:
            return False
        if self.text[self.words[run.last].end : self.words[number].start] not in (", ", " (", " in "):
            return False
        around = [p for r in self.runs if r.first == number for k in r.keys for p in self.found[k]]
        return any(p.lies_in(a) or p.beside(a) for p in places for a in around)
