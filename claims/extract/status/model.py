"""The trained status model: feature weights and a calibration curve, applied to contexts in batches."""

from __future__ import annotations

import bisect
import itertools
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from claims.extract.cues import CueLexicon, to_cue
from claims.extract.status.context import StatusContext, StatusResult
from claims.extract.status.features import Reading, read, reading_words

MODEL_FILE = Path("status") / "model.skops"
LOWEST, HIGHEST = 0.01, 0.99  # no statement is beyond doubt
# Everything a model file may hold besides numpy arrays and plain containers.
TRUSTED_TYPES = [
    "scipy.interpolate._interpolate.interp1d",
    "sklearn.isotonic.IsotonicRegression",
    "sklearn.linear_model._logistic.LogisticRegression",
]


class StatusModel:
    """Tells confirmed from speculative, with a calibrated probability. Build with `load`."""

    def __init__(self, lexicon: CueLexicon, weights: Mapping[str, float], intercept: float, curve: Curve) -> None:
        self.lexicon = lexicon
        self.weights = weights
        # The word features apart, so that judging builds no names.
        self._words = {name[2:]: weight for name, weight in weights.items() if name[:2] == "w "}
        near = {name[2:]: weight for name, weight in weights.items() if name[:2] == "f "}
        self._near: dict[str | tuple[str, ...], float] = {
            tuple(name.split(" ")) if " " in name else name: weight for name, weight in near.items()
        }
        self.intercept = intercept
        self.curve = curve

    @classmethod
    def load(cls, models: Path) -> StatusModel:
        """Return the model in `models/status/`, with the lexicon in `models/cues/`.

        Raises:
            FileNotFoundError: model or lexicon is missing.
            ValueError: the file is not a model, or holds a type that is not trusted.
        """
        from zipfile import BadZipFile

        import skops.io

        path = models / MODEL_FILE
        try:
            untrusted = set(skops.io.get_untrusted_types(file=path)) - set(TRUSTED_TYPES)
            if untrusted:
                raise ValueError(f"{path}: holds the untrusted type {min(untrusted)}")
            state = skops.io.load(path, trusted=TRUSTED_TYPES)
        except (BadZipFile, KeyError) as error:
            raise ValueError(f"{path}: not a model file ({error})") from error
        return cls.from_state(CueLexicon.load(models), state)

    @classmethod
    def from_state(cls, lexicon: CueLexicon, state: Mapping[str, Any]) -> StatusModel:
        """Return the model of what training leaves: `features`, `classifier`, `calibrator`."""
        coefficients = state["classifier"].coef_[0]
        weights = {
            str(name): float(weight) for name, weight in zip(state["features"], coefficients, strict=True) if weight
        }
        return cls(lexicon, weights, float(state["classifier"].intercept_[0]), Curve.of(state["calibrator"]))

    def judge(self, contexts: Sequence[StatusContext]) -> list[StatusResult]:
        """Return a result for each context, in order. The result of one does not depend on the others."""
        return [self._result(reading) for reading in map(self._read, contexts)]

    def probabilities(self, contexts: Sequence[StatusContext]) -> list[float]:
        """Return the probability of "confirmed" of each context, as `judge` gives it, without the cues."""
        return [self._probability(reading) for reading in map(self._read, contexts)]

    def margin(self, reading: Reading) -> float:
        """Return the log-odds of confirmed before calibration."""
        nothing = itertools.repeat(0.0)  # each name counts once; the sums run in C
        total = sum(map(self.weights.get, dict.fromkeys(reading.features), nothing), self.intercept)
        whole, near = reading_words(reading)
        if whole:
            return sum(map(self._words.get, dict.fromkeys(whole), nothing), total)
        names: dict[str | tuple[str, ...], None] = dict.fromkeys(itertools.chain(near, itertools.pairwise(near)))
        return sum(map(self._near.get, names, nothing), total)

    def _read(self, context: StatusContext) -> Reading:
        return read(context, self.lexicon)

    def _probability(self, reading: Reading) -> float:
        return round(min(max(self.curve(self.margin(reading)), LOWEST), HIGHEST), 4)

    def _result(self, reading: Reading) -> StatusResult:
        p = self._probability(reading)
        cues: tuple[Any, ...] = ()
        if reading.governing:
            spans = reading.tokens.spans(max(match.end for match, _ in reading.governing))
            cues = tuple(to_cue(reading.tokens, spans, match, role) for match, role in reading.governing)
        return StatusResult("confirmed" if p >= 0.5 else "speculative", p, cues)


class Curve:
    """A monotone map from log-odds to probability: a sigmoid, or the steps of an isotonic fit joined by lines."""

    def __init__(self, slope: float, shift: float, xs: Sequence[float] = (), ys: Sequence[float] = ()) -> None:
        self.slope, self.shift, self.xs, self.ys = slope, shift, tuple(xs), tuple(ys)

    @classmethod
    def of(cls, calibrator: Any) -> Curve:
        """Return the curve of a fitted LogisticRegression (sigmoid) or IsotonicRegression."""
        if hasattr(calibrator, "X_thresholds_"):
            xs, ys = calibrator.X_thresholds_, calibrator.y_thresholds_
            return cls(1.0, 0.0, [float(x) for x in xs], [float(y) for y in ys])
        return cls(float(calibrator.coef_[0][0]), float(calibrator.intercept_[0]))

    def __call__(self, margin: float) -> float:
        """Return the probability at `margin`."""
        if not self.xs:
            return 1 / (1 + math.exp(-min(max(self.slope * margin + self.shift, -60.0), 60.0)))
        at = bisect.bisect_right(self.xs, margin)
        if at == 0:
            return self.ys[0]
        if at == len(self.xs):
            return self.ys[-1]
        low, high = self.xs[at - 1], self.xs[at]
        return self.ys[at - 1] + (self.ys[at] - self.ys[at - 1]) * (margin - low) / (high - low)
