"""Figures in the words of an article: how many, with what bounds."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.reference import read_reference

DIGITS = r"\d{1,3}(?:[,\u202f\u00a0 ]\d{3})+|\d+"
VAGUE_RULE = "acled-{word}-{value}"
YEARS = range(1900, 2100)
WIDEST = 10
OLDEST = 110
LEAD = 24
RISING = re.compile(r"\w*\s*\bfrom\s+$", re.IGNORECASE)
RANGING = re.compile(r"^(?:rang|var|anywhere|somewhere|estimate|figure|toll|number)", re.IGNORECASE)


@dataclass(frozen=True)
class Figure:
    """One figure; `start`–`end` with its bounds ("at least six"), `core_start`–`core_end` the bare number."""

    start: int
    end: int
    text: str
    core_start: int
    core_end: int
    low: int | None
    high: int | None
    qualifier: str
    imputed_by: str | None


@dataclass(frozen=True)
class NumberWords:
    """The number words and the patterns made of them."""

    values: Mapping[str, int]
    kinds: Mapping[str, str]
    qualifiers: Mapping[str, str]
    pattern: re.Pattern[str]
    refused_before: re.Pattern[str]
    date_before: re.Pattern[str]
    refused_after: re.Pattern[str]

    @classmethod
    def load(cls, folder: Path) -> "NumberWords":
        """Return the words of seeds/reference/number_words.csv, figure_qualifiers.csv and figure_refusals.csv."""
        rows = [
            (str(r.word), str(r.kind), int(str(r.value))) for r in read_reference("number_words", folder).itertuples()
        ]
        bounds = [
            (str(r.words), str(r.place), str(r.qualifier))
            for r in read_reference("figure_qualifiers", folder).itertuples()
        ]
        rejected = list(read_reference("figure_refusals", folder).itertuples())
        refusals = [(str(r.words), str(r.place)) for r in rejected if (r.place, r.reason) != ("before", "date")]
        months = [str(r.words) for r in rejected if (r.place, r.reason) == ("before", "date")]
        kinds = {word: kind for word, kind, _ in rows}
        return cls(
            {word: value for word, _, value in rows},
            kinds,
            {words: qualifier for words, _, qualifier in bounds},
            _pattern(kinds, bounds),
            _ending([w for w, p in refusals if p == "before"]),
            _ending(months),
            re.compile(
                r"[ \-]?(?:old[ ,]|th\b|st\b|nd\b|rd\b|"
                + _either([w for w, p in refusals if p == "after"], right=True)
                + ")",
                re.IGNORECASE,
            ),
        )


def _ending(words: list[str]) -> re.Pattern[str]:
    """Return a pattern for text that ends with one of the words."""
    return re.compile(r"(?:" + _either(words, left=True) + r")\.?[ \-]?$", re.IGNORECASE)


def _either(words: list[str], *, left: bool = False, right: bool = False) -> str:
    """Return an alternation, longest first, that does not begin or end inside a word."""
    made = []
    for word in sorted(words, key=lambda w: (-len(w), w)):
        begin = r"\b" if left and word[0].isalnum() else ""
        end = r"\b" if right and word[-1].isalnum() else ""
        made.append(begin + re.escape(word).replace(r"\ ", r"\s+") + end)
    return "|".join(made)


def _pattern(kinds: Mapping[str, str], bounds: list[tuple[str, str, str]]) -> re.Pattern[str]:
    """Return the pattern of a figure with its bounds, all in one pass."""

    def of(*wanted: str) -> str:
        return _either([w for w, k in kinds.items() if k in wanted])

    unit, ten, multi = of("unit"), of("ten"), of("multiplier")
    small = rf"(?:(?:{ten})(?:[- ](?:{unit}))?|{unit})"
    head = rf"(?:half\s+a|a|an|one|{small}|\d+(?:\.\d+)?)"
    compound = rf"(?:{head}[- ](?:{multi})(?:(?:\s+and\s+|[- ])(?:{small}|(?:{head}[- ](?:{multi}))))*)"
    some = rf"(?:several|many|a\s+few|a\s+couple(?:\s+of)?|few)\s+(?:{multi})"
    vague_of = rf"(?:{some}|(?:tens|dozens|scores|hundreds|thousands)\s+of\s+(?:hundreds|thousands|millions))"
    number = rf"(?:{vague_of}|{compound}|{small}|{of('vague')}|{of('exact')}|{DIGITS})"
    before = _either([w for w, place, _ in bounds if place == "before"])
    after = _either([w for w, place, _ in bounds if place == "after" and w[0].isalpha()])
    return re.compile(
        rf"(?<![\w.,$£€#/:-])(?:between\s+(?P<low>{number})\s+and\s+(?P<high>{number})"
        rf"|(?:(?P<before>{before})\s+)?(?P<core>{number})"
        rf"(?:(?P<dash>\s*[-–—]\s*|\s+to\s+|\s+or\s+)(?P<second>{number})(?![\w-]*-year))?"
        rf"(?:(?P<after>-plus|\+|\s+(?:{after})\b))?)(?![\w])",
        re.IGNORECASE,
    )


def find_figures(text: str, words: NumberWords) -> list[Figure]:
    """Return the figures of a text that can count persons or incidents, in order."""
    return list(_figures(text, words))


def _figures(text: str, words: NumberWords) -> Iterator[Figure]:
    position = 0
    while (match := words.pattern.search(text, position)) is not None:
        figure = _figure(match, text, words)
        if figure is not None:
            yield figure
        # Behind a number that counts nothing one that does may stand: "GAO, Feb. 12 – Seventeen people …".
        skipped = match.start("second") if match["second"] else match.end()
        position = skipped if figure is None else figure.end


def _figure(match: re.Match[str], text: str, words: NumberWords) -> Figure | None:
    """Return the figure of a match, or nothing where the number is no count."""
    start, end = match.span()
    core = "low" if match["low"] else "core"
    if _refused(match, text, words, core):
        return None
    first = _value(match[core], words)
    second_text = match["high"] or (None if _rises(match, text) else match["second"])
    if first is None:
        return None
    if match["second"] and second_text is None:
        end = match.end("core")
    if second_text is not None:
        second = _value(second_text, words)
        end = match.end("core") if match["core"] else end
        bound = words.qualifiers.get(_folded(match["before"]), "exact")
        if second == first + 1 and bound in ("at least", "more than"):
            low, high = _bounds(first, bound)
            end = match.end("second")
            return Figure(start, end, text[start:end], match.start(core), end, low, high, bound, None)
        if second is not None and first < second <= WIDEST * first + 1:
            end = match.end("high" if match["high"] else "second")
            return Figure(
                start,
                end,
                text[start:end],
                match.start(core),
                match.end("high" if match["high"] else "second"),
                first,
                second,
                "range",
                None,
            )
    word = _folded(match[core])
    if _is_vague(word, words):
        least = _vague_value(word, words)
        return Figure(
            start,
            end,
            text[start:end],
            match.start(core),
            match.end(core),
            least,
            None,
            "vague",
            VAGUE_RULE.format(word=word.replace(" ", "-"), value=least),
        )
    bound = _folded(match["before"] or (match["after"] or "") if not second_text else match["before"] or "")
    qualifier = words.qualifiers.get(bound, "exact")
    low, high = _bounds(first, qualifier)
    return Figure(start, end, text[start:end], match.start(core), match.end(core), low, high, qualifier, None)


def _rises(match: re.Match[str], text: str) -> bool:
    """Say whether two numbers are what a figure was and what it is now ("rose from 13 to 26"), and no range."""
    lead = RISING.search(text[max(0, match.start() - LEAD) : match.start()])
    return lead is not None and (match["dash"] or "").strip().lower() == "to" and not RANGING.search(lead[0])


def _bounds(value: int, qualifier: str) -> tuple[int | None, int | None]:
    """Return the least and the most that a bounded number allows."""
    return {
        "at least": (value, None),
        "more than": (value + 1, None),
        "up to": (None, value),
        "fewer than": (None, max(value - 1, 0)),
    }.get(qualifier, (value, value))


def _folded(words: str | None) -> str:
    """Return words in small letters with single blanks."""
    return " ".join((words or "").lower().split())


def _is_vague(word: str, words: NumberWords) -> bool:
    """Say whether a number is a vague word or made with one."""
    return (
        words.kinds.get(word) == "vague" or word.startswith(("several ", "many ", "a few ", "few ")) or " of " in word
    )


def _vague_value(word: str, words: NumberWords) -> int:
    """Return the least that a vague word means: dozens 12, several dozen 36, tens of thousands 10,000."""
    if word in words.values:
        return words.values[word]
    value = 1
    for part in re.split(r"\s+of\s+|\s+", word):
        if part in words.values and part not in ("few", "many"):
            value *= words.values[part]
        elif part in ("few", "many"):
            value *= 3
    return value


def _value(number: str, words: NumberWords) -> int | None:
    """Return the number that digits or words tell."""
    plain = re.sub(r"[,\u202f\u00a0]", "", number.strip())
    if re.fullmatch(r"\d[\d ]*", plain):
        return int(plain.replace(" ", ""))
    folded = _folded(number)
    if folded in words.values and words.kinds[folded] != "multiplier":
        return words.values[folded]
    total, current = 0.0, 0.0
    for part in re.split(r"[\s-]+", folded):
        if part == "and":
            continue
        if re.fullmatch(r"\d+(?:\.\d+)?", part):
            current += float(part)
        elif part in ("a", "an"):
            current += 1
        elif part == "half":
            current += 0.5
        elif words.kinds.get(part) == "multiplier":
            scale = words.values[part]
            current = (current - 1 if folded.startswith("half a ") and current == 1.5 else current) or 1
            if scale >= 1000:
                total, current = total + current * scale, 0.0
            else:
                current *= scale
        elif part in words.values:
            current += words.values[part]
    value = total + current
    return int(value) if value == int(value) else None


def _refused(match: re.Match[str], text: str, words: NumberWords, core: str) -> bool:
    """Say whether the number is a date, age, measure, amount, share, label or part of another number."""
    begin, end = match.span(core)
    tail = text[end : end + 24]
    last = text[match.end() : match.end() + 24]
    number = match[core]
    if re.match(r"[.,:/]\d|\s*[%°$€£]|(?:st|nd|rd|th)\b", tail) or re.match(r"\s*[%°]", last):
        return True
    if words.refused_after.match(tail) or (words.refused_after.match(last) and match["second"]):
        return True
    lead = text[max(0, begin - 24) : begin]
    if match["before"] is None and words.refused_before.search(lead):
        return True
    if number.lower() == "both" and re.match(r"\s+\w+\s+and\b", tail):
        return True
    if number.lower() == "many" and re.search(r"\bas\s+$", lead, re.IGNORECASE):
        return True
    if match["before"] is not None and re.search(
        r"[$£€¥]\s*$|\baged?\s+$", text[max(0, match.start() - 8) : match.start("core")]
    ):
        return True
    if number.isdigit() and words.date_before.search(lead):
        return True
    if number.isdigit():
        return _refused_digits(int(number), number, lead, tail, match)
    if number.lower() == "one":
        return bool(
            re.match(
                r"\s+(?:of\s+the\s+(?:most|worst|largest|biggest|deadliest|main|few|world|country|best|first|highest)|another|or\s+another|side|hand|thing|point|reason|example|way|time|day|such)\b",
                tail,
                re.IGNORECASE,
            )
        )
    return False


def _refused_digits(value: int, number: str, lead: str, tail: str, match: re.Match[str]) -> bool:
    """Say whether digits are a year, an age in commas, a code or a score."""
    if value in YEARS and len(number) == 4 and match["before"] is None:
        return True
    if number.startswith("0") and len(number) > 1:
        return True
    if re.search(r"[A-Z]\w+,\s*$", lead) and re.match(r"\s*,", tail) and 4 < value < 100:
        return True
    if re.search(r"\w\s*\($", lead) and re.match(r"\)", tail) and value < OLDEST:
        return True
    if re.search(r"\b(?:man|woman|boy|girl|child) of $", lead) or re.match(r"\s+(?:and|or)\s+\d+[ -]years?\b", tail):
        return True
    return bool(re.search(r"[A-Za-z]-$|\b[A-Z]{1,3}$", lead) or re.match(r"-[a-z]+-old|/\d", tail))
