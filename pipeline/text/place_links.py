"""Which place lies in which, as the text says it: "X, Y", "X in Y province", "Y's X", "X (Y)"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from pipeline.text.place_names import fold
from pipeline.text.place_types import FINENESS, PlaceMention
from pipeline.text.place_words import PlaceWords

_LONGEST_GAP = 60
_LINK = re.compile(r"^(?P<own>[^,(]*?)\s*(?P<sign>,|\(|\bin\b|\bof\b|\bwithin\b|\binside\b|\bnear\b)(?P<rest>[^,(]*)$")
_OWNED = re.compile(r"^['’]s?\s+(?P<rest>.*)$", re.DOTALL)
_HOUSE = re.compile(
    r"^\s+(?P<name>[\w'’.&-]+(?:\s[\w'’.&-]+){0,4})(?:,|,?\s(?:in|at|near))\s(?:the\s\w+\sof\s|\w+\s)?$"
)
_HOUSES = ("facility", "organisation", "building")
_LINKING = ("preposition", "filler", "say", "act", "clause_word", "stop")
_JOURNEY_WORDS = 4
_WORD = re.compile(r"[^\W_][\w'’-]*")


def link_containers(mentions: Sequence[PlaceMention], text: str, lists: PlaceWords) -> list[PlaceMention]:
    """Return the mentions, each with the place that the text says it lies in."""
    linked = list(mentions)
    for number in range(len(linked) - 2, -1, -1):
        first, second = linked[number], linked[number + 1]
        gap = text[first.end : second.start]
        if len(gap) > _LONGEST_GAP or second.start < first.end:
            continue
        if number + 2 < len(linked) and linked[number + 2].container == second and second.possessive:
            second = linked[number + 2]  # "X in Y's Z": X lies in Z
        if _contains_next(gap, lists):
            holder = second.container or first
            linked[number + 1] = replace(second, container=holder, weak=second.weak or first.weak)
        elif lies_in_next(gap, lists) and ("," not in gap or _can_hold(second, first)):
            linked[number] = replace(first, container=second)
    return linked


def without_house_names(mentions: Sequence[PlaceMention], text: str, lists: PlaceWords) -> list[PlaceMention]:
    """Return the mentions, those weak by whose name a house is called that stands elsewhere: "the X Hotel in Y"."""
    linked = list(mentions)
    for number, (first, second) in enumerate(pairwise(mentions)):
        gap = text[first.end : second.start]
        if len(gap) > _LONGEST_GAP or first.possessive or not _of_house(gap, lists):
            continue
        ground = [c for c in second.candidates if FINENESS[c.kind] >= FINENESS["settlement"]]
        if ground and not any(s.lies_in(f) or s.beside(f) for s in ground for f in first.candidates):
            linked[number] = replace(first, weak=True)
    return linked


def _of_house(gap: str, lists: PlaceWords) -> bool:
    """Return whether a gap between two names goes on as the name of a house and ends before where it stands."""
    match = _HOUSE.match(gap)
    if match is None:
        return False
    words = [(w, fold(w)) for w in match["name"].split()]
    house = [any(lists.is_a(plain, kind) for kind in _HOUSES) for _, plain in words]
    small = [plain for is_house, (w, plain) in zip(house, words, strict=True) if not (is_house or w[0].isupper())]
    ware = len(words) == 2 and house[-1] and not any(lists.is_a(w, kind) for w in small for kind in _LINKING)
    return any(house) and (not small or ware)


def without_journeys(mentions: Sequence[PlaceMention], text: str, lists: PlaceWords) -> list[PlaceMention]:
    """Return the mentions, those weak between which somebody was on the way: "a train from X to Y"."""
    linked = list(mentions)
    for number, (first, second) in enumerate(pairwise(mentions)):
        before = _fold_all(text[max(0, first.start - _LONGEST_GAP) : first.start])[-_JOURNEY_WORDS:]
        way = before[-1:] == ("from",) and any(lists.is_a(w, "journey") for w in before)
        if way and text[first.end : second.start] == " to ":
            linked[number : number + 2] = [replace(first, weak=True), replace(second, weak=True)]
    return linked


def _can_hold(outer: PlaceMention, inner: PlaceMention) -> bool:
    """Return whether one place can lie in the other: a comma alone may only separate the names of a list."""
    if not inner.candidates:
        return True
    return any(i.lies_in(o) or i.beside(o) for i in inner.candidates for o in outer.candidates)


def lies_in_next(gap: str, lists: PlaceWords) -> bool:
    """Return whether the gap between two names says that the first lies in the second."""
    match = _LINK.match(gap)
    return match is not None and _explained(match["own"], lists) and _explained(match["rest"], lists)


def _contains_next(gap: str, lists: PlaceWords) -> bool:
    """Return whether the gap says that the second name lies in the first ("'s restive")."""
    match = _OWNED.match(gap)
    return match is not None and _explained(match["rest"], lists)


@lru_cache(maxsize=4096)
def _fold_all(words: str) -> tuple[str, ...]:
    """Return the folded words of a stretch of text."""
    return tuple(fold(part) for w in _WORD.findall(words) for part in w.split("-"))


def _explained(stretch: str, lists: PlaceWords) -> bool:
    """Return whether a stretch holds nothing but place nouns and words that stand beside them."""
    if any(c in stretch for c in '.;:!?\n"“”'):
        return False
    words = _fold_all(stretch)
    kinds = ("filler", "direction", "adjective", "near_noun")
    return len(words) <= 6 and all(
        w in lists.nouns
        or w in ("in", "on", "about", "just", "some", "s", "held", "controlled")
        or w.removesuffix("kms").removesuffix("km").isdigit()
        or any(lists.is_a(w, k) for k in kinds)
        for w in words
    )
