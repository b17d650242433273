"""Measures the status model against its simpler forms: `python benchmarks/bench_status.py [--card]`.

Prints a Markdown table and the reliability diagram; with --card they replace the figures in models/status/CARD.md.
Nothing but the project's own corpus is read; the outside sets are measured by `pytest -m shared tests/extract`.
"""

from __future__ import annotations

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
from claims.extract.status import StatusModel
from claims.extract.status.corpus import Statement, load_statements, rotations, split
from claims.extract.status.features import SPECULATIVE, read
from claims.extract.status.training import Example, fit, fit_examples

ROOT = Path(__file__).resolve().parent.parent
UNREAD = "c"  # the file of statements whose errors in the fixed part were never read, by the first letter of the id
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


METHODS: dict[str, Method] = {
    "majority": majority,
    "lexicon only": lexicon_only,
    "lexicon with scope": lexicon_with_scope,
    "lexicon + logistic regression": lexicon_regression,
    "full model": full,
}


def main(arguments: Sequence[str]) -> None:
    """Run all methods on both splits, and print or store the result."""
    lexicon = CueLexicon.load(ROOT / "models")
    statements = load_statements(ROOT / "corpus" / "statements")
    train, test = split(statements)
    lines = [f"Fixed test part: {len(test)} statements, {len(train)} to train on. Rotation: every statement once.", ""]
    lines += [
        "| method | split | macro-F1 | F1 speculative | ECE | Brier | log loss |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    bins: list[Bin] = []
    for name, method in METHODS.items():
        given = method(train, test, lexicon)
        lines.append(_row(name, "fixed", [s.confirmed for s in test], given))
        if method is full:
            unread = [(s.confirmed, p) for s, p in zip(test, given, strict=True) if s.id.startswith(UNREAD)]
            lines.append(_row(name, "fixed, file c", [t for t, _ in unread], [p for _, p in unread]))
        truth: list[bool] = []
        p: list[float] = []
        for part, left in rotations(statements):
            truth += [s.confirmed for s in left]
            p += method(part, left, lexicon)
        lines.append(_row(name, "rotation", truth, p))
        bins = reliability_bins(truth, p)
    lines += ["", "Reliability of the full model over the rotation (share confirmed, by probability given):", "", "```"]
    lines += [
        f"{b.low:.1f}-{b.high:.1f}  n={b.count:4d}  given {b.mean:.2f}  seen {b.observed:.2f}  {_bar(b)}" for b in bins
    ]
    lines += ["```"]
    print("\n".join(lines))
    model = StatusModel.load(ROOT / "models")
    contexts = [s.context() for s in statements]
    best = max(_rate(model, contexts) for _ in range(5))
    print(f"\nSpeed: {best:,.0f} statements a second of processor time ({len(contexts)} statements, best of 5)")
    if "--card" in arguments:
        card = ROOT / "models" / "status" / "CARD.md"
        before, rest = card.read_text(encoding="utf-8").split("<!-- figures -->\n", 1)
        after = rest.split("<!-- end of figures -->\n", 1)[1]
        text = f"{before}<!-- figures -->\n{chr(10).join(lines)}\n<!-- end of figures -->\n{after}"
        card.write_text(text, encoding="utf-8")


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


def _rate(model: StatusModel, contexts: Sequence[object]) -> float:
    start = time.process_time()
    model.judge(contexts)  # type: ignore[arg-type]
    return len(contexts) / (time.process_time() - start)


if __name__ == "__main__":
    main(sys.argv[1:])
