"""What an article has spoken of so far, and which of its works "the show" or "it" stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from claims.extract.standing import Standing
from claims.extract.titles import Mention, Works

# kinds that the guess from neighbouring words confuses
_ALIKE = (
    {"hardware", "software"},
    {"game", "software"},
    {"game", "hardware"},
    {"tv", "film"},
    {"book", "film"},
    {"book", "tv"},
)
IN_SLOT = -0.5  # log-odds: a name in the slot of a release predicate needs less other evidence …
LISTED = -1.5  # … least of all in a list of names …
FILLS_SLOT = -1.0  # … less where it is the whole slot …
SPOKEN_OF = 0.0  # … than one that a later "it" may mean
TAKEN_UP = 1.0  # … and one that is named nowhere in the sentence must be a work by all that the article says of it


@dataclass(frozen=True, slots=True)
class Work:
    """A work as a claim names it."""

    subject: str
    installment: str | None = None


LASTING = re.compile(r"(?:season|series|part|volume|chapter|book|final|\w+ generation|\d)", re.I)


@dataclass(slots=True)
class Discourse:
    """What the article has spoken of so far."""

    works: Works
    recent: list[Work] = field(default_factory=list)  # newest last, without repeats
    last_group: list[Work] = field(default_factory=list)  # the works of the latest sentence that named some
    last_theme: Work | None = None  # the work of the latest claim
    company: str | None = None  # the maker that the article speaks of most: "the company"
    standing: Standing | None = None  # which works are out already
    editions: dict[str, str] = field(default_factory=dict)  # subject -> the places of its latest edition
    _scores: dict[str, float] = field(default_factory=dict)

    def main(self) -> Work | None:
        """Return the work that the article is about, or None."""
        if not self.works.main or not self._firm(self.works.main):
            return None
        return Work(self.works.main, self.works.main_installment)

    def main_kind(self) -> str | None:
        """Return the kind of the work that the article is about, or None."""
        return self.works.kind_of.get(self.works.main) if self.works.main else None

    def _firm(self, name: str) -> bool:
        if not self._scores:
            for mention in self.works.mentions:
                self._scores[mention.name] = max(mention.score, self._scores.get(mention.name, mention.score))
        return self._scores.get(name, TAKEN_UP) >= TAKEN_UP

    def saw(self, group: list[Work], themes: list[Work]) -> None:
        """Remember the works that a sentence named, and those that its claims are about."""
        # "it" is the work, not the demo or the Japanese edition that was spoken of
        themes = [w if w.installment is None or LASTING.match(w.installment) else Work(w.subject) for w in themes]
        if themes:
            self.last_theme = themes[0]
        group = list(dict.fromkeys([*group, *themes]))
        for work in group:
            if work in self.recent:
                self.recent.remove(work)
            self.recent.append(work)
        if group:
            self.last_group = list(group)

    def of_kind(self, kind: str | None) -> Work | None:
        """Return the work that "the show", "it" … stands for: the main one where it fits, else the latest that fits."""
        main = self.main()
        if self.last_theme is not None and main is not None and kind not in (None, "any"):
            theme = self.last_theme
            if (
                theme in self.last_group
                and main.subject not in {w.subject for w in self.last_group}
                and self.works.kind_of.get(theme.subject) == kind
            ):
                return theme
        if kind in (None, "any"):
            if main and (not self.recent or main.subject in {w.subject for w in self.last_group}):
                return next((w for w in self.last_group if w.subject == main.subject), main)
            if self.last_theme is not None and self.last_theme in self.recent[-3:]:
                return self.last_theme
            return self.last_group[0] if self.last_group else main
        if main and self.works.kind_of.get(main.subject) in (kind, None):
            return next((w for w in reversed(self.recent[-3:]) if w.subject == main.subject), main)
        for work in reversed(self.recent):
            if self.works.kind_of.get(work.subject) == kind:
                return work
        known = self.works.kind_of.get(main.subject) if main else None
        if known and {known, kind} not in _ALIKE:
            return None  # "the show" is not the phone that the article is about
        return main or (self.recent[-1] if self.recent else None)


def named_works(mentions: Iterable[Mention], discourse: Discourse) -> list[Work]:
    """Return the works that `mentions` name firmly enough to be spoken of later."""
    out: list[Work] = []
    for mention in mentions:
        if mention.score >= TAKEN_UP:
            work = with_default(Work(mention.name, mention.installment), discourse)
            if work not in out:
                out.append(work)
    return out


def with_default(work: Work, discourse: Discourse) -> Work:
    """The headline's "Season 2" holds where the text only names the show."""
    if work.installment is None and work.subject == discourse.works.main and discourse.works.main_installment:
        return Work(work.subject, discourse.works.main_installment)
    return work
