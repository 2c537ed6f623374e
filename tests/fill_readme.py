"""Write the rows and scores that the README shows anew, out of data/ and what tests/raise_floors.py measured.

usage: python tests/fill_readme.py
"""

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
EVENTS = (
    "event_id",
    "event_date",
    "sub_event_type",
    "location",
    "country",
    "fatalities",
    "fatalities_low",
    "fatalities_high",
    "fatalities_disputed",
    "reports",
)
CLAIMS = ("measure", "claimant", "low", "high", "qualifier", "quote")
SHOWN = 5
FIFTHS = ("least sure", "", "middle", "", "surest")


def filled(readme: str, data: Path, floors: Path) -> str:
    """Return the README with the five most disputed events, the claims of the first, and the scores."""
    events, claims = (
        pd.read_csv(data / f"{name}.csv", dtype=str, keep_default_na=False) for name in ("events", "claims")
    )
    chosen = most_disputed(events)
    of_first = claims[claims["event_id"] == chosen["event_id"].iloc[0]].sort_values("char_start", key=pd.to_numeric)
    measured = tomllib.loads(floors.read_text(encoding="utf-8"))
    readme = between(readme, "events", table(EVENTS, chosen[list(EVENTS)].to_numpy()))
    readme = between(readme, "claims", table(CLAIMS, of_first[list(CLAIMS)].to_numpy()))
    readme = between(readme, "accuracy", table(("score", "at least", "simplest script"), beside(measured)))
    return between(readme, "confidence", table(("", *FIFTHS), by_fifths(measured["confidence"])))


def beside(measured: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """Yield each score that the gate holds with that of the simplest script."""
    for name, score in measured["floors"].items():
        other = measured["simple"].get(name)
        yield name, f"{score:.3f}", "" if other is None else f"{other:.3f}"


def by_fifths(confidence: dict[str, list[float]]) -> Iterator[tuple[str, ...]]:
    """Yield confidence and shares right, a row for each of what is asked of reports and claims."""
    for name, values in confidence.items():
        yield name.replace(".", ": "), *(f"{value:.2f}" for value in values)


def most_disputed(events: pd.DataFrame) -> pd.DataFrame:
    """Return the events whose tolls lie furthest apart, then those with most reports and dead."""
    numbers = events[["fatalities_low", "fatalities_high", "reports", "fatalities"]].apply(pd.to_numeric).fillna(0)
    rank = numbers.assign(spread=numbers["fatalities_high"] - numbers["fatalities_low"], event_id=events["event_id"])
    order = rank.sort_values(["spread", "reports", "fatalities", "event_id"], ascending=[False, False, False, True])
    return events.loc[order.index[:SHOWN]]


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table."""
    cells = [list(head)]
    lines = [*cells, ["---"] * len(cells[0]), *([str(c).replace("|", r"\|") for c in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def between(readme: str, name: str, block: str) -> str:
    """Return the README with what stands between the marks of that name replaced."""
    begin, end = f"<!-- {name}: begin -->\n", f"<!-- {name}: end -->"
    head, _, rest = readme.partition(begin)
    return head + begin + block + end + rest.partition(end)[2]


if __name__ == "__main__":
    README.write_text(
        filled(README.read_text(encoding="utf-8"), ROOT / "data", ROOT / "tests" / "gold" / "floors.toml"),
        encoding="utf-8",
    )
