"""The work that an article is about, and what kind of work each one is."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

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
    totals: dict[str, float] = defaultdict(float)
    for key, entry in candidates.items():
        name = full.get(key, entry.name)
        where = re.search(rf"(?<!\w){re.escape(entry.name)}(?!\w)", head, re.I) if head else None
        in_head = where is not None and not _covered(where, entry, candidates, head)
        opens = where is not None and where.start() <= 1
        if entry.score >= NAME - (1.0 if in_head else 0.0) and not is_other_name(entry.name, lexicon):
            totals[name] += (
                entry.score
                - NAME
                + 1.5
                + (2.5 if in_head else 0.0)
                + (1.0 if in_head and opens else 0.0)
                + 0.6 * math.log(len(entry.spans))
            )
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
        counts = Counter(m.installment for m in mentions if m.name == best and m.installment)
        inst = counts.most_common(1)[0][0] if counts else None
    if inst is None:
        inst = _only_later_season(text)
    return best, inst


def _only_later_season(text: str) -> str | None:
    """Where an article speaks of one season beyond the first ("its second season"), the bare title means that one."""
    found = {
        installments.canonical(m) for p in (installments.AFTER_NAME, installments.BEFORE_UNIT) for m in p.finditer(text)
    }
    later = {s for s in found if s and s.startswith(("season ", "series ")) and not s.endswith(" 1")}
    return next(iter(later)) if len(later) == 1 else None


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


def guess_kinds(mentions: Sequence[Mention], text: str, head: str, lexicon: Lexicon) -> dict[str, str]:
    """Guess each work's kind from the descriptions that stand near its name, then from the whole article."""
    words = re.compile(r"[a-z][a-z-]+")
    overall: Counter[str] = Counter()
    for word in words.findall(f"{head} {text[:20000]}".lower()):
        kind = lexicon.kind_of.get(word)
        if kind and kind != "any":
            overall[kind] += 1
    default = overall.most_common(1)[0][0] if overall else None
    near: dict[str, Counter[str]] = {}
    for mention in mentions[:400]:
        counts = near.setdefault(mention.name, Counter())
        if mention.installment and mention.installment.startswith(("season", "series", "final season")):
            counts["tv"] += 3
        for word in words.findall(text[max(0, mention.start - 60) : mention.start].lower()) + words.findall(
            text[mention.end : mention.end + 60].lower()
        ):
            kind = lexicon.kind_of.get(word)
            if kind and kind != "any":
                counts[kind] += 1
    out = {}
    for name, counts in near.items():
        if default:
            counts[default] += 1
        if counts:
            out[name] = max(counts, key=lambda kind: (counts[kind], kind))
    return out
