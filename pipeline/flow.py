"""The six stages in their order. No other file knows it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pandas as pd

from pipeline import corrections, judgements
from pipeline.changes import compare, extend, stamp
from pipeline.corrections import Fix, read_corrections
from pipeline.decided import NewDecisions, in_force, read_decided
from pipeline.errors import PipelineError
from pipeline.gate import Gate, admit
from pipeline.judgements import idle_judgements, read_judgements
from pipeline.knowledge import Knowledge
from pipeline.readers import read_folder
from pipeline.reading_lists import ReadingLists
from pipeline.readings import ASKED, Readings, asked_frame
from pipeline.register import read_register
from pipeline.release import locked, staged
from pipeline.remembered import remembered_pages, remembered_pieces
from pipeline.settings import Settings
from pipeline.stages.code import code
from pipeline.stages.correct import correct_events, correct_told
from pipeline.stages.extract import extract
from pipeline.stages.link import link
from pipeline.stages.publish import publish
from pipeline.stages.read import read
from pipeline.stages.resolve import resolve
from pipeline.successors import adopted
from pipeline.summary import Summary, idle_notes
from pipeline.table_files import read_former
from pipeline.tables import empty, records
from pipeline.terminal import working
from pipeline.workers import each
from schemas import TABLES

Tables = dict[str, pd.DataFrame]
# Articles that a process takes at a time: as many as make the checks around them cheap, as few as keep all busy.
MOST, SHARES = 128, 4


@dataclass(frozen=True)
class Made:
    """What the stages make: the tables without their history, the register of event ids, the decisions they used.

    `reasons` counts the articles that were read, and not known from an earlier run, by why.
    """

    tables: Tables
    register: pd.DataFrame
    decided: pd.DataFrame
    reasons: Mapping[str, int]


def run(settings: Settings, *, progress: bool = False) -> Summary:
    """Publish the tables of the sources folder and return what they hold."""
    with locked(settings.data):
        former = former_release(settings.data)
        made = build(settings, read_register(settings.data), former, progress=progress)
        decided = read_decided(settings.data)
        tables = with_history(made, former, NewDecisions.between(decided, made.decided), settings)
        ever = len(decided) or len(made.decided)
        with staged(settings.data) as folder, working("Publishing", shown=progress):
            publish(tables, made.register, settings.reference, folder, made.decided if ever else None)
    new = tables["changes"].iloc[len(former["changes"]) :]
    return Summary.of(tables, new, made.reasons, idle_notes(tables["rejects"]))


def build(settings: Settings, register: pd.DataFrame, former: Tables | None = None, *, progress: bool = False) -> Made:
    """Return what the stages from read to resolve make of the sources folder; `former` is the release before."""
    gate = Gate()
    lists = ReadingLists.load(settings.reference)
    files = read_folder(settings.sources, remembered_pages(settings.cache))
    sources, texts, unread = read(files, lists, remembered_pieces(lists, settings.reference, settings.cache))
    sources, texts = gate.out("read", sources=sources, texts=texts)
    (unread,) = gate.out("read", rejects=unread)
    if sources.empty and unread.empty:
        raise PipelineError(f"sources folder {settings.sources} is empty: put articles in or name another --sources")

    knowledge = Knowledge.load(settings.reference, settings.cache)
    told, reasons = _tell_all(sources, texts, settings, progress=progress)
    gate.aside += [unread, told["rejects"]]
    reports, claims, _ = gate.out("code", **{n: told[n] for n in ("reports", "claims", "aggregates")})

    fixes = read_corrections(settings.decisions / corrections.FILE)
    reports, claims, idle = correct_told(reports, claims, fixes, knowledge)
    gate.aside.append(idle)
    reports, claims = gate.out("code", reports=reports, claims=claims)

    admit(reports=reports, claims=claims, sources=sources)
    judged = read_judgements(settings.decisions / judgements.FILE)
    register = adopted(register, former or no_release(), {**gate.tables, "reports": reports, "claims": claims})
    gate.aside.append(idle_judgements(judged, register, reports["report_id"]))
    reports, claims, register = link(reports, claims, sources, register, judged, knowledge.codes)
    gate.judged("link", reports=reports, claims=claims)
    reports, claims = gate.out("link", reports=reports, claims=claims)

    admit(reports=reports, claims=claims, sources=sources)
    events = resolve(reports, claims, sources, settings.rule, knowledge, register)
    events, idle = correct_events(events, fixes, register, knowledge)
    gate.aside.append(idle)
    gate.out("resolve", events=events)
    gate.out("resolve", reports=reports, claims=claims)
    return _made(gate, register, fixes, judged, reasons)


def _made(
    gate: Gate, register: pd.DataFrame, fixes: list[Fix], judged: pd.DataFrame, reasons: Mapping[str, int]
) -> Made:
    """Return the tables with the decisions that were used: those that are not among the rejects."""
    rejects = gate.rejects()
    idle = set(rejects["record"][rejects["rule"].isin([corrections.NOT_APPLIED, judgements.NOT_APPLIED])])
    used = [fix for fix in fixes if fix.record not in idle]
    judged = judged[[judgements.record(row) not in idle for row in records(judged)]]
    return Made({**gate.tables, "rejects": rejects}, register, in_force(used, judged, register), reasons)


def _tell_all(
    sources: pd.DataFrame, texts: pd.DataFrame, settings: Settings, *, progress: bool
) -> tuple[Tables, Mapping[str, int]]:
    """Return reports, claims, aggregates and rejects of all articles, and how many were read for which reason.

    An article that was read before, by the same code and the same reference rows, is not read again.
    """
    readings = Readings.open(sources, texts, settings.reference, settings.cache)
    order = sorted(readings.unknown)
    size = MOST if settings.workers == 1 else min(MOST, -(-len(order) // (SHARES * settings.workers)))
    groups = [order[i : i + size] for i in range(0, len(order), size)] if size else []
    parts = [(sources[sources["source_id"].isin(g)], texts[texts["source_id"].isin(g)]) for g in groups]
    tell = partial(_tell, reference=settings.reference, cache=settings.cache)
    sizes = [len(group) for group in groups]
    workers, cluster = settings.workers, settings.cluster
    results = each(tell, parts, workers=workers, sizes=sizes, progress=progress, keep=readings.keep, cluster=cluster)
    readings.close()
    rejects = pd.concat([empty(TABLES["rejects"]), *(r["rejects"] for r in results)], ignore_index=True)
    return {**readings.tables(), "rejects": rejects}, readings.reasons


def _tell(part: tuple[pd.DataFrame, pd.DataFrame], reference: Path, cache: Path) -> Tables:
    """Return what a few articles tell: extract, then code, each article by itself."""
    sources, texts = part
    knowledge = Knowledge.load(reference, cache)
    gate = Gate(sources=sources)
    admit(sources=sources, texts=texts)
    (mentions,) = gate.out("extract", mentions=extract(sources, texts, knowledge))
    reports, claims, aggregates = code(mentions, sources, texts, knowledge)
    gate.out("code", reports=reports, claims=claims, aggregates=aggregates)
    text = dict(zip(texts["source_id"], texts["text"], strict=True))
    asked = {source_id: knowledge.gazetteer.asked(text[source_id]) for source_id in sources["source_id"]}
    return {**gate.tables, "rejects": gate.rejects(), ASKED: asked_frame(asked)}


def with_history(made: Made, former: Tables, decisions: NewDecisions, settings: Settings) -> Tables:
    """Return the tables with the timestamps of their events, and with what differs from the former release."""
    now = dt.datetime.now(tz=dt.UTC)
    run_date = settings.as_of or now.date()
    moment = dt.datetime.combine(run_date, dt.time(), dt.UTC) if settings.as_of else now
    events = stamp(made.tables["events"], former["events"], int(moment.timestamp()))
    tables = {**made.tables, "events": events}
    return {**tables, "changes": extend(former["changes"], compare(former, tables, decisions), run_date)}


def no_release() -> Tables:
    """Return tables without rows."""
    return {name: empty(model) for name, model in TABLES.items()}


def former_release(data: Path) -> Tables:
    """Return the tables of the release that stands in the folder; a table that is not there is without rows."""
    files = {name: data / f"{name}.parquet" for name in TABLES}
    return {
        name: read_former(path, TABLES[name]) if path.exists() else empty(TABLES[name]) for name, path in files.items()
    }
