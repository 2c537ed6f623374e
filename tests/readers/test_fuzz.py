"""Whatever stands in a file: nothing crashes, and every file and article is in the tables or in rejects.

    FUZZ=20000 python -m pytest tests/readers/test_fuzz.py

reads that many mutated files, in equal parts for all readers; without FUZZ it is a few.
"""

import json
import os
import random
from pathlib import Path

import pytest

from pipeline.readers import RawFile
from pipeline.readers.folder import read_bytes
from pipeline.readers.sidecar_index import SidecarIndex
from pipeline.reading_lists import ReadingLists
from pipeline.settings import Settings
from pipeline.stages.read import Reading, _pieces, read
from pipeline.table_files import write_csv, write_parquet
from schemas import TABLES

FUZZ = int(os.environ.get("FUZZ", "600"))
BATCH = 40
BODY = (
    "Gunmen killed six people when they stopped a bus near the town of Gao in Mali on Tuesday, police said.\n\n"
    "“Nobody is safe,” a café owner said. More than 45 were hurt, by another count.\n"
)
HEAD = "title: Bus attacked\noutlet: The Northern Post\npublished: 2024-03-06\n\n"
LINE = json.dumps({"id": "a1", "text": BODY, "title": "Bus attacked", "published": "2024-03-06", "language": "en"})
SEEDS = {
    "txt": f"{HEAD}{BODY}\n---\n{HEAD}{BODY.replace('six', 'nine')}",
    "md": f"---\n{HEAD.strip()}\n---\n# Bus attacked\n\n{BODY}",
    "html": f"<html><head><title>Bus attacked</title><meta property='og:site_name' content='Post'></head><body>"
    f"<nav><a href='/'>Home</a></nav><article><h1>Bus attacked</h1><p>{BODY}</p></article></body></html>",
    "jsonl": f"{LINE}\n{LINE.replace('six', 'nine')}\n\n{LINE.replace('Gao', 'Kidal')}\n",
    "csv": 'path,article_no,title,published\na.txt,1,Bus attacked,2024-03-06\nb.txt,,"two, lines\nof it",\n',
}
HOSTILE = [
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\\ud800", b"\r", b"\x1b[2J", b"\xe2\x80\xae",
    b"\xe2\x80\x8b", b"=cmd()", b"---\n", b"[" * 3000, b'{"a":' * 1500, b"<div>" * 2000, b"<script>", b"&#x0;",
    b"]]>", b'"', b"'", b"../../etc/passwd", b"title: " * 50, b"title:x\n", b"A" * 5000, b"\xc3", b"9" * 400,
    b"1e999", b"NaN", b"\n" * 500, b"published: 31/02/2024\n",
]  # fmt: skip
# Rules by which whole articles are set aside.
ARTICLE_RULES = {"no text", "language", "same article"}


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return bytes with one to six things wrong with them."""
    for _ in range(chance.randint(1, 6)):
        at, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
        match chance.randrange(7):
            case 0:
                data = data[:at] + chance.choice(HOSTILE) + data[at:]
            case 1:
                data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
            case 2:
                data = data[:at] + data[end:]
            case 3:
                data = data[:at] + data[at:end] * chance.randint(2, 4) + data[end:]
            case 4:
                data = data[:at]
            case 5:
                data = data[end:] + data[at:end] + data[:at]
            case _:
                words = data.decode("utf-8", "replace")
                data = words.encode(chance.choice(["utf-16", "utf-32", "cp1252", "utf-7", "koi8-r"]), "replace")
        data = data[:60_000] or b" "
    return data


def accounted(file: RawFile) -> bool:
    """Say whether something tells of the file; of a sidecar nothing needs to, where it has no rows."""
    return bool(file.articles or file.sidecar or file.rejects) or file.path.endswith("sources.csv")


@pytest.fixture(scope="module")
def lists() -> ReadingLists:
    return ReadingLists.load(Settings.find().reference)


@pytest.mark.parametrize("ending", SEEDS)
def test_mutated_files_are_read_or_set_aside(ending: str, lists: ReadingLists, tmp_path: Path) -> None:
    chance = random.Random(ending)  # noqa: S311
    for batch in range(-(-FUZZ // (BATCH * len(SEEDS)))):
        files = []
        for number in range(BATCH):
            path = f"{batch}-{number}/sources.csv" if ending == "csv" else f"{batch}-{number}.{ending}"
            data = mutated(SEEDS[ending].encode(), chance)
            files.append(read_bytes(path, data))
            assert accounted(files[-1]), (path, data)
        check(files, lists, tmp_path)


def check(files: list[RawFile], lists: ReadingLists, folder: Path) -> None:
    """Every article of the files is in the tables or in rejects, and both can be written."""
    tables = dict(zip(("sources", "texts", "rejects"), read(files, lists), strict=True))
    found = set(zip(tables["sources"]["path"], tables["sources"]["article_no"], strict=True))
    rejects = tables["rejects"]
    aside = rejects[rejects["rule"].isin(ARTICLE_RULES) & rejects["row_id"].notna()]["record"].map(json.loads)
    found |= {(row["path"], row["article_no"]) for row in aside}
    index, reading = SidecarIndex.of([]), Reading()
    for file in files:
        for piece in _pieces(file, index, lists, reading):
            assert (piece.path, piece.article_no) in found
    for name, frame in tables.items():
        write_parquet(frame, TABLES[name], folder / f"{name}.parquet")
        write_csv(frame, TABLES[name], folder / f"{name}.csv")
