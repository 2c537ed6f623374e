"""Words that name who gives a figure, and words that tell that somebody says something."""

from typing import ClassVar

from pandera.pandas import DataFrameModel, Field
from pandera.typing import Series

CLAIMANT_TYPES = ["perpetrator", "government", "police", "military", "medical", "un", "ngo", "media", "witness"]


class Claimants(DataFrameModel):
    """One word or phrase of a claimant's name and the type it speaks for."""

    cue: Series[str] = Field(
        unique=True, description="Words in small letters; an acronym that is also a word in capitals, met only so."
    )
    claimant_type: Series[str] = Field(isin=CLAIMANT_TYPES, description="Type of claimant.")


class Speech(DataFrameModel):
    """One word that tells that, or how, somebody says something."""

    cue: Series[str] = Field(description="Lemma or phrase in small letters.")
    kind: Series[str] = Field(
        isin=[
            "verb",
            "weak verb",
            "preposition",
            "body",
            "stand-in",
            "unsaid",
            "title",
            "voice",
            "mute",
            "care verb",
            "count",
            "hearer verb",
        ],
        description="A verb takes a speaker, a weak one only a known speaker; a body is no person; a stand-in is what"
        " somebody said, named for the speaker; the unsaid is what one claims, gives or puts without speaking; a title"
        " counts less than an office; a voice is neither person nor body, yet"
        " speaks; the mute never do; with a care verb only those who"
        " treat the wounded speak; a count is that of whom it belongs to; what stands behind a hearer verb hears.",
    )

    class Config:
        """Each word once per kind."""

        unique: ClassVar[list[str]] = ["cue", "kind"]


class Discourse(DataFrameModel):
    """One word that changes what a sentence tells: not real, not new, not one incident."""

    cue: Series[str] = Field(description="Lemma or phrase in small letters.")
    kind: Series[str] = Field(
        isin=[
            "irrealis",
            "part",
            "update",
            "conflict",
            "vague",
            "blame",
            "responsibility",
            "factual",
            "incident_noun",
            "elsewhere",
            "other_one",
            "attempt",
            "other_event",
            "own_men",
            "office",
            "repeated",
            "figurative",
            "elsewhere_world",
            "crime",
            "intransitive",
            "same_place",
            "mutual",
            "cost",
            "outbreak",
            "happening",
            "judging",
            "touched",
            "prospective",
            "abstract",
            "labour",
            "cause",
            "span_of_time",
            "telling",
            "plot",
            "trend",
        ],
        description="What it does to the sentence.",
    )
