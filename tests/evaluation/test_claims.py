"""Extraction scores: one worked number for each, and who is matched with whom."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from claims.evaluation.claims import agreement, as_table, load_gold, macro_f1, normalise, score_claims
from claims.records import Claim, as_dict

FOUND = Claim(
    claim_id="c",
    article_id="a",
    subject="Lantern Coast",
    event="release",
    relation="in",
    earliest=date(2024, 9, 1),
    latest=date(2024, 9, 30),
    status="confirmed",
    source_role="official",
    start=10,
    end=50,
)
GOLD = as_dict(FOUND)
NOTHING = {"p": 0.0, "r": 0.0, "f1": 0.0}


def score(gold, *found):
    return score_claims([("a", gold)], found)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("The Lantern Coast", "lantern coast"),
        ("Café Noir: Part II!", "cafe noir part ii"),
        ("Salt & Smoke", "salt and smoke"),
        ("Theatre", "theatre"),
        (None, ""),
    ],
)
def test_names_are_normalised(name, key):
    assert normalise(name) == key


@pytest.mark.parametrize(
    ("change", "lost"),
    [
        ({}, set()),
        ({"latest": date(2024, 9, 16)}, {"interval"}),
        ({"latest": date(2024, 9, 14)}, {"interval", "near"}),
        ({"latest": None}, {"interval", "near"}),
        ({"relation": "after"}, {"interval", "near"}),
        ({"status": "speculative"}, {"status"}),
        ({"polarity": "negated"}, {"polarity"}),
        ({"subject": "Lantern Coasts"}, {"target"}),
        ({"installment": "season 2"}, {"target"}),
        ({"subject": "the Lantern Coast"}, set()),
        ({"source_role": "fan"}, {"role"}),
    ],
)
def test_agreement_names_the_fields_that_differ(change, lost):
    agrees = agreement(GOLD, as_dict(replace(FOUND, **change)))
    assert {name for name, same in agrees.items() if not same} == lost


def test_an_alias_and_a_name_with_its_installment_agree():
    gold = GOLD | {"subject": "Salt Meridian", "installment": "2", "aliases": ["SM"]}
    assert agreement(gold, as_dict(replace(FOUND, subject="SM 2")))["target"]
    assert agreement(gold, as_dict(replace(FOUND, subject="Salt Meridian", installment="2")))["target"]
    assert not agreement(gold, as_dict(replace(FOUND, subject="SM 3")))["target"]


def test_precision_recall_and_f1():
    """8 of 10 predictions matched out of 16 gold claims: P 0.8, R 0.5, F1 0.615."""
    gold = [GOLD | {"start": 100 * i, "end": 100 * i + 50} for i in range(16)]
    found = [replace(FOUND, start=100 * i, end=100 * i + 50) for i in range(8)]
    found += [replace(FOUND, start=100 * i + 60, end=100 * i + 90) for i in range(2)]
    scores = score(gold, *found)
    assert scores["detection"] == pytest.approx({"p": 0.8, "r": 0.5, "f1": 8 / 13})
    assert scores["strict"] == scores["detection"]
    assert scores["errors"] == {"missed release (in)": 8, "extra release (in)": 2}


@pytest.mark.parametrize(
    "change",
    [{"event": "renewal"}, {"start": 50, "end": 90}, {"article_id": "b"}],
    ids=["another event", "another sentence", "another article"],
)
def test_no_match(change):
    assert score([GOLD], replace(FOUND, **change))["matched"] == 0


@pytest.mark.parametrize(
    ("change", "strict"),
    [
        ({}, 1),
        ({"status": "speculative"}, 0),
        ({"latest": date(2024, 9, 29)}, 0),
        ({"subject": "X"}, 0),
        ({"source_role": "fan"}, 1),
    ],
)
def test_strict_wants_interval_status_and_target(change, strict):
    scores = score([GOLD], replace(FOUND, **change))
    assert (scores["detection"]["f1"], scores["strict"]["f1"]) == (1, strict)


def test_the_best_agreeing_pair_goes_first():
    other = GOLD | {"earliest": "2025-01-01", "latest": "2025-12-31"}
    found = replace(FOUND, earliest=date(2025, 1, 1), latest=date(2025, 12, 31))
    scores = score([GOLD, other], found, FOUND)
    assert scores["strict"] == {"p": 1, "r": 1, "f1": 1}


def test_a_gold_claim_is_found_once():
    assert score([GOLD], FOUND, FOUND)["detection"] == pytest.approx({"p": 0.5, "r": 1, "f1": 2 / 3})


@pytest.mark.parametrize(("found", "predicted"), [((), 0), ((FOUND,), 0)], ids=["missed", "found"])
def test_an_optional_claim_counts_neither_way(found, predicted):
    scores = score([GOLD | {"optional": True}], *found)
    assert (scores["gold"], scores["predicted"], scores["detection"]) == (0, predicted, NOTHING)


def test_macro_f1_is_the_mean_over_both_labels():
    """Confirmed: TP 2, FP 1, FN 0, F1 0.8; speculative: TP 1, FP 0, FN 1, F1 0.667; mean 0.733."""
    c, s = "confirmed", "speculative"
    assert macro_f1([(c, c), (c, c), (s, c), (s, s)]) == pytest.approx((0.8 + 2 / 3) / 2)
    assert macro_f1([]) == 0


def test_gold_is_read_and_a_bad_line_named(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": 1, "text": "x", "published": "2024-03-04", "claims": [GOLD]}) + "\n\n")
    ((article, claims),) = load_gold(path)
    assert (article.id, article.published, article.published_source) == ("1", date(2024, 3, 4), "given")
    assert claims == [GOLD]
    path.write_text(path.read_text() + '{"id": 2}\n')
    with pytest.raises(ValueError, match=r"gold.jsonl:3: not a gold article"):
        load_gold(path)


def test_the_table_shows_the_main_figures():
    lines = as_table(score([GOLD], FOUND, replace(FOUND, event="delay"))).splitlines()
    assert lines[0] == "articles 1  gold 1  predicted 2  matched 1"
    assert lines[1] == "detection  P 0.500  R 1.000  F1 0.667"
    assert lines[-1].split() == ["1", "extra", "delay", "(in)"]
