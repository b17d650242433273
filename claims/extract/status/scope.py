"""How far a cue governs: clause borders and operators between a cue and the event, without a parser.

A parser would cost a thousand times as much per statement; the borders that matter here are closed-class words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claims.extract.cues import Match, Reach
from claims.extract.status.grammar import words_of

CONTRAST, COORDINATION, BORDER, NONE = 3, 2, 1, 0

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
_SUBORDINATE = words_of("subordinate")
_BEFORE_TIMES = words_of("before_times")
_TIMES = words_of("times")
_COMPLEMENT = frozenset(("that", "whether", "if", ":"))
FINITE = words_of("finite")
_ADDED = words_of("added")
_LONG = words_of("long")
_TALK = frozenset(("rumour", "hearsay", "hope", "belief", "expectation", "expect_verb", "claim_verb"))
_LY = frozenset(("possibly", "probably", "arguably", "perhaps", "maybe"))
_ADJECTIVES = words_of("attributive")
_DETERMINERS = words_of("determiner")
_INTENSIFIERS = words_of("intensifier")
_PAST = words_of("past")
_VERB_FORMS = FINITE | _PAST
_WHEN = words_of("when")
_CONCESSIONS = words_of("concession")
_RELATIVES = words_of("relative")
_ARTICLES = words_of("article")
_CLOSING_VOICES = frozenset(("say", "attribution", "claim_verb"))
_NO_NOUN = frozenset(("to", "that", "by", "in", "for", "on", "as", ",", ".", "and", "it"))
_COMPLEMENT_ENDS = frozenset(("to", "that", "whether", "if"))
_PARENTHESIS = 5  # words on each side of the cue
_SIDE = (_SUBORDINATE - {"as"}) | words_of("opens_other")
_STOPS = frozenset((",", ".", ";", ")", '"', "”", "!", "?", ":", "—", "–"))


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
    if words and words[-1] in _STOPS:  # the end of the last sentence parts nothing
        found = [mark for mark in found if mark[0] < len(words) - 1]
    if not found:
        return found
    # "before 2028", "until next year": a time follows, no clause
    last = len(words) - 1
    if not _BEFORE_TIMES.isdisjoint(words):
        found = [m for m in found if words[m[0]] not in _BEFORE_TIMES or m[0] == last or not _is_time(words[m[0] + 1])]
    # "not yet", "has yet to": no contrast
    if "yet" in words:
        found = [m for m in found if words[m[0]] != "yet" or m[0] == 0 or words[m[0] - 1] in _STOPS]
    # "would then ship": inside a verb group
    if "then" in words:
        found = [m for m in found if words[m[0]] != "then" or m[0] == 0 or words[m[0] - 1] not in FINITE]
    return _concession_ends(words, found)


def _concession_ends(words: Sequence[str], marks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Make the comma after an opening concession a contrast: "While the first part is out, the second may not be"."""
    if words[0] not in _CONCESSIONS:
        return marks
    for number, (at, strength) in enumerate(marks):
        rest = next((mark[0] for mark in marks[number + 1 :] if words[mark[0]] in _STOPS), len(words))
        if words[at] != "," or strength != BORDER or words[at + 1] in _RELATIVES:
            continue
        if has_verb(words, at + 1, rest):
            return [*marks[:number], (at, CONTRAST), *marks[number + 1 :]]
    return marks


def has_verb(words: Sequence[str], start: int, end: int) -> bool:
    """Tell whether a finite verb stands in `words[start:end]`, as far as closed lists and endings tell."""
    return any(word in FINITE or word in _PAST for word in words[start:end])


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
    finite, operator = has_finite(words, start, end), words[event[0]] in FINITE
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


def governs(words: Sequence[str], cue: Match, role: str, reach: Reach, found: Link) -> bool:
    """Tell whether `cue`, in its `role`, governs the event, from what stands between them."""
    if found.level == CONTRAST or (found.adverbial and role in _TALK):
        return False
    after = words[cue.end] if cue.end < len(words) else "."
    last = words[cue.end - 1]
    if reach != "clause" and found.commas and _is_parenthesis(words, cue):  # "the bank, analysts suspect, will cut"
        return found.before or "and" not in words[cue.start - found.distance : cue.start]
    if found.before and cue.start == 0 and words[0] == "whether":
        between = words[cue.end : cue.end + found.distance]
        return "," not in between and not any(w in FINITE or w in _PAST or w.endswith("ed") for w in between)
    if found.before:
        return _governs_onward(words, cue, role, reach, found, after, last)
    return _governs_back(words, cue, role, reach, found, after, last)


def _governs_onward(
    words: Sequence[str], cue: Match, role: str, reach: Reach, found: Link, after: str, last: str
) -> bool:
    if found.level == NONE:
        return not (reach == "clause" and role != "adverb" and found.finite) and (
            reach != "clause" or found.distance < 12
        )
    infinitive = last == "to" or after == "to" or (after == "be" and reach != "clause")
    if infinitive and role not in ("attribution", "indication"):  # its infinitive is what it governs
        return found.level == BORDER and found.commas == 2 and not found.finite
    if after in _COMPLEMENT and reach != "sentence":
        return found.level < COORDINATION
    if found.commas == 1 and _in_side_clause(words, cue):
        return False
    if reach == "clause":
        if role == "adverb" and after == "," and found.commas == 1:
            return True
        return found.commas == 2 and not found.finite and not found.away
    if role in ("hearsay", "expectation", "expect_verb", "belief") and last.endswith(("ed", "ought", "aid")):
        # "the album, rumoured for months, is out": a participle speaks of its noun
        aside = cue.start == 0 or words[cue.start - 1] in (",", "(") or (cue.start == 1 and words[0] in _LONG)
        return not (aside and found.commas) and found.level < COORDINATION
    if reach == "forward":
        return found.level < COORDINATION and not (found.commas == 1 and found.away)
    return found.level < COORDINATION or found.distance < 12


def _governs_back(
    words: Sequence[str], cue: Match, role: str, reach: Reach, found: Link, after: str, last: str
) -> bool:
    if words[cue.start] == "whether" and "or" in words[cue.start + 1 : cue.start + 7]:
        return False  # "starts in March whether or not the lead is cast"
    ends = after in _STOPS
    if found.level == NONE:
        if found.verbal and (reach == "forward" or role in ("expectation", "rumour")):
            return ends  # "examines whether …", "raised expectations of …": what follows the verb is another event
        if reach != "clause":
            return found.distance < 14
        # "will appear on what would have been": a modal after the event governs it only where the event is a noun
        own_clause = words[cue.start - 1] in ("what", "that", "which", "who") or found.verbal
        return found.distance < 6 and not (own_clause and role.startswith("modal"))
    aside = words[cue.start - 1] in (",", "(", "—", "–", "-")
    if role == "adverb":
        return aside and found.commas == 1 and not found.away and last != "to" and after != "to" and after not in _ADDED
    if reach == "clause":
        return False
    if role in ("hearsay", "expectation", "indication", "inference", "appearance", "belief", "possibility", "hope"):
        if found.away or after in ("to", "that") or last == "to":
            return False
        return ends or (aside and found.commas < 3 and last in ("reportedly", "apparently", "allegedly"))
    if reach == "forward":
        near = found.level < COORDINATION and not (found.verbal and (not aside or words[cue.start].endswith("ing")))
        return not found.away and after not in ("that", "to") and (ends or near)
    return found.level < COORDINATION or role in _CLOSING_VOICES  # "…, and it will, she said"


def _is_parenthesis(words: Sequence[str], cue: Match) -> bool:
    """Tell whether `cue` stands in a short stretch between two commas that opens no relative or side clause."""
    low = cue.start - 1
    while low >= 0 and cue.start - low < _PARENTHESIS and words[low] not in _STOPS:
        low -= 1
    high = cue.end
    while high < len(words) and high - cue.end < _PARENTHESIS and words[high] not in _STOPS:
        high += 1
    if low < 1 or high >= len(words) - 1 or words[low] != "," or words[high] != ",":
        return False
    complete = words[cue.end - 1] not in _COMPLEMENT_ENDS or words[cue.start] == "according"
    return complete and words[low + 1] not in _SIDE


def _in_side_clause(words: Sequence[str], cue: Match) -> bool:
    """Tell whether the stretch from the last comma to the cue opens a side clause ("which may be Ming, fetched …")."""
    at = cue.start - 1
    while at >= 0 and words[at] not in (",", "(", ";", ".", "—", "–", ":") and cue.start - at < 12:
        if words[at] in _SUBORDINATE:
            return True
        at -= 1
    return False


def is_attributive(words: Sequence[str], cue: Match, found: Link) -> bool:
    """Tell whether `cue` describes a noun before the event: "an alleged arsonist was caught", "possibly the best"."""
    if not found.before:
        return False
    at = cue.start - 1
    if at > 0 and words[at] in _INTENSIFIERS:  # "the highly anticipated sequel"
        at -= 1
    if at < 0 or (words[at] not in _DETERMINERS and not words[at].endswith("'s")) or words[cue.end] in _NO_NOUN:
        return found.distance > 2 and words[cue.start] in _LY and words[cue.end] in _DETERMINERS
    if words[cue.start].endswith("ly") and words[cue.start] not in ("likely", "unlikely"):
        return found.distance > 1  # adverb, adjective, noun
    event = words[cue.end + found.distance]
    is_verb = found.operator or event.endswith("ed") or event in _PAST or (event.endswith("s") and found.distance > 0)
    return words[cue.start] in _ADJECTIVES and found.distance > (0 if is_verb else 2)


def overlaps(match: Match, start: int, end: int) -> bool:
    """Tell whether `match` shares a word with `start:end`."""
    return match.start < end and start < match.end
