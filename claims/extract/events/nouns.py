"""Nouns that name an event: "the May launch of X", "another delay", "a first look at X", "X is in the works"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from claims.extract.events.slots import (
    SUBJECTS,
    chain_of,
    is_negated,
    is_verbal,
    of_or_for,
    owners,
    premodifiers,
    subjects_of,
    with_conjuncts,
)
from claims.extract.events.triggers import Trigger
from claims.extract.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


def read_noun(token: Token, lemma: str, lexicon: Lexicon) -> Sequence[Trigger]:
    """Return the events that `token` names: those of the first rule that knows it."""
    for rule in _RULES:
        answer = rule(token, lemma, lexicon)
        if answer is not None:
            return answer
    return ()


def _release(token: Token, lemma: str, lexicon: Lexicon) -> Sequence[Trigger] | None:
    """ "The release date of X is May 3"; of "will announce the date this week" the week is that of the announcement."""
    words, delay = lexicon.events["release"], lexicon.events["delay"]
    if lemma not in words["nouns"] or token.pos_ not in ("NOUN", "PROPN"):
        return None
    head = token
    while head.dep_ == "compound" and head.head.lemma_.casefold() in words["date_heads"]:
        head = head.head
    if token.dep_ == "compound" and head is token:
        return ()  # "launch trailer", "release candidate", "debut album"
    carrier = head.head if head.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "attr") else None
    if carrier is not None and carrier.dep_ == "prep":
        carrier = carrier.head
    chain = {token.i, head.i}
    negated = False
    themes = of_or_for(head) or of_or_for(token) or premodifiers(head) or premodifiers(token)
    if carrier is not None and is_verbal(carrier):
        verb = carrier.lemma_.casefold()
        if verb in delay["movers"] or verb in delay["object_verbs"]:
            return ()  # the movement itself is the predicate
        if verb in words["schedule"] or verb in words["noun_carriers"]:
            chain |= chain_of(carrier)
            negated = is_negated(carrier)
        if verb in words["missers"]:
            negated = not is_negated(carrier)
        if not themes and head.dep_ in ("dobj", "pobj"):
            themes = subjects_of(carrier)
    if any(c.dep_ == "neg" or c.lower_ == "no" for c in head.children):
        negated = True
    found = []
    if carrier is not None and carrier.lemma_.casefold() in words["date_tellers"] and head.i != token.i:
        # "they have announced a release date for X", of which they say no more
        past = carrier.tag_ in ("VBD", "VBN") or any(c.lower_ == "did" for c in carrier.children)
        told = past and bool(themes)
        found.append(
            Trigger(
                "announcement",
                carrier.i,
                chain_of(carrier),
                themes or [head],
                negated=is_negated(carrier),
                needs_time=not told or is_negated(carrier),
                unless_dated=told,
            )
        )
        chain = {token.i, head.i}
    return [*found, Trigger("release", token.i, chain, themes, negated=negated, needs_time=True)]


def _delay(token: Token, lemma: str, lexicon: Lexicon) -> Sequence[Trigger] | None:
    """ "X has suffered another delay"."""
    words = lexicon.events["delay"]
    if lemma not in words["nouns"] or token.pos_ != "NOUN" or token.dep_ not in ("dobj", "pobj"):
        return None
    if (token.head.head if token.head.dep_ == "prep" else token.head).lemma_ not in words["sufferers"]:
        return None
    carrier = token.head
    while not is_verbal(carrier) and carrier.head.i != carrier.i:
        carrier = carrier.head
    return [
        Trigger(
            "delay",
            token.i,
            {token.i},
            owners(token) or subjects_of(carrier),
            negated=is_negated(carrier),
            moved=True,
        )
    ]


def _glimpse(token: Token, lemma: str, lexicon: Lexicon) -> Sequence[Trigger] | None:
    """ "Gave a first look at X"; one that is taken ("take a look at X") shows nothing new."""
    if token.dep_ != "dobj" or token.head.lemma_ == "take":
        return None
    themes = glimpsed(token, lexicon)
    if not themes:
        return None
    carrier = token.head
    chain = {token.i} | (chain_of(carrier) if carrier.pos_ == "VERB" else set())
    return [Trigger("announcement", token.i, chain, themes, negated=is_negated(carrier))]


def _announcement(token: Token, lemma: str, lexicon: Lexicon) -> Sequence[Trigger] | None:
    """ "The announcement of X"; "today's announcement" names nothing, "Apple's announcement" only the speaker."""
    if lemma not in lexicon.events["announcement"]["nouns"] or token.dep_ == "compound" or token.pos_ != "NOUN":
        return None
    if not of_or_for(token) and all(t.dep_ == "poss" and t.pos_ != "PRON" for t in premodifiers(token)):
        return None
    carried = chain_of(token.head) if token.dep_ in SUBJECTS and is_verbal(token.head) else set()
    return [Trigger("announcement", token.i, {token.i} | carried, owners(token), needs_time=True)]


def _planned_filming(token: Token, lemma: str, lexicon: Lexicon) -> Sequence[Trigger] | None:
    """ "Filming of X is expected to …"."""
    words = lexicon.events["production_start"]
    if lemma not in words["shoots"] or token.dep_ not in SUBJECTS or token.head.lemma_ not in words["planned"]:
        return None
    return [
        Trigger(
            "production_start",
            token.i,
            {token.i} | chain_of(token.head),
            owners(token),
            negated=is_negated(token.head),
            needs_time=True,
        )
    ]


def _in_the_works(token: Token, lemma: str, lexicon: Lexicon) -> Sequence[Trigger] | None:
    """ "X is in development", "a sequel in the works"."""
    words = lexicon.events["production_start"]
    if lemma not in words["states"] or token.dep_ != "pobj" or token.head.lower_ not in ("in", "under", "into"):
        return None
    carrier = token.head.head
    verbal = is_verbal(carrier)
    if carrier.lemma_.casefold() in lexicon.events["any"]["time_nouns"]:
        return ()  # "years in the making"
    if any(c.dep_ == "compound" or c.lower_ in words["constant"] for c in token.children):
        return ()  # "in web development", "under active development"
    if (verbal and carrier.lemma_ not in words["state_carriers"]) or (lemma == "work" and token.lower_ != "works"):
        return ()
    noun = [carrier] if carrier.pos_ in ("NOUN", "PROPN") else []
    themes = subjects_of(carrier) if verbal else noun
    chain = {token.i} | (chain_of(carrier) if verbal else set())
    return [Trigger("production_start", token.i, chain, themes, negated=verbal and is_negated(carrier))]


def glimpsed(noun: Token, lexicon: Lexicon) -> list[Token]:
    """Return the work in "a first look at X", "a glimpse of X"; nothing for another noun."""
    lemma = noun.lemma_.casefold()
    if lemma not in lexicon.events["announcement"]["glimpses"]:
        return []
    for child in noun.children:
        if child.dep_ == "prep" and (child.lower_ == "at" or (child.lower_ == "of" and lemma != "look")):
            return [g for c in child.children if c.dep_ == "pobj" for g in with_conjuncts(c)]
    return []


_RULES: tuple[Callable[[Token, str, Lexicon], Sequence[Trigger] | None], ...] = (
    _release,
    _delay,
    _glimpse,
    _announcement,
    _planned_filming,
    _in_the_works,
)
