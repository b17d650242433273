"""The edition that a claim speaks of: platform, service, region, beta, milestone.

A new work has one release on all its platforms, so its platforms are no edition. They are one

- where several dates of one sentence have a place each, or the article has dated the work apart by place before;
- where the place takes works that are out elsewhere (a subscription), or the article shows that the work is out;
- where arriving there is denied, or a noun says so ("the PS5 version", "the Switch port").

A region is always one: a phone launched in India is not yet launched elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from claims.extract import installments, updates
from claims.extract.discourse import LASTING, Discourse, Work
from claims.extract.events import Trigger
from claims.extract.lexicon import Lexicon
from claims.extract.parsing import Parsed
from claims.extract.places import Places, find_places, in_words
from claims.extract.relations import BoundTime

if TYPE_CHECKING:
    from spacy.tokens import Token


_Time = TypeVar("_Time", bound="BoundTime | None")


def with_edition(work: Work, trigger: Trigger, parsed: Parsed, lexicon: Lexicon) -> Work:
    """Add the edition that the slot or the event noun names: "the beta", "Milestone 2", "the Steam launch of X"."""
    for token in [*trigger.themes[:1], parsed.doc[trigger.token]]:
        if token.pos_ not in ("NOUN", "PROPN"):
            continue
        left = max(parsed.spans[token.left_edge.i][0], parsed.spans[token.i][0] - 60) - parsed.sentence.start
        right = parsed.spans[token.i][1] - parsed.sentence.start
        number = _NUMBER_OF_EDITION.match(parsed.sentence.text, right)
        right = number.end() if number and token.lemma_.casefold() in ("beta", "candidate", "rc") else right
        edition = installments.edition_in(parsed.sentence.text, max(left, right - 40), right)
        if edition is None and token.lemma_.casefold() in updates.UPDATE_NOUNS:
            return _with_update(work, updates.update_in(parsed.sentence.text, max(left, right - 40), right), lexicon)
        if edition:
            return Work(
                work.subject,
                edition if work.installment and work.installment in edition else joined(work.installment, edition),
            )
        if token.lemma_.casefold() in lexicon.editions.version_nouns:
            place = _before_noun(parsed.sentence.text, left, parsed.spans[token.i][0] - parsed.sentence.start, lexicon)
            if place:
                return Work(work.subject, joined(work.installment, place))
    if trigger.event == "release" and work.installment is None:
        at = parsed.spans[trigger.token][1] - parsed.sentence.start
        entered = _INTO_EDITION.search(parsed.sentence.text, at, at + 110)
        if entered:
            return Work(work.subject, entered.group("edition"))
    return work


def _with_update(work: Work, update: str | None, lexicon: Lexicon) -> Work:
    """ "The next-gen update for X"; the update of a system is the system's new version, and named as such."""
    known = work.installment is not None and not updates.is_update(work.installment)
    if update is None or known or lexicon.editions.systems.match(work.subject) or update in work.subject:
        return work
    if work.installment is not None and update in updates.UPDATE_NOUNS:
        return work  # "the patch" is the one spoken of
    return Work(work.subject, update)


def is_edition_name(token: Token, parsed: Parsed) -> bool:
    """Return whether the slot holds an edition and no name: "early access begins", "the Release Candidate is due"."""
    left, right = parsed.spans[token.left_edge.i][0], parsed.spans[token.i][1]
    phrase = parsed.sentence.text[max(left, right - 40) - parsed.sentence.start : right - parsed.sentence.start]
    return (
        re.fullmatch(rf"(?:(?:the|its|an?|this|first|next) ){{0,2}}{installments.EDITION.pattern}", phrase, re.I)
        is not None
        or re.fullmatch(rf"(?:(?:the|its|an?) )?{installments.ORDINAL_EDITION.pattern}", phrase, re.I) is not None
    )


_NUMBER_OF_EDITION = re.compile(r" \d{1,2}(?=[.,;:]|$| (?!weeks|days|months|hours|years|million)[a-z])")


_INTO_EDITION = re.compile(
    r"\b(?:in|into|as) (?:an? |the |its )?(?:(?:limited|public|closed|open) )?"
    + installments.EDITION.pattern.replace("(?P<edition>", "(?P<edition>preview|"),
    re.I,
)
_LAST_WORDS = re.compile(r"\b(?P<two>[A-Za-z]+ )?(?P<one>[A-Za-z]+)\s+$")


def _before_noun(text: str, left: int, right: int, lexicon: Lexicon) -> str | None:
    """Return the places or the region right before a noun at `right`: "PC and Switch" versions, "Japanese" release."""
    for places in reversed(find_places(text[left:right], lexicon)):
        rest = text[left + places.end : right]
        if not lexicon.editions.owned.sub("", rest, count=1).strip(" -"):
            return in_words(places.names)
    match = _LAST_WORDS.search(text, left, right)
    if not match:
        return None
    one, two = match.group("one").casefold(), match.group().strip().casefold()
    return lexicon.editions.region_adjectives.get(two) or lexicon.editions.region_adjectives.get(one)


def attach_places(parsed: Parsed, triggers: Sequence[Trigger], lexicon: Lexicon) -> dict[int, list[Places]]:
    """Return the lists of places that belong to each predicate (by its index), with offsets into the article."""
    base = parsed.sentence.start
    owners = {i: n for n, trigger in reversed(list(enumerate(triggers))) for i in (*trigger.chain, trigger.token)}
    out: dict[int, list[Places]] = {}
    for places in find_places(parsed.sentence.text, lexicon):
        if not places.link:
            continue
        tokens = parsed.tokens_in(base + places.start, base + places.end)
        above = _upwards(tokens[0]) if tokens else []
        owner = next((owners[t.i] for t in above if t.i in owners), None)
        if owner is None and len(triggers) == 1 and not (above and _opens_clause(above[-1])):
            owner = 0
        if owner is not None:
            out.setdefault(owner, []).append(places)
    return out


def _upwards(token: Token) -> list[Token]:
    """Return `token` and what stands above it, up to a verb of another clause: "X comes to A and you can play it on B"."""
    out = [token]
    while out[-1].head.i != out[-1].i and len(out) < 10:
        out.append(out[-1].head)
        if _opens_clause(out[-1]):
            break
    return out


def _opens_clause(token: Token) -> bool:
    return token.pos_ == "VERB" and token.dep_ in _CLAUSES


_CLAUSES = frozenset({"conj", "relcl", "advcl", "ccomp", "parataxis"})


def spread_over(
    parsed: Parsed,
    trigger: Trigger,
    here: Sequence[_Time],
    work: Work,
    places: Sequence[Places],
    discourse: Discourse,
    lexicon: Lexicon,
) -> list[tuple[_Time, Work]]:
    """Return each time (or None, where no time is given) with the work in the edition that it is for."""
    standing = discourse.standing
    live = [
        item for item in here if item is not None and not item.old and not (standing and standing.is_over(item.time))
    ]
    apart = _by_time(parsed, live, lexicon) if len(live) > 1 else {}
    if any(apart.values()):
        for place in filter(None, apart.values()):
            discourse.editions[work.subject] = place
        return [(item, Work(work.subject, joined(work.installment, apart.get(id(item))))) for item in here]
    places = [p for p in places if not _is_the_work(p, work, discourse)]
    arrival = _platform_edition(parsed, trigger, bool(live), work, places, discourse, lexicon)
    if arrival and not (work.installment and arrival in work.installment):
        work = Work(work.subject, joined(work.installment, arrival))
    region = region_of(parsed, trigger, lexicon) or _headline_region(trigger, work, discourse)
    if region and not (work.installment and region in work.installment):
        work = Work(work.subject, f"{work.installment} {region}" if work.installment else region)
    return [(item, work) for item in here]


def _is_the_work(places: Places, work: Work, discourse: Discourse) -> bool:
    """A device that is itself awaited is no place: "the Steam Deck comes to Australia"."""
    awaited = [work.subject, (discourse.works.main or "") if discourse.main_kind() == "hardware" else ""]
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", each, re.I) for name in places.names for each in awaited)


def _by_time(parsed: Parsed, live: Sequence[BoundTime], lexicon: Lexicon) -> dict[int, str | None]:
    """Return the places of each of several times: "on PC on May 3 and on PS5 on June 6"."""
    text, base = parsed.sentence.text, parsed.sentence.start
    found = [
        p
        for p in find_places(text, lexicon)
        if p.link or _VERSION.match(text, p.end) or _GAPPED.search(text, 0, p.start)
    ]

    def between(start: int, end: int) -> str | None:
        return (
            in_words(name for p in found if start <= base + p.start and base + p.end <= end for name in p.names) or None
        )

    # where the first place leads, every place stands before its date
    first = min(item.time.start for item in live)
    leads = between(base, first) is not None
    out: dict[int, str | None] = {}
    for item in live:
        after_end = min((o.time.start for o in live if o.time.start > item.time.start), default=parsed.sentence.end)
        before_start = max((o.time.end for o in live if o.time.end < item.time.start), default=base)
        after, before = between(item.time.end, after_end), between(before_start, item.time.start)
        out[id(item)] = (before or after) if leads else (after or before)
    return out


def _platform_edition(
    parsed: Parsed,
    trigger: Trigger,
    timed: bool,
    work: Work,
    places: Sequence[Places],
    discourse: Discourse,
    lexicon: Lexicon,
) -> str | None:
    """Return the platforms or services that the predicate has the work arrive on, where they are an edition."""
    if work.installment is not None and (LASTING.match(work.installment) or _ADDED.match(work.installment)):
        return None  # a season, version or patch comes to its platforms once
    subject = work.subject
    named = [
        p
        for p in places
        if p.kind != "region" and not p.denied and (p.kind == "service" or p.link not in ("via", "through"))
    ]
    names = in_words(name for p in named for name in p.names)
    if not names:
        return _carried(parsed, trigger, subject, discourse, lexicon)
    if (trigger.negated and not timed) or is_edition(named, subject, discourse):
        discourse.editions[subject] = names
        return names
    return None


def is_edition(named: Sequence[Places], subject: str, discourse: Discourse) -> bool:
    """Return whether arriving at these platforms is a further edition of the work, and not its release."""
    if all(p.kind == "service" for p in named):
        return True
    standing = discourse.standing
    if standing is not None and (standing.apart(subject) or standing.sign(subject)):
        return True
    # an app or a feature comes "to" a platform from another
    if discourse.works.kind_of.get(subject) != "software":
        return False
    headline = standing.headline_places("release") if standing is not None else None
    return any(p.link == "to" for p in named) or (
        headline is not None
        and headline.link == "to"
        and any(name in headline.names for p in named for name in p.names)
    )


_ADDED = re.compile(r".*\b(?:patch|update|wave)\b", re.I)


def denied_editions(work: Work, trigger: Trigger, places: Sequence[Places]) -> list[Work]:
    """Return the work on the platforms that an affirmed arrival leaves out: "coming to PS5, not PS4"."""
    if trigger.negated or work.installment is not None:
        return []
    return [Work(work.subject, in_words(p.names)) for p in places if p.denied and p.kind != "region"]


def _carried(parsed: Parsed, trigger: Trigger, subject: str, discourse: Discourse, lexicon: Lexicon) -> str | None:
    """Return the edition that goes on where the sentence names no place: "it'll hit those platforms on July 6th"."""
    text = parsed.sentence.text
    last = discourse.editions.get(subject)
    standing = discourse.standing
    topic = standing.headline_places(trigger.event) if standing is not None else None
    if lexicon.editions.taken_up.search(text):
        return last or (in_words(topic.names) if topic else None)
    if (
        topic is None
        or standing is None
        or _is_the_work(topic, Work(subject), discourse)
        or any(_is_named(p, text) for p in find_places(text, lexicon) if p.kind != "region")
    ):
        return None
    if any(c.lower_ in ("when", "once", "as", "if") for c in parsed.doc[trigger.token].children):
        return None  # "on Game Pass when it launches"
    named = subject.casefold() in (standing.article.title or "").casefold()
    if topic.kind == "service":
        return in_words(topic.names)
    if named and (standing.sign(subject) or trigger.event == "delay"):
        return last or in_words(topic.names)
    return None


def _is_named(places: Places, text: str) -> bool:
    """A place of arrival, and not the maker ("games from Xbox"); the link may be lost in a misspelt list."""
    return bool(places.link) or text[: places.start].rstrip().endswith((",", " and", "/"))


def of_delay(
    parsed: Parsed, trigger: Trigger, work: Work, places: Sequence[Places], discourse: Discourse, lexicon: Lexicon
) -> Work:
    """Return a delayed work in the edition that alone is held back: "another delay, but only for the Switch version"."""
    if work.installment is not None:
        return work
    text = parsed.sentence.text
    named = [p for p in places if p.kind != "region" and p.link in ("on", "for")]
    alone = any(_ALONE.search(text, max(0, p.start - 30), p.start) or _VERSION.match(text, p.end) for p in named)
    if named and (
        alone or _held_back_there(parsed, trigger, named, discourse) or is_edition(named, work.subject, discourse)
    ):
        return Work(work.subject, in_words(name for p in named for name in p.names))
    return Work(work.subject, None if named else _carried(parsed, trigger, work.subject, discourse, lexicon))


_ALONE = re.compile(r"\b(?:only|just|solely|at least)\b", re.I)
_GAPPED = re.compile(r"(?:\b(?:and|while|with)|[,;])\s+(?:the )?$", re.I)  # "for PS5 in May and PC in June"
_VERSION = re.compile(r"\s+(?:versions?|ports?|editions?|releases?|launch)\b", re.I)


def _headline_region(trigger: Trigger, work: Work, discourse: Discourse) -> str | None:
    """Return the region of the headline for a work that is out elsewhere: "X will be out in North America this year"."""
    standing = discourse.standing
    if standing is None or work != discourse.main() or not standing.sign(work.subject):
        return None
    return standing.headline_region()


def _held_back_there(parsed: Parsed, trigger: Trigger, named: Sequence[Places], discourse: Discourse) -> bool:
    """ "X has been delayed on Switch": one place beside the verb, or the one of the headline, is held back alone."""
    topic = discourse.standing.headline_places("delay") if discourse.standing is not None else None
    if topic is not None and any(set(p.names) & set(topic.names) for p in named):
        return True
    preps = [c for c in parsed.doc[trigger.token].children if c.lower_ == "on"]
    spans = [parsed.spans[t.i][0] - parsed.sentence.start for p in preps for t in p.children if t.dep_ == "pobj"]
    return any(p.start <= at < p.end for at in spans for p in named if len(p.names) == 1)


def region_of(parsed: Parsed, trigger: Trigger, lexicon: Lexicon) -> str | None:
    """Return the region in which the predicate has the work arrive ("launched in India", "the China launch"), or None."""
    text, base = parsed.sentence.text, parsed.sentence.start
    regions = [p for p in find_places(text, lexicon) if p.kind == "region"]
    for i in sorted(trigger.chain | {trigger.token} | {t.i for t in trigger.themes if t.i not in parsed.mentions}):
        for child in parsed.doc[i].children:
            inner = (
                [child]
                if child.dep_ in ("compound", "nmod")
                else [c for c in child.children if c.dep_ == "pobj"]
                if child.lower_ in ("in", "to", "across", "throughout")
                else []
            )
            for token in inner:
                # "in theaters in the US", "in select US cities": the region stands with the noun
                beside = [c for c in token.children if c.dep_ in ("compound", "nmod", "amod")]
                if token.lemma_.casefold() in ("market", "theater", "theatre", "cinema"):  # "in the Indian market"
                    adjective = next((c.lower_ for c in beside if c.lower_ in lexicon.editions.region_adjectives), None)
                    if adjective is not None:
                        return lexicon.editions.region_adjectives[adjective]
                within = [c for p in token.children if p.lower_ == "in" for c in p.children]
                for held in (token, *beside, *within):
                    at = parsed.spans[held.i][0] - base
                    for places in regions:
                        if places.start <= at < places.end:
                            return in_words(places.names)
    at = parsed.spans[trigger.token][0] - base
    for edition, words in lexicon.editions.wide.items():
        if words.search(text, max(0, at - 20), at + 80):
            return edition
    return None


def joined(installment: str | None, place: str | None) -> str | None:
    """Return a season or version with its place ("season 2 US"), or a place with its edition ("Steam Early Access")."""
    if not installment or not place:
        return place or installment
    return f"{installment} {place}" if LASTING.match(installment) else f"{place} {installment}"
