"""Verbs by which the public gets a work: released, comes out, hits shelves, is available, goes live."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from claims.extract.events.nouns import glimpsed
from claims.extract.events.slots import chain_of, governed, is_negated, under, with_conjuncts
from claims.extract.events.triggers import Predicate, Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token

_IN_OR_ON = frozenset(("in", "on"))
_FAR = frozenset(("day", "week", "month", "year", "so"))
_AHEAD = frozenset(("will", "'ll", "wo", "soon", "expect"))
_FOR = frozenset(("for",))


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
        return [verb.trigger("release", governed(verb.token, _FOR), needs_time=True)]
    return None


def had_by_users(verb: Predicate) -> Sequence[Trigger]:
    """ "Members will be able to claim X in May", "you'll soon get to play X": what people do with a work that is out.

    What they could do before, and what they can do at no stated time, tells of no release.
    """
    token = verb.token
    if verb.lemma not in verb.words["release"]["having"] or not verb.objects:
        return ()
    around = {t.lower_ for i in chain_of(token) for t in (token.doc[i], *token.doc[i].children)}
    if verb.objects[0].pos_ == "PRON" and verb.lemma not in verb.words["release"]["having_it"]:
        return ()  # "watch it live at 4 pm"
    if not around & _AHEAD and not ("can" in around and _has_date(token)):
        return ()
    if around & verb.words["any"]["already"] or any(
        t.tag_ == "$" or t.lemma_.casefold() in verb.words["any"]["bargain"] for t in token.subtree
    ):
        return ()  # "you can get it for $54 today"
    return [verb.trigger("release", verb.objects, needs_time="soon" not in around)]


def _has_date(verb: Token) -> bool:
    return any(
        t.ent_type_ == "DATE"
        for c in verb.children
        if c.dep_ in ("prep", "npadvmod", "tmod", "advmod")
        for t in (c, *c.children)
    )


def had_by_audience(verb: Predicate) -> Sequence[Trigger] | None:
    """ "PS Plus members will be able to claim X in May": people named by what they own or pay for."""
    if any(s.lemma_.casefold() in verb.words["any"]["audience"] for s in verb.subjects):
        return had_by_users(verb) or None
    return None


def is_back(verb: Predicate) -> Sequence[Trigger] | None:
    """ "The show will be back in May"."""
    if verb.lemma != "be" or not verb.subjects or not any(c.lower_ == "back" for c in verb.token.children):
        return None
    return [verb.trigger("release", verb.subjects, needs_time=True)] if _kind(verb) in ("tv", None) else ()


def released(verb: Predicate) -> Sequence[Trigger] | None:
    """ "X premieres", "Apple will release X", "X was shipped"."""
    words = verb.words["release"]
    taking, lone = verb.lemma in words["object_verbs"], verb.lemma in words["subject_verbs"]
    if not taking and not lone:
        return None
    objects = verb.objects
    shown = [] if verb.objects and not verb.passive else [s for s in verb.subjects[:1] if glimpsed(s, verb.lexicon)]
    if shown:  # "the first look at X will debut next month"
        return [verb.trigger("announcement", glimpsed(shown[0], verb.lexicon))]
    if verb.passive:
        return [verb.trigger("release", verb.subjects)] if taking else ()
    if objects and taking:
        if objects[0].lemma_.casefold() in words["not_products"] or (
            verb.lemma == "drop"
            and objects[0].pos_ not in ("PROPN", "PRON")
            and objects[0].lemma_.casefold() not in words["dropped"]
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
        or (goal.lemma_ == "access" and any(c.lower_ == "early" for c in goal.lefts))
        or (verb.lemma == "enter" and any(c.lower_ in verb.words["release"]["phases"] for c in goal.lefts))
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
    places = {place.lemma_.casefold() for place in governed(token, _IN_OR_ON)} & words["on_sale"]
    if places == {"sale"} and token.tag_ in ("VBZ", "VBP"):
        return ()  # "is on sale this weekend" is a bargain
    if places:
        return [verb.trigger("release", verb.subjects)]
    way = under(token, "way")
    if way is not None and way.head.lower_ == "on" and not any(c.dep_ == "prep" for c in way.children):
        return [Trigger("release", token.i, chain_of(token), verb.subjects, negated=is_negated(token), ahead=True)]
    if any(t.lower_ == "away" and t.nbor(-1).lemma_ in _FAR for t in token.doc[token.i + 1 : token.i + 9]):
        return [verb.trigger("release", verb.subjects, needs_time=True)]  # "is a year away"
    adjective = next(
        (
            c
            for c in token.children
            if c.lower_ in words["adjectives"] and c.dep_ in ("acomp", "advmod", "prt", "amod", "attr", "prep", "ROOT")
        ),
        None,
    )
    if adjective is None or not all(
        c.lemma_.casefold() in words["having"]  # "available to buy"
        for c in adjective.children
        if c.dep_ == "xcomp" and c.tag_ == "VB"
    ):
        return ()
    if any(order.lemma_.casefold() in words["orders"] for order in governed(adjective, _FOR)):
        return ()  # "available for pre-order"
    if adjective.lower_ == "ready" and any(
        c.dep_ == "prep" and not any(t.ent_type_ == "DATE" for t in c.subtree) for c in adjective.children
    ):
        return ()  # "ready for manufacturing"
    return [
        Trigger(
            "release",
            token.i,
            chain_of(token) | {adjective.i},
            verb.subjects,
            negated=is_negated(token),
            needs_time=adjective.lower_ == "ready",
        )
    ]


def _begins(verb: Predicate) -> Sequence[Trigger]:
    """ "The show starts on May 3"; not "before the show starts", nor "starts streaming", whose complement is read."""
    words, token = verb.words["release"], verb.token
    if any(c.dep_ == "xcomp" and c.lemma_ in words["begun"] for c in token.children):
        return ()
    waits = any(c.dep_ in ("mark", "advmod") and c.lower_ in verb.words["any"]["meanwhile"] for c in token.children)
    starts = verb.subjects and (_kind(verb) == "tv" or verb.subjects[0].lemma_.casefold() in words["phases"])
    if starts and not waits:
        return [verb.trigger("release", verb.subjects, needs_time=True)]
    return ()


def _takes_place(verb: Predicate) -> Sequence[Trigger]:
    """ "The beta takes place in May", "runs from May 5": a phase that the public takes part in."""
    if not verb.subjects or verb.subjects[0].lemma_.casefold() not in verb.words["release"]["phases"]:
        return ()
    if verb.subjects[0].lemma_ == "season" or not (
        verb.lemma == "run" or (verb.lemma == "hold" and verb.passive) or "place" in verb.particles
    ):
        return ()
    return [verb.trigger("release", verb.subjects, needs_time=True)]


def _follows(verb: Predicate) -> Sequence[Trigger]:
    """ "X will follow in May", "followed by Y in June"; not "the film follows a girl", "follow up with a tour"."""
    if "up" in verb.particles:
        return ()
    if verb.token.tag_ == "VBN":
        agents = [
            g for c in verb.token.children if c.dep_ in ("agent", "prep") and c.lower_ == "by" for g in c.children
        ]
        return [verb.trigger("release", with_conjuncts(agents[0]), needs_time=True)] if agents else ()
    named = verb.token.tag_ in ("VBZ", "VBP", "VBG") and any(c.dep_ == "nsubj" for c in verb.token.children)
    if any(o.ent_type_ != "DATE" for o in verb.objects) or not (named or verb.token.tag_ == "VB"):
        return ()
    return [verb.trigger("release", verb.subjects, needs_time=True)]


def _receives(verb: Predicate) -> Sequence[Trigger]:
    """ "Switch will get X in May", "X is getting an expansion"; "gets a release date" is read at the noun."""
    if verb.passive or not verb.objects:
        return ()
    what = verb.objects[0]
    words, lemma = verb.words["release"], what.lemma_.casefold()
    if lemma in words["parts"]:
        return [verb.trigger("release", verb.objects, needs_time=not _is_coming(verb))]
    if lemma == "season" and _is_coming(verb) and not is_negated(verb.token):
        return [verb.trigger("renewal", verb.objects)]
    if what.pos_ == "PROPN" and _is_coming(verb) and lemma not in words["features"] and not what.text[0].isdigit():
        return [verb.trigger("release", verb.objects, needs_time=not is_negated(verb.token))]
    return ()


def _is_coming(verb: Predicate) -> bool:
    """The verb tells what lies ahead: "will get", "is getting", "to get"."""
    return any(
        c.dep_ == "aux" and c.lower_ in ("will", "'ll", "wo", "is", "are", "'s", "'re", "to")
        for c in verb.token.children
    ) or (verb.token.tag_ == "VBG" and any(c.dep_ == "aux" for c in verb.token.children))


def _goes(verb: Predicate) -> Sequence[Trigger]:
    if "live" in verb.particles or any(c.lower_ == "sale" for c in verb.token.subtree):
        return [verb.trigger("release", verb.subjects)]
    return ()


def _brings(verb: Predicate) -> Sequence[Trigger]:
    if verb.objects and {"to", "out"} & verb.particles:
        return [verb.trigger("release", verb.objects)]
    return ()


def _appears(verb: Predicate) -> Sequence[Trigger]:
    """ "X will appear on PC in May"; not "they appear to be on track"."""
    if any(c.dep_ in ("xcomp", "oprd", "acomp") for c in verb.token.children):
        return ()
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
    if "to" not in particles and words["come_otherwise"] & particles and not _dated_first(verb.token):
        return ()
    # "X coming soon to PC" leaves out the auxiliary; "features coming to season 2" only describes
    alone = verb.token.dep_ == "ROOT" or (verb.token.dep_ == "acl" and verb.token.head.pos_ == "PROPN")
    ahead = verb.token.tag_ == "VBG" and alone and not _in_past(verb.token)
    return [
        verb.trigger(
            "release", verb.subjects, needs_time="to" not in particles and "soon" not in particles, ahead=ahead
        )
    ]


def _dated_first(token: Token) -> bool:
    """ "Coming May 3 with a new mode", "comes on May 3 from the makers of Y": the day stands nearer than the rest."""
    first = next((c for c in token.rights if c.dep_ in ("prep", "prt", "npadvmod", "dobj", "pcomp")), None)
    if first is None:
        return False
    inner = [first, *(c for c in first.children if c.dep_ == "pobj")] if first.lower_ in ("on", "in") else [first]
    return any(t.ent_type_ == "DATE" for t in inner)


def _opens(verb: Predicate) -> Sequence[Trigger]:
    if verb.objects and verb.lexicon.kind_of.get(verb.objects[0].lemma_.casefold()) == "film":
        return [verb.trigger("release", verb.objects, needs_time=True)]  # "the studio opens the film on May 5"
    if verb.subjects and _kind(verb) in ("film", None):
        return [verb.trigger("release", verb.subjects, needs_time=True)]
    return ()


def _in_past(token: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in ("was", "were", "been") for c in token.children)


def _kind(verb: Predicate) -> str | None:
    return verb.lexicon.kind_of.get(verb.subjects[0].lemma_.casefold())


_BY_VERB: dict[str, Callable[[Predicate], Sequence[Trigger]]] = {
    "follow": _follows,
    "hold": _takes_place,
    "run": _takes_place,
    "take": _takes_place,
    "get": _receives,
    "receive": _receives,
    "hit": _hits,
    "leave": _hits,
    "exit": _hits,
    "enter": _hits,
    "kick": _begins,
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
