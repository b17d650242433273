"""The card of the slip model: every fitted number, what it was fitted on, and how good it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from claims.estimate.history import History
from claims.estimate.model import EstimateModel
from claims.estimate.shapes import CLASSES, EARLY_MEDIANS, LATE_MEDIANS, PRIOR_CLASSES, PRIOR_MEDIANS

_HEAD = """# Card: slip classes, weights and prior of the estimate

Written by `claims train`; the numbers are those of `slips.json` (here) and `../priors/priors.json`.

**From.** {claims} dated claims about {works} works ({kinds}), {released} of which came out:
`corpus/history.csv` (data sheet: `corpus/HISTORY.md`). Many histories were found by looking for delays, so
dates break in them more often than in all news.

**What.** Each claimed window (with all who named it) spreads its weight over eight ways to come true: early
(long before: log-logistic with median {early[0]:.0f} days; shortly: {early[1]:.0f}), held (towards the start
of the window, towards its end), late by days ({late[0]:.0f}), weeks ({late[1]:.0f}), months ({late[2]:.0f})
or years ({late[3]:.0f} days). The prior is one more row, over eight waiting times with medians {prior} days.
The weight of a row is `exp(sum of coefficient x value)`: a product of named factors. What can no longer
happen is ruled out, and the rest adds up to 1. `denials` are the log factors by which a region shrinks that a
claim rules out ("not in 2025", "not before May"). `never` are log odds that the work never comes out.
`prior_unheard` are the log factors of the prior's classes for a work of which no claim is known yet; fitted on the day
before the first claim about each work, of unknown kind (and `never` gives it the share of all works that were lost).
Features: `claims/estimate/features.py`; formulas: `claims/estimate/pooling.py`.

**How.** Ridge-penalised minimum of CRPS in days + CRPS in log days + the log score (of the right cell) of the
pooled distribution, every work with the same weight, over every day on which something became known
(`claims/estimate/fitting.py`). Exact gradient, L-BFGS, no random numbers: the same histories give the same
tables. Set by hand, because the histories hold next to nothing about them: `denials`, the starting values of
`delayed_since`, `delayed`, `unveiled_device` (a device that has been unveiled ships within weeks) and of
`never`, and a least value of `support` (further origins): the histories were collected by hand, whereas claims
read by a program are now and then misread, and agreement tells them apart.

**How good.** By cross-validation over titles (five folds, fitted on the others); the shipped tables are
fitted on all. `claims backtest corpus/history.csv --cross-validate` prints these and more:

{scores}

`cov50` counts a case as covered when the day lies in the closed 50% interval. Where the estimate is sure of
one day (the announced one) that interval is this day, and it is right as often as such days hold (four times
in five), so a calibrated estimate covers more than half there. `cov50_mid` counts such a day with its share
only (randomised PIT) and should be 0.50.

**Not for.** Works whose claims are about several editions under one name; kinds of work that are not in the
table (they get the shared coefficients); single claims without a date of publication (no weight in any past
estimate).
"""


def slips_card(model: EstimateModel, histories: Sequence[History], scores: Mapping[str, object] | None = None) -> str:
    """Return the card in Markdown; `scores` are those of a cross-validated back-test."""
    kinds = Counter(history.kind or "unknown" for history in histories)
    text = _HEAD.format(
        claims=sum(len(history.claims) for history in histories),
        works=len(histories),
        released=sum(history.released is not None for history in histories),
        kinds=", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items(), key=lambda row: (-row[1], row[0]))),
        early=EARLY_MEDIANS,
        late=LATE_MEDIANS,
        prior=", ".join(f"{median:.0f}" for median in PRIOR_MEDIANS),
        scores=_score_table(scores) if scores else "(not computed in this run)",
    )
    for names, title in ((CLASSES, "class"), (PRIOR_CLASSES, "prior_class")):
        table = model.tables.get(title, {})
        logits = np.array([table.get(name, 0.0) for name in names])
        shares = np.exp(logits - np.logaddexp.reduce(logits))
        text += (
            f"\n## {title}: shares with every feature at zero\n\n| class | log odds | share |\n| --- | ---: | ---: |\n"
        )
        rows = zip(names, logits, shares, strict=True)
        text += "".join(f"| {name} | {logit:.3f} | {share:.3f} |\n" for name, logit, share in rows)
    for title, table in model.tables.items():
        if title in ("class", "prior_class"):
            continue
        text += f"\n## {title}\n\n| feature | coefficient | factor |\n| --- | ---: | ---: |\n"
        text += "".join(f"| {name} | {value:.3f} | {np.exp(value):.2f} |\n" for name, value in table.items())
    return text


def _score_table(scores: Mapping[str, object]) -> str:
    columns = (
        "crps",
        "crps_log",
        "skill",
        "skill_log",
        "cov50",
        "cov50_mid",
        "cov80",
        "cov80_mid",
        "cov90",
        "log_score",
    )
    lines = []
    for days in ("as_of_days", "cut_offs"):
        methods = scores.get(days)
        if not isinstance(methods, Mapping):
            continue
        lines += [f"| {days} | {' | '.join(columns)} |", f"| --- |{' ---: |' * len(columns)}"]
        for name, row in methods.items():
            lines.append(f"| {name} | " + " | ".join(str(row.get(column, "")) for column in columns) + " |")
        lines.append("")
    own = scores.get("as_of_days")
    if isinstance(own, Mapping) and "claims" in own:
        keys = ("crps", "cov50", "cov50_mid", "cov80", "cov80_mid")
        lines += [f"| by days to the release | {' | '.join(keys)} |", f"| --- |{' ---: |' * len(keys)}"]
        for bucket in ("<60d", "60-180d", "180-365d", ">365d"):
            row = own["claims"]
            lines.append(f"| {bucket} | " + " | ".join(str(row.get(f"{key} {bucket}", "")) for key in keys) + " |")
        lines.append("")
    never = scores.get("p_never")
    if isinstance(never, Mapping):
        lines.append("Mean `p_never` at the last claim: " + ", ".join(f"{k} {v}" for k, v in never.items()) + ".")
    return "\n".join(lines)
