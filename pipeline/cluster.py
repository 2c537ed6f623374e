"""The same function over many parts of the work, on the machines of a dask cluster."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from pipeline.errors import PipelineError

Part = TypeVar("Part")
Result = TypeVar("Result")
RETRIES = 3  # of a part whose machine dies


def on_cluster(function: Callable[[Part], Result], parts: Sequence[Part], address: str) -> Iterator[Result]:
    """Yield the function's result for each part, in order; a part whose worker dies is done anew by another.

    `address` is that of the scheduler (tcp://host:8786). Raises PipelineError where dask is not installed, the
    cluster cannot be reached, or a part kills every worker that takes it.
    """
    with _connected(address) as client:
        futures = client.map(function, parts, pure=False, retries=RETRIES)
        while futures:
            yield _result(futures.pop(0))  # a result that was taken is let go of


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    """Give a client of the scheduler at an address."""
    try:
        from dask.distributed import Client  # noqa: PLC0415 - an extra, and slow to import
    except ImportError as error:
        raise PipelineError("dask is not installed: pip install 'conflict-events[dask]'") from error
    try:
        client = Client(  # type: ignore[no-untyped-call]
            address, timeout=10, set_as_default=False
        )
    except (OSError, ValueError) as error:
        raise PipelineError(f"no dask scheduler answers at {address!r}: start one and name it by --cluster") from error
    with client:
        yield client


def _result(future: Any) -> Any:
    from dask.distributed import KilledWorker  # noqa: PLC0415 - as above

    try:
        return future.result()
    except KilledWorker as error:
        raise PipelineError("several dask workers died over one part: give them more memory and run again") from error
