"""Events as GeoJSON for maps: one feature a line, its columns as properties."""

import datetime as dt
import json
from typing import Any

import pandas as pd

from pipeline.tables import records

Row = dict[str, Any]


def geojson(events: pd.DataFrame) -> str:
    """Return a feature collection of all events; one without coordinates has no geometry, as RFC 7946 allows."""
    features = ",\n".join(_dump(_feature(row)) for row in records(events))
    return f'{{"type": "FeatureCollection", "name": "events", "features": [\n{features}\n]}}\n'


def _feature(row: Row) -> Row:
    properties = {name: value for name, value in row.items() if name not in ("latitude", "longitude")}
    point = None
    if row["latitude"] is not None and row["longitude"] is not None:
        point = {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]}
    return {"type": "Feature", "id": row["event_id"], "geometry": point, "properties": properties}


def _dump(feature: Row) -> str:
    return json.dumps(feature, ensure_ascii=False, default=dt.date.isoformat)
