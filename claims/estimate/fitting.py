"""Fit the slip classes, the weights and the prior on histories, directly on the pooled distribution.

The loss of a case is its CRPS in days and in log days, each against its scale over simple rules, and a little of the
log score of the cell in which the work came out; every work weighs the same. Coefficients are shrunk to a starting
table (ridge). The gradient is exact, so a fit takes seconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from claims.estimate.facts import facts_of
from claims.estimate.features import ATTENTION, NEVER, PRIOR_ATTENTION, PRIOR_SLIP, SLIP, Situation, situation
from claims.estimate.history import History, as_of_days
from claims.estimate.model import EstimateModel
from claims.estimate.pooling import HEADS, PRIOR_STEPS, mask_of
from claims.estimate.shapes import CLASSES, PRIOR_CLASSES, component_cdf, grid_for

if TYPE_CHECKING:
    from claims.estimate.shapes import Floats

DAYS_SCALE, LOG_SCALE, LOG_SCORE_SHARE = 90.0, 0.30, 1.0
RIDGE = {"attention": 0.02, "head": 0.008, "class": 0.005, "prior_attention": 0.01, "prior_size": 0.02}
DENIALS = {"denied_firm": -2.5, "denied_soft": -1.5, "after_firm": -2.5, "after_soft": -1.5}
# what a further origin adds at least, set by hand: the histories were collected by hand, so that a lone claim is nearly
# always one that was really made; claims read by a program are now and then misread, and agreement tells them apart
SUPPORT = 0.8
START = {
    "attention": {
        "firm": 1.0,
        "newest": 1.0,
        "replaced_firm": -1.5,
        "denied_since": -1.5,
        "age": -1.0,
        "width": -0.5,
        "delayed_since": -1.0,
    },
    "hold": {"delayed_since": -1.0, "support": SUPPORT},
    "size": {"delayed_since": 0.5},
    "class": {"early_long": -2.5, "early_short": -1.5, "held_start": 0.7, "held_end": 0.9, "late_years": -1.0},
    "prior_attention": {"bias": -1.5, "delayed": 0.5},
    "prior_size": {"unveiled_device": -1.5},
}
SUPPORT_BOUNDS: dict[str, tuple[float | None, float | None]] = {
    "hold": (0.0, None), "early": (None, 0.0), "place": (0.0, 0.0), "size": (None, 0.0),
}  # fmt: skip
# what the histories say little or nothing about starts, and nearly stays, at what is plain from the words themselves
NEVER_START = {
    "cancelled_firm": 3.0, "cancelled_soft": 1.5, "revived": -2.5, "in_production": -1.0, "ordered": -0.5,
    "not_cancelled": -1.0, "silent": 0.15,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """One work on one day: its rows, and the day on which it came out (days ahead)."""

    target: str
    as_of: date
    situation: Situation
    days: float


def cases_of(histories: Sequence[History], per_target: int | None = None) -> list[Case]:
    """Return the cases of the released works among `histories`, in order."""
    out = []
    for history in histories:
        if history.released is None:
            continue
        for day in as_of_days(history, per_target):
            known = [claim for claim in history.claims if claim.published and claim.published <= day]
            facts = facts_of(known, day.toordinal())
            rows = situation(facts, day.toordinal(), history.kind)
            out.append(Case(history.target, day, rows, float((history.released - day).days)))
    return out


def fit(histories: Sequence[History]) -> EstimateModel:
    """Return the model fitted to `histories` by penalised minimisation of the pooled scores (deterministic)."""
    from scipy.optimize import minimize

    problem = _Problem(cases_of(histories))
    start = problem.start()
    done = minimize(problem.loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}, bounds=problem.bounds())
    tables = problem.tables(done.x)
    del tables["prior_size"]["unheard"]  # has a row of its own, by class
    tables["prior_unheard"] = _fit_unheard(histories, done.x)
    tables["denials"] = dict(DENIALS)
    tables["never"] = _fit_never(histories)
    return EstimateModel(tables)


class _Problem:
    """The cases laid flat: one row for each statement and one for each prior, with the distributions of its classes."""

    def __init__(self, cases: Sequence[Case], denials: dict[str, float] | None = None) -> None:
        prepared = [_lay(case, denials or DENIALS) for case in cases]
        knots = max(p.cdf.shape[2] for p in prepared)
        self.cdf = np.concatenate([_pad(p.cdf, knots) for p in prepared])  # (rows, classes, cells), middle of each cell
        self.log_mass = np.concatenate([p.log_mass for p in prepared])
        self.sizes = np.array([len(p.log_mass) for p in prepared])
        self.starts = np.concatenate([[0], np.cumsum(self.sizes)[:-1]])
        self.case = np.repeat(np.arange(len(prepared)), self.sizes)
        self.is_prior = np.zeros(len(self.case), dtype=bool)
        self.is_prior[self.starts + self.sizes - 1] = True
        none = np.zeros((0, len(ATTENTION))), np.zeros((0, len(SLIP)))
        self.x = np.concatenate([none[0], *(c.situation.attention for c in cases if c.situation.attention)])
        self.z = np.concatenate([none[1], *(c.situation.slip for c in cases if c.situation.slip)])
        self.xp = np.array([c.situation.prior_attention for c in cases])
        self.zp = np.array([c.situation.prior_slip for c in cases])
        self.truth = np.stack([_pad1(p.truth, knots) for p in prepared])
        self.days = np.stack([_pad1(p.days, knots) for p in prepared])
        self.logs = np.stack([_pad1(p.logs, knots) for p in prepared])
        self.at = np.concatenate([p.at for p in prepared])  # mass of the cell around the truth, by row and class
        works = dict.fromkeys((c.target for c in cases), 0)
        for c in cases:
            works[c.target] += 1
        self.weight = np.array([1 / works[c.target] for c in cases]) / len(works)
        heads = len(HEADS) * len(SLIP)
        lengths = (len(ATTENTION), heads, len(CLASSES), len(PRIOR_ATTENTION), len(PRIOR_SLIP), len(PRIOR_CLASSES))
        self.cuts = np.cumsum((0, *lengths))
        names = ("attention", "head", "class", "prior_attention", "prior_size", "class")
        self.ridge = np.concatenate([np.full(n, RIDGE[name]) for n, name in zip(lengths, names, strict=True)])
        self.heads = np.array(list(HEADS.values()), dtype=float)
        self.steps = np.array(PRIOR_STEPS)

    def start(self) -> Floats:
        """Return the starting coefficients, to which the penalty shrinks."""
        heads = [START.get(head, {}).get(n, 0.0) for head in HEADS for n in SLIP]
        parts = [
            [START["attention"].get(n, 0.0) for n in ATTENTION], heads, [START["class"].get(n, 0.0) for n in CLASSES],
            [START["prior_attention"].get(n, 0.0) for n in PRIOR_ATTENTION],
            [START["prior_size"].get(n, 0.0) for n in PRIOR_SLIP],
            [0.0] * len(PRIOR_CLASSES),
        ]  # fmt: skip
        return np.concatenate([np.array(part, dtype=float) for part in parts])

    def bounds(self) -> list[tuple[float | None, float | None]]:
        """Return the bounds of the coefficients: further origins of a window may only speak for it."""
        out: list[tuple[float | None, float | None]] = [(None, None)] * self.cuts[-1]
        out[ATTENTION.index("support")] = (SUPPORT, None)
        for number, head in enumerate(HEADS):
            out[self.cuts[1] + number * len(SLIP) + SLIP.index("support")] = SUPPORT_BOUNDS[head]
        return out

    def tables(self, values: Floats) -> dict[str, dict[str, float]]:
        """Return `values` as named tables."""
        attention, head, klass, prior_attention, prior_size, prior_class = self._split(values)
        tables = {
            "attention": dict(zip(ATTENTION, attention, strict=True)),
            **{name: dict(zip(SLIP, head[i], strict=True)) for i, name in enumerate(HEADS)},
            "class": dict(zip(CLASSES, klass, strict=True)),
            "prior_attention": dict(zip(PRIOR_ATTENTION, prior_attention, strict=True)),
            "prior_size": dict(zip(PRIOR_SLIP, prior_size, strict=True)),
            "prior_class": dict(zip(PRIOR_CLASSES, prior_class, strict=True)),
        }
        return {t: {k: float(v) for k, v in row.items()} for t, row in tables.items()}

    def _split(self, v: Floats) -> tuple[Floats, Floats, Floats, Floats, Floats, Floats]:
        a, b, c, d, e, f, g = self.cuts
        return v[a:b], v[b:c].reshape(len(HEADS), -1), v[c:d], v[d:e], v[e:f], v[f:g]

    def loss(self, values: Floats) -> tuple[float, Floats]:
        """Return the penalised loss and its gradient."""
        attention, head, klass, prior_attention, prior_size, prior_class = self._split(values)
        prior = self.is_prior
        score = np.empty(len(self.case))
        logits = np.empty((len(self.case), len(CLASSES)))
        score[~prior], score[prior] = self.x @ attention, self.xp @ prior_attention
        logits[~prior] = self.z @ (head.T @ self.heads) + klass
        logits[prior] = np.outer(self.zp @ prior_size, self.steps) + prior_class
        log_share = logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
        share = np.exp(log_share)
        joint = score[:, None] + log_share + self.log_mass
        top = np.maximum.reduceat(joint.max(axis=1), self.starts)
        joint = np.exp(joint - top[self.case][:, None])
        joint /= np.add.reduceat(joint.sum(axis=1), self.starts)[self.case][:, None]
        pooled = np.add.reduceat(np.einsum("rk,rkg->rg", joint, self.cdf), self.starts)
        at = np.add.reduceat((joint * self.at).sum(axis=1), self.starts)
        error = pooled - self.truth
        measure = self.days / DAYS_SCALE + self.logs / LOG_SCALE
        case_loss = (error**2 * measure).sum(axis=1) - LOG_SCORE_SHARE * np.log(at + 1e-9)
        total = float(self.weight @ case_loss)
        by_cell = 2 * error * measure * self.weight[:, None]
        by_joint = np.einsum("rkg,rg->rk", self.cdf, by_cell[self.case])
        by_joint -= (LOG_SCORE_SHARE * self.weight / (at + 1e-9))[self.case][:, None] * self.at
        mean = np.add.reduceat((joint * by_joint).sum(axis=1), self.starts)
        by_log = joint * (by_joint - mean[self.case][:, None])
        by_score = by_log.sum(axis=1)
        by_logit = by_log - share * by_score[:, None]
        by_slip = self.z.T @ by_logit[~prior]
        gradient = np.concatenate([
            self.x.T @ by_score[~prior], (self.heads @ by_slip.T).ravel(), by_logit[~prior].sum(axis=0),
            self.xp.T @ by_score[prior], self.zp.T @ (by_logit[prior] @ self.steps), by_logit[prior].sum(axis=0),
        ])  # fmt: skip
        away = values - self.start()
        return total + float(self.ridge @ away**2), gradient + 2 * self.ridge * away


def _fit_unheard(histories: Sequence[History], values: Floats) -> dict[str, float]:
    """Return by how much the prior's shares differ for a work of which nothing is known yet.

    From the day before the first claim about each work. Fitted after all else, which it leaves as it is.
    """
    from scipy.optimize import minimize

    cases = []
    for history in histories:
        first = min(as_of_days(history), default=None)
        if history.released is not None and first is not None:
            rows = situation([], first.toordinal() - 1, None)
            days = float((history.released - first).days + 1)
            cases.append(Case(history.target, first - timedelta(days=1), rows, days))
    if not cases:
        return {}
    problem = _Problem(cases)
    shares = slice(problem.cuts[5], problem.cuts[6])

    def loss(row: Floats) -> tuple[float, Floats]:
        tried = values.copy()
        tried[shares] = row
        value, gradient = problem.loss(tried)
        return value, gradient[shares]

    done = minimize(loss, values[shares], jac=True, method="L-BFGS-B")
    return dict(zip(PRIOR_CLASSES, (float(v) for v in done.x - values[shares]), strict=True))


@dataclass(frozen=True, slots=True)
class _Laid:
    cdf: Floats
    log_mass: Floats
    truth: Floats
    days: Floats
    logs: Floats
    at: Floats


def _lay(case: Case, denials: dict[str, float]) -> _Laid:
    y = case.days
    slack = max(1.0, round(0.05 * y))  # the log score asks for the right cell, not for the very day
    grid = grid_for(case.situation.windows, (y, y + 1, y - slack, y + 1 + slack))
    cells = np.diff(component_cdf(case.situation.windows, grid), axis=2) * mask_of(case.situation, grid, denials)
    mass = np.maximum(cells.sum(axis=2), 1e-12)
    cells = cells / mass[:, :, None]
    done = np.cumsum(cells, axis=2)
    middle = (grid[:-1] + grid[1:]) / 2
    inside = (middle > y - slack) & (middle < y + 1 + slack)
    truth = np.where(middle < y, 0.0, np.where(middle > y + 1, 1.0, 0.5))
    days, logs = np.diff(grid), np.diff(np.log1p(grid))
    days[-1] = 0.0  # the open end has no length
    return _Laid(done - cells / 2, np.log(mass), truth, days, logs, cells[:, :, inside].sum(axis=2))


def _pad(cdf: Floats, cells: int) -> Floats:
    return np.concatenate([cdf, np.ones((*cdf.shape[:2], cells - cdf.shape[2]))], axis=2).astype(np.float32)


def _pad1(row: Floats, cells: int) -> Floats:
    return np.concatenate([row, np.zeros(cells - len(row))])


def _fit_never(histories: Sequence[History]) -> dict[str, float]:
    """Fit the log odds that a work never comes out, on the last days of the histories (ridge logistic regression)."""
    from scipy.optimize import minimize

    rows, never, weight = [], [], []
    for history in histories:
        days = as_of_days(history, 4)
        for day in days:
            known = [claim for claim in history.claims if claim.published and claim.published <= day]
            rows.append(situation(facts_of(known, day.toordinal()), day.toordinal(), history.kind).never)
            never.append(float(history.released is None))
            weight.append(1 / len(days))
    x, y, w = np.array(rows), np.array(never), np.array(weight)
    ridge = np.where(np.array(NEVER) == "bias", 0.0, 1.0)
    prior = np.array([NEVER_START.get(name, 0.0) for name in NEVER])

    def loss(v: Floats) -> tuple[float, Floats]:
        score = x @ v
        p = 1 / (1 + np.exp(-score))
        value = float(w @ (np.logaddexp(0, score) - y * score) + ridge @ (v - prior) ** 2 / 2)
        return value, x.T @ (w * (p - y)) + ridge * (v - prior)

    done = minimize(loss, prior, jac=True, method="L-BFGS-B")
    table = dict(zip(NEVER, (float(v) for v in done.x), strict=True))
    # a work of which nothing is known: as many never come out as of all works, whatever the silence itself would say
    nothing = dict(zip(NEVER, situation([], 0, None).never, strict=True))
    lost = (sum(h.released is None for h in histories) + 0.5) / (len(histories) + 1)
    score = sum(table[name] * value for name, value in nothing.items() if name != "unheard")
    return table | {"unheard": float(np.log(lost / (1 - lost)) - score)}
