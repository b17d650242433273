"""Old dates, times of something else, and predicates whose point is their date. Published on Monday 4 March 2024."""

import pytest
from helpers import briefs

GAME = "Lantern Coast: everything we know about the game"
SHOW = "Salt Meridian: what we know about the show"
MAY, MARCH = "2024-05-01..2024-05-31", "2024-03-01..2024-03-31"

OLD = [
    ("The studio will delay the April release of Lantern Coast.", ["delay", "not release in 2024-04-01..2024-04-30"]),
    ("Lantern Coast was due in March, but it will now launch on May 10.", [f"not release in {MARCH}", "release in 2024-05-10"]),
    ("Lantern Coast, which was due in March, will instead launch on May 10.", [f"not release in {MARCH}", "release in 2024-05-10"]),
    ("Lantern Coast was supposed to launch in 2023.", ["not release in 2023-01-01..2023-12-31"]),
    ("Originally coming in March, Lantern Coast will now arrive in May.", [f"not release in {MARCH}", f"release in {MAY}"]),
    ("Lantern Coast misses its March window and will arrive in May.", [f"not release in {MARCH}", f"release in {MAY}"]),
    ("Lantern Coast was once planned for PS5, Xbox and PC in March, and is now set for May.", [f"not release in {MARCH}", f"release in {MAY}"]),
    ("Lantern Coast has been pushed to 2025, after being promised for this year.", ["delay", "not release in 2024-01-01..2024-12-31", "release in 2025-01-01..2025-12-31"]),
    ("Lantern Coast is now due in September, after a delay from the first half of 2024.", ["not release in 2024-01-01..2024-06-30", "release in 2024-09-01..2024-09-30"]),
    ("Lantern Coast will launch in September after it was originally announced for May.", [f"not release in {MAY}", "release in 2024-09-01..2024-09-30"]),
    ("The studio is sticking to its original plan to launch Lantern Coast in May.", [f"release in {MAY}"]),
    ("Lantern Coast was expected to launch in May.", [f"release in {MAY}"]),
    ("Previously seen only on PC, Lantern Coast comes out on May 10.", ["release in 2024-05-10"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), OLD)
def test_a_plan_of_the_past_is_denied_once_something_overtook_it(sentence, expected):
    assert briefs(sentence, headline=GAME) == [f"Lantern Coast: {claim}" for claim in expected]


def test_what_was_originally_released_was_not_called_off():
    found = briefs("Originally released in 2016, Lantern Coast comes out on May 10.", headline=GAME)
    assert "Lantern Coast: not release in 2016-01-01..2016-12-31" not in found
    assert "Lantern Coast: release in 2024-05-10" in found


FOREIGN = [
    "Lantern Coast, the sequel to 2019's hit puzzle game, will be released on May 10.",
    "Lantern Coast, a follow-up to its acclaimed 2014 puzzle adventure, will launch on May 10.",
    "Lantern Coast, one of the best games of the last decade, will be out on May 10.",
    "Ahead of next month's trailer, we know that Lantern Coast launches on May 10.",
    "Lantern Coast launches on May 10, and the servers stay free through June 6.",
    "Lantern Coast launches on May 10, two years after it was shown.",
]


@pytest.mark.parametrize("sentence", FOREIGN)
def test_a_time_of_something_else_is_no_date_of_the_release(sentence):
    found = [claim for claim in briefs(sentence, headline=GAME) if "release" in claim]
    assert found == ["Lantern Coast: release in 2024-05-10"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Players will get Lantern Coast's patch two weeks before the release.",
        "You must update within six months of the release of Lantern Coast.",
    ],
)
def test_a_distance_from_the_release_is_not_its_date(sentence):
    assert [claim for claim in briefs(sentence, headline=GAME) if "release in" in claim] == []


DATED = [
    (GAME, "Lantern Coast is still at least two years away.", ["Lantern Coast: release after 2026-03-04"]),
    (GAME, "Lantern Coast is just two weeks away.", ["Lantern Coast: release in 2024-03-18..2024-03-24"]),
    (GAME, "Lantern Coast remains on track for May.", [f"Lantern Coast: release in {MAY}"]),
    (GAME, "Announced for 2025, Lantern Coast is a racing game.", ["Lantern Coast: release in 2025-01-01..2025-12-31"]),
    (SHOW, "Salt Meridian will be back in May.", [f"Salt Meridian: release in {MAY}"]),
    (SHOW, "Salt Meridian will not be back until 2026.", ["Salt Meridian: release after 2026-01-01"]),
    (
        GAME,
        "Lantern Coast arrives on May 3, and Paper Kingdoms follows on June 6.",
        ["Lantern Coast: release in 2024-05-03", "Paper Kingdoms: release in 2024-06-06"],
    ),
    (GAME, "Lantern Coast is set for May 3, 2025, more than a year away.", ["Lantern Coast: release in 2025-05-03"]),
    (GAME, "Lantern Coast follows a keeper of lights in May 1920.", []),
    (GAME, "The studio is away from its desks until May.", []),
]


@pytest.mark.parametrize(("headline", "sentence", "expected"), DATED)
def test_predicates_whose_point_is_the_date(headline, sentence, expected):
    assert briefs(sentence, headline=headline) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Lantern Coast will be playable on console and cloud later this month.",
        "Lantern Coast arrives later this month on Game Pass for console and cloud.",
    ],
)
def test_a_noun_that_reads_as_a_verb_keeps_no_time(sentence):
    assert [claim.partition(" in ")[2] for claim in briefs(sentence, headline=GAME)] == ["2024-03-05..2024-03-31"]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Lantern Coast will arrive on PC and consoles October 24th.", "2024-10-24"),
        ("Lantern Coast opens in theaters this Halloween, on October 27.", "2024-10-27"),
        ("Lantern Coast premieres with two episodes on May 3.", "2024-05-03"),
        ("Lantern Coast is coming May 3 with a new mode.", "2024-05-03"),
        ("Lantern Coast launches on PC on May 3 and runs until June 6.", "2024-05-03"),
    ],
)
def test_the_day_of_the_release_is_found_and_no_other(sentence, day):
    assert [claim.partition(" release in ")[2] for claim in briefs(sentence, headline=GAME)] == [day]


def test_a_work_that_comes_with_something_has_no_date():
    assert briefs("Lantern Coast comes with a new mode that took until May.", headline=GAME) == []
