"""A change of the reference lists has no article left unread that it changes.

    CHANGES=40 python -m pytest tests/test_list_changes.py

tries forty changes of each list; without CHANGES it is one of each.
"""

import csv
import functools
import json
import os
import random
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from pipeline import flow
from pipeline.fingerprints import TELLING, lists_read
from pipeline.knowledge import Knowledge, _load
from pipeline.list_changes import ListChanges, Read
from pipeline.list_state import UNUSED, ListState
from pipeline.readers import read_folder
from pipeline.reading_lists import ReadingLists
from pipeline.readings import TOLD
from pipeline.settings import Settings
from pipeline.stages.read import read

ROOT = Path(__file__).parent.parent
CHANGES = int(os.environ.get("CHANGES", "1"))
ARTICLES = 8 if CHANGES == 1 else 24
COMPILED = ("countries", "places")  # a change of theirs compiles the gazetteer anew, which takes long
LISTS = [name for name in lists_read(TELLING) if name not in COMPILED]
Row = dict[str, str]


@functools.cache
def articles() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return sources and texts of some articles, others with each number of changes."""
    lists = ReadingLists.load(ROOT / "seeds" / "reference")
    sources, texts, _ = read(read_folder(ROOT / "tests" / "gold" / "sources"), lists)
    chosen = sources.sample(ARTICLES, random_state=CHANGES)["source_id"]
    return sources[sources["source_id"].isin(chosen)], texts[texts["source_id"].isin(chosen)]


def told(reference: Path, cache: Path) -> tuple[dict[str, str], dict[str, np.ndarray]]:
    """Return what each article tells under some lists, as JSON, and the keys that it looked up in the gazetteer."""
    sources, texts = articles()
    _load.cache_clear()
    tables = flow._tell((sources, texts), reference, cache)
    asked = {s: np.frombuffer(k, dtype=np.uint64) for s, k in tables["asked"].itertuples(index=False)}
    of_article = {
        s: {name: tables[name][tables[name]["source_id"] == s].to_dict("records") for name in TOLD}
        for s in sources["source_id"]
    }
    return {s: json.dumps(rows, default=str, ensure_ascii=False) for s, rows in of_article.items()}, asked


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cache")
    for compiled in Settings.find().cache.glob("gazetteer-*"):
        (folder / compiled.name).symlink_to(compiled.resolve())
    return folder


@pytest.fixture(scope="module")
def before(cache: Path) -> tuple[dict[str, str], dict[str, np.ndarray], ListState]:
    reference = ROOT / "seeds" / "reference"
    Knowledge.load(reference, cache)
    return *told(reference, cache), ListState.of(reference, cache)


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    return shutil.copytree(ROOT / "seeds" / "reference", tmp_path / "reference")


def changed(path: Path, chance: random.Random, change) -> None:
    """Change the rows of a list."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(change(rows, chance))


def some_other(rows: list[Row], chance: random.Random) -> list[Row]:
    """Return rows of which some, most of them with words that the articles hold, went or took another row's values."""
    text = " ".join(articles()[1]["text"]).lower()
    words = list(rows[0])[0 if rows[0].get("rank") is None else 2]
    held = [n for n, row in enumerate(rows) if row[words].lower() in text] or range(len(rows))
    made: list[Row] = list(rows)
    for n in {*chance.choices(held, k=6), *chance.choices(range(len(rows)), k=4)}:
        taken = {column: value for column, value in chance.choice(rows).items() if column != words}
        made[n] = chance.choice([{}, {**rows[n], **taken}])
    return list({row[words] + row.get("kind", ""): row for row in made if row}.values())


def unread(before, reference: Path, cache: Path) -> set[str]:
    """Return the articles that tell something else under other lists, and would not be read again."""
    texts = dict(articles()[1].itertuples(index=False))
    old_told, old_asked, state = before
    new_told, _ = told(reference, cache)
    changes = ListChanges.between(state, ListState.of(reference, cache), cache)
    left = {s for s in texts if not changes.affecting(Read(texts[s], old_told[s], old_asked[s]))}
    print(*changes.tests, len(left), "left,", sum(new_told[s] != old_told[s] for s in texts), "other")  # noqa: T201
    return {s for s in left if new_told[s] != old_told[s]}


@pytest.mark.parametrize("name", [name for name in LISTS if name not in UNUSED])
def test_what_a_change_of_a_list_changes_is_read_again(before, reference: Path, cache: Path, name: str) -> None:
    whole = (reference / f"{name}.csv").read_bytes()
    for number in range(CHANGES):
        (reference / f"{name}.csv").write_bytes(whole)
        changed(reference / f"{name}.csv", random.Random(f"{name} {number}"), some_other)  # noqa: S311
        assert unread(before, reference, cache) == set()
