"""Find the event predicates of a parsed sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claims.extract.events.nouns import read_noun
from claims.extract.events.triggers import Trigger, predicate
from claims.extract.events.verbs import read_verb
from claims.extract.lexicon import Lexicon
from claims.extract.parsing import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

# where two events are read at one token, the more particular one stands
_PRECEDENCE = ("delay", "cancellation", "production_end", "production_start", "renewal", "release", "announcement")
_RANK: dict[str, int] = {event: rank for rank, event in enumerate(_PRECEDENCE)}


def find_triggers(parsed: Parsed, lexicon: Lexicon) -> list[Trigger]:
    """Return the event predicates of `parsed`, in text order, one per token."""
    found: dict[int, Trigger] = {}
    for token in parsed.doc:
        for trigger in _at(token, lexicon):
            previous = found.get(trigger.token)
            if previous is None or _RANK[trigger.event] < _RANK[previous.event]:
                found[trigger.token] = trigger
    triggers = [found[i] for i in sorted(found)]
    return [t for t in triggers if not _inside_other(t, triggers, parsed)]


def _inside_other(trigger: Trigger, triggers: list[Trigger], parsed: Parsed) -> bool:
    """A carrier verb ("is set for", "expected") is no event of its own where the predicate that it carries is one."""
    return any(
        other is not trigger
        and trigger.token in other.chain
        and other.event in (trigger.event, "release", "production_start", "production_end", "announcement")
        and trigger.event != "delay"
        and not (
            other.token in trigger.chain and parsed.doc[trigger.token].pos_ == "VERB"
        )  # "targeting a launch": the verb stays
        for other in triggers
    )


def _at(token: Token, lexicon: Lexicon) -> Sequence[Trigger]:
    lemma = token.lemma_.casefold()
    if (
        token.pos_ in ("VERB", "AUX")
        or (token.tag_.startswith("VB") and token.dep_ != "compound")
        or _has_verb_slots(token)
    ):
        if token.dep_ == "amod" or _users_do_it(token, lexicon) or _is_habit(token, lexicon) or _is_aside(token):
            return ()  # "the long-delayed sequel", "an app that you can launch", "usually ships", "as announced before"
        return read_verb(predicate(token, lemma, lexicon))
    if token.pos_ in ("NOUN", "PROPN", "ADJ"):
        return read_noun(token, lemma, lexicon)
    return ()


def _has_verb_slots(token: Token) -> bool:
    """The tagger took a verb for a noun ("Season 2 to air"), but the parser gave it a verb's dependents."""
    return token.dep_ in ("ccomp", "xcomp", "ROOT", "advcl", "relcl", "conj") and any(
        c.dep_ in ("aux", "nsubj") for c in token.children
    )


def _users_do_it(token: Token, lexicon: Lexicon) -> bool:
    verb = token.head if token.dep_ in ("xcomp", "ccomp") and token.head.pos_ == "VERB" else token
    return any(
        (c.dep_ == "nsubj" or (verb is not token and c.dep_ == "dobj"))  # "encourage you to deliver apps"
        and c.lower_ in lexicon.events["any"]["users"]
        for c in [*token.children, *(verb.children if token.tag_ == "VB" and verb is not token else ())]
    )


def _is_habit(token: Token, lexicon: Lexicon) -> bool:
    """What always or usually happens, or goes on, is no event: "will still be available", "usually ships in days"."""
    habitual = lexicon.events["release"]["habitual"]
    return any(c.dep_ == "advmod" and c.lower_ in habitual for c in token.children)


def _is_aside(token: Token) -> bool:
    """ "As previously announced, …" says nothing of its own."""
    return token.tag_ == "VBN" and any(c.dep_ == "mark" and c.lower_ == "as" for c in token.children)
