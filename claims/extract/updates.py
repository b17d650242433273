""" "The next-gen update", "version 3.8", "the 2.1 patch": what is new in a work that is out, as its installment."""

from __future__ import annotations

import re

_NUMBER = r"\d{1,3}(?:\.\d{1,3}){1,3}"
_NOUN = r"(?:update|patch)\b"
_QUOTE = r"[“”\"'‘’]?"
# words that tell which update it is; others ("a big free update") only praise it
_WHICH = (
    r"next[- ]gen(?:eration)?|current[- ]gen(?:eration)?|day[- ]one|launch[- ]day|mid-?season|anniversary"
    r"|winter|spring|summer|autumn|fall|holiday|christmas|halloween|easter|lunar new year|new year"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|crossplay|cross-play|ray[- ]tracing|graphics|vr"
)
_NUMBERED = re.compile(
    rf"\b(?:{_NOUN} (?P<behind>{_NUMBER}|\d{{1,2}}\b)|(?P<version>{_NUMBER})(?: [\w-]{{1,14}})? {_NOUN}"
    r"|version (?P<bare>\d{1,3}(?:\.\d{1,3}){0,3})\b)",
    re.I,
)
_NAMED = re.compile(
    rf"(?<![\w-])(?P<which>{_WHICH}){_QUOTE}(?: (?:content|graphics|title|game))? (?P<noun>{_NOUN})", re.I
)
_PLAIN = re.compile(rf"\b(?P<noun>{_NOUN})", re.I)
_BESIDE = "alongside|with|in|as|via|before|and|after|ahead|from|by|to|on|at|through"
_IN_HEADLINE = re.compile(
    rf"{_QUOTE}(?:[’']s?)?"
    rf"(?:(?:(?: (?!(?:{_BESIDE})\b){_QUOTE}[\w.’+-]{{1,16}}{_QUOTE}){{0,4}}?)"
    rf" {_QUOTE}(?:{_NOUN}(?: {_NUMBER}| \d{{1,2}}\b)?)|(?: version)? (?P<number>{_NUMBER})\b)",
    re.I,
)
UPDATE_NOUNS = frozenset({"update", "patch"})


def update_in(text: str, start: int, end: int) -> str | None:
    """Return the update named in `text[start:end]` ("next-gen update", "3.8" for "the 3.8 update"), or None.

    A bare "update" or "patch" comes back as such.
    """
    numbered = _NUMBERED.search(text, start, end)
    if numbered:
        return numbered["version"] or numbered["bare"] or numbered.group().casefold()
    named = _NAMED.search(text, start, end)
    if named:
        which = re.sub(r"[- ]generation$", "-gen", named["which"].casefold().replace("next gen", "next-gen"))
        return f"{which} {named['noun'].casefold()}"
    plain = _PLAIN.search(text, start, end)
    return plain["noun"].casefold() if plain else None


def is_update(installment: str | None) -> bool:
    """Return whether an installment is an update of a work ("update", "next-gen patch")."""
    return installment is not None and installment.casefold().split(" ")[-1] in UPDATE_NOUNS


def headline_update(name: str, headline: str) -> str | None:
    """Return the update of the work `name` that a headline is about ("X's next-gen patch is delayed"), or None.

    An update beside which or in which something else comes is not what the headline is about.
    """
    for where in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", headline, re.I):
        behind = _IN_HEADLINE.match(headline, where.end())
        if behind:
            return update_in(headline, behind.start(), behind.end()) or behind["number"]
    return None
