"""What the words around an expression decide: the clause's direction of time, and whether it is a time at all."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
_LEFT, _RIGHT = 30, 30  # words looked at on either side
_STOPS = frozenset((".", "!", "?", ";", ":", "”", "\u2022"))

Phrases = dict[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True)
class Cues:
    """The word lists of `context_*.toml`."""

    future: frozenset[str]
    past: frozenset[str]
    auxiliary: frozenset[str]
    not_participles: frozenset[str]
    plan: frozenset[str]
    promise: frozenset[str]
    particle_verbs: frozenset[str]
    particles: frozenset[str]
    words: dict[str, frozenset[str]]
    phrases: dict[str, Phrases]  # relation -> last word -> phrases, longest first


@cache
def load_cues(language: str) -> Cues:
    """Return the word lists of a language."""
    data = tomllib.loads((_HERE / f"context_{language}.toml").read_text(encoding="utf-8"))
    direction = data["direction"]
    words = {name: frozenset(listed) for name, listed in {**data["not_dates"], **data["relation"]}.items()}
    phrases: dict[str, Phrases] = {}
    for name, listed in data["relation"].items():
        by_last: dict[str, list[tuple[str, ...]]] = {}
        for phrase in listed:
            parts = tuple(phrase.split())
            by_last.setdefault(parts[0] if name.endswith("_words") else parts[-1], []).append(parts)
        phrases[name] = {last: tuple(sorted(found, key=len, reverse=True)) for last, found in by_last.items()}
    return Cues(
        future=frozenset(direction["future"]),
        past=frozenset(direction["past"]) - frozenset(direction["future"]),
        auxiliary=frozenset(direction["auxiliary_future"]),
        not_participles=frozenset(direction["not_participles"]),
        plan=frozenset(direction["plan"]),
        promise=frozenset(direction["promise"]),
        particle_verbs=frozenset(direction["particle_verbs"]),
        particles=frozenset(direction["particles"]),
        words=words,
        phrases=phrases,
    )


def sentence_limits(
    words: list[str], first: int, last: int, cues: Cues, breaks: frozenset[int] = frozenset()
) -> tuple[int, int]:
    """Return the word positions around [first, last) that lie in the same sentence, at most a clause or two away.

    A sentence also begins at each word of `breaks`.
    """
    left = first
    floor = max(0, first - _LEFT)
    while left > floor and left not in breaks and not _ends_sentence(words, left - 1, cues):
        left -= 1
    right = last
    roof = min(len(words), last + _RIGHT)
    while right < roof and right not in breaks and not _ends_sentence(words, right, cues):
        right += 1
    return left, right


def _ends_sentence(words: list[str], index: int, cues: Cues) -> bool:
    """Return whether a word ends a sentence; the dot of "U.S." and "vs." does not."""
    word = words[index]
    if word not in _STOPS:
        return False
    if word != "." or not index:
        return True
    previous = words[index - 1]
    return not (previous in cues.words["abbreviations"] or (len(previous) == 1 and previous.isalpha()))


def direction_of(words: list[str], first: int, last: int, left: int, right: int, cues: Cues) -> int:
    """Return -1, 0 or 1: the nearest verb before the expression decides, else the first one after it."""
    if last < right and words[last] in ("'s", "’s"):
        return 0  # "Friday's ruling": the verb speaks of the ruling, not of Friday
    for index in range(first - 1, left - 1, -1):
        way = _cue(words, index, left, first, cues)
        if way == 1 and words[index] in cues.plan and words[last : last + 1] in (["was"], ["were"]):
            return 0  # "a rally planned for Friday was called off"
        if way is not None:
            return way
    for index in range(last, right):
        way = _cue(words, index, last, right, cues)
        if way is not None:
            return way
    return 0


def _cue(words: list[str], index: int, left: int, stop: int, cues: Cues) -> int | None:
    word = words[index]
    if word == "until" and index == left:
        return None  # "Until Thursday, they had not named him": the clause that follows decides
    if word in cues.particle_verbs and words[index + 1 : index + 2] and words[index + 1] in cues.particles:
        return 1 if not cues.auxiliary.isdisjoint(words[max(left, index - 3) : index]) else -1
    if word in cues.plan:
        near = words[max(left, index - 3) : index]
        return 0 if "was" in near or "were" in near or "had" in near else 1
    if word == "to":
        return _infinitive(words, index, left, stop, cues)
    if word == "next" and words[index + 1 : index + 2] == ["to"]:
        return None
    if word == "set" and words[index + 1 : index + 2] not in (["to"], ["for"]):
        return None
    if word == "date" and index > left and words[index - 1] in _DATE_OF:
        return 1
    participle = len(word) > 3 and word.endswith("ed") and word not in cues.not_participles
    if participle and index > left and words[index - 1] in _ADJECTIVE_AFTER:
        participle = False  # "its long-awaited headset"
    if participle or word in cues.past:
        near = words[max(left, index - 3) : index]
        if not cues.auxiliary.isdisjoint(near) and not ("have" in near or word in ("said", "told")):
            return -1 if _failed(words, index, left) else 1
        if word in cues.future:
            return 0 if "was" in near or "were" in near else 1
        return -1
    if word in cues.future:
        return -1 if word == "could" and _failed(words, index + 1, left) else 1
    return None


def _failed(words: list[str], index: int, left: int) -> bool:
    """Return whether "could" before `index` stands with a denial: "could not be reached Friday" has happened."""
    for place in range(index - 1, max(left, index - 4) - 1, -1):
        if words[place] in ("could", "couldn"):
            around = (*words[max(left, place - 8) : place], *words[place + 1 : place + 4])
            return words[place] == "couldn" or not _DENIALS.isdisjoint(around)
    return False


_DENIALS = frozenset(("not", "n't", "neither", "nor", "none", "nobody"))
_DATE_OF = frozenset(("launch", "release", "premiere", "debut", "air", "street", "due"))
_ADJECTIVE_AFTER = frozenset(
    ("-", "the", "a", "an", "its", "his", "her", "their", "our", "most", "highly", "much", "long")
)


_RANKS = frozenset(("first", "last", "only", "latest", "second", "third", "youngest", "oldest"))


def _infinitive(words: list[str], index: int, left: int, stop: int, cues: Cues) -> int | None:
    if index + 1 >= stop:
        return None
    after = words[index + 1]
    if not after.isalpha() or after in ("the", "a", "an", "his", "her", "their", "its", "this", "that", "be"):
        return 1 if after == "be" else None
    if index and words[index - 1] in ("according", "due", "thanks", "up", "back", "access"):
        return None
    for place in range(index - 1, max(left, index - 8) - 1, -1):
        word = words[place]
        if word in _RANKS:
            return None  # "the first countries to join on Friday were": the main verb decides
        if word in cues.plan or word in cues.promise or word in cues.future:
            return 1
        if word in cues.past or (len(word) > 3 and word.endswith("ed") and word not in cues.not_participles):
            return -1
    return 1 if len(after) > 2 else None
