"""Verbs of making: filming starts, development ends, a game goes gold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claims.extract.events.slots import chain_of, governed, is_negated, of_or_for, owners, under
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
    if work is None:
        return None
    objects = [c for c in work.children if c.dep_ == "dobj"]  # "will start shooting the film"
    return [verb.trigger("production_start", objects or _made(verb, work))]


def ended(verb: Predicate) -> Sequence[Trigger] | None:
    """ "Filming wrapped", "X finished production"."""
    words = verb.words["production_end"]
    if verb.lemma not in words["enders"]:
        return None
    work = _making(verb)
    if work is None and verb.subjects and verb.subjects[0].lower_ in verb.words["production_start"]["shoots"]:
        work = verb.subjects[0]  # "filming is expected to wrap in May"
    if work is None:
        # "the film wrapped in January"; a season that wraps may have ended its run
        kind = verb.lexicon.kind_of.get(verb.subjects[0].lemma_.casefold()) if verb.subjects else None
        if verb.lemma == "wrap" and kind == "film" and not verb.objects and "up" not in verb.particles:
            return [verb.trigger("production_end", verb.subjects)]
        return None
    return [verb.trigger("production_end", _made(verb, work))]


def filming(verb: Predicate) -> Sequence[Trigger] | None:
    """ "X is filming in Spain"."""
    if (
        verb.lemma in ("film", "shoot")
        and verb.token.tag_ == "VBG"
        and any(c.dep_ == "aux" for c in verb.token.children)
    ):
        return [verb.trigger("production_start", verb.objects)]
    return None


def shot(verb: Predicate) -> Sequence[Trigger] | None:
    """ "The film will shoot in Spain in May", "was shot in January", "Netflix filmed the series earlier this year"."""
    if verb.lemma not in ("film", "shoot"):
        return None
    theme = verb.undergoers or verb.subjects
    kind = verb.lexicon.kind_of.get(theme[0].lemma_.casefold()) if theme else None
    if kind not in ("film", "tv"):
        return None
    around = {
        c.lower_ for i in chain_of(verb.token) for c in verb.token.doc[i].children if c.dep_ in ("aux", "auxpass")
    }
    if around & {"will", "'ll", "to"}:
        return [verb.trigger("production_start", theme, needs_time=True)]
    if verb.token.tag_ in ("VBD", "VBN"):
        return [verb.trigger("production_end", theme, needs_time=True)]
    return None


def worked_on(verb: Predicate) -> Sequence[Trigger] | None:
    """ "Working on a sequel", "hard at work on a sequel" start something; "working on openSUSE" goes on with it."""
    made = _being_worked_on(verb)
    if made is None:
        return None
    made = [m for m in made if m.lemma_.casefold() not in verb.words["release"]["nouns"]]
    if made and any(
        c.dep_ in ("det", "amod", "nummod", "poss", "compound") and c.lower_ not in ("the", "this", "these")
        for c in made[0].children
    ):
        return [verb.trigger("production_start", made)]
    return ()


def _being_worked_on(verb: Predicate) -> list[Token] | None:
    """Return what is being made; None where the verb tells of no making."""
    token, lemma = verb.token, verb.lemma
    if lemma == "be":
        work = under(token, "work")
        return (of_or_for(work) or governed(token, _ON)) if work is not None and work.head.lower_ == "at" else None
    if lemma == "work" and token.tag_ == "VBG" and "on" in verb.particles:
        return governed(token, _ON)
    if lemma == "develop" and token.tag_ == "VBG":
        return verb.objects or None
    if lemma not in verb.words["production_start"]["making"] or not verb.objects:
        return None
    under_way = token.tag_ == "VBG" and any(c.dep_ == "aux" and c.lemma_ == "be" for c in token.children)
    one = {"a", "an", "another", "its", "their", "new"} & {c.lower_ for c in verb.objects[0].children}
    # "is making the game available", "making thinner laptops", "is creating free software"
    done = any(t.lower_ in ("available", "possible") for t in token.subtree)
    return verb.objects if (under_way or (lemma == "ready" and token.tag_ == "VB")) and one and not done else None


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
    way = under(verb.token, "way")
    if verb.lemma not in ("be", "get", "remain") or not (
        words["under_way"] & verb.particles or (way is not None and way.head.lower_ == "under")
    ):
        return None
    if subject.lower_ in words["gerunds"]:
        return [verb.trigger("production_start", owners(subject))]
    made = of_or_for(subject) or governed(verb.token, _ON)
    return [verb.trigger("production_start", made)] if subject.lower_ == "work" and made else None


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
    crew = verb.words["production_end"]["crew"]
    return of_or_for(work) or [s for s in verb.subjects if s.i != work.i and s.lemma_.casefold() not in crew]
