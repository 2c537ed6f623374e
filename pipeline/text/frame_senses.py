"""In which sense a sentence tells its cues: done or not, new or known, once or again and again, in words only."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from pipeline.text.actors import ActorMention
from pipeline.text.cues import Hit
from pipeline.text.discourse import Discourse
from pipeline.text.event_types import DEMONSTRATIONS
from pipeline.text.frame_types import Findings, Frame
from pipeline.text.phrases import agents, is_definite, is_indefinite


def without_fiction(found: Findings, discourse: Discourse) -> Findings:
    """Return what was found without the cues and harms that are told of a story or an exercise."""
    fictions = [h.head for h in found.hits if h.cue.frame == "unreal" and h.cue.strength > 1]
    if not fictions:
        return found
    hits = [h for h in found.hits if not discourse.feigned(h.head, fictions)]
    return replace(found, hits=hits, harms=[h for h in found.harms if not discourse.feigned(h.cue, fictions)])


def is_told(hit: Hit, hits: Sequence[Hit], discourse: Discourse) -> bool:
    """Say whether a cue tells something that was done: not denied, no mere place or cause, in its own sense."""
    if hit.cue.frame == "event" and (discourse.counted_over_time(hit.head) or discourse.generic(hit.head)):
        return False
    if discourse.denied(hit.head) or discourse.transitive(hit.token) or discourse.dismissed(hit.token):
        return False
    if _is_aimed_at_ideas(hit, hits, discourse):
        return False
    return not (_is_beside(hit, hits, discourse) or _is_referred(hit, hits))


def _is_aimed_at_ideas(hit: Hit, hits: Sequence[Hit], discourse: Discourse) -> bool:
    """Say whether a cue is a fight against no people and no place; people march, and get hurt, over ideas."""
    marches = hit.cue.sub_event_type in DEMONSTRATIONS or any(h.harm for h in hits)
    return not marches and hit.cue.frame in ("territory", "act", "event") and discourse.abstract(hit.head)


def _is_referred(hit: Hit, hits: Sequence[Hit]) -> bool:
    """Say whether a cue only takes up what was told, to tell what came next ("after the strike, gunmen arrested …")."""
    link = hit.head.head
    if hit.cue.frame != "event" or link.lower_ not in ("after", "following", "since") or not is_definite(hit.head):
        return False
    above = {t.i for t in link.ancestors}
    return any(o.token.i in above for o in hits if o is not hit and o.cue.sub_event_type)


def _is_beside(hit: Hit, hits: Sequence[Hit], discourse: Discourse) -> bool:
    """Say whether a cue is a place ("inside the mine") or what another is about ("protested against the strikes")."""
    link = hit.head.head
    if hit.cue.words == ("strike",) and link.lower_ == "on" and not list(hit.head.children):
        return True
    if hit.cue.frame == "weapon" and hit.head.dep_ == "pobj" and link.lower_ in ("in", "inside", "at", "near"):
        return True
    if hit.cue.frame != "event" or link.dep_ != "prep" or link.lower_ not in discourse.words["cause"]:
        return False
    above = {t.i for t in link.ancestors}
    return any(o.token.i in above for o in hits if o is not hit and o.cue.sub_event_type)


def introduces(frame: Frame, discourse: Discourse) -> bool:
    """Say whether a frame tells an event or attackers as new to the reader ("a car bomb", "gunmen")."""
    acting = [t for h in frame.hits for t in agents(h.token)]
    strangers = [t for t in acting if any(_names(frame, a, t) for a in frame.agents if a.kind == "armed_unknown")]
    return any(is_indefinite(t) for t in [*_event_nouns(frame, discourse), *strangers])


def _names(frame: Frame, actor: ActorMention, noun: Token) -> bool:
    """Say whether an actor is named by a noun."""
    return actor.start <= frame.sentence.at(noun) < actor.end


def _event_nouns(frame: Frame, discourse: Discourse) -> list[Token]:
    """Return the nouns of a frame that name single events or the weapons that made them."""
    nouns = [h.head for h in frame.hits if h.cue.frame in ("event", "weapon") and h.head.pos_ in ("NOUN", "PROPN")]
    return [n for n in nouns if n.lemma_.lower() not in discourse.words["vague"] and n.dep_ != "compound"]


def is_known(frame: Frame) -> bool:
    """Say whether a frame only says of whom it speaks ("the slain commander was …"), with no number."""
    counted = any(not h.named and h.number_at >= 0 for h in frame.harms)
    return bool(frame.hits) and not counted and all(_describes(h.token) for h in frame.hits)


def _describes(token: Token) -> bool:
    """Say whether a participle or adjective stands before a noun that is known."""
    return token.dep_ == "amod" and is_definite(token.head)


def is_general(frame: Frame, discourse: Discourse) -> bool:
    """Say whether a frame without harm tells what happens again and again ("militants who strike its cities")."""
    if any(h.number_at >= 0 and h.qualifier != "vague" for h in frame.harms) or not frame.hits:
        return False
    if frame.harms:
        ongoing = _happened_ever if any(h.number_at >= 0 for h in frame.harms) else _goes_on
        somewhere = any(p.kind in ("settlement", "quarter", "village") for p in frame.places)
        return frame.date is None and not somewhere and all(ongoing(h.token) for h in frame.hits)
    sentence = frame.sentence
    habit = not sentence.title and sentence.paragraph > 1 and all(h.token.tag_ in ("VBP", "VBZ") for h in frame.hits)
    return habit or discourse.repeated(sentence.span)


def _goes_on(verb: Token) -> bool:
    """Say whether a verb tells what goes on ("drugs are killing the young")."""
    present = any(c.dep_ == "aux" and c.tag_ in ("VBZ", "VBP") for c in verb.children)
    return verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VBG" and present)


def _happened_ever(verb: Token) -> bool:
    """Say whether a verb tells what has happened at some time or other ("many have been murdered")."""
    return verb.tag_ == "VBN" and any(c.dep_ == "aux" and c.tag_ in ("VBZ", "VBP") for c in verb.children)


def is_figure_of_speech(frame: Frame, discourse: Discourse) -> bool:
    """Say whether a frame tells a fight in words only: of an election or a match, nobody armed, nobody hurt."""
    armed = any(a.kind not in ("civilians", "government", "country") for a in (*frame.agents, *frame.targets))
    if armed or frame.harms or not frame.hits:
        return False
    cues = [h.tokens[-1] for h in frame.hits]
    labour = all(c.lemma_.lower() == "strike" for c in cues) and discourse.of_labour(frame.sentence.span)
    return labour or discourse.figurative(frame.sentence.span, cues)
