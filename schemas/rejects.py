"""rejects: nothing is lost."""

from pandera.typing import Series

from schemas.columns import Table, code, identifier, text
from schemas.values import TABLE_NAMES

STAGES = ["read", "extract", "code", "link", "resolve", "publish"]


class Rejects(Table):
    """One record that could not be read, dated, typed or validated, whole, with a reason to act on."""

    reject_id: Series[str] = identifier("Same record, same reason, same id in every run.", "rej", unique=True)
    stage: Series[str] = code("Stage that set the record aside.", STAGES)
    source_path: Series[str] = text("File that the record comes from.")
    source_id: Series[str] = identifier("Article that the record comes from, where known.", "src", nullable=True)
    table: Series[str] = code("Table that the record was meant for.", [*TABLE_NAMES, "mentions"], nullable=True)
    row_id: Series[str] = text("Key of the record, where it had one.", nullable=True)
    rule: Series[str] = text("Short name of the rule that it broke.", str_length={"min_value": 1})
    column: Series[str] = text("Column that broke the rule.", nullable=True)
    value: Series[str] = text("Value that broke the rule.", nullable=True)
    reason: Series[str] = text("What is wrong and what a person can do.", str_length={"min_value": 1})
    record: Series[str] = text("The whole row as JSON, or the beginning of the unreadable file.")
