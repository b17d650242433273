"""Release calendars: lines of a name and a date, without a predicate."""

from __future__ import annotations

import re
from collections.abc import Callable

from claims.extract.discourse import IN_SLOT as _IN_SLOT
from claims.extract.discourse import Discourse, Work
from claims.extract.parsing import Parsed
from claims.extract.tense import is_before
from claims.records import Article, TimeExpression

# "- Death Stranding: November 8", "| Tin Ear | 7 March |"
LIST_ITEM = re.compile(
    r"(?:[-*•–|]|\d{1,2}[.)])\s+\**(?P<name>[A-Z0-9“\"‘'][^|()\n]{1,58}?)\**\s*(?:\||: | [–—-] | \()"
)


LIST_LINES = 3  # so many lines of this form with a time make a calendar


_LIST_CONTEXT = re.compile(
    r"\b(?:release|launch|premiere|air|schedule|calendar|coming|dates|new on|arriving|lineup|line-up)\b", re.I
)


def draft_list_line(
    parsed: Parsed, times: list[TimeExpression], discourse: Discourse, article: Article, draft: Callable[..., None]
) -> None:
    """A line of a release calendar: "Dune: Part Two - 1 March". The headline, or the lines around it, make it one."""
    text = parsed.sentence.text
    listed = discourse.in_list and LIST_ITEM.match(text) is not None
    if not (listed or _LIST_CONTEXT.search(article.title or "")) or len(text) > 160 or "@" in text:
        return
    if any(token.pos_ == "VERB" for token in parsed.doc):
        return
    time = times[0]
    if is_before(time, article.published):
        return
    first = parsed.doc[0].i
    item = LIST_ITEM.match(text) if listed else None
    if item and parsed.sentence.start + item.end() <= time.start + 2:
        draft(Work(item.group("name").strip(" *\"“”‘’'")), "release", time, False, first)
        return
    strong = [(i, m) for i, m in parsed.mentions.items() if m.score >= _IN_SLOT]
    if not strong or (strong[0][1].start > parsed.sentence.start + 12 and time.start > parsed.sentence.start + 12):
        return
    i, mention = strong[0]
    draft(Work(mention.name, mention.installment), "release", time, False, i)
