"""Calendar words that the publication date needs: explicit dates in a text as day-exact bounds, and the cue lists."""

from __future__ import annotations

import calendar
import re
import tomllib
from dataclasses import dataclass, fields
from datetime import date, timedelta
from functools import cache
from pathlib import Path

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|Jun(?:e|\.)?|Jul(?:y|\.)?|Aug(?:ust|\.)?"
    r"|Sep(?:t\.|t|tember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d(?!\d)"
MONTH_YEAR = rf"\b{_MONTH},?\s+(?:of\s+)?{_YEAR}"
FULL_DATE = (
    rf"(?:\b{_YEAR}[-/](?:0?[1-9]|1[0-2])[-/](?:0[1-9]|[12]\d|3[01]|[1-9])(?!\d)"
    rf"|\b{_MONTH}\s+{_DAY}(?:,\s*|\s+){_YEAR}"
    rf"|\b{_DAY}(?:\s+of)?\s+{_MONTH},?\s+{_YEAR})"
)
_PARTS = {
    "early": (1, 4),
    "mid": (5, 8),
    "late": (9, 12),
    "spring": (3, 5),
    "summer": (6, 8),
    "fall": (9, 11),
    "autumn": (9, 11),
    "q1": (1, 3),
    "q2": (4, 6),
    "q3": (7, 9),
    "q4": (10, 12),
}
_PART_YEAR = rf"\b(?:early|mid|late|spring|summer|fall|autumn|Q[1-4])(?:-|\s+)(?:of\s+|in\s+)?{_YEAR}"
_BARE_YEAR = rf"(?<![\w.,$€£-]){_YEAR}(?![\w%]|[-–]\d|,\d)"
_MENTION = re.compile(
    rf"(?P<day>{FULL_DATE})|(?P<month>{MONTH_YEAR})|(?P<part>{_PART_YEAR})|(?P<year>{_BARE_YEAR})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of publication.toml."""

    published_labels: tuple[str, ...]
    updated_labels: tuple[str, ...]
    place_particles: tuple[str, ...]
    ahead_before: tuple[str, ...]
    placing_before: tuple[str, ...]
    plan_after: tuple[str, ...]
    ahead: tuple[str, ...]
    past: tuple[str, ...]
    not_past: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """An explicit date at `start:end`, and the first and last day of what it names."""

    start: int
    end: int
    earliest: date
    latest: date
    kind: str  # day, month, part, year


@cache
def load_words() -> Words:
    """Return the lists of publication.toml, which lies beside this module."""
    table = tomllib.loads((Path(__file__).parent / "publication.toml").read_text(encoding="utf-8"))
    return Words(**{item.name: tuple(table[item.name]) for item in fields(Words)})


def find_mentions(text: str) -> list[Mention]:
    """Return the explicit dates with a year in `text`, in order; impossible ones (30 February) are left out."""
    found = []
    for match in _MENTION.finditer(text):
        bounds = _bounds(match.group(), str(match.lastgroup))
        if bounds:
            found.append(Mention(match.start(), match.end(), *bounds, str(match.lastgroup)))
    return found


def date_in(text: str) -> date | None:
    """Return the day that the explicit date `text` names, a month standing for its last day; else None."""
    found = find_mentions(text)
    return found[0].latest if found and found[0].kind in ("day", "month") else None


def month_end(year: int, month: int) -> date | None:
    """Return the last day of a month, or None where there is no such month."""
    if not (1900 <= year <= 2100 and 1 <= month <= 12):
        return None
    return date(year, month, calendar.monthrange(year, month)[1])


def day_before(day: date) -> date:
    """Return the day before `day`."""
    return day - timedelta(days=1)


def _bounds(text: str, kind: str) -> tuple[date, date] | None:
    lowered = text.lower()
    numbers = [int(number) for number in re.findall(r"\d+", lowered if kind == "day" else lowered[-4:])]
    months = [_MONTHS.index(word[:3]) + 1 for word in re.findall(r"[a-z]{3,}", lowered) if word[:3] in _MONTHS]
    if kind == "day":
        if len(numbers) == 3:
            year, month, day = numbers
        else:
            day, year = numbers
            month = months[0]
        if not 1 <= day <= calendar.monthrange(year, month)[1]:
            return None
        return date(year, month, day), date(year, month, day)
    year = numbers[0]
    first, last = 1, 12
    if kind == "month":
        first = last = months[0]
    elif kind == "part":
        first, last = _PARTS[re.split(r"[\s-]", lowered)[0]]
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
