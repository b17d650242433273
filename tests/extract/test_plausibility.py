"""What an article says as a whole speaks for a claim or against it; users, pushers and pundits make no events."""

from __future__ import annotations

import pytest
from helpers import briefs

GAME = "Lantern Coast: everything we know about the game"

FILLER = "The council heard from residents about roads, bins and the price of parking in the old town. " * 12


@pytest.mark.parametrize(
    ("headline", "text", "expected"),
    [
        # passing words in an article on something else
        ("Residents complain about parking", f"{FILLER}It will be available to Harbour Watch.", []),
        ("Residents complain about parking", f"{FILLER}Harbour Watch announced the Kerb Charter.", []),
        # the same length, on a game, with a headline that says so
        (
            "Lantern Coast: release date of the game announced",
            f"Lantern Coast will be released on May 3. The game is the studio's first. {FILLER}",
            ["Lantern Coast: release in 2024-05-03"],
        ),
        # a short notice about one work is enough without a headline
        (None, "The game Lantern Coast will be released on May 3.", ["Lantern Coast: release in 2024-05-03"]),
    ],
)
def test_passing_words_in_other_news_are_no_claims(headline, text, expected):
    assert briefs(text, headline=headline) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("There is a page that tells you how to cancel Lantern Coast.", []),
        ("There is no penalty for cancelling Lantern Coast.", []),
        ("The studio has cancelled Lantern Coast.", ["Lantern Coast: cancellation"]),
        ("A sequel to Lantern Coast never happened.", []),
        ("Lantern Coast won't happen.", ["Lantern Coast: cancellation"]),
        ("The minister pushed back on Lantern Coast.", []),
        ("Lantern Coast has been pushed back.", ["Lantern Coast: delay"]),
        ("Lantern Coast appears to be well liked in 2025.", []),
        ("Lantern Coast is on sale this weekend.", []),
        ("Lantern Coast is under active development.", []),
        ("Lantern Coast is in development.", ["Lantern Coast: production_start"]),
        ("Lantern Coast was revealed to be a hoax.", []),
        ("Lantern Coast was revealed on Friday.", ["Lantern Coast: announcement in 2024-03-01"]),
    ],
)
def test_what_users_and_critics_do_is_no_event(sentence, expected):
    assert briefs(sentence, headline=GAME) == expected
