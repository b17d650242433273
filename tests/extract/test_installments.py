"""Installments: every way to write one gives one canonical form."""

import re

import pytest

from claims.extract import installments

PATTERNS = (installments.AFTER_NAME, installments.BEFORE_UNIT, installments.FINAL, installments.SHORT)


def first(text: str) -> str | None:
    for pattern in PATTERNS:
        match = pattern.search(text)
        if match:
            return installments.canonical(match)
    return None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Season 2", "season 2"),
        ("SEASON TWO", "season 2"),
        ("season II", "season 2"),
        ("S2", "season 2"),
        ("S02", "season 2"),
        ("second season", "season 2"),
        ("2nd season", "season 2"),
        ("sophomore season", "season 2"),
        ("third and final season", "season 3"),
        ("tenth season", "season 10"),
        ("final season", "final season"),
        ("debut season", "season 1"),
        ("series 4", "series 4"),
        ("fourth series", "series 4"),
        ("Part Two", "part 2"),
        ("part 2", "part 2"),
        ("Vol. 3", "volume 3"),
        ("volume 3", "volume 3"),
        ("Chapter 12", "chapter 12"),
        ("Episode IV", "episode 4"),
        ("Phase 5", "phase 5"),
    ],
)
def test_written_forms_have_one_canonical_form(text, expected):
    assert first(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Xbox Series X",
        "Xbox Series S",
        "this season",
        "the season of giving",
        "S2E4",
        "a partial win",
        "seasons change",
        "the second day",
        "part of the plan",
    ],
)
def test_what_names_no_installment_has_none(text):
    assert first(text) is None


@pytest.mark.parametrize("text", ["second film", "third movie", "second installment", "fourth instalment"])
def test_a_second_film_is_a_work_of_its_own(text):
    match = installments.BEFORE_UNIT.search(text)
    assert match is not None
    assert installments.canonical(match) is None


@pytest.mark.parametrize(
    ("text", "edition"),
    [
        ("the open beta", "open beta"),
        ("the beta", "beta"),
        ("in early access", "early access"),
        ("Release Candidate 2", "Release Candidate 2"),
        ("15.4 Release Candidate", "Release Candidate"),
        ("Milestone 3", "Milestone 3"),
        ("RC1", "RC1"),
        ("a developer preview", "developer preview"),
        ("patch 1.2.3", "patch 1.2.3"),
        ("update 2.1", "update 2.1"),
        ("see update 4 below", None),
        ("the betamax", None),
        ("the democracy", None),
    ],
)
def test_editions_are_found_by_their_names(text, edition):
    match = installments.EDITION.search(text)
    assert (match and match.group("edition")) == edition


@pytest.mark.parametrize(
    ("text", "edition"),
    [
        ("a physical edition", "physical"),
        ("the 16GB model", "16GB"),
        ("the third major patch", "Patch 3"),
        ("the fourth wave", "Wave 4"),
        ("a physical exam", None),
        ("16GB of memory", None),
    ],
)
def test_editions_are_given_in_one_form(text, edition):
    assert installments.edition_in(text, 0, len(text)) == edition


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kernel Quill 4.0", ("Kernel Quill", "4.0")),
        ("Kernel Quill v4.0.1", ("Kernel Quill", "4.0.1")),
        ("Ferrum Slate 3", None),
        ("4.0", None),
    ],
)
def test_a_version_number_stands_apart_from_the_name(name, expected):
    match = installments.VERSION.match(name)
    assert (match and (match.group("name"), match.group("version"))) == expected


@pytest.mark.parametrize("pattern", [*PATTERNS, installments.EDITION, installments.VERSION])
def test_long_hostile_text_has_no_installment(pattern: re.Pattern[str]):
    assert pattern.search("season " * 5_000 + "of " * 5_000) is None
