"""Every record that crosses a boundary: frozen, typed, and nothing else.

Dates are `datetime.date` in memory and ISO 8601 text (`YYYY-MM-DD`) outside. Offsets are half-open character
offsets into the article's text. `as_dict` and `from_dict` are the one way between the two worlds.
"""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

Event = Literal["release", "production_start", "production_end", "announcement", "renewal", "cancellation", "delay"]
Relation = Literal["in", "before", "after", "none"]
Precision = Literal["day", "week", "month", "quarter", "season", "half", "year", "range"]
Status = Literal["confirmed", "speculative"]
Polarity = Literal["affirmed", "negated"]
SourceRole = Literal["official", "cast_crew", "insider", "analyst", "media", "author", "fan", "unknown"]
Kind = Literal["tv", "film", "game", "hardware", "software", "music", "book"]
PublishedSource = Literal["given", "metadata", "text", "inferred", "none"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
State = Literal["released", "dated", "window", "rumoured", "undated", "cancelled"]


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read: `text` is the body to which every offset refers."""

    id: str
    text: str
    title: str | None = None  # the headline
    url: str | None = None
    outlet: str | None = None
    published: date | None = None
    published_source: PublishedSource = "none"


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input that could not be used, and why; never dropped silently."""

    source: str  # path, with `:line` where the input has lines
    reason: str  # a short code: "empty", "missing", "not_text", "no_text", "malformed", "too_long", "failed"
    message: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A stretch of text that caused a decision. Offsets refer to the text that was passed in."""

    text: str
    start: int
    end: int
    kind: str  # role in the cue lexicon: "modal", "evidential", "official_act", …


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression (ISO-TimeML TIMEX3) with the bounds that it stands for.

    `start:end` is the TIMEX3 extent ("2026"); `outer_start:outer_end` also holds the relation words ("2026 at the
    earliest"). `earliest`/`latest` are the bounds after the relation is applied (before: earliest None; after: latest
    None); `unit_earliest`/`unit_latest` are those of the expression alone.
    """

    id: str
    start: int
    end: int
    text: str
    type: TimexType
    value: str
    mod: str | None = None
    earliest: date | None = None
    latest: date | None = None
    relation: Relation = "in"
    precision: Precision | None = None
    unit_earliest: date | None = None
    unit_latest: date | None = None
    outer_start: int = 0
    outer_end: int = 0


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion, in one sentence, about one event in the life of one work (see GUIDELINE terms in the README)."""

    claim_id: str
    article_id: str
    subject: str
    event: Event
    relation: Relation
    earliest: date | None = None
    latest: date | None = None
    url: str | None = None
    outlet: str | None = None
    published: date | None = None
    published_source: PublishedSource = "none"
    installment: str | None = None
    target: str = ""
    kind: Kind | None = None
    precision: Precision | None = None
    expression: str | None = None
    status: Status = "speculative"
    p_confirmed: float | None = None
    polarity: Polarity = "affirmed"
    source_role: SourceRole = "unknown"
    source_name: str | None = None
    sentence: str = ""
    start: int = 0
    end: int = 0
    cues: tuple[tuple[str, int, int, str], ...] = ()
    duplicate_of: str | None = None


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one claim did to an estimate. `weight` is the product of `factors`."""

    claim_id: str
    weight: float
    shift_days: float  # median with all claims minus median without this one
    factors: Mapping[str, float] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims that cannot both be true, and which of them weighs more."""

    claim_id: str
    other_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """The release-date distribution of one work as known at the end of `as_of`."""

    target: str
    subject: str
    as_of: date
    state: State
    installment: str | None = None
    kind: Kind | None = None
    median: date | None = None
    mode: date | None = None
    interval50: tuple[date, date] | None = None
    interval80: tuple[date, date] | None = None
    interval95: tuple[date, date] | None = None
    quantiles: Mapping[str, date] = dataclasses.field(default_factory=dict)
    p_by: Mapping[str, float] = dataclasses.field(default_factory=dict)
    p_never: float = 0.0
    confidence: float = 0.0
    articles: int = 0
    outlets: int = 0
    claims_used: int = 0
    contributions: tuple[Contribution, ...] = ()
    superseded: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    summary: str = ""


def target_key(subject: str, installment: str | None) -> str:
    """Return the key that joins claims about one work: `casefold(subject)|casefold(installment or "")`."""
    return f"{subject.strip().casefold()}|{(installment or '').strip().casefold()}"


def as_dict(record: Any) -> Any:
    """Return `record` (a record, or a value inside one) as JSON-ready objects; dates become ISO 8601 text."""
    if dataclasses.is_dataclass(record) and not isinstance(record, type):
        return {name: as_dict(getattr(record, name)) for name in _field_names(type(record))}
    if isinstance(record, date):
        return record.isoformat()
    if isinstance(record, Mapping):
        return {str(key): as_dict(value) for key, value in record.items()}
    if isinstance(record, (tuple, list)):
        return [as_dict(value) for value in record]
    return record


def claim_from_dict(row: Mapping[str, Any]) -> Claim:
    """Return the claim in `row`; unknown columns are ignored, and missing ones take their defaults.

    Raises:
        ValueError: a required field is missing, or a value is not one of the allowed ones.
    """
    known = {name: row[name] for name in _field_names(Claim) if row.get(name) is not None}
    for name in ("subject", "event", "relation"):
        if not known.get(name):
            raise ValueError(f"claim record without {name!r}")
    for name, allowed in _claim_choices().items():
        if name in known and known[name] not in allowed:
            raise ValueError(f"claim record with {name} {known[name]!r}; expected one of {', '.join(allowed)}")
    for name in ("published", "earliest", "latest"):
        if name in known:
            known[name] = _as_date(known[name], name)
    for name in ("subject", "installment", "target", "claim_id", "article_id"):
        if name in known:
            known[name] = str(known[name])
    known["cues"] = tuple(tuple(cue) for cue in known.get("cues", ()))
    known.setdefault("claim_id", "")
    known.setdefault("article_id", "")
    known.setdefault("target", target_key(known["subject"], known.get("installment")))
    return Claim(**known)


def _as_date(value: Any, name: str) -> date:
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError as error:
        raise ValueError(f"claim record with {name} {value!r}; expected an ISO date (YYYY-MM-DD)") from error


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


@cache
def _claim_choices() -> dict[str, tuple[str, ...]]:
    return {
        "event": typing.get_args(Event),
        "relation": typing.get_args(Relation),
        "status": typing.get_args(Status),
        "polarity": typing.get_args(Polarity),
    }
