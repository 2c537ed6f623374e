"""Nouns that name one side of an incident without a name of its own."""

from pandera.pandas import DataFrameModel, Field
from pandera.typing import Series

KINDS = [
    "military",
    "weapon",
    "police",
    "security",
    "government",
    "official",
    "rebels",
    "armed_unknown",
    "protesters",
    "rioters",
    "civilians",
    "intervention",
    "site",
]


class ForceWords(DataFrameModel):
    """One noun and the kind of actor that it stands for."""

    word: Series[str] = Field(unique=True, description="Noun or phrase in the singular, small letters.")
    kind: Series[str] = Field(
        isin=KINDS,
        description="Kind of actor; a weapon acts only behind a nationality; an official is a person, a site a place"
        " of civilians.",
    )
