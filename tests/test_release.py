"""A release switches as a whole, whatever happens on the way."""

import errno
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from pipeline.errors import PipelineError
from pipeline.release import JOURNAL, LOCK, STAGING, locked, staged

NAMES = [f"table{n}.csv" for n in range(6)]


def contents(data: Path) -> dict[str, str]:
    return {p.name: p.read_text() for p in data.iterdir() if p.is_file() and p.name != LOCK}


def publish(data: Path, text: str) -> None:
    with locked(data), staged(data) as folder:
        for name in NAMES:
            (folder / name).write_text(text)


def publish_on_a_full_disk(data: Path) -> None:
    with locked(data), staged(data) as folder:
        (folder / NAMES[0]).write_text("new")
        raise OSError(errno.ENOSPC, "No space left on device")


def test_the_files_of_a_release_replace_the_former_ones(tmp_path: Path) -> None:
    publish(tmp_path, "old")
    publish(tmp_path, "new")
    assert contents(tmp_path) == dict.fromkeys(NAMES, "new")
    assert not (tmp_path / STAGING).exists()


def test_a_file_that_has_not_changed_is_not_touched(tmp_path: Path) -> None:
    publish(tmp_path, "same")
    before = {name: (tmp_path / name).stat() for name in NAMES}
    publish(tmp_path, "same")
    after = {name: (tmp_path / name).stat() for name in NAMES}
    assert {n: (s.st_ino, s.st_mtime_ns) for n, s in before.items()} == {
        n: (s.st_ino, s.st_mtime_ns) for n, s in after.items()
    }


def test_an_error_while_writing_leaves_the_former_release(tmp_path: Path) -> None:
    publish(tmp_path, "old")
    with pytest.raises(PipelineError, match="No space left"):
        publish_on_a_full_disk(tmp_path)
    assert contents(tmp_path) == dict.fromkeys(NAMES, "old")
    publish(tmp_path, "new")
    assert contents(tmp_path) == dict.fromkeys(NAMES, "new")


def test_a_run_that_died_behind_its_journal_is_finished_by_the_next(tmp_path: Path) -> None:
    publish(tmp_path, "old")
    staging = tmp_path / STAGING
    staging.mkdir()
    for name in NAMES[3:]:  # the first three were moved in before the run died
        (staging / name).write_text("new")
    for name in NAMES[:3]:
        (tmp_path / name).write_text("new")
    (staging / JOURNAL).write_text("[" + ", ".join(f'"{name}"' for name in NAMES) + "]")
    with locked(tmp_path):
        assert contents(tmp_path) == dict.fromkeys(NAMES, "new")


KILLED = """
    import os, sys
    from pathlib import Path
    import pipeline.release as release

    data, limit = Path(sys.argv[1]), int(sys.argv[2])
    steps = 0

    def step(frame, event, _):
        global steps
        if event in ("call", "c_call", "c_return") and "release" in frame.f_code.co_filename:
            steps += 1
            if steps == limit:
                os.kill(os.getpid(), 9)

    with release.locked(data):
        sys.setprofile(step)
        with release.staged(data) as folder:
            for n in range(6):
                (folder / f"table{n}.csv").write_text("new")
    sys.setprofile(None)
    print(steps)
"""


def run_and_kill(data: Path, step: int) -> subprocess.CompletedProcess[str]:
    code = textwrap.dedent(KILLED)
    return subprocess.run([sys.executable, "-c", code, data, str(step)], capture_output=True, text=True, check=False)


def test_a_run_that_is_killed_anywhere_leaves_one_whole_release(tmp_path: Path) -> None:
    publish(tmp_path / "whole", "old")
    steps = int(run_and_kill(tmp_path / "whole", 0).stdout)
    assert contents(tmp_path / "whole") == dict.fromkeys(NAMES, "new")
    seen = set()
    for step in range(1, steps + 1, max(1, steps // 25)):
        data = tmp_path / str(step)
        publish(data, "old")
        assert run_and_kill(data, step).returncode == -signal.SIGKILL
        with locked(data):
            found = set(contents(data).values())
        assert len(found) == 1
        seen |= found
    assert seen == {"old", "new"}


def test_a_second_run_at_once_stops(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(PipelineError, match="another run is writing"), locked(tmp_path):
        pass


def test_a_file_in_place_of_the_folder_stops_with_one_line(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(PipelineError, match="cannot write to"), locked(tmp_path / "data"):
        pass
