"""The command line: run, show, check, evaluate, describe.

Exit status: 0 fine; 1 done, but something wants a person (rows set aside, a promise broken); 2 stopped, nothing
written.
"""

import datetime as dt
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

import pipeline
from pipeline.check import check_release
from pipeline.dictionary import dictionary
from pipeline.errors import PipelineError
from pipeline.settings import data_folder, project_root, reference_folder
from pipeline.show import show as show_event
from schemas.values import RULES

SET_ASIDE, STOPPED = 1, 2

app = typer.Typer(
    help="News articles in, an ACLED-style event table out, with every figure as a claim of its own.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Sources = Annotated[Path | None, typer.Option(help="Folder of articles; the project's seeds/sources by default.")]
Data = Annotated[Path | None, typer.Option(help="Folder of the release; the project's data by default.")]


@contextmanager
def one_line() -> Iterator[None]:
    """Print what stops a run as one line and end with status 2."""
    try:
        yield
    except PipelineError as error:
        typer.echo(f"conflict-events: {' '.join(str(error).split())}", err=True)
        raise typer.Exit(STOPPED) from error


def _date(text: str | None) -> dt.date | None:
    try:
        return None if text is None else dt.date.fromisoformat(text)
    except ValueError as error:
        raise PipelineError(f"--as-of {text!r} is no date: write it as 2024-09-30") from error


@app.command()
def run(
    sources: Sources = None,
    data: Data = None,
    as_of: Annotated[str | None, typer.Option(help="Date of the run, YYYY-MM-DD; today by default.")] = None,
    rule: Annotated[str, typer.Option(help=f"Rule that picks figures: {', '.join(RULES)}.")] = "conservative",
    workers: Annotated[int, typer.Option(help="Processes that read articles.")] = 1,
) -> None:
    """Read the articles and publish their tables; status 1 where rows were set aside."""
    with one_line():
        summary = pipeline.run(sources, data, as_of=_date(as_of), rule=rule, workers=workers, progress=True)
    for line in summary.lines():
        typer.echo(line)
    if summary.rejects:
        raise typer.Exit(SET_ASIDE)


@app.command()
def show(event_id: Annotated[str, typer.Argument(help="Such as AFG12.")], data: Data = None) -> None:
    """Show an event: its claims side by side, with claimant and words, and its sources."""
    with one_line():
        lines = show_event(data_folder(data), event_id)
    typer.echo("\n".join(lines))


@app.command()
def check(data: Data = None) -> None:
    """Check a release: schemas, keys, references, quotes, figures; status 1 where a promise is broken."""
    with one_line():
        folder = data_folder(data)
        faults = check_release(folder)
    for fault in faults:
        typer.echo(fault)
    typer.echo(f"{folder}: {f'{len(faults)} faults' if faults else 'all in order'}")
    if faults:
        raise typer.Exit(SET_ASIDE)


@app.command()
def report(
    data: Data = None,
    out: Annotated[Path, typer.Option(help="File to write.")] = Path("conflict-events.html"),
) -> None:
    """Write one HTML file to search, filter and read the evidence in: it works offline and needs nothing else."""
    # Imported here, for no other command needs it.
    from pipeline.report import write_report  # noqa: PLC0415

    with one_line():
        size = write_report(data_folder(data), reference_folder(project_root()), out)
    typer.echo(f"{out}: {size / 1e6:.1f} MB")


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(help="Folder of hand-coded articles, one JSON per file.")],
    data: Data = None,
    misses: Annotated[int, typer.Option(help="How many misses to print.")] = 0,
) -> None:
    """Score a release against hand-coded articles: precision, recall, F1 and how often fields are right."""
    # Imported here, for no other command needs it.
    from pipeline.evaluation import evaluate as score  # noqa: PLC0415

    with one_line():
        scores, missed = score(gold, data_folder(data), misses)
    typer.echo(json.dumps(scores, indent=1, ensure_ascii=False))
    for line in missed:
        typer.echo(line)


@app.command()
def describe() -> None:
    """Print the data dictionary as Markdown."""
    typer.echo(dictionary(), nl=False)
