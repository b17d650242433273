"""The work that an article is about, and what kind of work each one is."""

from __future__ import annotations

import math
import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence

from claims.extract import installments
from claims.extract.lexicon import Lexicon
from claims.extract.titles.others import is_other_name, name_key
from claims.extract.titles.records import NAME, Candidate, Mention


def main_work(
    mentions: Sequence[Mention],
    candidates: dict[str, Candidate],
    full: dict[str, str],
    head: str,
    text: str,
    lexicon: Lexicon,
) -> tuple[str | None, str | None]:
    """Return the work that the article is about and its installment; None where nothing stands out."""
    totals: dict[str, float] = {}
    times: Counter[str] = Counter()
    for key, entry in candidates.items():
        name = full.get(key, entry.name)
        where = re.search(rf"(?<!\w){re.escape(entry.name)}(?!\w)", head, re.I) if head else None
        in_head = where is not None and not _covered(where, entry, candidates, head)
        opens = where is not None and where.start() <= 1
        if entry.score >= NAME - (1.0 if in_head else 0.0) and not is_other_name(entry.name, lexicon):
            times[name] += len(entry.spans)
            here = entry.score - NAME + 1.5 + (2.5 if in_head else 0.0) + (1.0 if in_head and opens else 0.0)
            totals[name] = max(here, totals.get(name, here))
    totals = {name: total + 0.6 * math.log(times[name]) for name, total in totals.items()}
    if not totals:
        # nothing stands out: a name that can hardly be anything but a title will do
        for entry in candidates.values():
            titled = entry.quoted or ":" in entry.name or entry.name.count(" ") >= 3
            if titled and entry.score >= NAME - 1.5 and not is_other_name(entry.name, lexicon):
                totals[full.get(name_key(entry.name), entry.name)] = entry.score + 10.0
    if not totals:
        return None, None
    best = max(totals, key=lambda name: (totals[name], -_first(mentions, name)))
    inst = None
    found = next(
        (
            m
            for p in (installments.AFTER_NAME, installments.BEFORE_UNIT)
            for m in p.finditer(head)
            if m.group("unit").casefold() in ("season", "series")
        ),
        None,
    )
    if found and found.group().casefold() not in best.casefold():
        inst = installments.canonical(found)
    if inst is None:
        own = [m.installment for m in mentions if m.name == best]
        counts = Counter(i for i in own if i and (_OF_A_RUN.match(i) or 2 * own.count(i) >= len(own)))
        inst = counts.most_common(1)[0][0] if counts else None
        if inst in _FIRST:
            inst = None  # a new show is waited for by its name
    if inst is None:
        inst = _only_later_season(text, best, mentions)
    return best, inst


# a show is waited for season by season; of a "part 1" and the like the bare name may mean another
_FIRST = ("season 1", "series 1")
_OF_A_RUN = re.compile(r"season|series|final season|\d")


def _only_later_season(text: str, best: str, mentions: Sequence[Mention]) -> str | None:
    """Where an article speaks of one season beyond the first ("its second season"), the bare title means that one."""
    ends = sorted((m.end, m.name) for m in mentions)
    found = set()
    for pattern in (installments.AFTER_NAME, installments.BEFORE_UNIT):
        for match in pattern.finditer(text):
            holder = next((m.name for m in mentions if m.start < match.start() < m.end), None)
            if holder not in (None, best):
                continue  # "Andor season 2" is one mention
            at = bisect(ends, (match.start(), "\uffff")) - 1
            owner = ends[at][1] if at >= 0 and match.start() - ends[at][0] <= _OWNED else best
            if owner == best:  # not "Andor's second season" in an article on another show
                found.add(installments.canonical(match))
    later = {s for s in found if s and s.startswith(("season ", "series ")) and not s.endswith(" 1")}
    return next(iter(later)) if len(later) == 1 else None


_OWNED = 6  # characters between a name and what is its own: " ’s "


def _covered(where: re.Match[str], entry: Candidate, candidates: dict[str, Candidate], head: str) -> bool:
    """The headline's words belong to a longer name: "Monster Hunter" in "Monster Hunter Wilds"."""
    return any(
        len(other.name) > len(entry.name)
        and entry.name.casefold() in other.name.casefold()
        and other.score > NAME - 1.0
        and re.search(rf"(?<!\w){re.escape(other.name)}(?!\w)", head, re.I) is not None
        for other in candidates.values()
    )


def _first(mentions: Sequence[Mention], name: str) -> int:
    return next((m.start for m in mentions if m.name == name), 0)


_DESCRIPTION = re.compile(r"[A-Za-z][A-Za-z-]+")
_BESIDE = 3  # a description that touches the name counts for so many more
_LEADS_TO = frozenset({"", "a", "the", "is a", "is an", "is the", "was a"})
_NEAR = 60  # characters
_PLATFORM_WORDS = frozenset({"PC", "TV"})  # where a game comes out, where a show runs


def guess_kinds(mentions: Sequence[Mention], text: str, head: str, lexicon: Lexicon) -> dict[str, str]:
    """Guess each work's kind from the descriptions that stand near its name, then from the whole article."""
    overall = Counter(kind for kind, _ in _described(head.lower(), lexicon))
    overall.update(dict(Counter(kind for kind, _ in _described(text[:20000], lexicon))))
    default = max(overall, key=lambda kind: (overall[kind], kind)) if overall else None
    near: dict[str, Counter[str]] = {}
    for mention in mentions[:400]:
        counts = near.setdefault(mention.name, Counter())
        if mention.installment and mention.installment.startswith(("season", "series", "final season")):
            counts["tv"] += 3
        before = text[max(0, mention.start - _NEAR) : mention.start]
        after = text[mention.end : mention.end + _NEAR]
        for kind, span in _described(before, lexicon):
            counts[kind] += 1 + _BESIDE * (before[span[1] :].strip(" ,“\"‘'’”") == "")
        for kind, span in _described(after, lexicon):
            counts[kind] += 1 + _BESIDE * (after[: span[0]].strip(" ,“\"‘'’”") in _LEADS_TO)
    out = {}
    for name, counts in near.items():
        if default:
            counts[default] += 1
        if counts:
            out[name] = max(counts, key=lambda kind: (counts[kind], kind == default, kind))
    return out


def _described(text: str, lexicon: Lexicon) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the kinds that the common nouns of `text` show, with their places; a capital makes a name of a noun."""
    for match in _DESCRIPTION.finditer(text):
        word = match.group()
        if word[0].isupper() and (not word.isupper() or word in _PLATFORM_WORDS):
            continue  # "Xbox Series X", "Squid Game"
        word = word.lower()
        kind = lexicon.kind_of.get(word) or lexicon.kind_of.get(word.removesuffix("s"))
        if kind and kind != "any" and not (word == "series" and text[: match.start()].endswith(("game ", "games "))):
            yield kind, match.span()
