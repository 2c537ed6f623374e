"""Text into paragraphs: white space and invisible characters set right, all other characters as published."""

import re
from dataclasses import dataclass
from itertools import pairwise

# What separates lines besides the newline, and what shows nothing: marks of direction, joiners, soft hyphens, controls.
LINE_ENDS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ud800-\udfff]"
)
BLANKS = re.compile(r"[^\S\n]+")
NARROWEST, WIDEST = 40, 110
# A sentence may be followed by an agency's sign-off: `… said. (AFP)`.
SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]]*(?:\s*\([^()]{1,30}\)\.?)?$")
WORD = re.compile(r"\w+(?:[.'’&-]\w+)*")


@dataclass(frozen=True)
class Paragraph:
    """One paragraph, cleaned, and where it stands in the raw text."""

    text: str
    start: int
    end: int


def clean(text: str) -> str:
    """Return text without invisible characters, every run of blanks one blank."""
    return BLANKS.sub(" ", INVISIBLE.sub("", text)).strip()


def one_line(text: str) -> str:
    """Return text without invisible characters on a single line."""
    return " ".join(clean(LINE_ENDS.sub("\n", text)).split())


def split_paragraphs(raw: str) -> list[Paragraph]:
    """Return the paragraphs of a text: its lines; where lines are cut to a width, the blocks between blank lines."""
    text = LINE_ENDS.sub("\n", raw)
    lines = _lines(text)
    width = max((len(line.text) for line in lines if line.text), default=0)
    if not _is_wrapped(lines, width):
        return [line for line in lines if line.text]
    return _joined(lines, width)


def words(text: str) -> list[str]:
    """Return the words of a text, punctuation left out."""
    return WORD.findall(text)


def ends_sentence(text: str) -> bool:
    """Say whether a paragraph ends as a sentence does."""
    return bool(SENTENCE_END.search(text))


def is_prose(text: str) -> bool:
    """Say whether a paragraph is running text rather than a heading, a name or a button."""
    count = len(text.split())
    return count >= 20 or (count >= 8 and ends_sentence(text))


def _lines(text: str) -> list[Paragraph]:
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append(Paragraph(clean(line), at, at + len(line)))
        at += len(line) + 1
    return lines


def _is_wrapped(lines: list[Paragraph], width: int) -> bool:
    """Say whether most lines end where the next word would not have fitted."""
    if not NARROWEST <= width <= WIDEST:
        return False
    neighbours = [(a.text, b.text) for a, b in pairwise(lines) if a.text and b.text]
    full = sum(_is_full(a, b, width) for a, b in neighbours)
    return len(neighbours) >= 2 and full >= 0.6 * len(neighbours)


def _is_full(line: str, following: str, width: int) -> bool:
    return len(line) + 1 + len(following.split(" ", 1)[0]) > width - 4


def _joined(lines: list[Paragraph], width: int) -> list[Paragraph]:
    """Return wrapped lines joined; a short line that ends a sentence ends its paragraph."""
    joined: list[Paragraph] = []
    open_line = ""
    for line in lines:
        if line.text and open_line and (_is_full(open_line, line.text, width) or not ends_sentence(open_line)):
            joined[-1] = _join(joined[-1], line)
        elif line.text:
            joined.append(line)
        open_line = line.text
    return joined


def _join(one: Paragraph, other: Paragraph) -> Paragraph:
    """Return two lines as one; a word broken at its hyphen is whole again."""
    gap = "" if re.search(r"\w-$", one.text) else " "
    return Paragraph(f"{one.text}{gap}{other.text}", one.start, other.end)
