"""Work in this process, or in a pool of processes that outlives a worker's death."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Any

from claims.engines.base import DIED, Failure, Item, Result, salvage

_AHEAD = 2  # batches in flight per worker: none waits for work, and memory stays small


@dataclass(frozen=True, slots=True)
class LocalEngine:
    """Runs on this machine: in this process for one worker, in a pool of processes for more.

    With one worker nothing is started and nothing is pickled, but a function that kills its process kills the job.
    """

    workers: int = 1

    def __post_init__(self) -> None:
        if self.workers < 1:
            raise ValueError(f"workers must be at least 1, not {self.workers}")

    def map_batches(
        self, function: Callable[[Sequence[Item]], Sequence[Result]], batches: Iterable[Sequence[Item]]
    ) -> Iterator[Result | Failure]:
        """Yield one result or `Failure` per item of `batches`, in order."""
        if self.workers == 1:
            for batch in batches:
                yield from salvage(function, batch)
        else:
            yield from _in_pool(function, iter(batches), self.workers)


def _in_pool(
    function: Callable[[Sequence[Item]], Sequence[Result]], batches: Iterator[Sequence[Item]], workers: int
) -> Iterator[Result | Failure]:
    waiting: deque[tuple[Sequence[Item], Future[list[Result | Failure]]]] = deque()
    pool = _pool(workers)
    try:
        while True:
            while len(waiting) < _AHEAD * workers and (batch := next(batches, None)) is not None:
                waiting.append((batch, _submit(pool, function, batch)))
            if not waiting:
                return
            batch, future = waiting.popleft()
            try:
                results = future.result()
            except BrokenProcessPool:
                # Any batch in flight may be the one that killed its worker: run each alone, then go on with a new pool.
                suspects = [(batch, future), *waiting]
                waiting.clear()
                pool.shutdown(wait=True)
                for suspect, done in suspects:
                    yield from _result_or_alone(function, suspect, done)
                pool = _pool(workers)
            else:
                yield from results
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, function: Any, batch: Any) -> Future[list[Any]]:
    try:
        return pool.submit(salvage, function, batch)
    except BrokenProcessPool as error:
        failed: Future[list[Any]] = Future()
        failed.set_exception(error)
        return failed


def _result_or_alone(
    function: Callable[[Sequence[Item]], Sequence[Result]],
    batch: Sequence[Item],
    future: Future[list[Result | Failure]],
) -> list[Result | Failure]:
    if future.done() and future.exception() is None:
        return future.result()
    return _alone(function, batch)


def _alone(function: Callable[[Sequence[Item]], Sequence[Result]], batch: Sequence[Item]) -> list[Result | Failure]:
    """Run `batch` in a process of its own; where that dies, each item; an item that kills its own has failed."""
    try:
        with _pool(1) as pool:
            return pool.submit(salvage, function, batch).result()
    except BrokenProcessPool:
        if len(batch) == 1:
            return [Failure(batch[0], DIED)]
    return [result for item in batch for result in _alone(function, [item])]


def _pool(workers: int) -> ProcessPoolExecutor:
    # Workers are spawned: a fork of a process with threads (numpy, pyarrow) can hang.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_leave_interrupts_to_the_parent)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
