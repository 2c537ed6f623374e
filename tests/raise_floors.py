"""Raise the floors of the quality gate to what the pipeline scores now; never lower one.

Beside them it writes what the simplest script scores on the same articles, and how far confidence can be trusted.

usage: python -m tests.raise_floors              raise; stops where a score fell below its floor
       python -m tests.raise_floors --new-gold   after a change of tests/gold: pin it, take the scores as they are
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
from tests.benchmarks import simple
from tests.calibration import calibration_error, fifths, held_out

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold"
FLOORS = GOLD / "floors.toml"
# Scores that the gate holds: shares between 0 and 1 where more is better.
CALIBRATED = ("claims", "reports")
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


def errors(data: Path) -> dict[str, float]:
    """Return how far the confidence of reports and claims lies from the share right, over fifths of the rows."""
    rows = {name: found for name, found in held_out(data, GOLD).items() if name in CALIBRATED}
    return {name: calibration_error([s for s, _ in r], [v.right for _, v in r], parts=5) for name, r in rows.items()}


def beside(data: Path) -> dict[str, dict[str, Any]]:
    """Return what is shown beside the floors of a release: scores of the simplest script, confidence by fifths."""
    simple.write(data, data.parent / "simple")
    scores = flat(evaluate(GOLD, data.parent / "simple", 0)[0])
    rows = held_out(data, GOLD)
    sure = {
        f"{table}.{name}": [round(v, 2) for v in values]
        for table in CALIBRATED
        for name, values in fifths(rows[table]).items()
    }
    return {"simple": {name: round(scores[name], 3) for name in HELD if name in scores}, "confidence": sure}


def read_floors() -> dict[str, Any]:
    """Return the pinned hash of the gold, the floor of each score, the ceiling of each error, what stands beside."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))


def write_floors(scores: dict[str, float], ceilings: dict[str, float], shown: dict[str, dict[str, Any]]) -> None:
    """Write the gold's hash, the scores, rounded down, as floors, and the rest."""
    floors = {name: math.floor(scores[name] * 1000) / 1000 for name in HELD}
    lines = ["# Written by tests/raise_floors.py; a change may raise a floor, not lower it.", ""]
    lines += [f'gold_sha256 = "{digest()}"']
    for title, values in {"floors": floors, "ceilings": ceilings, **shown}.items():
        lines += ["", f"[{title}]", *(f'"{name}" = {value}' for name, value in values.items())]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def ceiling(error: float) -> float:
    """Return the ceiling of a calibration error: the next twentieth above."""
    return math.ceil(error * 20) / 20


def raised(scores: dict[str, float], floors: dict[str, float]) -> dict[str, float]:
    """Return the higher of score and floor, by name; stop where a score lies below its floor."""
    fallen = [f"{name}: {scores[name]:.3f}, floor {floor}" for name, floor in floors.items() if scores[name] < floor]
    if fallen:
        sys.exit("floors stay as they are, these scores fell:\n" + "\n".join(fallen))
    return {name: max(scores[name], floors.get(name, 0.0)) for name in HELD}


def lowered(apart: dict[str, float], ceilings: dict[str, float]) -> dict[str, float]:
    """Return the lower of error, rounded up, and ceiling, by name; stop where an error lies above its ceiling."""
    risen = [f"{name}: {apart[name]:.3f}, ceiling {most}" for name, most in ceilings.items() if apart[name] > most]
    if risen:
        sys.exit("confidence no longer says how many are right, see tests/fit_confidence.py:\n" + "\n".join(risen))
    return {name: min(ceiling(error), ceilings.get(name, 1.0)) for name, error in apart.items()}


def main() -> None:
    """Score, compare, write."""
    new_gold = sys.argv[1:] == ["--new-gold"]
    pinned = read_floors()
    if pinned["gold_sha256"] != digest() and not new_gold:
        sys.exit("tests/gold or seeds/sources changed: look at the change, then run with --new-gold")
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        scores, _ = measure(Path(folder))
        apart = errors(data)
        shown = beside(data)
    now = {name: ceiling(error) for name, error in apart.items()}
    if new_gold:
        write_floors(scores, now, shown)
    else:
        write_floors(raised(scores, pinned["floors"]), lowered(apart, pinned["ceilings"]), shown)


if __name__ == "__main__":
    main()
