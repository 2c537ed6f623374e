"""News articles in, a table of conflict events out, with every figure as a claim of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from pipeline.summary import Summary


def run(
    sources: str | Path | None = None,
    data: str | Path | None = None,
    *,
    decisions: str | Path | None = None,
    as_of: dt.date | None = None,
    rule: str = "conservative",
    workers: int = 1,
    cluster: str = "",
    progress: bool = False,
) -> Summary:
    """Read the articles in `sources`, publish their tables in `data` and return the run's summary.

    `decisions` is the folder of corrections.csv and judgements.csv. Without folders it takes seeds/sources, data and
    seeds of the project. `cluster` is the address of a dask scheduler whose workers read the articles. Raises
    PipelineError where a run cannot go on.
    """
    # Imported here, for `import pipeline.tables` and its like need none of the stages.
    from pipeline.flow import run as run_flow  # noqa: PLC0415
    from pipeline.settings import Settings  # noqa: PLC0415

    settings = Settings.find(
        sources=sources, data=data, decisions=decisions, as_of=as_of, rule=rule, workers=workers, cluster=cluster
    )
    return run_flow(settings, progress=progress)
