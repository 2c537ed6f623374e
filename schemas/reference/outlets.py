"""Outlets: who publishes, under which names and addresses, and how far they reach."""

from pandera.pandas import DataFrameModel, Field
from pandera.typing import Series

from schemas.values import SOURCE_SCALE

KINDS = ["agency", "broadcaster", "government", "magazine", "monitor", "newspaper", "platform", "website"]


class Outlets(DataFrameModel):
    """One outlet, agency, monitor or platform that reports events."""

    outlet: Series[str] = Field(str_length={"min_value": 2}, unique=True, description="The name that it goes by.")
    aliases: Series[str] = Field(description="Other names and short forms, separated by `; `.")
    domains: Series[str] = Field(str_matches=r"^([a-z0-9.-]+\.[a-z]+(; |$))+$", description="Its addresses on the web.")
    country: Series[str] = Field(str_length={"min_value": 2}, description="Where it is based.")
    scale: Series[str] = Field(str_matches=SOURCE_SCALE, description="Its reach, in ACLED's words.")
    kind: Series[str] = Field(isin=KINDS, description="What sort of publisher it is.")
