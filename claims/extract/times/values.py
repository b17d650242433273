"""From a match to an underspecified value: what the words say, with nothing filled in from the context."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from claims.extract.times.recognise import Match
from claims.extract.times.vocabulary import Language

UNKNOWN = -1.0  # a count that is left open ("several", a bare plural)
_SHIFTS = frozenset(("last", "next", "past", "coming", "following", "previous", "same", "this", "that", "current"))
_UNITS = frozenset(("unit", "units", "quarter", "centu", "weekend"))
_SMALL = frozenset(("d1", "d2", "d3", "z"))


@dataclass(slots=True)
class Mention:
    """The words of one expression as fields; `kind` says how to resolve them."""

    kind: str  # point, shift, offset, span, set, ref
    detail: str
    start: int
    end: int
    year: int | None = None
    short_year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    season_to: str | None = None  # the second of "spring or summer 2026"
    quarter: int | None = None
    half: int | None = None
    holiday: dict[str, Any] | None = None
    decade: int | None = None
    century: int | None = None
    fiscal: bool = False
    bc: bool = False
    unit: str | None = None
    shift: str | None = None
    shift_unit: str | None = None
    parts: list[str] = field(default_factory=list)
    side: str | None = None
    daypart: str | None = None
    clock: tuple[int, int | None] | None = None
    count: float | None = None
    low: float | None = None  # the smaller end of "12 to 18 months"
    ordinal: int | None = None
    mod: str | None = None
    deictic: int | None = None
    span_years: tuple[int, int] | None = None
    ref: str | None = None
    value: str | None = None
    direction: int = 0  # of an offset: -1 before, +1 after
    anchor: str = "reference"
    plural: bool = False
    words: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()


def number_of(words: list[str], classes: list[str], language: Language) -> float | None:
    """Return the number that a run of cardinal words and digits writes; UNKNOWN for "several", None for none."""
    total, current, seen = 0.0, 0.0, False
    values = language.values
    for index, (word, name) in enumerate(zip(words, classes, strict=True)):
        if name == "card":
            seen = True
            value = values[word]
            if value == 100:
                current = (current or 1) * 100
            elif value >= 1000:
                total, current = total + (current or 1) * value, 0
            else:
                current += value
        elif name in ("d1", "d2", "d3", "z", "n2", "n", "y", "n4"):
            if index and classes[index - 1] == "slash":
                continue
            digits = word.replace(",", "")
            if index + 2 < len(words) and classes[index + 1] == "slash":
                if seen:
                    current += _number(word) / max(_number(words[index + 2]), 1)
                else:
                    current, seen = _number(word) / max(_number(words[index + 2]), 1), True
                continue
            seen = True
            current += _number(digits)
        elif name == "quant":
            value = values[word]
            if value == "X":
                return UNKNOWN
            return float(value) * (current or 1)
        elif name == "half":
            current, seen = current + (0.5), True
    if seen:
        return total + current
    return 1.0 if "a" in classes or "another" in classes else None


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def interpret(match: Match, language: Language, fiscal_known: bool = False) -> Mention:
    """Return what the words of `match` say. Pure: the same match gives the same mention."""
    kind, _, detail = match.rule.partition(".")
    mention = Mention(kind, detail, match.start, match.end, words=match.words, classes=match.classes)
    if kind in ("offset", "span", "set"):
        _amount(mention, language)
    if kind in ("point", "shift") or (kind == "offset" and detail == "day"):
        _point(mention, language)
    if kind == "set":
        _point(mention, language)
    if kind == "ref":
        joined = " ".join(match.words)
        mention.ref = next((language.values[word] for word in match.words if word in language.values), None)
        if mention.ref not in ("PAST_REF", "FUTURE_REF", "PRESENT_REF"):
            mention.ref = "PAST_REF" if "past" in joined else "PRESENT_REF"
    return mention


def _amount(mention: Mention, language: Language) -> None:
    words, classes, values = mention.words, mention.classes, language.values
    numeric_words, numeric_classes = [], []
    for index, (word, name) in enumerate(zip(words, classes, strict=True)):
        if name == "approx":
            mention.mod = values[word]
        elif name == "amount":
            if not (mention.kind == "span" and index + 1 < len(words) and classes[index + 1] in ("unit", "units")):
                mention.mod = values[word]
        elif name in _UNITS or name == "unitlong":
            mention.unit = values[word]
            mention.plural = name == "units"
        elif name == "second" and mention.unit is None and index == len(words) - 1:
            mention.unit = "TS"
        elif name == "compare":
            mention.side = values[word]
        elif name in ("ago", "previously"):
            mention.direction = -1
        elif name in _SHIFTS and mention.shift is None:
            mention.shift = name
        elif name in ("month", "weekday", "season", "daypart"):
            mention.unit = name
            if name == "weekday":
                mention.weekday = values[word]
        elif name in ("ordword", "ordn"):
            mention.ordinal = _ordinal(word, language)
        elif name == "setadv":
            mention.value = values[word]
        elif name == "before":
            mention.direction, mention.side = -1, "before"
        elif name == "after":
            mention.direction, mention.side = 1, "after"
        else:
            numeric_words.append(word)
            numeric_classes.append(name)
    for index, name in enumerate(numeric_classes):
        if name in ("to", "or", "dash") and 0 < index < len(numeric_classes) - 1:
            low = number_of(numeric_words[:index], numeric_classes[:index], language)
            high = number_of(numeric_words[index + 1 :], numeric_classes[index + 1 :], language)
            if (low is not None and high is not None and name != "dash") or numeric_words[index - 1].isdigit():
                mention.low = low
                numeric_words, numeric_classes = numeric_words[index + 1 :], numeric_classes[index + 1 :]
            break
    mention.count = number_of(numeric_words, numeric_classes, language)
    if mention.low is not None and not 0 < mention.low < (mention.count or 0):
        mention.low = None
    if mention.count is None and mention.plural:
        mention.count = UNKNOWN


def _ordinal(word: str, language: Language) -> int | None:
    if word == "second":
        return 2
    if word[0].isdigit():
        return int(word[:-2])
    value = language.values.get(word)
    return int(value) if isinstance(value, int) else None


def _point(mention: Mention, language: Language) -> None:
    words, classes, values = mention.words, mention.classes, language.values
    detail = mention.detail
    used = _clock(mention, language)
    if detail in ("iso", "slash"):
        _numeric_date(mention, used)
        return
    holiday: list[str] = []
    for index, (word, name) in enumerate(zip(words, classes, strict=True)):
        if index in used:
            continue
        before = classes[index - 1] if index else ""
        after = classes[index + 1] if index + 1 < len(classes) else ""
        if name in ("month", "mabb"):
            mention.month = values[word]
        elif name in ("weekday", "wdabb"):
            mention.weekday = values[word]
            mention.plural = word.endswith("days")
        elif name == "y":
            _year(mention, int(word), before, after)
        elif name in _SMALL or name == "n2":
            _small(mention, int(word), before, after, detail)
        elif name == "ordn":
            if after == "centu" or (after == "dash" and "centu" in classes):
                mention.century = int(word[:-2])
            elif "month" in classes or "mabb" in classes:
                if detail != "month_week":
                    mention.day = int(word[:-2])
                else:
                    mention.ordinal = int(word[:-2])
            elif "quarter" in classes or "unit" in classes or "half" in classes:
                mention.ordinal = int(word[:-2])
            else:
                mention.day = int(word[:-2])
        elif name == "ordx":
            mention.century = int(word[:-2])
        elif name in ("ordword", "second"):
            mention.ordinal = _ordinal(word, language)
        elif name == "last" and detail in ("month_week", "half"):
            mention.ordinal = 2 if detail == "half" else -1
        elif name in _SHIFTS:
            if mention.shift is None or mention.shift in ("this", "that"):
                mention.shift = "same" if name == "same" else name
                if name == "that":
                    mention.shift = "same"
        elif name in _UNITS:
            _unit(mention, values[word], index)
        elif name == "season":
            if detail == "seasons" and mention.season is not None:
                mention.season_to = values[word]
            else:
                mention.season = values[word]
        elif name in ("partadj", "partnoun"):
            if detail not in ("day",):
                mention.parts.append(values[word])
        elif name == "compare":
            mention.side = values[word]
        elif name == "midyear":
            mention.parts.append("MID")
        elif name == "daypart":
            mention.daypart = values[word]
        elif name == "today":
            mention.deictic = values[word]
            if word in ("tonight", "tonite"):
                mention.daypart = "NI"
        elif name == "dec_tok":
            mention.decade = int(word[:-1])
        elif name == "decword":
            mention.decade = values[word]
        elif name in ("q_tok", "fyq"):
            _quarter_token(mention, word)
        elif name == "half_tok":
            mention.half = int(word.strip("h"))
        elif name == "fy":
            mention.fiscal = True
            if len(word) > 2:
                _year_digits(mention, word[2:])
        elif name == "fiscal":
            mention.fiscal = word in ("fiscal", "financial")
        elif name in ("hol", "holc"):
            holiday.append(word)
        elif name == "bc":
            mention.bc = True
        elif name == "card" and detail == "century":
            mention.count = (mention.count or 0) + values[word]
        elif name == "before":
            mention.direction = -1
        elif name == "after":
            mention.direction = 1
        elif name in ("n", "n4") and detail == "bc":
            mention.year = int(float(word.replace(",", "")))
    if holiday:
        mention.holiday = language.holidays.get(tuple(holiday))
    if mention.century is None and detail == "century":
        mention.century = (mention.ordinal or 0) + int(mention.count or 0)
    if "quarter" in classes and mention.ordinal is not None:
        mention.quarter = mention.ordinal
    if "half" in classes and mention.ordinal is not None and detail == "half":
        mention.half = 2 if mention.ordinal in (2, -1) else 1


def _unit(mention: Mention, unit: str, index: int) -> None:
    classes = mention.classes
    if (
        index
        and classes[index - 1] in _SHIFTS | {"the", "fiscal", "calendar"}
        and (
            classes[index - 1] != "the" or mention.unit is not None or mention.detail in ("half", "side", "part_month")
        )
    ):
        mention.shift_unit = unit
    if mention.unit is None:
        mention.unit = unit


def _year(mention: Mention, number: int, before: str, after: str) -> None:
    if mention.year is not None and before in ("dash", "slash"):
        mention.span_years = (mention.year, number)
    else:
        mention.year = number


def _year_digits(mention: Mention, digits: str) -> None:
    if len(digits) == 4:
        mention.year = int(digits)
    else:
        mention.short_year = int(digits)


def _small(mention: Mention, number: int, before: str, after: str, detail: str) -> None:
    if before == "apos" or (detail in ("fy", "quarter_tok", "fiscal") and before in ("fy", "q_tok")):
        mention.short_year = number
    elif before in ("dash", "slash") and mention.year is not None and detail in ("season_years", "winter"):
        mention.span_years = (mention.year, mention.year // 100 * 100 + number)
    elif detail == "bc":
        mention.year = number
    elif mention.day is None and number <= 31:
        mention.day = number


def _quarter_token(mention: Mention, word: str) -> None:
    digits = word.replace("fy", " ").replace("q", " q ").split()
    place = digits.index("q")
    if word.startswith(("q", "fy")):
        mention.quarter = int(digits[place + 1][:1])
    else:
        mention.quarter = int(digits[place - 1][-1])
    if "fy" in word:
        mention.fiscal = True
    two = [item for item in digits if len(item) == 2 and item.isdigit()]
    if two:
        mention.short_year = int(two[0])


def _numeric_date(mention: Mention, used: set[int]) -> None:
    numbers: list[str] = []
    for index, (word, name) in enumerate(zip(mention.words, mention.classes, strict=True)):
        if index in used:
            continue
        if name == "dotdate":
            numbers += word.split(".")
        elif name == "isot":
            numbers.append(word.split("t")[0])
        elif word.isdecimal() and len(numbers) < 3:
            numbers.append(word)
    if len(numbers) == 2:  # "7/11": the year is left open
        mention.month, mention.day = int(numbers[0]), int(numbers[1])
        return
    first, second, third = numbers[:3]
    if len(first) == 4:
        mention.year, mention.month, mention.day = int(first), int(second), int(third)
    else:
        mention.detail = "dots" if "dotdate" in mention.classes else mention.detail
        mention.month, mention.day = int(first), int(second)
        _year_digits(mention, third)


def _clock(mention: Mention, language: Language) -> set[int]:
    """Fill `clock` and return the positions of the words that wrote it."""
    words, classes = mention.words, mention.classes
    used: set[int] = set()
    for index, name in enumerate(classes):
        if name == "hampm":
            used.add(index)
            hour = int(words[index][:-2])
            mention.clock = (_hour24(hour, words[index][-2:]), None)
        elif name == "noon":
            used.add(index)
            mention.clock = (language.values[words[index]], None)
        elif name in ("ampm", "oclock"):
            begin = index - 1
            while begin >= 2 and classes[begin - 1] == "colon":
                begin -= 2
            used.update(range(begin, index + 1))
            numbers = [word for word in words[begin:index] if word != ":"]
            hour, minute = _hour_minute(numbers, language)
            mention.clock = (_hour24(hour, words[index].replace(".", "")), minute)
        elif name == "colon" and mention.clock is None and index and index + 1 < len(words) and index - 1 not in used:
            end = index + 1
            while end + 2 < len(words) and classes[end + 1] == "colon":
                end += 2
            if end + 1 < len(words) and classes[end + 1] == "ampm":
                continue
            used.update(range(index - 1, end + 1))
            mention.clock = (int(words[index - 1].split("t")[-1]), int(words[index + 1]))
    if mention.detail == "clock_part" and mention.clock is None:
        hour, _ = _hour_minute([words[0]], language)
        used.add(0)
        part = next((language.values[w] for w, c in zip(words, classes, strict=True) if c == "daypart"), "MO")
        mention.clock = (hour if part == "MO" else _hour24(hour, "pm"), 0)
    return used


def _hour_minute(numbers: list[str], language: Language) -> tuple[int, int | None]:
    if not numbers:
        return 0, None
    if numbers[0] in language.values:
        return int(language.values[numbers[0]]), None
    if "." in numbers[0]:
        hour, minute = numbers[0].split(".")[:2]
        return int(hour), int(minute[:2])
    number = int(numbers[0].replace(",", ""))
    if number > 24:
        return divmod(number, 100) if number < 2400 else (0, None)
    return number, int(numbers[1]) if len(numbers) > 1 else None


def _hour24(hour: int, half: str) -> int:
    if half.startswith("p") and hour < 12:
        return hour + 12
    if half.startswith("a") and hour == 12:
        return 0
    return hour
