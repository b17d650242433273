"""One sentence -> drafts of claims."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from claims.extract import installments
from claims.extract.attribution import Source, attribute
from claims.extract.calendars import Entry, Shape, draft_entry, draft_headline_line
from claims.extract.descriptions import work_of_article
from claims.extract.discourse import Discourse, Work
from claims.extract.drafts import Draft
from claims.extract.editions import attach_places, denied_editions, is_edition_name, of_delay, spread_over, with_edition
from claims.extract.enumerations import companions
from claims.extract.events import Trigger, find_triggers, inside_event_noun
from claims.extract.lexicon import Lexicon
from claims.extract.movement import TO_TIME, before_time, is_later, moved, with_old_years, without_offsets
from claims.extract.nameless import nameless_work
from claims.extract.old_dates import death_of
from claims.extract.pairing import bracketed, paired, releases_in_brackets, shares, works_in_brackets
from claims.extract.parsing import Parsed
from claims.extract.places import Places
from claims.extract.reader import Reader
from claims.extract.references import resolve, resolve_each, works_near
from claims.extract.relations import BoundTime, bind_times
from claims.extract.tense import (
    forward,
    has_been_dated,
    is_before,
    is_future,
    is_new_date,
    is_past,
    is_yet_to_come,
    question_start,
    supposed,
)
from claims.extract.titles import is_other_name
from claims.records import Article, Event, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token


def read_sentence(
    parsed: Parsed,
    times: list[TimeExpression],
    discourse: Discourse,
    reader: Reader,
    article: Article,
    previous: Source | None,
    voice: str | None,
    neighbours: tuple[str, str],
    notes: list[str],
    entry: Entry | None = None,
) -> tuple[list[Draft], Source | None]:
    """Return the drafts of one sentence and its explicit source, which the next sentence may carry on.

    `entry` is the calendar line that the sentence is, if it is one. `notes` takes a line for each predicate that gave
    no claim, with the reason.
    """
    lexicon = reader.lexicon
    sentence = parsed.sentence
    asked_from = question_start(sentence.text)
    inside = {(m.start, m.end) for m in parsed.mentions.values()}
    times = _whole([t for t in times if not any(s <= t.start and t.end <= e for s, e in inside)])
    triggers = find_triggers(parsed, lexicon, times)
    dated = {token.i for time in times for token in parsed.tokens_in(time.start, time.end)}
    for trigger in triggers:
        trigger.needs_time |= trigger.unless_dated and bool(times)
        trigger.themes = [theme for theme in trigger.themes if theme.i not in dated]
    bound = with_old_years(bind_times(parsed, triggers, times, lexicon, article.published), article)
    own = paired(parsed, triggers, bound, discourse, lexicon)
    places_of = attach_places(parsed, triggers, lexicon)
    subjects = frozenset(w.casefold() for w in discourse.works.kind_of if not is_other_name(w, lexicon))
    drafts: list[Draft] = []
    explicit: Source | None = None
    unknown = lexicon.unknown_date.search(sentence.text, 0, asked_from)

    def source_of(token: int) -> Source:
        nonlocal explicit
        found = attribute(parsed, token, lexicon, reader.models, previous=previous, maker_voice=voice, works=subjects)
        if found.explicit:
            explicit = found
        return found

    def draft(
        work: Work,
        event: Event,
        time: TimeExpression | None,
        negated: bool,
        token: int,
        focus: tuple[int, int] | None = None,
    ) -> None:
        start, end = focus or parsed.spans[token]
        drafts.append(
            Draft(
                work,
                event,
                time,
                negated,
                source_of(token),
                sentence,
                (start - sentence.start, end - sentence.start),
                *neighbours,
            )
        )

    if entry is not None and not (entry.shape is Shape.DATE and triggers):
        draft_entry(entry, parsed, discourse, article, lexicon, draft)
        return drafts, explicit
    listed = bracketed(parsed, times, lexicon)
    if listed and releases_in_brackets(sentence.text, neighbours[0], article, lexicon):
        for i, work, time in works_in_brackets(parsed, listed, discourse):
            if not is_before(time, article.published):
                draft(work, "release", time, False, i)
        taken = {time for _, time in listed}
        bound = {n: kept for n, found in bound.items() if (kept := [b for b in found if b.time not in taken])}
    if unknown is not None:
        works = works_near(parsed, unknown.start(), discourse, lexicon)
        focus = (sentence.start + unknown.start(), sentence.start + unknown.end())
        last = (parsed.tokens_in(*focus) or [parsed.doc[0]])[-1].i
        for work in works:
            draft(work, "release", None, False, last, focus)
    for index, trigger in enumerate(triggers):
        token = parsed.doc[trigger.token]
        if (
            trigger.event == "release"
            and trigger.themes
            and trigger.themes[0].lemma_.casefold() in lexicon.reference_words["shown"]
        ):
            trigger.event, trigger.themes = "announcement", inside_event_noun(trigger.themes[0])
        if trigger.event == "release" and trigger.themes and _is_gold_master(trigger.themes[0], parsed):
            trigger.event, trigger.themes = "production_end", []
        here = bound.get(index, [])
        start = parsed.spans[trigger.token][0]
        if start - sentence.start >= asked_from or ((not here or trigger.negated) and supposed(token)):
            notes.append(f"{trigger.event} ({token.text}): only asked or supposed")
            continue
        if (
            unknown is not None
            and sentence.start + unknown.start() <= start <= sentence.start + unknown.end()
            and not here
        ):
            continue
        works = nameless_work(trigger, parsed, discourse, lexicon) or resolve(
            trigger.themes, parsed, discourse, lexicon
        )
        works = _with_companions(works, trigger, parsed, discourse, lexicon)
        if not works and trigger.themes and is_edition_name(trigger.themes[0], parsed):
            works = works_near(parsed, start - sentence.start, discourse, lexicon)
        works = [with_edition(work, trigger, parsed, lexicon) for work in works]
        works = works or [own[item.time] for item in here if item.time in own][:1]
        if not works and trigger.themes and not _open_slot(trigger, parsed, lexicon):
            works = work_of_article(trigger, discourse, article, lexicon) if here else []
            if not works:
                _hand_on(index, triggers, bound)
                notes.append(
                    f"{trigger.event} ({token.text}): no work in its slot, which holds {trigger.themes[0].text!r}"
                )
                continue
        if token.tag_ == "NNS" and (not works or _of_a_kind(trigger)):
            notes.append(f"{trigger.event} ({token.text}): several unnamed events")
            continue  # "smartphone launches in 2025" speaks of no work
        if not works:
            works = (
                works_near(parsed, start - sentence.start, discourse, lexicon)
                if here
                or trigger.event in ("delay", "production_start", "production_end")
                or (trigger.event == "announcement" and not trigger.themes)
                else []
            )
            works = [with_edition(work, trigger, parsed, lexicon) for work in works] if trigger.themes else works
        before = len(drafts)
        for some, theirs in shares(parsed, here, works, own) if trigger.event == "release" else [(works, here)]:
            for work in some:
                places = places_of.get(index, [])
                _draft_trigger(parsed, trigger, theirs, work, places, article, lexicon, discourse, draft)
        if len(drafts) == before:
            notes.append(
                f"{trigger.event} ({token.text}): "
                + ("past, or asserts nothing without a time" if works else "no work named or meant")
            )
    if not triggers:
        notes.append("no predicate of an event")
    if entry is not None and not drafts:
        draft_entry(entry, parsed, discourse, article, lexicon, draft)
    elif not triggers and times and asked_from:
        draft_headline_line(parsed, times, article, lexicon, draft)
    return _without_repeats(drafts, lexicon), explicit


def _with_companions(
    works: list[Work], trigger: Trigger, parsed: Parsed, discourse: Discourse, lexicon: Lexicon
) -> list[Work]:
    """Add what comes "alongside" the works, but for what is out already."""
    beside = companions(trigger, parsed, lexicon) if works else []
    out = list(works)
    for work in resolve_each(beside, parsed, discourse, lexicon):
        if work not in out and not (discourse.standing is not None and discourse.standing.sign(work.subject)):
            out.append(work)
    return out


def _of_a_kind(trigger: Trigger) -> bool:
    """Return whether a bare common noun tells the kind of several events ("smartphone launches")."""
    theme = trigger.themes[0] if trigger.themes else None
    if theme is None or theme.dep_ != "compound" or theme.pos_ != "NOUN":
        return False
    return not any(c.dep_ in ("det", "poss") for c in (*theme.head.children, *theme.children))  # "the finale airs"


def _is_gold_master(token: Token, parsed: Parsed) -> bool:
    """The master copy is the end of production, not a release."""
    before = parsed.surface(token.nbor(-1)) if token.i else ""
    return re.search(r"gold ?master$", f"{before} {parsed.surface(token)}", re.I) is not None


def _whole(times: list[TimeExpression]) -> list[TimeExpression]:
    """Return one expression for both ends of a range ("June 6 to 8"), which the tagger marks apart with equal bounds."""
    seen: set[tuple[int, int]] = set()
    out = []
    for time in times:
        span = (time.outer_start, time.outer_end)
        if time.outer_end > time.outer_start and span in seen:
            continue
        seen.add(span)
        out.append(time)
    return out


def _hand_on(index: int, triggers: list[Trigger], bound: dict[int, list[BoundTime]]) -> None:
    """A carrier without a work gives its time to the event that it carries: "Sony is aiming for a November launch of X"."""
    following = index + 1
    if (
        index in bound
        and following < len(triggers)
        and following not in bound
        and triggers[following].event == triggers[index].event
    ):
        bound[following] = bound.pop(index)


def _open_slot(trigger: Trigger, parsed: Parsed, lexicon: Lexicon) -> bool:
    """The slot names no other thing: it holds a date noun, an event noun, or a party that acts."""
    token = trigger.themes[0]
    lemma = token.lemma_.casefold()
    if lemma in lexicon.reference_words["fillers"] or parsed.doc[trigger.token].pos_ in ("NOUN", "PROPN"):
        return True
    name = parsed.sentence.text[
        parsed.spans[token.i][0] - parsed.sentence.start : parsed.spans[token.i][1] - parsed.sentence.start
    ]
    return trigger.event in ("production_start", "production_end") and name.casefold() in lexicon.companies


def _draft_trigger(
    parsed: Parsed,
    trigger: Trigger,
    here: list[BoundTime],
    work: Work,
    places: list[Places],
    article: Article,
    lexicon: Lexicon,
    discourse: Discourse,
    draft: Callable[..., None],
) -> None:
    token = parsed.doc[trigger.token]
    if trigger.event == "delay":
        work = of_delay(parsed, trigger, work, places, discourse, lexicon)
        draft(work, "delay", None, trigger.negated, trigger.token)
        for item in moved(here, parsed, trigger, article):
            if token.pos_ == "NOUN" and not item.old and not TO_TIME.search(before_time(parsed, item.time)):
                continue  # "yet another delay in October" tells when it was delayed
            draft(work, "release", item.time, item.old, trigger.token)
        return
    if trigger.event in ("renewal", "cancellation"):
        renewed = _renewed_for(parsed, trigger)
        if renewed:
            work = Work(work.subject, renewed)
    if trigger.event == "release":
        opened = _opened_season(parsed, trigger)
        if opened and discourse.works.kind_of.get(work.subject, "tv") not in ("hardware", "book"):
            work = Work(work.subject, opened)
    past = is_past(parsed, trigger)
    if (
        token.lemma_ == "return"
        and discourse.works.kind_of.get(work.subject, "tv") != "tv"
        and not any(t.lemma_.casefold() in lexicon.events["release"]["phases"] for t in trigger.themes)
    ):
        return  # only a series comes back; a singer or a cup returns to something
    if (
        trigger.event == "release"
        and token.lemma_ in ("debut", "premiere", "appear", "present")
        and _at_fair(parsed, trigger, lexicon)
        and discourse.works.kind_of.get(work.subject) in ("hardware", "software", None)
    ):
        for item in here:
            draft(work, "announcement", item.time, trigger.negated, trigger.token)
        if not here:
            draft(work, "announcement", None, trigger.negated, trigger.token)
        return
    if trigger.event == "release":
        if trigger.moved:
            here = moved(here, parsed, trigger, article)
            if is_later(here):
                draft(work, "delay", None, trigger.negated, trigger.token)
        timed = without_offsets(parsed, here)
        lies_ahead = trigger.phrase or _will(parsed, trigger) or has_been_dated(parsed, trigger)
        ahead = [lies_ahead or is_new_date(parsed, trigger, item.time) for item in timed]
        timed = [
            replace(item, time=forward(item.time, article.published)) if dated else item
            for item, dated in zip(timed, ahead, strict=True)
        ]
        for item, edition in spread_over(parsed, trigger, timed, work, places, discourse, lexicon):
            if trigger.phrase and not item.old and is_before(item.time, article.published):
                continue  # "is a 2019 game"
            if (
                past
                and not lies_ahead
                and not (item.time is not None and is_new_date(parsed, trigger, item.time))
                and not item.old
                and not trigger.moved
                and not trigger.negated
                and (is_before(item.time, article.published) or not re.search(r"\d{4}", item.time.text))
            ):
                continue
            if (
                token.pos_ in ("NOUN", "PROPN")
                and is_before(item.time, article.published)
                and not item.old
                and not is_future(parsed, trigger)
            ):
                continue
            negated = (trigger.negated and not _bounds_negation(item.time)) != item.old or _ABSENT.search(
                parsed.sentence.text
            ) is not None
            draft(
                edition,
                "release",
                item.time,
                negated,
                trigger.token,
                death_of(parsed, item.time, lexicon) if item.old and not trigger.moved else None,
            )
        for denied in denied_editions(work, trigger, places):  # "PS5, not PS4"
            if not past and is_future(parsed, trigger):
                draft(denied, "release", None, True, trigger.token)
        if not here and trigger.negated and token.pos_ == "VERB" and is_yet_to_come(parsed, trigger):
            _, edition = spread_over(parsed, trigger, [None], work, places, discourse, lexicon)[0]
            draft(edition, "release", None, True, trigger.token)
        elif not here and not trigger.needs_time and not past and is_future(parsed, trigger):
            _, edition = spread_over(parsed, trigger, [None], work, places, discourse, lexicon)[0]
            draft(edition, "release", None, trigger.negated, trigger.token)
        return
    if not here:
        if not trigger.needs_time:
            draft(work, trigger.event, None, trigger.negated, trigger.token)
        return
    for item in here:
        if trigger.event in ("announcement", "production_start") and _announced_for(parsed, item.time):
            draft(work, "release", item.time, item.old, trigger.token)
            continue
        draft(work, trigger.event, item.time, trigger.negated or item.old, trigger.token)


def _announced_for(parsed: Parsed, time: TimeExpression) -> bool:
    """ "Announced for 2025": the day on which it will come out."""
    before = before_time(parsed, time)
    return _ANNOUNCED_FOR.search(before) is not None


_ANNOUNCED_FOR = re.compile(
    r"\b(?:announced|revealed|unveiled|teased|in the works|in development) for(?: an?| the| early| late| mid)?$", re.I
)


def _will(parsed: Parsed, trigger: Trigger) -> bool:
    """ "Will be added on May 5": the day lies ahead, whatever the participle looks like."""
    return any(
        c.lower_ in ("will", "'ll", "’ll", "wo")
        for i in trigger.chain
        for c in parsed.doc[i].children
        if c.dep_ == "aux"
    )


def _at_fair(parsed: Parsed, trigger: Trigger, lexicon: Lexicon) -> bool:
    """ "debuts at WWDC": a device shown at a fair or conference is announced there, not released."""
    for i in trigger.chain | {t.i for t in trigger.themes}:
        for child in parsed.doc[i].children:
            if child.lower_ == "at" and child.dep_ == "prep":
                phrase = " ".join(parsed.surface(t) for t in child.subtree if t.i > child.i)
                name = re.sub(r"^(?:the|its|their|this year 's|apple 's) ", "", phrase.casefold())
                if any(name == fair or name.startswith(fair + " ") for fair in lexicon.fairs) or re.search(
                    r"\b(?:conference|event|keynote)\b", name
                ):
                    return True
    return False


# a work that is missing from a list of 2025 does not come out in 2025
_ABSENT = re.compile(
    r"\b(?:absent|missing|left out|omitted|removed) from\b|\bno mention of\b|\bnot (?:a )?part of\b", re.I
)


def _bounds_negation(time: TimeExpression) -> bool:
    """ "won't premiere before 2024" asserts a lower bound; the negation is spent on it."""
    return time.relation == "after"


def _renewed_for(parsed: Parsed, trigger: Trigger) -> str | None:
    """ "renewed for a second season", "will not return for a third season": the season that was ordered or not."""
    tail = parsed.sentence.text[parsed.spans[trigger.token][1] - parsed.sentence.start :]
    match = re.match(r"[^.;]{0,40}?\bfor (?:a |an |its |the )?(?=\S)", tail)
    if match:
        for pattern in (installments.BEFORE_UNIT, installments.AFTER_NAME):
            found = pattern.search(tail, match.end() - 1)
            if found and found.start() - match.end() < 12:
                return installments.canonical(found)
    return None


def _opened_season(parsed: Parsed, trigger: Trigger) -> str | None:
    """ "Opens its second season", "comes back for a fifth season": the season that comes, behind the verb."""
    if parsed.doc[trigger.token].pos_ != "VERB":
        return None
    at = parsed.spans[trigger.token][1] - parsed.sentence.start
    match = _SEASON_AHEAD.match(parsed.sentence.text, at)
    found = installments.BEFORE_UNIT.match(parsed.sentence.text, match.end()) if match else None
    return installments.canonical(found) if found else None


_SEASON_AHEAD = re.compile(r" (?:back |off )?(?:(?:for|with|in) )?(?:a|an|its|their|the|his|her) (?:new )?", re.I)


def _without_repeats(drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """One sentence asserts one thing once; a claim with a time makes the same claim without one empty."""
    seen: set[tuple[object, ...]] = set()
    out: list[Draft] = []
    dated = {(d.work, d.event) for d in drafts if d.time is not None}
    for item in drafts:
        span = (item.time.relation, item.time.earliest, item.time.latest) if item.time else None
        key = (item.work, item.event, span, item.negated)
        unknown_date = item.time is None and item.event == "release" and lexicon.unknown_date.search(item.sentence.text)
        if key in seen or (item.time is None and (item.work, item.event) in dated and not unknown_date):
            continue
        seen.add(key)
        out.append(item)
    return out
