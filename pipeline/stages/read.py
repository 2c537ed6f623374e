"""Stage read: raw files become articles with their text, date, outlet and language; copies are told from originals."""

import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pandas as pd

from pipeline.ids import source_id
from pipeline.readers.records import RECORD_START, RawArticle, RawFile, RejectRow, clean_record
from pipeline.readers.sidecar_index import SidecarIndex
from pipeline.reading_lists import ReadingLists
from pipeline.rejects import reject_row
from pipeline.tables import from_rows
from pipeline.text.articles import find_starts
from pipeline.text.copies import Candidate, find_copies
from pipeline.text.language import detect_language, language_code
from pipeline.text.masthead import Masthead, read_masthead
from pipeline.text.paragraphs import one_line, split_paragraphs
from pipeline.text.publication_date import date_in_url, read_date
from schemas.rejects import Rejects
from schemas.sources import Sources
from schemas.texts import Texts
from schemas.values import SOURCE_SCALE

LANGUAGES = frozenset({"en"})
# Characters: more than any article has, and more than a reader should be kept busy with by one.
LONGEST_ARTICLE, LONGEST_RUN = 200_000, 4_000_000
Row = dict[str, Any]
Rows = dict[str, list[Row]]


@dataclass(frozen=True)
class Piece:
    """One article before it is read: its raw text, what its file and its sidecar say about it, where it lies."""

    path: str
    article_no: int
    source_id: str
    raw: str
    fields: Mapping[str, str]
    basis: str
    sidecar: Mapping[str, str]
    find_title: bool


PieceReader = Callable[[Piece], Rows]


@dataclass
class Reading:
    """What has been read so far."""

    sources: list[Row] = field(default_factory=list)
    texts: list[Row] = field(default_factory=list)
    rejects: list[RejectRow] = field(default_factory=list)
    first_place: dict[str, str] = field(default_factory=dict)


def read(
    files: Iterable[RawFile], lists: ReadingLists, read_piece: PieceReader | None = None
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return sources, texts and rejects of the files, whatever their order.

    An article that the extractor cannot read, or that stands there twice, is in rejects with the reason. `read_piece`
    stands in for `piece_reader`, with what it told in earlier runs at hand.
    """
    ordered = sorted(files, key=lambda file: file.path)
    index = SidecarIndex.of(row for file in ordered for row in file.sidecar)
    reading = Reading(rejects=[row for file in ordered for row in file.rejects] + list(index.rejects))
    numbers: dict[str, list[int]] = {file.path: [] for file in ordered}
    for file in ordered:
        for piece in _pieces(file, index, lists, reading):
            numbers[file.path].append(piece.article_no)
            _add(piece, read_piece or piece_reader(lists), reading)
    reading.rejects += index.unused(numbers, numbers)
    _mark_copies(reading, lists)
    return _frames(reading)


def _frames(reading: Reading) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    order = {row["source_id"]: (row["path"], row["article_no"]) for row in reading.sources}
    sources = sorted(reading.sources, key=lambda row: order[row["source_id"]])
    texts = sorted(reading.texts, key=lambda row: order[row["source_id"]])
    rejects = {row["reject_id"]: row for row in reading.rejects}
    return (
        from_rows(sources, Sources),
        from_rows(texts, Texts),
        from_rows([rejects[key] for key in sorted(rejects)], Rejects),
    )


def _pieces(file: RawFile, index: SidecarIndex, lists: ReadingLists, reading: Reading) -> Iterator[Piece]:
    """Yield the articles of a file, those cut apart that run together."""
    number = 0
    for article in file.articles:
        reading.rejects += article.rejects
        for place, raw in enumerate(_cut(article, lists)):
            number = article.line or number + 1
            # What a header says of one article does not hold for those after it; outlet and language may.
            fields = article.fields if place == 0 else _shared(article.fields)
            yield Piece(
                path=file.path,
                article_no=number,
                source_id=source_id(fields.get("title"), raw),
                raw=raw,
                fields=fields,
                basis=article.basis,
                sidecar=index.about(file.path, number),
                find_title=article.may_hold_several,
            )


def _shared(fields: Mapping[str, str]) -> dict[str, str]:
    return {name: fields[name] for name in ("outlet", "language") if name in fields}


def _cut(article: RawArticle, lists: ReadingLists) -> list[str]:
    """Return the raw texts of the articles that run together in one."""
    raw = article.text.strip()
    if not article.may_hold_several or len(raw) > LONGEST_RUN:
        return [raw]
    paragraphs = split_paragraphs(raw)
    if not paragraphs:
        return [raw]
    starts = find_starts([paragraph.text for paragraph in paragraphs], lists.cues, lists.outlets)
    ends = [*starts[1:], len(paragraphs)]
    if len(starts) == 1:
        return [raw]
    return [raw[paragraphs[a].start : paragraphs[b - 1].end].strip() for a, b in zip(starts, ends, strict=True)]


def _add(piece: Piece, read_piece: PieceReader, reading: Reading) -> None:
    """Read one article into the tables, or set it aside."""
    place = f"{piece.path}, article {piece.article_no}"
    if piece.source_id in reading.first_place:
        first = reading.first_place[piece.source_id]
        reading.rejects.append(_aside(piece, "same article", f"same article as {first}: delete one of the two"))
        return
    outcome = read_piece(piece)
    reading.rejects += outcome["rejects"]
    if outcome["sources"]:
        reading.first_place[piece.source_id] = place
        reading.sources += outcome["sources"]
        reading.texts += outcome["texts"]


def piece_reader(lists: ReadingLists) -> PieceReader:
    """Return the function that reads one article: its rows of sources and texts, or of rejects where it has none."""
    return partial(_read_piece, lists=lists)


def _read_piece(piece: Piece, lists: ReadingLists) -> Rows:
    """Return the row of sources, that of texts, and the rejects of one article."""
    rejects: list[RejectRow] = []
    if len(piece.raw) > LONGEST_ARTICLE:
        reason = f"{len(piece.raw)} characters, the limit is {LONGEST_ARTICLE}: cut it into its articles"
        start = dataclasses.replace(piece, raw=piece.raw[:RECORD_START])
        return {"sources": [], "texts": [], "rejects": [_aside(start, "too long", reason)]}
    given = piece.sidecar.get("title") or piece.fields.get("title", "")
    paragraphs = [paragraph.text for paragraph in split_paragraphs(piece.raw)]
    head = read_masthead(paragraphs, lists.cues, lists.outlets, title=one_line(given), find_title=piece.find_title)
    if not head.body:
        reason = "no text besides page furniture: put the text of the article in"
        return {"sources": [], "texts": [], "rejects": [_aside(piece, "no text", reason)]}
    text = "\n\n".join((*([head.title] if head.title else []), *head.body))
    language = _language(piece, text, lists, rejects)
    if language not in LANGUAGES:
        reason = f"the language is {language!r}, only English is read: give a translation, or say `language: en`"
        rejects.append(_aside(piece, "language", reason, "language", language))
        return {"sources": [], "texts": [], "rejects": rejects}
    source = _source(piece, head, text, language, lists, rejects)
    return {"sources": [source], "texts": [{"source_id": piece.source_id, "text": text}], "rejects": rejects}


def _source(
    piece: Piece, head: Masthead, text: str, language: str, lists: ReadingLists, rejects: list[RejectRow]
) -> Row:
    """Return the row of sources."""
    published, basis = _published(piece, head, rejects)
    outlet = _outlet(piece, head, lists)
    url = _given(piece, "url")
    return {
        "source_id": piece.source_id,
        "path": piece.path,
        "article_no": piece.article_no,
        "title": head.title,
        "outlet": outlet,
        "author": _given(piece, "author") or head.author,
        "url": url,
        "published": published,
        "published_basis": basis,
        "language": language,
        "source_scale": _scale(piece, outlet, url, lists, rejects),
        "kind": "article",
        "word_count": len(text.split()),
        "copy_of": None,
    }


def _given(piece: Piece, name: str) -> str:
    """Return what the sidecar says, else the file."""
    return one_line(piece.sidecar.get(name) or piece.fields.get(name, ""))


def _published(piece: Piece, head: Masthead, rejects: list[RejectRow]) -> tuple[dt.date | None, str | None]:
    """Return the publication date and what it rests on; a date that is given but is none leaves the article undated."""
    for basis, fields in (("sidecar", piece.sidecar), (piece.basis, piece.fields)):
        value = fields.get("published", "")
        if not value:
            continue
        day = read_date(value)
        if day is None:
            reason = f"published {value!r} is no day, or may be one of two: write YYYY-MM-DD; the article is undated"
            rejects.append(_aside(piece, "no date", reason, "published", value))
        return day, basis if day else None
    if head.published:
        return head.published, "text"
    in_url = date_in_url(_given(piece, "url"))
    return in_url, "metadata" if in_url else None


def _outlet(piece: Piece, head: Masthead, lists: ReadingLists) -> str:
    """Return the outlet as given; one that only page, text or address tell goes by the name under which it is known."""
    given = piece.sidecar.get("outlet") or (piece.fields.get("outlet", "") if piece.basis == "header" else "")
    if given:
        return one_line(given)
    site = one_line(piece.fields.get("outlet", ""))
    for name in (site, _given(piece, "url") if not head.outlet else ""):
        found = lists.outlets.find(name) if name else None
        if found:
            return found.name
    return site or head.outlet


def _scale(piece: Piece, outlet: str, url: str, lists: ReadingLists, rejects: list[RejectRow]) -> str | None:
    """Return the reach of the outlet: as the sidecar says, else as the list of outlets does."""
    given = piece.sidecar.get("source_scale", "")
    if given and re.fullmatch(SOURCE_SCALE, given):
        return given
    if given:
        reason = f"source_scale {given!r} is none of ACLED's: write National, Regional, International, …"
        rejects.append(_aside(piece, "source scale", reason, "source_scale", given))
    found = (lists.outlets.find(outlet) if outlet else None) or lists.outlets.at(url)
    return found.scale if found else None


def _language(piece: Piece, text: str, lists: ReadingLists, rejects: list[RejectRow]) -> str:
    """Return the language that is given, else the one that the text shows."""
    given = _given(piece, "language")
    code = language_code(given) if given else None
    if given and code is None:
        reason = f"language {given!r} is no ISO 639-1 code such as en: correct it; the text itself was looked at"
        rejects.append(_aside(piece, "language code", reason, "language", given))
    return code or detect_language(text, lists.english, lists.shared)


def _aside(piece: Piece, rule: str, reason: str, column: str = "", value: str = "") -> RejectRow:
    """Return the reject of an article, or of a value that it gives, with the whole article."""
    whole = {**dataclasses.asdict(piece), "fields": dict(piece.fields), "sidecar": dict(piece.sidecar)}
    record = {key: _writable(cell) for key, cell in whole.items() if key != "find_title"}
    return reject_row(
        "read", piece.path, rule, f"article {piece.article_no}: {reason}", record=record, source_id=piece.source_id,
        table="sources", row_id=piece.source_id, column=column, value=clean_record(value),
    )  # fmt: skip


def _writable(cell: object) -> object:
    if isinstance(cell, dict):
        return {name: clean_record(str(value)) for name, value in cell.items()}
    return clean_record(cell) if isinstance(cell, str) else cell


def _mark_copies(reading: Reading, lists: ReadingLists) -> None:
    """Note for each article that repeats another one the id of the original."""
    # Each outlet puts its own title over a wire report.
    bodies = {row["source_id"]: row["text"] for row in reading.texts}
    for row in reading.sources:
        bodies[row["source_id"]] = bodies[row["source_id"]].removeprefix(f"{row['title']}\n\n")
    candidates = (Candidate(row["source_id"], row["published"], bodies[row["source_id"]]) for row in reading.sources)
    copies = find_copies(candidates, lists.numbers)
    for row in reading.sources:
        row["copy_of"] = copies.get(row["source_id"])
