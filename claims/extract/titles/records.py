"""What the finding of works hands from step to step: names with their places, and the works of an article."""

from __future__ import annotations

from dataclasses import dataclass, field

NAME = -0.5  # log-odds from which a name may be what the article is about


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a work is named: offsets into the article's text, and the work's full name."""

    start: int
    end: int
    name: str
    installment: str | None = None
    score: float = 0.0


@dataclass(slots=True)
class Candidate:
    """A name with the places where it stands."""

    name: str
    score: float = 0.0
    spans: list[tuple[int, int]] = field(default_factory=list)
    quoted: int = 0


@dataclass(frozen=True, slots=True)
class Works:
    """The works of one article: mentions in order, and the one that the article is about (or None)."""

    mentions: tuple[Mention, ...]
    main: str | None
    main_installment: str | None
    kind_of: dict[str, str]
