"""Which days each form of words of time allows, seen from the day of publication; one function per form."""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.text.date_forms import MONTHS, SMALL, WEEKDAYS

ONE_DAY = timedelta(days=1)
# Days before that "hours", "days" … after something reach back: from, to, and how fine that is.
VAGUE_GAPS = {"hours": (1, 0, "day"), "days": (7, 1, "week"), "weeks": (42, 7, "month"), "months": (365, 30, "year")}
SEASONS = {"winter": (12, 2), "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}


@dataclass(frozen=True)
class DateInterval:
    """The days that words of time allow; precision says how fine the words are."""

    start: date | None
    end: date | None
    precision: str


Parts = dict[str, str]
Resolver = Callable[[Parts, date | None, date | None, str], DateInterval | None]


def _days(start: date, end: date, precision: str = "day") -> DateInterval:
    return DateInterval(start, end, precision)


def _day(day: date) -> DateInterval:
    return DateInterval(day, day, "day")


def month_number(word: str) -> int:
    """Return 1 to 12 for a month's name or abbreviation."""
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(word.lower().rstrip(".")[:3]))


def _month(year: int, month: int, published: date | None = None) -> DateInterval:
    end = date(year, month, calendar.monthrange(year, month)[1])
    if published is not None and date(year, month, 1) <= published < end:
        end = published
    return _days(date(year, month, 1), end, "month")


def _year(year: int, published: date | None = None) -> DateInterval:
    end = date(year, 12, 31)
    return _days(date(year, 1, 1), published if published is not None and published.year == year else end, "year")


def _number(word: str) -> int:
    word = " ".join(word.lower().split())
    return int(word) if word.isdigit() else SMALL[word]


def _day_of_month(word: str) -> int:
    return int("".join(c for c in word if c.isdigit()))


def _last_weekday(name: str, published: date) -> date:
    """Return the latest such day up to the day of publication, that day included."""
    wanted = next(n for n, day in enumerate(WEEKDAYS) if day.startswith(name.lower().rstrip(".")[:3]))
    return published - timedelta(days=(published.weekday() - wanted) % 7)


def _latest_year(month: int, day: int, published: date) -> int:
    """Return the year in which a day of a year last came by."""
    return published.year if (month, day) <= (published.month, published.day) else published.year - 1


def _month_day(p: Parts, published: date | None, _: date | None, words: str) -> DateInterval | None:
    month, day = month_number(p["a"]), _day_of_month(p["b"])
    if "c" in p:
        year = int(p["c"])
        return _day(date(year if year > 99 else year + (1900 if year > 50 else 2000), month, day))
    if published is None:
        return None
    if "d" in p:
        return _day(date(published.year - ("last" in p["d"].lower()), month, day))
    near = date(published.year, month, day) if (month, day) != (2, 29) or calendar.isleap(published.year) else None
    if near is not None and published < near <= published + timedelta(days=2):
        return _day(near)
    return _day(date(_latest_year(month, day, published), month, day))


def _days_span(p: Parts, published: date | None, _: date | None, words: str) -> DateInterval | None:
    month, first, last = month_number(p["a"]), _day_of_month(p["b"]), _day_of_month(p["c"])
    year = int(p["d"]) if "d" in p else _latest_year(month, first, published) if published is not None else None
    return _days(date(year, month, first), date(year, month, last)) if year is not None and first <= last else None


def _slashed(p: Parts, published: date | None, _: date | None, words: str) -> DateInterval | None:
    first, second = int(p["a"]), (int(p["b"]) if p["b"].isdigit() else month_number(p["b"]))
    day, month = (first, second) if second <= 12 else (second, first)
    return _day(date(int(p["c"]), month, day))


def _month_first(p: Parts, published: date | None, _: date | None, words: str) -> DateInterval | None:
    swapped = p["b"].isdigit() and int(p["a"]) <= 12
    return _slashed({**p, "a": p["b"], "b": p["a"]} if swapped else p, published, None, words)


def _weekday(p: Parts, published: date | None, _: date | None, words: str) -> DateInterval | None:
    return _day(_last_weekday(p.get("a") or p["b"], published)) if published is not None else None


def _weekday_before(p: Parts, published: date | None, _: date | None, words: str) -> DateInterval | None:
    if published is None:
        return None
    day = _last_weekday(p["a"], published)
    return _day(day if day < published else day - timedelta(days=7))


def _weekday_last_week(p: Parts, published: date | None, _: date | None, words: str) -> DateInterval | None:
    if published is None:
        return None
    monday = published - timedelta(days=published.weekday() + 7)
    wanted = next(n for n, day in enumerate(WEEKDAYS) if day == (p.get("a") or p["b"]).lower())
    return _day(monday + timedelta(days=wanted))


def _weekdays(p: Parts, published: date | None, _: date | None, words: str) -> DateInterval | None:
    if published is None:
        return None
    first, last = list(p.values())[:2]
    end = _last_weekday(last, published)
    return _days(_last_weekday(first, end), end)


def _weekend(p: Parts, published: date | None, _: date | None, words: str) -> DateInterval | None:
    if published is None:
        return None
    saturday = _last_weekday("saturday", published)
    return _days(saturday, min(saturday + ONE_DAY, published), "week")


def _offset(days: int) -> Resolver:
    def resolve(p: Parts, published: date | None, anchor: date | None, words: str) -> DateInterval | None:
        base = anchor if days != 0 and (anchor is not None or days > 0) else published
        return _day(base + timedelta(days=days)) if base is not None else None

    return resolve


def _same_day(p: Parts, published: date | None, anchor: date | None, words: str) -> DateInterval | None:
    return _day(anchor) if anchor is not None else None


def _back(count: int, unit: str, base: date, vague: bool) -> DateInterval:
    """Return the days a number of units before a day: weeks, months and years as wide as their unit."""
    if unit in ("hour", "minute", "day", "night"):
        days = count if unit in ("day", "night") else (1 if unit == "hour" and count >= 12 else 0)
        day = base - timedelta(days=days)
        return _days(day - ONE_DAY, day + ONE_DAY) if vague else _day(day)
    if unit == "week":
        day = base - timedelta(weeks=count)
        return (
            _day(day) if count == 1 and not vague else _days(day - timedelta(days=3), day + timedelta(days=3), "week")
        )
    if unit == "month":
        months = base.year * 12 + base.month - 1 - count
        return _month(months // 12, months % 12 + 1)
    return _year(base.year - count * (10 if unit == "decade" else 1))


def _ago(p: Parts, published: date | None, anchor: date | None, words: str) -> DateInterval | None:
    if published is None:
        return None
    count, unit, vague = _number(p["a"]), p["b"].lower(), "x" in p or p["a"].lower() in ("several", "a few")
    if unit == "year" and count == 1 and not vague:
        return _back(12, "month", published, vague)
    return _back(count, unit, published, vague)


def _earlier(p: Parts, published: date | None, anchor: date | None, words: str) -> DateInterval | None:
    """Return the day counted from the incident told before; "two days later" counts forward."""
    base = anchor or published
    if base is None:
        return None
    count, unit = _number(p["a"]), p["b"].lower()
    if p["c"].lower().startswith(("later", "after")):
        if anchor is None or unit not in ("day", "night", "week", "hour"):
            return None
        return _day(anchor + timedelta(days=count * (7 if unit == "week" else 0 if unit == "hour" else 1)))
    return _back(count, unit, base, False)


def _after_that(p: Parts, published: date | None, anchor: date | None, words: str) -> DateInterval | None:
    """Return the day of what a clause behind "two days after" tells; `anchor` is the day of what the rest tells."""
    base = anchor or published
    if base is None:
        return None
    if "c" in p:
        first, last, precision = VAGUE_GAPS[p["c"].lower()]
        return _days(base - timedelta(days=first), base - timedelta(days=last), precision)
    return _back(_number(p.get("a", "a")), (p.get("b") or p["d"]).lower(), base, False)


def _since_day(p: Parts, published: date | None, _: date | None, words: str) -> DateInterval | None:
    return _days(_last_weekday(p["a"], published), published) if published is not None else None


def _months_span(p: Parts, published: date | None, _: date | None, words: str) -> DateInterval | None:
    """Return the days of two months told together, the latest that are not over before they begin."""
    first, last = month_number(p["a"]), month_number(p["b"])
    if "c" in p:
        year = int(p["c"])
    elif published is not None:
        year = published.year if last <= published.month else published.year - 1
    else:
        return None
    begin = date(year if first <= last else year - 1, first, 1)
    return _days(begin, _month(year, last, published).end or begin, "month")


def _overnight(p: Parts, published: date | None, _: date | None, words: str) -> DateInterval | None:
    return _days(published - ONE_DAY, published) if published is not None else None


def _earlier_this(p: Parts, published: date | None, _: date | None, words: str) -> DateInterval | None:
    if published is None:
        return None
    unit = (p.get("a") or p["b"]).lower()
    if unit == "week":
        return _days(published - timedelta(days=published.weekday()), published, "week")
    if unit == "month":
        return _days(published.replace(day=1), published, "month")
    return _days(date(published.year, 1, 1), published, "year")


def _last_unit(p: Parts, published: date | None, _: date | None, words: str) -> DateInterval | None:
    if published is None:
        return None
    if p["a"].lower() == "week":
        monday = published - timedelta(days=published.weekday() + 7)
        return _days(monday, monday + timedelta(days=6), "week")
    if p["a"].lower() == "month":
        return _back(1, "month", published, False)
    return _year(published.year - 1)


def _last_month_name(p: Parts, published: date | None, _: date | None, words: str) -> DateInterval | None:
    """Return the latest such month that is over: "last September"."""
    if published is None:
        return None
    month = month_number(p["a"])
    return _month(published.year if month < published.month else published.year - 1, month)


def _this_month_name(p: Parts, published: date | None, _: date | None, words: str) -> DateInterval | None:
    return _month(published.year, month_number(p.get("a") or p["b"]), published) if published is not None else None


def _month_last_year(p: Parts, published: date | None, _: date | None, words: str) -> DateInterval | None:
    return _month(published.year - 1, month_number(p.get("a") or p["b"])) if published is not None else None


def _bare_month(p: Parts, published: date | None, anchor: date | None, words: str) -> DateInterval | None:
    """Return the last such month; "later in December" counts from the incident told before."""
    month = month_number(p.get("a") or p.get("c") or p["b"])
    if words.startswith("later") and anchor is not None:
        return _month(anchor.year if month >= anchor.month else anchor.year + 1, month, published)
    if published is None:
        return None
    return _narrowed(
        _month(published.year if month <= published.month else published.year - 1, month, published), words
    )


def _month_year(p: Parts, published: date | None, _: date | None, words: str) -> DateInterval | None:
    return _narrowed(_month(int(p["b"]), month_number(p["a"]), published), words)


def _narrowed(month: DateInterval, words: str) -> DateInterval:
    """Return the third of a month that early, mid or late says."""
    if month.start is None or month.end is None:
        return month
    first, length = month.start, calendar.monthrange(month.start.year, month.start.month)[1]
    if "mid" in words:
        return DateInterval(first.replace(day=11), first.replace(day=20), "month")
    if "late" in words.split() or "late-" in words or "the end of" in words:
        return DateInterval(first.replace(day=21), first.replace(day=length), "month")
    if "early" in words or "start of" in words or "beginning of" in words:
        return DateInterval(first, first.replace(day=10), "month")
    return month


def _season(p: Parts, published: date | None, _: date | None, words: str) -> DateInterval | None:
    first, last = SEASONS[(p.get("a") or p["c"]).lower()]
    if "b" in p:
        year = int(p["b"])
    elif published is not None:
        year = published.year if last < published.month and first < published.month else published.year - 1
    else:
        return None
    end_year = year + 1 if last < first else year
    return _days(date(year, first, 1), date(end_year, last, calendar.monthrange(end_year, last)[1]), "month")


def _named_year(p: Parts, published: date | None, _: date | None, words: str) -> DateInterval | None:
    return _year(int(next(iter(p.values()))), published)


def _since(p: Parts, published: date | None, _: date | None, words: str) -> DateInterval | None:
    if "d" in p:
        return _days(date(int(p["d"]), 1, 1), published or date(int(p["d"]), 12, 31), "year")
    if published is None:
        return None
    if "a" in p:
        month = month_number(p["a"])
        year = int(p["c"]) if "c" in p else published.year if month <= published.month else published.year - 1
        return _days(date(year, month, _day_of_month(p["b"]) if "b" in p else 1), published, "month")
    unit = p.get("e", "year").lower()
    return _days(date(published.year, published.month if unit == "month" else 1, 1), published, "year")


def _period_years(p: Parts, published: date | None, _: date | None, words: str) -> DateInterval | None:
    first, last = list(p.values())[:2]
    end = int(last) if len(last) == 4 else int(first[:2] + last)
    return _days(date(int(first), 1, 1), date(end, 12, 31), "year") if end >= int(first) else None


def _period_last(p: Parts, published: date | None, _: date | None, words: str) -> DateInterval | None:
    if published is None:
        return None
    count = SMALL.get(p.get("a", "one").lower()) or (int(p["a"]) if p.get("a", "").isdigit() else 1)
    unit = (p.get("b") or p.get("c") or p["d"]).lower()
    days = {
        "day": 1,
        "week": 7,
        "month": 30,
        "year": 365,
        "decade": 3652,
        "century": 36525,
        "24 hours": 1,
        "48 hours": 2,
    }[unit]
    return _days(
        published - timedelta(days=days * count), published, "year" if days > 31 else "month" if days > 7 else "week"
    )


def _this_year(p: Parts, published: date | None, _: date | None, words: str) -> DateInterval | None:
    if published is None:
        return None
    unit = p.get("a", "this year").lower().removeprefix("this ")
    return _earlier_this({"a": unit}, published, None, words)


RESOLVERS: dict[str, Resolver] = {
    "nine_eleven": lambda p, published, anchor, words: _day(date(2001, 9, 11)),
    "iso": lambda p, published, anchor, words: _day(date(int(p["a"]), int(p["b"]), int(p["c"]))),
    "slashed": _slashed,
    "month_first": _month_first,
    "days_span": _days_span,
    "days_span_front": _days_span,
    "month_day": _month_day,
    "day_month": _month_day,
    "month_year": _month_year,
    "last_weekday": _weekday_before,
    "weekday_last_week": _weekday_last_week,
    "weekdays": _weekdays,
    "since_day": _since_day,
    "months_span": _months_span,
    "after_that": _after_that,
    "weekday": _weekday,
    "weekend": _weekend,
    "previous_day": _offset(-1),
    "next_day": _offset(1),
    "same_day": _same_day,
    "before_yesterday": lambda p, published, anchor, words: _day(published - 2 * ONE_DAY) if published else None,
    "yesterday": lambda p, published, anchor, words: _day(published - ONE_DAY) if published else None,
    "today": _offset(0),
    "overnight": _overnight,
    "earlier": _earlier,
    "ago": _ago,
    "earlier_this": _earlier_this,
    "last_unit": _last_unit,
    "last_month_name": _last_month_name,
    "this_month_name": _this_month_name,
    "month_last_year": _month_last_year,
    "season": _season,
    "bare_month": _bare_month,
    "year": _named_year,
    "period_since": _since,
    "period_years": _period_years,
    "period_last": _period_last,
    "period_this": _this_year,
}
