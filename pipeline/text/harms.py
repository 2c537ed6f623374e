"""Figures of harm: how many persons came to what, as a sentence tells it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from spacy.tokens import Token

from pipeline.text.cues import Hit
from pipeline.text.figures import Figure
from pipeline.text.parse import Sentence
from pipeline.text.people import People
from pipeline.text.phrases import agents, coordinates, is_passive, of_noun, patients, phrase_span, phrase_tokens

NUMERAL = {
    "nummod",
    "quantmod",
    "advmod",
    "amod",
    "det",
    "predet",
    "compound",
    "nmod",
    "pobj",
    "prep",
    "conj",
    "npadvmod",
    "appos",
    "dep",
}
BESIDE = 3
SEVERAL = 3
REFLEXIVE = {"himself", "herself", "themselves"}
STATED_ONLY = {"released", "displaced", "missing"}
SINGULAR = {"a", "an", "another"}
PART_LEADS = (
    "including",
    "among them",
    "among those",
    "of whom",
    "of them",
    "of those",
    "among whom",
    "one of",
    "of the dead",
    "of the deceased",
    "of the victims",
    "of the wounded",
    "of the injured",
    "among the dead",
    "among the victims",
    "among the killed",
    "among the injured",
    "among the wounded",
)


@dataclass(frozen=True)
class Harm:
    """One figure of one measure; offsets are those of the article's text."""

    measure: str
    start: int
    end: int
    number_text: str
    low: int | None
    high: int | None
    qualifier: str
    imputed_by: str | None
    scope: str
    victims: str
    noun: str
    named: bool
    perpetrator: bool
    cue: Token
    head: Token
    number_at: int = -1


def harms(
    sentence: Sentence,
    hits: Sequence[Hit],
    figures: Sequence[Figure],
    people: People,
    speaking: Sequence[tuple[int, int]] = (),
) -> list[Harm]:
    """Return the figures of harm in a sentence, in order; `figures` and the spans of speakers are article offsets."""
    found: list[Harm] = []
    used: set[int] = set()
    for hit in hits:
        if not hit.harm:
            continue
        for head in patients(hit):
            if any(s <= sentence.at(head) < e for s, e in speaking):
                continue
            harm = _harm(sentence, hit, head, figures, people)
            if harm is not None:
                found.append(harm)
                used.add(harm.number_at)
    found += [h for hit in hits if REFLEXIVE & set(hit.cue.words) for h in _own_death(sentence, hit, figures, people)]
    found += _tolls(sentence, hits, figures, used)
    found += _parts(sentence, found, figures, people)
    found += _nearby(sentence, hits, figures, {h.number_at for h in found} | used, people)
    found = _once(found)
    return _scoped(_joined(sorted(found, key=lambda h: (h.start, h.end, h.measure)), sentence))


def _figure_of(sentence: Sentence, head: Token, figures: Sequence[Figure]) -> Figure | None:
    """Return the figure that counts a noun: one of its words hangs on the noun as a number does."""
    nouns = {head.i, _counted(head).i}
    begin = min(t.i for t in head.subtree)
    near = [
        f for f in figures if sentence.at(head.doc[begin]) <= f.core_start and f.core_start <= sentence.at(head) + 40
    ]
    counting = [f for f in near if any(_counts(t, nouns) for t in _tokens(sentence, f))]
    return min(counting, key=lambda f: abs(f.core_start - sentence.at(head)), default=None)


def _tokens(sentence: Sentence, figure: Figure) -> list[Token]:
    """Return the tokens of a figure's number."""
    start, end = figure.core_start - sentence.offset, figure.core_end - sentence.offset
    span = sentence.span.doc.char_span(start, end, alignment_mode="expand")
    return list(span) if span else []


def _counts(token: Token, nouns: set[int]) -> bool:
    """Say whether a number word hangs on one of the nouns."""
    for _ in range(4):
        if token.i in nouns:
            return True
        if token.dep_ not in NUMERAL or token.head.i == token.i:
            return False
        token = token.head
    return token.i in nouns


def _harm(sentence: Sentence, hit: Hit, head: Token, figures: Sequence[Figure], people: People) -> Harm | None:
    """Return the figure that a cue tells of one noun, or nothing where the noun counts no persons."""
    noun = _counted(head)
    measure = hit.cue.measure
    figure = _figure_of(sentence, head, figures)
    counts = hit.cue.frame == "count" and head.i == hit.tokens[-1].i
    if counts and (figure is None or (noun.lemma_.lower() in ("body", "life") and not _real_count(hit))):
        return None
    if not counts and not people.may_be(noun, measure):
        return None
    start, end = _extent(sentence, hit, head, figure)
    common: dict[str, Any] = {
        "measure": measure,
        "start": start,
        "end": end,
        "scope": "total",
        "victims": people.victims(noun),
        "noun": noun.text,
        "perpetrator": people.is_attacker(noun),
        "cue": hit.token,
        "head": head,
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
    article = next((c for c in head.children if c.dep_ == "det"), None)
    singular = head.tag_ in ("NN", "NNP")
    alone = head.lower_ == "another"
    if alone or (
        article is not None
        and article.lower_ in SINGULAR
        and (singular or head.tag_ == "JJ")
        and people.is_person(noun)
    ):
        article = article if article is not None else head
        return Harm(number_text=article.text, low=1, high=1, qualifier="exact", imputed_by=None, named=False, **common)
    if (head.tag_ == "NNP" and people.may_be_name(head)) or (singular and people.is_person(noun)):
        return Harm(number_text=head.text, low=1, high=1, qualifier="exact", imputed_by=None, named=True, **common)
    return None


def _own_death(sentence: Sentence, hit: Hit, figures: Sequence[Figure], people: People) -> list[Harm]:
    """Return the attackers' own dead where they blow themselves up."""
    doer = next((a for a in agents(hit.token)), None)
    if doer is None or (doer.tag_ == "NNS" and _figure_of(sentence, doer, figures) is None):
        return []
    figure = _figure_of(sentence, doer, figures)
    start, end = _extent(sentence, hit, doer, figure)
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


def _counted(head: Token) -> Token:
    """Return the noun that is counted: "dozens of people" counts people."""
    noun = of_noun(head)
    if noun is not None and (
        head.pos_ == "NUM"
        or head.lower_
        in (
            "dozens",
            "scores",
            "hundreds",
            "thousands",
            "tens",
            "number",
            "couple",
            "handful",
            "group",
            "dozen",
            "score",
            "total",
            "majority",
            "lives",
            "bodies",
        )
    ):
        return noun
    return head


def _real_count(hit: Hit) -> bool:
    """Say whether bodies and lives are counted as dead: found, recovered, claimed, lost."""
    head = hit.token.head
    return head.lemma_ in (
        "claim",
        "take",
        "lose",
        "find",
        "recover",
        "discover",
        "cost",
        "pull",
        "retrieve",
        "receive",
        "bring",
        "count",
        "see",
        "unearth",
        "snuff",
        "exhume",
        "dump",
        "lie",
        "contain",
    )


def _extent(sentence: Sentence, hit: Hit, head: Token, figure: Figure | None) -> tuple[int, int]:
    """Return the span from figure and noun to the cue, the shortest stretch that carries the claim."""
    begin, end = phrase_span(head)
    tokens = [t for t in hit.tokens if abs(t.i - head.i) <= 25] or [hit.token]
    start = min([begin + sentence.offset, *(sentence.at(t) for t in tokens)] + ([figure.start] if figure else []))
    stop = max([end + sentence.offset, *(sentence.behind(t) for t in tokens)] + ([figure.end] if figure else []))
    return start, stop


def _tolls(sentence: Sentence, hits: Sequence[Hit], figures: Sequence[Figure], used: set[int]) -> list[Harm]:
    """Return the figures of "the death toll rose to 45", "a toll of 12"."""
    found = []
    for hit in hits:
        if hit.cue.frame != "toll":
            continue
        words = sentence.span.text[hit.tokens[-1].idx + len(hit.tokens[-1]) - sentence.span.start_char :].lower()
        later = [f for f in figures if f.start >= sentence.at(hit.token) and f.start not in used]
        if " from " in words and len(later) > 1 and " to " in words:
            later = [
                f
                for f in later
                if sentence.span.text[: f.start - sentence.start].rstrip().endswith(("to", "to at least", "than"))
            ] or later[-1:]
        if later and later[0].start - sentence.at(hit.token) < 90:
            f = later[0]
            used.add(f.start)
            found.append(_plain(hit, sentence, f, min(sentence.at(hit.token), f.start), f.end))
    return found


def _plain(hit: Hit, sentence: Sentence, figure: Figure, start: int, end: int) -> Harm:
    """Return a figure of harm without a noun of its own."""
    return Harm(
        hit.cue.measure,
        start,
        end,
        figure.text,
        figure.low,
        figure.high,
        figure.qualifier,
        figure.imputed_by,
        "total",
        "",
        "",
        False,
        False,
        hit.token,
        hit.token,
        figure.start,
    )


def _nearby(
    sentence: Sentence, hits: Sequence[Hit], figures: Sequence[Figure], used: set[int], people: People
) -> list[Harm]:
    """Return the figures that the parse left over but that stand beside a cue ("Six dead", "wounds 12")."""
    found = []
    for figure in figures:
        if figure.start in used:
            continue
        token = _token_at(sentence, figure.core_start)
        if token is None:
            continue
        head = token if token.dep_ not in ("nummod", "quantmod", "compound", "amod", "det") else token.head
        if head.pos_ in ("NOUN", "PROPN") and not people.may_be(_counted(head), "killed"):
            continue
        if head.dep_ == "pobj" and head.head.lower_ not in ("of", "over", "about", "to"):
            continue
        if head.dep_ == "nsubj" and head.head.pos_ == "VERB" and not is_passive(head.head):
            continue
        near = [h for h in hits if h.harm and h.cue.frame != "toll" and _between(h, token, head) <= 2]
        if near:
            hit = min(near, key=lambda h: _between(h, token, head))
            start = min(figure.start, *(sentence.at(t) for t in hit.tokens))
            end = max(figure.end, sentence.behind(head), *(sentence.behind(t) for t in hit.tokens))
            found.append(
                replace(
                    _plain(hit, sentence, figure, start, end), victims=people.victims(head), noun=head.text, head=head
                )
            )
            used.add(figure.start)
    return found


def _token_at(sentence: Sentence, position: int) -> Token | None:
    """Return the token that stands at an offset of the article."""
    span = sentence.span.doc.char_span(
        position - sentence.offset, position - sentence.offset + 1, alignment_mode="expand"
    )
    return span[0] if span else None


def _between(hit: Hit, number: Token, head: Token) -> int:
    """Return how many words stand between a cue and a counted noun."""
    return min(abs(t.i - n.i) - 1 for t in hit.tokens for n in (number, head))


def _parts(sentence: Sentence, found: list[Harm], figures: Sequence[Figure], people: People) -> list[Harm]:
    """Return the groups told as "including 11 children", "among them two women" of a figure before them."""
    added: list[Harm] = []
    text = sentence.span.text
    for lead in ("including", "among them", "among whom", "of whom", "of them"):
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
    result = []
    for token in sentence.span:
        if sentence.at(token) < position or token.pos_ not in ("NOUN", "PROPN") or sentence.at(token) - position > 120:
            continue
        figure = _figure_of(sentence, token, figures)
        article = next((c for c in token.children if c.dep_ == "det" and c.lower_ in SINGULAR), None)
        if (
            token.dep_ in ("compound", "poss", "amod")
            or not people.is_person(token)
            or (figure is None and article is None)
        ):
            continue
        if figure is not None and figure.start in taken:
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
                False,
                owner.cue,
                token,
                figure.start if figure else -1,
            )
        )
        taken |= {figure.start} if figure else set()
    return result


def _joined(found: list[Harm], sentence: Sentence) -> list[Harm]:
    """Return the figures with "killed or wounded" of one noun made casualties."""
    kept: list[Harm] = []
    for harm in found:
        twin = next(
            (
                k
                for k in kept
                if k.head.i == harm.head.i and k.number_text == harm.number_text and k.measure != harm.measure
            ),
            None,
        )
        if twin is None:
            kept.append(harm)
        elif abs(twin.cue.i - harm.cue.i) > BESIDE:
            continue
        elif {twin.measure, harm.measure} == {"killed", "injured"}:
            kept[kept.index(twin)] = replace(
                twin, measure="casualties", end=max(twin.end, harm.end), start=min(twin.start, harm.start)
            )
        elif {twin.measure, harm.measure} == {"killed", "arrested"}:
            kept[kept.index(twin)] = replace(
                twin, measure="killed_or_arrested", end=max(twin.end, harm.end), start=min(twin.start, harm.start)
            )
    return kept


def counted_events(sentence: Sentence, hits: Sequence[Hit], figures: Sequence[Figure]) -> list[Harm]:
    """Return the figures that count events ("207 attacks in 2021"), which are sums and never one incident."""
    found = []
    for hit in hits:
        noun = hit.tokens[-1]
        figure = _figure_of(sentence, noun, figures) if hit.cue.frame == "event" and noun.tag_ == "NNS" else None
        if figure is not None and (figure.low or figure.high or 0) >= SEVERAL:
            start, end = min(figure.start, sentence.at(hit.token)), max(figure.end, sentence.behind(noun))
            found.append(replace(_plain(hit, sentence, figure, start, end), measure="incidents"))
    return found


def _once(found: list[Harm]) -> list[Harm]:
    """Return the figures without a part told twice ("one of them a woman"): the one that names its victims stays."""
    return [
        h
        for h in found
        if not any(
            o is not h
            and (o.measure, o.low, o.scope) == (h.measure, h.low, "part")
            and o.start < h.end
            and h.start < o.end
            and (bool(o.victims), o.start) > (bool(h.victims), h.start)
            for o in found
        )
    ]


def _scoped(found: list[Harm]) -> list[Harm]:
    """Return the figures with the groups of one enumeration marked as parts."""
    result = []
    for harm in found:
        peers = [h for h in found if h is not harm and h.measure == harm.measure and h.cue.i == harm.cue.i]
        joined = [h for h in peers if not _is_part(h) and h.head.i in {t.i for t in coordinates(_first(harm.head))}]
        own = harm.number_text.lower() in REFLEXIVE or REFLEXIVE & {
            c.lower_ for c in harm.cue.subtree if c.i - harm.cue.i == 1
        }
        partial = not own and (harm.scope == "part" or bool(joined) or _is_part(harm))
        result.append(replace(harm, scope="part") if partial else harm)
    return result


def _first(token: Token) -> Token:
    """Return the noun that an enumeration begins with."""
    while token.dep_ == "conj":
        token = token.head
    return token


def _is_part(harm: Harm) -> bool:
    """Say whether the words of a figure make it a part: "12 of the dead", "one of them"."""
    words = " ".join(t.lower_ for t in phrase_tokens(harm.head))
    return any(lead in words for lead in PART_LEADS) or words.startswith(("one of", "the other"))
