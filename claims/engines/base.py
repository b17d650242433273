"""What every engine promises: a function mapped over batches, results in order, failures as values.

An engine knows nothing of our subject: it sees a function, batches of items, and lists of results. The promise is the
same for all engines, so that a job gives the same results wherever it runs:

* `function(batch)` returns one result per item, in order; it and the items can be pickled.
* Results come one per item in the order of the items, whatever finishes first.
* Where a batch fails, its items are tried one by one, and an item that fails alone gives a `Failure` in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

DIED = "the worker process died on this item"


@dataclass(frozen=True, slots=True)
class Failure:
    """An item on which the function failed, and why."""

    item: Any
    message: str


class Engine(Protocol):
    """Somewhere that work can run."""

    def map_batches(
        self, function: Callable[[Sequence[Item]], Sequence[Result]], batches: Iterable[Sequence[Item]]
    ) -> Iterator[Result | Failure]:
        """Yield one result or `Failure` per item of `batches`, in order; batches are drawn as they are needed."""
        ...


def checked(function: Callable[[Sequence[Item]], Sequence[Result]], batch: Sequence[Item]) -> list[Result]:
    """Return `function(batch)` as a list.

    Raises:
        ValueError: there is not one result per item.
    """
    results = list(function(batch))
    if len(results) != len(batch):
        raise ValueError(f"{len(results)} results for {len(batch)} items")
    return results


def salvage(function: Callable[[Sequence[Item]], Sequence[Result]], batch: Sequence[Item]) -> list[Result | Failure]:
    """Return the results of `batch`; where it fails as a whole, those of each item alone, with failures as values."""
    try:
        return list(checked(function, batch))
    except Exception as error:
        if len(batch) == 1:
            return [Failure(batch[0], describe(error))]
    return [result for item in batch for result in salvage(function, [item])]


def describe(error: BaseException) -> str:
    """Return the kind and the first line of `error`, the same in every process."""
    lines = str(error).splitlines()
    return f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__
