"""Hedges that are nouns or describe nouns: they reach an event only where it is what they are about.

"Rumours that the game will open in May" are about the opening; in "the rumours began in May" and "the judge ruled on
the alleged theft" the events are settled.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.extract.cues import Match
from claims.extract.status.clauses import COORDINATION, FINITE, NONE, PAST, Link
from claims.extract.status.grammar import words_of

_NOUNS = words_of("hedge_nouns")
_VERBS_TOO = words_of("hedge_nouns_or_verbs")
_ADJECTIVES = words_of("hedge_adjectives")
_PARTICIPLES = words_of("hedge_participles")
_BEFORE_NOUNS = words_of("before_noun")
_AFTER_NOUNS = words_of("after_noun")
_TELLING = words_of("noun_tells")
_ABOUT = words_of("about")
_NO_NOUN_NEXT = words_of("no_noun_next")
_SUBJECTS = words_of("subject")
_BE = words_of("be")
_LY = frozenset(("possibly", "probably", "arguably", "perhaps", "maybe"))
_ATTRIBUTIVE = words_of("attributive")
_DETERMINERS = words_of("determiner")
_INTENSIFIERS = words_of("intensifier")
_PREDICATE_NEXT = frozenset(("to", "that", "by", "in", "for", "on", "as", ",", ".", "and", "it"))
_STOPS = frozenset((",", ".", ";", "(", ")", "!", "?"))
_QUANTIFIERS = frozenset(("some", "many", "most", "few", "several", "more", "two", "three"))
_VIEWS = frozenset(
    ("opinion", "opinions", "theory", "estimate", "estimates", "guess", "view", "probability", "likelihood")
)
_BEFORE_VIEWS = frozenset(("in", "at", "by", "my", "our"))
_COMPLEMENT = 6  # words from a noun to its "that"
_NEAR = 8  # words from "chance of" to the event


def is_idle(words: Sequence[str], match: Match, event: tuple[int, int], found: Link) -> bool:
    """Tell whether the hedge `match` is a noun or a modifier that is not about the event."""
    last = words[match.end - 1]
    if last in _NOUNS or (last in _VERBS_TOO and _is_noun(words, match)):
        return not (_is_told(words, match, found) or _is_about(words, match, event, found))
    if found.distance == 0 or not _describes(words, match, last) or "that" in words[match.end : match.end + _NEAR]:
        return False
    if found.before:
        return found.verbal or found.distance > 1
    return found.away or _BE.isdisjoint(words[max(match.start - 3, event[1]) : match.start])  # "is the probable result"


def is_attributive(words: Sequence[str], cue: Match, found: Link) -> bool:
    """Tell whether `cue` describes a noun before the event: "an alleged arsonist was caught", "possibly the best"."""
    if not found.before:
        return False
    at = cue.start - 1
    if at > 0 and words[at] in _INTENSIFIERS:  # "the highly anticipated sequel"
        at -= 1
    if at < 0 or (words[at] not in _DETERMINERS and not words[at].endswith("'s")) or words[cue.end] in _PREDICATE_NEXT:
        modifies = found.distance > 2 and words[cue.start] in _LY and words[cue.end] in _DETERMINERS
        return modifies and (cue.start > 0 or found.commas > 0)  # not "Possibly the town was founded by monks"
    if words[cue.start].endswith("ly") and words[cue.start] not in ("likely", "unlikely"):
        return found.distance > 1  # adverb, adjective, noun
    event = words[cue.end + found.distance]
    is_verb = found.operator or event.endswith("ed") or event in PAST or (event.endswith("s") and found.distance > 0)
    return words[cue.start] in _ATTRIBUTIVE and found.distance > (0 if is_verb else 2)


def _is_noun(words: Sequence[str], match: Match) -> bool:
    """Tell whether a word that may be a verb ("claims", "reports") is a noun, as far as its neighbours tell."""
    after = _at(words, match.end)
    if match.end - match.start > 1 and words[match.start] in _BEFORE_NOUNS:
        return True
    if match.start == 0:
        return after in _AFTER_NOUNS or after in _TELLING or after in ("that", ":")
    before = words[match.start - 1]
    if before in _QUANTIFIERS and not words[match.end - 1].endswith("s"):
        return False  # "some suspect"
    return before in _BEFORE_NOUNS or before.endswith("'s") or before[0].isdigit() or after in ("of", "about", "over")


def _is_told(words: Sequence[str], match: Match, found: Link) -> bool:
    """Tell whether the noun `match` is named as the source of what is said, or is the verdict on it."""
    start, after = match.start, _at(words, match.end)
    if found.level >= COORDINATION:
        return False
    if after == ":" or words[start] == "according" or (start and words[start - 1] == "per"):
        return True
    if "according" in words[max(start - 8, 0) : start]:  # "according to one persistent rumour"
        return True
    if words[match.end - 1] in _VIEWS and not _BEFORE_VIEWS.isdisjoint(words[max(start - 3, 0) : match.end]):
        return True  # "in this reviewer's opinion", "at a guess"
    if found.before or found.commas:  # "rumours in Italy have it that"; "…, reports say"
        for at in range(match.end, min(match.end + _COMPLEMENT, len(words))):
            if words[at] in _TELLING:
                return True
            if words[at] in _STOPS or words[at] in FINITE:
                break
    if after in ("is", "was") and found.before and _at(words, match.end + 1) in ("that", "for"):
        return True  # "the forecast is for rain"
    return not found.before and not found.away and not _BE.isdisjoint(words[max(start - 4, 0) : start])


def _is_about(words: Sequence[str], match: Match, event: tuple[int, int], found: Link) -> bool:
    """Tell whether the event is what the noun `match` is about."""
    after, first = _at(words, match.end), words[event[0]]
    if not found.before:
        return not found.verbal and found.level == NONE and found.distance < 2  # "release rumours"
    if found.commas or found.level >= COORDINATION:
        return False
    between = words[match.end : event[0]]
    if "that" in between[:_COMPLEMENT] or "whether" in between[:_COMPLEMENT]:
        return True
    if after in _ABOUT:
        plain = words[event[0] - 1] == "to" or not found.verbal or first.endswith("ing") or not between
        return plain and not found.finite and found.distance <= _NEAR
    if not found.verbal:
        return found.level == NONE and found.distance < 3
    return after in _SUBJECTS and found.level == NONE and found.distance < _COMPLEMENT  # "claims they met"


def _describes(words: Sequence[str], match: Match, last: str) -> bool:
    """Tell whether the hedge stands before a noun and describes it ("the alleged thief", "a potentially big hit")."""
    after = _at(words, match.end)
    if after in _NO_NOUN_NEXT or after in FINITE or not after[0].isalnum():
        return False
    before = words[match.start - 1] if match.start else ""
    if last in _ADJECTIVES:
        return before not in _BE
    alone = match.end - match.start == 1 or words[match.start].endswith("ly")  # not "the lawyer claimed his client"
    return last in _PARTICIPLES and alone and (before in _BEFORE_NOUNS or before.endswith(("'s", "ly")))


def _at(words: Sequence[str], at: int) -> str:
    return words[at] if at < len(words) else "."
