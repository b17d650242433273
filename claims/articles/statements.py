"""Statements to be judged one by one: a line of text each, or a JSON line with `text` and perhaps `id`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claims.articles.decoding import bounded_lines, is_binary
from claims.articles.sources import find_sources
from claims.records import Rejection

_HEAD = 8192
_MAX_BYTES = 100_000  # no sentence is longer; a line that is holds something else


class Statement(NamedTuple):
    """A statement and its id: the given one, else its number over all inputs."""

    id: str
    text: str


def read_statements(inputs: Sequence[str]) -> Iterator[Statement | Rejection]:
    """Yield every statement of `inputs` (files, folders, globs, or `-`), and a rejection for what is none."""
    count = 0
    for source in find_sources(inputs):
        if isinstance(source, Rejection):
            yield source
            continue
        try:
            with source.open() as stream:
                head = stream.read(_HEAD)
                if not head.strip():
                    yield Rejection(source.name, "empty", f"{source.name}: the file is empty")
                    continue
                if is_binary(head):
                    yield Rejection(source.name, "not_text", f"{source.name}: not a text file (binary content)")
                    continue
                for number, line in bounded_lines(stream, _MAX_BYTES, head=head):
                    if line is None or line.strip():
                        count += 1
                        yield _statement(line, f"{source.name}:{number}", count)
        except (OSError, EOFError) as error:
            yield Rejection(source.name, "malformed", f"{source.name}: cannot be read ({error})")


def _statement(line: str | None, where: str, count: int) -> Statement | Rejection:
    if line is None:
        return Rejection(where, "too_long", f"{where}: longer than the {_MAX_BYTES:,} bytes of a statement")
    text = line.strip("\r\n")
    if not text.lstrip().startswith("{"):
        return Statement(str(count), text)
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        return Rejection(where, "malformed", f"{where}: not JSON ({error})")
    if not isinstance(row.get("text"), str) or not row["text"].strip():
        return Rejection(where, "no_text", f"{where}: a JSON line without text")
    return Statement(str(count if row.get("id") is None else row["id"]), row["text"])
