""" "It", "they", "both": the works that a pronoun in the slot of a predicate takes up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.extract.descriptions import kind_of
from claims.extract.discourse import SPOKEN_OF, Discourse, Work, with_default
from claims.extract.lexicon import Lexicon
from claims.extract.parsing import Parsed
from claims.extract.titles import is_other_name

if TYPE_CHECKING:
    from spacy.tokens import Token

_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "duo": 2, "pair": 2, "trio": 3}
_CONTRACTED = frozenset({"it'll", "it'd", "it's"})  # which the tokeniser leaves whole


def is_pronoun(token: Token, lexicon: Lexicon) -> bool:
    """Return whether `token` takes up what was spoken of before."""
    return token.pos_ == "PRON" or _form(token) in lexicon.reference_words["pronouns"]


def resolve_pronoun(token: Token, parsed: Parsed, discourse: Discourse, lexicon: Lexicon) -> list[Work]:
    """Return the works that a pronoun stands for; empty where it stands for a person, or for nothing yet known."""
    words = lexicon.reference_words
    form = _form(token)
    if form in words["plural_pronouns"] and len(discourse.last_group) > 1:
        return list(discourse.last_group)
    if form in words["people_pronouns"] or form in words["anything"]:
        return []
    named = _subject_before(token, parsed, discourse, lexicon) if form in words["singular_pronouns"] else None
    work = named or discourse.of_kind(None)
    return [work] if work else []


def counted(token: Token, discourse: Discourse, lexicon: Lexicon) -> list[Work]:
    """Return the works of "all three", "the two of them", "the trio": the latest so many; empty for other tokens."""
    number = _COUNTS.get(token.lower_)
    if number is None:
        return []
    after = [t for c in token.children if c.i > token.i and c.lower_ == "of" for t in c.children]
    of_them = any(t.lower_ in ("them", "these", "those", "which") for t in after)
    definite = any(c.i < token.i and c.lower_ in ("all", "the", "these", "those") for c in token.children)
    return discourse.latest(number) if of_them or (definite and not after) else []


def _form(token: Token) -> str:
    return "it" if token.lower_ in _CONTRACTED else token.lower_


def _subject_before(token: Token, parsed: Parsed, discourse: Discourse, lexicon: Lexicon) -> Work | None:
    """Return the work that is the subject of an earlier clause of the sentence ("X is done, and it ships in June")."""
    for i, mention in parsed.mentions.items():
        if (
            i < token.i
            and parsed.doc[i].dep_ in ("nsubj", "nsubjpass")
            and parsed.doc[i].head.i != token.head.i  # "X will release it": "it" is not X
            and mention.score >= SPOKEN_OF
            and not is_other_name(mention.name, lexicon)
        ):
            return with_default(Work(mention.name, mention.installment), discourse)
    return None


def described_before(token: Token, parsed: Parsed, lexicon: Lexicon) -> Token | None:
    """Return the definite description that "it" takes up in its own sentence ("the expansion is so big that it …")."""
    if _form(token) not in ("it", "its", "itself"):
        return None
    subjects = [t for t in parsed.doc[: token.i] if t.dep_ in ("nsubj", "nsubjpass") and t.head.i != token.head.i]
    if not subjects or subjects[-1].i in parsed.mentions:
        return None
    last = subjects[-1]
    definite = any(c.lower_ in ("the", "this") for c in last.children if c.dep_ == "det")
    singular = last.tag_ == "NN" and kind_of(last, lexicon) is not None
    return last if definite and singular and not any(t.i in parsed.mentions for t in last.subtree) else None
