"""Peoples, clans, tribes and castes whose armed men are told by their people's name ("Lou Nuer fighters")."""

from pandera.pandas import DataFrameModel, Field
from pandera.typing import Series


class Peoples(DataFrameModel):
    """One spelling of a people's name."""

    words: Series[str] = Field(unique=True, str_matches=r"^[A-Z]", description="The name as articles spell it.")
    people: Series[str] = Field(str_matches=r"^[A-Z]", description="The name that its militias carry in the tables.")
    kind: Series[str] = Field(
        isin=["Ethnic", "Tribal", "Clan", "Caste"], description="What its militias are called: 'Murle Ethnic Militia'."
    )
    country: Series[str] = Field(
        str_length={"min_value": 1}, description="Countries where it lives, joined by '; ', the most telling first."
    )
