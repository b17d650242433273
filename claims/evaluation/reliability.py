"""How far probabilities mean what they say: calibration error, Brier score, log loss, macro-F1. Pure functions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bin:
    """One bar of a reliability diagram: `count` cases of mean probability `mean`, the share `observed` of them true."""

    low: float
    high: float
    count: int
    mean: float
    observed: float


def reliability_bins(truth: Sequence[bool], probabilities: Sequence[float], *, bins: int = 10) -> list[Bin]:
    """Return the non-empty bins of equal width over [0, 1]; 1.0 falls in the last.

    Raises:
        ValueError: lengths differ, `bins` is below 1, or a probability is outside [0, 1].

    `reliability_bins([True, False], [0.9, 0.8], bins=2)` is `[Bin(0.5, 1.0, 2, 0.85, 0.5)]`.
    """
    _check(truth, probabilities)
    if bins < 1:
        raise ValueError("bins must be at least 1")
    members: list[list[int]] = [[] for _ in range(bins)]
    for at, p in enumerate(probabilities):
        members[min(int(p * bins), bins - 1)].append(at)
    return [
        Bin(
            low=index / bins,
            high=(index + 1) / bins,
            count=len(chosen),
            mean=math.fsum(probabilities[at] for at in chosen) / len(chosen),
            observed=sum(truth[at] for at in chosen) / len(chosen),
        )
        for index, chosen in enumerate(members)
        if chosen
    ]


def calibration_error(truth: Sequence[bool], probabilities: Sequence[float], *, bins: int = 10) -> float:
    """Return the expected calibration error: the mean over cases of |observed - mean probability| of the case's bin.

    0 is best, 1 worst. `calibration_error([True, False], [0.9, 0.8], bins=2)` is 0.35. Source: Naeini et al. 2015.
    """
    found = reliability_bins(truth, probabilities, bins=bins)
    return math.fsum(b.count * abs(b.observed - b.mean) for b in found) / len(truth)


def brier_score(truth: Sequence[bool], probabilities: Sequence[float]) -> float:
    """Return the mean squared distance of probability and outcome: 0.025 for `[True, False], [0.9, 0.2]`."""
    _check(truth, probabilities)
    return math.fsum((p - t) ** 2 for t, p in zip(truth, probabilities, strict=True)) / len(truth)


def log_loss(truth: Sequence[bool], probabilities: Sequence[float]) -> float:
    """Return the mean of -ln(probability given to what happened), in nats; infinite where that was 0."""
    _check(truth, probabilities)
    given = [p if t else 1 - p for t, p in zip(truth, probabilities, strict=True)]
    return math.inf if min(given) <= 0 else -math.fsum(map(math.log, given)) / len(given)


def f1_score(truth: Sequence[bool], predicted: Sequence[bool]) -> float:
    """Return 2TP / (2TP + FP + FN) of the class True; 0 where that class neither occurs nor is predicted."""
    _check(truth, predicted)
    hits = sum(t and p for t, p in zip(truth, predicted, strict=True))
    wrong = sum(t != p for t, p in zip(truth, predicted, strict=True))
    return 2 * hits / (2 * hits + wrong) if hits or wrong else 0.0


def macro_f1(truth: Sequence[bool], predicted: Sequence[bool]) -> float:
    """Return the mean F1 of both classes; `macro_f1([True, True, False], [True, False, False])` is 2/3."""
    flipped = f1_score([not t for t in truth], [not p for p in predicted])
    return (f1_score(truth, predicted) + flipped) / 2


def _check(truth: Sequence[bool], probabilities: Sequence[float]) -> None:
    if len(truth) != len(probabilities) or not truth:
        raise ValueError(f"need one probability for each outcome: {len(truth)}, {len(probabilities)}")
    if not all(0 <= p <= 1 for p in probabilities):
        raise ValueError("a probability is outside 0 to 1")
