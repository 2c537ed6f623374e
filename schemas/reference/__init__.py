"""One pandera model per reference list in seeds/reference; the dictionary names the list and its model."""

from pandera.pandas import DataFrameModel

REFERENCE: dict[str, type[DataFrameModel]] = {}
