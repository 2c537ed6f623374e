"""The sidecar sources.csv: what a person says about the articles of its folder."""

import csv
import io
import json
import posixpath

from pipeline.readers.records import FIELDS, RejectRow, SidecarRow, clean_record
from pipeline.rejects import reject_row

NAME = "sources.csv"
COLUMNS = ("path", "article_no", *FIELDS, "source_scale")
CELL_LIMIT = 1_000_000


def read_sidecar(path: str, text: str) -> tuple[list[SidecarRow], list[RejectRow]]:
    """Return the rows of a sidecar, their paths relative to the sources folder, and what cannot be used."""
    csv.field_size_limit(CELL_LIMIT)
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text))
    rows: list[SidecarRow] = []
    rejects: list[RejectRow] = []
    try:
        header = [cell.strip().lower() for cell in next(reader, [])]
        if "path" not in header:
            reason = f"no column 'path' in the first line: begin the file with {','.join(COLUMNS)}"
            return [], [reject_row("read", path, "no header", reason, record=clean_record(text[:500]))]
        for cells in reader:
            if any(cell.strip() for cell in cells):
                row, fault = _row(path, header, cells, reader.line_num)
                rows += [row] if row else []
                rejects += [fault] if fault else []
    except csv.Error as error:
        reason = f"line {reader.line_num}: {error}: the lines from here on are not used; save the table as CSV again"
        rejects.append(reject_row("read", path, "broken CSV", reason, record=clean_record(text[:500])))
    return rows, rejects


def _delimiter(text: str) -> str:
    """Return the character between cells: some spreadsheets write semicolons or tabs."""
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _row(path: str, header: list[str], cells: list[str], line: int) -> tuple[SidecarRow | None, RejectRow | None]:
    """Return one row, or the reject that says why it cannot be used."""
    values = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if cell.strip()}
    whole = clean_record(json.dumps(values, ensure_ascii=False))
    if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
        return None, _bad(path, line, "too many cells", "more cells than the header: put quotation marks", whole)
    target = _inside(path, values.get("path", ""))
    if target is None:
        reason = "path must name a file below the sidecar's folder: write it relative to that folder, without '..'"
        return None, _bad(path, line, "path outside", reason, whole, cell=("path", values.get("path", "")))
    number = values.get("article_no", "")
    if number and not (number.isascii() and number.isdigit() and 0 < int(number[:9]) == int(number)):
        reason = "article_no must be a whole number from 1 up, or empty for every article of the file"
        return None, _bad(path, line, "article number", reason, whole, cell=("article_no", number))
    fields = {name: values[name] for name in (*FIELDS, "source_scale") if name in values}
    return SidecarRow(target, int(number) if number else None, fields, path, line, whole), None


def _inside(sidecar: str, name: str) -> str | None:
    """Return the named file relative to the sources folder; None where it would leave the sidecar's folder."""
    plain = posixpath.normpath(name.replace("\\", "/")) if name else "."
    if plain in (".", "..") or plain.startswith(("../", "/")) or "\x00" in plain or plain[1:2] == ":":
        return None
    return posixpath.join(posixpath.dirname(sidecar), plain)


def _bad(path: str, line: int, rule: str, reason: str, whole: str, *, cell: tuple[str, str] = ("", "")) -> RejectRow:
    return reject_row(
        "read", path, rule, f"line {line}: {reason}", record=whole, table="sources", column=cell[0],
        value=clean_record(cell[1]),
    )  # fmt: skip
