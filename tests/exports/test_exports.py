"""Each form of the tables is accepted by the programs that it is made for, and says what the tables say."""

import csv
import hashlib
import json
import shutil
from pathlib import Path

import frictionless
import hxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hxl.input import InputOptions

from pipeline.check import check_release
from pipeline.exports.acled import COLUMNS, left_out, strict
from pipeline.exports.codebook import entries
from pipeline.tables import from_rows, records
from schemas import TABLES
from schemas.reference.codes import CODE_LISTS
from schemas.values import ALL_SUB_EVENT_TYPES
from tests.conftest import event_row
from tests.exports.conftest import published
from tests.synthetic import REFERENCE


def loaded(path: Path):
    return json.loads(path.read_text(encoding="utf-8"))


def test_the_same_tables_give_the_same_bytes(folder: Path, tables, tmp_path: Path) -> None:
    again = published({n: t.sample(frac=1, random_state=1) for n, t in tables.items()}, tmp_path)
    assert {p.name: p.read_bytes() for p in again.iterdir()} == {p.name: p.read_bytes() for p in folder.iterdir()}


def test_frictionless_accepts_the_data_package(folder: Path) -> None:
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["name", "fieldName", "note"])
    assert {"events", "claims", "acled"} <= {task.name for task in report.tasks if task.type == "table"}


def test_the_data_package_names_every_file_but_itself_and_the_manifest(folder: Path) -> None:
    named = {resource["path"] for resource in loaded(folder / "datapackage.json")["resources"]}
    assert named == {p.name for p in folder.iterdir()} - {"datapackage.json", "manifest.json"}


@pytest.mark.parametrize(
    ("file", "old", "new", "error"),
    [
        ("events.csv", "Political violence", "Politics", "constraint-error"),
        ("claims.csv", "src-000000000001", "src-0000000000ff", "foreign-key"),
        ("sources.csv", "src-000000000002", "src-000000000001", "primary-key"),
    ],
)
def test_frictionless_sees_what_breaks_the_data_package(folder: Path, tmp_path: Path, file, old, new, error) -> None:
    broken = Path(shutil.copytree(folder, tmp_path / "broken"))
    text = (broken / file).read_text(encoding="utf-8")
    (broken / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    report = frictionless.validate(str(broken / "datapackage.json"))
    assert error in {row[0] for row in report.flatten(["type"])}


def test_hxl_tools_find_every_column_by_its_tag(folder: Path, tables) -> None:
    source = hxl.data(str(folder / "events-hxl.csv"), InputOptions(allow_local=True))
    assert all(column.tag for column in source.columns)
    killed = {row.get("#event+code"): row.get("#affected+killed-min-max-attackers") for row in source}
    assert killed == {e["event_id"]: str(e["fatalities"]) for e in records(tables["events"])}


def test_hxl_tools_filter_and_validate_the_file(folder: Path) -> None:
    source = hxl.data(str(folder / "events-hxl.csv"), InputOptions(allow_local=True)).cache()
    rows = list(source.with_rows("#country+name=Afghanistan"))
    assert {row.get("#country+code+num") or "" for row in rows} <= {"4", ""}
    assert len(rows) > 0
    # By the schema that comes with the tools. A line break within a note is the one thing that it remarks on.
    assert {error.message for error in faults(source)} == {"Found extra whitespace"}
    wrong = hxl.data([["#event+code", "#date+occurred"], ["1", "noon"]])
    assert {error.message for error in faults(wrong)} == {"Expected a date"}


def faults(source) -> list[hxl.validation.HXLValidationException]:
    found: list[hxl.validation.HXLValidationException] = []
    hxl.schema(callback=found.append).validate(source)
    return found


def test_the_geojson_holds_every_event_and_a_point_where_there_is_one(folder: Path, tables) -> None:
    found = {f["id"]: f for f in loaded(folder / "events.geojson")["features"]}
    assert len(found) == len(tables["events"])
    for event in records(tables["events"]):
        feature = found[event["event_id"]]
        assert feature["properties"]["notes"] == event["notes"]
        assert feature["properties"]["fatalities"] == event["fatalities"]
        if event["latitude"] is None:
            assert feature["geometry"] is None
        else:
            assert feature["geometry"] == {"type": "Point", "coordinates": [event["longitude"], event["latitude"]]}


PLACED = {"country": "Mali", "admin1": "Gao", "location": "Gao", "latitude": 16.27, "longitude": -0.04}


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        (PLACED, None),
        ({**PLACED, "location": None}, None),
        ({**PLACED, "event_date": None, "date_precision": "unknown"}, "date_no_finer_than_a_year"),
        ({**PLACED, "date_precision": "year"}, "date_no_finer_than_a_year"),
        ({**PLACED, "location": None, "admin1": None}, "place_no_finer_than_a_country"),
        ({**PLACED, "country": None}, "place_no_finer_than_a_country"),
        ({**PLACED, "latitude": None}, "place_without_coordinates"),
    ],
)
def test_the_acled_file_leaves_out_what_its_form_cannot_hold(cells, why: str | None) -> None:
    events = from_rows([event_row(**cells)], TABLES["events"])
    found = left_out(events).iloc[0]
    assert (None if pd.isna(found) else found) == why
    assert len(strict(events)) == (why is None)


def test_the_acled_file_knows_no_missing_toll_place_or_source() -> None:
    gaps = {"location": None, "fatalities": None, "source": None}
    events = from_rows([event_row(**{**PLACED, **gaps})], TABLES["events"])
    (row,) = records(strict(events))
    assert (row["fatalities"], row["location"], row["source"]) == (0, "Gao", "Undisclosed Source")


def test_the_acled_file_has_its_31_columns_filled_as_acled_fills_them(folder: Path) -> None:
    frame = pd.read_csv(folder / "acled.csv", parse_dates=["event_date"])
    assert list(frame.columns) == COLUMNS
    assert len(COLUMNS) == 31
    never_empty = ["event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type"]
    never_empty += ["sub_event_type", "country", "location", "latitude", "longitude", "geo_precision", "notes"]
    never_empty += ["source"]
    assert frame[[*never_empty, "fatalities", "timestamp"]].notna().all().all()
    assert frame["fatalities"].dtype == "int64"
    assert frame["time_precision"].isin([1, 2, 3]).all()


def test_the_manifest_counts_rows_sums_columns_and_knows_every_file(folder: Path, tables) -> None:
    made = loaded(folder / "manifest.json")
    assert {name: table["rows"] for name, table in made["tables"].items()} == {n: len(t) for n, t in tables.items()}
    assert made["tables"]["claims"]["sums"]["low"] == sum(c["low"] or 0 for c in records(tables["claims"]))
    assert made["tables"]["events"]["sums"]["fatalities_disputed"] == int(tables["events"]["fatalities_disputed"].sum())
    assert made["tables"]["events"]["missing"]["event_date"] == 1
    assert made["left_out_of_acled"]["date_no_finer_than_a_year"] == 1
    assert set(made["files"]) == {p.name for p in folder.iterdir()} - {"manifest.json"}
    for name, file in made["files"].items():
        content = (folder / name).read_bytes()
        assert file == {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def test_the_check_tells_a_file_that_is_not_as_published(folder: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    (copy / "codebook.md").write_text("mine")
    (copy / "acled.csv").unlink()
    faults = set(check_release(copy)) - set(check_release(folder))
    assert faults == {"codebook.md is not the file that was published", "acled.csv is missing"}


def test_the_codebook_explains_every_value_of_the_tables(folder: Path) -> None:
    text = (folder / "codebook.md").read_text(encoding="utf-8")
    values = [*ALL_SUB_EVENT_TYPES, *(value for listed in CODE_LISTS.values() for value in listed), "dozens"]
    assert [value for value in values if f"| `{value}` |" not in text] == []
    assert ("vague_word", "dozens", "12 or more") in {(e.listed, e.value, e.meaning) for e in entries(REFERENCE)}


def test_parquet_carries_the_description_of_every_column(folder: Path) -> None:
    for name, model in TABLES.items():
        schema = pq.read_schema(folder / f"{name}.parquet")
        assert schema.metadata[b"description"] == model.__doc__.encode()
        assert all(field.metadata[b"description"] for field in schema)


def test_every_csv_of_a_release_is_rectangular_utf_8(folder: Path) -> None:
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            assert len({len(row) for row in csv.reader(file)}) == 1
