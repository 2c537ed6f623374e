"""What plain words and unnamed strikes mean in a country at a time, where only one actor can be meant."""

from pandera.pandas import DataFrameModel, Field
from pandera.typing import Series

from schemas.values import ALL_SUB_EVENT_TYPES


class LocalNames(DataFrameModel):
    """One word for fighters that means one group in a country ("insurgents" in Thailand)."""

    words: Series[str] = Field(description="Noun or phrase in the singular, small letters; a row of force_words.csv.")
    country: Series[str] = Field(description="Country in countries.csv.")
    actor: Series[str] = Field(description="Name in actors.csv.")
    from_: Series[str] = Field(alias="from", str_matches=r"^(\d{4}-\d\d-\d\d)?$", description="First day.")
    to: Series[str] = Field(str_matches=r"^(\d{4}-\d\d-\d\d)?$", description="Last day.")


class Strikers(DataFrameModel):
    """One party that strikes from afar in a country; alone in its row's days it is meant where nobody is named."""

    country: Series[str] = Field(description="Country in countries.csv that is struck.")
    sub_event_type: Series[str] = Field(isin=ALL_SUB_EVENT_TYPES, description="Kind of strike.")
    actor: Series[str] = Field(description="Country whose forces strike, or a name in actors.csv.")
    from_: Series[str] = Field(alias="from", str_matches=r"^(\d{4}-\d\d-\d\d)?$", description="First day.")
    to: Series[str] = Field(str_matches=r"^(\d{4}-\d\d-\d\d)?$", description="Last day.")
