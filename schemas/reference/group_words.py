"""Words by which an armed group's name is told in an article that no list names."""

from pandera.pandas import DataFrameModel, Field
from pandera.typing import Series

KINDS = ["head", "weak", "strong", "trigger", "body", "fighter", "refused", "alone", "armed"]


class GroupWords(DataFrameModel):
    """One word that names of groups hold or that stands beside them."""

    word: Series[str] = Field(description="Word in small letters.")
    kind: Series[str] = Field(
        isin=KINDS,
        description="head: a noun of names; weak: one that other bodies' names hold too; strong: a word that marks"
        " a name by itself beside a head; trigger, body: what a group is called before its name; fighter: a noun behind"
        " its name; refused: begins no name; alone: no name by itself; armed: armed men, behind the name of a people.",
    )
