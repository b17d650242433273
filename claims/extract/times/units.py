"""Calendar units as TIMEX3 values with bounds, and what expressions are resolved against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from claims.extract.times import calendar as cal
from claims.records import Precision, TimexType

AHEAD = 2  # a direction: surely to come, however near the same day lies behind

BACK = frozenset(("last", "past", "previous"))


ON = frozenset(("next", "coming", "following"))


UNIT_MONTHS = {"M": 1, "Q": 3, "Y": 12, "3M": 3, "6M": 6, "10Y": 120, "100Y": 1200, "1000Y": 12000}


UNIT_DAYS = {"D": 1, "W": 7, "2W": 14, "WE": 7}


@dataclass(frozen=True, slots=True)
class Resolved:
    """A TIMEX3 with the bounds of the unit that it names (both None where it names no time on the calendar)."""

    type: TimexType
    value: str
    mod: str | None = None
    lo: date | None = None
    hi: date | None = None
    precision: Precision | None = None


@dataclass(slots=True)
class Context:
    """What an expression is resolved against. `direction` is that of its clause: -1 past, +1 future, 0 unknown.

    The direction AHEAD is surely future. `default` is the policy's answer to an unknown direction; 0 takes the nearest.
    """

    reference: date | None
    narrative: bool = False
    default: int = 0
    direction: int = 0
    anchor: date | None = None  # first day of the last date mentioned
    anchor_end: date | None = None
    sentence_day: date | None = None  # the last day named in the same sentence
    led: bool = False  # a time before it in the sentence is still to come
    locale: str = "us"
    fiscal_start: int | None = None
    fiscal_named: str = "end"
    fiscal_stated: int | None = None
    lower: str | None = None  # the text in lower case, once something needs it
    bc_year: int | None = None

    def base(self) -> date | None:
        """Return the day that "last year" and bare months count from."""
        return (self.anchor or self.reference) if self.narrative else self.reference

    def open_digit(self) -> str:
        """Return how a decade's value ends: TimeML newswire writes 198X, TIMEX2 narratives 198."""
        return "" if self.narrative else "X"

    def way(self) -> int:
        """Return the clause's direction, or the policy's where the clause shows none."""
        return self.direction or self.default


def step_of(shift: str | None) -> int:
    """Return how many units a shift word moves: -1 for "last", 1 for "next", 0 for "this" and "same"."""
    return -1 if shift in BACK else 1 if shift in ON else 0


def shift_day(day: date, unit: str, count: int) -> date:
    """Return the day `count` units on."""
    if unit in UNIT_MONTHS:
        return cal.add_months(day, UNIT_MONTHS[unit] * count)
    return day + timedelta(days=UNIT_DAYS.get(unit, 0) * count)


def unit_of(day: date, unit: str, open_digit: str = "") -> Resolved:
    """Return the calendar unit that holds `day`, as a DATE; `open_digit` ends the value of a decade ("198X")."""
    if unit == "D":
        return Resolved("DATE", day.isoformat(), None, day, day, "day")
    if unit in ("W", "2W"):
        return Resolved("DATE", cal.week_value(day), None, *cal.week_bounds(day), "week")
    if unit == "WE":
        monday, sunday = cal.week_bounds(day)
        return Resolved("DATE", cal.week_value(day) + "-WE", None, monday + timedelta(days=5), sunday, "range")
    if unit == "M":
        return Resolved(
            "DATE", f"{day.year:04d}-{day.month:02d}", None, *cal.month_bounds(day.year, day.month), "month"
        )
    if unit in ("Q", "3M"):
        return quarter(day.year, (day.month - 1) // 3 + 1)
    if unit == "6M":
        number = 1 if day.month <= 6 else 2
        return Resolved("DATE", f"{day.year:04d}-H{number}", None, *cal.half(cal.year_bounds(day.year), number), "half")
    if unit == "10Y":
        first = day.year // 10 * 10
        return Resolved("DATE", f"{first // 10:03d}{open_digit}", None, *cal.year_bounds(max(first, 1), 10), "range")
    if unit == "100Y":
        first = day.year // 100 * 100
        return Resolved("DATE", f"{first // 100:02d}", None, *cal.year_bounds(max(first, 1), 100), "range")
    return Resolved("DATE", f"{day.year:04d}", None, *cal.year_bounds(day.year), "year")


def quarter(year: int, number: int) -> Resolved:
    """Return a calendar quarter."""
    return Resolved("DATE", f"{year:04d}-Q{number}", None, *cal.months_bounds(year, 3 * number - 2, 3), "quarter")


def season(year: int, name: str) -> Resolved:
    """Return a season; the winter of `year` begins in December of that year."""
    return Resolved("DATE", f"{year:04d}-{name}", None, *cal.season_bounds(year, name), "season")
