"""From what the user typed (files, folders, globs, `-`) to open byte streams, decompressed."""

from __future__ import annotations

import glob
import gzip
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from claims.records import Rejection

FORMATS = ("txt", "md", "jsonl", "json", "csv", "parquet")

_FORMAT_OF_SUFFIX = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
}
_COMPRESSION_OF_SUFFIX = {".gz": "gzip", ".zst": "zstd"}


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read, or standard input where `path` is None."""

    name: str  # how messages call it
    stem: str  # the file name without its known endings
    format: str | None  # one of FORMATS; None where it must be told from the content
    path: Path | None = None
    compression: str | None = None

    def open(self) -> IO[bytes]:
        """Return the decompressed bytes as a stream, read piece by piece.

        Raises:
            OSError: the file cannot be opened.
        """
        if self.path is None:
            return sys.stdin.buffer
        if self.compression == "gzip":
            return cast("IO[bytes]", gzip.open(self.path, "rb"))
        if self.compression == "zstd":
            import pyarrow as pa

            stream: Any = pa.CompressedInputStream(pa.OSFile(str(self.path)), "zstd")
            return cast("IO[bytes]", stream)
        return self.path.open("rb")


def find_sources(inputs: Sequence[str], *, input_format: str | None = None) -> Iterator[Source | Rejection]:
    """Yield every file that `inputs` name, each once, in the given order; folders and globs in sorted order.

    Folders are searched to any depth; names that begin with a dot are left out, as a shell does. A file in a folder
    whose ending is unknown gives a rejection; a file named outright with such an ending is read as plain text.

    Args:
        inputs: paths, folders, glob patterns, or `-` for standard input.
        input_format: one of `FORMATS`, to be used whatever the file names say.
    """
    seen: set[Path | None] = set()
    for item in inputs:
        for found in _expand(item, input_format):
            if isinstance(found, Source):
                key = found.path.resolve() if found.path is not None else None
                if key in seen:
                    continue
                seen.add(key)
            yield found


def _expand(item: str, input_format: str | None) -> Iterator[Source | Rejection]:
    if item == "-":
        yield Source(name="stdin", stem="stdin", format=input_format)
        return
    path = Path(item)
    if path.is_dir():
        yield from _expand_folder(path, input_format)
    elif path.exists():
        yield _source(path, input_format, default="txt")
    elif glob.has_magic(item):
        matches = sorted(Path(match) for match in glob.glob(item, recursive=True))  # noqa: PTH207 (any absolute pattern)
        if not matches:
            yield Rejection(item, "missing", f"{item}: no file matches this pattern")
        for match in matches:
            if match.is_dir():
                yield from _expand_folder(match, input_format)
            else:
                yield _source(match, input_format, default="txt")
    else:
        yield Rejection(item, "missing", f"{item}: no such file or folder")


def _expand_folder(folder: Path, input_format: str | None) -> Iterator[Source | Rejection]:
    found = False
    for path in sorted(folder.rglob("*")):
        if path.is_dir() or any(part.startswith(".") for part in path.relative_to(folder).parts):
            continue
        found = True
        source = _source(path, input_format, default=None)
        if source.format is None:
            yield Rejection(
                str(path), "unsupported", f"{path}: unknown kind of file; name it outright to read it as plain text"
            )
        else:
            yield source
    if not found:
        yield Rejection(str(folder), "empty", f"{folder}: no files in this folder")


def _source(path: Path, input_format: str | None, *, default: str | None) -> Source:
    name = path.name
    compression = None
    for suffix, method in _COMPRESSION_OF_SUFFIX.items():
        if name.lower().endswith(suffix):
            compression = method
            name = name[: -len(suffix)]
    suffix = Path(name).suffix.lower()
    kind = input_format or _FORMAT_OF_SUFFIX.get(suffix, default)
    stem = Path(name).stem if suffix in _FORMAT_OF_SUFFIX else name
    return Source(name=str(path), stem=stem or path.name, format=kind, path=path, compression=compression)
