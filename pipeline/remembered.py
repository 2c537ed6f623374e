"""Readers that do not read again what they read in an earlier run."""

import dataclasses
import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline.fingerprints import PAGES, PIECES, code_print, digest, lists_print, lists_read
from pipeline.readers.folder import PageReader
from pipeline.readers.html import read_html
from pipeline.readers.records import RawArticle
from pipeline.reading_cache import Basis, ReadingCache, Rows
from pipeline.reading_lists import ReadingLists
from pipeline.stages.read import Piece, PieceReader, piece_reader


def remembered_pages(cache: Path) -> PageReader:
    """Return the reader of web pages with what it told in earlier runs."""
    store, code = ReadingCache.open(cache), code_print(PAGES)

    def page(text: str) -> RawArticle | None:
        rows = _recalled(store, Basis(digest(["page", text]), code, ""), lambda: {"articles": _page_rows(text)})
        return RawArticle(**rows["articles"][0]) if rows["articles"] else None

    return page


def _page_rows(text: str) -> list[dict[str, Any]]:
    article = read_html(text)
    return [{"text": article.text, "fields": dict(article.fields), "basis": article.basis}] if article else []


def remembered_pieces(lists: ReadingLists, reference: Path, cache: Path) -> PieceReader:
    """Return the reader of single articles with what it told in earlier runs."""
    store, code, reader = ReadingCache.open(cache), code_print(PIECES), piece_reader(lists)
    listed = lists_print(reference, lists_read(PIECES))

    def read_piece(piece: Piece) -> Rows:
        content = digest(["piece", json.dumps(dataclasses.asdict(piece), sort_keys=True)])
        rows = _recalled(store, Basis(content, code, listed), lambda: reader(piece))
        return {**rows, "sources": [_dated(row) for row in rows["sources"]]}

    return read_piece


def _dated(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row of sources with its day as a date, which the store keeps as text."""
    day = row["published"]
    return {**row, "published": dt.date.fromisoformat(day) if isinstance(day, str) else day}


def _recalled(store: ReadingCache, basis: Basis, read: Callable[[], Rows]) -> Rows:
    """Return what is kept under a basis, else what `read` tells, which is kept from now on."""
    known = store.find({"": basis}).get("")
    if known is not None:
        return known
    rows = read()
    store.keep([(basis, rows, b"")])
    return rows
