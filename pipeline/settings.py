"""What a run is told: where things lie, its date, its rule."""

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import PipelineError
from schemas.values import RULES

REFERENCE = Path("seeds", "reference")
PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Settings:
    """The folders of a run, its date (None: today), the rule that picks figures and the number of processes.

    `decisions` is the folder of corrections.csv and judgements.csv; `cluster` the address of a dask scheduler, "" for
    none: then processes of this machine read.
    """

    sources: Path
    data: Path
    reference: Path
    cache: Path
    decisions: Path
    as_of: dt.date | None = None
    rule: str = "conservative"
    workers: int = 1
    cluster: str = ""

    def __post_init__(self) -> None:
        """Stop where a setting cannot be right."""
        if self.rule not in RULES:
            raise PipelineError(f"no rule is called {self.rule!r}: use one of {', '.join(RULES)}")
        if self.workers < 1:
            raise PipelineError(f"workers is {self.workers}: give 1 or more")
        if not self.reference.is_dir():
            raise PipelineError(f"reference folder {self.reference} is missing: install the package again")

    @classmethod
    def find(
        cls,
        *,
        sources: str | Path | None = None,
        data: str | Path | None = None,
        decisions: str | Path | None = None,
        as_of: dt.date | None = None,
        rule: str = "conservative",
        workers: int = 1,
        cluster: str = "",
    ) -> "Settings":
        """Return the settings of a run; folders that are not given are those of the project."""
        root = project_root()
        return cls(
            sources=_folder(sources, root, Path("seeds", "sources"), "--sources"),
            data=_folder(data, root, Path("data"), "--data"),
            reference=reference_folder(root),
            cache=cache_folder(root),
            decisions=decisions_folder(decisions),
            as_of=as_of,
            rule=rule,
            workers=workers,
            cluster=cluster,
        )


def project_root() -> Path | None:
    """Return the project that the command is about: the working folder, else the checkout that it is installed from."""
    for folder in (Path.cwd(), PACKAGE.parent):
        if (folder / REFERENCE).is_dir():
            return folder
    return None


def reference_folder(root: Path | None) -> Path:
    """Return the reference lists of a project, else those that are installed."""
    return root / REFERENCE if root else PACKAGE / "_reference"


def data_folder(data: str | Path | None) -> Path:
    """Return the folder of a release, given or the project's."""
    return _folder(data, project_root(), Path("data"), "--data")


def decisions_folder(decisions: str | Path | None) -> Path:
    """Return the folder of corrections and judgements, given or the project's seeds."""
    return Path(decisions) if decisions is not None else (project_root() or Path.cwd()) / "seeds"


def cache_folder(root: Path | None) -> Path:
    """Return where compiled reference data is kept: it can be deleted at any time."""
    named = os.environ.get("CONFLICT_EVENTS_CACHE")
    if named:
        return Path(named)
    if root is not None and os.access(root, os.W_OK):
        return root / "data" / "cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "conflict-events"


def _folder(given: str | Path | None, root: Path | None, usual: Path, option: str) -> Path:
    if given is not None:
        return Path(given)
    if root is None:
        raise PipelineError(f"no {usual} here: run from the project's folder or name a folder with {option}")
    return root / usual
