"""Verbs of a decision for or against a work: renewed, ordered, cancelled, never to happen."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extract.events.slots import chain_of, is_negated
from claims.extract.events.triggers import Predicate, Trigger
from claims.records import Event

_DECISIONS: tuple[Event, ...] = ("renewal", "cancellation")


def never_happens(verb: Predicate) -> Sequence[Trigger] | None:
    """ "The sequel will not happen", but not "in Italy this would never happen"."""
    token = verb.token
    if verb.lemma != "happen" or not is_negated(token):
        return None
    if token.head.lemma_ == "make" or any(c.lower_ in ("would", "could") for c in token.children):
        return ()
    return [Trigger("cancellation", token.i, chain_of(token), verb.subjects)]


def decided(verb: Predicate) -> Sequence[Trigger] | None:
    """ "X has been renewed", "Netflix cancelled X", "ordered a second season"."""
    theme = verb.undergoers
    if verb.lemma == "order" and not any(t.lemma_.casefold() in verb.words["renewal"]["ordered"] for t in theme):
        return None
    for event in _DECISIONS:
        if verb.lemma in verb.words[event]["object_verbs"] and (verb.passive or verb.objects):
            return [verb.trigger(event, theme)]
    return None
