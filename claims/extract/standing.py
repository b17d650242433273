"""Is a work out already? What an article says of it: "debuted last year", "2021's X", "the port", "so far only on PC".

A work that is out arrives anew only as an edition (a platform, a service), while the platforms of a new work are the
terms of its one release. So each sign is looked for near the work's name, and the decision names the sign.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.extract.lexicon import Lexicon
from claims.extract.places import Places, find_places, in_words
from claims.extract.sentences import Sentence
from claims.extract.titles import Mention, Works, is_other_name
from claims.records import Article, Event, TimeExpression

_FIRM = 0.0  # log-odds of a name near which a sign counts
_WORK_NOUNS = (
    "game(?! pass)|title|film|movie|show|series|app|RPG|JRPG|shooter|platformer|adventure|sim|simulator|emulator"
    "|roguelite|roguelike|service|album|book|novel"
)
_PRONOUN = re.compile(
    rf"(?:^|[\s(])(?:it|its|which|(?:the|this) (?:[\w-]+ ){{0,2}}(?:{_WORK_NOUNS}|version|edition))\b", re.I
)
_OWN_YEAR = re.compile(
    r"\b(?:(?P<year>(?:19|20)\d\d)|last (?:year|month|week|summer|fall|autumn|spring|winter))['’]s\s+$"
)
_YEAR_OF = re.compile(
    rf"\bthe (?:original )?(?P<year>(?:19|20)\d\d) (?:[\w-]+ ){{0,3}}"
    rf"(?:{_WORK_NOUNS}|hit|original|release|classic|remake)\b"
)
_STREAMED = re.compile(r"\b(?:OTT|streaming)\b", re.I)
_IN_BRACKETS = re.compile(r"\s*\((?P<year>(?:19|20)\d\d)\)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(slots=True)
class Standing:
    """Which works of an article are out already, and where its headline brings its works."""

    article: Article
    works: Works
    sentences: Sequence[Sentence]
    mentions: Sequence[Sequence[Mention]]  # of each sentence
    lexicon: Lexicon
    times: Sequence[Sequence[TimeExpression]] = ()  # of each sentence
    _anew: dict[str, bool] = field(default_factory=dict, repr=False)
    _apart: set[str] | None = field(default=None, repr=False)
    _signs: dict[str, str] | None = field(default=None, repr=False)

    def sign(self, subject: str) -> str | None:
        """Return the words by which the article shows that `subject` is out already, or None."""
        if self._signs is None:
            self._signs = self._read()
        return self._signs.get(subject.casefold())

    def apart(self, subject: str) -> bool:
        """Return whether the article dates the places of `subject` apart: "PS5 next month and PC in May"."""
        if self._apart is None:
            self._apart = self._read_apart()
        return subject.casefold() in self._apart

    def _read_apart(self) -> set[str]:
        out = set()
        for sentence, mentions, times in zip(self.sentences, self.mentions, self.times, strict=False):
            times = [t for t in times if not self.is_over(t)]
            if len(times) < 2:
                continue
            places = [p for p in find_places(sentence.text, self.lexicon) if p.kind != "region"]
            marks = sorted([(p.start, "place") for p in places] + [(t.start - sentence.start, "time") for t in times])
            order = "".join(kind[0] for _, kind in marks)
            if "ptpt" in order or "tptp" in order:
                firm = [m for m in mentions if m.score >= _FIRM and not self._is_place(m.name)]
                owner = self._owner(sentence, firm, marks[0][0]) or self.works.main
                if owner:
                    out.add(owner.casefold())
        return out

    def is_over(self, time: TimeExpression) -> bool:
        """Return whether `time` had passed when the article was published."""
        published = self.article.published
        return published is not None and time.latest is not None and time.latest < published

    def headline_places(self, event: Event) -> Places | None:
        """Return the services, else the platforms, to which the headline brings works (or on which it delays them)."""
        title = self.article.title or ""
        wanted = self.lexicon.editions.headline_delay if event == "delay" else self.lexicon.editions.headline_arrival
        if not wanted.search(title) or (event != "delay" and self.lexicon.editions.headline_delay.search(title)):
            return None
        found = [p for p in find_places(title, self.lexicon) if p.kind != "region"]
        linked = [p for p in found if p.link]
        return next((p for p in (*linked, *found) if p.kind == "service"), linked[0] if linked else None)

    def headline_region(self) -> str | None:
        """Return the one region in which the headline brings a work out, or None."""
        title = self.article.title or ""
        found = [p for p in find_places(title, self.lexicon) if p.kind == "region" and p.link in ("in", "to")]
        return (
            in_words(found[0].names)
            if len(found) == 1 and self.lexicon.editions.headline_arrival.search(title)
            else None
        )

    def _read(self) -> dict[str, str]:
        out: dict[str, str] = {}
        main = self.works.main
        title = self.article.title or ""
        shown = self.lexicon.editions.headline_out.search(title)
        if (
            main
            and shown
            and main.casefold() in title.casefold()
            and (find_places(title, self.lexicon) or _STREAMED.search(title))
        ):
            out[main.casefold()] = shown.group()
        for sentence, mentions in zip(self.sentences, self.mentions, strict=True):
            firm = [m for m in mentions if m.score >= _FIRM and not self._is_place(m.name)]
            for kind, start, end in self._signs_in(sentence.text):
                owner = self._owner(sentence, firm, start)
                if owner and (kind in self.lexicon.editions.kept_anew or not self._is_made_anew(owner)):
                    out.setdefault(owner.casefold(), sentence.text[start:end])
            for mention in firm:
                year = self._year_of(sentence.text, mention.start - sentence.start, mention.end - sentence.start)
                if year and not self._is_made_anew(mention.name):
                    out.setdefault(mention.name.casefold(), year)
        return out

    def _is_place(self, name: str) -> bool:
        folded = name.casefold().removeprefix("the ")
        return folded in self.lexicon.arrivals or is_other_name(name, self.lexicon)

    def _is_made_anew(self, subject: str) -> bool:
        """ "The remake of X", "X Remastered": what the article says of an old X is not said of the new one."""
        folded = subject.casefold()
        if folded not in self._anew:
            text = f"{self.article.title or ''}\n{self.article.text}"
            near = [m.span() for m in re.finditer(re.escape(subject), text, re.I)][:20]
            self._anew[folded] = any(
                self.lexicon.editions.anew.search(text, max(0, start - 35), end + 25) is not None for start, end in near
            )
        return self._anew[folded]

    def _signs_in(self, text: str) -> list[tuple[str, int, int]]:
        found = []
        for kind, pattern in self.lexicon.editions.out_signs.items():
            for match in pattern.finditer(text):
                before = text[max(0, match.start() - 60) : match.start()]
                if kind == "port" or (
                    self._is_past(match.group())
                    and not (
                        self.lexicon.editions.not_the_work.search(before)
                        or self.lexicon.editions.not_past.search(before)
                        or self.lexicon.editions.supposed.search(before)
                    )
                ):
                    found.append((kind, *match.span()))
        for match in _YEAR_OF.finditer(text):
            if self._is_past(match.group(), whole=True) and not self.lexicon.editions.not_the_work.search(
                text[max(0, match.start() - 60) : match.start()]
            ):
                found.append(("year", *match.span()))
        return found

    def _is_past(self, words: str, *, whole: bool = False) -> bool:
        years = [int(year) for year in _YEAR.findall(words)]
        published = self.article.published
        if not years:
            return True
        return published is not None and max(years) <= published.year - whole

    def _year_of(self, text: str, start: int, end: int) -> str | None:
        """ "2021's X", "X (2017)": the year that the text gives with the name, where it has passed."""
        for match in (_OWN_YEAR.search(text, max(0, start - 20), start), _IN_BRACKETS.match(text, end)):
            if match and self._is_past(match.group("year") or "", whole=True):
                return match.group().strip()
        return None

    def _owner(self, sentence: Sentence, firm: list[Mention], at: int) -> str | None:
        """Return the work of a sign at offset `at` of the sentence: the nearest named before, "it", or the next."""
        before = [m for m in firm if m.start - sentence.start < at]
        if before:
            return before[-1].name
        if self.works.main and _PRONOUN.search(sentence.text, 0, at + 1):
            return self.works.main
        after = [m for m in firm if m.start - sentence.start < at + 90]
        return after[0].name if after else None
