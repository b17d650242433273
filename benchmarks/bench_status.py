"""Measures the status model against its simpler forms: `python benchmarks/bench_status.py [--card]`.

Prints a Markdown table and the reliability diagram; with --card they replace the figures in models/status/CARD.md.
Nothing but the project's own corpus is read; the outside sets are measured by `pytest -m shared tests/extract`.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from claims.evaluation.reliability import (
    Bin,
    brier_score,
    calibration_error,
    f1_score,
    log_loss,
    macro_f1,
    reliability_bins,
)
from claims.extract.cues import CueLexicon
from claims.extract.status import StatusContext, StatusModel
from claims.extract.status.corpus import TEST, Statement, held_out_parts, load_statements, rotations
from claims.extract.status.features import SPECULATIVE, read
from claims.extract.status.training import Example, feature_names, fit, fit_examples

ROOT = Path(__file__).resolve().parent.parent
FILES = "dfi"  # the parts of the test, by the first letter of the id
Method = Callable[[Sequence[Statement], Sequence[Statement], CueLexicon], list[float]]


def majority(train: Sequence[Statement], test: Sequence[Statement], lexicon: CueLexicon) -> list[float]:
    """Give everything the share of confirmed statements in training."""
    share = sum(s.confirmed for s in train) / len(train)
    return [share] * len(test)


def lexicon_only(train: Sequence[Statement], test: Sequence[Statement], lexicon: CueLexicon) -> list[float]:
    """Call a statement speculative where any hedge occurs, anywhere in it."""
    return [0.15 if SPECULATIVE & _roles(s, lexicon) else 0.85 for s in test]


def lexicon_with_scope(train: Sequence[Statement], test: Sequence[Statement], lexicon: CueLexicon) -> list[float]:
    """Call a statement speculative where a hedge governs its event."""
    readings = [read(s.context(), lexicon) for s in test]
    return [0.15 if any(role in SPECULATIVE for _, role in r.governing) else 0.85 for r in readings]


def lexicon_regression(train: Sequence[Statement], test: Sequence[Statement], lexicon: CueLexicon) -> list[float]:
    """Logistic regression on the cue roles that occur, without scope, speakers or words."""
    from claims.extract.status.model import Curve

    examples = [
        Example(tuple(sorted(_roles(s, lexicon))), s.confirmed, 1.0, s.family, True)
        for s in train
        if s.focus is not None
    ]
    state = fit_examples(examples)
    weights = dict(zip(map(str, state["features"]), map(float, state["classifier"].coef_[0]), strict=True))
    curve, intercept = Curve.of(state["calibrator"]), float(state["classifier"].intercept_[0])
    margins = [intercept + sum(weights.get(role, 0.0) for role in sorted(_roles(s, lexicon))) for s in test]
    return [min(max(curve(margin), 0.01), 0.99) for margin in margins]


def full(train: Sequence[Statement], test: Sequence[Statement], lexicon: CueLexicon) -> list[float]:
    """Apply the shipped method: cues with scope, speakers, sentence features and words."""
    model = StatusModel.from_state(lexicon, fit(train, lexicon))
    return [result.p_confirmed for result in model.judge([s.context() for s in test])]


def boosted_trees(train: Sequence[Statement], test: Sequence[Statement], lexicon: CueLexicon) -> list[float]:
    """Gradient-boosted trees on the cue features and the commoner words, in the place of the logistic regression."""
    from collections import Counter

    import numpy as np
    from sklearn.ensemble import HistGradientBoostingClassifier

    rows = [feature_names(s.context(), lexicon) for s in train if s.focus is not None]
    counts = Counter(name for row in rows for name in row)
    column = {name: at for at, name in enumerate(sorted(n for n, c in counts.items() if c >= 10))}

    def matrix(names: Sequence[tuple[str, ...]]) -> np.ndarray:
        dense = np.zeros((len(names), len(column)), dtype=np.float32)
        for at, row in enumerate(names):
            dense[at, [column[name] for name in row if name in column]] = 1
        return dense

    trees = HistGradientBoostingClassifier(max_iter=200, learning_rate=0.06, max_leaf_nodes=12, random_state=0)
    trees.fit(matrix(rows), [s.confirmed for s in train if s.focus is not None])
    p = trees.predict_proba(matrix([feature_names(s.context(), lexicon) for s in test]))[:, 1]
    return [float(value) for value in p]


METHODS: dict[str, Method] = {
    "majority": majority,
    "lexicon only": lexicon_only,
    "lexicon with scope": lexicon_with_scope,
    "lexicon + logistic regression": lexicon_regression,
    "full features, boosted trees": boosted_trees,
    "full model": full,
}
SLOW = {"full features, boosted trees"}  # on the test part only


def main(arguments: Sequence[str]) -> None:
    """Run all methods on both splits, and print or store the result."""
    lexicon = CueLexicon.load(ROOT / "models")
    statements = load_statements(ROOT / "corpus" / "statements")
    held_out = load_statements(ROOT / "corpus" / "statements" / TEST)
    speed = _speed(statements)  # first, in a process that has done nothing else
    lines = [f"Test: {len(held_out)} statements. Rotation: every training statement once. Neither shares a family or a"]
    lines += ["subject with what its model was trained on.", ""]
    lines += [
        "| method | split | macro-F1 | F1 speculative | ECE | Brier | log loss |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    bins: dict[str, list[Bin]] = {}
    for name, method in METHODS.items():
        for split, parts in (
            ("test", list(held_out_parts(statements, held_out))),
            ("rotation", [] if name in SLOW else list(rotations(statements))),
        ):
            tested = [s for _, left in parts for s in left]
            p = [value for part, left in parts for value in method(part, left, lexicon)]
            if tested:
                lines.append(_row(name, split, [s.confirmed for s in tested], p))
                bins[split] = reliability_bins([s.confirmed for s in tested], p)
            if method is full and split == "test":
                for file in FILES:
                    some = [(s.confirmed, value) for s, value in zip(tested, p, strict=True) if s.id[0] == file]
                    lines.append(_row(name, f"test, file {file}", [t for t, _ in some], [v for _, v in some]))
    for split, found in bins.items():
        lines += ["", f"Reliability of the full model, {split} (share confirmed, by probability given):", "", "```"]
        lines += [_bin(b) for b in found]
        lines += ["```"]
    print("\n".join(lines))
    print("", *speed, sep="\n")
    if "--card" in arguments:
        card = ROOT / "models" / "status" / "CARD.md"
        before, rest = card.read_text(encoding="utf-8").split("<!-- figures -->\n", 1)
        after = rest.split("<!-- end of figures -->\n", 1)[1]
        text = f"{before}<!-- figures -->\n{chr(10).join(lines)}\n<!-- end of figures -->\n{after}"
        card.write_text(text, encoding="utf-8")


def _speed(statements: Sequence[Statement]) -> list[str]:
    """Return what the shipped model does in a second; in a fresh process, as a user's is."""
    model = StatusModel.load(ROOT / "models")
    lines = ["Speed, statements a second of one core's time, best of 7:"]
    for name, chosen in (("all", statements), ("files a to c", [s for s in statements if s.id[0] in "abc"])):
        contexts = [s.context() for s in chosen]
        length = sum(len(s.text) for s in chosen) / len(chosen)
        rates = [_rate(model.probabilities, contexts), _rate(model.judge, contexts)]
        lines.append(f"{name} ({len(chosen)} of {length:.0f} characters): {rates[0]:,.0f}; with cues {rates[1]:,.0f}")
    return lines


def _roles(statement: Statement, lexicon: CueLexicon) -> set[str]:
    return {cue.kind for cue in lexicon.find(statement.text)}


def _row(name: str, split_name: str, truth: Sequence[bool], p: Sequence[float]) -> str:
    called = [value >= 0.5 for value in p]
    doubted = f1_score([not t for t in truth], [not c for c in called])
    figures = (macro_f1(truth, called), doubted, calibration_error(truth, p), brier_score(truth, p), log_loss(truth, p))
    return f"| {name} | {split_name} | " + " | ".join(f"{figure:.3f}" for figure in figures) + " |"


def _bin(found: Bin) -> str:
    bounds = f"{found.low:.1f}-{found.high:.1f}"
    return f"{bounds}  n={found.count:4d}  given {found.mean:.2f}  seen {found.observed:.2f}  {_bar(found)}"


def _bar(found: Bin) -> str:
    width = round(found.observed * 40)
    mark = min(round(found.mean * 40), 39)
    cells = ["#"] * width + ["."] * (40 - width)
    cells[mark] = "|"
    return "".join(cells)


def _rate(judge: Callable[[Sequence[StatusContext]], object], contexts: Sequence[StatusContext]) -> float:
    """Return the best of seven; as in `timeit`, the garbage of the rest of the process is not collected meanwhile."""
    times = []
    gc.disable()
    for _ in range(7):
        start = time.process_time()
        judge(contexts)
        times.append(time.process_time() - start)
    gc.enable()
    return len(contexts) / min(times)


if __name__ == "__main__":
    main(sys.argv[1:])
