"""One name for one work within an article: short forms, tags, abbreviations and slips stand for the full name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.extract.lexicon import Lexicon
from claims.extract.titles.others import is_other_name, name_key
from claims.extract.titles.records import NAME, Candidate

_SEPARATOR = re.compile(r": | [–-] ")
_ROMANS = "ii iii iv v vi vii viii ix xi xii xiii xiv xv xvi xvii".split()
_NUMBER_OF = {roman: str(number) for number, roman in zip((*range(2, 10), *range(11, 18)), _ROMANS, strict=True)}
_ABBREVIATION = re.compile(r"(?P<letters>[A-Z][A-Za-z]{1,5}?) ?(?P<number>\d{1,4}|[IVX]{2,5}|V)?")
# in a headline, behind a name that the text uses without it: "Deadpool 3", "Part II Remastered"
_BEHIND = re.compile(
    r" (?P<part>(?:Part|Episode|Chapter|Vol(?:ume|\.)) (?:\d{1,2}|[IVX]{1,4}))?(?:(?(part) )(?P<edition>Remaster(?:ed)?|Remake|Reforged|Director[’']s Cut"
    r"|(?:Definitive|Complete|Enhanced|Anniversary|Ultimate|Legendary|Royal) Edition)|(?P<number>\d{1,2}|II|III|IV|V|VI|VII|VIII|IX|XI{0,3}|XI?V|XVI{0,2}))(?![\w%+-]|\.\d)"
    r"(?! (?:years?|months?|weeks?|days?|hours?|minutes?|million|billion|new|more|ways|things|games|movies|films|times|major|big|other|key|best|free|reasons|shows|players)\b)",
    re.I,
)
# what tells two models apart is no name: "Pro" may stand for any of them
_TIERS = frozenset("pro max ultra plus mini air lite se ti super beta edition fe neo prime".split())
_MOST_SLIPS = 2


@dataclass(frozen=True, slots=True)
class _Full:
    """A name that others may stand for."""

    name: str
    words: tuple[str, ...]
    tail: str  # what stands behind its last colon or dash
    initials: frozenset[str]  # of its parts, with and without small words
    number: str  # "3" for "III"; "" without
    spans: int
    certain: bool  # said more than once, or in the headline


def full_names(candidates: dict[str, Candidate], head: str, lexicon: Lexicon) -> dict[str, str]:
    """Return short form -> full form ("Tears of the Kingdom" -> "The Legend of Zelda: Tears of the Kingdom")."""
    good = sorted((c for c in candidates.values() if c.score >= NAME), key=lambda c: -len(c.name))
    fulls = [_full(entry, head) for entry in good]
    out: dict[str, str] = {}
    for key, entry in candidates.items():
        name = (
            _of_tag(key, entry, fulls)
            or _of_part(key, entry, fulls, lexicon)
            or _of_model(entry, fulls)
            or _of_abbreviation(entry, fulls, lexicon)
            or _of_other_numeral(key, entry, fulls, head)
            or _of_slip(key, entry, fulls, head, lexicon)
            or _of_headline(entry, candidates, head, lexicon)
        )
        if name:
            out[key] = name
    return {key: out.get(name_key(name), name) for key, name in out.items()}


def _full(entry: Candidate, head: str) -> _Full:
    words = tuple(name_key(entry.name).split(" "))
    number = _NUMBER_OF.get(words[-1], words[-1] if words[-1].isdigit() else "")
    in_head = entry.name.casefold() in head.casefold()
    return _Full(
        entry.name,
        words,
        name_key(_SEPARATOR.split(entry.name)[-1]),
        _initials(entry.name, bool(number)),
        number,
        len(entry.spans),
        in_head or len(entry.spans) > 1 or bool(entry.quoted),
    )


def _initials(name: str, numbered: bool) -> frozenset[str]:
    """Return how a name is shortened: "botw" and "bw" of "Breath of the Wild", for the whole and behind the colon."""
    out = set()
    parts = _SEPARATOR.split(name)
    for part in {name, parts[-1], *(parts[:1] if not numbered else ())}:
        words = re.findall(r"[^\W_]+(?:[’'][a-z]+)?", part)
        if numbered and (part != parts[0] or len(parts) == 1):
            words = words[:-1]
        if len(words) > 1:
            out.add("".join(w[0] for w in words).casefold())
            out.add("".join(w[0] for w in words if w[0].isupper()).casefold())
    return frozenset(out)


def _of_tag(key: str, entry: Candidate, fulls: Sequence[_Full]) -> str | None:
    if not (entry.name.startswith("#") or " #" in entry.name):
        return None
    tag = re.sub(r"[^a-z0-9]", "", key.split("#")[-1])
    if len(tag) <= 4:
        return None
    for full in fulls:
        if not full.name.startswith("#") and _within(tag, re.sub(r"[^a-z0-9]", "", name_key(full.name))):
            return full.name
    return None


def _within(tag: str, name: str) -> bool:
    """A hashtag runs a name's words together and may leave some out: "#SuperMarioMovie"."""
    if tag == name or tag in name or name in tag:
        return True
    at = 0
    for char in name:
        if at < len(tag) and char == tag[at]:
            at += 1
    return at == len(tag) and len(tag) >= 0.6 * len(name)


def _of_part(key: str, entry: Candidate, fulls: Sequence[_Full], lexicon: Lexicon) -> str | None:
    """The last words of a longer name: "Leap" of "openSUSE Leap", what stands behind a colon."""
    mine = tuple(key.split(" "))
    if mine[-1] in _TIERS and len(mine) == 1:
        return None
    for full in fulls:
        if len(full.name) <= len(entry.name):
            continue
        if ":" in full.name and full.tail == key:
            return full.name
        if full.words[-len(mine) :] != mine or mine[0].isdigit():
            continue
        before = " ".join(full.words[: -len(mine)])
        maker = before in lexicon.companies
        if before not in lexicon.places and (maker or full.certain or len(entry.spans) < 2):
            return full.name
    return None


def _of_model(entry: Candidate, fulls: Sequence[_Full]) -> str | None:
    """ "The Galaxy S24, S24+ and S24 Ultra": models that a list names without the name of the line."""
    model = _MODEL.match(entry.name)
    if model is None:
        return None
    for full in fulls:
        line, _, last = full.name.rpartition(" ")
        if line and last == model["model"] and not line[-1].isdigit():
            return f"{line} {entry.name}"
    return None


_MODEL = re.compile(r"(?P<model>[A-Z]{1,2}\d{1,4})(?:\+|(?: (?:Pro|Plus|Ultra|FE|Edge|Lite|Max|Mini|XL|Fold)){1,2})$")


def _of_abbreviation(entry: Candidate, fulls: Sequence[_Full], lexicon: Lexicon) -> str | None:
    """ "BG3", "FF16", "TotK": initials, and the number where there is one."""
    match = _ABBREVIATION.fullmatch(entry.name)
    if not match or sum(c.isupper() for c in match.group("letters")) < 2 or is_other_name(entry.name, lexicon):
        return None
    letters, number = match.group("letters").casefold(), (match.group("number") or "").casefold()
    number = _NUMBER_OF.get(number, number)
    if len(letters) < (2 if number else 3):
        return None
    for full in fulls:
        if letters in full.initials and (full.number == number or full.number[-2:] == number != ""):
            return full.name
    return None


def _of_other_numeral(key: str, entry: Candidate, fulls: Sequence[_Full], head: str) -> str | None:
    """ "Final Fantasy 16" and "Final Fantasy XVI": the headline's form, else the more frequent one."""
    mine = [_NUMBER_OF.get(word, word) for word in key.split(" ")]
    if len(mine) < 2:
        return None
    for full in fulls:
        if full.name == entry.name or [_NUMBER_OF.get(word, word) for word in full.words] != mine:
            continue
        rank = (full.name.casefold() in head.casefold(), full.spans, full.name)
        if rank > (entry.name.casefold() in head.casefold(), len(entry.spans), entry.name):
            return full.name
    return None


def _of_slip(key: str, entry: Candidate, fulls: Sequence[_Full], head: str, lexicon: Lexicon) -> str | None:
    """A name misspelt once: one long word differs by a letter or two from a name that is said more often."""
    mine = key.split(" ")
    if len(entry.spans) > 2 or entry.name.casefold() in head.casefold() or is_other_name(entry.name, lexicon):
        return None
    for full in fulls:
        if full.name != entry.name and len(full.words) == len(mine) and full.certain and full.spans >= len(entry.spans):
            others = [(a, b) for a, b in zip(mine, full.words, strict=True) if a != b]
            if len(others) == 1 and _slipped(*others[0]):
                return full.name
    if len(entry.spans) > 1:
        return None
    head_words = re.findall(r"[^\s]+", head)
    for at in range(len(head_words) - len(mine) + 1):
        words = head_words[at : at + len(mine)]
        keys = [name_key(word) for word in words]
        others = [(a, b) for a, b in zip(mine, keys, strict=True) if a != b]
        if len(mine) > 1 and len(others) == 1 and _slipped(*others[0]):
            return re.sub(r"(?:[’']s)?[,.:;!?”\"’']*$", "", " ".join(words))
    return None


def _slipped(one: str, other: str) -> bool:
    if min(len(one), len(other)) < 6 or one[0] != other[0] or not (one.isalpha() and other.isalpha()):
        return False
    if abs(len(one) - len(other)) > _MOST_SLIPS or one + "s" == other or other + "s" == one:
        return False
    before = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (a != b)))
        before = row
    return before[-1] <= (_MOST_SLIPS if sorted(one) == sorted(other) or min(len(one), len(other)) >= 8 else 1)


def _of_headline(entry: Candidate, candidates: dict[str, Candidate], head: str, lexicon: Lexicon) -> str | None:
    """The headline numbers what the text only calls by its series: "Deadpool" is "Deadpool 3" there."""
    if entry.score < NAME or is_other_name(entry.name, lexicon) or not head:
        return None
    found: list[str] = []
    for match in re.finditer(rf"(?<!\w){re.escape(entry.name)}(?!\w)", head, re.I):
        behind = _BEHIND.match(head, match.end())
        found.append(f"{entry.name}{behind.group()}" if behind else "")
    if not found:
        found = [f"{entry.name} {number}" for number in _numbers_of_short_form(entry.name, head)]
    if len(set(found)) != 1 or not found[0]:
        return None
    mine = [_NUMBER_OF.get(word, word) for word in name_key(found[0]).split(" ")]
    for key in candidates:
        if [_NUMBER_OF.get(word, word) for word in key.split(" ")] == mine:
            return None  # the text has the numbered name too, so that the bare one may mean the series
    return found[0]


def _numbers_of_short_form(name: str, head: str) -> list[str]:
    if re.search(r"\d|[IVX]$", name):
        return []
    initials = _initials(name, False)
    return [
        number
        for letters, number in re.findall(r"\b([A-Z]{2,5}) ?(\d{1,2}|[IVX]{1,4})\b", head)
        if letters.casefold() in initials
    ]
