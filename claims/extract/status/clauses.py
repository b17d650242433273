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
CLAUSE_CLOSERS = frozenset((",", ".", ";", ":", "(", ")", "—", "–"))
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
_MAY_BE_NONE = _BEFORE_TIMES | {"yet", "then"}  # words that are no border in places
_TIMES = words_of("times")
_VERB_FORMS = FINITE | PAST
_WHEN = words_of("when")
_CONCESSIONS = words_of("concession")
_RELATIVES = words_of("relative")
_ARTICLES = words_of("article")
_ADVERBIAL_OPENERS = words_of("adverbial_openers")
_OPEN = frozenset((".", "!", "?", ";", ":", '"', "“", "and", "but", "so", "yet", "or"))  # before the first word
_COMMAS = frozenset((",", "(", "—", "–"))
SETTING_OFF = _COMMAS | {":"}  # without one of them a text holds no remark
_OF_A_PART = frozenset(("of", "by", "at", "from", "as", "for", "because", "due", "with", "the", "a", "an"))
_REMARK_OPENERS = words_of("remark_openers")
_PARTICIPLES = frozenset(("thought", "said", "hoping", "fearing", "claiming", "expecting", "believing", "suggesting"))
_ADVERBIAL_LENGTH = 8  # words from the cue to the comma
_REMARK_LENGTH = 5  # words from the cue to the end of the remark


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
    if _MAY_BE_NONE.isdisjoint(words):
        return _concession_ends(words, found)
    if not _BEFORE_TIMES.isdisjoint(words):
        found = [m for m in found if words[m[0]] not in _BEFORE_TIMES or m[0] == last or not _is_time(words[m[0] + 1])]
    # "not yet", "has yet to": no contrast
    if "yet" in words:
        found = [m for m in found if words[m[0]] != "yet" or m[0] == 0 or words[m[0] - 1] in STOPS]
    # "would then ship": inside a verb group
    if "then" in words:
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
        if strength == COORDINATION and words[at + 1] in ("that", "whether"):
            strength = BORDER  # "rumours that it is done and that it opens in May"
        elif strength == COORDINATION and not has_finite(words, at + 1, end + (0 if before else 2)):
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


def adverbial(words: Sequence[str], match: Match, event: tuple[int, int]) -> Match | None:
    """Return the sentence adverbial that holds `match`, its commas included; None where there is none.

    "Apparently, …", "In my opinion, …", "According to a rumour on Monday, …", "…, it seems, …", "…, or so the story
    goes.": it speaks of the whole clause that it opens, closes or interrupts.
    """
    before = match.end <= event[0]
    start, end = match.start, 0
    prior = words[start - 1] if start else "."
    if before and prior in _OPEN:
        end = _adverbial_end(words, match, words[start])
    elif prior in _COMMAS or prior in _REMARK_OPENERS or words[start] == ":":
        start = _after_comma(words, start)
        if start >= 0 and (before or start >= event[1]):
            end = _remark_end(words, match, closing=not before)
    elif before and "according" in words[:start]:
        start = _according(words, start)
        end = _adverbial_end(words, match, "according") if start >= 0 else 0
    if not end or (before and end > event[0]):
        return None
    return Match(start, end, match.roles)


def _according(words: Sequence[str], start: int) -> int:
    """Return where the "according to …" that opens a clause and holds the word `start` begins, -1 where none does."""
    for at in range(start - 1, max(start - _ADVERBIAL_LENGTH, 0) - 1, -1):
        if words[at] == ",":
            return -1
        if words[at] == "according":
            return at if at == 0 or words[at - 1] in _OPEN else -1
    return -1


def _adverbial_end(words: Sequence[str], match: Match, first: str) -> int:
    if first.endswith("ly"):  # not "Likely to divide audiences, …"
        return match.end + 1 if match.end < len(words) and words[match.end] == "," else 0
    if first not in _ADVERBIAL_OPENERS:
        return 0
    for at in range(match.end, min(match.end + _ADVERBIAL_LENGTH, len(words))):
        word = words[at]
        if word == ",":
            return at + 1
        if word in _VERB_FORMS or (word in STOPS and word not in ('"', "”")):
            return 0
    return 0


def _after_comma(words: Sequence[str], start: int) -> int:
    """Return the place of the comma before a remark that begins with or just before the word `start`, else -1."""
    if words[start] == ":":  # "…: report"
        return start
    for at in range(start - 1, max(start - 4, 0) - 1, -1):
        if words[at] in _COMMAS:
            return at
        if words[at] not in _REMARK_OPENERS:
            return -1
    return -1


def _remark_end(words: Sequence[str], match: Match, *, closing: bool) -> int:
    """Return where a remark after a comma ends; 0 where the cue is a participle or takes a complement."""
    first, last = words[match.start], words[match.end - 1]
    if first.endswith("ed") or first in PAST or first in _PARTICIPLES or last in ("to", "that", "whether", "if"):
        return 0
    if match.end < len(words) and words[match.end] in _OF_A_PART:  # "she died, most likely of typhoid fever"
        return 0
    for at in range(match.end, min(match.end + _REMARK_LENGTH, len(words))):
        word = words[at]
        if word in (",", ")", "—", "–"):
            return 0 if closing and at + 1 < len(words) and words[at + 1] not in ('"', "”") else at + 1
        if word in (".", "!", "?", ";"):
            return at if closing else 0
        if word in _VERB_FORMS or word in ("to", "that", "and"):
            return 0
    return len(words) if closing and len(words) - match.end < _REMARK_LENGTH else 0


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
