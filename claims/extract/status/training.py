"""Fits the status model to the labelled statements and saves it, bit for bit the same from the same corpus."""

from __future__ import annotations

import io
import json
import warnings
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.extract.cues import CueLexicon
from claims.extract.status.context import StatusContext
from claims.extract.status.corpus import HISTORY, NEIGHBOUR, TRAIN_ONLY, Statement, load_statements
from claims.extract.status.features import read, word_features
from claims.extract.status.model import MODEL_FILE, StatusModel

MIN_COUNT = 3  # a cue feature seen less often is chance
MIN_WORD_COUNT = 6
STRENGTH = 0.2  # inverse of the L2 penalty
HISTORY_WEIGHT = 0.35  # terse notes, whose status often rests on what the note leaves out
NEIGHBOUR_WEIGHT = 0.5  # few sentences with many neighbours
VIEW_WEIGHT = 0.4  # the same statement without its focus, or with its source given
MAIN_WEIGHT = 1.0  # the same, where the focus is known to be what the sentence is about
LONG_WEIGHT = 0.2  # the same in a long sentence, where a hedge may well be about something else
SHORT = 12  # words
FOLDS = 8
DIGITS = 5  # weights are rounded, so that another build of the linear algebra gives the same file


@dataclass(frozen=True, slots=True)
class Example:
    """One training case: features, label, weight, and the group that must not be parted by a fold."""

    names: tuple[str, ...]
    confirmed: bool
    weight: float
    group: str
    plain: bool  # asked as the statement is
    calibrates: bool = True  # counts for the calibration


def train(corpus_dir: Path, models_dir: Path) -> dict[str, Any]:
    """Train on `corpus_dir/statements/*.jsonl`, write `models_dir/status/model.skops`, and return what was fitted.

    The cue lexicon is read from `models_dir/cues/`. The same corpus and lexicon give the same bytes.
    """
    lexicon = CueLexicon.load(models_dir)
    state = fit(load_statements(corpus_dir / "statements"), lexicon)
    target = models_dir / MODEL_FILE
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(dump(state))
    return state


def fit(statements: Sequence[Statement], lexicon: CueLexicon) -> dict[str, Any]:
    """Return {features, classifier, calibrator} fitted to `statements`; see `StatusModel.from_state`."""
    return fit_examples([example for statement in statements for example in _views(statement, lexicon)])


def fit_contexts(contexts: Sequence[StatusContext], confirmed: Sequence[bool], lexicon: CueLexicon) -> dict[str, Any]:
    """Return what `fit` does, for bare contexts with their labels; every one is its own group."""
    return fit_examples(
        [
            Example(feature_names(context, lexicon), label, 1.0, str(number), True)
            for number, (context, label) in enumerate(zip(contexts, confirmed, strict=True))
        ]
    )


def feature_names(context: StatusContext, lexicon: CueLexicon) -> tuple[str, ...]:
    """Return all features of `context`, each once."""
    reading = read(context, lexicon)
    return tuple(dict.fromkeys([*reading.features, *word_features(reading)]))


def fit_examples(examples: Sequence[Example]) -> dict[str, Any]:
    """Return {features, classifier, calibrator}; the calibrator is fitted to predictions for groups left out."""
    import numpy as np

    features, classifier = _fit_weights(examples)
    margins = _left_out_margins(examples)
    chosen = [at for at, example in enumerate(examples) if example.calibrates]
    x = margins[chosen]
    y = np.array([examples[at].confirmed for at in chosen])
    w = np.array([examples[at].weight for at in chosen])
    return {"features": features, "classifier": classifier, "calibrator": _calibrator(x, y, w)}


def dump(state: dict[str, Any]) -> bytes:
    """Return `state` in skops format without the clock and the memory addresses that skops writes into it."""
    import skops.io

    packed = zipfile.ZipFile(io.BytesIO(skops.io.dumps(state)))
    schema = json.loads(packed.read("schema.json"))
    numbers: dict[str, str] = {}
    files: dict[str, str] = {}
    _renumber(schema, numbers, files)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
        for name in sorted(packed.namelist(), key=lambda name: files.get(name, "")):
            data = packed.read(name)
            if name == "schema.json":
                data = json.dumps(schema, indent=1).encode()
            info = zipfile.ZipInfo(files.get(name, name), date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(info, data)
    return buffer.getvalue()


def _renumber(node: Any, numbers: dict[str, str], files: dict[str, str]) -> None:
    if isinstance(node, list):
        for item in node:
            _renumber(item, numbers, files)
    elif isinstance(node, dict):
        if "__id__" in node:
            key = str(node["__id__"])
            node["__id__"] = int(numbers.setdefault(key, str(len(numbers) + 1)))
        if isinstance(node.get("file"), str):
            _stem, dot, suffix = node["file"].partition(".")
            node["file"] = files.setdefault(node["file"], f"{len(files) + 1:04d}{dot}{suffix}")
        for value in node.values():
            _renumber(value, numbers, files)


def _views(statement: Statement, lexicon: CueLexicon) -> list[Example]:
    history = statement.family == HISTORY
    base = {HISTORY: HISTORY_WEIGHT, NEIGHBOUR: NEIGHBOUR_WEIGHT}.get(statement.family, 1.0)
    own = statement.family not in TRAIN_ONLY  # the source that a note leaves out decides it: too noisy to calibrate on
    group = statement.subject + statement.id if history else statement.family
    views = [(statement.context(), base, True)]
    if statement.focus is not None and statement.main is not False:
        short = len(statement.text.split()) <= SHORT
        weight = VIEW_WEIGHT if statement.main is None else MAIN_WEIGHT if short else LONG_WEIGHT
        views.append((statement.context(focused=False), base * weight, False))
    if statement.source_role is not None:
        views.append((statement.context(role=True), base * VIEW_WEIGHT, False))
    return [
        Example(feature_names(context, lexicon), statement.confirmed, weight, group, plain, plain and own)
        for context, weight, plain in views
    ]


def _fit_weights(examples: Sequence[Example]) -> tuple[Any, Any]:
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    counts = Counter(name for example in examples for name in example.names if example.plain)
    kept = sorted(n for n, count in counts.items() if count >= _least(n))
    # Views that never occur plain (a given source) are features of their own.
    views = ("role=", "whole", "previous", "following", "w ")
    given = Counter(name for example in examples for name in example.names if name.startswith(views))
    kept = sorted(
        {*kept, *(n for n, count in given.items() if count >= (MIN_WORD_COUNT if n[1] == " " else MIN_COUNT))}
    )
    column = {name: at for at, name in enumerate(kept)}
    matrix = _matrix(examples, column)
    classifier = LogisticRegression(C=STRENGTH, max_iter=2000, tol=1e-7)
    labels = np.array([example.confirmed for example in examples])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        classifier.fit(matrix, labels, sample_weight=np.array([example.weight for example in examples]))
    classifier.coef_ = np.round(classifier.coef_, DIGITS)
    classifier.intercept_ = np.round(classifier.intercept_, DIGITS)
    return np.array(kept), classifier


def _least(name: str) -> int:
    return MIN_WORD_COUNT if name[1] == " " else MIN_COUNT


def _matrix(examples: Sequence[Example], column: dict[str, int]) -> Any:
    from scipy.sparse import csr_matrix

    values: list[float] = []
    indices: list[int] = []
    pointers = [0]
    for example in examples:
        for name in example.names:
            at = column.get(name)
            if at is not None:
                indices.append(at)
                values.append(1.0)
        pointers.append(len(indices))
    return csr_matrix((values, indices, pointers), shape=(len(examples), len(column)))


def _left_out_margins(examples: Sequence[Example]) -> Any:
    import numpy as np

    groups = sorted({example.group for example in examples})
    fold_of = {group: at % FOLDS for at, group in enumerate(groups)}
    margins = np.zeros(len(examples))
    for fold in range(FOLDS):
        rest = [example for example in examples if fold_of[example.group] != fold]
        left = [at for at, example in enumerate(examples) if fold_of[example.group] == fold]
        if not left or len({example.confirmed for example in rest}) < 2:
            continue
        features, classifier = _fit_weights(rest)
        matrix = _matrix([examples[at] for at in left], {name: at for at, name in enumerate(features)})
        margins[left] = matrix @ classifier.coef_[0] + classifier.intercept_[0]
    return margins


def _calibrator(x: Any, y: Any, w: Any) -> Any:
    """Return the sigmoid or the isotonic curve, whichever has the smaller log loss on the half it was not fitted to."""
    import numpy as np
    from sklearn.isotonic import IsotonicRegression
    from sklearn.linear_model import LogisticRegression

    def sigmoid(chosen: Any) -> Any:
        return LogisticRegression(C=1e6, tol=1e-8).fit(x[chosen, None], y[chosen], sample_weight=w[chosen])

    def isotonic(chosen: Any) -> Any:
        curve = IsotonicRegression(y_min=0.01, y_max=0.99, out_of_bounds="clip")
        return curve.fit(x[chosen], y[chosen], sample_weight=w[chosen])

    everything = np.arange(len(x))
    losses = {"sigmoid": 0.0, "isotonic": 0.0}
    for half in (0, 1):
        fit_on, test_on = everything[everything % 2 == half], everything[everything % 2 != half]
        if len(set(y[fit_on])) < 2:
            return _rounded(sigmoid(everything))
        guesses = {
            "sigmoid": sigmoid(fit_on).predict_proba(x[test_on, None])[:, 1],
            "isotonic": isotonic(fit_on).predict(x[test_on]),
        }
        for name, guess in guesses.items():
            p = np.clip(guess, 0.01, 0.99)
            losses[name] -= float(np.sum(w[test_on] * np.log(np.where(y[test_on], p, 1 - p))))
    return isotonic(everything) if losses["isotonic"] < losses["sigmoid"] else _rounded(sigmoid(everything))


def _rounded(calibrator: Any) -> Any:
    import numpy as np

    calibrator.coef_ = np.round(calibrator.coef_, DIGITS)
    calibrator.intercept_ = np.round(calibrator.intercept_, DIGITS)
    return calibrator


__all__ = ["StatusModel", "dump", "fit", "fit_contexts", "train"]
