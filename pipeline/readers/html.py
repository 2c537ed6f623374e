"""Web pages: main text and metadata."""

import datetime as dt
import logging
import re

from trafilatura import bare_extraction

from pipeline.readers.records import RawArticle

# No clock: a page says the same next year. Dates are taken from the page's marks, not guessed from its text.
DATES = {"original_date": True, "extensive_search": False, "max_date": dt.date.max.isoformat()}
METADATA = {"title": "title", "published": "date", "outlet": "sitename", "author": "author", "url": "url"}

# The library warns of every odd page; what matters is in rejects.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

# Pages of news stay far below both; pages above keep the parser busy for minutes.
MOST_TAGS, MOST_ATTRIBUTES = 60_000, 2_000
TAG = re.compile(r"<[^<>]*")


def too_intricate(text: str) -> bool:
    """Say whether a page has more tags, or a tag more attributes, than an article needs."""
    return text.count("<") > MOST_TAGS or any(tag.group().count("=") > MOST_ATTRIBUTES for tag in TAG.finditer(text))


def read_html(text: str) -> RawArticle | None:
    """Return the article of a page, or None where the page holds none."""
    page = bare_extraction(
        text, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=DATES
    )
    if page is None or isinstance(page, dict) or not (page.text or "").strip():
        return None
    fields = {name: str(getattr(page, key)).strip() for name, key in METADATA.items() if getattr(page, key)}
    return RawArticle(page.text or "", fields, basis="metadata")
