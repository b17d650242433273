"""The few lines of metadata between two `---` lines at the head of a Markdown file.

Only the part of YAML that article metadata needs is read, so that no YAML package is required: `key: value` on one
line, the value plain or in single or double quotes, a comment after ` #`. Lists, nested keys and block scalars are
passed over; they stay out of the body.
"""

from __future__ import annotations

import json
import re

_FENCE = re.compile(r"(?:---|\.\.\.)[ \t]*\r?\n?\Z")
_PAIR = re.compile(r"([A-Za-z_][\w .-]{0,60}?)[ \t]*:(?:[ \t]+(.*))?\Z")
_MAX_LINES = 200


def split_front_matter(text: str) -> tuple[dict[str, str], int]:
    """Return the metadata at the head of `text` and the offset at which the body begins (0 where there is none)."""
    if not re.match(r"---[ \t]*\r?\n", text):
        return {}, 0
    start = text.index("\n") + 1
    values: dict[str, str] = {}
    for _ in range(_MAX_LINES):
        end = text.find("\n", start) + 1 or len(text)
        line = text[start:end]
        if _FENCE.match(line):
            return values, end
        pair = _PAIR.match(line.rstrip())
        if pair:
            value = _scalar((pair.group(2) or "").strip())
            if value:
                values.setdefault(pair.group(1).strip().lower(), value)
        start = end
        if start >= len(text):
            break
    return {}, 0  # never closed: then it was no metadata


def _scalar(value: str) -> str | None:
    if value.startswith('"'):
        closing = re.match(r'"(?:[^"\\]|\\.)*"', value)
        if not closing:
            return None
        try:
            return str(json.loads(closing.group()))
        except ValueError:
            return closing.group()[1:-1]
    if value.startswith("'"):
        closing = re.match(r"'(?:[^']|'')*'", value)
        return closing.group()[1:-1].replace("''", "'") if closing else None
    if value[:1] in ("|", ">", "[", "{", "&", "*", "!"):
        return None
    value = re.split(r"(?:^|\s)#", value, maxsplit=1)[0].strip()
    return None if value.lower() in ("", "null", "~") else value
