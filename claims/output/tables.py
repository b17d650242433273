"""Claims, estimates and rejections as JSON, CSV and Parquet files: the same records give the same bytes."""

from __future__ import annotations

import csv
import dataclasses
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from claims.output.cells import to_cell
from claims.output.files import replaced, write_text
from claims.records import Claim, Estimate, Rejection, as_dict

CLAIM_COLUMNS = tuple(field.name for field in dataclasses.fields(Claim))
_DATE_COLUMNS = ("earliest", "latest", "published")


def write_claims(claims: Sequence[Claim], directory: Path) -> None:
    """Write `claims.jsonl`, `claims.csv` and `claims.parquet` into `directory`, each whole or not at all.

    Raises:
        OSError: the directory cannot be written to.
    """
    with replaced(directory / "claims.jsonl") as path:
        write_json_lines(claims, path)
    with replaced(directory / "claims.csv") as path:
        write_claims_csv(claims, path)
    with replaced(directory / "claims.parquet") as path:
        write_claims_parquet(claims, path)


def write_estimates(estimates: Sequence[Estimate], directory: Path) -> None:
    """Write `estimates.json` (a list) and `estimates.csv` (one row a work) into `directory`.

    Raises:
        OSError: the directory cannot be written to.
    """
    rows = ",\n".join(_json(estimate) for estimate in estimates)
    write_text(directory / "estimates.json", f"[\n{rows}\n]\n" if rows else "[]\n")
    with replaced(directory / "estimates.csv") as path:
        _write_csv([_estimate_row(estimate) for estimate in estimates], path, _estimate_columns(estimates))


def write_rejected(rejections: Sequence[Rejection], directory: Path) -> None:
    """Write `rejected.jsonl` into `directory`: an empty file where nothing was rejected."""
    with replaced(directory / "rejected.jsonl") as path:
        write_json_lines(rejections, path)


def write_run(info: Mapping[str, Any], directory: Path) -> None:
    """Write `run.json` into `directory`: what was run, on what, and what came out."""
    write_text(directory / "run.json", json.dumps(as_dict(info), ensure_ascii=False, indent=1, allow_nan=False) + "\n")


def write_json_lines(records: Iterable[Any], path: Path) -> None:
    """Write `records`, one JSON object a line, to `path`."""
    with path.open("wb") as file:
        for record in records:
            file.write(json_line(record).encode("utf-8", errors="replace"))


def json_line(record: Any) -> str:
    """Return `record` as one line of JSON with its line end."""
    return _json(record) + "\n"


def write_claims_csv(claims: Iterable[Claim], path: Path) -> None:
    """Write `claims` to `path` as RFC 4180 CSV; `cues` is JSON inside its cell."""
    rows = ({name: getattr(claim, name) for name in CLAIM_COLUMNS} for claim in claims)
    _write_csv(rows, path, CLAIM_COLUMNS)


def write_claims_parquet(claims: Iterable[Claim], path: Path) -> None:
    """Write `claims` to `path` as Parquet with real dates; `cues` is a list of structs."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    cue = pa.struct([("text", pa.string()), ("start", pa.int64()), ("end", pa.int64()), ("kind", pa.string())])
    types = {"cues": pa.list_(cue), "start": pa.int64(), "end": pa.int64(), "p_confirmed": pa.float64()}
    types |= dict.fromkeys(_DATE_COLUMNS, pa.date32())
    schema = pa.schema([(name, types.get(name, pa.string())) for name in CLAIM_COLUMNS])
    keys = ("text", "start", "end", "kind")
    rows = []
    for claim in claims:
        row = {name: getattr(claim, name) for name in CLAIM_COLUMNS}
        row["cues"] = [dict(zip(keys, cue_, strict=True)) for cue_ in claim.cues]
        rows.append(row)
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), path, compression="zstd")


def _json(record: Any) -> str:
    return json.dumps(as_dict(record), ensure_ascii=False, allow_nan=False)


def _write_csv(rows: Iterable[Mapping[str, Any]], path: Path, columns: Sequence[str]) -> None:
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        writer = csv.writer(file)  # commas, double quotes where needed, CRLF: RFC 4180
        writer.writerow(columns)
        writer.writerows([to_cell(row.get(name)) for name in columns] for row in rows)


def _estimate_row(estimate: Estimate) -> dict[str, Any]:
    row: dict[str, Any] = {name: getattr(estimate, name) for name in _SIMPLE_COLUMNS}
    for name in ("interval50", "interval80", "interval95"):
        bounds = getattr(estimate, name) or (None, None)
        row[f"{name}_low"], row[f"{name}_high"] = bounds
    row |= {f"q{level}": day for level, day in estimate.quantiles.items()}
    row["superseded"] = " ".join(estimate.superseded)
    row["conflicts"] = " ".join(f"{conflict.claim_id}/{conflict.other_id}" for conflict in estimate.conflicts)
    return row


_SIMPLE_COLUMNS = (
    *("target", "subject", "installment", "kind", "as_of", "state", "median", "mode", "p_never", "confidence"),
    *("articles", "outlets", "claims_used", "summary"),
)


def _estimate_columns(estimates: Sequence[Estimate]) -> list[str]:
    levels = sorted({level for estimate in estimates for level in estimate.quantiles}, key=float)
    bounds = [f"{name}_{end}" for name in ("interval50", "interval80", "interval95") for end in ("low", "high")]
    at = _SIMPLE_COLUMNS.index("p_never")
    return [
        *_SIMPLE_COLUMNS[:at],
        *bounds,
        *_SIMPLE_COLUMNS[at:],
        *(f"q{level}" for level in levels),
        "superseded",
        "conflicts",
    ]
