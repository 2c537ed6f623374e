"""Which language a text is in; sure of English also where a text is short or all in capitals."""

import functools
import re

from py3langid.langid import MODEL_FILE, LanguageIdentifier

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
CODE = re.compile(r"([A-Za-z]{2})(?:[-_][A-Za-z0-9-]+)?")
SCAN = 6000
SHORT = 60


def language_code(value: str) -> str | None:
    """Return the ISO 639-1 code of a value such as `en`, `en-GB` or `EN_us`; None where it is none."""
    match = CODE.fullmatch(value.strip())
    return match[1].lower() if match else None


def detect_language(text: str, english: frozenset[str], shared: frozenset[str]) -> str:
    """Return the ISO 639-1 code of the language; `und` where there are no words.

    `english` are frequent words that only English has, `shared` frequent words that it shares with other languages.
    """
    words = [word.lower() for word in WORD.findall(text[:SCAN])]
    if not words:
        return "und"
    sure = sum(word in english for word in words) / len(words)
    if sure >= 0.12 and len(words) >= 5:
        return "en"
    code = str(_identifier().classify(" ".join(words))[0])
    # Headlines without articles are often taken for Nigerian Pidgin, which newspapers do not print.
    code = "en" if code == "pcm" else code
    return "en" if code != "en" and _may_be_english(text, words, sure, shared) else code


def _may_be_english(text: str, words: list[str], sure: float, shared: frozenset[str]) -> bool:
    """Say whether a short text with a few English words and no foreign letter is English after all.

    Names make up most of a short report, and they pull the guess to the language of the place.
    """
    if len(words) > SHORT:
        return False
    letters = sum(character.isalpha() for character in text)
    plain = sum(character.isascii() and character.isalpha() for character in text)
    known = sure + sum(word in shared for word in words) / len(words)
    return plain > 0.95 * letters and sure > 0 and known >= 0.10


@functools.lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE)
