"""Standfirsts that end in credit to an outlet or author: `… reports The Daily Example`."""

import re
from functools import lru_cache

LONGEST = 70
NAME = r"[A-Z][\w.&'’-]*(?:\s+(?:[A-Z&][\w.&'’-]*|of|the|de|al|bin)){0,5}"


def standfirst_credit(paragraph: str, verbs: frozenset[str]) -> str:
    """Return the name at the end of a standfirst, after an ellipsis and a verb; empty where the paragraph is none."""
    if len(paragraph.split()) > LONGEST or ("…" not in paragraph and "..." not in paragraph):
        return ""
    match = _pattern(verbs).search(paragraph)
    return match["name"].strip() if match and len(paragraph[: match.start()].split()) >= 4 else ""


@lru_cache(maxsize=4)
def _pattern(verbs: frozenset[str]) -> re.Pattern[str]:
    said = "|".join(sorted(map(re.escape, verbs)))
    return re.compile(rf"(?:…|\.\.\.)[.…]*[\"”]?\s*(?i:{said})\s+(?P<name>{NAME})\s*\.?$")
