"""What people decided about incidents: these two are, or are not, the same; this one is none."""

from pathlib import Path

import pandas as pd

from pipeline.errors import PipelineError

COLUMNS = ["left", "right", "judgement", "who", "when", "why"]
JUDGEMENTS = ["same", "different", "no incident"]


def read_judgements(path: Path) -> pd.DataFrame:
    """Return the judgements as text, without rows where nobody has judged yet; stop at a row that cannot be meant."""
    if not path.is_file():
        return pd.DataFrame(columns=COLUMNS, dtype=str)
    try:
        judged = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    except (ValueError, OSError) as error:
        raise PipelineError(f"{path} cannot be read: save it as CSV in UTF-8") from error
    if list(judged.columns) != COLUMNS:
        raise PipelineError(f"{path} must have the columns {', '.join(COLUMNS)}: put them in this order")
    for position, row in enumerate(judged.itertuples(index=False)):
        fault = _fault(str(row.left), str(row.right), str(row.judgement))
        if fault:
            raise PipelineError(f"{path} row {position + 2}: {fault}")
    return judged


def _fault(left: str, right: str, judgement: str) -> str:
    """Return what is wrong with a judgement, nothing where it can be meant."""
    if judgement not in JUDGEMENTS:
        return f"judgement {judgement!r} is unknown: write one of {', '.join(JUDGEMENTS)}"
    if not left or (not right and judgement != "no incident"):
        return "left and right must hold the ids of two reports or events (right is empty for 'no incident')"
    return ""


def judged_ids(judgements: pd.DataFrame) -> frozenset[str]:
    """Return the ids that anybody judged."""
    return frozenset(judgements["left"]) | frozenset(judgements["right"]) - {""}
