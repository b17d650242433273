"""Release calendars: lines of a name and a date, without a predicate."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from claims.extract.discourse import IN_SLOT as _IN_SLOT
from claims.extract.discourse import Discourse, Work
from claims.extract.lexicon import Lexicon
from claims.extract.parsing import Parsed
from claims.extract.places import find_places, in_words
from claims.extract.sentences import Sentence
from claims.extract.tense import forward, is_before
from claims.extract.titles import is_other_name
from claims.extract.titles.features import is_person
from claims.records import Article, TimeExpression

_FEWEST = 3  # so many lines of one shape make a calendar
_NEAR = 3  # sentences between a block of lines and what introduces it
_LONGEST = 200
_FAR_BACK = 90  # a bare date lies this many days back at most; one before that is next year's


class Shape(Enum):
    """What stands first in a line, and what names the work."""

    NAME = "name"  # "Tin Ear (PS5, PC) - March 7", "- Tin Ear: March 7"
    DATE = "date"  # "March 7 - Tin Ear"
    FIELD = "field"  # "Release date: March 7", under a heading that is the name


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a calendar: a name, as characters of its sentence, and the days that it is given."""

    shape: Shape
    name: str
    times: tuple[TimeExpression, ...]
    bulleted: bool = False


_BULLET = re.compile(r"(?:[-*•–|●▪◦]|\d{1,2}[.)])\s+|\|\s*")
_NAME = r"[\"“‘'«]?\w[^\n|]{0,90}?"
# what may stand between the name and its date
_HEAD = re.compile(
    rf"\**(?P<name>{_NAME})\**\s*(?:\([^()]{{1,90}}\)\s*)?"
    r"(?::|\||\(|\[|\s[-–—~]{1,2}|[–—])\s*(?:(?:due|out|coming|arrives|launches|releases|premieres) )?(?:on |in )?$"
)
_TAIL = re.compile(
    r"\s*(?:TB[ACD]\b)?\s*[)\]]?\**\s*(?:\([^()]{1,90}\)|\|[^\n]{0,90}|(?:on|for|via|at|in)\s[^.!?\n]{1,90}|[-–—,:]\s?[^.!?\n]{1,90})?\s*[.|]?\s*"
)
_BETWEEN = re.compile(r"\s*(?:\([^()]{1,60}\))?\s*(?:/|,|&|and|;)?\s*(?:on |in )?")
_AFTER_DATE = re.compile(r"\s*(?:\([^()]{1,60}\)\s*)?(?::|\||\s[-–—~]{1,2}\s|[–—])\s*\**(?=[\"“‘'«\w])")
_NAME_ENDS = re.compile(r"\s[-–—|]{1,2}\s|\s?\||\s\(|\*\*|\s*$")
_FIELD = re.compile(
    r"\W{0,3}(?:release|launch|premiere|air|street) ?dates?\**\s?[:–—-]\**\s*$|\W{0,3}(?:releas(?:es|ed)|premieres|launch(?:es)?|out|release|arrives)\**\s?:\**\s*$",
    re.I,
)
_LABEL = re.compile(
    r"(?:(?:release|launch|premiere|air|publication|street|start|end|due|pre-?order) ?)?(?:dates?|day|time|window|period|year)$"
    r"|(?:published|updated|posted|modified|created|when|where|release[sd]?|premieres?|launch(?:es)?|runs?|dates?|last \w+|founded|born|died|"
    r"starting|deadline|duration|platforms?|price|genre|developers?|publishers?|directors?|cast|stars|network)$",
    re.I,
)


def entry_of(sentence: Sentence, times: Sequence[TimeExpression]) -> Entry | None:
    """Return the calendar line that `sentence` is by its shape, or None."""
    text, base = sentence.text, sentence.start
    if not times or len(text) > _LONGEST or "@" in text or sentence.start - sentence.line_start > 6:
        return None
    bullet = _BULLET.match(text)
    at = bullet.end() if bullet else 0
    first, last = times[0].start - base, times[-1].end - base
    joined = all(_BETWEEN.fullmatch(text[one.end - base : two.start - base]) for one, two in pairwise(times))
    if re.fullmatch(r"\**(?:on )?", text[at:first], re.I):
        behind = _AFTER_DATE.match(text, times[0].end - base)
        if behind is None or len(times) > 1:
            return None
        end = _NAME_ENDS.search(text, behind.end())
        name = text[behind.end() : end.start() if end else len(text)]
        return Entry(Shape.DATE, _bare(name), (times[0],), bullet is not None) if _is_name(_bare(name)) else None
    if not joined or not _TAIL.fullmatch(text, last):
        return None
    if _FIELD.fullmatch(text, at, first):
        return Entry(Shape.FIELD, "", (times[0],), bullet is not None)
    head = _HEAD.fullmatch(text, at, first)
    if head is None or not _is_name(_bare(head["name"])):
        return None
    return Entry(Shape.NAME, _bare(head["name"]), tuple(times), bullet is not None)


def _bare(name: str) -> str:
    return name.strip(" *\"“”‘’'«».,:|")


# "Lantern Coast now has a release window: May" is no line of a calendar
_CLAUSE = re.compile(
    r"\s(?:(?:now|finally|also|already) )?(?:has|have|had|gets?|got|is|are|was|were|will|receives?)\s|\s(?:release|launch|premiere) (?:date|window)s?$"
)
_WORD = re.compile(r"[^\W_][\w'’.-]*")


def _is_name(name: str) -> bool:
    """Return whether a line's text can be a name: short, mostly capitals, and no label of a field."""
    words = _WORD.findall(name)
    long = [word for word in words if len(word) > 3]
    capital = sum(any(c.isupper() or c.isdigit() for c in word) for word in long)
    return (
        0 < len(words) <= 12
        and any(c.isupper() or c.isdigit() for c in name)
        and 2 * capital >= len(long)
        and _LABEL.match(name) is None
        and _CLAUSE.search(name) is None
        and not re.search(r"[!?]\s|\.\s+[A-Z]", name)
    )


def calendar_lines(
    sentences: Sequence[Sentence], times_of: Sequence[list[TimeExpression]], article: Article, lexicon: Lexicon
) -> dict[int, Entry]:
    """Return the calendar lines of an article by the position of their sentence.

    A line counts where at least three share its shape and something introduces them: the headline, a line or two
    before them, or, for a bulleted name, the list itself.
    """
    entries = {i: entry for i, s in enumerate(sentences) if times_of[i] and (entry := entry_of(s, times_of[i]))}
    headline = lexicon.calendar_headline.search(article.title or "") is not None
    kept: dict[int, Entry] = {}
    for shape in Shape:
        alike = {i: entry for i, entry in entries.items() if entry.shape is shape}
        if shape is Shape.FIELD:
            if len(alike) >= _FEWEST:
                kept |= {i: Entry(shape, name, e.times) for i, e in alike.items() if (name := _heading(sentences, i))}
            continue
        if len(alike) < _FEWEST and not headline:
            continue
        for i, entry in alike.items():
            listed = shape is Shape.NAME and entry.bulleted and len(alike) >= _FEWEST
            if not (headline or listed or _introduced(sentences, i, entries, lexicon)):
                continue
            if lexicon.calendar_other.search(entry.name) is None:
                kept[i] = entry
    return kept


def _introduced(sentences: Sequence[Sentence], place: int, entries: dict[int, Entry], lexicon: Lexicon) -> bool:
    """Return whether a line right before the block of calendar lines speaks of releases."""
    while place - 1 in entries:
        place -= 1
    return any(lexicon.calendar_lead.search(s.text) for s in sentences[max(0, place - _NEAR) : place])


_HEADING = re.compile(r"[#*\d.)\s]*(?P<name>[^\n]{2,80}?)[*\s]*$")


def _heading(sentences: Sequence[Sentence], place: int) -> str | None:
    """Return the heading above a field: the nearest short line without a full stop that a paragraph follows."""
    for i in range(place - 1, max(-1, place - 25), -1):
        sentence, following = sentences[i], sentences[i + 1]
        whole = sentence.start == sentence.line_start and following.line_start != sentence.line_start
        if not whole or len(sentence.text) > 80 or sentence.text[-1] in ".!?:…,;" or ":" in sentence.text[-3:]:
            continue
        match = _HEADING.match(sentence.text)
        name = _bare(match["name"]) if match else ""
        paragraph = len(following.text) > 60 or i + 1 == place
        if paragraph and _is_name(name) and not re.match(r"(?:See|Read|Save|Preorder|Watch|Sign|Buy) ", name):
            return name
    return None


def draft_entry(
    entry: Entry, parsed: Parsed, discourse: Discourse, article: Article, lexicon: Lexicon, draft: Callable[..., None]
) -> None:
    """Draft the release that each day of a calendar line asserts: "Dune: Part Two - 1 March"."""
    service = _service_of(article, lexicon)
    listed = re.split(r",\s*(?:and\s+)?|\s+(?:and|&)\s+", entry.name)
    known = [place.casefold().strip() in lexicon.places for place in listed]
    main = discourse.last_theme or discourse.main()
    work = Work(entry.name)
    if main is not None and 2 * sum(known) >= len(known):
        work = Work(main.subject, entry.name)  # "April 12 - France and Malta" lists the countries of one work
    elif is_other_name(entry.name, lexicon):
        return
    else:
        for mention in parsed.mentions.values():
            if mention.name.casefold() == entry.name.casefold():
                work = Work(mention.name, mention.installment)
    works = [Work(name) for name in _listed_works(entry.name, lexicon)] if work == Work(entry.name) else []
    for time in entry.times:
        if article.published and time.latest and (article.published - time.latest).days > _FAR_BACK:
            time = forward(time, article.published)
        if not is_before(time, article.published):
            for each in works or [work]:
                draft(Work(each.subject, each.installment or service), "release", time, False, 0)


def _listed_works(name: str, lexicon: Lexicon) -> list[str]:
    """Return the works of a line that lists several ("Thursday: One, Two, Three"); none where it is one name.

    Two parts with a comma may be one title; "Title, Author, Publisher" is one too.
    """
    parts = name.split(", ")
    if len(parts) < _FEWEST or any(is_person(p, lexicon) or not (p[:1].isupper() or p[:1].isdigit()) for p in parts):
        return []
    return [p for p in parts if p.casefold() not in lexicon.platforms and p.casefold() not in lexicon.companies]


def _service_of(article: Article, lexicon: Lexicon) -> str | None:
    """Return the service whose list an article gives by its headline ("New on Game Pass in May"), or None."""
    places = find_places(article.title or "", lexicon)
    if places and all(p.kind == "service" for p in places):
        return in_words(name for p in places for name in p.names)
    return None


def draft_headline_line(
    parsed: Parsed,
    times: list[TimeExpression],
    article: Article,
    lexicon: Lexicon,
    draft: Callable[..., None],
) -> None:
    """A line without a verb under a headline of releases: its first name and date belong together."""
    text = parsed.sentence.text
    if lexicon.calendar_headline.search(article.title or "") is None or len(text) > 160 or "@" in text:
        return
    if any(token.pos_ == "VERB" for token in parsed.doc) or lexicon.calendar_other.search(text):
        return
    time = times[0]
    strong = [(i, m) for i, m in parsed.mentions.items() if m.score >= _IN_SLOT]
    if is_before(time, article.published) or not strong:
        return
    i, mention = strong[0]
    if mention.start > parsed.sentence.start + 12 and time.start > parsed.sentence.start + 12:
        return
    draft(Work(mention.name, mention.installment), "release", time, False, i)
