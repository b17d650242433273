"""What is known on a day, as named numbers: the only inputs of the weights and of the slip classes.

`situation(facts, today)` turns the facts of one work into rows: one for each statement, and one for the prior. Every
number is named in `ATTENTION`, `SLIP`, `PRIOR_ATTENTION`, `PRIOR_SLIP` or `NEVER`, and the fitted coefficients in
`models/slips/slips.json` carry the same names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log, log1p

from claims.estimate.facts import Fact, Statement, count_origins, statements_of

KINDS = ("tv", "film", "game", "hardware")
ATTENTION = (
    "firm", "party", "insider", "unsourced", "width", "day", "age", "newest", "newest_firm", "replaced_firm",
    "replaced_soft", "replaced_same_day", "refined", "denied_since", "delayed_since", "support", "after", "before",
    "elapsed", "firm_unreplaced", "later_than_newest",
)  # fmt: skip
SLIP = (
    "firm", "party", "insider", "unsourced", "width", "day", "near", "ahead", "age", "slips", "delayed_since",
    "support", "after", "before", "replaced_firm", "newest", "elapsed", *KINDS,
)  # fmt: skip
PRIOR_ATTENTION = (
    "bias",
    "no_window",
    "no_firm_window",
    "no_date_said",
    "delayed",
    "in_production",
    "wrapped",
    "only_replaced",
)
PRIOR_SLIP = (
    "no_window",
    "no_firm_window",
    "no_date_said",
    "unveiled",
    "unveiled_device",
    "in_production",
    "wrapped",
    "not_begun",
    "ordered",
    "delayed",
    "known_for",
    "slips",
    "unheard",
    *KINDS,
)
NEVER = (
    "bias",
    "cancelled_firm",
    "cancelled_soft",
    "revived",
    "no_window",
    "no_firm_window",
    "slips",
    "known_for",
    "delayed",
    "silent",
    "in_production",
    "ordered",
    "not_cancelled",
    "unheard",
)
_LONE_WORD = 0.4  # how far a single unofficial word replaces a date that many have given
_NEAR_DAYS = 1  # windows this close are one date in two time zones, or in two readings


@dataclass(slots=True)
class Situation:
    """The rows of one work on one day; windows are in days after `today` (both ends included)."""

    statements: list[Statement]
    windows: list[tuple[int, int]]
    attention: list[list[float]]
    slip: list[list[float]]
    prior_attention: list[float]
    prior_slip: list[float]
    never: list[float]
    denials: list[tuple[int, int, str, tuple[int, ...]]]  # first and last day ruled out, grade, who says so
    flags: dict[str, float] = field(default_factory=dict)


def situation(facts: Sequence[Fact], today: int, kind: str | None) -> Situation:
    """Return the named numbers of `facts` as known at the end of `today` (an ordinal)."""
    statements = statements_of(facts)
    newest_day = [_upheld(s, statements) for s in statements]
    firm = [s.firm for s in statements]
    party = [s.party for s in statements]
    release_in = [s.relation == "in" for s in statements]
    delays = [f.day for f in facts if f.event == "delay" and not f.negated]
    last_delay = max(delays, default=None)
    denied = [f for f in facts if f.event == "release" and f.negated and f.relation == "in" and f.first is not None]
    open_windows = [i for i, s in enumerate(statements) if s.last > today and s.relation != "after"]
    newest = max((newest_day[i] for i in open_windows), default=None)
    newest_firm = max((newest_day[i] for i in open_windows if firm[i] >= 0.5), default=None)
    share_of_newest = _shares_of_newest(statements, [i for i in open_windows if newest_day[i] == newest], open_windows)
    last_of_newest = max((statements[i].last for i in open_windows if newest_day[i] == newest), default=0)
    attention, slip, windows = [], [], []
    replaced_all, any_firm_standing = True, False
    slips = _slips(statements)
    kinds = [float(kind == name) for name in KINDS]
    for i, s in enumerate(statements):
        age = today - newest_day[i]
        width = s.last - s.first + 1
        middle = (s.first + s.last) / 2 - today
        replaced_firm = replaced_soft = same_day = refined = 0.0
        for j, o in enumerate(statements):
            if j == i or not release_in[j]:
                continue
            apart = o.last < s.first - _NEAR_DAYS or o.first > s.last + _NEAR_DAYS
            if newest_day[j] > newest_day[i]:
                if apart and o.last <= today < s.last:
                    continue  # a date that passed in vain takes nothing from one still to come
                if apart and firm[j] >= 0.5:
                    replaced_firm = max(replaced_firm, _authority(o, s))
                elif apart:
                    replaced_soft = 1.0
            elif newest_day[j] == newest_day[i] and apart and o.first > s.last and firm[j] >= firm[i]:
                same_day = 1.0
            if (
                not apart
                and o.last - o.first + 1 < width
                and newest_day[j] >= newest_day[i] - 60
                and firm[j] >= firm[i]
            ):
                refined = 1.0
        denied_since = max(
            (
                1.0 if f.firm >= 0.5 else 0.6
                for f in denied
                if f.day >= newest_day[i] and _covers(f, s) and not _withstands(s, f, denied)
            ),
            default=0.0,
        )
        delayed = float(last_delay is not None and last_delay > newest_day[i])
        is_newest = share_of_newest.get(i, 0.0)
        is_newest_firm = float(i in open_windows and newest_day[i] == newest_firm and firm[i] >= 0.5)
        unsourced = float(s.role in ("author", "fan", "unknown"))
        insider = float(s.role in ("insider", "analyst"))
        support = log1p(s.origins - 1)
        elapsed = float(s.last <= today)
        after, before = float(s.relation == "after"), float(s.relation == "before")
        aged = log1p(age) / 5
        wide = log1p(width - 1) / 6 if not after else 0.5
        one_day = float(width <= 3 and s.relation == "in")
        if replaced_firm < 0.7:
            replaced_all = False
            any_firm_standing |= firm[i] >= 0.5 and not elapsed and s.relation == "in"
        attention.append([
            firm[i], float(party[i]), insider, unsourced, wide, one_day, aged, is_newest, is_newest_firm, replaced_firm,
            replaced_soft, same_day, refined, denied_since, delayed, support, after, before, elapsed,
            firm[i] * (1 - replaced_firm), float(is_newest > 0 and s.last < last_of_newest),
        ])  # fmt: skip
        near = log1p(max(middle, 0.0)) / 6
        ahead = log(max(middle, 120.0) / 120.0)
        slip.append([
            firm[i], float(party[i]), insider, unsourced, wide, one_day, near, ahead, aged, slips, delayed, support,
            after, before, replaced_firm, is_newest, elapsed, *kinds,
        ])  # fmt: skip
        windows.append((s.first - today, s.last - today))
    no_window = float(not open_windows)
    no_firm = float(not any_firm_standing)
    said_none = [f.day for f in facts if f.event == "release" and f.relation == "none" and not f.negated]
    no_date_said = float(bool(said_none) and max(said_none) >= (newest or 0))
    delayed_now = float(last_delay is not None and last_delay >= (newest or 0))
    production = _production(facts, today, kind)
    first_day = min((f.day for f in facts), default=today)
    known_for = log1p(today - first_day) / 6
    flags = {
        "no_window": no_window, "no_firm_window": no_firm, "no_date_said": no_date_said, "delayed": delayed_now,
        "slips": slips, "known_for": known_for, **production,
    }  # fmt: skip
    flags |= _ending(facts, statements, today)
    flags |= {"bias": 1.0, "only_replaced": float(replaced_all), "silent": 0.0, "unheard": float(not facts)}
    flags |= dict(zip(KINDS, kinds, strict=True))
    return Situation(
        statements=statements,
        windows=windows,
        attention=attention,
        slip=slip,
        prior_attention=[flags[name] for name in PRIOR_ATTENTION],
        prior_slip=[flags[name] for name in PRIOR_SLIP],
        never=[flags[name] for name in NEVER],
        denials=_denials(facts, statements, today),
        flags=flags,
    )


def _upheld(statement: Statement, statements: Sequence[Statement]) -> int:
    """Return the day on which a window was last stated, or upheld by a wider one that has it inside.

    "This week" does not replace the day that was announced for this week: it repeats it.
    """
    if statement.relation != "in":
        return statement.newest
    inner = [
        o for o in statements
        if o.relation == "in" and o.newest > statement.newest and (o.last < statement.first or o.first > statement.last)
    ]  # fmt: skip
    wider = (
        o.newest for o in statements
        if o.relation == "in" and o.first <= statement.first and o.last >= statement.last and o.last - o.first <= 366
        # a newer day inside the wider window is what that window speaks of
        and not any(o.first <= i.first and i.last <= o.last for i in inner)
    )  # fmt: skip
    return max(wider, default=statement.newest)


def _authority(newer: Statement, older: Statement) -> float:
    """Return how far a newer firm window replaces an older one: wholly, unless it is a lone word against many."""
    if newer.party:
        return 1.0
    return max(_LONE_WORD, min(1.0, 2 * newer.origins / older.origins))


def _shares_of_newest(
    statements: Sequence[Statement], newest: Sequence[int], open_windows: Sequence[int]
) -> dict[int, float]:
    """Return how far each open window counts as the newest word: wholly, unless many stand against a lone one."""
    shares = dict.fromkeys(newest, 1.0)
    rivals = [i for i in open_windows if i not in shares and statements[i].relation == "in"]
    if not newest or not rivals:
        return shares
    rival = max(rivals, key=lambda i: (statements[i].firm >= 0.5, statements[i].origins, statements[i].newest))
    for i in newest:
        apart = statements[i].last < statements[rival].first or statements[i].first > statements[rival].last
        if apart and statements[i].firm >= 0.5:
            shares[i] = _authority(statements[i], statements[rival])
            shares[rival] = max(shares.get(rival, 0.0), 1.0 - shares[i])
    return shares


def _withstands(statement: Statement, denial: Fact, facts: Sequence[Fact]) -> bool:
    """Return whether a window stands although a wider one, or the same one, is denied on the day it is stated.

    "Summer was the plan; it will be June" narrows the summer. Where the very window is both denied and stated on one
    day, the greater number of origins has it.
    """
    if statement.relation != "in" or statement.newest != denial.day or not denial.negated:
        return False
    if denial.first is None or denial.last is None or statement.first < denial.first or statement.last > denial.last:
        return False
    if statement.last - statement.first < denial.last - denial.first:
        return True
    same = [f for f in facts if f.negated and f.event == "release" and (f.first, f.last) == (denial.first, denial.last)]
    return statement.origins > count_origins(same)


def _covers(fact: Fact, statement: Statement) -> bool:
    """Whether a denied window covers most of a claimed one."""
    if fact.first is None or fact.last is None:
        return False
    shared = min(fact.last, statement.last) - max(fact.first, statement.first) + 1
    return shared >= 0.6 * (statement.last - statement.first + 1)


def _slips(statements: Sequence[Statement]) -> float:
    """log1p of how often a firm window was replaced by a later one, in the order in which they were stated."""
    dated = sorted((s.oldest, s.first, s.last) for s in statements if s.relation == "in" and s.firm >= 0.5)
    count, current = 0, None
    for _, first, last in dated:
        if current is not None and first > current:
            count += 1
        current = last if current is None or first > current else min(current, last)
    return log1p(count)


def _production(facts: Sequence[Fact], today: int, kind: str | None) -> dict[str, float]:
    begun = not_begun = wrapped = ordered = unveiled = 0.0
    device = float(kind == "hardware")
    for f in sorted(facts, key=lambda f: f.day):
        if f.event == "production_start":
            if f.negated:
                begun, not_begun = 0.0, 1.0
            elif f.first is None or f.first <= today:
                begun, not_begun = 1.0, 0.0
            else:
                not_begun = 1.0
        elif f.event == "production_end" and not f.negated and (f.first is None or f.first <= today):
            wrapped = 1.0
        elif f.event == "announcement":
            # one that was set for later in its own month, say, is behind us only once its window is
            if not f.negated and f.firm >= 0.5 and f.last is not None and f.last <= today:
                unveiled = 1.0
        elif f.event == "renewal":
            ordered = 0.0 if f.negated else 1.0
    return {
        "unveiled": unveiled,
        "unveiled_device": unveiled * device,
        "in_production": begun,
        "not_begun": not_begun,
        "wrapped": wrapped,
        "ordered": ordered,
    }


def _ending(facts: Sequence[Fact], statements: Sequence[Statement], today: int) -> dict[str, float]:
    """Whether the work was called off, and whether someone brought it back since."""
    ends = [f for f in facts if f.event == "cancellation"]
    off = [f for f in ends if not f.negated]
    if not off:
        return {"cancelled_firm": 0.0, "cancelled_soft": 0.0, "revived": 0.0, "not_cancelled": float(bool(ends))}
    day = max(f.day for f in off)
    firm = float(max(f.firm for f in off if f.day == day) >= 0.5)
    back = [f for f in facts if f.day > day and f.firm >= 0.5 and (
        (f.event == "cancellation" and f.negated)
        or (f.event == "renewal" and not f.negated)
        or (f.event == "release" and not f.negated and f.relation != "none" and (f.last or f.first or 0) > today)
    )]  # fmt: skip
    return {"cancelled_firm": firm, "cancelled_soft": 1.0 - firm, "revived": float(bool(back)), "not_cancelled": 0.0}


def _denials(
    facts: Sequence[Fact], statements: Sequence[Statement], today: int
) -> list[tuple[int, int, str, tuple[int, ...]]]:
    """Regions (days after `today`) that claims rule out, unless a newer firm statement lies inside."""
    out: dict[tuple[int, int, str], list[int]] = {}
    for f in facts:
        if f.event != "release":
            continue
        grade = "firm" if f.firm >= 0.5 else "soft"
        if f.negated and f.relation in ("in", "before") and f.last is not None:
            first, name = (f.first if f.first is not None else 0), f"denied_{grade}"
            last = f.last
        elif not f.negated and f.relation == "after" and f.first is not None:
            first, last, name = 0, f.first - 1, f"after_{grade}"
        else:
            continue
        if last <= today:
            continue
        inside = any(
            s.relation == "in"
            and (s.newest > f.day or _withstands(s, f, facts))
            and s.firm >= min(f.firm, 0.5)
            and s.first >= first
            and s.last <= last
            for s in statements
        )
        if not inside:
            out.setdefault((first - today, last - today, name), []).append(f.index)
    return [(*region, tuple(indices)) for region, indices in sorted(out.items())]
