"""One figure of harm, and which noun a number counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.text.cues import Hit
from pipeline.text.figures import Figure
from pipeline.text.parse import Sentence
from pipeline.text.phrases import of_noun, phrase_span

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
REFLEXIVE = {"himself", "herself", "themselves"}
SINGULAR = {"a", "an", "another"}
REFERRING = {"he", "she", "him", "her"}


@dataclass(frozen=True)
class Harm:
    """One figure of one measure; offsets are those of the article's text.

    `unsure` marks persons of whom only the deed is told and not what came of it ("shot five people").
    """

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
    unsure: bool = False


def figure_of(sentence: Sentence, head: Token, figures: Sequence[Figure]) -> Figure | None:
    """Return the figure that counts a noun: one of its words hangs on the noun as a number does."""
    over = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" and head.i - head.head.i < 3 else head
    nouns = {head.i, counted(head).i, over.i}
    begin = min(*(t.i for t in head.subtree), over.i)
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
    number = token
    if token.lower_ == "no":
        return token.head.i in nouns and token.dep_ == "det"
    for _ in range(4):
        if token.i in nouns:
            return True
        other = token.dep_ == "conj" and token.pos_ in ("NOUN", "PROPN") and token.tag_ != "CD" and not token.like_num
        if token.dep_ not in NUMERAL or token.head.i == token.i or (other and number.i != token.i):
            return False
        if token.dep_ == "conj" and token.i == number.i and token.head.pos_ in ("NOUN", "PROPN") and of_noun(token):
            return False
        token = token.head
    return token.i in nouns


def counted(head: Token) -> Token:
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


def is_count_of_dead(hit: Hit) -> bool:
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


def extent(sentence: Sentence, hit: Hit, head: Token, figure: Figure | None) -> tuple[int, int]:
    """Return the span from figure and noun to the cue, the shortest stretch that carries the claim."""
    begin, end = phrase_span(head)
    tokens = [t for t in hit.tokens if abs(t.i - head.i) <= 25] or [hit.token]
    start = min([begin + sentence.offset, *(sentence.at(t) for t in tokens)] + ([figure.start] if figure else []))
    stop = max([end + sentence.offset, *(sentence.behind(t) for t in tokens)] + ([figure.end] if figure else []))
    return start, stop


def plain(hit: Hit, sentence: Sentence, figure: Figure, start: int, end: int) -> Harm:
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
