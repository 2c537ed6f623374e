"""Figures of harm that the parse does not lead to: tolls, numbers beside a cue, parts, counted events."""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from pipeline.text.cues import Hit
from pipeline.text.figures import Figure
from pipeline.text.harm_figures import SINGULAR, Harm, counted, figure_of, plain
from pipeline.text.parse import Sentence
from pipeline.text.people import People
from pipeline.text.phrases import SUBJECTS, is_passive, phrase_span

SEVERAL = 3
FAR, PART_REACH = 90, 120  # characters
REACHED = re.compile(r"\b(?:to|at|than)(?: at least)?\s*$", re.IGNORECASE)


def tolls(sentence: Sentence, hits: Sequence[Hit], figures: Sequence[Figure], used: set[int]) -> list[Harm]:
    """Return the figures of "the death toll rose to 45", "a toll of 12", "put the number of dead at 12"."""
    found = []
    for hit in hits:
        number = _number_above(hit)
        if hit.cue.frame != "toll" and number is None:
            continue
        later = [f for f in figures if f.start >= sentence.at(hit.token) and f.start not in used]
        words = sentence.span.text[hit.tokens[-1].idx + len(hit.tokens[-1]) - sentence.span.start_char :].lower()
        if " from " in words and len(later) > 1 and " to " in words:
            later = [f for f in later if _is_reached(sentence, f)] or later[-1:]
        if number is not None and number.dep_ == "dobj":
            later = [f for f in later if _is_reached(sentence, f)]
        if later and later[0].start - sentence.at(hit.token) < FAR:
            f = later[0]
            used.add(f.start)
            found.append(plain(hit, sentence, f, min(sentence.at(hit.token), f.start), f.end))
    return found


def _is_reached(sentence: Sentence, figure: Figure) -> bool:
    """Say whether a figure is what another was put at or changed to."""
    return REACHED.search(sentence.span.text[: figure.start - sentence.start]) is not None


def restated(sentence: Sentence, hits: Sequence[Hit], known: Sequence[Harm], figures: Sequence[Figure]) -> list[Harm]:
    """Return the figures told anew for a harm told before ("but rights groups say the figure is 24")."""
    taken = {h.number_at for h in known}
    added = []
    for hit in (h for h in hits if h.cue.frame == "restated"):
        owners = [h for h in known if h.start < sentence.at(hit.token) and h.scope == "total" and h.number_at >= 0]
        figure = next((f for f in figures if f.start not in taken and _gives(sentence, f, hit.head)), None)
        if owners and figure is not None:
            owner = next((h for h in reversed(owners) if h.measure == "killed"), owners[-1])
            said = plain_like(owner, sentence, figure, hit.head)
            added.append(replace(said, start=min(sentence.at(hit.token), figure.start), cue=hit.token, head=hit.token))
    return added


def _gives(sentence: Sentence, figure: Figure, noun: Token) -> bool:
    """Say whether a number is what a noun such as "the figure" is, or is put at or changed to."""
    token = sentence.token(figure.core_start)
    if token is None or noun.dep_ not in (*SUBJECTS, "dobj"):
        return False
    link = token.head if token.dep_ == "pobj" and token.head.lower_ in ("at", "to") else token
    return link.head.i == noun.head.i and token.i > noun.i and (link is not token or token.dep_ == "attr")


def _number_above(hit: Hit) -> Token | None:
    """Return the noun of "the number of people killed", which rises to a figure or is put at one."""
    if not hit.harm:
        return None
    above = [t for t in list(hit.token.ancestors)[:4] if t.lemma_ == "number" and t.dep_ in (*SUBJECTS, "dobj")]
    if not above or above[0].head.pos_ not in ("VERB", "AUX"):
        return None
    return above[0] if above[0].dep_ == "dobj" or above[0].head.i > hit.token.i else None


def nearby(
    sentence: Sentence, hits: Sequence[Hit], figures: Sequence[Figure], known: Sequence[Harm], people: People
) -> list[Harm]:
    """Return the figures that the parse left over but that stand beside a cue ("Six dead", "wounds 12")."""
    used = {h.number_at for h in known}
    served = {h.cue.i for h in known}
    found = []
    for figure in figures:
        if figure.start in used:
            continue
        token = sentence.token(figure.core_start)
        if token is None or figure.high == 0:
            continue
        head = token if token.dep_ not in ("nummod", "quantmod", "compound", "amod", "det") else token.head
        if head.pos_ in ("NOUN", "PROPN") and not people.may_be(counted(head), "killed"):
            continue
        if head.dep_ == "pobj" and head.head.lower_ not in ("of", "over", "about", "to"):
            continue
        if head.dep_ == "nsubj" and head.head.pos_ == "VERB" and not is_passive(head.head):
            continue
        sure = [h for h in hits if h.harm and h.cue.frame != "toll" and h.cue.strength]
        if _is_of_other_verb(head):
            sure = [h for h in sure if h.token.i not in served]
        near = [h for h in sure if _between(h, token, head) <= 2]
        if near:
            hit = min(near, key=lambda h: _between(h, token, head))
            start = min(figure.start, *(sentence.at(t) for t in hit.tokens))
            end = max(figure.end, sentence.behind(head), *(sentence.behind(t) for t in hit.tokens))
            found.append(
                replace(
                    plain(hit, sentence, figure, start, end), victims=people.victims(head), noun=head.text, head=head
                )
            )
            used.add(figure.start)
    return found


def _is_of_other_verb(noun: Token) -> bool:
    """Say whether a noun is what some verb is done to ("ran over two soldiers, killing one")."""
    above = noun.head if noun.dep_ == "dobj" else noun.head.head if noun.dep_ == "pobj" else noun
    return above.pos_ == "VERB"


def _between(hit: Hit, number: Token, head: Token) -> int:
    """Return how many words stand between a cue and a counted noun."""
    return min(abs(t.i - n.i) - 1 for t in hit.tokens for n in (number, head))


def parts(sentence: Sentence, found: list[Harm], figures: Sequence[Figure], people: People) -> list[Harm]:
    """Return the groups told as "including 11 children", "among them two women" of a figure before them."""
    added: list[Harm] = []
    text = sentence.span.text
    for lead in ("including", "among them", "among whom", "of whom", "of them", ":"):
        at = text.lower().find(lead)
        while at >= 0:
            added += _part_behind(sentence, at + len(lead), lead, [*found, *added], figures, people)
            at = text.lower().find(lead, at + 1)
    return added


def _part_behind(
    sentence: Sentence, at: int, lead: str, found: list[Harm], figures: Sequence[Figure], people: People
) -> list[Harm]:
    """Return the counted groups in the words behind a lead such as "including"."""
    position = sentence.start + at
    owners = [h for h in found if h.start < position]
    if not owners:
        return []
    owner = max(owners, key=lambda h: h.start)
    taken = {h.number_at for h in found}
    counted_heads = {h.head.i for h in found}
    result = []
    for token in sentence.span:
        near = 0 <= sentence.at(token) - position <= PART_REACH
        if not near or not (token.pos_ in ("NOUN", "PROPN") or _is_bare_number(token)):
            continue
        if token.i in counted_heads or _begins_clause(token, position - sentence.offset):
            continue
        figure = figure_of(sentence, token, figures)
        article = next((c for c in token.children if c.dep_ == "det" and c.lower_ in SINGULAR), None)
        if article is None and people.is_attacker(token) and token.tag_ == "NN":
            article = next((c for c in token.children if c.lower_ == "the"), None)
        if (
            token.dep_ in ("compound", "poss", "amod")
            or not (people.is_person(token) or _is_bare_number(token))
            or (figure is None and article is None)
        ):
            continue
        if figure is not None and (figure.start in taken or _exceeds(figure, owner)):
            continue
        begin, end = phrase_span(token)
        low, high, words = (figure.low, figure.high, figure.text) if figure else (1, 1, article.text if article else "")
        qualifier, imputed = (figure.qualifier, figure.imputed_by) if figure else ("exact", None)
        start = min(begin + sentence.offset, figure.start if figure else begin + sentence.offset)
        result.append(
            Harm(
                owner.measure,
                start,
                end + sentence.offset,
                words,
                low,
                high,
                qualifier,
                imputed,
                "part",
                people.victims(token),
                token.text,
                False,
                owner.perpetrator or (owner.measure == "killed" and people.is_attacker(token)),
                owner.cue,
                token,
                figure.start if figure else -1,
            )
        )
        taken |= {figure.start} if figure else set()
    return result


def _is_bare_number(token: Token) -> bool:
    """Say whether a number stands for persons by itself ("including two with bullet wounds")."""
    return token.tag_ == "CD" and token.dep_ == "pobj" and not any(c.lower_ == "of" for c in token.children)


def _begins_clause(noun: Token, position: int) -> bool:
    """Say whether a noun is the subject of a clause joined to another that began before a place in the paragraph."""
    verb = noun.head
    joined = noun.dep_ in SUBJECTS and verb.dep_ == "conj" and verb.pos_ in ("VERB", "AUX")
    return joined and verb.head.idx != verb.idx and (verb.head.idx < position or verb.head.i < noun.i)


def _exceeds(figure: Figure, whole: Harm) -> bool:
    """Say whether a figure is too large to be a part of another."""
    return whole.high is not None and (figure.low or 0) > whole.high


def shares(sentence: Sentence, found: Sequence[Harm], figures: Sequence[Figure]) -> list[Harm]:
    """Return the figures told place by place behind another ("three people in Kherson and two in Kharkiv")."""
    taken = {h.number_at for h in found}
    added: list[Harm] = []
    for figure in figures:
        token = sentence.token(figure.core_start)
        owners = [h for h in [*found, *added] if h.start < figure.start and h.number_at >= 0 and h.scope == "total"]
        if token is None or figure.start in taken or not owners:
            continue
        owner, last = max(owners, key=lambda h: h.number_at), _share_end(token)
        if last is not None and _only_places_between(sentence, owner, token):
            harm = plain_like(owner, sentence, figure, last)
            added.append(harm)
    return added


def of_them(sentence: Sentence, known: Sequence[Harm], figures: Sequence[Figure], people: People) -> list[Harm]:
    """Return the parts of a figure told before: "three of them children", "two of the victims were women"."""
    added = []
    taken = {h.number_at for h in known}
    for figure in figures:
        token = sentence.token(figure.core_end - 1)
        owners = [h for h in known if h.start < figure.start and not h.named and not _exceeds(figure, h)]
        group = _group_behind(token, people) if token is not None and owners else None
        if token is None or group is None or figure.start in taken:
            continue
        part = plain_like(max(owners, key=lambda h: h.start), sentence, figure, group)
        added.append(replace(part, scope="part", cue=token, perpetrator=False))
    return added


def _group_behind(number: Token, people: People) -> Token | None:
    """Return the last word of "of them", "of whom", "of the foreigners" behind a number, none where it is no group."""
    words = list(number.doc[number.i + 1 : number.i + 4])
    if len(words) < 2 or words[0].lower_ != "of":
        return None
    if words[1].lower_ in ("them", "whom"):
        return words[1]
    counted_ones = len(words) > 2 and words[1].lower_ in ("the", "those") and _is_group(words[2], people)
    return words[2] if counted_ones else None


def _is_group(noun: Token, people: People) -> bool:
    """Say whether a noun names several persons told before ("the victims"), and no verb tells their harm beside it."""
    return noun.tag_ in ("NNS", "JJ", "NN") and people.is_person(noun) and not noun.nbor().tag_.startswith("VB")


def _share_end(number: Token) -> Token | None:
    """Return the last word of a share before "in" a place ("two", "seven others"), none where no place follows."""
    last = number
    for token in number.doc[number.i + 1 : number.i + 3]:
        if token.lower_ in ("in", "at", "near"):
            named = any(t.pos_ == "PROPN" for t in number.doc[token.i + 1 : token.i + 5])
            return last if named else None
        if token.pos_ not in ("NOUN", "ADJ"):
            return None
        last = token
    return None


def _only_places_between(sentence: Sentence, owner: Harm, number: Token) -> bool:
    """Say whether nothing happens between a figure and a share of it: no verb, no other number."""
    words = [t for t in sentence.span if owner.number_at < sentence.at(t) and t.i < number.i]
    quiet = not any(t.pos_ in ("VERB", "AUX") and owner.cue.i not in {t.i, t.head.i} for t in words)
    joined = bool(words) and (words[-1].lower_ in ("and", ",", "while") or words[-1].pos_ == "CCONJ")
    return quiet and joined


def plain_like(owner: Harm, sentence: Sentence, figure: Figure, last: Token) -> Harm:
    """Return a figure of the same harm as another."""
    return replace(
        owner,
        start=figure.start,
        end=max(figure.end, sentence.behind(last)),
        number_text=figure.text,
        low=figure.low,
        high=figure.high,
        qualifier=figure.qualifier,
        imputed_by=figure.imputed_by,
        victims="",
        noun=last.text,
        head=last,
        number_at=figure.start,
    )


def counted_events(sentence: Sentence, hits: Sequence[Hit], figures: Sequence[Figure]) -> list[Harm]:
    """Return the figures that count events ("207 attacks in 2021"), which are sums and never one incident."""
    found = []
    for hit in hits:
        noun = hit.tokens[-1]
        figure = figure_of(sentence, noun, figures) if hit.cue.frame == "event" and noun.tag_ == "NNS" else None
        if figure is not None and (figure.low or figure.high or 0) >= SEVERAL:
            start, end = min(figure.start, sentence.at(hit.token)), max(figure.end, sentence.behind(noun))
            found.append(replace(plain(hit, sentence, figure, start, end), measure="incidents"))
    return found
