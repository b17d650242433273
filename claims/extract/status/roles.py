"""The roles that a cue has where it stands: "expects" is a plan where the maker is its subject."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from claims.extract.cues import Match
from claims.extract.status.clauses import overlaps
from claims.extract.status.grammar import words_of

SPECULATIVE = words_of("speculative_roles")
QUIET = words_of("quiet_roles")
SOURCES = ("document", "insider", "analyst", "media", "fan", "cast_crew", "official", "author")
_REPORTS = frozenset(("claim_verb", "report_verb"))
_SHIFTING = frozenset(("condition", "modal_should", "old_plan", "official_act")) | _REPORTS
_SPEAKING = words_of("speaking_roles")
_TO_COME = words_of("to_come")
_OWN_EXPECTATION = words_of("own_expectation")
_REPORTED = words_of("reported")
_OWN_EVENTS = words_of("own_event_roles")
_BARE_EVENTS = words_of("bare_event_roles")
_TAKES_CLAUSE = frozenset(("that", "to", "it", "whether", "if", "they", "he", "she", "we", "like", "as"))
_ACTIVE = frozenset(("hearsay", "rumour", "expectation"))  # events of their own where they are no passives
_CHANGING = _OWN_EVENTS | _BARE_EVENTS | _ACTIVE | {"accusation", "modal_would", "uncertain"}
_MODALS = frozenset(("may", "might", "could", "would", "should"))
_LEADING = frozenset(("indication", "scholarly"))
_BE = words_of("be")
_INVERTED_CONDITION = words_of("inverted_condition")


class Kinds(NamedTuple):
    """What the roles of a cue have among them."""

    sources: tuple[str, ...]
    doubtful: bool  # one that makes an event less than settled
    speaking: tuple[str, ...]  # those that have a speaker
    shifting: bool  # one that may be another in its place
    traits: tuple[tuple[str, bool, bool], ...]  # each that counts: whether it is a source, whether it is doubtful


@cache
def kinds_of(roles: tuple[str, ...]) -> Kinds:
    """Return what `roles` have among them."""
    return Kinds(
        tuple(role for role in SOURCES if role in roles),
        not SPECULATIVE.isdisjoint(roles),
        tuple(role for role in roles if role in _SPEAKING),
        not _SHIFTING.isdisjoint(roles),
        tuple((role, role in SOURCES, role in SPECULATIVE) for role in roles if role not in QUIET),
    )


def roles_here(words: Sequence[str], match: Match, focus: tuple[int, int]) -> tuple[str, ...]:
    """Return the roles of `match` in its place; some words change theirs with it."""
    first = words[match.start]
    opens = match.start == 0 or words[match.start - 1] in (".", '"', "“")
    if first in _INVERTED_CONDITION:  # "Should tariffs go up, …"
        if first == "should":
            if opens and words[-1] != "?":
                return ("condition",)
            if not opens:
                return ("modal_should",)
        elif "condition" in match.roles and (not opens or words[-1] == "?"):
            return ()
    within = focus[1] - focus[0] < len(words)
    if within and overlaps(match, *focus) and not _REPORTS.isdisjoint(match.roles):
        # "patients reported fewer headaches": the event itself
        return tuple(role for role in match.roles if role not in _REPORTS)
    if "official_act" in match.roles and (
        overlaps(match, *focus) or not _TO_COME.isdisjoint(words[max(match.start - 3, 0) : match.start])
    ):  # an announcement that is itself still to come settles nothing
        return tuple("announcement" if role == "official_act" else role for role in match.roles)
    return match.roles


def role_in_place(words: Sequence[str], match: Match, role: str, speaker: str, focus: tuple[int, int]) -> str:
    """Return the role that `role` is, given who speaks and what stands beside it."""
    if role not in _CHANGING:
        return role
    if role == "indication" and speaker == "document":
        return "document_shows"
    if role == "expect_verb" and speaker in ("official", "we") and words[match.start] in _OWN_EXPECTATION:
        return "own_expectation"  # "Toyota expects to sell": its own plan
    if role == "accusation" and overlaps(match, *focus):
        return "accused"  # that somebody is accused is settled
    if role in _ACTIVE and overlaps(match, *focus) and match.end >= focus[1]:
        passive = not _BE.isdisjoint(words[max(focus[0] - 2, 0) : match.end])
        return (
            role if passive or match.start != focus[0] else f"own_{role}"
        )  # "whispered", "it expected to raise prices"
    if role == "uncertain" and 0 <= match.start - focus[1] < 2 and words[focus[1] - 1] in _BE:
        return "own_uncertain"  # "it is unclear who came"
    if role in _OWN_EVENTS and overlaps(match, *focus):
        return f"own_{role}" if match.end >= focus[1] else f"own_{role}_to"  # "seeks": that it is sought is settled
    # "suggests a link": the event is the link; "may reflect": the modal is the hedge
    led = role in _LEADING and (match.start < focus[0] or words[match.start] in _MODALS)
    if role in _BARE_EVENTS and not led and overlaps(match, *focus) and focus[1] < len(words):
        if role == "scholarly" and not _BE.isdisjoint(words[match.start : match.end]):
            return role  # "it is likely that"
        ends = match.end >= focus[1]
        opens = match.start == focus[0] and match.end < len(words) and words[match.end] not in _TAKES_CLAUSE
        if ends or opens:
            return f"own_{role}"  # "signals the start", "felt good"
    if role == "modal_would" and not _REPORTED.isdisjoint(words[max(match.start - 12, 0) : match.start]):
        return "reported_will"  # "announced that it would"
    if role == "uncertain" and "when" in words[max(match.start - 8, 0) : match.end + 2]:
        return "undated"  # the date is open, not the event
    return role
