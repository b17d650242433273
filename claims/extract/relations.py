"""Which time belongs to which predicate, with movement ("from A to B"), old dates and the places that split them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from claims.extract.events import Trigger, is_reporting
from claims.extract.foreign_times import is_foreign
from claims.extract.lexicon import Lexicon
from claims.extract.old_dates import is_old, is_once_planned
from claims.extract.parsing import Parsed
from claims.records import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class BoundTime:
    """A time that belongs to a predicate; `old` where the text says that it no longer holds."""

    time: TimeExpression
    old: bool = False
    place: str | None = None  # the platform or region that the time is for, where several share a predicate


def bind_times(
    parsed: Parsed,
    triggers: list[Trigger],
    times: list[TimeExpression],
    lexicon: Lexicon,
    published: date | None = None,
) -> dict[int, list[BoundTime]]:
    """Return trigger index (in `triggers`) -> the times that belong to it."""
    bound: dict[int, list[BoundTime]] = {}
    loose: list[TimeExpression] = []
    for time in times:
        if is_foreign(parsed, triggers, time, lexicon):
            continue
        owner = _owner(parsed, triggers, time)
        if owner in (None, -1) and is_once_planned(parsed, time, lexicon):
            owner = _release_before(parsed, triggers, time)
        if owner is None:
            loose.append(time)
        elif owner >= 0:
            old = is_old(parsed, triggers[owner], time, lexicon, published)
            bound.setdefault(owner, []).append(BoundTime(time, old=old))
    for time in loose:
        index = _nearest(parsed, triggers, time, bound)
        if index is not None:
            old = is_old(parsed, triggers[index], time, lexicon, published)
            bound.setdefault(index, []).append(BoundTime(time, old=old))
    return {index: _finest(sorted(found, key=lambda b: b.time.start), lexicon) for index, found in bound.items()}


def _owner(parsed: Parsed, triggers: list[Trigger], time: TimeExpression) -> int | None:
    """Climb from the time to the first predicate: its index, -1 for a foreign predicate, None where there is none."""
    tokens = parsed.tokens_in(time.start, time.end)
    if not tokens:
        return None
    inside = {t.i for t in tokens}
    for index, trigger in enumerate(triggers):
        if inside & trigger.own_times:
            return index
    node = next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), tokens[0])
    by_token = {i: index for index, trigger in enumerate(triggers) for i in trigger.chain}
    by_token |= {trigger.token: index for index, trigger in enumerate(triggers)}
    for _ in range(14):
        if node.i in by_token:
            return by_token[node.i]
        # "its May launch date": the head noun's compound is the predicate
        for child in node.children:
            if child.dep_ == "compound" and child.i in by_token and triggers[by_token[child.i]].token == child.i:
                return by_token[child.i]
        if node.pos_ in ("VERB",) and node.i not in inside and not (node.i > 0 and node.text[:1].isupper()):
            if is_reporting(node):
                return -1
            if _is_misread_noun(node, inside) or (_in_with_clause(node) and node.lemma_ in _FOLLOWERS):
                node = node.head
                continue
            carried = [
                by_token[c.i]
                for c in node.children
                if c.i in by_token and c.dep_ in ("xcomp", "ccomp", "dobj", "nsubj", "nsubjpass")
            ]
            return (
                carried[0]
                if len(carried) == 1 and node.lemma_ in _CARRIERS
                else (None if node.dep_ in ("acl", "amod", "advcl", "xcomp", "relcl") else -1)
            )
        if node.head.i == node.i:
            return None
        node = node.head
    return None


def _is_misread_noun(node: Token, inside: set[int]) -> bool:
    """ "For console and cloud later this month", "on PC and consoles May 3": a noun of a list that was read as a verb."""
    if node.dep_ != "conj" or node.tag_ not in ("VB", "VBP", "VBZ") or node.i < 2 or node.lemma_ in _ENDINGS:
        return False
    listed = node.nbor(-2).pos_ in ("NOUN", "PROPN") and node.nbor(-2).ent_type_ != "DATE"
    loose = all(c.i in inside or c.dep_ in ("punct", "npadvmod") for c in node.children)
    return (loose and node.tag_ == "VBZ") or (
        listed
        and all(c.i in inside or c.dep_ in ("punct", "npadvmod") or c.lower_ in ("on", "in") for c in node.children)
    )


_FOLLOWERS = frozenset("follow come arrive land launch join begin start".split())
_ENDINGS = frozenset("end close run last conclude wrap finish continue expire stop play".split())


def _in_with_clause(node: Token) -> bool:
    """ "On PC on May 3, with the Switch version following in June": what the clause dates, the whole sentence does."""
    return node.dep_ == "acl" and node.tag_ == "VBG" and node.head.dep_ == "pobj" and node.head.head.lower_ == "with"


_CARRIERS = frozenset(
    "set plan schedule expect slate slat get make see start begin hope aim target want confirm be have keep eye prepare gear continue look wait list date fix mark".split()
)


def _release_before(parsed: Parsed, triggers: list[Trigger], time: TimeExpression) -> int:
    """ "Pushed to 2025, after being promised for this year": the predicate of which another verb gives the old date."""
    at = parsed.tokens_in(time.start, time.end)
    releases = [i for i, t in enumerate(triggers) if t.event in ("release", "delay") and at and t.token < at[0].i]
    return releases[-1] if releases else -1


def _nearest(
    parsed: Parsed, triggers: list[Trigger], time: TimeExpression, bound: dict[int, list[BoundTime]]
) -> int | None:
    """The parser lost the time: take the release predicate before it, if no other verb of saying stands between."""
    tokens = parsed.tokens_in(time.start, time.end)
    if not tokens:
        return None
    position = tokens[0].i
    best: tuple[int, int] | None = None
    for index, trigger in enumerate(triggers):
        distance = position - max(trigger.chain | {trigger.token})
        gap = parsed.doc[min(position, trigger.token) : max(position, trigger.token)]
        if distance < 0:
            distance = (trigger.token - position) * 2
        if any(is_reporting(t) and t.pos_ == "VERB" and t.i not in trigger.chain for t in gap) or any(
            t.lower_ in (";", ".") for t in gap
        ):
            continue
        if distance <= 14 and (best is None or distance < best[0]):
            best = (distance, index)
    return best[1] if best else None


def _finest(found: list[BoundTime], lexicon: Lexicon) -> list[BoundTime]:
    """Two times of different precision for one event are one: "next week, on Thursday 30 November"."""
    kept: list[BoundTime] = []
    for item in found:
        merged = False
        for index, other in enumerate(kept):
            if item.old != other.old:
                continue
            if _contains(item.time, other.time) or _about(item.time, other.time, lexicon):
                merged = True
            elif _contains(other.time, item.time) or _about(other.time, item.time, lexicon):
                kept[index], merged = item, True
            if merged:
                break
        if not merged:
            kept.append(item)
    return kept


def _about(feast: TimeExpression, day: TimeExpression, lexicon: Lexicon) -> bool:
    """Return whether a feast only gives the season of the day beside it: "this Halloween, on October 27"."""
    named = lexicon.date_nouns["holidays"] & set(feast.text.casefold().split())
    if not named or feast.earliest is None or day.earliest is None or not any(c.isdigit() for c in day.text):
        return False
    return day.precision == "day" and abs((feast.earliest - day.earliest).days) <= 10


def _contains(outer: TimeExpression, inner: TimeExpression) -> bool:
    """Return whether `inner` says all that `outer` says: a day of its month, or a day that keeps its bound."""
    if inner.relation == "in" and inner.earliest is not None and inner.latest is not None:
        low = outer.earliest is None or outer.earliest <= inner.earliest
        high = outer.latest is None or inner.latest <= outer.latest
        return low and high and not (outer.earliest is None and outer.latest is None)
    if outer.relation == "in" and inner.relation != "none":  # "in 2024, in June at the earliest"
        point = inner.earliest or inner.latest
        return point is not None and outer.earliest is not None and outer.earliest < point < (outer.latest or point)
    return outer.relation == inner.relation and outer.earliest == inner.earliest and outer.latest == inner.latest
