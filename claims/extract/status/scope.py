"""How far a cue governs: clause borders and operators between a cue and the event, without a parser.

A parser would cost a thousand times as much per statement; the borders that matter here are closed-class words.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.extract.cues import Match, Reach

CONTRAST, COORDINATION, BORDER, NONE = 3, 2, 1, 0

_BORDERS = {
    **dict.fromkeys((";", ".", "!", "?", "…"), CONTRAST),
    **dict.fromkeys(("but", "however", "while", "whilst", "whereas", "although", "though", "despite"), CONTRAST),
    **dict.fromkeys(("and", "or", "–", "—", "nor", "plus"), COORDINATION),
    **dict.fromkeys((",", ":", "(", ")", "[", "]", '"', "“", "”", "-"), BORDER),
    **dict.fromkeys(("that", "which", "who", "whose", "where", "when", "because", "as", "since", "after"), BORDER),
    **dict.fromkeys(("before", "until", "so", "if", "unless", "once", "than", "with", "what", "how"), BORDER),
}
# A relative or adverbial clause that follows the event is about something else.
_AWAY = frozenset(("which", "who", "whose", "where", "when", "that", "as", "since", "after", "before", "with"))
_FINITE = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "has",
        "had",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "should",
        "shall",
        "does",
        "did",
        "isn't",
        "aren't",
        "wasn't",
        "weren't",
        "hasn't",
        "won't",
        "hadn't",
        "wouldn't",
        "couldn't",
        "it'll",
        "they'll",
        "we'll",
        "he'll",
        "she'll",
        "that'll",
        "it's",
        "he's",
        "she's",
        "they're",
        "we're",
    ]
)


def borders(words: Sequence[str]) -> list[tuple[int, int]]:
    """Return (position, strength) of every clause border in `words`."""
    get = _BORDERS.get
    return [(at, strength) for at, word in enumerate(words) if (strength := get(word, 0))]


def between(words: Sequence[str], marks: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, bool]:
    """Return the strongest border in `words[start:end]`, and whether a border there leads away to a side clause.

    "and" separates clauses only where a finite verb follows it before `end`; else it joins words.
    """
    strongest, away = NONE, False
    for at, strength in marks:
        if at < start:
            continue
        if at >= end:
            break
        if strength == COORDINATION and not has_finite(words, at + 1, end):
            strength = BORDER
        if strength > strongest:
            strongest = strength
        if words[at] in _AWAY:
            away = True
    return strongest, away


def has_finite(words: Sequence[str], start: int, end: int) -> bool:
    """Tell whether a finite auxiliary or modal stands in `words[start:end]`."""
    return any(words[at] in _FINITE for at in range(start, end))


def governs(reach: Reach, before: bool, level: int, away: bool, finite: bool, distance: int) -> bool:
    """Tell whether a cue governs the event, from what stands between them.

    `before`: the cue comes first. `level`, `away`: see `between`. `finite`: another finite verb stands between.
    `distance`: words between them.
    """
    if level == CONTRAST:
        return False
    if reach == "sentence":
        return level < COORDINATION or distance < 12
    if reach == "forward":
        return level < COORDINATION if before else level == NONE or (level == BORDER and not away)
    if before:
        return not finite and level < COORDINATION and not (away and level) and distance < 9
    return level == NONE and distance < 6


def overlaps(match: Match, start: int, end: int) -> bool:
    """Tell whether `match` shares a word with `start:end`."""
    return match.start < end and start < match.end
