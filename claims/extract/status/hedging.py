"""Whether a hedge that reaches an event makes it doubtful, or is about a noun, the past or another clause."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from claims.extract.cues import Match
from claims.extract.status.clauses import CLAUSE_CLOSERS, COORDINATION, FINITE, NONE, Link
from claims.extract.status.grammar import words_of
from claims.extract.status.nominal import is_attributive, is_idle
from claims.extract.status.roles import SPECULATIVE

_RELATIVE = words_of("relative")
_MODALS = words_of("modal_roles")
_TALK_ROLES = words_of("talk_roles")
_CLEAR = words_of("clear_hedge_roles")
_PERFECT = words_of("formerly")
_CLAUSE_ENDS = words_of("clause_ends")
_OPENERS = words_of("free_relative")
_ASIDE_OPENERS = words_of("aside_openers")
_PHRASE_OPENERS = words_of("phrase_openers")
_ARTICLES = words_of("article")
_EVENT_NOUNS = words_of("event_nouns")
_PREPOSITIONS = words_of("presupposing")
_DEFINITE = words_of("definite")
_SETTING_ASIDE = words_of("setting_aside")


class Setting(NamedTuple):
    """What a statement says of all its hedges."""

    focus: tuple[int, int]  # the event
    low: int  # the stretch from which a hedge can reach it
    high: int
    settled: bool  # talk is confirmed or denied ("ending months of speculation")
    open_date: bool  # it is the date that is open ("has not said when it will")


def find_setting(words: Sequence[str], focus: tuple[int, int], roles: Collection[str]) -> Setting:
    """Return the setting of the event at `focus`; `roles` are those of all cues."""
    low, high = (0, len(words)) if SPECULATIVE.isdisjoint(roles) else _shelter(words, *focus)
    return Setting(focus, low, high, "settles" in roles, "undated" in roles and "when" in words)


def hedges(words: Sequence[str], match: Match, role: str, setting: Setting, found: Link | None, out: list[str]) -> bool:
    """Tell whether the hedge `match`, which reaches the event, makes it doubtful; append what decides to `out`."""
    reason = _elsewhere(words, match, role, setting, found) or _beside(words, match, role, setting.focus, found)
    if reason:
        out.append(reason)
        return False
    if found is not None and found.before and _has_complement(words, match, setting.focus[0]):
        out.append("hedge_that")
    out.append("hedged_clear" if role in _CLEAR else "hedged_other")
    if found is None or found.level == NONE:
        out.append("hedge_close" if role in _CLEAR else "maybe_close")
    return True


def _elsewhere(words: Sequence[str], match: Match, role: str, setting: Setting, found: Link | None) -> str:
    """Return why a hedge is about another clause, or about talk or a date; "" where it is not."""
    if found is None and _is_set_aside(words, match):
        return f"opening:{role}"
    if not setting.low <= match.start < setting.high:
        return "outside_hedge"
    if _in_opening_phrase(words, match, setting.focus):
        return f"opening:{role}"
    if setting.settled and role in _TALK_ROLES:
        return "settled_talk"
    if setting.open_date and role in _MODALS and "when" in words[max(match.start - 9, 0) : match.start]:
        return "undated_when"
    return ""


def _beside(words: Sequence[str], match: Match, role: str, focus: tuple[int, int], found: Link | None) -> str:
    """Return why a hedge is about a noun beside the event, or about the past; "" where it is not."""
    if found is None:
        within = focus[0] < match.start and match.end < len(words) and focus[1] - focus[0] < len(words)
        noun = within and words[match.start - 1] in _ARTICLES and words[match.end] not in ("that", "to", ".", ",")
        return f"beside:{role}" if noun else ""  # "is an unlikely recruit"
    if role in _MODALS and found.before and words[focus[0]] in FINITE:  # "what may be the last one is out"
        return f"beside:{role}"
    if is_attributive(words, match, found):
        return f"beside:{role}"
    if role in _MODALS and found.before and _in_relative_clause(words, match, focus[0]):
        return f"relative:{role}"
    if is_idle(words, match, focus, found):
        return f"noun:{role}"
    if found.before and _in_free_relative(words, match, found):
        return f"subject:{role}"
    past = not _PERFECT.isdisjoint(words[max(match.start - 2, 0) : match.start])
    if past and not words[match.start].endswith("ly"):  # "had reportedly wrapped" is a hedge still
        return f"formerly:{role}"
    return ""


def _shelter(words: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """Return the stretch from which a hedge can reach the event at `start:end`; most often all.

    What an opening "with", an aside ("the game, set to ship in May, may …") or a definite noun after a preposition
    ("ahead of its release in May") says is taken for granted by the rest of the sentence.
    """
    size = len(words)
    if words[0] == "with" and "," in words[end:] and "," not in words[:start]:
        return 0, words.index(",", end)
    low = max(start - 9, 0)
    for at in range(start - 1, max(start - 4, 0), -1):
        relative = words[at] in ("who", "which") or (words[at] == "that" and at == start - 1)
        if relative:  # a clause about a noun has its own hedges ("the heat that killed 200")
            return at, next((k for k in range(end, size) if words[k] in CLAUSE_CLOSERS), size)
        if words[at] in CLAUSE_CLOSERS:
            break
    for at in range(start - 1, low, -1):
        if words[at] == "because" or (words[at] == "that" and words[at - 1] in ("given", "now", "seeing")):
            return at + 1, size  # a reason is taken for granted
        if words[at] in CLAUSE_CLOSERS:
            break
    at = start - 1
    while at >= low and words[at] not in (",", "(", "—", "–", ".", ";"):
        at -= 1
    if at > low and words[at] != "." and words[at + 1] in _ASIDE_OPENERS:
        close = next((k for k in range(end, min(end + 16, size)) if words[k] in (",", ")", "—", "–")), 0)
        if close and close < size - 1:
            return at, close
    if words[start] in _EVENT_NOUNS:
        for at in range(start - 1, max(start - 6, 0), -1):
            if words[at] in _DEFINITE or (words[at].endswith("'s") and words[at - 1] not in _DEFINITE):
                return (at - 1, size) if words[at - 1] in _PREPOSITIONS or words[at - 2] == "ahead" else (0, size)
            if words[at] in FINITE:
                break
    return 0, size


def _in_opening_phrase(words: Sequence[str], match: Match, focus: tuple[int, int]) -> bool:
    """Tell whether a hedge stands inside a phrase that opens the sentence ("In a potentially good sign, …")."""
    if match.start < 2 or match.end > focus[0] or "," not in words[match.end : focus[0]]:
        return False
    opener = words[0]
    # "Seeking to calm investors who feared …, it paid"
    participle = len(opener) > 5 and opener.endswith(("ing", "ed")) and opener != "according"
    if not (participle or opener in _PHRASE_OPENERS) or "," in words[: match.start]:
        return False
    return participle or not _ARTICLES.isdisjoint(words[1 : match.start])


def _is_set_aside(words: Sequence[str], match: Match) -> bool:
    """Tell whether a hedge stands in a phrase without a verb that opens the whole text: "Despite rumours, it was …"."""
    if words[0] not in _SETTING_ASIDE or "," not in words:
        return False
    comma = words.index(",")
    return 0 < match.start < comma < len(words) - 3 and FINITE.isdisjoint(words[1:comma])


def _has_complement(words: Sequence[str], match: Match, event: int) -> bool:
    """Tell whether the event stands in the "that" clause of a hedge ("rumours have been swirling that …")."""
    stretch = words[match.end - 1 : min(match.end + 6, event)]
    at = next((at for at, word in enumerate(stretch) if word in _CLAUSE_ENDS), -1)
    return at >= 0 and stretch[at] == "that"


def _in_relative_clause(words: Sequence[str], match: Match, event: int) -> bool:
    """Tell whether a modal has its own verb in a relative clause ("the bridge that could fall fell")."""
    between = words[match.end : event]
    own_verb = any(not word.endswith("ly") and word not in ("not", "never", "still", "also", "be") for word in between)
    return own_verb and not _RELATIVE.isdisjoint(words[max(match.start - 4, 0) : match.start])


def _in_free_relative(words: Sequence[str], match: Match, found: Link) -> bool:
    """Tell whether a hedge belongs to the clause that is the subject: "Those who doubted it were wrong"."""
    opens = words[0] in _OPENERS or not {"who", "what"}.isdisjoint(words[1 : min(match.start, 4)])
    closed = found.finite or words[match.end] in ("in", "at", "as", "for", "now")
    return opens and closed and found.level < COORDINATION
