"""Several works and several days in one sentence: "A on May 3, B on May 10", "A (May 3) and B (May 10)".

A predicate has all its times, and its slot all its works; which belong together is told by where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claims.extract import installments
from claims.extract.discourse import LISTED, Discourse, Work
from claims.extract.editions import joined
from claims.extract.events import Trigger
from claims.extract.lexicon import Lexicon
from claims.extract.parsing import Parsed
from claims.extract.places import in_words
from claims.extract.relations import BoundTime
from claims.extract.slots import from_mention
from claims.extract.titles import is_other_name
from claims.records import Article, TimeExpression

_JOINS = r"and|while|with|then|plus|before|but|as well as|along with|ahead of|followed(?: \w+ly)?(?: later)? by"
# from the day before to the name: its places, a comma or a conjunction, and what describes the work
_LEADS = re.compile(
    r"[\s)\]\"”’']*(?:(?:on|for|via|in|across|exclusively) [^,;.]{1,60}?)?\s*"
    rf"(?:[,;–—-]\s*(?:{_JOINS})?|(?:{_JOINS}))"
    r"\s*(?:then |later |also |finally )?(?:the |its |their |an? )?(?:[a-z-]{2,14} ){0,3}[\"“‘']?"
)
# from the name to its day
_FOLLOWS = re.compile(
    r"[\"”’']?(?:['’]s)?(?: [\w/-]{1,14}){0,6},?\s*(?:\(\s*)?"
    r"(?:(?:on|in|from|for|until|sometime|around|at)\s+)?(?:the )?"
)
_AS_WRITTEN = re.compile(r"(?:[\s,&/]|\b(?:and|or|on|in)\b)+", re.I)
_RESPECTIVELY = re.compile(r"\brespectively\b|\bin that order\b", re.I)
_IN_BRACKETS = re.compile(
    r"[\"”’*]*(?:\s(?:season|series|part|volume|chapter|DLC|\d{1,2})){0,2}\s*[(\[][^()\[\]]{0,50}$", re.I
)
_OPEN = re.compile(r"[(\[][^()\[\]]{0,50}$")
_EDITION = re.compile(
    _LEADS.pattern
    + installments.EDITION.pattern
    + r"(?: [\w/-]{1,14}){0,6},?\s*(?:(?:on|in|from|for|sometime|at)\s+)?",
    re.I,
)
_FULL = re.compile(
    _LEADS.pattern
    + r"\b(?:full|final|official|proper|complete|1\.0) (?:game |public )?(?:launch|release|game|version|debut|rollout)"
    r"(?: [\w/-]{1,14}){0,5},?\s*(?:(?:on|in|from|for|sometime|at)\s+)?",
    re.I,
)


def has_pairs(text: str, starts: Sequence[int]) -> bool:
    """Return whether at least two of the times that begin at `starts` of `text` stand in brackets."""
    return sum(_OPEN.search(text, max(0, at - 60), at) is not None for at in starts) >= 2


def bracketed(parsed: Parsed, times: Sequence[TimeExpression], lexicon: Lexicon) -> list[tuple[int, TimeExpression]]:
    """Return the names (by token) with the day in brackets behind each, where a sentence has two or more of them."""
    base, text = parsed.sentence.start, parsed.sentence.text
    if not has_pairs(text, [time.start - base for time in times]):
        return []
    out = []
    for i, mention in sorted(parsed.mentions.items()):
        if mention.score < LISTED or is_other_name(mention.name, lexicon):
            continue
        for time in times:
            if 0 < time.start - mention.end < 80 and _IN_BRACKETS.fullmatch(
                text, mention.end - base, time.start - base
            ):
                out.append((i, time))
                break
    return out if len(out) > 1 else []


def releases_in_brackets(text: str, before: str, article: Article, lexicon: Lexicon) -> bool:
    """Return whether the days in brackets are of releases: the sentence, the one before it or the headline says so."""
    return (
        lexicon.calendar_lead.search(text) is not None
        or lexicon.calendar_lead.search(before) is not None
        or lexicon.calendar_headline.search(article.title or "") is not None
    )


def works_in_brackets(
    parsed: Parsed, listed: Sequence[tuple[int, TimeExpression]], discourse: Discourse
) -> list[tuple[int, Work, TimeExpression]]:
    """Return the listed names as works; on the service to which the headline brings them."""
    topic = discourse.standing.headline_places("release") if discourse.standing is not None else None
    service = in_words(topic.names) if topic is not None and topic.kind == "service" else None
    out = []
    for i, time in listed:
        work = from_mention(parsed.mentions[i], parsed.doc[i], parsed, discourse)
        out.append((i, Work(work.subject, joined(work.installment, service)), time))
    return out


def paired(
    parsed: Parsed,
    triggers: Sequence[Trigger],
    bound: dict[int, list[BoundTime]],
    discourse: Discourse,
    lexicon: Lexicon,
) -> dict[TimeExpression, Work]:
    """Return the times of releases with a work of their own right before them: "A arrives on May 3, B on May 10"."""
    base, text = parsed.sentence.start, parsed.sentence.text
    live = sorted(
        (
            item.time
            for index, found in bound.items()
            if triggers[index].event == "release" and not triggers[index].moved
            for item in found
            if not item.old
        ),
        key=lambda time: time.start,
    )
    verbs = [parsed.spans[t.token][0] for t in triggers if parsed.doc[t.token].pos_ in ("VERB", "AUX")]
    out: dict[TimeExpression, Work] = {}
    for before, time in pairwise(live):
        names = [
            (i, m)
            for i, m in parsed.mentions.items()
            if before.end <= m.start
            and m.end <= time.start
            and m.score >= LISTED
            and not is_other_name(m.name, lexicon)
        ]
        if len(names) != 1:
            continue
        i, mention = names[0]
        if any(mention.end <= at < time.start for at in verbs):
            continue  # it has a predicate of its own
        if _LEADS.fullmatch(text, before.end - base, mention.start - base) and _FOLLOWS.fullmatch(
            text, mention.end - base, time.start - base
        ):
            out[time] = from_mention(mention, parsed.doc[i], parsed, discourse)
    return out


def edition_of_time(parsed: Parsed, before: TimeExpression, time: TimeExpression, work: Work) -> Work | None:
    """Return `work` in the edition named right before its second day: "out on May 3, with early access today"."""
    base, text = parsed.sentence.start, parsed.sentence.text
    match = _EDITION.fullmatch(text, before.end - base, time.start - base)
    if match:
        return Work(work.subject, match.group("edition").casefold())
    if _FULL.fullmatch(text, before.end - base, time.start - base):
        return Work(work.subject)
    return None


def in_turn(parsed: Parsed, here: Sequence[BoundTime], works: Sequence[Work]) -> bool:
    """Return whether each of several works has its own of as many times: "A and B arrive on May 3 and June 6"."""
    live = [item for item in here if not item.old]
    if len(works) < 2 or len(live) != len(works) or len(here) != len(live):
        return False
    base, text = parsed.sentence.start, parsed.sentence.text
    gaps = [(one.time.end - base, two.time.start - base) for one, two in pairwise(live)]
    return _RESPECTIVELY.search(text) is not None or all(_AS_WRITTEN.fullmatch(text, *gap) for gap in gaps)


def shares(
    parsed: Parsed, here: list[BoundTime], works: list[Work], own: dict[TimeExpression, Work]
) -> list[tuple[list[Work], list[BoundTime]]]:
    """Return which of a predicate's works have which of its times; `own`: the times with a work right before them."""
    if in_turn(parsed, here, works):
        return [([work], [item]) for work, item in zip(works, here, strict=True)]
    rest: list[BoundTime] = []
    out: list[tuple[list[Work], list[BoundTime]]] = []
    for item in here:
        earlier = [other.time for other in here if other.time.start < item.time.start and not other.old]
        edition = edition_of_time(parsed, earlier[-1], item.time, works[0]) if earlier and len(works) == 1 else None
        if item.old:
            rest.append(item)
        elif item.time in own:
            out.append(([own[item.time]], [item]))
        elif edition is not None:
            out.append(([edition], [item]))
        else:
            rest.append(item)
    return [(works, rest), *out] if rest or not out else out
