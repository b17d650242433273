"""Clauses without a parser: borders between them, and what stands between a cue and the event.

A parser would cost a thousand times as much per statement; the borders that matter here are closed-class words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claims.extract.cues import Match
from claims.extract.status.grammar import words_of

CONTRAST, COORDINATION, BORDER, NONE = 3, 2, 1, 0
STOPS = frozenset((",", ".", ";", ")", '"', "”", "!", "?", ":", "—", "–"))
FINITE = words_of("finite")
PAST = words_of("past")

_BORDERS = {
    **dict.fromkeys((";", ".", "!", "?", "…"), CONTRAST),
    **dict.fromkeys(("but", "however", "while", "whilst", "whereas", "although", "though", "despite", "yet"), CONTRAST),
    **dict.fromkeys(("and", "or", "–", "—", "nor", "plus", "so", "then"), COORDINATION),
    **dict.fromkeys((",", ":", "(", ")", "[", "]", '"', "“", "”", "-"), BORDER),
    **dict.fromkeys(("that", "which", "who", "whose", "where", "when", "because", "as", "since", "after"), BORDER),
    **dict.fromkeys(("before", "until", "if", "unless", "once", "than"), BORDER),
}
# A relative or adverbial clause is about something else than its main clause.
_AWAY = words_of("away")
_BEFORE_TIMES = words_of("before_times")
_TIMES = words_of("times")
_VERB_FORMS = FINITE | PAST
_WHEN = words_of("when")
_CONCESSIONS = words_of("concession")
_RELATIVES = words_of("relative")
_ARTICLES = words_of("article")


class Link(NamedTuple):
    """What stands between a cue and the event."""

    before: bool  # the cue comes first
    level: int  # the strongest border between them
    away: bool  # a border there opens a side clause
    finite: bool  # another finite verb stands between
    distance: int  # words between
    commas: int  # commas and brackets between
    operator: bool  # the event begins with its own finite verb ("will appear")
    adverbial: bool  # the event stands in a clause of time ("rumours ended when the game came out")
    verbal: bool  # the event is told by a verb, not by a noun ("may come", not "a summer release")


def borders(words: Sequence[str]) -> list[tuple[int, int]]:
    """Return (position, strength) of every clause border in `words`."""
    found = [(at, _BORDERS[word]) for at, word in enumerate(words) if word in _BORDERS]
    if words and words[-1] in STOPS:  # the end of the last sentence parts nothing
        found = [mark for mark in found if mark[0] < len(words) - 1]
    if not found:
        return found
    # "before 2028", "until next year": a time follows, no clause
    last = len(words) - 1
    present = [words[mark[0]] for mark in found]
    if not _BEFORE_TIMES.isdisjoint(present):
        found = [m for m in found if words[m[0]] not in _BEFORE_TIMES or m[0] == last or not _is_time(words[m[0] + 1])]
    # "not yet", "has yet to": no contrast
    if "yet" in present:
        found = [m for m in found if words[m[0]] != "yet" or m[0] == 0 or words[m[0] - 1] in STOPS]
    # "would then ship": inside a verb group
    if "then" in present:
        found = [m for m in found if words[m[0]] != "then" or m[0] == 0 or words[m[0] - 1] not in FINITE]
    return _concession_ends(words, found)


def _concession_ends(words: Sequence[str], marks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Make the comma after an opening concession a contrast: "While the first part is out, the second may not be"."""
    if words[0] not in _CONCESSIONS:
        return marks
    for number, (at, strength) in enumerate(marks):
        rest = next((mark[0] for mark in marks[number + 1 :] if words[mark[0]] in STOPS), len(words))
        if words[at] != "," or strength != BORDER or words[at + 1] in _RELATIVES:
            continue
        if has_verb(words, at + 1, rest):
            return [*marks[:number], (at, CONTRAST), *marks[number + 1 :]]
    return marks


def has_verb(words: Sequence[str], start: int, end: int) -> bool:
    """Tell whether a finite verb stands in `words[start:end]`, as far as closed lists and endings tell."""
    return any(word in FINITE or word in PAST for word in words[start:end])


def _is_time(word: str) -> bool:
    return word in _TIMES or word[0].isdigit()


def link(
    words: Sequence[str], marks: Sequence[tuple[int, int]], cue: Match, event: tuple[int, int], *, verbal: bool
) -> Link:
    """Return what stands between `cue` and `event`, which must not overlap; `verbal` is told of the event.

    "and" separates clauses only where a finite verb follows it before the other end; else it joins words.
    """
    before = cue.end <= event[0]
    start, end = (cue.end, event[0]) if before else (event[1], cue.start)
    operator = words[event[0]] in FINITE
    if start == end:
        return Link(before, NONE, False, False, 0, 0, operator, False, verbal)
    strongest, away, commas, last = NONE, False, 0, ""
    for at, strength in marks:
        if at < start:
            continue
        if at >= end:
            break
        if strength == COORDINATION and not has_finite(words, at + 1, end + (0 if before else 2)):
            joins = before or words[at - 1] != "," or words[at] not in ("and", "so")  # ", and economists think"
            strength = BORDER if joins else COORDINATION
        if strength > strongest:
            strongest = strength
        word = last = words[at]
        if word in _AWAY:
            away = True
        elif word in (",", "(", ")", "—", "–"):
            commas += 1
    adverbial = before and last in _WHEN
    finite = has_finite(words, start, end)
    return Link(before, strongest, away, finite, end - start, commas, operator, adverbial, verbal)


def is_nominal(words: Sequence[str], event: tuple[int, int]) -> bool:
    """Tell whether the event is told by a noun ("a summer release"), as far as articles and endings tell."""
    start, end = event
    for word in words[start:end]:
        if word in _VERB_FORMS or (len(word) > 3 and word.endswith("ed") and word[-3] != "e"):  # "sued", not "speed"
            return False
    if start == 0 or words[start] in _ARTICLES:
        return True
    for at in range(start - 1, max(start - 4, -1), -1):
        if words[at] in _ARTICLES or words[at].endswith("'s"):
            return True
        if words[at] in FINITE or words[at] in ("to", "n't", ",", "who", "that", "which"):
            return False
    return False


def has_finite(words: Sequence[str], start: int, end: int) -> bool:
    """Tell whether a finite auxiliary or modal stands in `words[start:end]`."""
    return not FINITE.isdisjoint(words[start:end])


def overlaps(match: Match, start: int, end: int) -> bool:
    """Tell whether `match` shares a word with `start:end`."""
    return match.start < end and start < match.end
