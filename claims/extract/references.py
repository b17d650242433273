"""From the slot of a predicate to works: names, "the show", "it", "the second season", "both games"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claims.extract import installments
from claims.extract.events import inside_event_noun
from claims.extract.lexicon import Lexicon
from claims.extract.parsing import Parsed
from claims.extract.titles import Mention, Works, is_other_name

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRONOUNS = frozenset(
    {
        "it",
        "its",
        "this",
        "that",
        "they",
        "them",
        "these",
        "those",
        "both",
        "which",
        "itself",
        "she",
        "he",
        "one",
        "who",
    }
)
_ANYTHING = frozenset("anything something everything nothing what whatever anyone everyone someone".split())
_INDEFINITE = frozenset(
    {
        "a",
        "an",
        "another",
        "some",
        "several",
        "many",
        "any",
        "two",
        "three",
        "four",
        "more",
        "other",
        "new",
        "few",
        "various",
        "multiple",
    }
)
# kinds that the guess from neighbouring words confuses
_ALIKE = (
    {"hardware", "software"}, {"game", "software"}, {"game", "hardware"}, {"tv", "film"}, {"book", "film"}, {"book", "tv"},
)  # fmt: skip
IN_SLOT = -0.5  # log-odds: a name in the slot of a release predicate needs less other evidence …
SPOKEN_OF = 0.0  # … than one that a later "it" may mean
TAKEN_UP = 1.0  # … and one that is named nowhere in the sentence must be a work by all that the article says of it


@dataclass(frozen=True, slots=True)
class Work:
    """A work as a claim names it."""

    subject: str
    installment: str | None = None


_LASTING = re.compile(r"(?:season|series|part|volume|chapter|book|final|\w+ generation|\d)", re.I)


@dataclass(slots=True)
class Discourse:
    """What the article has spoken of so far."""

    works: Works
    recent: list[Work] = field(default_factory=list)  # newest last, without repeats
    last_group: list[Work] = field(default_factory=list)  # the works of the latest sentence that named some
    last_theme: Work | None = None  # the work of the latest claim
    in_list: bool = False  # the article holds a calendar, line by line
    company: str | None = None  # the maker that the article speaks of most: "the company"
    _scores: dict[str, float] = field(default_factory=dict)

    def main(self) -> Work | None:
        """Return the work that the article is about, or None."""
        if not self.works.main or not self._firm(self.works.main):
            return None
        return Work(self.works.main, self.works.main_installment)

    def _firm(self, name: str) -> bool:
        if not self._scores:
            for mention in self.works.mentions:
                self._scores[mention.name] = max(mention.score, self._scores.get(mention.name, mention.score))
        return self._scores.get(name, TAKEN_UP) >= TAKEN_UP

    def saw(self, group: list[Work], themes: list[Work]) -> None:
        """Remember the works that a sentence named, and those that its claims are about."""
        # "it" is the work, not the demo or the Japanese edition that was spoken of
        themes = [w if w.installment is None or _LASTING.match(w.installment) else Work(w.subject) for w in themes]
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
            work = _with_default(Work(mention.name, mention.installment), discourse)
            if work not in out:
                out.append(work)
    return out


def described_work(
    token: Token, company: str | None, parsed: Parsed, discourse: Discourse, lexicon: Lexicon
) -> Work | None:
    """Return a work that has no name yet but a maker and a description: Apple's "mixed reality headset".

    Only devices and software are described so, and only where the description says more than "a new phone".
    """
    kind = lexicon.kind_of.get(token.lemma_.casefold())
    if kind not in ("hardware", "software") or company is None:
        return None
    kept = [
        g
        for c in token.lefts
        if c.dep_ == "compound" or c.lower_ in lexicon.fixed_modifiers
        for g in c.subtree
        if g.i not in parsed.mentions
    ]
    modifiers = [g.text for g in sorted(kept, key=lambda g: g.i) if g.lower_ not in ("-",)]
    owner = next((c for c in token.lefts if c.dep_ == "poss"), None)
    if not modifiers or any(m.casefold() in lexicon.companies for m in modifiers):
        return None
    if owner is not None and owner.pos_ == "PROPN":
        company = owner.text
    name = f"{company} {' '.join(modifiers)} {token.text}".replace(" - ", "-")
    discourse.works.kind_of[name] = kind
    return Work(name)


def resolve(slots: list[Token], parsed: Parsed, discourse: Discourse, lexicon: Lexicon) -> list[Work]:
    """Return the works in the slot `slots` (a token with its conjuncts); empty where the slot holds no work."""
    out: list[Work] = []
    for token in _with_list(slots, parsed):
        for work in _resolve_one(token, parsed, discourse, lexicon):
            if work not in out:
                out.append(work)
    return out


def _with_list(slots: list[Token], parsed: Parsed) -> list[Token]:
    """Add the names that stand in one list with a name of the slot, where the parser lost the list."""
    out = list(slots)
    for token in slots:
        at = token.i
        while at in parsed.mentions:
            step = at + 1
            while (
                step < len(parsed.doc)
                and step - at <= 5
                and parsed.doc[step].lower_ in (",", "and", "&", "the", "as", "well", '"', "'", "''", "``")
            ):
                step += 1
            joined = parsed.doc[at + 1 : step].text.lower().strip("\"' ")
            if (
                step == at + 1
                or step not in parsed.mentions
                or ("and" not in joined and "&" not in joined and joined != ",")
            ):
                break
            if all(t.i != step for t in out):
                out.append(parsed.doc[step])
            at = step
    return out


def _resolve_one(token: Token, parsed: Parsed, discourse: Discourse, lexicon: Lexicon) -> list[Work]:
    mention = parsed.mentions.get(token.i)
    if mention is not None:
        # a name that modifies "season" is read with it, through the head
        return [_from_mention(mention, token, parsed, discourse)] if _acceptable(mention, token, lexicon) else []
    lower = token.lower_
    if lower in ("it'll", "it'd", "it's"):
        lower = "it"
    if lower in _PRONOUNS or token.pos_ == "PRON":
        if lower in ("they", "them", "these", "those", "both") and len(discourse.last_group) > 1:
            return list(discourse.last_group)
        if lower in ("he", "she", "who", "we", "i", "you", "us", "me", "fans") or lower in _ANYTHING:
            return []
        before = [
            m
            for i, m in parsed.mentions.items()
            if i < token.i
            and parsed.doc[i].dep_ in ("nsubj", "nsubjpass")
            and parsed.doc[i].head.i != token.head.i  # "X will release it": "it" is not X
            and m.score >= SPOKEN_OF
            and not is_other_name(m.name, lexicon)
        ]
        if before and lower in ("it", "its", "which", "itself", "that", "this"):
            return [_with_default(Work(before[0].name, before[0].installment), discourse)]
        work = discourse.of_kind(None)
        return [work] if work else []
    if token.lemma_.casefold() in _EVENT_NOUNS:
        return resolve(inside_event_noun(token), parsed, discourse, lexicon)
    inner = _mention_inside(token, parsed)
    kind = lexicon.kind_of.get(token.lemma_.casefold()) or lexicon.kind_of.get(lower)
    installment = _installment_in(token, parsed)
    if (
        inner is not None
        and _acceptable(parsed.mentions[inner.i], inner, lexicon)
        and (
            kind is not None
            or installment
            or token.dep_ in ("appos",)
            or inner.dep_ == "appos"
            or inner.head.dep_ == "appos"
            or inner.head.lower_ in _NAMING
            or token.lemma_.casefold() in _TRANSPARENT
        )
    ):
        work = _from_mention(parsed.mentions[inner.i], inner, parsed, discourse)
        if inner.dep_ == "pobj" and token.lemma_.casefold() in (
            "sequel",
            "follow-up",
            "successor",
            "prequel",
            "spinoff",
            "spin-off",
            "adaptation",
        ):
            return [_context(kind, discourse)] if _context(kind, discourse) else []  # type: ignore[list-item]
        return [Work(work.subject, installment or work.installment)]
    if (
        inner is not None
        and inner.head.i == token.i
        and inner.dep_ in ("compound", "nmod")
        and parsed.mentions[inner.i].score >= SPOKEN_OF
        and token.lemma_.casefold() in _PRODUCT_NOUNS
    ):
        return [_from_mention(parsed.mentions[inner.i], inner, parsed, discourse)]
    if installment is not None:
        base = discourse.of_kind("tv") or discourse.main()
        return [Work(base.subject, installment)] if base else []
    if token.lemma_.casefold() in ("expansion", "dlc", "add-on"):
        main = discourse.main()
        part = next((w for w in reversed(discourse.recent) if main is None or w.subject != main.subject), None)
        if part is not None:
            return [part]
    if (
        token.lemma_.casefold() == "update"
        and discourse.main() is not None
        and discourse.works.kind_of.get(str(discourse.works.main)) not in ("software", "hardware")
    ):
        return [Work(str(discourse.works.main), "update")]
    if any(c.dep_ == "poss" and c.lower_ in ("your", "my") for c in token.children):
        return []  # "your new album" is nobody's in particular
    if kind is not None:
        first = next((c for c in token.children if c.dep_ in ("det", "nummod", "amod", "poss")), None)
        if (
            token.tag_ in ("NNS", "NNPS")
            and len(discourse.last_group) > 1
            and (
                first is None or first.dep_ == "amod" or first.lower_ in ("both", "the", "these", "those", "two", "all")
            )
        ):
            return list(discourse.last_group)
        if first is not None and first.lower_ in _INDEFINITE and first.lower_ != "new":
            main = discourse.main()
            # "a new Call of Duty game" is named; "a sequel" alone may be what the headline names
            return (
                [main]
                if main and kind != "any" and discourse.works.kind_of.get(main.subject) == kind and not discourse.recent
                else []
            )
        if token.tag_ in ("NNS", "NNPS") and (first is None or first.lower_ in _INDEFINITE):
            return []
        work = _context(kind, discourse)
        return [work] if work else []
    return []


_PRODUCT_NOUNS = frozenset(
    {
        "plan",
        "subscription",
        "system",
        "lineup",
        "line",
        "platform",
        "product",
        "toy",
        "set",
        "kit",
        "accessory",
        "controller",
        "figure",
        "tour",
    }
)
_NAMING = frozenset({"called", "titled", "entitled", "named", "dubbed", "nicknamed", "codenamed", "code-named"})
_EVENT_NOUNS = frozenset(
    {
        "release",
        "launch",
        "premiere",
        "debut",
        "date",
        "window",
        "arrival",
        "rollout",
        "filming",
        "production",
        "announcement",
    }
)
_TRANSPARENT = frozenset(
    {
        "release",
        "launch",
        "premiere",
        "debut",
        "version",
        "date",
        "edition",
        "copy",
        "filming",
        "production",
        "development",
        "arrival",
        "work",
        "batch",
        "generation",
        "half",
        "run",
        "return",
        "rollout",
        "star",
    }
)


def _context(kind: str | None, discourse: Discourse) -> Work | None:
    return discourse.of_kind(kind)


def _acceptable(mention: Mention, token: Token, lexicon: Lexicon) -> bool:
    if is_other_name(mention.name, lexicon) or mention.name in lexicon.openers:
        return False
    if mention.score < SPOKEN_OF and token.ent_type_ in ("PERSON", "GPE", "LOC", "NORP", "FAC"):
        return False
    return mention.score >= IN_SLOT and len(mention.name.removeprefix("the ")) > 1


def _from_mention(mention: Mention, token: Token, parsed: Parsed, discourse: Discourse) -> Work:
    installment = mention.installment or _installment_in(token, parsed)
    name = mention.name
    main = discourse.works.main
    if main and main.startswith((name + ":", name + " – ", name + " - ")) and not installment:
        name = main  # "a new Call of Duty game" in an article on one of them
    version = installments.VERSION.match(name)
    if version and installment is None:
        name, installment = version.group("name"), version.group("version")
    return _with_default(Work(name, installment), discourse)


def _with_default(work: Work, discourse: Discourse) -> Work:
    """The headline's "Season 2" holds where the text only names the show."""
    if work.installment is None and work.subject == discourse.works.main and discourse.works.main_installment:
        return Work(work.subject, discourse.works.main_installment)
    return work


def _mention_inside(token: Token, parsed: Parsed) -> Token | None:
    """Return the named work inside the noun phrase of `token`, nearest first, outside its relative clauses."""
    best: Token | None = None
    for child in token.subtree:
        if child.i in parsed.mentions and parsed.mentions[child.i].score >= IN_SLOT:
            node, clean = child, True
            while node.i != token.i:
                if node.dep_ in ("relcl", "advcl", "ccomp") or (node.dep_ == "acl" and node.lower_ not in _NAMING):
                    clean = False
                    break
                node = node.head
            if clean and (best is None or abs(child.i - token.i) < abs(best.i - token.i)):
                best = child
    return best


def _installment_in(token: Token, parsed: Parsed) -> str | None:
    left, right = parsed.spans[token.left_edge.i][0], parsed.spans[token.right_edge.i][1]
    near_left = max(left, parsed.spans[token.i][0] - 50)
    near_right = min(right, parsed.spans[token.i][1] + 40)
    base = parsed.sentence.start
    phrase = parsed.sentence.text[near_left - base : near_right - base]
    for mention in parsed.mentions.values():  # "Part Two" inside a name is no installment beside it
        at, to = max(mention.start, near_left) - near_left, min(mention.end, near_right) - near_left
        if at < to:
            phrase = phrase[:at] + " " * (to - at) + phrase[to:]
    phrase = re.split(r", (?:which|who|set|after|but)\b", phrase)[0]
    for pattern in (installments.AFTER_NAME, installments.BEFORE_UNIT, installments.FINAL):
        match = pattern.search(phrase)
        if match:
            return installments.canonical(match)
    return None
