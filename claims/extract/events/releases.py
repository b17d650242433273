"""Verbs by which the public gets a work: released, comes out, hits shelves, is available, goes live."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claims.extract.events.slots import chain_of, governed, is_negated
from claims.extract.events.triggers import Predicate, Trigger

_IN_OR_ON = frozenset(("in", "on"))


def had_out(verb: Predicate) -> Sequence[Trigger] | None:
    """ "To have a beta out in time for May"."""
    token, objects = verb.token, verb.objects
    if (
        verb.lemma == "have"
        and objects
        and any(c.lower_ == "out" for c in token.subtree if c.head.i in (token.i, objects[0].i))
    ):
        return [verb.trigger("release", objects, needs_time=True)]
    return None


def waited_for(verb: Predicate) -> Sequence[Trigger] | None:
    """ "Fans must wait until May"."""
    if (
        verb.lemma == "wait"
        and verb.token.dep_ != "pcomp"
        and any(c.lower_ in ("until", "till") for c in verb.token.children)
    ):
        return [verb.trigger("release", [], needs_time=True)]
    return None


def released(verb: Predicate) -> Sequence[Trigger] | None:
    """ "X premieres", "Apple will release X", "X was shipped"."""
    words = verb.words["release"]
    taking, lone = verb.lemma in words["object_verbs"], verb.lemma in words["subject_verbs"]
    if not taking and not lone:
        return None
    objects = verb.objects
    if verb.passive:
        return [verb.trigger("release", verb.subjects)] if taking else ()
    if objects and taking:
        if objects[0].lemma_.casefold() in words["not_products"] or (
            verb.lemma == "drop" and objects[0].pos_ not in ("PROPN", "PRON")
        ):
            return ()
        return [verb.trigger("release", verb.subjects if objects[0].ent_type_ == "DATE" else objects)]
    if lone and (not objects or objects[0].ent_type_ == "DATE"):
        return [verb.trigger("release", verb.subjects)]
    return ()


def came_out(verb: Predicate) -> Sequence[Trigger] | None:
    """Verbs that tell of a release only with the right particle or object: "comes out", "hits shelves", "is live"."""
    wanted = verb.words["release"]["particles"].get(verb.lemma)
    if wanted is None:
        return None
    by_verb = _BY_VERB.get(verb.lemma)
    if by_verb is not None:
        return by_verb(verb)
    if wanted & verb.particles:
        return [
            verb.trigger("release", verb.objects if verb.objects and verb.lemma in ("put", "roll") else verb.subjects)
        ]
    return ()


def _hits(verb: Predicate) -> Sequence[Trigger]:
    """ "Hits shelves", "joins Game Pass"; not "hit the wall"."""
    if not verb.objects:
        return ()
    goal = verb.objects[0]
    if (
        goal.lemma_.casefold() in verb.words["release"]["hit_objects"]
        or goal.text.casefold() in verb.lexicon.platforms
        or any(c.text.casefold() in verb.lexicon.platforms for c in goal.subtree)
    ):
        return [verb.trigger("release", verb.subjects)]
    return ()


def _is(verb: Predicate) -> Sequence[Trigger]:
    """ "Is in theaters", "will be available"; of "is due to be sworn in" the complement is the predicate."""
    words, token = verb.words["release"], verb.token
    if not verb.subjects:
        return ()
    if any(place.lemma_.casefold() in words["on_sale"] for place in governed(token, _IN_OR_ON)):
        return [verb.trigger("release", verb.subjects)]
    adjective = next(
        (
            c
            for c in token.children
            if c.lower_ in words["adjectives"] and c.dep_ in ("acomp", "advmod", "prt", "amod", "attr", "prep", "ROOT")
        ),
        None,
    )
    if adjective is None or any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in adjective.children):
        return ()
    return [Trigger("release", token.i, chain_of(token) | {adjective.i}, verb.subjects, negated=is_negated(token))]


def _begins(verb: Predicate) -> Sequence[Trigger]:
    """ "The show starts on May 3"; not "before the show starts", nor "starts streaming", whose complement is read."""
    words, token = verb.words["release"], verb.token
    if any(c.dep_ == "xcomp" and c.lemma_ in words["begun"] for c in token.children):
        return ()
    waits = any(c.dep_ in ("mark", "advmod") and c.lower_ in verb.words["any"]["meanwhile"] for c in token.children)
    if verb.subjects and _kind(verb) == "tv" and not waits:
        return [verb.trigger("release", verb.subjects, needs_time=True)]
    return ()


def _goes(verb: Predicate) -> Sequence[Trigger]:
    if "live" in verb.particles or any(c.lower_ == "sale" for c in verb.token.subtree):
        return [verb.trigger("release", verb.subjects)]
    return ()


def _brings(verb: Predicate) -> Sequence[Trigger]:
    if verb.objects and {"to", "out"} & verb.particles:
        return [verb.trigger("release", verb.objects)]
    return ()


def _appears(verb: Predicate) -> Sequence[Trigger]:
    return [verb.trigger("release", verb.subjects, needs_time=True)]


def _comes(verb: Predicate) -> Sequence[Trigger]:
    """ "Comes out", "comes to Switch", "comes in May"; not "comes to an end", "comes with", "comes from"."""
    words, particles = verb.words["release"], verb.particles
    if any(
        g.lemma_.casefold() in words["come_to"]
        for c in verb.token.children
        if c.lower_ in ("to", "into")
        for g in c.children
    ):
        return ()
    if "out" in particles:
        return [verb.trigger("release", verb.subjects)]
    if words["come_otherwise"] & particles:
        return ()
    return [verb.trigger("release", verb.subjects, needs_time="to" not in particles and "soon" not in particles)]


def _opens(verb: Predicate) -> Sequence[Trigger]:
    if verb.subjects and _kind(verb) in ("film", None):
        return [verb.trigger("release", verb.subjects, needs_time=True)]
    return ()


def _kind(verb: Predicate) -> str | None:
    return verb.lexicon.kind_of.get(verb.subjects[0].lemma_.casefold())


_BY_VERB: dict[str, Callable[[Predicate], Sequence[Trigger]]] = {
    "hit": _hits,
    "reach": _hits,
    "join": _hits,
    "be": _is,
    "begin": _begins,
    "start": _begins,
    "go": _goes,
    "bring": _brings,
    "surface": _appears,
    "appear": _appears,
    "come": _comes,
    "open": _opens,
}
