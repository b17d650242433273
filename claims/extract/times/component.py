"""The temporal tagger as a spaCy component: `nlp.add_pipe("claims_times")` sets `doc.spans["times"]`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from claims.extract.times import Policy, tag

if TYPE_CHECKING:
    from spacy.tokens import Doc


def make_claims_times(
    nlp: Any, name: str = "claims_times", policy: Policy = "news", reference: str | None = None, language: str = "en"
) -> Callable[[Doc], Doc]:
    """Return a component that tags a document's times.

    `reference` is the ISO publication day; a document's own `doc.user_data["published"]` (date or ISO text) goes
    before it. Each span of `doc.spans["times"]` has the TIMEX3 type as label and the value as `kb_id_`; the whole
    records are in `doc.user_data["times"]`, in the same order as found.
    """

    def component(doc: Doc) -> Doc:
        from spacy.tokens import SpanGroup

        published = doc.user_data.get("published", reference)
        day = date.fromisoformat(published[:10]) if isinstance(published, str) else published
        found = tag(doc.text, day, policy=policy, language=language)
        spans = []
        for item in found:
            span = doc.char_span(item.start, item.end, label=item.type, kb_id=item.value, alignment_mode="expand")
            if span is not None:
                spans.append(span)
        doc.user_data["times"] = found
        doc.spans["times"] = SpanGroup(doc, name="times", spans=spans)
        return doc

    return component


def _register() -> None:
    from spacy.language import Language

    if not Language.has_factory("claims_times"):
        Language.factory("claims_times", func=make_claims_times)


_register()
