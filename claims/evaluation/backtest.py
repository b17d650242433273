"""The estimate against what happened, beside simple rules, on histories whose outcome is known.

Two sets of as-of days: the *cut-offs* 30, 90, 180 and 365 days before the release (where a claim was known by then and
the day comes after it), and the *as-of days*, up to four taken evenly from the days on which something became known.
At both the work is known not to be out, as a reader on that day would know.
The second depends on no outcome, save that the work was not out yet. Every work weighs the same in each mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from claims.estimate.history import History, as_of_days, fold_of, in_folds, read_histories
from claims.records import Claim, Estimate

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from claims.estimate.model import EstimateModel

    Floats = NDArray[np.float64]

LEVELS = np.round(np.arange(0.05, 0.96, 0.05), 2)
CUT_OFFS = (365, 180, 90, 30)
BUCKETS = (("<60d", 0, 60), ("60-180d", 60, 180), ("180-365d", 180, 365), (">365d", 365, 10**6))
RULES = (
    "newest claim", "newest confirmed claim", "newest future claim", "mean of claims", "mean by p_confirmed",
)  # fmt: skip
_P_BY_STATUS = {"confirmed": 0.9, "speculative": 0.3}  # where a claim has no p_confirmed of its own


@dataclass(frozen=True, slots=True)
class Case:
    """One work on one day, and how many days later it came out."""

    history: History
    as_of: date
    days: float


def backtest(path: str | Path, models_dir: Path, *, cross_validate: bool = False) -> dict[str, Any]:
    """Return the scores of the estimate and of the simple rules on the histories at `path`.

    With `cross_validate` the model is fitted anew for each of five folds of titles, on the others; without it, the
    model in `models_dir` is used as it is (in sample for the histories that it was fitted on).

    Raises:
        OSError: a file cannot be read.
        ValueError: a row is malformed, or no work in the file has a known release.
    """
    return backtest_histories(read_histories(Path(path)), models_dir, cross_validate=cross_validate)


def backtest_histories(
    histories: Sequence[History], models_dir: Path, *, cross_validate: bool = False
) -> dict[str, Any]:
    """Return what `backtest` returns, for `histories` already read."""
    from claims.estimate import fit, load_model

    if not any(history.released for history in histories):
        raise ValueError("no work in the history has a known release date")
    if cross_validate:
        models = [fit(in_folds(histories, fold)[0]) for fold in range(5)]
    else:
        models = [load_model(models_dir)] * 5
    out: dict[str, Any] = {
        "works": len(histories),
        "released": sum(history.released is not None for history in histories),
        "model": "fitted on the other titles" if cross_validate else "as shipped",
    }
    for name, cases in (("cut_offs", cut_off_cases(histories)), ("as_of_days", as_of_cases(histories))):
        out[name] = score_cases(cases, models) if cases else {}
    out["p_never"] = never_scores(histories, models)
    return out


def cross_validated(histories: Sequence[History]) -> dict[str, Any]:
    """Return the cross-validated scores of `histories`, for the card of the slip model."""
    return backtest_histories(histories, Path(), cross_validate=True)


def cut_off_cases(histories: Sequence[History]) -> list[Case]:
    """Return the cases 365, 180, 90 and 30 days before each release by which a claim was known."""
    out = []
    for history in histories:
        if history.released is None:
            continue
        for ahead in CUT_OFFS:
            day = history.released - timedelta(days=ahead)
            if any(claim.published and claim.published <= day for claim in history.claims):
                out.append(Case(history, day, float(ahead)))
    return out


def as_of_cases(histories: Sequence[History], per_target: int = 4) -> list[Case]:
    """Return up to `per_target` cases of each released work, evenly from the days on which something became known."""
    return [
        Case(history, day, float((history.released - day).days))
        for history in histories
        if history.released is not None
        for day in as_of_days(history, per_target)
    ]


def score_cases(cases: Sequence[Case], models: Sequence[EstimateModel]) -> dict[str, dict[str, float]]:
    """Return the scores of each simple rule and of the estimate ("claims") on `cases`.

    `models` holds the model to use for each fold of titles.
    """
    days = np.array([case.days for case in cases])
    folds = np.array([fold_of(case.history.target) for case in cases])
    targets = [case.history.target for case in cases]
    rules = [_points(_known(case), case.as_of) for case in cases]
    out = {}
    for name in RULES:
        point = np.array([rule[name] for rule in rules])
        missing = np.isnan(point)
        point = np.where(missing, np.median(days) if missing.all() else np.nanmedian(days), point)
        # the spread of a rule is how wrong it was about the other titles
        spread = {fold: np.quantile(_or_all(days - point, folds != fold), LEVELS) for fold in set(folds.tolist())}
        quantiles = np.array([np.maximum(0, x + spread[int(fold)]) for x, fold in zip(point, folds, strict=True)])
        out[name] = summarise(targets, days, quantiles)
    estimates = _estimates(cases, folds, models)
    own = np.array([
        [(e.quantiles[f"{level:.2f}"] - case.as_of).days for level in LEVELS]
        for e, case in zip(estimates, cases, strict=True)
    ], dtype=float)  # fmt: skip
    scores = summarise(targets, days, own)
    for key, skill in (("crps", "skill"), ("crps_log", "skill_log")):
        scores[skill] = round(1 - scores[key] / min(out[name][key] for name in RULES[:4]), 3)
    scores["cov95"] = round(_mean(targets, [_inside(e, c) for e, c in zip(estimates, cases, strict=True)]), 3)
    return {**out, "claims": scores}


def never_scores(histories: Sequence[History], models: Sequence[EstimateModel]) -> dict[str, float]:
    """Return the mean `p_never` at the last claim of works that never came out, and of those that did."""
    found: dict[bool, list[float]] = {True: [], False: []}
    cases = [Case(h, days[-1], 0.0) for h in histories if (days := as_of_days(h))]
    folds = np.array([fold_of(case.history.target) for case in cases])
    for case, estimate in zip(cases, _estimates(cases, folds, models), strict=True):
        found[case.history.released is None].append(estimate.p_never)
    return {
        name: round(float(np.mean(found[key])), 3)
        for name, key in (("never_released", True), ("released", False))
        if found[key]
    }


def summarise(targets: Sequence[str], days: Floats, quantiles: Floats) -> dict[str, float]:
    """Return the scores of `quantiles` (cases, 19 levels; days ahead) against `days`; every target weighs the same.

    crps, ae, median_ae: days. crps_log: log days. log_score: -log of the probability of the day itself. cov50, cov80,
    cov90: share of cases inside the closed central interval. cov50_mid …: the same, where a day on which the estimate
    stakes more than its share counts with that share only (the share of the randomised PIT inside the interval), so
    that a calibrated estimate scores 0.50 also where it is sure of one day.
    """
    d, q = days, quantiles
    each: dict[str, Any] = {
        "crps": [crps(a, y) for a, y in zip(q, d, strict=True)],
        "crps_log": [crps(np.log1p(np.maximum(a, 0)), float(np.log1p(y))) for a, y in zip(q, d, strict=True)],
        "ae": np.abs(d - q[:, 9]),
        "cov50": (d >= q[:, 4]) & (d <= q[:, 14]),
        "cov80": (d >= q[:, 1]) & (d <= q[:, 17]),
        "cov90": (d >= q[:, 0]) & (d <= q[:, 18]),
        "cov50_mid": [pit_share(a, y, 0.25, 0.75) for a, y in zip(q, d, strict=True)],
        "cov80_mid": [pit_share(a, y, 0.10, 0.90) for a, y in zip(q, d, strict=True)],
        "log_score": [log_score(a, y) for a, y in zip(q, d, strict=True)],
    }
    out: dict[str, float] = {"cases": len(d), "targets": len(set(targets))}
    out |= {name: round(_mean(targets, values), 3) for name, values in each.items()}
    out["median_ae"] = float(np.sort(np.abs(d - q[:, 9]))[len(d) // 2])
    # a case weighs what it weighs in the whole, also within its bucket
    weight = _weights(targets)
    for name, low, high in BUCKETS:
        inside = (d >= low) & (d < high)
        if inside.any():
            for key in ("crps", "cov50", "cov80", "cov50_mid", "cov80_mid"):
                value = np.average(np.asarray(each[key], dtype=float)[inside], weights=weight[inside])
                out[f"{key} {name}"] = round(float(value), 2 if key == "crps" else 3)
    return out


def crps(quantiles: Floats, truth: float) -> float:
    """Return the continuous ranked probability score from the quantiles 0.05 … 0.95, in the unit of `truth`.

    Twice the mean pinball loss: `2 * mean(max(p * (y - q_p), (p - 1) * (y - q_p)))`. Nineteen quantiles at 10 and a
    truth of 12 score 2.0. (Gneiting & Ranjan 2011, doi:10.1198/jbes.2010.08110)
    """
    away = truth - np.asarray(quantiles, dtype=float)
    return float(2 * np.mean(np.maximum(LEVELS * away, (LEVELS - 1) * away)))


def day_cdf(quantiles: Floats) -> tuple[Floats, Floats]:
    """Return the knots and the distribution that the quantiles 0.05 … 0.95 stand for.

    Levels that share a day spread over that day; what lies outside reaches as far again as the outermost step, at
    least a week. So nineteen quantiles on day 10 put 0.9 on `10 .. 11`.
    """
    low: dict[float, float] = {}
    high: dict[float, float] = {}
    for level, day in zip(LEVELS.tolist(), np.floor(quantiles).tolist(), strict=True):
        low.setdefault(day, level)
        high[day] = level
    knots = sorted({(day, low[day]) for day in low} | {(day + 1, high[day]) for day in high if high[day] > low[day]})
    x, f = [knots[0][0]], [knots[0][1]]
    for day, level in knots[1:]:
        if day > x[-1]:
            x.append(day)
            f.append(max(level, f[-1]))
        else:  # the day after a sure day is itself a quantile: its lower level stands
            f[-1] = max(f[-1], level)
    ends = max(7.0, x[0] / 2), max(7.0, (x[-1] - x[0]) / 2)
    return np.array([x[0] - ends[0], *x, x[-1] + ends[1]]), np.array([0.0, *f, 1.0])


def pit_share(quantiles: Floats, truth: float, low: float, high: float) -> float:
    """Return the share of the probability staked on the day `truth` that lies between the levels `low` and `high`.

    Its mean over cases is the coverage with randomised PIT. Nineteen quantiles on the day that came true (0.9 on it,
    from 0.05 to 0.95) give 0.5 / 0.9 = 0.556 for the 50% interval. (Czado et al. 2009,
    doi:10.1111/j.1541-0420.2009.01191.x)
    """
    x, f = day_cdf(quantiles)
    start, end = np.interp([truth, truth + 1], x, f)
    if end - start < 1e-9:
        return float(low <= start <= high)
    return float(max(0.0, min(end, high) - max(start, low)) / (end - start))


def log_score(quantiles: Floats, truth: float) -> float:
    """Return -log of the probability that the quantiles give to the day `truth`, at most 9.21 (1 in 10,000).

    Nineteen quantiles on the day that came true score -log 0.9 = 0.105.
    """
    x, f = day_cdf(quantiles)
    start, end = np.interp([truth, truth + 1], x, f)
    return float(-np.log(max(end - start, 1e-4)))


def _points(known: Sequence[Claim], as_of: date) -> dict[str, float]:
    """Return what each simple rule says, in days after `as_of`; nan where no claim names a window."""
    dated = [
        (claim, (claim.earliest.toordinal() + claim.latest.toordinal()) / 2)
        for claim in known
        if claim.event == "release" and claim.polarity == "affirmed" and claim.relation == "in"
        and claim.earliest is not None and claim.latest is not None
    ]  # fmt: skip
    if not dated:
        return dict.fromkeys(RULES, float("nan"))
    today = as_of.toordinal()
    middles = [middle for _, middle in dated]
    firm = [middle for claim, middle in dated if claim.status == "confirmed"]
    ahead = [middle for middle in middles if middle >= today]
    p = [c.p_confirmed if c.p_confirmed is not None else _P_BY_STATUS[c.status] for c, _ in dated]
    says = {
        "newest claim": middles[-1],
        "newest confirmed claim": (firm or middles)[-1],
        "newest future claim": (ahead or middles)[-1],
        "mean of claims": float(np.mean(middles)),
        "mean by p_confirmed": float(np.average(middles, weights=np.maximum(p, 1e-6))),
    }
    return {name: max(0.0, value - today) for name, value in says.items()}


def _estimates(cases: Sequence[Case], folds: NDArray[np.int64], models: Sequence[EstimateModel]) -> list[Estimate]:
    from claims.estimate import estimate_target

    return [
        estimate_target(case.history.claims, as_of=case.as_of, model=models[int(fold)], known_not_out=True)
        for case, fold in zip(cases, folds, strict=True)
    ]


def _known(case: Case) -> list[Claim]:
    return [claim for claim in case.history.claims if claim.published and claim.published <= case.as_of]


def _inside(estimate: Estimate, case: Case) -> bool:
    out = case.as_of + timedelta(days=case.days)
    return estimate.interval95 is not None and estimate.interval95[0] <= out <= estimate.interval95[1]


def _or_all(values: Floats, chosen: NDArray[np.bool_]) -> Floats:
    return values[chosen] if chosen.any() else values


def _weights(targets: Sequence[str]) -> Floats:
    count: dict[str, int] = {}
    for target in targets:
        count[target] = count.get(target, 0) + 1
    return np.array([1 / count[target] for target in targets])


def _mean(targets: Sequence[str], values: Any) -> float:
    return float(np.average(np.asarray(values, dtype=float), weights=_weights(targets)))
