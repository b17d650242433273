"""Cells of a CSV file: dates and numbers as they are, text that a spreadsheet would run made harmless, and back.

An apostrophe is put before text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return (after any
apostrophes of its own, so that the step can be undone); text that is only a number is left alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

_RUNS = re.compile(r"'*[=+\-@\t\r]")
_DEFUSED = re.compile(r"''*[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\Z")


def to_cell(value: Any) -> str:
    """Return `value` as the text of a CSV cell; None is an empty cell, lists and mappings are JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return defuse(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple, Mapping)):
        return json.dumps(value, ensure_ascii=False) if value else ""
    return str(value)


def defuse(text: str) -> str:
    """Return `text`, with an apostrophe before it where a spreadsheet would run it."""
    return "'" + text if _RUNS.match(text) and not _NUMBER.match(text) else text


def undo_defuse(text: str) -> str:
    """Return the text that `defuse` was given."""
    return text[1:] if _DEFUSED.match(text) else text
