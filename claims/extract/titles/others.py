"""Names that are no works (makers, outlets, places, fairs, generic words), and when two names are one."""

from __future__ import annotations

import re

from claims.extract import installments
from claims.extract.lexicon import Lexicon


def is_other_name(name: str, lexicon: Lexicon) -> bool:
    """Return whether `name` is a company, outlet, place, platform, fair or generic word rather than a work."""
    folded = re.sub(r"^(?:the|a|an) ", "", name.casefold().strip(" .,'’\""))
    return (
        folded in lexicon.companies
        or folded in lexicon.outlets
        or folded in lexicon.services  # a service on which works arrive
        or folded in lexicon.places
        or folded in lexicon.fairs
        or folded in lexicon.leakers
        or name.strip() in lexicon.generic
        or folded in lexicon.generic_folded
        or name.strip() in lexicon.months
        or f"the {folded}" in lexicon.outlets
        or installments.AFTER_NAME.fullmatch(folded) is not None
        or installments.BEFORE_UNIT.fullmatch(folded) is not None
        or installments.EDITION.fullmatch(folded) is not None
        or any(folded.startswith(fair + " ") for fair in lexicon.fairs if len(fair) > 2)
        or _maker_and_kind(name, lexicon)
    )


def _maker_and_kind(name: str, lexicon: Lexicon) -> bool:
    """ "The BioWare RPG" describes a work and does not name it."""
    words = name.split(" ")
    return (
        len(words) == 2
        and words[0].casefold() in lexicon.companies
        and (words[1] in lexicon.generic or words[1].casefold() in lexicon.kind_of)
    )


def name_key(name: str) -> str:
    """Return the form in which two spellings of one name agree."""
    name = name.replace("’", "'").casefold()
    return re.sub(r"^the ", "", re.sub(r" {2,}", " ", re.sub(r"[^\w+&' ]+", " ", name)).strip())
