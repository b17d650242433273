"""Works without a name that have a maker and a description: Apple's "mixed reality headset"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.extract.discourse import SPOKEN_OF, Discourse, Work
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
    if any(i in parsed.mentions and not _is_descriptive(parsed, i, lexicon) for i in _near_subtree(theme)):
        return []
    subjects = [parsed.surface(t) for t in subjects_of(parsed.doc[trigger.token])]
    owners = [parsed.surface(c) for c in theme.lefts if c.dep_ == "poss"]
    company = next((name for name in (*owners, *subjects) if name.casefold() in lexicon.companies), None)
    by_pronoun = any(name.casefold() in lexicon.reference_words["maker_pronouns"] for name in (*owners, *subjects))
    if company is None and by_pronoun:
        company = discourse.company
    work = _with_maker(theme, company, parsed, discourse, lexicon)
    return [work] if work else []


def _near_subtree(theme: Token) -> list[int]:
    return [t.i for t in theme.subtree if abs(t.i - theme.i) < 4]


def _is_descriptive(parsed: Parsed, i: int, lexicon: Lexicon) -> bool:
    """Return whether a capitalised run is no name but part of a description ("AI-powered", "AR", "2nd-gen")."""
    name = parsed.mentions[i].name
    return name.split("-")[0] in lexicon.generic and parsed.mentions[i].score < SPOKEN_OF


def _with_maker(
    token: Token, company: str | None, parsed: Parsed, discourse: Discourse, lexicon: Lexicon
) -> Work | None:
    """Return a work that has no name yet but a maker and a description: Apple's "mixed reality headset".

    Only devices and software are described so, and only where the description says more than "a new phone".
    """
    words = lexicon.reference_words
    lemma = token.lemma_.casefold()
    kind = lexicon.kind_of.get(lemma) or ("hardware" if {lemma, token.lower_} & words["nameless"] else None)
    if kind not in ("hardware", "software") or company is None:
        return None
    kept = [
        g
        for c in token.lefts
        if c.dep_ in ("compound", "nmod") or c.lower_ in lexicon.fixed_modifiers
        for g in c.subtree
        if g.i not in parsed.mentions or _is_descriptive(parsed, g.i, lexicon)
    ]
    modifiers = [
        parsed.surface(g)
        for g in sorted(kept, key=lambda g: g.i)
        if g.lower_ not in words["not_descriptive"] and g.lower_ != "-"
    ]
    if not modifiers or any(m.casefold() in lexicon.companies for m in modifiers):
        return None
    owner = next((c for c in token.lefts if c.dep_ == "poss"), None)
    if owner is not None and owner.pos_ == "PROPN":
        company = parsed.surface(owner)
    name = f"{company} {' '.join(modifiers)} {token.text}".replace(" - ", "-")
    discourse.works.kind_of[name] = kind
    return Work(name)
