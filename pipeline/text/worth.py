"""What the words of a paragraph may tell: anything at all, a deed or a harm, who did it, what somebody says.

Nothing here decides what a text says. A paragraph counts unless no parse of it, whatever it were, could find a cue, so
that the result is that of parsing them all. A paragraph whose words are tagged already is held to the tags too.
"""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.text.cues import GAP, SILENT, Cue, CueList, fits
from pipeline.text.discourse import Discourse
from pipeline.text.speech import SpeechLexicon

# Cues of these frames tell no deed and no harm by themselves.
IDLE = {*SILENT, "weapon"}
TAKEN_UP = frozenset({"them", "whom"})  # "three of them" takes up a figure of the sentence before
CLAIMED = frozenset({"responsibility", "credit", "claim"})
SAID = "say"
OWNING = frozenset({"behind", "carried", "its", "their"})  # "said it was behind", "said its fighters", …
NONE: frozenset[str] = frozenset()
COLON = re.compile(r":\s| [-–—]\s")  # "Police: six dead", "Six dead - police"
SPEAKING = ("verb", "weak verb", "care verb", "count")


@dataclass(frozen=True)
class Line:
    """What one paragraph may tell: anything at all, a deed or a harm, who did it, that somebody speaks."""

    any: bool
    deed: bool
    claim: bool
    speech: bool


WHOLE = Line(any=True, deed=True, claim=True, speech=True)


@dataclass(frozen=True, eq=False)
class Worth:
    """The words that cues, claims and speech are made of, and which of them a printed word may stand for."""

    nlp: Language
    by_word: dict[str, tuple[Cue, ...]]
    claiming: frozenset[str]
    saying: frozenset[str]
    source: re.Pattern[str]
    forms: Mapping[str, str]
    known: frozenset[str] = NONE
    seen: dict[int, frozenset[str]] = field(default_factory=dict)
    begun: dict[tuple[Cue, int, int], bool] = field(default_factory=dict)

    @classmethod
    def of(cls, nlp: Language, cues: CueList, discourse: Discourse, lexicon: SpeechLexicon) -> "Worth":
        """Return the scan for the cues, the words that hold somebody responsible, and those of speech."""
        words = {w for found in cues.by_word.values() for cue in found for w in cue.words}
        claiming = CLAIMED | discourse.words["blame"]
        by_word = {word: tuple(found) for word, found in cues.by_word.items()}
        saying = frozenset().union(*(lexicon.kinds[kind] for kind in SPEAKING))
        known = frozenset(words | claiming | TAKEN_UP | OWNING | {SAID} | saying)
        return cls(nlp, by_word, claiming, saying, lexicon.pattern, cues.lemmas, known)

    def line(self, doc: Doc, times: Sequence[tuple[int, int]] = ()) -> Line:
        """Return what a paragraph that is cut into words may tell, by its words alone where they have no tags.

        `times` are the spans of words of time in it, which begin no cue ("in March").
        """
        orths = doc.to_array("ORTH").tolist()
        tags = doc.to_array("TAG").tolist() if doc.has_annotation("TAG") else [0] * len(orths)
        timed = {t.i for start, end in times for t in doc.char_span(start, end, alignment_mode="expand") or ()}
        places: dict[str, list[int]] = {}
        for at, orth in enumerate(orths):
            for word in self.seen.get(orth) or self._words(orth):
                places.setdefault(word, []).append(at)
        frames: set[str] = set()
        for cue in (cue for word in places for cue in self.by_word.get(word, ())):
            if cue.frame not in frames and self._may_stand(cue, places, orths, tags, timed):
                frames.add(cue.frame)
        said = places.keys()
        claim = not self.claiming.isdisjoint(said) or (SAID in said and not OWNING.isdisjoint(said))
        speech = not self.saying.isdisjoint(said) or any(p.search(doc.text) for p in (COLON, self.source))
        return Line(bool(frames) or not TAKEN_UP.isdisjoint(said), bool(frames - IDLE), claim, speech)

    def _words(self, orth: int) -> frozenset[str]:
        """Return the words of cues, claims and speech that a printed word may be a form of."""
        if orth not in self.seen:
            text = self.nlp.vocab.strings[orth]
            self.seen[orth] = (
                self.known & (possible_lemmas(text, self.nlp) | {self.forms.get(text.lower(), "")})
            ) or NONE
        return self.seen[orth]

    def _may_stand(
        self,
        cue: Cue,
        places: Mapping[str, Sequence[int]],
        orths: Sequence[int],
        tags: Sequence[int],
        timed: Container[int],
    ) -> bool:
        """Say whether the words of a cue stand in its order, each as near to the one before it as a cue allows."""
        if not places.keys() >= set(cue.words[1:]):
            return False
        reach = 1 + (GAP if cue.pos == "verb" else 0)
        begins = (at for at in places[cue.words[0]] if at not in timed)
        ends = {at for at in begins if self._may_begin(cue, orths[at], tags[at])}
        for word in cue.words[1:]:
            ends = {at for at in places.get(word, ()) if any(0 < at - end <= reach for end in ends)}
        return bool(ends)

    def _may_begin(self, cue: Cue, orth: int, tag: int) -> bool:
        """Say whether a word may begin a cue with one of the parts of speech that its tag allows; any without a tag."""
        key = cue, orth, tag
        if tag and key not in self.begun:
            name, word = self.nlp.vocab.strings[tag], self.nlp.vocab.strings[orth].lower()
            self.begun[key] = any(fits(cue, name, pos, word) for pos in possible_pos(self.nlp, name))
        return not tag or self.begun[key]


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


@cache
def possible_pos(nlp: Language, tag: str) -> frozenset[str]:
    """Return every part of speech that the model may give to a word with a tag, whatever its letters and role."""
    found = {""}
    for rule in nlp.get_pipe("attribute_ruler").patterns:  # type: ignore[attr-defined]
        tags = [pattern[rule["index"]].get("TAG") for pattern in rule["patterns"]]
        if "POS" in rule["attrs"] and any(_allows(allowed, tag) for allowed in tags):
            found.add(str(rule["attrs"]["POS"]))
    return frozenset(found)


def _allows(allowed: object, tag: str) -> bool:
    """Say whether what a rule says of tags allows one; a rule that says nothing, or which not, allows all."""
    if isinstance(allowed, dict):
        return tag in allowed.get("IN", [tag])
    return allowed in (None, tag)
