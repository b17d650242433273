"""JSON Schema of the records, generated from their types."""

from __future__ import annotations

from typing import Any

from claims.records import Article, Claim, Estimate, TimeExpression

_RECORDS = {"article": Article, "claim": Claim, "timex": TimeExpression, "estimate": Estimate}


def record_schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the record called `name`.

    Raises:
        KeyError: there is no such record.
    """
    from pydantic import TypeAdapter

    schema = TypeAdapter(_RECORDS[name]).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema
