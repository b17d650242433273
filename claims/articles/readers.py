"""Files, folders and streams in; articles and rejections out, one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from claims.articles.formats import Row, read_rows
from claims.articles.published import find_published
from claims.articles.sources import FORMATS, Source, find_sources
from claims.records import Article, Rejection
from claims.settings import Settings

_OTHER_NAMES = {
    "text": ("text", "body", "content"),
    "title": ("title", "headline"),
    "published": ("published", "date", "published_at", "pubdate"),
    "outlet": ("outlet", "publisher", "site"),
    "url": ("url", "link"),
    "id": ("id",),
}
_MAX_HEADLINE = 160
_HEADLINE = re.compile(r"[ \t\ufeff]*(\S[^\r\n]*?)[ \t]*\r?\n[ \t]*\r?\n\s*\S")
_MARKDOWN_HEADING = re.compile(r"\s{0,200}?#[ \t]+(\S[^\r\n]*?)[ \t#]*(?:\r?\n|\Z)")


def read_articles(
    inputs: Sequence[str], *, input_format: str | None = None, settings: Settings | None = None
) -> Iterator[Article | Rejection]:
    """Yield every article in `inputs`, and a rejection for everything that is not one, in a fixed order.

    One article is held at a time. `text` is the file's (or the cell's) own text, unchanged, so that offsets into it
    are offsets into the file as decoded; for Markdown it is what follows the front matter. Ids are the given ones,
    else the file's stem (with `-LINE` for files of many articles, from line 2 on), and made unique by a further
    `-2`, `-3`, ….

    Args:
        inputs: paths, folders (searched to any depth, sorted), glob patterns, or `-` for standard input.
        input_format: one of txt, md, jsonl, json, csv, parquet, whatever the file names say.
        settings: `max_article_chars` bounds the length of an article.

    Raises:
        ValueError: `input_format` is not a known one.
    """
    if input_format is not None and input_format not in FORMATS:
        raise ValueError(f"unknown input format {input_format!r}; known are {', '.join(FORMATS)}")
    max_chars = (settings or Settings()).max_article_chars
    return _read(inputs, input_format, max_chars)


def _read(inputs: Sequence[str], input_format: str | None, max_chars: int) -> Iterator[Article | Rejection]:
    used: dict[str, int] = {}
    for source in find_sources(inputs, input_format=input_format):
        if isinstance(source, Rejection):
            yield source
            continue
        for row in read_rows(source, max_chars=max_chars):
            yield row if isinstance(row, Rejection) else _article(row, source, used, max_chars)


def _article(row: Row, source: Source, used: dict[str, int], max_chars: int) -> Article | Rejection:
    text = _column(row.fields, "text")
    if text is None:
        if row.fields.get("html"):
            return Rejection(row.where, "no_text", f"{row.where}: has 'html' but no 'text'; pages are not read yet")
        return Rejection(row.where, "no_text", f"{row.where}: no 'text' in this record")
    if not isinstance(text, str):
        kind = type(text).__name__
        return Rejection(row.where, "no_text", f"{row.where}: 'text' should be a string, found a {kind}")
    if not text.strip():
        return Rejection(row.where, "no_text", f"{row.where}: the text is blank")
    if len(text) > max_chars:
        message = f"{row.where}: {len(text):,} characters, longer than the {max_chars:,} that are read"
        return Rejection(row.where, "too_long", message)
    whole_file = row.line is None
    columns = row.metadata if whole_file else row.fields
    title = _text_column(columns, "title") or (_headline(text, source) if whole_file else None)
    published, published_source = find_published(
        text,
        given=None if whole_file else _column(columns, "published"),
        metadata=_column(columns, "published") if whole_file else None,
    )
    return Article(
        id=_unique(_text_column(columns, "id") or _stem(source, row), used),
        text=text,
        title=title,
        url=_text_column(columns, "url"),
        outlet=_text_column(columns, "outlet"),
        published=published,
        published_source=published_source,
    )


def _headline(text: str, source: Source) -> str | None:
    """Return the first line where it looks like a headline: short, no full stop at its end, a blank line after it."""
    text = text[: 4 * _MAX_HEADLINE]  # keeps the patterns cheap on a file that is one long line
    heading = _MARKDOWN_HEADING.match(text) if source.format == "md" else None
    found = heading or _HEADLINE.match(text)
    if not found or len(found.group(1)) > _MAX_HEADLINE:
        return None
    line = found.group(1)
    if not heading and (
        line.rstrip("\"'”’)").endswith((".", ",", ";", ":", "…")) or not re.search(r"[^\W\d_]{2}", line)
    ):
        return None
    published, origin = find_published(line)
    return None if published is not None and origin == "text" else line


def _column(fields: Mapping[str, Any], name: str) -> Any:
    return next((fields[key] for key in _OTHER_NAMES[name] if fields.get(key) is not None), None)


def _text_column(fields: Mapping[str, Any], name: str) -> str | None:
    value = _column(fields, name)
    if value is None or isinstance(value, (dict, list)):
        return None
    return str(value).strip() or None


def _stem(source: Source, row: Row) -> str:
    return source.stem if row.line in (None, 1) else f"{source.stem}-{row.line}"


def _unique(wanted: str, used: dict[str, int]) -> str:
    """Return `wanted`, or with the next free number; `used` keeps the last number given out for each id."""
    candidate, number = wanted, used.get(wanted, 1)
    while candidate in used:
        number += 1
        candidate = f"{wanted}-{number}"
    used[wanted] = number
    used.setdefault(candidate, 1)
    return candidate
