"""Tell times from what only looks like them: the modal "may", the title "1917", a score, a price, a version."""

from __future__ import annotations

from claims.extract.times.context import Cues
from claims.extract.times.values import UNKNOWN, Mention

_QUOTES = frozenset("\"“”‘’'«»")
_BARE_YEAR = (1400, 2100)


def is_time(text: str, mention: Mention, before: str, after: str, cues: Cues, narrative: bool) -> bool:
    """Return whether the mention, between the words `before` and `after`, is a time expression."""
    check = _CHECKS.get(f"{mention.kind}.{mention.detail}")
    return check is None or check(text, mention, before, after, cues, narrative)


def _neighbour_capital(text: str, offset: int) -> bool:
    return offset < len(text) and text[offset].isupper()


def _capital_next(text: str, end: int) -> bool:
    """Return whether the second word after `end` begins with a capital."""
    rest = text[end : end + 24].replace(" the ", " ", 1).split(None, 1)
    return len(rest) == 2 and rest[1].lstrip("`'\"“‘")[:1].isupper()


def _next_char(text: str, end: int) -> str:
    while end < len(text) and text[end] in " \n\t":
        end += 1
    return text[end : end + 1]


def _word_before_capital(text: str, start: int, before: str) -> bool:
    place = start - 1
    while place >= 0 and text[place] in " \n\t":
        place -= 1
    place -= len(before) - 1
    return bool(before) and before[0].isalpha() and 0 <= place < len(text) and text[place].isupper()


def _quoted(text: str, mention: Mention) -> bool:
    before = text[mention.start - 1 : mention.start] if mention.start else ""
    return before in _QUOTES and before != "" and text[mention.end : mention.end + 1] in _QUOTES


def _month(text: str, mention: Mention, before: str, after: str, cues: Cues, narrative: bool) -> bool:
    if mention.year or mention.short_year or mention.shift_unit:
        return (
            text[mention.start : mention.end].lower() != text[mention.start : mention.end] or "may" not in mention.words
        )
    word = mention.words[-1]
    first = mention.words[0]
    name = mention.words[-1] if word != "." else mention.words[-2]
    place = mention.end - len(name) - (1 if word == "." else 0)
    if not text[place].isupper():
        sure = "month" in mention.classes and first not in cues.words["months_of_doubt"]
        return sure and before in cues.words["before_month"]
    if mention.shift or mention.parts:
        return True
    if (
        first == "march"
        and after in ("for", "of")
        and before not in cues.words["before_month"]
        and _capital_next(text, mention.end)
    ):
        return False  # "the annual March for Life"
    if "mabb" in mention.classes and word != "." and before not in ("in", "since", "until", "by", "last", "next"):
        return False
    words = cues.words
    if _quoted(text, mention):
        return False
    if before in words["before_month"]:
        return not (
            first in words["months_of_doubt"] and before in ("on", "as", "is") and after in words["after_month"]
        )
    if before in ("-", "'") and text[mention.start - 1 : mention.start] in "-'":
        return False
    if (
        first in words["months_of_doubt"]
        and (not before or before in (".", "!", "?", '"', "“", ","))
        and (after in words["after_month"] or (after.isalpha() and not after[:1].isdigit()))
    ):
        return before == "," and after not in words["after_month"]
    if after in words["after_month"] and first in words["months_of_doubt"]:
        return False
    if _word_before_capital(text, mention.start, before) and before not in ("mid", "the"):
        return (
            before in ("late", "early")
            or before.endswith("day")
            or not text[mention.start - 1 : mention.start].isspace()
        )
    return not (
        _next_char(text, mention.end).isupper() and first in ("april", "june", "may", "august", "march", "jan", "jun")
    )


def _weekday(text: str, mention: Mention, before: str, after: str, cues: Cues, narrative: bool) -> bool:
    if mention.weekday is None:
        return True
    if _quoted(text, mention):
        return False
    if mention.shift or mention.daypart or mention.parts or "partadj" in mention.classes:
        return True
    place = mention.start + text[mention.start : mention.end].lower().index(
        mention.words[mention.classes.index("weekday")]
    )
    if not text[place].isupper():
        return before in ("on", "this", "last", "next", "by", "until")
    if before in ("season", "of") and _season_title(text, mention):
        return False
    if after in cues.words["title_after_weekday"] and after != "the":
        return False
    return not (_next_char(text, mention.end).isupper() and after == "night")


def _season_title(text: str, mention: Mention) -> bool:
    near = text[max(0, mention.start - 24) : mention.start].lower()
    return any(word in near for word in ("season", "episode", "cast of", "fans of", "star of", "creator", "finale"))


def _season(text: str, mention: Mention, before: str, after: str, cues: Cues, narrative: bool) -> bool:
    if mention.year or mention.short_year or mention.shift or mention.parts or mention.span_years:
        return True
    if mention.shift_unit:
        return True
    if after == "of":
        return False  # "the fall of Saigon"
    if "the" in mention.classes:
        return not (
            _next_char(text, mention.end).isupper() and text[mention.end - 1].isalpha() and _capital(text, mention)
        )
    if before in cues.words["before_season"]:
        return not (_capital(text, mention) and _next_char(text, mention.end).isupper())
    return False


def _capital(text: str, mention: Mention) -> bool:
    return text[mention.end - len(mention.words[-1])].isupper()


def _year(text: str, mention: Mention, before: str, after: str, cues: Cues, narrative: bool) -> bool:
    year = mention.year
    if mention.short_year is not None:
        tail = text[mention.end : mention.end + 1]
        joined = mention.start and text[mention.start - 1].isalnum()
        adjacent = text[mention.start + 1 : mention.start + 2].isdigit()
        return adjacent and not joined and before in cues.words["before_year"] and not tail.isalnum() and tail != "'"
    if year is None or not _BARE_YEAR[0] <= year <= _BARE_YEAR[1]:
        return False
    if "unit" in mention.classes:
        return True
    if after in cues.words["makers"] and _next_char(text, mention.end).isupper():
        return False
    if before in cues.words["money"] or after in cues.words["after_amount"] or after in cues.words["money"]:
        return False
    glue = text[mention.start - 1 : mention.start]
    tail = text[mention.end : mention.end + 2]
    if (glue and glue in "$£€#.:_/" and not text[mention.start - 2 : mention.start - 1].isspace()) or _quoted(
        text, mention
    ):
        return glue == "/" and text[mention.start - 2 : mention.start - 1].isdigit()
    if tail[:1] == "-" and tail[1:].isupper():
        return False
    if tail[:1] in ("°", "%", "_") or (tail[:1] in ".:" and tail[1:].isdigit()):
        return False
    if glue == "-" and text[mention.start - 2 : mention.start - 1].isalpha() and before == "-":
        return (
            text[max(0, mention.start - 5) : mention.start - 1]
            .lower()
            .endswith(("post", "pre", "mid", "arch", "ril", "uly", "une"))
        )
    if before in cues.words["before_year"] or not before or before[0].isdigit():
        return True
    if _word_before_capital(text, mention.start, before):
        return False
    return 1800 <= year <= 2050


def _span(text: str, mention: Mention, before: str, after: str, cues: Cues, narrative: bool) -> bool:
    unit = mention.unit or ""
    words = mention.words
    if unit == "TS" and not (mention.plural and mention.count not in (None, UNKNOWN)):
        return False
    place = mention.end - len(words[-1])
    if (
        (
            mention.plural
            and len(words) < 3
            and text[place].isupper()
            and text[mention.start].isalnum()
            and after != "later"
        )
        and text[mention.start : mention.end] != text[mention.start : mention.end].upper()
        and before
        not in (
            "",
            ".",
            "''",
        )
    ):
        return False  # "60 Minutes", "Six Days" are titles
    if "quarter" in mention.classes or "quarters" in mention.words or (unit == "Q" and mention.count == UNKNOWN):
        return False
    if mention.detail == "of" and not mention.plural and mention.count not in (None, 1.0, UNKNOWN, 0.5):
        # "20 minute" is an adjective; "two day" an error that annotators let pass; "1998 season" is none.
        return (mention.count or 0) < 1000
    if _round_the_clock(text, mention, after):
        return False
    if mention.detail == "bare" and unit == "TH" and before in ("early", "late", "small", "wee"):
        return False  # "the early hours of Friday"
    if mention.detail == "bare" and before == "the":
        return text[mention.end : mention.end + 16].lower().startswith(_LATER_TIMES)
    if mention.detail == "bare":
        return unit in ("D", "W", "M", "Y", "TH", "10Y", "100Y") and before not in ("the", "-", "these", "those")
    if before in cues.words["money"]:
        return False
    if words[0] in ("a", "an") and len(words) == 2 and unit in ("D", "TM", "TH", "Y", "M", "W"):
        return after not in ("old",) and not _rate(before)
    return not (words[0] in ("one",) and unit == "D" and len(words) == 2 and after in (",", "the"))


_LATER_TIMES = (" that followed", " to come", " since ", " ahead")  # "in the years that followed"


def _round_the_clock(text: str, mention: Mention, after: str) -> bool:
    """Return whether a mention is half of "24 hours a day" or "seven days a week": all the time, so no time."""
    if after in ("a", "per"):
        return (mention.unit, mention.count) in _ALL_OF
    if mention.words[0] == "a" and len(mention.words) == 2:
        near = text[max(0, mention.start - 14) : mention.start].lower().split()[-2:]
        return near in _ALWAYS
    return False


_ALL_OF = frozenset((("TH", 24.0), ("D", 7.0), ("D", 365.0), ("W", 52.0), ("M", 12.0)))
_ALWAYS = (["24", "hours"], ["seven", "days"], ["7", "days"], ["365", "days"], ["52", "weeks"], ["12", "months"])


def _rate(before: str) -> bool:
    return before in ("times", "once", "twice", "cents", "dollars", "percent", "people")


def _ref(text: str, mention: Mention, before: str, after: str, cues: Cues, narrative: bool) -> bool:
    if text[mention.end : mention.end + 1] == "-" or (mention.start and text[mention.start - 1] in "-$"):
        return False
    word = mention.words[-1]
    if word == "recently" and before == "most" and (after == "last" or after in _BEFORE_DATE):
        return False  # "most recently in May": an order, and the date says when
    if word == "future" and before in ("a", "an", "whose"):
        return False  # "a future in which"
    if word == "now" and after == "," and text[mention.start].isupper():
        return False  # the opener of a speaker's sentence
    if word == "former":
        return narrative
    if word == "recent":
        return narrative
    if word in ("past", "present"):
        return not after.isalpha() or after in (
            "and",
            "to",
            "is",
            "was",
            "has",
            "have",
            "in",
            "that",
            "when",
            "as",
            "but",
        )
    return True


_BEFORE_DATE = frozenset(("in", "on", "at", "with", "as", "during"))


def _bare_day(text: str, mention: Mention, before: str, after: str, cues: Cues, narrative: bool) -> bool:
    if before not in cues.words["before_bare_day"]:
        return False
    return not after.isalnum() or after in cues.words["after_bare_day"]


def _clock(text: str, mention: Mention, before: str, after: str, cues: Cues, narrative: bool) -> bool:
    if "noon" in mention.classes and before == "high":
        return False  # "High Noon"
    if (
        "ampm" in mention.classes
        or "noon" in mention.classes
        or "oclock" in mention.classes
        or "hampm" in mention.classes
    ):
        return "ampm" not in mention.classes or mention.words[-1] != "am" or mention.words[0][:1].isdigit()
    return (
        len(mention.words) >= 3
        and len(mention.words[2]) == 2
        and text[mention.start - 1 : mention.start] not in (":", ".")
    )


def _bc(text: str, mention: Mention, before: str, after: str, cues: Cues, narrative: bool) -> bool:
    return any(
        word.isupper() or "." in word
        for word in text[mention.start : mention.end].replace(",", " ").split()
        if word[:1].isalpha()
    )


def _decade(text: str, mention: Mention, before: str, after: str, cues: Cues, narrative: bool) -> bool:
    if "decword" in mention.classes:
        return mention.words[0] in ("the", "early", "late", "mid") and before not in (
            "his",
            "her",
            "their",
            "my",
            "in their",
        )
    if (
        (mention.decade or 0) < 100
        and "apos" not in mention.classes
        and "the" not in mention.classes
        and not mention.parts
    ):
        return False  # "in his 30s", "60s and sunny"
    return (mention.decade or 0) % 10 == 0 and before not in ("his", "her", "their", "my", "$")


def _slash(text: str, mention: Mention, before: str, after: str, cues: Cues, narrative: bool) -> bool:
    glue = text[mention.start - 1 : mention.start]
    tail = text[mention.end : mention.end + 2]
    if (
        (glue and (glue.isalnum() or glue in "$£€/.-"))
        or tail[:1] in ("/", "%", "-")
        or (tail[:1] == "." and tail[1:].isdigit())
    ):
        return False
    if mention.detail == "dots" or mention.classes == ("dotdate",):
        return _dotted(mention, before)
    if mention.year is not None or mention.short_year is not None:
        return True
    return (before in ("on", "by", "until", "before", "after", "since") and not after.isalpha()) or (
        before in ("on", "by", "until") and after in ("at", "in", "for", "and", "on")
    )


def _dotted(mention: Mention, before: str) -> bool:
    """Tell 24.12.2023 from the version 4.1.10: two digits of a year need a preposition, and zeros in front."""
    day, month, year = mention.words[0].split(".")
    if before in _VERSIONED or before.isdigit() or not (0 < int(day) <= 31 and 0 < int(month) <= 31):
        return False
    return len(year) == 4 or (before in _BEFORE_DOTTED and len(day) == len(month) == 2)


_VERSIONED = frozenset(
    "version v ver patch update hotfix build release firmware ios ipados macos android windows watchos tvos linux "
    "driver kernel beta rc python java os x revision".split()
)
_BEFORE_DOTTED = frozenset(("on", "by", "until", "before", "after", "since", "from", "dated", "of", "(", ":"))


def _fiscal(text: str, mention: Mention, before: str, after: str, cues: Cues, narrative: bool) -> bool:
    return mention.quarter is not None or mention.shift is not None or "latest" in mention.words or mention.fiscal


def _holiday(text: str, mention: Mention, before: str, after: str, cues: Cues, narrative: bool) -> bool:
    return (
        any(char.isupper() for char in text[mention.start : mention.end])
        or mention.year is not None
        or "season" in mention.words
        or ("holidays" in mention.words and "the" in mention.classes)
        or (mention.words == ("this", "holiday") and not after.isalpha())
    )


def _fy(text: str, mention: Mention, before: str, after: str, cues: Cues, narrative: bool) -> bool:
    return (
        mention.year is not None
        or mention.short_year is not None
        or mention.shift is not None
        or "the" in mention.classes
    )


def _side(text: str, mention: Mention, before: str, after: str, cues: Cues, narrative: bool) -> bool:
    return not (mention.unit == "D" and "the" in mention.classes and mention.year is None)  # "late in the day"


def _set(text: str, mention: Mention, before: str, after: str, cues: Cues, narrative: bool) -> bool:
    """Leave out newspapers: "the Party daily Granma", "the New York Daily News"."""
    if "setadv" not in mention.classes:
        return True
    named = _word_before_capital(text, mention.start, before) and before not in ("the", "a")
    return not (named and _next_char(text, mention.end).isupper())


_CHECKS = {
    "set.every": _set,
    "shift.side": _side,
    "point.month": _month,
    "point.part_month": _month,
    "point.day": _weekday,
    "shift.shift": lambda text, mention, before, after, cues, narrative: mention.shift is not None,
    "point.season": _season,
    "point.year": _year,
    "span.of": _span,
    "span.bare": _span,
    "span.adj": _span,
    "ref.word": _ref,
    "point.bareday": _bare_day,
    "point.clock": _clock,
    "point.bc": _bc,
    "point.decade": _decade,
    "point.fiscal": _fiscal,
    "point.slash": _slash,
    "point.dots": _slash,
    "point.fy": _fy,
    "point.holiday": _holiday,
}
