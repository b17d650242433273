"""Relation words are part of an expression's meaning."""

from datetime import date

import pytest
from times_marked import check

from claims.extract.times import tag

RELATIONS = """
It will be out by [March = ..2024-03-31].
It will be out by [2025 = ..2025-12-31].
It will be out no later than [March 31, 2024 = ..2024-03-31].
It will be out by [the end of this month = ..2023-05-31].
It will be out by [the end of 2024 = ..2024-12-31].
It arrives before [June = ..2023-05-31].
It arrives before [2025 = ..2024-12-31].
It arrives before [the end of 2024 = ..2024-12-31].
It arrives before [Christmas = ..2023-12-24].
It arrives ahead of [the summer = ..2023-05-31].
It arrives in [2026 = 2026-01-01..] at the earliest.
It arrives in [late 2025 = 2025-09-01..] at the earliest.
It arrives in [2025 = 2025-01-01..] or later.
It arrives by [2025 = ..2025-12-31] at the latest.
It could arrive as early as [October = 2023-10-01..].
It could arrive as soon as [next month = 2023-06-01..].
It could arrive no earlier than [March 2024 = 2024-03-01..].
It will not arrive until [late 2024 = 2024-09-01..].
It won't arrive until [2025 = 2025-01-01..].
Fans must wait until [2025 = 2025-01-01..].
It is not expected until [the third quarter of 2023 = 2023-07-01..].
It is not expected before [2025 = 2025-01-01..].
It won't premiere before [mid-2024 = 2024-05-01..].
It arrives not before [mid-2024 = 2024-05-01..].
It will not surface before [2024 = 2024-01-01..].
It arrives after [June 5 = 2023-06-05..].
It was delayed until [2025 = 2025-01-01..2025-12-31].
It was delayed to [2025 = 2025-01-01..2025-12-31].
It was pushed to [May 2025 = 2025-05-01..2025-05-31].
It was pushed back to [May 2025 = 2025-05-01..2025-05-31].
It was postponed until [the fall = 2023-09-01..2023-11-30].
It is out around [March 2024 = 2024-03-01..2024-03-31].
It is out about [March 2024 = 2024-03-01..2024-03-31].
It will run between [March = 2024-03-01..2024-06-30] and [June = 2024-03-01..2024-06-30].
It will run from [May = 2024-05-01..2024-07-31] to [July 2024 = 2024-05-01..2024-07-31].
It will run from [June 6 = 2023-06-06..2023-06-08] through [June 8 = 2023-06-06..2023-06-08].
It will run [June 6 = 2023-06-06..2023-06-08]-[8 = 2023-06-06..2023-06-08].
It will run [June 28 = 2023-06-28..2023-07-04]-[July 4 = 2023-06-28..2023-07-04].
It will run [6 = 2024-06-06..2024-06-08]-[8 June 2024 = 2024-06-06..2024-06-08].
It will run [June 6 = 2024-06-06..2024-06-08] to [8, 2024 = 2024-06-06..2024-06-08].
It is due in the [January = 2024-01-01..2024-03-31]-[March 2024 = 2024-01-01..2024-03-31] period.
It is due in [late 2025 = 2025-09-01..2026-04-30] or [early 2026 = 2025-09-01..2026-04-30].
It is due at [the end of 2023 = 2023-09-01..2024-04-30] or in [early 2024 = 2023-09-01..2024-04-30].
It will start in [June = 2023-06-01..2023-07-31] and [July = 2023-06-01..2023-07-31].
It will air on [June 3 = 2023-06-03], [10 = 2023-06-10] and [17 = 2023-06-17].
It will air on [June 24 = 2023-06-24] and [25 = 2023-06-25].
It will air on [the 24th = 2023-06-24] and [25th of June = 2023-06-25].
The trailer comes [two weeks = 2023-05-22] before launch on [June 5 = 2023-06-05].
It is out [12 months = 2024-08-01..2024-08-31] after filming starts in [August = 2023-08-01..2023-08-31].
"""


@pytest.mark.parametrize("sentence", RELATIONS.strip().splitlines())
def test_relation_words_move_the_bounds(sentence):
    check(sentence)


MOVES = """
The date has shifted to [November 10 = 2023-11-10].
It has been pushed to [November 10 = 2023-11-10].
It was moved to [November = 2023-11-01..2023-11-30].
It has been rescheduled to [January 5 = 2024-01-05].
It was moved up to [April 4 = 2023-04-04].
It is out on [28th February next year = 2024-02-28].
It is out on [October 10 this year = 2023-10-10].
It comes "later" [this year = 2023-02-11..2023-12-31].
It came [a week = -] early.
It leaked [two days = -] before launch.
It came [a week earlier = -] than planned.
It was out on [04.01.2023 = 2023-01-04].
"""


@pytest.mark.parametrize("sentence", MOVES.strip().splitlines())
def test_a_moved_date_lies_ahead_and_an_offset_alone_names_no_day(sentence):
    check(sentence, "2023-02-10")


OUTER = [
    ("It is out in 2026 at the earliest.", "2026 at the earliest", "after"),
    ("It is out no later than March 31.", "no later than March 31", "before"),
    ("It could be out as early as October.", "as early as October", "after"),
    ("It was delayed until 2025.", "delayed until 2025", "in"),
    ("It is out in early 2025.", "in early 2025", "in"),
    ("It will run from May to July.", "from May to July", "in"),
]


@pytest.mark.parametrize(("text", "outer", "relation"), OUTER)
def test_the_outer_extent_holds_the_relation_words(text, outer, relation):
    item = tag(text, date(2023, 5, 23))[0]
    assert text[item.outer_start : item.outer_end] in (outer, f"in {outer}")
    assert item.relation == relation


def test_unit_bounds_are_those_of_the_expression_alone():
    (item,) = tag("It is out by March.", date(2023, 5, 23))
    assert (item.unit_earliest, item.unit_latest, item.earliest) == (date(2024, 3, 1), date(2024, 3, 31), None)
