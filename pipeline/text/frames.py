"""What one sentence tells: its acts and harms, grouped by incident, with their words of time and place."""

from collections.abc import Sequence

from spacy.tokens import Token

from pipeline.text.actors import ActorMention
from pipeline.text.attribution import Speaker
from pipeline.text.dates import DatePhrase
from pipeline.text.discourse import Discourse
from pipeline.text.frame_dates import BEHIND, owners, sorted_dates, token_at
from pipeline.text.frame_senses import (
    introduces,
    is_figure_of_speech,
    is_general,
    is_known,
    is_told,
    without_fiction,
)
from pipeline.text.frame_types import Findings, Frame
from pipeline.text.harm_figures import REFLEXIVE
from pipeline.text.parse import Sentence
from pipeline.text.phrases import (
    agents,
    coordinates,
    described,
    is_passive,
    patients,
    phrase_span,
    targets,
)
from pipeline.text.place_types import PlaceMention


def frames(sentence: Sentence, found: Findings, discourse: Discourse) -> list[Frame]:
    """Return the frames of a sentence in order: one, unless its dates tell that it speaks of several incidents."""
    found = without_fiction(found, discourse)
    hits = [h for h in found.hits if is_told(h, found.hits, discourse)]
    if not hits and not found.harms:
        return _claim_alone(sentence, found, discourse)
    said, dated, periods = sorted_dates(sentence, found, discourse)
    anchors = sorted({*(h.token.i for h in hits), *(h.cue.i for h in found.harms)})
    if not anchors:
        return []
    kinds = {h.token.i: h.cue.sub_event_type for h in hits}
    aside = discourse.aside(sentence.span)
    rest = {kinds.get(i, "Arrests") for i in anchors if i not in aside}
    if rest <= {"Arrests"}:  # nothing beside it, or an arrest over it
        aside = frozenset()
    apart = not aside.isdisjoint(anchors)
    owner = owners(sentence, anchors, dated, kinds, aside)
    made: dict[int, Frame] = {}
    for number in sorted(dict.fromkeys(owner.values()), key=lambda n: n == -2):
        frame = Frame(sentence, said_on=said, speakers=found.speakers)
        frame.date = dated[number] if number >= 0 else None
        if frame.date is not None and frame.date.kind == BEHIND:
            frame.dated_from = next((d for d in dated if d.kind != BEHIND), said)
        frame.apart = apart
        frame.same_place = discourse.same_place(sentence.span)
        frame.hits = [h for h in hits if owner[h.token.i] == number]
        frame.harms = [h for h in found.harms if owner.get(h.cue.i, number) == number]
        made[number] = frame
    for frame in made.values():
        frame.offices = discourse.words["office"]
        _place(frame, list(made.values()), found.places, found.speakers, aside, found.actors)
        _cast(frame, found, sentence, discourse)
        frame.fresh = introduces(frame, discourse)
        frame.period = _nearest_period(frame, periods)
        frame.vague_nouns = discourse.words["vague"]
        frame.separate = any(t.lower_ in ("separate", "different", "across") for t in sentence.span)
        frame.new = discourse.is_new(sentence.span) and (len(made) == 1 or frame.date is not None)
        frame.unreal = bool(frame.hits) and all(discourse.unreal(h.head, h.tokens) for h in frame.hits)
        frame.unreal = frame.unreal or is_figure_of_speech(frame, discourse) or is_general(frame, discourse)
        frame.known = is_known(frame)
        frame.mutual = any(" ".join(h.cue.words) in discourse.words["mutual"] for h in frame.hits)
        frame.criminal = discourse.of_crime(sentence.span)
    return list(made.values())


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


def _place(
    frame: Frame,
    all_frames: list[Frame],
    places: Sequence[PlaceMention],
    speakers: Sequence[Speaker],
    aside: frozenset[int],
    actors: Sequence[ActorMention],
) -> None:
    """Give a frame the places of its sentence nearest to its cues, on its side of an aside, none of a speaker."""
    own = {t.i for s in speakers if s.verb is not None for c in s.verb.children if c.dep_ == "nsubj" for t in c.subtree}
    spoken = [p for p in places if (token := token_at(frame.sentence, p.start)) is not None and token.i in own]
    firm = [p for p in places if not p.weak and p not in spoken] or [p for p in places if p not in spoken]
    for place in firm:
        if any(s.start <= place.start < s.end for s in speakers) or place.metonym:
            continue
        if _is_of_office(frame, place) or _is_home(frame, place, actors):
            continue
        token = token_at(frame.sentence, place.start)
        inside = token is not None and token.i in aside
        beside = [f for f in all_frames if _is_in(f, aside) == inside] or all_frames
        if not _acts(frame, place) and _of_place(frame.sentence, beside, place) is frame:
            frame.places.append(place)


def _is_in(frame: Frame, aside: frozenset[int]) -> bool:
    """Say whether a frame is told in an aside."""
    return any(t.i in aside for t in (*(h.token for h in frame.hits), *(h.cue for h in frame.harms)))


def _of_place(sentence: Sentence, all_frames: Sequence[Frame], place: PlaceMention) -> Frame:
    """Return the frame that a place belongs to: that of the cue it hangs on in the parse, else of the nearest cue."""
    token = token_at(sentence, place.start)
    cues = {h.token.i: f for f in all_frames for h in f.hits} | {h.cue.i: f for f in all_frames for h in f.harms}
    above = next((cues[t.i] for t in (token.ancestors if token is not None else ()) if t.i in cues), None)
    return above or min(all_frames, key=lambda f: _reach(f, place.start))


def _acts(frame: Frame, place: PlaceMention) -> bool:
    """Say whether a place is the country that does something ("Egypt strikes …")."""
    token = token_at(frame.sentence, place.start)
    country = any(c.kind == "country" for c in place.candidates[:1]) and not place.possessive
    return token is not None and country and token.dep_ == "nsubj" and token.head.pos_ == "VERB"


def _is_home(frame: Frame, place: PlaceMention, actors: Sequence[ActorMention]) -> bool:
    """Say whether a country only tells whose somebody is ("Pakistan's chief envoy")."""
    token = token_at(frame.sentence, place.start)
    if token is None or token.dep_ != "poss" or place.kind != "country":
        return False
    owner = frame.sentence.at(token.head)
    return any(a.person and a.start <= owner < a.end for a in actors)


def _is_of_office(frame: Frame, place: PlaceMention) -> bool:
    """Say whether a place only tells whose office somebody holds ("head of Kunar province")."""
    token = token_at(frame.sentence, place.start)
    above = [token, *token.ancestors][:3] if token is not None else []
    link = next((t for t in above if t.dep_ == "pobj" and t.head.lower_ == "of"), None)
    return link is not None and link.head.head.lemma_.lower() in frame.offices


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
