"""Verbs of making: filming starts, development ends, a game goes gold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claims.extract.events.slots import governed, is_negated, of_or_for, owners, under
from claims.extract.events.triggers import Predicate, Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token

_ON = frozenset(("on",))
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
    """ "Working on a sequel", "hard at work on a sequel" start something; "working on openSUSE" goes on with it."""
    if verb.lemma == "be":
        work = under(verb.token, "work")
        if work is None or work.head.lower_ != "at":
            return None
        made = of_or_for(work) or governed(verb.token, _ON)
    elif verb.token.tag_ == "VBG" and (verb.lemma in verb.words["production_start"]["making"] or verb.lemma == "work"):
        made = verb.objects if verb.lemma != "work" else governed(verb.token, _ON)
        if not made and verb.lemma != "work":
            return None
        if any(c.dep_ in ("xcomp", "ccomp", "acomp", "oprd") for c in verb.token.children):
            return None  # "is making the game available"
    elif verb.lemma == "ready" and verb.objects:
        made = verb.objects
    else:
        return None
    made = [m for m in made if m.lemma_.casefold() not in verb.words["release"]["nouns"]]
    if made and any(
        c.dep_ in ("det", "amod", "nummod", "poss", "compound") and c.lower_ not in ("the", "this", "these")
        for c in made[0].children
    ):
        return [verb.trigger("production_start", made)]
    return ()


def being_made(verb: Predicate) -> Sequence[Trigger] | None:
    """ "X is being developed"; not "was developed by a small studio", which tells of the past."""
    words = verb.words["production_start"]
    if (
        verb.token.tag_ == "VBN"
        and verb.lemma in words["made"]
        and any(c.lower_ == "being" and c.dep_ == "auxpass" for c in verb.token.children)
    ):
        return [verb.trigger("production_start", verb.subjects)]
    return None


def not_filmed(verb: Predicate) -> Sequence[Trigger] | None:
    """ "The season has not been filmed"."""
    if verb.lemma in ("film", "shoot") and verb.passive and is_negated(verb.token):
        return [verb.trigger("production_start", verb.subjects)]
    return None


def under_way(verb: Predicate) -> Sequence[Trigger] | None:
    """ "Filming on X is underway", "cameras will roll on X in May"."""
    words = verb.words["production_start"]
    if not verb.subjects:
        return None
    subject = verb.subjects[0]
    if verb.lemma == "roll" and subject.lemma_ == "camera":
        return [verb.trigger("production_start", governed(verb.token, _ON))]
    if (
        verb.lemma in ("be", "get", "remain")
        and (subject.lower_ in words["gerunds"] or subject.lower_ == "work")
        and (words["under_way"] & verb.particles or ((way := under(verb.token, "way")) and way.head.lower_ == "under"))
    ):
        return [verb.trigger("production_start", owners(subject))]
    return None


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
