"""Bytes to text without a crash: UTF-8 first, then the Western single-byte code pages; binary content is told apart."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import IO

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"PAR1")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1a\x1b")) + b"\x7f"
_CHUNK = 1 << 16


def is_binary(head: bytes) -> bool:
    """Return whether `head`, the first bytes of a file, is something other than text."""
    if head.startswith(_MAGIC):
        return True
    if _bom(head) is not None:
        return False
    if b"\0" in head:
        return True
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        # Latin-1 prose has few bytes above 127 and next to no control characters; compressed data has many of both.
        high = sum(byte > 127 for byte in head)
        controls = len(head) - len(head.translate(None, _CONTROLS))
        return high > 0.4 * len(head) or controls > 0.01 * len(head)
    return False


def decode(data: bytes) -> str:
    """Return `data` as text: by its byte order mark, else UTF-8, else Windows-1252, else Latin-1 (which never fails).

    A byte order mark is removed; nothing else is changed, so that offsets are those of the file's own text.
    """
    mark = _bom(data)
    if mark is not None:
        return data[len(mark[0]) :].decode(mark[1], errors="replace")
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def read_bounded(stream: IO[bytes], limit: int) -> bytes | None:
    """Return everything in `stream`, or None where there are more than `limit` bytes (the rest stays unread)."""
    parts: list[bytes] = []
    size = 0
    while chunk := stream.read(_CHUNK):
        parts.append(chunk)
        size += len(chunk)
        if size > limit:
            return None
    return b"".join(parts)


def bounded_lines(stream: IO[bytes], limit: int, *, head: bytes = b"") -> Iterator[tuple[int, str | None]]:
    """Yield `(number, line)` with the line end kept, each line decoded by itself; None for one of over `limit` bytes.

    Args:
        stream: the bytes, after `head`.
        limit: bytes a line may have; a longer one is skipped without being held in memory.
        head: bytes already taken from the stream.
    """
    mark = _bom(head)
    encoding = mark[1] if mark is not None else None
    wide = encoding is not None and encoding != "utf-8"
    newline = "\n".encode(encoding) if wide and encoding else b"\n"
    for number, line in enumerate(_split(stream, newline, limit, head[len(mark[0]) :] if mark else head), start=1):
        if line is None:
            yield number, None
        elif wide and encoding:
            yield number, line.decode(encoding, errors="replace")
        else:
            yield number, decode(line)


def decoded_pieces(stream: IO[bytes], *, head: bytes = b"") -> Iterator[str]:
    """Yield the text of `head` and `stream` piece by piece; from the first bytes that are not UTF-8 on, as cp1252."""
    mark = _bom(head)
    decoder = codecs.getincrementaldecoder(mark[1] if mark else "utf-8")(errors="strict")
    chunk = head[len(mark[0]) :] if mark else head
    while True:
        pending = decoder.getstate()[0]
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError:
            decoder = codecs.getincrementaldecoder("cp1252")(errors="replace")
            text = decoder.decode(pending + chunk)
        if text:
            yield text
        if not chunk:
            return
        chunk = stream.read(_CHUNK)


def _split(stream: IO[bytes], newline: bytes, limit: int, buffer: bytes) -> Iterator[bytes | None]:
    width = len(newline)
    parts: list[bytes] = []  # of the line that is being gathered
    size = 0
    at_end = False
    while True:
        cut = _find(buffer, newline, width)
        if cut < 0:
            whole = len(buffer) - len(buffer) % width  # never cut a wide character in two
            if size <= limit:
                parts.append(buffer[:whole])
            size += whole
            buffer = buffer[whole:]
            if at_end:
                break
            chunk = stream.read(_CHUNK)
            at_end = not chunk
            buffer += chunk
            continue
        parts.append(buffer[: cut + width])
        size += cut + width
        yield b"".join(parts) if size <= limit else None
        parts, size, buffer = [], 0, buffer[cut + width :]
    if size:
        yield b"".join(parts) if size <= limit else None


def _find(buffer: bytes, newline: bytes, width: int) -> int:
    at = buffer.find(newline)
    while at >= 0 and at % width:
        at = buffer.find(newline, at + 1)
    return at


def _bom(data: bytes) -> tuple[bytes, str] | None:
    return next(((mark, name) for mark, name in _BOMS if data.startswith(mark)), None)
