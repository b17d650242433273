"""Article -> claims: the reading half, one pure function of one article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from claims.extract.attribution import Source, passing_source
from claims.extract.calendars import calendar_lines
from claims.extract.discourse import IN_SLOT as _IN_SLOT
from claims.extract.discourse import TAKEN_UP, Discourse, Work, named_works
from claims.extract.drafts import Draft
from claims.extract.gate import passes
from claims.extract.lexicon import Lexicon
from claims.extract.numbering import claims_of, judge
from claims.extract.parsing import parse_sentences, too_long
from claims.extract.plausibility import doubtful
from claims.extract.reader import Reader
from claims.extract.reading import read_sentence
from claims.extract.sentences import Sentence, split_sentences
from claims.extract.standing import Standing
from claims.extract.titles import Mention, Works, find_works, is_other_name
from claims.extract.voices import main_company, maker_voice
from claims.records import Article, Claim, TimeExpression

if TYPE_CHECKING:
    pass

_T = TypeVar("_T")


def extract_article(article: Article, reader: Reader) -> list[Claim]:
    """Return the claims of `article` in text order; the same article gives the same claims."""
    return extract_articles([article], reader)[0]


def extract_articles(articles: Sequence[Article], reader: Reader) -> list[list[Claim]]:
    """Return the claims of each article; one status call for all, since the model is fastest in bulk."""
    drafts = [_drafts(article, reader) for article in articles]
    flat = [draft for group in drafts for draft in group]
    judged = iter(judge(flat, reader))
    return [
        claims_of(article, group, [next(judged) for _ in group], kinds)
        for article, (group, kinds) in zip(articles, ((d, d.kinds) for d in drafts), strict=True)
    ]


def explain_article(article: Article, reader: Reader) -> Iterator[tuple[Sentence, list[Claim], list[str]]]:
    """Yield each sentence with its claims and, where a sentence or a predicate gave none, the reasons."""
    drafts = _drafts(article, reader)
    claims = claims_of(article, drafts, judge(drafts, reader), drafts.kinds)
    for sentence in drafts.sentences:
        here = [c for c in claims if c.start == sentence.start]
        if sentence.start in drafts.notes:
            yield sentence, here, drafts.notes[sentence.start]
        else:
            yield (
                sentence,
                here,
                ["not parsed: too long" if too_long(sentence) else "not parsed: no word that could carry an event"],
            )


class _Drafts(list[Draft]):
    """The drafts of one article with the kinds of its works."""

    kinds: dict[str, str]
    notes: dict[int, list[str]]  # start of a parsed sentence -> why predicates gave no claim
    sentences: list[Sentence]


def _drafts(article: Article, reader: Reader) -> _Drafts:
    from claims.extract.times import tag

    lexicon = reader.lexicon
    times = [
        t
        for t in tag(article.text, article.published, policy="news", lines=True)
        if t.earliest is not None or t.latest is not None
    ]
    busy = [(t.start, t.end) for t in times]
    works = find_works(article.text, article.title, lexicon, reader.weights, busy=busy, catalogue=reader.catalogue)
    sentences = split_sentences(article.text)
    times_of = _spread(sentences, times, lambda t: t.start)
    mentions_of = _spread(sentences, works.mentions, lambda m: m.start)
    calendar = calendar_lines(sentences, times_of, article, lexicon)
    chosen = [i for i, s in enumerate(sentences) if i in calendar or passes(s, times_of[i], article, lexicon)]
    parsed = dict(
        zip(
            chosen,
            parse_sentences(
                [sentences[i] for i in chosen], [_mergeable(mentions_of[i], times_of[i], lexicon) for i in chosen]
            ),
            strict=True,
        )
    )
    discourse = Discourse(
        works,
        company=main_company(article, lexicon),
        standing=Standing(article, works, sentences, mentions_of, lexicon, times_of),
    )
    voice = maker_voice(article, lexicon)
    out = _Drafts()
    out.kinds, out.notes, out.sentences = works.kind_of, {}, sentences
    source: Source | None = None
    for i, sentence in enumerate(sentences):
        if i:
            discourse.begin(sentences[i - 1], [m for m in mentions_of[i - 1] if _may_be_topic(m, lexicon)])
        if i in parsed:
            neighbours = (sentences[i - 1].text if i else "", sentences[i + 1].text if i + 1 < len(sentences) else "")
            lines: list[str] = []
            discourse.named_here = frozenset(m.name for m in mentions_of[i] if m.score >= TAKEN_UP)
            found, said = read_sentence(
                parsed[i], times_of[i], discourse, reader, article, source, voice, neighbours, lines, calendar.get(i)
            )
            source = said or (None if found else passing_source(sentence.text, source, lexicon, reader.models))
            out.notes[sentence.start] = lines
            out.extend(found)
            spoken = [d.work for d in found]
        else:
            spoken = []
            source = passing_source(sentence.text, source, lexicon, reader.models)
        discourse.saw(named_works(mentions_of[i], discourse), _unique(spoken))
    return _without_doubtful(out, works, article, reader)


def _without_doubtful(drafts: _Drafts, works: Works, article: Article, reader: Reader) -> _Drafts:
    doubts = doubtful(drafts, works, article, drafts.sentences, reader.lexicon, reader.plausibility)
    for draft, doubt in zip(drafts, doubts, strict=True):
        if doubt:
            note = f"{draft.event} of {draft.work.subject!r}: too little in the article speaks of a work to come"
            drafts.notes.setdefault(draft.sentence.start, []).append(note)
    drafts[:] = [draft for draft, doubt in zip(drafts, doubts, strict=True) if not doubt]
    return drafts


def _may_be_topic(mention: Mention, lexicon: Lexicon) -> bool:
    return not is_other_name(mention.name, lexicon) and mention.name.casefold() not in lexicon.platforms


def _mergeable(mentions: Sequence[Mention], times: Sequence[TimeExpression], lexicon: Lexicon) -> list[Mention]:
    def is_name(mention: Mention) -> bool:
        if is_other_name(mention.name, lexicon):
            return False
        return mention.score > _IN_SLOT + 1.0 or re.sub(r"^the ", "", mention.name.casefold()) not in lexicon.platforms

    return [m for m in mentions if is_name(m) and not any(t.start <= m.start and m.end <= t.end for t in times)]


def _spread(sentences: Sequence[Sentence], items: Iterable[_T], offset: Callable[[_T], int]) -> list[list[_T]]:
    """Return the items that begin in each sentence."""
    out: list[list[_T]] = [[] for _ in sentences]
    index = 0
    for item in sorted(items, key=offset):
        at = offset(item)
        while index < len(sentences) and sentences[index].end <= at:
            index += 1
        if index < len(sentences) and sentences[index].start <= at:
            out[index].append(item)
    return out


def _unique(works: Iterable[Work]) -> list[Work]:
    return list(dict.fromkeys(works))
