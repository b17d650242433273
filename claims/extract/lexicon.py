"""Word lists of the extractor, from `models/lexicon/`: data, so that an editor adds a name without code."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names and words by role; every set is casefolded unless it says otherwise."""

    companies: frozenset[str]
    platforms: frozenset[str]
    further: frozenset[str]
    edition_forms: dict[str, str]
    outlets: frozenset[str]
    leakers: frozenset[str]
    places: frozenset[str]
    regions: frozenset[str]  # places that get a release of their own
    fairs: frozenset[str]
    generic: frozenset[str]  # as written: "IT" is not "it"
    months: frozenset[str]  # as written
    openers: frozenset[str]  # as written
    first_names: frozenset[str]  # as written
    kind_of: dict[str, str]  # description -> kind ("show" -> "tv", "sequel" -> "any")
    fixed_modifiers: frozenset[str]  # adjectives that belong to a description: "mixed reality headset"
    events: dict[str, dict[str, Any]]


@cache
def load_lexicon(models: Path) -> Lexicon:
    """Return the word lists under `models`/lexicon.

    Raises:
        FileNotFoundError: a list is missing.
    """
    names, outlets, others = (_table(models, name) for name in ("names", "outlets", "not_works"))
    descriptions = _table(models, "descriptions")
    kinds = descriptions["kind"]
    return Lexicon(
        companies=_folded(names["companies"]),
        platforms=_folded(names["platforms"]),
        further=_folded(names["further"]),
        edition_forms=dict(names["edition_forms"]),
        outlets=_folded(outlets["outlets"]),
        leakers=_folded(outlets["leakers"]),
        places=_folded(others["places"] + others["regions"]),
        regions=_folded(others["regions"]),
        fairs=_folded(others["fairs"]),
        generic=frozenset(others["generic"]),
        months=frozenset(others["months"]),
        openers=frozenset(others["openers"]),
        first_names=frozenset(others["first_names"]),
        kind_of={word: kind for kind, words in kinds.items() for word in words},
        fixed_modifiers=_folded(descriptions["fixed_modifiers"]),
        events=_table(models, "events"),
    )


def _table(models: Path, name: str) -> dict[str, Any]:
    return tomllib.loads((models / "lexicon" / f"{name}.toml").read_text(encoding="utf-8"))


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)
