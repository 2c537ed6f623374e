"""Every form under which the lists of words may find the words of a text: none that they use is missing."""

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.text.parse import language_model
from pipeline.text.place_names import fold
from pipeline.text.speech import singulars
from pipeline.text.worth import possible_lemmas

LETTERS = re.compile(r"[^\W\d_]+")
# Letters that a pattern without regard to case takes for plain ones.
PLAIN = str.maketrans("İıſ\u212a", "iisk")


def small(text: str) -> str:
    """Return text in small letters, as patterns without regard to case see it."""
    return text.translate(PLAIN).casefold()


def forms_of(text: str) -> frozenset[str]:
    """Return the words of a text in small letters, what they may be forms of, and both without accents and dots."""
    return frozenset[str]().union(*map(_of_chunk, set(text.split())))


def within(phrase: str, forms: frozenset[str]) -> bool:
    """Say whether each word of a phrase, or all that it is joined of, is among the forms of a text."""
    words = phrase.replace("-", " ").split()
    return all(fold(word) in forms or forms.issuperset(LETTERS.findall(small(word))) for word in words)


@lru_cache(maxsize=100_000)
def _of_chunk(chunk: str) -> frozenset[str]:
    """Return the forms of what stands between two blanks."""
    return frozenset(_forms(chunk))


def _forms(chunk: str) -> Iterator[str]:
    model = language_model()
    pieces = {token.text for form in (chunk, chunk.lower(), chunk.title()) for token in model.make_doc(form)}
    for piece in pieces | set(LETTERS.findall(chunk)) | set(re.split(r"[-‑–—/]", chunk)):
        bare = re.sub(r"['’`´ʻ‘]s?$", "", piece)
        for word in (piece, bare, fold(piece), fold(bare)):
            lemmas = possible_lemmas(word, model) | set(singulars(word.lower()))
            yield from map(small, lemmas)
            yield from (run for lemma in lemmas for run in LETTERS.findall(small(lemma)))
            yield fold(word)
            yield fold(word).removesuffix("s")
