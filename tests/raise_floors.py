"""Raise the floors of the quality gate to what the pipeline scores now; never lower one.

usage: python tests/raise_floors.py              raise; stops where a score fell below its floor
       python tests/raise_floors.py --new-gold   after a change of tests/gold: pin it, take the scores as they are
"""

import hashlib
import math
import shutil
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import pipeline
from pipeline.evaluation import evaluate

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold"
FLOORS = GOLD / "floors.toml"
# Scores that the gate holds: shares between 0 and 1 where more is better.
HELD = (
    "claims.f1",
    "claims with right value.f1",
    "incidents.f1",
    "aggregates.f1",
    "link b3.f1",
    "link pairs.f1",
    "fields.date exact",
    "fields.country",
    "fields.admin1",
    "fields.location",
    "fields.actor1",
    "fields.actor2",
    "fields.event_type",
    "fields.sub_event_type",
    "fields.claimant (who says it)",
    "fields.claimant type",
    "fields.total or part",
)


def measure(folder: Path, misses: int = 0) -> tuple[dict[str, float], list[str]]:
    """Return the scores of a fresh run over the hand-coded articles, and the first misses."""
    articles = folder / "sources"
    for kept in (ROOT / "seeds" / "sources", GOLD / "sources"):
        shutil.copytree(kept, articles, dirs_exist_ok=True)
    pipeline.run(articles, folder / "data")
    scores, missed = evaluate(GOLD, folder / "data", misses)
    return flat(scores), missed


def flat(scores: dict[str, Any], above: str = "") -> dict[str, float]:
    """Return nested scores under dotted names; `12/16 = 0.750` is read as its share."""
    found: dict[str, float] = {}
    for name, value in scores.items():
        if isinstance(value, dict):
            found |= flat(value, f"{above}{name}.")
        elif isinstance(value, str) and " = " in value:
            found[above + name] = float(value.rpartition(" = ")[2])
        elif isinstance(value, (int, float)):
            found[above + name] = value
    return found


def digest() -> str:
    """Return one hash over the hand-coded articles and what was coded in them."""
    texts = [*(ROOT / "seeds" / "sources").iterdir(), *(GOLD / "sources").iterdir(), *GOLD.glob("*.json")]
    total = hashlib.sha256()
    for path in sorted(texts, key=lambda p: p.relative_to(ROOT).as_posix()):
        total.update(f"{path.relative_to(ROOT).as_posix()}\0".encode() + path.read_bytes())
    return total.hexdigest()


def read_floors() -> tuple[str, dict[str, float]]:
    """Return the pinned hash of the gold and the floor of each score."""
    pinned = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    return pinned["gold_sha256"], pinned["floors"]


def write_floors(scores: dict[str, float]) -> None:
    """Write the gold's hash and the scores, rounded down, as floors."""
    lines = ["# Written by tests/raise_floors.py; a change may raise a floor, not lower it.", ""]
    lines += [f'gold_sha256 = "{digest()}"', "", "[floors]"]
    lines += [f'"{name}" = {math.floor(scores[name] * 1000) / 1000}' for name in HELD]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def raised(scores: dict[str, float], floors: dict[str, float]) -> dict[str, float]:
    """Return the higher of score and floor, by name; stop where a score lies below its floor."""
    fallen = [f"{name}: {scores[name]:.3f}, floor {floor}" for name, floor in floors.items() if scores[name] < floor]
    if fallen:
        sys.exit("floors stay as they are, these scores fell:\n" + "\n".join(fallen))
    return {name: max(scores[name], floors.get(name, 0.0)) for name in HELD}


def main() -> None:
    """Score, compare, write."""
    new_gold = sys.argv[1:] == ["--new-gold"]
    pinned, floors = read_floors()
    if pinned != digest() and not new_gold:
        sys.exit("tests/gold or seeds/sources changed: look at the change, then run with --new-gold")
    with tempfile.TemporaryDirectory() as folder:
        scores, _ = measure(Path(folder))
    write_floors(scores if new_gold else raised(scores, floors))


if __name__ == "__main__":
    main()
