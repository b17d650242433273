"""The pipeline of the temporal tagger: recognise, interpret, filter, resolve, relate."""

from __future__ import annotations

from datetime import date, datetime

from claims.extract.times.context import Cues, direction_of, load_cues, sentence_limits
from claims.extract.times.filters import is_time
from claims.extract.times.fiscal import fiscal_year, stated_start
from claims.extract.times.linking import Found, join_days, link
from claims.extract.times.lists import Part, split_days
from claims.extract.times.neighbours import complete
from claims.extract.times.policies import choose_policy
from claims.extract.times.recognise import Match, Tokens, lower_same_length, recognise, tokenise
from claims.extract.times.relations import relate
from claims.extract.times.resolve import resolve
from claims.extract.times.units import AHEAD, Context
from claims.extract.times.values import interpret
from claims.extract.times.vocabulary import Language, load_language
from claims.records import TimeExpression


def tag_text(
    text: str, reference: date | None, *, policy: str, language: str, doc_id: str, lines: bool = False
) -> list[TimeExpression]:
    """Return the time expressions of `text`; see `claims.extract.times.tag`."""
    if isinstance(reference, datetime):
        reference = reference.date()
    if language != "en":
        from claims.extract.times.foreign import tag_foreign

        return tag_foreign(text, reference, language, doc_id)
    rules = load_language("en")
    cues = load_cues("en")
    tokens = tokenise(text, rules, lines=lines)
    matches = list(recognise(text, tokens, rules))
    if policy == "auto":
        policy = choose_policy(matches, reference)
    context = Context(reference, narrative=policy == "narrative", default={"news": 0, "release": 1}.get(policy, 0))
    found: list[Found] = []
    seen: Found | None = None
    for place, match in enumerate(matches):
        day = (
            None if seen is None or seen.resolved.precision != "day" or match.first >= seen.right else seen.resolved.lo
        )
        if match.rule in _CLOCKS and place + 1 < len(matches):
            day = _day_behind(text, match, matches[place + 1], tokens, rules, cues, context) or day
        context.sentence_day = day
        context.led = _leads(seen, match, reference)
        for part in _parts(match, tokens):
            item = _read(text, part.match, tokens, rules, cues, context)
            if item is not None:
                if part.ranged and found:
                    join_days(found[-1], item)
                found.append(item)
                _remember(item, context)
                seen = item
    link(tokens.words, found, cues, reference)
    complete(tokens.words, found, cues, reference)
    return [_record(text, item, tokens, number, doc_id) for number, item in enumerate(found)]


_CLOCKS = frozenset(("point.clock", "point.clock_part"))
_DAYS = frozenset(("point.day", "point.date", "point.clock_date"))
_BESIDE = 7  # words from a clock time to the day that it belongs to


def _day_behind(
    text: str, match: Match, following: Match, tokens: Tokens, rules: Language, cues: Cues, context: Context
) -> date | None:
    """Return the day that stands right behind a clock time: "at 10:35 a.m. (0735 GMT) Friday"."""
    between = tokens.words[match.last : following.first]
    if following.rule not in _DAYS or len(between) > _BESIDE or not _ENDS.isdisjoint(between):
        return None
    item = _read(text, following, tokens, rules, cues, context)
    return item.resolved.lo if item is not None and item.resolved.precision == "day" else None


_ENDS = frozenset((".", "!", "?", ";", ",", "and", "but", "until", "to", "or"))


def _parts(match: Match, tokens: Tokens) -> list[Part]:
    if not match.rule.startswith("days."):
        return [Part(match, False)]
    starts = [tokens.start(index) for index in range(match.first, match.last)]
    return split_days(match, starts, tokens.words[match.last] if match.last < len(tokens.words) else "")


def _read(text: str, match: Match, tokens: Tokens, rules: Language, cues: Cues, context: Context) -> Found | None:
    words, first, last = tokens.words, match.first, match.last
    if match.rule.startswith("none."):
        return None
    mention = interpret(match, rules)
    before = words[first - 1] if first else ""
    after = words[last] if last < len(words) else ""
    if not is_time(text, mention, before, after, cues, context.narrative):
        return None
    left, right = sentence_limits(words, first, last, cues, tokens.breaks)
    context.direction = 0
    if not context.narrative and mention.year is None:
        context.direction = direction_of(words, first, last, left, right, cues)
        if before == "since":
            context.direction = -1
        elif (
            before == "as"
            or (not context.direction and (before in _AHEAD or (context.led and before in _CARRIED_ON)))
            or _is_goal(words, first, left, cues)
        ):
            context.direction = 1
        if context.direction == 1 and _is_goal(words, first, left, cues) and _is_perfect(words, first, left):
            context.direction = AHEAD
    if context.direction >= 0:
        mention.anchor = "ahead"
    if mention.unit and mention.shift in ("this", "same") and mention.side is None and before in _QUOTES:
        mention.side = _quoted_side(words, first)
    if mention.kind == "offset" and mention.detail == "later" and after == "than":
        mention.anchor = "than"
    if mention.fiscal:
        if context.lower is None:  # once for each text
            context.lower = lower_same_length(text)
            context.fiscal_stated = stated_start(context.lower)
        financial = "financial" in mention.words
        context.fiscal_start, context.fiscal_named = fiscal_year(
            context.lower, mention.start, financial, context.fiscal_stated
        )
    if mention.kind == "span" and mention.words[0] == "a" and len(mention.words) == 2 and _is_amount(words, first):
        mention.anchor = "rate"  # "$100 a month", "24 hours a day"
    resolved = resolve(mention, context)
    if resolved is None:
        return None
    try:
        related = relate(words, first, last, left, right, resolved, cues)
    except OverflowError:  # the day before the calendar's first
        return None
    return Found(mention, first, last, left, right, resolved, related)


_QUOTES = frozenset("\"”“’'")


def _quoted_side(words: list[str], first: int) -> str | None:
    """Return "later" for `"later" this year`: quotation marks do not part the words."""
    quoted = first > 2 and words[first - 3] in _QUOTES and words[first - 2] in ("later", "earlier")
    return words[first - 2] if quoted else None


def _leads(seen: Found | None, match: Match, reference: date | None) -> bool:
    """Return whether an earlier time of the same sentence lies ahead: "out June 6 on PC and in autumn on PS5"."""
    if seen is None or reference is None or match.first >= seen.right:
        return False
    return seen.related.relation == "in" and seen.resolved.lo is not None and seen.resolved.lo > reference


_CARRIED_ON = frozenset(("in", "on", "this", "and", "or", "then", ",", "for", "from", "("))


_AHEAD = frozenset(("by", "until", "till", "as"))  # with no verb to tell, these look ahead


_GOALS = frozenset(("to", "until", "till", "into"))


def _is_goal(words: list[str], first: int, left: int, cues: Cues) -> bool:
    """Return whether a date is the goal of a move: "has now shifted to November 10" names a day to come."""
    if first <= left or words[first - 1] not in _GOALS:
        return False
    near = words[max(left, first - 8) : first - 1]
    return not cues.words["delay_words"].isdisjoint(near) and "had" not in near


def _is_perfect(words: list[str], first: int, left: int) -> bool:
    return not _PERFECT.isdisjoint(words[max(left, first - 8) : first])


_PERFECT = frozenset(("has", "have", "now", "is", "are"))


def _is_amount(words: list[str], first: int) -> bool:
    before = words[first - 1] if first else ""
    return before[:1].isdigit() or before in ("hours", "days", "times", "dollars", "cents", "million", "billion", "%")


def _remember(item: Found, context: Context) -> None:
    if item.resolved.type in ("DATE", "TIME") and item.resolved.lo is not None and item.mention.kind != "set":
        context.anchor, context.anchor_end = item.resolved.lo, item.resolved.hi


def _record(text: str, item: Found, tokens: Tokens, number: int, doc_id: str) -> TimeExpression:
    mention, resolved, related = item.mention, item.resolved, item.related
    outer_start = min(tokens.start(related.first), mention.start)
    outer_end = max(tokens.ends[related.last - 1], mention.end)
    return TimeExpression(
        id=doc_id,
        start=mention.start,
        end=mention.end,
        text=text[mention.start : mention.end],
        type=resolved.type,
        value=resolved.value,
        mod=resolved.mod,
        earliest=related.earliest,
        latest=related.latest,
        relation=related.relation if resolved.lo is not None else "in",
        precision=resolved.precision,
        unit_earliest=resolved.lo,
        unit_latest=resolved.hi,
        outer_start=outer_start,
        outer_end=outer_end,
    )
