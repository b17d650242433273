"""Work on Dask: on a cluster that is already there, or on one started on this machine for the job."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from claims.engines.base import DIED, Failure, Item, Result, salvage

_AHEAD = 2  # batches in flight per worker


@dataclass(frozen=True, slots=True)
class DaskEngine:
    """Runs on the cluster at `scheduler`, or on `workers` local processes where no address is given.

    The package must be installed on the workers.
    """

    workers: int = 1
    scheduler: str | None = None

    def __post_init__(self) -> None:
        if self.workers < 1:
            raise ValueError(f"workers must be at least 1, not {self.workers}")

    def map_batches(
        self, function: Callable[[Sequence[Item]], Sequence[Result]], batches: Iterable[Sequence[Item]]
    ) -> Iterator[Result | Failure]:
        """Yield one result or `Failure` per item of `batches`, in order.

        Raises:
            RuntimeError: Dask is not installed, or no scheduler answers.
        """
        with ExitStack() as stack:
            client = _connect(stack, self.workers, self.scheduler)
            limit = _AHEAD * max(self.workers, len(client.scheduler_info().get("workers", ())))
            waiting: deque[tuple[Sequence[Item], Any]] = deque()
            rest = iter(batches)
            while True:
                while len(waiting) < limit and (batch := next(rest, None)) is not None:
                    waiting.append((batch, client.submit(salvage, function, batch, pure=False)))
                if not waiting:
                    return
                batch, future = waiting.popleft()
                yield from _results(client, function, batch, future)


def _results(client: Any, function: Any, batch: Sequence[Item], future: Any) -> list[Any]:
    """Return what `future` gives; where its workers died, each item is sent alone and an item that kills has failed."""
    from distributed import KilledWorker

    try:
        results: list[Any] = future.result()
        return results
    except KilledWorker:
        if len(batch) == 1:
            return [Failure(batch[0], DIED)]
    alone = [([item], client.submit(salvage, function, [item], pure=False)) for item in batch]
    return [result for single, task in alone for result in _results(client, function, single, task)]


def _connect(stack: ExitStack, workers: int, scheduler: str | None) -> Any:
    try:
        dask: Any = import_module("dask")
        distributed: Any = import_module("distributed")
    except ImportError as error:
        raise RuntimeError("the dask engine needs Dask; install it with: pip install 'claims[dask]'") from error
    quiet = {"distributed.admin.log-length": 0, "distributed.comm.timeouts.connect": "10s"}
    stack.enter_context(dask.config.set(quiet))
    if scheduler is None:
        cluster = stack.enter_context(
            distributed.LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                processes=True,
                dashboard_address=None,
                silence_logs=logging.CRITICAL,
            )
        )
        return stack.enter_context(distributed.Client(cluster))
    try:
        return stack.enter_context(distributed.Client(scheduler))
    except (OSError, ValueError) as error:
        raise RuntimeError(f"no Dask scheduler answers at {scheduler} ({error})") from error
