"""One real case, its facts only: a renewed series with no date, asked about in the spring of 2025."""

from datetime import date
from pathlib import Path

import pytest

from claims.estimate import estimate_target, load_model
from claims.records import Claim, Estimate, target_key

MODELS = Path(__file__).parents[2] / "models"
AS_OF = date(2025, 4, 22)
OLD, NEW = date(2023, 3, 15), AS_OF
ROWS = [  # published, event, relation, earliest, latest, status, polarity, role, name
    (OLD, "renewal", "in", date(2022, 6, 6), date(2022, 6, 6), "confirmed", "affirmed", "official", "Netflix"),
    (OLD, "production_start", "none", None, None, "confirmed", "negated", "author", None),
    (OLD, "release", "in", date(2023, 1, 1), date(2023, 12, 31), "speculative", "negated", "author", None),
    (OLD, "release", "after", date(2024, 1, 1), None, "speculative", "affirmed", "author", None),
    (OLD, "release", "after", date(2024, 5, 1), None, "speculative", "affirmed", "author", None),
    (OLD, "release", "none", None, None, "confirmed", "affirmed", "author", None),
    (NEW, "production_start", "in", date(2025, 1, 1), date(2025, 12, 31), "confirmed", "affirmed", "media", None),
    (NEW, "release", "in", date(2025, 1, 1), date(2025, 12, 31), "speculative", "negated", "author", None),
    (NEW, "release", "after", date(2026, 1, 1), None, "speculative", "affirmed", "author", None),
    (NEW, "cancellation", "none", None, None, "confirmed", "negated", "author", None),
]
NAMES = ("published", "event", "relation", "earliest", "latest", "status", "polarity", "source_role", "source_name")


@pytest.fixture(scope="module")
def estimate() -> Estimate:
    subject, installment = "All of Us Are Dead", "season 2"
    claims = [
        Claim(
            claim_id=f"c{i}",
            article_id=f"a{row[0].year}",
            subject=subject,
            installment=installment,
            target=target_key(subject, installment),
            kind="tv",
            **dict(zip(NAMES, row, strict=True)),
        )
        for i, row in enumerate(ROWS)
    ]
    return estimate_target(claims, as_of=AS_OF, model=load_model(MODELS))


def test_no_date_is_made_up(estimate: Estimate) -> None:
    assert estimate.state in ("rumoured", "undated")


def test_the_median_lies_in_2026_or_the_first_half_of_2027(estimate: Estimate) -> None:
    assert date(2026, 1, 1) <= estimate.median < date(2027, 7, 1)


def test_what_is_denied_and_ruled_out_gets_little(estimate: Estimate) -> None:
    assert estimate.p_by["2025-12-31"] < 0.10


def test_the_interval_admits_how_little_is_known(estimate: Estimate) -> None:
    low, high = estimate.interval80
    assert (high - low).days >= 182


def test_the_summary_names_why(estimate: Estimate) -> None:
    assert "2026-01-01" in estimate.summary
    assert "filming" in estimate.summary
