"""Names proposed by their form: what a catalogue knows, quoted names, capitalised runs with the small words that titles allow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from claims.extract import installments
from claims.extract.lexicon import Lexicon
from claims.extract.sentences import SYNDICATED
from claims.extract.titles.extents import Page, part_of_name, pieces, rstripped
from claims.extract.titles.others import is_other_name, name_key
from claims.extract.titles.records import Candidate

_WORD = r"(?:(?:Bros|Dr|Mr|Mrs|St|Vs)\.(?= [A-Z])|Vol\.(?= [A-Z\d])|(?:[A-Z]\.){3,9}(?!\w)|I/O(?!\w)|[A-Z](?:[\w’'&+|]|-(?!-))*|[a-z]{1,4}[A-Z]\w*|#[A-Z]\w+)"
_NUMERAL = r"\d{1,4}(?:\.\d{1,2}){0,2}(?:[a-zA-Z]{1,2}\b)?(?:-inch)?"
_LINK = r"(?:of the|of a|of|and the|in the|to the|from the|for the|on the|the|du|de la|de|vs\.?|&|and|or|to|in|for|with|on|at|from|by|a|an)"
_RUN = re.compile(
    rf"(?:(?<=\s)|(?<=^)|(?<=[\"'“‘(\[#—–-])|(?<=/)(?<!\b[A-Z]/))(?:\d{{1,4}}(?:-inch)? (?=[A-Z]|[a-z][A-Z]))?{_WORD}(?:(?: {_NUMERAL}(?![\w%$])|:? {_WORD}|: {_NUMERAL}| mini\b(?! ?-?(?:series|game))| [–-] {_WORD}| {_LINK} {_WORD}| {_LINK} {_NUMERAL}(?= [A-Z])|(?:!|\?)(?= (?:[a-z]|[A-Z]\w+ is))){{0,1}}){{0,12}}",
    re.M,
)
_QUOTED = re.compile(r"[“\"‘'](?P<name>[A-Z0-9#][^“”\"‘\n]{1,70}?)[,.]?[”\"’'](?![\w])")
# written small in a title; two others in lower case make a sentence of it: "The man in the hat is back"
_SMALL_WORDS = frozenset(
    "a an the of and or nor but in on at to for from by with as is are be do my your our his her its it no not vs via de la du le el los und der die das".split()
)
_TITLE_WORDS = re.compile(r"[A-Za-z][\w’'-]*")


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
        for item in _spans(text, lexicon, busy, headline or "")
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


def _spans(text: str, lexicon: Lexicon, busy: Sequence[tuple[int, int]], head: str) -> Iterable[tuple[int, int, bool]]:
    quoted_spans: list[tuple[int, int]] = []
    for match in _QUOTED.finditer(text):
        start, end = match.span("name")
        if _looks_like_title(text[start:end], lexicon):
            while end > start and text[end - 1] in ",.;":
                end -= 1
            cut = installments.AFTER_NAME.search(text, start, end)
            if cut and cut.start() > start + 2 and not part_of_name(text, cut):
                end = rstripped(text, start, cut.start())
            quoted_spans.append((start, end))
            yield start, end, True
    headings = _headings(text)
    furniture = [match.span() for match in SYNDICATED.finditer(text)]
    page = Page(text, f"{head}\n{SYNDICATED.sub('', text)}", lexicon, len(head))
    for match in _RUN.finditer(text):
        line = text.rfind("\n", 0, match.start()) + 1
        if line in headings:
            continue  # every word of a heading is capitalised: names are found where they stand in sentences
        if any(s < match.end() and match.start() < e for s, e in (*quoted_spans, *furniture)):
            continue
        for start, end in pieces(page, match.start(), match.end(), busy):
            yield start, _with_model(page.whole, text, start, end), False


def _with_model(whole: str, text: str, start: int, end: int) -> int:
    """Return the end of a name with the model in brackets ("Phone (2a)"), where the article writes it so again."""
    model = _MODEL.match(text, end)
    if model is None:
        return end
    again = re.findall(rf"(?<!\w){re.escape(text[start:end])} \(\d{{1,2}}[a-z]?\)", whole)
    return model.end() if len(again) > 1 else end


_MODEL = re.compile(r" \(\d{1,2}[a-z]?\)")


def _headings(text: str) -> frozenset[int]:
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
    lower = [w for w in words if w[0].islower() and w not in _SMALL_WORDS]
    return (
        len(capital) >= len(words) - 1
        and len(lower) < 2
        and not any(len(w) > 4 for w in lower)
        and not is_other_name(name, lexicon)
    )


def catalogued(text: str, names: tuple[str, ...]) -> list[tuple[int, int]]:
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
