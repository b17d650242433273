"""Find the event predicates of a parsed sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claims.extract.events.nouns import read_noun
from claims.extract.events.phrases import find_phrases
from claims.extract.events.releases import had_by_users
from claims.extract.events.slots import SUBJECTS
from claims.extract.events.triggers import Trigger, predicate
from claims.extract.events.verbs import read_verb
from claims.extract.lexicon import Lexicon
from claims.extract.parsing import Parsed
from claims.records import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

# where two events are read at one token, the more particular one stands
_PRECEDENCE = ("delay", "cancellation", "production_end", "production_start", "renewal", "release", "announcement")
_RANK: dict[str, int] = {event: rank for rank, event in enumerate(_PRECEDENCE)}


def find_triggers(parsed: Parsed, lexicon: Lexicon, times: Sequence[TimeExpression] = ()) -> list[Trigger]:
    """Return the event predicates of `parsed`, in text order, one per token; `times` are those of the sentence."""
    found: dict[int, Trigger] = {}
    for token in parsed.doc:
        for trigger in _at(token, lexicon):
            previous = found.get(trigger.token)
            if previous is None or _RANK[trigger.event] < _RANK[previous.event]:
                found[trigger.token] = trigger
    triggers = [found[i] for i in sorted(found)]
    triggers = [t for t in triggers if not _inside_other(t, triggers, parsed)]
    phrases = find_phrases(parsed, times, triggers, lexicon)
    outdone = {i for p in phrases for i in p.chain}
    kept = [t for t in triggers if t.token not in outdone]
    return sorted([*kept, *phrases], key=lambda t: t.token)


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


_LEMMAS = {"premier": "premiere"}  # what the lemmatiser makes of "it premieres"


def _at(token: Token, lexicon: Lexicon) -> Sequence[Trigger]:
    lemma = _LEMMAS.get(token.lemma_, token.lemma_.casefold())
    if (
        token.pos_ in ("VERB", "AUX")
        or (token.tag_.startswith("VB") and token.dep_ != "compound")
        or (token.tag_ == "VBD" and token.head.i > token.i)
        or _has_verb_slots(token)
        or _reads_as_noun(token, lemma, lexicon)
    ):
        if token.dep_ == "amod" or _is_habit(token, lexicon) or _is_aside(token):
            return ()  # "the long-delayed sequel", "usually ships", "as announced before"
        verb = predicate(token, lemma, lexicon)
        if lemma != "wait" and _users_do_it(token, lexicon):
            return had_by_users(verb)
        return read_verb(verb)
    if token.pos_ in ("NOUN", "PROPN", "ADJ"):
        return read_noun(token, lemma, lexicon)
    return ()


def _has_verb_slots(token: Token) -> bool:
    """The tagger took a verb for a noun ("Season 2 to air"), but the parser gave it a verb's dependents."""
    return token.dep_ in ("ccomp", "xcomp", "ROOT", "advcl", "relcl", "conj") and any(
        c.dep_ in ("aux", "nsubj") for c in token.children
    )


def _reads_as_noun(token: Token, lemma: str, lexicon: Lexicon) -> bool:
    """The tagger took a verb for the head of a name: "Its third season debuts on Disney Plus", "X return March 1".

    A noun that governs its clause, stands behind a noun and before a place or a date is that verb; "the spring launch
    on May 3" has an article or adjective of its own, "launches in May" nothing before it.
    """
    if (
        token.tag_ not in ("NNS", "NN")
        or token.dep_ not in ("ROOT", "ccomp", "conj", "advcl", "parataxis")
        or lemma not in lexicon.events["release"]["subject_verbs"]
        or token.i == 0
        or token.i + 1 >= len(token.doc)
    ):
        return False
    before, after = token.nbor(-1), token.nbor(1)
    if (
        before.head.i != token.i
        or before.dep_ not in ("compound", "nummod")
        or before.pos_ not in ("PROPN", "NOUN", "NUM")
    ):
        return False
    if token.tag_ == "NN" and not (token.dep_ == "conj" or before.tag_ in ("NNS", "NNPS")):
        return False  # "the Netflix release in May" is one
    described = any(c.dep_ in ("det", "poss", "nummod") for c in token.lefts) or before.pos_ == "PROPN"
    lexical = after.lower_ in lexicon.events["any"]["after_verb"] or after.ent_type_ == "DATE"
    return described and lexical


def _users_do_it(token: Token, lexicon: Lexicon) -> bool:
    """ "An app that you can launch", "encourage you to deliver apps"; not "let you know that we will release X"."""
    verb = token.head if token.dep_ in ("xcomp", "ccomp") and token.head.pos_ == "VERB" else token
    own = [c for c in token.children if c.dep_ in SUBJECTS]
    if own:
        return own[0].lower_ in lexicon.events["any"]["users"]
    if token.dep_ == "xcomp" and token.head.lower_ in ("able", "free", "welcome"):
        verb = token.head.head  # "you will be able to play X"
    return any(
        (c.dep_ == "nsubj" or (verb is not token and c.dep_ == "dobj"))  # "encourage you to deliver apps"
        and c.lower_ in lexicon.events["any"]["users"]
        for c in [*token.children, *(verb.children if token.tag_ == "VB" and verb is not token else ())]
    )


def _is_habit(token: Token, lexicon: Lexicon) -> bool:
    """What always or usually happens, or goes on, is no event: "will still be available", "usually ships in days"."""
    habitual = lexicon.events["release"]["habitual"]
    adverbs = {c.lower_ for c in token.children if c.dep_ == "advmod"}
    if "still" in adverbs and token.pos_ in ("VERB", "AUX"):
        # "will still be available" goes on, "is still due in May", "will still launch in May" are to come
        goes_on = {c.lower_ for c in token.children} & {"available", "live", "out", "playable"}
        return bool(goes_on) or (token.tag_ in ("VBZ", "VBP") and token.lemma_ != "be")
    return bool(adverbs & habitual)


def _is_aside(token: Token) -> bool:
    """ "As previously announced, …" says nothing of its own."""
    return (
        token.tag_ == "VBN"
        and any(c.dep_ == "mark" and c.lower_ == "as" for c in token.children)
        and not any(c.dep_ in SUBJECTS for c in token.children)  # "as it is being developed for PC" is a clause
    )
