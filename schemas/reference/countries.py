"""Countries and territories: codes, the name used in the tables, and the words that articles use for them."""

from pandera.pandas import DataFrameModel, Field
from pandera.typing import Series

from schemas.values import REGIONS


class Countries(DataFrameModel):
    """One country or territory of ISO 3166-1, and Kosovo."""

    iso2: Series[str] = Field(unique=True, str_matches=r"^[A-Z]{2}$", description="ISO 3166-1 alpha-2 code.")
    iso3: Series[str] = Field(unique=True, str_matches=r"^[A-Z]{3}$", description="ISO 3166-1 alpha-3 code.")
    iso_numeric: Series[str] = Field(
        str_matches=r"^\d{0,3}$", description="ISO 3166-1 number without leading zeros; empty for Kosovo."
    )
    name: Series[str] = Field(unique=True, str_length={"min_value": 3}, description="English name, as ACLED writes it.")
    article: Series[str] = Field(isin=["", "the"], description="Article that the name takes in a sentence.")
    region: Series[str] = Field(isin=REGIONS, description="ACLED's region.")
    capital: Series[str] = Field(description="Capital; empty where there is none.")
    demonyms: Series[str] = Field(description="Adjectives and names of its people, joined by '; '.")
    aliases: Series[str] = Field(description="Other names in use, joined by '; '.")
