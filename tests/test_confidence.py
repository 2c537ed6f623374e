"""Confidence is a share that its signs add up to, and what measures it is right itself."""

import json
from pathlib import Path

import pytest

from pipeline.confidence import Confidence, signed
from pipeline.errors import PipelineError
from pipeline.reference import read_reference
from pipeline.text.figures import NumberWords
from schemas.reference.confidence import SIGNS
from tests.calibration import Verdict, calibration_error, tenths, verdicts
from tests.fit_confidence import EVEN, FEW, LEAST, Sample, corpus_verdicts, fitted

REFERENCE = Path(__file__).parent.parent / "seeds" / "reference"
REPORT = {
    "report_id": "rep-1",
    "source_id": "src-1",
    "date_start": "2024-03-05",
    "date_end": "2024-03-05",
    "place_text": "Gao",
    "country": "Mali",
    "location": "Gao",
    "admin1": "Gao",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "Rebels",
    "actor2": "Military Forces of Mali",
    "responsibility_claimed_by": None,
    "char_start": 0,
    "char_end": 50,
    "signs": "telling; no doer",
}
CLAIM = {
    "claim_id": "clm-1",
    "report_id": "rep-1",
    "source_id": "src-1",
    "measure": "killed",
    "low": 6,
    "high": 6,
    "qualifier": "exact",
    "scope": "total",
    "claimant_text": "police",
    "victims": "soldiers",
    "char_start": 10,
    "char_end": 20,
    "signs": "",
}
SUM = {**CLAIM, "aggregate_id": "agg-1", "period_text": "this year"}


def signs_of(table: str, **changed: object) -> frozenset[str]:
    """Return the signs of a row of that table that is changed in some cells."""
    rows = {"reports": [REPORT], "claims": [CLAIM], "aggregates": [SUM]}
    rows[table] = [{**rows[table][0], **changed}]
    return next(signs for name, _, signs in signed(rows) if name == table)


@pytest.mark.parametrize(
    ("table", "changed", "signs"),
    [
        ("reports", {}, {"telling", "no doer"}),
        ("reports", {"signs": ""}, set()),
        ("reports", {"signs": "", "date_start": None}, {"undated"}),
        ("reports", {"signs": "", "place_text": None}, {"place of another"}),
        ("reports", {"signs": "", "place_text": None, "country": None}, set()),
        ("reports", {"signs": "", "location": None}, {"vague place"}),
        ("reports", {"signs": "", "event_type": "Strategic developments"}, {"strategic"}),
        ("reports", {"signs": "", "responsibility_claimed_by": "Rebels"}, {"responsibility claimed"}),
        ("claims", {}, {"in the evidence"}),
        ("claims", {"char_start": 50}, set()),
        ("claims", {"signs": "named", "char_start": 50}, {"named"}),
        ("claims", {"measure": "arrested"}, {"in the evidence", "rare measure"}),
        ("claims", {"qualifier": "vague"}, {"in the evidence", "vague"}),
        ("claims", {"claimant_text": None, "victims": None}, {"in the evidence", "no claimant", "victims not told"}),
        ("aggregates", {}, set()),
        ("aggregates", {"period_text": None, "signs": "count"}, {"no period", "count"}),
    ],
)
def test_a_row_has_the_signs_that_hold_of_it(table: str, changed: dict[str, object], signs: set[str]) -> None:
    assert signs_of(table, **changed) == signs
    assert signs <= set(SIGNS)


@pytest.mark.parametrize(
    ("signs", "share"), [(set(), 0.5), ({"undated"}, 0.27), ({"telling"}, 0.88), ({"telling", "undated"}, 0.73)]
)
def test_the_weights_of_the_signs_add_up_to_a_share(signs: set[str], share: float) -> None:
    weights = {"reports": {"always": 0.0, "telling": 2.0, "undated": -1.0}}
    assert Confidence(weights).share("reports", signs) == share


def test_every_table_has_a_share_where_nothing_speaks_for_or_against_a_row() -> None:
    confidence = Confidence.load(REFERENCE)
    assert set(confidence.weights) == {"reports", "claims", "aggregates"}
    assert all(0 < confidence.share(table, ()) < 1 for table in confidence.weights)


@pytest.mark.parametrize("row", ["reports,telling,1.25", "reports,cheerful,1.0", "events,always,1.0"])
def test_a_weight_that_no_row_can_have_stops_a_run(tmp_path: Path, row: str) -> None:
    (tmp_path / "confidence.csv").write_text(f"table,sign,weight\nreports,always,0.1\n{row}\n", encoding="utf-8")
    with pytest.raises(PipelineError, match="row 3"):
        read_reference("confidence", tmp_path)


def test_tenths_hold_every_row_once_in_order_of_confidence() -> None:
    found = tenths([0.9, 0.1, 0.5, 0.2], [True, False, True, False], parts=2)
    assert found == [(pytest.approx(0.15), 0.0, 2), (pytest.approx(0.7), 1.0, 2)]
    assert len(tenths([0.3] * 7, [True] * 7)) == 7


@pytest.mark.parametrize(
    ("sure", "error"), [([1.0, 1.0, 0.0, 0.0], 0.0), ([0.5, 0.5, 0.5, 0.5], 0.5), ([0.0, 0.0, 1.0, 1.0], 1.0)]
)
def test_the_error_is_how_far_confidence_lies_from_the_share_right(sure: list[float], error: float) -> None:
    assert calibration_error(sure, [True, True, False, False], parts=2) == error


def test_verdicts_are_those_of_the_gold(tmp_path: Path) -> None:
    text = "Six soldiers were killed in Gao on Tuesday. Nine were hurt. Last year 40 died."
    gold = {
        "file": "a.txt",
        "articles": [{"n": 1, "first_words": text[:20], "incidents": [_incident()], "aggregates": []}],
    }
    (tmp_path / "a.json").write_text(json.dumps(gold), encoding="utf-8")
    invented = {**CLAIM, "claim_id": "clm-2", "measure": "injured", "low": 90, "high": 90}
    tables = {
        "sources": [{"source_id": "src-1", "path": "a.txt", "article_no": 1}],
        "texts": [{"source_id": "src-1", "text": text}],
        "reports": [REPORT],
        "claims": [{**CLAIM, "char_start": 0, "char_end": 12}, invented],
        "aggregates": [SUM],
    }
    told = {v.id: (v.right, v.half, v.parts.get("actor")) for v in verdicts(tables, tmp_path)}
    assert told == {
        "clm-1": (True, 1, None),
        "clm-2": (False, 1, None),
        "rep-1": (True, 1, False),
        "agg-1": (False, 1, None),
    }


def _incident() -> dict[str, object]:
    """Return a coded incident that the report tells, but for who did it."""
    claim = {**CLAIM, "quote": "Six soldiers", "claimant": "police", "claimant_type": "police"}
    told = {**REPORT, "key": "gao", "role": "main", "actor1": "Military Forces of Niger", "claims": [claim]}
    return {**told, "date_text": "Tuesday", "actor1_text": None, "actor2_text": None, "target_text": None}


def test_weights_are_found_again_and_those_that_tell_little_are_left_out() -> None:
    sample = Sample([])
    for name, share in (("", 0.5), ("telling", 0.9), ("undated", 0.2), ("strategic", 0.5)):
        signs = frozenset({name} - {""})
        judged = [Verdict("reports", str(n), EVEN, right=n < 1000 * share) for n in range(1000)]
        sample.rows += [("gold", verdict, signs) for verdict in judged]
    weights = fitted(sample, "reports")
    assert weights == pytest.approx({"always": 0.0, "telling": 2.2, "undated": -1.4}, abs=0.11)
    assert min(abs(w) for sign, w in weights.items() if sign != "always") >= LEAST


def test_few_rows_tell_no_more_than_how_many_are_right() -> None:
    sample = Sample([])
    sample.rows = [
        ("gold", Verdict("claims", str(n), EVEN, right=n % 4 > 0), frozenset({"vague"})) for n in range(FEW - 20)
    ]
    assert fitted(sample, "claims") == {"always": 1.1}


@pytest.mark.parametrize(
    ("gold", "low", "right"),
    [
        ({"events": [{"killed": 6}]}, 6, True),
        ({"events": [{"killed": 6}]}, 7, False),
        ({"events": [{"killed": 60}]}, 6, None),
        ({"events": [{"killed": 6}, {"killed": 6}]}, 6, None),
        ({"events": [{"injured": 6}]}, 6, None),
        ({"relevant": False}, 6, False),
    ],
)
def test_a_short_text_decides_about_totals_that_it_gives(
    tmp_path: Path, gold: dict[str, object], low: int, right: bool | None
) -> None:
    corpus = tmp_path / "texts.jsonl"
    corpus.write_text(json.dumps({"gold": gold}) + "\n", encoding="utf-8")
    tables = {
        "sources": [{"source_id": "src-1", "article_no": 1}],
        "texts": [{"source_id": "src-1", "text": "Six people were killed and seven hurt."}],
        "claims": [{**CLAIM, "low": low, "high": low}],
    }
    found = [v.right for v in corpus_verdicts(tables, corpus, NumberWords.load(REFERENCE))]
    assert found == ([] if right is None else [right])
