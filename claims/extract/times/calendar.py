"""Calendar arithmetic: months, ISO weeks, seasons, thirds of a unit and the holidays that move. No clock is read."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta

Bounds = tuple[date, date]

SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def add_months(day: date, months: int) -> date:
    """Return the day `months` calendar months on, the last of the month where the day does not exist.

    Raises:
        ValueError: the result leaves years 1 to 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise ValueError(f"year {year} is outside the calendar")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_bounds(year: int, month: int) -> Bounds:
    """Return the first and last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def months_bounds(year: int, month: int, count: int) -> Bounds:
    """Return the first and last day of `count` months from the given one."""
    first = date(year, month, 1)
    return first, add_months(first, count) - timedelta(days=1)


def year_bounds(year: int, count: int = 1) -> Bounds:
    """Return the first and last day of `count` years from the given one."""
    return date(year, 1, 1), date(year + count - 1, 12, 31)


def week_bounds(day: date) -> Bounds:
    """Return Monday and Sunday of the day's week."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def week_value(day: date) -> str:
    """Return the ISO week of a day as TIMEX3 writes it: "1998-W32"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def season_bounds(year: int, season: str) -> Bounds:
    """Return the months of a season; winter begins in December of `year` (GUIDELINE "Dates")."""
    return months_bounds(year, SEASON_START[season], 3)


def _whole_months(first: date, last: date) -> int:
    """Return how many calendar months the bounds hold; 0 unless they begin and end with a month."""
    if first.day != 1 or last != month_bounds(last.year, last.month)[1]:
        return 0
    return (last.year - first.year) * 12 + last.month - first.month + 1


def third(bounds: Bounds, part: str) -> Bounds:
    """Return the first, middle or last third of a unit: whole months of a year, ten days of a month, and of a
    decade three, four and three years.

    `part` is START, MID or END. A unit of days that three does not divide gives its middle third the extra days.
    """
    first, last = bounds
    months = _whole_months(first, last)
    if months == 120 and first.month == 1:
        cuts = [first, add_months(first, 36), add_months(first, 84), last + timedelta(days=1)]
    elif months and months % 3 == 0:
        size = months // 3
        cuts = [first, add_months(first, size), add_months(first, 2 * size), last + timedelta(days=1)]
    elif months == 1:
        cuts = [first, first.replace(day=11), first.replace(day=21), last + timedelta(days=1)]
    else:
        days = (last - first).days + 1
        if days < 3:
            return bounds
        size = days // 3
        cuts = [first, first + timedelta(days=size), last + timedelta(days=1 - size), last + timedelta(days=1)]
    index = ("START", "MID", "END").index(part)
    return cuts[index], cuts[index + 1] - timedelta(days=1)


def half(bounds: Bounds, number: int) -> Bounds:
    """Return the first (1) or second (2) half of a unit; a month's halves end on the 15th and on its last day."""
    first, last = bounds
    months = _whole_months(first, last)
    if months and months % 2 == 0:
        middle = add_months(first, months // 2)
    elif months == 1:
        middle = first.replace(day=16)
    else:
        middle = first + timedelta(days=((last - first).days + 1) // 2)
    return (first, middle - timedelta(days=1)) if number == 1 else (middle, last)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """Return the nth ISO weekday of a month; -1 is the last."""
    if number < 0:
        last = month_bounds(year, month)[1]
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (anonymous algorithm, Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def lunar_new_year(year: int) -> date:
    """Return the second new moon after the December solstice as seen in China (mean new moons with main terms).

    Good for 1950-2100, where the rule holds but for rare years with a leap month at the year's end (2033).
    """
    from math import radians, sin

    # New moons by Meeus, "Astronomical Algorithms" ch. 49; the sun's entry into Aquarius (about 20 January) precedes
    # the new year, so it is the first new moon on or after 21 January, Chinese time.
    k = round((year + 20.0 / 365.0 - 2000.0) * 12.3685) - 1
    while True:
        t = k / 1236.85
        jde = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t
        sun = radians(2.5534 + 29.10535670 * k)
        moon = radians(201.5643 + 385.81693528 * k)
        arg = radians(160.7108 + 390.67050284 * k)
        jde += -0.40720 * sin(moon) + 0.17241 * sin(sun) + 0.01608 * sin(2 * moon) + 0.01039 * sin(2 * arg)
        jde += 0.00739 * sin(moon - sun) - 0.00514 * sin(moon + sun) + 0.00208 * sin(2 * sun)
        day = date.fromordinal(int(jde + 0.5 + 8 / 24) - 1721425)
        if day >= date(year, 1, 21):
            return day
        k += 1


def _plus(rule: Callable[[int], date], days: int) -> Callable[[int], date]:
    return lambda year: rule(year) + timedelta(days=days)


def _thanksgiving(year: int) -> date:
    return nth_weekday(year, 11, 4, 4)


MOVING: dict[str, Callable[[int], date]] = {
    "thanksgiving": _thanksgiving,
    "black_friday": _plus(_thanksgiving, 1),
    "cyber_monday": _plus(_thanksgiving, 4),
    "election_day": lambda year: nth_weekday(year, 11, 1, 1) + timedelta(days=1),
    "labor_day": lambda year: nth_weekday(year, 9, 1, 1),
    "memorial_day": lambda year: nth_weekday(year, 5, 1, -1),
    "presidents_day": lambda year: nth_weekday(year, 2, 1, 3),
    "mlk_day": lambda year: nth_weekday(year, 1, 1, 3),
    "columbus_day": lambda year: nth_weekday(year, 10, 1, 2),
    "mothers_day": lambda year: nth_weekday(year, 5, 7, 2),
    "fathers_day": lambda year: nth_weekday(year, 6, 7, 3),
    "easter": easter,
    "easter_monday": _plus(easter, 1),
    "good_friday": _plus(easter, -2),
    "lunar_new_year": lunar_new_year,
}
