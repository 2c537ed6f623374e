"""Bytes to text: UTF-8 first, then what the bytes speak for."""

import codecs
from dataclasses import dataclass

from charset_normalizer import from_bytes

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The encodings in which news files without a mark are found, besides UTF-8.
CANDIDATES = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "iso8859_2", "iso8859_5", "iso8859_6",
    "koi8_r", "mac_roman", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip
# Signatures of formats that are no text although much of them may look like it.
BINARY_STARTS = (
    b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"PAR1",
)  # fmt: skip


@dataclass(frozen=True)
class Decoded:
    """The text of a file with line ends as newlines; `broken` counts bytes that stand as a replacement sign."""

    text: str
    broken: int = 0


def decode(data: bytes) -> Decoded | None:
    """Return the text of the bytes, or None where they are no text."""
    if data.startswith(BINARY_STARTS):
        return None
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if b"\x00" in data:
        return _unmarked_utf16(data)
    return _strict(data, "utf-8") or _damaged_utf8(data) or _other(data)


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        return _decoded(data.decode(encoding))
    except UnicodeDecodeError:
        return None


def _decoded(text: str, broken: int = 0) -> Decoded | None:
    return None if "\x00" in text else Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), broken)


def _unmarked_utf16(data: bytes) -> Decoded | None:
    """Return text whose every other byte is null, as mostly Latin text in UTF-16 has it."""
    start = data[:4000]
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if start[offset::2].count(0) > 0.7 * len(start[offset::2]):
            return _strict(data, encoding)
    return None


def _damaged_utf8(data: bytes) -> Decoded | None:
    """Return UTF-8 text in which few bytes are broken, against many good characters beyond ASCII."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    beyond = sum(ord(character) > 127 for character in text) - broken
    return _decoded(text, broken) if beyond > 3 * broken else None


def _other(data: bytes) -> Decoded | None:
    """Return text in another encoding; Western text with few letters beyond ASCII is Windows-1252."""
    if _control_share(data) > 0.02:
        return None
    beyond = sum(byte > 127 for byte in data)
    if beyond < 0.05 * len(data):
        western = _strict(data, "cp1252")
        if western is not None:
            return western
    best = from_bytes(data, cp_isolation=CANDIDATES).best()
    return None if best is None else _decoded(str(best))


def _control_share(data: bytes) -> float:
    return sum(byte < 32 and byte not in b"\t\n\r\f" for byte in data[:20000]) / max(1, min(len(data), 20000))
