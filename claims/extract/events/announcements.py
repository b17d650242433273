"""Verbs that show a work: unveiled, revealed, a trailer released."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claims.extract.events.slots import chain_of, governed, inside_event_noun, is_negated, of_or_for, owners
from claims.extract.events.triggers import Predicate, Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token


_UPON = frozenset(("on", "off", "from"))


def went_official(verb: Predicate) -> Sequence[Trigger] | None:
    """ "X went official on Monday"."""
    if verb.lemma == "go" and any(c.lower_ == "official" for c in verb.token.children):
        return [verb.trigger("announcement", verb.subjects)]
    return None


def uncovered(verb: Predicate) -> Sequence[Trigger] | None:
    """ "Pulled back the curtain on X", "took the wraps off X", "lifted the lid on X"."""
    covers = verb.words["announcement"]["covers"].get(verb.lemma)
    if covers is None:
        return None
    cover = next((o for o in verb.undergoers if o.lemma_.casefold() in covers), None)
    if cover is None:
        return None
    themes = governed(verb.token, _UPON) or governed(cover, _UPON)
    return [verb.trigger("announcement", themes)] if themes else None  # "take cover" is none


_FROM = frozenset({"from"})


def given_trailer(verb: Predicate) -> Sequence[Trigger] | None:
    """ "X got its first trailer on Friday"; "X gets a trailer" in a list of wishes asserts as much."""
    if verb.lemma not in ("get", "receive") or verb.passive or not verb.objects:
        return None
    if verb.objects[0].lemma_.casefold() not in verb.words["announcement"]["shown"] or is_negated(verb.token):
        return None
    return [verb.trigger("announcement", of_or_for(verb.objects[0]) or verb.subjects)]


def trailer_shown(verb: Predicate) -> Sequence[Trigger] | None:
    """ "Released a trailer for X": what is shown of a work announces it."""
    words = verb.words["announcement"]
    if (
        verb.lemma not in verb.words["release"]["object_verbs"]
        and verb.lemma not in words["object_verbs"]
        and verb.lemma not in words["showing_verbs"]
    ):
        return None
    target = verb.undergoers
    if target and target[0].lemma_.casefold() in words["shown"]:
        return [verb.trigger("announcement", _shown_work(verb, target[0]))]
    return None


def _shown_work(verb: Predicate, shown: Token) -> list[Token]:
    """Return the work of a trailer; the parser hangs "for X" on the verb at times: "shared a teaser trailer for X"."""
    behind = of_or_for(shown) or governed(shown, _FROM)
    if behind:
        return behind
    before = [t for t in owners(shown) if t.lemma_.casefold() not in verb.words["announcement"]["shown"]]
    return before or [t for t in governed(verb.token, _FROM | {"for", "of"}) if t.pos_ == "PROPN"]


def unveiled(verb: Predicate) -> Sequence[Trigger] | None:
    """ "Apple unveiled X", "the release date will be revealed soon"; not "announced that X will come"."""
    token = verb.token
    if verb.lemma not in verb.words["announcement"]["object_verbs"]:
        return None
    if token.dep_ == "pcomp" and token.head.lower_ == "without":
        return ()
    if not (verb.passive or verb.objects) or any(c.dep_ == "ccomp" for c in token.children):
        return None
    target = verb.undergoers
    if not target or (verb.lemma in ("present", "preview") and target[0].pos_ != "PROPN"):
        return ()  # "presented his adventures"
    if verb.lemma == "reveal" and any(
        c.dep_ == "xcomp" and any(g.dep_ == "attr" for g in c.children) for c in token.children
    ):
        return ()  # "was revealed to be the butler"
    if target[0].lower_ in verb.words["announcement"]["told"]:
        return ()  # "the director revealed this in an interview"
    dated_for = _dated_platform(verb, target[0])
    if dated_for is not None:
        return [Trigger("release", dated_for.i, chain_of(token) | {dated_for.i}, target, needs_time=True)]
    if target[0].lemma_.casefold() not in verb.words["any"]["date_nouns"]:
        return [verb.trigger("announcement", target)]
    if target[0].lemma_ == "detail" and _lies_ahead(token) and inside_event_noun(target[0]):
        return [verb.trigger("announcement", inside_event_noun(target[0]), needs_time=True)]
    if verb.passive and target[0].lemma_ == "date" and not is_negated(token):
        return [verb.trigger("announcement", inside_event_noun(target[0]), needs_time=not _lies_ahead(token))]
    return ()


def shown_off(verb: Predicate) -> Sequence[Trigger] | None:
    """ "X will be shown at the fair"."""
    if verb.lemma != "show":
        return None
    if verb.passive and ({"off", "at", "during"} & verb.particles):
        return [verb.trigger("announcement", verb.subjects)]
    if "off" in verb.particles and verb.objects and verb.objects[0].pos_ == "PROPN":
        return [verb.trigger("announcement", verb.objects)]
    return None


def _dated_platform(verb: Predicate, target: Token) -> Token | None:
    """Return the "for" of "announced X for PS5 next month": the time is that of the release."""
    if is_negated(verb.token):
        return None
    for child in [*verb.token.children, *target.children]:
        if child.dep_ == "prep" and child.lower_ == "for" and child.i > verb.token.i:
            words = list(child.doc[child.i + 1 : child.i + 12])
            names = " ".join(t.text for t in words[:3]).casefold()
            named = any(names.startswith(platform) for platform in verb.lexicon.platforms)
            when = next((t for t in words if t.ent_type_ == "DATE"), None)
            if named and when is not None and when.lower_ in verb.words["any"]["after_verb"]:
                return child
    return None


def _lies_ahead(token: Token) -> bool:
    return any(
        c.dep_ in ("aux", "auxpass")
        and c.lower_ in ("will", "'ll", "to", "may", "might", "could", "should", "be", "being")
        for i in chain_of(token)
        for c in token.doc[i].children
    )
