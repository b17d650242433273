"""What a statement is about, where nobody says so: the predicates of its main clauses, found with a parser.

The model alone looks for a release near a time, or takes the whole text; in a long sentence of any other kind a hedge
of a side clause then counts for the whole. A word of saying or thinking gives way to what is said or thought: "she said
it *will open*", "it is believed *to be* older", "there is a chance that it *fell*".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claims.extract.status.grammar import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Span = tuple[int, int]

MIN_WORDS = 6  # in a shorter text the whole is the event
MAX_CHARS = 2000  # no sentence; parsing it would cost more than it tells
_DEPTH = 4  # "he said she thought they knew that …"
_WORD = re.compile(r"\w+")
_VERBS = frozenset(("VERB", "AUX"))
_SAYING = words_of("saying")
_WANTING = words_of("wanting")
_DECIDING = words_of("deciding")
_SUGGESTING = words_of("suggesting")
_LINKING = words_of("linking")
_OPEN_ADJECTIVES = words_of("open_adjectives")
_CONTENT_NOUNS = words_of("content_nouns")
_CHANCES = words_of("chances")
_AUXILIARY = frozenset(("aux", "auxpass", "neg"))
_SUBJECT = frozenset(("nsubj", "nsubjpass", "expl", "csubj"))
_OBJECTS = frozenset(("dobj", "attr", "oprd"))


def main_events(texts: Sequence[str]) -> list[tuple[Span, ...]]:
    """Return the character spans of the main predicates of each text, the foremost first.

    There are none where a text is short, very long or a fragment.
    """
    from claims.extract.parsing import parse_plain

    chosen = [at for at, text in enumerate(texts) if len(text) <= MAX_CHARS and len(_WORD.findall(text)) > MIN_WORDS]
    found: list[tuple[Span, ...]] = [()] * len(texts)
    for at, spans in zip(chosen, parse_plain([texts[at] for at in chosen], events_of), strict=True):
        found[at] = spans
    return found


def events_of(doc: Doc) -> tuple[Span, ...]:
    """Return the character spans of the main predicates of `doc`, auxiliaries included; the longest clause is first."""
    roots = [token for token in doc if token.head.i == token.i and token.pos_ in _VERBS]
    roots.sort(key=lambda token: (token.left_edge.i - token.right_edge.i, token.i))
    heads = [*roots[:1], *(clause for root in roots for clause in _coordinated(root)), *roots[1:]]
    return tuple(dict.fromkeys(_span(_event(head)) for head in heads))


def _coordinated(verb: Token) -> Iterator[Token]:
    """Give the heads of the clauses with subjects of their own that stand beside that of `verb`."""
    for token in verb.children:
        if token.pos_ not in _VERBS:
            continue
        if token.dep_ == "conj" and any(child.dep_ in _SUBJECT for child in token.children):
            yield token
            yield from _coordinated(token)
        elif token.dep_ == "ccomp" and token.i < verb.i and verb.lemma_ not in _SAYING:
            yield token  # "it competes with farms; land needs could fall": the parser makes the first one a complement


def _event(verb: Token) -> Token:
    for _ in range(_DEPTH):
        content = _content(verb)
        if content is None:
            break
        verb = content
    return verb


def _content(verb: Token) -> Token | None:
    """Return the head of what `verb` says or thinks, or of what is said of it; None for a plain predicate."""
    lemma = verb.lemma_.lower()
    found = None
    if lemma in _WANTING or (lemma == "have" and any(child.lower_ == "yet" for child in verb.children)):
        found = _clause(verb)
    elif lemma in _DECIDING:
        found = _clause(verb, mark=("whether", "if"))
    elif lemma in _SAYING:
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        found = _clause(verb, ("ccomp",)) or (_clause(verb, ("xcomp",)) if passive else None)
    if found is None and lemma in _SUGGESTING:  # "suggests a link"
        found = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if found is None and lemma in _LINKING:  # "is likely to", "it is possible that"
        adjectives = [child for child in verb.children if child.lemma_.lower() in _OPEN_ADJECTIVES]
        found = next((c for a in adjectives for c in (_clause(a), _clause(verb, after=a.i)) if c is not None), None)
    return found or _content_of_noun(verb, existential=lemma in ("be", "exist"))


def _content_of_noun(verb: Token, *, existential: bool) -> Token | None:
    objects = [child for child in verb.children if child.dep_ in _OBJECTS]
    objects += [noun for child in objects for noun in child.children if noun.dep_ == "dobj"]  # "leaves open the chance"
    for noun in objects:
        lemma = noun.lemma_.lower()
        if lemma not in _CONTENT_NOUNS:
            continue
        for token in noun.children:
            marked = any(child.dep_ == "mark" or child.tag_ == "TO" for child in token.children)
            if token.dep_ in ("acl", "ccomp") and token.pos_ in _VERBS and marked:  # "the chance that it fell"
                return token
        if existential and lemma in _CHANCES:  # "there is a risk of floods"
            for token in noun.children:
                if token.dep_ == "prep":
                    return next((child for child in token.children if child.dep_ in ("pobj", "pcomp")), None)
    return None


def _clause(
    head: Token, kinds: tuple[str, ...] = ("ccomp", "xcomp"), *, after: int = -1, mark: tuple[str, ...] = ()
) -> Token | None:
    for child in head.children:
        marked = not mark or any(token.lower_ in mark for token in child.children)
        if marked and child.dep_ in kinds and child.pos_ in _VERBS and child.i > after:
            return child
    return None


def _span(head: Token) -> Span:
    start = min([t.idx for t in head.children if t.dep_ in _AUXILIARY and t.i < head.i], default=head.idx)
    return start, head.idx + len(head.text)
