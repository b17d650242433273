"""Sentence boundaries: `|` marks where one sentence ends and the next begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract.sentences import split_sentences

MARKED = [
    "The game is out.| The film is not.",
    "Is it out?| Nobody knows!| We wait…| And wait.",
    "Mr. Hale met Dr. Orr at St. Anne on Sept. 4 in Leeds.",
    "J. Hale and M. R. Orr wrote it.",
    "The U.S. Treasury and Paper Kites Inc. agreed.",
    "It starts at 9 a.m. on Monday.",
    "It starts at 9 a.m.| The doors open earlier.",
    "The etc. of the trade, e.g. pins vs. nails, cost $3.50 in No. 4 alone.",
    "Kernel Quill 4.0.1 is out.| Version 4.1 is next.",
    "“It is out.”| “We are glad!”| He left.",
    "“Is it out?” she asked.",
    "The show (it is a drama.)| It returns.",
    "A heading without a stop\n|A paragraph.| It goes on.",
    "- Lantern Coast: May 3\n|- Paper Kingdoms: June 6",
    "Out.| 2025 is next.",
    "www.example.org is a site.",
]


@pytest.mark.parametrize("marked", MARKED)
def test_sentences_end_where_marked(marked):
    expected = [piece.strip() for piece in marked.split("|")]
    assert [sentence.text for sentence in split_sentences(marked.replace("|", ""))] == expected


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t \n "])
def test_blank_text_has_no_sentences(text):
    assert split_sentences(text) == []


def test_each_sentence_knows_its_line():
    text = "First line.\nSecond line. Still the second."
    assert [text[s.line_start :].split()[0] for s in split_sentences(text)] == ["First", "Second", "Second"]


WRITING = st.text(alphabet=st.sampled_from("aB. \n!?…“”\"'’()[]0123é İ\t"), max_size=80) | st.text(max_size=60)


@given(WRITING)
def test_a_sentence_is_the_text_at_its_offsets(text):
    for sentence in split_sentences(text):
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.text == sentence.text.strip() != ""


@given(WRITING)
def test_sentences_stand_in_order_and_lose_only_blanks(text):
    at = 0
    for sentence in split_sentences(text):
        assert at <= sentence.start < sentence.end
        assert text[at : sentence.start].strip() == ""
        assert text[sentence.line_start : sentence.start].count("\n") == 0
        at = sentence.end
    assert text[at:].strip() == ""


@pytest.mark.parametrize("unit", [".", "! ", "“.”", "a. ", ". . ", "?!…"])
def test_long_runs_of_stops_are_split_to_the_end(unit):
    text = unit * 20_000
    found = split_sentences(text)
    assert "".join(s.text for s in found).replace(" ", "") == text.replace(" ", "")
