"""Events: predicates with their arguments. Every table is read as published on Monday 4 March 2024."""

import pytest
from helpers import briefs, parsed, reader

from claims.extract.events import find_triggers

GAME = "Lantern Coast: everything we know about the game"
SHOW = "Salt Meridian season 2: what we know about the show"
MAY_3 = "Lantern Coast: release in 2024-05-03"

RELEASES = [
    ("Lantern Coast will be released on 12 September 2024.", "Lantern Coast: release in 2024-09-12"),
    ("Northlight Games will release Lantern Coast in June 2024.", "Lantern Coast: release in 2024-06-01..2024-06-30"),
    ("The April 28 launch of Lantern Coast is still on track.", "Lantern Coast: release in 2024-04-28"),
    ("The game Lantern Coast launches on May 3.", MAY_3),
    ("Lantern Coast has a release date of May 3.", MAY_3),
    ("Lantern Coast gets a May 3 release date.", MAY_3),
    ("Lantern Coast is set to arrive in stores on May 3.", MAY_3),
    ("Lantern Coast is scheduled for release on May 3.", MAY_3),
    ("Lantern Coast is due out on May 3.", MAY_3),
    ("Lantern Coast will hit shelves on May 3.", MAY_3),
    ("Lantern Coast will be available from May 3.", MAY_3),
    ("Lantern Coast will be in stores on May 3.", MAY_3),
    ("Lantern Coast goes live on May 3.", MAY_3),
    ("Lantern Coast goes on sale on May 3.", MAY_3),
    ("Lantern Coast comes out on May 3.", MAY_3),
    ("Lantern Coast will roll out on May 3.", MAY_3),
    ("Lantern Coast drops on May 3.", MAY_3),
    ("The release date of Lantern Coast is May 3.", MAY_3),
    ("Lantern Coast will be released soon.", "Lantern Coast: release"),
]


@pytest.mark.parametrize(("sentence", "expected"), RELEASES)
def test_a_release_is_found_in_every_construction(sentence, expected):
    assert briefs(sentence, headline=GAME) == [expected]


OTHER_EVENTS = [
    (GAME, "Lantern Coast has gone gold.", "Lantern Coast: production_end"),
    (GAME, "Lantern Coast went gold on Friday.", "Lantern Coast: production_end in 2024-03-01"),
    (GAME, "Lantern Coast is in development at Northlight Games.", "Lantern Coast: production_start"),
    (GAME, "Lantern Coast has been cancelled.", "Lantern Coast: cancellation"),
    (GAME, "Northlight Games has cancelled Lantern Coast.", "Lantern Coast: cancellation"),
    (GAME, "Lantern Coast has not been cancelled.", "Lantern Coast: not cancellation"),
    (GAME, "Lantern Coast was unveiled on Friday.", "Lantern Coast: announcement in 2024-03-01"),
    (GAME, "Lantern Coast will be shown at the summer fair on June 8.", "Lantern Coast: announcement in 2024-06-08"),
    (GAME, "Lantern Coast has not been announced yet.", "Lantern Coast: not announcement"),
    (GAME, "Lantern Coast hasn't been announced yet.", "Lantern Coast: not announcement"),
    (SHOW, "Salt Meridian has been renewed for a second season.", "Salt Meridian [season 2]: renewal"),
    (
        SHOW,
        "The network renewed Salt Meridian for a third season on Friday.",
        "Salt Meridian [season 3]: renewal in 2024-03-01",
    ),
    (
        SHOW,
        "Filming on Salt Meridian season 2 begins in August.",
        "Salt Meridian [season 2]: production_start in 2024-08-01..2024-08-31",
    ),
    (
        SHOW,
        "Salt Meridian season 2 starts filming in August.",
        "Salt Meridian [season 2]: production_start in 2024-08-01..2024-08-31",
    ),
    (SHOW, "Salt Meridian season 2 has not begun filming.", "Salt Meridian [season 2]: not production_start"),
    (
        SHOW,
        "Production of Salt Meridian season 2 wrapped in January.",
        "Salt Meridian [season 2]: production_end in 2024-01-01..2024-01-31",
    ),
    (
        SHOW,
        "Salt Meridian season 2 finished filming in January.",
        "Salt Meridian [season 2]: production_end in 2024-01-01..2024-01-31",
    ),
]


@pytest.mark.parametrize(("headline", "sentence", "expected"), OTHER_EVENTS)
def test_the_other_events_are_told_apart(headline, sentence, expected):
    assert briefs(sentence, headline=headline) == [expected]


NO_EVENTS = [
    "Lantern Coast saw a drop in sales in February 2024.",
    "Sales of Lantern Coast dropped by half in May 2023.",
    "The servers of Lantern Coast hit the wall in May 2024.",
    "Lantern Coast ran out of money in May 2023.",
    "The agency will launch a rocket from Florida in May 2024.",
    "The rocket will launch on May 3.",
    "The film is set in 1959.",
    "Lantern Coast is a film set in 1959.",
    "Lantern Coast is a game about a lighthouse keeper.",
    "Pre-orders for Lantern Coast open on May 3.",
    "A sale on Lantern Coast starts on May 3.",
    "The summer fair is on June 8.",
    "Northlight Games will report its results on May 3.",
    "The studio plans several new games for 2025.",
    "The law takes effect in May 2024.",
]


@pytest.mark.parametrize("sentence", NO_EVENTS)
def test_words_of_release_in_another_sense_are_no_events(sentence):
    assert briefs(sentence, headline=GAME) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "When will Lantern Coast be released?",
        "Will Lantern Coast come out in 2024?",
        "So when does it launch?",
        "If Lantern Coast had been cancelled, fans would have heard.",
    ],
)
def test_what_is_only_asked_or_supposed_is_no_claim(sentence):
    assert briefs(sentence, headline=GAME) == []


def test_a_question_leaves_the_statement_before_it_standing():
    text = "Lantern Coast was renewed for a second season on Friday, but when will it be released?"
    assert briefs(text, headline="Lantern Coast, the show") == ["Lantern Coast [season 2]: renewal in 2024-03-01"]


def test_a_released_trailer_is_an_announcement():
    sentence = "Northlight Games released a trailer for Lantern Coast on Friday."
    assert briefs(sentence, headline=GAME) == ["Lantern Coast: announcement in 2024-03-01"]


def test_the_verb_of_saying_is_no_announcement():
    sentence = "Northlight Games announced that Lantern Coast will launch on May 3."
    assert briefs(sentence, headline=GAME) == [MAY_3]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The games Lantern Coast and Paper Kingdoms will be released on May 3.",
            [MAY_3, "Paper Kingdoms: release in 2024-05-03"],
        ),
        (
            "“Lantern Coast” and “Paper Kingdoms” will be released on May 3.",
            [MAY_3, "Paper Kingdoms: release in 2024-05-03"],
        ),
        (
            "“Lantern Coast” arrives on May 3, while “Paper Kingdoms” arrives on June 6.",
            [MAY_3, "Paper Kingdoms: release in 2024-06-06"],
        ),
        (
            "Northlight Games will release “Lantern Coast” and “Paper Kingdoms” on May 3.",
            [MAY_3, "Paper Kingdoms: release in 2024-05-03"],
        ),
    ],
)
def test_each_work_of_a_list_has_its_claim(sentence, expected):
    assert briefs(sentence) == expected


def test_a_release_calendar_is_read_line_by_line():
    text = "- Lantern Coast: May 3\n- Paper Kingdoms: June 6"
    assert briefs(text, headline="Release dates of this spring's games") == [
        MAY_3,
        "Paper Kingdoms: release in 2024-06-06",
    ]


def test_one_sentence_can_hold_two_events():
    sentence = "Filming on Salt Meridian season 2 starts in August, so the premiere won't come before mid-2025."
    assert briefs(sentence, headline=SHOW) == [
        "Salt Meridian [season 2]: production_start in 2024-08-01..2024-08-31",
        "Salt Meridian [season 2]: release after 2025-05-01",
    ]


@pytest.mark.parametrize(
    ("sentence", "event", "carried", "negated"),
    [
        ("Lantern Coast will not be released in May.", "release", {"released"}, True),
        ("Lantern Coast is expected to launch in May.", "release", {"expected", "launch"}, False),
        ("The studio plans to release Lantern Coast in May.", "release", {"plans", "release"}, False),
        ("Lantern Coast has yet to start filming.", "production_start", None, True),
    ],
)
def test_a_trigger_carries_its_verbs_and_their_negation(sentence, event, carried, negated):
    tree = parsed(sentence, "Lantern Coast")
    (trigger,) = find_triggers(tree, reader().lexicon)
    assert (trigger.event, trigger.negated) == (event, negated)
    assert carried is None or {tree.doc[i].text for i in trigger.chain} == carried


def test_the_work_stands_in_the_slot_of_its_predicate():
    tree = parsed("Northlight Games will release Lantern Coast on May 3.", "Lantern Coast")
    (trigger,) = find_triggers(tree, reader().lexicon)
    assert [tree.surface(token) for token in trigger.themes] == ["Lantern Coast"]
