"""Which place lies in which, as the text says it: "X, Y", "X in Y province", "Y's X", "X (Y)"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.text.place_names import fold
from pipeline.text.place_types import PlaceMention
from pipeline.text.place_words import PlaceWords

_LONGEST_GAP = 60
_LINK = re.compile(r"^(?P<own>[^,(]*?)\s*(?P<sign>,|\(|\bin\b|\bof\b|\bwithin\b|\binside\b|\bnear\b)(?P<rest>[^,(]*)$")
_OWNED = re.compile(r"^['’]s?\s+(?P<rest>.*)$", re.DOTALL)
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
