"""From "it", "the show", "the second season" to works. The first sentence names the work, the last one speaks of it."""

import pytest
from helpers import briefs, parsed, reader

from claims.extract.discourse import Discourse, Work, named_works
from claims.extract.references import resolve
from claims.extract.titles import Mention, Works

GAME = ("Lantern Coast: everything we know about the game", "Lantern Coast is a game about a lighthouse.")
SHOW = ("Salt Meridian: what we know about the show", "Salt Meridian is a drama about a family of fishermen.")
SECOND = ("Salt Meridian season 2: what we know about the show", SHOW[1])
SEQUEL = ("Lantern Coast 2: everything we know about the game", "Lantern Coast 2 is a game about a lighthouse.")
FILM = ("Harbour of Glass: everything we know about the film", "Harbour of Glass is a film about two sisters.")
DEVICE = ("Ferrum Slate 3: everything we know about the tablet", "Ferrum Slate 3 is a tablet for painters.")
LONG = ("Lantern Coast: Embers of Dusk gets a date", "Lantern Coast: Embers of Dusk is a game about a lighthouse.")
JUNE = "release in 2024-06-01..2024-06-30"
MAY_3 = "release in 2024-05-03"

SPOKEN_OF = [
    (GAME, "It will be released on May 3.", f"Lantern Coast: {MAY_3}"),
    (GAME, "The game launches on May 3.", f"Lantern Coast: {MAY_3}"),
    (GAME, "The title launches on May 3.", f"Lantern Coast: {MAY_3}"),
    (GAME, "Northlight Games will release it on May 3.", f"Lantern Coast: {MAY_3}"),
    (GAME, "Its release date is May 3.", f"Lantern Coast: {MAY_3}"),
    (SHOW, "The show returns in June.", f"Salt Meridian: {JUNE}"),
    (SHOW, "The series will return for a second season in June.", f"Salt Meridian [season 2]: {JUNE}"),
    (SHOW, "The second season will premiere in June.", f"Salt Meridian [season 2]: {JUNE}"),
    (SHOW, "The sophomore season will premiere in June.", f"Salt Meridian [season 2]: {JUNE}"),
    (SHOW, "Season 3 will premiere in June.", f"Salt Meridian [season 3]: {JUNE}"),
    (SECOND, "The show returns in June.", f"Salt Meridian [season 2]: {JUNE}"),
    (SEQUEL, "The sequel will be released on May 3.", f"Lantern Coast 2: {MAY_3}"),
    (FILM, "The film opens in theatres on June 14.", "Harbour of Glass: release in 2024-06-14"),
    (FILM, "The movie will arrive in June.", f"Harbour of Glass: {JUNE}"),
    (DEVICE, "The device will ship in June.", f"Ferrum Slate 3: {JUNE}"),
    (DEVICE, "The tablet will ship in June.", f"Ferrum Slate 3: {JUNE}"),
    (LONG, "Embers of Dusk will be released on May 3.", f"Lantern Coast: Embers of Dusk: {MAY_3}"),
]


@pytest.mark.parametrize(("context", "sentence", "expected"), SPOKEN_OF)
def test_a_description_means_the_work_that_the_article_is_about(context, sentence, expected):
    headline, first = context
    assert briefs(f"{first} {sentence}", headline=headline) == [expected]


@pytest.mark.parametrize("taken_up", ["Both games", "The two games", "Both", "These games"])
def test_works_named_together_are_taken_up_together(taken_up):
    text = f"The games “Lantern Coast” and “Paper Kingdoms” share one engine. {taken_up} will be released on May 3."
    assert briefs(text) == [f"Lantern Coast: {MAY_3}", f"Paper Kingdoms: {MAY_3}"]


@pytest.mark.parametrize(
    "text",
    [
        "It will be released on May 3.",
        "The studio is proud. He will return in June.",
        "Northlight Games owns a studio in Leeds. The company will move in June.",
        "Several new games will be released in June.",
    ],
)
def test_what_stands_for_no_work_gives_no_claim(text):
    assert briefs(text) == []


def discourse(*names: str, main: str | None = None, kind: str = "game") -> Discourse:
    mentions = tuple(Mention(i, i + 1, name, None, 5.0) for i, name in enumerate(names))
    return Discourse(Works(mentions, main, None, dict.fromkeys(names, kind)))


def slot(sentence: str, word: str, spoken_of: Discourse, *names: str) -> list[Work]:
    tree = parsed(sentence, *names)
    token = next(t for t in tree.doc if tree.surface(t) == word)
    return resolve([token], tree, spoken_of, reader().lexicon)


def test_the_latest_work_of_a_kind_is_meant_where_none_is_the_main_one():
    spoken_of = Discourse(
        Works((), None, None, {"Harbour of Glass": "film", "Lantern Coast": "game", "Salt Meridian": "tv"})
    )
    for name in ("Harbour of Glass", "Lantern Coast", "Salt Meridian"):
        spoken_of.saw([Work(name)], [])
    assert slot("The film opens in June.", "film", spoken_of) == [Work("Harbour of Glass")]
    assert slot("The game ships in June.", "game", spoken_of) == [Work("Lantern Coast")]


def test_it_is_the_subject_named_before_in_its_own_sentence():
    spoken_of = discourse("Paper Kingdoms", main="Paper Kingdoms")
    sentence = "Lantern Coast is done, and it ships in June."
    assert slot(sentence, "it", spoken_of, "Lantern Coast") == [Work("Lantern Coast")]


def test_a_person_is_no_work():
    assert slot("He returns in June.", "He", discourse("Lantern Coast", main="Lantern Coast")) == []


def test_the_season_of_the_headline_holds_for_the_bare_name():
    works = Works((), "Salt Meridian", "season 2", {"Salt Meridian": "tv"})
    mentions = [Mention(0, 13, "Salt Meridian", None, 5.0), Mention(20, 30, "Salt Meridian", "season 1", 5.0)]
    assert named_works(mentions, Discourse(works)) == [
        Work("Salt Meridian", "season 2"),
        Work("Salt Meridian", "season 1"),
    ]


SECTIONS = [
    # each paragraph speaks of its own game
    (
        "“Paper Kingdoms” is a game about paper. It will be released on May 3.\n\n"
        "“Lantern Coast” is a game about a lighthouse. The game will be released on May 4.",
        ["Lantern Coast: release in 2024-05-04", f"Paper Kingdoms: {MAY_3}"],
    ),
    # a line by itself heads a section
    (
        "Paper Kingdoms\n\nYou fold the world in this game. It will be released on May 3.\n\n"
        "Lantern Coast\n\nYou keep a lighthouse in this game. It will be released on May 4.",
        ["Lantern Coast: release in 2024-05-04", f"Paper Kingdoms: {MAY_3}"],
    ),
    # a platform that begins a sentence is no topic
    (
        "The game “Paper Kingdoms” has a date. Xbox players will have to wait. The game will be released on May 3.",
        [f"Paper Kingdoms: {MAY_3}"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SECTIONS)
def test_it_is_the_work_that_its_own_paragraph_speaks_of(text, expected):
    assert briefs(text, headline="Paper Kingdoms and Lantern Coast: two games of May") == expected


def test_a_plural_name_takes_up_the_products_named_before():
    spoken_of = discourse("MacBook Air", "Mac Pro")
    spoken_of.saw([Work("MacBook Air"), Work("Mac Pro")], [])
    sentence = "Those Macs will arrive in June."
    assert slot(sentence, "Macs", spoken_of, "Macs") == [Work("MacBook Air"), Work("Mac Pro")]
    assert slot("New Macs will arrive in June.", "Macs", spoken_of, "Macs") == [Work("Macs")]


@pytest.mark.parametrize("sentence", ["The expansion is so big that it will only ship in June."])
def test_it_takes_up_a_description_of_its_own_sentence(sentence):
    spoken_of = discourse("Lantern Coast", "Embers of Dusk", main="Lantern Coast")
    spoken_of.saw([Work("Lantern Coast"), Work("Embers of Dusk")], [])
    assert slot(sentence, "it", spoken_of) == [Work("Embers of Dusk")]


@pytest.mark.parametrize(
    ("sentence", "token"),
    [
        ("All three of them will arrive in June.", "three"),
        ("All three will arrive in June.", "three"),
        ("The trio will arrive in June.", "trio"),
    ],
)
def test_a_count_takes_up_the_latest_works(sentence, token):
    spoken_of = discourse("Harbour Tales", "Lantern Coast", "Paper Kingdoms", "Salt Meridian", main="Harbour Tales")
    for name in ("Harbour Tales", "Lantern Coast", "Paper Kingdoms", "Salt Meridian"):
        spoken_of.saw([Work(name)], [])
    assert slot(sentence, token, spoken_of) == [Work("Lantern Coast"), Work("Paper Kingdoms"), Work("Salt Meridian")]


def test_a_count_of_something_else_takes_up_nothing():
    spoken_of = discourse("Lantern Coast", "Paper Kingdoms")
    spoken_of.saw([Work("Lantern Coast"), Work("Paper Kingdoms")], [])
    assert slot("Two of the actors will arrive in June.", "Two", spoken_of) == []


@pytest.mark.parametrize(
    ("headline", "text", "expected"),
    [
        # nouns that stand for the work which they name
        ("Paper Kingdoms returns", "The network's new take on “Paper Kingdoms” will premiere on May 3.", [f"Paper Kingdoms: {MAY_3}"]),
        ("Sonder Vela 4 leaks", "The Sonder Vela 4 is a phone. The lineup will be released on May 3.", [f"Sonder Vela 4: {MAY_3}"]),
        ("Sonder Vela 4 leaks", "The Sonder Vela 4 is a phone. A lineup of bands will be released on May 3.", []),
        # the apposition tells which
        ("Paper Kingdoms arrives", "The studio's “Salt Meridian” replacement, “Paper Kingdoms”, will be released on May 3.", [f"Paper Kingdoms: {MAY_3}"]),
        # nearly done is still to come
        ("Paper Kingdoms is near", "The studio is close to launching “Paper Kingdoms”.", ["Paper Kingdoms: release"]),
        ("Paper Kingdoms is near", "“Paper Kingdoms” is out soon on PC.", ["Paper Kingdoms: release"]),
        ("Paper Kingdoms is near", "“Paper Kingdoms” is out now on PC.", []),
    ],
)  # fmt: skip
def test_what_stands_for_a_work_and_when_it_is_still_to_come(headline, text, expected):
    assert briefs(text, headline=headline) == expected


YET_TO_COME = [
    # the date is missing …
    ("It doesn't have a release date yet.", ["Lantern Coast: release"]),
    ("It doesn’t yet have a release date.", ["Lantern Coast: release"]),
    ("Northlight hasn't announced a release date.", ["Lantern Coast: release"]),
    # … or the work itself
    ("The game has yet to be released.", ["Lantern Coast: not release"]),
    ("It hasn't come to consoles yet.", ["Lantern Coast [consoles]: not release"]),
    ("Northlight has not released it.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), YET_TO_COME)
def test_a_date_or_a_work_that_is_still_missing(sentence, expected):
    headline, first = GAME
    assert briefs(f"{first} {sentence}", headline=headline) == expected


TRAILERS = [
    ("Northlight has shared a teaser trailer for Lantern Coast.", ["Lantern Coast: announcement"]),
    ("Northlight shared gameplay footage from Lantern Coast.", ["Lantern Coast: announcement"]),
    ("Northlight shared a recipe for its fans.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), TRAILERS)
def test_a_trailer_announces_the_work_that_it_shows(sentence, expected):
    headline, first = GAME
    assert briefs(f"{first} {sentence}", headline=headline) == expected


def test_its_means_the_work_that_the_sentence_itself_names():
    text = (
        "Lantern Coast is a game about a lighthouse.\n\n“Paper Kingdoms” was the studio's last game. "
        "Here is what we know about Lantern Coast ahead of its 2025 release."
    )
    assert briefs(text, headline=GAME[0]) == ["Lantern Coast: release in 2025-01-01..2025-12-31"]


def test_a_heading_says_whose_date_is_missing():
    text = (
        "Lantern Coast\n\nYou keep a lighthouse in Lantern Coast.\n\nRelease date: May 3\n\n"
        "Brineholt\n\nYou fold the world in Brineholt.\n\nThere is no release date yet.\n"
    )
    assert briefs(text, headline="Lantern Coast and more: the games of next year") == [
        "Brineholt: release",
        f"Lantern Coast: {MAY_3}",
    ]


@pytest.mark.parametrize(
    "sentence",
    ["Sonder will supply screens for tablet launches in June.", "Some of the tablets coming in June have been leaked."],
)
def test_several_of_a_kind_are_no_work(sentence):
    headline, first = DEVICE
    assert briefs(f"{first} {sentence}", headline=headline) == []
