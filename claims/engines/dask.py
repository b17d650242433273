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
            distributed: Any = import_module("distributed")
            killed = distributed.KilledWorker
            limit = _AHEAD * max(self.workers, len(client.scheduler_info().get("workers", ())))
            waiting: deque[tuple[Sequence[Item], Any]] = deque()
            rest = iter(batches)
            while True:
                while len(waiting) < limit and (batch := next(rest, None)) is not None:
                    waiting.append((batch, client.submit(salvage, function, batch, pure=False)))
                if not waiting:
                    return
                batch, future = waiting.popleft()
                try:
                    results = future.result()
                except killed:
                    # A death is laid to all that its worker held: let the rest end, then try each suspect by itself.
                    distributed.wait([task for _, task in waiting])
                    yield from _alone(client, killed, function, batch)
                    for suspect, task in waiting:
                        died = isinstance(task.exception(), killed)
                        yield from _alone(client, killed, function, suspect) if died else task.result()
                    waiting.clear()
                else:
                    yield from results


def _alone(client: Any, killed: type[Exception], function: Any, batch: Sequence[Item]) -> list[Any]:
    """Run `batch` with nothing beside it; where its workers die, each item; an item that kills its own has failed."""
    try:
        results: list[Any] = client.submit(salvage, function, batch, pure=False).result()
        return results
    except killed:
        if len(batch) == 1:
            return [Failure(batch[0], DIED)]
    return [result for item in batch for result in _alone(client, killed, function, [item])]


def _connect(stack: ExitStack, workers: int, scheduler: str | None) -> Any:
    try:
        dask: Any = import_module("dask")
        distributed: Any = import_module("distributed")
    except ImportError as error:
        raise RuntimeError("the dask engine needs Dask; install it with: pip install 'claims[dask]'") from error
    settings = {
        "distributed.admin.log-length": 0,
        "distributed.comm.timeouts.connect": "10s",
        # by default a worker that takes 15 s to start again after a death is given up, and a job without workers waits
        # for ever; on a busy machine starting takes longer than that
        "distributed.deploy.lost-worker-timeout": "1h",
    }
    stack.enter_context(dask.config.set(settings))
    if scheduler is None:
        cluster = stack.enter_context(
            distributed.LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                processes=True,
                dashboard_address="127.0.0.1:0",  # any free port: another cluster on this machine may hold 8787
                silence_logs=logging.CRITICAL,
            )
        )
        return stack.enter_context(distributed.Client(cluster))
    try:
        return stack.enter_context(distributed.Client(scheduler))
    except (OSError, ValueError) as error:
        raise RuntimeError(f"no Dask scheduler answers at {scheduler} ({error})") from error
