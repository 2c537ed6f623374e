"""tags: words by which an event gets one of ACLED's tags."""

from pandera.pandas import DataFrameModel, Field
from pandera.typing import Series


class TagRows(DataFrameModel):
    """A word or phrase, and how it speaks for a tag."""

    words: Series[str] = Field(str_length={"min_value": 1}, description="Lower case; as it begins, where it can bend.")
    kind: Series[str] = Field(
        isin=["crowd", "gathered", "before", "gathering", "words", "target"],
        description=(
            "crowd: those who demonstrate, after a number; gathered: people, after a number, with a gathering in the"
            " same sentence; before: stands before the number of a crowd; gathering: what a crowd does; words: anywhere"
            " in the account; target: among those acted on."
        ),
    )
    tag: Series[str] = Field(str_matches=r"^[a-z][a-z ]*$", description="The tag.")
