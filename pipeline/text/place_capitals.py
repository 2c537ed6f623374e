"""Capitals that a text leaves unnamed: "the Afghan capital", "the capital of Helmand", "the capital"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.text.place_context import read_setting
from pipeline.text.place_tokens import Word
from pipeline.text.place_types import Candidate, PlaceMention
from pipeline.text.place_words import PlaceWords

if TYPE_CHECKING:
    from pipeline.text.place_verdict import Reader

_REACH = 40  # characters between "capital" and the place it is the capital of


@dataclass(frozen=True, slots=True)
class Known:
    """The named places of a text, and the countries it speaks of."""

    mentions: Sequence[PlaceMention]
    spoken_of: Mapping[str, float]


def find_capitals(reader: "Reader", known: Known) -> list[PlaceMention]:
    """Return a mention for each "capital" that stands for a city without naming it."""
    found: list[PlaceMention] = []
    for number, word in enumerate(reader.words):
        if word.plain != "capital" or word.capital or word.masked or _otherwise_used(reader, number, known):
            continue
        unit = _unit(reader, number, known)
        if unit is None or unit.capital < 0:
            continue
        setting = read_setting(reader.words, number, number, reader.lists, reader.text)
        owner = _beside(reader, number, known)
        near = setting.near or (owner is not None and owner.near and owner.possessive)
        city = reader.lookup.place(unit.capital)
        found.append(
            PlaceMention(word.start, word.end, word.text, "settlement", near=near, candidates=(city,), named_kind=True)
        )
    return found


def _otherwise_used(reader: "Reader", number: int, known: Known) -> bool:
    """Return whether the word is about money or crime, or the city's name stands beside it."""
    word = reader.words[number]
    following = reader.words[number + 1] if number + 1 < len(reader.words) else None
    if following is not None and following.joined and reader.lists.is_a(following.plain, "not_capital"):
        return True
    named = [m for m in known.mentions if 0 <= m.start - word.end <= _REACH or 0 <= word.start - m.end <= _REACH]
    for mention in named:
        between = (
            reader.text[word.end : mention.start]
            if mention.start > word.start
            else reader.text[mention.end : word.start]
        )
        if (
            mention.start > word.start
            and between.strip(" ,") in ("", "city", "city of", "city,")
            and not word.possessive
        ):
            return True
        if mention.start < word.start and between.strip() in (", the", ", its", ", their"):
            return mention.kind in ("settlement", "quarter")
    return False


def _unit(reader: "Reader", number: int, known: Known) -> Candidate | None:
    """Return the country or first-level unit whose capital is meant, or None."""
    words, lists = reader.words, reader.lists
    word = words[number]
    before = words[number - 1] if number and word.joined else None
    local = before is not None and lists.is_a(before.plain, "local_capital")
    kinds = ("province",) if local else ("country", "province")
    beside = _beside(reader, number, known)
    if beside is not None:
        return next((c for k in kinds for c in beside.candidates if c.kind == k), None)
    if before is not None and before.plain in lists.demonyms:
        return reader.lookup.country(lists.demonyms[before.plain])
    if local:
        earlier = [m for m in known.mentions if m.end <= word.start]
        return next((c for m in reversed(earlier) for c in m.candidates if c.kind == "province"), None)
    definite = before is not None and (before.plain in ("the", "its") or lists.is_a(before.plain, "direction"))
    if not definite or not known.spoken_of:
        return None
    return reader.lookup.country(max(known.spoken_of, key=lambda c: (known.spoken_of[c], c)))


def _beside(reader: "Reader", number: int, known: Known) -> PlaceMention | None:
    """Return the place whose capital is named: "X's capital", "the X capital", "capital of X"."""
    word = reader.words[number]
    for mention in known.mentions:
        if mention.start > word.end:
            between = reader.text[word.end : mention.start].strip().lower()
            return mention if between in ("of", "of the", "city of", "in") else None
        gap = reader.text[mention.end : word.start]
        if mention.end < word.start and gap.strip("'’s ").lower() in ("", "provincial", "regional", "state"):
            return mention
    return None


def demonym_weights(words: Sequence[Word], lists: PlaceWords) -> dict[str, float]:
    """Return how often each country (ISO2) is spoken of by an adjective of origin; "the X border" may be crossed."""
    weights: dict[str, float] = {}
    for number, word in enumerate(words):
        if word.capital:
            pair = f"{word.plain} {words[number + 1].plain}" if number + 1 < len(words) else word.plain
            iso2 = lists.demonyms.get(pair) or lists.demonyms.get(word.plain)
            if iso2 is not None and not _of_border(words, number, lists):
                weights[iso2] = weights.get(iso2, 0.0) + 0.5
    return weights


def _of_border(words: Sequence[Word], number: int, lists: PlaceWords) -> bool:
    """Return whether an adjective of origin stands before a border itself, and not before a border town or guard."""
    if number + 1 >= len(words) or not words[number + 1].joined or not lists.is_a(words[number + 1].plain, "frontier"):
        return False
    after = words[number + 2] if number + 2 < len(words) else None
    kinds = ("preposition", "near", "clause_word")
    return after is None or not after.joined or any(lists.is_a(after.plain, kind) for kind in kinds)
