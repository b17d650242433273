"""A common noun in the slot of a predicate: "the show", "the second season", "both games"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.extract.discourse import Discourse, Work
from claims.extract.events import Trigger
from claims.extract.lexicon import Lexicon
from claims.extract.updates import UPDATE_NOUNS, is_update
from claims.records import Article

if TYPE_CHECKING:
    from spacy.tokens import Token

_NUMBERED = re.compile(r"\b(?:[2-9]|I{2,3}|IV|VI{0,3}|Two|Three|2\.0)\b(?=$|:)|:")


def head_word(token: Token) -> str:
    """Return the head of a noun phrase in its basic form; the parser takes "follow-up" for three words."""
    lemma = token.lemma_.casefold()
    if token.i > 1 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_:
        return f"{token.nbor(-2).lower_}-{lemma}"
    return lemma


def kind_of(token: Token, lexicon: Lexicon) -> str | None:
    """Return the kind of work that a common noun describes ("game", "any" …), or None."""
    kinds = lexicon.kind_of
    return kinds.get(head_word(token)) or kinds.get(token.lemma_.casefold()) or kinds.get(token.lower_)


def resolve_description(token: Token, installment: str | None, discourse: Discourse, lexicon: Lexicon) -> list[Work]:
    """Return the works that a noun phrase without a name stands for.

    Args:
        token: the head of the phrase.
        installment: the part that the phrase names ("the second season"), or None.
        discourse: what was spoken of.
        lexicon: word lists.
    """
    if installment is not None:
        base = discourse.of_kind("tv") or discourse.main()
        return [Work(base.subject, installment)] if base else []
    lemma = head_word(token)
    if lemma in lexicon.reference_words["expansions"]:
        part = _other_than_main(discourse)
        if part is not None:
            return [part]
    main = discourse.main()
    if lemma in UPDATE_NOUNS and main is not None and is_update(main.installment):
        return [main]
    if lemma == "update" and main is not None and discourse.main_kind() not in ("software", "hardware"):
        return [Work(main.subject, "update")]
    if any(c.dep_ == "poss" and c.lower_ in ("your", "my") for c in token.children):
        return []  # "your new album" is nobody's in particular
    if lemma in lexicon.reference_words["families"] and discourse.main_kind() == "hardware":
        definite = any(c.lower_ in ("the", "this", "its") for c in token.children if c.dep_ in ("det", "poss"))
        main = discourse.main()
        return [main] if main is not None and definite else []
    kind = kind_of(token, lexicon)
    return _of_kind(token, kind, discourse, lexicon) if kind is not None else []


def relative_of(base: Work, token: Token, discourse: Discourse, lexicon: Lexicon) -> Work:
    """ "The sequel to X" is not X: the work that the article is about, if that is another one, else "X", "sequel"."""
    main = discourse.main()
    definite = any(c.lower_ in ("the", "this", "its") for c in token.children if c.dep_ in ("det", "poss"))
    if main is not None and main.subject != base.subject and (definite or _share_a_word(main.subject, base.subject)):
        return main
    relation = head_word(token)
    return base if relation in lexicon.reference_words["of_the_same_name"] else Work(base.subject, relation)


def _share_a_word(one: str, other: str) -> bool:
    return any(len(word) > 3 for word in set(one.casefold().split()) & set(other.casefold().split()))


def _of_kind(token: Token, kind: str, discourse: Discourse, lexicon: Lexicon) -> list[Work]:
    words = lexicon.reference_words
    if token.lemma_.casefold() in words["ambiguous"] and discourse.main_kind() != kind:
        titled = discourse.main_kind() is None and token.lower_ == "title"  # "the racing title" is what it is all about
        if not (titled and any(c.lower_ in ("the", "this") for c in token.children)):
            return []  # "the features" are no films
    if _is_part(token, lexicon):
        return []
    first = next((c for c in token.children if c.dep_ in ("det", "nummod", "amod", "poss")), None)
    plural = token.tag_ in ("NNS", "NNPS")
    if plural and token.lemma_.casefold() == "episode" and (first is None or first.lower_ == "new"):
        show = discourse.of_kind("tv")
        return [show] if show and discourse.main_kind() == "tv" else []  # "new episodes" are those of the show
    taken_up = any(c.lower_ in words["taking_up_all"] for c in token.children if c.dep_ in ("det", "nummod", "predet"))
    if plural and taken_up and len(discourse.last_group) > 1:
        return list(discourse.last_group)
    if first is not None and first.lower_ in words["indefinite"] and first.lower_ != "new":
        main = discourse.main()
        if main and head_word(token) in words["coming_relatives"] and not _is_itself_relative(main):
            return [relative_of(main, token, discourse, lexicon)]
        # "a new Call of Duty game" is named; "a sequel" alone may be what the headline names
        fits = main and kind != "any" and discourse.main_kind() == kind and not discourse.recent
        return [main] if main and fits else []
    if plural and (first is None or first.lower_ in words["indefinite"]):
        return []
    work = discourse.of_kind(kind)
    return [work] if work else []


def _is_part(token: Token, lexicon: Lexicon) -> bool:
    """Return whether only some of what `token` names is meant ("some of the games")."""
    part = token.head.head.lower_ if token.dep_ == "pobj" and token.head.lower_ == "of" else ""
    return part in lexicon.reference_words["anything"]


def _is_itself_relative(work: Work) -> bool:
    """ "Amber Tides 2", "X Part Two": "a sequel" in an article on it is the work itself."""
    return work.installment is not None or _NUMBERED.search(work.subject) is not None


def _other_than_main(discourse: Discourse) -> Work | None:
    """Return the latest work that is not the one the article is about: an expansion beside its game."""
    main = discourse.main()
    return next((w for w in reversed(discourse.recent) if main is None or w.subject != main.subject), None)


def work_of_article(trigger: Trigger, discourse: Discourse, article: Article, lexicon: Lexicon) -> list[Work]:
    """ "The accessory will arrive this year": a description that nothing else explains is the article's work."""
    theme = trigger.themes[0]
    main = discourse.main()
    if (
        main is None
        or trigger.event not in ("release", "delay")
        or theme.pos_ != "NOUN"
        or _is_part(theme, lexicon)
        or theme.lemma_.casefold() in lexicon.reference_words["never_works"]
    ):
        return []
    definite = any(
        c.dep_ in ("det", "poss") and c.lower_ in ("the", "this", "its", "that", "their") for c in theme.children
    )
    named = main.subject.casefold() in (article.title or "").casefold()
    return [main] if definite and named else []
