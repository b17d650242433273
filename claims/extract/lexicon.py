"""Word lists of the extractor, from `models/lexicon/`: data, so that an editor adds a name without code."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from claims.records import Event


@dataclass(frozen=True, slots=True)
class EditionWords:
    """Words and patterns about places of arrival, and about works that are out (`editions.toml`)."""

    separator: re.Pattern[str]  # between two places of one list
    filler: re.Pattern[str]  # between the preposition and the first place: "on Sony's …"
    owned: re.Pattern[str]  # after a place: "… consoles"
    version_nouns: frozenset[str]  # "the PS5 version": the place before such a noun is an edition
    region_adjectives: dict[str, str]  # "Japanese" -> "Japan"
    taken_up: re.Pattern[str]  # "those platforms"
    systems: re.Pattern[str]  # operating systems, whose update is a version
    wide: dict[str, re.Pattern[str]]  # edition -> words for several regions at once
    out_signs: dict[str, re.Pattern[str]]  # signs that a work is out, by kind of sign
    anew: re.Pattern[str]  # "remake", "remastered"
    kept_anew: frozenset[str]  # the kinds of sign that a remake keeps
    not_the_work: re.Pattern[str]  # before a sign: it speaks of a sequel, a trailer …
    not_past: re.Pattern[str]  # before a sign: "will be", "to"
    supposed: re.Pattern[str]  # before a sign: "was scheduled to be"
    headline_out: re.Pattern[str]  # signs in a headline
    headline_delay: re.Pattern[str]  # a headline that holds a work back
    headline_arrival: re.Pattern[str]  # a headline that brings a work to a place


@dataclass(frozen=True, slots=True)
class Phrase:
    """A wording that asserts an event as it stands (`phrases.toml`)."""

    event: Event
    words: re.Pattern[str]  # over words in lower case, with NAME, PLACE and TIME
    then: re.Pattern[str] | None  # what must follow the work
    slot: str  # where the work stands: "before", "after", "before or none", "none"
    dated: bool  # asserts nothing without a time
    stands: bool  # outdoes a predicate that the parse sees in it


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names and words by role; every set is casefolded unless it says otherwise."""

    companies: frozenset[str]
    platforms: frozenset[str]
    arrivals: frozenset[str]  # the platforms, and the devices and versions on which a work can arrive
    services: frozenset[str]  # arriving there is a further edition, whatever else is known of the work
    stores: frozenset[str]  # services that also sell new works beside other stores
    edition_forms: dict[str, str]
    outlets: frozenset[str]
    leakers: frozenset[str]
    platform_words: frozenset[str]  # what stands behind a platform and makes no work of it: "Store", "Early Access"
    places: frozenset[str]
    regions: frozenset[str]  # places that get a release of their own
    fairs: frozenset[str]
    generic: frozenset[str]  # as written: "IT" is not "it"
    generic_folded: frozenset[str]  # those longer than three letters, which mean the same in any case
    months: frozenset[str]  # as written
    openers: frozenset[str]  # as written
    first_names: frozenset[str]  # as written
    kind_of: dict[str, str]  # description -> kind ("show" -> "tv", "sequel" -> "any")
    reference_words: dict[str, frozenset[str]]  # words of noun phrases and pronouns in a slot, by role
    fixed_modifiers: frozenset[str]  # adjectives that belong to a description: "mixed reality headset"
    events: dict[str, dict[str, Any]]  # event -> role -> set of lemmas, or verb -> such a set
    phrases: tuple[Phrase, ...]  # in the order in which they are tried
    place_pattern: re.Pattern[str]  # any of `platforms` and `places`, the longest first
    gate: re.Pattern[str]  # a word that could carry an event
    gate_dated: re.Pattern[str]  # a word that could carry one in a sentence with a time
    unknown_date: re.Pattern[str]  # a phrase that says that no date is known
    calendar_headline: re.Pattern[str]  # a headline above a list of releases
    calendar_lead: re.Pattern[str]  # a line that introduces such a list
    calendar_other: re.Pattern[str]  # what a list may hold that is no work
    dates: dict[str, re.Pattern[str]]  # what tells of a date that no longer holds, or of something else
    date_nouns: dict[str, frozenset[str]]  # nouns beside a date, by role
    editions: EditionWords  # how places are listed, and what tells that a work is out


@cache
def load_lexicon(models: Path) -> Lexicon:
    """Return the word lists under `models`/lexicon.

    Raises:
        FileNotFoundError: a list is missing.
    """
    names, outlets, others = (_table(models, name) for name in ("names", "outlets", "not_works"))
    descriptions = _table(models, "descriptions")
    patterns = _table(models, "patterns")
    kinds = descriptions["kind"]
    editions = _table(models, "editions")
    dates = patterns["old_dates"] | patterns["foreign_times"]
    platforms, places = _folded(names["platforms"]), _folded(others["places"] + others["regions"])
    arrivals = platforms | _folded(editions["places"])
    return Lexicon(
        companies=_folded(names["companies"]),
        platforms=platforms,
        arrivals=arrivals,
        services=_folded(names["further"] + editions["services"]),
        stores=_folded(editions["stores"]),
        edition_forms=dict(names["edition_forms"]),
        outlets=_folded(outlets["outlets"]),
        leakers=_folded(outlets["leakers"]),
        platform_words=_folded(names["platform_words"]),
        places=places,
        regions=_folded(others["regions"]),
        fairs=_folded(others["fairs"]),
        generic=frozenset(others["generic"]),
        generic_folded=frozenset(word.casefold() for word in others["generic"] if len(word) > 3),
        months=frozenset(others["months"]),
        openers=frozenset(others["openers"]),
        first_names=frozenset(others["first_names"]),
        kind_of={word: kind for kind, words in kinds.items() for word in words},
        reference_words={role: _folded(words) for role, words in descriptions["reference"].items()},
        fixed_modifiers=_folded(descriptions["fixed_modifiers"]),
        events={event: _sets(words) for event, words in _table(models, "events").items()},
        calendar_headline=re.compile("|".join(patterns["calendar"]["headline"]), re.I),
        calendar_lead=re.compile("|".join(patterns["calendar"]["lead"]), re.I),
        calendar_other=re.compile("|".join(patterns["calendar"]["other"]), re.I),
        place_pattern=_any_of(arrivals | {place for place in places if len(place) > 1}),
        gate=re.compile(rf"\b(?:{'|'.join(patterns['gate'])})", re.I),
        gate_dated=re.compile(rf"(?:\b|(?<=n['’]t )|^)(?:{'|'.join(patterns['gate_dated'])})", re.I),
        phrases=_phrases(_table(models, "phrases")),
        unknown_date=_unknown_date(patterns["unknown_date"]),
        dates={key: _either(words) for key, words in dates.items() if key not in _DATE_NOUNS},
        date_nouns={key: frozenset(dates[key]) for key in _DATE_NOUNS},
        editions=_edition_words(editions),
    )


_DATE_NOUNS = ("own_release", "release_nouns", "periods", "holidays")


def _either(words: str | list[str]) -> re.Pattern[str]:
    return re.compile(words if isinstance(words, str) else "|".join(words), re.I)


def _table(models: Path, name: str) -> dict[str, Any]:
    return tomllib.loads((models / "lexicon" / f"{name}.toml").read_text(encoding="utf-8"))


def _sets(table: dict[str, Any]) -> dict[str, Any]:
    return {key: _sets(value) if isinstance(value, dict) else frozenset(value) for key, value in table.items()}


def _any_of(names: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(r"(?<![\w])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w+])", re.I)


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


def _unknown_date(table: dict[str, Any]) -> re.Pattern[str]:
    lack, lacking, not_known = ("|".join(table[key]) for key in ("lack", "lacking", "not_known"))
    begin = r"(?:\b|(?=n['’]t\b))"  # "n't" begins within a word: "hasn't"
    return re.compile(
        rf"{begin}(?:{lack})\b[^.;]{{0,70}}?\b(?:{lacking})\b"
        rf"|\b{table['nouns']}\b[^.;,]{{0,40}}{begin}(?:{not_known})\b|{'|'.join(table['others'])}",
        re.I,
    )


def _phrases(table: dict[str, Any]) -> tuple[Phrase, ...]:
    parts: dict[str, str] = table.pop("parts")

    def pattern(words: str) -> re.Pattern[str]:
        for _ in range(3):  # a part may use another part
            for name, part in parts.items():
                words = words.replace(f"{{{name}}}", part)
        return re.compile(words)

    return tuple(
        Phrase(
            cast(Event, event),
            pattern(item["words"]),
            pattern("(?<= )(?:" + item["then"] + ")") if "then" in item else None,
            item["slot"],
            item.get("dated", False),
            item.get("stands", False),
        )
        for event, items in table.items()
        for item in items
    )


def _edition_words(table: dict[str, Any]) -> EditionWords:
    return EditionWords(
        separator=re.compile(table["separators"], re.I),
        filler=re.compile(rf"\b(?:{table['fillers']}\s+){{1,2}}$", re.I),
        owned=re.compile(table["owned"], re.I),
        version_nouns=frozenset(table["version_nouns"]),
        region_adjectives=dict(table["adjectives"]),
        taken_up=re.compile(table["taken_up"], re.I),
        systems=re.compile(rf"(?:{'|'.join(table['systems'])})\b"),
        wide={edition: re.compile(words, re.I) for edition, words in table["wide"].items()},
        out_signs=_signs(table["out"]),
        anew=re.compile(rf"\b{table['anew']['words']}\b", re.I),
        kept_anew=frozenset(table["anew"]["kept"]),
        not_the_work=re.compile(table["unless"]["before"], re.I),
        not_past=re.compile(table["unless"]["verb"], re.I),
        supposed=re.compile(table["unless"]["supposed"], re.I),
        headline_out=re.compile(table["headline"]["out"], re.I),
        headline_delay=re.compile(table["headline"]["delayed"], re.I),
        headline_arrival=re.compile(table["headline"]["to_place"], re.I),
    )


def _signs(table: dict[str, str]) -> dict[str, re.Pattern[str]]:
    signs = dict(table)
    released = signs.pop("released")
    return {kind: re.compile(words.format(released=released), re.I) for kind, words in signs.items()}
