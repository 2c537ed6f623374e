"""Publication dates: full calendar dates as files, pages and mastheads write them. Nothing is guessed."""

import datetime as dt
import re

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+"
CLOCK = r"(?:(?:at|,|-|–|\||@|T)?\s*)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,5}\)?)?"
# Day and month in figures alone are told apart only where one of them is above 12.
FORMS = (
    rf"{YEAR}-(?P<month>\d\d?)-(?P<day>\d\d?)",
    rf"{YEAR}/(?P<month>\d\d?)/(?P<day>\d\d?)",
    rf"(?:{WEEKDAY})?{DAY}(?:\s+of)?[\s/.-]+{MONTH}[\s/.,-]+{YEAR}",
    rf"(?:{WEEKDAY})?{MONTH}[\s/.-]+{DAY},?\s+{YEAR}",
    rf"(?:{WEEKDAY})?(?P<first>\d\d?)[/.-](?P<second>\d\d?)[/.-]{YEAR}",
)
PATTERNS = tuple(re.compile(form, re.IGNORECASE) for form in FORMS)
ISO_TAIL = re.compile(r"(?:[T ]\d\d:?\d\d\S*(?: ?[+-]\d\d:?\d\d)?|Z)?", re.ASCII)
LOOSE_TAIL = re.compile(r"[\s,|–-]*(?:\(?[A-Z]{2,5}\)?)?", re.ASCII)
CLOCK_TAIL = re.compile(rf"[\s,|–-]*(?:{CLOCK})?(?:\s*[+-]\d{{4}})?[\s|]*", re.IGNORECASE)
ADDRESS = re.compile(rf"/{YEAR}/(?P<month>\d\d?|{'|'.join(MONTHS)})/(?P<day>\d\d?)(?:/|$)", re.IGNORECASE)
ADDRESS_ISO = re.compile(rf"[/_-]{YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?:[/_.-]|$)")
FIRST_YEAR, LAST_YEAR = 1800, 2100


def read_date(value: str) -> dt.date | None:
    """Return the day that a whole value names, time of day ignored; None where it is no day or may be one of two."""
    plain = " ".join(value.split())
    for pattern in PATTERNS:
        match = pattern.match(plain)
        if match and _tail(plain[match.end() :]):
            return _day(match)
    return None


def _tail(rest: str) -> bool:
    return bool(ISO_TAIL.fullmatch(rest) or CLOCK_TAIL.fullmatch(rest) or LOOSE_TAIL.fullmatch(rest))


def is_date_line(line: str) -> bool:
    """Say whether a line is nothing but a full date, perhaps with the time of day."""
    plain = " ".join(line.split())
    return any((match := pattern.match(plain)) and _tail(plain[match.end() :]) for pattern in PATTERNS)


def find_date(line: str) -> tuple[dt.date, int, int] | None:
    """Return the first full date in a line and where it stands."""
    found = [(match.start(), match.end(), day) for p in PATTERNS for match in p.finditer(line) if (day := _day(match))]
    if not found:
        return None
    start, end, day = min(found, key=lambda one: (one[0], -one[1]))
    return day, start, end


def date_in_url(url: str) -> dt.date | None:
    """Return the day in an address such as /2023/03/04/, as many outlets write it."""
    for pattern in (ADDRESS, ADDRESS_ISO):
        match = pattern.search(url)
        if match:
            return _day(match)
    return None


def _day(match: re.Match[str]) -> dt.date | None:
    parts = match.groupdict()
    if "first" in parts:
        return _by_figures(int(parts["first"]), int(parts["second"]), int(parts["year"]))
    return _date(int(parts["year"]), _month(parts["month"]), int(parts["day"]))


def _by_figures(first: int, second: int, year: int) -> dt.date | None:
    if first > 12 or first == second:
        return _date(year, second, first)
    return _date(year, first, second) if second > 12 else None


def _month(text: str) -> int:
    return int(text) if text.isdigit() else MONTHS.index(text[:3].lower()) + 1


def _date(year: int, month: int, day: int) -> dt.date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
