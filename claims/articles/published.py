"""When an article was published: as given, as its metadata or text says, or as inferred from what it speaks of.

No day is made up: a form that names only a month stands for that month's last day, the first on which all that was
written in the month is known; a bare year is not taken for a publication date.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from claims.articles.dates import FULL_DATE, MONTH_YEAR, Words, date_in, load_words, month_end
from claims.articles.inference import infer_published
from claims.records import PublishedSource

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)\Z")
_ISO_MONTH = re.compile(r"(\d{4})-(\d{1,2})\Z")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_EPOCH = re.compile(r"\d{9,13}(?:\.\d{1,9})?\Z")
_EARLIEST = date(1900, 1, 1)
_MAX_GIVEN = 120  # characters; a longer "date" is something else, and costly to parse
_EDGE_LINES = 6  # non-blank lines at each end in which a text states its own date
_MAX_LINE = 200

_WEEKDAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,?\s+)?"
_CLOCK = r"(?:(?:,|\s+at|\s+-|T|\s*[|·•])?\s*\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:\s*[apAP]\.?[mM]\.?)?)?"
_ZONE = r"(?:\s*\(?(?:Z|UTC|GMT|[A-Z]{2,4}T|[+-]\d{2}:?\d{2})\)?)?"
_STAMP = rf"{_WEEKDAY}(?P<date>{FULL_DATE}){_CLOCK}{_ZONE}"


def find_published(text: str, *, given: Any = None, metadata: Any = None) -> tuple[date | None, PublishedSource]:
    """Return the publication date and how it is known, from the strongest evidence to the weakest.

    Args:
        text: the article's text.
        given: what the record says, in any form of date; None where it says nothing.
        metadata: what the file's own metadata block says.

    Returns:
        The date with `given`, `metadata`, `text` or `inferred`; or None with `none`.
    """
    for value, source in ((given, "given"), (metadata, "metadata")):
        found = parse_date(value)
        if found is not None:
            return found, "given" if source == "given" else "metadata"
    found = stated_date(text)
    if found is not None:
        return found, "text"
    found = infer_published(text)
    return (found, "inferred") if found is not None else (None, "none")


def parse_date(value: Any) -> date | None:
    """Return the day that `value` names, as written (no shift of time zone), or None.

    Takes dates, Unix times in seconds or milliseconds (UTC), ISO 8601, RFC 2822 and, through dateparser, most forms
    in which a day, a month and a year are written out; `03/04/2024` is read month first, `03.04.2024` day first.
    """
    if isinstance(value, date):  # includes datetime, whose own calendar day is meant
        return _plausible(value.year, value.month, value.day)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not value.strip() or len(value) > _MAX_GIVEN:
        return None
    text = value.strip()
    if match := _ISO.match(text) or _COMPACT.match(text):
        return _plausible(*(int(part) for part in match.groups()))
    if match := _ISO_MONTH.match(text):
        return month_end(int(match[1]), int(match[2]))
    if _EPOCH.match(text):
        return _from_epoch(float(text))
    if match := _DOTTED.match(text):
        return _plausible(int(match[3]), int(match[2]), int(match[1]))
    found = re.search(FULL_DATE, text, re.IGNORECASE)
    if found:
        return date_in(found.group())
    found = re.fullmatch(MONTH_YEAR, text, re.IGNORECASE)
    if found:
        return date_in(found.group())
    return _any_form(text)


def stated_date(text: str) -> date | None:
    """Return the date that the text itself bears: a bare date line, a labelled one, a byline or a dateline.

    Only the first and last lines are looked at, since a date inside the article is one that it speaks of. A
    "published" date is preferred to a bare one, and both to an "updated" one.
    """
    patterns = _patterns()
    lines = _edge_lines(text)
    for pattern in patterns:
        for line in lines:
            found = pattern.match(line)
            if found:
                day = date_in(found["date"])
                if day is not None:
                    return day
    return None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = load_words()
    said = r"(?:this|the)\s+(?:article|story|post|piece|report|page)\s+was\s+(?:first\s+|originally\s+|last\s+)?"
    end = r"\s*[.)\]|·•-]?\s*"
    return (
        re.compile(rf"[\s(\[*_]*{_labels(words.published_labels)}\s*[:\-–—|*_]*\s*{_STAMP}", re.IGNORECASE),
        re.compile(rf"[\s(\[*_]*{said}(?:published|posted)\s+(?:on\s+)?{_STAMP}", re.IGNORECASE),
        re.compile(rf"[\s(\[*_—–-]*{_STAMP}[\s)\]*_—–-]*(?:\|[^|.]{{0,60}})?\Z"),
        re.compile(rf"\s*By\s+[^.\n]{{2,80}}?\s*[|,·•–—-]\s*{_STAMP}{end}\Z"),
        _dateline(words),
        re.compile(rf"[\s(\[*_]*{_labels(words.updated_labels)}\s*[:\-–—|*_]*\s*{_STAMP}", re.IGNORECASE),
        re.compile(rf"[\s(\[*_]*{said}(?:updated|modified)\s+(?:on\s+)?{_STAMP}", re.IGNORECASE),
    )


def _dateline(words: Words) -> re.Pattern[str]:
    """Match `LONDON, May 3, 2024 —`, `Los Angeles – May 3, 2024 /PRNewswire/ --` and `May 3, 2024 —` before prose."""
    particles = "|".join(sorted(words.place_particles))
    name = rf"[A-Z][\w.'’-]{{0,30}}(?:\s(?:(?:{particles})\s)?[A-Z][\w.'’-]{{0,30}}){{0,4}}"
    place = rf"(?:{name}(?:\s*[,/]\s*{name}){{0,2}}\s*[,:(–—-]{{1,3}}\s*)?"
    agency = r"(?:\s*[(/][^()/\n]{1,40}[)/])?"
    return re.compile(rf"\s*{place}{_STAMP}\)?{agency}\s*(?:--|[–—-]|:)\s*\S.{{60}}")


def _labels(labels: tuple[str, ...]) -> str:
    longest_first = sorted(labels, key=lambda label: (-len(label), label))
    return "(?:" + "|".join(re.escape(label).replace(r"\ ", r"\s+") for label in longest_first) + r")\b"


def _edge_lines(text: str) -> list[str]:
    """Return the first and last non-blank lines, each cut to what a date line needs."""
    head = [line for line in text[:4000].splitlines() if line.strip()][:_EDGE_LINES]
    tail = [line for line in text[-4000:].splitlines() if line.strip()][-_EDGE_LINES:]
    if len(text) > 4000 and tail and not text[-4001:-4000].isspace() and len(tail) < _EDGE_LINES:
        tail = tail[1:]  # the first one is cut in two
    return [line[:_MAX_LINE] for line in [*head, *tail]]


def _plausible(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if found >= _EARLIEST else None


def _from_epoch(seconds: float) -> date | None:
    if seconds >= 1e11:
        seconds /= 1000
    return datetime.fromtimestamp(seconds, tz=UTC).date()


def _any_form(text: str) -> date | None:
    import warnings

    import dateparser

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # dateparser's own, about its use of the standard library
        found = dateparser.parse(
            text,
            settings={
                "REQUIRE_PARTS": ["day", "month", "year"],
                "PARSERS": ["absolute-time"],  # "yesterday" would need a clock
                "RELATIVE_BASE": datetime(2000, 1, 1),  # never used: all three parts are required
                "RETURN_AS_TIMEZONE_AWARE": False,
            },
        )
    return _plausible(found.year, found.month, found.day) if found is not None else None
