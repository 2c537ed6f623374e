"""Tables come back from their files as they went in."""

import datetime as dt
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import PipelineError
from pipeline.table_files import FORMULA, _read, csv_cell, read_csv, read_parquet, write_csv, write_parquet
from pipeline.tables import columns, conform, empty, from_rows, records
from schemas import TABLES

CLAIMS = TABLES["claims"]
TEXT = next(c for c in columns(CLAIMS) if c.name == "quote")


@pytest.fixture
def claims(rows) -> pd.DataFrame:
    made = [
        rows["claims"](claim_id="clm-000000000002", low=46, high=None, claimed_on="2024-03-06", victims="Café, “Élan”"),
        rows["claims"](claim_id="clm-000000000001", quote='=SUM(A1)\r\nsecond\rline, "said"', victims="@here"),
    ]
    return from_rows(made, CLAIMS)


@pytest.mark.parametrize("way", [(write_parquet, read_parquet), (write_csv, read_csv)])
def test_what_iscsv_cell_is_read_back_in_the_order_of_its_key(claims, tmp_path: Path, way) -> None:
    write, read = way
    write(claims, CLAIMS, tmp_path / "claims")
    expected = claims.sort_values("claim_id", ignore_index=True)
    pd.testing.assert_frame_equal(read(tmp_path / "claims", CLAIMS), expected)


@pytest.mark.parametrize("model", TABLES.values())
@pytest.mark.parametrize("way", [(write_parquet, read_parquet), (write_csv, read_csv)])
def test_a_table_without_rows_keeps_its_types(model, tmp_path: Path, way) -> None:
    write, read = way
    write(empty(model), model, tmp_path / "table")
    pd.testing.assert_frame_equal(read(tmp_path / "table", model), empty(model))


@pytest.mark.parametrize("write", [write_parquet, write_csv])
def test_rows_in_another_order_give_the_same_bytes(claims, tmp_path: Path, write) -> None:
    write(claims, CLAIMS, tmp_path / "one")
    write(claims.iloc[::-1], CLAIMS, tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_the_parquet_file_describes_its_columns(claims, tmp_path: Path) -> None:
    write_parquet(claims, CLAIMS, tmp_path / "claims.parquet")
    schema = pq.read_schema(tmp_path / "claims.parquet")
    assert schema.field("claimed_on").type == pa.date32()
    assert schema.field("low").metadata[b"unit"] == b"people"
    assert all(field.metadata[b"description"] for field in schema)


def test_pandas_alone_reads_the_types_of_the_data_model(claims, tmp_path: Path) -> None:
    write_parquet(claims, CLAIMS, tmp_path / "claims.parquet")
    read = pd.read_parquet(tmp_path / "claims.parquet")
    assert str(read["low"].dtype) == "Int64"
    assert str(read["char_start"].dtype) == "int64"
    assert read["high"].isna().tolist() == [False, True]
    assert read["claimed_on"].iloc[1] == dt.date(2024, 3, 6)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_survives_the_guard_against_formulas(text: str) -> None:
    assert _read(csv_cell(text), TEXT) == text


@given(st.sampled_from("=+-@\t\r＝"), st.text())
def test_nocsv_cell_cell_begins_like_a_formula(sign: str, rest: str) -> None:
    written = csv_cell(sign + rest)
    assert written[0] == "'"
    assert FORMULA.match(written[1:])


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=5))
def test_any_text_survives_the_csv_file(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    model = TABLES["rejects"]
    made = [
        {"reject_id": f"rej-{n:012x}", "stage": "read", "source_path": "a", "rule": "r", "reason": "x", "record": text}
        for n, text in enumerate(texts)
    ]
    path = tmp_path_factory.mktemp("csv") / "rejects.csv"
    write_csv(from_rows(made, model), model, path)
    assert list(read_csv(path, model)["record"]) == texts


def test_an_empty_text_is_missing_where_a_column_may_be_empty(rows) -> None:
    (row,) = records(from_rows([rows["claims"](victims="", event_id="")], CLAIMS))
    assert row["victims"] is None
    assert row["event_id"] == ""


def test_a_reported_zero_is_not_missing(rows) -> None:
    (row,) = records(from_rows([rows["claims"](low=0, high=0)], CLAIMS))
    assert (row["low"], row["high"]) == (0, 0)


def test_coordinates_have_four_decimals(rows) -> None:
    (row,) = records(from_rows([rows["reports"](latitude=12.3456789)], TABLES["reports"]))
    assert row["latitude"] == pytest.approx(12.3457, abs=1e-12)


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("low", "six"),
        ("low", 2.5),
        ("low", True),
        ("claimed_on", dt.datetime(2024, 1, 1, 9, tzinfo=dt.UTC)),
        ("quote", 6),
    ],
)
def test_a_cell_of_another_type_stops_the_run(rows, column: str, cell: object) -> None:
    frame = pd.DataFrame([rows["claims"](**{column: cell})], columns=[c.name for c in columns(CLAIMS)], dtype=object)
    with pytest.raises(PipelineError, match=f"table claims, row 0.*column {column}"):
        conform(frame, CLAIMS)


def test_a_file_that_is_no_table_stops_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "claims.parquet"
    path.write_bytes(b"PAR1 and then nothing of the kind")
    with pytest.raises(PipelineError, match="cannot be read as a table"):
        read_parquet(path, CLAIMS)
