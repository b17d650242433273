"""The cue lexicon: what is found, where, and in which role."""

from pathlib import Path

import pytest

from claims.extract.cues import CueLexicon, expand, inflect, tokenise
from claims.settings import models_dir


@pytest.fixture(scope="module")
def lexicon() -> CueLexicon:
    return CueLexicon.load(models_dir())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It may arrive soon.", {("may", "modal")}),
        ("It arrives in May.", set()),
        ("May 3 is the day.", set()),
        ("May the best team win.", {("May", "modal")}),
        ("Netflix confirmed it.", {("confirmed", "official_act"), ("Netflix", "official")}),
        ("the apple is red", set()),
        ("If the launch isn’t off", {("If", "condition"), ("isn’t", "denial")}),
        ("According to Mark Gurman", {("According to", "attribution"), ("Mark Gurman", "insider")}),
        ("The data suggested otherwise", {("suggested", "indication")}),
        ("No release date has been given", {("No release", "undated")}),
    ],
)
def test_cues_are_found_in_their_role(lexicon, text, expected):
    quiet = {"event", "time", "person_we", "schedule", "firm"}
    found = lexicon.find(text)
    assert all(text[cue.start : cue.end] == cue.text for cue in found)
    assert {(cue.text, cue.kind) for cue in found if cue.kind not in quiet} == expected


def test_the_longest_phrase_wins(lexicon):
    kinds = [cue.text for cue in lexicon.find("It is widely expected to ship.")]
    assert "widely expected" in kinds
    assert "expected" not in kinds


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("is|are out", [("is", "out"), ("are", "out")]),
        ("no date", [("no", "date")]),
        ("isn't", [("isn't",)]),
        ("is now? out", [("is", "now", "out"), ("is", "out")]),
        ("?", [("?",)]),
    ],
)
def test_choices_are_expanded(phrase, expected):
    assert expand(phrase) == expected


@pytest.mark.parametrize("phrase", ["", " ".join(["a|b"] * 20)])
def test_phrases_with_no_or_too_many_readings_are_refused(phrase):
    with pytest.raises(ValueError, match="cue phrase"):
        expand(phrase)


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("imply", ["imply", "implies", "implied", "implying"]),
        ("indicate", ["indicate", "indicates", "indicated", "indicating"]),
        ("bank on", ["bank on", "banks on", "banked on", "banking on"]),
    ],
)
def test_verbs_are_inflected(verb, expected):
    assert inflect(verb) == expected


@pytest.mark.parametrize("text", ["", "   ", "İstanbul may wait", "a b’c d-e 3.0!", "x" * 5000])
def test_token_offsets_are_the_surface_form(text):
    tokens = tokenise(text)
    assert len(tokens.words) == len(tokens.forms)
    assert [text[start:end] for start, end in tokens.spans()] == list(tokens.forms)


@pytest.mark.parametrize(
    ("text", "part", "words"),
    [
        ("We've long believed in it.", "'ve long", ["We've", "long"]),
        ("They don't go.", "n't go", ["don't", "go"]),
        ('"It is out" now', "is out", ["is", "out"]),
        ("out", "out", ["out"]),
    ],
)
def test_a_span_inside_a_word_touches_the_whole_word(text, part, words):
    tokens = tokenise(text)
    start, end = tokens.index_at((text.index(part), text.index(part) + len(part)))
    assert tokens.forms[start:end] == words


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ('[modal]\nphrases = ["may"]\n', "needs reach"),
        ('[modal]\nreach = "far"\n', "needs reach"),
        ('[modal]\nreach = "clause"\nwords = ["may"]\n', "unknown key 'words'"),
    ],
)
def test_a_slip_in_the_lexicon_is_named(tmp_path: Path, table, message):
    (tmp_path / "cues").mkdir()
    (tmp_path / "cues" / "own.toml").write_text(table)
    with pytest.raises(ValueError, match=message):
        CueLexicon.load(tmp_path)


def test_an_absent_lexicon_is_named(tmp_path: Path):
    with pytest.raises(FileNotFoundError, match="no cue lexicon"):
        CueLexicon.load(tmp_path)


def test_the_first_word_of_a_name_needs_its_capital(lexicon):
    assert not [cue for cue in lexicon.find("the meta and the universal fox") if cue.kind == "official"]
