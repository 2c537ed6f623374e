"""Whether a release keeps what it promises: schemas, keys, references, quotes, figures and files that agree."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
from pandera.errors import SchemaErrors

from pipeline.errors import PipelineError
from pipeline.exports.manifest import unlike_manifest
from pipeline.table_files import PARQUET_ALONE, read_csv, read_parquet
from pipeline.tables import columns, records
from schemas import KEYS, REFERENCES, TABLES
from schemas.values import BY_HAND

Tables = dict[str, pd.DataFrame]
QUOTED = ["reports", "claims", "aggregates"]


def read_release(data: Path) -> Tables:
    """Return the tables of a release; stop where there is none or where it is not whole."""
    if not data.is_dir():
        raise PipelineError(f"{data} is no folder: name that of a release with --data")
    return {name: read_parquet(data / f"{name}.parquet", model) for name, model in TABLES.items()}


def check_release(data: Path) -> list[str]:
    """Return one line for each promise that the release in a folder breaks."""
    tables = read_release(data)
    return [
        *_schemas(tables),
        *_keys(tables),
        *_references(tables),
        *_quotes(tables),
        *_figures(tables),
        *_csv(data, tables),
        *unlike_manifest(data),
    ]


def _schemas(tables: Tables) -> Iterator[str]:
    for name, model in TABLES.items():
        try:
            model.validate(tables[name], lazy=True)
        except SchemaErrors as error:
            for case in records(error.failure_cases):
                where = f"{name}: row {case['index']}, column {case['column']}"
                yield f"{where}: {case['failure_case']!r} breaks {case['check']}"


def _keys(tables: Tables) -> Iterator[str]:
    for name, key in KEYS.items():
        for row in records(tables[name][tables[name].duplicated(list(key))]):
            yield f"{name}: key {'; '.join(str(row[k]) for k in key)} stands there twice"


def _references(tables: Tables) -> Iterator[str]:
    for name, references in REFERENCES.items():
        for column, (parent, key) in references.items():
            values = tables[name][column].dropna()
            for value in sorted(set(values) - set(tables[parent][key])):
                yield f"{name}: {column} {value!r} is not in {parent}"
    for event_id in sorted(set(tables["events"]["event_id"]) - set(tables["reports"]["event_id"])):
        yield f"events: {event_id} has no report"
    for source_id in sorted(set(tables["sources"]["source_id"]) - set(tables["texts"]["source_id"])):
        yield f"sources: {source_id} has no text"


def _quotes(tables: Tables) -> Iterator[str]:
    texts = dict(zip(tables["texts"]["source_id"], tables["texts"]["text"], strict=True))
    for name in QUOTED:
        for row in records(tables[name]):
            if texts.get(row["source_id"], "")[row["char_start"] : row["char_end"]] != row["quote"]:
                yield f"{name}: the quote of {row[KEYS[name][0]]} is not at {row['char_start']} of {row['source_id']}"


def _figures(tables: Tables) -> Iterator[str]:
    """Yield the events whose range or counts are not those of their reports and claims."""
    reports = tables["reports"].groupby("event_id").size()
    claims = tables["claims"]
    owner = dict(zip(tables["reports"]["report_id"], tables["reports"]["event_id"], strict=True))
    for row in records(claims):
        if owner.get(row["report_id"], row["event_id"]) != row["event_id"]:
            yield f"claims: {row['claim_id']} is of {row['event_id']}, its report of {owner[row['report_id']]}"
    killed = claims[(claims["measure"] == "killed")].groupby("event_id")
    spans = {str(event_id): group for event_id, group in killed}
    for event in records(tables["events"]):
        count = int(reports.get(event["event_id"], 0))
        if count != event["reports"]:
            yield f"events: {event['event_id']} says {event['reports']} reports, there are {count}"
        yield from _toll(event, spans.get(event["event_id"]))


def _toll(event: dict[str, Any], claims: pd.DataFrame | None) -> Iterator[str]:
    """Yield what is wrong with the toll of an event, beside its claims of the killed."""
    name, low, high = event["event_id"], event["fatalities_low"], event["fatalities_high"]
    figure = event["fatalities"]
    if claims is None:
        if figure is not None and event["fatalities_rule"] != BY_HAND:
            yield f"events: {name} has {figure} fatalities and no claim of them"
        return
    if low is not None and high is not None and low > high:
        yield f"events: {name} has fatalities_low {low} above fatalities_high {high}"
    totals = claims[claims["scope"] == "total"]
    bounds = {int(v) for c in ("low", "high") for v in totals[c].dropna()}
    for column, value in (("fatalities_low", low), ("fatalities_high", high)):
        if len(totals) and value is not None and value not in bounds:
            yield f"events: {name} has {column} {value}, which no claim gives"


def _csv(data: Path, tables: Tables) -> Iterator[str]:
    """Yield the tables whose CSV says something else than their Parquet file."""
    for name, model in TABLES.items():
        if name in PARQUET_ALONE:
            continue
        path = data / f"{name}.csv"
        if not path.is_file():
            yield f"{name}.csv is missing"
            continue
        other = read_csv(path, model)
        for column in columns(model):
            if not other[column.name].equals(tables[name][column.name]):
                yield f"{name}.csv differs from {name}.parquet in column {column.name}"
