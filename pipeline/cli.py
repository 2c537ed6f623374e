"""The command line: run, show, history, review, check, evaluate, describe.

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
from pipeline.history import history as tell_history
from pipeline.settings import data_folder, decisions_folder
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
Decisions = Annotated[
    Path | None, typer.Option(help="Folder of corrections.csv and judgements.csv; the project's seeds by default.")
]


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
    decisions: Decisions = None,
    as_of: Annotated[str | None, typer.Option(help="Date of the run, YYYY-MM-DD; today by default.")] = None,
    rule: Annotated[str, typer.Option(help=f"Rule that picks figures: {', '.join(RULES)}.")] = "conservative",
    workers: Annotated[int, typer.Option(help="Processes that read articles.")] = 1,
) -> None:
    """Read the articles and publish their tables; status 1 where rows were set aside."""
    with one_line():
        summary = pipeline.run(
            sources, data, decisions=decisions, as_of=_date(as_of), rule=rule, workers=workers, progress=True
        )
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
def history(event_id: Annotated[str, typer.Argument(help="Such as AFG12.")], data: Data = None) -> None:
    """Tell an event's life: what changed, in which run, by which article or decision; for former ids too."""
    with one_line():
        lines = tell_history(data_folder(data), event_id)
    typer.echo("\n".join(lines))


@app.command()
def review(
    out: Annotated[Path | None, typer.Option(help="Sheet to write, .csv or .xlsx: what most needs a person.")] = None,
    into: Annotated[Path | None, typer.Option("--in", help="Filled-in sheet, to take its decisions back.")] = None,
    data: Data = None,
    decisions: Decisions = None,
    most: Annotated[int, typer.Option(help="Rows for each reason, at most.")] = 100,
) -> None:
    """Write what most needs a person as a sheet, or take the decisions of a filled-in sheet back."""
    # Imported here, for no other command needs them.
    from pipeline.review import write_review  # noqa: PLC0415
    from pipeline.review_back import take_back  # noqa: PLC0415

    with one_line():
        folder = decisions_folder(decisions)
        if (out is None) == (into is None):
            raise PipelineError("review wants --out FILE, to write a sheet, or --in FILE, to take one back")
        if out is not None:
            typer.echo(f"{out}: {write_review(data_folder(data), folder, out, most)} rows to look at")
        elif into is not None:
            fixes, judged = take_back(into, folder)
            typer.echo(
                f"{folder}: {fixes} new corrections, {judged} new judgements; `conflict-events run` applies them"
            )


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
