"""Dates that no longer hold: "originally due in May", "instead of May", "the May window has changed"."""

from __future__ import annotations

import re
from datetime import date

from claims.extract.events import Trigger
from claims.extract.parsing import Parsed
from claims.extract.tense import is_before
from claims.records import TimeExpression

_FROM = re.compile(r"\b(?:from|out of)(?: its| the| a| an)?(?: (?!to\b|until\b|till\b|into\b)\w+){0,3}$", re.I)
_TO = re.compile(r"\b(?:to|until|till|into)(?: the| a| an)?$", re.I)
_OLD_BEFORE = re.compile(
    r"\b(?:originally|initially|previously|formerly|at first)\b(?:(?!\b(?:but|now|instead)\b)[^,;.]){0,60}$", re.I
)
_PLAN = re.compile(
    r"\b(?:plan\w*|slat\w+|schedul\w+|set|due|suppos\w+|expect\w*|meant|intend\w*|target\w*|aim\w*|would|"
    r"going to|coming|arriving|launching|window|date|announced|promised|"
    r"pencil\w*|earmarked|eyed|pegged|dated|believed|said|rumou?red|a)\b",
    re.I,
)
_OLD_AFTER = re.compile(
    r"^[^,;.]{0,30}\b(?:as (?:was |had been )?(?:previously|originally|initially|first)"
    r"|was (?:previously|originally|initially))\b",
    re.I,
)
_REPLACED = re.compile(r"\b(?:instead of|rather than)\b", re.I)
_FORMER = re.compile(r"\b(?:initial|original|earlier|previous|first|old)\b", re.I)
_DEAD = re.compile(
    r"\b(?:changed|no longer|scrapped|abandoned|dropped|passed|slipped|off the table|out of date|been moved)\b", re.I
)
_SINCE_DEAD = re.compile(
    r"^,? (?:but|though|although) (?:that|this|it|these plans|the plan|plans) (?:has|have)(?: since| now)? changed\b",
    re.I,
)
_NOT_LINK = re.compile(r"\bnot (?:in|on|until)?\s*$", re.I)
_WAS_PLANNED = re.compile(
    r"\b(?:was|were|had been|'d been)(?: \w+ly| once| also| already| at one point)? "
    r"(?:slated|scheduled|set|due|supposed|meant|planned|pencil+ed in|targeted|earmarked|pegged|going to)\b"
    r"(?:(?!\b(?:but|now|instead|before|until)\b)[^;.]){0,60}$",
    re.I,
)
_OVERTAKEN = re.compile(
    r"\b(?:but|instead|however|now|delay\w*|postpon\w*|push\w*|slip\w*|until it"
    r"|before (?:it|being|getting|the|that|\w+ \w*ly))\b",
    re.I,
)
_INSTEAD = re.compile(r"\b(?:will|to) (?:now |instead )|\binstead\b", re.I)
_OWN_RELEASE = frozenset(("release", "launch", "debut", "premiere", "opening", "date", "window", "bow", "rollout"))


def is_old(parsed: Parsed, trigger: Trigger, time: TimeExpression, published: date | None = None) -> bool:
    """Return whether the text says of `time`, which belongs to `trigger`, that it no longer holds."""
    base, text = parsed.sentence.start, parsed.sentence.text
    start = (time.outer_start if time.outer_end else time.start) - base
    before, after = text[:start].rstrip(), text[(time.outer_end or time.end) - base :]
    inner = text[: time.start - base].rstrip(" ,")
    if (trigger.moved or trigger.event == "delay") and (_FROM.search(before) or _FROM.search(inner)):
        return True
    if trigger.event == "delay" and _delayed_release(parsed, time) and not _TO.search(before):
        return True
    if _REPLACED.search(before[-60:]) and "," not in before[-40:].split("instead of")[-1].split("rather than")[-1]:
        return True
    if _NOT_LINK.search(inner) and time.relation == "in":
        return True
    marked = _OLD_BEFORE.search(before[-80:])
    if marked and not (_happened(parsed, trigger) and not _PLAN.search(marked.group())):
        return not _TO.search(inner)
    if _WAS_PLANNED.search(before[-110:]) and not _TO.search(inner):
        if is_before(time, published) or _OVERTAKEN.search(after[:90]):
            return True
        if _INSTEAD.search(after):
            return True
    if _FORMER.search(before[-50:]) and _DEAD.search(after):
        return True
    if _SINCE_DEAD.match(after):
        return True
    return bool(_OLD_AFTER.search(after[:60]))


def _happened(parsed: Parsed, trigger: Trigger) -> bool:
    """ "It originally launched in 2016" tells what happened; "originally launching in 2023" what was planned."""
    return parsed.doc[trigger.token].tag_ in ("VBD", "VBN")


def _delayed_release(parsed: Parsed, time: TimeExpression) -> bool:
    """ "Delays its May launch", "will put off the April 3 release": the date of what is delayed."""
    tokens = parsed.tokens_in(time.start, time.end)
    if not tokens or tokens[-1].i + 1 >= len(parsed.doc):
        return False
    return parsed.doc[tokens[-1].i + 1].lemma_.casefold() in _OWN_RELEASE


def death_of(parsed: Parsed, time: TimeExpression) -> tuple[int, int] | None:
    """Return the article's characters that say that an old time is dead ("has since changed"), or None."""
    match = _DEAD.search(parsed.sentence.text, max(0, time.end - parsed.sentence.start))
    return (parsed.sentence.start + match.start(), parsed.sentence.start + match.end()) if match else None
