"""Who acts and who suffers in an incident, chosen from all that its frames name."""

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from pipeline.text.actor_names import state_of
from pipeline.text.actors import ActorMention
from pipeline.text.deeds import Deed, blamed, claimants, deeds
from pipeline.text.frame_types import Frame
from pipeline.text.incident_types import Incident, family
from pipeline.text.responsibility import Answer, answers

ACTING = {
    "group": 5,
    "military": 5,
    "police": 5,
    "intervention": 5,
    "security": 5,
    "rebels": 5,
    "armed_unknown": 5,
    "rioters": 2,
    "protesters": 2,
    "government": 1,
    "country": 2,
}
SUFFERING = {
    "group": 5,
    "military": 5,
    "police": 5,
    "intervention": 4,
    "security": 5,
    "rebels": 4,
    "government": 3,
    "protesters": 3,
    "rioters": 3,
    "armed_unknown": 3,
    "civilians": 3,
}
MOBS = {"group": 2, "armed_unknown": 1, "rebels": 1}
CROWD = {"protesters": 2, "rioters": 1}
FORCES = {"police": 3, "military": 3, "security": 2}
GENERIC = ("armed_unknown", "rebels")
CLAIMED = {
    "Suicide bomb",
    "Remote explosive/landmine/IED",
    "Attack",
    "Grenade",
    "Abduction/forced disappearance",
    "Shelling/artillery/missile attack",
}
BREATH, NEARBY = 80, 300
JOINED = re.compile(
    r",? (?:and|as well as|alongside|along with|together with) (?:the |an? |[\w-]+ ){0,3}|, (?:the |[\w-]+ )?"
)
STATES = {"military", "police", "security", "government", "country", "intervention"}
OFTEN, DOMINANT = 5, 0.9
LATER, LATEST = 0.9, 6
AIMED = GROUND = 1.5
NAMED = 0.6
ARMED = {"group", "rebels", "armed_unknown", "military", "police", "security", "intervention"}
FIRST_TOLD = 2
RAIDING = {"raid", "operation", "sweep", "crackdown"}
ARMED_RANK = 4
RETREAT = "Non-violent transfer of territory"
# Who may be whose enemy: the forces of a state and those who are none.
HOSTILE = {
    **dict.fromkeys(("military", "police", "security", "intervention"), ("group", "rebels", "armed_unknown")),
    **dict.fromkeys(("group", "rebels", "armed_unknown"), ("military", "police", "security", "intervention")),
}


@dataclass(frozen=True)
class Setting:
    """What an incident stands in: the article's text, all actors that it names, all its incidents."""

    text: str
    actors: Sequence[ActorMention]
    incidents: Sequence[Incident]


@dataclass(frozen=True)
class Cast:
    """The words for both sides of an incident; claimed_by is who says it did it."""

    actor1: tuple[ActorMention, ...]
    actor2: tuple[ActorMention, ...]
    claimed_by: ActorMention | None
    target_span: tuple[int, int] | None


def dominant_group(mentions: Sequence[ActorMention]) -> str:
    """Return the armed group that an article is about, "" where none stands out."""
    names = Counter(m.name for m in mentions if m.kind == "group" and m.name)
    name, count = names.most_common(1)[0] if names else ("", 0)
    return name if count >= OFTEN and count >= DOMINANT * names.total() else ""


def cast(incident: Incident, kind: str, setting: Setting) -> Cast:
    """Return who acts and who is acted on in an incident of a sub-event type."""
    told = sorted(_real(incident.frames), key=lambda f: f.sentence.title)
    done = [deeds(f, setting.actors) for f in told]
    claims = _answers(incident, setting)
    said = (c for f in incident.frames for c in _claimants(f, setting.actors))
    claimed = next((a.actor for a in claims if a.claimed), None) or next(said, None)
    if family(kind) == "Protest" or (kind == "Arrests" and _is_of_protest(told, done, setting)):
        return _crowd(incident, done, claimed)
    if kind == "Agreement":
        return _parties(done, claimed)
    mattering = _fitting(done, kind)
    clash = "Armed clash" in incident.types
    accused = [a for f in told for a in blamed(f.sentence, setting.actors)] + [a.actor for a in claims if not a.claimed]
    known = claimed or (accused[0] if accused and kind != "Arrests" else None)
    taken = incident.types["territory"] >= max((v for k, v in incident.types.items() if k), default=1)
    acting = _agents(mattering, done, kind, ground=taken)
    first = _named(_first(acting, ACTING), known)
    if claimed is not None and kind in CLAIMED:
        first = (claimed,)
    others = [(m, w) for m, w in _targets(mattering, ground=taken) if _key(m) not in {_key(a) for a in first}]
    if not first or ACTING[first[0].kind] < ARMED_RANK:
        first = _opponent(others, clash=clash) or first
        others = [(m, w) for m, w in others if m not in first]
    clear = [(m, w) for m, w in others if not _own_side(m, first)]
    if clash and first and not clear and first[0].kind in HOSTILE:
        clear = [(m, w) for m, w in acting if m.kind in HOSTILE and _enemies(m, first[0])]
    at_site = _people_there(_first(clear, SUFFERING) or _first(others, SUFFERING), others)
    second = _held_there(at_site, first, done) or at_site
    first = first or (_strikers(told, others, setting) if kind == "Air/drone strike" else ())
    first = first or (_raiders(told, done, second, setting) if family(kind) == "Attack" else ())
    first, second = _told_by_name(first, second, setting), _told_by_name(second, first, setting)
    first, second = _same_rebels(first, second, setting)
    if (taken or (kind == "Armed clash" and not second)) and not any(m.kind in ARMED for m in second):
        second = _fought(first, told, setting) or second
    if not clash:
        first = _with_allies(first, second, setting)
    second = _with_allies(second, first, setting)
    if second and second[0].kind in CROWD and first and first[0].kind in FORCES:
        first, second = second, first
    elif first and first[0].kind in FORCES and not any(m.kind in GENERIC or m.kind == "group" for m in second):
        crowd = [a for one in done[:2] for d in one for a in d.agents if a.kind in CROWD]
        first, second = (tuple(crowd[:1]), first) if crowd else (first, second)
    return Cast(first, second, claimed, _target(told))


def _real(frames: Sequence[Frame]) -> Sequence[Frame]:
    """Return the frames that tell what happened, all where none does."""
    return [f for f in frames if not f.unreal] or frames


def _answers(incident: Incident, setting: Setting) -> list[Answer]:
    """Return the claims and accusations that stand in the article behind what it tells of an incident."""
    starts = [(f.sentence.start, i) for i in setting.incidents for f in i.frames if not f.sentence.title]
    found = []
    for answer in answers(setting.text, setting.actors):
        before = [(start, i) for start, i in starts if start <= answer.start]
        owner = max(before, key=lambda pair: pair[0])[1] if before else setting.incidents[0]
        if owner is incident:
            found.append(answer)
    return found


def _crowd(incident: Incident, done: Sequence[Sequence[Deed]], claimed: ActorMention | None) -> Cast:
    """Return the cast of a demonstration: the crowd and the forces it meets."""
    both = _weighed([[(a, 0.0) for d in one for a in (*d.agents, *d.aimed, *d.suffering)] for one in done])
    crowd, forces = _first(both, CROWD), _first(both, FORCES)
    if not crowd:
        crowd = _first(_weighed([[(a, 0.0) for d in one for a in d.agents] for one in done]), MOBS)
    return Cast(crowd, forces, claimed, None)


def _claimants(frame: Frame, actors: Sequence[ActorMention]) -> list[ActorMention]:
    """Return who claims responsibility in a frame, the subject of the claim before others that it names."""
    return [] if frame.claimed_by is None else [*claimants(frame.sentence, actors), frame.claimed_by]


def _agents(
    mattering: Sequence[Sequence[Deed]], done: Sequence[Sequence[Deed]], kind: str, *, ground: bool
) -> list[tuple[ActorMention, float]]:
    """Return those who act with their weights; who only catches attackers, or yields ground, is left out."""
    sides = []
    for some, every in zip(mattering, done, strict=True):
        holding = {a for d in every if d.kind == "territory" for a in d.agents}
        catching = {a for d in every if d.arrest and kind != "Arrests" for a in d.agents} - holding
        acting = [(a, GROUND * (ground and d.kind == "territory")) for d in some for a in d.agents if d.kind != RETREAT]
        sides.append([(a, w) for a, w in acting if _may_act(a, kind) and a not in catching])
    return _weighed(sides)


def _targets(mattering: Sequence[Sequence[Deed]], *, ground: bool) -> list[tuple[ActorMention, float]]:
    """Return those acted on with their weights: what a deed is first told to be aimed at before whom it hurt."""
    aimed = [
        [(t, AIMED * (n == 0)) for d in one for t in d.aimed if not _bystanders(t)] for n, one in enumerate(mattering)
    ]
    lost = [[(a, AIMED) for d in one if ground and d.kind == RETREAT for a in d.agents] for one in mattering]
    hurt = [[(t, 0.0) for d in one for t in _victims(d)] for one in mattering]
    return [*_weighed(aimed), *_weighed(lost), *_weighed(hurt)]


def _opponent(others: Sequence[tuple[ActorMention, float]], *, clash: bool) -> tuple[ActorMention, ...]:
    """Return who fights those that suffer most, where nobody is told to act: the other side that a clash names."""
    armed = sorted(
        ((SUFFERING[m.kind] + w, n, m) for n, (m, w) in enumerate(others) if m.kind in HOSTILE), reverse=True
    )
    if not clash or not armed:
        return ()
    hurt = next((m for _, _, m in armed if m.country), armed[0][2])
    against = tuple(m for _, _, m in armed if _enemies(m, hurt))[:1]
    return (hurt,) if against and hurt.kind in STATES and against[0].kind not in STATES else against


def _enemies(one: ActorMention, other: ActorMention) -> bool:
    """Say whether two armed actors may fight: a state's forces and those who are none, or forces of two states."""
    abroad = bool(one.country and other.country) and one.country != other.country
    return other.kind in HOSTILE[one.kind] or (abroad and {one.kind, other.kind} <= STATES)


def _fought(first: Sequence[ActorMention], told: Sequence[Frame], setting: Setting) -> tuple[ActorMention, ...]:
    """Return whom a side fights, where its battle names nobody else: an enemy told in the same sentence."""
    if not first or first[0].kind not in HOSTILE:
        return ()
    beside = _beside(told, setting)
    return tuple(a for a in beside if a.kind in HOSTILE and _enemies(a, first[0]))[:1]


def _beside(told: Sequence[Frame], setting: Setting, *, speaking: bool = False) -> list[ActorMention]:
    """Return the actors named in an incident's sentences, those that only speak left out if not asked for."""
    spans = [(f.sentence.start, f.sentence.end) for f in told]
    said = [(s.start, s.end) for f in told for s in f.speakers] if not speaking else []
    within = (a for a in setting.actors if any(s <= a.start < e for s, e in spans))
    return [a for a in within if not any(s <= a.start < e for s, e in said)]


def _raiders(
    told: Sequence[Frame], done: Sequence[Sequence[Deed]], second: Sequence[ActorMention], setting: Setting
) -> tuple[ActorMention, ...]:
    """Return whose forces raid or kill fighters where nobody is told to: those beside it; in raids any that act."""
    told = told[:FIRST_TOLD]
    raid = any(t.lemma_.lower() in RAIDING and t.pos_ == "NOUN" for f in told for t in f.sentence.span)
    fighters = bool(second) and second[0].kind in ("group", *GENERIC)
    if not (raid or fighters):
        return ()
    elsewhere = [f for i in setting.incidents for f in i.frames] if raid else []
    others = [a for f in elsewhere for d in deeds(f, setting.actors) for a in d.agents]
    able = [a for a in (*_beside(told, setting, speaking=fighters), *others) if _is_of_state(a)]
    return tuple(a for a in able if _key(a) not in {_key(s) for s in second})[:1]


def _is_of_state(mention: ActorMention) -> bool:
    """Say whether an actor is a state's armed hand, its government included where that is a movement's."""
    return mention.kind in FORCES or (mention.kind == "group" and state_of(mention.name) is not None)


def _same_rebels(
    first: tuple[ActorMention, ...], second: tuple[ActorMention, ...], setting: Setting
) -> tuple[tuple[ActorMention, ...], tuple[ActorMention, ...]]:
    """Return both sides with "the guerrillas" who died as the one group of the article, whose enemy then acts."""
    groups = {m.name for m in setting.actors if m.kind == "group"}
    if not (first and second and first[0].kind == "group" and second[0].kind == "rebels" and len(groups) == 1):
        return first, second
    forces = tuple(a for a in setting.actors if a.kind in ("military", "police"))[:1]
    return (forces, first) if forces else (first, second)


def _held_there(
    second: Sequence[ActorMention], first: Sequence[ActorMention], done: Sequence[Sequence[Deed]]
) -> tuple[ActorMention, ...]:
    """Return who acts at a place that forces storm ("stormed the hotel to end a siege by gunmen")."""
    if not (second and second[0].site and first and first[0].kind in FORCES):
        return ()
    return tuple(a for d in done[0] for a in d.agents if a.kind in HOSTILE[first[0].kind])[:1]


def _is_of_protest(told: Sequence[Frame], done: Sequence[Sequence[Deed]], setting: Setting) -> bool:
    """Say whether people are arrested at a protest: one sentence tells the arrests, the protest and its crowd."""
    for frame, some in zip(told, done, strict=True):
        crowd = any(a.kind in CROWD and frame.sentence.start <= a.start < frame.sentence.end for a in setting.actors)
        if crowd and any(d.arrest for d in some) and any(family(d.kind) == "Protest" for d in some):
            return True
    return False


def _parties(done: Sequence[Sequence[Deed]], claimed: ActorMention | None) -> Cast:
    """Return the two sides of an agreement in the order in which they are told."""
    named = sorted((a for one in done for d in one for a in (*d.agents, *d.aimed)), key=lambda a: a.start)
    sides = list({_key(a): a for a in reversed(named) if a.kind in ACTING}.values())[::-1]
    return Cast(tuple(sides[:1]), tuple(sides[1:2]), claimed, None)


def _told_by_name(
    side: tuple[ActorMention, ...], other: Sequence[ActorMention], setting: Setting
) -> tuple[ActorMention, ...]:
    """Return the one group that an article about "the rebels" names."""
    if not side or side[0].kind != "rebels":
        return side
    groups = [m for m in setting.actors if m.kind == "group" and m.name not in {o.name for o in other}]
    return tuple(groups[:1]) if len({g.name for g in groups}) == 1 else side


def _people_there(
    side: tuple[ActorMention, ...], others: Sequence[tuple[ActorMention, float]]
) -> tuple[ActorMention, ...]:
    """Return whom a deed hits at a place instead of the place ("wounded five Chinese guests", "killed policemen")."""
    if not side or not (side[0].site or side[0].kind == "security"):
        return side
    if side[0].site:
        people = [m for m, _ in others if m.kind == "civilians" and m.country and not m.site]
    else:
        people = [m for m, _ in others if m.kind in ("police", "military")]
    return tuple(m for m in people if abs(m.start - side[0].start) < NEARBY)[:1] or side


def _strikers(
    told: Sequence[Frame], others: Sequence[tuple[ActorMention, float]], setting: Setting
) -> tuple[ActorMention, ...]:
    """Return the forces that speak or are spoken of where a strike from the air is told without who flew it."""
    spans = [(f.sentence.start, f.sentence.end) for f in told]
    near = (a for a in setting.actors if a.kind == "military" and any(s <= a.start < e for s, e in spans))
    return tuple(a for a in near if a not in {m for m, _ in others})[:1]


def _with_allies(
    side: tuple[ActorMention, ...], other: Sequence[ActorMention], setting: Setting
) -> tuple[ActorMention, ...]:
    """Return a side with those that are named behind it in one breath ("Syrian and Russian jets")."""
    if not side:
        return side
    allies = list(side)
    for actor in (a for a in setting.actors if side[0].end <= a.start < side[0].end + BREATH):
        beside = JOINED.fullmatch(setting.text[allies[-1].end : actor.start])
        if beside and _same_sort(actor, side[0]) and _key(actor) not in {_key(a) for a in (*allies, *other)}:
            allies.append(actor)
    return tuple(allies)


def _same_sort(one: ActorMention, other: ActorMention) -> bool:
    """Say whether two actors may be of one side: both armed, or both people."""
    sorts = ({*STATES, "group"} - {"government"}, {"civilians"})
    return any({one.kind, other.kind} <= sort for sort in sorts) and not (one.site or other.site)


def _weighed(sides: Sequence[Sequence[tuple[ActorMention, float]]]) -> list[tuple[ActorMention, float]]:
    """Return the mentions of an incident's sentences with weights: what is told early weighs more."""
    return [
        (mention, extra - LATER * min(n, LATEST) - 0.05 * k)
        for n, side in enumerate(sides)
        for k, (mention, extra) in enumerate(side)
    ]


def _victims(deed: Deed) -> list[ActorMention]:
    """Return those who suffer a deed, without attackers among them where it tells their end."""
    return [m for m in deed.suffering if not (deed.answer and m.kind in GENERIC) and not _bystanders(m)]


def _bystanders(mention: ActorMention) -> bool:
    """Say whether a crowd is no more than people: hurt by an attack it does not riot."""
    return mention.kind == "rioters" and mention.text.lower().startswith("crowd")


def _fitting(told: list[list[Deed]], kind: str) -> list[list[Deed]]:
    """Return the deeds of an incident's sort, sentence by sentence: arrests or not, no mere answer to an attack."""
    quiet = family(kind) == "Strategic"
    real = [[d for d in one if quiet or d.kind == RETREAT or family(d.kind) != "Strategic"] for one in told]
    real = [[d for d in one if not d.usual] for one in real]
    real = real if any(real) else told
    sort = [[d for d in one if d.arrest == (kind == "Arrests")] for one in real]
    sort = sort if any(d.agents or d.aimed or d.suffering for one in sort for d in one) else real
    attackers = {a for one in sort for d in one if d.aimed or d.suffering for a in d.agents if a.kind in GENERIC}
    kept = [[d for d in one if not _is_answer(d, attackers)] for one in sort]
    return kept if any(kept) else sort


def _is_answer(deed: Deed, attackers: Container[ActorMention]) -> bool:
    """Say whether a deed only tells what became of those who attacked."""
    turned = bool(deed.suffering) and all(m in attackers for m in deed.suffering)
    return turned or (deed.answer and not _victims(deed))


def _may_act(mention: ActorMention, kind: str) -> bool:
    """Say whether an actor may do a deed of a kind: no state sends suicide bombers."""
    return not mention.person and not (kind == "Suicide bomb" and mention.kind in STATES)


def _key(mention: ActorMention) -> tuple[str, str, str | None]:
    """Return what makes two mentions the same actor."""
    return mention.name, mention.kind, mention.country


def _own_side(target: ActorMention, first: Sequence[ActorMention]) -> bool:
    """Say whether a force may be of the state that acts: the police are seldom the army's target."""
    return target.kind in FORCES and any(
        a.kind in FORCES and (a.country == target.country or None in (a.country, target.country)) for a in first
    )


def _first(weighed: Sequence[tuple[ActorMention, float]], rank: Mapping[str, int]) -> tuple[ActorMention, ...]:
    """Return the most telling mention of a side: by its kind, whether it has a name, and where it is told."""
    scored = [(rank[m.kind] + NAMED * bool(m.name or m.country) + w, m) for m, w in weighed if m.kind in rank]
    return (max(scored, key=lambda s: s[0])[1],) if scored else ()


def _named(side: tuple[ActorMention, ...], known: ActorMention | None) -> tuple[ActorMention, ...]:
    """Return the group that an unnamed side turns out to be: who claims it or is blamed."""
    return (known,) if known is not None and (not side or side[0].kind in GENERIC) else side


def _target(frames: Sequence[Frame]) -> tuple[int, int] | None:
    """Return where the words for the target stand."""
    return next((f.target_span for f in frames if f.target_span is not None), None)
