"""Lists of works: "A, B and C will arrive", "games like A and B", "A and B, both of which are coming"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.extract.discourse import LISTED
from claims.extract.lexicon import Lexicon
from claims.extract.parsing import Parsed
from claims.extract.titles import is_other_name

if TYPE_CHECKING:
    from spacy.tokens import Token

_BETWEEN = frozenset({",", "and", "&", "or", "the", "as", "well", "plus", '"', "'", "''", "``"})
_LONGEST = 12  # items on each side of a name


def with_list(slots: list[Token], parsed: Parsed) -> list[Token]:
    """Add the names that stand in one list with a name of the slot, where the parser lost the list."""
    out = list(slots)
    for token in slots:
        if token.i not in parsed.mentions:
            continue
        for step in (-1, 1):
            at: int | None = token.i
            for _ in range(_LONGEST):
                at = _next_item(at, step, parsed) if at is not None else None
                if at is None:
                    break
                if all(t.i != at for t in out):
                    out.append(parsed.doc[at])
    return sorted(out, key=lambda t: t.i) if len(out) > len(slots) else out


def _next_item(at: int, step: int, parsed: Parsed) -> int | None:
    """Return the next name of the list in one direction, or None where anything but a comma or "and" lies between."""
    to = at + step
    while 0 <= to < len(parsed.doc) and abs(to - at) <= 5 and parsed.doc[to].lower_ in _BETWEEN:
        to += step
    between = {parsed.doc[i].lower_ for i in range(min(at, to) + 1, max(at, to))}
    return to if to in parsed.mentions and between & {",", "and", "&", "or"} else None


def in_company(token: Token, parsed: Parsed, lexicon: Lexicon) -> bool:
    """Return whether a name of middling evidence stands in a list with a firmer one."""
    mention = parsed.mentions[token.i]
    if mention.score < LISTED or is_other_name(mention.name, lexicon) or mention.name in lexicon.openers:
        return False
    beside = [_next_item(token.i, step, parsed) for step in (-1, 1)]
    return any(i is not None and parsed.mentions[i].score >= 0 for i in beside)


def examples(token: Token, parsed: Parsed, lexicon: Lexicon) -> list[Token]:
    """Return the names that exemplify a plural noun ("games such as A and B"); empty where there are none."""
    if token.tag_ not in ("NNS", "NNPS") and not token.lower_.endswith("s"):
        return []
    words = lexicon.reference_words["exemplifying"]
    for child in token.children:
        if child.lower_ in words and child.i > token.i:
            named = [t for t in child.subtree if t.i in parsed.mentions]
            if named and named[0].i - child.i <= 4:
                return with_list([named[0]], parsed)
    return []


def antecedents(token: Token, parsed: Parsed) -> list[Token]:
    """Return the list that "both of which" or "all of which" takes up in its own sentence; empty for other tokens."""
    verb = token.head
    relative = any(t.lower_ in ("which", "them") for c in token.children if c.lower_ == "of" for t in c.children)
    while verb.dep_ in ("conj", "xcomp", "ccomp") and verb.head.i != verb.i:
        verb = verb.head
    if not relative or verb.dep_ not in ("relcl", "ccomp", "advcl", "parataxis"):
        return []
    before = [i for i in parsed.mentions if i < token.i]
    return with_list([parsed.doc[max(before)]], parsed) if before else []
