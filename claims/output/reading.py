"""What `tables` wrote, or others wrote in its form, read back; every error names its file and line."""

from __future__ import annotations

import csv
import dataclasses
import json
import math
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from claims.output.cells import undo_defuse
from claims.records import Claim, Conflict, Contribution, Estimate, Rejection, claim_from_dict

_NUMBERS: dict[str, type[int] | type[float]] = {"p_confirmed": float, "start": int, "end": int}


def read_claims(path: Path, *, input_format: str | None = None) -> list[Claim]:
    """Return the claims in `path` (`.jsonl`, `.csv` or `.parquet`), in file order.

    Raises:
        ValueError: a row is no claim; the message names file and line.
        OSError: the file cannot be read.
    """
    claims = []
    for item in iterate_claims(path, input_format=input_format):
        if isinstance(item, Rejection):
            raise ValueError(item.message)
        claims.append(item)
    return claims


def iterate_claims(path: Path, *, input_format: str | None = None) -> Iterator[Claim | Rejection]:
    """Yield each claim in `path`, or a rejection for a row that is none.

    Raises:
        OSError: the file cannot be read.
    """
    for where, row in iterate_rows(path, input_format=input_format):
        if isinstance(row, str):
            yield Rejection(where, "malformed", f"{where}: {row}")
            continue
        try:
            yield claim_from_dict(_typed(row))
        except (ValueError, TypeError) as error:
            yield Rejection(where, "malformed", f"{where}: {error}")


def iterate_rows(path: Path, *, input_format: str | None = None) -> Iterator[tuple[str, dict[str, Any] | str]]:
    """Yield `(path:line, row)` for each row of a table; where a row cannot be read, the reason in its place.

    Columns beyond those of a claim are kept, such as the `released` of a history.
    """
    kind = input_format or {".csv": "csv", ".parquet": "parquet"}.get(path.suffix.lower(), "jsonl")
    if kind == "csv":
        yield from _csv_rows(path)
    elif kind == "parquet":
        yield from _parquet_rows(path)
    else:
        yield from _json_rows(path)


def read_estimates(path: Path) -> list[Estimate]:
    """Return the estimates in `path`: a JSON list, or one JSON object a line.

    Raises:
        ValueError: the file holds something else; the message names it.
        OSError: the file cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8")
        whole = text.lstrip().startswith("[")
        rows = json.loads(text) if whole else [json.loads(line) for line in text.splitlines() if line.strip()]
        return [_estimate(row) for row in rows]
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"{path}: not a file of estimates ({error})") from error


def _estimate(row: Mapping[str, Any]) -> Estimate:
    known = {field.name: row[field.name] for field in dataclasses.fields(Estimate) if row.get(field.name) is not None}
    for name in ("as_of", "median", "mode"):
        if name in known:
            known[name] = date.fromisoformat(known[name])
    for name in ("interval50", "interval80", "interval95"):
        if name in known:
            low, high = known[name]
            known[name] = (date.fromisoformat(low), date.fromisoformat(high))
    known["quantiles"] = {level: date.fromisoformat(day) for level, day in known.get("quantiles", {}).items()}
    known["contributions"] = tuple(Contribution(**item) for item in known.get("contributions", ()))
    known["conflicts"] = tuple(Conflict(**item) for item in known.get("conflicts", ()))
    known["superseded"] = tuple(known.get("superseded", ()))
    return Estimate(**known)


def _typed(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return `row` with numbers and cues as a claim has them: CSV knows text only, and Parquet structs."""
    typed = dict(row)
    for name, kind in _NUMBERS.items():
        value = typed.get(name)
        if value is not None and not isinstance(value, kind):
            try:
                typed[name] = kind(value)
            except (ValueError, TypeError):
                raise ValueError(f"claim record with {name} {value!r}; expected a number") from None
    chance = typed.get("p_confirmed")
    if chance is not None and (math.isnan(chance) or not 0 <= chance <= 1):
        raise ValueError(f"claim record with p_confirmed {chance!r}; expected a number from 0 to 1")
    cues = typed.get("cues")
    if isinstance(cues, str):
        try:
            cues = json.loads(cues)
        except ValueError:
            raise ValueError("claim record with cues that are not JSON") from None
    if cues is not None:
        typed["cues"] = [_cue(cue) for cue in cues]
    return typed


def _cue(cue: Any) -> tuple[str, int, int, str]:
    if isinstance(cue, Mapping):
        cue = (cue["text"], cue["start"], cue["end"], cue["kind"])
    if len(cue) != 4:
        raise ValueError("claim record with a cue that is not [text, start, end, kind]")
    text, start, end, kind = cue
    return str(text), int(start), int(end), str(kind)


def _json_rows(path: Path) -> Iterator[tuple[str, dict[str, Any] | str]]:
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            where = f"{path}:{number}"
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                yield where, f"not JSON ({error})"
                continue
            yield where, row if isinstance(row, dict) else "expected a JSON object"


def _csv_rows(path: Path) -> Iterator[tuple[str, dict[str, Any] | str]]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        reader = csv.reader(file)
        header = next(reader, [])
        line = reader.line_num + 1
        for cells in reader:
            where, line = f"{path}:{line}", reader.line_num + 1
            if not any(cells):
                continue
            if len(cells) != len(header):
                yield where, f"{len(cells)} cells where the header has {len(header)}"
                continue
            row = {name: undo_defuse(cell) if cell else None for name, cell in zip(header, cells, strict=True)}
            yield where, row


def _parquet_rows(path: Path) -> Iterator[tuple[str, dict[str, Any] | str]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        number = 0
        for batch in pq.ParquetFile(path).iter_batches(batch_size=1024):
            for row in batch.to_pylist():
                number += 1
                yield f"{path}:{number}", row
    except pa.ArrowException as error:
        yield str(path), f"not a Parquet file ({error})"
