"""What an article has spoken of so far, and which of its works "the show" or "it" stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from claims.extract.sentences import Sentence
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
_OPENING = 6  # characters before the name that a sentence begins with: a quotation mark, "The"
_PARAGRAPH = 3  # sentences for which a paragraph goes on to speak of its topic …
_SECTION = 4  # … and a section of what heads it
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
    topic: Work | None = None  # the subject of the paragraph or section, where a sentence begins with its name
    named_here: frozenset[str] = frozenset()  # the works that the sentence being read names firmly
    _scores: dict[str, float] = field(default_factory=dict)
    _line: int = -1  # where the paragraph of the latest sentence begins
    _topic_heads: bool = False  # the topic is a line by itself
    _topic_lasts: int = 0  # for how many sentences more "it" may still mean the topic

    def main(self) -> Work | None:
        """Return the work that the article is about, or None."""
        if not self.works.main or not self._firm(self.works.main):
            return None
        return Work(self.works.main, self.works.main_installment)

    def latest(self, number: int) -> list[Work]:
        """Return the works of the latest sentence where they are so many, else the latest `number` works, or none."""
        if len(self.last_group) == number:
            return list(self.last_group)
        return list(self.recent[-number:]) if len(self.recent) >= number else []

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

    def begin(self, sentence: Sentence, mentions: Sequence[Mention]) -> None:
        """Note what a sentence is about by its beginning; called after the sentence before it was seen.

        A name that begins a sentence is what its paragraph goes on to speak of; one that is a line by itself heads a
        section. A new paragraph forgets the topic of the last one, and so does the naming of another work.
        """
        self._topic_lasts -= 1
        if sentence.line_start != self._line:
            self._line = sentence.line_start
            if self._topic_lasts < _SECTION:
                self.topic = None
        if self._topic_lasts <= 0 or (self.topic is not None and any(m.score >= TAKEN_UP for m in mentions)):
            self.topic = None
        first = mentions[0] if mentions else None
        if first is None or first.start - sentence.start > _OPENING:
            return
        heads = first.end - first.start > 0.6 * len(sentence.text) and sentence.text[-1] not in ".!?"
        if first.score < (LISTED if heads and self._comes_again(first.name) else SPOKEN_OF):
            return
        self.topic = with_default(Work(first.name, first.installment), self)
        self._topic_lasts = 2 * _SECTION if heads else _PARAGRAPH
        self._topic_heads = heads

    def section(self) -> Work | None:
        """Return the work whose name heads the section, or None."""
        return self.topic if self._topic_heads else None

    def _comes_again(self, name: str) -> bool:
        """Return whether the text under a heading names again what stands in the heading ("Story" it would not)."""
        return sum(m.name == name for m in self.works.mentions) > 1

    def _topic_of(self, kind: str | None) -> Work | None:
        known = self.works.kind_of.get(self.topic.subject) if self.topic else None
        return self.topic if kind in (None, "any", known) or known is None else None

    def of_kind(self, kind: str | None) -> Work | None:
        """Return the work that "the show", "it" … stands for: the main one where it fits, else the latest that fits."""
        main = self.main()
        topic = self._topic_of(kind)
        if topic is not None and (main is None or topic.subject != main.subject):
            # the sentence itself comes back to the work that the article is about
            return main if main is not None and main.subject in self.named_here else topic
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
