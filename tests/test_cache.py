"""What was read once is not read again, and whether it was kept changes no byte."""

import dataclasses
import datetime as dt
import os
import random
import shutil
import sqlite3
import time
from pathlib import Path

import pandas as pd
import pytest

from pipeline import fingerprints, flow
from pipeline.cache_room import make_room
from pipeline.knowledge import _load
from pipeline.reading_cache import FILE, Basis, ReadingCache
from pipeline.settings import Settings
from pipeline.summary import Summary
from tests.multiply import write

ROOT = Path(__file__).parent.parent
ARTICLES = 6
PAGE = """<html><head><title>Gunmen kill six near Gao</title></head><body><article><h1>Gunmen kill six near Gao</h1>
<p>Gunmen killed six people when they stopped a bus near the town of Gao in Mali on 5 March 2024, police said.</p>
<p>No group has said that it was behind the attack, and the army has sent more men to the road.</p></article></body>
"""


class Folder:
    """A folder of articles with a cache and reference lists of its own."""

    def __init__(self, base: Path) -> None:
        self.base = base
        usual = Settings.find(sources=base / "in", data=base / "out", decisions=base, as_of=dt.date(2024, 9, 30))
        shutil.copytree(usual.reference, base / "reference")
        self.settings = dataclasses.replace(usual, cache=base / "cache", reference=base / "reference")
        self.cache = base / "cache"
        self.cache.mkdir()
        for compiled in usual.cache.glob("gazetteer-*"):
            (self.cache / compiled.name).symlink_to(compiled.resolve())
        write(ARTICLES, base / "in")
        (base / "in" / "page.html").write_text(PAGE)

    def run(self) -> Summary:
        return flow.run(self.settings)

    def fresh(self) -> dict[str, bytes]:
        """Return the files of a first run without anything kept, beside the release."""
        self.forget()
        shutil.rmtree(self.base / "fresh", ignore_errors=True)
        flow.run(dataclasses.replace(self.settings, data=self.base / "fresh"))
        return files(self.base / "fresh")

    def again(self) -> dict[str, bytes]:
        """Return the files of a first run with what is kept, beside the release."""
        shutil.rmtree(self.base / "again", ignore_errors=True)
        flow.run(dataclasses.replace(self.settings, data=self.base / "again"))
        return files(self.base / "again")

    def forget(self) -> None:
        for file in self.cache.glob(f"{FILE}*"):
            file.unlink()

    def edit(self, name: str, change) -> None:
        """Change the rows of a reference list."""
        path = self.base / "reference" / f"{name}.csv"
        change(pd.read_csv(path, dtype=str, keep_default_na=False)).to_csv(path, index=False)
        _load.cache_clear()


def files(data: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in data.iterdir() if path.is_file() and path.name[0] != "."}


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_an_article_more_is_the_only_one_that_is_read(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    assert folder.run().read == {"new": ARTICLES + 1}
    monkeypatch.setattr("pipeline.remembered.read_html", None)
    write(1, folder.base / "in", ARTICLES)
    told: list[int] = []
    extract = flow.extract
    monkeypatch.setattr(flow, "extract", lambda sources, *rest: told.append(len(sources)) or extract(sources, *rest))
    assert folder.run().read == {"new": 1}
    assert told == [1]
    assert folder.run().read == {}


def test_what_is_kept_changes_no_byte(folder: Folder) -> None:
    expected = folder.fresh()
    assert differing(folder.again(), expected) == []
    write(1, folder.base / "in", ARTICLES)
    assert differing(folder.again(), folder.fresh()) == []


def test_an_alias_more_has_only_the_articles_read_again_that_hold_its_words(folder: Folder) -> None:
    folder.run()
    row = {"alias": "Khalid Zadran", "actor": "Taliban", "from": "", "to": "", "case_sensitive": "yes"}
    folder.edit("aliases", lambda rows: pd.concat([rows, pd.DataFrame([row])]))
    holding = sum("Khalid Zadran" in path.read_text() for path in (folder.base / "in").rglob("*.txt"))
    assert 0 < holding < ARTICLES
    assert folder.run().read == {"aliases.csv changed": holding}
    assert differing(folder.again(), folder.fresh()) == []


def test_a_cue_that_goes_has_only_the_articles_read_again_that_hold_its_words(folder: Folder) -> None:
    folder.run()
    folder.edit("cues", lambda rows: rows[rows["cue"] != "behead"])
    assert holding(folder, "behea") == 0
    assert folder.run().read == {}
    folder.edit("people", lambda rows: rows[rows["noun"] != "gunman"])
    assert 0 < holding(folder, "unmen") < ARTICLES
    assert folder.run().read == {"people.csv changed": holding(folder, "unmen")}
    assert differing(folder.again(), folder.fresh()) == []


def holding(folder: Folder, words: str) -> int:
    """Return how many articles hold some words."""
    return sum(words in path.read_text() for path in (folder.base / "in").rglob("*.*"))


def test_lists_that_were_forgotten_have_all_articles_read_again(folder: Folder) -> None:
    folder.run()
    with sqlite3.connect(folder.cache / FILE) as store:
        store.execute("DELETE FROM lists")
    store.close()
    folder.edit("speech", lambda rows: rows.iloc[1:])
    assert folder.run().read == {"reference lists changed": ARTICLES + 1}


def test_a_list_that_no_article_is_read_by_has_none_read_again(folder: Folder) -> None:
    folder.run()
    folder.edit("event_types", lambda rows: rows.assign(definition=rows["definition"] + " So it is."))
    folder.edit("hxl_tags", lambda rows: rows.iloc[:-1])
    assert folder.run().read == {}


@pytest.mark.parametrize(("name", "column"), [("aliases", "alias"), ("actors", "name"), ("state_units", "name")])
def test_rows_that_go_leave_what_a_first_run_makes(folder: Folder, name: str, column: str) -> None:
    folder.run()
    texts = " ".join(path.read_text() for path in (folder.base / "in").rglob("*.txt"))
    chance = random.Random(name)  # noqa: S311

    def without_some(rows: pd.DataFrame) -> pd.DataFrame:
        named = rows[column].map(lambda words: words in texts)
        return rows[~(named & named.map(lambda _: chance.random() < 0.5))]

    folder.edit(name, without_some)
    assert differing(folder.again(), folder.fresh()) == []


def test_other_code_has_all_articles_read_again(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.run()
    monkeypatch.setattr("pipeline.readings.code_print", lambda roots: "other")
    assert folder.run().read == {"code changed": ARTICLES + 1}


def test_every_module_that_reads_is_in_the_print_of_the_code() -> None:
    found = fingerprints.reached(fingerprints.TELLING)
    text = {path.stem for path in (ROOT / "pipeline" / "text").glob("*.py")}
    reading = {name.rpartition(".")[2] for name in fingerprints.reached(fingerprints.PIECES) | found}
    assert text - reading <= {"__init__"}
    assert {"pipeline.stages.extract", "pipeline.gazetteer_build", "pipeline.model_pin", "schemas.values"} <= set(found)
    assert "pipeline.changes" not in found


@pytest.mark.parametrize("damage", ["garbage", "cut", "empty", "seal", "folder"])
def test_a_damaged_store_forgets_and_goes_on(tmp_path: Path, damage: str) -> None:
    basis, rows, store = Basis("a", "b", "c"), {"reports": [{"report_id": "x"}]}, tmp_path / FILE
    ReadingCache.open(tmp_path).keep([(basis, rows, b"")])
    assert ReadingCache.open(tmp_path).find({"x": basis}) == {"x": rows}
    spoil(store, damage)
    cache = ReadingCache.open(tmp_path)
    assert cache.find({"x": basis}) == {}
    cache.keep([(basis, rows, b"")])
    assert cache.find({"x": basis}) == ({} if damage == "folder" else {"x": rows})


def spoil(store: Path, damage: str) -> None:
    if damage == "seal":
        with sqlite3.connect(store) as readings:
            readings.execute("UPDATE readings SET told = x'00'")
        readings.close()
        return
    with sqlite3.connect(store) as readings:
        readings.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    readings.close()
    whole = store.read_bytes()
    for file in store.parent.glob(f"{FILE}*"):
        file.unlink()
    if damage == "folder":
        store.mkdir()
    else:
        store.write_bytes({"garbage": b"no database " * 900, "cut": whole[: len(whole) // 2], "empty": b""}[damage])


def test_without_a_place_to_keep_anything_all_is_read(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file in the way")
    cache = ReadingCache.open(tmp_path / "cache")
    cache.keep([(Basis("a", "b", "c"), {"reports": []}, b"")])
    assert cache.find({"x": Basis("a", "b", "c")}) == {}


def kept(cache: ReadingCache) -> list[str]:
    """Return whose readings a cache holds."""
    return [content for (content,) in cache.ask("SELECT content FROM readings ORDER BY content")]


def test_readings_unused_for_longest_go_where_there_are_too_many(tmp_path: Path) -> None:
    rows = {"reports": [{"report_id": random.Random(1).randbytes(320_000).hex()}]}  # noqa: S311
    (tmp_path / "gazetteer-now").mkdir()
    for today, names in ((1, "abc"), (2, "de"), (3, "fghi")):
        cache = ReadingCache.open(tmp_path)
        cache.today = today
        cache.keep([(Basis(name, "code", "lists"), rows, b"") for name in names])
    cache.keep_lists("lists", b"rows")
    cache.keep_lists("older lists", b"rows")
    assert set(cache.find({"b": Basis("b", "code", "lists")})) == {"b"}
    make_room(cache, tmp_path, tmp_path / "gazetteer-now", most=1_000)
    assert len(kept(cache)) == 9
    size = cache.ask("PRAGMA page_count")[0][0] * cache.ask("PRAGMA page_size")[0][0]
    make_room(cache, tmp_path, tmp_path / "gazetteer-now", most=size / 1e6 - 0.1)
    assert kept(cache) == ["b", "d", "e", "f", "g", "h", "i"]
    assert (cache.lists("lists"), cache.lists("older lists")) == (b"rows", None)
    make_room(cache, tmp_path, tmp_path / "gazetteer-now", most=0)
    assert kept(cache) == ["b", "f", "g", "h", "i"]
    assert set(cache.find({name: Basis(name, "code", "lists") for name in "bf"})) == {"b", "f"}


def test_gazetteers_that_no_run_has_used_for_a_month_go_but_for_a_few(tmp_path: Path) -> None:
    for number, days in enumerate((0, 40, 50, 60, 70, 5, 20)):
        (tmp_path / f"gazetteer-{number}").mkdir()
        os.utime(tmp_path / f"gazetteer-{number}", (time.time() - days * 86_400,) * 2)
    make_room(ReadingCache.open(tmp_path), tmp_path, tmp_path / "gazetteer-4")
    assert sorted(path.name[-1] for path in tmp_path.glob("gazetteer-*")) == ["0", "4", "5", "6"]
