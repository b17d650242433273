"""The closed-class words and groups of roles that the scope rules go by, from `grammar.toml` beside this file."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


def words_of(name: str) -> frozenset[str]:
    """Return the words listed under `name`.

    Raises:
        KeyError: there is no such list.
    """
    return frozenset(_tables()[name].split())


@cache
def _tables() -> dict[str, str]:
    return tomllib.loads(Path(__file__).with_name("grammar.toml").read_text(encoding="utf-8"))
