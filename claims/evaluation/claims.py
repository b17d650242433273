"""Extraction scores against gold articles: detection, interval, status, target, and strict (all of them at once)."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from claims.records import Article, Claim, as_dict

_NEAR_DAYS = 15
_FIELDS = ("interval", "near", "status", "polarity", "target", "role")


def load_gold(path: Path) -> list[tuple[Article, list[dict[str, Any]]]]:
    """Return the articles and their gold claims in the JSON lines file at `path`; undated ones are dated as readers do.

    Raises:
        OSError: the file cannot be read.
        ValueError: a line is not a gold article.
    """
    from claims.articles.published import find_published

    out = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            published, found_in = find_published(row["text"], given=row.get("published"))
            article = Article(
                id=str(row["id"]),
                text=row["text"],
                title=row.get("title"),
                url=row.get("url"),
                outlet=row.get("outlet"),
                published=published,
                published_source=found_in,
            )
            out.append((article, list(row["claims"])))
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{path}:{number}: not a gold article ({error!r})") from error
    return out


def normalise(text: str | None) -> str:
    """Return a name without case, marks, punctuation and leading article, so that written variants agree."""
    plain = unicodedata.normalize("NFKD", text or "").casefold().replace("&", " and ")
    plain = re.sub(r"[^\w\s]", " ", plain)
    return re.sub(r"\s+", " ", re.sub(r"^(the|a|an) ", "", plain.strip())).strip()


def agreement(gold: Mapping[str, Any], predicted: Mapping[str, Any]) -> dict[str, bool]:
    """Return in which fields a predicted claim agrees with the gold claim that it is matched with."""
    related = gold["relation"] == predicted["relation"]
    installment = gold.get("installment") or ""
    names = {normalise(f"{name} {installment}") for name in (gold["subject"], *(gold.get("aliases") or ()))}
    names |= {normalise(name) for name in gold.get("targets") or ()}
    return {
        "interval": related and all((gold.get(k) or None) == predicted[k] for k in ("earliest", "latest")),
        "near": related and all(_near(gold.get(k), predicted[k]) for k in ("earliest", "latest")),
        "status": gold["status"] == predicted["status"],
        "polarity": gold["polarity"] == predicted["polarity"],
        "target": normalise(f"{predicted['subject']} {predicted['installment'] or ''}") in names,
        "role": gold.get("source_role") == predicted["source_role"],
    }


def score_claims(gold: Sequence[tuple[str, Sequence[Mapping[str, Any]]]], predicted: Sequence[Claim]) -> dict[str, Any]:
    """Return precision, recall and F1 of detection and strict match, and the agreement on matched pairs.

    A predicted claim matches a gold claim where the event is the same and the sentences overlap; each is matched once,
    the best-agreeing pair first. Optional gold claims count neither as found nor as missed. F1 = 2PR / (P + R); with
    8 of 10 predictions matched out of 16 gold claims, P = 0.8, R = 0.5 and F1 = 0.615.

    Args:
        gold: (article id, gold claims) pairs.
        predicted: the claims of all articles.
    """
    by_article: dict[str, list[dict[str, Any]]] = {}
    for claim in predicted:
        by_article.setdefault(claim.article_id, []).append(as_dict(claim))
    counts: Counter[str] = Counter()
    statuses: list[tuple[str, str]] = []
    errors: Counter[str] = Counter()
    for article_id, golds in gold:
        found = by_article.get(article_id, [])
        pairs = _match(golds, found)
        optional = {j for i, j, _ in pairs if golds[i].get("optional")}
        required = [(i, j, a) for i, j, a in pairs if not golds[i].get("optional")]
        counts["gold"] += sum(not g.get("optional") for g in golds)
        counts["predicted"] += len(found) - len(optional)
        counts["matched"] += len(required)
        for i, j, agrees in required:
            counts.update(name for name, same in agrees.items() if same)
            counts["strict"] += agrees["interval"] and agrees["status"] and agrees["target"]
            statuses.append((golds[i]["status"], found[j]["status"]))
            errors.update(
                f"{name} differs ({golds[i]['event']})" for name in ("interval", "status", "target") if not agrees[name]
            )
        hit, used = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
        errors.update(
            f"missed {g['event']} ({g['relation']})"
            for i, g in enumerate(golds)
            if i not in hit and not g.get("optional")
        )
        errors.update(f"extra {p['event']} ({p['relation']})" for j, p in enumerate(found) if j not in used)
    matched = max(counts["matched"], 1)
    return {
        "articles": len(gold),
        "gold": counts["gold"],
        "predicted": counts["predicted"],
        "matched": counts["matched"],
        "detection": _prf(counts["matched"], counts["predicted"], counts["gold"]),
        "strict": _prf(counts["strict"], counts["predicted"], counts["gold"]),
        "on_matched": {name: counts[name] / matched for name in _FIELDS} | {"status_macro_f1": macro_f1(statuses)},
        "errors": dict(errors.most_common(15)),
    }


def macro_f1(pairs: Sequence[tuple[str, str]], labels: Sequence[str] = ("confirmed", "speculative")) -> float:
    """Return the unweighted mean over `labels` of F1 = 2TP / (2TP + FP + FN) of (gold, predicted) pairs."""
    scores = []
    for label in labels:
        hits = sum(g == p == label for g, p in pairs)
        scores.append(_prf(hits, sum(p == label for _, p in pairs), sum(g == label for g, _ in pairs))["f1"])
    return sum(scores) / len(scores)


def as_table(scores: Mapping[str, Any]) -> str:
    """Return `scores` as lines for a terminal."""
    lines = ["  ".join(f"{name} {scores[name]}" for name in ("articles", "gold", "predicted", "matched"))]
    for name in ("detection", "strict"):
        value = scores[name]
        lines.append(f"{name:10} P {value['p']:.3f}  R {value['r']:.3f}  F1 {value['f1']:.3f}")
    lines.append("on matched: " + "  ".join(f"{name} {value:.3f}" for name, value in scores["on_matched"].items()))
    lines += ["", "most frequent kinds of error"] + [f"{count:5}  {kind}" for kind, count in scores["errors"].items()]
    return "\n".join(lines)


def _match(
    golds: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Any]]
) -> list[tuple[int, int, dict[str, bool]]]:
    pairs = []
    for i, g in enumerate(golds):
        for j, p in enumerate(found):
            overlap = min(g["end"], p["end"]) - max(g["start"], p["start"])
            if g["event"] == p["event"] and overlap > 0:
                agrees = agreement(g, p)
                pairs.append((-sum(agrees.values()) - 2 * agrees["interval"], -overlap, i, j, agrees))
    used_gold: set[int] = set()
    used_found: set[int] = set()
    out = []
    for _, _, i, j, agrees in sorted(pairs, key=lambda pair: pair[:4]):
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            out.append((i, j, agrees))
    return out


def _near(a: str | None, b: str | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs((date.fromisoformat(a[:10]) - date.fromisoformat(b[:10])).days) <= _NEAR_DAYS


def _prf(hits: int, predicted: int, gold: int) -> dict[str, float]:
    p, r = hits / predicted if predicted else 0.0, hits / gold if gold else 0.0
    return {"p": p, "r": r, "f1": 2 * p * r / (p + r) if p + r else 0.0}
