"""The paragraphs of articles, many articles at a time: scanned, tagged where they may tell, parsed where they do.

A paragraph that tells nothing itself may still say who "he" is in a later one; it is parsed when that is asked.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import Protocol

from spacy.tokens import Doc

from pipeline.knowledge import Knowledge
from pipeline.text.actors import ActorMention
from pipeline.text.dates import find_dates
from pipeline.text.parse import Sentence, cut, is_capitals, language_model, paragraphs, parse, recase, sentences, tag
from pipeline.text.places import printed_dateline
from pipeline.text.worth import WHOLE, Line, Worth

Names = Callable[["Printed"], Iterable[tuple[int, int]]]


class Printed(Protocol):
    """An article as published."""

    @property
    def text(self) -> str:
        """Return title and body."""
        ...

    @property
    def title(self) -> str:
        """Return the title, "" where there is none."""
        ...

    @property
    def published(self) -> date | None:
        """Return the day of publication."""
        ...


@dataclass
class Paragraph:
    """A paragraph on its way: its words, where it begins in the article, what it may tell as far as is known."""

    doc: Doc
    number: int
    start: int
    end: int
    title: bool
    line: Line
    capitals: bool = False

    @property
    def tells(self) -> bool:
        """Say whether its sentences may tell what happened or who did it; else they only may say who speaks."""
        return self.line.any or self.line.claim

    def sentences(self) -> list[Sentence]:
        """Return its sentences; it must be parsed."""
        return sentences(self.doc, self.start, self.number, self.title)


def parse_now(told: Sequence[Paragraph]) -> None:
    """Parse the paragraphs that are not parsed yet."""
    tag([p.doc for p in told if not p.doc.has_annotation("TAG")])
    parse([p.doc for p in told if not p.doc.has_annotation("DEP")])


def read_paragraphs(articles: Sequence[Printed], knowledge: Knowledge, names: Names) -> list[list[Paragraph]]:
    """Return the paragraphs of each article up to the last that tells: none where no deed, harm or doer is told.

    `names` gives the spans of the names in an article; it is asked for articles with lines in capitals alone.
    """
    scan = _scan(knowledge)
    drafts = [_scanned(article, knowledge, scan) for article in articles]
    tag([p.doc for p in chain(*drafts) if p.tells and not p.capitals])
    drafts = [_held_to_tags(d, a, knowledge, scan) for d, a in zip(drafts, articles, strict=True)]
    for article, told in zip(articles, drafts, strict=True):
        _recase([p for p in told if p.capitals], article, names)
    parse([p.doc for p in chain(*drafts) if p.tells])
    return drafts


def _scanned(article: Printed, knowledge: Knowledge, scan: Worth) -> list[Paragraph]:
    """Return the paragraphs of an article that may tell anything by their words."""
    title_end = title_ends(article.text, article.title)
    found = []
    lines = paragraphs(article.text)
    behind = _behind_dateline(article.text, lines, title_end)
    for number, (line, end) in enumerate(lines):
        start = behind.get(line, line)
        words = article.text[start:end]
        if knowledge.cues.may_tell(words):
            doc, capitals = cut(words), is_capitals(words)
            found.append(
                Paragraph(doc, number, start, end, start < title_end, WHOLE if capitals else scan.line(doc), capitals)
            )
    return _up_to_last(_claimed(found, article, knowledge))


def _behind_dateline(text: str, lines: Sequence[tuple[int, int]], title_end: int) -> dict[int, int]:
    """Return where the words of the line with the dateline begin, by where the line begins; nothing where none has one.

    Where several lines below the first begin so, they are items of a list, and the place is part of what each tells.
    """
    body = [(start, end) for start, end in lines if start >= title_end]
    headed = {
        start: start + behind for start, end in body if 0 < (behind := printed_dateline(text[start:end])) < end - start
    }
    first = body[0][0] if body else 0
    return {first: headed[first]} if first in headed else (headed if len(headed) == 1 else {})


def title_ends(text: str, title: str) -> int:
    """Return where the title ends in the text of an article, 0 where the text does not begin with it."""
    return len(title) if title and text.startswith(title) else 0


def _held_to_tags(told: list[Paragraph], article: Printed, knowledge: Knowledge, scan: Worth) -> list[Paragraph]:
    """Return paragraphs up to the last that may tell by its words and their tags, those of time left out."""
    times = [(d.start, d.end) for d in find_dates(article.text)] if any(p.tells for p in told) else []
    for paragraph in told:
        if paragraph.tells and not paragraph.capitals:
            start, end = paragraph.start, paragraph.end
            own = [(a - start, b - start) for a, b in times if start <= a and b <= end]
            paragraph.line = scan.line(paragraph.doc, own)
    return _up_to_last(_claimed(told, article, knowledge))


def _claimed(told: list[Paragraph], article: Printed, knowledge: Knowledge) -> list[Paragraph]:
    """Return paragraphs, a claim in them only where they name a group."""
    claiming = [p for p in told if p.line.claim]
    if claiming:
        actors = actors_of(article.text, article.published, knowledge)
        groups = [(a.start, a.end) for a in actors if a.kind == "group"]
        for paragraph in claiming:
            held = any(a < paragraph.end and paragraph.start < b for a, b in groups)
            paragraph.line = replace(paragraph.line, claim=held)
    return told


def _up_to_last(told: list[Paragraph]) -> list[Paragraph]:
    """Return paragraphs up to the last that may tell, none where nothing worth an incident may be told."""
    if not any(p.line.deed or p.line.claim for p in told):
        return []
    return told[: max(number for number, p in enumerate(told, 1) if p.tells)]


def _recase(lines: Sequence[Paragraph], article: Printed, names: Names) -> None:
    """Print lines in capitals in small letters, the names in them but for their first letters, and tag them."""
    spans = list(names(article)) if lines else []
    for line in lines:
        inside = [(a - line.start, b - line.start) for a, b in spans if line.start <= a and b <= line.end]
        line.doc = cut(recase(line.doc.text, inside))
    tag([line.doc for line in lines])


@lru_cache(maxsize=256)  # more than a process takes at a time
def actors_of(text: str, published: date | None, knowledge: Knowledge) -> list[ActorMention]:
    """Return the actors of an article; kept, for whoever asks next."""
    return knowledge.actors.find(text, published)


@lru_cache(maxsize=2)
def _scan(knowledge: Knowledge) -> Worth:
    return Worth.of(language_model(), knowledge.cues, knowledge.discourse, knowledge.speech)
