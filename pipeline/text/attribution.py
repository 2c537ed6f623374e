"""Who gives a figure: the speaker of its clause, of its quotation, or one met before."""

import functools
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from pipeline.text.actors import ActorMention
from pipeline.text.parse import Sentence
from pipeline.text.speech import Speaker, SpeechLexicon, speakers

__all__ = ["Speaker", "SpeechLexicon", "Voices", "speaker_for"]

MARK = re.compile(r'["“”]')
UNHEARD = {"i", "we", "you", "this", "that", "which", "these", "those", "there", "one", "some", "many", "others"}
SINGULAR = {"he", "she"}
PRONOUNS = {*SINGULAR, "they", "it", "who", "both"}
DEFINITE = {"the", "that", "this", "these", "those"}
NAME = r"[A-Z][\w'’-]+(?:\s+(?:(?:al|el|bin|ibn|de|da|von|van|ul)[ -])?[A-Z][\w.'’-]*){0,4}"
INTRODUCED = re.compile(rf"({NAME}),\s+([^,.;:()“”\"\n]{{4,90}})[,.]")
CALLED = re.compile(rf"((?:[\w'’.-]+ ){{0,3}})({NAME})")
FIRST_PERSON = re.compile(r"\b(?:I|me|my|myself)\b")
BEHIND_QUOTE = 160
ISSUED = re.compile(r"(?:[\w-]+\s+){0,3}([\w-]+)\s+(?:by|from|of)\s+(.+)$")
Unheard = Callable[[], Sequence[Sentence]]


@dataclass
class Voices:
    """The speakers of an article as they are met, so that pronouns, quotations and bare names find theirs."""

    lexicon: SpeechLexicon
    text: str = ""
    known: dict[str, str] = field(default_factory=dict)
    last: Speaker | None = None
    last_of: dict[str, Speaker] = field(default_factory=dict)
    waiting: list[Speaker | Unheard] = field(default_factory=list)

    @classmethod
    def of(cls, text: str, actors: Iterable[ActorMention], lexicon: SpeechLexicon) -> "Voices":
        """Return the voices of an article: its groups may speak, and names told with an office have their type."""
        names = {
            a.text.lower(): "government" if a.name.startswith("Government of") else "perpetrator"
            for a in actors
            if a.kind == "group" and (not lexicon.type_of(a.text) or a.name.startswith("Government of"))
        }
        return cls(lexicon.with_names(names), text)

    @functools.cached_property
    def offices(self) -> dict[str, str]:
        """Return the type of each name that the text tells with its office."""
        return _offices(self.text, self.lexicon)

    def hear(self, sentence: Sentence) -> list[Speaker]:
        """Return a sentence's speakers, pronouns and names resolved; remembers them for what follows."""
        found = []
        for speaker in speakers(sentence, self.lexicon):
            resolved = self._resolved(speaker)
            if resolved is not None:
                found.append(resolved)
                self._remember(resolved)
        return found

    def hear_if_asked(self, sentences: Unheard) -> None:
        """Put off hearing the sentences that come next until somebody asks who spoke before."""
        self.waiting.append(sentences)

    def _catch_up(self) -> None:
        """Hear what was put off, in its order."""
        waiting, self.waiting = self.waiting, []
        for one in waiting:
            if isinstance(one, Speaker):
                self._remember(one)
            else:
                for sentence in one():
                    self.hear(sentence)

    def _remember(self, speaker: Speaker) -> None:
        """Keep a speaker for the pronouns, and the type of a name for its later mentions."""
        if self.waiting:
            self.waiting.append(speaker)
            return
        self.last = self.last_of[speaker.form] = speaker
        if speaker.claimant_type:
            self.known |= dict.fromkeys(_surnames(speaker.text, self.lexicon), speaker.claimant_type)

    def _resolved(self, speaker: Speaker) -> Speaker | None:
        """Return a speaker with a pronoun replaced by whom it stands for and the type of a known name."""
        small = speaker.text.lower()
        if small in UNHEARD:
            return None
        issuer = self._issuer(speaker)
        if issuer is not None:
            return issuer
        if small in PRONOUNS or speaker.form == "stand-in":
            meant = self._meant(small)
            if meant is None:
                return None if small in PRONOUNS else speaker
            return replace(meant, verb=speaker.verb, said_at=speaker.said_at)
        kind = speaker.claimant_type or self._known_type(speaker)
        return None if speaker.weak and not kind else replace(speaker, claimant_type=kind)

    def _issuer(self, speaker: Speaker) -> Speaker | None:
        """Return who issued "a statement by the presidency", None where the words are nobody's or speak themselves."""
        match = ISSUED.match(speaker.text)
        kind = self.lexicon.type_of(match[2]) if match and match[1].lower() in self.lexicon.kinds["stand-in"] else ""
        if match is None or not kind:
            return None
        return replace(
            speaker, text=match[2], start=speaker.start + match.start(2), claimant_type=kind, form="body", weak=False
        )

    def _known_type(self, speaker: Speaker) -> str:
        """Return the type of a name that was told with its office, of a body that spoke just before."""
        self._catch_up()
        for word in reversed(speaker.text.split()):
            name = word.rstrip(".,'’")
            if name in self.known or name in self.offices:
                return self.known.get(name) or self.offices[name]
        body = self.last_of.get("body")
        same = speaker.form == "body" and speaker.text.lower().startswith("the ") and not speaker.text[4:5].isupper()
        return body.claimant_type if same and body is not None else ""

    def _meant(self, pronoun: str) -> Speaker | None:
        """Return the speaker that a pronoun or "the statement" stands for."""
        self._catch_up()
        if pronoun in SINGULAR:
            return self.last_of.get("one") or self.last
        if pronoun == "it":
            return self.last_of.get("body") or self.last
        return self.last

    def of_quotation(self, sentence: Sentence, position: int) -> Speaker | None:
        """Return whose words stand at a position: told behind or before the quotation, else who spoke last."""
        span = _quotation(sentence, position)
        if span is None:
            return None
        doc = sentence.span.doc
        for own in doc.sents:
            if (own.start_char < span[1] + 3 and span[1] < own.end_char) or own.start_char <= span[0] < own.end_char:
                around = Sentence(own, sentence.offset, sentence.paragraph, sentence.title)
                heard = [self._resolved(s) for s in speakers(around, self.lexicon)]
                near = [s for s in heard if s is not None and _outside(s.said_at - sentence.offset, span)]
                if near:
                    speaker = min(near, key=lambda s: abs(s.said_at - sentence.offset - span[1]))
                    return _as_witness(speaker, doc.text)
        self._catch_up()
        return _as_witness(self.last, doc.text) if self.last is not None else None


def _as_witness(speaker: Speaker, words: str) -> Speaker:
    """Return a speaker of whom no office is told as a witness where he or she speaks of what befell "me"."""
    if speaker.claimant_type or speaker.form != "one" or not FIRST_PERSON.search(words):
        return speaker
    return replace(speaker, claimant_type="witness")


def _outside(position: int, span: tuple[int, int]) -> bool:
    """Say whether a speech verb stands right behind or right before a quotation."""
    return 0 <= position - span[1] < BEHIND_QUOTE or 0 < span[0] - position < BEHIND_QUOTE


def _quotation(sentence: Sentence, position: int) -> tuple[int, int] | None:
    """Return the span, within the paragraph, of the quotation around a position; None where there is none."""
    text = sentence.span.doc.text
    at = position - sentence.offset
    opened = -1
    for match in MARK.finditer(text):
        closes = match[0] == "”" or (match[0] == '"' and opened >= 0)
        if closes and 0 <= opened <= at < match.start():
            return opened, match.start()
        opened = -1 if closes else match.start()
    return (opened, len(text)) if 0 <= opened <= at else None


def _surnames(words: str, lexicon: SpeechLexicon) -> list[str]:
    """Return the last word of a person's name and acronyms in brackets, by which they are told later."""
    bare = re.sub(r"\(.*?\)", "", words).split()
    found = re.findall(r"\(([A-Z][A-Z-]{2,})\)", words)
    last = bare[-1].rstrip(".,'’") if bare else ""
    if len(bare) > 1 and last[:1].isupper() and not lexicon.type_of(last):
        found.append(last)
    elif len(bare) > 1 and re.match(r"(al|el)-[A-Z]", last):
        found += [last, last[3:]]
    return found


def _offices(text: str, lexicon: SpeechLexicon) -> dict[str, str]:
    """Return the type of each name that the text tells with its office, before or behind it."""
    known: dict[str, str] = {}
    for match in INTRODUCED.finditer(text):
        kind = lexicon.type_of(match[2])
        if kind and kind != "witness":
            known |= dict.fromkeys(_surnames("X " + match[1], lexicon), kind)
    for match in CALLED.finditer(text):
        words = (match[1] + match[2]).split()
        kind = lexicon.type_of(" ".join(words[:-1])) if len(words) > 2 else ""
        if kind and kind != "witness":
            for name in _surnames(match[2], lexicon):
                known.setdefault(name, kind)
    return known


def speaker_for(sentence: Sentence, cue: Token, position: int, found: Sequence[Speaker]) -> Speaker | None:
    """Return which of a sentence's speakers says what a cue tells: the nearest verb above it, else who frames it."""
    above = [t.i for t in cue.ancestors]
    outer = [s for s in found if not (s.start <= position < s.end)]
    behind = [s for s in outer if s.verb is None]
    own = [s for s in outer if s.verb is not None and s.verb.i in above]
    own.sort(key=lambda s: above.index(s.verb.i) if s.verb is not None else 0)
    own = own[:1] or [s for s in outer if s.verb is not None and _frames(s.verb, cue)]
    if own and _presupposed(sentence, cue, position, own[0].verb):
        return None
    behind.sort(key=lambda s: abs(s.said_at - position))
    told = own + behind
    return next((s for s in told if s.claimant_type != "media"), told[0] if told else None)


def _presupposed(sentence: Sentence, cue: Token, position: int, verb: Token | None) -> bool:
    """Say whether a cue tells in passing which event or person is meant ("said the blast that killed six was …")."""
    for token in (cue, *cue.ancestors):
        if verb is not None and token.i == verb.i:
            return False
        if token.dep_ == "relcl" and verb is not None and token.head.i > verb.i:
            noun = _topmost(token.head)
            known = any(c.lower_ in DEFINITE or c.dep_ == "poss" for c in noun.children)
            if known and position > sentence.at(noun):
                return True
    return False


def _topmost(noun: Token) -> Token:
    """Return the noun that another belongs to ("the attack" of "the attack on a market that …")."""
    while noun.dep_ == "pobj" and noun.head.lower_ != "of" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    return noun


def _frames(verb: Token, cue: Token) -> bool:
    """Say whether a speech verb stands beside a clause as its frame ("…, police said")."""
    if (
        (verb.dep_ in ("parataxis", "ccomp", "ROOT") or _is_spliced(verb))
        and cue.i < verb.i
        and not any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)
    ):
        return verb.dep_ != "ROOT" or cue.is_ancestor(verb) or verb.is_ancestor(cue) or _same_clause(verb, cue)
    if verb.dep_ == "parataxis" and verb.i < verb.head.i:
        return verb.head.i in [cue.i, *(t.i for t in cue.ancestors)]
    return (
        verb.dep_ == "advcl"
        and verb.head.i in [cue.i, *(t.i for t in cue.ancestors)]
        and any(c.lower_ == "as" for c in verb.children)
    )


def _is_spliced(verb: Token) -> bool:
    """Say whether a verb is joined to another by a comma alone: the frame of what stands before it."""
    if verb.dep_ == "advcl":
        return verb.tag_ != "VBG" and not any(c.dep_ in ("mark", "nsubj", "advmod") for c in verb.children)
    return verb.dep_ == "conj" and not any(c.dep_ == "cc" and verb.head.i < c.i < verb.i for c in verb.head.children)


def _same_clause(verb: Token, cue: Token) -> bool:
    """Say whether no sentence-like break but a comma parts the two."""
    between = verb.doc[cue.i : verb.i].text
    return ";" not in between and not re.search(r'[.!?]["”]?\s', between)
