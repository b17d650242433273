"""Lists, sizes, relatives and nameless works: which works a noun phrase in the slot of a predicate stands for."""

import pytest
from helpers import briefs

JUNE = "release in 2024-06-01..2024-06-30"
TWO = "The games “Lantern Coast” and “Paper Kingdoms” share one engine."
APPLE = ("Apple could ship a bigger MacBook Air", "Apple updated the MacBook Air last year.")

PHRASES = [
    # a list is read whole, whichever of its names the parser hangs on the verb
    ("Paper Kingdoms, Lantern Coast, and Salt Meridian will all arrive in June.", ["Lantern Coast", "Paper Kingdoms", "Salt Meridian"]),
    (f"{TWO} They include “Salt Meridian” and “Paper Kingdoms”, both of which are coming in June.", ["Paper Kingdoms", "Salt Meridian"]),
    ("Games like “Lantern Coast” and “Paper Kingdoms” will arrive in June.", ["Lantern Coast", "Paper Kingdoms"]),
    ("Games such as “Lantern Coast” will arrive in June.", ["Lantern Coast"]),
    (f"{TWO} The two games will arrive in June.", ["Lantern Coast", "Paper Kingdoms"]),
    # what exists of no work in particular
    (f"{TWO} There are many games coming out in June.", []),
    (f"{TWO} Some will be available in June.", []),
    (f"{TWO} Not all features will be available in June.", []),
    (f"{TWO} Other games will be available in June.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), PHRASES)
def test_a_list_means_all_its_works_and_a_bare_plural_none(text, names):
    assert briefs(text) == [f"{name}: {JUNE}" for name in names]


SIZES = [
    ("Apple plans to release a 15-inch variant of the MacBook Air in June.", ["15-inch MacBook Air"]),
    ("The 15-inch model will arrive in June.", ["15-inch MacBook Air"]),
    ("Apple will launch 14-inch and 16-inch MacBook Pro models in June.", ["14-inch MacBook Pro", "16-inch MacBook Pro"]),
    ("Apple will launch the 16-inch MacBook Pro in June.", ["16-inch MacBook Pro"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "names"), SIZES)
def test_a_size_is_part_of_the_name(sentence, names):
    headline, first = APPLE
    assert briefs(f"{first} {sentence}", headline=headline) == [f"{name}: {JUNE}" for name in names]


def test_a_tier_shares_the_name_before_it():
    text = "Google will launch the Pixel 12 and 12 Pro in June."
    assert briefs(text, headline="Google's Pixel 12 leaks") == [f"Pixel 12 Pro: {JUNE}", f"Pixel 12: {JUNE}"]


RELATIVES = [
    # (headline, sentence, expected name)
    ("Northlight makes more", "A follow-up to “Paper Kingdoms” will be released in June.", "Paper Kingdoms [follow-up]"),
    ("Northlight makes more", "The sequel to “Paper Kingdoms” will be released in June.", "Paper Kingdoms [sequel]"),
    ("Paper Kingdoms 2 gets a date", "Paper Kingdoms 2 is a game. The sequel to Paper Kingdoms will be released in June.", "Paper Kingdoms 2"),
    ("Northlight makes more", "The adaptation of “Paper Kingdoms” will be released in June.", "Paper Kingdoms"),
]  # fmt: skip


@pytest.mark.parametrize(("headline", "sentence", "expected"), RELATIVES)
def test_the_sequel_to_a_work_is_another_work(headline, sentence, expected):
    assert briefs(sentence, headline=headline) == [f"{expected}: {JUNE}"]


NAMELESS = [
    ("Google will release new AI-powered search tools in June.", ["Google AI-powered search tools"]),
    ("Meta plans to launch its first AR glasses in June.", ["Meta AR glasses"]),
    ("Apple will release its mixed reality headset in June.", ["Apple mixed reality headset"]),
    ("Google will release several new tools in June.", []),
    ("Meta plans to launch its next phone in June.", []),
]


@pytest.mark.parametrize(("sentence", "names"), NAMELESS)
def test_a_maker_and_a_description_stand_for_a_work_without_a_name(sentence, names):
    assert briefs(sentence) == [f"{name}: {JUNE}" for name in names]


@pytest.mark.parametrize(
    ("headline", "text", "expected"),
    [
        # a description that the sentence itself identifies
        (
            "Lantern Coast: everything we know about the game",
            "One of the biggest games coming to stores in May is Paper Kingdoms.",
            ["Paper Kingdoms: release in 2024-05-01..2024-05-31"],
        ),
        ("May's games", "Another title launching on May 3 is Salt Meridian.", ["Salt Meridian: release in 2024-05-03"]),
        ("May's shows", "The show coming in May is not Salt Meridian.", []),
        # a name behind "in" or "from" tells where the work belongs
        (
            "Nvidia's RTX 6060 is launching in June",
            "The RTX 6060 is cheap. The $299 card, the first GPU in the RTX 60 series lineup, will launch on June 29.",
            ["RTX 6060: release in 2024-06-29"],
        ),
        (
            "Lantern Coast: everything we know about the game",
            "Lantern Coast is loud. The new game from Salt Meridian, the studio of hits, will arrive on May 3.",
            ["Lantern Coast: release in 2024-05-03"],
        ),
    ],
)
def test_a_description_takes_the_name_that_the_sentence_gives_it(headline, text, expected):
    assert briefs(text, headline=headline) == expected


@pytest.mark.parametrize(
    ("headline", "text", "expected"),
    [
        # the season of another show, and the first season of a new one, are no installments of the main work
        (
            "Salt Meridian premieres in May",
            "Salt Meridian will be out on May 3. Only Paper Kingdoms season 4 did better than Salt Meridian may do.",
            ["Salt Meridian: release in 2024-05-03"],
        ),
        (
            "The Salt Meridian series premieres in May",
            "Fans of Salt Meridian wait. Salt Meridian season 1 has ten episodes. Salt Meridian arrives on May 3.",
            ["Salt Meridian: release in 2024-05-03"],
        ),
        (
            "Salt Meridian season 2 premieres in May",
            "Fans of Salt Meridian wait. Salt Meridian arrives on May 3.",
            ["Salt Meridian [season 2]: release in 2024-05-03"],
        ),
    ],
)
def test_the_main_work_takes_only_a_season_of_its_own(headline, text, expected):
    assert briefs(text, headline=headline) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Apple will release an M7-equipped iMac in May.", ["M7 iMac: release in 2024-05-01..2024-05-31"]),
        ("The M7 Pro-powered MacBook Pro arrives in May.", ["M7 Pro MacBook Pro: release in 2024-05-01..2024-05-31"]),
        ("An Intel-powered iMac will arrive in May.", ["iMac: release in 2024-05-01..2024-05-31"]),
    ],
)
def test_the_chip_of_a_computer_is_part_of_its_name(text, expected):
    assert briefs(text, headline="Apple's plans for May") == expected
