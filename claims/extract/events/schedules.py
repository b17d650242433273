"""Verbs that give a work its date: "is set for May", "expected in autumn", "aiming for a June launch"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extract.events.slots import chain_of, governed, inside_event_noun, is_negated, owners
from claims.extract.events.triggers import Predicate, Trigger


def filming_planned(verb: Predicate) -> Sequence[Trigger] | None:
    """ "Filming is scheduled for August"."""
    if (
        verb.lemma in verb.words["release"]["schedule"]
        and verb.subjects
        and verb.subjects[0].lower_ in verb.words["production_start"]["gerunds"]
    ):
        return [verb.trigger("production_start", owners(verb.subjects[0]), needs_time=True)]
    return None


def aimed_at(verb: Predicate) -> Sequence[Trigger] | None:
    """ "The studio is aiming for a May release", "targets a June launch window"."""
    words = verb.words["release"]
    if verb.lemma not in words["aim"] or verb.passive:
        return None
    for child in verb.token.children:
        if child.dep_ not in ("prep", "dobj"):
            continue
        for goal in [child] if child.dep_ == "dobj" else child.children:
            lemma = goal.lemma_.casefold()
            if lemma in words["nouns"] or lemma in ("window", "date"):
                return [
                    Trigger(
                        "release",
                        verb.token.i,
                        chain_of(verb.token) | {goal.i} | {c.i for c in goal.children if c.dep_ == "compound"},
                        inside_event_noun(goal) or verb.subjects,
                        needs_time=True,
                    )
                ]
    return None


def missed(verb: Predicate) -> Sequence[Trigger] | None:
    """ "X misses its May window": the work does not come out then."""
    words = verb.words["release"]
    if verb.lemma not in words["missers"] or not any(o.lemma_.casefold() in words["date_heads"] for o in verb.objects):
        return None
    negated = not is_negated(verb.token)
    chain = chain_of(verb.token) | {o.i for o in verb.objects}
    return [Trigger("release", verb.token.i, chain, verb.subjects, negated=negated, needs_time=True)]


def on_track(verb: Predicate) -> Sequence[Trigger] | None:
    """ "X remains on track for May"; of "on track to launch" the complement is the predicate."""
    if verb.lemma not in ("be", "remain", "stay", "keep"):
        return None
    goals = governed(verb.token, frozenset(("on",)))
    for goal in goals:
        if goal.lemma_.casefold() in verb.words["release"]["courses"]:
            named = any(c.lower_ == "for" for c in (*goal.children, *verb.token.children))
            return [verb.trigger("release", verb.subjects, needs_time=True)] if named else ()
    return None


def scheduled(verb: Predicate) -> Sequence[Trigger] | None:
    """ "X is set for May", "we expect X in June"; a story "is set in 1959", and many such verbs carry another act."""
    words, token, lemma = verb.words["release"], verb.token, verb.lemma
    if lemma not in words["schedule"]:
        return None
    if "for" not in verb.particles:
        if lemma in words["vague_schedule"]:
            return ()  # "as confirmed in July" dates the confirmation
        if lemma == "set" and any(c.dep_ == "prep" and c.lower_ in ("in", "during", "around") for c in token.children):
            return ()
    if any(c.dep_ in ("xcomp", "advcl") and c.tag_ == "VB" and c.lemma_ != "be" for c in token.children):
        return ()  # "is expected to confess in May": another act is scheduled
    objects = [] if verb.passive else verb.objects
    if lemma in ("expect", "plan") and not verb.passive and not objects and token.dep_ in ("relcl", "ccomp", "advcl"):
        return ()  # "more than it expected in 2022"
    takes = (
        objects and lemma in words["planners"] and objects[0].lemma_.casefold() not in verb.words["any"]["date_nouns"]
    )
    return [verb.trigger("release", objects if takes else verb.subjects, needs_time=True)]
