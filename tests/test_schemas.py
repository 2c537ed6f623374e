"""The schemas say what the data model says."""

import pandas as pd
import pytest
from pandera.pandas import DataFrameModel

from pipeline.rejects import set_aside
from pipeline.tables import columns, empty, from_rows, records, table_name
from schemas import KEYS, REFERENCES, TABLES
from schemas.values import ALL_SUB_EVENT_TYPES, EVENT_TYPES, TABLE_NAMES

ACLED = [
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
]


@pytest.mark.parametrize(("name", "model"), TABLES.items())
def test_every_column_is_described_and_has_a_unit(name: str, model: type[DataFrameModel]) -> None:
    assert table_name(model) == name
    assert [c.name for c in columns(model) if not c.description.endswith(".") or not c.unit] == []


@pytest.mark.parametrize(("name", "model"), TABLES.items())
def test_keys_and_references_name_columns_that_exist(name: str, model: type[DataFrameModel]) -> None:
    names = {c.name for c in columns(model)}
    assert set(KEYS[name]) <= names
    assert set(REFERENCES[name]) <= names
    assert all(key in {c.name for c in columns(TABLES[parent])} for parent, key in REFERENCES[name].values())


@pytest.mark.parametrize("model", TABLES.values())
def test_a_table_without_rows_fits_its_schema(model: type[DataFrameModel]) -> None:
    assert model.validate(empty(model)).empty


def test_the_registry_lists_the_tables_in_the_order_of_the_flow() -> None:
    assert list(TABLES) == list(KEYS) == list(REFERENCES) == TABLE_NAMES


def test_events_begin_with_the_columns_of_acled() -> None:
    assert len(ACLED) == 31
    assert [c.name for c in columns(TABLES["events"])][:31] == ACLED


def test_there_are_six_event_types_and_twenty_five_sub_types() -> None:
    assert (len(EVENT_TYPES), len(ALL_SUB_EVENT_TYPES), len(set(ALL_SUB_EVENT_TYPES))) == (6, 25, 25)


@pytest.mark.parametrize(
    ("table", "cells", "rule", "column"),
    [
        ("claims", {"measure": "wounded"}, "isin", "measure"),
        ("claims", {"low": 7}, "bounds_in_order", None),
        ("claims", {"low": None, "high": None}, "bounded", None),
        ("claims", {"claim_id": "1"}, "str_matches", "claim_id"),
        ("claims", {"low": -1}, "greater_than_or_equal_to", "low"),
        ("claims", {"quote": ""}, "str_length", "quote"),
        ("claims", {"confidence": 1.2}, "less_than_or_equal_to", "confidence"),
        ("claims", {"char_start": None}, "not null", "char_start"),
        ("claims", {"low": 2.5}, "type int?", "low"),
        ("reports", {"date_start": "2024-03-06"}, "dates_in_order", None),
        ("reports", {"date_start": "5 March"}, "type date", "date_start"),
        ("reports", {"sub_event_type": "Armed clash"}, "sub_event_type_fits", None),
        ("reports", {"latitude": 91.0}, "less_than_or_equal_to", "latitude"),
        ("reports", {"event_id": "Mali 1"}, "str_matches", "event_id"),
        ("events", {"event_id": "MLI2"}, "same_id", None),
        ("events", {"fatalities_rule": "guess"}, "str_matches", "fatalities_rule"),
        ("sources", {"language": "english"}, "str_matches", "language"),
        ("sources", {"source_scale": "Local"}, "str_matches", "source_scale"),
        ("texts", {"text": ""}, "str_length", "text"),
    ],
)
def test_a_row_that_breaks_a_rule_is_set_aside(rows, table, cells, rule, column) -> None:
    names = [c.name for c in columns(TABLES[table])]
    good, bad = set_aside(pd.DataFrame([rows[table](**cells)], columns=names, dtype=object), TABLES[table], "code")
    assert good.empty
    (reject,) = records(bad)
    assert (reject["rule"], reject["column"]) == (rule, column)


@pytest.mark.parametrize("scale", ["National", "Regional-International", "Local partner-Other", "New media"])
def test_acleds_scales_are_allowed(rows, scale: str) -> None:
    frame = from_rows([rows["sources"](source_scale=scale)], TABLES["sources"])
    assert set_aside(frame, TABLES["sources"], "read")[1].empty
