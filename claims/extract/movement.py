"""Dates that move: "from May to October", "two weeks earlier than planned"."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.extract.events import Trigger
from claims.extract.parsing import Parsed
from claims.extract.relations import BoundTime
from claims.extract.tense import forward, is_before, is_report_day
from claims.records import Article, TimeExpression


def without_offsets(parsed: Parsed, here: list[BoundTime]) -> list[BoundTime]:
    """ "on October 5th, one week earlier than expected": the offset only comments on the date."""
    if len(here) < 2:
        return here
    text, base = parsed.sentence.text, parsed.sentence.start

    def is_offset(time: TimeExpression) -> bool:
        return _OFFSET.search(time.text) is not None or _OFFSET.match(text[time.end - base :].lstrip()) is not None

    return [item for item in here if not is_offset(item.time)] or here


_OFFSET = re.compile(r"\b(?:earlier|later|after|before|ago|since)\b", re.I)


TO_TIME = re.compile(r"\b(?:to|until|till|into)(?: the| a| early| late| mid| at least)?$", re.I)


def before_time(parsed: Parsed, time: TimeExpression) -> str:
    """Return the sentence's text up to `time`."""
    return parsed.sentence.text[: time.start - parsed.sentence.start].rstrip()


def moved(here: list[BoundTime], parsed: Parsed, trigger: Trigger, article: Article) -> list[BoundTime]:
    """Return the dates of a move as days to come; a work brought forward leaves a later date for an earlier one."""
    out = [item if item.old else replace(item, time=forward(item.time, article.published)) for item in here]
    out = [
        item for item in out if item.old or item.time.relation != "in" or not is_report_day(item.time, parsed, article)
    ]
    new = next((item.time.earliest for item in out if not item.old), None)
    if new is None:
        return out
    sooner = any(c.lower_ in ("forward", "up", "ahead") for c in parsed.doc[trigger.token].children)

    def as_left(item: BoundTime) -> BoundTime:
        """An old "May" without a year is the one nearest to the new date, on the side from which the work moves."""
        later = forward(item.time, article.published)
        fits = is_before(item.time, new) if sooner else is_before(later, new)
        return replace(item, time=later) if item.old and fits else item

    return [as_left(item) for item in out]


def with_old_years(bound: dict[int, list[BoundTime]], article: Article) -> dict[int, list[BoundTime]]:
    """An old "May" without a year, beside a new "September" that is to come, is the May before it."""
    live = [b.time.earliest for found in bound.values() for b in found if not b.old and b.time.earliest is not None]
    new = max(live, default=None)
    if new is None or article.published is None or new < article.published:
        return bound

    def dated(item: BoundTime) -> BoundTime:
        later = forward(item.time, article.published) if item.old else item.time
        return replace(item, time=later) if item.old and is_before(later, new) else item

    return {index: [dated(item) for item in found] for index, found in bound.items()}


def is_later(here: list[BoundTime]) -> bool:
    """Return whether every new date of a move lies after every old one: the move is a delay."""
    new = [item.time.earliest for item in here if not item.old]
    return (
        bool(new)
        and any(item.old for item in here)
        and all(day is not None and is_before(item.time, day) for day in new for item in here if item.old)
    )
