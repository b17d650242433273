"""The labelled statements: reading them, and parting them so that the test shares nothing with the training."""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claims.extract.status.context import StatusContext

# No statement is tested by a model that was trained on its family or on its subject.
FAMILY_FOLDS = 8
SUBJECT_GROUPS = tuple(
    map(frozenset, (("film", "software", "music"), ("tv", "book"), ("game", "hardware"), ("other",)))
)
TEST = "test"  # the folder of the statements that no shipped model is trained on
_WORD = re.compile(r"\w+")
HISTORY, NEIGHBOUR = "history", "neighbour"
TRAIN_ONLY = frozenset((HISTORY, NEIGHBOUR))  # notes and context pairs; measured elsewhere


@dataclass(frozen=True, slots=True)
class Statement:
    """One labelled statement; `focus` is the character span of the event phrase, None where the text is the event."""

    id: str
    text: str
    focus: tuple[int, int] | None
    confirmed: bool
    phenomenon: str
    family: str
    subject: str
    source_role: str | None
    previous: str = ""
    main: bool | None = None  # whether the focus is what the sentence is about; None: not said

    def context(self, *, focused: bool = True, role: bool = False) -> StatusContext:
        """Return what the model is asked about this statement."""
        return StatusContext(
            text=self.text,
            focus=self.focus if focused else None,
            previous=self.previous,
            source_role=self.source_role if role else None,
        )


def load_statements(folder: Path) -> list[Statement]:
    """Return the statements in `folder/*.jsonl`, in the order of files and lines.

    Raises:
        ValueError: a line is not JSON or lacks a field, its focus is not in its text, or its status is unknown.
        FileNotFoundError: there are none.
    """
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise FileNotFoundError(f"no statements in {folder}")
    found = []
    for path in files:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                try:
                    found.append(_statement(json.loads(line)))
                except (KeyError, ValueError, TypeError) as error:
                    raise ValueError(f"{path.name}:{number}: {error}") from error
    return found


def held_out_parts(
    training: Sequence[Statement], test: Sequence[Statement]
) -> Iterator[tuple[list[Statement], list[Statement]]]:
    """Yield (training part, test part) for each group of subjects; together the test parts are `test`.

    The families of `test` are its own, so that no part shares a family or a subject with its training part.
    """
    for group in SUBJECT_GROUPS:
        rest = [s for s in training if s.family in TRAIN_ONLY or s.subject not in group]
        left = [s for s in test if s.subject in group]
        if left:
            yield rest, left


def rotations(statements: Sequence[Statement]) -> Iterator[tuple[list[Statement], list[Statement]]]:
    """Yield (training part, test part) so that every statement is tested once, and again nothing is shared.

    Families are dealt into eight folds and subjects into four groups; each of the 32 test parts is one fold of
    families about one group of subjects, and its training part has neither.
    """
    own = [s for s in statements if s.family not in TRAIN_ONLY]
    rest = [s for s in statements if s.family in TRAIN_ONLY]
    fold = {family: at % FAMILY_FOLDS for at, family in enumerate(sorted({s.family for s in own}))}
    for chosen in range(FAMILY_FOLDS):
        for group in SUBJECT_GROUPS:
            train = [s for s in own if fold[s.family] != chosen and s.subject not in group]
            test = [s for s in own if fold[s.family] == chosen and s.subject in group]
            if test:
                yield train + rest, test


def _statement(row: dict[str, object]) -> Statement:
    text, focus = str(row["text"]), row.get("focus")
    span = None
    if focus is not None:
        given = row.get("span")
        start = int(given[0]) if isinstance(given, list) else text.find(str(focus))
        span = (start, start + len(str(focus)))
        if start < 0 or text[span[0] : span[1]] != focus:
            raise ValueError(f"focus {focus!r} is not at its place in the text")
    if row["status"] not in ("confirmed", "speculative"):
        raise ValueError(f"unknown status {row['status']!r}")
    role = row.get("source_role")
    return Statement(
        id=str(row["id"]),
        text=text,
        focus=span,
        confirmed=row["status"] == "confirmed",
        phenomenon=str(row["phenomenon"]),
        family=str(row["family"]),
        subject=str(row["subject"]),
        source_role=None if role is None else str(role),
        previous=str(row.get("previous") or ""),
        main=None if row.get("main") is None else bool(row["main"]),
    )


def near_duplicates(texts: Sequence[str], *, threshold: float = 0.7) -> list[tuple[int, int]]:
    """Return pairs of positions of different texts that share at least `threshold` of their word pairs (Jaccard)."""
    pairs = [frozenset(itertools.pairwise(_WORD.findall(text.casefold()))) for text in texts]
    holders: dict[tuple[str, str], list[int]] = {}
    found: set[tuple[int, int]] = set()
    for at, own in enumerate(pairs):
        shared = Counter(other for pair in own for other in holders.get(pair, ()))
        for other, count in shared.items():
            union = len(own) + len(pairs[other]) - count
            if count >= threshold * union and texts[at] != texts[other]:
                found.add((other, at))
        for pair in own:
            holders.setdefault(pair, []).append(at)
    return sorted(found)
