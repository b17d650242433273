"""One name for one work over many articles, where "Final Fantasy 16" and "Google Pixel 8" have other forms.

Articles are read one by one, so each keeps the name that it uses; over a whole run the forms of one name are joined, so
that their claims count for one work. Only spelling decides (a part behind a colon, Roman or Arabic numerals, a maker's
name in front, marks and case), never meaning: "Dune 2" and "Dune: Part Two" stay two.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from claims.extract.lexicon import Lexicon
from claims.records import Claim, target_key

_NUMERALS = "ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii".split()
_ROMAN = {numeral: str(number) for number, numeral in enumerate(_NUMERALS, 2)}
del _ROMAN["x"]  # "Series X", "Malcolm X"
_SHORTEST_TAIL = 8  # characters: "Haus" could be part of many names, "Phantom Liberty" hardly


def unify_names(claims: Iterable[Claim], lexicon: Lexicon) -> list[Claim]:
    """Return `claims` with one subject (and target) for every work; nothing else changes, not even the order."""
    found = list(claims)
    chosen = _preferred(found, lexicon)
    out = []
    for claim in found:
        subject = chosen.get(claim.subject, claim.subject)
        if subject != claim.subject:
            claim = replace(claim, subject=subject, target=target_key(subject, claim.installment))
        out.append(claim)
    return out


def _preferred(claims: Sequence[Claim], lexicon: Lexicon) -> dict[str, str]:
    counts = Counter(claim.subject for claim in claims)
    groups: dict[str, list[str]] = {}
    for name in sorted(counts):
        groups.setdefault(_plain(name, lexicon), []).append(name)
    tails: dict[str, set[str]] = {}
    for plain, names in groups.items():
        for name in names:
            tail = _plain(re.split(r": | [–-] ", name)[-1], lexicon)
            if tail != plain and len(tail) >= _SHORTEST_TAIL:
                tails.setdefault(tail, set()).add(plain)
    for tail, wholes in tails.items():
        if tail in groups and len(wholes) == 1:
            groups[next(iter(wholes))] += groups.pop(tail)
    out: dict[str, str] = {}
    for names in groups.values():
        best = max(names, key=lambda name: (":" in name, counts[name], name))
        out |= {name: best for name in names if name != best}
    return out


def _plain(name: str, lexicon: Lexicon) -> str:
    text = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold().replace("&", " and ")
    words = re.sub(r"[^a-z0-9]+", " ", re.sub(r"'s\b", "s", text)).split()
    if len(words) > 1 and words[0] in ("the", "a", "an"):
        words = words[1:]
    if len(words) > 1 and words[0] in lexicon.companies:
        words = words[1:]  # "Google Pixel 8"
    if len(words) > 1 and words[-1] in _ROMAN:
        words[-1] = _ROMAN[words[-1]]
    return " ".join(words)
