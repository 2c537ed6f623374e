"""Words that change what a sentence tells: not real, denied, another incident, a whole conflict, who did it."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from spacy.tokens import Span, Token

from pipeline.reference import read_reference
from pipeline.text.phrases import is_indefinite

SCORE = re.compile(r"(?<![\w/-])\d{1,2}[-–]\d{1,2}(?![\w/-])")  # of a match
LEADING = ("compound", "amod", "nmod")


@dataclass(frozen=True)
class Discourse:
    """The discourse words of seeds/reference/discourse.csv by kind."""

    words: Mapping[str, frozenset[str]]

    @classmethod
    def load(cls, folder: Path) -> "Discourse":
        """Return the list, grouped by kind."""
        kinds: dict[str, set[str]] = defaultdict(set)
        for row in read_reference("discourse", folder).itertuples():
            kinds[str(row.kind)].add(str(row.cue))
        return cls({kind: frozenset(words) for kind, words in kinds.items()})

    def denied(self, token: Token) -> bool:
        """Say whether a cue is negated ("did not attack", "no attack")."""
        nodes = [token, token.head] if token.dep_ in ("xcomp", "dobj") else [token]
        return any(c.dep_ == "neg" or (c.dep_ == "det" and c.lower_ == "no") for n in nodes for c in n.children)

    def unreal(self, token: Token, own: tuple[Token, ...] = ()) -> bool:
        """Say whether a cue is only planned, feared, threatened, possible or conditional."""
        node = token
        for _ in range(4):
            if self._modal(node):
                return True
            if node.head.i == node.i:
                return False
            link, node = node.dep_, node.head
            irrealis = node.lemma_.lower() in self.words["irrealis"] and node not in own
            if irrealis and link in (
                "xcomp",
                "ccomp",
                "dobj",
                "pobj",
                "pcomp",
                "acl",
                "prep",
                "conj",
                "compound",
                "advcl",
            ):
                return link not in ("advcl", "conj")
            if link in ("nsubj", "nsubjpass") and node.lemma_.lower() in self.words["happening"]:
                continue
            if link == "nsubj" and any(c.lemma_.lower() in self.words["prospective"] for c in node.children):
                continue
            if link in ("nsubj", "nsubjpass", "relcl", "parataxis"):
                return False
        return False

    def feigned(self, cue: Token, fictions: Sequence[Token]) -> bool:
        """Say whether a cue is told of a story or an exercise ("in the film a gang …", "fired in a drill")."""
        return any(
            self._happens_in(noun, cue) or self._has_plot(noun, cue) or self._is_about(noun, cue) for noun in fictions
        )

    def _is_about(self, noun: Token, cue: Token) -> bool:
        """Say whether a cue only says which exercise or story it is: "a strike drill", "a novel about a bomb"."""
        if cue.head == noun and cue.dep_ in LEADING:
            return True
        subjects = [n for c in noun.children if c.lower_ == "about" for n in c.children if c.dep_ == "prep"]
        return any(is_indefinite(n) and cue in (n, *n.subtree) for n in subjects)

    def _happens_in(self, noun: Token, cue: Token) -> bool:
        """Say whether a cue happens "in" a story that opens the sentence, or in an exercise that hangs on the cue."""
        link = noun.head
        if noun.dep_ != "pobj" or link.lower_ != "in":
            return False
        if link.i == cue.sent.start:
            return link.head in (cue, *cue.ancestors)
        above = list(link.ancestors)
        return cue in above and not any(t.pos_ == "VERB" for t in above[: above.index(cue)])

    def _has_plot(self, noun: Token, cue: Token) -> bool:
        """Say whether a story tells a cue ("the novel opens with a bomb that kills six")."""
        return (
            noun.dep_ == "nsubj"
            and noun.head.lemma_.lower() in self.words["plot"]
            and noun.head in (cue, *cue.ancestors)
        )

    def counted_over_time(self, noun: Token) -> bool:
        """Say whether events are but a number that rises or falls ("murders fell by eight per cent")."""
        verb = noun.head
        trend = noun.tag_ == "NNS" and noun.dep_ == "nsubj" and verb.lemma_.lower() in self.words["trend"]
        return trend and not any(c.lower_ in ("on", "onto", "into") for c in verb.children)

    def _modal(self, verb: Token) -> bool:
        """Say whether a verb is under could, would, might, if, or is yet to come."""
        for child in verb.children:
            if child.dep_ == "aux" and child.lower_ in (
                "would",
                "could",
                "might",
                "should",
                "must",
                "will",
                "shall",
                "can",
                "'ll",
                "wo",
            ):
                return not any(c.lower_ == "have" for c in verb.children)
            if child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether"):
                return True
            if child.dep_ == "aux" and child.lower_ == "to" and verb.dep_ in ("xcomp", "acl", "relcl"):
                return verb.head.lemma_.lower() not in self.words["factual"]
        return False

    def is_new(self, sentence: Span) -> bool:
        """Say whether a sentence announces another incident ("in a separate attack", "elsewhere")."""
        if any(t.lower_ in self.words["elsewhere"] for t in sentence[:12]):
            return True
        if _begins_later(sentence):
            return True
        others = (t for t in sentence if t.lower_ in self.words["other_one"])
        return any(t.head.lemma_ in self.words["incident_noun"] for t in others)

    def only_tried(self, cue: Token) -> bool:
        """Say whether a harm was only attempted ("tried to kill")."""
        tried = cue.dep_ == "xcomp" and cue.head.lemma_.lower() in self.words["attempt"]
        clause = next((t for t in (cue, *cue.ancestors) if t.pos_ in ("VERB", "AUX")), cue)
        hypothetical = any(
            c.dep_ == "aux" and c.lower_ in ("would", "could", "should", "will") for c in clause.children
        )
        return tried or (hypothetical and not any(c.lower_ == "have" for c in clause.children))

    def responsibility(self, sentence: Span) -> Token | None:
        """Return the verb of a claim of responsibility, or None."""
        for token in sentence:
            if token.lower_ in ("responsibility", "credit") and token.dep_ in ("dobj", "nsubjpass", "pobj", "attr"):
                verb = token.head
                if verb.lemma_.lower() in (
                    "claim",
                    "take",
                    "admit",
                    "accept",
                    "assume",
                    "acknowledge",
                ) and not self._by_nobody(token, verb):
                    return verb
            if token.lemma_.lower() in ("say", "claim") and self._owns_up(token) and not self.denied(token):
                return token
        return None

    def _owns_up(self, verb: Token) -> bool:
        """Say whether what is said is that one did it: "claimed the attack", "said it was behind it"."""
        if verb.lemma_.lower() == "claim" and any(
            c.dep_ == "dobj" and c.lemma_.lower() in self.words["incident_noun"] for c in verb.children
        ):
            return True
        words = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 9]]
        own = any(w in ("it", "they", "its") for w in words)
        men = any(a in ("its", "their") and b in self.words["own_men"] for a, b in pairwise(words))
        return men or (own and ("behind" in words or ("carried" in words and "out" in words)))

    def _by_nobody(self, token: Token, verb: Token) -> bool:
        """Say whether responsibility is claimed by no one."""
        near = [c for t in (token, *verb.children) for c in (t, *t.children)]
        return self.denied(verb) or any(c.lower_ in ("no", "nobody") for c in near)

    def blames(self, sentence: Span) -> Token | None:
        """Return the word that holds somebody responsible ("authorities blame …"), or None."""
        return next((t for t in sentence if t.lemma_.lower() in self.words["blame"] and not self.denied(t)), None)

    def in_conflict(self, sentence: Span) -> bool:
        """Say whether a sentence counts over a whole war ("killed in the uprising", "the conflict has left …")."""
        for token in sentence:
            if token.pos_ != "NOUN" or token.lemma_.lower() not in self.words["conflict"]:
                continue
            if token.dep_ == "pobj" and token.head.lower_ in ("in", "during", "since", "throughout"):
                return True
            if any(c.dep_ == "relcl" and c.lemma_.lower() in self.words["cost"] for c in token.children):
                return True
            if token.dep_ == "nsubj" and token.head.lemma_.lower() in self.words["cost"] | self.words["outbreak"]:
                return True
        return False

    def aside(self, sentence: Span) -> frozenset[int]:
        """Return the tokens of what came days before or after the rest ("two days after gunmen killed five")."""
        for token in sentence:
            if token.lower_ not in ("after", "before") or token.i == sentence.start:
                continue
            if token.nbor(-1).lemma_.lower() not in self.words["span_of_time"]:
                continue
            node = token.head if token.dep_ == "mark" else token
            return frozenset(t.i for t in node.subtree if t.i >= token.i)
        return frozenset()

    def same_place(self, sentence: Span) -> bool:
        """Say whether a sentence takes up the place told before ("there", "in the same district", "the city")."""
        words = [t.lower_ for t in sentence]
        phrases = {*words, *(" ".join(pair) for pair in pairwise(words))}
        return bool(phrases & self.words["same_place"])

    def figurative(self, sentence: Span, cues: Sequence[Token]) -> bool:
        """Say whether words of fighting may be figures of speech: those of elections, sport, shows and business."""
        lemmas = {t.lemma_.lower() for t in sentence}
        elsewhere = bool(lemmas & self.words["elsewhere_world"]) or SCORE.search(sentence.text) is not None
        return elsewhere and all(c.lemma_.lower() in self.words["figurative"] for c in cues)

    def of_labour(self, sentence: Span) -> bool:
        """Say whether a sentence speaks of workers and their pay: a strike in it is no bombing."""
        return any(t.lemma_.lower() in self.words["labour"] for t in sentence)

    def abstract(self, cue: Token) -> bool:
        """Say whether a cue is aimed at no people and no place: "retake the lead", "the fight against corruption"."""
        preps = [c for c in cue.children if c.dep_ == "prep" and c.lower_ in ("against", "on", "over", "for")]
        aims = [c for c in cue.children if c.dep_ in ("dobj", "nsubjpass")]
        aims += [c for p in preps for c in p.children if c.dep_ == "pobj"]
        return bool(aims) and aims[0].lemma_.lower() in self.words["abstract"]

    def dismissed(self, cue: Token) -> bool:
        """Say whether somebody is fired from office: nobody shoots a minister by firing him without a shot."""
        if cue.lemma_.lower() != "fire" or not cue.tag_.startswith("VB"):
            return False
        whom = [c for c in cue.children if c.dep_ in ("dobj", "nsubjpass")]
        return any(c.dep_ == "advmod" and c.lower_ == "back" for c in cue.children) or any(
            t.pos_ in ("PROPN", "PRON") or t.lemma_.lower() in self.words["office"] for t in whom
        )

    def of_crime(self, sentence: Span) -> bool:
        """Say whether a sentence tells of common crime."""
        return any(t.lemma_.lower() in self.words["crime"] for t in sentence)

    def transitive(self, cue: Token) -> bool:
        """Say whether a verb that tells a protest has an object, and so tells something else ("demonstrate that")."""
        return cue.lemma_.lower() in self.words["intransitive"] and any(
            c.dep_ in ("dobj", "ccomp") for c in cue.children
        )

    def repeated(self, sentence: Span) -> bool:
        """Say whether a sentence tells what happens again and again: "often", "many times"."""
        words = [t.lower_ for t in sentence]
        phrases = {*words, *(" ".join(pair) for pair in pairwise(words))}
        return bool(phrases & self.words["repeated"])

    def generic(self, noun: Token) -> bool:
        """Say whether a noun tells of events of a kind, of none in particular: "such attacks", "any raid"."""
        return any(c.lower_ in ("such", "any") for c in noun.children)


def _begins_later(sentence: Span) -> bool:
    """Say whether a sentence begins with the time that went by since the one before: "hours later"."""
    words = [t.lower_ for t in sentence[:4]]
    spans = {"minutes", "hours", "days", "weeks", "months"}
    return any(a in spans and b in ("later", "afterwards") for a, b in pairwise(words))
