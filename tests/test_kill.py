"""A run that is killed at any moment is finished by the next one, as if nothing had happened.

    KILLS=60 python -m pytest tests/test_kill.py

kills sixty runs, a third in each phase of use; without KILLS it is a few.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.settings import Settings
from tests.multiply import write

ROOT = Path(__file__).parent.parent
KILLS = int(os.environ.get("KILLS", "3"))
ARTICLES = 12
PATIENCE = 20  # seconds for the processes of a killed run to end


def start(project: Path, workers: int) -> subprocess.Popen[str]:
    """Start a run in a project folder."""
    environment = {name: value for name, value in os.environ.items() if name != "CONFLICT_EVENTS_CACHE"}
    command = [sys.executable, "-m", "pipeline", "run", "--as-of", "2024-09-30", "--workers", str(workers)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen(command, cwd=project, env={**environment, "PYTHONPATH": str(ROOT)}, **pipes)


def finish(project: Path) -> None:
    """Run until it is done; processes of a run that was killed may take a moment to end."""
    end = time.monotonic() + PATIENCE
    while True:
        process = start(project, 1)
        _, told = process.communicate()
        if process.returncode == 2 and "another run" in told and time.monotonic() < end:
            continue
        assert process.returncode == 0, told
        return


def files(project: Path) -> dict[str, bytes]:
    found = (path for path in (project / "data").iterdir() if path.is_file() and path.name != ".lock")
    return {path.name: path.read_bytes() for path in found}


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def first_run(base: Path) -> Path:
    project = base / "first"
    usual = Settings.find()
    shutil.copytree(usual.reference, project / "seeds" / "reference")
    write(ARTICLES, project / "seeds" / "sources")
    (project / "data" / "cache").mkdir(parents=True)
    for compiled in usual.cache.glob("gazetteer-*"):
        (project / "data" / "cache" / compiled.name).symlink_to(compiled.resolve())
    return project


def added_source(base: Path, first: Path) -> Path:
    project = shutil.copytree(first, base / "added", symlinks=True)
    finish(project)
    write(ARTICLES // 2, project / "seeds" / "sources", ARTICLES)
    return project


def changed_reference(base: Path, first: Path) -> Path:
    project = shutil.copytree(first, base / "changed", symlinks=True)
    finish(project)
    cues = project / "seeds" / "reference" / "cues.csv"
    lines = cues.read_text().splitlines(keepends=True)
    cues.write_text("".join(lines[:1] + lines[4:]))
    return project


@pytest.fixture(scope="module")
def phases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the project folders in which a run is about to start, by phase of use."""
    base = tmp_path_factory.mktemp("phases")
    first = first_run(base)
    return {"first run": first, "source added": added_source(base, first), "changed": changed_reference(base, first)}


@pytest.mark.parametrize("phase", ["first run", "source added", "changed"])
def test_a_killed_run_is_finished_by_the_next(phases: dict[str, Path], tmp_path: Path, phase: str) -> None:
    undisturbed = shutil.copytree(phases[phase], tmp_path / "undisturbed", symlinks=True)
    began = time.monotonic()
    finish(undisturbed)
    lasts, expected, chance = time.monotonic() - began, files(undisturbed), random.Random(phase)  # noqa: S311
    killed = 0
    while killed < -(-KILLS // 3):
        project = shutil.copytree(phases[phase], tmp_path / "killed", symlinks=True)
        process = start(project, 1 + (killed + len(phase)) % 2)
        try:
            process.communicate(timeout=chance.uniform(0.2, 1.0) * lasts)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.communicate()
            killed += 1
        finish(project)
        assert differing(files(project), expected) == []
        shutil.rmtree(project)
