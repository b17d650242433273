"""The loaded word lists and models that reading an article needs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from claims.extract.lexicon import Lexicon, load_lexicon
from claims.extract.plausibility import load_plausibility
from claims.extract.titles.features import load_weights

if TYPE_CHECKING:
    from claims.extract.status import StatusModel


@dataclass(frozen=True, slots=True)
class Reader:
    """The loaded word lists and models that `extract_article` needs."""

    lexicon: Lexicon
    models: Path
    status: StatusModel
    weights: tuple[float, ...]  # of the title features
    plausibility: dict[str, float]  # weights of what speaks for a claim outside its sentence
    catalogue: tuple[str, ...] = ()


@cache
def load_reader(models: Path, catalogue: tuple[str, ...] = ()) -> Reader:
    """Return a reader with the word lists and models in the folder `models`."""
    from claims.extract.status import StatusModel

    return Reader(
        load_lexicon(models),
        models,
        StatusModel.load(models),
        load_weights(models),
        load_plausibility(models),
        catalogue,
    )
