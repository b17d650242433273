"""Updates and patches of a work that is out: named in the text, or by the headline. Published on Monday 4 March 2024."""

from __future__ import annotations

import pytest

from claims.extract.updates import headline_update, update_in
from tests.extract.helpers import briefs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the next-gen update", "next-gen update"),
        ("a “next-generation” patch", "next-gen patch"),
        ("the day-one patch", "day-one patch"),
        ("a big free update", "update"),
        ("the winter content update", "winter update"),
        ("the 3.8 update", "3.8"),
        ("version 4.1", "4.1"),
        ("update 2.0", "update 2.0"),
        ("an updated edition", None),
        ("it was patched in 2023", None),
    ],
)
def test_an_update_is_named_by_what_tells_it_apart(text, expected):
    assert update_in(text, 0, len(text)) == expected


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Lantern Coast’s ‘next-gen update’ slips to May", "next-gen update"),
        ("Lantern Coast 3.8 update launches next month", "3.8"),
        ("Lantern Coast's first big patch has been delayed again", "patch"),
        ("Lantern Coast patch 9 is coming soon", "patch 9"),
        ("Lantern Coast gets a release date alongside a new update", None),
        ("Lantern Coast gets an AI mode in a free update", None),
        ("Paper Kingdoms has a big update on the way", None),
        ("Lantern Coast launches in May", None),
        ("Lantern Coast 3.8 launches in May", "3.8"),
    ],
)
def test_a_headline_is_about_the_update_behind_the_name(headline, expected):
    assert headline_update("Lantern Coast", headline) == expected


@pytest.mark.parametrize(
    ("headline", "text", "expected"),
    [
        (
            "Lantern Coast's next-gen patch is delayed until 2025",
            "The studio said Lantern Coast's next-gen patch has been pushed to 2025. The patch was due this year.",
            {"Lantern Coast [next-gen patch]"},
        ),
        (
            "Lantern Coast: everything we know about the game",
            "The 2.1 update for Lantern Coast will arrive on May 3.",
            {"Lantern Coast [2.1]"},
        ),
        (
            "Lantern Coast: everything we know about the game",
            "A big update for Lantern Coast is coming next week.",
            {"Lantern Coast [update]"},
        ),
        (
            "Lantern Coast: everything we know about the game",
            "Lantern Coast will arrive on May 3. An update on its price is expected.",
            {"Lantern Coast"},
        ),
    ],
)
def test_claims_name_the_update(headline, text, expected):
    assert {claim.split(":")[0] for claim in briefs(text, headline=headline)} == expected
