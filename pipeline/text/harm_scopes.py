"""Which figures of a sentence are one, and which are parts of another."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from pipeline.text.harm_figures import REFLEXIVE, Harm
from pipeline.text.phrases import SUBJECTS, coordinates, phrase_tokens

BESIDE = 3
SEIZED = {"abducted", "arrested", "missing"}
SEVERE = {"critical", "serious", "grave", "critically", "seriously", "gravely", "severely", "badly", "care"}
HARMED = {"killed", "injured"}
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


def joined(found: list[Harm]) -> list[Harm]:
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
        elif twin.head.i == twin.cue.i != harm.cue.i:
            kept[kept.index(twin)] = replace(harm, start=min(twin.start, harm.start), end=max(twin.end, harm.end))
        elif harm.head.i == harm.cue.i != twin.cue.i:
            continue
        elif harm.low == harm.high == 1 and {twin.measure, harm.measure} == HARMED:
            kept[kept.index(twin)] = twin if twin.measure == "killed" else harm
        elif twin.measure in SEIZED and harm.measure in HARMED and harm.cue.tag_.startswith("VB"):
            kept.append(harm)
        elif abs(twin.cue.i - harm.cue.i) > BESIDE:
            continue
        elif {twin.measure, harm.measure} == HARMED:
            kept[kept.index(twin)] = replace(
                twin, measure="casualties", end=max(twin.end, harm.end), start=min(twin.start, harm.start)
            )
        elif {twin.measure, harm.measure} == {"killed", "arrested"}:
            kept[kept.index(twin)] = replace(
                twin, measure="killed_or_arrested", end=max(twin.end, harm.end), start=min(twin.start, harm.start)
            )
    return kept


def once(found: list[Harm]) -> list[Harm]:
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


def without_spared(found: list[Harm]) -> list[Harm]:
    """Return the figures without those of whom none came to harm ("none of the pilgrims and drivers")."""
    spared = {(h.measure, h.cue.i) for h in found if h.high == 0}
    return [h for h in found if h.high == 0 or (h.measure, h.cue.i) not in spared]


def with_severity(harm: Harm, known: Sequence[Harm]) -> Harm:
    """Return a figure of the worst hurt as a part where more are told to be hurt before ("four are critical")."""
    near = {t.lower_ for t in harm.cue.subtree if t.dep_ in ("advmod", "amod", "acomp", "pobj")}
    earlier = [h for h in known if h.measure == harm.measure and h.start < harm.start and h.scope == "total"]
    part = near & SEVERE and any((h.low or 0) > (harm.high or harm.low or 0) for h in earlier)
    return replace(harm, scope="part") if part and harm.measure == "injured" else harm


def scoped(found: list[Harm]) -> list[Harm]:
    """Return the figures with the groups of one enumeration marked as parts."""
    result = []
    for harm in found:
        peers = [h for h in found if h is not harm and (h.measure, h.cue.i) == (harm.measure, harm.cue.i)]
        joined = [
            h
            for h in peers
            if not (is_part(h) or _is_set_off(h, found)) and (_in_one_list(harm, h) or _are_beside(harm, h))
        ]
        if _sums_up(harm, joined):
            joined = []
        own = harm.number_text.lower() in REFLEXIVE or REFLEXIVE & {
            c.lower_ for c in harm.cue.subtree if c.i - harm.cue.i == 1
        }
        partial = not own and (harm.scope == "part" or bool(joined) or is_part(harm) or _is_set_off(harm, found))
        result.append(replace(harm, scope="part") if partial else harm)
    return result


def _is_set_off(harm: Harm, found: Sequence[Harm]) -> bool:
    """Say whether a number stands beside the noun that it is a part of ("eight others, four seriously")."""
    if harm.head.dep_ != "appos" or harm.head.tag_ != "CD":
        return False
    return any(h.head.i == harm.head.head.i and h.measure == harm.measure for h in found)


def _in_one_list(harm: Harm, other: Harm) -> bool:
    """Say whether two figures count nouns of one enumeration."""
    return other.head.i in {t.i for t in coordinates(_first(harm.head))}


def _are_beside(harm: Harm, other: Harm) -> bool:
    """Say whether two figures are joined by "and" although the parse gave each its own place below the verb."""
    first, last = sorted((harm, other), key=lambda h: h.head.i)
    if (first.head.dep_, first.head.head.i) != (last.head.dep_, last.head.head.i) or first.head.dep_ not in SUBJECTS:
        return False
    between = first.head.doc[max(t.i for t in phrase_tokens(first.head)) + 1 : last.head.i]
    return any(t.dep_ == "cc" for t in between) and not any(t.pos_ in ("VERB", "AUX") for t in between)


def _sums_up(harm: Harm, others: list[Harm]) -> bool:
    """Say whether a figure is told first and then split up ("nine people, five traders and four guards")."""
    parts = [h.low or 0 for h in others]
    split = not harm.victims or set(parts) == {1}
    return len(parts) > 1 and split and sum(parts) == harm.low and all(harm.start < h.start for h in others)


def _first(token: Token) -> Token:
    """Return the noun that an enumeration begins with."""
    while token.dep_ == "conj":
        token = token.head
    return token


def is_part(harm: Harm) -> bool:
    """Say whether the words of a figure make it a part: "12 of the dead", "one of them"."""
    if harm.high == 0:
        return False
    words = " ".join(t.lower_ for t in phrase_tokens(harm.head))
    return any(lead in words for lead in PART_LEADS) or words.startswith(("one of", "the other"))
