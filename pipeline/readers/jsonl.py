"""JSON Lines: one article a line, `text` and what it says about itself."""

import io
import json
from typing import Any

from pipeline.readers.records import FIELDS, RawArticle, RejectRow, clean_record, unreadable
from pipeline.rejects import reject_row

LINE_LIMIT = 5_000_000
# From there on a file is not worth reading on, or is better split.
MOST_FAULTS, MOST_ARTICLES = 1_000, 100_000


def read_jsonl(path: str, text: str) -> tuple[list[RawArticle], list[RejectRow]]:
    """Return the articles of the lines that can be read, and a reject for each that cannot."""
    articles: list[RawArticle] = []
    rejects: list[RejectRow] = []
    for number, line in enumerate(io.StringIO(text, newline="\n"), 1):
        if not line.strip():
            continue
        if len(rejects) > MOST_FAULTS or len(articles) >= MOST_ARTICLES:
            rejects.append(unreadable(path, "too many lines", f"line {number}: {FAULTS['too many lines']}", line))
            break
        record, fault = _record(line)
        if record is None:
            rejects.append(unreadable(path, fault, f"line {number}: {FAULTS[fault]}", line))
        else:
            articles.append(_article(path, number, record))
    return articles, rejects


FAULTS = {
    "line too long": f"longer than {LINE_LIMIT // 1_000_000} MB: one article a line, nothing else",
    "too many lines": f"more than {MOST_FAULTS} broken lines or {MOST_ARTICLES} articles: mend or split the file; the "
    "lines from here on are not used",
    "broken JSON": "not valid JSON: write the line again or take it out",
    "nested too deeply": "JSON nested too deeply: keep the article's text and fields at the top level",
    "no JSON object": 'not a JSON object: each line must be {"text": "…", …}',
    "no text": 'no "text" with words in it: give the article\'s text as a string',
}


def _record(line: str) -> tuple[dict[str, Any] | None, str]:
    """Return the object of a line, or None and the name of the fault."""
    if len(line) > LINE_LIMIT:
        return None, "line too long"
    try:
        record = json.loads(line)
    except RecursionError:
        return None, "nested too deeply"
    except ValueError:
        return None, "broken JSON"
    if not isinstance(record, dict):
        return None, "no JSON object"
    text = record.get("text")
    return (record, "") if isinstance(text, str) and text.strip() else (None, "no text")


def _article(path: str, number: int, record: dict[str, Any]) -> RawArticle:
    fields: dict[str, str] = {}
    rejects: list[RejectRow] = []
    for key in FIELDS:
        value = record.get(key)
        if isinstance(value, str):
            fields[key] = value.strip()
        elif value is not None:
            rejects.append(_no_string(path, number, key, value))
    return RawArticle(record["text"], fields, line=number, rejects=tuple(rejects))


def _no_string(path: str, number: int, key: str, value: object) -> RejectRow:
    reason = f"line {number}: {key} is no string and is left out: write it in quotation marks"
    record = clean_record(json.dumps({key: value})[:500])
    shown = clean_record(str(value)[:200])
    return reject_row("read", path, "no string", reason, record=record, table="sources", column=key, value=shown)
