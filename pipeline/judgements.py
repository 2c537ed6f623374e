"""What people decided about incidents: these two are, or are not, the same; this one is none."""

from pathlib import Path

import pandas as pd

COLUMNS = ["left", "right", "judgement", "who", "when", "why"]


def read_judgements(path: Path) -> pd.DataFrame:
    """Return the judgements as text, without rows where nobody has judged yet."""
    if not path.is_file():
        return pd.DataFrame(columns=COLUMNS, dtype=str)
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
