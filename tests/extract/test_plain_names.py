"""Names of plain news: models, bracketed numbers, initials, seasons behind a verb, lines with several shows."""

from __future__ import annotations

import pytest
from helpers import briefs

_SHOWS = (
    "The network named its dates.\n"
    "* Monday, May 6: Hollow Bay, Copper Wire, Night Desk\n"
    "* Tuesday, May 7: The Long Ferry, Paper Moons, Two Judges\n"
    "* Wednesday, May 8: Salt, Pepper and Thyme"
)
_SERVICE = (
    "These games were named:\n"
    "- Hollow Bay (cloud, console and PC): March 14\n"
    "- Copper Wire 4 (cloud and PC): March 19\n"
    "- Night Desk: The Game (console): March 22"
)


@pytest.mark.parametrize(
    ("headline", "text", "expected"),
    [
        (
            "Galaxy S31 leaks",
            "The Galaxy S31, S31+ and S31 Ultra will go on sale on May 3.",
            [
                "Galaxy S31 Ultra: release in 2024-05-03",
                "Galaxy S31+: release in 2024-05-03",
                "Galaxy S31: release in 2024-05-03",
            ],
        ),
        (
            "Hollow Bay S2 is dated",
            "The drama Hollow Bay S2 will premiere on May 3.",
            ["Hollow Bay [season 2]: release in 2024-05-03"],
        ),
        (
            "The Phone (4a) gets a date",
            "The maker says that the Phone (4a) will launch on May 3.",
            ["Phone (4a): release in 2024-05-03"],
        ),
        (
            "T.A.L.O.N. 2 slips",
            "Burrow Games has delayed T.A.L.O.N. 2: Heart of Salt once more.",
            ["T.A.L.O.N. 2: Heart of Salt: delay"],
        ),
        (
            "Spring on the network",
            "The drama Hollow Bay opens its second season on May 3.",
            ["Hollow Bay [season 2]: release in 2024-05-03"],
        ),
        (
            "Spring on the network",
            "The sitcom Hollow Bay comes back for a fifth season on May 3.",
            ["Hollow Bay [season 5]: release in 2024-05-03"],
        ),
        (
            "Hollow Bay returns",
            "Volume 18 of the Hollow Bay manga goes on sale on May 3.",
            ["Hollow Bay [volume 18]: release in 2024-05-03"],
        ),
        (
            "All the dates of the show",
            "The Last Miller now has a release window: May 2024. “The Last Miller” is a western.",
            ["The Last Miller: release in 2024-05-01..2024-05-31"],
        ),
        (
            "New tablets in May",
            "Apple will launch the iPad Air on May 3. There is no release date yet for a new iPad mini.",
            ["iPad Air: release in 2024-05-03", "iPad mini: release"],
        ),
        (
            "Premiere dates of the spring",
            _SHOWS,
            [
                "Copper Wire: release in 2024-05-06",
                "Hollow Bay: release in 2024-05-06",
                "Night Desk: release in 2024-05-06",
                "Paper Moons: release in 2024-05-07",
                "Salt, Pepper and Thyme: release in 2024-05-08",
                "The Long Ferry: release in 2024-05-07",
                "Two Judges: release in 2024-05-07",
            ],
        ),
        (
            "Xbox Game Pass: the games of March",
            _SERVICE,
            [
                "Copper Wire 4 [Game Pass]: release in 2024-03-19",
                "Hollow Bay [Game Pass]: release in 2024-03-14",
                "Night Desk: The Game [Game Pass]: release in 2024-03-22",
            ],
        ),
        (
            "The games of March",
            _SERVICE,
            [
                "Copper Wire 4: release in 2024-03-19",
                "Hollow Bay: release in 2024-03-14",
                "Night Desk: The Game: release in 2024-03-22",
            ],
        ),
        (
            "Hollow OS 7 beta: who gets it",
            "The Hollow OS 7 beta is out. Beta 2 should drop around May 16. Release candidate 2 of Hollow OS 7 is due on June 3.",
            ["Hollow OS 7 [Beta 2]: release in 2024-05-16", "Hollow OS 7 [Release candidate 2]: release in 2024-06-03"],
        ),
        (
            "Emberfall IV season 3 starts in May",
            "The third season of Emberfall IV, called Season of the Kiln, begins on May 23.",
            ["Emberfall IV [Season of the Kiln]: release in 2024-05-23"],
        ),
        (
            "Emberfall IV gets a new season",
            "The third season of Emberfall IV begins on May 23.",
            ["Emberfall IV [season 3]: release in 2024-05-23"],
        ),
    ],
)
def test_names_of_plain_news(headline: str, text: str, expected: list[str]) -> None:
    assert briefs(text, headline=headline) == expected
