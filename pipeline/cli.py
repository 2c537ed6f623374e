"""The command line: run, list, show, history, report, review, check, evaluate, describe.

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
from pipeline.listing import FORMATS, Question, answers, as_csv, as_json, as_lines, known_format
from pipeline.settings import data_folder, decisions_folder, project_root, reference_folder
from pipeline.show import evidence
from pipeline.show import show as show_event
from pipeline.table_files import read_parquet
from pipeline.tables import records
from pipeline.terminal import examples, print_lines, working
from schemas import TABLES
from schemas.values import RULES

SET_ASIDE, STOPPED = 1, 2

app = typer.Typer(
    help="News articles in, an ACLED-style event table out, with every figure as a claim of its own.",
    epilog="Exit status: 0 fine; 1 done, but something wants a person; 2 stopped, nothing written.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

Sources = Annotated[Path | None, typer.Option(help="Folder of articles; the project's seeds/sources by default.")]
Format = Annotated[str, typer.Option("--format", help=f"How to print: {', '.join(FORMATS)}.")]
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


def _date(text: str | None, option: str = "--as-of") -> dt.date | None:
    try:
        return None if text is None else dt.date.fromisoformat(text)
    except ValueError as error:
        raise PipelineError(f"{option} {text!r} is no date: write it as 2024-09-30") from error


def _cluster(engine: str, address: str) -> str:
    """Return the address of the cluster that an engine reads on, "" for this machine."""
    if engine not in ("local", "dask"):
        raise PipelineError(f"no engine is called {engine!r}: use local or dask")
    if (engine == "dask") != bool(address):
        raise PipelineError("--engine dask and --cluster belong together: give both or none")
    return address


@app.command(
    epilog=examples(
        "run",
        "run --sources my/articles --data my/tables",
        "run --rule official --as-of 2024-10-01 --workers 4",
    )
)
def run(
    sources: Sources = None,
    data: Data = None,
    decisions: Decisions = None,
    as_of: Annotated[str | None, typer.Option(help="Date of the run, YYYY-MM-DD; today by default.")] = None,
    rule: Annotated[str, typer.Option(help=f"Rule that picks figures: {', '.join(RULES)}.")] = "conservative",
    workers: Annotated[int, typer.Option(help="Processes that read articles.")] = 1,
    engine: Annotated[str, typer.Option(help="Who reads: local, or dask (with --cluster).")] = "local",
    cluster: Annotated[str, typer.Option(help="Address of a dask scheduler, tcp://host:8786.")] = "",
) -> None:
    """Read the articles and publish their tables; status 1 where rows were set aside."""
    with one_line():
        summary = pipeline.run(
            sources,
            data,
            decisions=decisions,
            as_of=_date(as_of),
            rule=rule,
            workers=workers,
            cluster=_cluster(engine, cluster),
            progress=True,
        )
    for line in summary.lines():
        typer.echo(line)
    if summary.rejects:
        raise typer.Exit(SET_ASIDE)


@app.command(
    "list",
    epilog=examples(
        "list --country Mali --from 2023-01-01 --disputed",
        'list --type "suicide bomb" --search kabul',
        "list --format csv > events.csv",
    ),
)
def list_events(
    data: Data = None,
    search: Annotated[str | None, typer.Option(help="Words that notes, names or places hold.")] = None,
    country: Annotated[str | None, typer.Option(help="Country, or a part of its name.")] = None,
    kind: Annotated[str | None, typer.Option("--type", help="Event type or sub-event type, or a part of it.")] = None,
    actor: Annotated[str | None, typer.Option(help="Either side, or a part of its name.")] = None,
    first: Annotated[str | None, typer.Option("--from", help="Not before this day, YYYY-MM-DD.")] = None,
    last: Annotated[str | None, typer.Option("--to", help="Not after this day, YYYY-MM-DD.")] = None,
    disputed: Annotated[bool, typer.Option("--disputed", help="Only events whose toll is disputed.")] = False,
    limit: Annotated[int | None, typer.Option(help="At most so many.", min=1)] = None,
    form: Format = "text",
) -> None:
    """List events, the newest first; all filters must fit."""
    with one_line(), working("Reading the events"):
        known_format(form)
        days = _date(first, "--from"), _date(last, "--to")
        question = Question(search, country, kind, actor, *days, disputed=disputed)
        found = answers(read_parquet(data_folder(data) / "events.parquet", TABLES["events"]), question)
        found = found if limit is None else found.head(limit)
    if form == "text":
        print_lines(as_lines(found))
        typer.echo(f"{len(found)} {'event' if len(found) == 1 else 'events'}", err=True)
    else:
        rows = records(found)
        typer.echo(as_json(rows) if form == "json" else as_csv(found.columns, rows))


@app.command(epilog=examples("show AFG12", "show AFG12 --format json", "show AFG12 --format csv > claims-of-AFG12.csv"))
def show(
    event_id: Annotated[str, typer.Argument(help="Such as AFG12.")], data: Data = None, form: Format = "text"
) -> None:
    """Show an event: its claims side by side, with claimant and words, and its sources; as CSV its claims alone."""
    with one_line(), working("Reading the release"):
        known_format(form)
        lines = show_event(data_folder(data), event_id) if form == "text" else []
        told = evidence(data_folder(data), event_id) if form != "text" else {}
    if form == "text":
        print_lines(lines)
    else:
        typer.echo(as_json(told) if form == "json" else as_csv(TABLES["claims"].to_schema().columns, told["claims"]))


@app.command(epilog=examples("history AFG12", "history AFG12 --data my/tables"))
def history(event_id: Annotated[str, typer.Argument(help="Such as AFG12.")], data: Data = None) -> None:
    """Tell an event's life: what changed, in which run, by which article or decision; for former ids too."""
    with one_line():
        lines = tell_history(data_folder(data), event_id)
    print_lines(lines)


@app.command(epilog=examples("review --out look.xlsx", "review --in look.xlsx"))
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


@app.command(epilog=examples("check", "check --data my/tables"))
def check(data: Data = None) -> None:
    """Check a release: schemas, keys, references, quotes, figures; status 1 where a promise is broken."""
    with one_line():
        folder = data_folder(data)
        with working("Checking the release"):
            faults = check_release(folder)
    for fault in faults:
        typer.echo(fault)
    typer.echo(f"{folder}: {f'{len(faults)} faults' if faults else 'all in order'}")
    if faults:
        raise typer.Exit(SET_ASIDE)


@app.command(epilog=examples("report", "report --data my/tables --out my/report.html"))
def report(
    data: Data = None,
    out: Annotated[Path, typer.Option(help="File to write.")] = Path("conflict-events.html"),
) -> None:
    """Write one HTML file to search, filter and read the evidence in: it works offline and needs nothing else."""
    # Imported here, for no other command needs it.
    from pipeline.report import write_report  # noqa: PLC0415

    with one_line(), working("Writing the report"):
        size = write_report(data_folder(data), reference_folder(project_root()), out)
    typer.echo(f"{out}: {size / 1e6:.1f} MB")


@app.command(epilog=examples("evaluate my/gold --data my/tables --misses 20"))
def evaluate(
    gold: Annotated[Path, typer.Argument(help="Folder of hand-coded articles, one JSON per file.")],
    data: Data = None,
    misses: Annotated[int, typer.Option(help="How many misses to print.")] = 0,
) -> None:
    """Score a release against hand-coded articles: precision, recall, F1 and how often fields are right."""
    # Imported here, for no other command needs it.
    from pipeline.evaluation import evaluate as score  # noqa: PLC0415

    with one_line(), working("Scoring the release"):
        scores, missed = score(gold, data_folder(data), misses)
    typer.echo(json.dumps(scores, indent=1, ensure_ascii=False))
    for line in missed:
        typer.echo(line)


@app.command(epilog=examples("describe > dictionary.md"))
def describe() -> None:
    """Print the data dictionary as Markdown."""
    typer.echo(dictionary(), nl=False)
