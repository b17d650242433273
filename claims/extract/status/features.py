"""Statement -> feature names: cues by role and scope, who speaks, what kind of sentence, a bounded set of words.

A feature is a string and is either there or not; the model holds a weight for each. The order is that of the text, so
the same statement always gives the same list.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from claims.extract.cues import CueLexicon, Match, Tokens, tokenise
from claims.extract.status.clauses import (
    COORDINATION,
    FINITE,
    SETTING_OFF,
    adverbial,
    borders,
    is_nominal,
    link,
    overlaps,
)
from claims.extract.status.context import StatusContext
from claims.extract.status.focus import find_focus, is_in_name, is_title_case
from claims.extract.status.grammar import words_of
from claims.extract.status.hedging import find_setting, hedges
from claims.extract.status.roles import QUIET, SOURCES, SPECULATIVE, kinds_of, role_in_place, roles_here
from claims.extract.status.scope import governs
from claims.extract.status.speakers import find_voices, weakest_voice

_SOURCE_ROLES = frozenset(SOURCES)
_NEIGHBOUR = words_of("neighbour_roles")
_DOUBTFUL = words_of("doubtful_roles")
_FUNCTION_WORDS = words_of("function_words")
_WILL = words_of("will")
_VOICES = words_of("voice_roles")
_BE = words_of("passive")
_WE = words_of("we")
_INVERTED = words_of("inverted")
_TITLES = words_of("titles_of_people")
_ABBREVIATIONS = words_of("abbreviations")
_CARRYING = words_of("carrying")
_OPENING = 5  # words at the start of a statement that can take up the one before
_CONDITIONS = frozenset(("condition", "rule"))
_DOUBTFUL_SOURCES = frozenset(("insider", "analyst", "media", "fan"))
_HEARERS = _DOUBTFUL_SOURCES | {"indefinite"}
# After or before the event, by the border between.
_PLACE_NAMES = (("a0", "a1", "a2", "a3"), ("b0", "b1", "b2", "b3"))
_MAX_WORDS = 120  # a longer text is read around the event only: cost stays linear, and scope is local


@dataclass(slots=True)
class Reading:
    """A statement with its cues and what each does to the event. `governing` are (match, role) pairs."""

    tokens: Tokens
    focus: tuple[int, int]
    guessed: bool
    governing: list[tuple[Match, str]] = field(default_factory=list)
    features: list[str] = field(default_factory=list)
    voice: str = "nobody"  # who says it
    hedged: bool = False  # whether there is a hedge anywhere


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
    if len(words) > 2 * _MAX_WORDS:  # no sentence; only what stands near the event is looked at
        matches = [m for m in matches if focus[0] - _MAX_WORDS < m.start < focus[0] + _MAX_WORDS]
    start, end = focus
    whole = guessed and start == 0 and end == len(words)
    _cue_features(reading, matches, lexicon)
    _sentence_features(context, reading, whole)
    _neighbour_features(context, lexicon, reading)
    return reading


def _cue_features(reading: Reading, matches: Sequence[Match], lexicon: CueLexicon) -> None:
    """Add each cue by role, with whether it governs the event, where it stands, and who speaks."""
    tokens, focus, out = reading.tokens, reading.focus, reading.features
    words = tokens.words
    matches = [match for match in matches if len(match.roles) > 1 or match.roles[0] not in QUIET]
    if not matches:
        return
    marks = _borders(tokens, focus)
    all_kinds = [kinds_of(match.roles) for match in matches]
    voices = find_voices(tokens, matches, all_kinds)
    roles = {role for match in matches for role in match.roles}
    reading.hedged = not SPECULATIVE.isdisjoint(roles)
    setting = None  # found where it is needed first
    verbal = not is_nominal(words, focus)
    heard: list[str] = []
    reach = lexicon.reach
    set_off = not SETTING_OFF.isdisjoint(words)
    for match, kinds in zip(matches, all_kinds, strict=True):
        found, remark = None, None
        if not overlaps(match, *focus):
            if set_off and (kinds.doubtful or match.start < focus[0]):
                remark = adverbial(words, match, focus)
            found = link(words, marks, remark or match, focus, verbal=verbal)
        place = "i0" if found is None else _PLACE_NAMES[found.before][found.level]
        in_name = kinds.doubtful and is_in_name(tokens, match) and not is_title_case(tokens)
        if kinds.shifting:
            kinds = kinds_of(roles_here(words, match, focus))
        for given, is_source, doubts in kinds.traits:
            named = voices.only_named(words, match, given) if is_source else ""
            if named or (in_name and doubts):
                out.append(f"{named}:{given}" if named else "hedge_in_name")
                if named == "mention":
                    out.append(f"{named}:{given}:{place}")
                continue
            speaker = voices.speakers.get((match.start, given), "") if kinds.speaking else ""
            role = role_in_place(words, match, given, speaker, focus)
            inside = found is None or (
                found.level < COORDINATION if remark else governs(words, match, role, reach.get(role, "forward"), found)
            )
            if inside and role in SPECULATIVE:
                setting = setting or find_setting(words, focus, roles)
                inside = hedges(words, match, role, setting, found, out)
            out += _names(role, place, speaker, inside)
            if inside:
                reading.governing.append((match, role))
                if role in _VOICES:
                    heard.append(speaker)
    reading.voice = weakest_voice(heard)


@cache
def _names(role: str, place: str, speaker: str, inside: bool) -> tuple[str, ...]:
    """Return the features of a cue."""
    sign = "+" if inside else "-"
    names = (role + sign, f"{role}:{place}{sign}")
    return (*names, f"{role}<{speaker}{sign}") if speaker else names


def _borders(tokens: Tokens, focus: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the clause borders that count for the event at `focus`: those inside names do not."""
    marks = borders(tokens.words)
    if "and" in tokens.text or ":" in tokens.text:
        marks = _outside_names(marks, tokens.forms)
    if tokens.text.find(".", 0, -1) > 0:
        marks = [mark for mark in marks if not _is_abbreviated(tokens, mark[0])]
    if len(tokens.words) > 2 * _MAX_WORDS:
        marks = [mark for mark in marks if focus[0] - _MAX_WORDS < mark[0] < focus[1] + _MAX_WORDS]
    return marks


def _outside_names(marks: list[tuple[int, int]], forms: Sequence[str]) -> list[tuple[int, int]]:
    """Drop the borders inside names: "Skull and Bones", "Hollow Knight: Silksong"."""
    last = len(forms) - 1
    return [
        mark
        for mark in marks
        if forms[mark[0]] not in ("and", ":")
        or not 1 < mark[0] < last
        or not (forms[mark[0] - 1][0].isupper() and forms[mark[0] + 1][0].isupper())
    ]


def _is_abbreviated(tokens: Tokens, at: int) -> bool:
    """Tell whether the full stop at word `at` ends no sentence: "Dr. Berg", "in the U.S. the price"."""
    words, forms = tokens.words, tokens.forms
    if words[at] != "." or not 0 < at < len(words) - 1:
        return False
    before = words[at - 1]
    if before in _TITLES or (len(before) == 1 and before.isalpha()):
        return True
    return before in _ABBREVIATIONS and not forms[at + 1][0].isupper()


def word_features(reading: Reading) -> list[str]:
    """Return the words and word pairs at the event, or all words where the whole text is the event.

    Words far from a known event tell more of the topic than of the status.
    """
    whole, near = reading_words(reading)
    out = [f"w {word}" for word in whole]
    out += [f"f {word}" for word in near if word not in _FUNCTION_WORDS]
    return out + [f"f {a} {b}" for a, b in itertools.pairwise(near)]


def reading_words(reading: Reading) -> tuple[Sequence[str], Sequence[str]]:
    """Return the words of a text that is the event as a whole, and those at an event within the text."""
    words, (start, end) = reading.tokens.words, reading.focus
    return ((), words[max(start - 3, 0) : end + 3]) if end - start < len(words) else (words[:_MAX_WORDS], ())


def _sentence_features(context: StatusContext, reading: Reading, whole: bool) -> None:
    words, (start, end), out = reading.tokens.words, reading.focus, reading.features
    hedges = _governing_features(reading, whole)
    text = context.text  # looking into the text is quicker than into its words
    quoted = _is_quoted(words[:start]) if '"' in text or "“" in text else False
    if quoted:
        out.append("quoted&hedged" if hedges else "quoted")
    if words[-1] == "?" or (words[-1] in ('"', "”") and len(words) > 1 and words[-2] == "?"):
        out.append("question")
    if not whole and "?" in text:
        asked = _is_asked(words, start, end)
        if asked:
            out += ["asked", asked]
    if not _WE.isdisjoint(words[max(start - 6, 0) : start]):
        out.append("we&quoted" if quoted else "we")
    if not _WILL.isdisjoint(words[max(start - 3, 0) : end]):
        out.append("will&hedged" if hedges else "will")
    if [word for word in words[start:end] if word.endswith("ed") and len(word) > 4]:
        passive = not _BE.isdisjoint(words[max(start - 2, 0) : end])
        out.append("passive" if passive else "past&hedged" if hedges else "past")
    out += _voice_names(reading.voice, hedges > 0)
    if not whole and start < end and words[end - 1].endswith("s"):
        out.append("present")
    if whole:
        out.append("whole&hedged" if hedges else "whole")
    if context.source_role is not None:
        out.append(f"role={context.source_role}")
        out.append(f"role={context.source_role}&{'hedged' if hedges else 'flat'}")


def _governing_features(reading: Reading, whole: bool) -> int:
    """Add what the cues that govern the event are together; return how many hedges are among them."""
    out = reading.features
    governing = {role for _, role in reading.governing}
    hedges = 0
    if not governing.isdisjoint(SPECULATIVE):
        hedges = len({match.start for match, role in reading.governing if role in SPECULATIVE})
    out.append(f"hedges={min(hedges, 3)}")
    if not reading.hedged:
        out.append("flat")
    elif not hedges:
        out.append("flat_here")
    if not hedges and reading.voice not in _HEARERS and _DOUBTFUL_SOURCES.isdisjoint(governing):
        out.append("no_doubt_here")
    if not _SOURCE_ROLES.isdisjoint(governing):
        out += [f"hedged&{source}" if hedges else f"unhedged&{source}" for source in SOURCES if source in governing]
    if "official_act" in governing and hedges:
        out.append("announced&hedged")
    if not whole and not governing.isdisjoint(_CONDITIONS):
        operator = _operator(reading.tokens.words, *reading.focus)
        out += [f"{role}&{operator}" for role in ("condition", "rule") if role in governing]
    if "undated" in governing:
        out.append("undated&hedged" if governing & {"modal", "adverb", "hearsay"} else "undated&flat")
    return hedges


@cache
def _voice_names(voice: str, hedged: bool) -> tuple[str, str]:
    return f"voice={voice}", f"voice={voice}&{'hedged' if hedged else 'flat'}"


def _operator(words: Sequence[str], start: int, end: int) -> str:
    """Return the operator of the event ("can", "will", "did"), "you" for one in the second person, else "bare"."""
    stretch = words[max(start - 2, 0) : end]
    found = next((word for word in stretch if word in FINITE), "")
    if found in ("can", "can't"):
        return "can"
    if "you" in stretch:
        return "you"
    return found or "bare"


def _is_asked(words: Sequence[str], start: int, end: int) -> str:
    """Return how the event is asked for, "" where it is not: the first full stop after it is a question mark."""
    closing = next((word for word in words[end - 1 :] if word in (".", "?", "!", ";")), ".")
    if closing != "?":
        return ""
    at = start
    while at > 0 and words[at - 1] not in (".", "?", "!", ";", '"', "“"):
        at -= 1
    return "asked_inverted" if words[at] in _INVERTED else "asked_plain"


def _is_quoted(words: Sequence[str]) -> bool:
    """Tell whether a quotation is open at the end of `words`."""
    return words.count('"') % 2 == 1 or words.count("“") > words.count("”")


def _neighbour_features(context: StatusContext, lexicon: CueLexicon, reading: Reading) -> None:
    """Add what the neighbours say of sources; it counts where the statement itself names none ("he notes" is none)."""
    if not context.previous and not context.following:
        return
    if reading.voice not in ("nobody", "pronoun", "none") or any(role == "undated" for _, role in reading.governing):
        return
    hedged = "no_doubt_here" not in reading.features
    words = reading.tokens.words
    carried = words[0] == "the" or not _CARRYING.isdisjoint(words[:_OPENING])
    before = "previous" if carried else "apart"  # what is said of something else
    for name, text in ((before, context.previous), ("following", context.following)):
        if not text:
            continue
        roles = {role for match in lexicon.match(tokenise(text)) for role in match.roles}
        settled = "official_act" in roles
        if roles.isdisjoint(_DOUBTFUL):
            kind = "settled" if settled else "silent"
        else:
            kind = "mixed" if settled else "doubtful"
        reading.features.append(f"{name}={kind}{'&hedged' if hedged else ''}")
        if not hedged:
            if reading.voice == "pronoun":
                reading.features.append(f"{name}={kind}&pronoun")
            reading.features.extend(f"{name}:{role}" for role in sorted(roles & _NEIGHBOUR))


__all__ = ["SPECULATIVE", "Reading", "find_focus", "read", "reading_words", "word_features"]
