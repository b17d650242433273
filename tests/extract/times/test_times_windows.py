"""Every window form of the guideline, seen from Tuesday 23 May 2023."""

import pytest
from times_marked import check

WINDOWS = """
It launches in [2025 = 2025-01-01..2025-12-31 | 2025].
It launches in [March 2024 = 2024-03-01..2024-03-31 | 2024-03].
It launches on [June 6, 2024 = 2024-06-06 | 2024-06-06].
It launches in [early 2025 = 2025-01-01..2025-04-30 | 2025].
It launches in [mid-2024 = 2024-05-01..2024-08-31 | 2024].
It launches in [late 2023 = 2023-09-01..2023-12-31 | 2023].
It launches at [the end of 2024 = 2024-09-01..2024-12-31].
It launches at [the beginning of 2024 = 2024-01-01..2024-04-30].
It launches at [the start of 2024 = 2024-01-01..2024-04-30].
It launches in [the middle of 2024 = 2024-05-01..2024-08-31].
It launches [early in 2025 = 2025-01-01..2025-04-30].
It launches [late in 2025 = 2025-09-01..2025-12-31].
It will launch in [early March 2024 = 2024-03-01..2024-03-10].
It will launch in [mid-March 2024 = 2024-03-11..2024-03-20].
It will launch in [late March 2024 = 2024-03-21..2024-03-31].
It will launch in [early March = 2024-03-01..2024-03-10].
It will launch in [late August = 2023-08-21..2023-08-31].
It will launch around [mid-June = 2023-06-11..2023-06-20].
It will launch in [mid- to late November = 2023-11-11..2023-11-30].
It will launch at [the end of June = 2023-06-21..2023-06-30].
It ships in [the first half of 2024 = 2024-01-01..2024-06-30 | 2024-H1].
It ships in [the second half of 2024 = 2024-07-01..2024-12-31 | 2024-H2].
It ships in [the latter half of this year = 2023-07-01..2023-12-31].
It ships in [the second half of this year = 2023-07-01..2023-12-31].
It ships in [H1 2025 = 2025-01-01..2025-06-30].
It ships in [H2 2025 = 2025-07-01..2025-12-31].
It ships in [the first half of June = 2023-06-01..2023-06-15].
It ships in [the second half of June 2024 = 2024-06-16..2024-06-30].
It ships in [the first quarter of 2024 = 2024-01-01..2024-03-31 | 2024-Q1].
It ships in [the fourth quarter of 2024 = 2024-10-01..2024-12-31 | 2024-Q4].
It ships in [Q4 2025 = 2025-10-01..2025-12-31 | 2025-Q4].
It ships in [Q2 of 2024 = 2024-04-01..2024-06-30].
It ships in [Q3 = 2023-07-01..2023-09-30].
It will ship in [the third quarter = 2023-07-01..2023-09-30].
It ships in [FY26 Q2 = 2026-04-01..2026-06-30 | FY2026-Q2].
It ships [next quarter = 2023-07-01..2023-09-30].
It returns during [the 2025-26 season = 2025-08-01..2026-05-31].
It arrives in [spring 2024 = 2024-03-01..2024-05-31 | 2024-SP].
It arrives in [summer 2024 = 2024-06-01..2024-08-31 | 2024-SU].
It arrives in [Fall 2023 = 2023-09-01..2023-11-30 | 2023-FA].
It arrives in [autumn 2023 = 2023-09-01..2023-11-30 | 2023-FA].
It arrives in [winter 2025 = 2025-12-01..2026-02-28 | 2025-WI].
It arrives in [the summer of 2024 = 2024-06-01..2024-08-31].
It arrives in [early fall 2024 = 2024-09-01..2024-09-30].
It arrives in [late summer = 2023-08-01..2023-08-31].
It will arrive [this summer = 2023-06-01..2023-08-31].
It will arrive [this fall = 2023-09-01..2023-11-30].
It will arrive [this winter = 2023-12-01..2024-02-29].
It will arrive [next summer = 2024-06-01..2024-08-31].
It will arrive [next spring = 2024-03-01..2024-05-31].
It will arrive in [the fall = 2023-09-01..2023-11-30].
It arrived [last fall = 2022-09-01..2022-11-30].
It will arrive [this Christmas = 2023-12-25].
It will arrive on [Halloween = 2023-10-31].
It will arrive on [Halloween 2024 = 2024-10-31].
It will arrive on [Christmas Day = 2023-12-25].
It will arrive on [Valentine's Day = 2024-02-14].
It will arrive on [New Year's Eve = 2023-12-31].
It will arrive in [Thanksgiving week = 2023-11-20..2023-11-26].
It will arrive on [Thanksgiving = 2023-11-23].
It will arrive on [Black Friday = 2023-11-24].
It will arrive over [Labor Day weekend = 2023-09-02..2023-09-04].
It will arrive over [Memorial Day weekend = 2023-05-27..2023-05-29].
It will arrive on [Lunar New Year = 2024-02-10].
It will arrive at [Easter = 2024-03-31].
It will arrive in [holiday 2025 = 2025-11-01..2025-12-31].
It will arrive [this holiday season = 2023-11-01..2023-12-31].
It will arrive in [the holiday season = 2023-11-01..2023-12-31].
It will arrive [this year = 2023-01-01..2023-12-31 | 2023].
It will arrive [next year = 2024-01-01..2024-12-31 | 2024].
It arrived [last year = 2022-01-01..2022-12-31 | 2022].
It will arrive [next month = 2023-06-01..2023-06-30 | 2023-06].
It arrived [last month = 2023-04-01..2023-04-30 | 2023-04].
It will arrive [this month = 2023-05-01..2023-05-31 | 2023-05].
It will arrive [this week = 2023-05-22..2023-05-28 | 2023-W21].
It will arrive [next week = 2023-05-29..2023-06-04 | 2023-W22].
It arrived [last week = 2023-05-15..2023-05-21 | 2023-W20].
It will arrive [later this year = 2023-05-24..2023-12-31].
It will arrive [later this month = 2023-05-24..2023-05-31].
It will arrive [later this week = 2023-05-24..2023-05-28].
It will arrive [later this spring = 2023-05-24..2023-05-31].
It will arrive [later this summer = 2023-06-01..2023-08-31].
It will arrive [later in the year = 2023-05-24..2023-12-31].
It arrived [earlier this year = 2023-01-01..2023-05-22].
It arrived [earlier this month = 2023-05-01..2023-05-22].
It arrived [earlier this week = 2023-05-22].
It will arrive [early next year = 2024-01-01..2024-04-30].
It will arrive [late next month = 2023-06-21..2023-06-30].
It will arrive [late this year = 2023-09-01..2023-12-31].
It will arrive [sometime next year = 2024-01-01..2024-12-31].
It will arrive at [the end of this year = 2023-09-01..2023-12-31].
It will arrive at [the end of the year = 2023-09-01..2023-12-31].
It will arrive at [the end of next month = 2023-06-21..2023-06-30].
It was out [a year ago = 2022-01-01..2022-12-31 | 2022].
It was out [two years ago = 2021-01-01..2021-12-31].
It was out [three months ago = 2023-02-01..2023-02-28].
It was out [two weeks ago = 2023-05-08..2023-05-14].
It was out [five days ago = 2023-05-18].
It will be out [three months from now = 2023-08-01..2023-08-31].
It will roll out in [the coming weeks = 2023-05-23..2023-07-04].
It will roll out in [the coming months = 2023-05-23..2023-11-23].
It will roll out over [the next few weeks = 2023-05-23..2023-07-04].
It will roll out within [the next 12 months = 2023-05-23..2024-05-23].
It will roll out within [two weeks = 2023-05-23..2023-06-06].
It will roll out within [a couple weeks = 2023-05-23..2023-06-06].
It is expected in [12 to 18 months = 2024-05-01..2024-11-30].
It will be out in [four years = 2027-01-01..2027-12-31]' time.
It will be out in [a couple of months = 2023-07-01..2023-07-31].
It will be out in [two months = 2023-07-01..2023-07-31].
It will be out in [three days = 2023-05-26].
It will be out in [the first week of June = 2023-06-01..2023-06-07].
It will be out in [the last week of June = 2023-06-24..2023-06-30].
It is out on [the 7th of May 2024 = 2024-05-07].
It will be out on [the 7th of June = 2023-06-07].
It will be out [28th February next year = 2024-02-28].
It will be out in [May of next year = 2024-05-01..2024-05-31].
It was out in [October last year = 2022-10-01..2022-10-31].
It came out on [Sept. 29th, '22 = 2022-09-29].
It will be out on [Fri 3 Nov = 2023-11-03].
It will be out on [Friday = 2023-05-26].
It will be out on [Wednesday, June 14 = 2023-06-14].
It will be out on [2023-10-05 = 2023-10-05].
It will be out on [7/11/2023 = 2023-07-11].
It will be out on [25/11/2023 = 2023-11-25].
It will be out on [7/11 = 2023-07-11].
It will be out on [12.10.2023 = 2023-10-12].
It will be out [today = 2023-05-23].
It will be out [tomorrow = 2023-05-24].
It was out [yesterday = 2023-05-22].
It will be out [tonight = 2023-05-23].
It will be out on [Friday morning = 2023-05-26].
It will be out on [November 3rd at 12PM Eastern = 2023-11-03].
It was big in [the early 1990s = 1990-01-01..1992-12-31 | 199X].
It was big in [the 1980s = 1980-01-01..1989-12-31 | 198X].
It will arrive near [the end of the decade = 2027-01-01..2029-12-31].
It was big in [the 1990s = 1990-01-01..1999-12-31].
"""


@pytest.mark.parametrize("sentence", WINDOWS.strip().splitlines())
def test_a_window_has_the_bounds_of_the_guideline(sentence):
    check(sentence)


def test_cherry_blossom_time_stays_vague():
    check("It will arrive when the cherry trees blossom.")


LOCALE = [("It is on the shelf on [3 June 2023 = 2023-06-03].", "2023-05-23")]


@pytest.mark.parametrize(("sentence", "reference"), LOCALE)
def test_day_first_dates_are_read(sentence, reference):
    check(sentence, reference)
