"""Nothing is lost: what does not fit stands in rejects, whole."""

import json

import pandas as pd
import pytest

from pipeline.errors import PipelineError
from pipeline.gate import Gate, admit
from pipeline.rejects import reject_row, set_aside
from pipeline.tables import columns, empty, from_rows, records
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
    gate = Gate(reports=from_rows([rows["reports"]()], TABLES["reports"]))
    orphan = rows["claims"](claim_id="clm-ffffffffffff", report_id="rep-ffffffffffff")
    (good,) = gate.out("code", claims=raw([rows["claims"](), orphan]))
    assert list(good["claim_id"]) == [rows["claims"]()["claim_id"]]
    (reject,) = records(gate.rejects())
    assert (reject["rule"], reject["value"]) == ("orphan", "rep-ffffffffffff")


def test_a_pointer_to_a_row_that_is_gone_is_emptied(rows) -> None:
    gate = Gate(reports=from_rows([rows["reports"]()], TABLES["reports"]))
    (good,) = gate.out("code", claims=raw([rows["claims"](supersedes="clm-ffffffffffff")]))
    assert good["supersedes"].isna().all()
    assert gate.rejects().empty


def test_what_a_person_judged_away_stands_in_rejects(rows) -> None:
    gate = Gate()
    gate.out("code", reports=from_rows([rows["reports"]()], TABLES["reports"]))
    gate.judged("link", reports=empty(TABLES["reports"]))
    (reject,) = records(gate.rejects())
    assert (reject["rule"], reject["row_id"]) == ("judgement", rows["reports"]()["report_id"])


def test_a_table_that_breaks_its_schema_does_not_enter_a_stage(rows) -> None:
    with pytest.raises(PipelineError, match="'wounded' breaks isin"):
        admit(claims=from_rows([rows["claims"](measure="wounded")], CLAIMS))


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
