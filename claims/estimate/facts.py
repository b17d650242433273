"""Claims of one work as plain numbers, and which of them repeat one another.

Days are proleptic Gregorian ordinals (`date.toordinal`). A *statement* is one time window for the release of one work;
all claims that name the same window are one statement with one or more *origins* (the first to say it).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from claims.records import Claim

_SAME_WORD_DAYS = 10  # unnamed outlets that repeat one window within this time are one origin
_BLANK = re.compile(r"\W+")
_PARTY = ("official", "cast_crew")
_ROLE_RANK = {
    "official": 0,
    "cast_crew": 1,
    "insider": 2,
    "analyst": 3,
    "media": 4,
    "author": 5,
    "unknown": 6,
    "fan": 7,
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One claim, reduced to what the estimate uses; `index` is its place in the caller's list."""

    index: int
    day: int  # published
    event: str
    relation: str
    first: int | None  # earliest day
    last: int | None  # latest day
    firm: float  # 0 speculative .. 1 confirmed
    negated: bool
    role: str
    origin: str
    article: str


@dataclass(slots=True)
class Statement:
    """One claimed window for the release, with everyone who named it."""

    relation: str
    first: int
    last: int
    facts: list[Fact] = field(default_factory=list)
    newest: int = 0  # the day on which it was last stated
    oldest: int = 0  # … and first stated
    firm: float = 0.0  # of its firmest claim, 0 to 1
    role: str = "unknown"  # the role closest to the decision among those who stated it
    party: bool = False  # whether the party that decides, or its cast or crew, said so
    origins: int = 1  # how many said so on their own account

    def settle(self) -> None:
        """Fill in what follows from the facts, once all are there."""
        days = [fact.day for fact in self.facts]
        self.newest, self.oldest = max(days), min(days)
        self.firm = max(fact.firm for fact in self.facts)
        self.role = min((fact.role for fact in self.facts), key=lambda role: _ROLE_RANK.get(role, 6))
        self.party = self.role in _PARTY
        self.origins = count_origins(self.facts) if len(self.facts) > 1 else 1


def facts_of(claims: Sequence[Claim], day_of_undated: int) -> list[Fact]:
    """Return one fact for each usable claim, in a fixed order that does not depend on the order of `claims`.

    Copies (the same assertion by the same origin on the same day) are dropped, and so are claims whose interval does
    not fit their relation. Undated claims count as published on `day_of_undated`.
    """
    out: dict[tuple[object, ...], Fact] = {}
    # a marked duplicate never stands in for its original; otherwise the order of the ids decides
    order = sorted(
        range(len(claims)), key=lambda i: (claims[i].duplicate_of is not None, claims[i].article_id, claims[i].claim_id)
    )
    ids = {claim.claim_id for claim in claims}
    for index in order:
        claim = claims[index]
        fact = _fact(index, claim, day_of_undated)
        if fact is None or (claim.duplicate_of is not None and claim.duplicate_of in ids):
            continue
        key = (
            fact.day,
            fact.event,
            fact.relation,
            fact.first,
            fact.last,
            fact.firm,
            fact.negated,
            fact.role,
            fact.origin,
        )
        out.setdefault(key, fact)
    return [out[key] for key in sorted(out, key=repr)]


def statements_of(facts: Iterable[Fact]) -> list[Statement]:
    """Return the affirmed release windows among `facts`, one statement for each distinct window."""
    found: dict[tuple[str, int, int], Statement] = {}
    for fact in facts:
        window = _window(fact)
        if window is None or fact.negated or fact.event != "release":
            continue
        key = (fact.relation, *window) if fact.relation != "before" else (fact.relation, 0, window[1])
        statement = found.get(key)
        if statement is None:
            statement = found[key] = Statement(fact.relation, *window)
        statement.facts.append(fact)
        if fact.relation == "before":  # the window opens when it was first stated
            statement.first = min(statement.first, window[0])
    for statement in found.values():
        statement.settle()
    return [found[key] for key in sorted(found)]


def count_origins(facts: Iterable[Fact]) -> int:
    """Return how many origins stand behind `facts`.

    A named source counts once. Unnamed words count once for each article, and once for all articles with the same
    wording; where no wording is known, those of one role within ten days of one another count once.
    """
    named = {fact.origin for fact in facts if not fact.origin.startswith("?")}
    by_article: dict[str, tuple[str, int]] = {}
    for fact in facts:
        if fact.origin.startswith("?"):
            mine = (fact.origin, fact.day)
            by_article[fact.article] = min(by_article.get(fact.article, mine), mine)
    count, last = len(named), ("", 0)
    for origin, day in sorted(by_article.values()):
        if origin != last[0] or (origin.endswith(":") and day - last[1] > _SAME_WORD_DAYS):
            count += 1
        last = (origin, day)
    return count


def origin_of_source(name: str) -> str:
    """Return the origin key of a named source, the same for every way of writing it that differs in signs only."""
    plain = _BLANK.sub(" ", name.casefold()).strip()
    return f"={plain}" if plain else ""


def _window(fact: Fact) -> tuple[int, int] | None:
    if fact.relation == "in" and fact.first is not None and fact.last is not None:
        return fact.first, fact.last
    if fact.relation == "after" and fact.first is not None:
        return fact.first, fact.first + 29
    if fact.relation == "before" and fact.last is not None:
        return min(fact.day, fact.last), fact.last
    return None


def _fact(index: int, claim: Claim, day_of_undated: int) -> Fact | None:
    first = claim.earliest.toordinal() if claim.earliest else None
    last = claim.latest.toordinal() if claim.latest else None
    if claim.relation == "in" and (first is None or last is None or last < first):
        return None
    if (claim.relation == "before" and last is None) or (claim.relation == "after" and first is None):
        return None
    if claim.relation == "none":
        first = last = None
    elif claim.relation == "before":
        first = None
    elif claim.relation == "after":
        last = None
    firm = claim.p_confirmed if claim.p_confirmed is not None else float(claim.status == "confirmed")
    return Fact(
        index=index,
        day=claim.published.toordinal() if claim.published else day_of_undated,
        event=claim.event,
        relation=claim.relation,
        first=first,
        last=last,
        firm=float(firm),
        negated=claim.polarity == "negated",
        role=claim.source_role,
        origin=_origin(claim),
        article=claim.article_id,
    )


def _origin(claim: Claim) -> str:
    if claim.source_role in _PARTY:
        return "party"  # studio, cast and crew speak for one house
    if claim.source_name and (name := origin_of_source(claim.source_name)):
        return name
    wording = _BLANK.sub("", claim.sentence[:400].casefold())[:120]
    return f"?{claim.source_role}:{wording}"
