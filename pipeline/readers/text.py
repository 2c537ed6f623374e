"""Plain text and Markdown: header lines, then the article; more articles after a line `---` and a new header."""

import re
from dataclasses import dataclass

from pipeline.readers.records import FIELDS, RawArticle, RejectRow, clean_record
from pipeline.rejects import reject_row

# What stands behind so many separators stays with the last article.
MOST_ARTICLES = 10_000
SEPARATOR = re.compile(r"-{3}\s*")
KNOWN = re.compile(rf"({'|'.join(FIELDS)})\s*:\s*(.*)", re.IGNORECASE)
ANY_KEY = re.compile(r"([A-Za-z][\w -]{1,30}?)\s*:(?:\s+(.*))?")
QUOTED = re.compile(r"([\"'])(.*)\1")


@dataclass(frozen=True)
class Header:
    """The header lines at a place of a file: what they say, keys that nobody knows, and the line after them."""

    fields: dict[str, str]
    unknown: tuple[str, ...]
    end: int


def read_text(path: str, text: str) -> list[RawArticle]:
    """Return the articles of a text file; unmarked ones that run together are still one here."""
    lines = text.split("\n")
    articles = [_article(path, lines, start, end) for start, end in _parts(lines)]
    # A file of which nothing is left is still accounted for: as an article without text.
    return [article for article in articles if article is not None] or [RawArticle("")]


def _parts(lines: list[str]) -> list[tuple[int, int]]:
    """Return the line ranges between separators; only a separator with a header after it is one."""
    cuts = [0]
    for number, line in enumerate(lines):
        if len(cuts) < MOST_ARTICLES and SEPARATOR.fullmatch(line) and _header(lines, number + 1) is not None:
            cuts.append(number)
    return list(zip(cuts, [*cuts[1:], len(lines)], strict=True))


def _article(path: str, lines: list[str], start: int, end: int) -> RawArticle | None:
    first = _after_separator(lines, start, end)
    header = _header(lines[:end], first)
    body = "\n".join(lines[header.end if header else first : end]).strip()
    if not body and header is None:
        return None
    fields = header.fields if header else {}
    unknown = header.unknown if header else ()
    rejects = tuple(_unknown_key(path, line) for line in unknown)
    return RawArticle(body, fields, may_hold_several=True, rejects=rejects)


def _after_separator(lines: list[str], start: int, end: int) -> int:
    return start + 1 if start < end and SEPARATOR.fullmatch(lines[start]) else start


def _header(lines: list[str], start: int) -> Header | None:
    """Return the header that begins at a line, blank lines before it skipped, or None.

    A block in which every line up to the blank one is `key: value` is a header if one key is known. Otherwise the
    known keys at its top are: the text follows without a blank line.
    """
    while start < len(lines) and not lines[start].strip("\ufeff \t"):
        start += 1
    block = _block(lines, start)
    known = [KNOWN.fullmatch(line.strip("\ufeff \t")) for line in block]
    if not block or (known[0] is None and not (any(known) and _all_keys(block))):
        return None
    size = len(block) if _all_keys(block) or None not in known else known.index(None)
    fields: dict[str, str] = {}
    for match in known[:size]:
        if match and match[2].strip():
            fields.setdefault(match[1].lower(), _unquoted(match[2].strip()))
    unknown = tuple(line for line, match in zip(block[:size], known, strict=False) if match is None)
    return Header(fields, unknown, _closed(lines, start + size))


def _block(lines: list[str], start: int) -> list[str]:
    """Return the lines up to the next blank line or separator."""
    end = start
    while end < len(lines) and lines[end].strip() and not SEPARATOR.fullmatch(lines[end]):
        end += 1
    return lines[start:end]


def _all_keys(block: list[str]) -> bool:
    return all(ANY_KEY.fullmatch(line.strip("\ufeff \t")) for line in block)


def _closed(lines: list[str], end: int) -> int:
    """Return the line after the header: front matter of Markdown is closed by a separator without a new header."""
    if end < len(lines) and SEPARATOR.fullmatch(lines[end]) and _header(lines, end + 1) is None:
        return end + 1
    return end


def _unquoted(value: str) -> str:
    match = QUOTED.fullmatch(value)
    return match[2] if match and match[1] not in match[2] else value


def _unknown_key(path: str, line: str) -> RejectRow:
    reason = f"header line {line.strip()!r} is not used: the keys are {', '.join(FIELDS)}"
    return reject_row("read", path, "unknown header", reason, record=clean_record(line), table="sources")
