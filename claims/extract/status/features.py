"""Statement -> feature names: cues by role and scope, who speaks, what kind of sentence, a bounded set of words.

A feature is a string and is either there or not; the model holds a weight for each. The order is that of the text, so
the same statement always gives the same list.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.extract.cues import CueLexicon, Match, Tokens, tokenise
from claims.extract.status.context import StatusContext
from claims.extract.status.scope import NONE, between, borders, governs, has_finite, overlaps

SPECULATIVE = frozenset(
    [
        "modal",
        "modal_would",
        "modal_should",
        "adverb",
        "hearsay",
        "rumour",
        "expectation",
        "expect_verb",
        "predict",
        "belief",
        "appearance",
        "indication",
        "inference",
        "condition",
        "hope",
        "possibility",
        "uncertain",
        "placeholder",
        "scholarly",
        "weasel",
        "claim_verb",
    ]
)
SOURCES = ("insider", "analyst", "media", "fan", "cast_crew", "official", "author")
_SPEAKING = frozenset(
    [
        "say",
        "official_act",
        "claim_verb",
        "plan",
        "expect_verb",
        "expectation",
        "hope",
        "belief",
        "predict",
        "indication",
        "schedule",
        "attribution",
    ]
)
_NEIGHBOUR = frozenset(
    ["hearsay", "rumour", "claim_verb", "attribution", "insider", "analyst", "media", "official_act", "say", "question"]
)
_QUIET = frozenset(("event", "time", "person_we"))
_PRONOUNS = frozenset(("it", "they", "he", "she"))
_WE = frozenset(("we", "i", "our", "we're", "i'm", "we've", "we'll"))
_MAX_WORDS = 120  # a longer text is read around the event only: cost stays linear, and scope is local


@dataclass(slots=True)
class Reading:
    """A statement with its cues and what each does to the event. `governing` are (match, role) pairs."""

    tokens: Tokens
    focus: tuple[int, int]
    guessed: bool
    governing: list[tuple[Match, str]] = field(default_factory=list)
    features: list[str] = field(default_factory=list)


def read(context: StatusContext, lexicon: CueLexicon) -> Reading:
    """Return the reading of `context`: its governing cues and all features but words."""
    tokens = tokenise(context.text)
    words = tokens.words
    matches = lexicon.match(tokens)
    guessed = context.focus is None
    focus = find_focus(tokens, matches, context.time) if context.focus is None else tokens.index_at(context.focus)
    reading = Reading(tokens, focus, guessed)
    if not words:
        return reading
    marks = borders(words)
    out = reading.features
    start, end = focus
    whole = guessed and start == 0 and end == len(words)
    sources = _sources(matches)
    reach = lexicon.reach
    for match in matches:
        first = match.roles[0]
        if first in _QUIET and len(match.roles) == 1:
            continue
        if overlaps(match, start, end):
            place, level, rule_args = "i", 0, None
        elif match.end <= start:
            level, away = between(words, marks, match.end, start)
            finite = has_finite(words, match.end, start)
            place, rule_args = "b", (True, level, away, finite, start - match.end)
        else:
            level, away = between(words, marks, end, match.start)
            finite = has_finite(words, end, match.start)
            place, rule_args = "a", (False, level, away, finite, match.start - end)
        for role in match.roles:
            if role in _QUIET:
                continue
            inside = rule_args is None or governs(reach[role], *rule_args)
            out.append(f"{role}+" if inside else f"{role}-")
            out.append(f"{role}:{place}{level}")
            if inside:
                reading.governing.append((match, role))
            if role in _SPEAKING:
                speaker = _speaker(tokens, match, role, sources)
                out.append(f"{role}<{speaker}{'+' if inside else '-'}")
    _sentence_features(context, reading, matches, whole)
    _neighbour_features(context, lexicon, out)
    return reading


def word_features(reading: Reading) -> list[str]:
    """Return the words and word pairs of the statement, and those at the event apart."""
    words = reading.tokens.words[:_MAX_WORDS]
    start, end = reading.focus
    out = [f"w {word}" for word in words]
    out += [f"w {a} {b}" for a, b in itertools.pairwise(words)]
    if end - start < len(words):
        near = words[max(start - 3, 0) : end + 3]
        out += [f"f {word}" for word in near]
        out += [f"f {a} {b}" for a, b in itertools.pairwise(near)]
    return out


def find_focus(tokens: Tokens, matches: Sequence[Match], time: tuple[int, int] | None) -> tuple[int, int]:
    """Return the word positions of the main event phrase: the one nearest the time expression; else the whole text."""
    size = len(tokens.words)
    events = [match for match in matches if "event" in match.roles]
    if time is not None:
        anchor = tokens.index_at(time)
        if not events:
            return anchor
        best = min(events, key=lambda match: (_gap(match.start, match.end, anchor), match.start))
        return (best.start, best.end) if _gap(best.start, best.end, anchor) < 14 else anchor
    anchors = [(match.start, match.end) for match in matches if "time" in match.roles]
    if not events or not anchors:
        return 0, size
    best = min(events, key=lambda match: (min(_gap(match.start, match.end, anchor) for anchor in anchors), match.start))
    return best.start, best.end


def _gap(start: int, end: int, anchor: tuple[int, int]) -> int:
    # An event usually stands before its time: "launches in May"; one after it counts as a little farther.
    if end <= anchor[0]:
        return anchor[0] - end
    return max(start - anchor[1], 0) + 3 if start >= anchor[1] else 0


def _sources(matches: Sequence[Match]) -> list[tuple[int, int, str]]:
    return [(m.start, m.end, role) for m in matches for role in SOURCES if role in m.roles]


def _speaker(tokens: Tokens, match: Match, role: str, sources: Sequence[tuple[int, int, str]]) -> str:
    """Return who does what `match` says: the nearest source before the verb, or after "according to"."""
    words = tokens.words
    if role == "attribution":
        after = [(s, r) for s, e, r in sources if 0 <= s - match.end < 7]
        if after:
            return min(after)[1]
        named = match.end < len(words) and any(f[0].isupper() for f in tokens.forms[match.end : match.end + 3])
        return "name" if named else "other"
    before = [(e, r) for s, e, r in sources if 0 <= match.start - e < 6]
    if before:
        return max(before)[1]
    if match.start and any(w in _WE for w in words[max(match.start - 3, 0) : match.start]):
        return "we"
    if match.start and any(w in _PRONOUNS for w in words[max(match.start - 3, 0) : match.start]):
        return "pronoun"
    if match.start and tokens.forms[match.start - 1][0].isupper():
        return "name"
    after = [(s, r) for s, e, r in sources if 0 <= s - match.end < 3]
    return min(after)[1] + ">" if after else "none"


def _sentence_features(context: StatusContext, reading: Reading, matches: Sequence[Match], whole: bool) -> None:
    words, (start, end), out = reading.tokens.words, reading.focus, reading.features
    governing = {role for _, role in reading.governing}
    hedges = len({match.start for match, role in reading.governing if role in SPECULATIVE})
    hedged = any(role in SPECULATIVE for match in matches for role in match.roles)
    out.append(f"hedges={min(hedges, 3)}")
    if not hedged:
        out.append("flat")
    elif not hedges:
        out.append("flat_here")
    if not hedges and not governing.intersection(("insider", "analyst", "media", "fan")):
        out.append("no_doubt_here")
    for source in SOURCES:
        if source in governing:
            out.append(f"hedged&{source}" if hedges else f"unhedged&{source}")
    if "official_act" in governing and hedges:
        out.append("announced&hedged")
    if "undated" in governing:
        out.append("undated&hedged" if governing & {"modal", "adverb", "hearsay"} else "undated&flat")
    quoted = sum(word in ('"', "“") for word in words[:start]) > sum(word == "”" for word in words[:start])
    quoted = quoted and (words[:start].count('"') % 2 == 1 or "“" in words[:start])
    if quoted:
        out.append("quoted&hedged" if hedges else "quoted")
    if words[-1] == "?" or (words[-1] in ('"', "”") and len(words) > 1 and words[-2] == "?"):
        out.append("question")
    if any(w in _WE for w in words[max(start - 6, 0) : start]):
        out.append("we&quoted" if quoted else "we")
    if any(word == "will" or word.endswith("'ll") for word in words[max(start - 3, 0) : end]):
        out.append("will&hedged" if hedges else "will")
    if any(word.endswith("ed") and len(word) > 4 for word in words[start:end]):
        out.append("past")
    if not whole and start < end and words[end - 1].endswith("s"):
        out.append("present")
    if whole:
        out.append("whole&hedged" if hedges else "whole")
    if context.source_role is not None:
        out.append(f"role={context.source_role}")
        out.append(f"role={context.source_role}&{'hedged' if hedges else 'flat'}")


def _neighbour_features(context: StatusContext, lexicon: CueLexicon, out: list[str]) -> None:
    for name, text in (("previous", context.previous), ("following", context.following)):
        if not text:
            continue
        roles = {role for match in lexicon.match(tokenise(text)) for role in match.roles}
        flat = "flat" in out or "no_doubt_here" in out
        out.extend(f"{name}:{role}" for role in sorted(roles & _NEIGHBOUR))
        if flat:
            out.extend(f"{name}:{role}&flat" for role in sorted(roles & _NEIGHBOUR))


__all__ = ["NONE", "SPECULATIVE", "Reading", "find_focus", "read", "word_features"]
