"""The two pictures of a work as plain numbers: places in per cent of the width, so that they fit any screen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from claims.output.report.wording import MONTHS
from claims.records import Claim, Estimate

_POINTS = 160
_SMOOTH = 4  # points on each side that are averaged, three times: rounds the corners of the 5 % steps
_MAX_LABELS = 7
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)  # months between labels of the axis


@dataclass(frozen=True, slots=True)
class Tick:
    """A label of the time axis."""

    left: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The days from `low` to `high` laid out from 0 to 100."""

    low: date
    high: date

    def at(self, day: date) -> float:
        """Return the place of `day` in per cent, kept within the axis."""
        return round(min(100.0, max(0.0, 100 * (day - self.low).days / max(1, (self.high - self.low).days))), 2)

    def ticks(self) -> list[Tick]:
        """Return month or year labels, few enough for a narrow screen."""
        first = self.low.year * 12 + self.low.month - 1
        last = self.high.year * 12 + self.high.month - 1
        step = next((size for size in _STEPS if (last - first) / size <= _MAX_LABELS), _STEPS[-1])
        ticks = []
        for month in range(-(-first // step) * step, last + 1, step):
            day = date(month // 12, month % 12 + 1, 1)
            if self.low <= day <= self.high:
                label = str(day.year) if step >= 12 else f"{MONTHS[day.month - 1][:3]} {day.year}"
                place = self.at(day)
                if 3 <= place <= 95:
                    ticks.append(Tick(place, label))
        return ticks


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of the axis."""

    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Distribution:
    """The density of the release date as a path in a box of 100 by 100, with its bands and marks."""

    path: str
    ticks: list[Tick]
    band80: Band | None
    band50: Band | None
    median: float
    as_of: float | None
    cut_off: bool  # the tail beyond the drawn range is not nothing


@dataclass(frozen=True, slots=True)
class Bar:
    """What one claim says, as a stretch of the axis; `open_*` where it names no such end."""

    left: float
    width: float
    open_left: bool
    open_right: bool
    published: float | None


def distribution(estimate: Estimate) -> Distribution | None:
    """Return the picture of `estimate`, or None where there is nothing to draw (no quantiles, or one known day)."""
    levels = sorted((float(level), day.toordinal()) for level, day in estimate.quantiles.items())
    if len(levels) < 3 or levels[-1][1] - levels[0][1] < 10 or estimate.median is None:
        return None
    drawn = [pair for pair in levels if pair[0] <= 0.95]
    first, last = levels[0][1], drawn[-1][1]
    margin = max(20, (last - first) // 20)
    low = min(date.fromordinal(first - margin), estimate.as_of - timedelta(days=margin))
    if first - estimate.as_of.toordinal() > 3 * (last - first):
        low = date.fromordinal(first - margin)  # the day of the estimate is too far off to be drawn
    axis = Axis(low, date.fromordinal(last + margin))
    return Distribution(
        path=_path(levels, axis, estimate.as_of),
        ticks=axis.ticks(),
        band80=_band(estimate.interval80, axis),
        band50=_band(estimate.interval50, axis),
        median=axis.at(estimate.median),
        as_of=axis.at(estimate.as_of) if estimate.as_of >= axis.low else None,
        cut_off=levels[-1][1] > axis.high.toordinal(),
    )


def timeline(claims: Sequence[Claim]) -> tuple[Axis, list[Bar | None]] | None:
    """Return an axis over all that `claims` name and a bar for each (None where it names no time)."""
    named = [day for claim in claims for day in (claim.earliest, claim.latest) if day is not None]
    if not named:
        return None
    told = [claim.published for claim in claims if claim.published is not None]
    low, high = min(named + told), max(named + told)
    margin = timedelta(days=max(20, (high - low).days // 16))
    # An end that is left open needs room to show it.
    before = 3 if any(claim.earliest is None and claim.latest for claim in claims) else 1
    after = 3 if any(claim.latest is None and claim.earliest for claim in claims) else 1
    axis = Axis(low - before * margin, high + after * margin)
    return axis, [_bar(claim, axis) for claim in claims]


def _bar(claim: Claim, axis: Axis) -> Bar | None:
    if claim.earliest is None and claim.latest is None:
        return None
    left = axis.at(claim.earliest) if claim.earliest else 0.0
    right = axis.at(claim.latest + timedelta(days=1)) if claim.latest else 100.0
    return Bar(
        left=left,
        width=round(max(0.8, right - left), 2),
        open_left=claim.earliest is None,
        open_right=claim.latest is None,
        published=axis.at(claim.published) if claim.published else None,
    )


def _band(interval: tuple[date, date] | None, axis: Axis) -> Band | None:
    if interval is None:
        return None
    left, right = axis.at(interval[0]), axis.at(interval[1])
    return Band(left, round(max(0.5, right - left), 2))


def _path(levels: Sequence[tuple[float, int]], axis: Axis, as_of: date) -> str:
    """Return the density as the path of an area: slopes of the distribution function, smoothed over the steps."""
    start, end = axis.low.toordinal(), axis.high.toordinal()
    step = (end - start) / _POINTS
    chances = [_chance(levels, start + step * number) for number in range(_POINTS + 1)]
    slopes = [later - earlier for earlier, later in pairwise(chances)]
    for _ in range(3):
        padded = [*[slopes[0]] * _SMOOTH, *slopes, *[slopes[-1]] * _SMOOTH]
        slopes = [sum(padded[at : at + 2 * _SMOOTH + 1]) for at in range(len(slopes))]
    if levels[0][1] >= as_of.toordinal():  # smoothing must not put anything before a day that nothing comes before
        slopes = [0.0 if start + step * number < as_of.toordinal() else slope for number, slope in enumerate(slopes)]
    peak = max(slopes) or 1.0
    points = [
        f"{100 * (number + 0.5) / _POINTS:.2f},{100 - 94 * slope / peak:.2f}" for number, slope in enumerate(slopes)
    ]
    return f"M0,100 L{' L'.join(points)} L100,100 Z"


def _chance(levels: Sequence[tuple[float, int]], day: float) -> float:
    days = [level[1] for level in levels]
    at = bisect_right(days, day)
    if at == 0:
        return 0.0
    if at == len(levels):
        return levels[-1][0]
    (below, left), (above, right) = levels[at - 1], levels[at]
    return below + (above - below) * (day - left) / (right - left)
