"""How the past claims of each source and outlet turned out: a table with shrunken hit rates.

A claim counts where it names a window for the release of a work that came out. Repeats of one window by one source for
one work count once. Hit rates are shrunk to the rate of the source's role (so that one lucky guess makes no oracle), as
the mean and the 80% interval of a beta distribution with the role's rate as its prior, worth `PRIOR_CLAIMS` claims.
"""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from claims.estimate.facts import origin_of_source
from claims.estimate.history import History
from claims.estimate.model import EstimateModel
from claims.records import Claim

PRIOR_CLAIMS = 4.0  # how many claims the role's rate is worth


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """The record of one source (or outlet): `hits` of `claims` windows held the release."""

    source: str
    by: str  # "source" or "outlet"
    role: str  # of the source; of an outlet's commonest claims
    works: int
    claims: int
    hits: int
    hit_rate: float  # shrunk
    low: float  # 80% interval of the hit rate
    high: float
    median_days_late: float  # of the release after the end of the window (before its start: negative), 0 inside
    weight: float  # odds of holding against the odds of the role: a factor for this source's claims


def source_records(histories: Sequence[History], *, min_claims: int = 1) -> list[SourceRecord]:
    """Return the records of all named sources and outlets with at least `min_claims` claims, the busiest first."""
    groups: dict[tuple[str, str], dict[tuple[object, ...], tuple[Claim, date]]] = defaultdict(dict)
    for history in histories:
        if history.released is None:
            continue
        for claim in history.claims:
            if not _counts(claim, history.released):
                continue
            window = (history.target, claim.relation, claim.earliest, claim.latest, claim.polarity)
            for by, name in (("source", claim.source_name), ("outlet", claim.outlet)):
                if name:
                    groups[by, name.strip()].setdefault(window, (claim, history.released))
    rates = _role_rates(histories)
    out = [
        _record(name, by, list(rows.values()), rates) for (by, name), rows in groups.items() if len(rows) >= min_claims
    ]
    return sorted(out, key=lambda r: (-r.claims, r.by, r.source.casefold(), r.source))


def with_sources(model: EstimateModel, records: Sequence[SourceRecord]) -> EstimateModel:
    """Return `model` with the record of each named source as one more factor of the weight of its claims.

    The party that decides keeps its own weight: what it says is no report.
    """
    own = {
        origin_of_source(r.source): math.log(r.weight)
        for r in records
        if r.by == "source" and r.role not in ("official", "cast_crew") and r.weight > 0
    }
    return EstimateModel({**model.tables, "sources": own})


def came_true(claim: Claim, released: date) -> bool:
    """Return whether `claim` about a release held, given the day on which the work came out."""
    inside = (claim.earliest is None or released >= claim.earliest) and (
        claim.latest is None or released <= claim.latest
    )
    return inside if claim.polarity == "affirmed" else not inside


def _counts(claim: Claim, released: date) -> bool:
    return (
        claim.event == "release"
        and claim.relation != "none"
        and (claim.earliest is not None or claim.latest is not None)
        and claim.published is not None
        and claim.published < released
    )


def _role_rates(histories: Sequence[History]) -> dict[str, float]:
    seen: dict[str, set[tuple[object, ...]]] = defaultdict(set)
    for history in histories:
        for claim in history.claims:
            if history.released is not None and _counts(claim, history.released):
                hit = came_true(claim, history.released)
                for role in (claim.source_role, ""):
                    seen[role].add((history.target, claim.relation, claim.earliest, claim.latest, claim.polarity, hit))
    return {role: (sum(bool(row[-1]) for row in rows) + 1) / (len(rows) + 2) for role, rows in seen.items()}


def _record(name: str, by: str, rows: Sequence[tuple[Claim, date]], rates: dict[str, float]) -> SourceRecord:
    from scipy.stats import beta

    roles = [claim.source_role for claim, _ in rows]
    role = max(sorted(set(roles)), key=roles.count)
    rate = rates.get(role if by == "source" else "", 0.5)
    hits = sum(came_true(claim, released) for claim, released in rows)
    a, b = PRIOR_CLAIMS * rate + hits, PRIOR_CLAIMS * (1 - rate) + len(rows) - hits
    mean = a / (a + b)
    low, high = (float(x) for x in beta.ppf((0.1, 0.9), a, b))
    late = [_days_late(claim, released) for claim, released in rows if claim.polarity == "affirmed"]
    return SourceRecord(
        source=name,
        by=by,
        role=role,
        works=len({claim.target for claim, _ in rows}),
        claims=len(rows),
        hits=hits,
        hit_rate=round(mean, 3),
        low=round(low, 3),
        high=round(high, 3),
        median_days_late=float(statistics.median(late)) if late else 0.0,
        weight=round((mean / (1 - mean)) / (rate / (1 - rate)), 3),
    )


def _days_late(claim: Claim, released: date) -> int:
    if claim.latest is not None and released > claim.latest:
        return (released - claim.latest).days
    if claim.earliest is not None and released < claim.earliest:
        return (released - claim.earliest).days
    return 0
