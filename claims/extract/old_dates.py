"""Dates that no longer hold: "originally due in May", "instead of May", "the May window has changed"."""

from __future__ import annotations

from datetime import date

from claims.extract.events import Trigger
from claims.extract.lexicon import Lexicon
from claims.extract.parsing import Parsed
from claims.extract.tense import is_before
from claims.records import TimeExpression


def is_old(
    parsed: Parsed, trigger: Trigger, time: TimeExpression, lexicon: Lexicon, published: date | None = None
) -> bool:
    """Return whether the text says of `time`, which belongs to `trigger`, that it no longer holds."""
    words = lexicon.dates
    base, text = parsed.sentence.start, parsed.sentence.text
    start = (time.outer_start if time.outer_end else time.start) - base
    before, after = text[:start].rstrip(), text[(time.outer_end or time.end) - base :]
    inner = text[: time.start - base].rstrip(" ,")
    if (trigger.moved or trigger.event == "delay") and (words["from"].search(before) or words["from"].search(inner)):
        return True
    if trigger.event == "delay" and _delayed_release(parsed, time, lexicon) and not words["to"].search(before):
        return True
    if (words["delayed_from"].search(before[-110:]) or words["delayed_from"].search(inner[-110:])) and not words[
        "now_from"
    ].match(after):
        return True
    if is_once_planned(parsed, time, lexicon):
        return not words["to"].search(inner)
    if (
        words["replaced"].search(before[-60:])
        and "," not in before[-40:].split("instead of")[-1].split("rather than")[-1]
    ):
        return True
    if words["not_link"].search(inner) and time.relation == "in":
        return True
    marked = words["old_before"].search(before[-80:])
    if marked and not (_happened(parsed, trigger) and not words["plan"].search(marked.group())):
        return not words["to"].search(inner)
    if words["was_planned"].search(before[-110:]) and not words["to"].search(inner):
        if is_before(time, published) or words["overtaken"].search(after[:90]):
            return True
        if words["instead"].search(after):
            return True
    if words["former"].search(before[-50:]) and words["dead"].search(after):
        return True
    if words["since_dead"].match(after):
        return True
    return bool(words["old_after"].search(after[:60]))


def is_once_planned(parsed: Parsed, time: TimeExpression, lexicon: Lexicon) -> bool:
    """ "Originally planned for PS5, Xbox and PC in May", "after being promised for this year", "its initial plan"."""
    start = time.start - parsed.sentence.start
    before = parsed.sentence.text[max(0, start - 200) : start].rstrip()
    match = lexicon.dates["once_planned"].search(before)
    return match is not None and not lexicon.dates["kept"].search(before[: match.start()])


def _happened(parsed: Parsed, trigger: Trigger) -> bool:
    """ "It originally launched in 2016" tells what happened; "originally launching in 2023" what was planned."""
    return parsed.doc[trigger.token].tag_ in ("VBD", "VBN")


def _delayed_release(parsed: Parsed, time: TimeExpression, lexicon: Lexicon) -> bool:
    """ "Delays its May launch", "will put off the April 3 release": the date of what is delayed."""
    tokens = parsed.tokens_in(time.start, time.end)
    if not tokens or tokens[-1].i + 1 >= len(parsed.doc):
        return False
    return parsed.doc[tokens[-1].i + 1].lemma_.casefold() in lexicon.date_nouns["own_release"]


def death_of(parsed: Parsed, time: TimeExpression, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the article's characters that say that an old time is dead ("has since changed"), or None."""
    match = lexicon.dates["dead"].search(parsed.sentence.text, max(0, time.end - parsed.sentence.start))
    return (parsed.sentence.start + match.start(), parsed.sentence.start + match.end()) if match else None
