"""Sizes and models that share a name: "the 15-inch variant of X", "14-inch and 16-inch X", "X 8 and 8 Pro"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.extract.discourse import Discourse, Work
from claims.extract.lexicon import Lexicon
from claims.extract.parsing import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

_SIZE = r"\d{1,2}(?:\.\d)?[- ]inch"
_SIZE_OF_NAME = re.compile(rf"^(?:the )?(?P<size>{_SIZE}) ", re.I)
_SIZE_ALONE = re.compile(rf"(?:the )?{_SIZE}", re.I)
_SIZES_BEFORE = re.compile(
    rf"(?P<sizes>{_SIZE}(?:(?:,? and |,? or |, ?|/){_SIZE}){{0,3}})(?:,? and |,? or |, ?|/)$", re.I
)
_SIZE_BEFORE = re.compile(rf"\b(?P<size>{_SIZE})(?: [\w-]{{1,20}}){{0,2}} $", re.I)
_NUMBER_AT_END = re.compile(r" (?P<number>\d{1,4})$")
# "X 7600, 7700 and 7800", and no "X 12 and 30 more games"
_COUNTED = (
    r"(?:more|other|new|others|hours|days|weeks|months|years|games|million|percent|per|minutes|inch"
    r"|January|February|March|April|May|June|July|August|September|October|November|December)"
)
_NUMBERS_AFTER = re.compile(
    rf"(?P<numbers>(?:, ?\d{{2,4}}){{0,3}},? (?:and|or|&) (?:the )?\d{{2,4}})(?![\d.,:%])(?! {_COUNTED}\b)"
)
_TIER = r"(?:Pro Max|Pro XL|Pro|Plus|Ultra|Max|Mini|Lite|FE)"


def is_size(name: str) -> bool:
    """Return whether a capitalised run is a size and no name ("The 15-inch")."""
    return _SIZE_ALONE.fullmatch(name.strip()) is not None


def sized_work(token: Token, inner: Work | None, parsed: Parsed, discourse: Discourse, lexicon: Lexicon) -> Work | None:
    """Return the size of a product that a phrase like "the 13-inch model" means, or None where it names no size.

    Args:
        token: the head of the phrase ("model").
        inner: the product named inside the phrase ("the 15-inch variant of the MacBook Air"), or None.
        parsed: the sentence.
        discourse: what was spoken of; gives the product where the phrase does not.
        lexicon: word lists.
    """
    if token.lemma_.casefold() not in lexicon.reference_words["variants"] or (
        inner and _SIZE_OF_NAME.match(inner.subject)
    ):
        return None
    base = parsed.sentence.start
    left = max(parsed.spans[token.left_edge.i][0], parsed.spans[token.i][0] - 60)
    found = _SIZE_BEFORE.search(parsed.sentence.text[left - base : parsed.spans[token.i][0] - base])
    if found is None:
        return None
    product = inner or _latest_product(discourse)
    if product is None:
        return None
    return Work(f"{found['size'].replace(' ', '-')} {_SIZE_OF_NAME.sub('', product.subject)}")


def _latest_product(discourse: Discourse) -> Work | None:
    """Return the latest work that comes in sizes: the one spoken of, where it is a device."""
    sized = next((w for w in reversed(discourse.recent[-4:]) if _SIZE_OF_NAME.match(w.subject)), None)
    return sized or discourse.of_kind("hardware")


def with_sharers(work: Work, token: Token, parsed: Parsed) -> list[Work]:
    """Return `work` and those that share its name in a list: "14-inch and 16-inch X" and "X 8 and 8 Pro" are two."""
    start, end = parsed.spans[token.i]
    before = parsed.sentence.text[: start - parsed.sentence.start]
    after = parsed.sentence.text[end - parsed.sentence.start :]
    size = _SIZE_OF_NAME.match(work.subject)
    sizes = _SIZES_BEFORE.search(before[-60:]) if size else None
    if size and sizes:
        family = work.subject[size.end() :]
        others = re.findall(_SIZE, sizes["sizes"], re.I)
        return [*(Work(f"{other} {family}", work.installment) for other in others), work]
    maker = _family_before(work.subject, before)
    if maker:
        return [Work(f"{maker} {work.subject}", work.installment)]
    number = _NUMBER_AT_END.search(work.subject)
    numbers = _NUMBERS_AFTER.match(after) if number and not size else None
    if number and numbers and not any(end < m.start < end + numbers.end() for m in parsed.mentions.values()):
        alike = [n for n in re.findall(r"\d+", numbers["numbers"]) if _is_model(n, number["number"])]
        stem = work.subject[: number.start()]
        return [work, *(Work(f"{stem} {other}", work.installment) for other in alike)]
    tier = re.match(rf"(?:,? and |/|, ){number['number']} ?(?P<tier>{_TIER})\b", after) if number else None
    if tier and not any(end < m.start < end + tier.end() for m in parsed.mentions.values()):
        return [work, Work(f"{work.subject} {tier['tier']}", work.installment)]
    return [work]


def _is_model(number: str, beside: str) -> bool:
    """Return whether a number alone can be another model: it is as long as the one that is written out, and no year."""
    return len(number) == len(beside) and not re.fullmatch(r"(?:19|20)\d\d", number)


def _family_before(name: str, before: str) -> str | None:
    """Return what "12 Pro" leaves out behind "the Pixel 12 and", or None."""
    tier = re.fullmatch(rf"(?P<number>\d{{1,3}}) {_TIER}", name)
    family = re.search(r"(?P<family>[A-Z]\w{1,20}) (?P<number>\d{1,3})(?:,? and (?:the )?|/|, )$", before[-40:])
    return family["family"] if tier and family and tier["number"] == family["number"] else None
