"""Which works does an article speak of, and where? Names from form and context; no catalogue is needed.

Named-entity recognisers do not find titles, so names are proposed by their form (quoted names, capitalised runs with
the small words that titles allow) and kept by what the article does with them (headline, quotes, "season 2" behind
them, "the game X", repeated mention), against lists of names that are not works.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from claims.extract import installments
from claims.extract.lexicon import Lexicon
from claims.extract.title_features import log_odds, name_features

_WORD = r"(?:(?:Bros|Dr|Mr|Mrs|Vol|St)\.(?= [A-Z])|[A-Z][\w’'&+|\-]*|[a-z]{1,4}[A-Z]\w*|#[A-Z]\w+)"
_NUMERAL = r"\d{1,4}(?:\.\d{1,2}){0,2}(?:[a-zA-Z]{1,2}\b)?(?:-inch)?"
_LINK = r"(?:of the|of a|of|and the|in the|to the|from the|for the|on the|the|du|de la|de|vs\.?|&|and|to|in|for|with|on|at|from|by|a|an)"
_RUN = re.compile(
    rf"(?:(?<=\s)|(?<=^)|(?<=[\"'“‘(\[#—–/-]))(?:\d{{1,4}}(?:-inch)? (?=[A-Z]|[a-z][A-Z]))?{_WORD}(?:(?: {_NUMERAL}(?![\w%$])|:? {_WORD}|: {_NUMERAL}| [–-] {_WORD}| {_LINK} {_WORD}| {_LINK} {_NUMERAL}(?= [A-Z])|(?:!|\?)(?= (?:[a-z]|[A-Z]\w+ is))){{0,1}}){{0,12}}",
    re.M,
)
_QUOTED = re.compile(r"[“\"‘'](?P<name>[A-Z0-9#][^“”\"‘\n]{1,70}?)[,.]?[”\"’'](?![\w])")
_WEAK_LINK = re.compile(r" (?:to|in|for|with|on|at|from|by|a|an|for the|from the|on the|to the|in the|and(?! the )) ")
_CONTRACTION = re.compile(r"(?:It|I|We|You|They|He|She|That|There|What|Who|Let|Here|How)[’'](?:ll|s|re|ve|d|m)")
_LEADING = frozenset({"DLC", "New", "Upcoming", "BREAKING", "EXCLUSIVE", "FREE", "PS5", "Xbox", "MCU"})
_MOST_WORDS = 10  # a longer run of capitals is a headline
_HANGING = re.compile(r" (?:of|the|and|in|to|from|for|on|at|by|with|a|an|de|la|vs)$")
_OF_HEADS = re.compile(
    r"(?:Development|Public Availability|Availability|Owners|Season \d+|Edition|Launch|Launch Edition|Release|Production|Filming|Minutes|Meeting|Pre-orders|Preorders|Fans|Versions?|Part|Notes|Details|Copies|Creators?|Makers|Players|Members|Directors?|Development)"
    r" (?:of|for|on) (?:the )?(?=[A-Z])"
)
_POSSESSIVE = re.compile(r"(?:’s|'s|s’|s')(?= )")
_TITLE_WORDS = re.compile(r"[A-Za-z][\w’'-]*")
_TRAILING = re.compile(
    r"(?: (?:Trailer|Release Date|Release|Launch Date|Launch|Review|Preview|News|Updates|Rumors?|Leaks?|Season|Premiere Date|Premiere|TV|DLC))+$"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a work is named: offsets into the article's text, and the work's full name."""

    start: int
    end: int
    name: str
    installment: str | None = None
    score: float = 0.0


_NAME = -0.5  # log-odds from which a name may be what the article is about
_KNOWN = 6.0  # a catalogue settles it


@dataclass(slots=True)
class Candidate:
    """A name with the places where it stands."""

    name: str
    score: float = 0.0
    spans: list[tuple[int, int]] = field(default_factory=list)
    quoted: int = 0


@dataclass(frozen=True, slots=True)
class Works:
    """The works of one article: mentions in order, and the one that the article is about (or None)."""

    mentions: tuple[Mention, ...]
    main: str | None
    main_installment: str | None
    kind_of: dict[str, str]


def find_works(
    text: str,
    headline: str | None,
    lexicon: Lexicon,
    weights: Sequence[float],
    *,
    busy: Sequence[tuple[int, int]] = (),
    catalogue: Iterable[str] = (),
) -> Works:
    """Return the works that `text` names.

    Args:
        text: the article's body; offsets refer to it.
        headline: the article's headline, as context; may be None.
        lexicon: word lists.
        weights: the fitted weights of `claims.extract.title_features.FEATURES`.
        busy: spans of time expressions ("May 3"), which no name may overlap, unless it ends in a bare year.
        catalogue: names known from elsewhere; they count as works wherever they stand.
    """
    head = headline or ""
    candidates: dict[str, Candidate] = {}
    names = tuple(catalogue)
    known = {name_key(name) for name in names}
    for name, entry in propose(text, headline, lexicon, busy=busy, certain=_catalogued(text, names)).items():
        candidates[name] = entry
    for entry, features in zip(candidates.values(), candidate_features(candidates, text, head, lexicon), strict=True):
        entry.score = log_odds(features, weights) + (_KNOWN if name_key(entry.name) in known else 0.0)
    full = _full_names(candidates, head)
    mentions = _mentions(candidates, full, text)
    kinds = _kinds(mentions, text, head, lexicon)
    mentions = _with_versions(mentions)
    main, installment = _main_work(mentions, candidates, full, head, text, lexicon)
    return Works(tuple(mentions), main, installment, kinds)


def _catalogued(text: str, names: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return where the names of a catalogue stand in `text` as whole words, the longest first where several fit."""
    if not names:
        return []
    spans = [(start, end) for _, start, end in _automaton(names).find_matches_as_indexes(text)]
    return [
        (start, end)
        for start, end in spans
        if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()
    ]


@cache
def _automaton(names: tuple[str, ...]) -> Any:
    """Build the Aho-Corasick automaton of a catalogue (Aho and Corasick 1975): time is linear in the text."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    return AhoCorasick(sorted(set(names)), matchkind=MatchKind.LeftmostLongest)


def propose(
    text: str,
    headline: str | None,
    lexicon: Lexicon,
    *,
    busy: Sequence[tuple[int, int]] = (),
    certain: Sequence[tuple[int, int]] = (),
) -> dict[str, Candidate]:
    """Return every name that could be a work's, by its normalised form, unscored; `certain` spans are names as they are."""
    out: dict[str, Candidate] = {}
    found = [(start, end, False) for start, end in certain]
    found += [
        item
        for item in _proposals(text, lexicon, busy, f"{headline or ''}\n{text}")
        if not any(start < item[1] and item[0] < end for start, end in certain)
    ]
    for start, end, quoted in sorted(found):
        name = text[start:end]
        entry = out.setdefault(name_key(name), Candidate(name))
        entry.spans.append((start, end))
        entry.quoted += quoted
    for entry in out.values():
        bare = entry.name.removeprefix("The ")
        if (
            bare != entry.name
            and bare in (headline or "")
            and f"the {bare}".casefold() not in (headline or "").casefold()
        ):
            entry.name = bare  # "The Lantern Coast beta" under a headline on "Lantern Coast"
    return out


def candidate_features(candidates: dict[str, Candidate], text: str, head: str, lexicon: Lexicon) -> list[list[float]]:
    """Return the features of each candidate, in order."""
    most = max((len(c.spans) for c in candidates.values() if not is_other_name(c.name, lexicon)), default=0)
    return [
        name_features(
            c.name, c.spans, bool(c.quoted), text, head, lexicon, other=is_other_name(c.name, lexicon), most=most
        )
        for c in candidates.values()
    ]


def is_other_name(name: str, lexicon: Lexicon) -> bool:
    """Return whether `name` is a company, outlet, place, platform, fair or generic word rather than a work."""
    folded = re.sub(r"^(?:the|a|an) ", "", name.casefold().strip(" .,'’\""))
    return (
        folded in lexicon.companies
        or folded in lexicon.outlets
        or folded in lexicon.further  # a service on which works arrive
        or folded in lexicon.places
        or folded in lexicon.fairs
        or folded in lexicon.leakers
        or name.strip() in lexicon.generic
        or folded in lexicon.generic_folded
        or name.strip() in lexicon.months
        or f"the {folded}" in lexicon.outlets
        or installments.AFTER_NAME.fullmatch(folded) is not None
        or installments.BEFORE_UNIT.fullmatch(folded) is not None
        or installments.EDITION.fullmatch(folded) is not None
        or any(folded.startswith(fair + " ") for fair in lexicon.fairs if len(fair) > 2)
        or _maker_and_kind(name, lexicon)
    )


def _maker_and_kind(name: str, lexicon: Lexicon) -> bool:
    """ "The BioWare RPG" describes a work and does not name it."""
    words = name.split(" ")
    return (
        len(words) == 2
        and words[0].casefold() in lexicon.companies
        and (words[1] in lexicon.generic or words[1].casefold() in lexicon.kind_of)
    )


def name_key(name: str) -> str:
    """Return the form in which two spellings of one name agree."""
    name = name.replace("’", "'").casefold()
    return re.sub(r"^the ", "", re.sub(r" {2,}", " ", re.sub(r"[^\w+&' ]+", " ", name)).strip())


def _proposals(
    text: str, lexicon: Lexicon, busy: Sequence[tuple[int, int]], whole: str
) -> Iterable[tuple[int, int, bool]]:
    quoted_spans: list[tuple[int, int]] = []
    for match in _QUOTED.finditer(text):
        start, end = match.span("name")
        if _looks_like_title(text[start:end], lexicon):
            while end > start and text[end - 1] in ",.;":
                end -= 1
            cut = installments.AFTER_NAME.search(text, start, end)
            if cut and cut.start() > start + 2 and not _part_of_name(text, cut):
                end = _rstrip(text, start, cut.start())
            quoted_spans.append((start, end))
            yield start, end, True
    headings = _title_case_lines(text)
    for match in _RUN.finditer(text):
        line = text.rfind("\n", 0, match.start()) + 1
        if line in headings:
            continue  # every word of a heading is capitalised: names are found where they stand in sentences
        if any(s < match.end() and match.start() < e for s, e in quoted_spans):
            continue
        for start, end in _pieces(text, match.start(), match.end(), lexicon, busy, whole):
            yield start, end, False


def _title_case_lines(text: str) -> frozenset[int]:
    """Return the start offsets of lines in which nearly every word is capitalised and that are no sentences."""
    out = set()
    for line in re.finditer(r"[^\n]+", text):
        words = [w for w in _TITLE_WORDS.findall(line.group()) if len(w) > 3]
        if (
            len(words) >= 4
            and sum(w[0].isupper() for w in words) >= 0.8 * len(words)
            and not line.group().rstrip().endswith(".")
        ):
            out.add(line.start())
    return frozenset(out)


def _looks_like_title(name: str, lexicon: Lexicon) -> bool:
    words = _TITLE_WORDS.findall(name)
    if not words or len(words) > 10 or (name.endswith(("!", "?")) and len(words) > 6):
        return bool(re.fullmatch(r"\d{4}", name))
    capital = [w for w in words if w[0].isupper() or len(w) <= 3 or w[1:2].isupper()]
    long_lower = [w for w in words if w[0].islower() and len(w) > 4]
    return len(capital) >= len(words) - 1 and not long_lower and not is_other_name(name, lexicon)


def _pieces(
    text: str, start: int, end: int, lexicon: Lexicon, busy: Sequence[tuple[int, int]], whole: str
) -> Iterable[tuple[int, int]]:
    """Cut a capitalised run into names: at possessives of companies, at dates, at weak links, before "Season 2"."""
    for s, e in busy:
        if s < end and start < e:
            if (
                text[s:e].isdigit()
                and len(text[s:e]) == 4
                and s > start + 1
                and text[s - 1] == " "
                and text[s - 2].isalnum()
                and e == end
            ):
                before = text[start : s - 1].rsplit(" ", 1)[-1]
                if before[:1].isupper() or before[:1].isdigit():
                    continue  # "Football Manager 2025", "Cyberpunk 2077"
            if s > start:
                yield from _pieces(text, start, _rstrip(text, start, s), lexicon, (), whole)
            if e < end:
                rest = e
                while rest < end and not (text[rest].isalnum() and (text[rest].isupper() or text[rest].isdigit())):
                    rest += 1
                if rest < end:
                    yield from _pieces(text, rest, end, lexicon, [b for b in busy if b[0] >= rest], whole)
            return
    for match in _POSSESSIVE.finditer(text, start, end):
        owner = text[start : match.start() + (match.group()[0] == "s")]
        owned_name = text[match.end() + 1 : end]
        owned = text[start : match.end()].replace("’", "'")
        alone = len(owner) > 3 and whole.count(owner) > whole.count(owned) + whole.count(owned.replace("'", "’"))
        if (
            (is_other_name(owner, lexicon) and owner not in _PART_OF_TITLE)
            or (
                alone
                and owner not in _PART_OF_TITLE
                and (owned_name.count(" ") >= 1 or installments.EDITION.fullmatch(owned_name) is not None)
            )
            or (owner.split(" ")[-1].casefold() in lexicon.companies and owner not in _PART_OF_TITLE)
            or owner.split(" ")[0] in lexicon.first_names
        ):
            if not is_other_name(owner, lexicon):
                yield start, match.start()
            yield from _pieces(text, match.end() + 1, end, lexicon, (), whole)
            return
    colon = text.find(": ", start, end)
    tail_is_part = colon > 0 and installments.AFTER_NAME.match(text, colon + 2) is not None
    if (
        colon > 0
        and not tail_is_part
        and (
            is_other_name(text[colon + 2 : end], lexicon)
            or (is_other_name(text[start:colon], lexicon) and text[start:colon].casefold() not in lexicon.platforms)
        )
    ):
        yield from _pieces(text, start, colon, lexicon, (), whole)
        yield from _pieces(text, colon + 2, end, lexicon, (), whole)
        return
    both = text.find(" and the ", start, end)
    if both > 0:
        left, right = text[start:both], text[both + len(" and the ") : end]
        other = is_other_name(left, lexicon) or left.casefold() in lexicon.platforms
        twins = (
            re.sub(r"^the ", "", left).split(" ")[0] == right.split(" ")[0]
        )  # "the Vivo X300 Ultra and the Vivo X300s"
        if (
            other
            or twins
            or ((":" in right or left.count(" ") > 2 or right.count(" ") > 3) and whole.count(text[start:end]) < 2)
        ):
            if not other:
                yield from _pieces(text, start, both, lexicon, (), whole)
            yield from _pieces(text, both + len(" and the "), end, lexicon, (), whole)
            return
    joint = text.find(" and ", start, end)
    if joint > 0:
        left, right = text[start:joint], text[joint + 5 : end]
        total = whole.count(text[start:end])
        if left.split(" ")[0] == right.split(" ")[0] or (whole.count(left) > total and whole.count(right) > total):
            yield from _pieces(text, start, joint, lexicon, (), whole)
            yield from _pieces(text, joint + 5, end, lexicon, (), whole)
            return
    weak = _WEAK_LINK.search(text, start, end)
    if weak and whole.count(text[start:end]) < 2:
        yield from _pieces(text, start, weak.start(), lexicon, (), whole)
        yield from _pieces(text, weak.end(), end, lexicon, (), whole)
        return
    start = _after_openers(text, start, end, lexicon, whole)
    head_noun = _OF_HEADS.match(text, start, end)
    if head_noun:
        start = head_noun.end()
    cut = installments.AFTER_NAME.search(text, start, end)
    if cut and cut.start() > start and cut.end() == end and not _part_of_name(text, cut):
        end = _rstrip(text, start, cut.start())
    short = installments.SHORT.search(text, start, end)
    if short and start < short.start() and short.end() == end and _OF_A_SERIAL.search(whole):
        end = _rstrip(text, start, short.start())
    trailing = _TRAILING.search(text, start, end)
    if trailing and trailing.start() > start:
        end = trailing.start()
    end = _without_links(text, start, _rstrip(text, start, end))
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


# "S24" is a season only where the article speaks of seasons; elsewhere it is a phone
_OF_A_SERIAL = re.compile(
    r"\b(?:episodes?|season (?:\d|one|two|three)|dramas?|anime|sitcom|tv series|showrunner)\b", re.I
)


def _part_of_name(text: str, cut: re.Match[str]) -> bool:
    """ "Dune: Part Two" is a name; "Dune part two" is an installment."""
    return text[: cut.start()].rstrip()[-1:] in ":–—-" and not cut.group().casefold().startswith("season")


def _after_openers(text: str, start: int, end: int, lexicon: Lexicon, whole: str) -> int:
    while True:
        word, _, rest = text[start:end].partition(" ")
        if word.rstrip(",:") not in lexicon.openers or not rest:
            return start
        at_sentence_start = (
            start == 0
            or text[max(0, start - 2) : start].strip(" \"“'‘") in {"", ".", "!", "?", "\n", ":"}
            or text[start - 1] == "\n"
        )
        full, bare = text[start:end], text[start + len(word) + 1 : end]
        if not at_sentence_start or (whole.count(full) > 1 and whole.count(bare) <= whole.count(full)):
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


def _without_links(text: str, start: int, end: int) -> int:
    """Cut small words that a date or a cut left hanging: "AirTags in"."""
    while (match := _HANGING.search(text, start, end)) and match.end() == end:
        end = _rstrip(text, start, match.start())
    return end


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " ,:;.-–—'’&":
        end -= 1
    if text[start:end].endswith(" I") and re.match(r" [a-z]", text[end : end + 2]):
        return _rstrip(text, start, end - 2)  # "Do I know …", "And I …"
    for suffix in ("'s", "’s"):
        if text[start:end].endswith(suffix):
            return end - 2
    return end


def _full_names(candidates: dict[str, Candidate], head: str) -> dict[str, str]:
    """Return short form -> full form ("Tears of the Kingdom" -> "The Legend of Zelda: Tears of the Kingdom")."""
    out: dict[str, str] = {}
    good = sorted((c for c in candidates.values() if c.score >= _NAME), key=lambda c: -len(c.name))
    for key, entry in candidates.items():
        if entry.name.startswith("#") or " #" in entry.name:
            tag = re.sub(r"[^a-z0-9]", "", key.split("#")[-1])
            match = next(
                (
                    c.name
                    for c in good
                    if not c.name.startswith("#")
                    and len(tag) > 4
                    and _within(tag, re.sub(r"[^a-z0-9]", "", name_key(c.name)))
                ),
                None,
            )
            if match:
                out[key] = match
                continue
        for longer in good:
            if len(longer.name) <= len(entry.name) or longer.name == entry.name:
                continue
            tail = re.split(r": | [–-] ", longer.name)[-1]
            pieces = name_key(longer.name).split(" ")
            mine = key.split(" ")
            suffix = pieces[-len(mine) :] == mine and not mine[0].isdigit()
            if (":" in longer.name and name_key(tail) == key) or (suffix and (len(mine) >= 2 or not key.isdigit())):
                out[key] = longer.name
                break
    return out


_PART_OF_TITLE = frozenset({"Marvel", "Disney"})  # "Marvel's Spider-Man 2" is the game's own name


def _within(tag: str, name: str) -> bool:
    """A hashtag runs a name's words together and may leave some out: "#SuperMarioMovie"."""
    if tag == name or tag in name or name in tag:
        return True
    at = 0
    for char in name:
        if at < len(tag) and char == tag[at]:
            at += 1
    return at == len(tag) and len(tag) >= 0.6 * len(name)


_ROUND = re.compile(r" \d*0$")  # "RTX 50 series", "RX 8000 series": the series is the work
_REMADE = re.compile(r"[”\"’']? (remake|remaster)\b")


def _mentions(candidates: dict[str, Candidate], full: dict[str, str], text: str) -> list[Mention]:
    out = []
    for key, entry in candidates.items():
        name = full.get(key, entry.name)
        score = max(entry.score, candidates[name_key(name)].score if name_key(name) in candidates else 0.0)
        for start, end in entry.spans:
            # a name that its line breaks or a dash cut badly is better left whole
            installment, stop = _installment_after(text, start, end)
            again = _REMADE.match(text, end)
            if installment is None and _ROUND.search(text[start:end]) and text.startswith(" series", end):
                out.append(Mention(start, end + len(" series"), f"{name} series", None, score))
                continue
            if again and not installment:
                out.append(Mention(start, again.end(), f"{name} {again.group(1)}", None, score))
                continue
            out.append(Mention(start, stop, name, installment, score))
    out.sort(key=lambda m: (m.start, -m.end))
    kept: list[Mention] = []
    for mention in out:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _with_versions(mentions: list[Mention]) -> list[Mention]:
    """Where an article speaks of one version ("Leap 42.1"), the bare name ("Leap") means it."""
    versions: dict[str, set[str]] = {}
    for mention in mentions:
        match = installments.VERSION.match(mention.name)
        if match:
            versions.setdefault(match.group("name"), set()).add(match.group("version"))
    out = []
    for mention in mentions:
        match = installments.VERSION.match(mention.name)
        if match:
            mention = replace(
                mention, name=match.group("name"), installment=mention.installment or match.group("version")
            )
        elif mention.installment is None and len(versions.get(mention.name, ())) == 1:
            mention = replace(mention, installment=next(iter(versions[mention.name])))
        out.append(mention)
    return out


def _installment_after(text: str, start: int, end: int) -> tuple[str | None, int]:
    after = re.match(r"[”\"’']?(?:[’']s)?,? \(?", text[end : end + 6])
    if after:
        at = end + after.end()
        for pattern in (installments.AFTER_NAME, installments.BEFORE_UNIT, installments.SHORT, installments.FINAL):
            match = pattern.match(text, at)
            if match and not (
                pattern is installments.SHORT and text[start:end].endswith(("Galaxy", "Watch", "Tab", "Moto", "Model"))
            ):
                return installments.canonical(match), match.end()
        upcoming = re.match(r"(?:upcoming |forthcoming |next )", text[at : at + 14])
        if upcoming:
            match = installments.BEFORE_UNIT.match(text, at + upcoming.end())
            if match:
                return installments.canonical(match), match.end()
    generation = re.search(
        r"\b(first|second|third|fourth|fifth|sixth|next)[- ]gen(?:eration)? (?:of (?:the )?)?$",
        text[max(0, start - 30) : start],
        re.I,
    )
    if generation:
        return f"{generation.group(1).lower()} generation", end
    before = re.search(r"(\S+ \S+) of (?:the )?(?:\w+[ -]){0,3}[“\"‘']?$", text[max(0, start - 60) : start])
    if before:
        for pattern in (installments.AFTER_NAME, installments.BEFORE_UNIT):
            match = pattern.fullmatch(before.group(1))
            if match:
                return installments.canonical(match), end
    return None, end


def _main_work(
    mentions: Sequence[Mention],
    candidates: dict[str, Candidate],
    full: dict[str, str],
    head: str,
    text: str,
    lexicon: Lexicon,
) -> tuple[str | None, str | None]:
    totals: dict[str, float] = defaultdict(float)
    for key, entry in candidates.items():
        name = full.get(key, entry.name)
        where = re.search(rf"(?<!\w){re.escape(entry.name)}(?!\w)", head, re.I) if head else None
        in_head = where is not None and not _covered(where, entry, candidates, head)
        opens = where is not None and where.start() <= 1
        if entry.score >= _NAME - (1.0 if in_head else 0.0) and not is_other_name(entry.name, lexicon):
            totals[name] += (
                entry.score
                - _NAME
                + 1.5
                + (2.5 if in_head else 0.0)
                + (1.0 if in_head and opens else 0.0)
                + 0.6 * math.log(len(entry.spans))
            )
    if not totals:
        # nothing stands out: a name that can hardly be anything but a title will do
        for entry in candidates.values():
            titled = entry.quoted or ":" in entry.name or entry.name.count(" ") >= 3
            if titled and entry.score >= _NAME - 1.5 and not is_other_name(entry.name, lexicon):
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
        and other.score > _NAME - 1.0
        and re.search(rf"(?<!\w){re.escape(other.name)}(?!\w)", head, re.I) is not None
        for other in candidates.values()
    )


def _first(mentions: Sequence[Mention], name: str) -> int:
    return next((m.start for m in mentions if m.name == name), 0)


def _kinds(mentions: Sequence[Mention], text: str, head: str, lexicon: Lexicon) -> dict[str, str]:
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
