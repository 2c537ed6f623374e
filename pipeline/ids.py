"""Ids made from content: the same raw values give the same id in every run, on every machine."""

import hashlib
import json


def content_id(prefix: str, *parts: str | int | None) -> str:
    """Return the prefix, a hyphen and 12 hex digits of a hash over the parts."""
    raw = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    # Lone surrogates can stand in broken input: they too must give an id.
    return f"{prefix}-{hashlib.sha256(raw.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def source_id(title: str | None, text: str) -> str:
    """Return an article's id from its raw title and text, wherever its file lies."""
    return content_id("src", title or "", text)


def report_id(source_id: str, *evidence: str | int | None) -> str:
    """Return a report's id from its article and what tells its incident from the article's others."""
    return content_id("rep", source_id, *evidence)


def claim_id(report_id: str, *evidence: str | int | None) -> str:
    """Return a claim's id from its report and its words: measure, offsets, quote."""
    return content_id("clm", report_id, *evidence)


def aggregate_id(source_id: str, *evidence: str | int | None) -> str:
    """Return an aggregate's id from its article and its words: measure, offsets, quote."""
    return content_id("agg", source_id, *evidence)


def reject_id(*record: str | int | None) -> str:
    """Return a reject's id from the record and what is wrong with it."""
    return content_id("rej", *record)
