"""Whom plain words and unnamed strikes mean in a country at a time: "insurgents" in Thailand, missiles on Odesa."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.reference import read_reference
from pipeline.text.plurals import plural

Spans = Mapping[tuple[str, str], list[tuple[str, str, str]]]


@dataclass(frozen=True)
class LocalActors:
    """Actors with their first and last days, by (words, country) and by (country, sub-event type)."""

    by_words: Spans
    by_strike: Spans

    @classmethod
    def load(cls, folder: Path) -> "LocalActors":
        """Return the lists local_names.csv and strikers.csv of a folder."""
        words, strikes = defaultdict(list), defaultdict(list)
        for row in read_reference("local_names", folder).to_dict("records"):
            for form in (row["words"], plural(row["words"])):
                words[form, row["country"]].append((row["actor"], row["from"], row["to"]))
        for row in read_reference("strikers", folder).to_dict("records"):
            strikes[row["country"], row["sub_event_type"]].append((row["actor"], row["from"], row["to"]))
        return cls(words, strikes)

    def called(self, words: str, country: str | None, on: date | None) -> str:
        """Return the group that plain words mean in a country on a day, "" where they may mean any."""
        return next(iter(_on(self.by_words.get((words.lower(), country or ""), []), on)), "")

    def strikers(self, country: str | None, sub_event_type: str, on: date | None) -> list[str]:
        """Return who strikes in that way in a country on a day: countries or groups."""
        return _on(self.by_strike.get((country or "", sub_event_type), []), on)


def _on(spans: list[tuple[str, str, str]], on: date | None) -> list[str]:
    """Return the actors whose days hold a day; without a day those that still last."""
    day = on.isoformat() if on is not None else "9999"
    return [actor for actor, first, last in spans if first <= day and (not last or day <= last)]
