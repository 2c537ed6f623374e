"""A sources folder: every file below it read by its reader, sub-folders included."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline.errors import PipelineError
from pipeline.readers.decode import Decoded, decode
from pipeline.readers.html import read_html, too_intricate
from pipeline.readers.jsonl import read_jsonl
from pipeline.readers.records import RawArticle, RawFile, only_rejects, unreadable
from pipeline.readers.sidecar import NAME, read_sidecar
from pipeline.readers.text import read_text

PageReader = Callable[[str], RawArticle | None]
FILE_LIMIT = 64_000_000
PAGE_LIMIT = 10_000_000
TEXT_ENDINGS, PAGE_ENDINGS, LINE_ENDINGS = (".txt", ".md"), (".html", ".htm"), (".jsonl",)
READABLE = ", ".join((*TEXT_ENDINGS, *PAGE_ENDINGS, *LINE_ENDINGS))


def read_folder(folder: Path, page: PageReader = read_html) -> Iterator[RawFile]:
    """Yield every file below the folder as read, in the order of their paths; names that begin with a dot are skipped.

    `page` stands in for `read_html`, with what it told in earlier runs at hand.
    Raises PipelineError where the folder itself is missing or closed.
    """
    if not folder.is_dir():
        raise PipelineError(f"sources folder {folder} is missing: create it or name another with --sources")
    for file in sorted(_walk(folder, folder, {folder.resolve()}), key=lambda found: _relative(folder, found)):
        yield read_file(folder, file, page)


def read_file(folder: Path, file: Path, page: PageReader = read_html) -> RawFile:
    """Return one file as read; what keeps it from being read stands in its rejects."""
    path = _relative(folder, file)
    fault = _fault(folder, file)
    if fault is not None:
        return only_rejects(path, [unreadable(path, *fault)])
    try:
        data = file.read_bytes()
    except OSError as error:
        return only_rejects(path, [unreadable(path, "cannot open", f"{error.strerror}: make the file readable")])
    return read_bytes(path, data, page)


def read_bytes(path: str, data: bytes, page: PageReader = read_html) -> RawFile:
    """Return the file of these bytes as read; the ending of its path says how."""
    if not data.strip():
        return only_rejects(path, [unreadable(path, "empty file", "nothing in it: put the article in or delete it")])
    decoded = decode(data)
    if decoded is None:
        reason = "not text, or in an encoding that is not recognised: save the article as text in UTF-8"
        return only_rejects(path, [unreadable(path, "not text", reason, data)])
    file = _parsed(path, decoded, page)
    if not decoded.broken:
        return file
    reason = f"{decoded.broken} bytes are not UTF-8 (shown as \N{REPLACEMENT CHARACTER}): save the file again as UTF-8"
    damage = unreadable(path, "broken bytes", reason, data)
    return RawFile(file.path, file.articles, file.sidecar, (*file.rejects, damage))


def _parsed(path: str, decoded: Decoded, page: PageReader) -> RawFile:
    """Return the file read by the reader of its format."""
    text, ending = decoded.text, _ending(path)
    if _is_sidecar(path):
        rows, rejects = read_sidecar(path, text)
        return RawFile(path, sidecar=tuple(rows), rejects=tuple(rejects))
    if ending in LINE_ENDINGS:
        articles, rejects = read_jsonl(path, text)
        return RawFile(path, articles=tuple(articles), rejects=tuple(rejects))
    if ending in TEXT_ENDINGS:
        return RawFile(path, articles=tuple(read_text(path, text)))
    if too_intricate(text):
        reason = "more tags or attributes than a page of news has: save its text as .txt"
        return only_rejects(path, [unreadable(path, "too intricate", reason, text)])
    article = page(text)
    if article is None:
        reason = "no article on this page: save the page of one article, or its text as .txt"
        return only_rejects(path, [unreadable(path, "no article", reason, text)])
    return RawFile(path, articles=(article,))


def _fault(folder: Path, file: Path) -> tuple[str, str] | None:
    """Return rule and reason where the file is not to be opened."""
    ending = _ending(file.name)
    try:
        status = file.stat()
        outside = file.is_symlink() and not file.resolve().is_relative_to(folder.resolve())
    except OSError as error:
        return "cannot open", f"{error.strerror or 'link that leads nowhere'}: put the file itself here or delete it"
    limit = PAGE_LIMIT if ending in PAGE_ENDINGS else FILE_LIMIT
    if outside:
        return "link outside", "a link to a place outside the sources folder: copy the file in"
    if not stat.S_ISREG(status.st_mode):
        return "not a file", "neither file nor folder: take it away"
    if ending not in (*TEXT_ENDINGS, *PAGE_ENDINGS, *LINE_ENDINGS) and not _is_sidecar(file.name):
        return "unknown format", f"{ending or 'a name without ending'} is not read: save it as one of {READABLE}"
    if status.st_size > limit:
        return "too large", f"{status.st_size // 1_000_000} MB, the limit is {limit // 1_000_000}: split the file"
    return None


def _walk(folder: Path, root: Path, above: set[Path]) -> Iterator[Path]:
    """Yield the files below a folder; a link to a folder that contains it is not followed again."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise PipelineError(f"folder {folder} cannot be read ({error.strerror}): make it readable") from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        file = Path(entry.path)
        if not _is_folder(entry):
            yield file
            continue
        real = file.resolve()
        if not real.is_relative_to(root.resolve()):
            yield file
        elif real not in above:
            yield from _walk(file, root, above | {real})


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Say whether an entry is a folder, or a link to one; a link in a circle is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _relative(folder: Path, file: Path) -> str:
    """Return the path below the folder as text that can be written, whatever bytes the name is made of."""
    return file.relative_to(folder).as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _ending(path: str) -> str:
    return os.path.splitext(path)[1].lower()  # noqa: PTH122 - paths of the run are plain text


def _is_sidecar(path: str) -> bool:
    return path.rpartition("/")[2].lower() == NAME
