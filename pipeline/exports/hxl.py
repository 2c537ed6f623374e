"""Events as a CSV file for humanitarian tools: below the header a row of HXL hashtags."""

from pathlib import Path

import pandas as pd

from pipeline.reference import read_reference
from pipeline.table_files import csv_cell, csv_line
from pipeline.tables import records


def hxl(events: pd.DataFrame, reference: Path) -> str:
    """Return the tagged columns of events, in the order of the list of tags, with the tags as second row."""
    tags = {row["column"]: row["tag"] for row in records(read_reference("hxl_tags", reference))}
    rows = [[csv_cell(cell) for cell in row.values()] for row in records(events[list(tags)])]
    return "".join(csv_line(cells) for cells in [list(tags), list(tags.values()), *rows])
