"""Armed groups and state units, and the names that articles give them."""

from pandera.pandas import DataFrameModel, Field
from pandera.typing import Series

from schemas.values import ACTOR_TYPES


class ActorRows(DataFrameModel):
    """One armed group or force."""

    name: Series[str] = Field(unique=True, str_length={"min_value": 2}, description="Name, as the field writes it.")
    kind: Series[str] = Field(isin=ACTOR_TYPES, description="ACLED's actor type.")
    country: Series[str] = Field(description="Home countries, joined by '; '; empty where it is at home in many.")
    from_: Series[str] = Field(alias="from", str_matches=r"^(\d{4}(-\d\d-\d\d)?)?$", description="First year.")
    to: Series[str] = Field(str_matches=r"^(\d{4}(-\d\d-\d\d)?)?$", description="Last year.")


class AliasRows(DataFrameModel):
    """One other name of a group, with the days between which it means this group."""

    alias: Series[str] = Field(str_length={"min_value": 2}, description="Words as printed.")
    actor: Series[str] = Field(description="Name in actors.csv.")
    from_: Series[str] = Field(alias="from", str_matches=r"^(\d{4}-\d\d-\d\d)?$", description="First day.")
    to: Series[str] = Field(str_matches=r"^(\d{4}-\d\d-\d\d)?$", description="Last day.")
    case_sensitive: Series[str] = Field(
        isin=["yes", "no", "strict"], description="Whether capitals matter; strict: not read in text all in capitals."
    )


class StateUnits(DataFrameModel):
    """One unit or body of a state by its own name."""

    name: Series[str] = Field(unique=True, description="Words as printed.")
    kind: Series[str] = Field(isin=["military", "police", "government"], description="What it is.")
    country: Series[str] = Field(description="Country in countries.csv.")
    case_sensitive: Series[str] = Field(isin=["yes", "no"], description="Whether capitals matter.")


class Governments(DataFrameModel):
    """One period of government that names of state forces carry."""

    country: Series[str] = Field(description="Country in countries.csv.")
    label: Series[str] = Field(description="What stands in the brackets behind the name.")
    from_: Series[str] = Field(alias="from", str_matches=r"^\d{4}-\d\d-\d\d$", description="First day.")
    to: Series[str] = Field(str_matches=r"^(\d{4}-\d\d-\d\d)?$", description="Last day; empty while it lasts.")
