"""Read dates and durations in news text: TIMEX3 values, and the intervals that they stand for."""

from __future__ import annotations

from datetime import date
from typing import Literal

from claims.records import TimeExpression

Policy = Literal["news", "narrative", "release", "auto"]


def tag(
    text: str,
    reference: date | None,
    *,
    policy: Policy = "news",
    language: str = "en",
    doc_id: str = "",
    lines: bool = False,
) -> list[TimeExpression]:
    """Return the time expressions of `text` in order of their offsets.

    `reference` is the publication day (None: what needs it stays without bounds). `policy` says what an expression
    without a year or a direction leans on: "news" the reference day and the clause's tense, "release" the same but
    forward where the clause is silent, "narrative" the last date mentioned, "auto" narrative for encyclopaedic text
    and news otherwise. The two ends of a range ("June 6-8") are two expressions with one interval and one outer
    extent. `lines`: a line break ends a sentence (it does not in text that is wrapped at a column). Linear in the
    length of the text.
    """
    from claims.extract.times.tagger import tag_text

    return tag_text(text, reference, policy=policy, language=language, doc_id=doc_id, lines=lines)


__all__ = ["Policy", "tag"]
