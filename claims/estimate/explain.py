"""Why an estimate is what it is: its state, what was superseded, what conflicts, and one plain sentence."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from claims.estimate.facts import Fact, Statement
from claims.estimate.features import ATTENTION, Situation
from claims.records import Claim, Conflict, Contribution, Estimate, State

if TYPE_CHECKING:
    from claims.estimate.shapes import Floats

_REPLACED, _DENIED = ATTENTION.index("replaced_firm"), ATTENTION.index("denied_since")
_MOST_CONFLICTS = 10
_GONE_FROM = 0.7  # from how far replaced on a claim counts as superseded
_HELD_FROM = 0.3  # a date of which less is left does not make a work dated
_WHO = {
    "official": "the party that decides", "cast_crew": "cast or crew", "insider": "an insider", "analyst": "an analyst",
    "media": "the press", "author": "the author's own word", "fan": "fans", "unknown": "an unnamed source",
}  # fmt: skip


def state_of(
    rows: Situation, mass: Floats, grid: Floats, silent: int, *, released: bool, p_never: float
) -> State:  # fmt: skip
    """Return where the work stands: out, called off, with a day, with a window, with rumours, or with nothing."""
    if released:
        return "released"
    called_off = rows.flags.get("cancelled_firm") or (rows.flags.get("cancelled_soft") and p_never >= 0.5)
    if called_off and not rows.flags.get("revived"):
        return "cancelled"
    open_windows = [
        (s, window)
        for s, window, x in zip(rows.statements, rows.windows, rows.attention, strict=True)
        if window[1] > silent and x[_REPLACED] < _GONE_FROM and x[_DENIED] < 1
    ]
    firm = [(s, window) for s, window in open_windows if s.firm >= 0.5 and s.relation == "in"]
    for s, window in firm:
        inside = (grid[:-1] >= window[0]) & (grid[:-1] < window[1] + 1)
        if s.last - s.first <= 2 and float(mass[inside].sum()) >= _HELD_FROM:
            return "dated"
    if any(s.last - s.first > 2 for s, _ in firm) or any(
        s.firm >= 0.5 and s.relation == "before" for s, _ in open_windows
    ):
        return "window"
    return "rumoured" if open_windows else "undated"


def superseded_of(known: Sequence[Claim], rows: Situation) -> tuple[str, ...]:
    """Return the ids of claims that a newer firm word replaced or denied, sorted."""
    gone = [
        fact
        for s, x in zip(rows.statements, rows.attention, strict=True)
        if x[_REPLACED] >= _GONE_FROM or x[_DENIED] >= 1
        for fact in s.facts
    ]
    return tuple(sorted(known[fact.index].claim_id for fact in gone))


def conflicts_of(known: Sequence[Claim], rows: Situation, parts: Floats, silent: int) -> tuple[Conflict, ...]:
    """Return pairs of standing claims whose windows cannot both hold, the weightier first; at most ten."""
    if len(parts) != len(rows.statements) + 1:
        return ()
    share = parts.sum(axis=1)
    standing = [
        i
        for i, (s, x) in enumerate(zip(rows.statements, rows.attention, strict=True))
        if s.relation != "after" and x[_REPLACED] < _GONE_FROM and x[_DENIED] < 1 and rows.windows[i][1] > silent
    ]
    out = []
    for i in standing:
        for j in standing:
            a, b = rows.statements[i], rows.statements[j]
            if a.last < b.first:
                strong, weak = (i, j) if share[i] >= share[j] else (j, i)
                reason = f"{_window(rows.statements[strong])} against {_window(rows.statements[weak])}"
                pair = _first_id(known, rows.statements[strong]), _first_id(known, rows.statements[weak])
                out.append((-float(share[i] + share[j]), Conflict(pair[0], pair[1], reason)))
    out.sort(key=lambda row: (round(row[0], 9), row[1].claim_id, row[1].other_id))
    return tuple(conflict for _, conflict in out[:_MOST_CONFLICTS])


def summary_of(estimate: Estimate, known: Sequence[Claim], rows: Situation, facts: Sequence[Fact]) -> Estimate:
    """Return `estimate` with its one plain sentence: what to expect, and which claims make it so."""
    name = f"{estimate.subject} {estimate.installment}" if estimate.installment else estimate.subject
    text = f"{name}: {_outlook(estimate)}"
    reasons = _reasons(estimate, known, rows, facts)
    if reasons:
        text += ", because " + "; ".join(reasons)
    if estimate.p_never >= 0.2 and estimate.state not in ("released", "cancelled"):
        text += f"; it may never come out ({estimate.p_never:.0%})"
    return dataclasses.replace(estimate, summary=text + ".")


def _outlook(estimate: Estimate) -> str:
    if estimate.median is None or estimate.interval80 is None:
        return "nothing to go by"
    low, high = estimate.interval80
    if estimate.state == "released":
        return f"out since {_span(low, high)}" if low == high else f"most likely out since about {estimate.median}"
    if estimate.state == "cancelled":
        return f"called off; if it comes back, not before {low}"
    if low == high:
        return f"expected on {low}"
    return f"most likely around {_about(estimate.median, low, high)} (four in five chances: {_span(low, high)})"


def _reasons(estimate: Estimate, known: Sequence[Claim], rows: Situation, facts: Sequence[Fact]) -> list[str]:
    """Return up to four reasons, those that move or carry the estimate most first."""
    fact_of = {known[fact.index].claim_id: fact for fact in facts}
    window_of = {fact.index: s for s in rows.statements for fact in s.facts}
    gone = set(estimate.superseded)
    ranked = sorted(
        (c for c in estimate.contributions if c.claim_id not in gone),
        key=lambda c: (-_pull(c, fact_of[c.claim_id]), c.claim_id),
    )
    texts: list[str] = []
    for contribution in ranked:
        fact = fact_of[contribution.claim_id]
        if fact.negated and fact.event == "release" and (fact.last or 0) < estimate.as_of.toordinal():
            continue  # what is denied has passed anyway
        if contribution.weight < 0.02 and abs(contribution.shift_days) < 1 and fact.event == "release":
            continue
        text = _say(fact, known[fact.index], window_of.get(fact.index))
        if text and text not in texts:
            texts.append(text)
        if len(texts) == 4:
            break
    if rows.flags.get("slips"):
        texts.append(f"its firm date has moved {round(float(np.expm1(rows.flags['slips'])))} time(s) before")
    if not known:
        return [f"nothing was known of it by {estimate.as_of}: this is how long works take of which no more is known"]
    return texts or (["no claim gives a time that still stands"] if estimate.state != "released" else [])


def _pull(contribution: Contribution, fact: Fact) -> float:
    """How much a claim does to the estimate; milestones speak for themselves even where they move little."""
    milestone = 0.3 if fact.event in ("production_start", "production_end", "cancellation", "delay") else 0.0
    return contribution.weight + min(abs(contribution.shift_days), 365) / 365 + milestone


def _say(fact: Fact, claim: Claim, statement: Statement | None) -> str:
    who = claim.source_name or _WHO.get(fact.role, "an unnamed source")
    grade = "confirmed" if fact.firm >= 0.5 else "speculative"
    by = f"({who}, {grade}, {claim.published})" if claim.published else f"({who}, {grade})"
    when = _when(fact)
    if fact.event == "release":
        if fact.relation == "none":
            return f"no date is given {by}"
        if fact.negated:
            return f"it is denied for {when} {by}"
        others = f" and {statement.origins - 1} more" if statement is not None and statement.origins > 1 else ""
        return f"{when} is claimed {by[:-1]}{others})"
    if fact.event == "production_start":
        state = "had not begun" if fact.negated else f"begins {when}" if when else "has begun"
        return f"filming or development {state} {by}"
    names = {
        "production_end": "production ended",
        "renewal": "ordered",
        "cancellation": "called off",
        "delay": "delayed",
    }
    if fact.event not in names:
        return ""
    return f"{'not ' if fact.negated else ''}{names[fact.event]} {by}"


def _when(fact: Fact) -> str:
    if fact.relation == "after" and fact.first is not None:
        return f"no earlier than {date.fromordinal(fact.first)}"
    if fact.relation == "before" and fact.last is not None:
        return f"by {date.fromordinal(fact.last)}"
    if fact.first is None or fact.last is None:
        return ""
    return _span(date.fromordinal(fact.first), date.fromordinal(fact.last))


def _window(statement: Statement) -> str:
    return _span(date.fromordinal(statement.first), date.fromordinal(statement.last))


def _first_id(known: Sequence[Claim], statement: Statement) -> str:
    return min(known[fact.index].claim_id for fact in statement.facts)


def _span(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first} to {last}"


def _about(day: date, low: date, high: date) -> str:
    """Return `day`, no finer than the interval around it deserves."""
    return day.isoformat() if (high - low).days <= 31 else f"{day:%B} {day.year}"
