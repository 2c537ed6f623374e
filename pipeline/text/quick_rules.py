"""The language model's table of tags and exceptions, remembered: what it gave to a word, it gives to all of its kind.

The model holds each word against some 180 patterns, which costs as much as the parse. Almost all of them look at one
word alone: its tag, its role, whether it is white space, and its letters where it is one of some dozens. Words that
agree in these, and in standing behind "there" or not, get the same, so that they are looked up once. A text with one
of the few pairs of words that patterns take together ("gon na") goes the long way.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Token

from pipeline.text import quick_vectors

NAME = "quick_rules"
PAIRED = 1  # stands for the letters of a word with which a pattern of two words begins
Kind = tuple[int, int, int, bool, int]
Given = tuple[int, Any, int, int, int]


@dataclass
class QuickRules:
    """The patterns of a model, and what they gave so far to each kind of word."""

    ruler: AttributeRuler
    named: re.Pattern[str]
    first: re.Pattern[str]
    leading: frozenset[int]
    letters: dict[int, int] = field(default_factory=dict)
    given: dict[Kind, Given] = field(default_factory=dict)

    @classmethod
    def of(cls, ruler: AttributeRuler) -> "QuickRules":
        """Return the patterns of a model's ruler with nothing remembered yet."""
        patterns: list[Any] = [pattern for rule in ruler.patterns for pattern in rule["patterns"]]  # type: ignore[union-attr]
        named = "|".join(form for pattern in patterns for token in pattern for form in _forms(token))
        first = "|".join(form for pattern in patterns if len(pattern) > 1 for form in _forms(pattern[0]))
        leading = {ruler.vocab.strings[p[0]["DEP"]] for p in patterns if len(p) > 1 and "DEP" in p[0]}
        return cls(ruler, re.compile(named), re.compile(first), frozenset(leading))

    def __call__(self, doc: Doc) -> Doc:
        """Give each word its part of speech, features and, by exception, its lemma, as the model's ruler does."""
        before = [0, *(token.dep if token.dep in self.leading else 0 for token in doc)]
        kinds = [self._kind(token, lead) for token, lead in zip(doc, before, strict=False)]
        if any(letters == PAIRED for letters, *_ in kinds):
            return self.ruler(doc)
        if not self.given.keys() >= set(kinds):
            self.ruler(doc)
            self.given |= {kind: _taken(token) for token, kind in zip(doc, kinds, strict=True)}
            return doc
        for token, kind in zip(doc, kinds, strict=True):
            _give(token, self.given[kind])
        return doc

    def _kind(self, token: Token, lead: int) -> Kind:
        """Return what the patterns look at of a word; `lead` is the role of the word before it, where that matters."""
        low = token.lower
        if low not in self.letters:
            self.letters[low] = self._letters(token.lower_, low)
        return self.letters[low], token.tag, token.dep, token.is_space, lead

    def _letters(self, word: str, low: int) -> int:
        """Return the letters of a word that patterns name, 0 for any other word."""
        if self.first.fullmatch(word):
            return PAIRED
        return low if self.named.fullmatch(word) else 0


def _forms(token: dict[str, Any]) -> Iterator[str]:
    """Yield patterns for the words that a token of a pattern names by their letters."""
    low = token.get("LOWER")
    if isinstance(low, str):
        yield re.escape(low)
    elif isinstance(low, dict):
        yield from (re.escape(word) for word in low.get("IN", ()))
        if "REGEX" in low:
            yield f"(?:.*(?:{low['REGEX']}).*)"


def _taken(token: Token) -> Given:
    """Return what the ruler has given to a word."""
    return token.pos, token.morph if token.has_morph() else None, token.lemma, token.tag, token.dep


def _give(token: Token, given: Given) -> None:
    """Give a word what another of its kind was given."""
    pos, morph, lemma, tag, dep = given
    token.pos = pos
    if morph is not None:
        token.morph = morph
    if lemma:
        token.lemma = lemma
    if tag != token.tag:
        token.tag = tag
    if dep != token.dep:
        token.dep = dep


@Language.factory(NAME)
def _quick_rules(nlp: Language, name: str) -> QuickRules:
    return QuickRules.of(nlp.get_pipe("attribute_ruler"))  # type: ignore[arg-type]


def hasten(nlp: Language) -> Language:
    """Return a model that remembers its table of tags and what it makes of words, its lists of lemmas sets.

    It gives the same as before.
    """
    nlp.add_pipe(quick_vectors.NAME, first=True)
    nlp.disable_pipe("tok2vec")
    nlp.add_pipe(NAME, after="attribute_ruler")
    nlp.disable_pipe("attribute_ruler")
    index = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    for part_of_speech, words in list(index.items()):
        index[part_of_speech] = frozenset(words)
    return nlp
