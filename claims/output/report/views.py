"""What the templates show of each work, as plain values: no logic is left to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from claims.output.report import charts, wording
from claims.records import Claim, Contribution, Estimate, target_key

OPEN_WORKS = 8  # that many works with the most evidence are shown open; the others fold out
_MAX_ROWS = 60
_MAX_BARS = 40


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; `kind` names the role of a cue, or is empty for plain text."""

    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One row of the evidence table, and one line of the timeline."""

    claim_id: str
    says: str
    time: str
    expression: str
    negated: bool
    confirmed: bool
    chance: str
    pieces: list[Piece]
    who: str
    outlet: str
    url: str | None
    published: str
    weight: float | None
    shift: str
    factors: str
    notes: list[str]
    faded: bool
    bar: charts.Bar | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """One work of the report."""

    anchor: str
    name: str
    kind: str
    state: str
    state_word: str
    state_meaning: str
    expected: str
    window: str
    sureness: str
    confidence: str
    told_by: str
    summary: str
    chances: list[tuple[str, str]]
    never: str
    distribution: charts.Distribution | None
    description: str
    ticks: list[charts.Tick]
    bars: list[Evidence]
    bars_left_out: int
    evidence: list[Evidence]
    evidence_left_out: int
    is_open: bool


def build_works(claims: Iterable[Claim], estimates: Sequence[Estimate]) -> list[Work]:
    """Return the works, the next expected release first, then those that are out, then the cancelled ones."""
    by_target: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_target[claim.target or target_key(claim.subject, claim.installment)].append(claim)
    ordered = sorted(estimates, key=_order)
    weightiest = sorted(ordered, key=lambda item: (-item.claims_used, -item.articles, item.target))[:OPEN_WORKS]
    shown_open = {id(item) for item in weightiest}
    return [
        _work(number, estimate, by_target.get(estimate.target, []), id(estimate) in shown_open)
        for number, estimate in enumerate(ordered, start=1)
    ]


def _order(estimate: Estimate) -> tuple[int, date, str]:
    group = {"released": 1, "cancelled": 2}.get(estimate.state, 0)
    newest_out_first = date.max - (estimate.median - date.min) if group == 1 and estimate.median else estimate.median
    return group, newest_out_first or date.max, estimate.target


def _work(number: int, estimate: Estimate, claims: list[Claim], is_open: bool) -> Work:
    known = [claim for claim in claims if claim.published is None or claim.published <= estimate.as_of]
    contributions = {item.claim_id: item for item in estimate.contributions}
    by_time = sorted(known, key=lambda claim: (claim.published or date.min, claim.claim_id))
    timed = [claim for claim in by_time if claim.earliest or claim.latest]
    bars_shown = timed[-_MAX_BARS:]
    drawn = charts.timeline(bars_shown)
    rows = {claim.claim_id: _evidence(claim, contributions.get(claim.claim_id), estimate) for claim in known}
    ranked = sorted(by_time, key=lambda claim: _rank(contributions.get(claim.claim_id)))
    state_word, state_meaning = wording.STATES[estimate.state]
    return Work(
        anchor=f"work-{number}",
        name=" – ".join(part for part in (estimate.subject, estimate.installment) if part),
        kind=wording.KINDS.get(estimate.kind or "", estimate.kind or ""),
        state=estimate.state,
        state_word=state_word,
        state_meaning=state_meaning,
        expected=wording.expected(estimate),
        window=wording.likely_window(estimate),
        sureness="–" if estimate.state == "cancelled" else wording.sureness(estimate.confidence),
        confidence="" if estimate.state == "cancelled" else wording.percent(estimate.confidence),
        told_by=_told_by(estimate),
        summary=estimate.summary or f"{estimate.subject}: {wording.expected(estimate)}.",
        chances=_chances(estimate),
        never=wording.percent(estimate.p_never) if estimate.p_never >= 0.02 and estimate.state != "cancelled" else "",
        distribution=charts.distribution(estimate) if estimate.state not in ("released", "cancelled") else None,
        description=_description(estimate),
        ticks=drawn[0].ticks() if drawn else [],
        bars=[
            _evidence(claim, contributions.get(claim.claim_id), estimate, bar)
            for claim, bar in zip(bars_shown, drawn[1] if drawn else [], strict=True)
        ],
        bars_left_out=len(timed) - len(bars_shown),
        evidence=[rows[claim.claim_id] for claim in ranked[:_MAX_ROWS]],
        evidence_left_out=max(0, len(ranked) - _MAX_ROWS),
        is_open=is_open,
    )


def _told_by(estimate: Estimate) -> str:
    articles = wording.count_of(estimate.articles, "article")
    return f"{articles}, {wording.count_of(estimate.outlets, 'outlet')}" if estimate.outlets else articles


def _rank(contribution: Contribution | None) -> tuple[float, float]:
    return (-contribution.weight, -abs(contribution.shift_days)) if contribution else (1.0, 0.0)


def _evidence(
    claim: Claim, contribution: Contribution | None, estimate: Estimate, bar: charts.Bar | None = None
) -> Evidence:
    notes = []
    if claim.claim_id in estimate.superseded:
        notes.append("superseded by newer news")
    if claim.duplicate_of:
        notes.append("repeats another claim; counted once")
    notes += [
        f"conflicts with another claim: {conflict.reason}"
        for conflict in estimate.conflicts
        if claim.claim_id in (conflict.claim_id, conflict.other_id)
    ]
    who = wording.ROLES.get(claim.source_role, claim.source_role)
    factors = contribution.factors if contribution else {}
    web = claim.url if claim.url and claim.url.lower().startswith(("https://", "http://")) else None
    return Evidence(
        claim_id=claim.claim_id,
        says=("no " if claim.polarity == "negated" else "") + wording.EVENTS[claim.event],
        time=wording.claimed_time(claim),
        expression=claim.expression or "",
        negated=claim.polarity == "negated",
        confirmed=claim.status == "confirmed",
        chance="" if claim.p_confirmed is None else wording.percent(claim.p_confirmed),
        pieces=_pieces(claim),
        who=f"{claim.source_name} ({who})" if claim.source_name else who,
        outlet=claim.outlet or claim.article_id,
        url=web,
        published=wording.short_day(claim.published) if claim.published else "undated",
        weight=contribution.weight if contribution else None,
        shift=wording.shift(contribution.shift_days) if contribution else "",
        factors=" × ".join(f"{name.replace('_', ' ')} {value:.2f}" for name, value in factors.items()),
        notes=notes,
        faded=claim.claim_id in estimate.superseded or bool(claim.duplicate_of),
        bar=bar,
    )


def _pieces(claim: Claim) -> list[Piece]:
    """Cut the sentence at its cues; cue offsets count from the article's start, or from the sentence's."""
    sentence = claim.sentence
    spans = []
    for text, start, end, kind in claim.cues:
        for low, high in ((start - claim.start, end - claim.start), (start, end)):
            if low >= 0 and sentence[low:high] == text and low < high:
                spans.append((low, high, kind))
                break
    if claim.expression and claim.expression in sentence:
        at = sentence.index(claim.expression)
        spans.append((at, at + len(claim.expression), "time"))
    pieces, done = [], 0
    for low, high, kind in sorted(spans, key=lambda item: (item[0], -item[1])):
        if low < done:
            continue  # inside or across one that is marked already
        if low > done:
            pieces.append(Piece(sentence[done:low]))
        pieces.append(Piece(sentence[low:high], kind.replace("_", " ") or "cue"))
        done = high
    if done < len(sentence):
        pieces.append(Piece(sentence[done:]))
    return pieces


def _chances(estimate: Estimate) -> list[tuple[str, str]]:
    if estimate.state in ("released", "cancelled"):
        return []
    ends = [(date.fromisoformat(text), chance) for text, chance in sorted(estimate.p_by.items())]
    halves = [(day, chance) for day, chance in ends if day.month in (6, 12) and day >= estimate.as_of]
    telling = [(day, chance) for day, chance in halves if chance >= 0.01]
    shown: list[tuple[str, float]] = []
    before = 0.0
    for day, chance in telling:
        if shown and chance - before < 0.01:
            break
        shown.append((f"{'mid' if day.month == 6 else 'end of '}{'-' if day.month == 6 else ''}{day.year}", chance))
        before = chance
    return [(label, wording.percent(chance)) for label, chance in shown[:6]]


def _description(estimate: Estimate) -> str:
    parts = [f"Release date of {estimate.subject}: {wording.expected(estimate)}"]
    for name, interval in (("80 percent", estimate.interval80), ("50 percent", estimate.interval50)):
        if interval:
            parts.append(f"{name} between {wording.month(interval[0])} and {wording.month(interval[1])}")
    return "; ".join(parts) + f". Estimated as of {wording.day(estimate.as_of)}."
