"""A claim before its status is judged."""

from __future__ import annotations

from dataclasses import dataclass

from claims.extract.attribution import Source
from claims.extract.discourse import Work
from claims.extract.sentences import Sentence
from claims.records import Event, TimeExpression


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before its status is judged."""

    work: Work
    event: Event
    time: TimeExpression | None
    negated: bool
    source: Source
    sentence: Sentence
    focus: tuple[int, int]
    previous: str
    following: str
