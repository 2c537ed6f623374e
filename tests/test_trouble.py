"""A full disk, a closed folder, a killed worker: one clear line, and the old release as it was."""

import errno
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import pipeline
from pipeline.errors import PipelineError
from pipeline.release import LOCK, STAGING
from pipeline.settings import Settings
from pipeline.workers import each

ROOT = Path(__file__).parent.parent
NEWS = """published: 2024-03-06
outlet: The Northern Post

Gunmen killed six people when they stopped a bus near the town of Gao in Mali on Tuesday, police said.
"""


def run(base: Path, cache: Path, before: Callable[[], None] = lambda: None) -> subprocess.CompletedProcess[str]:
    """Run in a process of its own, in which `before` is called first."""
    words = ["run", "--sources", base / "in", "--data", base / "out", "--decisions", base, "--as-of", "2024-09-30"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "CONFLICT_EVENTS_CACHE": str(cache)}
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *map(str, words)],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False, preexec_fn=before,
    )  # fmt: skip


def files(base: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in (base / "out").iterdir() if p.is_file() and p.name != LOCK}


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cache")
    for compiled in Settings.find().cache.glob("gazetteer-*"):
        shutil.copytree(compiled, folder / compiled.name)
    return folder


@pytest.fixture
def base(tmp_path: Path, cache: Path) -> Path:
    """Return a folder with a release, and one article more than it holds."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "first.txt").write_text(NEWS)
    assert run(tmp_path, cache).returncode == 0
    (tmp_path / "in" / "second.txt").write_text(NEWS.replace("Gao", "Kidal"))
    return tmp_path


def small_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, 9_000))


def test_a_full_disk_is_one_line_and_the_next_run_goes_on(base: Path, cache: Path) -> None:
    before = files(base)
    done = run(base, cache, small_files)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert f"cannot write to {base / 'out'}: " in done.stderr
    assert "File too large" in done.stderr
    assert files(base) == before
    assert not (base / "out" / STAGING).exists()
    assert run(base, cache).returncode == 0
    assert files(base) != before


def test_a_folder_that_cannot_be_written_is_one_line(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: Path, *rest: object, **more: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system", str(path))

    before = files(base)
    monkeypatch.setattr("pipeline.release.Path.mkdir", closed)
    with pytest.raises(PipelineError, match=r"cannot write to .*: Read-only file system: free or open the folder"):
        pipeline.run(base / "in", base / "out", decisions=base)
    monkeypatch.undo()
    assert files(base) == before


def die(part: int) -> int:
    if part == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return part


def test_a_killed_worker_is_one_line() -> None:
    with pytest.raises(PipelineError, match="a worker process died: run again, with fewer --workers"):
        each(die, [1, 2, 3], workers=2, sizes=[1, 1, 1], progress=False)
