"""Measure the pipeline on a made-up feed, beside plain spaCy and the simplest script that one would write.

    python -m tests.benchmarks.measure 1000 [--repeat 3] [--check tests/benchmarks/ratios.json] [--write FILE]

Times are those of the processor, so that what else the machine does counts little. Prints a table; `--check` ends with
status 1 where a stage takes more than a third longer, measured in plain spaCy's time, than the file says.
"""

import argparse
import datetime as dt
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline import flow
from pipeline.gate import Gate
from pipeline.knowledge import Knowledge
from pipeline.readers import read_folder
from pipeline.reading_lists import ReadingLists
from pipeline.register import COLUMNS
from pipeline.settings import Settings
from pipeline.stages.code import code
from pipeline.stages.extract import extract
from pipeline.stages.link import link
from pipeline.stages.publish import publish
from pipeline.stages.read import read
from pipeline.stages.resolve import resolve
from pipeline.tables import empty
from pipeline.text.parse import language_model
from schemas import TABLES
from tests.benchmarks import feed
from tests.benchmarks.simple import plain_model, simple_script

STAGES = ("read", "extract", "code", "link", "resolve", "publish")
ALLOWED = 4 / 3
NOISE = 0.005  # of plain spaCy's time: what a short stage may differ from one run to the next
PUBLISHED = dt.date(2024, 1, 1)  # for the simple script: what matters is that words of time are read
JUDGED = ["left", "right", "judgement", "who", "when", "why"]
Timed = dict[str, float]


def clocked(times: Timed, name: str, work: Callable[[], Any]) -> Any:
    """Return what work returns and add the seconds of the processor that it took to `times`."""
    start = time.process_time()
    made = work()
    times[name] = times.get(name, 0.0) + time.process_time() - start
    return made


def stages(settings: Settings) -> tuple[Timed, list[str]]:
    """Return the seconds that each stage takes over a folder, on one core, and the texts that it read."""
    times: Timed = {}
    knowledge = Knowledge.load(settings.reference, settings.cache)
    lists = ReadingLists.load(settings.reference)
    sources, texts, _ = clocked(times, "read", lambda: read(read_folder(settings.sources), lists))
    sources, texts = Gate().out("read", sources=sources, texts=texts)
    told: dict[str, list[pd.DataFrame]] = {"reports": [], "claims": []}
    for first in range(0, len(sources), flow.MOST):
        part = sources.iloc[first : first + flow.MOST]
        words = texts[texts["source_id"].isin(part["source_id"])]
        mentions = clocked(times, "extract", lambda p=part, w=words: extract(p, w, knowledge))
        made = clocked(times, "code", lambda m=mentions, p=part, w=words: code(m, p, w, knowledge))
        told["reports"].append(made[0])
        told["claims"].append(made[1])
    reports, claims = (pd.concat(told[name], ignore_index=True) for name in ("reports", "claims"))
    register, judged = pd.DataFrame(columns=COLUMNS, dtype=str), pd.DataFrame(columns=JUDGED, dtype=str)
    reports, claims, register = clocked(
        times, "link", lambda: link(reports, claims, sources, register, judged, knowledge.codes)
    )
    events = clocked(times, "resolve", lambda: resolve(reports, claims, sources, settings.rule, knowledge, register))
    made = {"sources": sources, "texts": texts, "reports": reports, "claims": claims, "events": events}
    tables = {name: made.get(name, empty(model)) for name, model in TABLES.items()}
    with tempfile.TemporaryDirectory() as folder:
        clocked(times, "publish", lambda: publish(tables, register, settings.reference, Path(folder)))
    return times, [str(text) for text in texts["text"]]


def plain_spacy(texts: list[str], model: Any) -> None:
    """Parse whole texts by the model, all of its parts in use."""
    for _ in model.pipe(texts):
        pass


def measured(settings: Settings) -> Timed:
    """Return seconds of one run of every stage and yardstick over the articles of a folder."""
    times, texts = stages(settings)
    model = plain_model()
    clocked(times, "plain spaCy", lambda: plain_spacy(texts, model))
    clocked(times, "simple script", lambda: list(simple_script(texts, [PUBLISHED] * len(texts), model)))
    return times


def commands(folder: Path, count: int) -> Timed:
    """Return seconds by the clock of whole runs by the command: one worker, two, and again with one article more."""
    times: Timed = {}
    for name, workers, kept in (("one worker", 1, "a"), ("two workers", 2, "b"), ("one article more", 1, "a")):
        if name == "one article more":
            (folder / "extra.txt").write_text(list(feed.feed(count + 1))[-1][1], encoding="utf-8")
        start = time.perf_counter()
        _run(folder, folder.parent / f"data-{kept}", folder.parent / f"cache-{kept}", workers)
        times[name] = time.perf_counter() - start
    (folder / "extra.txt").unlink()
    return times


def _run(articles: Path, data: Path, cache: Path, workers: int) -> None:
    """Run the command with a cache of readings of its own; the compiled gazetteer is that of the machine."""
    cache.mkdir(exist_ok=True)
    for compiled in Settings.find().cache.glob("gazetteer-*"):
        link_to = cache / compiled.name
        if not link_to.exists():
            link_to.symlink_to(compiled, target_is_directory=True)
    command = [sys.executable, "-m", "pipeline", "run", "--sources", articles, "--data", data, "--workers", workers]
    environment = {**os.environ, "CONFLICT_EVENTS_CACHE": str(cache)}
    done = subprocess.run([str(word) for word in command], env=environment, capture_output=True, text=True, check=False)
    if done.returncode > 1:
        raise RuntimeError(done.stderr)


def slower(times: Timed, ratios: dict[str, float]) -> list[str]:
    """Return a line for each stage that takes more than a third longer than it should, in plain spaCy's time."""
    base = times["plain spaCy"]
    return [
        f"{name}: {times[name] / base:.3f} of plain spaCy's time, {known:.3f} is usual"
        for name, known in ratios.items()
        if times[name] / base > known * ALLOWED + NOISE
    ]


def table(times: Timed, count: int) -> str:
    """Return the figures as a Markdown table."""
    own = {name: times[name] for name in STAGES}
    rows = {**own, "all stages": sum(own.values()), **{n: times[n] for n in ("plain spaCy", "simple script")}}
    lines = ["| | seconds | articles a second and core | of plain spaCy's time |", "| --- | --- | --- | --- |"]
    base = times["plain spaCy"]
    lines += [f"| {name} | {s:.2f} | {count / s:.1f} | {s / base:.3f} |" for name, s in rows.items()]
    clock = [name for name in times if name not in rows]
    return "\n".join([*lines, "", *(f"- {name}: {times[name]:.1f} s by the clock" for name in clock)])


def main() -> int:
    """Measure, print, and check where asked to."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("count", type=int)
    asked.add_argument("--repeat", type=int, default=1)
    asked.add_argument("--commands", action="store_true")
    asked.add_argument("--check", type=Path)
    asked.add_argument("--write", type=Path)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / "articles"
        feed.write(given.count, folder)
        settings = Settings.find(sources=folder, data=Path(work) / "data")
        language_model()
        runs = [measured(settings) for _ in range(given.repeat)]
        times = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
        whole = commands(folder, given.count) if given.commands else {}
    print(table({**times, **whole}, given.count))  # noqa: T201
    print(f"- peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")  # noqa: T201
    if given.write:
        ratios = {name: round(times[name] / times["plain spaCy"], 4) for name in STAGES}
        given.write.write_text(json.dumps(ratios, indent=1) + "\n", encoding="utf-8")
    late = slower(times, json.loads(given.check.read_text(encoding="utf-8"))) if given.check else []
    print("\n".join(late))  # noqa: T201
    return bool(late)


if __name__ == "__main__":
    sys.exit(main())
