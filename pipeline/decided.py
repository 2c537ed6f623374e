"""The decisions that a release rests on, kept beside it: so the next run knows which are new and which taken back."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pandas as pd

from pipeline.corrections import Fix
from pipeline.decision_files import ROW, read_decisions, write_decisions
from pipeline.register import current_id

FILE = "decisions.csv"
TOLD = ["who", "when", "why"]
COLUMNS = ["kind", "table", "id", "other", "column", "value", "expected", *TOLD]
CORRECTION = "correction"
Key = TypeVar("Key", str, tuple[str, str, str])


def in_force(fixes: list[Fix], judgements: pd.DataFrame, register: pd.DataFrame) -> pd.DataFrame:
    """Return the corrections, under the ids of today, and the judgements that a run used, in an order of their own."""
    rows = [
        {**fix.told, "kind": CORRECTION, "table": fix.table, "other": "", "id": current_id(register, fix.id)}
        for fix in fixes
    ]
    same = judgements.rename(columns={"left": "id", "right": "other", "judgement": "kind"})
    frame = pd.concat([pd.DataFrame(rows, columns=[*COLUMNS, ROW], dtype=str), same], ignore_index=True)
    frame = frame.reindex(columns=COLUMNS).fillna("")
    return frame.drop_duplicates().sort_values(COLUMNS, ignore_index=True)


def read_decided(data: Path) -> pd.DataFrame:
    """Return the decisions of the release in a folder."""
    return read_decisions(data / FILE, COLUMNS)[COLUMNS]


def write_decided(decided: pd.DataFrame, folder: Path) -> None:
    """Write the decisions of a release."""
    write_decisions(folder / FILE, decided)


@dataclass(frozen=True)
class NewDecisions:
    """Decisions made or taken back since the former release: by corrected cell, and by the ids that they name."""

    cells: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    corrected: Mapping[str, str] = field(default_factory=dict)
    judged: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def between(cls, old: pd.DataFrame, new: pd.DataFrame) -> "NewDecisions":
        """Return what differs between the decisions of two releases."""
        both = pd.concat([old, new], ignore_index=True)
        cells: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        corrected: dict[str, list[str]] = defaultdict(list)
        judged: dict[str, list[str]] = defaultdict(list)
        for row in both[~both.duplicated(keep=False)].itertuples(index=False):
            told = f"{row.who}, {row.when}: {row.why}"
            if row.kind == CORRECTION:
                cells[str(row.table), str(row.id), str(row.column)].append(told)
                corrected[str(row.id)].append(told)
            else:
                judged[str(row.id)].append(told)
                judged[str(row.other)].append(told)
        judged.pop("", None)
        return cls(_joined(cells), _joined(corrected), _joined(judged))


def _joined(told: Mapping[Key, list[str]]) -> dict[Key, str]:
    return {key: "; ".join(dict.fromkeys(words)) for key, words in told.items()}
