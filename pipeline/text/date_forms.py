"""The forms in which articles tell time, as one pattern."""

import re

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
SMALL = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
    )
}
SMALL |= {"a": 1, "an": 1, "couple of": 2, "a couple of": 2, "a few": 3, "few": 3, "several": 3}

DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
DAY_SHORT = r"(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\."
MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
MONTH_ANY = rf"(?:{MONTH}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
PART = r"(?:(?:early|late|mid)\s+)?(?:morning|afternoon|evening|night|midnight|noon|midday)"
COUNT = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a\s+couple\s+of|a\s+few|several|an?)"
)
YEAR = r"(?:19|20)\d\d"
DOM = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"

FORMS: tuple[tuple[str, str, bool], ...] = (
    ("nine_eleven", r"9/11|(?:september|sept\.?)\s+11(?:,?\s+2001)?(?=\s+(?:terror|attack|hijack))", False),
    (
        "period_since",
        rf"since\s+(?:(?:early|late|mid)[ -])?(?:(?P<a>{MONTH_ANY})(?:\s+(?P<b>{DOM})(?!\d))?(?:,?\s+(?P<c>{YEAR}))?|(?P<d>{YEAR})|(?:the\s+(?:start|beginning)\s+of\s+(?:the|this)\s+(?P<e>year|month|week))|(?P<f>last\s+(?:year|month|week|summer|spring|winter|autumn|fall|{MONTH}|{DAY})))",
        True,
    ),
    (
        "period_years",
        rf"(?:between|from)\s+(?P<a>{YEAR})\s+(?:and|to|until|through)\s+(?P<b>{YEAR})|(?P<c>{YEAR})\s*[-–]\s*(?P<d>{YEAR}|\d\d)(?![-\d])",
        True,
    ),
    (
        "period_last",
        rf"(?:in|over|during|within|for|of|throughout)\s+the\s+(?:last|past|previous|preceding)\s+(?:(?P<a>{COUNT}|few|couple\s+of)\s+)?(?P<b>day|week|month|year|decade|century|24\s+hours|48\s+hours)s?|(?:over|during)\s+the\s+(?:course\s+of\s+the\s+)?(?P<c>day|week|month|year)|(?:within|in|over|during)\s+(?:that|the\s+same|a)\s+(?:same\s+)?(?P<d>year|month|week)",
        True,
    ),
    (
        "period_recent",
        r"(?:in\s+)?recent\s+(?P<a>days|weeks|months|years|decades)|in\s+(?P<b>years|months|weeks|decades)\b|(?:in|during|over)\s+that\s+(?:time|period)|(?:with)?in\s+(?:just\s+|only\s+|less\s+than\s+|under\s+|barely\s+)?(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\s+(?:weeks|months|years|decades)\b",
        True,
    ),
    (
        "period_this",
        r"(?:so\s+far\s+(?P<a>this\s+(?:year|month|week)))|(?:this\s+(?P<b>year))(?:\s+alone)?|year\s+to\s+date",
        True,
    ),
    ("iso", rf"(?P<a>{YEAR})-(?P<b>\d\d)-(?P<c>\d\d)(?!\d)", False),
    ("slashed", rf"(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}}|{MONTH})/(?P<c>{YEAR})", False),
    (
        "days_span",
        rf"(?P<a>{MONTH_ANY})\s+(?P<b>{DOM})\s*(?:-|–|to|and)\s*(?P<c>{DOM})(?!\d)(?:,?\s+(?P<d>{YEAR}))?",
        False,
    ),
    (
        "days_span_front",
        rf"(?:from\s+)?(?P<b>{DOM})\s*(?:-|–|to|and)\s*(?P<c>{DOM})\s+(?P<a>{MONTH_ANY})(?:,?\s+(?P<d>{YEAR}))?",
        False,
    ),
    (
        "month_day",
        rf"(?P<a>{MONTH_ANY})\s+(?P<b>{DOM})(?![\d:])(?:\s*,?\s+(?P<c>{YEAR})|\s+(?P<d>this\s+year|last\s+year))?",
        False,
    ),
    (
        "day_month",
        rf"(?:the\s+)?(?P<b>{DOM})(?:\s+of)?\s+(?P<a>{MONTH_ANY})(?:,?\s+(?P<c>{YEAR}|\d\d(?=\W|$)(?!\s*(?:%|people|km|year)))|\s+(?P<d>this\s+year|last\s+year))?",
        False,
    ),
    (
        "months_span",
        rf"(?:in|during|between|from|of)\s+(?:both\s+)?(?P<a>{MONTH_ANY})\s*(?:-|–|to|and|through|or)\s*(?P<b>{MONTH_ANY})(?!\s+{DOM}\b)(?:\s+(?:of\s+)?(?P<c>{YEAR}))?",
        False,
    ),
    (
        "month_year",
        rf"(?:(?P<x>early|late|mid|the\s+end\s+of|the\s+start\s+of|the\s+beginning\s+of)[ -])?(?P<a>{MONTH_ANY})(?:\s+of)?,?\s+(?P<b>{YEAR})",
        False,
    ),
    ("last_weekday", rf"(?:on\s+)?(?:last|past)\s+(?P<a>{DAY})(?:\s+(?:{PART}))?", False),
    ("weekday_last_week", rf"(?:on\s+)?(?P<a>{DAY})\s+(?:of\s+)?last\s+week|last\s+week\s+on\s+(?P<b>{DAY})", False),
    (
        "future",
        rf"(?:next|coming|upcoming|following)\s+(?:{DAY}|week|month|year|{MONTH}|summer|spring|autumn|fall|winter)|tomorrow|later\s+(?:this|next)\s+(?:week|month|year)",
        False,
    ),
    (
        "since_day",
        rf"since\s+(?:late\s+|early\s+|last\s+)?(?P<a>{DAY})(?:\s+{PART})?(?!['’]s)",
        False,
    ),
    (
        "weekdays",
        rf"between\s+(?P<a>{DAY})\s+and\s+(?P<b>{DAY})|(?:from\s+)?(?P<c>{DAY})\s+(?:to|through|until)\s+(?P<d>{DAY})|(?:overnight|night)\s+(?:from\s+)?(?P<e>{DAY})\s+(?:to|into|and)\s+(?P<f>{DAY})",
        False,
    ),
    (
        "weekday",
        rf"(?:(?:on|late|early|overnight|this|since|by|until)\s+)*(?P<a>{DAY})(?:'s|’s)?(?:\s+{PART})?|(?P<b>{DAY_SHORT})",
        False,
    ),
    (
        "weekend",
        r"(?:at|over|on|during|last|this|past|the)\s+(?:the\s+|this\s+|last\s+|past\s+)*weekend|last\s+weekend",
        False,
    ),
    (
        "after_that",
        rf"(?:(?P<a>{COUNT})\s+(?P<b>hour|day|night|week|month|year)s?|(?P<c>hours|days|weeks|months)|the\s+(?P<d>day|night|week|month))\s+after(?=\s+[^\W_])(?!\s+(?:that|this)\b)",
        False,
    ),
    (
        "before_that",
        rf"(?:{COUNT}\s+(?:hour|day|night|week|month|year)s?|hours|days|weeks|months)\s+before(?=\s+[^\W_])(?!\s+(?:that|this|yesterday|{DAY})\b)",
        False,
    ),
    (
        "previous_day",
        r"(?:the\s+)?(?:previous|preceding)\s+(?:day|night|evening)|the\s+(?:day|night)\s+before(?!\s+(?:yesterday|\w+day))|a\s+day\s+(?:earlier|before)",
        False,
    ),
    ("next_day", r"(?:the\s+)?(?:next|following)\s+(?:day|morning)|a\s+day\s+(?:later|after(?!\s+\w))", False),
    (
        "same_day",
        r"(?:the\s+|that\s+)?same\s+(?:day|night|morning|evening|afternoon)|that\s+(?:day|night|morning|evening)",
        False,
    ),
    ("before_yesterday", r"(?:the\s+)?day\s+before\s+yesterday", False),
    (
        "earlier",
        rf"(?P<a>{COUNT})\s+(?P<b>day|week|month|year|night|hour)s?\s+(?P<c>earlier|later|afterwards|(?:before|after)(?!\s+(?:the|a|an|his|her|their|its|he|she|they|being|that|this|\d)))",
        False,
    ),
    (
        "ago",
        rf"(?:(?P<x>more|less)\s+than\s+|about\s+|nearly\s+|almost\s+|some\s+|just\s+over\s+|over\s+)?(?P<a>{COUNT})\s+(?P<b>day|night|week|month|year|decade|hour|minute)s?\s+ago",
        False,
    ),
    ("yesterday", rf"yesterday(?:\s+(?:{PART}))?|last\s+(?:night|evening)", False),
    ("overnight", r"overnight|in\s+the\s+night", False),
    (
        "today",
        r"(?:earlier\s+|late\s+|early\s+)?today|tonight|this\s+(?:morning|afternoon|evening)|earlier\s+in\s+the\s+day",
        False,
    ),
    (
        "earlier_this",
        r"(?:earlier|later|late|early)\s+(?:in\s+)?(?:this|the|that)\s+(?P<a>week|month|year)|(?:in\s+)?this\s+(?P<b>week|month)",
        False,
    ),
    ("last_unit", r"(?:late\s+|early\s+|earlier\s+)?last\s+(?P<a>week|month|year)(?:'s|’s)?", False),
    ("last_month_name", rf"(?:in\s+)?(?:late\s+|early\s+)?last\s+(?P<a>{MONTH})", False),
    ("this_month_name", rf"(?:in\s+|this\s+)(?P<a>{MONTH})\s+this\s+year|this\s+past\s+(?P<b>{MONTH})", False),
    (
        "month_last_year",
        rf"(?:in\s+|late\s+|early\s+)?(?P<a>{MONTH})\s+(?:of\s+)?last\s+year|last\s+year\s+in\s+(?P<b>{MONTH})",
        False,
    ),
    (
        "season",
        rf"(?:in\s+|last\s+|this\s+|during\s+)?(?:the\s+)?(?:early\s+|late\s+)?(?P<a>spring|summer|autumn|winter)\s+(?:of\s+)?(?P<b>{YEAR})|last\s+(?P<c>spring|summer|autumn|fall|winter)",
        False,
    ),
    (
        "bare_month",
        rf"(?:(?:later|earlier)\s+)?(?:in|since|during|by|of|from|until|late|early|mid)[ -](?:(?P<x>early|late|mid|the\s+middle\s+of|the\s+end\s+of)[ -])?(?P<a>{MONTH})(?!\s+(?:of\s+)?(?:{YEAR}|{DOM}\b))|the\s+(?P<c>March|May)(?=\s+[a-z])|(?P<b>January|February|April|June|July|August|September|October|November|December)(?:'s|’s)?(?=\s+[a-z])",
        False,
    ),
    (
        "year",
        rf"(?:in|of|during|by|from|until|starting|starting\s+in|beginning\s+in|back\s+in|late|early|mid)[ -](?:early\s+|late\s+|mid-?)?(?P<a>{YEAR})(?![-\d])|(?P<b>{YEAR})(?:'s|’s)|(?:the|an?|its|his|her|their)\s+(?:[a-z]+\s+)?(?P<c>{YEAR})(?=\s+[A-Za-z])|\((?P<d>{YEAR})\)",
        False,
    ),
)

# Every form holds one of these words, or a year.
TIMELY = frozenset(
    word + ending
    for word in (
        *(*WEEKDAYS, *MONTHS, *(name[:3] for name in (*WEEKDAYS, *MONTHS)), "tues", "thurs", "sept", "9"),
        *"minute hour day night morning afternoon evening week weekend month year decade century".split(),
        *"spring summer autumn fall winter today tonight yesterday tomorrow overnight time period".split(),
    )
    for ending in ("", "s")
)
CENTURY = re.compile(r"(?:19|20)\d\d")


def _numbered(number: int, form: str) -> str:
    """Return a form whose groups carry its number, so that all forms fit into one pattern."""
    return re.sub(r"[(][?]P<([a-z])>", lambda match: f"(?P<f{number}{match[1]}>", form)


# What no form may stand behind is looked at once, not once a form: most positions lie within words.
PATTERN = re.compile(
    r"(?<![\w/])(?:"
    + "|".join(f"(?P<f{n}>(?:{_numbered(n, form)})(?!\\w))" for n, (_, form, _) in enumerate(FORMS))
    + ")",
    re.IGNORECASE,
)
