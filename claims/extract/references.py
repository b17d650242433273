"""From the slot of a predicate to works: names, "the show", "it", "the second season", "both games"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.extract.descriptions import head_word, kind_of, relative_of, resolve_description
from claims.extract.discourse import SPOKEN_OF, Discourse, Work
from claims.extract.enumerations import antecedents, examples, in_company, with_list
from claims.extract.events import inside_event_noun
from claims.extract.lexicon import Lexicon
from claims.extract.parsing import Parsed
from claims.extract.pronouns import counted, described_before, is_pronoun, resolve_pronoun
from claims.extract.slots import acceptable, from_mention, installment_in, is_place_of_event, mention_inside
from claims.extract.variants import sized_work, with_sharers

if TYPE_CHECKING:
    from spacy.tokens import Token


def resolve(slots: list[Token], parsed: Parsed, discourse: Discourse, lexicon: Lexicon) -> list[Work]:
    """Return the works in the slot `slots` (a token with its conjuncts); empty where the slot holds no work."""
    return resolve_each(with_list(slots, parsed), parsed, discourse, lexicon)


def resolve_each(tokens: list[Token], parsed: Parsed, discourse: Discourse, lexicon: Lexicon) -> list[Work]:
    """Return the works that `tokens` stand for, without the lists in which they stand."""
    out: list[Work] = []
    for token in tokens:
        for work in _resolve_one(token, parsed, discourse, lexicon):
            if work not in out:
                out.append(work)
    return out


def _resolve_one(token: Token, parsed: Parsed, discourse: Discourse, lexicon: Lexicon) -> list[Work]:
    mention = parsed.mentions.get(token.i)
    if mention is not None:
        if _takes_up_all(token, lexicon) and len(discourse.last_group) > 1:
            return list(discourse.last_group)
        if is_place_of_event(mention, token, discourse, lexicon):
            return []
        # a name that modifies "season" is read with it, through the head
        if acceptable(mention, token, lexicon, whole=True) or in_company(token, parsed, lexicon):
            return with_sharers(from_mention(mention, token, parsed, discourse), token, parsed)
        if kind_of(token, lexicon) is None:
            return []  # else a common noun that is written with a capital ("EVs")
    several = counted(token, discourse, lexicon)
    if several:
        return several
    if is_pronoun(token, lexicon):
        listed = antecedents(token, parsed)
        if listed:
            return resolve(listed, parsed, discourse, lexicon)
        described = described_before(token, parsed, lexicon)
        if described is not None:
            return _resolve_one(described, parsed, discourse, lexicon)
        return resolve_pronoun(token, parsed, discourse, lexicon)
    identified = _identified_as(token, parsed, lexicon)
    if identified:
        return resolve(identified, parsed, discourse, lexicon)
    exemplified = examples(token, parsed, lexicon)
    if exemplified:
        return resolve(exemplified, parsed, discourse, lexicon)
    if token.lemma_.casefold() in lexicon.reference_words["event_nouns"]:
        return resolve(inside_event_noun(token), parsed, discourse, lexicon)
    inner = mention_inside(token, parsed, lexicon)
    installment = installment_in(token, parsed)
    named = inner is not None and acceptable(parsed.mentions[inner.i], inner, lexicon)
    product = from_mention(parsed.mentions[inner.i], inner, parsed, discourse) if inner is not None and named else None
    sized = sized_work(token, product, parsed, discourse, lexicon)
    if sized is not None:
        return [sized]
    if inner is not None and named and _names_head(inner, token, installment, lexicon):
        return _named_by(inner, token, installment, parsed, discourse, lexicon)
    if inner is not None and _product_of(inner, token, parsed, lexicon):
        return [from_mention(parsed.mentions[inner.i], inner, parsed, discourse)]
    return resolve_description(token, installment, discourse, lexicon)


def _identified_as(token: Token, parsed: Parsed, lexicon: Lexicon) -> list[Token]:
    """Return the name that a sentence gives to a description ("one of the games coming in May is X"), or nothing."""
    top = token
    for _ in range(4):
        if top.dep_ not in ("pobj", "prep"):
            break
        top = top.head
    if top.dep_ != "nsubj" or top.head.lemma_ != "be" or any(c.dep_ == "neg" for c in top.head.children):
        return []
    names = [c for c in top.head.children if c.dep_ == "attr" and c.i > top.head.i and c.i in parsed.mentions]
    return [t for t in names if acceptable(parsed.mentions[t.i], t, lexicon, whole=True)][:1]


def _takes_up_all(token: Token, lexicon: Lexicon) -> bool:
    """Return whether a product's name in the plural takes up what was named before ("those Macs", "both iPads")."""
    return token.tag_ in ("NNS", "NNPS") and any(
        c.lower_ in lexicon.reference_words["plural_pronouns"] for c in token.children if c.i < token.i
    )


def _names_head(inner: Token, token: Token, installment: str | None, lexicon: Lexicon) -> bool:
    """Return whether the name inside a noun phrase names what its head describes ("the game X", "a show called X")."""
    words = lexicon.reference_words
    return (
        kind_of(token, lexicon) is not None
        or installment is not None
        or token.dep_ == "appos"
        or inner.dep_ == "appos"
        or inner.head.dep_ == "appos"
        or inner.head.lower_ in words["naming"]
        or token.lemma_.casefold() in words["transparent"]
    )


def _named_by(
    inner: Token, token: Token, installment: str | None, parsed: Parsed, discourse: Discourse, lexicon: Lexicon
) -> list[Work]:
    if token.tag_ in ("NNS", "NNPS") and inner.i < token.i:  # "the new A, B and C devices"
        listed = with_list([inner], parsed)
        if len(listed) > 1:
            return [
                work
                for item in listed
                for work in with_sharers(from_mention(parsed.mentions[item.i], item, parsed, discourse), item, parsed)
            ]
    work = from_mention(parsed.mentions[inner.i], inner, parsed, discourse)
    if inner.dep_ == "pobj" and head_word(token) in lexicon.reference_words["relatives"]:
        return [relative_of(work, token, discourse, lexicon)]
    named = work.installment is not None and work.installment.startswith("Season of ")
    return with_sharers(work if named else Work(work.subject, installment or work.installment), inner, parsed)


def _product_of(inner: Token, token: Token, parsed: Parsed, lexicon: Lexicon) -> bool:
    """Return whether a name modifies the word for a product ("the X subscription", "the X toys")."""
    return (
        inner.head.i == token.i
        and inner.dep_ in ("compound", "nmod")
        and parsed.mentions[inner.i].score >= SPOKEN_OF
        and token.lemma_.casefold() in lexicon.reference_words["products"]
    )


def works_near(parsed: Parsed, offset: int, discourse: Discourse, lexicon: Lexicon) -> list[Work]:
    """The slot is empty ("no release date yet"): the nearest named work of the sentence, else the one spoken of."""
    best: tuple[int, int] | None = None
    for i, mention in parsed.mentions.items():
        if mention.score >= SPOKEN_OF and not is_place_of_event(mention, parsed.doc[i], discourse, lexicon):
            distance = abs(mention.start - parsed.sentence.start - offset)
            if best is None or distance < best[0]:
                best = (distance, i)
    if best is not None:
        return resolve([parsed.doc[best[1]]], parsed, discourse, lexicon)
    work = discourse.of_kind(None)
    if work is not None and (work.subject == discourse.works.main or work == discourse.section()):
        return [work]
    main = discourse.main()
    return [work] if work is not None and main is None else ([main] if main else [])
