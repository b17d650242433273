"""Verbs: the rules of all events, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claims.extract.events import announcements, cancellations, delays, production, releases, schedules
from claims.extract.events.triggers import Predicate, Trigger

# A rule answers with triggers, with () for "this verb is no event", or with None: "ask the next rule".
Rule = Callable[[Predicate], Sequence[Trigger] | None]

_RULES: tuple[Rule, ...] = (
    production.started,
    production.ended,
    production.filming,
    production.worked_on,
    production.being_made,
    production.not_filmed,
    production.shot,
    production.under_way,
    releases.had_out,
    releases.had_by_audience,
    schedules.on_track,
    releases.is_back,
    production.went_gold,
    delays.put_on_hold,
    delays.moved,
    releases.waited_for,
    announcements.went_official,
    announcements.uncovered,
    announcements.given_trailer,
    cancellations.never_happens,
    cancellations.never_comes,
    cancellations.no_more,
    cancellations.plug_pulled,
    delays.slipped,
    cancellations.decided,
    announcements.trailer_shown,
    announcements.unveiled,
    announcements.shown_off,
    releases.released,
    releases.came_out,
    schedules.filming_planned,
    schedules.aimed_at,
    schedules.missed,
    schedules.scheduled,
)


def read_verb(verb: Predicate) -> Sequence[Trigger]:
    """Return the events that `verb` asserts: those of the first rule that knows it."""
    for rule in _RULES:
        answer = rule(verb)
        if answer is not None:
            return answer
    return ()
