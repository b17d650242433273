"""Which event of a statement is meant, where nobody says so; and which words are but names."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extract.cues import Match, Tokens
from claims.extract.status.clauses import FINITE
from claims.extract.status.grammar import words_of

_ORDERS = words_of("imperative")
_MAX_WORDS = 120  # a longer text is read around the event only: cost stays linear, and scope is local


def find_focus(tokens: Tokens, matches: Sequence[Match], time: tuple[int, int] | None) -> tuple[int, int]:
    """Return the word positions of the main event phrase: the one nearest the time expression; else the whole text."""
    size = len(tokens.words)
    events = [m for m in matches if "event" in m.roles and (m.start or m.end > 1 or tokens.words[0] not in _ORDERS)]
    if any(is_in_name(tokens, m) for m in events) and not is_title_case(tokens):
        events = [m for m in events if not is_in_name(tokens, m)]
    if time is not None:
        anchor = tokens.index_at(time)
        near = [(_gap(match.start, match.end, anchor), match.start, match.end) for match in events]
        if near and min(near)[0] < 14:
            return min(near)[1:]
        return _operator_before(tokens.words, anchor[0]) or (0, size)
    events = events[:_MAX_WORDS]
    anchors = [(match.start, match.end) for match in matches if "time" in match.roles][:_MAX_WORDS]
    if not events or not anchors:
        return 0, size
    best = min(events, key=lambda match: (min(_gap(match.start, match.end, anchor) for anchor in anchors), match.start))
    return best.start, best.end


def _operator_before(words: Sequence[str], time: int) -> tuple[int, int] | None:
    """Return the nearest finite operator before the word `time` with the two words after it ("could see more")."""
    for at in range(time - 1, max(time - 15, -1), -1):
        if words[at] in FINITE:
            return at, min(at + 3, time)
        if words[at] in (".", ";", "?", "!"):
            return None
    return None


def _gap(start: int, end: int, anchor: tuple[int, int]) -> int:
    # An event usually stands before its time: "launches in May"; one after it counts as a little farther.
    if end <= anchor[0]:
        return anchor[0] - end
    return max(start - anchor[1], 0) + 3 if start >= anchor[1] else 0


def is_title_case(tokens: Tokens) -> bool:
    """Tell whether most words have a capital, as in a headline: then a capital says nothing."""
    letters = [form for form in tokens.forms if form[0].isalpha()]
    return sum(form[0].isupper() for form in letters) * 2 > len(letters)


def is_in_name(tokens: Tokens, match: Match) -> bool:
    """Tell whether a cue with a capital inside the sentence belongs to a name ("The Unlikely Hero")."""
    if not tokens.forms[match.start][0].isupper() or match.start == 0:
        return False
    if tokens.words[match.start].partition("'")[0] == "i":
        return False
    previous = tokens.forms[match.start - 1]
    return previous not in (".", "!", "?", ":", ";", '"', "“", "—", "–", "(", "…", "-")
