"""Place names made comparable: one plain key for spellings that differ by accents, hyphens, spaces or articles."""

import unicodedata
from functools import lru_cache
from hashlib import blake2b

# Letters that NFKD leaves whole.
_LETTERS = str.maketrans("ıłŁøØđĐðÐəƏǝŋħĦƙƘɗƊɓƁ", "illoodddd" + "aaanhhkkddbb") | str.maketrans(
    {"þ": "th", "Þ": "th", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ß": "ss"}
)
# Arabic articles (with assimilated forms) and the Persian izafat: the parts that spellings add and drop at will.
ARTICLES = frozenset(
    ["al", "el", "ad", "ar", "as", "ash", "at", "az", "an", "ed", "ez", "er", "es", "et", "ul", "ur", "uz", "us", "ud"]
)
IZAFAT = frozenset({"e", "i", "ye", "yi"})
_SHORTER = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Return the word in plain lower-case letters and digits, without accents, apostrophes or dots."""
    if word.isascii():
        plain = word
    else:
        spread = unicodedata.normalize("NFKD", word.translate(_LETTERS))
        plain = "".join(c for c in spread if not unicodedata.combining(c))
    lower = "".join(c for c in plain.lower() if c.isalnum())
    return _SHORTER.get(lower, lower)


def parts(name: str) -> list[str]:
    """Return the folded words of a name, split at spaces, hyphens and other marks but not at apostrophes or dots."""
    spaced = "".join(c if c.isalnum() or c in "'’‘ʻʼ`´ʿʾ." or unicodedata.combining(c) else " " for c in name)
    return [f for f in (fold(w) for w in spaced.split()) if f]


def exact_key(words: list[str]) -> str:
    """Return the key under which every name is kept: its folded words run together."""
    return "".join(words)


def bare_key(words: list[str]) -> str:
    """Return the key without articles and izafat ("" where that takes nothing away or leaves under four letters)."""
    kept = [w for i, w in enumerate(words) if w not in ARTICLES and not (i and w in IZAFAT)]
    key = "".join(kept)
    return key if len(kept) < len(words) and len(key) >= 4 else ""


_SOUNDS = (
    ("kh", "k"),
    ("gh", "g"),
    ("sh", "s"),
    ("ch", "s"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("zh", "z"),
    ("ck", "k"),
    ("q", "k"),
    ("c", "k"),
    ("v", "w"),
    ("j", "g"),
)


@lru_cache(maxsize=200_000)
def skeleton(key: str) -> str:
    """Return the consonants of a key, alike sounds made one: spellings that differ only by vowels share it."""
    for longer, shorter in _SOUNDS:
        key = key.replace(longer, shorter)
    kept: list[str] = []
    for letter in key:
        if letter not in "aeiouyhw" and (not kept or kept[-1] != letter):
            kept.append(letter)
    return "".join(kept)


def hashed(key: str) -> int:
    """Return the 64-bit number under which a key is found in the compiled index."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little")


def ascii_name(name: str) -> str:
    """Return the name for display in plain Latin letters, its capitals, spaces and hyphens kept."""
    spread = unicodedata.normalize("NFKD", "".join(_display(c) for c in name))
    plain = "".join(c for c in spread if c.isascii())
    return " ".join(plain.replace("`", "'").strip("' ").split())


def _display(letter: str) -> str:
    """Return the Latin letters that stand for one letter in a display name."""
    if letter in "‘’ʻʼʿʾ´":
        return "'"
    plain = letter.translate(_LETTERS)
    return plain.upper() if letter.isupper() and plain != letter else plain
