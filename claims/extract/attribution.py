"""Who stands behind a claim: the speaker and the role, from reporting verbs, "according to", quotes and leak words."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
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
    r"\b(?:according to|as per|per|courtesy of|thanks to|cit(?:es|ed|ing)|\(via|as reported by|as noted by|reported by|revealed by|confirmed by|spotted by|interview with|told to)\s+(?P<who>[^,.;:()\n]{2,80})",
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
# A post quoted whole, a document as the subject, a plain "officially": the maker's own word, without its name.
_OWN_WORD = re.compile(
    r"\bpic\.twitter\.com/|^[“\"]?(?:the )?[@#]\w+ |^Officially\b|"
    r"\b(?:(?:the|its|their|an?|official|own|new|latest|updated|road|\w+[’']s) ){1,3}"
    r"(?:road ?maps?|schedule|timeline|calendar|page|store page|landing page|press release|blog post|newsroom|"
    r"trailer|teaser|announcement|earnings report|filing|document|slide|presentation|release notes|invitation)"
    r"(?: (?:on|in|from|for|at) [^,.;]{2,40}?)? "
    r"(?:also |now |currently |clearly )?(?:shows?|showed|lists?|listed|says|said|states?|reveals?|revealed|gives|reads|confirms?|confirmed)\b",
    re.I,
)
_WE_ANNOUNCE = re.compile(
    r"\b(?:we|we['’]re|we are|i['’]m|i am|i)\b (?:have to|are|can|want to|would like to|wanted to|now|finally|also|here|very|so|"
    r"proud(?:ly)?|excited|happy|pleased|thrilled|delighted|sorry|sad|to|be|able|today| )*"
    r"(?:announc\w+|confirm\w*|reveal\w*|share that|tell you that|delay\w*|postpon\w+|launching|releasing|shipping)\b",
    re.I,
)
# A flat sentence after an announcement carries it on, unless its author muses.
_OWN_VIEW = re.compile(
    r"\b(?:could|may|might|should|would|likely|probably|perhaps|maybe|possibly|looks?|seems?|appears?|suggest\w*|means|"
    r"hope\w*|think|guess|expect\w*|originally|previously|last year|earlier this|hasn['’]t|remember|notably|I|I['’]m)\b|\?"
)
_MAKER_VOICE = re.compile(r"\b(?:we|we’re|we're|we’ll|we'll|we’ve|we've|our)\b", re.I)
_PRONOUN = re.compile(
    r"^(?:he|she|they|it|who|(?:the|this|that) (?:same )?(?:report|outlet|site|publication|paper|newspaper|magazine|leaker|tipster|insider|"
    r"source|reporter|journalist|analyst|company|studio|publisher|developer|firm|maker|network|streamer|director|actor|"
    r"showrunner|producer|writer|actress|author|executive|ceo)s?)$",
    re.I,
)
_AS_EXPECTED = re.compile(r"\bas\b[\w ]*$", re.I)
_OTHER_CLAUSE = frozenset(("advcl", "relcl", "acl", "conj", "parataxis"))
# Who does these decides, whatever the name: an unknown name that announces is the work's own party.
_DECIDING = frozenset(("announce", "confirm", "reveal", "unveil", "disclose", "reaffirm", "reiterate"))


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


def passing_source(text: str, before: Source | None, lexicon: Lexicon, models: Path) -> Source | None:
    """Return the source after a sentence without an event: the one that it names, else `before`, for a pronoun only.

    "Gurman writes in his newsletter. He expects the tablet in May.": the second sentence has the first one's source.
    """
    for pattern in (_ACCORDING, _SPEAKERS):
        match = pattern.search(text)
        if match:
            name = re.sub(r"\s+(?:in|on|at|last|this|that|who|which)\b.*$", "", match["who"].strip())
            role = "unknown" if _PRONOUN.match(name) else role_of(name, lexicon, models)
            if role != "unknown":
                clean = re.sub(r"^(?:the|a|an) ", "", name, flags=re.I)
                return Source(role, clean if clean[:1].isupper() else None, explicit=True)
    return replace(before, explicit=False) if before is not None else None


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
    decider = _decider(parsed, trigger)
    if decider is not None:
        candidates.append((*decider, "decides"))
    for token in parsed.doc:
        if is_reporting(token) and token.pos_ in ("VERB", "AUX") and token.i != trigger and _governs(token, trigger):
            for child in token.children:
                if child.dep_ == "nsubj":
                    left, right = parsed.spans[child.left_edge.i][0], parsed.spans[child.right_edge.i][1]
                    candidates.append((left, right, "decides" if token.lemma_.casefold() in _DECIDING else ""))
    for match in _ACCORDING.finditer(text):
        candidates.append((base + match.start("who"), base + match.end("who"), "according"))
    if not candidates:
        for match in _SPEAKERS.finditer(text):
            candidates.append((base + match.start("who"), base + match.end("who"), ""))
    for left, right, how in candidates:
        phrase = text[left - base : right - base]
        left += len(phrase) - len(phrase.lstrip(" \"“”'’"))
        name = phrase.strip(" \"“”'’")
        name = re.sub(r"\s+(?:in|on|at|last|this|that|who|which|during|earlier|back)\b.*$", "", name)
        another = how == "decides" and _speaks_of_another(parsed, trigger, left, right)
        if (name.casefold() in works and not another) or name.casefold() in {"this", "that", "which", "there"}:
            continue
        if _PRONOUN.match(name):
            if name.casefold() in {"we"}:
                break
            own = role_of(name, lexicon, models)
            if previous is not None and (own == previous.role or own not in ("official", "cast_crew")):
                return Source(previous.role, previous.name, (), explicit=True)
        role = role_of(name, lexicon, models)
        if role == "unknown" and how == "decides" and name[:1].isupper() and not _PRONOUN.match(name):
            role = "official"
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
    hedge = next((m for m in _HEDGED_PASSIVE.finditer(text) if _hedges(parsed, trigger, m, base)), None)
    if maker_voice is not None and (_MAKER_VOICE.search(text) or not hedge):
        return Source("official", maker_voice)
    if _WE_ANNOUNCE.search(text) or (hedge is None and _OWN_WORD.search(text)):
        return Source("official", None, explicit=True)
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
    if previous is not None and previous.role == "official" and previous.explicit and not _OWN_VIEW.search(text):
        return Source(previous.role, previous.name)  # the announcement goes on: "It will cost $300 and ships in May."
    return Source("author", None)


def _decider(parsed: Parsed, trigger: int) -> tuple[int, int] | None:
    """Return the span of who announces where the event itself is an announcement ("Sony unveiled the headset")."""
    token = parsed.doc[trigger]
    if token.lemma_.casefold() not in _DECIDING or token.tag_ not in ("VBD", "VBN", "VBZ", "VBP"):
        return None
    for child in token.children:
        if child.dep_ == "nsubj":
            return parsed.spans[child.left_edge.i][0], parsed.spans[child.right_edge.i][1]
    return None


def _speaks_of_another(parsed: Parsed, trigger: int, left: int, right: int) -> bool:
    """Tell whether the event's subject is a name or noun outside the speaker: then the speaker is no work itself."""
    subject = next((c for c in parsed.doc[trigger].children if c.dep_ in ("nsubj", "nsubjpass", "dobj")), None)
    return subject is not None and subject.pos_ != "PRON" and not left <= parsed.spans[subject.i][0] < right


def _hedges(parsed: Parsed, trigger: int, match: re.Match[str], base: int) -> bool:
    """Tell whether a hedged passive stands above the event or beside it, and not in another clause."""
    if not match.group().startswith(("is", "are", "was", "were", "be")):
        return True  # rumours and "reportedly" speak of the whole sentence
    if _AS_EXPECTED.search(match.string, max(match.start() - 16, 0), match.start()):
        return False
    at = base + match.end() - 1
    hedge = next((t for t in parsed.doc if parsed.spans[t.i][0] <= at < parsed.spans[t.i][1]), None)
    if hedge is None:
        return True
    node = parsed.doc[trigger]
    if hedge.head.i == node.i and hedge.dep_ not in _OTHER_CLAUSE:
        return True
    for _ in range(12):
        if node.i == hedge.i:
            return True
        own_clause = node.dep_ in ("conj", "parataxis") and any(c.dep_ in ("nsubj", "nsubjpass") for c in node.children)
        if own_clause or node.head.i == node.i:
            return False
        node = node.head
    return False


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
