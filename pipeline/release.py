"""The files of a release switch together: written beside the old ones, then moved in under a journal.

A run that dies before the journal stands leaves the old release as it was; one that dies after is finished by the next.
"""

import filecmp
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import PipelineError

try:
    import fcntl
except ImportError:  # not on Windows, where the lock file alone must do
    fcntl = None  # type: ignore[assignment]

STAGING = ".next"
JOURNAL = "journal.json"
LOCK = ".lock"


@contextmanager
def locked(data: Path) -> Iterator[None]:
    """Hold the release folder for one run and finish what a killed run left; a second run stops."""
    with stop_on_disk_error(data):
        data.mkdir(parents=True, exist_ok=True)
        lock = (data / LOCK).open("a")
    with lock:
        try:
            if fcntl is not None:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise PipelineError(f"another run is writing to {data}: wait until it is done") from error
        with stop_on_disk_error(data):
            finish(data)
        yield


@contextmanager
def stop_on_disk_error(data: Path) -> Iterator[None]:
    """Turn what a disk refuses into one clear line."""
    try:
        yield
    except OSError as error:
        what = error.strerror or str(error)
        raise PipelineError(
            f"cannot write to {data}: {what}: free or open the folder, or name another with --data"
        ) from error


@contextmanager
def staged(data: Path) -> Iterator[Path]:
    """Give a folder to write the new files into; behind it the files that differ have replaced the old ones."""
    staging = data / STAGING
    with stop_on_disk_error(data):
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir()
        try:
            yield staging
            _drop_unchanged(staging, data)
            _write_journal(staging)
        except OSError:  # a full disk gets its room back
            shutil.rmtree(staging, ignore_errors=True)
            raise
        finish(data)


def finish(data: Path) -> None:
    """Move in the files of a journal, or throw away what was never complete."""
    staging = data / STAGING
    if not staging.is_dir():
        return
    journal = staging / JOURNAL
    if journal.is_file():
        for name in json.loads(journal.read_text(encoding="utf-8")):
            if (staging / name).exists():
                (staging / name).replace(data / name)
        _sync(data)
    shutil.rmtree(staging)


def _drop_unchanged(staging: Path, data: Path) -> None:
    """Take out the files that the release holds already, byte for byte, so that they stay untouched."""
    for path in staging.iterdir():
        former = data / path.name
        if former.is_file() and filecmp.cmp(path, former, shallow=False):
            path.unlink()


def _write_journal(staging: Path) -> None:
    """Put down which files belong to the release, once all of them are safely on the disk."""
    names = sorted(path.name for path in staging.iterdir())
    for name in names:
        _sync(staging / name)
    draft = staging / f"{JOURNAL}.draft"
    draft.write_text(json.dumps(names), encoding="utf-8")
    _sync(draft)
    draft.replace(staging / JOURNAL)
    _sync(staging)


def _sync(path: Path) -> None:
    """Wait until a file or folder has reached the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
