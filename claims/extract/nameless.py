"""Works without a name that have a maker and a description: Apple's "mixed reality headset"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.extract.discourse import Discourse, Work
from claims.extract.events import Trigger, subjects_of
from claims.extract.lexicon import Lexicon
from claims.extract.parsing import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token


def nameless_work(trigger: Trigger, parsed: Parsed, discourse: Discourse, lexicon: Lexicon) -> list[Work]:
    """Return the nameless work in the slot: "its long-expected mixed reality headset" under a company's verb."""
    if not trigger.themes:
        return []
    theme = trigger.themes[0]
    if theme.i in parsed.mentions or any(c.i in parsed.mentions for c in theme.subtree if abs(c.i - theme.i) < 4):
        return []
    company = next(
        (
            name
            for t in subjects_of(parsed.doc[trigger.token])
            if (name := parsed.surface(t)).casefold() in lexicon.companies
        ),
        None,
    )
    owner = next(
        (name for c in theme.lefts if c.dep_ == "poss" and (name := parsed.surface(c)).casefold() in lexicon.companies),
        None,
    )
    if company is None and any(c.dep_ == "poss" and c.lower_ == "its" for c in theme.lefts):
        company = discourse.company
    work = _with_maker(theme, owner or company, parsed, discourse, lexicon)
    return [work] if work else []


def _with_maker(
    token: Token, company: str | None, parsed: Parsed, discourse: Discourse, lexicon: Lexicon
) -> Work | None:
    """Return a work that has no name yet but a maker and a description: Apple's "mixed reality headset".

    Only devices and software are described so, and only where the description says more than "a new phone".
    """
    kind = lexicon.kind_of.get(token.lemma_.casefold())
    if kind not in ("hardware", "software") or company is None:
        return None
    kept = [
        g
        for c in token.lefts
        if c.dep_ == "compound" or c.lower_ in lexicon.fixed_modifiers
        for g in c.subtree
        if g.i not in parsed.mentions
    ]
    modifiers = [g.text for g in sorted(kept, key=lambda g: g.i) if g.lower_ not in ("-",)]
    owner = next((c for c in token.lefts if c.dep_ == "poss"), None)
    if not modifiers or any(m.casefold() in lexicon.companies for m in modifiers):
        return None
    if owner is not None and owner.pos_ == "PROPN":
        company = owner.text
    name = f"{company} {' '.join(modifiers)} {token.text}".replace(" - ", "-")
    discourse.works.kind_of[name] = kind
    return Work(name)
