"""Claims in, one estimate for each work out.

What counts as known: a claim published up to the end of `as_of`. An undated claim has no place in time, so it counts
(as the oldest word) only where every dated claim about the work is known too; it never reaches into a past estimate.
Quantiles and intervals are those of the day *if the work comes out*; `p_never` stands apart, and `p_by` includes it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from claims.estimate.explain import conflicts_of, state_of, summary_of, superseded_of
from claims.estimate.facts import Fact, facts_of
from claims.estimate.features import ATTENTION, NEVER, Situation, situation
from claims.estimate.model import EstimateModel
from claims.estimate.pooling import Weights, log_parts, mask_of, pool, source_weight
from claims.estimate.shapes import HORIZON, START, component_cdf, grid_for
from claims.records import Claim, Contribution, Estimate

if TYPE_CHECKING:
    from claims.estimate.shapes import Floats

LEVELS = (0.01, *(round(0.05 * k, 2) for k in range(1, 20)), 0.99)
_OUT_FROM = 0.6  # a firm date that passed unheard of counts as kept when the work is out with this probability
_QUIET_DAYS = 30  # … and nobody has written about it for this long after
_SAME_DAY_QUIET = 3  # "out today" counts once that many days have passed without another word
_LONG_SILENCE = 1826  # after five years without a word, how long ago the last one fell makes no more difference
_MONTHS = 120
_LAST_DAY = date.max.toordinal() - int(HORIZON) * 2


@dataclass(frozen=True, slots=True)
class _Pooled:
    grid: Floats  # knots in days after `today`
    mass: Floats  # of each cell, sums to 1
    parts: Floats  # what each row and class puts in


def estimate_all(claims: Iterable[Claim], *, as_of: date, model: EstimateModel) -> list[Estimate]:
    """Return one estimate for each target with a claim known at the end of `as_of`, sorted by target."""
    weights = Weights.of(model)
    by_target = _group(claims)
    known = {target: known_by(by_target[target], as_of) for target in sorted(by_target)}
    return [_estimate(heard, as_of, model, weights, target=target) for target, heard in known.items() if heard]


def estimate_at(claims: Iterable[Claim], pairs: Iterable[tuple[str, date]], model: EstimateModel) -> list[Estimate]:
    """Return one estimate for each (target, as-of day), in the order of `pairs`, from what was known on that day.

    A pair of which nothing was known by then gets the prior of a work of unknown kind: `claims_used` is 0, `confidence`
    is 0, the state `undated`. Whether claims came later makes no difference to it.
    """
    weights = Weights.of(model)
    by_target = _group(claims)
    return [
        _estimate(known_by(by_target.get(target, []), as_of), as_of, model, weights, target=target)
        for target, as_of in pairs
    ]


def estimate_target(
    claims: Sequence[Claim], *, as_of: date, model: EstimateModel, known_not_out: bool = False
) -> Estimate:
    """Return the estimate of the one work that `claims` are about.

    With `known_not_out` the caller vouches that the work was not out at the end of `as_of`, whatever the claims say.

    Raises:
        ValueError: nothing about it was known by the end of `as_of`, or the claims are about several works.
    """
    if len({claim.target for claim in claims}) > 1:
        raise ValueError("claims about several targets; use estimate_all")
    known = known_by(claims, as_of)
    if not known:
        raise ValueError(f"no claim was known by {as_of.isoformat()}")
    return _estimate(known, as_of, model, Weights.of(model), target=known[0].target, known_not_out=known_not_out)


def known_by(claims: Sequence[Claim], as_of: date) -> list[Claim]:
    """Return the claims known at the end of `as_of`; the undated ones only if all dated ones are."""
    dated = [claim for claim in claims if claim.published is not None]
    known = [claim for claim in dated if claim.published is not None and claim.published <= as_of]
    if len(known) == len(dated):
        return list(claims)
    return known


def kind_of(claims: Sequence[Claim]) -> str | None:
    """Return the kind of work that most claims name; of equals, the first in the alphabet."""
    counts = Counter(claim.kind for claim in _distinct(claims) if isinstance(claim.kind, str))
    return min(counts, key=lambda kind: (-counts[kind], kind)) if counts else None


def _distinct(claims: Iterable[Claim]) -> list[Claim]:
    """Return `claims` without copies, so that a reprint has no vote of its own."""
    seen = {
        (c.subject, c.installment, c.kind, c.published, c.event, c.relation, c.earliest, c.latest, c.status, c.polarity,
         c.source_role, c.source_name): c for c in claims
    }  # fmt: skip
    return list(seen.values())


def _group(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.target, []).append(claim)
    return found


def _estimate(
    known: Sequence[Claim], as_of: date, model: EstimateModel, weights: Weights, *, target: str,
    known_not_out: bool = False,
) -> Estimate:  # fmt: skip
    """Return the estimate of `target` from the claims `known` by the end of `as_of`, or from the prior alone."""
    days = [claim.published.toordinal() for claim in known if claim.published is not None]
    end = min(as_of.toordinal(), _LAST_DAY)
    facts = facts_of(known, min(days, default=end))
    kind = kind_of(known)
    # the work was not out when it was last written about; later silence is weighed in `_silence`
    today = min(max(days, default=end), end)
    rows, grid, cells = _lay(facts, today, end, kind)
    first = _pool(rows, weights, grid, cells)
    out = None if known_not_out else _stated_out(facts, end)
    pooled, released = first, out is not None
    if out is not None:
        pooled = _spread(out[0] - today, min(out[1], end) + 1 - today, first)
    elif end > today:
        pooled, released = _silence(first, rows, end - today, known_not_out=known_not_out)
        if (
            not released and end - today > _LONG_SILENCE
        ):  # ask again from a day from which the grid reaches beyond `end`
            today = end - _LONG_SILENCE
            rows, grid, cells = _lay(facts, today, end, kind)
            first = _pool(rows, weights, grid, cells)
            pooled, _ = _silence(first, rows, end - today, known_not_out=True)
    p_never = 0.0 if released else _p_never(rows, model, end - today)
    median = _quantile(pooled, 0.5)
    shifts = _shifts(
        facts, rows, today, kind, weights, grid, cells, end, median, released=released, stated=out is not None
    )
    sayers = [f for f in facts if _says_out(f, end)] if out is not None else []
    contributions = _contributions(known, facts, rows, pooled, weights, shifts, sayers)
    subject, installment = _name(known) if known else _name_in(target)
    dates = {level: date.fromordinal(today + int(_quantile(pooled, level))) for level in (*LEVELS, 0.025, 0.975)}
    state = state_of(rows, pooled.mass, pooled.grid, end - today, released=released, p_never=p_never)
    prior = _pool(_without_claims(rows), weights, grid, cells[-1:])
    draft = Estimate(
        target=target,
        subject=subject,
        installment=installment,
        kind=kind,  # type: ignore[arg-type]
        as_of=as_of,
        state=state,
        median=dates[0.5],
        mode=date.fromordinal(today + _mode(pooled)),
        interval50=(dates[0.25], dates[0.75]),
        interval80=(dates[0.1], dates[0.9]),
        interval95=(dates[0.025], dates[0.975]),
        quantiles={f"{level:.2f}": dates[level] for level in LEVELS},
        p_by=_p_by(pooled, as_of, today, p_never),
        p_never=round(p_never, 4),
        confidence=round(_confidence(pooled, prior), 3),
        articles=len({claim.article_id for claim in known}),
        outlets=len({claim.outlet for claim in known if claim.outlet}),
        claims_used=len(facts),
        contributions=contributions,
        superseded=superseded_of(known, rows),
        conflicts=conflicts_of(known, rows, pooled.parts, end - today),
    )
    return summary_of(draft, known, rows, facts)


def _lay(facts: Sequence[Fact], today: int, end: int, kind: str | None) -> tuple[Situation, Floats, Floats]:
    """Return the rows of `facts`, the knots, and the mass of every cell by row and class."""
    rows = situation(facts, today, kind)
    grid = grid_for(rows.windows, (float(end - today + 1),))
    return rows, grid, np.diff(component_cdf(rows.windows, grid), axis=2)


def _pool(rows: Situation, weights: Weights, grid: Floats, cells: Floats, after: int = 0) -> _Pooled:
    mask = mask_of(rows, grid, weights.denials)
    if after > 0:
        mask = mask * (grid[:-1] >= after + START - 1e-9)
    mass, parts = pool(*log_parts(rows, weights), cells, mask)
    return _Pooled(grid, mass, parts)


def _without_claims(rows: Situation) -> Situation:
    return Situation([], [], [], [], rows.prior_attention, rows.prior_slip, rows.never, [])


def _silence(pooled: _Pooled, rows: Situation, silent: int, *, known_not_out: bool) -> tuple[_Pooled, bool]:
    """Return the distribution after `silent` days without news, and whether the work counts as out.

    A firm window that has passed with no word of a slip was most likely kept; anything else is not out, and the days
    that have passed are ruled out.
    """
    past = pooled.grid[:-1] < silent + START - 1e-9
    p_out = float(pooled.mass[past].sum())
    due = any(
        s.relation != "after" and s.firm >= 0.5 and 0 < window[1] <= silent - _QUIET_DAYS
        for s, window in zip(rows.statements, rows.windows, strict=True)
    )
    if due and not known_not_out and p_out >= _OUT_FROM:
        return pooled, True
    mass = np.where(past, 0.0, pooled.mass)
    if mass.sum() < 1e-9:
        # measured from the first day left, so that decades of silence do not underflow
        mass = np.where(past, 0.0, np.exp(-np.maximum(pooled.grid[:-1] - silent, 0.0) / 365) * np.diff(pooled.grid))
    if mass.sum() <= 0:  # the silence reaches beyond the grid; the caller asks again from a later day
        return pooled, False
    return _Pooled(pooled.grid, mass / mass.sum(), pooled.parts), False


def _stated_out(facts: Sequence[Fact], end: int) -> tuple[int, int] | None:
    """Return the window in which the work came out, if the last word is that it did."""
    past = [f for f in facts if _says_out(f, end)]
    if not past:
        return None
    newest = max(past, key=lambda f: (f.day, f.last or 0))
    ahead = any(
        f.event in ("release", "delay", "cancellation") and f.day >= newest.day
        and (f.relation == "none" or max(f.last or 0, f.first or 0) > newest.day)
        for f in facts
    )  # fmt: skip
    if ahead or newest.first is None or newest.last is None:
        return None
    return newest.first, min(newest.last, end)


def _says_out(fact: Fact, end: int) -> bool:
    """Whether `fact` tells of a release behind it, or on its own day with nothing else heard for some days."""
    if fact.event != "release" or fact.relation != "in" or fact.negated or fact.firm < 0.5:
        return False
    if fact.first is None or fact.last is None or fact.last - fact.first > 31:
        return False
    return fact.last < fact.day or fact.last == fact.day <= end - _SAME_DAY_QUIET


def _spread(first: int, end: int, like: _Pooled) -> _Pooled:
    return _Pooled(np.array([float(first), float(max(end, first + 1))]), np.array([1.0]), like.parts * 0)


def _quantile(pooled: _Pooled, level: float) -> int:
    done = np.concatenate([[0.0], np.cumsum(pooled.mass)])
    day = float(np.interp(level, done / done[-1], pooled.grid))
    return int(min(np.floor(day + 1e-9), HORIZON))


def _mode(pooled: _Pooled) -> int:
    # not finer than a week's mass or a hundredth of the way: a spike of a cell's width is no more likely than its day
    width = np.maximum(np.diff(pooled.grid), 1.0)
    best = int(np.argmax(pooled.mass / width))
    return int((pooled.grid[best] + pooled.grid[best + 1] - 1) // 2)


def _p_by(pooled: _Pooled, as_of: date, today: int, p_never: float) -> dict[str, float]:
    done = np.concatenate([[0.0], np.cumsum(pooled.mass)])
    out: dict[str, float] = {}
    year, month = as_of.year, as_of.month
    for _ in range(_MONTHS):
        following = date(year + month // 12, month % 12 + 1, 1) if year < 9999 else date.max
        by = float(np.interp(following.toordinal() - today, pooled.grid, done))
        out[date.fromordinal(following.toordinal() - 1).isoformat()] = round((1 - p_never) * by, 4)
        if by > 0.995:
            break
        year, month = following.year, following.month
    return out


def _p_never(rows: Situation, model: EstimateModel, silent: int) -> float:
    table = model.tables.get("never", {})
    score = sum(table.get(name, 0.0) * value for name, value in zip(NEVER, rows.never, strict=True))
    score += table.get("silent", 0.0) * float(np.log1p(silent))
    return float(1 / (1 + np.exp(-score)))


def _confidence(pooled: _Pooled, prior: _Pooled) -> float:
    """How much narrower the 80% interval is than without claims: 0 not at all, 1 one day, in log days."""
    wide = [np.log1p(max(_quantile(p, 0.9) - _quantile(p, 0.1), 0)) for p in (pooled, prior)]
    return float(np.clip(1 - wide[0] / wide[1], 0.0, 1.0)) if wide[1] > 0 else 0.0


def _shifts(
    facts: Sequence[Fact], rows: Situation, today: int, kind: str | None, weights: Weights, grid: Floats, cells: Floats,
    end: int, median: int, *, released: bool, stated: bool,
) -> list[float]:  # fmt: skip
    """Return for each fact by how many days the median would be earlier without it."""
    row_of = {(s.relation, s.first, s.last): i for i, s in enumerate(rows.statements)}
    out = []
    for leave in range(len(facts)):
        others = [*facts[:leave], *facts[leave + 1 :]]
        still = _stated_out(others, end) if stated else None
        if still is not None:
            out.append(float(median - (still[0] + still[1]) // 2 + today))
            continue
        rest = situation(others, today, kind)
        keep = [row_of.get((s.relation, s.first, s.last), -2) for s in rest.statements]
        if -2 in keep:  # a "by" window that opened with this claim: its shape changes
            part = np.diff(component_cdf(rest.windows, grid), axis=2)
        else:
            part = cells[[*keep, len(rows.statements)]]
        silent = 0 if released and not stated else end - today
        out.append(float(median - _quantile(_pool(rest, weights, grid, part, silent), 0.5)))
    return out


def _contributions(
    known: Sequence[Claim], facts: Sequence[Fact], rows: Situation, pooled: _Pooled, weights: Weights,
    shifts: Sequence[float], says_out: Sequence[Fact],
) -> tuple[Contribution, ...]:  # fmt: skip
    shares = pooled.parts.sum(axis=1) if len(pooled.parts) else np.zeros(0)
    factors: dict[int, dict[str, float]] = {}
    for i, statement in enumerate(rows.statements):
        named = {
            name: float(np.exp(value * weight))
            for name, value, weight in zip(ATTENTION, rows.attention[i], weights.attention, strict=True)
            if value
        }
        if weights.sources:
            named["source_record"] = float(np.exp(source_weight(statement, weights.sources)))
        raw = float(np.prod(list(named.values())))
        # what is left of the statement after today's date and the denials, as a share of everything left
        named["left_in_pool"] = float(shares[i]) / raw
        named["one_of"] = 1 / len(statement.facts)
        for fact in statement.facts:
            factors[fact.index] = named
    ruled = {index: grade for _, _, grade, indices in rows.denials for index in indices}
    out = []
    for fact, shift in zip(facts, shifts, strict=True):
        if says_out:
            mine = {"says_out": 1.0, "one_of": 1 / len(says_out)} if fact in says_out else {"context": 0.0}
        elif fact.index in factors:
            mine = factors[fact.index]
        elif fact.index in ruled:
            mine = {"rules_out": 1 - float(np.exp(weights.denials.get(ruled[fact.index], 0.0)))}
        else:
            mine = {"context": 0.0}  # it moves the shares and the prior, and has no share of its own
        mine = {name: round(value, 6) for name, value in mine.items()}
        out.append(
            Contribution(
                claim_id=known[fact.index].claim_id,
                weight=round(float(np.prod(list(mine.values()))), 6),
                shift_days=shift,
                factors=mine,
            )
        )
    return tuple(sorted(out, key=lambda c: (-c.weight, -abs(c.shift_days), c.claim_id)))


def _name(known: Sequence[Claim]) -> tuple[str, str | None]:
    """Return the subject and the installment as most claims write them."""
    counts = Counter((claim.subject, claim.installment) for claim in _distinct(known))
    return min(counts, key=lambda pair: (-counts[pair], pair[0], pair[1] or ""))


def _name_in(target: str) -> tuple[str, str | None]:
    """Return subject and installment as the key `target` has them: all there is where no claim names the work."""
    subject, _, installment = target.partition("|")
    return subject, installment or None
