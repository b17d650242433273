"""The name in the slot of a predicate: alone, or inside a longer noun phrase."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.extract import installments
from claims.extract.discourse import FILLS_SLOT, IN_SLOT, SPOKEN_OF, Discourse, Work, with_default
from claims.extract.lexicon import Lexicon
from claims.extract.parsing import Parsed
from claims.extract.titles import Mention, is_other_name
from claims.extract.variants import is_size

if TYPE_CHECKING:
    from spacy.tokens import Token


_CHIP_BEFORE = re.compile(
    r"\b(?P<chip>[MA]\d{1,2}(?: (?:Pro|Max|Ultra|Bionic))?)[- ](?:powered|equipped|based|toting|driven) $"
)


def acceptable(mention: Mention, token: Token, lexicon: Lexicon, *, whole: bool = False) -> bool:
    """Return whether `mention`, standing in the slot of an event, is a work rather than a place, a person or a firm.

    `whole`: the name is all that the slot holds, which is evidence for it; plural words are common nouns too often.
    """
    if is_other_name(mention.name, lexicon) or mention.name in lexicon.openers or is_size(mention.name):
        return False
    if mention.score < SPOKEN_OF and token.ent_type_ in ("PERSON", "GPE", "LOC", "NORP", "FAC"):
        return False
    fills_slot = whole and token.tag_ == "NNP"
    return mention.score >= (FILLS_SLOT if fills_slot else IN_SLOT) and len(mention.name.removeprefix("the ")) > 1


def is_place_of_event(mention: Mention, token: Token, discourse: Discourse, lexicon: Lexicon) -> bool:
    """ "The PS5 launch", "the Steam version": a platform before such a noun is where a work comes, and not the work."""
    return (
        mention.name.casefold() in lexicon.arrivals
        and mention.name != discourse.works.main
        and token.dep_ in ("compound", "nmod", "amod")
        and token.head.lemma_.casefold() in lexicon.editions.version_nouns
    )


def from_mention(mention: Mention, token: Token, parsed: Parsed, discourse: Discourse) -> Work:
    """Return the work that `mention` names, with the installment beside the name."""
    installment = mention.installment or installment_in(token, parsed)
    name = mention.name
    main = discourse.works.main
    if installment and installment.startswith("season "):
        called = _CALLED.match(parsed.sentence.text, mention.end - parsed.sentence.start)
        installment = called["name"] if called else installment
    if main and main != name and discourse.main_kind() == "game" and _SEASON_NAME.fullmatch(name):
        return Work(main, name)
    if main and main.startswith((name + ":", name + " – ", name + " - ")) and not installment:
        name = main  # "a new Call of Duty game" in an article on one of them
    chip = _CHIP_BEFORE.search(parsed.sentence.text, 0, mention.start - parsed.sentence.start)
    if chip and not name.startswith(chip["chip"]):
        name = f"{chip['chip']} {name}"  # "the M3-powered iMac"
    version = installments.VERSION.match(name)
    if version and installment is None:
        name, installment = version.group("name"), version.group("version")
    return with_default(Work(name, installment), discourse)


# the named season of a live game is told by its name: "the third season of X, called Season of Salt"
_SEASON_NAME = re.compile(r"Season of (?:the )?[A-Z][\w’'-]{1,20}(?: [A-Z][\w’'-]{1,20})?")
_CALLED = re.compile(
    r"[\"”’]?,? \(?(?:(?:which is|officially|simply) )?(?:called|titled|entitled|dubbed|named) [\"“‘]?"
    rf"(?P<name>{_SEASON_NAME.pattern})"
)


def mention_inside(token: Token, parsed: Parsed, lexicon: Lexicon) -> Token | None:
    """Return the named work inside the noun phrase of `token`, nearest first, outside its relative clauses."""
    naming = lexicon.reference_words["naming"]
    for child in token.children:  # "the X replacement, Y": the phrase is another name of Y
        if (
            child.dep_ == "appos"
            and child.i in parsed.mentions
            and acceptable(parsed.mentions[child.i], child, lexicon)
        ):
            return child
    best: Token | None = None
    for child in token.subtree:
        if child.i in parsed.mentions and parsed.mentions[child.i].score >= IN_SLOT:
            node, clean = child, True
            while node.i != token.i:
                if (
                    _is_whereabouts(node)
                    or node.dep_ in ("relcl", "advcl", "ccomp")
                    or (node.dep_ == "acl" and node.lower_ not in naming)
                ):
                    clean = False
                    break
                node = node.head
            if clean and (best is None or abs(child.i - token.i) < abs(best.i - token.i)):
                best = child
    return best


def _is_whereabouts(token: Token) -> bool:
    """ "The first card in the X lineup", "the latest game from X": such a name tells where the thing belongs."""
    return token.dep_ == "prep" and token.lower_ in ("in", "from", "by", "at", "with", "after", "since", "before")


def installment_in(token: Token, parsed: Parsed) -> str | None:
    """Return the installment that the noun phrase of `token` gives outside its names ("the second season of X")."""
    left, right = parsed.spans[token.left_edge.i][0], parsed.spans[token.right_edge.i][1]
    near_left = max(left, parsed.spans[token.i][0] - 50)
    near_right = min(right, parsed.spans[token.i][1] + 40)
    base = parsed.sentence.start
    phrase = parsed.sentence.text[near_left - base : near_right - base]
    for mention in parsed.mentions.values():  # "Part Two" inside a name is no installment beside it
        at, to = max(mention.start, near_left) - near_left, min(mention.end, near_right) - near_left
        if at < to:
            phrase = phrase[:at] + " " * (to - at) + phrase[to:]
    phrase = re.split(r", (?:which|who|set|after|but)\b", phrase)[0]
    for pattern in (installments.AFTER_NAME, installments.BEFORE_UNIT, installments.FINAL):
        match = pattern.search(phrase)
        if match:
            return installments.canonical(match)
    return None
