"""What a rule is given, a `Predicate`, and what it gives, a `Trigger`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from claims.extract.events.slots import chain_of, is_negated, subjects_of
from claims.extract.lexicon import Lexicon
from claims.records import Event

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(slots=True)
class Trigger:
    """A predicate of an event in a parsed sentence."""

    event: Event
    token: int
    chain: set[int] = field(default_factory=set)  # the predicate with the verbs that carry it ("is set to launch")
    themes: list[Token] = field(default_factory=list)  # tokens in the work's slot; empty: the slot is not filled
    negated: bool = False
    needs_time: bool = False  # a noun ("the May launch") asserts nothing without its time
    unless_dated: bool = (
        False  # it is the point of the sentence only where no time is given: "announced a release date"
    )
    ahead: bool = False  # it tells of the future in itself: "is on the way"
    moved: bool = False  # a change of date: "from A to B"
    own_times: frozenset[int] = frozenset()  # tokens of the times that stand inside a set phrase
    phrase: bool = False  # read from a set phrase, not from the parse


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb with what stands about it, looked up once for all rules."""

    token: Token
    lemma: str  # folded
    passive: bool
    subjects: list[Token]
    objects: list[Token]
    particles: frozenset[str]  # prepositions, particles and other small words that go with the verb, folded
    lexicon: Lexicon

    @property
    def words(self) -> dict[str, dict[str, Any]]:
        """The word lists of all events."""
        return self.lexicon.events

    @property
    def undergoers(self) -> list[Token]:
        """What somebody does it to: the subject of a passive, else the object."""
        return self.subjects if self.passive else self.objects

    def trigger(self, event: Event, themes: list[Token], **more: Any) -> Trigger:
        """Return the trigger of `event` at this verb, with its carriers and its negation."""
        return Trigger(event, self.token.i, chain_of(self.token), themes, negated=is_negated(self.token), **more)


def predicate(token: Token, lemma: str, lexicon: Lexicon) -> Predicate:
    """Return the verb `token` with its slots."""
    objects = [c for c in token.children if c.dep_ in ("dobj", "obj", "oprd")]
    if token.dep_ == "compound":
        objects = [token.head]  # "Netflix on Monday renewed X": the parser took verb and name for one
    return Predicate(
        token,
        lemma,
        _is_passive(token),
        (_lone_name_before(token) if token.tag_ in ("NN", "NNS") else [])
        or subjects_of(token)
        or _lone_name_before(token),
        objects,
        frozenset(
            c.lower_
            for c in token.children
            if c.dep_ in ("prt", "advmod", "prep", "npadvmod", "acomp", "dobj", "attr", "mark")
        ),
        lexicon,
    )


def _lone_name_before(token: Token) -> list[Token]:
    """ "The series: X premieres May 5": a name that the parser hung on its verb as if it were a noun."""
    name = token.nbor(-1) if token.i else token
    if name.head.i != token.i or name.dep_ not in ("compound", "nummod"):
        return []
    return [name] if name.pos_ == "PROPN" or token.tag_ in ("NN", "NNS") else []


def _is_passive(token: Token) -> bool:
    if any(c.dep_ in ("nsubjpass", "auxpass") for c in token.children):
        return True
    if token.tag_ != "VBN":
        return False
    return token.dep_ == "acl" or (
        token.dep_ in ("advcl", "conj", "ROOT", "xcomp")
        and not any(c.dep_ == "nsubj" for c in token.children)
        and not any(c.lemma_ == "have" for c in token.children)
    )
