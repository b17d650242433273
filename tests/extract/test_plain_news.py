"""Plain sentences of news about a coming work, in as many wordings as editors use.

Each stands behind a sentence that names the work; all are read as published on Monday 4 March 2024. `brief` lines without
the work's name: the table is about the event and its time, the name is that of the article.
"""

import pytest
from helpers import article as article_of
from helpers import brief, reader

from claims.extract.pipeline import explain_article

GAME = ("Amber Tides: what we know so far", "Amber Tides is the next game from Northlight Studio.", "Amber Tides")
SHOW = (
    "Hollow Harbour season 2: cast, plot and more",
    "Hollow Harbour season 2 is the next chapter of the Netflix drama.",
    "Hollow Harbour",
)
FILM = (
    "Paper Moons: everything about the sci-fi film",
    "Paper Moons is the new film by Lena Ortiz for Universal.",
    "Paper Moons",
)
PHONE = (
    "Corvid Phone 9: rumours, price and specs",
    "The Corvid Phone 9 is the next flagship of the Corvid line.",
    "Corvid Phone 9",
)

RELEASE = [
    (GAME, "The game launches worldwide on May 5.", ("release in 2024-05-05",)),
    (GAME, "The studio has set a May 5 launch for the game.", ("release in 2024-05-05",)),
    (GAME, "The action RPG will be out on May 5.", ("release in 2024-05-05",)),
    (GAME, "The role-playing game lands on PC and consoles on May 5.", ("release in 2024-05-05",)),
    (GAME, "Its full release is planned for May 5.", ("release in 2024-05-05",)),
    (GAME, "Northlight has dated the game for May 5.", ("release in 2024-05-05",)),
    (GAME, "Amber Tides finally has a release date: May 5.", ("release in 2024-05-05",)),
    (GAME, "The title is slated for a 2025 launch.", ("release in 2025-01-01..2025-12-31",)),
    (GAME, "Players can jump into the game on May 5.", ("release in 2024-05-05",)),
    (GAME, "Players can dive in on May 5.", ("release in 2024-05-05",)),
    (GAME, "The game will be playable from May 5.", ("release in 2024-05-05",)),
    (GAME, "The wait is nearly over, as the game arrives on May 5.", ("release in 2024-05-05",)),
    (GAME, "Amber Tides goes live at 9 a.m. on May 5.", ("release in 2024-05-05",)),
    (GAME, "It comes to Switch and PS5 in May.", ("release in 2024-05-01..2024-05-31",)),
    (GAME, "The shooter will leave early access in May.", ("release in 2024-05-01..2024-05-31",)),
    (GAME, "The game has been given a May 5 release date.", ("release in 2024-05-05",)),
    (GAME, "The publisher confirmed that the game is coming in May.", ("release in 2024-05-01..2024-05-31",)),
    (GAME, "We now know when Amber Tides is coming out: May 5.", ("release in 2024-05-05",)),
    (GAME, "Mark May 5 in your calendar, because that is when the game drops.", ("release in 2024-05-05",)),
    (GAME, "May 5 is the day Amber Tides arrives.", ("release in 2024-05-05",)),
    (GAME, "Amber Tides, which releases on May 5, has a photo mode.", ("release in 2024-05-05",)),
    (GAME, "Ahead of its May 5 release, Amber Tides got a demo.", ("release in 2024-05-05",)),
    (GAME, "With Amber Tides due on May 5, fans are getting excited.", ("release in 2024-05-05",)),
    (GAME, "There is no word yet on when the game will be out.", ("release",)),
    (GAME, "Northlight has not said when it will launch.", ("release",)),
    (GAME, "A release date has not been announced.", ("release",)),
    (GAME, "The game has no release window.", ("release",)),
    (GAME, "It has yet to get a release date.", ("release",)),
    (GAME, "It remains to be seen when the game will launch.", ("release",)),
    (GAME, "The game will skip 2024 and arrive in 2025.", ("release in 2025-01-01..2025-12-31",)),
    (GAME, "Steam lists the game for May 5.", ("release in 2024-05-05",)),
    (GAME, "A Steam page points to a launch on May 5.", ("release in 2024-05-05",)),
    (GAME, "The game is available May 5 on PC.", ("release in 2024-05-05",)),
    (GAME, "Amber Tides is out May 5 on PC.", ("release in 2024-05-05",)),
    (GAME, "Amber Tides is on its way to Xbox.", ("release",)),
    (GAME, "Pre-orders are open now, and the game ships on May 5.", ("release in 2024-05-05",)),
    (GAME, "Expect it in stores by the end of May.", ("release before 2024-05-31",)),
    (GAME, "The game's launch has been scheduled for May 5.", ("release in 2024-05-05",)),
    (GAME, "Its launch date is now May 5.", ("release in 2024-05-05",)),
    (GAME, "The release of Amber Tides is just around the corner.", ("release",)),
    (GAME, "Launch day is May 5.", ("release in 2024-05-05",)),
    (GAME, "Amber Tides' release date is set in stone: May 5.", ("release in 2024-05-05",)),
    (GAME, "The team is aiming to have the game out by the summer.", ("release before 2024-08-31",)),
    (GAME, "The team wants to get the game out the door in May.", ("release in 2024-05-01..2024-05-31",)),
    (FILM, "The movie opens on May 5.", ("release in 2024-05-05",)),
    (FILM, "The film is hitting the big screen on May 5.", ("release in 2024-05-05",)),
    (FILM, "Universal will open the film nationwide on May 5.", ("release in 2024-05-05",)),
    (FILM, "The thriller bows in cinemas on May 5.", ("release in 2024-05-05",)),
    (FILM, "Universal has dated the film for May 5, 2025.", ("release in 2025-05-05",)),
    (FILM, "The film will have its world premiere on May 5.", ("release in 2024-05-05",)),
    (FILM, "It will be in theaters from May 5.", ("release in 2024-05-05",)),
    (FILM, "The sci-fi epic will be released theatrically on May 5.", ("release in 2024-05-05",)),
    (FILM, "The film gets a theatrical release on May 5.", ("release in 2024-05-05",)),
    (FILM, "Universal staked out May 5, 2025 for the film.", ("release in 2025-05-05",)),
    (FILM, "The picture will make its streaming debut in May.", ("release in 2024-05-01..2024-05-31",)),
    (FILM, "The movie starts streaming on Peacock on May 5.", ("release in 2024-05-05",)),
    (SHOW, "The show returns on May 5.", ("release in 2024-05-05",)),
    (SHOW, "The drama is back for a second season on May 5.", ("release in 2024-05-05",)),
    (SHOW, "The second season kicks off on May 5.", ("release in 2024-05-05",)),
    (SHOW, "Netflix drops all eight episodes on May 5.", ("release in 2024-05-05",)),
    (SHOW, "All eight episodes will be available on May 5.", ("release in 2024-05-05",)),
    (SHOW, "The first three episodes premiere on May 5.", ("release in 2024-05-05",)),
    (SHOW, "New episodes arrive weekly from May 5.", ("release in 2024-05-05",)),
    (SHOW, "Season two hits Netflix on May 5.", ("release in 2024-05-05",)),
    (SHOW, "The new season will stream on Netflix from May 5.", ("release in 2024-05-05",)),
    (SHOW, "Netflix has set May 5 as the premiere date for the new season.", ("release in 2024-05-05",)),
    (SHOW, "The series will be back on our screens in May.", ("release in 2024-05-01..2024-05-31",)),
    (SHOW, "Viewers can catch the new season from May 5.", ("release in 2024-05-05",)),
    (SHOW, "The finale airs on May 5.", ("release in 2024-05-05",)),
    (SHOW, "The second season is expected to air in 2025.", ("release in 2025-01-01..2025-12-31",)),
    (SHOW, "Fans will have to wait until 2025 for the second season.", ("release after 2025-01-01",)),
    (SHOW, "We could see new episodes as early as May.", ("release after 2024-05-01",)),
    (PHONE, "The phone goes on sale on May 5.", ("release in 2024-05-05",)),
    (PHONE, "Corvid will start shipping the handset on May 5.", ("release in 2024-05-05",)),
    (PHONE, "The handset will hit shelves in May.", ("release in 2024-05-01..2024-05-31",)),
    (PHONE, "Sales begin on May 5.", ("release in 2024-05-05",)),
    (PHONE, "The smartphone will retail from May 5.", ("release in 2024-05-05",)),
    (PHONE, "The phone will be available for purchase from May 5.", ("release in 2024-05-05",)),
    (PHONE, "The handset is tipped to launch in May.", ("release in 2024-05-01..2024-05-31",)),
    (PHONE, "A launch in May is on the cards.", ("release in 2024-05-01..2024-05-31",)),
    (PHONE, "Shipments are due to begin in May.", ("release in 2024-05-01..2024-05-31",)),
    (GAME, "The game will no longer make its May launch.", ("not release in 2024-05-01..2024-05-31",)),
    (GAME, "The game missed its 2023 window.", ("not release in 2023-01-01..2023-12-31",)),
    (GAME, "The delay means that the game now comes out in 2025.", ("release in 2025-01-01..2025-12-31",)),
    (FILM, "The film's new release date is May 5, 2025.", ("release in 2025-05-05",)),
]

ANNOUNCEMENT = [
    (PHONE, "The device is expected to break cover in May.", ("announcement in 2024-05-01..2024-05-31",)),
    (PHONE, "Corvid will unveil the phone at an event on May 5.", ("announcement in 2024-05-05",)),
    (PHONE, "The phone will be made official on May 5.", ("announcement in 2024-05-05",)),
    (PHONE, "The company will take the wraps off the device on May 5.", ("announcement in 2024-05-05",)),
    (PHONE, "The company will host a launch event for the phone on May 5.", ("announcement in 2024-05-05",)),
    (GAME, "Northlight announced the game on Friday.", ("announcement in 2024-03-01",)),
    (GAME, "The game was first revealed in 2023.", ("announcement in 2023-01-01..2023-12-31",)),
    (GAME, "A first trailer arrived on Friday.", ("announcement in 2024-03-01",)),
    (GAME, "The studio dropped a new trailer for the game.", ("announcement",)),
    (GAME, "A gameplay reveal is planned for May 5.", ("announcement in 2024-05-05",)),
    (GAME, "We will learn more about the game on May 5.", ("announcement in 2024-05-05",)),
    (GAME, "The game will get a showcase on May 5.", ("announcement in 2024-05-05",)),
    (GAME, "More details are coming on May 5.", ("announcement in 2024-05-05",)),
    (FILM, "Universal has released the first teaser for the film.", ("announcement",)),
    (SHOW, "Netflix unveiled a first look at the new season.", ("announcement",)),
]

PRODUCTION_START = [
    (PHONE, "Mass production of the phone will begin in May.", ("production_start in 2024-05-01..2024-05-31",)),
    (PHONE, "The device has entered mass production.", ("production_start",)),
    (SHOW, "Filming begins in May.", ("production_start in 2024-05-01..2024-05-31",)),
    (SHOW, "Cameras start rolling in May.", ("production_start in 2024-05-01..2024-05-31",)),
    (SHOW, "The cast will head back to set in May.", ("production_start in 2024-05-01..2024-05-31",)),
    (SHOW, "The second season is currently filming in Spain.", ("production_start",)),
    (SHOW, "The second season is now in production.", ("production_start",)),
    (SHOW, "The show goes before cameras in May.", ("production_start in 2024-05-01..2024-05-31",)),
    (
        SHOW,
        "Production on the second season got under way in January.",
        ("production_start in 2024-01-01..2024-01-31",),
    ),
    (SHOW, "Filming has not started yet.", ("not production_start",)),
    (SHOW, "Shooting is scheduled for May.", ("production_start in 2024-05-01..2024-05-31",)),
    (SHOW, "The writers are already working on scripts for the third season.", ("production_start",)),
    (FILM, "Principal photography is set to begin on May 5.", ("production_start in 2024-05-05",)),
    (FILM, "Lena Ortiz will start shooting the film in May.", ("production_start in 2024-05-01..2024-05-31",)),
    (FILM, "The film is in pre-production.", ("production_start",)),
    (GAME, "Development of the game started in 2020.", ("production_start in 2020-01-01..2020-12-31",)),
    (GAME, "The game has been in development since 2020.", ("production_start after 2020-01-01",)),
    (GAME, "A sequel is already in the works.", ("production_start",)),
    (GAME, "Northlight has started work on a sequel.", ("production_start",)),
]

DELAY = [
    (
        GAME,
        "The game has been delayed to 2025.",
        (
            "delay",
            "release in 2025-01-01..2025-12-31",
        ),
    ),
    (
        GAME,
        "Northlight has pushed the game to 2025.",
        (
            "delay",
            "release in 2025-01-01..2025-12-31",
        ),
    ),
    (
        GAME,
        "The game has slipped into 2025.",
        (
            "delay",
            "release in 2025-01-01..2025-12-31",
        ),
    ),
    (GAME, "The game has been pushed back by three months.", ("delay",)),
    (GAME, "The release has been postponed indefinitely.", ("delay",)),
    (
        FILM,
        "Universal has moved the film from May to October.",
        (
            "delay",
            "release in 2024-10-01..2024-10-31",
            "not release in 2024-05-01..2024-05-31",
        ),
    ),
    (
        FILM,
        "The film was bumped to 2025.",
        (
            "delay",
            "release in 2025-01-01..2025-12-31",
        ),
    ),
    (FILM, "The film has been taken off the release calendar.", ("delay",)),
]

RENEWAL = [
    (SHOW, "Netflix has renewed the show for a third season.", ("renewal",)),
    (SHOW, "The show has been picked up for season 3.", ("renewal",)),
    (SHOW, "Netflix has ordered a third season.", ("renewal",)),
    (SHOW, "A third season has been greenlit.", ("renewal",)),
    (SHOW, "A third season is happening.", ("renewal",)),
    (SHOW, "The show will get a third season.", ("renewal",)),
    (SHOW, "Netflix has commissioned a third season.", ("renewal",)),
    (SHOW, "Netflix gave the series an early renewal.", ("renewal",)),
]

CANCELLATION = [
    (SHOW, "Netflix has cancelled the show.", ("cancellation",)),
    (SHOW, "Netflix has pulled the plug on the series.", ("cancellation",)),
    (SHOW, "The series won't return for a third season.", ("cancellation",)),
    (SHOW, "There will be no third season.", ("cancellation",)),
    (SHOW, "Netflix decided against a third season.", ("cancellation",)),
    (GAME, "The game has been scrapped.", ("cancellation",)),
    (GAME, "Northlight has ended development of the game.", ("cancellation",)),
    (GAME, "The project is dead.", ("cancellation",)),
]

PRODUCTION_END = [
    (FILM, "The film wrapped in January.", ("production_end in 2024-01-01..2024-01-31",)),
    (FILM, "Shooting wrapped in January.", ("production_end in 2024-01-01..2024-01-31",)),
    (FILM, "The film has finished filming.", ("production_end",)),
    (FILM, "The crew wrapped principal photography in January.", ("production_end in 2024-01-01..2024-01-31",)),
    (FILM, "The movie was shot in January.", ("production_end in 2024-01-01..2024-01-31",)),
    (FILM, "Filming is done.", ("production_end",)),
    (GAME, "The game has gone gold.", ("production_end",)),
    (GAME, "Development is complete.", ("production_end",)),
]

MORE = [
    (SHOW, "The show makes its return on May 5.", ("release in 2024-05-05",)),
    (SHOW, "The drama's return is set for May 5.", ("release in 2024-05-05",)),
    (SHOW, "Filming is expected to wrap in May.", ("production_end in 2024-05-01..2024-05-31",)),
    (SHOW, "Netflix has handed the show a third season.", ("renewal",)),
    (FILM, "The film is booked for May 5, 2025.", ("release in 2025-05-05",)),
    (PHONE, "The handset will become official in May.", ("announcement in 2024-05-01..2024-05-31",)),
    (PHONE, "The phone is nearing its launch.", ("release",)),
]

NOTHING = [
    (GAME, "In the game, Captain Reed is dead and his crew is on its own.", ()),
    (GAME, "You can get a headset for 20% off until May 5.", ()),
    (GAME, "The studio has an office in Spain and a dog called Miso.", ()),
    (SHOW, "Critics gave the series an early thumbs-up.", ()),
    (SHOW, "The actor decided against a career in law.", ()),
    (FILM, "The hero is dropped into the jungle in May 1943.", ()),
    (FILM, "Lena Ortiz shoots with old lenses.", ()),
    (PHONE, "The company has commissioned a report on battery life.", ()),
    (PHONE, "The phone has a cover that breaks easily.", ()),
]


def _read(article, sentence):
    """The claims of the second sentence, as pairs of the work and what is said of it."""
    headline, first, name = article
    found = explain_article(article_of(f"{first} {sentence}", headline=headline), reader())
    lines = [brief(claim) for read, claims, _ in found if read.start > len(first) - 1 for claim in claims]
    return {line.split(": ", 1)[1] for line in lines}, {line.split(": ", 1)[0].split(" [")[0] for line in lines}, name


@pytest.mark.parametrize(
    ("article", "sentence", "expected"),
    [*RELEASE, *ANNOUNCEMENT, *PRODUCTION_START, *DELAY, *RENEWAL, *CANCELLATION, *PRODUCTION_END, *MORE],
)
def test_event_is_read_in_the_wordings_of_news(article, sentence, expected):
    said, works, name = _read(article, sentence)
    assert set(expected) <= said
    assert name in works


@pytest.mark.parametrize(("article", "sentence", "expected"), NOTHING)
def test_sentences_beside_an_event_assert_none(article, sentence, expected):
    assert _read(article, sentence)[0] == set(expected)
