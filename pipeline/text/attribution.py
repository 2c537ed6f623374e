"""Who says so: speech verbs, "according to", and quotations that run over sentences."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from spacy.tokens import Token

from pipeline.reference import read_reference
from pipeline.text.parse import Sentence
from pipeline.text.phrases import SUBJECTS

WORD = re.compile(r"[a-z][\w.'-]*", re.IGNORECASE)
QUOTES = re.compile(r'["“”]')
NOT_SAID = {"responsibility", "credit", "life", "victory", "victim", "territory", "blame", "casualty", "toll", "land"}
PRONOUNS = {"he", "she", "they", "it", "who", "that", "this", "i", "we"}
WEIGHT = {
    "medical": 3,
    "police": 3,
    "military": 3,
    "un": 3,
    "ngo": 2,
    "perpetrator": 2,
    "media": 2,
    "government": 1,
    "witness": 0,
}


@dataclass(frozen=True)
class Speaker:
    """Who says something: the words, where they stand, and what kind of claimant that is."""

    text: str
    start: int
    end: int
    claimant_type: str
    verb: Token | None
    said_at: int


@dataclass
class SpeechLexicon:
    """The cue words of claimants and of speech."""

    types: Mapping[str, str]
    verbs: frozenset[str]
    weak: frozenset[str]
    prepositions: tuple[str, ...]
    longest: int = 4
    pattern: re.Pattern[str] = field(default_factory=lambda: re.compile("$^"))

    @classmethod
    def load(cls, folder: Path) -> "SpeechLexicon":
        """Return the lexicon of seeds/reference/claimants.csv and speech.csv."""
        types = {str(r.cue): str(r.claimant_type) for r in read_reference("claimants", folder).itertuples()}
        speech = [(str(r.cue), str(r.kind)) for r in read_reference("speech", folder).itertuples()]
        prepositions = tuple(sorted((cue for cue, kind in speech if kind == "preposition"), key=len, reverse=True))
        pattern = re.compile(r"\b(?:" + "|".join(re.escape(p) for p in prepositions) + r")\s+", re.IGNORECASE)
        return cls(
            types,
            frozenset(cue for cue, kind in speech if kind != "preposition"),
            frozenset(cue for cue, kind in speech if kind == "weak verb"),
            prepositions,
            pattern=pattern,
        )

    def type_of(self, phrase: str) -> str:
        """Return the claimant type of a phrase, "" where no cue stands in it; institutions before plain officials."""
        words = [w.lower().rstrip(".'") for w in WORD.findall(phrase)]
        words = [w.removesuffix("'s") for w in words]
        best = ""
        score = -1.0
        i = 0
        while i < len(words):
            kind, size = self._longest_at(words, i)
            if kind:
                value = WEIGHT[kind] + (1 if size > 1 else 0)
                if value > score:
                    best, score = kind, value
            i += max(size, 1)
        return best

    def _longest_at(self, words: list[str], i: int) -> tuple[str, int]:
        """Return type and length of the longest cue at a word; plurals count as their singular."""
        for size in range(min(self.longest, len(words) - i), 0, -1):
            phrase = " ".join(words[i : i + size])
            for form in (phrase, phrase.removesuffix("s"), re.sub("ies$", "y", phrase), re.sub("men$", "man", phrase)):
                if form in self.types:
                    return self.types[form], size
        return "", 0


def speakers(sentence: Sentence, lexicon: SpeechLexicon) -> list[Speaker]:
    """Return the speakers told in one sentence, in order."""
    found = [s for t in sentence.span for s in _of_verb(sentence, t, lexicon)]
    found += _of_preposition(sentence, lexicon)
    return sorted(found, key=lambda s: s.start)


def _of_verb(sentence: Sentence, token: Token, lexicon: SpeechLexicon) -> list[Speaker]:
    """Return the subject of a speech verb."""
    if token.lemma_.lower() not in lexicon.verbs or not token.tag_.startswith("VB"):
        return []
    if any(c.dep_ == "dobj" and c.lemma_.lower() in NOT_SAID for c in token.children):
        return []
    subject = next((c for c in token.children if c.dep_ in SUBJECTS and not c.tag_.startswith("VB")), None)
    if subject is None and token.dep_ == "conj" and token.head.lemma_.lower() in lexicon.verbs:
        subject = next((c for c in token.head.children if c.dep_ in SUBJECTS), None)
    if subject is None:
        subject = _inverted(token) or _before(token)
    if subject is None or (subject.dep_ == "nsubjpass" and token.lemma_ not in ("quote", "cite")):
        return []
    start, end = _speaker_span(sentence, subject)
    words = sentence.span.doc.text[start - sentence.offset : end - sentence.offset]
    kind = lexicon.type_of(words) or lexicon.type_of(_with_appositions(subject))
    if token.lemma_.lower() in lexicon.weak and not kind:
        return []
    return [Speaker(words, start, end, kind, token, sentence.at(token))]


def _inverted(token: Token) -> Token | None:
    """Return the subject in "…, said the minister", which the parse may take for an object."""
    for child in token.children:
        if (
            child.dep_ in ("dobj", "attr", "npadvmod", "oprd")
            and 0 < child.i - token.i <= 6
            and child.pos_ in ("NOUN", "PROPN")
            and not any(c.dep_ == "ccomp" and c.i > token.i for c in token.children)
        ):
            return child
    return None


def _before(token: Token) -> Token | None:
    """Return the noun right before a speech verb that the parse gave to another clause ("…, the police said")."""
    if token.tag_ not in ("VBD", "VBZ", "VBP") or token.i == 0:
        return None
    noun = token.nbor(-1)
    return (
        noun
        if noun.pos_ in ("NOUN", "PROPN") and noun.is_ancestor(token) is False and token.sent.start < noun.i
        else None
    )


def _speaker_span(sentence: Sentence, subject: Token) -> tuple[int, int]:
    """Return the span of a speaker's phrase with title, name and office, without relative clauses."""
    tokens = {subject.i}
    for child in subject.children:
        if child.dep_ in ("relcl", "acl", "punct", "appos", "advcl") or (
            child.dep_ == "prep" and child.lower_ not in ("of", "for", "in", "at", "from", "with", "to")
        ):
            continue
        if child.dep_ == "conj" and any(c.dep_ == "relcl" for c in child.children):
            continue
        tokens |= {t.i for t in child.subtree}
    first = last = subject.i
    while first - 1 in tokens:
        first -= 1
    while last + 1 in tokens and last + 1 - first < 16:
        last += 1
    doc = subject.doc
    return sentence.at(doc[first]), sentence.behind(doc[last])


def _with_appositions(subject: Token) -> str:
    """Return the words of a speaker with what is said of him or her between commas."""
    return " ".join(t.text for t in subject.subtree if t.i - subject.i < 25)


def _of_preposition(sentence: Sentence, lexicon: SpeechLexicon) -> list[Speaker]:
    """Return the speakers behind "according to" and its like."""
    found = []
    for match in lexicon.pattern.finditer(sentence.span.text):
        begin = sentence.span.start_char + match.end()
        span = sentence.span.doc.char_span(begin, begin + 1, alignment_mode="expand")
        if not span:
            continue
        head = span[0]
        while head.head.i > head.i or (
            head.dep_ in ("det", "poss", "compound", "amod", "nummod", "nmod") and head.head.i != head.i
        ):
            head = head.head
        if head.pos_ not in ("NOUN", "PROPN", "PRON"):
            continue
        start, end = _speaker_span(sentence, head)
        start = max(start, sentence.offset + begin)
        if end <= start:
            continue
        words = sentence.span.doc.text[start - sentence.offset : end - sentence.offset]
        if words.lower() in PRONOUNS:
            continue
        kind = lexicon.type_of(words) or lexicon.type_of(_with_appositions(head))
        if kind or words[:1].isupper():
            found.append(Speaker(words, start, end, kind, None, sentence.start + match.start()))
    return found


@dataclass
class Voices:
    """The speakers of an article as they are met, so that pronouns, quotations and bare names find theirs."""

    lexicon: SpeechLexicon
    known: dict[str, str] = field(default_factory=dict)
    last: Speaker | None = None
    last_paragraph: int = -1
    quoted: bool = False

    def hear(self, sentence: Sentence) -> list[Speaker]:
        """Return a sentence's speakers, pronouns and names resolved; remembers them for what follows."""
        if self.last_paragraph != sentence.paragraph:
            self.quoted = False
        heard = [self._resolved(s) for s in speakers(sentence, self.lexicon)]
        found = [s for s in heard if s is not None]
        for speaker in found:
            if speaker.claimant_type:
                self.known.update(
                    {w: speaker.claimant_type for w in speaker.text.split() if w[:1].isupper() and len(w) > 2}
                )
            self.last, self.last_paragraph = speaker, sentence.paragraph
        return found

    def _resolved(self, speaker: Speaker) -> Speaker | None:
        """Return a speaker with a pronoun replaced by whom it stands for and the type of a known name."""
        if speaker.text.lower() in PRONOUNS:
            if self.last is None or speaker.text.lower() in ("i", "we", "who", "that", "this"):
                return None
            return Speaker(
                self.last.text, self.last.start, self.last.end, self.last.claimant_type, speaker.verb, speaker.said_at
            )
        if (
            not speaker.claimant_type
            and self.last is not None
            and speaker.text.lower().startswith(("its ", "his ", "her ", "their "))
        ):
            return replace(speaker, claimant_type=self.last.claimant_type)
        if not speaker.claimant_type:
            kind = next((self.known[w] for w in reversed(speaker.text.split()) if w in self.known), "")
            return Speaker(speaker.text, speaker.start, speaker.end, kind, speaker.verb, speaker.said_at)
        return speaker

    def in_quotation(self, sentence: Sentence, position: int) -> bool:
        """Say whether a position of the sentence stands between quotation marks."""
        before = sentence.span.text[: max(0, position - sentence.start)]
        marks = len(QUOTES.findall(before))
        return (marks % 2 == 1) != self.quoted

    def leave(self, sentence: Sentence) -> None:
        """Note whether a quotation is still open behind a sentence."""
        if len(QUOTES.findall(sentence.span.text)) % 2 == 1:
            self.quoted = not self.quoted
        self.last_paragraph = sentence.paragraph


def speaker_for(cue: Token, position: int, found: Sequence[Speaker]) -> Speaker | None:
    """Return which of a sentence's speakers says what a cue tells: the nearest verb above it, else who frames it."""
    above = [t.i for t in cue.ancestors]
    own = [s for s in found if s.verb is not None and s.verb.i in above and not (s.start <= position < s.end)]
    if own:
        return min(own, key=lambda s: above.index(s.verb.i) if s.verb is not None else 0)
    framing = [s for s in found if s.verb is not None and _frames(s.verb, cue)]
    if framing:
        return min(framing, key=lambda s: abs(s.said_at - position))
    return min((s for s in found if s.verb is None), key=lambda s: abs(s.said_at - position), default=None)


def _frames(verb: Token, cue: Token) -> bool:
    """Say whether a speech verb stands beside a clause as its frame ("…, police said")."""
    if (
        (verb.dep_ in ("parataxis", "ccomp", "ROOT") or _is_spliced(verb))
        and cue.i < verb.i
        and not any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)
    ):
        return verb.dep_ != "ROOT" or cue.is_ancestor(verb) or verb.is_ancestor(cue) or _same_clause(verb, cue)
    return (
        verb.dep_ == "advcl"
        and verb.head.i in [cue.i, *(t.i for t in cue.ancestors)]
        and any(c.lower_ == "as" for c in verb.children)
    )


def _is_spliced(verb: Token) -> bool:
    """Say whether a verb is joined to another by a comma alone: the frame of what stands before it."""
    return verb.dep_ == "conj" and not any(c.dep_ == "cc" and verb.head.i < c.i < verb.i for c in verb.head.children)


def _same_clause(verb: Token, cue: Token) -> bool:
    """Say whether no sentence-like break but a comma parts the two."""
    between = verb.doc[cue.i : verb.i].text
    return ";" not in between and not re.search(r'[.!?]["”]?\s', between)
