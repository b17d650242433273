"""Time expressions in other languages: windows from a word list, fully given dates through dateparser elsewhere."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from claims.extract.times import calendar as cal
from claims.extract.times.recognise import lower_same_length
from claims.extract.times.units import Resolved, quarter, season, unit_of
from claims.records import Relation, TimeExpression

_HERE = Path(__file__).parent
LANGUAGES = ("fr", "de", "es", "it", "pt")
# A day, a word and a year in any script: what dateparser is asked about in languages without a word list.
_FULL_DATE = re.compile(r"\b\d{1,2}\.?\s{1,2}(?:[^\W\d_]{1,3}\s)?[^\W\d_]{3,14}\.?,?\s(?:[^\W\d_]{1,3}\s)?\d{4}\b")
_NUMERIC = r"(?P<n1>\d{1,2})[./](?P<n2>\d{1,2})[./](?P<n3>\d{4})|(?P<i1>\d{4})-(?P<i2>\d{2})-(?P<i3>\d{2})"
_OPEN = 24  # characters before an expression that may hold its relation words


@dataclass(frozen=True)
class Vocabulary:
    """The words of one language and the pattern made from them."""

    months: dict[str, int]
    seasons: dict[str, str]
    parts: dict[str, str]
    ordinals: dict[str, int]
    units: dict[str, str]
    phrases: dict[str, str]
    bare: frozenset[str]
    relations: tuple[tuple[str, Relation], ...]
    before_start: frozenset[str]
    pattern: re.Pattern[str]


def _any(words: Any) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def load_vocabulary(language: str) -> Vocabulary:
    """Return the word list of one of LANGUAGES."""
    data = tomllib.loads((_HERE / f"vocabulary_{language}.toml").read_text(encoding="utf-8"))
    words = data["words"]
    glue = rf"(?:[\s-]{{1,2}}(?:(?:{_any(words['glue'])})(?:\s|(?<=['’])|\b)){{0,2}}\s?)"
    part = rf"(?:\b(?P<part>{_any(data['parts'])})\b{glue})?"
    ordinal = (
        rf"(?:(?P<ordinal>{_any(data['ordinals'])}|[1-4]\.|[1-4](?:er|e|º|ª|°))\s(?P<unit>{_any(data['units'])})\b)"
    )
    day = r"(?:(?P<day>[0-3]?\d)(?:\.|er|º|°)?)"
    month = rf"(?P<month>{_any(data['months'])})\b\.?"
    year = r"(?P<year>(?:19|20)\d\d)\b"
    relations = [(phrase, "before") for phrase in (*words["before"], *words["before_start"])] + [
        (phrase, "after") for phrase in words["after"]
    ]
    pattern = (
        rf"\b(?P<phrase>{_any(data['phrases'])})\b|{_NUMERIC}"
        rf"|{part}(?:\b{ordinal}(?:{glue}{year})?|\b{day}{glue}{month}(?:{glue}{year})?"
        rf"|\b{month.replace('<month>', '<month2>')}(?:{glue}{year.replace('<year>', '<year2>')})?"
        rf"|\b(?P<season>{_any(data['seasons'])})\b(?:{glue}{year.replace('<year>', '<year3>')})?"
        rf"|\b{year.replace('<year>', '<year4>')})"
    )
    pattern = pattern.replace(year, year.replace("<year>", "<year1>"), 1).replace(
        year, year.replace("<year>", "<year0>"), 1
    )
    return Vocabulary(
        months=data["months"],
        seasons=data["seasons"],
        parts=data["parts"],
        ordinals=data["ordinals"],
        units=data["units"],
        phrases=data["phrases"],
        bare=frozenset(words["in"]) | frozenset(words["glue"]),
        relations=tuple(sorted(relations, key=lambda item: -len(item[0]))),  # type: ignore[arg-type]
        before_start=frozenset(words["before_start"]),
        pattern=re.compile(pattern),
    )


def tag_foreign(text: str, reference: date | None, language: str, doc_id: str) -> list[TimeExpression]:
    """Return the time expressions of a text in a language other than English."""
    if language not in LANGUAGES:
        return _full_dates(text, reference, language, doc_id)
    words = load_vocabulary(language)
    low = lower_same_length(text)
    out = []
    for match in words.pattern.finditer(low):
        found = _resolve(match, words, reference, low)
        if found is None or found.lo is None or found.hi is None:
            continue
        relation, outer = _relation(low, match.start(), words)
        lo, hi = found.lo, found.hi
        if relation == "before" and low[outer : match.start()].strip() in words.before_start and found.mod != "END":
            lo, hi = found.lo, found.lo - timedelta(days=1)
        earliest, latest = (None if relation == "before" else lo), (None if relation == "after" else hi)
        out.append(
            TimeExpression(
                id=doc_id,
                start=match.start(),
                end=match.end(),
                text=text[match.start() : match.end()],
                type="DATE",
                value=found.value,
                mod=found.mod,
                earliest=earliest,
                latest=latest,
                relation=relation,
                precision=found.precision,
                unit_earliest=found.lo,
                unit_latest=found.hi,
                outer_start=outer,
                outer_end=match.end(),
            )
        )
    return out


def _relation(low: str, start: int, words: Vocabulary) -> tuple[Relation, int]:
    before = low[max(0, start - _OPEN) : start].rstrip()
    for phrase, relation in words.relations:
        if before.endswith(phrase) and not before[: -len(phrase)][-1:].isalpha():
            return relation, start - (len(low[max(0, start - _OPEN) : start]) - len(before)) - len(phrase)
    return "in", start


def _resolve(match: re.Match[str], words: Vocabulary, reference: date | None, low: str) -> Resolved | None:
    group = match.groupdict()
    year = next((int(group[name]) for name in group if name.startswith("year") and group[name]), None)
    try:
        if group["phrase"]:
            return None if reference is None else _phrase(words.phrases[group["phrase"]], reference)
        if group["n1"]:
            return unit_of(date(int(group["n3"]), int(group["n2"]), int(group["n1"])), "D")
        if group["i1"]:
            return unit_of(date(int(group["i1"]), int(group["i2"]), int(group["i3"])), "D")
        found = _unit(group, year, words, reference, low, match.start())
    except ValueError:
        return None
    part = group["part"]
    if found is None or not part or found.lo is None or found.hi is None or found.precision == "day":
        return found
    code = words.parts[part]
    lo, hi = cal.third((found.lo, found.hi), code)
    return replace(found, mod=code, lo=lo, hi=hi, precision="range")


def _unit(
    group: dict[str, Any], year: int | None, words: Vocabulary, reference: date | None, low: str, start: int
) -> Resolved | None:
    base = year if year is not None else (reference.year if reference else None)
    if base is None:
        return None
    if group["ordinal"]:
        number = words.ordinals.get(group["ordinal"]) or int(group["ordinal"][0])
        if words.units[group["unit"]] == "quarter":
            return quarter(base, number)
        whole = unit_of(date(base, 1, 1), "Y")
        assert whole.lo is not None and whole.hi is not None
        lo, hi = cal.half((whole.lo, whole.hi), number)
        return Resolved("DATE", f"{whole.value}-H{number}", None, lo, hi, "half")
    month = words.months.get(group["month"] or group["month2"] or "")
    if month:
        day = int(group["day"]) if group["day"] else None
        if day is None and year is None and not group["part"] and not _bare(low, start, words):
            return None
        options = [base] if year is not None or reference is None else [base - 1, base, base + 1]
        dates = [date(option, month, day or 1) for option in options]
        chosen = dates[0] if len(dates) == 1 or reference is None else _nearest(dates, reference)
        return unit_of(chosen, "D" if day else "M")
    if group["season"]:
        if year is None and not group["part"] and not _bare(low, start, words):
            return None
        return season(base, words.seasons[group["season"]])
    if year is not None and (group["part"] or _bare(low, start, words) or _relation(low, start, words)[0] != "in"):
        return unit_of(date(year, 1, 1), "Y")
    return None


def _nearest(dates: list[date], reference: date) -> date:
    return min(dates, key=lambda day: abs((day - reference).days))


def _bare(low: str, start: int, words: Vocabulary) -> bool:
    """Return whether a preposition or article stands before, so that a month's or year's name is one."""
    near = low[max(0, start - 12) : start].replace("’", "'").rstrip()
    last = near.split()[-1] if near.split() else ""
    return last in words.bare or last in ("(", ",")


def _phrase(code: str, reference: date) -> Resolved:
    unit, rest = code[0], code[1:]
    if rest == ">":
        lo = min(reference + timedelta(days=1), date(reference.year, 12, 31))
        return Resolved("DATE", f"{reference.year:04d}", None, lo, date(reference.year, 12, 31), "range")
    step = int(rest)
    if unit == "D":
        return unit_of(reference + timedelta(days=step), "D")
    return unit_of(cal.add_months(reference.replace(day=1), step * (12 if unit == "Y" else 1)), unit)


def _full_dates(text: str, reference: date | None, language: str, doc_id: str) -> list[TimeExpression]:
    """Return the days written with a month's name and a year, as dateparser reads them in `language`."""
    candidates = list(_FULL_DATE.finditer(text))
    if not candidates:
        return []
    import dateparser

    out = []
    for match in candidates:
        try:
            parsed = dateparser.parse(
                match[0], languages=[language], settings={"REQUIRE_PARTS": ["day", "month", "year"]}
            )
        except ValueError:  # a language that dateparser does not know
            return []
        if parsed is None:
            continue
        day = parsed.date()
        out.append(
            TimeExpression(
                id=doc_id,
                start=match.start(),
                end=match.end(),
                text=match[0],
                type="DATE",
                value=day.isoformat(),
                earliest=day,
                latest=day,
                precision="day",
                unit_earliest=day,
                unit_latest=day,
                outer_start=match.start(),
                outer_end=match.end(),
            )
        )
    return out
