"""Who speaks in one sentence: the subjects of speech verbs and the names behind "according to" and its like."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from spacy.tokens import Doc, Span, Token

from pipeline.reference import read_reference
from pipeline.text.parse import Sentence
from pipeline.text.phrases import SUBJECTS

WORD = re.compile(r"[^\W\d_][\w.'’-]*")
HEAD_ENDS = re.compile(r"\b(?:of|at|in|near|from|who|whose|for|to|with)\b", re.IGNORECASE)
BEHIND_COLON = re.compile(r"(?::| [-–—])\s+([^\W\d_][\w .'’-]{1,40}?)\s*\.?\s*$")
BEFORE_COLON = re.compile(r"^\s*([^\W\d_][\w .'’-]{1,40}?):\s+\S")
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
OF_TITLE = 0.5
OWN_WORDS = ("relcl", "acl", "punct", "appos", "advcl")
KEPT_PREPOSITIONS = ("of", "for", "in", "at", "from", "with", "to", "by")
PHRASE = {"DET", "ADJ", "NOUN", "PROPN", "NUM", "CCONJ", "PART"}
JOINING = {"of", "for", "and", "&"}
SAYING_ENDS = {".", ",", ";", "”", '"', "’", "and", "but", "on", "in", "at", "as", "to", "late", "earlier", "while"}
BROADEST = 16
FARTHEST = 25


@dataclass(frozen=True)
class Speaker:
    """Who says something: the words, where they stand, and what kind of claimant that is."""

    text: str
    start: int
    end: int
    claimant_type: str
    verb: Token | None
    said_at: int
    form: str = "many"
    weak: bool = False


@dataclass(frozen=True)
class SpeechLexicon:
    """The cue words of claimants and of speech."""

    types: Mapping[str, str]
    kinds: Mapping[str, frozenset[str]]
    persons: frozenset[str]
    states: frozenset[str]
    pattern: re.Pattern[str]
    longest: int = field(default=6)

    @classmethod
    def load(cls, folder: Path) -> "SpeechLexicon":
        """Return the lexicon of the reference lists."""
        types = {str(r.cue): str(r.claimant_type) for r in read_reference("claimants", folder).itertuples()}
        kinds: dict[str, set[str]] = {}
        for row in read_reference("speech", folder).itertuples():
            kinds.setdefault(str(row.kind), set()).add(str(row.cue))
        prepositions = "|".join(re.escape(p) for p in sorted(kinds["preposition"], key=len, reverse=True))
        people = read_reference("people", folder)
        countries = read_reference("countries", folder)
        lexicon = cls(
            types,
            {kind: frozenset(cues) for kind, cues in kinds.items()},
            frozenset(people.loc[people["kind"] != "thing", "noun"]),
            frozenset(countries["name"].str.lower()) | frozenset(countries["capital"].str.lower()),
            re.compile(rf"\b(?:{prepositions})\s+", re.IGNORECASE),
        )
        return lexicon.with_names({n: "media" for n in _outlet_names(folder) if not lexicon.type_of(n)})

    @property
    def nouns(self) -> frozenset[str]:
        """Return the common nouns that may speak."""
        return self.persons | self.kinds["body"] | self.kinds["stand-in"] | self.kinds["voice"]

    def with_names(self, names: Mapping[str, str]) -> "SpeechLexicon":
        """Return the lexicon with further names and their types, those of one article's groups."""
        return replace(self, types={**self.types, **names})

    def type_of(self, phrase: str) -> str:
        """Return the claimant type of a phrase, "" where no cue stands in it; institutions before plain officials."""
        head = HEAD_ENDS.split(phrase)[0]
        if head != phrase and self._type(head) == "witness":
            return "witness"
        return self._type(phrase) or self._of_state(phrase)

    def _of_state(self, phrase: str) -> str:
        """Return "government" for a country or capital that speaks for its state."""
        return "government" if phrase.lower().removeprefix("the ").strip() in self.states else ""

    def _type(self, phrase: str) -> str:
        """Return the weightiest type of the cues in a phrase, the first of equals."""
        words = [re.sub("['’]s$", "", w) for w in WORD.findall(phrase)]
        best, score, i = "", -1.0, 0
        while i < len(words):
            kind, size = self._longest_at(words, i)
            titled = " ".join(words[i : i + size]).rstrip(".'’")
            value = OF_TITLE if titled in self.kinds["title"] or titled.lower() in self.kinds["title"] else 0
            value = value or WEIGHT.get(kind, 0) + (size > 1)
            if kind and value > score:
                best, score = kind, value
            i += max(size, 1)
        return best

    def _longest_at(self, words: list[str], i: int) -> tuple[str, int]:
        """Return type and length of the longest cue at a word; plurals count as their singular."""
        for size in range(min(self.longest, len(words) - i), 0, -1):
            printed = " ".join(words[i : i + size]).rstrip("'’")
            printed = printed if printed.lower() in self.types else printed.rstrip(".")
            small = printed.lower()
            for form in (printed, small, *singulars(small)):
                if form in self.types:
                    return self.types[form], size
        return "", 0

    def may_speak(self, noun: Token, words: str) -> bool:
        """Say whether a noun may speak: a name, a person, a body, or what stands for somebody's words."""
        forms = {noun.lemma_.lower(), noun.lower_}
        if forms & self.kinds["mute"]:
            return False
        return noun.pos_ == "PROPN" or bool(forms & self.nouns) or bool(self.type_of(words))

    def form_of(self, head: Token, words: str) -> str:
        """Return whether a speaker is "one" person, "many", a "body", or the words of somebody ("stand-in")."""
        if head.lemma_.lower() in self.kinds["stand-in"] and not self.type_of(words):
            return "stand-in"
        if any(c.dep_ == "conj" for c in head.children):
            return "many"
        if head.lemma_.lower() in self.kinds["body"] or head.lower_ in self.kinds["body"]:
            return "body"
        if head.pos_ == "PROPN":
            return "body" if head.text.isupper() or (self.type_of(words) and self._named_body(head, words)) else "one"
        return "many" if head.tag_ in ("NNS", "NNPS") else "one"

    def _named_body(self, head: Token, words: str) -> bool:
        """Say whether the last words of a name belong to its cue, so that no person's name follows."""
        end = words.find(head.text) + len(head.text)
        tokens = WORD.findall(words[:end])
        return any(
            self._longest_at(tokens, i)[1] >= len(tokens) - i for i in range(len(tokens))
        ) or words.lower().removeprefix("the ") in (self.states)


def singulars(words: str) -> tuple[str, ...]:
    """Return what words in the plural may be in the singular."""
    return (
        re.sub("ies$", "y", words),
        re.sub("men$", "man", words),
        re.sub("(ss|sh|ch|x)es$", r"\1", words),
        words.removesuffix("s"),
    )


def _outlet_names(folder: Path) -> list[str]:
    """Return the names of the known outlets, in their own spelling."""
    rows = read_reference("outlets", folder).itertuples()
    return [n.strip() for r in rows for n in (str(r.outlet), *str(r.aliases).split(";")) if n.strip()]


def speakers(sentence: Sentence, lexicon: SpeechLexicon) -> list[Speaker]:
    """Return the speakers told in one sentence, in order."""
    found = [s for t in sentence.span for s in _of_verb(sentence, t, lexicon)]
    found += _of_preposition(sentence, lexicon)
    found += [s for t in sentence.span for s in _of_count(sentence, t, lexicon)]
    found += [] if found else _beside_colon(sentence, lexicon)
    return sorted(found, key=lambda s: s.start)


def _of_verb(sentence: Sentence, token: Token, lexicon: SpeechLexicon) -> list[Speaker]:
    """Return the subject of a speech verb."""
    lemma = token.lemma_.lower()
    care = lemma in lexicon.kinds["care verb"]
    weak = care or lemma in lexicon.kinds["weak verb"]
    if not weak and lemma not in lexicon.kinds["verb"]:
        return []
    if not token.tag_.startswith("VB"):
        return _of_misread_verb(sentence, token, lexicon)
    if any(c.dep_ == "dobj" and c.lemma_.lower() in lexicon.kinds["unsaid"] for c in token.children):
        return []
    span = _subject_span(token, lexicon)
    if span is None:
        return []
    heard = _speaker(sentence, span, token, lexicon, weak)
    return [s for s in heard if not care or s.claimant_type == "medical"]


def _of_count(sentence: Sentence, token: Token, lexicon: SpeechLexicon) -> list[Speaker]:
    """Return whose count it is in "the ministry's figure", "by the governor's count"."""
    owner = next((c for c in token.children if c.dep_ == "poss"), None)
    if owner is None or token.lemma_.lower() not in lexicon.kinds["count"]:
        return []
    span = _words_of(owner)
    span = span[:-1] if span[-1].tag_ == "POS" else span
    heard = _speaker(sentence, span, None, lexicon, True, sentence.at(token)) if span else []
    return [s for s in heard if s.claimant_type]


def _of_misread_verb(sentence: Sentence, token: Token, lexicon: SpeechLexicon) -> list[Speaker]:
    """Return who speaks in "…, Reuters reports," where the parse took the verb for a noun."""
    behind = token.nbor().lower_ if token.i + 1 < len(token.doc) else "."
    if token.tag_ != "NNS" or behind not in SAYING_ENDS:
        return []
    span = _phrase_before(token)
    if span is None or span.start == 0 or not token.doc[span.start - 1].is_punct or not lexicon.type_of(span.text):
        return []
    return _speaker(sentence, span, None, lexicon, False, sentence.at(token))


def _subject_span(verb: Token, lexicon: SpeechLexicon) -> Span | None:
    """Return the words of a speech verb's subject."""
    subject = _subject(verb, lexicon)
    if subject is not None and subject.dep_ == "nsubjpass" and verb.lemma_ not in ("quote", "cite"):
        return None
    if subject is None or (subject.i == verb.i - 1 and subject.dep_ in ("conj", "pobj")):
        return _phrase_before(verb) if verb.tag_ in ("VBD", "VBZ", "VBP") else None
    if subject.lower_ == "who" and verb.dep_ == "relcl":
        subject = verb.head
    return _words_of(subject)


def _subject(verb: Token, lexicon: SpeechLexicon) -> Token | None:
    """Return the subject of a verb, also one that it shares or that stands behind it."""
    named = [c for c in verb.children if c.dep_ in SUBJECTS and not c.tag_.startswith("VB")]
    own = named[-1] if named and named[-1].i > verb.i else next(iter(named), None)
    above = verb
    while own is None and above.dep_ == "conj" and above.head.pos_ in ("VERB", "AUX"):
        above = above.head
        own = next((c for c in above.children if c.dep_ in SUBJECTS), None)
    return own or (None if verb.lemma_.lower() in lexicon.kinds["hearer verb"] else _inverted(verb))


def _inverted(verb: Token) -> Token | None:
    """Return the subject in "…, said the minister", which the parse may take for an object."""
    if any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children):
        return None
    for child in verb.children:
        nominal = child.pos_ in ("NOUN", "PROPN") and child.dep_ in ("dobj", "attr", "npadvmod", "oprd")
        if nominal and 0 < child.i - verb.i <= 6:
            return child
    return None


def _phrase_before(verb: Token) -> Span | None:
    """Return the noun phrase right before a verb that the parse gave to another clause ("…, the police said")."""
    doc, first = verb.doc, verb.i
    while first > verb.sent.start and verb.i - first < BROADEST:
        token, before = doc[first - 1], doc[max(first - 2, 0)]
        if token.pos_ not in PHRASE and token.lower_ not in JOINING and token.text != "-":
            break
        first -= 1
        if token.pos_ == "DET" and before.lower_ not in JOINING:
            break
    while first < verb.i and (doc[first].pos_ in ("CCONJ", "PART", "ADP") or doc[first].text == "-"):
        first += 1
    span = doc[first : verb.i]
    return span if span and first > verb.sent.start and span[-1].pos_ in ("NOUN", "PROPN") else None


def _words_of(subject: Token) -> Span:
    """Return the phrase of a speaker with title, name and office, without relative clauses."""
    tokens = {subject.i}
    for child in subject.children:
        if (child.dep_ in OWN_WORDS and child.tag_ != "HYPH") or _is_loose(child):
            continue
        if child.dep_ == "conj" and any(c.dep_ == "relcl" for c in child.children):
            continue
        tokens |= {t.i for t in child.subtree}
    first = last = subject.i
    while first - 1 in tokens:
        first -= 1
    while last + 1 in tokens and last + 1 - first < BROADEST:
        last += 1
    named = next((c for c in subject.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > last), None)
    if named is not None and subject.pos_ == "NOUN" and named.left_edge.i - last <= 2:
        last = named.i
    return subject.doc[_with_title(subject.doc, first) : last + 1]


def _is_loose(child: Token) -> bool:
    """Say whether a word begins a phrase of place or time that is no part of a name ("Doctors Without Borders")."""
    named = child.is_title and child.i > child.sent.start
    return child.dep_ == "prep" and child.lower_ not in KEPT_PREPOSITIONS and not named


def _with_title(doc: Doc, first: int) -> int:
    """Return where a name begins with the title before it that the parse gave to something else."""
    start = first
    while start > 0 and not doc[start].is_sent_start and doc[start - 1].pos_ in ("NOUN", "PROPN", "ADJ", "DET"):
        start -= 1
        if doc[start].pos_ == "DET":
            break
    opens = doc[start].pos_ == "DET" or doc[start].is_sent_start
    return start if opens and doc[first].pos_ == "PROPN" else first


def _speaker(
    sentence: Sentence, span: Span, verb: Token | None, lexicon: SpeechLexicon, weak: bool, said_at: int = -1
) -> list[Speaker]:
    """Return the speaker that a phrase names, none where its noun cannot speak."""
    head = span.root
    kind = _type_of_speaker(span, verb, lexicon)
    if head.pos_ != "PRON" and not lexicon.may_speak(head, span.text):
        return []
    place = said_at if verb is None else sentence.at(verb)
    form = lexicon.form_of(head, span.text)
    start = sentence.offset + span.start_char
    return [Speaker(span.text, start, start + len(span.text), kind, verb, place, form, weak and not kind)]


def _type_of_speaker(span: Span, verb: Token | None, lexicon: SpeechLexicon) -> str:
    """Return the type of a speaker's own words, else of what is told of the speaker, where media are but hearers."""
    own = lexicon.type_of(span.text.rpartition(", ")[2]) or lexicon.type_of(span.text)
    told = "" if own else lexicon.type_of(_told_of(span, verb))
    return own or ("" if told == "media" else told)


def _told_of(span: Span, verb: Token | None) -> str:
    """Return what is said of a speaker between commas or in a clause: office, body, how he or she knows."""
    own = " ".join(t.text for t in span.root.subtree if t.i - span.root.i < FARTHEST)
    if verb is None or not 0 < verb.i - span.end < FARTHEST or span.doc[span.end].text != ",":
        return own
    return own + " " + str(span.doc[span.end : verb.i].text)


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
        if head.pos_ not in ("NOUN", "PROPN") or head.i >= sentence.span.end:
            continue
        phrase = _words_of(head)
        phrase = phrase.doc[max(phrase.start, span.start) : phrase.end]
        if phrase:
            heard = _speaker(sentence, phrase, None, lexicon, False, sentence.start + match.start())
            found += [s for s in heard if s.claimant_type or s.text[:1].isupper()]
    return found


def _beside_colon(sentence: Sentence, lexicon: SpeechLexicon) -> list[Speaker]:
    """Return who speaks in a headline such as "Bomb kills three: police", "Bomb kills three - UN", "Police: Bomb …"."""
    for pattern in (BEHIND_COLON, BEFORE_COLON):
        match = pattern.search(sentence.span.text)
        kind = lexicon.type_of(match[1]) if match else ""
        if match is not None and kind and lexicon.type_of(match[1].split()[-1]) == kind:
            start = sentence.start + match.start(1)
            return [Speaker(match[1], start, start + len(match[1]), kind, None, start)]
    return []
