"""Which paragraphs of an article are worth a parse: those up to the last one that may tell anything.

Nothing here decides what a text says. A paragraph counts unless no parse of it, whatever it were, could find a cue, so
that the result is that of parsing them all.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.knowledge import Knowledge
from pipeline.text.actors import ActorMention
from pipeline.text.cues import GAP, SILENT, Cue, CueList
from pipeline.text.parse import is_capitals, language_model, paragraphs

# Cues of these frames tell no deed and no harm by themselves.
IDLE = {*SILENT, "weapon"}
TAKEN_UP = frozenset({"them", "whom"})  # "three of them" takes up a figure of the sentence before
CLAIMED = frozenset({"responsibility", "credit", "say", "claim"})


@dataclass(frozen=True)
class Line:
    """What one paragraph may tell: anything at all, a deed or a harm, who did it."""

    any: bool
    deed: bool
    claim: bool


@dataclass(frozen=True, eq=False)
class Worth:
    """The words that cues are made of, and which of them a printed word may stand for."""

    nlp: Language
    by_word: dict[str, tuple[Cue, ...]]
    claiming: frozenset[str]
    forms: Mapping[str, str]
    known: frozenset[str] = frozenset()
    seen: dict[int, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, nlp: Language, cues: CueList, blaming: Iterable[str]) -> "Worth":
        """Return the scan for some cues; `blaming` are the lemmas that hold somebody responsible."""
        words = {w for found in cues.by_word.values() for cue in found for w in cue.words}
        claiming = CLAIMED | set(blaming)
        by_word = {word: tuple(found) for word, found in cues.by_word.items()}
        return cls(nlp, by_word, claiming, cues.lemmas, frozenset(words | claiming | TAKEN_UP))

    def line(self, doc: Doc) -> Line:
        """Return what a tokenised paragraph may tell."""
        places: dict[str, list[int]] = {}
        for token in doc:
            for word in self._words(token.orth, token.text):
                places.setdefault(word, []).append(token.i)
        cues = (cue for word in places for cue in self.by_word.get(word, ()))
        frames = {cue.frame for cue in cues if _may_stand(cue, places)}
        claim = not self.claiming.isdisjoint(places)
        return Line(bool(frames) or not TAKEN_UP.isdisjoint(places), bool(frames - IDLE), claim)

    def _words(self, orth: int, text: str) -> frozenset[str]:
        """Return the words of cues that a printed word may be a form of."""
        if orth not in self.seen:
            lemmas = possible_lemmas(text, self.nlp) | {self.forms.get(text.lower(), "")}
            self.seen[orth] = self.known & lemmas
        return self.seen[orth]


def _may_stand(cue: Cue, places: Mapping[str, Sequence[int]]) -> bool:
    """Say whether the words of a cue stand in its order, each as near to the one before it as a cue allows."""
    reach = 1 + (GAP if cue.pos == "verb" else 0)
    ends = set(places[cue.words[0]])
    for word in cue.words[1:]:
        ends = {at for at in places.get(word, ()) if any(0 < at - end <= reach for end in ends)}
    return bool(ends)


def possible_lemmas(text: str, nlp: Language) -> set[str]:
    """Return the small letters of a word, the same without a plural's s, and every lemma that the model may give it."""
    word = text.lower()
    lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    rules, exceptions = lookups.get_table("lemma_rules"), lookups.get_table("lemma_exc")
    found = {word, word.rstrip("s")}
    for table in rules.values():
        found |= {word[: len(word) - len(old)] + new for old, new in table if word.endswith(old)}
    for table in exceptions.values():
        found |= set(table.get(word, ()))
    return found | set(_irregular(nlp).get(word, ()))


@cache
def _irregular(nlp: Language) -> dict[str, set[str]]:
    """Return the lemmas that the model's rules of exception give to single words."""
    found: dict[str, set[str]] = {}
    for rule in nlp.get_pipe("attribute_ruler").patterns:  # type: ignore[attr-defined]
        lemma = rule["attrs"].get("LEMMA")
        if lemma:
            for word in _printed(rule["patterns"], rule["index"]):
                found.setdefault(word, set()).add(str(lemma).lower())
    return found


def _printed(patterns: Sequence[Sequence[dict[str, object]]], index: int) -> list[str]:
    """Return the words, in small letters, that a rule of exception is about; a pattern over letters names none."""
    words: list[str] = []
    for pattern in patterns:
        low = pattern[index].get("LOWER", "")
        words += [low] if isinstance(low, str) else list(low.get("IN", ())) if isinstance(low, dict) else []
    return words


@lru_cache(maxsize=4)
def actors_of(text: str, published: date | None, knowledge: Knowledge) -> list[ActorMention]:
    """Return the actors of an article; kept, for whoever asks next."""
    return knowledge.actors.find(text, published)


@lru_cache(maxsize=4)
def worth_parsing(text: str, published: date | None, knowledge: Knowledge) -> list[tuple[int, int, int]]:
    """Return the paragraphs to parse as (number, start, end): none where no deed, harm or doer can be told.

    What stands behind the last paragraph that may tell anything is left out. What stands before it is not: a speaker
    named there may be the "he" of a later paragraph.
    """
    spans = [(n, s, e) for n, (s, e) in enumerate(paragraphs(text)) if knowledge.cues.may_tell(text[s:e])]
    lines = [_line(text[start:end], knowledge) for _, start, end in spans]
    if any(line.claim for line in lines):
        groups = [(a.start, a.end) for a in actors_of(text, published, knowledge) if a.kind == "group"]
        held = [any(a < end and start < b for a, b in groups) for _, start, end in spans]
        lines = [replace(line, claim=line.claim and group) for line, group in zip(lines, held, strict=True)]
    if not any(line.deed or line.claim for line in lines):
        return []
    return spans[: max(number for number, line in enumerate(lines, 1) if line.any or line.claim)]


def _line(line: str, knowledge: Knowledge) -> Line:
    """Return what a paragraph may tell; one in capitals is printed otherwise before it is parsed."""
    if is_capitals(line):
        return Line(any=True, deed=True, claim=True)
    scan = _scan(knowledge)
    return scan.line(scan.nlp.make_doc(line))


@lru_cache(maxsize=2)
def _scan(knowledge: Knowledge) -> Worth:
    return Worth.of(language_model(), knowledge.cues, knowledge.discourse.words["blame"])
