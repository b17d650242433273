"""What the status model is asked, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass

from claims.records import Cue, Status


@dataclass(frozen=True, slots=True)
class StatusContext:
    """One statement to be judged. Spans are half-open character offsets into `text`.

    `focus` is the event phrase ("may arrive"), `time` the time expression; without them the main event phrase is looked
    for. `previous` and `following` are the neighbouring sentences. `source_role` is who stands behind the statement,
    where somebody else has already found out.
    """

    text: str
    focus: tuple[int, int] | None = None
    time: tuple[int, int] | None = None
    previous: str = ""
    following: str = ""
    source_role: str | None = None


@dataclass(frozen=True, slots=True)
class StatusResult:
    """The status of a statement, its probability (0.01 to 0.99), and the cues that govern it."""

    status: Status
    p_confirmed: float
    cues: tuple[Cue, ...] = ()
