"""Wordings of an event that are read as they stand: "hits Apple Arcade", "up for grabs", "only in theaters June 9".

A second layer under the parse: where no rule of a verb or noun knows a predicate, set phrases over the sentence's words
are tried (`models/lexicon/phrases.toml`). The work then stands in the subject slot that the parse gives, else in the
nearest noun phrase before or after the phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.extract.events.slots import is_negated, is_verbal, subjects_of, with_conjuncts
from claims.extract.events.triggers import Trigger
from claims.extract.lexicon import Lexicon, Phrase
from claims.extract.parsing import Parsed
from claims.records import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_THEN_WITHIN = 12  # words between a phrase and what must follow its object
_SUBJECT_WITHIN = 9
_FIRM = 0.5  # log-odds of a name from which a capital at the start of a line is one
_AHEAD = re.compile(
    r"^(?:will|'ll|wo|would|could|should|may|might|must|can|ca|plans?|expects?|hopes?|aims?|wants?|intends?|to|yet) "
    r"|^(?:(?:is|are|'s|'re|looks|seems|be) (?!\w+ (?:out|live) ))"
)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a sentence as the phrases see them, with the way back to the tokens."""

    text: str
    first: tuple[int, ...]  # offset in `text` of each word
    token: tuple[int, ...]  # the token that the word begins with
    times: frozenset[int]  # the tokens of time expressions

    def tokens(self, start: int, end: int) -> Iterator[int]:
        """Yield the tokens of the words that begin in `start:end` of the text."""
        for at, index in zip(self.first, self.token, strict=True):
            if start <= at < end:
                yield index


def find_phrases(
    parsed: Parsed, times: Sequence[TimeExpression], triggers: Sequence[Trigger], lexicon: Lexicon
) -> list[Trigger]:
    """Return the events that set phrases assert where no predicate of `triggers` stands in the phrase."""
    words: _Words | None = None
    parsed_already = {i for t in triggers for i in (t.token, *t.chain)}
    read: set[int] = set()
    found: list[Trigger] = []
    for phrase in lexicon.phrases:
        if phrase.dated and not times:
            continue
        if words is None:
            words = _words_of(parsed, times, lexicon)
        for match in phrase.words.finditer(words.text):
            trigger = _trigger(phrase, match, words, parsed, read if phrase.stands else read | parsed_already)
            if trigger is not None:
                found.append(trigger)
                read |= trigger.chain
    return found


def _words_of(parsed: Parsed, times: Sequence[TimeExpression], lexicon: Lexicon) -> _Words:
    """ "It hits Apple Arcade on July 14" -> "it hits PLACE on TIME "."""
    stands: dict[int, str] = {}
    base = parsed.sentence.start
    for match in lexicon.place_pattern.finditer(parsed.sentence.text):
        for token in parsed.tokens_in(base + match.start(), base + match.end()):
            if token.i not in parsed.mentions and match.group()[:1] != match.group()[:1].lower():
                stands[token.i] = f"PLACE{match.start()}"
    for i, mention in parsed.mentions.items():
        if mention.score < _FIRM and " " not in mention.name and (i == 0 or parsed.doc[i - 1].is_punct):
            continue  # "Out May 3": a word with a capital at the start of a line
        stands[i] = f"PLACE{i}" if mention.name.casefold().removeprefix("the ") in lexicon.arrivals else f"NAME{i}"
    dated: set[int] = set()
    for time in times:
        for token in parsed.tokens_in(time.start, time.end):
            stands[token.i] = f"TIME{time.start}"
            dated.add(token.i)
    parts: list[str] = []
    first: list[int] = []
    index: list[int] = []
    at, last = 0, ""
    for token in parsed.doc:
        group = stands.get(token.i, "")
        if group and group == last:
            continue
        last = group
        word = group.rstrip("0123456789") if group else token.lower_.replace("“", '"').replace("”", '"')
        first.append(at)
        index.append(token.i)
        parts.append(word)
        at += len(word) + 1
    return _Words(" ".join(parts) + " ", tuple(first), tuple(index), frozenset(dated))


def _trigger(phrase: Phrase, match: re.Match[str], words: _Words, parsed: Parsed, taken: set[int]) -> Trigger | None:
    """Return the event of a phrase with the work's slot, or None where a predicate stands there already."""
    if match.start() and words.text[match.start() - 1] != " ":
        return None
    doc = parsed.doc
    inside = list(words.tokens(match.start(), match.end()))
    if not inside:
        return None
    end = match.end()
    if phrase.then is not None:
        tail = phrase.then.search(words.text, words.text.find(" ", end) + 1)  # the object has one word at least
        gone = list(words.tokens(end, tail.start())) if tail else []
        if tail is None or not 1 <= len(gone) <= _THEN_WITHIN or any(_breaks_off(doc[i]) for i in gone):
            return None
        inside += words.tokens(tail.start(), tail.end())
        after = gone
    else:
        after = list(words.tokens(end, len(words.text)))[:8]
    if taken & {*inside, *(after if phrase.then is not None else ())}:
        return None
    verbs = [doc[i] for i in inside if is_verbal(doc[i])]
    anchor = next((v for v in reversed(verbs) if v.pos_ == "VERB"), verbs[0] if verbs else doc[inside[0]])
    if phrase.slot == "after":
        themes = _object_after(doc[after[0]], after) if after else []
    elif phrase.slot == "none":
        themes = []
    else:
        themes = _subject(verbs, doc[inside[0]], words)
    if not themes and phrase.slot in ("before", "after"):
        return None
    return Trigger(
        phrase.event,
        anchor.i,
        {i for i in inside if i not in words.times},
        themes,
        negated=phrase.event not in ("cancellation", "delay")
        and (is_negated(anchor) or any(doc[i].lower_ in ("n't", "not", "never") for i in inside)),
        needs_time=phrase.dated,
        ahead=_AHEAD.match(match.group()) is not None,
        own_times=frozenset(i for i in inside if i in words.times),
        phrase=True,
    )


def _breaks_off(token: Token) -> bool:
    """Between a work and its time no clause ends, and no price stands; of commas only those of a list do not."""
    if token.tag_ == "$" or token.text in (";", "?", ".", "(", ")"):
        return True
    return token.text == "," and token.i + 1 < len(token.doc) and token.nbor(1).pos_ not in ("PROPN", "CCONJ", "NUM")


def _subject(verbs: list[Token], first: Token, words: _Words) -> list[Token]:
    """Return the subject slot of the phrase: as parsed, where it stands before the phrase, else the nearest one."""
    for verb in verbs:
        subjects = [s for s in subjects_of(verb) if s.i < first.i and s.i not in words.times]
        if subjects:
            return subjects
    near = first
    for _ in range(_SUBJECT_WITHIN):
        if near.i == 0:
            return []
        near = near.nbor(-1)
        if near.pos_ in _NOMINAL and near.i not in words.times:
            return _top(near, first)
        if near.lower_ in ("which", "that", "who"):
            continue
    return []


def _top(noun: Token, stop: Token) -> list[Token]:
    """Return the head of the noun phrase that ends with `noun`: of "the sequel to the game" the sequel."""
    top = noun
    for _ in range(6):
        head = top.head
        if head.i == top.i or head.i >= stop.i or head.pos_ not in (*_NOMINAL, "ADP"):
            break
        top = head
    return with_conjuncts(top) if top.pos_ in _NOMINAL else [noun]


def _object_after(first: Token, after: list[int]) -> list[Token]:
    """Return the head of the noun phrase that begins with `first`: of "the new game from X" the game."""
    doc = first.doc
    for i in after:
        token = doc[i]
        if token.pos_ in _NOMINAL:
            top = token
            while top.head.i in after and top.head.i > top.i and top.head.pos_ in ("NOUN", "PROPN"):
                top = top.head
            return with_conjuncts(top)
        if (token.is_punct and token.text not in ('"', "'", "(")) or is_verbal(token):
            return []
    return []
