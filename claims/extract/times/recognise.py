"""Find time expressions in a text: tokens to word classes, patterns over the classes, matches as lists of words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from claims.extract.times.vocabulary import Language, tokens_of


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of text that a rule recognised. `words` are lower-case tokens, `classes` their class names."""

    rule: str
    start: int
    end: int
    words: tuple[str, ...]
    classes: tuple[str, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Tokens:
    """A tokenised text: words, one class character each, and where each word starts and ends."""

    words: list[str]
    classes: str
    ends: list[int]
    breaks: frozenset[int] = frozenset()  # words that begin a line, where a line break ends a sentence

    def start(self, index: int) -> int:
        """Return the offset of a word's first character."""
        return self.ends[index] - len(self.words[index])


def lower_same_length(text: str) -> str:
    """Return `text` in lower case with every offset kept (a few letters lower to two characters; they stay)."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char if len(lower) != 1 else lower for char in text for lower in (char.lower(),))
    return low


def tokenise(text: str, language: Language, *, lines: bool = False) -> Tokens:
    """Return the tokens of `text` with their classes; holidays of several words become one run of hol/holc.

    `lines`: a line break ends a sentence, so that nothing reaches across it.
    """
    raw = tokens_of(lower_same_length(text))
    words = [token.strip() for token in raw]
    classes = "".join(map(language.lexicon.__getitem__, words))
    if not language.holiday_longest.keys().isdisjoint(words):
        classes = _mark_holidays(words, classes, language)
    ends = list(accumulate(map(len, raw)))
    breaks = (i for i, token in enumerate(raw) if "\n" in token) if lines else ()
    return Tokens(words, classes, ends, frozenset(breaks))


def _mark_holidays(words: list[str], classes: str, language: Language) -> str:
    marked = list(classes)
    longest = language.holiday_longest
    done = 0
    for index, word in enumerate(words):
        if word not in longest or index < done:
            continue
        for size in range(min(longest[word], len(words) - index), 0, -1):
            if tuple(words[index : index + size]) in language.holidays:
                marked[index] = language.holiday_first
                marked[index + 1 : index + size] = language.holiday_next * (size - 1)
                done = index + size
                break
    return "".join(marked)


def runs(tokens: Tokens, language: Language) -> Iterator[tuple[int, int]]:
    """Yield the stretches of known words that hold at least one trigger; the rest of the text costs nothing more."""
    for run in re.finditer(f"[^{language.other}]+", tokens.classes):
        if not language.triggers.isdisjoint(run[0]):
            yield run.span()


def recognise(text: str, tokens: Tokens, language: Language) -> Iterator[Match]:
    """Yield the matches of the language's rules, left to right, none overlapping another."""
    names, rules = language.names, language.rules
    search = language.pattern.search
    for first, last in runs(tokens, language):
        at = first
        while at < last:
            found = search(tokens.classes, at, last)
            if found is None:
                break
            begin, end = found.span()
            at = end
            while begin < end and tokens.words[end - 1] in _LOOSE_END:
                end -= 1
            if tokens.words[begin] in _POSSESSIVES and names[tokens.classes[begin + 1 : begin + 2] or " "] == "weekday":
                begin += 1  # "its Friday issue"
            rule = rules[int((found.lastgroup or "r0")[1:])]
            kept = end
            if (
                rule == "offset.later"
                and names[tokens.classes[end - 1]] in ("before", "after")
                and _goes_on(tokens, end)
            ):
                end -= 1  # "two weeks before launch" is annotated as "two weeks"
            start, stop = tokens.start(begin), tokens.ends[end - 1]
            if (
                tokens.words[end - 1] == "."
                and text[stop : stop + 3].lstrip(" ")[:2] in ("", "\n\n")
                and end - begin > 1
            ):
                stop -= 1  # the sentence's full stop, not the abbreviation's
            if "\n\n" in text[start:stop] or (tokens.breaks and "\n" in text[start:stop]):
                at = begin + 1
                continue
            yield Match(
                rule,
                start,
                stop,
                tuple(tokens.words[begin:kept]),
                tuple(map(names.__getitem__, tokens.classes[begin:kept])),
                begin,
                end,
            )


def _goes_on(tokens: Tokens, index: int) -> bool:
    return index < len(tokens.words) and tokens.words[index].isalnum()


_POSSESSIVES = frozenset(("its", "their", "our"))
_LOOSE_END = frozenset((",", "(", "of", "in"))
