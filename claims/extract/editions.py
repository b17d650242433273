"""The edition that a sentence speaks of: platform, service, region, beta, milestone."""

from __future__ import annotations

import re

from claims.extract import installments
from claims.extract.discourse import Work
from claims.extract.events import Trigger
from claims.extract.lexicon import Lexicon
from claims.extract.parsing import Parsed
from claims.extract.relations import BoundTime, places_in


def with_edition(work: Work, trigger: Trigger, parsed: Parsed, lexicon: Lexicon) -> Work:
    """Add the edition that the slot or the event noun names: "the beta", "Milestone 2", "the Steam launch of X"."""
    tokens = [*trigger.themes[:1], parsed.doc[trigger.token]]
    for token in tokens:
        if token.pos_ not in ("NOUN", "PROPN"):
            continue
        left = max(parsed.spans[token.left_edge.i][0], parsed.spans[token.i][0] - 40) - parsed.sentence.start
        right = parsed.spans[token.i][1] - parsed.sentence.start
        edition = installments.edition_in(parsed.sentence.text, left, right)
        if edition:
            return Work(
                work.subject,
                edition if work.installment and work.installment in edition else joined(work.installment, edition),
            )
        if token.lemma_.casefold() in ("launch", "release"):
            for child in token.lefts:
                name = re.sub(r"^the ", "", parsed.surface(child), flags=re.I)
                if child.dep_ == "compound" and name.casefold() in lexicon.platforms and not work.installment:
                    return Work(work.subject, lexicon.edition_forms.get(name.casefold(), name))
    if trigger.event == "release" and work.installment is None:
        at = parsed.spans[trigger.token][1] - parsed.sentence.start
        entered = _INTO_EDITION.search(parsed.sentence.text, at, at + 60)
        if entered:
            return Work(work.subject, entered.group("edition"))
    return work


_INTO_EDITION = re.compile(r"\b(?:in|into|as) (?:an? |the |its )?" + installments.EDITION.pattern, re.I)


def by_place(parsed: Parsed, here: list[BoundTime], lexicon: Lexicon) -> list[tuple[BoundTime, str | None]]:
    """Return each time with the platform or region that it is for: only where several times share one predicate,
    or where arriving at the place is a further edition by itself.
    """
    live = [item for item in here if not item.old]
    out: list[tuple[BoundTime, str | None]] = []
    # "on PC on May 3 and on PS5 on June 6": where the first place leads, every place stands before its date
    first = min((item.time.start for item in live), default=parsed.sentence.start)
    leads = bool(places_in(parsed, parsed.sentence.start, first, lexicon))
    for item in here:
        place = None
        if len(live) > 1 and not item.old:
            after_end = min((o.time.start for o in live if o.time.start > item.time.start), default=parsed.sentence.end)
            before_start = max(
                (o.time.end for o in live if o.time.end < item.time.start), default=parsed.sentence.start
            )
            after = places_in(parsed, item.time.end, after_end, lexicon)
            before = places_in(parsed, before_start, item.time.start, lexicon)
            found = (before or after) if leads else (after or before)
            place = " and ".join(found) if 0 < len(found) <= 3 else None
        out.append((item, place))
    if all(place is None for _, place in out):
        place = further_place(parsed, lexicon)
        if place and len(live) <= 1:
            return [(item, place) for item, _ in out]
    return out


def further_place(parsed: Parsed, lexicon: Lexicon) -> str | None:
    """Return the one place of the sentence where arriving is a further edition by itself (a streaming service), or None."""
    found = places_in(parsed, parsed.sentence.start, parsed.sentence.end, lexicon)
    return found[0] if len(found) == 1 and found[0].casefold() in lexicon.further else None


def region_of(parsed: Parsed, trigger: Trigger, lexicon: Lexicon) -> str | None:
    """Return the region in which the predicate has the work arrive ("launched in India", "the China launch"), or None."""
    for i in sorted(trigger.chain | {trigger.token} | {t.i for t in trigger.themes if t.i not in parsed.mentions}):
        for child in parsed.doc[i].children:
            inner = (
                [child]
                if child.dep_ in ("compound", "nmod")
                else [c for c in child.children if c.dep_ == "pobj"]
                if child.lower_ == "in"
                else []
            )
            for token in inner:
                name = parsed.sentence.text[
                    parsed.spans[token.left_edge.i][0] - parsed.sentence.start : parsed.spans[token.i][1]
                    - parsed.sentence.start
                ]
                bare = re.sub(r"^the ", "", name, flags=re.I)
                if bare.casefold() in lexicon.regions:
                    return lexicon.edition_forms.get(bare.casefold(), bare)
    return None


def joined(installment: str | None, place: str) -> str:
    """Return a season or version with its place: "season 2 US"."""
    return f"{installment} {place}" if installment else place
