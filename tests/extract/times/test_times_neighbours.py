"""What the words beside an expression add to it, seen from Tuesday 23 May 2023."""

import pytest
from times_marked import check

SENTENCES = """
It comes on [June 6 = 2023-06-06] on PC and in [winter = 2023-12-01..2024-02-29] on consoles.
It came on [March 6 = 2023-03-06] on PC and in [spring = 2023-03-01..2023-05-31] on consoles.
It hits theaters in [April = 2024-04-01..2024-04-30].
It airs in [February = 2024-02-01..2024-02-29].
It aired in [February = 2023-02-01..2023-02-28].
It is due at [the end of this year = 2023-09-01..2024-04-30] or the beginning of next.
It is due [late this year = 2023-09-01..2024-04-30] or early next, they say.
It is due [late this year = 2023-09-01..2023-12-31] or the beginning of the story is a lie.
It could be out in [the next year = 2023-05-23..2025-05-23] or two.
It could be out in [the next month = 2023-05-23..2023-06-23] or so.
It could be out in [a year = 2024-01-01..2025-12-31] or two.
It could be out in [two years = 2025-01-01..2025-12-31] or never.
It lands between [late spring = 2023-05-01..2023-08-31] and sometime [this summer = 2023-05-01..2023-08-31].
It won't start for [at least another three months = 2023-08-23..].
It won't be out for [another year = 2024-05-23..].
It did not appear for [another year = -].
It ran for [another year = -].
It is still [more than a year = 2024-05-23..] away.
It is [a year = 2024-01-01..2024-12-31] or so away.
It will be on screens on [February 27 = 2024-02-27] and [28 = 2024-02-28] [next year = 2024-01-01..2024-12-31].
It will arrive on [June 3 = 2023-06-03] and 28 players.
It arrives in [2024 = 2024-01-01..2024-12-31], [two years = -] after it was announced.
It arrives on [June 6 = 2023-06-06], and [two weeks = 2023-06-20] after that on Switch.
It will arrive on [the same day = -] as the second one.
It arrives on [June 6 = 2023-06-06] with the book on [the same day = 2023-06-06].
It was put off at [the last minute = -].
It will be out in [May = 2025-05-01..2025-06-30] or [June 2025 = 2025-05-01..2025-06-30].
It will be out in [Q1 = 2024-01-01..2024-06-30] or [Q2 of 2024 = 2024-01-01..2024-06-30].
It will be out between [now = -] and [June = 2023-05-23..2023-06-30].
It will be out on [the weekend = 2023-06-09..2023-06-11] of [June 9 = 2023-06-09..2023-06-11].
It will be out over [July 4th = 2023-07-01..2023-07-04] weekend.
It is due in [the fiscal year = 2023-04-01..2024-03-31] ending [March 2024 = 2023-04-01..2024-03-31].
It will be out [this holiday = 2023-11-01..2023-12-31].
It will be shut on this holiday weekend.
"""


@pytest.mark.parametrize("marked", [line for line in SENTENCES.splitlines() if line])
def test_the_words_beside_an_expression(marked):
    check(marked)
