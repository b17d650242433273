"""What the extractor's tables share: one loaded reader, and claims written as one short line each."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from claims.extract.parsing import Parsed, parse_sentences
from claims.extract.pipeline import extract_article
from claims.extract.reader import Reader, load_reader
from claims.extract.sentences import Sentence
from claims.extract.times import tag
from claims.extract.titles import Mention
from claims.records import Article, Claim, TimeExpression
from claims.settings import models_dir


@cache
def reader() -> Reader:
    """The shipped word lists and models, loaded once for all tests."""
    return load_reader(models_dir())


def article(text: str, *, headline: str | None = None, published: str | None = "2024-03-04", **more: Any) -> Article:
    """An article of our own; most tables are read as if published on Monday 4 March 2024."""
    day = date.fromisoformat(published) if published else None
    return Article(
        id="own", text=text, title=headline, published=day, published_source="given" if day else "none", **more
    )


def brief(claim: Claim) -> str:
    """A claim as one line: `Work [installment]: not event relation interval`.

    An interval of one day is written once; affirmed claims go without "not", claims without a time end at the event.
    """
    name = f"{claim.subject} [{claim.installment}]" if claim.installment else claim.subject
    negation = "not " if claim.polarity == "negated" else ""
    days = [day.isoformat() for day in (claim.earliest, claim.latest) if day]
    interval = f" {claim.relation} {'..'.join(dict.fromkeys(days))}" if claim.relation != "none" else ""
    return f"{name}: {negation}{claim.event}{interval}"


def briefs(text: str, *, headline: str | None = None, published: str | None = "2024-03-04", **more: Any) -> list[str]:
    """The claims of an article, each as one line, in alphabetical order: the order in a sentence is no promise."""
    found = extract_article(article(text, headline=headline, published=published, **more), reader())
    return sorted(brief(claim) for claim in found)


def parsed(text: str, *names: str) -> Parsed:
    """The parse of one sentence, in which each of `names` is a work."""
    mentions = sorted(
        (Mention(text.index(name), text.index(name) + len(name), name, None, 5.0) for name in names),
        key=lambda mention: mention.start,
    )
    return parse_sentences([Sentence(text, 0, len(text), 0)], [mentions])[0]


def times(text: str, *, published: str = "2024-03-04") -> list[TimeExpression]:
    """The time expressions that have bounds, as the pipeline reads them."""
    return [t for t in tag(text, date.fromisoformat(published), policy="news") if t.earliest or t.latest]
