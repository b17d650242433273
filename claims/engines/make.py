"""From the name a user gives to an engine."""

from __future__ import annotations

from claims.engines.base import Engine

ENGINES = ("local", "dask")


def make_engine(name: str = "local", *, workers: int = 1, scheduler: str | None = None) -> Engine:
    """Return the engine called `name`.

    Args:
        name: one of `ENGINES`.
        workers: processes to use, at least 1; ignored with a `scheduler`, which has its own.
        scheduler: address of a running Dask scheduler, such as `tcp://host:8786`.

    Raises:
        ValueError: there is no such engine, or the options do not fit it.
    """
    if name == "dask":
        from claims.engines.dask import DaskEngine

        return DaskEngine(workers=workers, scheduler=scheduler)
    if name == "local":
        if scheduler is not None:
            raise ValueError("--scheduler needs --engine dask")
        from claims.engines.local import LocalEngine

        return LocalEngine(workers=workers)
    raise ValueError(f"unknown engine {name!r}; known are {', '.join(ENGINES)}")
