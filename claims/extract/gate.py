"""Which sentences are parsed at all: only those with a word that could carry an event."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.extract.lexicon import Lexicon
from claims.extract.pairing import has_pairs
from claims.extract.parsing import too_long
from claims.extract.sentences import SYNDICATED, Sentence
from claims.records import Article, TimeExpression

_IMPRINT = re.compile(r"\W{0,4}(?:originally |first |last )?(?:published|posted|updated|modified) (?:at|on|in)\b", re.I)


_BULLET = re.compile(r"^(?:[-*•–]|\d{1,2}[.)])\s|^[^.!?]{2,80}?\s*[-–—:|(]\s*[^.!?]{4,40}$")


def gate(sentence: str, lexicon: Lexicon) -> bool:
    """Return whether `sentence` has a word that could carry an event; one without is never parsed."""
    return lexicon.gate.search(sentence) is not None


def passes(sentence: Sentence, times: Sequence[TimeExpression], article: Article, lexicon: Lexicon) -> bool:
    """Return whether `sentence` is worth parsing: it passes the gate, is a dated line of a list, or has days in brackets."""
    if (
        too_long(sentence)
        or _IMPRINT.match(sentence.text)
        or SYNDICATED.search(sentence.text)
        or (article.title and sentence.text.strip() == article.title.strip())
    ):
        return False
    if gate(sentence.text, lexicon):
        return True
    if not times:
        return False
    return (
        lexicon.gate_dated.search(sentence.text) is not None
        or _BULLET.match(sentence.text) is not None
        or has_pairs(sentence.text, [t.start - sentence.start for t in times])
    )
