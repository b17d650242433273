"""Verbs of a decision for or against a work: renewed, ordered, cancelled, never to happen."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extract.events.slots import chain_of, governed, is_negated, of_or_for
from claims.extract.events.triggers import Predicate, Trigger
from claims.records import Event

_ON = frozenset(("on",))
_FOR = frozenset(("for", "with"))
_DECISIONS: tuple[Event, ...] = ("renewal", "cancellation")


def never_happens(verb: Predicate) -> Sequence[Trigger] | None:
    """ "The sequel will not happen", but not "in Italy this would never happen", "that never happened"."""
    token = verb.token
    if verb.lemma != "happen" or not is_negated(token):
        return None
    children = {c.lower_ for c in token.children}
    ahead = children & {"will", "wo", "'ll"} or token.tag_ == "VBG" or (token.tag_ == "VB" and "to" in children)
    if token.head.lemma_ == "make" or not ahead or children & {"would", "could", "until", "before", "again"}:
        return ()
    return [Trigger("cancellation", token.i, chain_of(token), verb.subjects)]


def never_comes(verb: Predicate) -> Sequence[Trigger] | None:
    """ "X will never be released", "the show won't return for a third season"; not "never released in Europe"."""
    words, token = verb.words["release"], verb.token
    children = {c.lower_ for c in token.children}
    if not children & {"will", "'ll", "wo"} and not (token.tag_ == "VBG" and {"not", "n't"} & children):
        return None
    comes = verb.lemma in words["subject_verbs"] or verb.lemma in words["object_verbs"]
    never = "never" in children and (comes or (verb.lemma in ("come", "see", "get") and {"out", "light"} & children))
    over = (
        verb.lemma in ("return", "be", "come")
        and ({"not", "n't"} & children)
        and (verb.lemma == "return" or "back" in children)
        and any(g.lemma_ == "season" for g in governed(token, _FOR))
    )
    if never or over:
        if over:
            themes = governed(token, _FOR) if any(c.pos_ == "PRON" for c in verb.subjects) else verb.subjects
        else:
            themes = verb.undergoers or verb.subjects
        return [Trigger("cancellation", token.i, chain_of(token), themes)]
    return None


def no_more(verb: Predicate) -> Sequence[Trigger] | None:
    """ "There will be no third season of X", "X is not getting a sequel"."""
    things = [c for c in verb.token.children if c.dep_ in ("attr", "dobj", "nsubj")]
    if verb.lemma == "be" and any(c.dep_ == "expl" for c in verb.token.children):
        absent = any(
            is_negated(verb.token) or any(g.lower_ == "no" for g in thing.children)
            for thing in things
            if thing.lemma_.casefold() in verb.words["cancellation"]["missed"]
        )
    elif verb.lemma in ("get", "receive") and not verb.passive:
        absent = is_negated(verb.token) and any(
            thing.lemma_.casefold() in verb.words["cancellation"]["missed"] for thing in verb.objects
        )
    else:
        return None
    ahead = any(c.lower_ in ("will", "wo", "'ll", "is", "are") for c in verb.token.children)
    if not absent or not ahead:
        return None
    themes = [t for t in things if t.lemma_.casefold() in verb.words["cancellation"]["missed"]]
    return [Trigger("cancellation", verb.token.i, chain_of(verb.token), themes)]


def plug_pulled(verb: Predicate) -> Sequence[Trigger] | None:
    """ "The network pulled the plug on X"."""
    if verb.lemma == "pull" and any(o.lemma_ == "plug" for o in verb.undergoers):
        return [
            verb.trigger("cancellation", governed(verb.token, _ON) or [g for o in verb.objects for g in of_or_for(o)])
        ]
    return None


def decided(verb: Predicate) -> Sequence[Trigger] | None:
    """ "X has been renewed", "Netflix cancelled X", "ordered a second season"."""
    theme = verb.undergoers
    if verb.lemma in ("order", "commission") and not any(
        t.lemma_.casefold() in verb.words["renewal"]["ordered"] for t in theme
    ):
        return None
    if verb.token.tag_ == "VB" and not verb.subjects and not any(c.dep_ == "aux" for c in verb.token.children):
        return None  # "cancel your subscription"
    if verb.lemma in verb.words["cancellation"]["object_verbs"] and _by_users(verb):
        return None
    for event in _DECISIONS:
        if verb.lemma in verb.words[event]["object_verbs"] and (verb.passive or verb.objects):
            return [verb.trigger(event, theme)]
    return None


def _by_users(verb: Predicate) -> bool:
    """ "How to cancel X", "the page on which to cancel X", "no penalty for cancelling X": what subscribers do."""
    token = verb.token
    if verb.passive or any(c.dep_ == "nsubj" for c in token.children):
        return False
    children = {c.lower_ for c in token.children}
    aimless = token.tag_ == "VB" and (token.dep_ in ("advcl", "relcl", "acl") or "how" in children)
    return aimless or (token.tag_ == "VBG" and token.dep_ in ("pcomp", "compound", "nmod"))
