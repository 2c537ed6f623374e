"""Rows that fit their tables, for tests to bend."""

from typing import Any

import pytest

SOURCE = "src-0123456789ab"
REPORT = "rep-0123456789ab"
CLAIM = "clm-0123456789ab"


def source_row(**cells: Any) -> dict[str, Any]:
    row = {"source_id": SOURCE, "path": "north.txt", "article_no": 1, "outlet": "The Northern Post", "language": "en"}
    return {**row, "kind": "article", "word_count": 120, "published": "2024-03-06", **cells}


def text_row(**cells: Any) -> dict[str, Any]:
    return {"source_id": SOURCE, "text": "Bus attacked\n\nGunmen killed six people, police said.", **cells}


def report_row(**cells: Any) -> dict[str, Any]:
    row = {
        "report_id": REPORT,
        "source_id": SOURCE,
        "event_id": "MLI1",
        "role": "main",
        "event_type": "Violence against civilians",
        "sub_event_type": "Attack",
        "date_precision": "day",
        "date_start": "2024-03-05",
        "date_end": "2024-03-05",
        "country": "Mali",
        "quote": "Gunmen killed six people",
        "char_start": 14,
        "char_end": 38,
        "extractor": "test",
        "confidence": 0.9,
    }
    return {**row, **cells}


def claim_row(**cells: Any) -> dict[str, Any]:
    row = {
        "claim_id": CLAIM,
        "event_id": "MLI1",
        "report_id": REPORT,
        "source_id": SOURCE,
        "measure": "killed",
        "low": 6,
        "high": 6,
        "qualifier": "exact",
        "number_text": "six",
        "scope": "total",
        "claimant_type": "police",
        "claimant": "police",
        "quote": "killed six people",
        "char_start": 21,
        "char_end": 38,
        "extractor": "test",
        "confidence": 0.9,
    }
    return {**row, **cells}


def event_row(**cells: Any) -> dict[str, Any]:
    row = {
        "event_id_cnty": "MLI1",
        "event_id": "MLI1",
        "event_date": "2024-03-05",
        "date_start": "2024-03-05",
        "date_end": "2024-03-05",
        "year": 2024,
        "time_precision": 1,
        "disorder_type": "Political violence",
        "event_type": "Violence against civilians",
        "sub_event_type": "Attack",
        "country": "Mali",
        "notes": "Six people were killed in Mali on 5 March 2024.",
        "fatalities": 6,
        "timestamp": 1709683200,
        "date_precision": "day",
        "fatalities_low": 6,
        "fatalities_high": 6,
        "fatalities_high_open": False,
        "fatalities_rule": "conservative",
        "fatalities_claims": 1,
        "fatalities_claimants": 1,
        "fatalities_disputed": False,
        "reports": 1,
        "independent_sources": 1,
        "confidence": 0.9,
    }
    return {**row, **cells}


@pytest.fixture
def rows() -> dict[str, Any]:
    """Return, per table, the function that makes one row of it."""
    return {"sources": source_row, "texts": text_row, "reports": report_row, "claims": claim_row, "events": event_row}
