"""Names that are no works (makers, outlets, places, fairs, generic words), and when two names are one."""

from __future__ import annotations

import re

from claims.extract import installments
from claims.extract.lexicon import Lexicon

# what a name's beginning says of a person: "AMD CEO Lisa Su", "Prime Minister Lee"
_OFFICE = re.compile(
    r"(?:The )?(?:[A-Z][\w&’'-]+ ){0,2}(?:CEO|CFO|COO|CTO|Minister|Senator|Rep|Sen|Gov|Governor|Professor|Chancellor|Vice President|Supervisor|Mayor|Justice|Secretary|Congressman|Congresswoman|Ambassador|Admiral|Archbishop|Pope|Attorney General|Spokesman|Spokeswoman|Commissioner|Councillor|Baroness) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
)
_MEASURE = re.compile(
    r"\d{1,5}(?:\.\d)?[ -]?(?:[kmgt]b|inch|mm|cm|[mg]?hz|mah|watts?|nm|mp|fps|p)"
)  # "the 16GB" is a variant
# an edition by itself is told by the work that it is an edition of
EDITION_ALONE = re.compile(
    r"(?:the |a )?(?:\w+[’']?s? ){0,2}(?:collector[’']?s[’']?|deluxe|ultimate|standard|complete|definitive|special|limited|launch|gold|premium|anniversary|day one|physical|digital) editions?"
)


def is_other_name(name: str, lexicon: Lexicon) -> bool:
    """Return whether `name` is a company, outlet, place, platform, fair or generic word rather than a work."""
    folded = re.sub(r"^(?:the|a|an) ", "", name.casefold().strip(" .,'’\""))
    return (
        _listed(folded, lexicon)
        or _listed(f"the {folded}", lexicon)
        or name.strip() in lexicon.generic
        or folded in lexicon.generic_folded
        or name.strip() in lexicon.months
        or installments.AFTER_NAME.fullmatch(folded) is not None
        or installments.BEFORE_UNIT.fullmatch(folded) is not None
        or installments.EDITION.fullmatch(folded) is not None
        or any(folded.startswith(fair + " ") for fair in lexicon.fairs if len(fair) > 2)
        or _MEASURE.fullmatch(folded) is not None
        or _OFFICE.fullmatch(name) is not None
        or (folded.endswith(("edition", "editions")) and EDITION_ALONE.fullmatch(folded) is not None)
        or is_platform_phrase(folded, lexicon)
        or _maker_and_kind(name, lexicon)
    )


def _listed(folded: str, lexicon: Lexicon) -> bool:
    return (
        folded in lexicon.companies
        or folded in lexicon.outlets
        or folded in lexicon.services  # a service on which works arrive
        or folded in lexicon.places
        or folded in lexicon.fairs
        or folded in lexicon.leakers
    )


def is_platform_phrase(folded: str, lexicon: Lexicon) -> bool:
    """Return whether a folded name is put together from platforms and their shops: "steam early access", "ios app store".

    One platform by itself ("switch") is none: a device may be what the article waits for.
    """
    words = re.split(r"[ /]", folded)
    parts = shops = at = 0
    while at < len(words):
        for size in range(min(4, len(words) - at), 0, -1):
            part = " ".join(words[at : at + size])
            shop = part in lexicon.platform_words
            if shop or part in lexicon.platforms or (not at and part in lexicon.companies and size < len(words)):
                break
        else:
            return False
        parts, shops, at = parts + 1, shops + shop, at + size
    return parts > 1 and 0 < shops < parts


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
