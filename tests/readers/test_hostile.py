"""Files made to harm: refused or set aside with a reason, in bounded time and memory."""

import json
import time
from pathlib import Path

import pytest

from pipeline.readers import read_folder
from pipeline.reading_lists import ReadingLists
from pipeline.settings import Settings
from pipeline.stages.read import read
from pipeline.table_files import read_csv, write_csv
from schemas import TABLES

BODY = "Gunmen killed six people when they stopped a bus near the town of Gao in Mali on Tuesday, police said. "
PATIENCE = 30  # seconds of computing, on a slow machine
MB = 1_000_000
BOMBS = {
    "deep.html": (lambda: "<html><body><article>" + "<p><b><i>" * 25_000 + BODY, "too intricate"),
    "attributes.html": (lambda: "<p " + " ".join(f"a{n}='x'" for n in range(9_000)) + f">{BODY}</p>", "too intricate"),
    "laughs.html": (
        lambda: (
            "<!DOCTYPE l [<!ENTITY a 'aa'>"
            + "".join(f"<!ENTITY a{n} '{'&a;' if n == 0 else f'&a{n - 1};' * 10}'>" for n in range(9))
            + "]><html><body><p>&a8;</p></body></html>"
        ),
        "no article",
    ),
    "angles.html": (lambda: "<" * MB, "too intricate"),
    "one line.txt": (lambda: BODY * (20 * MB // len(BODY)), "too long"),
    "paragraphs.txt": (lambda: f"{BODY}\n\n" * (20 * MB // len(BODY)), "too long"),
    "blank lines.txt": (lambda: "\n" * (5 * MB) + "x", "no text"),
    "separators.txt": (lambda: "---\ntitle: x\n\n" * 30_000, "too long"),
    "line.jsonl": (lambda: json.dumps({"text": BODY * (50 * MB // len(BODY))}), "line too long"),
    "depth.jsonl": (lambda: '{"text":' + "[" * MB, "nested too deeply"),
    "braces.jsonl": (lambda: "{}\n" * MB, "too many lines"),
    "sources.csv": (lambda: 'path,title\na.txt,"' + "x" * (20 * MB), "broken CSV"),
}


@pytest.fixture(scope="module")
def lists() -> ReadingLists:
    return ReadingLists.load(Settings.find().reference)


def rules(folder: Path, lists: ReadingLists) -> set[str]:
    """Return the rules by which the files of a folder are set aside; none of it becomes an article."""
    sources, _, rejects = read(read_folder(folder), lists)
    assert sources.empty
    return set(rejects["rule"])


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_set_aside_in_bounded_time(tmp_path: Path, lists: ReadingLists, name: str) -> None:
    make, rule = BOMBS[name]
    (tmp_path / name).write_text(make())
    began = time.process_time()
    assert rule in rules(tmp_path, lists)
    assert time.process_time() - began < PATIENCE


def test_a_file_of_200_megabytes_is_not_opened(tmp_path: Path, lists: ReadingLists) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(200 * MB)
    assert rules(tmp_path, lists) == {"too large"}


def test_thousands_of_tiny_files_are_all_accounted_for(tmp_path: Path, lists: ReadingLists) -> None:
    for number in range(3_000):
        (tmp_path / f"{number}.txt").write_text(str(number))
    sources, _, rejects = read(read_folder(tmp_path), lists)
    assert set(sources["path"]) | set(rejects["source_path"]) == {f"{number}.txt" for number in range(3_000)}


@pytest.mark.parametrize(
    "name", ["line\nbreak.txt", "=cmd().txt", "\u202egnp.txt", "a,\"b'.txt", "\u200b.txt", "-.txt"]
)
def test_names_made_to_deceive_are_paths_like_any_other(tmp_path: Path, lists: ReadingLists, name: str) -> None:
    (tmp_path / name).write_text(f"title: =cmd()\noutlet: @SUM(A1)\npublished: 2024-03-06\n\n{BODY * 3}")
    sources, _, _ = read(read_folder(tmp_path), lists)
    assert list(sources["path"]) == [name]
    write_csv(sources, TABLES["sources"], tmp_path / "sources.csv")
    cells = (tmp_path / "sources.csv").read_text().replace("\n", ",").split(",")
    assert not [cell for cell in cells if cell.lstrip('"').startswith(("=", "@", "+", "-"))]
    assert list(read_csv(tmp_path / "sources.csv", TABLES["sources"])["title"]) == ["=cmd()"]


def test_links_that_loop_or_lead_out_are_no_way_out(tmp_path: Path, lists: ReadingLists) -> None:
    (tmp_path / "secret.txt").write_text(BODY * 3)
    folder = tmp_path / "in"
    (folder / "a").mkdir(parents=True)
    (folder / "a" / "loop").symlink_to(folder)
    (folder / "self.txt").symlink_to("self.txt")
    (folder / "out.txt").symlink_to("../secret.txt")
    (folder / "sources.csv").write_text("path,title\n../secret.txt,x\n/etc/passwd,y\n")
    assert rules(folder, lists) == {"cannot open", "link outside", "path outside"}


def test_right_to_left_and_zero_width_characters_hide_no_word(tmp_path: Path, lists: ReadingLists) -> None:
    (tmp_path / "a.txt").write_text(BODY.replace("six", "s\u200bix\u202e") * 3)
    sources, texts, rejects = read(read_folder(tmp_path), lists)
    assert (len(sources), list(rejects["rule"])) == (1, [])
    assert "killed six people" in texts["text"].iloc[0]
