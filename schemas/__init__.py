"""One pandera model per published table; names, keys and references of the tables in the order of the flow."""

from schemas.aggregates import Aggregates
from schemas.changes import Changes
from schemas.claims import Claims
from schemas.columns import Table
from schemas.events import Events
from schemas.rejects import Rejects
from schemas.reports import Reports
from schemas.sources import Sources
from schemas.texts import Texts

TABLES: dict[str, type[Table]] = {
    "sources": Sources,
    "texts": Texts,
    "reports": Reports,
    "claims": Claims,
    "aggregates": Aggregates,
    "events": Events,
    "changes": Changes,
    "rejects": Rejects,
}

KEYS: dict[str, tuple[str, ...]] = {
    "sources": ("source_id",),
    "texts": ("source_id",),
    "reports": ("report_id",),
    "claims": ("claim_id",),
    "aggregates": ("aggregate_id",),
    "events": ("event_id",),
    "changes": ("run_id", "table", "op", "id", "into_id", "column"),
    "rejects": ("reject_id",),
}

# Column of a table → (table, column) where its value must be found.
REFERENCES: dict[str, dict[str, tuple[str, str]]] = {
    "sources": {"copy_of": ("sources", "source_id")},
    "texts": {"source_id": ("sources", "source_id")},
    "reports": {"source_id": ("sources", "source_id"), "event_id": ("events", "event_id")},
    "claims": {
        "report_id": ("reports", "report_id"),
        "source_id": ("sources", "source_id"),
        "event_id": ("events", "event_id"),
        "supersedes": ("claims", "claim_id"),
    },
    "aggregates": {"source_id": ("sources", "source_id")},
    "events": {},
    "changes": {},
    "rejects": {},
}

__all__ = ["KEYS", "REFERENCES", "TABLES", "Table"]
