"""Nothing is lost: what does not fit stands in rejects, whole."""

import json

import pandas as pd
import pytest

from pipeline.errors import PipelineError
from pipeline.rejects import reject_row, set_aside, set_aside_orphans
from pipeline.tables import columns, from_rows, records
from schemas import TABLES

CLAIMS = TABLES["claims"]


def raw(rows: list[dict[str, object]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=[c.name for c in columns(CLAIMS)], dtype=object)


def test_a_reject_keeps_the_whole_row_and_where_it_comes_from(rows) -> None:
    row = rows["claims"](measure="wounded")
    _, bad = set_aside(raw([row]), CLAIMS, "code", {row["source_id"]: "north.txt"})
    (reject,) = records(bad)
    assert json.loads(reject["record"])["number_text"] == "six"
    assert reject["source_path"] == "north.txt"
    assert (reject["stage"], reject["table"], reject["row_id"]) == ("code", "claims", row["claim_id"])
    assert (reject["column"], reject["value"]) == ("measure", "wounded")


def test_every_row_is_kept_or_set_aside(rows) -> None:
    made = [rows["claims"](claim_id=f"clm-{n:012x}", low=n % 9, high=6) for n in range(40)]
    good, bad = set_aside(raw(made), CLAIMS, "code")
    kept = set(good["claim_id"]) | set(bad["row_id"])
    assert kept == {row["claim_id"] for row in made}
    assert len(good) + len(bad) == len(made)


def test_one_bad_cell_does_not_spoil_the_type_of_its_column(rows) -> None:
    good, bad = set_aside(
        raw([rows["claims"](), rows["claims"](claim_id="clm-ffffffffffff", char_end="x")]), CLAIMS, "code"
    )
    assert good["char_end"].dtype == "int64"
    assert list(bad["rule"]) == ["type int"]


def test_of_rows_with_one_key_the_first_is_kept(rows) -> None:
    good, bad = set_aside(raw([rows["claims"](), rows["claims"](low=5)]), CLAIMS, "code")
    assert list(good["low"]) == [6]
    assert list(bad["rule"]) == ["unique"]


def test_a_row_follows_its_parent(rows) -> None:
    frame = from_rows(
        [rows["claims"](), rows["claims"](claim_id="clm-ffffffffffff", report_id="rep-ffffffffffff")], CLAIMS
    )
    parents = pd.Series([rows["reports"]()["report_id"]])
    good, bad = set_aside_orphans(frame, CLAIMS, "code", "report_id", parents, {})
    assert list(good["report_id"]) == list(parents)
    assert list(bad["value"]) == ["rep-ffffffffffff"]


@pytest.mark.parametrize("change", [{"drop": "low"}, {"add": "colour"}])
def test_a_missing_or_unknown_column_stops_the_run(rows, change: dict[str, str]) -> None:
    frame = raw([rows["claims"]()])
    frame = frame.drop(columns=change["drop"]) if "drop" in change else frame.assign(**{change["add"]: "red"})
    with pytest.raises(PipelineError, match=next(iter(change.values()))):
        set_aside(frame, CLAIMS, "code")


def test_the_same_record_gives_the_same_reject_id() -> None:
    one = reject_row("read", "a.txt", "empty file", "nothing in it", record="")
    same = reject_row("read", "a.txt", "empty file", "other words", record="")
    other = reject_row("read", "b.txt", "empty file", "nothing in it", record="")
    assert one["reject_id"] == same["reject_id"] != other["reject_id"]
