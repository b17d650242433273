"""Dates, windows and chances in plain words; a window is never told as a day."""

from __future__ import annotations

from datetime import date, timedelta

from claims.records import Claim, Estimate

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
STATES = {
    "released": ("out", "it has come out"),
    "dated": ("dated", "an exact day is confirmed"),
    "window": ("window", "a month, season or year is confirmed, no day"),
    "rumoured": ("rumoured", "only unconfirmed claims name a time"),
    "undated": ("no date", "no claim names a time; the estimate follows similar works"),
    "cancelled": ("cancelled", "reported as cancelled"),
}
ROLES = {
    "official": "the makers",
    "cast_crew": "cast or crew",
    "insider": "an insider",
    "analyst": "an analyst",
    "media": "another outlet",
    "author": "the article itself",
    "fan": "fans",
    "unknown": "source not named",
}
EVENTS = {
    "release": "release",
    "production_start": "start of production",
    "production_end": "end of production",
    "announcement": "announcement",
    "renewal": "renewal",
    "cancellation": "cancellation",
    "delay": "delay",
}
KINDS = {
    "tv": "TV series",
    "film": "Film",
    "game": "Game",
    "hardware": "Hardware",
    "software": "Software",
    "music": "Music",
    "book": "Book",
}
_SURE_DAYS = 3  # an 80 % window this short is a known day
_MONTH_DAYS = 1100  # up to about three years, a month says it best; beyond, a third of a year


def day(value: date) -> str:
    """Return `value` as "4 March 2025"."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def short_day(value: date) -> str:
    """Return `value` as "4 Mar 2025"."""
    return f"{value.day} {MONTHS[value.month - 1][:3]} {value.year}"


def month(value: date, *, short: bool = False) -> str:
    """Return `value` as "March 2025", or "Mar 2025"."""
    name = MONTHS[value.month - 1]
    return f"{name[:3] if short else name} {value.year}"


def part_of_year(value: date) -> str:
    """Return `value` as "early 2025", "mid-2025" or "late 2025"."""
    return ("early {}", "mid-{}", "late {}")[(value.month - 1) // 4].format(value.year)


def span(low: date, high: date) -> str:
    """Return the days from `low` to `high` in words no finer than they are: a day, a month, a year, or both ends."""
    if low == high:
        return day(low)
    whole_months = low.day == 1 and (high + timedelta(days=1)).day == 1
    if whole_months and (low.year, low.month) == (high.year, high.month):
        return month(low)
    if whole_months and low.year == high.year:
        named = {(1, 12): f"{low.year}", (1, 6): f"first half of {low.year}", (7, 12): f"second half of {low.year}"}
        named |= {(1, 4): f"early {low.year}", (5, 8): f"mid-{low.year}", (9, 12): f"late {low.year}"}
        if (low.month, high.month) in named:
            return named[low.month, high.month]
    if whole_months or (high - low).days > 45:
        return f"{month(low, short=True)} – {month(high, short=True)}"
    return f"{short_day(low)} – {short_day(high)}"


def claimed_time(claim: Claim) -> str:
    """Return what the claim says of the time, such as "before July 2026", or "no time named"."""
    if claim.relation == "after" and claim.earliest:
        return f"not before {_edge(claim.earliest, starts=True)}"
    if claim.relation == "before" and claim.latest:
        return f"by {_edge(claim.latest, starts=False)}"
    if claim.earliest and claim.latest:
        return span(claim.earliest, claim.latest)
    if claim.earliest:
        return f"from {_edge(claim.earliest, starts=True)}"
    if claim.latest:
        return f"up to {_edge(claim.latest, starts=False)}"
    return "no time named"


def _edge(value: date, *, starts: bool) -> str:
    if starts:
        return str(value.year) if (value.month, value.day) == (1, 1) else month(value) if value.day == 1 else day(value)
    if (value.month, value.day) == (12, 31):
        return f"the end of {value.year}"
    return f"the end of {month(value)}" if (value + timedelta(days=1)).day == 1 else day(value)


def expected(estimate: Estimate) -> str:
    """Return when the work is expected, such as "about August 2026"."""
    if estimate.state == "cancelled":
        return "cancelled"
    if estimate.median is None:
        return "no estimate"
    low, high = estimate.interval80 or (estimate.median, estimate.median)
    width = (high - low).days
    if estimate.state == "released":
        return f"out since {day(estimate.median) if width <= _SURE_DAYS else span(low, high)}"
    if width <= _SURE_DAYS and estimate.state == "dated":
        return day(estimate.median)
    return f"about {month(estimate.median) if width <= _MONTH_DAYS else part_of_year(estimate.median)}"


def likely_window(estimate: Estimate) -> str:
    """Return the 80 % interval in words, or an empty text where it says no more than `expected`."""
    if estimate.state in ("cancelled", "released") or estimate.interval80 is None:
        return ""
    low, high = estimate.interval80
    if (high - low).days <= _SURE_DAYS:
        return ""
    return span(low, high)


def percent(chance: float) -> str:
    """Return a probability as a whole per cent, with the ends told apart from certainty."""
    if 0 < chance < 0.01:
        return "under 1%"
    if 0.99 < chance < 1:
        return "over 99%"
    return f"{round(100 * chance)}%"


def sureness(confidence: float) -> str:
    """Return a word for how much the claims narrowed the estimate."""
    return "high" if confidence >= 0.66 else "medium" if confidence >= 0.33 else "low"


def count_of(number: int, noun: str) -> str:
    """Return "1 claim", "2 claims"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def shift(days: float) -> str:
    """Return how far a claim moves the median, in days rounded to what matters."""
    whole = round(days)
    if whole == 0:
        return "0 days"
    return f"{abs(whole):,} {'day' if abs(whole) == 1 else 'days'} {'later' if whole > 0 else 'earlier'}"
