"""Asked, supposed, past or still to come: how a predicate and its time stand to the day of publication."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from claims.extract.events import Trigger
from claims.extract.parsing import Parsed
from claims.records import Article, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token


_QUESTION = re.compile(r"\?[\"'”’)]*$")


def question_start(text: str) -> int:
    """Return the offset from which `text` only asks; its length where it asks nothing, 0 where all of it is a question."""
    if not _QUESTION.search(text):
        return len(text)
    clause = re.search(
        r", (?:but|and|so|yet) (?:when|what|how|will|is|are|can|could|why|where|does|do|who)\b|[:;–—] (?:when|what|how|will|is|can|could|why)\b",
        text,
        re.I,
    )
    return clause.start() if clause else 0


def supposed(token: Token) -> bool:
    """The predicate stands in an if-clause: "if filming had started" does not say that it did."""
    verb = token
    while verb.dep_ in ("xcomp", "aux", "auxpass", "ccomp") and verb.head.i != verb.i:
        verb = verb.head
    return any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in verb.children)


def forward(time: TimeExpression, published: date | None) -> TimeExpression:
    """A work is moved to a day that is still to come: "shifted to November 10" without a year is the next one."""
    if (
        not is_before(time, published)
        or re.search(r"\d{4}|ago|last|yesterday|today|earlier", time.text)
        or published is None
    ):
        return time
    if time.earliest is None or time.latest is None or (published - time.latest).days > 366:
        return time
    try:
        return replace(
            time,
            earliest=time.earliest.replace(year=time.earliest.year + 1),
            latest=time.latest.replace(year=time.latest.year + 1),
        )
    except ValueError:  # 29 February
        return time


def is_report_day(time: TimeExpression, parsed: Parsed, article: Article) -> bool:
    """A delay's time that lies before publication tells when the delay was made known, not the new date."""
    before = parsed.sentence.text[: time.start - parsed.sentence.start]
    return is_before(time, article.published) and not re.search(
        r"\b(?:to|until|till|into)(?: the| a)?(?: \w+)?\s*$", before
    )


def is_before(time: TimeExpression, published: date | None) -> bool:
    """Return whether all of `time` lies before the day `published`."""
    return published is not None and time.latest is not None and time.latest < published


# what was planned may lie ahead still …
_PLANNED = frozenset("set schedule slate slat plan expect suppose due mean".split())
# … and what has been given a date does: "has been pencilled in for May", "has dated X for May"
_GIVEN_DATE = _PLANNED | frozenset("date pencil earmark confirm slot target tip peg announce".split())


_NEAR = 25  # characters between a date and "release date": "a May 5 worldwide release date"


def is_perfect(verb: Token) -> bool:
    """Return whether `verb` is a perfect: "has dated", "has been set"."""
    return verb.tag_ in ("VBN", "VBD") and any(c.lemma_ == "have" and c.dep_ == "aux" for c in verb.children)


def has_been_dated(parsed: Parsed, trigger: Trigger) -> bool:
    """ "Has been set for May": the perfect tells of the decision, the day lies ahead."""
    return any(is_perfect(parsed.doc[i]) and parsed.doc[i].lemma_ in _GIVEN_DATE for i in trigger.chain)


def is_new_date(parsed: Parsed, trigger: Trigger, time: TimeExpression) -> bool:
    """ "Has announced a May 5 release date for X": the verb tells of the announcement, the date lies ahead."""
    token = parsed.doc[trigger.token]
    if token.pos_ not in ("NOUN", "PROPN") or token.dep_ != "compound":
        return False
    if not 0 <= parsed.spans[token.i][0] - time.end <= _NEAR:
        return False  # "announced a release date in May" tells when it was announced
    date_noun = token.head
    while date_noun.dep_ == "compound":
        date_noun = date_noun.head
    carrier = date_noun.head
    while carrier.pos_ not in ("VERB", "AUX") and carrier.head.i != carrier.i:
        carrier = carrier.head
    words = {c.lower_ for c in date_noun.children}
    return bool({"a", "an", "new"} & words) and not (
        {"original", "initial", "previous", "first", "old", "former"} & words
        or (carrier.lemma_ in ("miss", "have", "pass") and carrier.tag_ == "VBD")
    )


def is_past(parsed: Parsed, trigger: Trigger) -> bool:
    """Return whether the predicate tells what happened already."""
    if trigger.phrase:
        return False  # set phrases are listed in the present and the future only
    token = parsed.doc[trigger.token]
    for i in trigger.chain:
        verb = parsed.doc[i]
        if (
            verb.tag_ == "VBD"
            and verb.lemma_ not in _PLANNED
            and not any(c.lower_ in ("would", "could", "might", "will", "may") for c in verb.children)
        ):
            if verb.lemma_ == "be" and any(c.i in trigger.chain and c.pos_ == "VERB" for c in verb.children):
                continue
            return True
        if i == token.i and is_perfect(verb) and verb.lemma_ not in _GIVEN_DATE:
            return True
        if (
            verb.tag_ == "VBN"
            and i == token.i
            and any(c.dep_ == "auxpass" and c.lower_ in ("was", "were") for c in verb.children)
        ):
            return True
    return False


# "is close to launching", "is nearing release": what is nearly done is still to come
_NEARLY = re.compile(
    r"\b(?:close|closer|near|nearer|ready|poised|primed|on track|on course|(?:on the )?(?:verge|cusp|brink)|geared|gearing up"
    r"|readying|preparing) (?:to|of|for)\s*$",
    re.I,
)
_SOON = frozenset({"soon", "shortly", "imminently", "eventually"})


def is_yet_to_come(parsed: Parsed, trigger: Trigger) -> bool:
    """Return whether a denied predicate is one of the present: "has yet to arrive", "hasn't been released yet"."""
    start, end = (place - parsed.sentence.start for place in parsed.spans[trigger.token])
    text = parsed.sentence.text
    return _YET_TO.search(text, max(0, start - 60), start) is not None or (
        _HAS_NOT.search(text, max(0, start - 40), start) is not None and _YET.match(text, end) is not None
    )


# the verb follows: "has yet to be released", "hasn't yet been released"
_YET_TO = re.compile(
    r"\b(?:(?:has|have|is|are|['’]s|['’]ve) (?:still )?yet to(?: be)?|(?:has|have)(?: not|n['’]t) yet(?: been)?) ?$",
    re.I,
)
_HAS_NOT = re.compile(r"\b(?:has|have)(?: not|n['’]t)(?: even| actually| officially)?(?: been)? ?$", re.I)
_YET = re.compile(r"(?: out| up)?(?: [^.,;:]{1,25})? yet\b")


def _words_before(parsed: Parsed, i: int) -> str:
    end = parsed.spans[i][0] - parsed.sentence.start
    return parsed.sentence.text[max(0, end - 40) : end]


def is_future(parsed: Parsed, trigger: Trigger) -> bool:
    """Return whether the predicate tells what is still to come: "will", "is launching", "plans to"."""
    token = parsed.doc[trigger.token]
    if trigger.ahead or (token.pos_ == "VERB" and _NEARLY.search(_words_before(parsed, trigger.token))):
        return True
    for i in trigger.chain:
        verb = parsed.doc[i]
        if verb.tag_ in ("VBZ", "VBP", "VBG") and any(c.lower_ in _SOON and c.dep_ == "advmod" for c in verb.children):
            return True
        if verb.tag_ == "MD" or any(
            c.tag_ == "MD" or c.lower_ in ("going", "set") or (c.lower_ == "about" and c.dep_ == "acomp")
            for c in verb.children
        ):
            return True
        if verb.tag_ == "VBG" and any(
            c.dep_ == "aux" and c.lower_ in ("is", "are", "'s", "’s", "be", "'re", "’re") for c in verb.children
        ):
            return True
        if verb.lemma_ in (
            "set",
            "schedule",
            "slate",
            "slat",
            "plan",
            "expect",
            "aim",
            "intend",
            "prepare",
            "hope",
            "target",
        ):
            return True
    return False
