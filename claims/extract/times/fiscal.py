"""Which fiscal year a text speaks of: what it says itself, else the companies in `fiscal_en.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from claims.extract.times.vocabulary import load_language

_SAID = re.compile(
    r"(?:fiscal|financial) year[^.;!?]{0,40}?\b(?:ends|ending|ended|closes|concludes) (?:in |on |at the end of )?"
    r"(?:\d{1,2} )?([a-z]{3,9})"
)
_FINANCIAL_YEAR = 4  # "financial year" without more is the British, Indian and Japanese one


@cache
def _companies() -> tuple[re.Pattern[str], dict[str, tuple[int, str]]]:
    data = tomllib.loads(Path(__file__).with_name("fiscal_en.toml").read_text(encoding="utf-8"))
    known = {word: (item["start"], item["named"]) for item in data["company"] for word in item["words"]}
    names = "|".join(re.escape(word) for word in sorted(known, key=len, reverse=True))
    return re.compile(rf"\b(?:{names})\b"), known


def stated_start(low: str) -> int | None:
    """Return the month in which the fiscal year starts by a text's own words ("… year ends in March"), or None."""
    said = _SAID.search(low)
    month = load_language("en").values.get(said[1]) if said else None
    return month % 12 + 1 if isinstance(month, int) and 1 <= month <= 12 else None


def fiscal_year(low: str, at: int, financial: bool, stated: int | None) -> tuple[int, str]:
    """Return the month in which the fiscal year starts and the calendar year it is named after ("start", "end").

    `low` is the text in lower case, `at` the offset of the expression, `stated` what `stated_start` says. The text's
    own words go first, then the company named last before the expression, then April for "financial year"; else the
    calendar year.
    """
    if stated is not None:
        return stated, "end"
    pattern, known = _companies()
    last = None
    for last in pattern.finditer(low, max(0, at - 3000), at):  # noqa: B007
        pass
    if last is not None:
        return known[last[0]]
    return (_FINANCIAL_YEAR, "end") if financial else (1, "end")
