"""Which words of time in a sentence tell when something was said, and which incident each of the others dates."""

from collections.abc import Sequence

from spacy.tokens import Token

from pipeline.text.dates import DatePhrase, is_recalled
from pipeline.text.discourse import Discourse
from pipeline.text.frame_types import Findings
from pipeline.text.parse import Sentence

WORDS_A_STEP = 6
BEHIND = "after_that"  # dates only what is told behind it: "a week after gunmen killed 20"


def sorted_dates(
    sentence: Sentence, found: Findings, discourse: Discourse
) -> tuple[DatePhrase | None, list[DatePhrase], list[DatePhrase]]:
    """Return when it was said, when it happened (one phrase each), and the periods of a sentence."""
    said: DatePhrase | None = None
    dated: list[DatePhrase] = []
    periods: list[DatePhrase] = []
    for phrase in found.dates:
        if phrase.is_period:
            periods.append(phrase)
        elif phrase.kind == BEHIND:
            dated.append(phrase)
        elif (
            _is_comparison(sentence, phrase, found)
            or _is_of_other(sentence, phrase, found, discourse)
            or _is_of_aftermath(sentence, phrase, found, discourse)
        ):
            continue
        elif _is_said_on(sentence, phrase, found, discourse):
            told = [p for p in (said, phrase) if p is not None]
            said = max(told, key=lambda p: _is_beside_speech(sentence, p, found))
            dated += [p for p in told if p is not said]
        elif not any(phrase.start < p.end and p.start < phrase.end for p in dated):
            dated.append(phrase)
    return said, dated, periods


def _is_comparison(sentence: Sentence, phrase: DatePhrase, found: Findings) -> bool:
    """Say whether a date only measures how long something lasts ("the worst since the war began in 2011")."""
    token = token_at(sentence, phrase.start)
    if is_recalled(phrase, sentence.span.doc.text, sentence.offset):
        return False
    if token is not None and any(token.head == h.head for h in found.hits if h.cue.frame == "event"):
        return False
    if phrase.kind == "since_day":
        return any(p is not phrase and not p.is_period for p in found.dates)
    if token is None or phrase.text.lower().startswith(("by ", "until ", "since ")):
        return token is not None
    return any(
        above.lower_ == "since"
        or (
            above.dep_ != "ROOT"
            and any(c.dep_ == "mark" and c.lower_ == "since" and 0 < token.i - c.i < 10 for c in above.children)
        )
        for above in [token, *token.ancestors][:4]
    )


def _is_of_other(sentence: Sentence, phrase: DatePhrase, found: Findings, discourse: Discourse) -> bool:
    """Say whether a date belongs to something that is no incident: "a visit last week", "after the 2011 uprising"."""
    token = token_at(sentence, phrase.start)
    if _names_year_of_other(sentence, phrase, found):
        return True
    heads = [t for t in (list(token.ancestors)[:2] if token is not None else []) if t.pos_ != "ADP"]
    if not heads or heads[0].pos_ != "NOUN" or heads[0].lemma_.lower() not in discourse.words["other_event"]:
        return False
    link = heads[0].head
    within = heads[0].dep_ == "pobj" and link.lower_ in ("in", "during")
    return not (within and any(h.token == link.head for h in found.hits))


def _is_of_aftermath(sentence: Sentence, phrase: DatePhrase, found: Findings, discourse: Discourse) -> bool:
    """Say whether a date is that of a court, or of what those touched by an incident did ("survivors met on …")."""
    token = token_at(sentence, phrase.start)
    cues = {h.token.i for h in found.hits} | {h.cue.i for h in found.harms}
    verb = next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX")), None) if token is not None else None
    if token is None or verb is None or verb.i in cues or not cues:
        return False
    if verb.lemma_.lower() in discourse.words["judging"]:
        return not any(min(verb.i, token.i) < i < max(verb.i, token.i) for i in cues)
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.i in cues or verb.lemma_.lower() in discourse.words["happening"]:
        return False
    below = {t.i for t in subject.subtree}
    return cues <= below and subject.lemma_.lower() in discourse.words["touched"]


def _names_year_of_other(sentence: Sentence, phrase: DatePhrase, found: Findings) -> bool:
    """Say whether a year stands before a noun that is no cue ("the 2011 uprising"), which alone it dates."""
    year = sentence.token(phrase.end - 1)
    bare = phrase.kind == "year" and "c" in dict(phrase.parts)
    if not bare or year is None or year.head.pos_ not in ("NOUN", "PROPN"):
        return False
    cues = {t.i for h in found.hits for t in h.tokens} | {h.cue.i for h in found.harms}
    return year.i < year.head.i and year.head.i not in cues


def _is_beside_speech(sentence: Sentence, phrase: DatePhrase, found: Findings) -> bool:
    """Say whether a date stands right behind a speech verb."""
    token = token_at(sentence, phrase.start)
    return token is not None and any(0 < token.i - s.verb.i <= 2 for s in found.speakers if s.verb is not None)


def _is_said_on(sentence: Sentence, phrase: DatePhrase, found: Findings, discourse: Discourse) -> bool:
    """Say whether a date tells when somebody spoke: it hangs on, or directly follows, a speech verb."""
    verbs = {s.verb.i for s in found.speakers if s.verb is not None}
    token = token_at(sentence, phrase.start)
    if token is None:
        return False
    cues = {h.token.i for h in found.hits}
    for above in token.ancestors:
        if above.lemma_.lower() in discourse.words["telling"] and above.i not in cues - _released(found):
            return True
        if above.i in verbs:
            return abs(above.i - token.i) <= 12 and not _subject_between(above, token)
        if above.i in cues or above.pos_ == "VERB":
            return above.i not in cues and any(0 < token.i - v <= 2 for v in verbs)
    return False


def _released(found: Findings) -> set[int]:
    """Return the places of cues that only tell that something was let out, which may be a statement."""
    return {h.token.i for h in found.hits if h.cue.measure == "released"}


def _subject_between(verb: Token, date: Token) -> bool:
    """Say whether the words between a speech verb and a date hold a clause of their own."""
    return any(t.dep_ in ("nsubj", "nsubjpass") for t in verb.doc[verb.i + 1 : date.i] if t.head.i != verb.i)


def token_at(sentence: Sentence, position: int) -> Token | None:
    """Return the first content token at an offset of the article."""
    token = sentence.token(position)
    while token is not None and token.pos_ == "ADP" and token.i + 1 < len(token.doc):
        token = token.nbor()
    return token


def owners(
    sentence: Sentence, anchors: list[int], dated: list[DatePhrase], kinds: dict[int, str], aside: frozenset[int]
) -> dict[int, int]:
    """Return for each cue token the number of the date it belongs to (-1 for none, -2 for those of an aside)."""
    tokens = {n: t for n, d in enumerate(dated) if (t := token_at(sentence, d.start)) is not None}
    reach = {n: _clause(t, anchors) for n, t in tokens.items()}
    behind = {n: _told_behind(sentence, dated[n]) for n in tokens if dated[n].kind == BEHIND}
    owner = {}
    for i in anchors:
        near = next((n for n, told in behind.items() if i in told), None)
        free = [n for n in tokens if n not in behind and (not reach[n] or i in reach[n])]
        inside = [n for n in free if near is not None and tokens[n].i in behind[near]]
        open_ = inside or ([near] if near is not None else free)
        cost = [(_distance(sentence.span.doc[i], tokens[n]), n) for n in open_]
        owner[i] = -2 if i in aside and near is None else (min(cost)[1] if cost else -1)
    return _without_other_arrests(sentence, owner, tokens, kinds) if len(dated) == 1 else owner


def _told_behind(sentence: Sentence, phrase: DatePhrase) -> frozenset[int]:
    """Return the tokens of what "a week after" stands before: a clause, or a noun with all that hangs on it."""
    link = sentence.token(phrase.end - 1)
    if link is None:
        return frozenset()
    top = link.head if link.dep_ == "mark" else link
    return frozenset(t.i for t in top.subtree if t.i > link.i)


def _clause(date: Token, anchors: Sequence[int]) -> frozenset[int]:
    """Return the tokens that a date can belong to: those of its aside, where that holds a cue; empty for all."""
    for node in (date, *date.ancestors):
        if (node.dep_ == "relcl" and node.head.i not in anchors) or (node.dep_ == "prep" and node.lower_ == "since"):
            aside = {t.i for t in node.subtree}
            return frozenset(aside) if aside & set(anchors) else frozenset()
    return frozenset()


def _without_other_arrests(
    sentence: Sentence, owner: dict[int, int], tokens: dict[int, Token], kinds: dict[int, str]
) -> dict[int, int]:
    """Return owners of the one date of a sentence without the attack that an arrest told with the date refers to."""
    if "Arrests" not in kinds.values() or not tokens:
        return owner
    nearest = min(owner, key=lambda i: _distance(sentence.span.doc[i], tokens[0]))
    arrest = kinds.get(nearest) == "Arrests"
    return {i: n if (kinds.get(i) == "Arrests") == arrest else -1 for i, n in owner.items()}


def _distance(a: Token, b: Token) -> float:
    """Return how far two tokens are apart in the parse, then in words."""
    up = [t.i for t in (a, *a.ancestors)]
    steps = next((n + up.index(t.i) for n, t in enumerate((b, *b.ancestors)) if t.i in up), 50)
    return steps + abs(a.i - b.i) / WORDS_A_STEP
