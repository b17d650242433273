"""Calendars line by line, and works that are missing from one."""

from __future__ import annotations

from datetime import date

import pytest

from claims.extract.pipeline import extract_article
from claims.extract.reader import load_reader
from claims.records import Article
from claims.settings import models_dir


def releases(text: str, *, title: str | None = None, published: date = date(2019, 8, 20)) -> list[tuple[str, str, str]]:
    article = Article(id="a", text=text, title=title, published=published, published_source="given")
    return [
        (claim.subject, str(claim.earliest), claim.polarity)
        for claim in extract_article(article, load_reader(models_dir()))
        if claim.event == "release" and claim.relation == "in"
    ]


def test_three_lines_of_one_form_are_a_calendar():
    text = "The shelf.\n\n- Copper Bay 3: September 13 (PS4, PC)\n- Lantern Coast: November 8 on PS4\n- The Iron Vale: February 11, 2020\n"
    assert releases(text) == [
        ("Copper Bay 3", "2019-09-13", "affirmed"),
        ("Lantern Coast", "2019-11-08", "affirmed"),
        ("The Iron Vale", "2020-02-11", "affirmed"),
    ]


def test_one_line_alone_is_no_calendar():
    assert releases("Minutes.\n\n- Next meeting: September 13\n") == []


def test_what_is_missing_from_a_list_does_not_come_out_then():
    text = "Lantern Coast is a series. When Netflix showed its dramas set to air in 2020, Lantern Coast was missing from the list."
    assert releases(text, title="Where is Lantern Coast?") == [("Lantern Coast", "2020-01-01", "negated")]


AUGUST = "The biggest game releases of September 2019"
SHAPES = [
    ("Copper Bay 3 - September 13", ["Copper Bay 3"]),
    ("Copper Bay 3 (PS4, PC) – September 13", ["Copper Bay 3"]),
    ("Copper Bay 3: The Long Shore (September 13)", ["Copper Bay 3: The Long Shore"]),
    ("Copper Bay 3 | September 13 | PS4", ["Copper Bay 3"]),
    ("| Copper Bay 3 | 13 September | PS4 |", ["Copper Bay 3"]),
    ("September 13: Copper Bay 3", ["Copper Bay 3"]),
    ("- Fri, Sep 13 — Copper Bay 3 - snapshot", ["Copper Bay 3"]),
    ("Robots Are Silly - September 13", ["Robots Are Silly"]),
    ("Last updated: September 13", []),
    ("September 13: Annual Copper Conference", []),
    ("September 13: we all went home and slept until noon", []),
]


@pytest.mark.parametrize(("line", "names"), SHAPES)
def test_a_line_under_a_headline_of_releases(line, names):
    found = releases(f"Much is coming.\n{line}\n", title=AUGUST)
    assert found == [(name, "2019-09-13", "affirmed") for name in names]


def test_two_days_of_one_line_are_two_releases():
    assert releases("Copper Bay 3 - September 13 / September 17\n", title=AUGUST) == [
        ("Copper Bay 3", "2019-09-13", "affirmed"),
        ("Copper Bay 3", "2019-09-17", "affirmed"),
    ]


LINES = "September 13 - Copper Bay 3\nSeptember 20 - Lantern Coast\nSeptember 27 - The Iron Vale\n"


def test_lines_that_begin_with_a_day_need_a_word_that_introduces_them():
    assert len(releases(f"Here is when each of them hits theaters:\n{LINES}", title="A busy month")) == 3
    assert releases(f"The board will sit on these days:\n{LINES}", title="A busy month") == []


def test_the_countries_of_a_list_are_regions_of_the_work():
    text = "Lantern Coast will be released in September.\nSeptember 13 — France and Spain\nSeptember 14 — Japan\n"
    article = Article(id="a", text=text, title="Lantern Coast release dates", published=date(2019, 8, 20))
    found = extract_article(article, load_reader(models_dir()))
    assert [(c.subject, c.installment) for c in found[1:]] == [
        ("Lantern Coast", "France and Spain"),
        ("Lantern Coast", "Japan"),
    ]


FIELDS = """The list.
Copper Bay 3
A racer by the sea, and the third of its name, with boats that sink and cars that swim.
Release date: September 13
Lantern Coast
Somebody has to light the lamps along the shore, and that somebody is the player of this game.
Release date: November 8
The Iron Vale
Dig deep, build high, and keep the trains running on time through snow and rain and strikes.
Release date: February 11, 2020
"""


def test_a_field_belongs_to_the_heading_above_it():
    assert releases(FIELDS) == [
        ("Copper Bay 3", "2019-09-13", "affirmed"),
        ("Lantern Coast", "2019-11-08", "affirmed"),
        ("The Iron Vale", "2020-02-11", "affirmed"),
    ]


SHARED_TIMES = [
    (
        "Sonder will announce the Vela 4 alongside the Vela Tab 2 and Vela Watch 3 in May.",
        "Vela 4, Vela Tab 2, Vela Watch 3: announcement",
    ),
    (
        "The Vela 4 will launch in May, together with the new Vela Watch 3.",
        "Vela 4, Vela Watch 3: release",
    ),
    ("Along with the Vela 4, Sonder will launch the Vela Tab 2 in May.", "Vela 4, Vela Tab 2: release"),
    ("Sonder is expected to reveal its new Vela 4, Vela Tab 2, and Vela Watch 3 devices in May.", "Vela 4, Vela Tab 2, Vela Watch 3: announcement"),
    ("Sonder will release the Vela GX 4600, 4700 and 4800 graphics cards in May.", "Vela GX 4600, Vela GX 4700, Vela GX 4800: release"),
    ("Sonder will release the Vela GX 4600 and 12 more games in May.", "Vela GX 4600: release"),
    ("The Vela 4 will launch in May along with a charger and a free case.", "Vela 4: release"),
    ("The Vela 4 will launch in May alongside a trailer for the Vela 3.", "Vela 4: release"),
    (
        "A handful of devices will launch in May, including the Vela 4 and the Vela Tab 2.",
        "Vela 4, Vela Tab 2: release",
    ),
    (
        "Here are the phones that will launch in May: Vela 4, Vela Tab 2 and Vela Watch 3.",
        "Vela 4, Vela Tab 2, Vela Watch 3: release",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), SHARED_TIMES)
def test_works_that_come_together_share_the_event_and_its_time(sentence, expected):
    found = extract_article(
        Article(id="a", text=sentence, title="Vela 4 and more", published=date(2024, 3, 4), published_source="given"),
        load_reader(models_dir()),
    )
    names, _, event = expected.partition(": ")
    assert {(c.subject, c.event, str(c.earliest)) for c in found} == {
        (n, event, "2024-05-01") for n in names.split(", ")
    }
