"""Places that the installed gazetteers lack or spell in another way, and the words that surround place names."""

from pandera.pandas import DataFrameModel, Field
from pandera.typing import Series

PLACE_KINDS = [
    "settlement",
    "village",
    "quarter",
    "camp",
    "base",
    "site",
    "crossing",
    "area",
    "district",
    "province",
    "region",
    "sea",
    "country",
    "territory",
]
WORD_KINDS = [
    "province",
    "district",
    "settlement",
    "village",
    "quarter",
    "area",
    "camp",
    "base",
    "crossing",
    "facility",
    "organisation",
    "preposition",
    "near",
    "near_noun",
    "direction",
    "filler",
    "connector",
    "title",
    "given_name",
    "say",
    "adjective",
    "stop",
    "not_capital",
    "local_capital",
    "strong_preposition",
    "vague_noun",
    "building",
    "event_word",
    "person",
    "way",
    "act",
    "clause_word",
    "household",
    "dwelling",
    "frontier",
    "journey",
]


class Places(DataFrameModel):
    """One place: new, or an English name and further spellings for one that the installed gazetteers hold."""

    name: Series[str] = Field(str_length={"min_value": 2}, description="Name in common English.")
    kind: Series[str] = Field(isin=PLACE_KINDS, description="What it is; `territory`: counted to another country.")
    country: Series[str] = Field(str_matches=r"^([A-Z]{2})?$", description="ISO 3166-1 alpha-2; empty for none.")
    admin1: Series[str] = Field(description="First-level unit; empty: that of the parent or of the nearest town.")
    parent: Series[str] = Field(description="City or district that it lies in; for a territory the country's ISO2.")
    latitude: Series[str] = Field(str_matches=r"^(-?\d{1,2}(\.\d+)?)?$", description="WGS 84, degrees.")
    longitude: Series[str] = Field(str_matches=r"^(-?\d{1,3}(\.\d+)?)?$", description="WGS 84, degrees.")
    alternates: Series[str] = Field(description="Other spellings, separated by semicolons.")
    after_comma: Series[str] = Field(description="Abbreviations that count only after a comma: `S.C.`.")


class PlaceWords(DataFrameModel):
    """One word or phrase that stands beside place names, or is no place though it looks like one."""

    word: Series[str] = Field(str_length={"min_value": 1}, description="The word or phrase.")
    kind: Series[str] = Field(isin=WORD_KINDS, description="What it tells about the name beside it.")
