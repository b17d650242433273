"""A scikit-learn estimator of status, for people who bring their own labelled statements."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from claims.extract.cues import CueLexicon
from claims.extract.status.context import StatusContext
from claims.extract.status.model import StatusModel
from claims.settings import models_dir


class StatusClassifier:
    """Classifies strings as "confirmed" or "speculative"; `fit` learns from labelled strings.

    Follows the scikit-learn protocol (`fit`, `predict`, `predict_proba`, `get_params`, learned state ending in `_`).
    `models` is a models folder with a cue lexicon; None takes the shipped one. With `parse` the main clauses of a text
    are found by a parser first, as `claims classify` does: better for long sentences, and some twenty times slower.
    """

    def __init__(self, models: Path | None = None, *, parse: bool = False) -> None:
        self.models = models
        self.parse = parse

    def fit(self, texts: Sequence[str], labels: Sequence[str]) -> StatusClassifier:
        """Learn weights and calibration from `texts` and their `labels`; return self.

        Raises:
            ValueError: lengths differ, a label is neither "confirmed" nor "speculative", or one of them is missing.
        """
        from claims.extract.status.training import fit_contexts

        unknown = sorted({str(label) for label in labels} - {"confirmed", "speculative"})
        if unknown:
            raise ValueError(f"unknown label {unknown[0]!r}; expected confirmed or speculative")
        if len(texts) != len(labels) or len({str(label) for label in labels}) < 2:
            raise ValueError("need one label for each text, and both labels at least once")
        lexicon = CueLexicon.load(self._folder())
        state = fit_contexts(self._contexts(texts), [label == "confirmed" for label in labels], lexicon)
        self.model_ = StatusModel.from_state(lexicon, state)
        self.classes_ = self._classes()
        return self

    def predict_proba(self, texts: Sequence[str]) -> Any:
        """Return an array of shape (texts, 2): the probabilities of confirmed and of speculative, as in `classes_`."""
        import numpy as np

        p = np.array(self._probabilities(texts))
        return np.column_stack([p, 1 - p]) if len(p) else np.empty((0, 2))

    def predict(self, texts: Sequence[str]) -> Any:
        """Return an array with the status of each text."""
        import numpy as np

        p = self._probabilities(texts)
        return np.array(["confirmed" if value >= 0.5 else "speculative" for value in p])

    def score(self, texts: Sequence[str], labels: Sequence[str]) -> float:
        """Return the share of `texts` whose predicted status is the label."""
        predicted = self.predict(texts)
        return float(sum(a == b for a, b in zip(predicted, labels, strict=True)) / len(predicted))

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """Return the constructor's arguments."""
        return {"models": self.models, "parse": self.parse}

    def set_params(self, **params: Any) -> StatusClassifier:
        """Set the constructor's arguments; return self.

        Raises:
            ValueError: there is no such argument.
        """
        for name, value in params.items():
            if name not in ("models", "parse"):
                raise ValueError(f"StatusClassifier has no parameter {name!r}")
            setattr(self, name, value)
        return self

    def __sklearn_tags__(self) -> Any:
        from sklearn.utils import ClassifierTags, InputTags, Tags, TargetTags

        return Tags(
            estimator_type="classifier",
            target_tags=TargetTags(required=True),
            classifier_tags=ClassifierTags(multi_class=False),
            input_tags=InputTags(one_d_array=True, two_d_array=False, string=True),
        )

    def _contexts(self, texts: Sequence[str]) -> list[StatusContext]:
        if not self.parse:
            return [StatusContext(text) for text in texts]
        from claims.extract.status.main_event import main_events

        found = zip(texts, main_events(texts), strict=True)
        return [StatusContext(text, events[0] if events else None) for text, events in found]

    def _probabilities(self, texts: Sequence[str]) -> list[float]:
        if not self.parse:
            return self._model().probabilities(self._contexts(texts))
        from claims.extract.status.statements import judge_statements

        return [result.p_confirmed for result in judge_statements(self._model(), texts)]

    def _folder(self) -> Path:
        return self.models if self.models is not None else models_dir()

    def _classes(self) -> Any:
        import numpy as np

        return np.array(["confirmed", "speculative"])

    def _model(self) -> StatusModel:
        if not hasattr(self, "model_"):  # the shipped model serves until `fit` is called
            self.model_ = StatusModel.load(self._folder())
            self.classes_ = self._classes()
        return self.model_
