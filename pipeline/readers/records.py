"""What the readers hand on: raw articles of one file, rows of a sidecar, and what could not be read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pipeline.rejects import reject_row

# What an article may say about itself, in a header, in JSON or in page metadata.
FIELDS = ("title", "published", "outlet", "author", "url", "language")
# What is kept of a file or line that cannot be read.
RECORD_START = 500

RejectRow = dict[str, Any]


@dataclass(frozen=True)
class RawArticle:
    """One article as its file holds it: fields and text as read, nothing cleaned.

    `line` is the line number in a JSON Lines file and null elsewhere, where articles are counted.
    """

    text: str
    fields: Mapping[str, str] = field(default_factory=dict)
    basis: Literal["header", "metadata"] = "header"
    line: int | None = None
    # Only plain text is cut where a new article begins: elsewhere the file itself says where one ends.
    may_hold_several: bool = False
    rejects: tuple[RejectRow, ...] = ()


@dataclass(frozen=True)
class SidecarRow:
    """What a sources.csv says about one article, or about every article of a file (article_no null)."""

    path: str
    article_no: int | None
    fields: Mapping[str, str]
    sidecar: str
    row: int
    whole: str


@dataclass(frozen=True)
class RawFile:
    """All that was read from one file; `path` is relative to the sources folder, with forward slashes."""

    path: str
    articles: tuple[RawArticle, ...] = ()
    sidecar: tuple[SidecarRow, ...] = ()
    rejects: tuple[RejectRow, ...] = ()


def unreadable(path: str, rule: str, reason: str, record: str | bytes = "") -> RejectRow:
    """Return the reject of a file, or of a part of it, that cannot be read, with the beginning of what stands there."""
    start = record.decode("utf-8", "replace") if isinstance(record, bytes) else record
    return reject_row("read", path, rule, reason, record=clean_record(start[:RECORD_START]))


def clean_record(text: str) -> str:
    """Return text that every writer takes: no null bytes, no half characters."""
    return text.replace("\x00", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace").decode("utf-8")


def only_rejects(path: str, rows: Iterable[RejectRow]) -> RawFile:
    """Return a file of which nothing could be read."""
    return RawFile(path, rejects=tuple(rows))
