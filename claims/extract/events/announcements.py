"""Verbs that show a work: unveiled, revealed, a trailer released."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claims.extract.events.slots import chain_of, inside_event_noun, is_negated, owners
from claims.extract.events.triggers import Predicate, Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token


def went_official(verb: Predicate) -> Sequence[Trigger] | None:
    """ "X went official on Monday"."""
    if verb.lemma == "go" and any(c.lower_ == "official" for c in verb.token.children):
        return [verb.trigger("announcement", verb.subjects)]
    return None


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
        return [verb.trigger("announcement", owners(target[0]))]
    return None


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
    if target[0].lemma_.casefold() not in verb.words["any"]["date_nouns"]:
        return [verb.trigger("announcement", target)]
    if verb.passive and target[0].lemma_ == "date" and not is_negated(token):
        return [verb.trigger("announcement", inside_event_noun(target[0]), needs_time=not _lies_ahead(token))]
    return ()


def shown_off(verb: Predicate) -> Sequence[Trigger] | None:
    """ "X will be shown at the fair"."""
    if verb.lemma == "show" and verb.passive and ({"off", "at", "during"} & verb.particles):
        return [verb.trigger("announcement", verb.subjects)]
    return None


def _lies_ahead(token: Token) -> bool:
    return any(
        c.dep_ in ("aux", "auxpass")
        and c.lower_ in ("will", "'ll", "to", "may", "might", "could", "should", "be", "being")
        for i in chain_of(token)
        for c in token.doc[i].children
    )
