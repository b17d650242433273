"""Several works with a day each, in one sentence. Published on Monday 4 March 2024."""

import pytest
from helpers import briefs

GAMES = "The release dates of Lantern Coast and other games"
ALL_THREE = [
    "Lantern Coast: release in 2024-05-03",
    "Night Ferry: release in 2024-06-01",
    "Paper Kingdoms: release in 2024-05-10",
]
FIRST_TWO = [ALL_THREE[0], ALL_THREE[2]]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Lantern Coast arrives on May 3, Paper Kingdoms on May 10 and Night Ferry on June 1.", ALL_THREE),
        ("Lantern Coast launches on May 3, followed by Paper Kingdoms on May 10.", FIRST_TWO),
        ("Lantern Coast comes out on May 3, with Paper Kingdoms following on May 10.", FIRST_TWO),
        ("Lantern Coast is out on May 3 on PC, while Paper Kingdoms arrives on May 10.", FIRST_TWO),
        ("Lantern Coast, Paper Kingdoms and Night Ferry launch on May 3, May 10 and June 1, respectively.", ALL_THREE),
        ("Lantern Coast and Paper Kingdoms will be released on May 3 and May 10.", FIRST_TWO),
        ("The next ones are Lantern Coast (May 3), Paper Kingdoms (May 10 on PC) and Night Ferry (June 1).", ALL_THREE),
        ("We get Lantern Coast (PC, May 3), then Paper Kingdoms (May 10).", FIRST_TWO),
    ],
)
def test_each_work_has_the_day_that_stands_with_it(sentence, expected):
    assert briefs(sentence, headline=GAMES) == expected


def test_adjacent_months_with_respectively_are_no_range():
    found = briefs("Lantern Coast and Paper Kingdoms launch in May and June, respectively.", headline=GAMES)
    assert found == [
        "Lantern Coast: release in 2024-05-01..2024-05-31",
        "Paper Kingdoms: release in 2024-06-01..2024-06-30",
    ]


def test_days_in_brackets_that_are_over_are_no_releases_to_come():
    assert briefs("Before these came Lantern Coast (May 3, 2019) and Paper Kingdoms (2021).", headline=GAMES) == []


def test_works_that_share_their_days_are_not_paired():
    found = briefs("Lantern Coast and Paper Kingdoms will launch in Japan on May 3.", headline="Two games get a date")
    assert [claim.rpartition("release ")[2] for claim in found] == ["in 2024-05-03", "in 2024-05-03"]


@pytest.mark.parametrize(
    ("sentence", "edition", "days"),
    [
        ("is out on May 3, with early access available today.", "early access", ("2024-05-03", "2024-03-04")),
        ("arrives on May 3, and the open beta starts on April 5.", "open beta", ("2024-05-03", "2024-04-05")),
    ],
)
def test_an_edition_has_the_day_behind_it(sentence, edition, days):
    found = briefs(f"Lantern Coast {sentence}", headline="Lantern Coast gets a release date")
    assert found == sorted([f"Lantern Coast: release in {days[0]}", f"Lantern Coast [{edition}]: release in {days[1]}"])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("lands on PC and Xbox on May 3, with PS5 and Switch versions following in June.", ["[PC and Xbox]: release in 2024-05-03", "[PS5 and Switch]: release in 2024-06-01..2024-06-30"]),
        ("comes to PC in May, the Switch version on June 6.", ["[PC]: release in 2024-05-01..2024-05-31", "[Switch]: release in 2024-06-06"]),
        ("launches for PS5 next month and PC early next year.", ["[PC]: release in 2025-01-01..2025-04-30", "[PS5]: release in 2024-04-01..2024-04-30"]),
    ],
)  # fmt: skip
def test_each_platform_has_the_day_that_stands_with_it(sentence, expected):
    found = briefs(f"Lantern Coast {sentence}", headline="Lantern Coast gets a release date")
    assert found == [f"Lantern Coast {claim}" for claim in expected]


@pytest.mark.parametrize(
    ("sentence", "edition"),
    [
        ("Lantern Coast is nearly done. Early access will begin on May 1.", "early access"),
        ("Lantern Coast is nearly done. The open beta starts on May 1.", "open beta"),
    ],
)
def test_an_edition_alone_is_that_of_the_work_spoken_of(sentence, edition):
    found = [claim.casefold() for claim in briefs(sentence, headline="Lantern Coast gets a release date")]
    assert f"lantern coast [{edition}]: release in 2024-05-01" in found


def test_an_edition_of_something_else_is_none_of_the_work():
    assert briefs("Early access to the toy sale begins on May 3.", headline="Lantern Coast: the toys") == []
