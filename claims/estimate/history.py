"""Histories of works whose outcome is known: rows in, claims and as-of cases out.

A row has the columns of `corpus/history.csv`. A work that never came out has no `released`. A month-only `published`
counts as known at the month's end; rows without one are left out of every back-test, since they have no place in time.
"""

from __future__ import annotations

import calendar
import csv
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from claims.records import Claim, claim_from_dict, target_key

COLUMNS = (
    "origin", "title", "installment", "kind", "released", "published", "event", "relation", "earliest", "latest",
    "status", "polarity", "source_role", "source_name", "outlet",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class History:
    """The claims about one work in the order in which they became known, and what came of it."""

    target: str
    title: str
    released: date | None
    claims: tuple[Claim, ...]

    @property
    def kind(self) -> str | None:
        """The kind of work, where a claim says it."""
        return next((claim.kind for claim in self.claims if claim.kind), None)


def read_histories(path: Path) -> list[History]:
    """Return the histories in a CSV, JSON-lines or Parquet file, sorted by target.

    Raises:
        OSError: the file cannot be read.
        ValueError: a row lacks a required column or holds a malformed date.
    """
    if path.suffix == ".parquet":
        import pandas as pd

        table = pd.read_parquet(path).astype(object)
        records = table.where(table.notna(), None).to_dict("records")
        return histories_of({str(key): value for key, value in record.items()} for record in records)
    with path.open(encoding="utf-8", newline="") as file:
        if path.suffix == ".csv":
            rows: list[dict[str, Any]] = [{k: v or None for k, v in row.items()} for row in csv.DictReader(file)]
        else:
            rows = [json.loads(line) for line in file if line.strip()]
    return histories_of(rows)


def histories_of(rows: Iterable[Mapping[str, Any]]) -> list[History]:
    """Return the histories in `rows`, sorted by target, each with its claims by publication date."""
    found: dict[str, list[Claim]] = {}
    released: dict[str, date | None] = {}
    titles: dict[str, str] = {}
    for number, row in enumerate(rows):
        title = str(row.get("title") or row.get("subject") or "")
        installment = row.get("installment")
        published = _published(row.get("published"))
        if published is None:
            continue
        target = str(row.get("target") or target_key(title, None if installment is None else str(installment)))
        given = {
            **row, "subject": title, "published": published, "target": target,
            "claim_id": str(row.get("claim_id") or f"h{number:05d}"),
            "article_id": str(row.get("article_id") or f"{row.get('origin') or row.get('url') or number}"),
        }  # fmt: skip
        if given.get("p_confirmed") is not None:
            given["p_confirmed"] = float(given["p_confirmed"])
        found.setdefault(target, []).append(claim_from_dict(given))
        titles.setdefault(target, title)
        value = row.get("released")
        released.setdefault(target, date.fromisoformat(str(value)[:10]) if value else None)
    return [
        History(target, titles[target], released[target], tuple(sorted(claims, key=_by_day)))
        for target, claims in sorted(found.items())
    ]


def as_of_days(history: History, per_target: int | None = None) -> list[date]:
    """Return the days on which something became known while the work was not out, `per_target` of them evenly."""
    end = history.released or date.max
    days = sorted({claim.published for claim in history.claims if claim.published and claim.published < end})
    if per_target is None or len(days) <= per_target:
        return days
    # the same picks as numpy's linspace(0, n - 1, k).round(): halves go to the even neighbour
    steps = [round(i * (len(days) - 1) / (per_target - 1)) for i in range(per_target)]
    return [days[i] for i in sorted(set(steps))]


def fold_of(target: str, folds: int = 5) -> int:
    """Return the cross-validation fold of a target: by title, so that no work is on both sides."""
    return int(hashlib.sha256(target.split("|")[0].encode()).hexdigest(), 16) % folds


def in_folds(histories: Sequence[History], fold: int, folds: int = 5) -> tuple[list[History], list[History]]:
    """Return (training, test) histories of `fold`."""
    test = [h for h in histories if fold_of(h.target, folds) == fold]
    train = [h for h in histories if fold_of(h.target, folds) != fold]
    return train, test


def _published(value: Any) -> date | None:
    if not value:
        return None
    text = str(value)[:10]
    if len(text) == 7:
        year, month = int(text[:4]), int(text[5:])
        return date(year, month, calendar.monthrange(year, month)[1])
    return date.fromisoformat(text)


def _by_day(claim: Claim) -> date:
    return claim.published or date.max
