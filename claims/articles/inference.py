"""The publication date that follows from what a text says is over and what it says is still to come.

The rule: a text that speaks of a dated event in the past tense was written no earlier than that date begins. Of all
such dates the one that begins last says most; the text is taken to be written by the end of it, which is safe for
forecasts: nothing counts as known before it was. "She said in March 2023 …" gives 2023-03-31.

Only days and months count. A lone year is most often background, and its end a guess of up to a year. For the same
reason nothing is inferred where even the nearest date that the text looks ahead to lies years beyond what is over.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from claims.articles.dates import Mention, day_before, find_mentions, load_words

_SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\b[JFMASOND][a-z]{2})(?<!\bSept)[.!?][\"”’)]?\s+(?=[\"“‘(]?[A-Z0-9])|[\n;]+")
_REACH = 160  # characters on each side of a date in which its verb is looked for
_MAX_MENTIONS = 2000
_MAX_OUTLOOK = 900  # days; news seldom looks further ahead


def infer_published(text: str) -> date | None:
    """Return the date by which `text` seems to be written (see the rule above), or None where nothing shows it."""
    past: list[Mention] = []
    ahead: list[Mention] = []
    for mention in find_mentions(text)[:_MAX_MENTIONS]:
        view = _view(text, mention)
        if view == "past" and mention.kind in ("day", "month"):
            past.append(mention)
        elif view == "ahead":
            ahead.append(mention)
    if not past:
        return None
    newest = max(past, key=lambda mention: (mention.earliest, -mention.latest.toordinal()))
    end = newest.latest
    coming = [mention.earliest for mention in ahead if mention.latest > end]
    if coming and (min(coming) - end).days > _MAX_OUTLOOK:
        return None
    for mention in ahead:
        if newest.earliest < mention.earliest <= end:
            end = day_before(mention.earliest)
    return end


def _view(text: str, mention: Mention) -> str:
    """Tell whether the sentence speaks of the date as `past`, as `ahead`, or leaves it `open`."""
    before, after = _context(text, mention)
    cues = _cues()
    if cues.plan_after.match(after) or cues.ahead_before.search(before):
        return "ahead"
    nearest = _nearest_cue(before, after)
    if nearest == "ahead":
        return "ahead"
    placed = cues.placing_before.search(before) or (mention.kind == "day" and nearest == "past")
    return "past" if nearest == "past" and placed else "open"


def _context(text: str, mention: Mention) -> tuple[str, str]:
    """Return what stands before and after the date in its own sentence, in lower case."""
    before = text[max(0, mention.start - _REACH) : mention.start]
    after = text[mention.end : mention.end + _REACH]
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    if ends:
        before = before[ends[-1] :]
    stop = _SENTENCE_END.search(after)
    if stop:
        after = after[: stop.start()]
    return before.lower().replace("’", "'"), after.lower().replace("’", "'")


def _nearest_cue(before: str, after: str) -> str | None:
    """Return the kind of the cue nearest to the date, counted in words; the one before it wins a draw."""
    cues = _cues()
    joined = before + "\x00" + after
    ahead = [match.span() for match in cues.ahead.finditer(joined)]
    best: tuple[int, int, str] | None = None
    for kind, pattern in (("ahead", cues.ahead), ("past", cues.past)):
        for match in pattern.finditer(joined):
            if kind == "past" and any(start <= match.start() < end for start, end in ahead):
                continue  # "will be released": the participle belongs to the future
            is_after = match.start() > len(before)
            gap = joined[len(before) + 1 : match.start()] if is_after else joined[match.end() : len(before)]
            rank = (len(gap.split()) + 2 * len(re.findall(r"[,:()–—]", gap)), int(is_after), kind)
            if best is None or rank < best:
                best = rank
    return best[2] if best else None


class _Cues:
    """The lists of publication.toml as patterns."""

    def __init__(self) -> None:
        words = load_words()
        self.ahead_before = re.compile(rf"\b(?:{_either(words.ahead_before)})\s+(?:the\s+)?{_LEAD}\Z")
        self.placing_before = re.compile(rf"\b(?:{_either(words.placing_before)})[\s-]+{_LEAD}\Z|\A\W*\Z|[(,]\s*\Z")
        self.plan_after = re.compile(rf"\W{{1,3}}(?:{_either(words.plan_after)})\b")
        self.ahead = re.compile(rf"\b(?:{_either(words.ahead)})\b(?:\s+[\w'-]{{1,20}}){{0,3}}")
        not_past = _either(words.not_past)
        self.past = re.compile(rf"\b(?:{_either(words.past)}|(?!(?:{not_past})\b)[a-z-]{{2,20}}ed)\b")


_LEAD = (
    r"(?:(?:late|early|mid|the\s+start\s+of|the\s+end\s+of)[\s-]+)?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
)


@cache
def _cues() -> _Cues:
    return _Cues()


def _either(words: tuple[str, ...]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
