"""Statements, weights and slip classes pooled into one distribution of the release day.

The pooled distribution is a weighted sum: each statement's weight is a product of named factors (`exp` of coefficient
times value), spread over the slip classes of `shapes`; the prior takes part as one more row. What has not happened by
today is then ruled out (each part keeps its mass after today), and denied regions are scaled down.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from claims.estimate.facts import Statement
from claims.estimate.features import ATTENTION, PRIOR_ATTENTION, PRIOR_SLIP, SLIP, Situation
from claims.estimate.model import EstimateModel
from claims.estimate.shapes import CLASSES, PRIOR_CLASSES

if TYPE_CHECKING:
    from claims.estimate.shapes import Floats

HEADS = {  # which classes a head of the slip model raises, against late ones
    "hold": (0, 0, 1, 1, 0, 0, 0, 0),
    "early": (1, 1, 0, 0, 0, 0, 0, 0),
    "place": (0, 0, -0.5, 0.5, 0, 0, 0, 0),  # towards the end of the window
    "size": (0, 0, 0, 0, -1.5, -0.5, 0.5, 1.5),  # how late
}
PRIOR_STEPS = tuple((k - 3.5) / 2 for k in range(len(PRIOR_CLASSES)))
_FLOOR = 1e-12


@dataclass(frozen=True, slots=True)
class Weights:
    """A model as arrays, in the order of the feature names."""

    attention: Floats  # (attention features)
    slip: Floats  # (slip features, classes)
    classes: Floats  # (classes): log odds with every feature at zero
    prior_attention: Floats
    prior_slip: Floats  # (prior features, prior classes)
    prior_classes: Floats
    denials: Mapping[str, float]
    sources: Mapping[str, float]  # named source (as its origin is written) -> log weight; empty unless asked for

    @classmethod
    def of(cls, model: EstimateModel) -> Weights:
        """Return `model` as arrays; a coefficient that a table leaves out is zero."""
        t = model.tables
        heads = np.array([_column(t.get(name, {}), SLIP) for name in HEADS])
        prior = np.outer(_column(t.get("prior_size", {}), PRIOR_SLIP), PRIOR_STEPS)
        prior[PRIOR_SLIP.index("unheard")] = _column(t.get("prior_unheard", {}), PRIOR_CLASSES)
        return cls(
            attention=_column(t.get("attention", {}), ATTENTION),
            slip=heads.T @ np.array(list(HEADS.values()), dtype=float),
            classes=_column(t.get("class", {}), CLASSES),
            prior_attention=_column(t.get("prior_attention", {}), PRIOR_ATTENTION),
            prior_slip=prior,
            prior_classes=_column(t.get("prior_class", {}), PRIOR_CLASSES),
            denials=t.get("denials", {}),
            sources=t.get("sources", {}),
        )


def _column(table: Mapping[str, float], names: Sequence[str]) -> Floats:
    return np.array([table.get(name, 0.0) for name in names], dtype=float)


def log_parts(situation: Situation, weights: Weights) -> tuple[Floats, Floats]:
    """Return the log weight of every row (prior last) and the log class shares, (rows) and (rows, classes)."""
    scores, logits = [], []
    if situation.attention:
        records = np.array([source_weight(s, weights.sources) for s in situation.statements])
        scores.append(np.array(situation.attention) @ weights.attention + records)
        logits.append(np.array(situation.slip) @ weights.slip + weights.classes)
    scores.append(np.array([np.dot(situation.prior_attention, weights.prior_attention)]))
    logits.append((np.array(situation.prior_slip) @ weights.prior_slip + weights.prior_classes)[None, :])
    shares = np.concatenate(logits)
    shares = shares - np.logaddexp.reduce(shares, axis=1, keepdims=True)
    return np.concatenate(scores), shares


def source_weight(statement: Statement, sources: Mapping[str, float]) -> float:
    """Return the log weight that the record of its best named source gives to a statement; 0 without a record."""
    if not sources:
        return 0.0
    return max((sources[fact.origin] for fact in statement.facts if fact.origin in sources), default=0.0)


def mask_of(situation: Situation, grid: Floats, denials: Mapping[str, float]) -> Floats:
    """Return the factor of every cell of `grid` (knots - 1): below 1 where a claim rules the region out."""
    log_mask = np.zeros(len(grid) - 1)
    middle = (grid[:-1] + grid[1:]) / 2
    for name in ("denied_firm", "denied_soft", "after_firm", "after_soft"):
        ruled_out = np.zeros(len(middle), dtype=bool)  # said twice is not ruled out twice
        for first, last, grade, _ in situation.denials:
            if grade == name:
                ruled_out |= (middle >= first) & (middle < last + 1)
        log_mask += ruled_out * denials.get(name, 0.0)
    result: Floats = np.exp(np.maximum(log_mask, -6.0))
    return result


def pool(scores: Floats, shares: Floats, cells: Floats, mask: Floats) -> tuple[Floats, Floats]:
    """Return the pooled mass of every cell (sums to 1) and what each row and class puts in (rows, classes)."""
    parts = np.exp(scores - scores.max())[:, None] * np.exp(shares)
    masses = parts * np.maximum(cells @ mask, _FLOOR)
    total = masses.sum()
    pooled: Floats = np.tensordot(parts, cells, axes=2) * mask
    if not pooled.sum() > 0:  # every part lies where the mask rules it out: only the open end is left
        pooled = np.zeros(len(mask))
        pooled[-1] = 1.0
    return pooled / pooled.sum(), masses / total
