"""Where the works of an article are named, with the installment or version that stands beside the name."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.extract import installments
from claims.extract.titles.others import name_key
from claims.extract.titles.records import Candidate, Mention

# "Galaxy S24", "the Galaxy S24, S24+ and S24 Ultra": an S with a number is a model there, and no season
_MODEL = re.compile(r"\b(?:Galaxy|Watch|Tab|Moto|Model|[A-Z]\d{1,3}\+?)(?: (?:Pro|Plus|Ultra|FE))?$")
_TIER = re.compile(r"\+| (?:Ultra|Plus|Pro|FE|Edge|Lite|Mini)\b")
_ROUND = re.compile(r" \d*0$")  # "RTX 50 series", "RX 8000 series": the series is the work
_NTH = re.compile(r"\b(second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) [“\"‘']?$", re.I)
_NTHS = "second third fourth fifth sixth seventh eighth ninth tenth".split()
_OF_SERIES = re.compile(r"[”\"’']? (?:installment|instalment|film|movie|game|entry|title|chapter)\b")
_NEXT = re.compile(r"\b(?:next|upcoming|forthcoming) [“\"‘']?$", re.I)
_NUMERAL = re.compile(r"\d{1,2}|[ivx]{1,5}")
_REMADE = re.compile(r"[”\"’']? (remake|remaster)\b")


def list_mentions(candidates: dict[str, Candidate], full: dict[str, str], text: str) -> list[Mention]:
    """Return every place where a candidate stands, under its full name, in order and without overlaps."""
    out = []
    for key, entry in candidates.items():
        name = full.get(key, entry.name)
        score = max(entry.score, candidates[name_key(name)].score if name_key(name) in candidates else 0.0)
        for start, end in entry.spans:
            # a name that its line breaks or a dash cut badly is better left whole
            installment, stop = _installment_after(text, start, end)
            if installment is not None and installment == _own_installment(name):
                installment = None  # "Dusk Part 2" of the full name "Dusk Part II Remastered"
            again = _REMADE.match(text, end)
            if installment is None and _ROUND.search(text[start:end]) and text.startswith((" series", "-series"), end):
                out.append(Mention(start, end + len(" series"), f"{name} series", None, score))
                continue
            numbered = _nth_of_series(name, candidates, text, start, end)
            if numbered is not None:
                out.append(Mention(start, end, numbered.name, None, max(score, numbered.score)))
                continue
            if again and not installment:
                whole = name if name.casefold().endswith(again.group(1)) else f"{name} {again.group(1)}"
                out.append(Mention(start, again.end(), whole, None, score))
                continue
            out.append(Mention(start, stop, name, installment, score))
    out.sort(key=lambda m: (m.start, -m.end))
    kept: list[Mention] = []
    for mention in out:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _own_installment(name: str) -> str | None:
    """Return the installment that a name has inside ("part 2" of "Dusk Part II Remastered"), or None."""
    match = installments.AFTER_NAME.search(name)
    return installments.canonical(match) if match else None


def _nth_of_series(name: str, candidates: dict[str, Candidate], text: str, start: int, end: int) -> Candidate | None:
    """ "The third Lantern Coast film", "the next Lantern Coast": "Lantern Coast 3" where the article has that name."""
    if _NEXT.search(text, max(0, start - 24), start):
        key = name_key(name) + " "
        numbered = [c for k, c in candidates.items() if k.startswith(key) and _NUMERAL.fullmatch(k[len(key) :])]
        return numbered[0] if len(numbered) == 1 else None
    nth = _NTH.search(text, max(0, start - 12), start)
    if not nth or not _OF_SERIES.match(text, end):
        return None
    number = _NTHS.index(nth.group(1).casefold()) + 2
    return candidates.get(name_key(f"{name} {number}")) or candidates.get(name_key(f"{name} {_ROMANS[number - 2]}"))


_ROMANS = "II III IV V VI VII VIII IX X".split()


def with_versions(mentions: list[Mention]) -> list[Mention]:
    """Where an article speaks of one version ("Leap 42.1"), the bare name ("Leap") means it."""
    versions: dict[str, set[str]] = {}
    for mention in mentions:
        match = installments.VERSION.match(mention.name)
        if match:
            versions.setdefault(match.group("name"), set()).add(match.group("version"))
    out = []
    for mention in mentions:
        match = installments.VERSION.match(mention.name)
        if match:
            mention = replace(
                mention, name=match.group("name"), installment=mention.installment or match.group("version")
            )
        elif mention.installment is None and len(versions.get(mention.name, ())) == 1:
            mention = replace(mention, installment=next(iter(versions[mention.name])))
        out.append(mention)
    return out


def _installment_after(text: str, start: int, end: int) -> tuple[str | None, int]:
    after = re.match(r"[”\"’']?(?:[’']s)?,? \(?", text[end : end + 6])
    if after:
        at = end + after.end()
        for pattern in (installments.AFTER_NAME, installments.BEFORE_UNIT, installments.SHORT, installments.FINAL):
            match = pattern.match(text, at)
            if match and not (
                pattern is installments.SHORT and (_MODEL.search(text[start:end]) or _TIER.match(text, match.end()))
            ):
                return installments.canonical(match), match.end()
        upcoming = re.match(r"(?:upcoming |forthcoming |next )", text[at : at + 14])
        if upcoming:
            match = installments.BEFORE_UNIT.match(text, at + upcoming.end())
            if match:
                return installments.canonical(match), match.end()
    generation = re.search(
        r"\b(first|second|third|fourth|fifth|sixth|next)[- ]gen(?:eration)? (?:of (?:the )?)?$",
        text[max(0, start - 30) : start],
        re.I,
    )
    if generation and not (generation.group(1).lower() == "next" and re.search(r"\d", text[start:end])):
        return f"{generation.group(1).lower()} generation", end
    before = re.search(r"(\S+ \S+) of (?:the )?(?:\w+[ -]){0,3}[“\"‘']?$", text[max(0, start - 60) : start])
    if before:
        for pattern in (installments.AFTER_NAME, installments.BEFORE_UNIT):
            match = pattern.fullmatch(before.group(1))
            if match:
                return installments.canonical(match), end
    return None, end
