"""Nouns that are counted in tolls."""

from pandera.pandas import DataFrameModel, Field
from pandera.typing import Series


class PeopleNouns(DataFrameModel):
    """One noun: a person, an attacker, or a thing that is counted but is no person."""

    noun: Series[str] = Field(unique=True, description="Lemma in small letters.")
    kind: Series[str] = Field(isin=["person", "attacker", "thing"], description="What the noun names.")
    victims: Series[str] = Field(description="The group named in claims.victims; empty for people at large.")
