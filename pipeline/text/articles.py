"""Where one article ends and the next begins in a text that holds several without a mark between them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.text.boilerplate import BoilerplateCues
from pipeline.text.masthead import is_title
from pipeline.text.outlets import Outlets
from pipeline.text.paragraphs import is_prose
from pipeline.text.publication_date import is_date_line
from pipeline.text.standfirst import standfirst_credit

SIGN_OFF = re.compile(r"(?:[.!?”\"]\s*\(([A-Z][\w/ .&-]{1,30})\)|(?:--|–|—)\s*([A-Z][\w .&]{1,30}))$")
DATELINE = re.compile(r"[A-Z][A-Z .,'’-]{2,40}[A-Za-z0-9 .,'’-]{0,60}\(([A-Z][\w .&/-]{1,30})\)\s*[-–—]")
RULE = re.compile(r"-{3,}|_{3,}|\*{3,}|={3,}|#{3,}")
# A piece with less running text than this is a teaser or a caption, no article.
LEAST_WORDS = 50
LEAST_AFTER_STANDFIRST = 25


def find_starts(paragraphs: Sequence[str], cues: BoilerplateCues, outlets: Outlets) -> list[int]:
    """Return the places of the paragraphs with which an article begins; the first is 0."""
    credited = [bool(standfirst_credit(p, cues.standfirst_verbs)) for p in paragraphs]
    starts = {0}
    for place in range(1, len(paragraphs)):
        if credited[place] and _prose_words(paragraphs, place, len(paragraphs)) >= LEAST_AFTER_STANDFIRST:
            starts.add(place - 1 if _is_heading(paragraphs, place - 1) and place - 1 > 0 else place)
        elif _begins_article(paragraphs, place, outlets):
            starts.add(place)
    return _long_enough(paragraphs, sorted(starts), credited)


def _begins_article(paragraphs: Sequence[str], place: int, outlets: Outlets) -> bool:
    """Say whether a title stands here that a rule, an agency's sign-off, a dateline or a date line sets off."""
    if not _is_heading(paragraphs, place):
        return False
    before, after = paragraphs[place - 1], paragraphs[place + 1]
    if RULE.fullmatch(before) or _signed_off(before, outlets):
        return True
    if is_date_line(after):
        return any(is_date_line(p) for p in paragraphs[1:3])
    return bool(DATELINE.match(after)) and any(DATELINE.match(p) for p in paragraphs[:3])


def _is_heading(paragraphs: Sequence[str], place: int) -> bool:
    """Say whether a title can stand here: a short line without final stop, and text after it."""
    line = paragraphs[place]
    return place + 1 < len(paragraphs) and is_title(line) and len(line.split()) >= 4 and not is_date_line(line)


def _signed_off(paragraph: str, outlets: Outlets) -> bool:
    match = SIGN_OFF.search(paragraph)
    return match is not None and outlets.named(match[1] or match[2]) is not None


def _long_enough(paragraphs: Sequence[str], starts: list[int], credited: list[bool]) -> list[int]:
    """Return the starts whose piece is an article; a shorter one belongs to the piece before it."""
    kept = [0]
    for start, end in pairwise([*starts[1:], len(paragraphs)]):
        if any(credited[start : start + 2]) or _prose_words(paragraphs, start, end) >= LEAST_WORDS:
            kept.append(start)
    return kept


def _prose_words(paragraphs: Sequence[str], start: int, end: int) -> int:
    return sum(len(p.split()) for p in paragraphs[start:end] if is_prose(p))
