"""From an underspecified value to a TIMEX3 value and bounds, against a reference day and the clause's direction."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from claims.extract.times import calendar as cal
from claims.extract.times.points import calendar_of, cut_side, resolve_point, with_parts
from claims.extract.times.units import UNIT_DAYS, UNIT_MONTHS, Context, Resolved, shift_day, step_of, unit_of
from claims.extract.times.values import UNKNOWN, Mention

_WEEKS, _MONTHS = 6, 6  # "in the coming weeks", "in the coming months" (GUIDELINE "Dates")


def resolve(mention: Mention, context: Context) -> Resolved | None:
    """Return what `mention` stands for, or None where it is no time at all (a 32nd of May)."""
    try:
        return _KINDS[mention.kind](mention, context)
    except (ValueError, OverflowError):  # outside the calendar
        return None


def _shift(mention: Mention, context: Context) -> Resolved | None:
    base = context.base()
    anchored = mention.shift in ("same", "following", "previous") or (
        mention.shift == "next" and "the" in mention.classes and mention.detail == "shift"
    )
    if anchored and context.anchor is not None:
        base = context.anchor
    if base is None and mention.year is not None and 1 <= mention.year <= 9999:
        base = date(mention.year, 1, 1)  # "late 2024" needs no publication date
    if base is None:
        return None
    if mention.detail == "week_of":
        inner = calendar_of(replace(mention, unit=None), context)
        return None if inner is None or inner.lo is None else unit_of(inner.lo, mention.unit or "W")
    if mention.weekday is not None or (mention.month is not None and mention.unit != "M"):
        return resolve_point(mention, context)
    if mention.season is not None:
        return resolve_point(mention, context)
    if mention.quarter is not None or mention.fiscal:
        return resolve_point(mention, context)
    if mention.unit is None and mention.daypart:
        day = base + timedelta(days=step_of(mention.shift))
        value = f"{day.isoformat()}T{mention.daypart}"
        return Resolved("TIME", value, None, day, day, "day")
    unit = mention.unit
    if unit is None:
        return resolve_point(mention, context)
    if mention.shift == "same" and base is context.anchor and context.anchor_end is not None:
        vague = _same_of(base, context.anchor_end, unit)
        if vague is not None:
            return vague
    if unit.startswith("T"):
        return Resolved("TIME", f"{base.isoformat()}TXX", None, base, base, "day")
    if mention.shift == "past" and unit in ("Y", "10Y", "100Y", "M", "W", "Q") and mention.month is None:
        end = _reach(base, unit, 1.0, -1)
        return Resolved("DURATION", _duration(1.0, unit, context), None, end, base, "range")
    if mention.month is not None:
        base = base.replace(month=mention.month, day=1)
    first = base.replace(day=1) if unit in UNIT_MONTHS else base
    found = unit_of(shift_day(first, unit, step_of(mention.shift)), unit, context.open_digit())
    if mention.detail == "weekend" or (unit == "WE" and mention.shift in (None, "past", "last")):
        found = unit_of(base - timedelta(days=7 if base.isoweekday() < 6 else 0), "WE")
        if mention.detail == "weekend" and context.way() > 0:
            found = unit_of(base, "WE")
    if mention.side and mention.shift in (None, "this", "same", "current", "past", "coming"):
        return cut_side(found, mention, context)
    if mention.side:
        return found
    if mention.detail == "side" and not mention.parts and "dash" in mention.classes:
        mention.parts.append("END")
    if mention.detail == "side" and "poss" in mention.classes and not mention.parts:
        mention.parts.append("END")
    return with_parts(found, mention, context)


def _same_of(lo: date, hi: date, unit: str) -> Resolved | None:
    """Return "that same day" after a mere month: some day of it, or None where the anchor is as fine as the unit."""
    days = (hi - lo).days + 1
    if unit == "D" and days > 1:
        if (lo.year, lo.month) == (hi.year, hi.month):
            return Resolved("DATE", f"{lo.year:04d}-{lo.month:02d}-XX", None, lo, hi, "range")
        if lo.year == hi.year:
            return Resolved("DATE", f"{lo.year:04d}-XX-XX", None, lo, hi, "range")
    if unit == "M" and days > 31 and lo.year == hi.year:
        return Resolved("DATE", f"{lo.year:04d}-XX", None, lo, hi, "range")
    return None


def _duration(count: float | None, unit: str, context: Context) -> str:
    """Return a duration as the genre's annotators write it: decades are years in news, decades in narratives."""
    if context.narrative and unit in ("10Y", "100Y"):
        return f"P{count_text(count)}{'DE' if unit == '10Y' else 'CE'}"
    if unit == "10Y" and count in (None, UNKNOWN):
        return "PXY"
    return duration_value(count, unit)


def count_text(count: float | None) -> str:
    """Return a TIMEX3 amount: "3", "2.5", or "X" where it is open."""
    if count is None or count == UNKNOWN:
        return "X"
    return str(int(count)) if count == int(count) else f"{count:g}"


def duration_value(count: float | None, unit: str) -> str:
    """Return a TIMEX3 duration: P3D, PT5H, PT5H30M, P2W, P30Y for three decades."""
    if unit in ("month", "weekday", "season", "daypart"):
        return "P" + count_text(count) + {"month": "M", "weekday": "W", "season": "Y", "daypart": "D"}[unit]
    if unit.startswith("T"):
        if unit == "TH" and count == 0.5:
            return "PT30M"
        if unit == "TH" and count is not None and count != UNKNOWN and count != int(count):
            return f"PT{int(count)}H{round((count - int(count)) * 60)}M"
        return f"PT{count_text(count)}{unit[1:]}"
    if unit == "WE":
        return f"P{count_text(count)}WE"
    if unit == "Q":
        return f"P{count_text(count)}Q" if count in (None, UNKNOWN) else f"P{count_text((count or 1) * 3)}M"
    if unit == "10Y" and count in (None, UNKNOWN):
        return "PXDE"
    if unit == "100Y" and count in (None, UNKNOWN):
        return "PXCE"
    if unit[0].isdigit():
        size, letter = int(unit[:-1]), unit[-1]
        if count is None or count == UNKNOWN:
            return f"PX{letter}"
        return f"P{count_text(count * size)}{letter}"
    if unit == "Y" and count == 0.5:
        return "P6M"
    return f"P{count_text(count)}{unit}"


def _offset(mention: Mention, context: Context) -> Resolved | None:
    if mention.detail == "day":
        return _day_beside(mention, context)
    unit, count = mention.unit or "D", mention.count
    back = mention.direction < 0 or mention.side in ("earlier", "before")
    sign = -1 if back else 1
    ago = mention.detail == "ago"
    if mention.detail == "later" and mention.anchor == "than":
        return Resolved("DURATION", duration_value(count, unit), mention.mod)  # "a week later than planned"
    if mention.detail == "later" and mention.side in ("before", "after"):
        return Resolved("DURATION", duration_value(count, unit), mention.mod)
    base = context.base() if ago else (context.anchor or context.reference)
    if ago and not context.narrative:
        base = context.reference
    if base is None or unit in ("weekday", "daypart", "season"):
        return Resolved("DATE", "PAST_REF" if back else "FUTURE_REF")
    if unit == "month":
        return None
    if unit.startswith("T"):
        if ago and count not in (None, UNKNOWN) and unit == "TH":
            return Resolved("TIME", f"{base.isoformat()}TXX", mention.mod, base, base, "day")
        return Resolved("DURATION", duration_value(count, unit), mention.mod)
    if count is None or count == UNKNOWN:
        return Resolved("DATE", "PAST_REF" if back else "FUTURE_REF", mention.mod)
    whole, fraction = int(count), count - int(count)
    size = {"10Y": 10, "100Y": 100, "1000Y": 1000}.get(unit)
    if size:
        unit, whole = "Y", int(count * size)
        fraction = 0
    day = shift_day(base, unit, sign * whole)
    if fraction and unit in UNIT_MONTHS:
        day = cal.add_months(day, sign * round(UNIT_MONTHS[unit] * fraction))
        unit = "M" if unit == "Y" else unit
    found = unit_of(day, unit)
    if mention.mod in ("MORE_THAN", "LESS_THAN", "APPROX", "EQUAL_OR_MORE", "EQUAL_OR_LESS"):
        return replace(found, mod={"MORE_THAN": "BEFORE" if back else "AFTER"}.get(mention.mod, mention.mod))
    return found


def _day_beside(mention: Mention, context: Context) -> Resolved | None:
    step = -1 if "before" in mention.classes else 1
    inner = replace(mention, unit=None, parts=[], daypart=None)
    base = calendar_of(inner, context) if mention.deictic is not None or mention.weekday is not None else None
    if base is None or base.lo is None:
        return None
    return unit_of(base.lo + timedelta(days=step), "D")


def _span(mention: Mention, context: Context) -> Resolved | None:
    unit, count = mention.unit or "D", mention.count
    if mention.detail == "adj" and count is None:
        count = 1.0
    if mention.detail == "shift" and count is None:
        count = UNKNOWN
    value = _duration(count, unit, context)
    mod = mention.mod
    found = Resolved("SET" if mention.anchor == "rate" else "DURATION", value, mod)
    base = context.base()
    if mention.detail == "shift" and base is not None and mention.shift in ("next", "coming", "past", "last"):
        ahead = mention.shift in ("next", "coming")
        end = _reach(base, unit, count, 1 if ahead else -1)
        if end is not None:
            lo, hi = (base, end) if ahead else (end, base)
            return replace(found, lo=lo, hi=hi, precision="range")
    return found


def _reach(base: date, unit: str, count: float | None, sign: int) -> date | None:
    """Return the far end of "the next N units"; "weeks" and "months" alone reach six on (GUIDELINE "Dates")."""
    if unit not in UNIT_DAYS and unit not in UNIT_MONTHS:
        return None
    if count is None or count == UNKNOWN:
        if unit not in ("D", "W", "M"):
            return None
        count = float({"D": 6, "W": _WEEKS, "M": _MONTHS}[unit])
    return shift_day(base, unit, sign * int(count))


def _set(mention: Mention, context: Context) -> Resolved | None:
    if mention.value is not None:
        return Resolved("SET", mention.value)
    if mention.weekday is not None:
        part = f"T{mention.daypart}" if mention.daypart else ""
        return Resolved("SET", f"XXXX-WXX-{mention.weekday}{part}")
    if mention.daypart:
        return Resolved("SET", f"XXXX-XX-XXT{mention.daypart}")
    if mention.month is not None:
        return Resolved("SET", f"XXXX-{mention.month:02d}")
    if mention.season is not None:
        return Resolved("SET", f"XXXX-{mention.season}")
    unit = mention.unit
    if unit is None:
        return None
    count = mention.count
    if "other" in mention.classes:
        count = 2.0
    elif mention.ordinal and mention.ordinal > 1:
        count = float(mention.ordinal)
    elif "times" in mention.classes or "once" in mention.classes:
        count = 1.0
    if "all" in mention.classes:
        if mention.plural or unit.startswith("T"):
            return None
        return Resolved("DURATION", duration_value(1.0, unit))
    return Resolved("SET", duration_value(1.0 if count in (None, 0) else count, unit))


def _ref(mention: Mention, context: Context) -> Resolved | None:
    return Resolved("DATE", mention.ref or "PRESENT_REF")


_KINDS = {"point": resolve_point, "shift": _shift, "offset": _offset, "span": _span, "set": _set, "ref": _ref}
