"""Windows with their year written need no publication date; those that count from one get no invented bounds."""

from __future__ import annotations

from datetime import date

import pytest

from claims.extract.times import tag


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("The game comes in late 2024.", date(2024, 9, 1), date(2024, 12, 31)),
        ("They hope for mid-2024.", date(2024, 5, 1), date(2024, 8, 31)),
        ("It will be out by the end of 2025.", None, date(2025, 12, 31)),
    ],
)
def test_a_written_year_is_enough(text, earliest, latest):
    assert [(time.earliest, time.latest) for time in tag(text, None)] == [(earliest, latest)]


@pytest.mark.parametrize("text", ["It comes later this year.", "Look for it early next year."])
def test_what_counts_from_an_unknown_day_has_no_bounds(text):
    assert [time for time in tag(text, None) if time.earliest or time.latest] == []
