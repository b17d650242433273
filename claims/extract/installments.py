"""Installments in one canonical form: "S2", "second season" and "sophomore season" are all "season 2"."""

from __future__ import annotations

import re

_ORDINALS = {
    "first": 1, "debut": 1, "second": 2, "sophomore": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
}  # fmt: skip
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10,
}  # fmt: skip
_UNIT = r"(?P<unit>season|series|part|volume|vol\.?|chapter|book|episode|phase|act|instal?lment)"
_NUMBER = r"(?P<number>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|viii|vii|vi|iv|v|iii|ii|ix|x|i)"
_ORDINAL = r"(?P<ordinal>\d{1,2}(?:st|nd|rd|th)|" + "|".join(_ORDINALS) + ")"
# "Season 2", "part two"
# (the "Series X" of a console is no installment)
AFTER_NAME = re.compile(rf"\b(?!series [xivs]\b){_UNIT} {_NUMBER}\b(?!-)", re.I)
# "second season", "3rd season", "sophomore season"; "final season" stays as written
BEFORE_UNIT = re.compile(
    rf"\b{_ORDINAL} (?:and (?:final|last) )?(?P<unit>season|series|part|volume|instal?lment|film|movie)\b", re.I
)
SHORT = re.compile(r"\bS(?P<number>\d{1,2})\b(?!E)")
FINAL = re.compile(r"\b(?P<which>final|last) season\b", re.I)
EDITION = re.compile(
    r"\b(?:(?P<version>\d{1,2}(?:\.\d{1,2}){1,2}) )?"
    r"(?P<edition>(?:(?:public|developer|open|closed) )?beta(?: \d{1,2}(?![\d.]))?|alpha \d+|alpha|early access|demo|free trial|release candidate(?: \d+)?"
    r"|RC ?\d+|Milestone \d+|developer preview|technical preview|patch \d+(?:\.\d+){0,3}|update \d+(?:\.\d+){1,3}|wave \d+"
    r"|(?:physical|digital) (?:edition|version|release|copy|copies)|\d{1,4} ?[GT]B (?:version|model|variant|edition))\b",
    re.I,
)
ORDINAL_EDITION = re.compile(
    r"\b(first|second|third|fourth|fifth|sixth|seventh) (?:(?:major|big|free|new|public) )?(milestone|beta|alpha|release candidate|patch|wave)\b",
    re.I,
)
VERSION = re.compile(r"^(?P<name>.+?) v?(?P<version>\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)$")


def canonical(match: re.Match[str]) -> str | None:
    """Return the canonical installment of a match of AFTER_NAME, BEFORE_UNIT, SHORT or FINAL ("season 2").

    A "second film" is not an installment but a work of its own: None.
    """
    groups = match.groupdict()
    if groups.get("which"):
        return "final season"
    unit = (groups.get("unit") or "season").casefold().rstrip(".")
    if unit in {"film", "movie", "installment", "instalment"}:
        return None
    if unit == "vol":
        unit = "volume"
    return f"{unit} {_number(groups)}"


def edition_in(text: str, start: int, end: int) -> str | None:
    """Return the edition named in `text[start:end]` ("beta", "Milestone 2" for "second milestone"), or None."""
    ordinal = ORDINAL_EDITION.search(text, start, end)
    if ordinal:
        return f"{ordinal.group(2).capitalize()} {_ORDINALS[ordinal.group(1).casefold()]}"
    match = EDITION.search(text, start, end)
    return _KIND_OF_COPY.sub("", match.group()) if match else None


# "physical edition" is "physical", "16GB version" is "16GB"
_KIND_OF_COPY = re.compile(r" (?:edition|version|release|copy|copies|model|variant)$", re.I)


def _number(groups: dict[str, str | None]) -> int:
    ordinal = groups.get("ordinal")
    if ordinal:
        digits = re.match(r"\d+", ordinal)
        return int(digits.group()) if digits else _ORDINALS[ordinal.casefold()]
    number = groups.get("number") or ""
    return int(number) if number.isdigit() else _NUMBERS[number.casefold()]
