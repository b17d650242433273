"""Does an article speak of works at all? Evidence for a claim that lies outside its sentence.

"It will be available in May" is a claim in an article on a game and none in one on a library or a law. Release news
names its work, says in the headline that something comes or is shown, speaks of games or seasons throughout, and tells
more than one thing about them; ordinary news does so in passing. A linear model with a few hand-set weights
(`models/titles/plausibility.json`) adds up what speaks for a draft; one for which too little does is dropped.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from claims.extract.drafts import Draft
from claims.extract.lexicon import Lexicon
from claims.extract.parsing import too_long
from claims.extract.sentences import Sentence
from claims.extract.titles import Works
from claims.records import Article

_WORD = re.compile(r"\w+")
_NOUN = re.compile(r"[a-z][a-z-]+")
_ANY_NOUN = re.compile(r"[A-Za-z][a-z-]+")
_SHORTEST = 60  # words: in a shorter article the rate of claims says little
_SMOOTHING = 50  # words
_READ = 10_000  # characters: a longer article is a list or a log, and says early what it is about
_MOST = 6.0  # log-odds of a name, beyond which it is no surer a work
_DESCRIBED = 2.0  # … of a work that is described and has no name


def doubtful(
    drafts: Sequence[Draft],
    works: Works,
    article: Article,
    sentences: Sequence[Sentence],
    lexicon: Lexicon,
    weights: Mapping[str, float],
) -> list[bool]:
    """Return for each of an article's drafts whether too little speaks for a work that is waited for."""
    if not drafts:
        return []
    shared = _of_article(article.title or "", sentences, len(drafts), lexicon, weights)
    scores: dict[str, float] = {}
    places: dict[str, list[int]] = {}
    for mention in works.mentions:
        scores[mention.name] = max(mention.score, scores.get(mention.name, mention.score))
        places.setdefault(mention.name, []).append(mention.start)
    return [shared + _of_draft(draft, scores, places, lexicon, weights) < 0 for draft in drafts]


def _of_article(
    title: str, sentences: Sequence[Sentence], drafts: int, lexicon: Lexicon, weights: Mapping[str, float]
) -> float:
    text = "\n".join(s.text for s in sentences if not too_long(s))[:_READ]
    words = len(_WORD.findall(text))
    kinds = sum(_is_kind(word, lexicon) for word in _NOUN.findall(text))
    told = math.log(1000 * drafts / max(words, _SHORTEST))
    spoken = math.log(100 * (kinds + 1) / (words + _SMOOTHING))
    if not title:
        headline = weights["no_headline"]
    else:
        headline = weights["headline_event"] * (lexicon.gate.search(title) is not None)
        headline += weights["headline_kind"] * any(_is_kind(w.lower(), lexicon) for w in _ANY_NOUN.findall(title))
    return weights["bias"] + weights["claims_per_word"] * told + weights["kinds_per_word"] * spoken + headline


def _is_kind(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.kind_of or word.removesuffix("s") in lexicon.kind_of


def _of_draft(
    draft: Draft,
    scores: Mapping[str, float],
    places: Mapping[str, list[int]],
    lexicon: Lexicon,
    weights: Mapping[str, float],
) -> float:
    name = draft.work.subject
    here = any(draft.sentence.start <= at < draft.sentence.end for at in places.get(name, ()))
    # "there is no release date yet" is said of what is waited for, as a date is
    dated = draft.time is not None or lexicon.unknown_date.search(draft.sentence.text) is not None
    numbered = draft.work.installment is not None or re.search(r"\d", name) is not None
    return (
        weights["name"] * min(scores.get(name, _DESCRIBED), _MOST)
        + weights["named_elsewhere"] * (not here)
        + weights["undated"] * (not dated)
        + weights["numbered"] * numbered
    )


@cache
def load_plausibility(models: Path) -> dict[str, float]:
    """Return the weights of the evidence, in log-odds.

    Raises:
        FileNotFoundError: the model is missing.
    """
    table = json.loads((models / "titles" / "plausibility.json").read_text(encoding="utf-8"))["weights"]
    return {name: float(value) for name, value in table.items()}
