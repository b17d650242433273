"""What neighbouring expressions give each other: ranges, lists, unions, and offsets from another date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from claims.extract.times.context import Cues
from claims.extract.times.relations import Related
from claims.extract.times.units import Resolved, shift_day, unit_of
from claims.extract.times.values import UNKNOWN, Mention

_GAP = 4  # words between the two ends of a range or a union
_REACH = 14  # words between "two weeks before" and the date it counts from


@dataclass(slots=True)
class Found:
    """One expression on its way: its words (token positions), reading and relation."""

    mention: Mention
    first: int
    last: int
    left: int
    right: int
    resolved: Resolved
    related: Related


def link(words: list[str], found: list[Found], cues: Cues, reference: date | None) -> None:
    """Give the expressions in `found`, in text order, the bounds that they owe to their neighbours. In place."""
    for place, item in enumerate(found):
        following = found[place + 1] if place + 1 < len(found) else None
        try:
            if item.resolved.lo is None and item.mention.kind in ("span", "offset"):
                _anchor(words, place, found, reference)
            if following is not None and 0 <= following.first - item.last <= _GAP and following.first < item.right:
                _join(words, item, following, cues)
        except (ValueError, OverflowError):  # "in 9000 years": outside the calendar, so the reading stays as it was
            continue


def _join(words: list[str], one: Found, two: Found, cues: Cues) -> None:
    a, b = one.resolved, two.resolved
    if a.type == "SET" or b.type == "SET" or a.lo is None or b.lo is None or a.hi is None or b.hi is None:
        return
    between = tuple(words[one.last : two.first])
    if "respectively" in words[two.last : two.last + 2]:
        return  # each is the time of its own work
    opener = words[one.first - 1] if one.first else ""
    if opener == "the" and one.first > 1:
        opener = words[one.first - 2]
    core = tuple(word for word in between if word not in _FILLERS) or between
    if core in _RANGE or (core == ("and",) and opener == "between"):
        if a.type == "DURATION" or b.type == "DURATION":
            return
        if opener == "from" and not cues.words["moving_words"].isdisjoint(words[max(0, one.first - 5) : one.first]):
            return  # "moved from April 7 to April 5": two dates
        delayed = not cues.words["delay_words"].isdisjoint(words[max(one.left, one.first - 4) : one.first])
        if core[0] in ("until", "till") and opener != "from" and delayed:
            return  # "was delayed this January until May": when it was, and to when
        start = one.first - 1 if opener in ("from", "between") and words[one.first - 1] == opener else one.related.first
        _range(one, two, start)
    elif core in _UNION and "DURATION" not in (a.type, b.type):
        shared = _shared_year(one, two)
        if shared is not None:
            one.resolved = a = shared
            one.related = replace(one.related, earliest=a.lo, latest=a.hi)
        assert a.lo and a.hi
        if one.related.relation == "in" and two.related.relation == "in" and _near(a, b):
            _cover(one, two, one.related.first, min(a.lo, b.lo), max(a.hi, b.hi))
    elif between == ("and",) and _bare_months(one, two):
        _range(one, two, one.related.first, adjacent=True)


_RANGE = frozenset((("to",), ("through",), ("-",), ("–",), ("—",), ("until",), ("till",), ("thru",), ("up", "to")))
_UNION = frozenset(
    (("or",), ("/",), ("and/or",), (",", "or"), ("or", "at"), ("or", "maybe"), ("or", "possibly"), ("or", "even"))
)


_FILLERS = frozenset(("the", "in", "on", "sometime", "perhaps", "potentially"))


def _shared_year(one: Found, two: Found) -> Resolved | None:
    """ "May or June 2025", "Q1 or Q2 of next year": the year of the second is that of the first."""
    named = two.mention.year is not None or two.mention.shift_unit == "Y"
    bare = one.mention.year is None and one.mention.shift is None and one.mention.shift_unit is None
    part = one.mention.month or one.mention.season or one.mention.quarter or one.mention.half
    a, b = one.resolved, two.resolved
    if not (named and bare and part) or a.lo is None or b.lo is None or one.related.relation != "in":
        return None
    moved = _move(a, b.lo.year - a.lo.year)
    if moved.lo and moved.lo > b.lo:
        moved = _move(a, b.lo.year - 1 - a.lo.year)
    return moved if moved is not a else None


def _near(a: Resolved, b: Resolved) -> bool:
    """Return whether two alternatives are one vague window rather than two different dates."""
    assert a.lo and b.lo and a.hi and b.hi
    return a.precision != "day" and abs((b.lo - a.hi).days) <= 400


def _bare_months(one: Found, two: Found) -> bool:
    a, b = one.mention, two.mention
    if a.month is None or b.month is None or a.day or b.day or a.parts or b.parts or a.year is not None:
        return False
    return (b.month - a.month) % 12 == 1


def _range(one: Found, two: Found, start: int, adjacent: bool = False) -> None:
    """Join two ends; an end without a year takes the other's, and the second never precedes the first."""
    a, b = one.resolved, two.resolved
    if a.lo is None or a.hi is None or b.lo is None or b.hi is None:
        return
    dated_one = one.mention.year is not None or one.mention.shift is not None
    dated_two = two.mention.year is not None or two.mention.shift is not None
    a_lo, b_lo = a.lo, b.lo
    months = one.mention.month is not None or one.mention.season is not None or one.mention.weekday is not None
    if months and not dated_one and dated_two and one.mention.weekday is None:
        a = _move(a, b_lo.year - a_lo.year)
        if a.lo and a.lo > b.hi:
            a = _move(a, -1)
    elif one.mention.day and two.mention.day and b_lo < a_lo and (a_lo - b_lo).days < 90:
        return
    elif not dated_two and b_lo < a_lo and two.mention.weekday is None and (two.mention.month or two.mention.season):
        b = _move(b, a_lo.year - b_lo.year)
        if b.lo and b.lo < a_lo:
            b = _move(b, 1)
    elif two.mention.weekday is not None and b_lo < a_lo and b_lo == b.hi:
        day = shift_day(b_lo, "W", 1)
        b = replace(b, lo=day, hi=day, value=b.value.replace(b_lo.isoformat(), day.isoformat()))
    if a.lo is None or b.hi is None or a.lo > b.hi:
        return
    one.resolved, two.resolved = a, b
    _cover(one, two, start, a.lo, b.hi)


def join_days(one: Found, two: Found) -> None:
    """Give the ends of "June 6-8" one interval; a range that runs backwards is left alone."""
    a, b = one.resolved, two.resolved
    if a.lo and b.hi and a.lo <= b.hi:
        _cover(one, two, one.related.first, a.lo, b.hi)


def _move(found: Resolved, years: int) -> Resolved:
    if not years or found.lo is None or found.hi is None:
        return found
    lo, hi = shift_day(found.lo, "Y", years), shift_day(found.hi, "Y", years)
    if (hi.month, hi.day) == (2, 28) and found.precision == "month":
        hi = unit_of(hi, "M").hi or hi
    value = found.value
    if value[:4] == f"{found.lo.year:04d}":
        value = f"{lo.year:04d}" + value[4:]
    return replace(found, lo=lo, hi=hi, value=value)


def _cover(one: Found, two: Found, start: int, lo: date, hi: date) -> None:
    """Give both ends of a range its whole interval and extent."""
    relation = one.related.relation
    earliest, latest = (lo if relation != "before" else None), (hi if relation != "after" else None)
    joined = Related(relation, earliest, latest, min(start, one.related.first), max(two.last, two.related.last))
    one.related = two.related = joined
    one.resolved = replace(one.resolved, precision="range")
    two.resolved = replace(two.resolved, precision="range")


def _anchor(words: list[str], place: int, found: list[Found], reference: date | None) -> None:
    """Give a duration bounds where the words around it tie it to a date: "in N", "within N", "N before X"."""
    item = found[place]
    mention = item.mention
    unit, count = mention.unit, mention.count
    if unit is None or unit.startswith("T") or count is None or unit in ("month", "weekday", "season", "daypart"):
        return
    after = words[item.last] if item.last < len(words) else ""
    side = mention.side if mention.side in ("before", "after") else None
    if side is None and item.resolved.type == "DURATION" and after in ("before", "after"):
        side = after
    if side is not None:
        _beside(words, place, found, -1 if side == "before" else 1)
        return
    if item.resolved.type != "DURATION" or reference is None or mention.kind != "span":
        return
    before = words[item.first - 1] if item.first else ""
    previous = words[item.first - 2] if item.first > 1 else ""
    if before == "within" and mention.kind == "span":
        end = reference if count == UNKNOWN else _ahead(reference, unit, count)
        if count == UNKNOWN:
            end = shift_day(reference, unit, 6)
        _bound(item, reference, end, "range", 1)
    elif "until" in (before, words[item.first - 3] if before == "least" and item.first > 2 else "") and count > 0:
        _after(item, _ahead(reference, unit, count), 1)
    elif after == "away" and mention.anchor == "ahead" and count > 0:
        end = _ahead(reference, unit, count)
        if mention.mod == "EQUAL_OR_MORE" or words[item.last + 1 : item.last + 4] == [",", "at", "least"]:
            _after(item, end, 0)
        else:
            whole = unit_of(end, unit)
            _bound(item, whole.lo or end, whole.hi or end, whole.precision, 0)
    elif (
        before == "in"
        and previous not in _NOT_AHEAD
        and after != "of"
        and count != UNKNOWN
        and mention.anchor == "ahead"
    ):
        low = mention.low if mention.low is not None else count
        first, last = unit_of(_ahead(reference, unit, low), unit), unit_of(_ahead(reference, unit, count), unit)
        if first.lo and last.hi:
            _bound(item, first.lo, last.hi, last.precision if low == count else "range", 1)


_NOT_AHEAD = frozenset(("time", "once", "first", "day", "only", "worst", "best", "twice", "season"))


def _ahead(day: date, unit: str, count: float) -> date:
    whole = int(count)
    end = shift_day(day, unit, whole)
    if count != whole:
        end = shift_day(end, {"Y": "M", "M": "D", "W": "D"}.get(unit, "D"), {"Y": 6, "M": 15, "W": 3}.get(unit, 0))
    return end


def _bound(item: Found, lo: date, hi: date, precision: object, back: int) -> None:
    item.resolved = replace(item.resolved, lo=lo, hi=hi, precision=precision)  # type: ignore[arg-type]
    item.related = Related("in", lo, hi, item.first - back, item.last)


def _after(item: Found, day: date, back: int) -> None:
    item.resolved = replace(item.resolved, lo=day, hi=day, precision="day")
    item.related = Related("after", day, None, item.first - back, item.last)


def _beside(words: list[str], place: int, found: list[Found], sign: int) -> None:
    item = found[place]
    unit, count = item.mention.unit or "D", item.mention.count
    if count is None or count == UNKNOWN:
        return
    base: Found | None = None
    following = found[place + 1] if place + 1 < len(found) else None
    if following and following.resolved.lo and following.first - item.last <= _REACH and following.first < item.right:
        base = following
    else:
        earlier = [other for other in found[max(0, place - 3) : place] if other.resolved.lo and other.last > item.left]
        tail = words[item.last] if item.last < len(words) else "."
        if tail in ("before", "after"):
            behind = words[item.last + 1] if item.last + 1 < len(words) else "."
            if behind.isalnum() and behind not in ("that", "this"):
                return  # "in 2024, two years after it was announced" counts from the announcement
        if earlier and (not tail.isalnum() or tail in ("that", "this", "before", "after", "and", "but")):
            base = earlier[-1]
        elif not tail.isalnum() and place:
            previous = [other for other in found[max(0, place - 3) : place] if other.resolved.lo]
            base = previous[-1] if previous else None
    if base is None or base.resolved.lo is None or base.resolved.hi is None:
        return
    step = sign * int(count)
    lo, hi = shift_day(base.resolved.lo, unit, step), shift_day(base.resolved.hi, unit, step)
    if base.resolved.precision == "month":
        hi = unit_of(lo, "M").hi or hi
    if unit == "Y" and base.resolved.precision in ("day", "month", "year") and base is not following:
        lo, hi = unit_of(lo, "Y").lo or lo, unit_of(lo, "Y").hi or hi
    item.resolved = replace(item.resolved, lo=lo, hi=hi, precision="range" if lo != hi else "day")
    item.related = Related("in", lo, hi, item.first, item.last)
