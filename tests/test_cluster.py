"""A dask cluster reads what one machine reads, byte for byte, though a worker dies in the middle."""

import datetime as dt
import filecmp
import os
import signal
from pathlib import Path

import pytest

import pipeline
from pipeline import reading_cache
from pipeline.errors import PipelineError
from pipeline.readings import Readings
from tests.benchmarks import feed

distributed = pytest.importorskip("distributed")
DAY = dt.date(2024, 10, 1)


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch) -> Path:
    """Let no run know what an earlier one read; the compiled gazetteer stays where it is."""
    monkeypatch.setattr(reading_cache.ReadingCache, "open", classmethod(lambda cls, folder: cls(None)))
    feed.write(24, tmp_path / "articles")
    return tmp_path


def test_a_cluster_that_loses_a_worker_gives_the_same_bytes(fresh, monkeypatch) -> None:
    killed: list[int] = []
    keep = Readings.keep

    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:

        def keep_and_kill(self, told) -> None:
            if not killed:
                with distributed.Client(cluster) as client:
                    killed.append(next(iter(client.run(os.getpid).values())))
                os.kill(killed[0], signal.SIGKILL)
            keep(self, told)

        pipeline.run(fresh / "articles", fresh / "local", as_of=DAY, workers=1)
        monkeypatch.setattr(Readings, "keep", keep_and_kill)
        pipeline.run(fresh / "articles", fresh / "dask", as_of=DAY, workers=2, cluster=cluster.scheduler_address)
    names = sorted(path.name for path in (fresh / "local").iterdir() if path.is_file())
    assert killed
    assert filecmp.cmpfiles(fresh / "local", fresh / "dask", names, shallow=False) == (names, [], [])


def test_a_cluster_that_is_not_there_is_told_in_one_line(fresh) -> None:
    with pytest.raises(PipelineError, match="no dask scheduler answers"):
        pipeline.run(fresh / "articles", fresh / "dask", cluster="tcp://127.0.0.1:1")
