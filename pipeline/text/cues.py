"""Cue words: what tells that something happened, and what it did to whom."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import ahocorasick
from spacy.tokens import Span, Token

from pipeline.reference import read_reference

GAP = 5
WORDS = re.compile(r"-|[^\s-]+")  # as the parse cuts them: "sit-in" is three
NO_WORD = re.compile(r"\W")
SILENT = {"disaster", "unreal", "restated"}
HARM = {"patient", "subject", "state", "count", "toll"}


@dataclass(frozen=True)
class Cue:
    """One row of the cue list."""

    words: tuple[str, ...]
    pos: str
    frame: str
    measure: str
    sub_event_type: str
    strength: int


@dataclass(frozen=True)
class Hit:
    """A cue found in a sentence; `token` carries its syntax, `tokens` are all its words."""

    cue: Cue
    token: Token
    tokens: tuple[Token, ...]

    @property
    def head(self) -> Token:
        """Return the word that the rest hangs on: a noun phrase's last, a verb phrase's first."""
        return self.tokens[-1] if self.cue.pos == "noun" else self.token

    @property
    def harm(self) -> bool:
        """Say whether the cue tells what became of persons."""
        return self.cue.frame in HARM and bool(self.cue.measure)


@dataclass(frozen=True)
class CueList:
    """All cues, by the lemma that anchors them."""

    by_word: dict[str, list[Cue]] = field(default_factory=dict)
    trigger: ahocorasick.Automaton = field(default_factory=ahocorasick.Automaton)
    lemmas: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, folder: Path) -> "CueList":
        """Return the cues of seeds/reference/cues.csv."""
        index: dict[str, list[Cue]] = defaultdict(list)
        begins: list[str] = []
        for row in read_reference("cues", folder).itertuples():
            words = tuple(WORDS.findall(str(row.cue)))
            cue = Cue(
                words, str(row.pos), str(row.frame), str(row.measure), str(row.sub_event_type), int(str(row.strength))
            )
            index[words[0]].append(cue)
            begins.append(max(str(row.cue).split(), key=len) if cue.frame not in SILENT else "")
        for cue in [c for cues in index.values() for c in cues if _is_misread(c, index)]:
            index[f"{cue.words[0]}s"].append(replace(cue, words=(f"{cue.words[0]}s",), pos="noun"))
        for cues in index.values():
            cues.sort(key=lambda c: -len(c.words))
        forms: dict[str, list[str]] = defaultdict(list)
        for row in read_reference("verb_forms", folder).itertuples():
            forms[str(row.lemma)].append(str(row.form))
        lemmas = {form: lemma for lemma, own in forms.items() for form in own}
        return cls(dict(index), trigger(begins, forms), lemmas)

    def may_tell(self, line: str) -> bool:
        """Say whether a line holds a word that could begin a cue: only such lines are worth a parse."""
        return begins_one(line, self.trigger)

    def find(self, sentence: Span) -> list[Hit]:
        """Return the cues of a sentence in order; a token serves one event cue and one harm cue at most."""
        hits: list[Hit] = []
        taken: set[tuple[int, bool]] = set()
        for token in sentence:
            for cue in self._at(token):
                tokens = _match(cue, token, sentence)
                if not tokens or any((t.i, cue.frame in HARM) in taken for t in tokens):
                    continue
                taken |= {(t.i, cue.frame in HARM) for t in tokens}
                if len(cue.words) > 1:
                    taken |= {(t.i, h) for t in tokens for h in (True, False)}
                verb = next((t for t in tokens if t.pos_ == "VERB"), token) if token.pos_ == "ADV" else token
                hits.append(Hit(cue, verb, tokens))
        return hits

    def _at(self, token: Token) -> list[Cue]:
        """Return the cues that may begin at a token, longest first."""
        seen: dict[Cue, None] = {}
        for form in dict.fromkeys((token.lemma_.lower(), token.lower_, self.lemmas.get(token.lower_, ""))):
            seen.update(dict.fromkeys(self.by_word.get(form, [])))
        return sorted(seen, key=lambda c: -len(c.words))


def _is_misread(cue: Cue, index: Mapping[str, list[Cue]]) -> bool:
    """Say whether a verb's third person may be taken for a noun in a headline ("Strike kills six"), and is none."""
    nouns = any(other.pos == "noun" and len(other.words) == 1 for other in index[cue.words[0]])
    return cue.pos == "verb" and cue.frame == "patient" and len(cue.words) == 1 and not nouns


def begins_one(line: str, trigger: ahocorasick.Automaton) -> bool:
    """Return whether a word of a line begins as one of the words of `trigger` does."""
    small = line.lower()
    begins = (last + 1 - length for last, length in trigger.iter(small))
    return any(at == 0 or NO_WORD.match(small[at - 1]) for at in begins)


def trigger(begins: Iterable[str], forms: Mapping[str, list[str]]) -> ahocorasick.Automaton:
    """Return an automaton for the beginnings of the longest word of each cue, irregular forms added."""
    words = set(begins)
    stems = {w[:-1] if len(w) > 4 else w for w in words if len(w) > 2} | {f for w in words for f in forms.get(w, [])}
    automaton = ahocorasick.Automaton()
    for stem in stems:
        automaton.add_word(stem.lower(), len(stem))
    automaton.make_automaton()
    return automaton


def _match(cue: Cue, token: Token, sentence: Span) -> tuple[Token, ...]:
    """Return the tokens of a cue that begins at a token, or nothing."""
    if not fits(cue, token.tag_, token.pos_, token.lower_):
        return ()
    found = [token]
    position = token.i
    gap = GAP if cue.pos == "verb" else 0
    for word in cue.words[1:]:
        for other in sentence.doc[position + 1 : min(position + 2 + gap, sentence.end)]:
            if word in (other.lower_, other.lemma_.lower()) or _hyphenated(word, other):
                found.append(other)
                position = other.i
                break
        else:
            return ()
    if cue.pos == "noun" and found[-1].pos_ not in ("NOUN", "PROPN", "ADJ", "VERB", "NUM"):
        return ()
    return tuple(found)


def _hyphenated(word: str, token: Token) -> bool:
    """Say whether a token is the word but for a plural or hyphen."""
    return token.lower_.rstrip("s") == word


def fits(cue: Cue, tag: str, pos: str, word: str) -> bool:
    """Say whether tag and part of speech let a word, in small letters, begin the cue."""
    verb = tag.startswith("VB")
    if cue.pos == "verb":
        return verb or (pos in ("ADJ", "NOUN", "PROPN") and word.endswith(("ed", "lain")))
    if cue.pos == "adj":
        return not (verb and tag in ("VB", "VBZ", "VBG", "VBP")) and word == cue.words[0]
    if cue.pos == "noun":
        return pos in ("NOUN", "PROPN", "ADJ", "X") or (verb and len(cue.words) > 1)
    return True
