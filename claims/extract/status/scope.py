"""How far a cue governs: whether the event stands where a hedge, a source or a verb of saying reaches it."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extract.cues import Match, Reach
from claims.extract.status.clauses import BORDER, CONTRAST, COORDINATION, FINITE, NONE, PAST, STOPS, Link, has_finite
from claims.extract.status.grammar import words_of

_SUBORDINATE = words_of("subordinate")
_COMPLEMENT = frozenset(("that", "whether", "if", ":"))
_ADDED = words_of("added")
_LONG = words_of("long")
_TALK = words_of("talk_of_people_roles")
_CLOSING_VOICES = words_of("closing_roles")
_COMPLEMENT_ENDS = frozenset(("to", "that", "whether", "if"))
_CLAUSAL = words_of("clausal_roles")
_DESCRIBING = words_of("describing")
_WANTS = words_of("wants")
_PRONOUNS = words_of("personal")
_MARKS = frozenset((",", '"', "”", "—", "–", "("))
_BE = words_of("be") - {"not", "as", "still", "widely"}
_CLOSING = 12  # words of a clause that closes a sentence ("…, two people at the bank say")
_PARENTHESIS = 5  # words on each side of the cue
_SIDE = (_SUBORDINATE - {"as"}) | words_of("opens_other")


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
        return "," not in between and not any(w in FINITE or w in PAST or w.endswith("ed") for w in between)
    if found.before:
        return _governs_onward(words, cue, role, reach, found, after, last)
    return _governs_back(words, cue, role, reach, found, after, last)


def _governs_onward(
    words: Sequence[str], cue: Match, role: str, reach: Reach, found: Link, after: str, last: str
) -> bool:
    if _describes_noun(words, cue, role, found, after, last):
        return False
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


def _describes_noun(words: Sequence[str], cue: Match, role: str, found: Link, after: str, last: str) -> bool:
    """Tell whether a hedge before a finite verb is a clause or participle about its subject.

    "Men claiming to be guards have …", "owners eager for news will …", "people who believe this take …", "a gem
    believed to be old was shown".
    """
    if not found.verbal or found.distance == 0 or role == "adverb" or last.endswith("ly"):
        return False
    if role in _CLAUSAL and words[cue.start] != "would":  # "a law that would give pupils a vote passed"
        return False
    if "that" in words[cue.end - 1 : cue.end + found.distance]:
        return False
    if (role == "deliberation" or words[cue.start] in _WANTS) and (found.operator or found.finite):
        return True  # they take no clause: "nobody who wants a refund will get one"
    before, event = words[cue.start - 1] if cue.start else ".", cue.end + found.distance
    if before in ("who", "which", "that") and found.level == NONE and last != "to" and after != "to":
        # its own complement, then the verb of the main clause
        return after not in _PRONOUNS and not words[event].endswith("ing") and words[event - 1] not in ("to", "of")
    operator = found.operator or (words[event] == "have" and words[event - 1] != "to")
    if not (operator or found.finite) or before in _BE or before in FINITE or before in STOPS or before in _PRONOUNS:
        return False
    first = words[cue.start]
    if first.endswith("ing") or first in _DESCRIBING:
        return cue.start > 0 and not before.endswith("ly")
    return last == "to" and first.endswith(("ed", "ought", "aid")) and not before.endswith("ly")


def _governs_back(
    words: Sequence[str], cue: Match, role: str, reach: Reach, found: Link, after: str, last: str
) -> bool:
    if words[cue.start] == "whether" and "or" in words[cue.start + 1 : cue.start + 7]:
        return False  # "starts in March whether or not the lead is cast"
    if role == "insider" and "who" in words[max(cue.start - 3, 0) : cue.start]:
        return found.level < COORDINATION  # "…, according to two officials who were not authorised to speak"
    ends = after in STOPS
    if found.verbal and role not in _CLOSING_VOICES and not _closes(words, cue, role, found):
        return False
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


def _closes(words: Sequence[str], cue: Match, role: str, found: Link) -> bool:
    """Tell whether a hedge after a verb is about that verb: an adverb, a condition, a verdict or a closing clause.

    Not so in "he is on trial for allegedly stealing", "it battles a potentially huge fire", "it is what they wanted".
    """
    if role in _CLAUSAL:
        return True
    before, after = words[cue.start - 1], words[cue.end] if cue.end < len(words) else "."
    if before in _MARKS and words[cue.end - 1] == "to":  # "the staff, thought to be 1,600, left"
        return False
    if words[cue.end - 1].endswith("ly") or role == "adverb":
        return after in STOPS or found.distance == 0 or (before in STOPS and not after.endswith("ing"))
    if found.distance == 0 or not _BE.isdisjoint(words[cue.start - min(found.distance, 4) : cue.start + 1]):
        return not found.away  # "that it opens in May is likely"
    low = max(cue.start - min(found.distance, _CLOSING), 0)
    opening = next((at for at in range(cue.start - 1, low - 1, -1) if words[at] in _MARKS), -1)
    closed = not STOPS.isdisjoint(words[cue.end : cue.end + 7]) or len(words) - cue.end < 7
    return opening >= 0 and closed and not has_finite(words, opening, cue.start)


def _is_parenthesis(words: Sequence[str], cue: Match) -> bool:
    """Tell whether `cue` stands in a short stretch between two commas that opens no relative or side clause."""
    low = cue.start - 1
    while low >= 0 and cue.start - low < _PARENTHESIS and words[low] not in STOPS:
        low -= 1
    high = cue.end
    while high < len(words) and high - cue.end < _PARENTHESIS and words[high] not in STOPS:
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
