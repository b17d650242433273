"""What several test files need: the command line run in this process, and small articles of our own."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent


class Done(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str

    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def claims(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Run `claims` with the given arguments in this process, so that models are loaded once."""
    from claims.cli import main

    def run(*arguments: object, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "argv", ["claims", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capfd.readouterr()
        with pytest.raises(SystemExit) as stop:
            main()
        out, err = capfd.readouterr()
        assert isinstance(stop.value.code, int)
        return Done(stop.value.code, out, err)

    return run


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A JSON lines file with three articles on three works, two of them on one."""
    rows = [
        {
            "id": "studio",
            "outlet": "Harbour Gazette",
            "published": "2024-03-04",
            "title": "Lantern Coast gets a date",
            "text": "Lantern Coast has a date.\n\nNorthlight Games announced today that the game “Lantern Coast” will be"
            " released on 12 September 2024.",
        },
        {
            "id": "rumour",
            "outlet": "Pixel Attic",
            "published": "2024-02-01",
            "title": "Lantern Coast could come this year",
            "text": "The game “Lantern Coast” could be released in late 2024, according to a rumour.",
        },
        {
            "id": "series",
            "outlet": "Screen Ledger",
            "published": "2024-03-01",
            "title": "Salt Meridian season 2: what we know",
            "text": "Season 2 of “Salt Meridian” may not arrive until 2026 at the earliest.\n\n"
            "Filming on the second season is expected to begin in August.",
        },
    ]
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path
