"""Wordings of events beyond the plain verb; every table is read as published on Monday 4 March 2024."""

import pytest
from helpers import briefs

GAME = "Lantern Coast: everything we know about the game"
SHOW = "Salt Meridian season 2: what we know about the show"
MAY_5 = "Lantern Coast: release in 2024-05-05"

GAMES = [
    # the complement of "available" is what people do with the work
    ("Lantern Coast will be available to purchase on May 5.", [MAY_5]),
    ("Lantern Coast will be available to play on May 5.", [MAY_5]),
    ("Lantern Coast will be available to download on May 5.", [MAY_5]),
    ("Lantern Coast is available to preorder now.", []),
    ("Lantern Coast will be available for pre-order on May 5.", []),
    ("The director of Lantern Coast was not available to answer questions in May.", []),
    # the public has it
    ("Players will be able to play Lantern Coast from May 5.", [MAY_5]),
    ("Club members will be able to claim Lantern Coast on May 5.", [MAY_5]),
    ("You can play Lantern Coast on May 5.", [MAY_5]),
    ("You'll soon be able to play Lantern Coast.", ["Lantern Coast: release"]),
    (
        "No one should expect to play Lantern Coast on Game Pass this year.",
        ["Lantern Coast [Game Pass]: not release in 2024-01-01..2024-12-31"],
    ),
    ("You can play Lantern Coast with a friend.", []),
    ("You can get Lantern Coast for $20 until May 5.", []),
    # thresholds
    ("Lantern Coast is about to leave early access.", ["Lantern Coast: release"]),
    ("Lantern Coast leaves early access on May 5.", [MAY_5]),
    ("Lantern Coast will hit the streets on May 5.", [MAY_5]),
    ("The composer of Lantern Coast left the studio in May 2023.", []),
    # on the way
    ("Lantern Coast is on the way.", ["Lantern Coast: release"]),
    ("Lantern Coast is on the way to a new record.", []),
    ("Lantern Coast is coming to Switch as part of a bundle.", ["Lantern Coast: release"]),
    ("Lantern Coast will be ready in May.", ["Lantern Coast: release in 2024-05-01..2024-05-31"]),
    ("Lantern Coast is ready for manufacturing.", []),
    ("Lantern Coast is still due in May.", ["Lantern Coast: release in 2024-05-01..2024-05-31"]),
    ("Lantern Coast is still available.", []),
    # what a work gets
    ("Lantern Coast is getting an expansion.", ["Lantern Coast: release"]),
    ("Lantern Coast will receive its first story DLC on May 5.", [MAY_5]),
    ("Lantern Coast is getting praise from critics.", []),
    # an owner of its own keeps a verb from the listener
    ("We are glad to let you know that we will release Lantern Coast on May 5.", [MAY_5]),
    ("The open beta of Lantern Coast starts on May 5.", ["Lantern Coast [open beta]: release in 2024-05-05"]),
    ("The meeting about Lantern Coast starts on May 5.", []),
    ("The beta of Lantern Coast takes place in May.", ["Lantern Coast [beta]: release in 2024-05-01..2024-05-31"]),
    ("A concert of the music of Lantern Coast takes place in May.", []),
    ("Lantern Coast enters the beta phase on May 5.", [MAY_5]),
    # production
    ("Northlight Games is building a full sequel to Lantern Coast.", ["Lantern Coast [sequel]: production_start"]),
    ("Northlight Games is hard at work on a sequel to Lantern Coast.", ["Lantern Coast [sequel]: production_start"]),
    ("Lantern Coast is being developed under a code name.", ["Lantern Coast: production_start"]),
    ("Lantern Coast was developed by three friends.", []),
    ("Northlight Games is building a new office.", []),
    ("Northlight Games is making Lantern Coast available to schools.", []),
    ("Work is under way on a sequel to Lantern Coast.", ["Lantern Coast [sequel]: production_start"]),
    ("The players of Lantern Coast took cover.", []),
    # announcements
    ("Northlight Games pulled back the curtain on Lantern Coast.", ["Lantern Coast: announcement"]),
    ("The studio has lifted the lid on Lantern Coast.", ["Lantern Coast: announcement"]),
    ("Northlight Games took the wraps off Lantern Coast.", ["Lantern Coast: announcement"]),
    ("Northlight Games pulled Lantern Coast from the store.", []),
    (
        "The first look at Lantern Coast will debut next month.",
        ["Lantern Coast: announcement in 2024-04-01..2024-04-30"],
    ),
    ("The look of Lantern Coast will change.", []),
    ("Northlight Games has announced a release date for Lantern Coast.", ["Lantern Coast: announcement"]),
    ("Northlight Games has announced a release date of May 5 for Lantern Coast.", [MAY_5]),
    (
        "Northlight Games has announced Lantern Coast for PS5 next month.",
        ["Lantern Coast: release in 2024-04-01..2024-04-30"],
    ),
    (
        "Northlight Games announced Lantern Coast for PS5 last month.",
        ["Lantern Coast: announcement in 2024-02-01..2024-02-29"],
    ),
    # against a work
    ("Lantern Coast will never be released.", ["Lantern Coast: cancellation"]),
    ("Lantern Coast was never released in Japan.", []),
    ("Northlight Games pulled the plug on Lantern Coast.", ["Lantern Coast: cancellation"]),
    ("Cancel your subscription to Lantern Coast.", []),
    ("Lantern Coast has been shelved indefinitely.", ["Lantern Coast: delay"]),
    ("Lantern Coast has been shelved.", ["Lantern Coast: cancellation"]),
    ("Lantern Coast has been put on hold.", ["Lantern Coast: delay"]),
]


@pytest.mark.parametrize(("sentence", "expected"), GAMES)
def test_wordings_about_a_game(sentence, expected):
    assert briefs(sentence, headline=GAME) == expected


SHOWS = [
    ("Fans should not expect Salt Meridian season 2 to air before 2025.", ["release after 2025-01-01"]),
    ("Fans should expect to see Salt Meridian season 2 next year.", ["release in 2025-01-01..2025-12-31"]),
    ("Salt Meridian season 2 has not been filmed.", ["not production_start"]),
    ("Salt Meridian season 2 was filmed in Norway.", []),
    ("Production on Salt Meridian season 2 is underway.", ["production_start"]),
    ("Cameras will roll on Salt Meridian season 2 in May.", ["production_start in 2024-05-01..2024-05-31"]),
]


@pytest.mark.parametrize(("sentence", "expected"), SHOWS)
def test_wordings_about_a_season(sentence, expected):
    assert briefs(sentence, headline=SHOW) == [f"Salt Meridian [season 2]: {event}" for event in expected]


SEASONS = [
    ("Salt Meridian will not return for a third season.", ["Salt Meridian [season 3]: cancellation"]),
    ("There will be no third season of Salt Meridian.", ["Salt Meridian [season 3]: cancellation"]),
    ("There was no third season of the older show.", []),
    ("Salt Meridian is getting a third season.", ["Salt Meridian [season 3]: renewal"]),
    (
        "The network on Friday renewed Salt Meridian for a third season.",
        ["Salt Meridian [season 3]: renewal in 2024-03-01"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), SEASONS)
def test_wordings_about_a_further_season(sentence, expected):
    assert briefs(sentence, headline=SHOW) == expected
