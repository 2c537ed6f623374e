"""Figures of harm: how many persons came to what, as a sentence tells it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from spacy.tokens import Token

from pipeline.text.cues import Hit
from pipeline.text.figures import Figure
from pipeline.text.harm_figures import (
    REFERRING,
    REFLEXIVE,
    SINGULAR,
    Harm,
    counted,
    extent,
    figure_of,
    is_count_of_dead,
)
from pipeline.text.harm_scopes import joined, once, scoped, with_severity, without_spared
from pipeline.text.harm_sightings import nearby, of_them, parts, restated, shares, tolls
from pipeline.text.parse import Sentence
from pipeline.text.people import People
from pipeline.text.phrases import agents, members, patients

STATED_ONLY = {"released", "displaced", "missing"}
TOLD_OF_ONE = {"killed", "injured", "arrested", "abducted"}
COUNTS_OF_HARM = {"killed", "injured", "casualties"}
FIGHTERS = {"militants", "security forces", "suspects"}
DRIVEN_OUT = 20  # the fewest who are told to flee as people that lose their homes
OF_PERSONS_ONLY = 2  # the strength of cues that nothing but a person can suffer ("assassinate", "behead")


def harms(
    sentence: Sentence,
    hits: Sequence[Hit],
    figures: Sequence[Figure],
    people: People,
    speaking: Sequence[tuple[int, int]] = (),
    before: Sequence[Harm] = (),
) -> list[Harm]:
    """Return the figures of harm in a sentence, in order; `figures` and the spans of speakers are article offsets.

    `before` holds the figures of the sentence before, which "three of them" takes up.
    """
    hits = [h for h in hits if not (h.harm and _is_denied(h))]
    found: list[Harm] = []
    used: set[int] = set()
    for hit in hits:
        if not hit.harm:
            continue
        for head in patients(hit):
            if any(s <= sentence.at(head) < e for s, e in speaking) or _is_of_another(head, hit, hits):
                continue
            harm = _harm(sentence, hit, head, figures, people)
            if harm is not None:
                found.append(harm)
                used.add(harm.number_at)
    listed = [(hit, head) for hit in hits if hit.harm for head in members(hit)]
    named = [_harm(sentence, hit, head, figures, people) for hit, head in listed]
    found += [replace(h, scope="part") for h in named if h is not None and h.head.i not in {f.head.i for f in found}]
    found += [h for hit in hits if REFLEXIVE & set(hit.cue.words) for h in _own_death(sentence, hit, figures, people)]
    found += tolls(sentence, hits, figures, used)
    found += parts(sentence, found, figures, people)
    found += nearby(sentence, hits, figures, found, people)
    found += parts(sentence, found, figures, people)
    found += shares(sentence, found, figures)
    found += of_them(sentence, [*before, *found], figures, people)
    found += restated(sentence, hits, [*before, *found], figures)
    found = [with_severity(h, [*before, *found]) for h in without_spared(once(found))]
    return scoped(joined(sorted(found, key=lambda h: (h.start, h.end, h.measure))))


def _is_denied(hit: Hit) -> bool:
    """Say whether a harm did not happen: "were not hurt", "did not kill"."""
    return any(c.dep_ == "neg" for t in hit.tokens for c in (*t.children, *_copula(t)))


def _copula(state: Token) -> list[Token]:
    """Return what hangs on the verb that joins a state to its subject ("was not hurt")."""
    joins = state.dep_ in ("acomp", "attr", "oprd") and state.head.lemma_ == "be"
    return list(state.head.children) if joins else []


def _is_of_another(head: Token, hit: Hit, hits: Sequence[Hit]) -> bool:
    """Say whether a noun or number carries another harm: "35 injuries", "16 injured" behind "two dead and"."""
    if head.i in {t.i for t in hit.tokens}:
        return False
    others = [h for h in hits if h.harm and h.cue.measure != hit.cue.measure]
    named = {h.tokens[-1].i for h in others if h.cue.frame == "count" and h.cue.measure in COUNTS_OF_HARM}
    told = {h.token.i for h in others if h.cue.frame in ("patient", "state") and h.token.tag_ != "VBD"}
    behind = head.nbor() if head.i + 1 < len(head.doc) else head
    next_word = behind.i + 1 if behind.dep_ == "auxpass" and behind.head.i != hit.token.i else behind.i
    return head.i in named or (next_word in told and head.i > hit.token.i)


def _harm(sentence: Sentence, hit: Hit, head: Token, figures: Sequence[Figure], people: People) -> Harm | None:
    """Return the figure that a cue tells of one noun, or nothing where the noun counts no persons."""
    noun = counted(head)
    measure = hit.cue.measure
    figure = figure_of(sentence, head, figures)
    counts = hit.cue.frame == "count" and head.i == hit.tokens[-1].i
    if counts and hit.cue.strength == 0 and (figure is None or head.dep_ != "pobj"):
        return None
    if counts and (figure is None or (noun.lemma_.lower() in ("body", "life") and not is_count_of_dead(hit))):
        return None
    if not counts and not people.may_be(noun, measure):
        return None
    loose = measure == "killed" and (figure is None or figure.qualifier == "vague")
    surely = people.is_person(noun) or (noun.tag_ == "CD" and figure is not None and measure != "killed")
    unsure = measure == "injured" and hit.cue.strength == 0 and bool(hit.cue.sub_event_type)
    several = figure is not None and figure.low is not None and figure.low > 1
    if (hit.cue.strength == 0 and (loose or not surely)) or (unsure and (hit.token.dep_ == "relcl" or not several)):
        return None
    if measure == "displaced" and hit.cue.strength == 0 and not _are_driven_out(noun, figure, people):
        return None
    if figure is not None and figure.text.lower() == "no" and not (counts or people.is_person(noun)):
        return None
    start, end = extent(sentence, hit, head, figure)
    among = counts and hit.cue.strength == 0
    common: dict[str, Any] = {
        "measure": measure,
        "start": start,
        "end": end,
        "scope": "part" if among else "total",
        "victims": people.victims(noun),
        "noun": noun.text,
        "perpetrator": people.is_attacker(noun),
        "cue": hit.token,
        "head": head,
        "unsure": unsure,
    }
    if figure is not None:
        return Harm(
            number_text=figure.text,
            low=figure.low,
            high=figure.high,
            qualifier=figure.qualifier,
            imputed_by=figure.imputed_by,
            named=False,
            number_at=figure.start,
            **common,
        )
    if counts or measure in STATED_ONLY:
        return None
    if head.lower_ in REFERRING and measure in TOLD_OF_ONE:
        common["perpetrator"] = _is_attackers(head, people)
        return Harm(number_text=head.text, low=1, high=1, qualifier="exact", imputed_by=None, named=True, **common)
    article = next((c for c in head.children if c.dep_ == "det"), None)
    singular = head.tag_ in ("NN", "NNP")
    led = head.tag_ == "NNP" or any(c.dep_ in ("det", "poss") for c in head.children)
    person = people.is_person(noun) or (measure == "killed" and hit.cue.strength >= OF_PERSONS_ONLY and led)
    alone = head.lower_ == "another" or (head.lower_ == "other" and head.tag_ == "JJ" and article is not None)
    if alone or (article is not None and article.lower_ in SINGULAR and (singular or head.tag_ == "JJ") and person):
        article = article if article is not None else head
        return Harm(number_text=article.text, low=1, high=1, qualifier="exact", imputed_by=None, named=False, **common)
    if (head.tag_ == "NNP" and people.may_be_name(head)) or (singular and person):
        return Harm(number_text=head.text, low=1, high=1, qualifier="exact", imputed_by=None, named=True, **common)
    return None


def _are_driven_out(noun: Token, figure: Figure | None, people: People) -> bool:
    """Say whether those who fled are so many, and such people, that they left their homes and no crime."""
    least = 0 if figure is None else figure.low or figure.high or 0
    return least >= DRIVEN_OUT and not people.is_attacker(noun) and people.victims(noun) not in FIGHTERS


def _is_attackers(pronoun: Token, people: People) -> bool:
    """Say whether a pronoun stands for an attacker: the last person told before it in the sentence is one."""
    told = [t for t in pronoun.doc[pronoun.sent.start : pronoun.i] if t.tag_ == "NN" and people.is_person(t)]
    subjects = [t for t in told if t.dep_ in ("nsubj", "nsubjpass")] or told
    return bool(subjects) and people.is_attacker(subjects[-1])


def _own_death(sentence: Sentence, hit: Hit, figures: Sequence[Figure], people: People) -> list[Harm]:
    """Return the attackers' own dead where they blow themselves up."""
    doer = next((a for a in agents(hit.token)), None)
    if doer is None or (doer.tag_ == "NNS" and figure_of(sentence, doer, figures) is None):
        return []
    figure = figure_of(sentence, doer, figures)
    start, end = extent(sentence, hit, doer, figure)
    low, high, words, qualifier = (
        (figure.low, figure.high, figure.text, figure.qualifier) if figure else (1, 1, hit.tokens[-1].text, "exact")
    )
    if figure is None and hit.token.i - doer.i > 15:
        start = sentence.at(hit.token)
    words = words if figure else next(t.text for t in hit.tokens if t.lower_ in REFLEXIVE)
    return [
        Harm(
            "killed",
            start,
            end,
            words,
            low,
            high,
            qualifier,
            None,
            "total",
            "",
            doer.text,
            False,
            True,
            hit.token,
            doer,
        )
    ]
