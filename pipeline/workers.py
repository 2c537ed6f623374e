"""The same function over many parts of the work, here, in processes or on a cluster, results in the parts' order."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import parent_process
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Never, TypeVar

from tqdm import tqdm

from pipeline.cluster import on_cluster
from pipeline.errors import PipelineError

Part = TypeVar("Part")
Result = TypeVar("Result")


def each(
    function: Callable[[Part], Result],
    parts: Sequence[Part],
    *,
    workers: int,
    sizes: Sequence[int],
    progress: bool,
    keep: Callable[[Result], None] = lambda result: None,
    cluster: str = "",
) -> list[Result]:
    """Return the function's result for each part, in order; `sizes` tells how many articles a part holds.

    `cluster` is the address of a dask scheduler whose workers do it, "" for processes of this machine. `keep` is
    given each result as soon as its turn comes. Raises PipelineError where a process dies.
    """
    bar: tqdm[Never] = tqdm(total=sum(sizes), unit="article", desc="reading", disable=None if progress else True)
    with bar:
        if cluster:
            results = on_cluster(function, parts, cluster)
            return [_counted(result, bar, size, keep) for result, size in zip(results, sizes, strict=True)]
        if workers == 1 or len(parts) <= 1:
            return [_counted(function(part), bar, size, keep) for part, size in zip(parts, sizes, strict=True)]
        try:
            with ProcessPoolExecutor(min(workers, len(parts)), initializer=_end_with_parent) as pool:
                done = pool.map(function, parts)
                return [_counted(result, bar, size, keep) for result, size in zip(done, sizes, strict=True)]
        except BrokenProcessPool as error:
            raise PipelineError("a worker process died: run again, with fewer --workers if memory is short") from error


def _end_with_parent() -> None:
    """Have this process end when the one that started it does: else it would hold on to the lock of the release."""
    parent = parent_process()
    if parent is not None:
        Thread(target=_wait_and_end, args=(parent,), daemon=True).start()


def _wait_and_end(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _counted(result: Result, bar: "tqdm[Never]", size: int, keep: Callable[[Result], None]) -> Result:
    bar.update(size)
    keep(result)
    return result
