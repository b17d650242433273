"""Statements alone, of which nobody says what event is meant: a parser's reading and the plain one, taken together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from claims.extract.status.context import StatusContext, StatusResult
from claims.extract.status.main_event import main_events
from claims.extract.status.model import StatusModel


def judge_statements(model: StatusModel, texts: Sequence[str]) -> list[StatusResult]:
    """Return a result for each of `texts`, in order.

    Where a parser finds a main predicate, the answer is halfway, in log-odds, between that for this event and that for
    the text as it stands: each of the two readings is wrong at times, and where they differ much less is sure. The
    cues are those that govern the main predicate.
    """
    events = main_events(texts)
    plain = iter(model.probabilities([StatusContext(text) for text, at in zip(texts, events, strict=True) if at]))
    results = model.judge([StatusContext(text, focus) for text, focus in zip(texts, events, strict=True)])
    return [_halfway(result, next(plain)) if focus else result for result, focus in zip(results, events, strict=True)]


def _halfway(result: StatusResult, other: float) -> StatusResult:
    log_odds = (math.log(result.p_confirmed / (1 - result.p_confirmed)) + math.log(other / (1 - other))) / 2
    p = round(1 / (1 + math.exp(-log_odds)), 4)
    return replace(result, status="confirmed" if p >= 0.5 else "speculative", p_confirmed=p)
