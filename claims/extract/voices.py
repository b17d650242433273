"""Whose article it is: the company that it speaks of most, and the maker where the outlet is the maker itself."""

from __future__ import annotations

import re
from collections import Counter

from claims.extract.lexicon import Lexicon
from claims.records import Article


def main_company(article: Article, lexicon: Lexicon) -> str | None:
    """Return the company that headline and text name most, for "the company" and "its headset"; None without one."""
    counts: Counter[str] = Counter()
    for match in re.finditer(r"\b[A-Z][\w+]*(?: [A-Z][\w+]*)?", f"{article.title or ''}\n{article.text}"):
        for name in (match.group(), match.group().split(" ")[0]):
            if name.casefold() in lexicon.companies:
                counts[name] += 1
                break
    return counts.most_common(1)[0][0] if counts else None


def maker_voice(article: Article, lexicon: Lexicon) -> str | None:
    """Return the outlet's name where it is the maker itself: a company's own page or a project's blog."""
    outlet = article.outlet or ""
    if not outlet or outlet.casefold() in lexicon.outlets:
        return None
    bare = re.sub(r"\s*\(.*\)$", "", outlet)
    inner = re.search(r"\((.+)\)", outlet)
    names = [n for n in (bare, inner.group(1) if inner else "") if n]
    if any(n.casefold() in lexicon.companies for n in names):
        return inner.group(1) if inner and inner.group(1).casefold() in lexicon.companies else bare
    words = len(re.findall(r"\b(?:we|our|us|we’re|we're|we’ve|we've)\b", article.text, re.I))
    owner = re.sub(
        r"(?:^news\.|^blog\.|\.(?:org|com|net)$| weblog| blog| news| newsroom)", "", bare, flags=re.I
    ).strip()
    named = len(owner) > 3 and owner.casefold().split(".")[0] in article.text.casefold()
    if words >= 3 or (named and (words >= 1 or re.search(r"\.org$|weblog|blog|newsroom", outlet, re.I))):
        return owner or bare
    return None
