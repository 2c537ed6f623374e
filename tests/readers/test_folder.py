"""A sources folder as people leave it."""

import os
from pathlib import Path

import pytest

from pipeline.errors import PipelineError
from pipeline.readers import RawFile, read_folder
from pipeline.readers.folder import read_bytes

ARTICLE = (
    "Blast at bus station\n\nA bomb went off at the bus station of Ardal on Friday, killing six people, police said.\n"
)


def put(folder: Path, name: str, data: str | bytes = ARTICLE) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return file


def only(folder: Path) -> RawFile:
    (file,) = read_folder(folder)
    return file


def test_nested_folders_are_read_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/deeper/still/y.md", "c.TXT"):
        put(tmp_path, name)
    assert [file.path for file in read_folder(tmp_path)] == ["a/deeper/still/y.md", "a/z.txt", "b.txt", "c.TXT"]


def test_names_that_begin_with_a_dot_are_skipped(tmp_path: Path) -> None:
    for name in (".draft.txt", ".git/config.txt", "kept.txt"):
        put(tmp_path, name)
    assert only(tmp_path).path == "kept.txt"


def test_a_link_to_a_folder_above_is_not_followed_for_ever(tmp_path: Path) -> None:
    put(tmp_path, "sub/a.txt")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    assert [file.path for file in read_folder(tmp_path)] == ["sub/a.txt"]


def test_a_missing_folder_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="missing: create it or name another"):
        list(read_folder(tmp_path / "nowhere"))


@pytest.mark.parametrize(
    ("name", "data", "rule"),
    [
        ("empty.txt", b"", "empty file"),
        ("blank.txt", b" \n\t\n ", "empty file"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + b"pixels" * 40, "not text"),
        ("bytes.txt", bytes(range(256)) * 8, "not text"),
        ("nulls.txt", ARTICLE.encode() + b"\x00\x00x\x00", "not text"),
        ("page.html", b"<html><head></head><body></body></html>", "no article"),
        ("notes.docx", b"PK\x03\x04 whatever", "unknown format"),
        ("articles.json", b"{}", "unknown format"),
        ("README", b"no ending", "unknown format"),
    ],
)
def test_a_file_that_cannot_be_read_is_set_aside_with_a_reason(
    tmp_path: Path, name: str, data: bytes, rule: str
) -> None:
    put(tmp_path, name, data)
    file = only(tmp_path)
    assert (file.path, file.articles) == (name, ())
    (reject,) = file.rejects
    assert reject["rule"] == rule
    assert ":" in reject["reason"] or "save it as" in reject["reason"]


def test_a_link_to_a_place_outside_the_folder_is_set_aside(tmp_path: Path) -> None:
    secret = put(tmp_path, "outside/secret.txt")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link.txt").symlink_to(secret)
    (inside / "folder").symlink_to(secret.parent)
    assert [file.rejects[0]["rule"] for file in read_folder(inside)] == ["link outside", "link outside"]


def test_a_link_that_leads_nowhere_and_a_pipe_are_set_aside(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to("nothing-here")
    os.mkfifo(tmp_path / "pipe.txt")
    assert [file.rejects[0]["rule"] for file in read_folder(tmp_path)] == ["cannot open", "not a file"]


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.readers.folder.FILE_LIMIT", 20)
    put(tmp_path, "large.txt")
    assert only(tmp_path).rejects[0]["rule"] == "too large"


def test_a_file_name_of_odd_bytes_gives_a_path_that_can_be_written(tmp_path: Path) -> None:
    try:
        put(tmp_path, os.fsdecode(b"caf\xe9.txt"))
    except OSError:
        pytest.skip("this file system takes UTF-8 names alone")
    assert only(tmp_path).path.encode("utf-8").startswith(b"caf")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_encoding_is_found(encoding: str) -> None:
    text = ARTICLE.replace("police said", "“nobody’s safe”, a café owner said")
    (article,) = read_bytes("a.txt", text.encode(encoding)).articles
    assert article.text == text.strip()


def test_line_ends_of_other_systems_do_not_matter() -> None:
    files = [read_bytes("a.txt", ARTICLE.replace("\n", end).encode()) for end in ("\n", "\r\n", "\r")]
    assert len({file.articles[0].text for file in files}) == 1


def test_a_few_broken_bytes_do_not_cost_the_article() -> None:
    text = ARTICLE.replace("Ardal", "Ağrı’s centre – “Ardal” –").encode()
    file = read_bytes("a.txt", text.replace("ğ".encode(), b"\xc4", 1))
    assert "killing six people" in file.articles[0].text
    assert [reject["rule"] for reject in file.rejects] == ["broken bytes"]
