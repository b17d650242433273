"""The relation words around a resolved expression, and the bounds after they are applied."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from claims.extract.times.context import Cues, Phrases
from claims.extract.times.units import Resolved
from claims.records import Relation


@dataclass(frozen=True, slots=True)
class Related:
    """A relation, its bounds, and the words that hold it as positions in the token list."""

    relation: Relation
    earliest: date | None
    latest: date | None
    first: int
    last: int


def _phrase_before(words: list[str], first: int, left: int, phrases: Phrases) -> int:
    """Return how many words right before `first` form one of the phrases; 0 for none."""
    if first <= left:
        return 0
    for phrase in phrases.get(words[first - 1], ()):
        if first - len(phrase) >= left and tuple(words[first - len(phrase) : first]) == phrase:
            return len(phrase)
    return 0


def _phrase_after(words: list[str], last: int, right: int, phrases: Phrases) -> int:
    if last >= right:
        return 0
    for phrase in phrases.get(words[last], ()):
        if tuple(words[last : last + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def relate(words: list[str], first: int, last: int, left: int, right: int, found: Resolved, cues: Cues) -> Related:
    """Return the relation that the words around [first, last) give the expression `found`."""
    lo, hi = found.lo, found.hi
    if lo is None or hi is None:
        return Related("in", lo, hi, first, last)
    begin, end = first, last
    if begin > left and words[begin - 1] == "the" and found.type != "SET":
        begin -= 1
    begin_at = _skip(words, begin, left)
    trailing = _phrase_after(words, last, right, cues.phrases["after_words"])
    if trailing:
        size = _phrase_before(words, begin_at, left, cues.phrases["until"])
        return Related("after", lo, None, begin_at - size, last + trailing)
    trailing = _phrase_after(words, last, right, cues.phrases["before_words"])
    if trailing:
        size = _phrase_before(words, begin_at, left, cues.phrases["before"])
        return Related("before", None, hi, begin_at - size, last + trailing)
    size = _phrase_before(words, begin_at, left, cues.phrases["in"])
    if size:
        return Related("in", lo, hi, begin_at - size, end)
    size = _phrase_before(words, begin_at, left, cues.phrases["until"])
    if size:
        return _until(words, begin_at, left, size, found, cues, end)
    size = _phrase_before(words, begin_at, left, cues.phrases["after"])
    if size:
        return _after(words, begin_at, left, size, found, cues, end)
    size = _phrase_before(words, begin_at, left, cues.phrases["before"])
    if size:
        return _before(words, begin_at, left, size, found, cues, end)
    if begin_at > left and words[begin_at - 1] in _PREPOSITIONS:
        begin_at -= 1
        if begin_at > left and words[begin_at - 1] in _VAGUE:
            begin_at -= 1
        return Related("in", lo, hi, begin_at, end)
    return Related("in", lo, hi, first, end)


_PREPOSITIONS = frozenset(("in", "on", "at", "during", "for", "within", "around", "about", "over", "from", "starting"))
_VAGUE = frozenset(("sometime", "time", "starting", "beginning", "back", "around", "about"))
_SKIPPED = frozenset(("the", "about", "around", "at", "least", "sometime", "some", "late", "early", "near", "in"))


def _skip(words: list[str], first: int, left: int) -> int:
    """Step back over words between a relation word and the expression ("until at least 2025", "by around May")."""
    place = first
    while place > left and first - place < 3 and words[place - 1] in _SKIPPED and place - 1 > left:
        if words[place - 1] in ("early", "late") and words[place - 2 : place - 1] != ["as"]:
            break
        if words[place - 1] in ("early", "late"):
            break
        if words[place - 1] in ("in", "about", "around", "some") and words[place - 2] not in _HEADS:
            break
        if words[place - 1] == "least" and words[place - 2] != "at":
            break
        place -= 1
    return place


_HEADS = frozenset(
    ("until", "till", "by", "before", "after", "than", "as", "early", "soon", "late", "sometime", "least")
)


def _until(words: list[str], begin: int, left: int, size: int, found: Resolved, cues: Cues, end: int) -> Related:
    near = words[max(left, begin - size - 14) : begin - size]
    if not cues.words["delay_words"].isdisjoint(near[-8:]) and "not" not in near[-3:]:
        return Related("in", found.lo, found.hi, begin - size, end)
    if not cues.words["wait_words"].isdisjoint(near):
        return Related("after", found.lo, None, begin - size, end)
    return Related("after", found.lo, None, begin - size, end)


def _after(words: list[str], begin: int, left: int, size: int, found: Resolved, cues: Cues, end: int) -> Related:
    start = begin - size
    if words[start] == "after" and start > left and words[start - 1] in ("until", "till"):
        return Related("after", found.hi + timedelta(days=1) if found.hi else None, None, start - 1, end)
    if words[start] == "since":
        return Related("after", found.lo, None, start, end)
    return Related("after", found.lo, None, start, end)


def _before(words: list[str], begin: int, left: int, size: int, found: Resolved, cues: Cues, end: int) -> Related:
    start = begin - size
    phrase = " ".join(words[start:begin])
    if phrase in cues.words["before_start"]:
        near = words[max(left, start - 8) : start]
        if not cues.words["negation"].isdisjoint(near):
            return Related("after", found.lo, None, start, end)
        if found.mod == "END" and found.hi is not None:
            return Related("before", None, found.hi, start, end)
        if found.lo is not None and phrase != "in time for":
            return Related("before", None, found.lo - timedelta(days=1), start, end)
    return Related("before", None, found.hi, start, end)
