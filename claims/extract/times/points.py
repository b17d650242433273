"""Resolve points of the calendar: days, months, seasons, quarters, holidays, years, with their parts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from claims.extract.times import calendar as cal
from claims.extract.times.units import AHEAD, BACK, ON, Context, Resolved, quarter, season, shift_day, step_of, unit_of
from claims.extract.times.values import Mention


def _pivot(short: int, context: Context) -> int:
    """Return the year with these last two digits, at most 20 years after the reference year."""
    base = context.base() or date(2000, 1, 1)
    year = base.year // 100 * 100 + short
    while year > base.year + 20:
        year -= 100
    while year <= base.year - 80:
        year += 100
    return year


def _year_of(mention: Mention, context: Context) -> int | None:
    if mention.year is not None:
        return mention.year
    if mention.short_year is not None:
        return _pivot(mention.short_year, context)
    if mention.shift_unit == "Y" or (mention.unit == "Y" and mention.shift):
        base = context.base()
        if base is None:
            return None
        return base.year + step_of(mention.shift)
    return None


def resolve_point(mention: Mention, context: Context) -> Resolved | None:
    """Return a point of the calendar with its part, time of day or clock time; None where there is no such day."""
    found = calendar_of(mention, context)
    if found is None:
        return None
    found = with_parts(found, mention, context)
    if mention.daypart and found.precision == "day" and mention.clock is None:
        if mention.daypart.startswith("T"):
            return replace(found, type="TIME", value=f"{found.value}{mention.daypart}")
        return replace(found, type="TIME", value=f"{found.value}T{mention.daypart}")
    if mention.clock is not None:
        return _with_clock(found, mention, context)
    return found


def _with_clock(found: Resolved, mention: Mention, context: Context) -> Resolved | None:
    hour, minute = mention.clock or (0, None)
    if hour > 24 or (minute or 0) > 59:
        return None
    value = found.value
    if hour == 24 and minute is None and found.lo is not None:
        return replace(found, type="TIME", value=f"{value}T24:00")
    return replace(found, type="TIME", value=f"{value}T{hour:02d}:{minute or 0:02d}")


def with_parts(found: Resolved, mention: Mention, context: Context) -> Resolved:
    """Cut a unit to the third that "early", "mid" or "late" names; a day is not cut."""
    if not mention.parts or found.lo is None or found.hi is None or found.precision == "day":
        return found
    thirds = [cal.third((found.lo, found.hi), part) for part in mention.parts[:2]]
    if len(mention.parts) == 2 and mention.parts[0] != mention.parts[1] and mention.detail != "part_month":
        thirds = thirds[:1]
    mod = mention.parts[-1]
    return replace(found, mod=mod, lo=min(t[0] for t in thirds), hi=max(t[1] for t in thirds), precision="range")


def calendar_of(mention: Mention, context: Context) -> Resolved | None:
    """Return the calendar unit that the mention names, its parts and clock time left aside."""
    detail = mention.detail
    if mention.bc or detail == "bc":
        return _before_christ(mention, context)
    if detail in ("slash", "dots"):
        _order_numbers(mention, context)
    if mention.deictic is not None:
        base = context.reference if not context.narrative else (context.anchor or context.reference)
        return None if base is None else unit_of(base + timedelta(days=mention.deictic), "D")
    if mention.century is not None:
        if not 1 <= mention.century <= 21:
            return None
        first = (mention.century - 1) * 100
        return Resolved("DATE", f"{mention.century - 1:02d}", None, *cal.year_bounds(max(first, 1), 100), "range")
    if mention.decade is not None:
        return _decade(mention, context)
    if mention.span_years is not None:
        return _years(mention)
    if mention.season is not None:
        return _season(mention, context)
    if mention.holiday is not None:
        return _holiday(mention, context)
    if mention.quarter is not None or (detail in ("fiscal", "quarter_tok") and mention.unit == "Q"):
        return _quarter(mention, context)
    if mention.half is not None:
        return _half(mention, context)
    if detail == "month_week":
        return _month_week(mention, context)
    if detail == "fy" or mention.fiscal:
        return _fiscal_year(mention, context)
    if mention.month is not None:
        return _month(mention, context)
    if mention.day is not None:
        return _bare_day(mention, context)
    if mention.weekday is not None:
        return _weekday(mention, context)
    if mention.ordinal is not None and (mention.shift_unit or mention.unit):
        return _ordinal_of(mention, context)
    year = _year_of(mention, context)
    if year is not None:
        found = unit_of(date(year, 1, 1), "Y")
        if mention.side and context.base() and context.base().year == year:  # type: ignore[union-attr]
            return cut_side(found, mention, context)
        return found
    if mention.clock is not None or mention.daypart:
        base = context.sentence_day or context.base()
        if base is None:
            return Resolved("TIME", "XXXX-XX-XX", None, None, None, "day")
        return unit_of(base, "D")
    return None


def _before_christ(mention: Mention, context: Context) -> Resolved | None:
    if mention.bc and mention.century is not None:
        return Resolved("DATE", f"BC{mention.century - 1:02d}")
    year = mention.year
    if year is None:
        return None
    if mention.bc:
        context.bc_year = year
        return Resolved("DATE", f"BC{year:04d}")
    return unit_of(date(year, 1, 1), "Y")


def _order_numbers(mention: Mention, context: Context) -> None:
    """Day and month of 7/11/2023: the locale's order, unless only the other one is a date."""
    first, second = mention.month or 0, mention.day or 0
    day_first = mention.detail == "dots" or context.locale != "us"
    if second > 12:
        day_first = False
    elif first > 12:
        day_first = True
    if day_first:
        mention.month, mention.day = second, first


def _decade(mention: Mention, context: Context) -> Resolved:
    number = mention.decade or 0
    if number < 100:
        base = context.base() or date(2000, 1, 1)
        century = base.year // 100 * 100
        number = century + number if century + number <= base.year else century - 100 + number
    return unit_of(date(number, 1, 1), "10Y", context.open_digit())


def _years(mention: Mention) -> Resolved | None:
    first, last = mention.span_years or (0, 0)
    if last < first:
        last += 100
    if not first < last <= first + 2:
        return None
    if mention.season == "WI":
        return season(first, "WI")
    if mention.season:
        return season(first, mention.season)
    # A competition's season runs from August to May.
    return Resolved("DATE", f"{first:04d}/{last:04d}", None, date(first, 8, 1), date(last, 5, 31), "season")


def _season(mention: Mention, context: Context) -> Resolved | None:
    name = mention.season or "SP"
    year = _year_of(mention, context)
    found: Resolved | None
    if year is not None:
        found = season(year, name)
        if mention.season_to is not None:
            last = season(year, mention.season_to)
            if found.lo and last.hi and found.lo < last.hi:
                return Resolved("DATE", last.value, None, found.lo, last.hi, "range")
    else:
        base = context.base()
        if base is None:
            return Resolved("DATE", f"XXXX-{name}")
        nearest = [season(base.year + step, name) for step in (-2, -1, 0, 1, 2)]
        found = _choose(nearest, mention, context, base)
        if mention.side in ("later", "earlier") and found.lo and found.hi and found.lo <= base <= found.hi:
            return cut_side(found, mention, context)
    return found


def _choose(options: list[Resolved], mention: Mention, context: Context, base: date) -> Resolved:
    """Return the occurrence that the shift word or the clause's direction points at."""
    dated = [item for item in options if item.lo is not None and item.hi is not None]
    past = [item for item in dated if item.hi < base]  # type: ignore[operator]
    here = [item for item in dated if item.lo <= base <= item.hi]  # type: ignore[operator]
    ahead = [item for item in dated if item.lo > base]  # type: ignore[operator]
    past = past or dated[:1]
    ahead = ahead or dated[-1:]
    if mention.shift in BACK:
        return past[-1]
    if mention.shift in ("next", "coming", "following"):
        if mention.season and mention.shift == "next" and not context.narrative:
            # "next summer" said in May is not the one that begins in June: that one is "this summer".
            later = [item for item in ahead if item.lo.year > base.year]  # type: ignore[union-attr]
            return later[0] if later else ahead[0]
        return ahead[0]
    if context.narrative and not mention.shift:
        return here[0] if here else min(dated, key=lambda item: _gap(item, base, 1))
    way = context.way()
    if mention.shift in ("this", "current"):
        same = [item for item in dated if item.lo.year == base.year]  # type: ignore[union-attr]
        if here:
            return here[0]
        if mention.season == "WI":
            if way:
                return ahead[0] if way > 0 else past[-1]
            return min(dated, key=lambda item: _gap(item, base, 0))
        return same[0] if same else dated[0]
    if here:
        return here[0]
    if way > 0:
        return ahead[0]
    if way < 0:
        return past[-1]
    return min(dated, key=lambda item: _gap(item, base, 0))


def _gap(item: Resolved, base: date, lean: int) -> float:
    """Return the days between an occurrence and `base`; `lean` favours later (1) or earlier (-1) ones."""
    assert item.lo is not None and item.hi is not None
    if item.lo > base:
        return (item.lo - base).days * (0.8 if lean > 0 else 1.0)
    if item.hi < base:
        return (base - item.hi).days * (0.8 if lean < 0 else 1.0)
    return 0.0


def _holiday(mention: Mention, context: Context) -> Resolved | None:
    holiday = mention.holiday or {}
    year = _year_of(mention, context)
    if holiday.get("needs") == "year" and year is None and mention.shift != "this":  # "this holiday"
        return None

    def one(number: int) -> Resolved:
        if "span" in holiday:
            first, last = (date.fromisoformat(f"{number:04d}-{day}") for day in holiday["span"])
            if first.month == 11 and last.month == 12 and last.day == 31:
                return Resolved("DATE", f"{number:04d}-{first.month}", None, first, last, "season")
            return Resolved("DATE", f"{number:04d}-{first.month:02d}", None, first, last, "month")
        if "fixed" in holiday:
            day = date.fromisoformat(f"{number:04d}-{holiday['fixed']}")
        else:
            day = cal.MOVING[holiday["rule"]](number)
        if mention.unit == "W":
            return unit_of(day, "W")
        if mention.unit == "WE":
            # The weekend beside the day: the days before a Monday, the days after a Thursday or Friday.
            monday = day - timedelta(days=day.weekday())
            if day.weekday() <= 1:
                return Resolved(
                    "DATE",
                    cal.week_value(day - timedelta(days=3)) + "-WE",
                    None,
                    day - timedelta(days=2 + day.weekday()),
                    day,
                    "range",
                )
            saturday = monday + timedelta(days=5)
            first, last = min(day, saturday), max(day, saturday + timedelta(days=1))
            return Resolved("DATE", cal.week_value(saturday) + "-WE", None, first, last, "range")
        return unit_of(day, "D")

    if year is not None:
        return one(year)
    base = context.base()
    if base is None:
        return None
    return _choose([one(base.year + step) for step in (-2, -1, 0, 1, 2)], mention, context, base)


def _fiscal(found: Resolved, mention: Mention, context: Context, year: int) -> Resolved:
    """Move a calendar period to the company's fiscal year, named after the year in which it ends."""
    start = context.fiscal_start
    value = found.value
    if mention.fiscal:
        value = "FY" + value
    if not mention.fiscal or start is None or start == 1 or found.lo is None or found.hi is None:
        return replace(found, value=value)
    back = 13 - start if context.fiscal_named == "end" else 1 - start
    lo = cal.add_months(found.lo, -back)
    hi = cal.add_months(found.hi + timedelta(days=1), -back) - timedelta(days=1)
    return replace(found, value=value, lo=lo, hi=hi)


def _fiscal_base(mention: Mention, context: Context) -> int | None:
    """Return the number of the fiscal year that holds the reference day."""
    base = context.base()
    if base is None:
        return None
    start = context.fiscal_start or 1
    if not mention.fiscal or start == 1:
        return base.year
    if context.fiscal_named == "end":
        return base.year + (1 if base.month >= start else 0)
    return base.year - (1 if base.month < start else 0)


def _fiscal_year(mention: Mention, context: Context) -> Resolved | None:
    year = mention.year
    if year is None and mention.short_year is not None:
        year = _pivot(mention.short_year, context)
    if year is None:
        base_year = _fiscal_base(mention, context)
        if base_year is None:
            return None
        year = base_year + step_of(mention.shift)
    return _fiscal(unit_of(date(year, 1, 1), "Y"), mention, context, year)


def _quarter(mention: Mention, context: Context) -> Resolved | None:
    number = mention.quarter
    year = mention.year
    if year is None and mention.short_year is not None:
        year = _pivot(mention.short_year, context)
    base = context.base()
    if number is None:
        if base is None:
            return None
        if mention.shift is None and "latest" not in mention.words:
            return None
        step = -1 if "latest" in mention.words else step_of(mention.shift)
        return unit_of(cal.add_months(base.replace(day=1), 3 * step), "Q")
    if not 1 <= number <= 4:
        return None
    if year is None and mention.shift_unit == "Y" and base is not None:
        year = (_fiscal_base(mention, context) or base.year) + step_of(mention.shift)
    if year is None:
        if base is None:
            return Resolved("DATE", f"XXXX-Q{number}")
        if mention.fiscal:
            year = _fiscal_base(mention, context) or base.year
            return _fiscal(quarter(year, number), mention, context, year)
        return _choose([quarter(base.year + step, number) for step in (-1, 0, 1)], mention, context, base)
    return _fiscal(quarter(year, number), mention, context, year)


def _half(mention: Mention, context: Context) -> Resolved | None:
    number = mention.half or 1
    whole: Resolved | None
    if mention.month is not None:
        whole = _month(replace(mention, half=None, parts=[]), context)
    elif mention.fiscal:
        whole = _fiscal_year(mention, context)
    elif mention.year is None and mention.unit in ("10Y", "100Y", "M", "W"):
        base = context.base()
        whole = None if base is None else unit_of(shift_day(base, mention.unit, step_of(mention.shift)), mention.unit)
    else:
        year = _year_of(mention, context)
        base = context.base()
        if year is None and base is not None:
            year = base.year
        whole = None if year is None else unit_of(date(year, 1, 1), "Y")
    if whole is None or whole.lo is None or whole.hi is None:
        return None
    if whole.precision == "year":
        return replace(
            whole,
            value=f"{whole.value}-H{number}",
            lo=cal.half((whole.lo, whole.hi), number)[0],
            hi=cal.half((whole.lo, whole.hi), number)[1],
            precision="half",
        )
    lo, hi = cal.half((whole.lo, whole.hi), number)
    return replace(whole, lo=lo, hi=hi, mod="START" if number == 1 else "END", precision="range")


def _month_week(mention: Mention, context: Context) -> Resolved | None:
    month = _month(replace(mention, ordinal=None, unit=None), context)
    if month is None or month.lo is None or month.hi is None:
        return None
    ordinal = mention.ordinal or 1
    if mention.unit == "W" and "units" not in mention.classes:
        lo = month.hi - timedelta(days=6) if ordinal == -1 else month.lo + timedelta(days=7 * (ordinal - 1))
        hi = min(lo + timedelta(days=6), month.hi)
        return Resolved("DATE", cal.week_value(lo), None, lo, hi, "week") if lo <= month.hi else None
    if mention.unit == "D":
        return unit_of(month.hi if ordinal == -1 else month.lo + timedelta(days=ordinal - 1), "D")
    if mention.unit == "WE":
        saturday = cal.nth_weekday(month.lo.year, month.lo.month, 6, ordinal)
        return unit_of(saturday, "WE")
    part = "END" if ordinal == -1 else "START"
    lo, hi = cal.third((month.lo, month.hi), part)
    return replace(month, mod=part, lo=lo, hi=hi, precision="range")


def _month(mention: Mention, context: Context) -> Resolved | None:
    month, year, base = mention.month or 1, _year_of(mention, context), context.base()

    def one(number: int) -> Resolved | None:
        if mention.day is None:
            return unit_of(date(number, month, 1), "M")
        try:
            return unit_of(date(number, month, mention.day), "D")
        except ValueError:
            return None

    if year is not None:
        return one(year)
    if base is None:
        day = "" if mention.day is None else f"-{mention.day:02d}"
        return Resolved("DATE", f"XXXX-{month:02d}{day}", precision="month" if mention.day is None else "day")
    options = [
        item for step in range(-4, 5) if 1 <= base.year + step <= 9999 for item in [one(base.year + step)] if item
    ]
    if not options:
        return None
    if mention.weekday is not None and mention.day is not None:
        fitting = [item for item in options if item.lo is not None and item.lo.isoweekday() == mention.weekday]
        near = [item for item in fitting if _gap(item, base, 0) <= 400]
        options = near or options
    if mention.day is not None and not mention.shift:
        # A day without a year is rarely more than half a year away, whatever the tense.
        nearest = min(options, key=lambda item: _gap(item, base, 1 if context.narrative else 0))
        reach = 0 if context.way() == AHEAD else 60 if context.way() else 183
        if _gap(nearest, base, 0) <= reach or context.narrative:
            return nearest
    if mention.day is None and not mention.shift and not context.narrative and not context.way():
        return min(options, key=lambda item: _gap(item, base, context.default))
    return _choose(options, mention, context, base)


def _bare_day(mention: Mention, context: Context) -> Resolved | None:
    """Resolve "the 7th": the month of the last date mentioned, or the nearest one in the clause's direction."""
    base = context.anchor if context.narrative else context.reference
    if base is None or mention.day is None:
        return None
    if mention.shift_unit == "M" or mention.unit == "M":
        base = cal.add_months(base.replace(day=1), step_of(mention.shift))
        return unit_of(base.replace(day=mention.day), "D")
    if mention.weekday is not None:
        for step in (0, 1, -1, 2, -2):
            month = cal.add_months(base.replace(day=1), step)
            try:
                day = month.replace(day=mention.day)
            except ValueError:
                continue
            if day.isoweekday() == mention.weekday:
                return unit_of(day, "D")
        return None
    options = []
    for step in (-1, 0, 1):
        try:
            options.append(unit_of(cal.add_months(base.replace(day=1), step).replace(day=mention.day), "D"))
        except ValueError:
            continue
    if context.narrative:
        here = [item for item in options if item.lo and (item.lo.year, item.lo.month) == (base.year, base.month)]
        return here[0] if here else None
    return _choose(options, mention, context, base) if options else None


def _weekday(mention: Mention, context: Context) -> Resolved | None:
    base = context.base()
    if base is None:
        return Resolved("DATE", f"XXXX-WXX-{mention.weekday}", precision="day")
    if mention.plural:
        return Resolved("SET", f"XXXX-WXX-{mention.weekday}")
    back = (base.isoweekday() - (mention.weekday or 1)) % 7
    past = base - timedelta(days=back)
    ahead = base + timedelta(days=(-back) % 7)
    if mention.shift in BACK:
        day = past - timedelta(days=7 if back == 0 else 0)
    elif mention.shift in ON:
        # "next Friday" said on a Monday is this week's for most writers of news; on the day itself it is a week on.
        day = ahead + timedelta(days=7 if back == 0 else 0)
    elif mention.shift in ("this", "current"):
        day = ahead
    elif back == 0:
        day = base
    else:
        day = past if context.way() < 0 or (context.way() == 0 and not context.narrative) else ahead
        if (base - day).days == 6 and not context.narrative:
            # No writer names the day six days ago by its bare name: it is tomorrow's, in a text filed ahead of it.
            day = ahead
    return unit_of(day, "D")


def _ordinal_of(mention: Mention, context: Context) -> Resolved | None:
    base = context.base()
    unit = mention.shift_unit or mention.unit
    if base is None or unit not in ("M", "Y", "W") or mention.ordinal is None or mention.ordinal < 1:
        return None
    whole = unit_of(shift_day(base, unit, step_of(mention.shift)), unit)
    assert whole.lo is not None
    return unit_of(whole.lo + timedelta(days=mention.ordinal - 1), "D")


def cut_side(found: Resolved, mention: Mention, context: Context) -> Resolved:
    """Cut a unit at the reference day: "later this year" starts the day after it, "earlier" ends the day before."""
    base = context.base()
    if base is None or found.lo is None or found.hi is None:
        return found
    if mention.side == "later":
        lo = max(found.lo, base + timedelta(days=1))
        lo = lo if lo <= found.hi else found.hi
        return replace(found, mod=found.mod, lo=lo, hi=found.hi, precision="range")
    hi = min(found.hi, base - timedelta(days=1))
    hi = hi if hi >= found.lo else found.lo
    return replace(found, lo=found.lo, hi=hi, precision="range")
