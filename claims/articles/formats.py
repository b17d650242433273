"""One function per file format: a byte stream in, rows (column -> value) or rejections out, one at a time."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, Any

from claims.articles.decoding import bounded_lines, decode, decoded_pieces, is_binary, read_bounded
from claims.articles.frontmatter import split_front_matter
from claims.articles.sources import Source
from claims.records import Rejection

_HEAD = 8192
_CONTAINERS = ("articles", "items", "data", "results")  # {"articles": [ … ]} is read as the list inside


@dataclass(frozen=True, slots=True)
class Row:
    """The columns of one article as they stand in the file."""

    fields: Mapping[str, Any]
    where: str  # path, with `:line` where the file has lines
    line: int | None = None  # None: the file is one article
    metadata: Mapping[str, str] = field(default_factory=dict)  # what the file's own metadata block says


def read_rows(source: Source, *, max_chars: int) -> Iterator[Row | Rejection]:
    """Yield the rows of `source` in file order; what cannot be read is yielded as a rejection that names its place.

    Args:
        source: where to read.
        max_chars: the longest article that will be used; it bounds what is held in memory.
    """
    try:
        with source.open() as stream:
            if source.format == "parquet":
                yield from _parquet(source, stream)
                return
            head = stream.read(_HEAD)
            kind = source.format or _sniff(head)
            if not head.strip():
                yield Rejection(source.name, "empty", f"{source.name}: the file is empty")
            elif is_binary(head):
                yield Rejection(source.name, "not_text", f"{source.name}: not a text file (binary content)")
            elif kind == "jsonl":
                yield from _json_lines(source, stream, head, max_chars)
            elif kind == "json":
                yield from _json(source, stream, head, max_chars)
            elif kind == "csv":
                yield from _csv(source, stream, head, max_chars)
            else:
                yield from _whole(source, stream, head, max_chars, front_matter=kind == "md")
    except (OSError, EOFError) as error:  # unreadable, or a damaged compressed file
        reason = "missing" if isinstance(error, FileNotFoundError) else "malformed"
        yield Rejection(source.name, reason, f"{source.name}: cannot be read ({error})")


def _sniff(head: bytes) -> str:
    start = decode(head).lstrip()[:1]
    return {"{": "jsonl", "[": "json"}.get(start, "txt")


def _too_long(where: str, max_chars: int) -> Rejection:
    return Rejection(where, "too_long", f"{where}: longer than the {max_chars:,} characters that are read")


def _whole(
    source: Source, stream: IO[bytes], head: bytes, max_chars: int, *, front_matter: bool
) -> Iterator[Row | Rejection]:
    data = read_bounded(stream, 4 * max_chars)
    if data is None:
        yield _too_long(source.name, max_chars)
        return
    text = decode(head + data)
    if "\0" in text:
        yield Rejection(source.name, "not_text", f"{source.name}: not a text file (binary content)")
        return
    metadata, body = split_front_matter(text) if front_matter else ({}, 0)
    yield Row({"text": text[body:]}, source.name, None, metadata)


def _json_lines(source: Source, stream: IO[bytes], head: bytes, max_chars: int) -> Iterator[Row | Rejection]:
    for number, line in bounded_lines(stream, _json_limit(max_chars), head=head):
        where = f"{source.name}:{number}"
        if line is None:
            yield _too_long(where, max_chars)
        elif line.strip():
            try:
                value = json.loads(line)
            except (ValueError, RecursionError) as error:
                yield Rejection(where, "malformed", f"{where}: not JSON ({_first_line(error)})")
                continue
            yield _row(value, where, number)


def _row(value: object, where: str, line: int) -> Row | Rejection:
    if isinstance(value, dict):
        return Row({str(key).strip().lower(): item for key, item in value.items()}, where, line)
    kind = type(value).__name__
    return Rejection(where, "malformed", f'{where}: expected an object such as {{"text": "…"}}, found a {kind}')


def _json_limit(max_chars: int) -> int:
    return 6 * max_chars + 65536  # an escaped character takes six bytes; the other columns are short


def _json(source: Source, stream: IO[bytes], head: bytes, max_chars: int) -> Iterator[Row | Rejection]:
    """Read a list of objects, one object, or objects one after another, holding one element at a time."""
    text = _Pieces(stream, head)
    decoder = json.JSONDecoder()
    text.skip("")
    if text.peek() == "[":
        text.take(1)
    count = 0
    while True:
        text.skip(",]")
        if not text.peek():
            break
        where = f"{source.name}:{text.line}"
        outcome = _next_value(text, decoder, _json_limit(max_chars))
        if isinstance(outcome, str):
            if outcome == "too_long":
                rejection = _too_long(where, max_chars)
                rest = "; what follows in this file is not read"
                yield Rejection(rejection.source, rejection.reason, rejection.message + rest)
            else:
                yield Rejection(where, "malformed", f"{where}: not JSON ({outcome}); what follows is not read")
            return
        line, value = outcome
        count += 1
        listed = _contained(value)
        if listed is None:
            yield _row(value, where, line)
        else:
            for number, item in enumerate(listed, start=1):
                yield _row(item, f"{where}[{number}]", number)
    if not count:
        yield Rejection(source.name, "empty", f"{source.name}: no articles in this file")


def _contained(value: object) -> list[Any] | None:
    if isinstance(value, dict) and not {"text", "html", "body", "content"} & set(value):
        for name in _CONTAINERS:
            if isinstance(value.get(name), list):
                listed: list[Any] = value[name]
                return listed
    return None


def _next_value(text: _Pieces, decoder: json.JSONDecoder, limit: int) -> tuple[int, Any] | str:
    """Return the line and value of the next JSON value, or why there is none."""
    line = text.line
    while True:
        try:
            value, end = decoder.raw_decode(text.buffer)
        except RecursionError:
            return "nested too deep"
        except ValueError as error:
            # The value may only be cut off: double what is at hand, so that the whole costs linear time.
            if len(text.buffer) > limit:
                return "too_long"
            if not text.grow():
                return _first_line(error)
            continue
        if end == len(text.buffer) and text.grow():
            continue  # a number may go on in the next piece
        text.take(end)
        return line, value


class _Pieces:
    """A text stream of which only the unread part at hand is kept, with the line number of its start."""

    def __init__(self, stream: IO[bytes], head: bytes) -> None:
        self._pieces = decoded_pieces(stream, head=head)
        self.buffer = ""
        self.line = 1

    def grow(self) -> bool:
        """Read on until the text at hand has about doubled; return whether anything came."""
        wanted = len(self.buffer)
        parts: list[str] = []
        for piece in self._pieces:
            parts.append(piece)
            wanted -= len(piece)
            if wanted <= 0:
                break
        self.buffer += "".join(parts)
        return bool(parts)

    def peek(self) -> str:
        return self.buffer[:1]

    def skip(self, marks: str) -> None:
        """Pass over white space and `marks`."""
        while self.buffer or self.grow():
            kept = self.buffer.lstrip(" \t\r\n" + marks)
            self.take(len(self.buffer) - len(kept))
            if kept:
                return

    def take(self, count: int) -> None:
        self.line += self.buffer.count("\n", 0, count)
        self.buffer = self.buffer[count:]


def _csv(source: Source, stream: IO[bytes], head: bytes, max_chars: int) -> Iterator[Row | Rejection]:
    limit = _json_limit(max_chars)
    lines = _Counted(bounded_lines(stream, limit, head=head), source.name, max_chars)
    # The module's own limit (128 KiB, process-wide) is below the length of articles that we promise to read.
    csv.field_size_limit(max(csv.field_size_limit(), limit))
    header = next(iter(lines), "")
    delimiter = max(",;\t|", key=lambda mark: (header.count(mark), mark == ","))
    columns = [name.strip().lower() for name in next(csv.reader([header], delimiter=delimiter), [])]
    if not {"text", "html", "body", "content"} & set(columns):
        found = ", ".join(name[:40] for name in columns[:8])
        yield Rejection(source.name, "no_text", f"{source.name}:1: no column named 'text' (found: {found})")
        return
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        first = lines.number + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield Rejection(f"{source.name}:{first}", "malformed", f"{source.name}:{first}: not CSV ({error})")
            continue
        yield from lines.take_rejections()
        if cells is None:
            return
        if not any(cell.strip() for cell in cells):
            continue
        where = f"{source.name}:{first}"
        if len(cells) != len(columns):
            message = f"{where}: {len(cells)} cells where the header has {len(columns)}"
            yield Rejection(where, "malformed", message)
            continue
        yield Row(dict(zip(columns, cells, strict=True)), where, first)


class _Counted:
    """Lines for the csv module, which counts none itself; over-long ones are put aside as rejections."""

    def __init__(self, lines: Iterator[tuple[int, str | None]], name: str, max_chars: int) -> None:
        self._lines = lines
        self._name = name
        self._max_chars = max_chars
        self._rejections: list[Rejection] = []
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        for number, line in self._lines:
            self.number = number
            if line is not None:
                return line
            self._rejections.append(_too_long(f"{self._name}:{self.number}", self._max_chars))
        raise StopIteration

    def take_rejections(self) -> list[Rejection]:
        taken, self._rejections = self._rejections, []
        return taken


def _parquet(source: Source, stream: IO[bytes]) -> Iterator[Row | Rejection]:
    import io

    import pyarrow as pa
    import pyarrow.parquet as pq

    whole = source.path is None or source.compression is not None  # Parquet is read from its end
    try:
        file = pq.ParquetFile(io.BytesIO(stream.read()) if whole else source.path)
        number = 0
        for batch in file.iter_batches(batch_size=64):
            for value in batch.to_pylist():
                number += 1
                yield _row(value, f"{source.name}:{number}", number)
        if not number:
            yield Rejection(source.name, "empty", f"{source.name}: no rows in this file")
    except (pa.ArrowException, UnicodeDecodeError) as error:
        yield Rejection(source.name, "malformed", f"{source.name}: not a Parquet file ({_first_line(error)})")


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
