"""Which time belongs to which event, with movement, bounds, and negation. Published on Monday 4 March 2024."""

import pytest
from helpers import briefs, parsed, reader, times

from claims.extract.events import find_triggers
from claims.extract.old_dates import death_of
from claims.extract.relations import bind_times

GAME = "Lantern Coast: everything we know about the game"
SHOW = "Salt Meridian season 2: what we know about the show"
MAY, MAY_3 = "2024-05-01..2024-05-31", "2024-05-03"
OCTOBER, OCTOBER_5 = "2024-10-01..2024-10-31", "2024-10-05"

MOVES = [
    ("has been moved from May to October.", ["delay", f"not release in {MAY}", f"release in {OCTOBER}"]),
    ("was pushed back from May 3 to October 5.", ["delay", f"not release in {MAY_3}", f"release in {OCTOBER_5}"]),
    ("has slipped from May to October.", ["delay", f"not release in {MAY}", f"release in {OCTOBER}"]),
    ("has been postponed until 2025.", ["delay", "release in 2025-01-01..2025-12-31"]),
    ("has been delayed to October 5.", ["delay", f"release in {OCTOBER_5}"]),
    ("has been delayed.", ["delay"]),
    ("has been delayed indefinitely.", ["delay"]),
    ("has been brought forward from October to May.", [f"not release in {OCTOBER}", f"release in {MAY}"]),
]


@pytest.mark.parametrize(("rest", "expected"), MOVES)
def test_a_move_denies_the_old_date_and_claims_the_new_one(rest, expected):
    assert briefs(f"Lantern Coast {rest}", headline=GAME) == [f"Lantern Coast: {claim}" for claim in expected]


REPLACED = [
    (
        "Lantern Coast, originally planned for May 3, will now be released on October 5.",
        [f"not release in {MAY_3}", f"release in {OCTOBER_5}"],
    ),
    (
        "Lantern Coast was originally due in May but will now arrive in October.",
        [f"not release in {MAY}", f"release in {OCTOBER}"],
    ),
    (
        "Lantern Coast will be released on October 5 instead of May 3.",
        [f"not release in {MAY_3}", f"release in {OCTOBER_5}"],
    ),
    (
        "Lantern Coast will be released in October, not in May.",
        [f"not release in {MAY}", f"release in {OCTOBER}"],
    ),
    ("Lantern Coast was due in 2025, but that has changed.", ["not release in 2025-01-01..2025-12-31"]),
    ("Lantern Coast will not be released in May.", [f"not release in {MAY}"]),
    ("Lantern Coast will no longer be released in May.", [f"not release in {MAY}"]),
]


@pytest.mark.parametrize(("sentence", "expected"), REPLACED)
def test_a_date_that_no_longer_holds_is_denied(sentence, expected):
    assert briefs(sentence, headline=GAME) == [f"Lantern Coast: {claim}" for claim in expected]


BOUNDS = [
    ("will not be released before 2026.", "release after 2026-01-01"),
    ("will not arrive until 2026.", "release after 2026-01-01"),
    ("will be released in 2026 at the earliest.", "release after 2026-01-01"),
    ("could arrive as early as June 2024.", "release after 2024-06-01"),
    ("will be released by March 2025.", "release before 2025-03-31"),
    ("will be out no later than June 2024.", "release before 2024-06-30"),
    ("will be released before 2025.", "release before 2024-12-31"),
    ("will be released between May and June 2024.", "release in 2024-05-01..2024-06-30"),
    ("will be released next week, on Thursday 14 March.", "release in 2024-03-14"),
]


@pytest.mark.parametrize(("rest", "expected"), BOUNDS)
def test_bounds_are_affirmed_with_their_relation(rest, expected):
    assert briefs(f"Lantern Coast {rest}", headline=GAME) == [f"Lantern Coast: {expected}"]


@pytest.mark.parametrize(
    "sentence",
    [
        "No release date has been announced for Lantern Coast.",
        "Lantern Coast does not have a release date yet.",
        "It is unclear when Lantern Coast will be released.",
        "The release date of Lantern Coast is unknown.",
        "Northlight Games has not said when Lantern Coast will launch.",
        "Lantern Coast has yet to receive a release date.",
    ],
)
def test_a_missing_date_is_a_release_without_a_time(sentence):
    assert briefs(sentence, headline=GAME) == ["Lantern Coast: release"]


def bound(sentence: str, *names: str) -> list[tuple[str, str, bool]]:
    tree = parsed(sentence, *names)
    triggers = find_triggers(tree, reader().lexicon)
    found = bind_times(tree, triggers, times(sentence), reader().lexicon)
    return [
        (tree.doc[triggers[index].token].text, item.time.text, item.old)
        for index in sorted(found)
        for item in found[index]
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Lantern Coast launches on May 3.", [("launches", "May 3", False)]),
        (
            "Lantern Coast launches on May 3 and Paper Kingdoms arrives on June 6.",
            [("launches", "May 3", False), ("arrives", "June 6", False)],
        ),
        ("On Friday the studio said that Lantern Coast launches on May 3.", [("launches", "May 3", False)]),
        (
            "Lantern Coast was delayed from May 3 to October 5.",
            [("delayed", "May 3", True), ("delayed", "October 5", False)],
        ),
    ],
)
def test_a_time_belongs_to_the_predicate_above_it(sentence, expected):
    names = [name for name in ("Lantern Coast", "Paper Kingdoms") if name in sentence]
    assert bound(sentence, *names) == expected


def test_the_words_that_end_an_old_date_are_found():
    sentence = "Lantern Coast was due in 2025, but that has changed."
    tree = parsed(sentence, "Lantern Coast")
    span = death_of(tree, times(sentence)[0], reader().lexicon)
    assert span is not None
    assert sentence[slice(*span)] == "changed"
