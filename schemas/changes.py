"""changes: what differs from the last run, and why."""

from pandera.typing import Series

from schemas.columns import Table, code, text
from schemas.values import CAUSES, OPERATIONS, TABLE_NAMES


class Changes(Table):
    """One difference from the release before: a row added or gone, a cell changed, events merged or split."""

    run_id: Series[str] = text("Run that made the change: its number, run date and a hash.", str_matches=r"^run-\d{5}-")
    table: Series[str] = code("Table that the row belongs to.", TABLE_NAMES)
    op: Series[str] = code("What happened to the row.", OPERATIONS)
    id: Series[str] = text("Key of the row.", str_length={"min_value": 1})
    into_id: Series[str] = text("Event that it was merged into or split off to.", nullable=True)
    column: Series[str] = text("Column that changed.", nullable=True)
    old: Series[str] = text("Value before.", nullable=True)
    new: Series[str] = text("Value after.", nullable=True)
    cause: Series[str] = code("Why it changed.", CAUSES)
    detail: Series[str] = text(
        "Who or what in particular: the articles; of corrections and judgements who, when and why.", nullable=True
    )
