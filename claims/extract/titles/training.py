"""Fit the weights that tell works from other names, on the project's own labelled articles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from claims.extract.lexicon import load_lexicon
from claims.extract.times import tag
from claims.extract.titles import candidate_features, name_key, propose
from claims.extract.titles.features import FEATURES, load_weights

_PRECISION = 40.0  # of the prior: a weight moves by 1 only where some dozens of names ask for it


def train_titles(corpus: Path, models: Path) -> str:
    """Fit on `corpus`/gold.jsonl, write `models`/titles/weights.json, and return one line about it.

    A name is positive where a labelled claim of its article is about it, under its full name or an alias. Maximum a
    posteriori logistic regression with a normal prior around `models`/titles/prior.json: the corpus is small and its
    voices are literary, so what is known of news in general stays unless the corpus speaks against it.

    Raises:
        FileNotFoundError: the labelled articles or the prior are missing.
    """
    import numpy as np
    from scipy.optimize import minimize

    rows, labels = _examples(corpus / "gold.jsonl", models)
    prior_table = json.loads((models / "titles" / "prior.json").read_text(encoding="utf-8"))["weights"]
    prior = np.array([prior_table[name] for name in FEATURES])
    y = np.array(labels, dtype=float)
    x = np.array(rows)
    weight = np.where(y > 0, np.sqrt((1 - y.mean()) / y.mean()), 1.0)

    def loss(w: Any) -> tuple[float, Any]:
        z = x @ w
        p = 1 / (1 + np.exp(-z))
        value = float((weight * (np.logaddexp(0, z) - y * z)).sum() + 0.5 * _PRECISION * ((w - prior) ** 2).sum())
        return value, x.T @ (weight * (p - y)) + _PRECISION * (w - prior)

    fitted = minimize(loss, prior, jac=True, method="L-BFGS-B").x
    weights = dict(zip(FEATURES, map(float, fitted), strict=True))
    path = models / "titles" / "weights.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    table = {
        "fitted_on": "corpus/gold.jsonl",
        "names": len(labels),
        "works": int(y.sum()),
        "weights": {k: round(v, 4) for k, v in weights.items()},
    }
    path.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    load_weights.cache_clear()
    return f"{len(labels)} names, {int(y.sum())} of them works -> {path.name}"


def _examples(path: Path, models: Path) -> tuple[list[list[float]], list[int]]:
    lexicon = load_lexicon(models)
    rows: list[list[float]] = []
    labels: list[int] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        published = date.fromisoformat(article["published"]) if article.get("published") else None
        busy = [(t.start, t.end) for t in tag(article["text"], published) if t.earliest or t.latest]
        candidates = propose(article["text"], article.get("title"), lexicon, busy=busy)
        wanted = _names(article["claims"])
        rows += candidate_features(candidates, article["text"], article.get("title") or "", lexicon)
        labels += [int(any(_same(key, name) for name in wanted)) for key in candidates]
    return rows, labels


def _names(claims: Iterable[Mapping[str, Any]]) -> set[str]:
    out = set()
    for claim in claims:
        for name in (claim["subject"], *(claim.get("aliases") or ()), *(claim.get("targets") or ())):
            out.add(name_key(name))
            if claim.get("installment"):
                out.add(name_key(f"{name} {claim['installment']}"))
    return out


def _same(key: str, name: str) -> bool:
    return key == name or (len(key) > 3 and name.endswith(" " + key))
