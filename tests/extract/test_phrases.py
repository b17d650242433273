"""Set phrases of an event, read as they stand; every table is read as published on Monday 4 March 2024."""

import re

import pytest
from helpers import briefs

GAME = "Lantern Coast: everything we know about the game"
SHOW = "Salt Meridian season 2: what we know about the show"
MAY_5 = "Lantern Coast: release in 2024-05-05"
MAY = "Lantern Coast: release in 2024-05-01..2024-05-31"
RELEASE = "Lantern Coast: release"

ARRIVALS = [
    ("Lantern Coast will hit Apple Arcade on May 5.", [MAY_5]),
    ("Lantern Coast will be added to Game Pass on May 5.", [MAY_5]),
    ("Northlight Games is adding Lantern Coast to Game Pass.", [RELEASE]),
    ("Northlight Games is adding a photo mode to Lantern Coast.", []),
    ("Lantern Coast is making its way to Switch on May 5.", [MAY_5]),
    ("Lantern Coast will find its way to Switch in May.", [MAY]),
    ("Lantern Coast made its way to Switch in May 2023.", []),
    ("Lantern Coast is headed to Switch.", [RELEASE]),
    ("The director of Lantern Coast is headed to a rival studio.", []),
    ("Lantern Coast is going from PC to iOS.", [RELEASE]),
    ("The soundtrack of Lantern Coast goes from calm to loud.", []),
    ("Lantern Coast could become available in May.", [MAY]),
    ("Lantern Coast will be on Game Pass from May 5.", [MAY_5]),
    ("Lantern Coast will reach stores in May.", [MAY]),
    ("Lantern Coast reached a million players in May 2023.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), ARRIVALS)
def test_arrival_at_a_place(sentence, expected):
    found = briefs(sentence, headline=GAME)
    assert [re.sub(r" \[.+\]", "", line) for line in found] == expected


SIGHTINGS = [
    ("Lantern Coast won't show up until 2025.", ["Lantern Coast: release after 2025-01-01"]),
    ("Nobody showed up at the party for Lantern Coast in 2023.", []),
    ("Lantern Coast will be here in May.", [MAY]),
    ("Lantern Coast is right around the corner.", [RELEASE]),
    ("The studio of Lantern Coast has an office around the corner from ours.", []),
    ("Lantern Coast is nearly here.", [RELEASE]),
    ("We won't see Lantern Coast until 2025.", ["Lantern Coast: release after 2025-01-01"]),
    ("Don't expect Lantern Coast before 2025.", ["Lantern Coast: release after 2025-01-01"]),
    ("Look for Lantern Coast in May.", [MAY]),
    ("Players look for secrets in Lantern Coast.", []),
    ("You'll be able to get your hands on Lantern Coast in May.", [MAY]),
    ("We got our hands on an old build of Lantern Coast in 2023.", []),
    ("Lantern Coast will see the light of day in May.", [MAY]),
    ("Lantern Coast may never see the light of day.", ["Lantern Coast: cancellation"]),
    ("Lantern Coast will be up for grabs on May 5.", [MAY_5]),
    ("Lantern Coast will make it out in May.", [MAY]),
]


@pytest.mark.parametrize(("sentence", "expected"), SIGHTINGS)
def test_ways_to_get_to_see_a_work(sentence, expected):
    assert briefs(sentence, headline=GAME) == expected


PLANS = [
    ("Lantern Coast is on track for May.", [MAY]),
    ("Lantern Coast has been pencilled in for May.", [MAY]),
    ("The studio of Lantern Coast was on track for a good year.", []),
    ("Lantern Coast goes on sale starting in May.", [MAY]),
    ("Lantern Coast will be sold from May 5.", [MAY_5]),
    ("Northlight Games has yet to start selling Lantern Coast.", ["Lantern Coast: not release"]),
    ("Northlight Games sold a million copies of Lantern Coast in 2023.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), PLANS)
def test_plans_and_sales(sentence, expected):
    assert briefs(sentence, headline=GAME) == expected


NEW_DATES = [
    (
        "Northlight Games has announced a January 5 release date for Lantern Coast.",
        ["Lantern Coast: release in 2025-01-05"],
    ),
    ("Lantern Coast has been given a January 5 release date.", ["Lantern Coast: release in 2025-01-05"]),
    ("Northlight Games has dated Lantern Coast for May 5.", [MAY_5]),
    ("Lantern Coast had a January 5 release date.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), NEW_DATES)
def test_the_perfect_of_giving_a_date_does_not_make_it_past(sentence, expected):
    assert briefs(sentence, headline=GAME) == expected


HAVING = [
    ("The wait for Lantern Coast ends on May 5.", [MAY_5]),
    ("The wait for a new bus line ends on May 5, and the town has a game to play.", []),
    ("Lantern Coast can be downloaded from May 5.", [MAY_5]),
    ("The trailer of Lantern Coast can be seen by anyone.", []),
    ("Lantern Coast is a 2025 game.", ["Lantern Coast: release in 2025-01-01..2025-12-31"]),
    ("Lantern Coast is a 2019 game.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), HAVING)
def test_the_public_has_it_from_a_day_on(sentence, expected):
    assert briefs(sentence, headline=GAME) == expected


DECISIONS = [
    ("Salt Meridian has been given the green light.", ["Salt Meridian: renewal"]),
    ("The network has given its staff a day off after Salt Meridian.", []),
    ("The network is not moving forward with Salt Meridian.", ["Salt Meridian: cancellation"]),
    ("Salt Meridian will not go ahead.", ["Salt Meridian: cancellation"]),
    ("The talks about Salt Meridian went ahead.", []),
    ("Work has begun on Salt Meridian.", ["Salt Meridian: production_start"]),
    ("That's a wrap on Salt Meridian.", ["Salt Meridian: production_end"]),
    ("Salt Meridian is running late.", ["Salt Meridian: delay"]),
    ("The host of Salt Meridian ran late on Friday.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), DECISIONS)
def test_decisions_and_making(sentence, expected):
    assert briefs(sentence, headline="Salt Meridian: what we know about the show") == expected


FRAGMENTS = [
    ("Lantern Coast - out May 5.", [MAY_5]),
    ("Out on May 5 for PC and Switch.", [MAY_5]),
    ("Only on PC May 5.", [MAY_5]),
    ("Coming from a bigger studio last year, Mia Brandt kept her job.", []),
    ("Mark your calendars for May 5.", [MAY_5]),
]


@pytest.mark.parametrize(("fragment", "expected"), FRAGMENTS)
def test_captions_without_a_verb(fragment, expected):
    text = f"Lantern Coast is a game about a lighthouse. {fragment}"
    assert briefs(text, headline=GAME) == expected


SEASONS = [
    ("Salt Meridian season 2 will be back in May.", ["release in 2024-05-01..2024-05-31"]),
    ("Salt Meridian season 2 kicks off on May 5.", ["release in 2024-05-05"]),
    ("The music of Salt Meridian season 2 takes us back to May 1970.", []),
    ("The writers are already hard at work on Salt Meridian season 3.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), SEASONS)
def test_phrases_about_a_season(sentence, expected):
    found = [line for line in briefs(sentence, headline=SHOW) if "[season 2]" in line]
    assert found == [f"Salt Meridian [season 2]: {event}" for event in expected]


MAKING = [
    ("Northlight Games is hard at work on Lantern Coast.", ["Lantern Coast: production_start"]),
    ("Lantern Coast is in a late stage of development.", ["Lantern Coast: production_start"]),
    ("The studio is at a late stage of development on Lantern Coast.", ["Lantern Coast: production_start"]),
    ("The late stages of Lantern Coast are hard.", []),
    ("The studio is ready to show a little more of Lantern Coast.", ["Lantern Coast: announcement"]),
    ("To learn more about Lantern Coast, read our guide.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), MAKING)
def test_phrases_of_making_and_showing(sentence, expected):
    assert briefs(sentence, headline=GAME) == expected
