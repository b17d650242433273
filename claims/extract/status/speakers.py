"""Who says it: the sources of a statement, which of them speak, and which are only named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claims.extract.cues import Match, Tokens
from claims.extract.status.clauses import CLAUSE_CLOSERS, FINITE
from claims.extract.status.grammar import words_of
from claims.extract.status.roles import Kinds

_PRONOUNS = words_of("pronoun")
_PLACE_BEFORE = words_of("place_preposition")
_VOICES = words_of("voice_roles")
_WE = words_of("we")
_INDEFINITE = words_of("indefinite")
_CLAUSE_ENDS = words_of("clause_ends")
_TELLING = words_of("telling")
_TALKS = words_of("talks")
_ASIDE = _TELLING | _TALKS | {"not", "than"}
_PLACES = words_of("place_roles")
_ARTICLES = words_of("article")
_SHOWING = words_of("showing")
_EVIDENCE = words_of("evidence")
_CLAUSE_BREAKS = frozenset((".", ";", ":", '"', "“", "”", "?", "!", "but", "while", "though", "although", "that"))
_DOING = frozenset(("schedule", "plan"))
_DOERS = frozenset(("official", "cast_crew", "document", "author"))
_ANONYMITY = 8  # words from a source to what tells that it may not be named
_ANONYMOUS = frozenset(
    ("who", "on", "under", "speaking", "asking", "requesting", "familiar", "with", "briefed", "close")
)
NOWHERE = -1  # the place of a speaker that is no cue


class Voices(NamedTuple):
    """Who speaks in a statement."""

    speakers: dict[tuple[int, str], str]  # (position, role) of a speaking cue -> who does what it says
    voiced: set[int]  # positions of the sources that speak
    standing: dict[int, str]  # positions of the sources that are told or ruled out -> "to", "not"

    def only_named(self, words: Sequence[str], match: Match, role: str) -> str:
        """Return how the source `match`, with the role `role`, is named without being a voice; "" for a voice."""
        standing = self.standing.get(match.start, "")
        if standing:
            return standing
        if role in _PLACES and _is_place(words, match.start):
            return "at"  # "preorders at Best Buy", "on Netflix"
        if match.start not in self.voiced and not _is_evidence(words, match):
            return "mention"  # "fans queued", "the firm sued"
        return ""


def find_voices(tokens: Tokens, matches: Sequence[Match], kinds: Sequence[Kinds]) -> Voices:
    """Return who speaks in `tokens`, whose cues are `matches`, of the kinds `kinds`."""
    words = tokens.words
    named = [
        (match.start, match.end, role, match)
        for match, kind in zip(matches, kinds, strict=True)
        for role in kind.sources
    ]
    standing: dict[int, str] = {}
    if named and not _ASIDE.isdisjoint(words):
        standing = {match.start: _standing(words, match) for _, _, _, match in named}
    sources = [s for s in named if not standing.get(s[0]) and not (s[2] in _PLACES and _is_place(words, s[0]))]
    speakers: dict[tuple[int, str], str] = {}
    voiced: set[int] = set()
    for match, kind in zip(matches, kinds, strict=True):
        for role in kind.speaking:
            speaker, at = _speaker(tokens, match, role, sources)
            speakers[match.start, role] = speaker
            if role not in _DOING or speaker in _DOERS:  # "players will race": they tell nothing
                voiced.add(at)
    for start, end, _, _ in sources:
        if start not in voiced and _lets_know(words, end):
            voiced.add(start)
    return Voices(speakers, voiced, standing)


def _lets_know(words: Sequence[str], end: int) -> bool:
    """Tell whether the source that ends at `end` is the subject of a verb of showing ("the shop lists it for May")."""
    for at in range(end, min(end + 3, len(words))):
        if words[at] in _SHOWING:
            return True
        if words[at] in ("has", "have", "had"):
            return at + 1 < len(words) and (words[at + 1] in _ARTICLES or words[at + 1] == "it")
        if words[at] in CLAUSE_CLOSERS or words[at] in FINITE:
            return False
    return False


def _is_evidence(words: Sequence[str], match: Match) -> bool:
    """Tell whether a source needs no verb to cast doubt or settle ("a leak", "Insider: …")."""
    return not _EVIDENCE.isdisjoint(words[match.start : match.end]) or (
        match.end < len(words) and words[match.end] == ":"
    )


def _is_place(words: Sequence[str], at: int) -> bool:
    """Tell whether the source at `at` is where something is: "preorders at Best Buy", "a clerk at the court"."""
    return at > 0 and words[at - 1] in _PLACE_BEFORE and words[at - 2] != "according"


def _standing(words: Sequence[str], match: Match) -> str:
    """Return "to" for a listener ("told Famitsu", "an interview with GQ"), "not" for a source ruled out, else ""."""
    before = words[max(match.start - 4, 0) : match.start]
    if "not" in before[-2:] or before[-2:] == ["rather", "than"]:
        return "not"
    for at in range(len(before) - 1, -1, -1):
        word = before[at]
        if word in _TELLING:
            return "to"
        if word in ("with", "to") and at and before[at - 1] in _TALKS:
            return "to"
        if word in _CLAUSE_ENDS or word in FINITE:
            return ""
    return ""


def _speaker(
    tokens: Tokens, match: Match, role: str, sources: Sequence[tuple[int, int, str, Match]]
) -> tuple[str, int]:
    """Return who does what `match` says, the nearest source before the verb or after "according to", and its place."""
    words = tokens.words
    if role == "attribution":
        after = [(s, r) for s, _, r, _ in sources if 0 <= s - match.end < 7]
        if after:
            return _unnamed(words, min(after), sources)
        if words[match.end - 1] in _INDEFINITE or (match.end < len(words) and words[match.end] in _INDEFINITE):
            return "indefinite", NOWHERE
        named = match.end < len(words) and any(f[0].isupper() for f in tokens.forms[match.end : match.end + 3])
        return "name" if named else "other", NOWHERE
    if sources:
        before = [(e, r, s) for s, e, r, _ in sources if 0 <= match.start - e < 6]
        if before:
            return max(before)[1:]
    if match.start:
        ahead = words[max(match.start - 3, 0) : match.start]
        if not _WE.isdisjoint(ahead):
            return "we", NOWHERE
        if not _PRONOUNS.isdisjoint(ahead):
            return "pronoun", NOWHERE
        if tokens.forms[match.start - 1][0].isupper():
            return "name", NOWHERE
    if sources:
        after = [(s, r) for s, _, r, _ in sources if 0 <= s - match.end < 3]
        if after:
            role, at = _unnamed(words, min(after), sources)
            return f"{role}>", at
    if role in _VOICES and _clause_opener(words, match) in _INDEFINITE:
        return "indefinite", NOWHERE  # "A factory manager in Zhengzhou, reached by phone, said …"
    beside = (*words[max(match.start - 3, 0) : match.start], *words[match.end : match.end + 1])
    return "none" if _INDEFINITE.isdisjoint(beside) else "indefinite", NOWHERE


def _unnamed(
    words: Sequence[str], source: tuple[int, str], sources: Sequence[tuple[int, int, str, Match]]
) -> tuple[str, int]:
    """Return the role and place of `source`, or of what tells that it may not be named ("who were not authorised")."""
    at, role = source
    for start, _, other, _ in sources:
        near = other == "insider" and 0 < start - at < _ANONYMITY and _CLAUSE_BREAKS.isdisjoint(words[at:start])
        if near and not _ANONYMOUS.isdisjoint(words[at + 1 : start + 1]):
            return other, start
    return role, at


def _clause_opener(words: Sequence[str], match: Match) -> str:
    """Return the first word of the main clause that `match` stands in."""
    at = match.start
    while at > 0 and words[at - 1] not in _CLAUSE_BREAKS:
        at -= 1
    return words[at]


def weakest_voice(speakers: Sequence[str]) -> str:
    """Return the weakest of those who say it: what a leaker says of Sony's announcement rests on the leaker."""
    if len(speakers) < 2:
        return speakers[0].rstrip(">") if speakers else "nobody"
    for role in ("insider", "fan", "analyst", "author", "indefinite", "media", "other", "cast_crew", "official"):
        if role in speakers or f"{role}>" in speakers:
            return role
    return speakers[0]
