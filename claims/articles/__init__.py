"""A file, folder or stream -> articles: readers, publication date, rejections."""

from claims.articles.readers import read_articles

__all__ = ["read_articles"]
