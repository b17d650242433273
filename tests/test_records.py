"""Records: frozen, the same after a round trip, and described by the schema that is published."""

from __future__ import annotations

import dataclasses
import json
from datetime import date

import pytest

from claims import records
from claims.output.schema import record_schema
from claims.records import Claim, TimeExpression, as_dict, claim_from_dict, target_key

MINIMAL = {"subject": "Lantern Coast", "event": "release", "relation": "in"}
CLAIM = Claim(
    claim_id="c1",
    article_id="a1",
    subject="Lantern Coast",
    event="release",
    relation="in",
    earliest=date(2024, 9, 12),
    latest=date(2024, 9, 12),
    published=date(2024, 3, 4),
    target="lantern coast|",
    p_confirmed=0.9,
    cues=(("announced", 0, 9, "official_act"),),
)


@pytest.mark.parametrize(
    "record", [r for r in vars(records).values() if dataclasses.is_dataclass(r)], ids=lambda r: r.__name__
)
def test_records_are_frozen_and_slotted(record):
    assert record.__dataclass_params__.frozen
    assert "__slots__" in vars(record)


@pytest.mark.parametrize(
    ("subject", "installment", "key"),
    [
        ("Lantern Coast", None, "lantern coast|"),
        (" Salt Meridian ", " Season 2 ", "salt meridian|season 2"),
        ("STRASSE", "", "strasse|"),
        ("Straße", None, "strasse|"),
    ],
)
def test_target_key(subject, installment, key):
    assert target_key(subject, installment) == key


def test_a_claim_survives_the_round_trip_through_json():
    assert claim_from_dict(json.loads(json.dumps(as_dict(CLAIM)))) == CLAIM


def test_a_claim_from_elsewhere_needs_little():
    claim = claim_from_dict(MINIMAL | {"installment": "Season 2", "earliest": "2024-09-12T00:00:00Z", "released": "x"})
    assert (claim.target, claim.earliest, claim.latest) == ("lantern coast|season 2", date(2024, 9, 12), None)
    assert (claim.status, claim.polarity, claim.p_confirmed) == ("speculative", "affirmed", None)


def test_a_given_target_is_kept():
    assert claim_from_dict(MINIMAL | {"target": "coast#1"}).target == "coast#1"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"subject": ""}, "without 'subject'"),
        ({"event": None}, "without 'event'"),
        ({"event": "party"}, "event 'party'; expected one of release, production_start"),
        ({"relation": "near"}, "relation 'near'"),
        ({"status": "sure"}, "status 'sure'"),
        ({"polarity": "maybe"}, "polarity 'maybe'"),
        ({"earliest": "soon"}, "earliest 'soon'; expected an ISO date"),
    ],
)
def test_what_is_no_claim_says_why(change, said):
    with pytest.raises(ValueError, match=said):
        claim_from_dict(MINIMAL | change)


@pytest.mark.parametrize("name", ["article", "claim", "timex", "estimate"])
def test_schemas_describe_every_field(name):
    schema = record_schema(name)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["type"] == "object"
    assert set(schema["required"]) <= set(schema["properties"])
    assert all({"type", "anyOf", "enum", "$ref"} & set(field) for field in schema["properties"].values())
    json.dumps(schema, allow_nan=False)


@pytest.mark.parametrize(
    ("name", "record"),
    [("claim", CLAIM), ("timex", TimeExpression("t1", 0, 4, "2026", "DATE", "2026", earliest=date(2026, 1, 1)))],
)
def test_records_fit_their_schema(name, record):
    schema = record_schema(name)
    assert fits(as_dict(record), schema, schema)
    broken = as_dict(record) | {"start": "zero", "relation": "near"}
    assert not fits(broken, schema, schema)


def test_what_the_commands_write_fits_the_schemas(claims, articles, tmp_path):
    found = claims("extract", articles, "-o", tmp_path / "claims.jsonl")
    assert found.code == 0
    written = [json.loads(line) for line in (tmp_path / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    for name, rows in (
        ("claim", written),
        ("timex", claims("timex", articles).rows()),
        ("estimate", claims("estimate", tmp_path / "claims.jsonl").rows()),
    ):
        schema = json.loads(claims("schema", name).out)
        assert rows
        for row in rows:
            assert set(row) == set(schema["properties"])
            assert fits(row, schema, schema)


TYPES = {"string": str, "integer": int, "number": (int, float), "object": dict, "array": list, "null": type(None)}


def fits(value, schema, root) -> bool:
    """Whether `value` fits `schema`: the part of JSON Schema that the records use."""
    if "$ref" in schema:
        return fits(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root)
    if "anyOf" in schema:
        return any(fits(value, choice, root) for choice in schema["anyOf"])
    if "enum" in schema and value not in schema["enum"]:
        return False
    if "type" in schema and (not isinstance(value, TYPES[schema["type"]]) or isinstance(value, bool)):
        return False
    if schema.get("format") == "date":
        return date.fromisoformat(value).isoformat() == value
    if isinstance(value, list):
        inner = schema.get("prefixItems", [schema.get("items", {})] * len(value))
        return len(inner) == len(value) and all(fits(v, s, root) for v, s in zip(value, inner, strict=True))
    if isinstance(value, dict):
        properties, others = schema.get("properties", {}), schema.get("additionalProperties", {})
        others = {} if isinstance(others, bool) else others
        return set(schema.get("required", ())) <= set(value) and all(
            fits(v, properties.get(k, others), root) for k, v in value.items()
        )
    return True
