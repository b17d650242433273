"""Marked sentences: `It opens in [May = 2023-05-01..2023-05-31].` holds the expected answer where it stands.

After `=`: `lo..hi` (in), `..hi` (before), `lo..` (after), one day alone (`2023-05-01`), or `-` for no bounds. A TIMEX3
value may follow after `|`; without it the value is not compared.
"""

from __future__ import annotations

import re
from datetime import date

from claims.extract.times import Policy, tag
from claims.records import TimeExpression

MARK = re.compile(r"\[([^\]=]+) = ([^\]|]+?)(?: \| ([^\]]+))?\]")


def plain(marked: str) -> str:
    """Return the sentence without its marks."""
    return MARK.sub(lambda match: match[1], marked)


def expected(marked: str) -> list[tuple[str, int, str, str | None]]:
    """Return (text, offset in the plain sentence, bounds, value or None) for each mark."""
    answers, shift = [], 0
    for match in MARK.finditer(marked):
        answers.append((match[1], match.start() - shift, match[2], match[3]))
        shift += len(match[0]) - len(match[1])
    return answers


def bounds(item: TimeExpression) -> str:
    """Return the bounds of an expression as a mark writes them."""
    if item.earliest is None and item.latest is None:
        return "-"
    if item.earliest == item.latest:
        return str(item.earliest)
    if item.relation == "before":
        assert item.earliest is None
    if item.relation == "after":
        assert item.latest is None
    return f"{item.earliest or ''}..{item.latest or ''}"


def check(marked: str, reference: str = "2023-05-23", policy: Policy = "news", language: str = "en") -> None:
    """Assert that exactly the marked expressions are found, with their bounds and values."""
    text = plain(marked)
    found = tag(text, date.fromisoformat(reference), policy=policy, language=language)
    wanted = expected(marked)
    for item in found:
        assert text[item.start : item.end] == item.text
        assert item.outer_start <= item.start < item.end <= item.outer_end
    values = {(start, text): value for text, start, _, value in wanted}
    got = [
        (item.text, item.start, bounds(item), item.value if values.get((item.start, item.text)) else None)
        for item in found
    ]
    assert got == wanted
