"""The places of a sentence where a work can arrive: platforms, services, regions, with the words that lead to them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from claims.extract.lexicon import Lexicon

Kind = Literal["platform", "service", "region"]

_LINK = re.compile(
    r"\b(?P<link>on|for|to|in|into|onto|across|at|via|through|join(?:s|ing|ed)?|hit(?:s|ting)?|reach(?:es|ing)?)\s+$",
    re.I,
)
_NOT = re.compile(r"\bnot(?: (?:even|yet|\w+ly))?\s+(?:(?:on|for|to)\s+)?(?:the\s+)?$", re.I)


@dataclass(frozen=True, slots=True)
class Places:
    """Places named in one list ("for PC, PS5 and Switch"), in canonical form, at offsets of the text."""

    names: tuple[str, ...]
    start: int
    end: int
    link: str  # "on", "to", "for", "not" …; empty where no such word leads to the list ("the PC version")
    kind: Kind  # a list with one platform that also takes new works is no list of services
    denied: bool = False  # "PS5, not PS4"


def find_places(text: str, lexicon: Lexicon) -> list[Places]:
    """Return the lists of places in `text`, in order; offsets refer to `text`."""
    out: list[Places] = []
    run: list[re.Match[str]] = []
    for match in lexicon.place_pattern.finditer(text):
        name = match.group().casefold()
        if (name not in lexicon.arrivals and name not in lexicon.regions) or _is_version(text, match, lexicon):
            continue
        if run and not (
            lexicon.editions.separator.fullmatch(text, _owned_end(text, run[-1], lexicon), match.start())
            and (run[-1].group().casefold() in lexicon.regions) == (name in lexicon.regions)
        ):
            out.append(_as_places(text, run, lexicon))
            run = []
        run.append(match)
    if run:
        out.append(_as_places(text, run, lexicon))
    return out


def in_words(names: Iterable[str]) -> str:
    """Join names as an installment writes them: "Steam", "PC and Mac", "PS4, PS5 and Switch"."""
    parts = list(dict.fromkeys(part for name in names for part in name.split(", ")))
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1]))) if parts else ""


def canonical(name: str, lexicon: Lexicon) -> str:
    """Return a place as installments write it ("PlayStation 5" is "PS5")."""
    folded = re.sub(r"\s*([/|])\s*", r"\1", name.casefold())
    return lexicon.edition_forms.get(folded, name)


def _as_places(text: str, run: list[re.Match[str]], lexicon: Lexicon) -> Places:
    start = run[0].start()
    lead = lexicon.editions.filler.search(text, max(0, start - 60), start)
    begin = lead.start() if lead else start
    link = _LINK.search(text, max(0, begin - 60), begin)
    denied = _NOT.search(text, max(0, start - 30), start) is not None
    folded = [match.group().casefold() for match in run]
    kind: Kind = (
        "region"
        if folded[0] in lexicon.regions
        else "service"
        if all(name in lexicon.services for name in folded) and not (len(folded) > 1 and folded[0] in lexicon.stores)
        else "platform"
    )
    return Places(
        tuple(canonical(match.group(), lexicon) for match in run),
        start,
        run[-1].end(),
        link.group("link").casefold() if link else "not" if denied else "",
        kind,
        denied,
    )


def _is_version(text: str, match: re.Match[str], lexicon: Lexicon) -> bool:
    """ "iOS 17" is a work, not the place iOS."""
    return re.match(r" \d", text[match.end() : match.end() + 2]) is not None and match.group()[-1:].isalpha()


def _owned_end(text: str, match: re.Match[str], lexicon: Lexicon) -> int:
    """Return where a place ends with the words that belong to it: "PlayStation consoles"."""
    owned = lexicon.editions.owned.match(text, match.end())
    return owned.end() if owned else match.end()
