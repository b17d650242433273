"""The whole reading half: records, offsets, repeats, explanations, and texts that are no articles."""

from dataclasses import replace
from pathlib import Path

import pytest
from helpers import article, brief, briefs, reader
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.articles.published import find_published
from claims.evaluation.claims import load_gold, score_claims
from claims.extract.gate import gate
from claims.extract.lexicon import load_lexicon
from claims.extract.pipeline import explain_article, extract_article, extract_articles
from claims.extract.reader import load_reader
from claims.records import Article, as_dict, claim_from_dict
from claims.settings import models_dir

GAME = "Lantern Coast: everything we know about the game"
STORY = (
    "Lantern Coast is a game about a lighthouse. Netflix announced that it will be released on 3 May 2024.\n\n"
    "A second studio helps. According to an insider, Lantern Coast could slip to late 2024.\n"
    "No date is known for the demo. When will it come? Lantern Coast will be released on 3 May 2024."
)
SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds" / "gold.jsonl"


def test_every_claim_points_to_its_sentence_and_every_cue_lies_inside_it():
    found = extract_article(article(STORY, headline=GAME), reader())
    assert len(found) >= 3
    for claim in found:
        assert STORY[claim.start : claim.end] == claim.sentence
        assert claim.cues
        for text, start, end, kind in claim.cues:
            assert claim.start <= start < end <= claim.end
            assert STORY[start:end] == text
            assert kind


def test_the_claim_carries_what_is_known_of_its_article():
    given_article = article(STORY, headline=GAME, url="https://example.org/a", outlet="Harbour Gazette")
    for claim in extract_article(given_article, reader()):
        assert (claim.article_id, claim.url, claim.outlet) == ("own", "https://example.org/a", "Harbour Gazette")
        assert (claim.published, claim.published_source) == (given_article.published, "given")
        assert claim.kind == "game"
        assert claim.target == "lantern coast|"


@pytest.mark.parametrize(
    ("sentence", "expression", "precision"),
    [
        ("Lantern Coast will be released on 3 May 2024.", "3 May 2024", "day"),
        ("Lantern Coast will be released in late 2024.", "late 2024", "range"),
        ("Lantern Coast will be released in 2026 at the earliest.", "2026 at the earliest", "year"),
        ("Lantern Coast will be released in March 2025.", "March 2025", "month"),
        ("Lantern Coast will be released.", None, None),
    ],
)
def test_the_expression_is_kept_as_written_with_its_modifier(sentence, expression, precision):
    (claim,) = extract_article(article(sentence, headline=GAME), reader())
    assert claim.precision == precision
    assert (claim.expression is None) == (expression is None)
    assert (expression or "") in (claim.expression or "") in sentence


def test_intervals_fit_their_relation():
    for claim in extract_article(article(STORY, headline=GAME), reader()):
        ends = (claim.earliest is not None, claim.latest is not None)
        assert (
            ends
            == {"in": (True, True), "before": (False, True), "after": (True, False), "none": (False, False)}[
                claim.relation
            ]
        )


def test_claims_stand_in_text_order():
    starts = [claim.start for claim in extract_article(article(STORY, headline=GAME), reader())]
    assert starts == sorted(starts)


def test_the_same_assertion_again_points_to_the_first():
    text = "Lantern Coast will be released on May 3. Fans wait. Lantern Coast will be released on May 3."
    first, second = extract_article(article(text, headline=GAME), reader())
    assert (first.duplicate_of, second.duplicate_of) == (None, first.claim_id)
    assert first.claim_id != second.claim_id


def test_another_date_is_no_duplicate():
    text = "Lantern Coast will be released on May 3. Lantern Coast will be released on May 4."
    assert [claim.duplicate_of for claim in extract_article(article(text, headline=GAME), reader())] == [None, None]


def test_the_same_article_gives_the_same_claims_alone_and_in_a_batch():
    one, other = article(STORY, headline=GAME), replace(article("Nothing here."), id="other")
    alone = extract_article(one, reader())
    assert extract_article(one, reader()) == alone
    assert extract_articles([other, one, other], reader()) == [[], alone, []]


def test_claim_ids_are_unique_and_differ_between_articles():
    one = extract_article(article(STORY, headline=GAME), reader())
    two = extract_article(replace(article(STORY, headline=GAME), id="two"), reader())
    ids = [claim.claim_id for claim in (*one, *two)]
    assert len(set(ids)) == len(ids)


def test_a_sentence_of_its_own_keeps_its_id_when_text_is_added_behind_it():
    text = "Lantern Coast will be released on May 3."
    (before,) = extract_article(article(text, headline=GAME), reader())
    after = extract_article(article(text + " Fans wait.", headline=GAME), reader())
    assert [claim.claim_id for claim in after] == [before.claim_id]


def test_a_claim_survives_the_way_out_and_back():
    for claim in extract_article(article(STORY, headline=GAME), reader()):
        assert claim_from_dict(as_dict(claim)) == claim


def test_the_headline_is_context_and_no_source_of_claims():
    text = "Lantern Coast launches on May 3\nLantern Coast is a game about a lighthouse."
    assert briefs(text, headline="Lantern Coast launches on May 3") == []


def test_without_a_publication_date_full_dates_are_still_read():
    text = "Lantern Coast will be released on 3 May 2024."
    assert briefs(text, headline=GAME, published=None) == ["Lantern Coast: release in 2024-05-03"]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Netflix announced that Lantern Coast will be released in May.", "confirmed"),
        ("Lantern Coast will be released in May.", "confirmed"),
        ("Lantern Coast may be released in May.", "speculative"),
        ("According to an insider, Lantern Coast will be released in May.", "speculative"),
        ("No release date has been announced for Lantern Coast.", "confirmed"),
    ],
)
def test_the_status_and_its_probability_agree(sentence, status):
    (claim,) = extract_article(article(sentence, headline=GAME), reader())
    assert claim.status == status
    assert claim.p_confirmed is not None
    assert (claim.p_confirmed >= 0.5) == (status == "confirmed")


def test_a_catalogue_names_what_form_alone_does_not():
    text = "Ember will be released on May 3."
    known = load_reader(models_dir(), ("Ember",))
    assert [brief(claim) for claim in extract_article(article(text), known)] == ["Ember: release in 2024-05-03"]


@pytest.mark.parametrize(
    ("sentence", "passes"),
    [
        ("It will be released soon.", True),
        ("Filming begins in May.", True),
        ("The studio has 200 people.", False),
        ("We liked the music.", False),
        ("", False),
    ],
)
def test_the_gate_asks_for_a_word_that_could_carry_an_event(sentence, passes):
    assert gate(sentence, load_lexicon(models_dir())) is passes


EXPLAINED = [
    ("We liked the music.", "no word that could carry an event"),
    ("When will Lantern Coast be released?", "only asked or supposed"),
    ("Several companies announced results on Friday.", "no predicate of an event"),
    ("The studio released a statement on Friday.", "no "),
    ("Lantern Coast will be released, " * 100, "too long"),
]


@pytest.mark.parametrize(("sentence", "reason"), EXPLAINED, ids=[reason for _, reason in EXPLAINED])
def test_a_sentence_without_claims_has_its_reason(sentence, reason):
    ((_, claims, reasons),) = explain_article(article(sentence, headline=GAME), reader())
    assert claims == []
    assert any(reason in line for line in reasons)


def test_an_explanation_holds_every_sentence_and_every_claim():
    given_article = article(STORY, headline=GAME)
    explained = list(explain_article(given_article, reader()))
    assert [STORY[s.start : s.end] for s, _, _ in explained] == [s.text for s, _, _ in explained]
    assert [c for _, claims, _ in explained for c in claims] == extract_article(given_article, reader())
    assert all(claims or reasons for _, claims, reasons in explained)


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "…", "\x00", "🙂 🙂", "\u202e\u200b", "May 3", "?" * 50])
def test_text_that_says_nothing_gives_nothing(text):
    assert briefs(text, headline=GAME) == []
    assert briefs(text, headline=None, published=None) == []


@pytest.mark.parametrize("run", ["!" * 1_200, "-" * 1_200, "“" * 1_200, "(" * 1_200, ".,;:" * 300])
def test_a_claim_stands_beside_a_run_of_punctuation(run):
    text = f"Lantern Coast will be released on May 3 {run}\nLantern Coast will be released on May 4."
    assert "Lantern Coast: release in 2024-05-04" in briefs(text, headline=GAME)


def test_a_claim_stands_behind_a_sentence_that_is_too_long():
    text = "released in May 2025 and " * 200 + ".\nLantern Coast will be released on May 3."
    assert briefs(text, headline=GAME) == ["Lantern Coast: release in 2024-05-03"]


PIECES = st.sampled_from(
    [
        "Lantern Coast", "“Paper Kingdoms”", "it", "the game", "will be released", "was delayed", "from", "to", "on May 3",
        "in 2025", "not", "before", "season 2", "Netflix said", "and", ",", ".", "\n", "?", "- ", "’", "(", "İ", "🙂", "  ",
    ]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_any_text_gives_claims_at_their_offsets(text):
    for claim in extract_article(Article(id="own", text=text, title=GAME), reader()):
        assert text[claim.start : claim.end] == claim.sentence
        assert all(
            text[start:end] == cue and claim.start <= start < end <= claim.end for cue, start, end, _ in claim.cues
        )


@pytest.mark.shared
@pytest.mark.skipif(not SEEDS.is_file(), reason="../shared is not there")
def test_the_seed_articles_are_read_well():
    gold = load_gold(SEEDS)
    found = []
    for given_article, _ in gold:
        day = given_article.published or find_published(given_article.text)[0]
        found += extract_article(replace(given_article, published=day), reader())
    scores = score_claims([(given_article.id, claims) for given_article, claims in gold], found)
    assert scores["detection"]["f1"] >= 0.85
    assert scores["strict"]["f1"] >= 0.75
