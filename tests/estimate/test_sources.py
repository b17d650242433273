"""The record of sources: what counts, what came true, how it is shrunk."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from claims.estimate import estimate_target, load_model
from claims.estimate.history import histories_of
from claims.estimate.sources import came_true, source_records, with_sources
from claims.records import Claim


def row(title: str, source: str, earliest: str | None, latest: str | None, **more: object) -> dict[str, object]:
    basis = {"title": title, "released": "2024-09-10", "event": "release", "relation": "in", "published": "2024-01-05"}
    given = {"earliest": earliest, "latest": latest, "source_name": source, "source_role": "insider", "outlet": "Daily"}
    return {**basis, **given, **more}


@pytest.mark.parametrize(
    ("relation", "earliest", "latest", "polarity", "expected"),
    [
        ("in", "2024-09-01", "2024-09-30", "affirmed", True),
        ("in", "2024-08-01", "2024-08-31", "affirmed", False),
        ("in", "2024-08-01", "2024-08-31", "negated", True),
        ("after", "2024-09-01", None, "affirmed", True),
        ("after", "2024-10-01", None, "affirmed", False),
        ("before", None, "2024-12-31", "affirmed", True),
    ],
)
def test_what_came_true(relation: str, earliest: str | None, latest: str | None, polarity: str, expected: bool) -> None:
    history = histories_of([row("A", "Ann", earliest, latest, relation=relation, polarity=polarity)])[0]
    assert came_true(history.claims[0], date(2024, 9, 10)) is expected


def test_a_repeated_window_counts_once_and_small_records_are_shrunk() -> None:
    rows = [row("A", "Ann", "2024-09-01", "2024-09-30")] * 3
    rows += [row(t, "Bob", "2024-05-01", "2024-05-31") for t in "BCDE"]
    records = {r.source: r for r in source_records(histories_of(rows)) if r.by == "source"}
    assert (records["Ann"].claims, records["Ann"].hits) == (1, 1)
    assert (records["Bob"].claims, records["Bob"].hits, records["Bob"].works) == (4, 0, 4)
    assert 0 < records["Bob"].hit_rate < records["Ann"].hit_rate < 1
    assert records["Bob"].low < records["Bob"].hit_rate < records["Bob"].high
    assert records["Bob"].median_days_late == 102
    assert records["Bob"].weight < 1 < records["Ann"].weight


def test_claims_made_after_the_release_or_without_a_window_do_not_count() -> None:
    rows = [
        row("A", "Ann", "2024-09-10", "2024-09-10", published="2024-09-11"),
        row("A", "Ann", None, None, relation="none"),
        row("A", "Ann", "2024-09-10", "2024-09-10", event="announcement"),
    ]
    assert source_records(histories_of(rows)) == []


def test_a_record_raises_the_weight_of_its_source() -> None:
    rows = [row(t, "Ann", "2024-09-01", "2024-09-30") for t in "BCDE"]
    rows += [row(t, "Bob", "2024-05-01", "2024-05-31") for t in "BCDE"]
    plain = load_model(Path(__file__).parents[2] / "models")
    judged = with_sources(plain, source_records(histories_of(rows)))
    ann = Claim(
        claim_id="ann", article_id="a", subject="W", event="release", relation="in", earliest=date(2025, 3, 1),
        latest=date(2025, 3, 31), source_role="insider", source_name="Ann", published=date(2024, 12, 1), target="w|",
    )  # fmt: skip
    bob = replace(ann, claim_id="bob", source_name="Bob", earliest=date(2025, 6, 1), latest=date(2025, 6, 30))
    for model, even in ((plain, True), (judged, False)):
        parts = estimate_target([ann, bob], as_of=date(2025, 1, 1), model=model).contributions
        weight = {part.claim_id: part.weight for part in parts}
        assert (weight["ann"] < 2 * weight["bob"]) is even
    assert {part.claim_id: part.factors["source_record"] > 1 for part in parts} == {"ann": True, "bob": False}
