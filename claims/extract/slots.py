"""The name in the slot of a predicate: alone, inside a longer noun phrase, or in a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.extract import installments
from claims.extract.discourse import IN_SLOT, SPOKEN_OF, Discourse, Work, with_default
from claims.extract.lexicon import Lexicon
from claims.extract.parsing import Parsed
from claims.extract.titles import Mention, is_other_name

if TYPE_CHECKING:
    from spacy.tokens import Token


def with_list(slots: list[Token], parsed: Parsed) -> list[Token]:
    """Add the names that stand in one list with a name of the slot, where the parser lost the list."""
    out = list(slots)
    for token in slots:
        at = token.i
        while at in parsed.mentions:
            step = at + 1
            while (
                step < len(parsed.doc)
                and step - at <= 5
                and parsed.doc[step].lower_ in (",", "and", "&", "the", "as", "well", '"', "'", "''", "``")
            ):
                step += 1
            joined = parsed.doc[at + 1 : step].text.lower().strip("\"' ")
            if (
                step == at + 1
                or step not in parsed.mentions
                or ("and" not in joined and "&" not in joined and joined != ",")
            ):
                break
            if all(t.i != step for t in out):
                out.append(parsed.doc[step])
            at = step
    return out


def acceptable(mention: Mention, token: Token, lexicon: Lexicon) -> bool:
    """Return whether `mention`, standing in the slot of an event, is a work rather than a place, a person or a firm."""
    if is_other_name(mention.name, lexicon) or mention.name in lexicon.openers:
        return False
    if mention.score < SPOKEN_OF and token.ent_type_ in ("PERSON", "GPE", "LOC", "NORP", "FAC"):
        return False
    return mention.score >= IN_SLOT and len(mention.name.removeprefix("the ")) > 1


def from_mention(mention: Mention, token: Token, parsed: Parsed, discourse: Discourse) -> Work:
    """Return the work that `mention` names, with the installment beside the name."""
    installment = mention.installment or installment_in(token, parsed)
    name = mention.name
    main = discourse.works.main
    if main and main.startswith((name + ":", name + " – ", name + " - ")) and not installment:
        name = main  # "a new Call of Duty game" in an article on one of them
    version = installments.VERSION.match(name)
    if version and installment is None:
        name, installment = version.group("name"), version.group("version")
    return with_default(Work(name, installment), discourse)


def mention_inside(token: Token, parsed: Parsed, lexicon: Lexicon) -> Token | None:
    """Return the named work inside the noun phrase of `token`, nearest first, outside its relative clauses."""
    naming = lexicon.reference_words["naming"]
    best: Token | None = None
    for child in token.subtree:
        if child.i in parsed.mentions and parsed.mentions[child.i].score >= IN_SLOT:
            node, clean = child, True
            while node.i != token.i:
                if node.dep_ in ("relcl", "advcl", "ccomp") or (node.dep_ == "acl" and node.lower_ not in naming):
                    clean = False
                    break
                node = node.head
            if clean and (best is None or abs(child.i - token.i) < abs(best.i - token.i)):
                best = child
    return best


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
