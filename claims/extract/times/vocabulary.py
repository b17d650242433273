"""Word classes and patterns of a language, read from `vocabulary_*.toml` and `grammar_*.toml` beside this file."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
_FIRST_CHAR = 0x100  # class characters lie outside ASCII, so no pattern syntax can collide with them
_CACHE_LIMIT = 200_000  # words remembered by one process; beyond it new words are classified each time

# Classes of tokens with digits; their words cannot be listed.
SHAPES = tuple("d1 d2 d3 z n2 n y n4 ordn ordx dec_tok q_tok half_tok fy fyq hampm dotdate isot hol holc other".split())
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_SHAPE_RULES = (
    (re.compile(r"(?:\d{2}|1\d{3}|20\d{2})s"), "dec_tok"),
    (re.compile(r"q[1-4]|[1-4]q|q[1-4]fy\d\d|[1-4]q\d\d"), "q_tok"),
    (re.compile(r"h[12]|[12]h"), "half_tok"),
    (re.compile(r"fy(?:\d{2}|\d{4})?"), "fy"),
    (re.compile(r"fy\d\dq[1-4]|[1-4]qfy\d\d"), "fyq"),
    (re.compile(r"(?:1[0-2]|[1-9])(?:am|pm)"), "hampm"),
    (re.compile(r"[0-3]\dt[0-2]\d"), "isot"),
)
_DOTDATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})")
TRIGGERS = tuple(
    "month mabb weekday season unit units second quarter centu y dec_tok setadv daypart noon today ref hol ampm hampm "
    "oclock bc dotdate isot q_tok half_tok fy fyq decword unitlong past now_adj moment ordn colon slash apos weekend "
    "midyear ad fiscal current future recent".split()
)


def classify_number(token: str) -> str:
    """Return the class of a token of digits: day-sized (d1, d2, d3, z), two-digit, year-like (y) or other."""
    if not token.isascii() or not token.isdecimal():
        return "dotdate" if _DOTDATE.fullmatch(token) else "n"
    if len(token) > 4:
        return "n4"
    number = int(token)
    if len(token) == 4:
        return "y" if 1000 <= number <= 2199 else "n4"
    if len(token) == 2 and token[0] == "0":
        return "z"
    if number == 0:
        return "n"
    return "d1" if number <= 12 else "d2" if number <= 24 else "d3" if number <= 31 else "n2" if number < 100 else "n"


def classify_shape(token: str) -> str:
    """Return the class of a token that is in no word list."""
    first = token[0]
    if first.isdigit():
        if token[-1].isdigit() and (token.isdecimal() or "." in token or "," in token):
            return classify_number(token)
        match = _ORDINAL.fullmatch(token)
        if match:
            return "ordn" if 1 <= int(match[1]) <= 31 else "ordx"
    elif first not in "qhf":
        return "other"
    if len(token) <= 7 and token.isascii():
        for pattern, name in _SHAPE_RULES:
            if pattern.fullmatch(token):
                return name
    return "other"


class Lexicon(dict[str, str]):
    """Token to class character; tokens outside the lists are classified by shape and remembered."""

    def __init__(self, chars: dict[str, str]) -> None:
        super().__init__()
        self._chars = chars

    def __missing__(self, token: str) -> str:
        char = self._chars[classify_shape(token)]
        if len(self) < _CACHE_LIMIT:
            self[token] = char
        return char


@dataclass(frozen=True)
class Language:
    """What the recogniser needs of one language."""

    lexicon: Lexicon
    names: dict[str, str]  # class character -> class name
    values: dict[str, Any]  # word -> meaning
    other: str
    holiday_first: str
    holiday_next: str
    holidays: dict[tuple[str, ...], dict[str, Any]]
    holiday_longest: dict[str, int]  # first word -> most words in a holiday that begins so
    triggers: frozenset[str]
    rules: tuple[str, ...]
    pattern: re.Pattern[str]


TOKEN = re.compile(
    r"\s*+(?:[ap]\.m\b\.?|b\.c\b\.?|a\.d\b\.?|o['’]clock|['’]s\b|\d++(?:[.,]\d++)++|[^\W_]++|\S)", re.DOTALL
)


def tokens_of(text: str) -> list[str]:
    """Return the tokens of lower-case text, each with the white space before it."""
    return TOKEN.findall(text.rstrip())


@cache
def load_language(code: str) -> Language:
    """Return the word classes and patterns of a language.

    Raises:
        FileNotFoundError: there are no data files for `code`.
        ValueError: a pattern names a class that no list defines.
    """
    words = tomllib.loads((_HERE / f"vocabulary_{code}.toml").read_text(encoding="utf-8"))
    grammar = tomllib.loads((_HERE / f"grammar_{code}.toml").read_text(encoding="utf-8"))
    classes = [*SHAPES, *words["values"], *words["words"]]
    chars = {name: chr(_FIRST_CHAR + number) for number, name in enumerate(classes)}
    lexicon = Lexicon(chars)
    values: dict[str, Any] = {}
    for name, table in words["values"].items():
        for word, value in table.items():
            lexicon[word] = chars[name]
            values[word] = value
    for name, listed in words["words"].items():
        for word in listed:
            lexicon[word] = chars[name]
    holidays: dict[tuple[str, ...], dict[str, Any]] = {}
    longest: dict[str, int] = {}
    for phrase, meaning in words["holidays"].items():
        parts = tuple(part.strip() for part in tokens_of(phrase))
        holidays[parts] = meaning
        longest[parts[0]] = max(longest.get(parts[0], 0), len(parts))
    macros = grammar["macros"]
    branches = [
        f"(?P<r{number}>{_compile(rule['pattern'], macros, chars)})" for number, rule in enumerate(grammar["rules"])
    ]
    return Language(
        lexicon=lexicon,
        names={char: name for name, char in chars.items()},
        values=values,
        other=chars["other"],
        holiday_first=chars["hol"],
        holiday_next=chars["holc"],
        holidays=holidays,
        holiday_longest=longest,
        triggers=frozenset(chars[name] for name in TRIGGERS if name in chars),
        rules=tuple(rule["name"] for rule in grammar["rules"]),
        pattern=re.compile("|".join(branches)),
    )


_PIECE = re.compile(r"\{\d,\d\}|[A-Za-z_]\w*|[()?|]|![a-z_]+")


def _compile(pattern: str, macros: dict[str, str], chars: dict[str, str]) -> str:
    out = []
    for piece in _PIECE.findall(pattern):
        if piece == "(":
            out.append("(?:")
        elif piece[0] == "!":  # "not before": looks at one word, takes none
            out.append(f"(?!{chars[piece[1:]]})")
        elif piece[0] in ")?|{":
            out.append(piece)
        elif piece in macros:
            out.append(f"(?:{_compile(macros[piece], macros, chars)})")
        elif piece in chars:
            out.append(chars[piece])
        else:
            raise ValueError(f"pattern {pattern!r} names the unknown class {piece!r}")
    return "".join(out)
