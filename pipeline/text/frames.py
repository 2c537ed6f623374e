"""What one sentence tells: its acts and harms, grouped by incident, with their words of time and place."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from pipeline.text.actors import ActorMention
from pipeline.text.attribution import Speaker
from pipeline.text.cues import Hit
from pipeline.text.dates import DatePhrase, is_recalled
from pipeline.text.discourse import Discourse
from pipeline.text.harm_figures import REFLEXIVE, Harm
from pipeline.text.parse import Sentence
from pipeline.text.phrases import (
    agents,
    coordinates,
    described,
    is_definite,
    is_indefinite,
    is_passive,
    patients,
    phrase_span,
    targets,
)
from pipeline.text.place_types import PlaceMention

WORDS_A_STEP = 6
EVENTFUL = {"act", "event", "territory", "strategic", "property", "police_response", "weapon"}


@dataclass
class Frame:
    """One incident as one sentence tells it."""

    sentence: Sentence
    hits: list[Hit] = field(default_factory=list)
    harms: list[Harm] = field(default_factory=list)
    date: DatePhrase | None = None
    said_on: DatePhrase | None = None
    period: DatePhrase | None = None
    places: list[PlaceMention] = field(default_factory=list)
    agents: list[ActorMention] = field(default_factory=list)
    targets: list[ActorMention] = field(default_factory=list)
    target_span: tuple[int, int] | None = None
    claimed_by: ActorMention | None = None
    blamed: ActorMention | None = None
    new: bool = False
    unreal: bool = False
    speakers: list[Speaker] = field(default_factory=list)
    vague_nouns: frozenset[str] = frozenset()
    separate: bool = False
    reaction: bool = False
    fresh: bool = False
    referred: bool = False
    apart: bool = False
    sums: list[Harm] = field(default_factory=list)
    same_place: bool = False
    criminal: bool = False


@dataclass(frozen=True)
class Findings:
    """What the finders saw in one sentence, offsets of the article's text."""

    hits: list[Hit]
    harms: list[Harm]
    dates: list[DatePhrase]
    places: list[PlaceMention]
    actors: list[ActorMention]
    speakers: list[Speaker]


def frames(sentence: Sentence, found: Findings, discourse: Discourse) -> list[Frame]:
    """Return the frames of a sentence in order: one, unless its dates tell that it speaks of several incidents."""
    found = _without_fiction(found, discourse)
    hits = [h for h in found.hits if _is_told(h, found.hits, discourse)]
    if not hits and not found.harms:
        return _claim_alone(sentence, found, discourse)
    said, dated, periods = _sorted_dates(sentence, found, discourse)
    anchors = sorted({*(h.token.i for h in hits), *(h.cue.i for h in found.harms)})
    if not anchors:
        return []
    kinds = {h.token.i: h.cue.sub_event_type for h in hits}
    aside = discourse.aside(sentence.span) & set(anchors)
    owner = _owners(sentence, anchors, dated, kinds, aside if len(aside) < len(anchors) else frozenset())
    made: dict[int, Frame] = {}
    for number in dict.fromkeys(owner.values()):
        frame = Frame(sentence, said_on=said, speakers=found.speakers)
        frame.date = dated[number] if number >= 0 else None
        frame.apart = bool(aside)
        frame.same_place = discourse.same_place(sentence.span)
        frame.hits = [h for h in hits if owner[h.token.i] == number]
        frame.harms = [h for h in found.harms if owner.get(h.cue.i, number) == number]
        made[number] = frame
    for frame in made.values():
        _place(frame, list(made.values()), found.places, found.speakers)
        _cast(frame, found, sentence, discourse)
        frame.reaction = _is_reaction(frame)
        frame.fresh, frame.referred = _introduces(frame, discourse), _refers(frame, discourse)
        frame.period = _nearest_period(frame, periods)
        frame.vague_nouns = discourse.words["vague"]
        frame.separate = any(t.lower_ in ("separate", "different", "across") for t in sentence.span)
        frame.new = discourse.is_new(sentence.span) and (len(made) == 1 or frame.date is not None)
        frame.unreal = bool(frame.hits) and all(discourse.unreal(h.head, h.tokens) for h in frame.hits)
        frame.unreal = frame.unreal or _is_figure_of_speech(frame, discourse) or _is_general(frame, discourse)
        frame.criminal = discourse.of_crime(sentence.span)
    return list(made.values())


def _without_fiction(found: Findings, discourse: Discourse) -> Findings:
    """Return what was found without the cues and harms that are told of a story or an exercise."""
    fictions = [h.head for h in found.hits if h.cue.frame == "unreal" and h.cue.strength > 1]
    if not fictions:
        return found
    hits = [h for h in found.hits if not discourse.feigned(h.head, fictions)]
    return replace(found, hits=hits, harms=[h for h in found.harms if not discourse.feigned(h.cue, fictions)])


def _is_told(hit: Hit, hits: Sequence[Hit], discourse: Discourse) -> bool:
    """Say whether a cue tells something that was done: not denied, no mere place or cause, in its own sense."""
    if hit.cue.frame == "event" and discourse.counted_over_time(hit.head):
        return False
    return not (discourse.denied(hit.head) or discourse.transitive(hit.token) or _is_beside(hit, hits, discourse))


def _is_beside(hit: Hit, hits: Sequence[Hit], discourse: Discourse) -> bool:
    """Say whether a cue is a place ("inside the mine") or what another is about ("protested against the strikes")."""
    link = hit.head.head
    if hit.cue.frame == "weapon" and hit.head.dep_ == "pobj" and link.lower_ in ("in", "inside", "at", "near"):
        return True
    if hit.cue.frame != "event" or link.dep_ != "prep" or link.lower_ not in discourse.words["cause"]:
        return False
    above = {t.i for t in link.ancestors}
    return any(o.token.i in above for o in hits if o is not hit and o.cue.sub_event_type)


def _introduces(frame: Frame, discourse: Discourse) -> bool:
    """Say whether a frame tells an event or attackers as new to the reader ("a car bomb", "gunmen")."""
    acting = [t for h in frame.hits for t in agents(h.token)]
    strangers = [t for t in acting if any(_names(frame, a, t) for a in frame.agents if a.kind == "armed_unknown")]
    return any(is_indefinite(t) for t in [*_event_nouns(frame, discourse), *strangers])


def _refers(frame: Frame, discourse: Discourse) -> bool:
    """Say whether a frame speaks of an event as known to the reader ("the blast", "Monday's raid")."""
    return any(is_definite(t) for t in _event_nouns(frame, discourse))


def _names(frame: Frame, actor: ActorMention, noun: Token) -> bool:
    """Say whether an actor is named by a noun."""
    return actor.start <= frame.sentence.at(noun) < actor.end


def _event_nouns(frame: Frame, discourse: Discourse) -> list[Token]:
    """Return the nouns of a frame that name single events or the weapons that made them."""
    nouns = [h.head for h in frame.hits if h.cue.frame in ("event", "weapon") and h.head.pos_ in ("NOUN", "PROPN")]
    return [n for n in nouns if n.lemma_.lower() not in discourse.words["vague"] and n.dep_ != "compound"]


def _is_general(frame: Frame, discourse: Discourse) -> bool:
    """Say whether a frame without harm tells what happens again and again ("militants who strike its cities")."""
    if frame.harms or not frame.hits:
        return False
    sentence = frame.sentence
    habit = not sentence.title and sentence.paragraph > 1 and all(h.token.tag_ in ("VBP", "VBZ") for h in frame.hits)
    return habit or discourse.repeated(sentence.span, [h.head for h in frame.hits])


def _is_figure_of_speech(frame: Frame, discourse: Discourse) -> bool:
    """Say whether a frame tells a fight in words only: of an election or a match, nobody armed, nobody hurt."""
    armed = any(a.kind not in ("civilians", "government", "country") for a in (*frame.agents, *frame.targets))
    if armed or frame.harms or not frame.hits:
        return False
    return discourse.figurative(frame.sentence.span, [h.tokens[-1] for h in frame.hits])


def _claim_alone(sentence: Sentence, found: Findings, discourse: Discourse) -> list[Frame]:
    """Return a frame for a sentence that only says who did it."""
    frame = Frame(sentence, speakers=found.speakers)
    frame.claimed_by = _responsible(sentence, found.actors, discourse)
    frame.blamed = _blamed(sentence, found.actors, discourse)
    return [frame] if frame.claimed_by or frame.blamed else []


def _blamed(sentence: Sentence, actors: Sequence[ActorMention], discourse: Discourse) -> ActorMention | None:
    """Return the group that a sentence holds responsible."""
    verb = discourse.blames(sentence.span)
    groups = [a for a in actors if a.kind == "group"]
    if verb is None or not groups:
        return None
    behind = [a for a in groups if a.start > sentence.at(verb)]
    accusing = verb.lemma_.lower() in ("blame", "accuse") and not is_passive(verb)
    return behind[0] if behind else (None if accusing else groups[0])


def _sorted_dates(
    sentence: Sentence, found: Findings, discourse: Discourse
) -> tuple[DatePhrase | None, list[DatePhrase], list[DatePhrase]]:
    """Return when it was said, when it happened (one phrase each), and the periods of a sentence."""
    said: DatePhrase | None = None
    dated: list[DatePhrase] = []
    periods: list[DatePhrase] = []
    for phrase in found.dates:
        if phrase.is_period:
            periods.append(phrase)
        elif _is_comparison(sentence, phrase, found) or _is_of_other(sentence, phrase, discourse):
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
    token = _token(sentence, phrase.start)
    if is_recalled(phrase, sentence.span.doc.text, sentence.offset):
        return False
    if token is not None and any(token.head == h.head for h in found.hits if h.cue.frame == "event"):
        return False
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


def _is_of_other(sentence: Sentence, phrase: DatePhrase, discourse: Discourse) -> bool:
    """Say whether a date belongs to something that is no incident ("a visit to Kabul last week")."""
    token = _token(sentence, phrase.start)
    heads = [t for t in (list(token.ancestors)[:2] if token is not None else []) if t.pos_ != "ADP"]
    return bool(heads) and heads[0].pos_ == "NOUN" and heads[0].lemma_.lower() in discourse.words["other_event"]


def _is_beside_speech(sentence: Sentence, phrase: DatePhrase, found: Findings) -> bool:
    """Say whether a date stands right behind a speech verb."""
    token = _token(sentence, phrase.start)
    return token is not None and any(0 < token.i - s.verb.i <= 2 for s in found.speakers if s.verb is not None)


def _is_said_on(sentence: Sentence, phrase: DatePhrase, found: Findings, discourse: Discourse) -> bool:
    """Say whether a date tells when somebody spoke: it hangs on, or directly follows, a speech verb."""
    verbs = {s.verb.i for s in found.speakers if s.verb is not None}
    token = _token(sentence, phrase.start)
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


def _token(sentence: Sentence, position: int) -> Token | None:
    """Return the first content token at an offset of the article."""
    span = sentence.span.doc.char_span(
        position - sentence.offset, position - sentence.offset + 1, alignment_mode="expand"
    )
    if not span:
        return None
    token = span[0]
    while token.pos_ == "ADP" and token.i + 1 < len(token.doc):
        token = token.nbor()
    return token


def _owners(
    sentence: Sentence, anchors: list[int], dated: list[DatePhrase], kinds: dict[int, str], aside: frozenset[int]
) -> dict[int, int]:
    """Return for each cue token the number of the date it belongs to (-1 for none, -2 for those of an aside)."""
    tokens = {n: t for n, d in enumerate(dated) if (t := _token(sentence, d.start)) is not None}
    reach = {n: _clause(t, anchors) for n, t in tokens.items()}
    owner = {}
    for i in anchors:
        cost = [(_distance(sentence.span.doc[i], t), n) for n, t in tokens.items() if not reach[n] or i in reach[n]]
        owner[i] = -2 if i in aside else (min(cost)[1] if cost else -1)
    return _without_other_arrests(sentence, owner, tokens, kinds) if len(dated) == 1 else owner


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


def _is_reaction(frame: Frame) -> bool:
    """Say whether a frame only tells how attackers were arrested or killed."""
    deeds = [h for h in frame.hits if h.cue.frame in ("act", "event", "patient", "territory", "property")]
    return bool(deeds) and all(
        h.cue.measure == "arrested" or h.cue.sub_event_type == "Arrests" or _strikes_attacker(h, frame) for h in deeds
    )


def _strikes_attacker(hit: Hit, frame: Frame) -> bool:
    """Say whether a cue tells the death of attackers."""
    return any(h.perpetrator and h.cue.i == hit.token.i for h in frame.harms)


def _place(frame: Frame, all_frames: list[Frame], places: Sequence[PlaceMention], speakers: Sequence[Speaker]) -> None:
    """Give a frame the places of its sentence that stand nearest to its cues, none of a speaker."""
    own = {t.i for s in speakers if s.verb is not None for c in s.verb.children if c.dep_ == "nsubj" for t in c.subtree}
    spoken = [p for p in places if (token := _token(frame.sentence, p.start)) is not None and token.i in own]
    firm = [p for p in places if not p.weak and p not in spoken] or [p for p in places if p not in spoken]
    for place in firm:
        if any(s.start <= place.start < s.end for s in speakers) or place.metonym:
            continue
        nearest = min(all_frames, key=lambda f: _reach(f, place.start))
        if nearest is frame:
            frame.places.append(place)


def _reach(frame: Frame, position: int) -> int:
    """Return how many characters a position lies from a frame's nearest cue."""
    spots = [frame.sentence.at(h.token) for h in frame.hits] + [frame.sentence.at(h.cue) for h in frame.harms]
    return min((abs(position - s) for s in spots), default=10_000)


def _cast(frame: Frame, found: Findings, sentence: Sentence, discourse: Discourse) -> None:
    """Give a frame those who act and those who are acted on."""
    actors = found.actors
    speaking = [(s.start, s.end) for s in frame.speakers]
    usable = [a for a in actors if not any(s <= a.start < e for s, e in speaking)]
    for hit in frame.hits:
        if hit.cue.frame == "territory" and not hit.token.tag_.startswith("VB") and len(frame.hits) > 1:
            continue
        suffering = {p.i for p in patients(hit)} if hit.harm else set()
        for token in (t for t in hit.tokens if t.pos_ in ("VERB", "NOUN", "PROPN", "AUX", "ADJ")):
            frame.agents += _mentions(sentence, [a for a in agents(token) if a.i not in suffering], usable)
            if not hit.harm or hit.cue.frame == "patient":
                aimed = [t for t in targets(token) if not any(d.start <= sentence.at(t) < d.end for d in found.dates)]
                frame.targets += _mentions(sentence, aimed, usable)
                if aimed and frame.target_span is None and hit.cue.frame in ("act", "event"):
                    start, end = phrase_span(aimed[0])
                    frame.target_span = (start + sentence.offset, end + sentence.offset)
        if hit.cue.frame == "weapon" and any(
            sentence.at(hit.token) <= a.start < sentence.behind(hit.tokens[-1]) for a in usable
        ):
            frame.agents += [a for a in usable if sentence.at(hit.token) <= a.start < sentence.behind(hit.tokens[-1])]
    for harm in (h for h in frame.harms if h.number_text.lower() not in REFLEXIVE):
        frame.targets += _mentions(sentence, [*coordinates(harm.head), *described(harm.head)], usable)
    frame.claimed_by = _responsible(sentence, actors, discourse)
    frame.blamed = _blamed(sentence, [a for a in actors if a not in frame.targets], discourse)
    frame.agents = [a for a in dict.fromkeys(frame.agents) if a not in frame.targets or a in _mentions_left(frame, a)]
    frame.targets = list(dict.fromkeys(frame.targets))


def _mentions_left(frame: Frame, actor: ActorMention) -> list[ActorMention]:
    """Return the actor when it stands before every cue of the frame: then it acts."""
    first = min((frame.sentence.at(h.token) for h in frame.hits), default=0)
    return [actor] if actor.end <= first else []


def _mentions(sentence: Sentence, heads: Sequence[Token], actors: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the actors named in the phrases of given nouns."""
    found = []
    for head in heads:
        start, end = phrase_span(head)
        start, end = start + sentence.offset, end + sentence.offset
        found += [a for a in actors if a.start < end and start < a.end]
    return found


def _responsible(sentence: Sentence, actors: Sequence[ActorMention], discourse: Discourse) -> ActorMention | None:
    """Return who claims the incident, where the sentence says so."""
    words = discourse.responsibility(sentence.span)
    if words is None:
        return None
    before = [a for a in actors if a.start < sentence.at(words) and a.kind == "group"]
    after = [a for a in actors if a.start > sentence.at(words) and a.kind == "group"]
    return before[-1] if before else (after[0] if after and "by" in sentence.span.text.lower() else None)


def _nearest_period(frame: Frame, periods: Sequence[DatePhrase]) -> DatePhrase | None:
    """Return the period that a frame's figures are summed over."""
    return min(periods, key=lambda p: _reach(frame, p.start), default=None)
