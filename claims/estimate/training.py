"""From `corpus/history.csv` to `models/slips` and `models/priors`, with the card that shows every number."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from claims.estimate.fitting import fit
from claims.estimate.history import History, read_histories

HISTORY_FILE = "history.csv"


Scorer = Callable[[Sequence[History]], Mapping[str, Any]]  # cross-validated scores, for the card


def train(corpus: Path, models: Path, *, score: Scorer | None = None) -> str:
    """Fit the estimate to the histories in `corpus`, write its tables and cards below `models`, and say what was done.

    `score` (`claims.evaluation.backtest.cross_validated`) gives the card its figures; this half measures nothing.

    Raises:
        OSError: `corpus` has no `history.csv`, or `models` cannot be written.
        ValueError: a row of the history is malformed.
    """
    from claims.estimate.card import slips_card

    histories = read_histories(corpus / HISTORY_FILE)
    model = fit(histories)
    model.save(models)
    (models / "slips" / "CARD.md").write_text(
        slips_card(model, histories, score(histories) if score else None), encoding="utf-8"
    )
    claims = sum(len(history.claims) for history in histories)
    return f"{claims} dated claims about {len(histories)} works; `claims backtest {HISTORY_FILE}` scores it"
