"""Verbs of making: filming starts, development ends, a game goes gold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claims.extract.events.slots import of_or_for
from claims.extract.events.triggers import Predicate, Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNSPECIFIC = frozenset(("be", "go", "get", "remain", "continue"))


def started(verb: Predicate) -> Sequence[Trigger] | None:
    """ "Filming begins", "X starts shooting", "enters production"."""
    words = verb.words["production_start"]
    if verb.lemma not in words["starters"] or verb.lemma in _UNSPECIFIC:
        return None
    work = _making(verb)
    return None if work is None else [verb.trigger("production_start", _made(verb, work))]


def ended(verb: Predicate) -> Sequence[Trigger] | None:
    """ "Filming wrapped", "X finished production"."""
    if verb.lemma not in verb.words["production_end"]["enders"]:
        return None
    work = _making(verb)
    return None if work is None else [verb.trigger("production_end", _made(verb, work))]


def filming(verb: Predicate) -> Sequence[Trigger] | None:
    """ "X is filming in Spain"."""
    if (
        verb.lemma in ("film", "shoot")
        and verb.token.tag_ == "VBG"
        and any(c.dep_ == "aux" for c in verb.token.children)
    ):
        return [verb.trigger("production_start", verb.objects)]
    return None


def worked_on(verb: Predicate) -> Sequence[Trigger] | None:
    """ "Working on a sequel" starts something; "working on openSUSE" goes on with it."""
    if verb.token.tag_ != "VBG" or not (
        (verb.lemma == "develop" and verb.objects) or (verb.lemma == "work" and "on" in verb.particles)
    ):
        return None
    made = verb.objects or [g for c in verb.token.children if c.lower_ == "on" for g in c.children if g.dep_ == "pobj"]
    if made and any(
        c.dep_ in ("det", "amod", "nummod", "poss", "compound") and c.lower_ not in ("the", "this", "these")
        for c in made[0].children
    ):
        return [verb.trigger("production_start", made)]
    return ()


def went_gold(verb: Predicate) -> Sequence[Trigger] | None:
    """ "X has gone gold"."""
    if verb.lemma in ("go", "be") and "gold" in verb.particles:
        return [verb.trigger("production_end", verb.subjects)]
    return None


def _making(verb: Predicate) -> Token | None:
    """Return the word of making beside or under the verb: "starts *filming*", "enters into *production*"."""
    token = verb.token
    gerunds = verb.words["production_start"]["gerunds"]
    for c in token.subtree:
        beside = c.i != token.i and c.head.i == token.i
        under = c.head.head.i == token.i and c.head.dep_ == "prep"
        making = c.lower_ in gerunds or (c.lemma_ in ("film", "shoot") and c.tag_ in ("VBG", "VB"))
        if making and (beside or under):
            return c
    return None


def _made(verb: Predicate, work: Token) -> list[Token]:
    return of_or_for(work) or [s for s in verb.subjects if s.i != work.i]
