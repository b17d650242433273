"""Times that tell of something else than the predicate beside them: a model's year, a distance, a last day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.extract.events import Trigger
from claims.extract.lexicon import Lexicon
from claims.extract.parsing import Parsed
from claims.records import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_foreign(parsed: Parsed, triggers: list[Trigger], time: TimeExpression, lexicon: Lexicon) -> bool:
    """Return whether `time` dates none of the predicates, whatever the tree says."""
    return (
        _is_of_another_noun(parsed, triggers, time, lexicon)
        or _is_distance(parsed, triggers, time, lexicon)
        or _is_run_end(parsed, triggers, time, lexicon)
    )


def _is_of_another_noun(parsed: Parsed, triggers: list[Trigger], time: TimeExpression, lexicon: Lexicon) -> bool:
    """ "2019's racing game", "ahead of next month's trailer", "its 2014 puzzle game", "games of the last decade"."""
    tokens = parsed.tokens_in(time.start, time.end)
    if not tokens:
        return False
    events = {i for trigger in triggers for i in (trigger.chain | {trigger.token})}
    inside = {t.i for t in tokens}
    head = next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), tokens[-1])
    after = tokens[-1].i + 1
    owned = after < len(parsed.doc) and parsed.doc[after].lower_ in ("'s", "’s", "'", "’")
    noun = head.head
    before = head.dep_ in ("nummod", "compound", "amod", "nmod", "poss") and noun.i >= after
    if before and noun.pos_ in ("NOUN", "PROPN"):
        # the noun of "May 3 release window": any event noun between the time and its head makes it that event's date
        between = [t for t in parsed.doc[after : noun.i + 1] if t.head.i in {noun.i, noun.head.i} or t.i == noun.i]
        if owned and not any(_dates(t, events, lexicon) for t in between):
            return noun.head.lower_ not in ("during", "at", "in", "on")  # "revealed at today's showcase"
        if not owned and noun.i not in parsed.mentions and not any(_dates(t, events, lexicon) for t in between):
            return _is_year(time) and noun.pos_ == "NOUN"
    if head.dep_ == "pobj" and head.head.lower_ == "of" and not owned:
        owner = head.head.head
        return (
            owner.pos_ == "NOUN"
            and owner.i not in events
            and owner.lemma_.casefold() not in lexicon.date_nouns["periods"]
            and owner.lower_ not in lexicon.date_nouns["periods"]
            and owner.lemma_.casefold() not in lexicon.date_nouns["release_nouns"]
        )
    return False


def _dates(token: Token, events: set[int], lexicon: Lexicon) -> bool:
    lemma = token.lemma_.casefold()
    return token.i in events or any(lemma in lexicon.date_nouns[role] for role in ("release_nouns", "periods"))


def _is_year(time: TimeExpression) -> bool:
    """ "A 2014 game" tells its age; "a May 3 game" hardly occurs."""
    return re.fullmatch(r"(?:19|20)\d\d", time.text) is not None


def _is_distance(parsed: Parsed, triggers: list[Trigger], time: TimeExpression, lexicon: Lexicon) -> bool:
    """ "Within six months of the release", "two weeks before launch": how far from the event, not when it is."""
    if time.type != "DURATION":
        return False
    end = time.end - parsed.sentence.start
    link = lexicon.dates["distance"].match(parsed.sentence.text, end)
    if link is None:
        return False
    near = parsed.tokens_in(parsed.sentence.start + link.end(), parsed.sentence.start + link.end() + 40)
    return any(t.i in {trigger.token for trigger in triggers} for t in near)


def _is_run_end(parsed: Parsed, triggers: list[Trigger], time: TimeExpression, lexicon: Lexicon) -> bool:
    """ "With new episodes every Wednesday through April 10": the day on which it is over."""
    before = parsed.sentence.text[: time.start - parsed.sentence.start]
    return lexicon.dates["runs"].search(before[-110:]) is not None and not any(t.moved for t in triggers)
