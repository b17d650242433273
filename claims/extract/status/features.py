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
from claims.extract.status.grammar import words_of
from claims.extract.status.scope import (
    COORDINATION,
    FINITE,
    NONE,
    Link,
    borders,
    governs,
    is_attributive,
    link,
    overlaps,
)

SPECULATIVE = words_of("speculative_roles")
SOURCES = ("document", "insider", "analyst", "media", "fan", "cast_crew", "official", "author")
_SOURCE_ROLES = frozenset(SOURCES)
_SPEAKING = words_of("speaking_roles")
_NEIGHBOUR = words_of("neighbour_roles")
_QUIET = words_of("quiet_roles")
_PRONOUNS = words_of("pronoun")
_ORDERS = words_of("imperative")
_DOUBTFUL = words_of("doubtful_roles")
_PLACES = words_of("place_roles")
_PLACE_BEFORE = words_of("place_preposition")
_TO_COME = words_of("to_come")
_RELATIVE = words_of("relative")
_MODALS = words_of("modal_roles")
_CLEAR = words_of("clear_hedge_roles")
_PERFECT = words_of("formerly")
_VOICES = words_of("voice_roles")
_BE = words_of("passive")
_WE = words_of("we")
_INDEFINITE = words_of("indefinite")
_CLAUSE_ENDS = words_of("clause_ends")
_INVERTED = words_of("inverted")
_OWN_EXPECTATION = words_of("own_expectation")
_REPORTED = words_of("reported")
_TELLING = words_of("telling")
_TALKS = words_of("talks")
_ASIDE = _TELLING | _TALKS | {"not", "than"}
_OPENERS = words_of("free_relative")
_TALK_ROLES = words_of("talk_roles")
_ASIDE_OPENERS = words_of("aside_openers")
_EVENT_NOUNS = words_of("event_nouns")
_PREPOSITIONS = words_of("presupposing")
_DEFINITE = words_of("definite")
_HEARERS = frozenset(("indefinite", "insider", "fan", "analyst", "media"))
_CLAUSE_BREAKS = frozenset((".", ";", ":", '"', "“", "”", "?", "!", "but", "while", "though", "although", "that"))
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
    _sentence_features(context, reading, matches, whole)
    _neighbour_features(context, lexicon, reading)
    return reading


def _cue_features(reading: Reading, matches: Sequence[Match], lexicon: CueLexicon) -> None:
    """Add each cue by role, with whether it governs the event, where it stands, and who speaks."""
    tokens, focus, out = reading.tokens, reading.focus, reading.features
    words, forms = tokens.words, tokens.forms
    start, end = focus
    marks = borders(words)
    if "and" in words or ":" in words:
        marks = _outside_names(marks, forms)
    if len(words) > 2 * _MAX_WORDS:
        marks = [mark for mark in marks if start - _MAX_WORDS < mark[0] < end + _MAX_WORDS]
    named = _sources(matches)
    standing: dict[int, str] = {}
    if named and not _ASIDE.isdisjoint(words):
        standing = {match.start: _standing(words, match) for _, _, _, match in named}
    sources = [s for s in named if not standing.get(s[0]) and not (s[2] in _PLACES and _is_place(words, s[0]))]
    voices: list[str] = []
    roles = set(itertools.chain.from_iterable([match.roles for match in matches]))
    settled = "settles" in roles
    open_date = "undated" in roles and "when" in words
    low, high = (0, len(words)) if SPECULATIVE.isdisjoint(roles) else _shelter(words, start, end)
    for match in matches:
        if len(match.roles) == 1 and match.roles[0] in _QUIET:
            continue
        found = None if overlaps(match, start, end) else link(words, marks, match, focus)
        place = "i0" if found is None else f"{'b' if found.before else 'a'}{found.level}"
        doubtful = not SPECULATIVE.isdisjoint(match.roles)
        in_name = doubtful and _is_in_name(tokens, match) and not _is_title_case(tokens)
        aside = standing.get(match.start, "")
        for given in _roles_here(words, match, focus):
            if given in _QUIET:
                continue
            if aside and given in SOURCES:
                out.append(f"{aside}:{given}")
                continue
            if given in _PLACES and _is_place(words, match.start):
                out.append(f"at:{given}")  # "preorders at Best Buy", "on Netflix": a place, not a voice
                continue
            if in_name and given in SPECULATIVE:
                out.append("hedge_in_name")
                continue
            speaker = _speaker(tokens, match, given, sources) if given in _SPEAKING else ""
            role = _role_in_place(words, match, given, speaker, focus)
            inside = found is None or governs(words, match, role, lexicon.reach.get(role, "forward"), found)
            if inside and role in SPECULATIVE:
                if not low <= match.start < high:
                    out.append("outside_hedge")
                    inside = False
                elif settled and role in _TALK_ROLES:
                    out.append("settled_talk")
                    inside = False
                elif open_date and role in _MODALS and "when" in words[max(match.start - 9, 0) : match.start]:
                    out.append("undated_when")
                    inside = False
                else:
                    inside = _hedges(words, match, role, focus, found, out)
            sign = "+" if inside else "-"
            out.append(role + sign)
            out.append(f"{role}:{place}{sign}")
            if speaker:
                out.append(f"{role}<{speaker}{sign}")
            if inside:
                reading.governing.append((match, role))
                if role in _VOICES:
                    voices.append(speaker)
    reading.voice = _voice(voices)


def _is_place(words: Sequence[str], at: int) -> bool:
    """Tell whether the source at `at` is where something is: "preorders at Best Buy", "a clerk at the court"."""
    return at > 0 and words[at - 1] in _PLACE_BEFORE and words[at - 2] != "according"


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


def _shelter(words: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """Return the stretch from which a hedge can reach the event at `start:end`; most often all.

    What an opening "with", an aside ("the game, set to ship in May, may …") or a definite noun after a preposition
    ("ahead of its release in May") says is taken for granted by the rest of the sentence.
    """
    size = len(words)
    if words[0] == "with" and "," in words[end:] and "," not in words[:start]:
        return 0, words.index(",", end)
    low = max(start - 9, 0)
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


def _role_in_place(words: Sequence[str], match: Match, role: str, speaker: str, focus: tuple[int, int]) -> str:
    """Return the role that `role` is, given who speaks and what stands beside it."""
    if role == "indication" and speaker == "document":
        return "document_shows"
    if role == "expect_verb" and speaker in ("official", "we") and words[match.start] in _OWN_EXPECTATION:
        return "own_expectation"  # "Toyota expects to sell": its own plan
    if role == "accusation" and overlaps(match, *focus):
        return "accused"  # that somebody is accused is settled
    if role == "modal_would" and not _REPORTED.isdisjoint(words[max(match.start - 12, 0) : match.start]):
        return "reported_will"  # "announced that it would"
    if role == "uncertain" and "when" in words[max(match.start - 8, 0) : match.end + 2]:
        return "undated"  # the date is open, not the event
    return role


def _hedges(
    words: Sequence[str], match: Match, role: str, focus: tuple[int, int], found: Link | None, out: list[str]
) -> bool:
    """Tell whether a hedge that reaches the event is about it, and not about a noun beside it or about the past."""
    if found is not None:
        operator = role in _MODALS and found.before and words[focus[0]] in FINITE  # "what may be the last one is out"
        if operator or is_attributive(words, match, found):
            out.append(f"beside:{role}")
            return False
        if role in _MODALS and found.before and _in_relative_clause(words, match, focus[0]):
            out.append(f"relative:{role}")
            return False
        if found.before and _in_free_relative(words, match, found):
            out.append(f"subject:{role}")
            return False
        past = not _PERFECT.isdisjoint(words[max(match.start - 2, 0) : match.start])
        if past and not words[match.start].endswith("ly"):  # "had reportedly wrapped" is a hedge still
            out.append(f"formerly:{role}")
            return False
        if found.before and _has_complement(words, match, focus[0]):
            out.append("hedge_that")
    out.append("hedged_clear" if role in _CLEAR else "hedged_other")
    if found is None or found.level == NONE:
        out.append("hedge_close" if role in _CLEAR else "maybe_close")
    return True


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


def word_features(reading: Reading) -> list[str]:
    """Return the words of the statement, and the words and word pairs at the event apart."""
    words, near = reading_words(reading)
    out = [f"w {word}" for word in words]
    out += [f"f {word}" for word in near]
    out += [f"f {a} {b}" for a, b in itertools.pairwise(near)]
    return out


def reading_words(reading: Reading) -> tuple[Sequence[str], Sequence[str]]:
    """Return the words of the statement, and those at the event (none where the event is the whole)."""
    words = reading.tokens.words[:_MAX_WORDS]
    start, end = reading.focus
    return words, words[max(start - 3, 0) : end + 3] if end - start < len(words) else ()


def find_focus(tokens: Tokens, matches: Sequence[Match], time: tuple[int, int] | None) -> tuple[int, int]:
    """Return the word positions of the main event phrase: the one nearest the time expression; else the whole text."""
    size = len(tokens.words)
    events = [m for m in matches if "event" in m.roles and (m.start or m.end > 1 or tokens.words[0] not in _ORDERS)]
    if any(_is_in_name(tokens, m) for m in events) and not _is_title_case(tokens):
        events = [m for m in events if not _is_in_name(tokens, m)]
    if time is not None:
        anchor = tokens.index_at(time)
        if not events:
            return 0, size
        best = min(events, key=lambda match: (_gap(match.start, match.end, anchor), match.start))
        return (best.start, best.end) if _gap(best.start, best.end, anchor) < 14 else (0, size)
    events = events[:_MAX_WORDS]
    anchors = [(match.start, match.end) for match in matches if "time" in match.roles][:_MAX_WORDS]
    if not events or not anchors:
        return 0, size
    best = min(events, key=lambda match: (min(_gap(match.start, match.end, anchor) for anchor in anchors), match.start))
    return best.start, best.end


def _gap(start: int, end: int, anchor: tuple[int, int]) -> int:
    # An event usually stands before its time: "launches in May"; one after it counts as a little farther.
    if end <= anchor[0]:
        return anchor[0] - end
    return max(start - anchor[1], 0) + 3 if start >= anchor[1] else 0


def _roles_here(words: Sequence[str], match: Match, focus: tuple[int, int]) -> tuple[str, ...]:
    """Return the roles of `match` in its place; some words change theirs with it."""
    first = words[match.start]
    opens = match.start == 0 or words[match.start - 1] in (".", '"', "“")
    if first == "should" and opens and words[-1] != "?":  # "Should tariffs go up, …"
        return ("condition",)
    if "claim_verb" in match.roles and overlaps(match, *focus):  # "patients reported fewer headaches": the event itself
        return tuple(role for role in match.roles if role != "claim_verb")
    if "official_act" in match.roles and (
        overlaps(match, *focus) or not _TO_COME.isdisjoint(words[max(match.start - 3, 0) : match.start])
    ):  # an announcement that is itself still to come settles nothing
        return tuple("announcement" if role == "official_act" else role for role in match.roles)
    return match.roles


def _voice(speakers: Sequence[str]) -> str:
    """Return the weakest of those who say it: what a leaker says of Sony's announcement rests on the leaker."""
    for role in ("insider", "fan", "analyst", "author", "indefinite", "media", "other", "cast_crew", "official"):
        if role in speakers or f"{role}>" in speakers:
            return role
    return speakers[0] if speakers else "nobody"


def _is_title_case(tokens: Tokens) -> bool:
    """Tell whether most words have a capital, as in a headline: then a capital says nothing."""
    letters = [form for form in tokens.forms if form[0].isalpha()]
    return sum(form[0].isupper() for form in letters) * 2 > len(letters)


def _is_in_name(tokens: Tokens, match: Match) -> bool:
    """Tell whether a cue with a capital inside the sentence belongs to a name ("The Unlikely Hero")."""
    if not tokens.forms[match.start][0].isupper() or match.start == 0 or tokens.words[match.start] == "i":
        return False
    previous = tokens.forms[match.start - 1]
    return previous not in (".", "!", "?", ":", ";", '"', "“", "—", "–", "(", "…", "-")


def _sources(matches: Sequence[Match]) -> list[tuple[int, int, str, Match]]:
    named = [match for match in matches if not _SOURCE_ROLES.isdisjoint(match.roles)]
    return [(match.start, match.end, role, match) for match in named for role in SOURCES if role in match.roles]


def _speaker(tokens: Tokens, match: Match, role: str, sources: Sequence[tuple[int, int, str, Match]]) -> str:
    """Return who does what `match` says: the nearest source before the verb, or after "according to"."""
    words = tokens.words
    if role == "attribution":
        after = [(s, r) for s, _, r, _ in sources if 0 <= s - match.end < 7]
        if after:
            return min(after)[1]
        if words[match.end - 1] in _INDEFINITE or (match.end < len(words) and words[match.end] in _INDEFINITE):
            return "indefinite"
        named = match.end < len(words) and any(f[0].isupper() for f in tokens.forms[match.end : match.end + 3])
        return "name" if named else "other"
    before = [(e, r) for _, e, r, _ in sources if 0 <= match.start - e < 6]
    if before:
        return max(before)[1]
    if match.start and not _WE.isdisjoint(words[max(match.start - 3, 0) : match.start]):
        return "we"
    if match.start and not _PRONOUNS.isdisjoint(words[max(match.start - 3, 0) : match.start]):
        return "pronoun"
    if match.start and tokens.forms[match.start - 1][0].isupper():
        return "name"
    after = [(s, r) for s, _, r, _ in sources if 0 <= s - match.end < 3]
    if after:
        return min(after)[1] + ">"
    if role in _VOICES and _clause_opener(words, match) in _INDEFINITE:
        return "indefinite"  # "A factory manager in Zhengzhou, reached by phone, said …"
    beside = {*words[max(match.start - 3, 0) : match.start], *words[match.end : match.end + 1]}
    return "indefinite" if not _INDEFINITE.isdisjoint(beside) else "none"


def _clause_opener(words: Sequence[str], match: Match) -> str:
    """Return the first word of the main clause that `match` stands in."""
    at = match.start
    while at > 0 and words[at - 1] not in _CLAUSE_BREAKS:
        at -= 1
    return words[at]


def _sentence_features(context: StatusContext, reading: Reading, matches: Sequence[Match], whole: bool) -> None:
    words, (start, end), out = reading.tokens.words, reading.focus, reading.features
    governing = {role for _, role in reading.governing}
    hedges = len({match.start for match, role in reading.governing if role in SPECULATIVE})
    hedged = not SPECULATIVE.isdisjoint(itertools.chain.from_iterable([match.roles for match in matches]))
    out.append(f"hedges={min(hedges, 3)}")
    if not hedged:
        out.append("flat")
    elif not hedges:
        out.append("flat_here")
    doubted = governing.intersection(("insider", "analyst", "media", "fan")) or reading.voice in _HEARERS
    if not hedges and not doubted:
        out.append("no_doubt_here")
    for source in SOURCES:
        if source in governing:
            out.append(f"hedged&{source}" if hedges else f"unhedged&{source}")
    if "official_act" in governing and hedges:
        out.append("announced&hedged")
    if "undated" in governing:
        out.append("undated&hedged" if governing & {"modal", "adverb", "hearsay"} else "undated&flat")
    quoted = _is_quoted(words[:start]) if '"' in words or "“" in words else False
    if quoted:
        out.append("quoted&hedged" if hedges else "quoted")
    if words[-1] == "?" or (words[-1] in ('"', "”") and len(words) > 1 and words[-2] == "?"):
        out.append("question")
    if not whole and "?" in words:
        asked = _is_asked(words, start, end)
        if asked:
            out += ["asked", asked]
    if not _WE.isdisjoint(words[max(start - 6, 0) : start]):
        out.append("we&quoted" if quoted else "we")
    if any(word == "will" or word.endswith("'ll") for word in words[max(start - 3, 0) : end]):
        out.append("will&hedged" if hedges else "will")
    if any(word.endswith("ed") and len(word) > 4 for word in words[start:end]):
        passive = not _BE.isdisjoint(words[max(start - 2, 0) : end])
        out.append("passive" if passive else "past&hedged" if hedges else "past")
    out.append(f"voice={reading.voice}")
    out.append(f"voice={reading.voice}&{'hedged' if hedges else 'flat'}")
    if not whole and start < end and words[end - 1].endswith("s"):
        out.append("present")
    if whole:
        out.append("whole&hedged" if hedges else "whole")
    if context.source_role is not None:
        out.append(f"role={context.source_role}")
        out.append(f"role={context.source_role}&{'hedged' if hedges else 'flat'}")


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
    if reading.voice not in ("nobody", "pronoun", "none") or any(role == "undated" for _, role in reading.governing):
        return
    hedged = "no_doubt_here" not in reading.features
    for name, text in (("previous", context.previous), ("following", context.following)):
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
