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

    Where a parser finds main predicates, the answer is halfway, in log-odds, between the mean of those for each of
    these events and that for the text as it stands: each of the readings is wrong at times, and where they differ
    much less is sure. The cues are those that govern the foremost predicate.
    """
    found = main_events(texts)
    plain = model.judge([StatusContext(text) for text in texts])
    parsed = iter(
        model.judge([StatusContext(text, event) for text, events in zip(texts, found, strict=True) for event in events])
    )
    return [
        _together(result, [next(parsed) for _ in events]) if events else result
        for result, events in zip(plain, found, strict=True)
    ]


def _together(plain: StatusResult, parsed: Sequence[StatusResult]) -> StatusResult:
    mean = math.fsum(_log_odds(result.p_confirmed) for result in parsed) / len(parsed)
    p = round(1 / (1 + math.exp(-(mean + _log_odds(plain.p_confirmed)) / 2)), 4)
    return replace(parsed[0], status="confirmed" if p >= 0.5 else "speculative", p_confirmed=p)


def _log_odds(p: float) -> float:
    return math.log(p / (1 - p))
