"""How far a name goes: a capitalised run is cut at owners, dates, colons, joining words and installments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.extract import installments
from claims.extract.lexicon import Lexicon
from claims.extract.titles.others import EDITION_ALONE, is_other_name

Span = tuple[int, int]

_WEAK_LINK = re.compile(
    r" (?:to|in|for|with|on|at|from|by|a|an|for the|from the|on the|to the|in the|and(?! the )|or) "
)
_CONTRACTION = re.compile(r"(?:It|I|We|You|They|He|She|That|There|What|Who|Let|Here|How)[’'](?:ll|s|re|ve|d|m)")
_LEADING = frozenset({"DLC", "New", "Upcoming", "BREAKING", "EXCLUSIVE", "FREE", "PS5", "Xbox", "MCU"})
_MOST_WORDS = 10  # a longer run of capitals is a headline
_HANGING = re.compile(r" (?:of|the|and|in|to|from|for|on|at|by|with|a|an|de|la|vs)$")
_OF_HEADS = re.compile(
    r"(?:The )?(?:Development|Public Availability|Availability|Owners|(?:Season|Volume|Vol\.|Chapter|Episode) \d+|Edition|Launch|Launch Edition|Release|Production|Filming|Minutes|Meeting|Pre-orders|Preorders|Fans|Versions?|Part|Notes|Details|Copies|Creators?|Makers|Players|Members|Directors?|Development)"
    r" (?:of|for|on) (?:the )?(?=[A-Z])"
)
# "The Intel-powered LOQ 16i", "San Francisco-based AI", "Next-gen CarPlay": what stands before the name
_MODIFIER = re.compile(
    r"(?:[\w.’'&]+ ){0,3}[\w.’'&]+-(?:based|powered|equipped|themed|style|like|only|exclusive|owned|backed|led|inspired|enabled|focused|centric|made|branded|compatible|published|developed|created|gen|generation|era|class|ready|capable|sized|inch-class) (?=[\w“\"‘'])",
    re.I,
)
_POSSESSIVE = re.compile(r"(?:’s|'s|s’|s')(?= )")
_TRAILING = re.compile(
    r"(?: (?:Trailer|Release Date|Release|Launch Date|Launch|Review|Preview|News|Updates|Rumors?|Leaks?|Season|Premiere Date|Premiere|TV|DLC))+$"
)
_PART_OF_TITLE = frozenset({"Marvel", "Disney"})  # "Marvel's Spider-Man 2" is the game's own name
# "S24" is a season only where the article speaks of seasons; elsewhere it is a phone
_OF_A_SERIAL = re.compile(
    r"\b(?:episodes?|season (?:\d|one|two|three)|dramas?|anime|sitcom|tv series|showrunner)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Page:
    """What a run of capitals is judged against."""

    text: str
    whole: str  # headline and text: how often a form is written
    lexicon: Lexicon
    head: int = 0  # how long the headline at the beginning of `whole` is

    def other(self, start: int, end: int) -> bool:
        """Return whether the span is a name that is no work."""
        return is_other_name(self.text[start:end], self.lexicon)

    def venue(self, start: int, end: int) -> bool:
        """Return whether the span is a company or a platform, which no title has beside a small word."""
        folded = self.text[start:end].casefold()
        return folded in self.lexicon.companies or folded in self.lexicon.platforms

    def times(self, start: int, end: int) -> int:
        """Return how often the span's words are written anywhere."""
        return self.whole.count(self.text[start:end])


def pieces(page: Page, start: int, end: int, busy: Sequence[Span] = ()) -> Iterable[Span]:
    """Cut a capitalised run into names: at dates, owners, colons, joining words; then trim each."""
    around = _around_dates(page, start, end, busy)
    if around is not None:
        for part, rest in around:
            yield from pieces(page, *part, rest)
        return
    for cut in (_at_owner, _at_colon, _at_and_the, _at_and, _at_weak_link):
        parts = cut(page, start, end)
        if parts is not None:
            for part in parts:
                yield from pieces(page, *part)
            return
    yield from _trimmed(page, start, end)


def _around_dates(page: Page, start: int, end: int, busy: Sequence[Span]) -> list[tuple[Span, Sequence[Span]]] | None:
    """Leave out a time expression, but keep the year that ends a name: "Football Manager 2025"."""
    text = page.text
    for s, e in busy:
        if s >= end or start >= e or (e == end and _year_of_name(text, start, s, e)):
            continue
        parts: list[tuple[Span, Sequence[Span]]] = []
        if s > start:
            parts.append(((start, rstripped(text, start, s)), ()))
        rest = e
        while rest < end and not (text[rest].isalnum() and (text[rest].isupper() or text[rest].isdigit())):
            rest += 1
        if rest < end:
            parts.append(((rest, end), [b for b in busy if b[0] >= rest]))
        return parts
    return None


def _year_of_name(text: str, start: int, s: int, e: int) -> bool:
    if not (e - s == 4 and text[s:e].isdigit() and s > start + 1 and text[s - 1] == " " and text[s - 2].isalnum()):
        return False
    before = text[start : s - 1].rsplit(" ", 1)[-1]
    return before[:1].isupper() or before[:1].isdigit()


def _at_owner(page: Page, start: int, end: int) -> list[Span] | None:
    """ "Apple's iPhone 17" is a maker and a device; "Marvel's Spider-Man" and "Assassin's Creed" are names."""
    text, lexicon = page.text, page.lexicon
    for match in _POSSESSIVE.finditer(text, start, end):
        owner = text[start : match.start() + (match.group()[0] == "s")]
        if owner in _PART_OF_TITLE:
            continue
        other = is_other_name(owner, lexicon)
        words = owner.split(" ")
        if (
            other
            or (_stands_alone(page, owner, start, match.end()) and _can_be_owned(text[match.end() + 1 : end]))
            or words[-1].casefold() in lexicon.companies
            or words[0] in lexicon.first_names
        ):
            owned = (match.end() + 1, end)
            return [owned] if other else [(start, match.start()), owned]
    return None


def _stands_alone(page: Page, owner: str, start: int, end: int) -> bool:
    owned = page.text[start:end].replace("’", "'")
    return len(owner) > 3 and page.whole.count(owner) > page.whole.count(owned) + page.whole.count(
        owned.replace("'", "’")
    )


def _can_be_owned(name: str) -> bool:
    return " " in name or installments.EDITION.fullmatch(name) is not None


def _at_colon(page: Page, start: int, end: int) -> list[Span] | None:
    """ "Netflix: Lantern Coast" is two names; "Dune: Part Two" is one."""
    colon = page.text.find(": ", start, end)
    if colon <= 0 or installments.AFTER_NAME.match(page.text, colon + 2):
        return None
    if (page.other(colon + 2, end) and not EDITION_ALONE.fullmatch(page.text[colon + 2 : end].casefold())) or (
        page.other(start, colon) and page.text[start:colon].casefold() not in page.lexicon.platforms
    ):
        return [(start, colon), (colon + 2, end)]
    return None


def _at_and_the(page: Page, start: int, end: int) -> list[Span] | None:
    """ "Netflix and the BBC", "the Vivo X300 Ultra and the Vivo X300s" are two; a name of its own may have the words."""
    both = page.text.find(" and the ", start, end)
    if both <= 0:
        return None
    after = both + len(" and the ")
    left, right = page.text[start:both], page.text[after:end]
    other = page.other(start, both) or left.casefold() in page.lexicon.platforms
    twins = re.sub(r"^the ", "", left).split(" ")[0] == right.split(" ")[0]
    long = ":" in right or left.count(" ") > 2 or right.count(" ") > 3
    if not (other or twins or (long and page.times(start, end) < 2)):
        return None
    return [(after, end)] if other else [(start, both), (after, end)]


def _at_and(page: Page, start: int, end: int) -> list[Span] | None:
    """ "Pixel 9 and Pixel 9 Pro" are two, and so are names that are written more often apart."""
    joint = page.text.find(" and ", start, end)
    if joint <= 0:
        return None
    left, right, total = (start, joint), (joint + 5, end), page.times(start, end)
    twins = page.text[start:joint].split(" ")[0] == page.text[joint + 5 : end].split(" ")[0]
    if twins or (page.times(*left) > total and page.times(*right) > total):
        return [left, right]
    return None


def _at_weak_link(page: Page, start: int, end: int) -> list[Span] | None:
    """ "Lantern Coast on Steam": small words that names have seldom hold only in a name written twice."""
    weak = _WEAK_LINK.search(page.text, start, end)
    if weak is None:
        return None
    left, right = (start, weak.start()), (weak.end(), end)
    if page.times(start, end) < 2 or page.venue(*left) or page.venue(*right):
        return [left, right]
    return None


def _trimmed(page: Page, start: int, end: int) -> Iterable[Span]:
    """Take the surroundings off one name: openers, "Launch of", "season 2", "Trailer"."""
    text, lexicon = page.text, page.lexicon
    start = _after_openers(page, start, end)
    start = _after_article(page, start, end)
    modifier = _MODIFIER.match(text, start, end)
    if modifier:
        start = modifier.end()
    head_noun = _OF_HEADS.match(text, start, end)
    if head_noun:
        start = head_noun.end()
    end = _before_tail(page, start, end)
    words = text[start:end].split(" ")
    if _CONTRACTION.fullmatch(words[0]):
        return
    while len(words) > 1 and (
        words[0] in _LEADING or (len(words[0]) > 2 and words[0].isupper() and words[0] in lexicon.generic)
    ):
        start += len(words.pop(0)) + 1
    # "Apple Vision Pro" keeps its maker; a lone month, opener or generic word is no name
    if (
        end - start >= 2
        and len(words) <= _MOST_WORDS
        and not (len(words) == 1 and (words[0] in lexicon.months or words[0] in lexicon.openers))
    ):
        yield start, end


def _before_tail(page: Page, start: int, end: int) -> int:
    """Cut what follows a name: "season 2", "S2", "Trailer", a small word left hanging."""
    text = page.text
    cut = installments.AFTER_NAME.search(text, start, end)
    if cut and cut.start() > start and cut.end() == end and not part_of_name(text, cut):
        end = rstripped(text, start, cut.start())
    short = installments.SHORT.search(text, start, end)
    if short and start < short.start() and short.end() == end and _OF_A_SERIAL.search(page.whole):
        end = rstripped(text, start, short.start())
    trailing = _TRAILING.search(text, start, end)
    if trailing and trailing.start() > start:
        end = trailing.start()
    return _without_links(text, start, rstripped(text, start, end))


def part_of_name(text: str, cut: re.Match[str]) -> bool:
    """Return whether an installment belongs to the name it stands in: "Dune: Part Two" is a name; "Dune part two" is an installment."""
    return text[: cut.start()].rstrip()[-1:] in ":–—-" and not cut.group().casefold().startswith("season")


def _after_openers(page: Page, start: int, end: int) -> int:
    """Leave out a word that is capitalised because it begins a sentence: "When Lantern Coast …"."""
    text, whole, lexicon = page.text, page.whole, page.lexicon
    while True:
        word, _, rest = text[start:end].partition(" ")
        if word.rstrip(",:") not in lexicon.openers or not rest:
            return start
        at_sentence_start = _opens_sentence(text, start)
        full, bare = text[start:end], text[start + len(word) + 1 : end]
        if not at_sentence_start or (
            whole.count(full) > 1 and whole.count(bare) <= whole.count(full) and not is_other_name(bare, lexicon)
        ):
            return start
        start += len(word) + 1
        while start < end and not text[start].isalnum():
            start += 1
        first = text[start:end].split(" ")[0]
        if (first[:1].islower() or first.isdigit()) and not re.match(r"[a-z]{1,4}[A-Z]", text[start:end]):
            skip = re.search(r" (?=[A-Z0-9])", text[start:end])
            if not skip:
                return end
            start += skip.end()


def _after_article(page: Page, start: int, end: int) -> int:
    """Leave out an article that opens a sentence: "A Galaxy Quest series", but not "A Quiet Place" where titles have it."""
    article, _, rest = page.text[start:end].partition(" ")
    if article not in ("A", "An", "The") or not rest or not _opens_sentence(page.text, start):
        return start
    full, bare = page.text[start:end], start + len(article) + 1
    more = page.times(bare, end) > page.times(start, end)
    never_inside = re.search(rf"[a-z,’'“\"‘] ?{re.escape(full)}(?!\w)", page.whole) is None
    in_head = full in page.whole[: page.head]
    if (more or article != "The") and never_inside and not in_head and (more or page.text[bare].isupper()):
        return bare
    return start


def _opens_sentence(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] == "\n" or text[max(0, start - 2) : start].strip(" \"“'‘") in _BREAKS


_BREAKS = frozenset({"", ".", "!", "?", "\n", ":"})


def _without_links(text: str, start: int, end: int) -> int:
    """Cut small words that a date or a cut left hanging: "AirTags in"."""
    while (match := _HANGING.search(text, start, end)) and match.end() == end:
        end = rstripped(text, start, match.start())
    return end


_INITIALS = re.compile(r"(?:[A-Z]\.){3}$")  # "S.W.A.T."


def rstripped(text: str, start: int, end: int) -> int:
    """Return the end of `text[start:end]` without marks, a hanging "I" or a possessive."""
    while end > start and text[end - 1] in " ,:;.-–—'’&" and not _INITIALS.search(text[max(start, end - 8) : end]):
        end -= 1
    if text[start:end].endswith(" I") and re.match(r" [a-z]", text[end : end + 2]):
        return rstripped(text, start, end - 2)  # "Do I know …", "And I …"
    for suffix in ("'s", "’s"):
        if text[start:end].endswith(suffix):
            return end - 2
    return end
