"""One name for one work within an article: short forms, tags and tails stand for the full name."""

from __future__ import annotations

import re

from claims.extract.titles.others import name_key
from claims.extract.titles.records import NAME, Candidate


def full_names(candidates: dict[str, Candidate], head: str) -> dict[str, str]:
    """Return short form -> full form ("Tears of the Kingdom" -> "The Legend of Zelda: Tears of the Kingdom")."""
    out: dict[str, str] = {}
    good = sorted((c for c in candidates.values() if c.score >= NAME), key=lambda c: -len(c.name))
    for key, entry in candidates.items():
        if entry.name.startswith("#") or " #" in entry.name:
            tag = re.sub(r"[^a-z0-9]", "", key.split("#")[-1])
            match = next(
                (
                    c.name
                    for c in good
                    if not c.name.startswith("#")
                    and len(tag) > 4
                    and _within(tag, re.sub(r"[^a-z0-9]", "", name_key(c.name)))
                ),
                None,
            )
            if match:
                out[key] = match
                continue
        for longer in good:
            if len(longer.name) <= len(entry.name) or longer.name == entry.name:
                continue
            tail = re.split(r": | [–-] ", longer.name)[-1]
            pieces = name_key(longer.name).split(" ")
            mine = key.split(" ")
            suffix = pieces[-len(mine) :] == mine and not mine[0].isdigit()
            if (":" in longer.name and name_key(tail) == key) or (suffix and (len(mine) >= 2 or not key.isdigit())):
                out[key] = longer.name
                break
    return out


def _within(tag: str, name: str) -> bool:
    """A hashtag runs a name's words together and may leave some out: "#SuperMarioMovie"."""
    if tag == name or tag in name or name in tag:
        return True
    at = 0
    for char in name:
        if at < len(tag) and char == tag[at]:
            at += 1
    return at == len(tag) and len(tag) >= 0.6 * len(name)
