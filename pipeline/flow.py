"""The six stages in their order. No other file knows it."""

import datetime as dt
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pandas as pd

from pipeline.changes import compare, extend, stamp
from pipeline.errors import PipelineError
from pipeline.gate import Gate, admit
from pipeline.judgements import judged_ids, read_judgements
from pipeline.knowledge import Knowledge
from pipeline.readers import read_folder
from pipeline.reading_lists import ReadingLists
from pipeline.register import read_register
from pipeline.release import locked, staged
from pipeline.settings import Settings
from pipeline.stages.code import code
from pipeline.stages.extract import extract
from pipeline.stages.link import link
from pipeline.stages.publish import publish
from pipeline.stages.read import read
from pipeline.stages.resolve import resolve
from pipeline.summary import Summary
from pipeline.table_files import read_former
from pipeline.tables import empty
from pipeline.terminal import working
from pipeline.workers import each
from schemas import TABLES

Tables = dict[str, pd.DataFrame]
# Articles that a process takes at a time: as many as make the checks around them cheap, as few as keep all busy.
MOST, SHARES = 32, 4


@dataclass(frozen=True)
class Made:
    """What the stages make: the tables without their history, the register of event ids, the ids that were judged."""

    tables: Tables
    register: pd.DataFrame
    judged: frozenset[str] = frozenset()


def run(settings: Settings, *, progress: bool = False) -> Summary:
    """Publish the tables of the sources folder and return what they hold."""
    with locked(settings.data):
        former = former_release(settings.data)
        made = build(settings, read_register(settings.data), progress=progress)
        tables = with_history(made, former, settings)
        with staged(settings.data) as folder, working("Publishing", shown=progress):
            publish(tables, made.register, settings.reference, folder)
    return Summary.of(tables, tables["changes"].iloc[len(former["changes"]) :])


def build(settings: Settings, register: pd.DataFrame, *, progress: bool = False) -> Made:
    """Return what the stages from read to resolve make of the sources folder."""
    gate = Gate()
    sources, texts, unread = read(read_folder(settings.sources), ReadingLists.load(settings.reference))
    sources, texts = gate.out("read", sources=sources, texts=texts)
    (unread,) = gate.out("read", rejects=unread)
    if sources.empty and unread.empty:
        raise PipelineError(f"sources folder {settings.sources} is empty: put articles in or name another --sources")

    knowledge = Knowledge.load(settings.reference, settings.cache)
    told = _tell_all(sources, texts, settings, progress=progress)
    gate.aside += [unread, told["rejects"]]
    reports, claims, _ = gate.out("code", **{n: told[n] for n in ("reports", "claims", "aggregates")})

    admit(reports=reports, claims=claims, sources=sources)
    judgements = read_judgements(settings.judgements)
    reports, claims, register = link(reports, claims, sources, register, judgements, knowledge.codes)
    gate.judged("link", reports=reports, claims=claims)
    reports, claims = gate.out("link", reports=reports, claims=claims)

    admit(reports=reports, claims=claims, sources=sources)
    gate.out("resolve", events=resolve(reports, claims, sources, settings.rule, knowledge, register))
    gate.out("resolve", reports=reports, claims=claims)
    return Made({**gate.tables, "rejects": gate.rejects()}, register, judged_ids(judgements))


def _tell_all(sources: pd.DataFrame, texts: pd.DataFrame, settings: Settings, *, progress: bool) -> Tables:
    """Return reports, claims, aggregates and rejects of all articles, told one by one in one or many processes."""
    order = sources.sort_values("source_id")["source_id"]
    size = MOST if settings.workers == 1 else min(MOST, -(-len(order) // (SHARES * settings.workers)))
    groups = [list(order.iloc[i : i + size]) for i in range(0, len(order), size)] if size else []
    parts = [(sources[sources["source_id"].isin(g)], texts[texts["source_id"].isin(g)]) for g in groups]
    tell = partial(_tell, reference=settings.reference, cache=settings.cache)
    results = each(tell, parts, workers=settings.workers, sizes=[len(g) for g in groups], progress=progress)
    names = ["reports", "claims", "aggregates", "rejects"]
    return {n: pd.concat([empty(TABLES[n]), *(r[n] for r in results)], ignore_index=True) for n in names}


def _tell(part: tuple[pd.DataFrame, pd.DataFrame], reference: Path, cache: Path) -> Tables:
    """Return what a few articles tell: extract, then code, each article by itself."""
    sources, texts = part
    knowledge = Knowledge.load(reference, cache)
    gate = Gate(sources=sources)
    admit(sources=sources, texts=texts)
    (mentions,) = gate.out("extract", mentions=extract(sources, texts, knowledge))
    reports, claims, aggregates = code(mentions, sources, texts, knowledge)
    gate.out("code", reports=reports, claims=claims, aggregates=aggregates)
    return {**gate.tables, "rejects": gate.rejects()}


def with_history(made: Made, former: Tables, settings: Settings) -> Tables:
    """Return the tables with the timestamps of their events, and with what differs from the former release."""
    now = dt.datetime.now(tz=dt.UTC)
    run_date = settings.as_of or now.date()
    moment = dt.datetime.combine(run_date, dt.time(), dt.UTC) if settings.as_of else now
    events = stamp(made.tables["events"], former["events"], int(moment.timestamp()))
    tables = {**made.tables, "events": events}
    return {**tables, "changes": extend(former["changes"], compare(former, tables, made.judged), run_date)}


def former_release(data: Path) -> Tables:
    """Return the tables of the release that stands in the folder; a table that is not there is without rows."""
    files = {name: data / f"{name}.parquet" for name in TABLES}
    return {
        name: read_former(path, TABLES[name]) if path.exists() else empty(TABLES[name]) for name, path in files.items()
    }
