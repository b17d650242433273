"""Verbs that move a date: "pushed back to May", "slipped", "moved up from October"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.extract.events.slots import under
from claims.extract.events.triggers import Predicate, Trigger

_YEAR = re.compile(r"(?:19|20)\d\d|Q[1-4]|\d{1,2}(?:st|nd|rd|th)?")


def put_on_hold(verb: Predicate) -> Sequence[Trigger] | None:
    """ "X has been shelved indefinitely", "X is on hold": work stops, but may go on."""
    words = verb.words["delay"]
    if verb.lemma == "shelve" and words["for_now"] & {c.lower_ for c in verb.token.children}:
        return [verb.trigger("delay", verb.undergoers, moved=True)]
    if verb.lemma in words["holders"]:
        for rest in words["rests"]:
            hold = under(verb.token, rest)
            if hold is not None and hold.head.lower_ == "on":
                return [verb.trigger("delay", verb.objects or verb.subjects, moved=True)]
    return None


def moved(verb: Predicate) -> Sequence[Trigger] | None:
    """Return a delay, or for a date brought forward or only moved the release with both its dates."""
    words = verb.words["delay"]
    lemma = verb.lemma
    if lemma not in words["object_verbs"] and lemma not in words["movers"]:
        return None
    if lemma in words["goers"] and _goes_elsewhere(verb):
        return ()
    if lemma == "push" and "back" in verb.particles and _objects(verb):
        return ()
    plain = lemma in ("delay", "postpone")
    target = verb.subjects if verb.passive else (verb.objects or verb.subjects)
    if not target:
        return [verb.trigger("delay", [], moved=True)] if plain else ()
    forward = bool(words["earlier"] & verb.particles)
    directed = bool(words["directions"] & verb.particles)
    if plain or (lemma in words["later_movers"] and directed and not forward):
        return [verb.trigger("delay", target, moved=True)]
    if directed and lemma in words["either_movers"]:
        return [verb.trigger("release", target, moved=True, needs_time=True)]
    return ()


def slipped(verb: Predicate) -> Sequence[Trigger] | None:
    """ "X slipped to May"."""
    if verb.lemma in verb.words["delay"]["subject_verbs"]:
        return [verb.trigger("delay", verb.subjects, moved=True)]
    return None


def _goes_elsewhere(verb: Predicate) -> bool:
    """ "Pushed to npm", "moved into the house": a place and no time is where it goes."""
    goals = [
        g
        for c in verb.token.children
        if c.dep_ == "prep" and c.lower_ in ("to", "into", "toward", "towards", "onto")
        for g in c.children
        if g.dep_ == "pobj"
    ]
    time_nouns = verb.words["any"]["time_nouns"]
    return bool(goals) and not any(
        t.ent_type_ == "DATE" or t.lemma_.casefold() in time_nouns or _YEAR.fullmatch(t.text)
        for t in [x for goal in goals for x in (goal, *goal.lefts)]
        + [c for c in verb.token.children if c.dep_ in ("npadvmod", "tmod", "advmod")]
    )


def _objects(verb: Predicate) -> bool:
    """ "The minister pushed back on the idea": who pushes back against a thing moves no date."""
    if verb.passive or verb.objects:
        return False
    return bool({"against", "at"} & verb.particles) or any(
        c.lower_ == "on" and not any(t.ent_type_ == "DATE" for t in c.subtree)
        for c in (*verb.token.children, *(g for c in verb.token.children for g in c.children))
        if c.dep_ == "prep"
    )
