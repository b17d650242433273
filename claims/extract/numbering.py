"""Drafts -> claims: judged, numbered, tied to their first telling."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claims.extract.drafts import Draft
from claims.extract.reader import Reader
from claims.extract.tense import question_start
from claims.records import Article, Claim, Cue, Polarity, TimeExpression, target_key

if TYPE_CHECKING:
    from claims.extract.status import StatusResult


def judge(drafts: list[Draft], reader: Reader) -> list[StatusResult]:
    """Return the status of each draft, in order."""
    from claims.extract.status import StatusContext

    if not drafts:
        return []
    contexts = []
    for item in drafts:
        base = item.sentence.start
        time = (item.time.start - base, item.time.end - base) if item.time else None
        contexts.append(
            StatusContext(
                text=item.sentence.text[: question_start(item.sentence.text)],
                focus=item.focus,
                time=time,
                previous=item.previous,
                following=item.following,
                source_role=item.source.role,
            )
        )
    return reader.status.judge(contexts)


def claims_of(
    article: Article, drafts: Sequence[Draft], judged: Sequence[StatusResult], kinds: dict[str, str]
) -> list[Claim]:
    """Return the claims of one article: numbered by content, a repeat tied to its first telling."""
    first: dict[tuple[object, ...], str] = {}
    out: list[Claim] = []
    counts: Counter[str] = Counter()
    for item, status in zip(drafts, judged, strict=True):
        base = item.sentence.start
        time = item.time
        cues = [Cue(c.text, base + c.start, base + c.end, c.kind) for c in status.cues]
        cues += list(item.source.cues)
        cues.append(
            Cue(item.sentence.text[item.focus[0] : item.focus[1]], base + item.focus[0], base + item.focus[1], "event")
        )
        polarity: Polarity = "negated" if item.negated else "affirmed"
        claim = Claim(
            claim_id="",
            article_id=article.id,
            url=article.url,
            outlet=article.outlet,
            published=article.published,
            published_source=article.published_source,
            subject=item.work.subject,
            installment=item.work.installment,
            target=target_key(item.work.subject, item.work.installment),
            kind=kinds.get(item.work.subject),  # type: ignore[arg-type]
            event=item.event,
            relation=time.relation if time else "none",
            earliest=time.earliest if time else None,
            latest=time.latest if time else None,
            precision=time.precision if time else None,
            expression=_expression(article.text, time) if time else None,
            status=status.status,
            p_confirmed=round(status.p_confirmed, 4),
            polarity=polarity,
            source_role=item.source.role,
            source_name=item.source.name,
            sentence=item.sentence.text,
            start=item.sentence.start,
            end=item.sentence.end,
            cues=tuple(
                (c.text, c.start, c.end, c.kind) for c in sorted(set(cues), key=lambda c: (c.start, c.end, c.kind))
            ),
        )
        key = (claim.target, claim.event, claim.relation, claim.earliest, claim.latest, claim.polarity)
        digest = hashlib.sha256("\x1f".join(map(str, (article.id, item.sentence.start, *key))).encode()).hexdigest()[
            :16
        ]
        counts[digest] += 1
        claim = replace(
            claim, claim_id=digest if counts[digest] == 1 else f"{digest}-{counts[digest]}", duplicate_of=first.get(key)
        )
        first.setdefault(key, claim.claim_id)
        out.append(claim)
    return out


def _expression(text: str, time: TimeExpression) -> str:
    if time.outer_end > time.outer_start:
        return text[time.outer_start : time.outer_end]
    return time.text
