"""Irregular forms of the verbs among the cues."""

from pandera.pandas import DataFrameModel, Field
from pandera.typing import Series


class VerbForms(DataFrameModel):
    """One form that does not begin like its lemma."""

    lemma: Series[str] = Field(description="The verb as the cue list has it.")
    form: Series[str] = Field(description="The irregular form.")
