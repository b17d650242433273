"""The shapes that a slip class gives to the release day around a claimed window, and those of the prior.

A claim can come true in eight ways: early (long or little before the window), held (towards its start or its end),
late (by days, weeks, months, or years). Times run in days from today; a claimed day `d` is the stretch `d .. d + 1`.
Late and early shapes are log-logistic; held shapes are triangular, which mix to any slope inside the window.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

CLASSES = (
    "early_long",
    "early_short",
    "held_start",
    "held_end",
    "late_days",
    "late_weeks",
    "late_months",
    "late_years",
)
EARLY_MEDIANS = (130.0, 25.0)
LATE_MEDIANS = (12.0, 50.0, 180.0, 600.0)
PRIOR_CLASSES = (
    "in_days",
    "in_weeks",
    "in_two_months",
    "in_a_season",
    "in_half_a_year",
    "in_a_year",
    "in_two_years",
    "in_years",
)
PRIOR_MEDIANS = (10.0, 30.0, 70.0, 130.0, 240.0, 430.0, 800.0, 1700.0)
_STEEPNESS = 2.2  # of the log-logistic: a spread of about 0.8 in log days
START = 1.0  # the first day on which a work that is not out today can come out
HORIZON = 3653.0  # ten years; what lies beyond is the open end
OPEN_END = 7305.0


def base_grid() -> Floats:
    """Return the fixed knots in days after today: daily at first, then ever coarser, out to the open end."""
    near = np.arange(START, 15.0)
    far = np.unique(np.round(np.geomspace(15.0, HORIZON, 95)))
    return np.concatenate([near, far, [OPEN_END]])


def grid_for(windows: Sequence[tuple[int, int]], extra: Sequence[float] = ()) -> Floats:
    """Return the knots for one work: the fixed ones and the edges of every claimed window, so that days stay exact."""
    edges = [float(edge) for first, last in windows for edge in (first, last + 1)]
    knots = np.concatenate([_BASE, [e for e in (*edges, *extra) if START < e < HORIZON]])
    return np.unique(knots)


def component_cdf(windows: Sequence[tuple[int, int]], grid: Floats) -> Floats:
    """Return the distribution of every class around every window at `grid`, the prior's classes last.

    Shape (windows + 1, classes, knots); the last knot is the open end and holds all the rest.
    """
    out = np.empty((len(windows) + 1, len(CLASSES), len(grid)))
    if windows:
        first = np.array([w[0] for w in windows], dtype=float)[:, None]
        end = np.array([w[1] + 1 for w in windows], dtype=float)[:, None]
        inside = np.clip((grid - first) / (end - first), 0.0, 1.0)
        out[:-1, 2] = 1 - (1 - inside) ** 2
        out[:-1, 3] = inside**2
        before = np.maximum(first - grid, 0.0)[:, None, :]
        out[:-1, 0:2] = 1 - _loglogistic(before, np.array(EARLY_MEDIANS)[:, None])
        beyond = np.maximum(grid - end, 0.0)[:, None, :]
        out[:-1, 4:8] = _loglogistic(beyond, np.array(LATE_MEDIANS)[:, None])
    out[-1] = _loglogistic(np.maximum(grid - START, 0.0)[None, :], np.array(PRIOR_MEDIANS)[:, None])
    out[:, :, -1] = 1.0
    return out


def _loglogistic(x: Floats, median: Floats) -> Floats:
    power = (x / median) ** _STEEPNESS
    result: Floats = power / (1 + power)
    return result


_BASE = base_grid()
