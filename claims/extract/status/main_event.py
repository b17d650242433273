"""What a statement is about, where nobody says so: the predicate of its main clause, found with a parser.

The model alone looks for a release near a time, or takes the whole text; in a long sentence of any other kind a hedge
of a side clause then counts for the whole. A verb of saying or thinking gives way to what is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claims.extract.status.grammar import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MIN_WORDS = 10  # in a shorter text the whole is the event
MAX_CHARS = 2000  # no sentence; parsing it would cost more than it tells
_DEPTH = 4  # "he said she thought they knew that …"
_WORD = re.compile(r"\w+")
_VERBS = frozenset(("VERB", "AUX"))
_SAYING = words_of("saying")
_AUXILIARY = frozenset(("aux", "auxpass", "neg"))


def main_events(texts: Sequence[str]) -> list[tuple[int, int] | None]:
    """Return the character span of the main predicate of each text; None where it is short, very long or a fragment."""
    from claims.extract.parsing import parse_plain

    chosen = [at for at, text in enumerate(texts) if len(text) <= MAX_CHARS and len(_WORD.findall(text)) > MIN_WORDS]
    found: list[tuple[int, int] | None] = [None] * len(texts)
    for at, span in zip(chosen, parse_plain([texts[at] for at in chosen], main_event), strict=True):
        found[at] = span
    return found


def main_event(doc: Doc) -> tuple[int, int] | None:
    """Return the character span of the main predicate of `doc`, its auxiliaries included; None for a fragment."""
    roots = [token for token in doc if token.head.i == token.i and token.pos_ in _VERBS]
    if not roots:
        return None
    head = max(roots, key=lambda token: (token.right_edge.i - token.left_edge.i, -token.i))
    for _ in range(_DEPTH):
        said = _complement(head)
        if said is None:
            break
        head = said
    start = min([t.idx for t in head.children if t.dep_ in _AUXILIARY and t.i < head.i], default=head.idx)
    return start, head.idx + len(head.text)


def _complement(verb: Token) -> Token | None:
    if verb.lemma_.lower() not in _SAYING:
        return None
    return next((token for token in verb.children if token.dep_ == "ccomp" and token.pos_ in _VERBS), None)
