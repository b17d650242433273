"""Who stands behind a claim: the speaker and the role, from reporting verbs, "according to", quotes and leak words."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from claims.extract.events import is_reporting
from claims.extract.lexicon import Lexicon
from claims.extract.parsing import Parsed
from claims.records import Cue, SourceRole

if TYPE_CHECKING:
    from spacy.tokens import Token

_ACCORDING = re.compile(
    r"\b(?:according to|as per|per|via|courtesy of|thanks to|citing|as reported by|as noted by|reported by|revealed by|confirmed by|spotted by|interview with|told to)\s+(?P<who>[^,.;:()\n]{2,80})",
    re.I,
)
_SPEAKERS = re.compile(
    r"(?:^|[,;”\"] )(?P<who>(?:the |a |an )?[A-Z][^,.;:()\n“”\"]{1,60}?) (?:has |have |had |also |recently |now |since |officially |previously |today |finally |yesterday )*(?P<verb>announced|confirmed|revealed|said|says|told|tweeted|wrote|writes|claims|claimed|reports|reported|notes|noted|suggested|suggests|predicts|predicted|believes|teased|promised|stated|added|explained|hinted|expects|plans|aims|hopes|warned|shared|posted)\b"
)
_HEDGED_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|be|being) (?:also |widely |now |still |currently |largely |originally )?(?:expected|rumou?red|believed|thought|said|tipped|reported|anticipated|speculated|predicted|alleged|assumed)\b|\b(?:rumou?r has it|rumou?rs? (?:suggest|say|circulat|place|point|claim)|reportedly|allegedly|apparently|rumou?red)\b",
    re.I,
)
_LEAK = re.compile(
    r"\b(?:leak(?:s|ed|er|ers)?|insiders?|tipsters?|sources (?:say|said|claim|told)|people familiar|datamin\w+|retailer listing)\b",
    re.I,
)
_A_REPORT = re.compile(
    r"\b(?:a|the|one|new|recent|another|latest) (?:new |recent |fresh )?reports?\b|\breportedly\b", re.I
)
_MAKER_VOICE = re.compile(r"\b(?:we|we’re|we're|we’ll|we'll|we’ve|we've|our)\b", re.I)
_PRONOUN = re.compile(
    r"^(?:he|she|they|it|who|the (?:report|outlet|site|publication|leaker|company|studio|reporter|journalist|analyst|insider)s?)$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Source:
    """The party behind a claim; `name` is None where the text names nobody."""

    role: SourceRole
    name: str | None
    cues: tuple[Cue, ...] = ()
    explicit: bool = False  # the text names the source, so that a neighbouring sentence may carry it on


@cache
def _roles(models: Path) -> list[tuple[SourceRole, re.Pattern[str]]]:
    table = tomllib.loads((models / "lexicon" / "sources.toml").read_text(encoding="utf-8"))["roles"]
    return [
        (
            cast("SourceRole", role),
            re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + r")\b", re.I),
        )
        for role, words in table.items()
    ]


def role_of(name: str, lexicon: Lexicon, models: Path) -> SourceRole:
    """Return the role of the party named `name` ("Bloomberg's Mark Gurman" is an insider, "Netflix" is official)."""
    folded = re.sub(r"^(?:the|a|an) ", "", name.replace("’", "'").casefold().strip())
    if any(re.search(rf"\b{re.escape(leaker)}\b", folded) for leaker in lexicon.leakers):
        return "insider"
    for role, pattern in _roles(models):
        if pattern.search(folded):
            return role
    owner = folded.split("'s ")[0]
    if owner in lexicon.companies or any(_starts(folded, company) for company in lexicon.companies if len(company) > 2):
        return "official"
    if (
        owner in lexicon.outlets
        or folded in lexicon.outlets
        or any(_starts(folded, outlet) for outlet in lexicon.outlets if len(outlet) > 3)
    ):
        return "media"
    return "unknown"


def _starts(text: str, name: str) -> bool:
    return text == name or text.startswith((name + " ", name + "'s"))


def attribute(
    parsed: Parsed,
    trigger: int,
    lexicon: Lexicon,
    models: Path,
    *,
    previous: Source | None,
    maker_voice: str | None,
    works: frozenset[str] = frozenset(),
) -> Source:
    """Return who says that the event at token `trigger` happens.

    Args:
        parsed: the sentence.
        trigger: index of the predicate's token.
        lexicon: names of companies, outlets and leakers.
        models: folder with the role words.
        previous: the explicit source of the sentence before, which carries on through "he said" or "the report".
        maker_voice: the outlet's name where the outlet is the maker itself (a company post), else None.
        works: names of works, casefolded, which are no sources.
    """
    text, base = parsed.sentence.text, parsed.sentence.start
    candidates: list[tuple[int, int, str]] = []
    for token in parsed.doc:
        if is_reporting(token) and token.pos_ in ("VERB", "AUX") and token.i != trigger and _governs(token, trigger):
            for child in token.children:
                if child.dep_ == "nsubj":
                    left, right = parsed.spans[child.left_edge.i][0], parsed.spans[child.right_edge.i][1]
                    candidates.append((left, right, ""))
    for match in _ACCORDING.finditer(text):
        candidates.append((base + match.start("who"), base + match.end("who"), "according"))
    if not candidates:
        for match in _SPEAKERS.finditer(text):
            candidates.append((base + match.start("who"), base + match.end("who"), ""))
    for left, right, _ in candidates:
        name = text[left - base : right - base].strip(" \"“”'’")
        name = re.sub(r"\s+(?:in|on|at|last|this|that|who|which|during|earlier|back)\b.*$", "", name)
        if name.casefold() in works or name.casefold() in {"this", "that", "which", "there"}:
            continue
        if _PRONOUN.match(name):
            if name.casefold() in {"we"}:
                break
            if previous is not None:
                return Source(previous.role, previous.name, (), explicit=True)
        role = role_of(name, lexicon, models)
        if role == "unknown" and maker_voice is None and name[:1].isupper() and len(name.split()) <= 4:
            before = text[max(0, left - base - 40) : left - base]
            role = role_of(before, lexicon, models) if before else "unknown"
            if role not in ("cast_crew", "official", "analyst", "insider"):
                role = "unknown"
        if role != "unknown":
            cue = Cue(name, left, left + len(name), "attribution")
            clean = re.sub(r"^(?:the|a|an) ", "", name, flags=re.I)
            named = any(t.pos_ == "PROPN" and t.text[:1].isupper() for t in parsed.tokens_in(left, left + len(name)))
            return Source(role, clean if clean[:1].isupper() and named else None, (cue,), explicit=True)
    leak = _LEAK.search(text)
    if leak:
        return Source(
            "insider", None, (Cue(leak.group(), base + leak.start(), base + leak.end(), "attribution"),), explicit=True
        )
    hedge = _HEDGED_PASSIVE.search(text)
    if maker_voice is not None and (_MAKER_VOICE.search(text) or not hedge):
        return Source("official", maker_voice)
    report = _A_REPORT.search(text)
    if report:
        return Source(
            "media",
            None,
            (Cue(report.group(), base + report.start(), base + report.end(), "attribution"),),
            explicit=True,
        )
    if hedge:
        return Source("unknown", None, (Cue(hedge.group(), base + hedge.start(), base + hedge.end(), "attribution"),))
    return Source("author", None)


def _governs(verb: Token, trigger: int) -> bool:
    """The verb of saying stands above the predicate, or beside it as in "…, Gurman notes"."""
    if trigger == verb.i:
        return False
    node = verb.doc[trigger]
    for _ in range(12):
        if node.i == verb.i:
            return True
        if node.head.i == node.i:
            break
        node = node.head
    return verb.dep_ in ("parataxis", "ROOT", "conj") and not any(c.dep_ == "ccomp" for c in verb.children)
