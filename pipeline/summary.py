"""What a run made, in numbers."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from pipeline import corrections, judgements

Tables = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Summary:
    """The counts of one run."""

    articles: int
    copies: int
    reports: int
    claims: int
    aggregates: int
    events: int
    disputed: int
    rejects: dict[str, int]
    changes: dict[str, int]
    read: dict[str, int]
    notes: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, tables: Tables, new_changes: pd.DataFrame, read: Mapping[str, int], notes: tuple[str, ...] = ()
    ) -> "Summary":
        """Return the counts of a run's tables, of the changes that it made and of the articles that it read."""
        return cls(
            articles=len(tables["sources"]),
            copies=int(tables["sources"]["copy_of"].notna().sum()),
            reports=len(tables["reports"]),
            claims=len(tables["claims"]),
            aggregates=len(tables["aggregates"]),
            events=len(tables["events"]),
            disputed=int(tables["events"]["fatalities_disputed"].sum()),
            rejects=_counted(tables["rejects"]["rule"]),
            changes=_counted(new_changes["op"]),
            read=dict(read),
            notes=notes,
        )

    def lines(self) -> list[str]:
        """Return the summary as a person reads it."""
        rejects = ", ".join(f"{rule} {count}" for rule, count in self.rejects.items())
        changes = ", ".join(f"{op} {count}" for op, count in self.changes.items())
        read = ", ".join(f"{reason} {count}" for reason, count in self.read.items())
        return [
            f"articles    {self.articles}" + (f" ({self.copies} of them copies)" if self.copies else ""),
            f"read        {sum(self.read.values())}" + (f" ({read})" if read else ""),
            f"reports     {self.reports}",
            f"claims      {self.claims}",
            f"aggregates  {self.aggregates}",
            f"events      {self.events} ({self.disputed} with a disputed toll)",
            f"rejects     {sum(self.rejects.values())}" + (f" ({rejects})" if rejects else ""),
            f"changes     {sum(self.changes.values())}" + (f" ({changes})" if changes else ""),
            *(f"note        {note}" for note in self.notes),
        ]


def idle_notes(rejects: pd.DataFrame) -> tuple[str, ...]:
    """Return a line for each decision of a person that is not applied."""
    idle = rejects[rejects["rule"].isin([corrections.NOT_APPLIED, judgements.NOT_APPLIED])]
    return tuple(f"{path} {reason}" for path, reason in zip(idle["source_path"], idle["reason"], strict=True))


def _counted(values: "pd.Series[str]") -> dict[str, int]:
    """Return how often each value stands there, the most frequent first."""
    return dict(sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0])))
