"""Where the work runs: here, in several processes, or on Dask. Maps a function over batches; knows no subject."""

from claims.engines.base import Engine, Failure
from claims.engines.make import make_engine

__all__ = ["Engine", "Failure", "make_engine"]
