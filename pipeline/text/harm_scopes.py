"""Which figures of a sentence are one, and which are parts of another."""

from dataclasses import replace

from spacy.tokens import Token

from pipeline.text.harm_figures import REFLEXIVE, Harm
from pipeline.text.phrases import coordinates, phrase_tokens

BESIDE = 3
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


def scoped(found: list[Harm]) -> list[Harm]:
    """Return the figures with the groups of one enumeration marked as parts."""
    result = []
    for harm in found:
        peers = [h for h in found if h is not harm and h.measure == harm.measure and h.cue.i == harm.cue.i]
        joined = [h for h in peers if not is_part(h) and h.head.i in {t.i for t in coordinates(_first(harm.head))}]
        own = harm.number_text.lower() in REFLEXIVE or REFLEXIVE & {
            c.lower_ for c in harm.cue.subtree if c.i - harm.cue.i == 1
        }
        partial = not own and (harm.scope == "part" or bool(joined) or is_part(harm))
        result.append(replace(harm, scope="part") if partial else harm)
    return result


def _first(token: Token) -> Token:
    """Return the noun that an enumeration begins with."""
    while token.dep_ == "conj":
        token = token.head
    return token


def is_part(harm: Harm) -> bool:
    """Say whether the words of a figure make it a part: "12 of the dead", "one of them"."""
    words = " ".join(t.lower_ for t in phrase_tokens(harm.head))
    return any(lead in words for lead in PART_LEADS) or words.startswith(("one of", "the other"))
