"""Claims -> one release-date distribution per work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.estimate.history import History
    from claims.estimate.model import EstimateModel
    from claims.records import Claim, Estimate

__all__ = ["estimate_all", "estimate_at", "estimate_target", "fit", "load_model"]


def estimate_all(claims: Iterable[Claim], *, as_of: date, model: EstimateModel) -> list[Estimate]:
    """Return one estimate for each target with a claim known at the end of `as_of`, sorted by target."""
    from claims.estimate import aggregate

    return aggregate.estimate_all(claims, as_of=as_of, model=model)


def estimate_at(claims: Iterable[Claim], pairs: Sequence[tuple[str, date]], model: EstimateModel) -> list[Estimate]:
    """Return an estimate for each (target, as-of day) of which something was known on that day, in their order."""
    from claims.estimate import aggregate

    return aggregate.estimate_at(claims, pairs, model)


def estimate_target(
    claims: Sequence[Claim], *, as_of: date, model: EstimateModel, known_not_out: bool = False
) -> Estimate:
    """Return the estimate of the one work that `claims` are about.

    With `known_not_out` the caller vouches that the work was not out at the end of `as_of`, whatever the claims say.

    Raises:
        ValueError: nothing about it was known by the end of `as_of`, or the claims are about several works.
    """
    from claims.estimate import aggregate

    return aggregate.estimate_target(claims, as_of=as_of, model=model, known_not_out=known_not_out)


def load_model(models_dir: Path) -> EstimateModel:
    """Return the fitted model in `models_dir`.

    Raises:
        OSError: a file is missing.
        ValueError: a file is not a JSON object of objects of numbers.
    """
    from claims.estimate import model

    return model.load_model(models_dir)


def fit(histories: Sequence[History]) -> EstimateModel:
    """Return the model fitted to `histories` (`claims.estimate.history.read_histories` reads `corpus/history.csv`)."""
    from claims.estimate import fitting

    return fitting.fit(histories)
