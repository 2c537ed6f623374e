"""The sentence around a stretch of text, for showing: a little too much does no harm, a cut word does."""

import re

# A full stop, question or exclamation mark with what closes behind it, white space, and what opens a sentence.
END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])|\n\s*\n")
# A short capitalised word before the full stop may be an abbreviation: no end there.
ABBREVIATION = re.compile(r"(?:\b[A-Z][a-z]{0,3}|\.[A-Z]|\b[a-z])\.$")
LONGEST = 900


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence or sentences begin and end that hold text[start:end]."""
    first = max(0, start - LONGEST)
    left = max((cut for cut in _cuts(text, first, start + 1) if cut <= start), default=first)
    right = next((cut for cut in _cuts(text, max(left, end - 1), end + LONGEST) if cut >= end), None)
    right = min(len(text), end + LONGEST) if right is None else right
    return left, left + len(text[left:right].rstrip())


def _cuts(text: str, start: int, end: int) -> list[int]:
    """Return where sentences begin between two places of a text."""
    found = END.finditer(text, start, min(len(text), end + LONGEST))
    return [match.end() for match in found if "\n\n" in match.group() or not _abbreviated(text, match.start())]


def _abbreviated(text: str, stop: int) -> bool:
    return text[stop] == "." and ABBREVIATION.search(text, max(0, stop - 6), stop + 1) is not None
