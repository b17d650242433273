"""What an interrupted `claims run` had finished: one line an article, so that `--resume` reads none of them twice."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from claims import __version__
from claims.records import Article, Claim, as_dict, claim_from_dict

NAME = ".resume.jsonl"


class Checkpoint:
    """The claims of finished articles, kept in a folder until the job is done.

    An article is known again by its content, the version of `claims` and the catalogue, so an article that has changed
    is read anew. A line that was cut off by the interruption counts as not there.
    """

    def __init__(self, folder: Path, *, resume: bool, catalogue: Sequence[str] = ()) -> None:
        self._path = folder / NAME
        self._salt = json.dumps([__version__, *catalogue])
        self._done: dict[str, list[Claim]] = _read(self._path) if resume and self._path.exists() else {}
        self._file = self._path.open("a" if resume else "w", encoding="utf-8")
        if self._done:
            self._file.write("\n")  # after a line that was cut off

    def key(self, article: Article) -> str:
        """Return the name under which `article` is kept."""
        text = json.dumps([self._salt, as_dict(article)], ensure_ascii=False)
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

    def claims(self, key: str) -> list[Claim] | None:
        """Return the claims kept under `key`; None where that article is still to be read."""
        return self._done.get(key)

    def keep(self, key: str, claims: list[Claim]) -> None:
        """Write down that the article under `key` is done."""
        self._done[key] = claims
        self._file.write(json.dumps({"article": key, "claims": as_dict(claims)}, ensure_ascii=False) + "\n")
        self._file.flush()

    def close(self, *, done: bool) -> None:
        """Close the file, and remove it where the job is done."""
        self._file.close()
        if done:
            self._path.unlink(missing_ok=True)


def _read(path: Path) -> dict[str, list[Claim]]:
    out: dict[str, list[Claim]] = {}
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        with suppress(ValueError, KeyError, TypeError):
            row = json.loads(line)
            out[row["article"]] = [claim_from_dict(claim) for claim in row["claims"]]
    return out
