"""Places that the gazetteer does not hold, seen by their surroundings: "the village of X", "the X area", "in X, Y"."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pipeline.text.place_context import Setting, noun_at, read_setting
from pipeline.text.place_links import lies_in_next
from pipeline.text.place_types import PlaceMention

if TYPE_CHECKING:
    from pipeline.text.place_verdict import Reader

_LONGEST = 4
_SHORTEST = 3  # letters of a name
_LONG_ENOUGH = 6  # letters of a name that is taken for a misspelt place without more to say so
_COUNTRIES = 3  # countries in which a name that sounds alike is looked for
_INTO = frozenset({"in", "at", "near"})
_PLAIN = frozenset({"adjective", "stop", "direction", "title", "filler"})


def find_unknown(reader: "Reader", spoken_of: Mapping[str, float]) -> list[PlaceMention]:
    """Return mentions of places unknown by name, with candidates that sound alike in the text's countries."""
    if reader.capitals:
        return []
    found: list[PlaceMention] = []
    number = 0
    while number < len(reader.words):
        last = _run_end(reader, number)
        if last >= number:
            mention = _mention(reader, number, last, spoken_of)
            if mention is not None:
                found.append(mention)
        number = max(number, last) + 1
    return found


def _run_end(reader: "Reader", first: int) -> int:
    """Return the last word of the run of free capitalised words that begins at a word (first - 1: none does)."""
    words, last = reader.words, first - 1
    for number in range(first, min(first + _LONGEST + 2, len(words))):
        word = words[number]
        if reader.taken[number] or word.masked or word.headline or (number > first and not word.joined):
            break
        bridge = not word.capital and number > first and (word.hyphen or _leads_on(reader, number))
        if word.capital and not word.plain.isdigit():
            if number > first and noun_at(words, number, reader.lists)[0]:
                break
            last = number
        elif not bridge:
            break
    return last


def _leads_on(reader: "Reader", number: int) -> bool:
    """Return whether a small word links two capitalised parts of one name ("Deir al Asad", "Kafr e Nabl")."""
    words = reader.words
    following = words[number + 1] if number + 1 < len(words) else None
    small = words[number].plain in ("al", "el", "e", "i", "de", "del", "la", "ad", "ul")
    return small and following is not None and following.joined and following.capital


def _mention(reader: "Reader", first: int, last: int, spoken_of: Mapping[str, float]) -> PlaceMention | None:
    """Return the mention that a run of unknown words makes, or None where nothing says it is a place."""
    words, lists = reader.words, reader.lists
    while first <= last and (
        words[first].opens and not words[first].hyphen and last > first and _common(reader, first)
    ):
        first += 1
    if words[first].plain == "the" or _of_origin(reader, last):
        return None
    if all(_common(reader, n) for n in range(first, last + 1)) or words[last].end - words[first].start < _SHORTEST:
        return None
    setting = read_setting(words, first, last, lists, reader.text)
    apposed = _before_place(reader, last, setting)
    alone = not setting.owned and _named_alone(reader, first, last)
    placed = _placed(setting, apposed=apposed, alone=alone)
    guess = setting.locative and (setting.strong or setting.preposition in _INTO) and not setting.noun
    if setting.organisation or (setting.facility and not setting.noun_after) or not (placed or guess):
        return None
    if setting.way or _names_building(reader, first, last):
        return None
    if any(lists.is_a(words[n].plain, "title") for n in range(first, last + 1)) or words[first].plain in reader.persons:
        return None
    name = reader.text[words[first].start : words[last].end]
    ranked = sorted(spoken_of, key=lambda c: (-spoken_of[c], c))[:_COUNTRIES]
    alike = tuple(place for iso2 in ranked for place in reader.lookup.similar(name, iso2))
    named = alone and not setting.noun
    if not placed and (len(name) < _LONG_ENOUGH or not alike) and not named:
        return None
    return PlaceMention(
        start=words[first].start,
        end=words[last].end,
        text=name,
        kind=setting.noun or "settlement",
        near=setting.near,
        candidates=alike,
        weak=not placed and (last == first if alike else not (setting.near or _certain(reader, first, last, setting))),
        possessive=words[last].possessive,
        named_kind=bool(setting.noun),
    )


def _named_alone(reader: "Reader", first: int, last: int) -> bool:
    """Return whether an unknown name looks like one: no word of it common, an acronym or seen as a person's."""
    words = reader.words[first : last + 1]
    following = reader.words[last + 1] if last + 1 < len(reader.words) else None
    goes_on = following is not None and following.joined and (following.capital or following.hyphen)
    if any(
        _stands_free(reader, number)
        for number in range(len(reader.words))
        if reader.words[number].plain == words[0].plain
    ):
        return False
    return not goes_on and not any(
        _common(reader, number) or word.text.isupper() or word.plain in reader.persons
        for number, word in enumerate(words, first)
        if word.capital
    )


def _stands_free(reader: "Reader", number: int) -> bool:
    """Return whether a capitalised word stands where nothing says that it is a place, as persons and brands do."""
    word = reader.words[number]
    before = reader.words[number - 1] if number and word.joined else None
    led = before is not None and any(
        reader.lists.is_a(before.plain, kind) for kind in ("preposition", "near", "direction")
    )
    return word.capital and not led and not (before is not None and before.plain == "of")


def _certain(reader: "Reader", first: int, last: int, setting: Setting) -> bool:
    """Return whether an unknown name that looks like one stands where little but a place can: "at a market in X"."""
    bare = setting.strong and setting.preposition in ("in", "at", "") and not reader.words[last].possessive
    return bare and _named_alone(reader, first, last)


def _names_building(reader: "Reader", first: int, last: int) -> bool:
    """Return whether a run of capitals holds a word for a building or body at an end: "Soviet Cultural Center"."""
    kinds = ("facility", "organisation", "building")
    ends = (reader.words[first].plain, reader.words[last].plain)
    return any(reader.lists.is_a(end, kind) for end in ends for kind in kinds) or reader.lists.is_a(ends[1], "stop")


def _placed(setting: Setting, *, apposed: bool, alone: bool) -> bool:
    """Return whether the surroundings say that an unknown name is a place; `alone`: it looks like a name."""
    certain = setting.noun == "district" and setting.strong and alone  # "in X township"
    if setting.vague and not (apposed or certain):
        return False
    if setting.noun_after:
        return setting.locative or setting.noun in ("village", "quarter", "camp", "district", "province")
    return bool(setting.noun) or (apposed and setting.locative and not (setting.owned or setting.preposition == "for"))


def _before_place(reader: "Reader", last: int, setting: Setting) -> bool:
    """Return whether a place that was found follows as the one it lies in: "X, Y", "X, on the outskirts of Y"."""
    words = reader.words
    for number in range(last + 1, min(last + 8, len(words))):
        if reader.taken[number]:
            gap = reader.text[words[last].end : words[number].start]
            return gap in (", ", " (") or (setting.locative and lies_in_next(gap, reader.lists))
    return False


def _of_origin(reader: "Reader", last: int) -> bool:
    """Return whether a run ends in people of a country, or in its name with a lost apostrophe ("Syrias")."""
    plain = reader.words[last].plain
    stem = plain.removesuffix("s")
    return stem != plain and (stem in reader.lists.demonyms or reader.lookup.country(stem) is not None)


def _common(reader: "Reader", number: int) -> bool:
    """Return whether a word is a common one or an adjective of origin, so that it names no place alone."""
    plain = reader.words[number].plain
    return plain in reader.small or any(reader.lists.is_a(plain, kind) for kind in _PLAIN)
