"""Lists of works: "A, B and C will arrive", "games like A and B", "A and B, both of which are coming"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.extract.discourse import LISTED
from claims.extract.events import Trigger
from claims.extract.lexicon import Lexicon
from claims.extract.parsing import Parsed
from claims.extract.titles import is_other_name

if TYPE_CHECKING:
    from spacy.tokens import Token

_BETWEEN = frozenset({",", "and", "&", "or", "the", "as", "well", "plus", '"', "'", "''", "``"})
_FILLING = frozenset({"the", "a", "an", "its", "their", "new", "upcoming", "latest", "next", "long-awaited"})
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
    """Return the names that exemplify a plural noun ("games such as A and B"); empty where there are none.

    The names may also follow the whole clause: "several games have been delayed to May, including A and B", "these are
    the games that are due in May: A, B and C".
    """
    counted = token.lemma_.casefold() in lexicon.reference_words["quantities"]
    if token.tag_ not in ("NNS", "NNPS") and not token.lower_.endswith("s") and not counted:
        return []
    words = lexicon.reference_words["exemplifying"]
    for child in token.children:
        if child.lower_ in words and child.i > token.i:
            named = [t for t in child.subtree if t.i in parsed.mentions]
            if named and named[0].i - child.i <= 4:
                return with_list([named[0]], parsed)
    return _at_the_end(token, parsed, lexicon) if counted or _is_open(token, lexicon) else []


def _is_open(token: Token, lexicon: Lexicon) -> bool:
    """Return whether a plural noun that describes works leaves open which ("several games", "games that are due")."""
    one_of = token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ == "one"
    if token.lemma_.casefold() not in lexicon.kind_of or one_of:
        return False
    first = next((c for c in token.children if c.i < token.i and c.dep_ in ("det", "nummod", "amod", "poss")), None)
    return (
        first is None
        or first.lower_ in lexicon.reference_words["indefinite"]
        or first.dep_ == "nummod"
        or any(c.dep_ == "relcl" for c in token.children)
    )


def _at_the_end(token: Token, parsed: Parsed, lexicon: Lexicon) -> list[Token]:
    """Return the names that follow "…, including" or, two at least, a colon behind the clause of `token`."""
    for mark in parsed.doc[token.i + 1 :]:
        if mark.lower_ != "including" and mark.text != ":":
            continue
        first = next((t for t in parsed.doc[mark.i + 1 : mark.i + 5] if t.i in parsed.mentions), None)
        if first is None or parsed.mentions[first.i].score < 0 or is_other_name(parsed.mentions[first.i].name, lexicon):
            continue
        if mark.text == ":" and first.i != mark.i + 1:
            continue
        named = with_list([first], parsed)
        if mark.text != ":" or len(named) > 1:
            return named
    return []


def _hangs_on(token: Token, within: set[int]) -> bool:
    """Return whether a word hangs on the predicate or its slot, if only through a noun or a preposition."""
    node = token.head
    for _ in range(3):
        if node.i in within or node.pos_ in ("VERB", "AUX"):
            break
        node = node.head
    return node.i in within


def companions(trigger: Trigger, parsed: Parsed, lexicon: Lexicon) -> list[Token]:
    """Return the names that come "alongside" or "together with" what is in the slot, which share its event and time."""
    if trigger.event not in ("release", "announcement", "renewal", "delay", "cancellation"):
        return []
    within = trigger.chain | {t.i for t in trigger.themes}
    for token in parsed.doc:
        if token.lower_ not in lexicon.reference_words["together"] or not _hangs_on(token, within):
            continue
        tail = [t for t in parsed.doc[token.i + 1 : token.i + 7] if t.lower_ not in _FILLING]
        if tail and tail[0].lower_ == "with":
            tail = tail[1:]
        elif token.lower_ != "alongside":
            continue
        if tail and tail[0].i in parsed.mentions and tail[0].dep_ == "pobj":
            mention = parsed.mentions[tail[0].i]
            if mention.score >= 0 and not is_other_name(mention.name, lexicon):
                return [t for t in with_list([tail[0]], parsed) if t.dep_ not in ("nsubj", "nsubjpass")]
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
