"""Places of arrival, signs that a work is out, and the editions that follow. Published on Monday 4 March 2024."""

from __future__ import annotations

import pytest

from claims.extract.places import find_places, in_words
from claims.extract.sentences import split_sentences
from claims.extract.standing import Standing
from claims.extract.titles import Mention, Works
from tests.extract.helpers import article, briefs, reader

GAME = "Lantern Coast: everything we know about the game"
SHOW = "Salt Meridian season 2: what we know about the show"
FILM = "Paper Kingdoms: all about the film"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It comes to PlayStation 5, PC and Nintendo Switch.", [("to", "platform", "PS5, PC and Switch")]),
        ("It comes to PlayStation 4 and 5 as well as Xbox One.", [("to", "platform", "PS4, PS5 and Xbox One")]),
        ("It is out on Xbox Series X | S and PC.", [("on", "platform", "Xbox Series X/S and PC")]),
        ("It joins Xbox Game Pass in India.", [("joins", "service", "Game Pass"), ("in", "region", "India")]),
        ("It is coming to Xbox and PlayStation consoles.", [("to", "platform", "Xbox and PlayStation")]),
        ("It reaches PC on May 3 and PS5 later.", [("reaches", "platform", "PC"), ("", "platform", "PS5")]),
        ("The PC version is good.", [("", "platform", "PC")]),
        ("It arrives with iOS 17.", []),
        ("It is sold on GOG.", [("on", "service", "GOG")]),
        ("It is sold on GOG, Steam and the Epic Games Store.", [("on", "platform", "GOG, Steam and Epic Games Store")]),
    ],
)
def test_places_are_read_in_lists_with_the_word_that_leads_to_them(text, expected):
    found = find_places(text, reader().lexicon)
    assert [(places.link, places.kind, in_words(places.names)) for places in found] == expected


def test_a_denied_place_is_marked():
    found = find_places("It comes to PS5 but not to PC.", reader().lexicon)
    assert [(places.names, places.denied) for places in found] == [(("PS5",), False), (("PC",), True)]


def sign(text: str, *, headline: str = GAME) -> str | None:
    name = "Lantern Coast"
    given = article(text, headline=headline)
    sentences = split_sentences(text)
    mentions = []
    for sentence in sentences:
        at = sentence.text.find(name)
        start = sentence.start + at
        mentions.append([Mention(start, start + len(name), name, None, 5.0)] if at >= 0 else [])
    works = Works(tuple(m for group in mentions for m in group), name, None, {})
    return Standing(given, works, sentences, mentions, reader().lexicon).sign(name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lantern Coast originally launched on PC.", "originally launched"),
        ("Lantern Coast sold well. The game debuted on PC last year.", "debuted on PC last year"),
        ("Lantern Coast was released in March 2022 for PC.", "released in March"),
        ("Lantern Coast is fun. It has so far only been available on PC.", "so far only been available"),
        ("After a year of console exclusivity, Lantern Coast leaves PS5.", "After a year of console exclusivity"),
        ("2021's Lantern Coast was a surprise.", "2021's"),
        ("Lantern Coast (2019) was a surprise.", "(2019)"),
        ("Lantern Coast is already available on PC.", "is already available"),
        ("Lantern Coast has sold 3 million copies.", "has sold 3 million"),
        ("The studio announced the Switch port of Lantern Coast.", "Switch port"),
        ("Lantern Coast is making the jump to Switch.", "making the jump to"),
    ],
)
def test_a_sign_tells_that_a_work_is_out(text, expected):
    assert sign(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Lantern Coast will be released in May.",
        "Lantern Coast was scheduled to be released in 2023.",
        "Lantern Coast is the follow-up to a game that launched in 2019.",
        "Lantern Coast was announced in 2022.",
        "The first trailer for Lantern Coast was released last month.",
        "The demo of Lantern Coast is available now.",
        "2025's Lantern Coast will be a surprise.",
        "Lantern Coast is getting a remake. Lantern Coast was originally released in 2005.",
        "Lantern Coast has USB ports.",
        "Lantern Coast will soon hit theaters in May.",
    ],
)
def test_no_sign_without_an_arrival_in_the_past(text):
    assert sign(text) is None


EDITIONS = [
    (
        GAME,
        "Lantern Coast launches on PC on May 3 and on PS5 on October 5.",
        ["Lantern Coast [PC]: release in 2024-05-03", "Lantern Coast [PS5]: release in 2024-10-05"],
    ),
    (
        GAME,
        "Lantern Coast launches on May 3 on PC and on October 5 on PS5.",
        ["Lantern Coast [PC]: release in 2024-05-03", "Lantern Coast [PS5]: release in 2024-10-05"],
    ),
    (GAME, "Lantern Coast will be released on May 3 for PC and PS5.", ["Lantern Coast: release in 2024-05-03"]),
    (GAME, "Lantern Coast comes to Game Pass on May 3.", ["Lantern Coast [Game Pass]: release in 2024-05-03"]),
    (
        GAME,
        "Lantern Coast will join PlayStation Plus on May 3.",
        ["Lantern Coast [PS Plus]: release in 2024-05-03"],
    ),
    (GAME, "Lantern Coast launches in Japan on May 3.", ["Lantern Coast [Japan]: release in 2024-05-03"]),
    (
        GAME,
        "Lantern Coast launches in the US and Canada on May 3.",
        ["Lantern Coast [US and Canada]: release in 2024-05-03"],
    ),
    (GAME, "The Lantern Coast beta will launch on May 3.", ["Lantern Coast [beta]: release in 2024-05-03"]),
    (
        GAME,
        "Lantern Coast will launch in early access on May 3.",
        ["Lantern Coast [early access]: release in 2024-05-03"],
    ),
    (
        GAME,
        "Lantern Coast will come to PC Game Pass in preview on May 3.",
        ["Lantern Coast [PC Game Pass preview]: release in 2024-05-03"],
    ),
    (
        SHOW,
        "Salt Meridian season 2 will be released in the US on May 3.",
        ["Salt Meridian [season 2 US]: release in 2024-05-03"],
    ),
    (
        SHOW,
        "Salt Meridian season 2 will be released on Netflix on May 3.",
        ["Salt Meridian [season 2]: release in 2024-05-03"],
    ),
    # the work is out
    (
        GAME,
        "Lantern Coast will launch on Switch on May 3. The game debuted on PC last year.",
        ["Lantern Coast [Switch]: release in 2024-05-03"],
    ),
    (
        FILM,
        "Paper Kingdoms will arrive on Disney Plus on May 3. The film grossed $300 million.",
        ["Paper Kingdoms [Disney+]: release in 2024-05-03"],
    ),
    (
        "Lantern Coast is finally coming to Switch and PC",
        "Lantern Coast has a new home. It will launch on May 3.",
        ["Lantern Coast [Switch and PC]: release in 2024-05-03"],
    ),
    (
        "Lantern Coast is coming to Game Pass",
        "Lantern Coast has a new home. It will be available on May 3.",
        ["Lantern Coast [Game Pass]: release in 2024-05-03"],
    ),
    (
        "Paper Kingdoms film will be out in North America this year",
        "Paper Kingdoms came out in Japan last month. The film will be released on May 3.",
        ["Paper Kingdoms [North America]: release in 2024-05-03"],
    ),
    # a noun says so
    (GAME, "The PS5 version of Lantern Coast will launch on May 3.", ["Lantern Coast [PS5]: release in 2024-05-03"]),
    (GAME, "The Japanese release of Lantern Coast is set for May 3.", ["Lantern Coast [Japan]: release in 2024-05-03"]),
    (GAME, "Lantern Coast has been delayed, but only on Switch.", ["Lantern Coast [Switch]: delay"]),
    (GAME, "Lantern Coast has been delayed on PC and PS5.", ["Lantern Coast: delay"]),
    (GAME, "Lantern Coast has been delayed on Switch.", ["Lantern Coast [Switch]: delay"]),
    (
        "Lantern Coast delayed on PC and PS5",
        "Lantern Coast is delayed on PS5 and PC.",
        ["Lantern Coast [PS5 and PC]: delay"],
    ),
    (GAME, "Lantern Coast is a game. The studio has delayed the PS5 launch.", ["Lantern Coast [PS5]: delay"]),
    (
        GAME,
        "The physical edition of Lantern Coast will launch on May 3.",
        ["Lantern Coast [physical]: release in 2024-05-03"],
    ),
    (
        "Paper Kingdoms film is finally coming to Blu-ray",
        "Paper Kingdoms will be released in the US on May 3.",
        ["Paper Kingdoms [Blu-ray US]: release in 2024-05-03"],
    ),
    # places of another clause, or of a new work whose headline only hits them
    (
        GAME,
        "Lantern Coast comes to Game Pass on May 3 and you can also play it on PC.",
        ["Lantern Coast [Game Pass]: release in 2024-05-03"],
    ),
    (
        "Lantern Coast will hit PS5 and PC in May",
        "Lantern Coast will launch on PS5 and PC on May 3.",
        ["Lantern Coast: release in 2024-05-03"],
    ),
    (
        "Paper Kingdoms streaming date set for May",
        "Paper Kingdoms will arrive on Peacock on May 3.",
        ["Paper Kingdoms [Peacock]: release in 2024-05-03"],
    ),
    # the region of a noun
    (FILM, "Paper Kingdoms will be out in select US cities on May 3.", ["Paper Kingdoms [US]: release in 2024-05-03"]),
    (
        GAME,
        "Lantern Coast will launch in the Indian market on May 3.",
        ["Lantern Coast [India]: release in 2024-05-03"],
    ),
    (GAME, "Lantern Coast will launch in many new cities on May 3.", ["Lantern Coast: release in 2024-05-03"]),
    # denied
    (GAME, "Lantern Coast is coming to PS5, not PS4.", ["Lantern Coast [PS4]: not release", "Lantern Coast: release"]),
    (GAME, "Lantern Coast will not come to PS5.", ["Lantern Coast [PS5]: not release"]),
]


@pytest.mark.parametrize(("headline", "text", "expected"), EDITIONS)
def test_an_edition_is_the_installment(headline, text, expected):
    assert briefs(text, headline=headline) == expected
