"""What the words right beside an expression add to it: "or two", "away", "of next", "between now and"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from claims.extract.times import calendar as cal
from claims.extract.times.context import Cues
from claims.extract.times.linking import Found
from claims.extract.times.relations import Related
from claims.extract.times.units import UNIT_MONTHS, shift_day, unit_of
from claims.extract.times.values import UNKNOWN

_COUNTED = frozenset(("D", "W", "M", "Y"))


def complete(words: list[str], found: list[Found], cues: Cues, reference: date | None) -> None:
    """Give each expression in `found` the bounds that the words beside it ask for. In place; values stay."""
    for place in reversed(range(len(found))):  # the last day of a list has the year that the first ones take
        item = found[place]
        following = found[place + 1] if place + 1 < len(found) else None
        try:
            for rule in _RULES:
                if rule(words, item, following, cues, reference):
                    break
        except (ValueError, OverflowError):  # outside the calendar: the reading stays as it was
            continue


def _word(words: list[str], index: int) -> str:
    return words[index] if 0 <= index < len(words) else ""


def _set(item: Found, lo: date | None, hi: date | None, first: int, last: int, precision: str = "range") -> bool:
    item.resolved = replace(item.resolved, lo=lo, hi=hi, precision=precision)  # type: ignore[arg-type]
    item.related = Related("in", lo, hi, min(first, item.first), max(last, item.last))
    return True


def _same_as(words: list[str], item: Found, following: Found | None, cues: Cues, reference: date | None) -> bool:
    """ "The same day as X", "the same week that X arrives": the day of X, which nobody names here."""
    behind = _word(words, item.last)
    if (
        item.mention.shift != "same"
        or item.mention.day
        or item.mention.month
        or not behind.isalpha()
        or behind in _SAME_GOES_ON
    ):
        return False
    item.resolved = replace(item.resolved, lo=None, hi=None)
    item.related = Related("in", None, None, item.first, item.last)
    return True


_SAME_GOES_ON = frozenset(
    "on in for at to from via with and but or by across too also worldwide globally everywhere is was will it's "
    "last next this of through after before then later earlier".split()
)


def _moment(words: list[str], item: Found, following: Found | None, cues: Cues, reference: date | None) -> bool:
    """ "Delayed at the last minute" names no day."""
    if item.mention.kind != "shift" or item.mention.unit not in ("TM", "TS"):
        return False
    item.resolved = replace(item.resolved, lo=None, hi=None)
    item.related = Related("in", None, None, item.first, item.last)
    return True


def _or_two(words: list[str], item: Found, following: Found | None, cues: Cues, reference: date | None) -> bool:
    """ "In the next year or two", "the next month or so": from today on; "in a year or two": from one to two."""
    unit, mention = item.mention.unit or "", item.mention
    if _word(words, item.last) != "or" or unit not in _COUNTED or reference is None:
        return False
    more = _MORE.get(_word(words, item.last + 1))
    if more is None:
        return False
    if mention.kind in ("shift", "span") and mention.shift in ("next", "coming") and mention.count in (None, 1.0):
        if _word(words, item.first) != "the" and _word(words, item.first - 1) != "the":
            return False  # "next year or two"
        return _set(item, reference, shift_day(reference, unit, more), item.first - 1, item.last + 2)
    before = _word(words, item.first - 1)
    if mention.kind != "span" or mention.words[0] not in ("a", "one") or before not in ("in", "within"):
        return False
    if before == "within":
        return _set(item, reference, shift_day(reference, unit, more), item.first - 1, item.last + 2)
    lo, hi = unit_of(shift_day(reference, unit, 1), unit).lo, unit_of(shift_day(reference, unit, more), unit).hi
    return _set(item, lo, hi, item.first - 1, item.last + 2)


_MORE = {"so": 1, "two": 2, "three": 3}


def _for_another(words: list[str], item: Found, following: Found | None, cues: Cues, reference: date | None) -> bool:
    """ "Not for at least another three months": after them."""
    mention = item.mention
    count, unit = mention.count, mention.unit or ""
    if mention.kind != "span" or unit not in _COUNTED or reference is None or not count or count == UNKNOWN:
        return False
    if _word(words, item.first - 1) != "for" or item.resolved.lo is not None:
        return False
    near = words[max(item.left, item.first - 9) : item.first - 1]
    more = "another" in mention.words or mention.mod == "EQUAL_OR_MORE"
    if not more or cues.words["negation"].isdisjoint(near) or not _PAST.isdisjoint(near):
        return False
    day = shift_day(reference, unit, int(count))
    item.resolved = replace(item.resolved, lo=day, hi=day, precision="day")
    item.related = Related("after", day, None, item.first - 1, item.last)
    return True


_PAST = frozenset(("did", "didn", "was", "were", "had"))


def _more_than_away(words: list[str], item: Found, following: Found | None, cues: Cues, reference: date | None) -> bool:
    """ "More than a year away", "over a year away" is after that; "a year or so away" is about it."""
    mention = item.mention
    count, unit = mention.count, mention.unit or ""
    if mention.kind != "span" or unit not in _COUNTED or reference is None or not count or count == UNKNOWN:
        return False
    loose = words[item.last : item.last + 3] == ["or", "so", "away"]
    if _word(words, item.last) != "away" and not loose:
        return False
    day = shift_day(reference, unit, int(count))
    if mention.mod == "MORE_THAN":
        item.related = Related("after", day, None, item.first, item.last + 1)
        item.resolved = replace(item.resolved, lo=day, hi=day, precision="day")
        return True
    whole = unit_of(day, unit)
    return loose and _set(item, whole.lo, whole.hi, item.first, item.last + 3)


def _or_next(words: list[str], item: Found, following: Found | None, cues: Cues, reference: date | None) -> bool:
    """ "The end of this year or the beginning of next" leaves the second year out."""
    mention = item.mention
    if item.resolved.hi is None or item.resolved.lo is None or item.related.relation != "in":
        return False
    year = mention.unit == "Y" or mention.shift_unit == "Y" or mention.year is not None
    if not year or _word(words, item.last) not in ("or", "and", "to", "/"):
        return False
    place = item.last + 1
    while _word(words, place) in ("at", "in", "the", "very", "possibly", "perhaps", "maybe", "even", "into"):
        place += 1
    early = _word(words, place) in ("beginning", "start", "early")
    place += 1 if early else 0
    while _word(words, place) in ("of", "in", "part"):
        place += 1
    behind = _word(words, place + 1)
    if not early or _word(words, place) != "next" or (behind.isalpha() and behind not in _GOES_ON):
        return False
    following_year = cal.year_bounds(item.resolved.hi.year + 1)
    hi = cal.third(following_year, "START")[1]
    return _set(item, item.resolved.lo, hi, item.related.first, place + 1)


_GOES_ON = frozenset(
    ("on", "for", "in", "at", "with", "and", "but", "as", "when", "according", "to", "depending", "if")
)


def _from_now(words: list[str], item: Found, following: Found | None, cues: Cues, reference: date | None) -> bool:
    """ "Between now and June", "from now until the end of the year": from today on."""
    if reference is None or item.resolved.hi is None or item.resolved.hi < reference:
        return False
    first = item.first - (1 if _word(words, item.first - 1) == "the" else 0)
    if _word(words, first - 2) != "now" or (_word(words, first - 3), _word(words, first - 1)) not in _NOW:
        return False
    return _set(item, reference, item.resolved.hi, first - 3, item.last)


_NOW = frozenset((("between", "and"), ("from", "until"), ("from", "to"), ("from", "through"), ("from", "till")))


def _weekend(words: list[str], item: Found, following: Found | None, cues: Cues, reference: date | None) -> bool:
    """ "July 4th weekend", "the weekend of May 3"."""
    if item.resolved.precision == "day" and item.resolved.lo and _word(words, item.last) == "weekend":
        lo, hi = _around(item.resolved.lo)
        return _set(item, lo, hi, item.related.first, item.last + 1)
    if item.mention.detail != "weekend" and item.mention.unit != "WE":
        return False
    if following is None or _word(words, item.last) != "of" or following.resolved.lo is None:
        return False
    if not 0 < following.first - item.last <= 2 or following.resolved.precision != "day":
        return False
    lo, hi = _around(following.resolved.lo)
    joined = Related("in", lo, hi, item.related.first, max(following.last, following.related.last))
    for one in (item, following):
        one.resolved = replace(one.resolved, lo=lo, hi=hi, precision="range")
        one.related = joined
    return True


def _around(day: date) -> tuple[date, date]:
    """Return the weekend of a day: from a Thursday or Friday before it, to a Monday or Tuesday after it."""
    monday = day - timedelta(days=day.weekday())
    if day.weekday() <= 1:
        return monday - timedelta(days=2), day
    saturday = monday + timedelta(days=5)
    return min(day, saturday), max(day, saturday + timedelta(days=1))


def _year_ends(words: list[str], item: Found, following: Found | None, cues: Cues, reference: date | None) -> bool:
    """ "The fiscal year ending March 2025" is the year up to that month."""
    part = item.mention.half or item.mention.quarter or item.mention.parts
    if not item.mention.fiscal or part or following is None or following.resolved.hi is None:
        return False
    between = words[item.last : following.first]
    if not 0 < len(between) <= 4 or _ENDING.isdisjoint(between) or following.resolved.precision not in ("day", "month"):
        return False
    hi = following.resolved.hi
    lo = cal.add_months(hi + timedelta(days=1), -12)
    joined = Related(item.related.relation, lo, hi, item.related.first, max(following.last, following.related.last))
    if joined.relation != "in":
        return False
    for one in (item, following):
        one.resolved = replace(one.resolved, lo=lo, hi=hi, precision="range")
        one.related = joined
    return True


_ENDING = frozenset(("ending", "ends", "ended"))


def _days_of_next(words: list[str], item: Found, following: Found | None, cues: Cues, reference: date | None) -> bool:
    """ "February 27 and 28 next year": both days lie in the year that only the last one is given."""
    mention = item.mention
    if following is None or mention.month is None or mention.year is not None or item.resolved.lo is None:
        return False
    gap = words[item.last : following.first]
    whole = following.mention.unit == "Y" and following.mention.shift in ("next", "this", "last") and not gap
    listed = following.mention.month == mention.month and following.mention.day and len(gap) == 1 and gap[0] in _LISTED
    if not (whole or listed) or following.resolved.lo is None:
        return False
    years = following.resolved.lo.year - item.resolved.lo.year
    lo, hi = item.resolved.lo, item.resolved.hi
    if years == 0 or lo is None or hi is None:
        return False
    months = UNIT_MONTHS["Y"] * years
    first, last = cal.add_months(lo, months), cal.add_months(hi, months)
    item.resolved = replace(
        item.resolved, lo=first, hi=last, value=item.resolved.value.replace(f"{lo.year}", f"{first.year}")
    )
    if item.related.relation == "in":
        item.related = replace(item.related, earliest=first, latest=last)
    return True


_LISTED = frozenset(("and", "&", "or", ",", "-", "–"))

_RULES = (
    _same_as,
    _moment,
    _or_two,
    _for_another,
    _more_than_away,
    _or_next,
    _from_now,
    _weekend,
    _year_ends,
    _days_of_next,
)
