"""Who acts and who is acted on, deed by deed, as one sentence tells it."""

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.text.actors import ActorMention
from pipeline.text.cues import Hit
from pipeline.text.frame_types import Frame
from pipeline.text.harm_figures import REFLEXIVE, Harm
from pipeline.text.parse import Sentence
from pipeline.text.phrases import agents, coordinates, is_passive, objects, patients, phrase_span, subjects
from pipeline.text.phrases import targets as aimed_at
from pipeline.text.responsibility import is_usual

WORDS = ("VERB", "NOUN", "PROPN", "AUX", "ADJ")
RELATIVES = {"who", "that", "which"}
PRONOUNS = {"he", "she", "they", "it"}
CLIMB = 6
JUDGING = {
    "charge",
    "convict",
    "sentence",
    "jail",
    "imprison",
    "accuse",
    "suspect",
    "indict",
    "blame",
    "condemn",
    "hold",
}
BLAMING = {"blame", "attribute", "pin", "credit", "ascribe"}
GIVING_OUT = {"announce", "admit", "acknowledge", "hail"}
ORDERING = {
    "undertake",
    "order",
    "authorize",
    "authorise",
    "resume",
    "intensify",
    "step",
    "continue",
    "direct",
    "deliver",
}
DRIVING = {"force", "oust", "drive", "push", "expel", "dislodge", "evict", "rout", "overthrow", "topple", "defeat"}
SETTING_OFF = {
    "trigger",
    "detonate",
    "plant",
    "set",
    "explode",
    "place",
    "use",
    "throw",
    "lob",
    "hurl",
    "fire",
    "launch",
}
TYING = {"suspect", "accuse", "link", "belong", "affiliate", "allege"}
FALLING = {"fall", "perish"}
NEAR = {"outside", "near", "at", "inside", "in", "beside"}
UNNAMED = {"armed_unknown", "rebels"}
REPELLING = {"repel", "repulse", "foil", "thwart", "withstand"}
HOUSING = {"host", "house", "carry", "transport", "hold", "shelter", "take", "guard"}
ACTIVE = {"act", "patient"}
ARMED = {"group", "armed_unknown", "rebels", "military", "police", "security", "intervention"}
BESIDE = 40
# Nothing but adverbs, brackets and verbs joined by "and" may stand between an actor and its verb.
CLEAR = re.compile(r"[\s)]*(?:(?:\w+ly|also|then|have|has|had|shot|\w+ed) (?:and )?)*")
EXCEPT = re.compile(r"\b(?:other than|rather than|instead of)(?: \w+){0,4} $")
BELONGING = {"of", "for", "from", "with"}
BODIES = {"group", "organization", "organisation", "movement", "outfit", "network"}
FAR = 600


@dataclass(frozen=True)
class Deed:
    """One cue of a sentence: who acts, whom it is aimed at, who suffers.

    It is an `answer` where attackers suffer, and `usual` where it goes on.
    """

    kind: str
    agents: tuple[ActorMention, ...]
    aimed: tuple[ActorMention, ...]
    suffering: tuple[ActorMention, ...]
    arrest: bool
    answer: bool
    usual: bool = False


def deeds(frame: Frame, actors: Sequence[ActorMention]) -> list[Deed]:
    """Return the deeds of a frame in the order of its cues; `actors` are those of the whole article."""
    sentence = frame.sentence
    near = [a for a in actors if sentence.start <= a.start < sentence.end]
    before = [
        a
        for a in actors
        if a.kind in ("group", "country", "intervention") and a.start < sentence.start and sentence.start - a.end < FAR
    ]
    hits = [h for h in frame.hits if h.cue.measure != "released"]
    return [_deed(hit, frame, near, before) for hit in hits] + _harmed(frame, near)


def _deed(hit: Hit, frame: Frame, near: Sequence[ActorMention], before: Sequence[ActorMention]) -> Deed:
    """Return the deed that one cue tells."""
    sentence = frame.sentence
    words = [t for t in hit.tokens if t.pos_ in WORDS]
    suffering = patients(hit) if hit.harm else []
    own = {p.i for p in suffering}
    doing = [a for t in words for a in _agents(t) if a.i not in own]
    acting = _named(doing, sentence, near)
    if all(a.kind in UNNAMED for a in acting):
        acting = _the_group(doing, sentence, [*before, *near]) or acting
    acting = acting or _before(hit, sentence, near)
    if hit.cue.frame == "weapon":
        acting += [a for a in near if sentence.at(hit.token) <= a.start < sentence.behind(hit.tokens[-1])]
    acting, moved = _sites_apart(acting, hit)
    if hit.token.lemma_.lower() in REPELLING:
        acting, moved = [], acting
    aims = [] if hit.harm and hit.cue.frame != "patient" else [a for t in words for a in _targets(t, hit)]
    aims += [n for aim in aims for n in _housed(aim)]
    if hit.harm:
        suffering, aims = [*suffering, *aims], []
    aimed = [*_named(aims, sentence, near), *moved]
    hurt = _named([s for p in suffering for s in (p, *_described(p), *_suspected_for(p))], sentence, near)
    answer = any(h.perpetrator and h.cue.i == hit.token.i and not _own(h) for h in frame.harms)
    arrest = hit.cue.measure == "arrested" or hit.cue.sub_event_type == "Arrests"
    kind = "territory" if hit.cue.frame == "territory" else hit.cue.sub_event_type
    return Deed(kind, _once(acting), _once(aimed), _once(hurt), arrest, answer, _usual(hit.token))


def _harmed(frame: Frame, near: Sequence[ActorMention]) -> list[Deed]:
    """Return the deeds of a frame's figures: whom they count."""
    made = []
    for harm in frame.harms:
        if not _own(harm):
            heads = [*coordinates(harm.head), *_described(harm.head)]
            counted = _once(_named(heads, frame.sentence, near))
            made.append(Deed("", (), (), counted, harm.measure == "arrested", harm.perpetrator))
    return made


def _usual(verb: Token) -> bool:
    """Say whether a verb tells what goes on ("have been fighting over the city")."""
    words = {c.lower_ for c in verb.children}
    return verb.tag_ == "VBG" and "been" in words and bool(words & {"have", "has", "'ve"})


def _own(harm: Harm) -> bool:
    """Say whether somebody did it to himself ("blew himself up")."""
    return harm.number_text.lower() in REFLEXIVE


def _once(mentions: Iterable[ActorMention]) -> tuple[ActorMention, ...]:
    return tuple(dict.fromkeys(mentions))


def _named(heads: Iterable[Token], sentence: Sentence, near: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the actors named in the phrases of given nouns."""
    found = []
    for head in heads:
        start, end = phrase_span(head)
        found += [a for a in near if a.start < end + sentence.offset and start + sentence.offset < a.end]
    return [a for a in found if not _excepted(a, sentence)]


def _the_group(heads: Iterable[Token], sentence: Sentence, told: Sequence[ActorMention]) -> list[ActorMention]:
    """Return who was told last before words such as "the group", "its fighters" or "it"."""
    for head in (n for h in heads for n in (h, *_behind(h, {"of"}))):
        words = {c.lower_ for c in head.children}
        before = [a for a in told if a.end <= sentence.at(head)]
        if head.lower_ == "it" or (head.lemma_.lower() in BODIES and "the" in words):
            return [a for a in before if a.kind == "group"][-1:]
        if "its" in words:
            return [a for a in before if a.kind in ("group", "country", "intervention")][-1:]
    return []


def _before(hit: Hit, sentence: Sentence, near: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the armed actor right before an active verb whose subject the parse does not tell."""
    verb = hit.token
    if verb.tag_ not in ("VBD", "VBP", "VBZ") or is_passive(verb) or verb.i == 0 or hit.cue.frame not in ACTIVE:
        return []
    if any(c.dep_ in ("nsubj", "csubj") and c.lemma_.lower() not in BODIES for c in verb.children):
        return []
    at = sentence.at(verb)
    found = [a for a in near if a.end <= at and a.kind in ARMED and at - a.end < BESIDE]
    between = sentence.span.doc.text[found[-1].end - sentence.offset : at - sentence.offset] if found else ""
    return found[-1:] if CLEAR.fullmatch(between) else []


def _excepted(mention: ActorMention, sentence: Sentence) -> bool:
    """Say whether an actor is named as what it was not ("other than a police or military site")."""
    return EXCEPT.search(sentence.span.doc.text[: mention.start - sentence.offset]) is not None


def _agents(token: Token) -> list[Token]:
    """Return who does what a word tells, pronouns and relatives traced to the nouns they stand for."""
    own = any(c.dep_ in ("nsubj", "agent") for c in token.children)
    accused = token.dep_ in ("dobj", "nsubjpass") and token.head.lemma_.lower() in BLAMING
    heads = ([] if own else _held_responsible(token)) or ([] if accused else agents(token)) or _above(token)
    heads += [n for c in token.children if c.dep_ == "acl" and is_passive(c) for n in agents(c)]
    heads += [n for pair in _between(token) for n in pair[:1]]
    return [noun for head in heads for noun in _meant(head)]


def _targets(token: Token, hit: Hit) -> list[Token]:
    """Return whom a word's deed is aimed at, and what it happened near to."""
    first = {pair[0].i for pair in _between(token)}
    accusing = token.head.lemma_.lower() in BLAMING
    heads = [t for t in aimed_at(token) if t.i not in first and not accusing]
    if hit.cue.frame == "territory":
        heads += _behind(token, {"from"})
        heads += [o for verb in token.children if verb.lemma_.lower() in DRIVING for o in objects(verb)]
    if token.dep_ == "pobj" and token.head.head.lemma_.lower() in FALLING:
        heads += subjects(token.head.head)
    near = hit.cue.sub_event_type != "Arrests" and not accusing
    return heads + (_behind(token, NEAR) if near else [])


def _behind(token: Token, prepositions: Container[str]) -> list[Token]:
    """Return the nouns behind prepositions that hang on a word."""
    return [
        n
        for p in token.children
        if p.dep_ == "prep" and p.lower_ in prepositions
        for c in p.children
        if c.dep_ == "pobj"
        for n in coordinates(c)
    ]


def _housed(head: Token) -> list[Token]:
    """Return who is in or on what is hit ("a base hosting US troops", "a bus carrying recruits")."""
    clauses = [c for c in head.children if c.dep_ in ("acl", "relcl") and c.lemma_.lower() in HOUSING]
    return [o for c in clauses for o in objects(c)]


def _between(token: Token) -> list[list[Token]]:
    """Return the sides of "a clash between A and B"."""
    return [
        coordinates(c)
        for p in token.children
        if p.dep_ == "prep" and p.lower_ == "between"
        for c in p.children
        if c.dep_ == "pobj"
    ]


def _described(head: Token) -> list[Token]:
    """Return the nouns that say who somebody is ("X, a commander and spokesman for the group")."""
    beside = [one for c in head.children if c.dep_ == "appos" for one in coordinates(c)]
    return beside + [n for noun in (head, *beside) for n in _behind(noun, BELONGING)]


def _suspected_for(head: Token) -> list[Token]:
    """Return the names for which somebody is held ("people who are suspected of collecting money for X")."""
    clauses = [c for c in head.children if c.dep_ in ("relcl", "acl") and c.lemma_.lower() in TYING]
    return [t for c in clauses for t in c.subtree if t.pos_ == "PROPN" and t.dep_ == "pobj"]


def _meant(head: Token) -> list[Token]:
    """Return the nouns that a pronoun stands for, any other word itself."""
    if head.lower_ in RELATIVES and head.pos_ in ("PRON", "SCONJ", "DET"):
        clause = next((t for t in (head, *head.ancestors) if t.dep_ == "relcl"), None)
        return coordinates(clause.head) if clause is not None else []
    if head.lemma_.lower() in BODIES:
        called = [c for c in head.children if c.dep_ == "acl" and c.lemma_.lower() in ("call", "name", "know")]
        return [head, *(t for c in called for t in c.children if t.dep_ in ("dobj", "oprd", "attr"))]
    if head.lower_ in PRONOUNS:
        above = [s for t in head.ancestors for s in t.children if s.dep_ in ("nsubj", "nsubjpass") and s.i < head.i]
        nouns = [n for s in above[:1] for n in ([s] if s.lower_ in PRONOUNS else _meant(s))]
        single = [n for n in nouns if head.lower_ not in ("he", "she") or n.tag_ in ("NN", "NNP", "PRP")]
        return single or [o for t in head.ancestors for o in objects(t) if o.i < head.i][:1] or [head]
    return [head]


def claimants(sentence: Sentence, actors: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the groups that are the subject of a claim of responsibility, none that are told beside them."""
    near = [a for a in actors if sentence.start <= a.start < sentence.end and a.kind == "group"]
    verbs = [t.head for t in sentence.span if t.lower_ in ("responsibility", "credit") and t.dep_ == "dobj"]
    return [a for v in verbs for a in _named(subjects(v), sentence, near)]


def blamed(sentence: Sentence, actors: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the groups at whose door a sentence lays a deed, not those that it only names beside one."""
    near = [a for a in actors if sentence.start <= a.start < sentence.end and a.kind == "group"]
    text = sentence.span.doc.text
    return [a for a in near if not is_usual(text, a.start - sentence.offset) and _is_blamed(a, sentence)]


def _is_blamed(mention: ActorMention, sentence: Sentence) -> bool:
    """Say whether a deed is blamed on an actor, credited to it, or it is suspected of it."""
    start = mention.start - sentence.offset
    words = sentence.span.doc.char_span(start, start + len(mention.text), alignment_mode="expand")
    if words is None:
        return False
    head = words.root
    while head.dep_ in ("compound", "poss", "nmod", "amod") and head.i != head.head.i:
        head = head.head
    above = head.head
    if head.dep_ == "pobj":
        verb = above.head
        return above.lower_ in ("on", "to") and verb.lemma_.lower() in BLAMING and not _denied(verb)
    if head.dep_ in ("nsubjpass", "dobj"):
        passive = is_passive(above)
        if above.lemma_.lower() in BLAMING | {"suspect"} and passive == (head.dep_ == "nsubjpass"):
            return not _denied(above)
    guilty = any(t.lower_ in ("behind", "responsible") for t in above.subtree)
    return head.dep_ in ("nsubj", "nsubjpass") and guilty and not _denied(above)


def _denied(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)


def _held_responsible(token: Token) -> list[Token]:
    """Return who is charged with, blamed for or behind a deed."""
    node = token
    for _ in range(CLIMB):
        link, node = node.dep_, node.head
        lemma = node.lemma_.lower()
        if lemma in BLAMING and link in ("dobj", "nsubjpass"):
            return [n for t in (node, token) for n in _behind(t, {"on", "to"})]
        if lemma in JUDGING and link not in ("nsubj", "nsubjpass", "dobj", "ROOT"):
            return subjects(node) if is_passive(node) else objects(node)
        if node.lower_ in ("behind", "guilty") or lemma == "responsible":
            return subjects(node.head)
        if link in ("nsubj", "nsubjpass", "relcl", "ROOT", "ccomp"):
            break
    return []


def _above(token: Token) -> list[Token]:
    """Return who orders or announces a deed, or does that of which it is an instance."""
    verb = token.head
    if token.dep_ == "conj" and is_passive(verb) and is_passive(token):
        return agents(verb)
    if token.dep_ == "dobj" and verb.lemma_.lower() in GIVING_OUT | ORDERING:
        return subjects(verb)
    while token.dep_ in ("conj", "compound", "amod"):
        token = token.head
    if token.dep_ == "dobj" and token.head.lemma_.lower() in SETTING_OFF:
        return subjects(token.head)
    return agents(token.head.head) if token.dep_ == "pobj" and token.head.lower_ == "including" else []


def _sites_apart(acting: list[ActorMention], hit: Hit) -> tuple[list[ActorMention], list[ActorMention]]:
    """Return agents without people and places that an event noun names as hit ("a bus bombing"), and these."""
    if hit.cue.pos != "noun":
        return acting, []
    moved = [a for a in acting if a.kind == "civilians" or (a.kind == "government" and "mbassy" in a.text)]
    return [a for a in acting if a not in moved], moved
