"""Calibration scores: one known value each, and what is refused."""

import math

import pytest

from claims.evaluation.reliability import (
    brier_score,
    calibration_error,
    f1_score,
    log_loss,
    macro_f1,
    reliability_bins,
)


@pytest.mark.parametrize(
    ("score", "truth", "given", "expected"),
    [
        (brier_score, [True, False], [0.9, 0.2], 0.025),
        (brier_score, [True], [1.0], 0.0),
        (log_loss, [True, False], [0.5, 0.5], math.log(2)),
        (log_loss, [True], [0.0], math.inf),
        (calibration_error, [True, False, True, True], [0.75, 0.75, 0.75, 0.75], 0.0),
        (calibration_error, [False, False], [1.0, 1.0], 1.0),
        (f1_score, [True, True, False], [True, False, False], 2 / 3),
        (f1_score, [False], [False], 0.0),
        (macro_f1, [True, True, False], [True, False, False], 2 / 3),
        (macro_f1, [True, False], [True, False], 1.0),
    ],
)
def test_scores_have_their_known_value(score, truth, given, expected):
    assert score(truth, given) == pytest.approx(expected)


def test_bins_hold_mean_and_share():
    (only,) = reliability_bins([True, False], [0.9, 0.8], bins=2)
    assert (only.low, only.high, only.count) == (0.5, 1.0, 2)
    assert (only.mean, only.observed) == pytest.approx((0.85, 0.5))


def test_certainty_falls_in_the_last_bin():
    assert [b.low for b in reliability_bins([True, False], [1.0, 0.0])] == [0.0, 0.9]


def test_calibration_error_counts_bins_by_their_cases():
    assert calibration_error([True, True, False], [0.95, 0.95, 0.25], bins=10) == pytest.approx((2 * 0.05 + 0.25) / 3)


@pytest.mark.parametrize(
    ("truth", "given"),
    [([], []), ([True], [0.5, 0.5]), ([True], [1.5]), ([True], [-0.1]), ([True], [math.nan])],
)
def test_bad_input_is_refused(truth, given):
    with pytest.raises(ValueError):
        brier_score(truth, given)


def test_no_bins_are_refused():
    with pytest.raises(ValueError, match="at least 1"):
        reliability_bins([True], [0.5], bins=0)
