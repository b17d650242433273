"""Calendars line by line, and works that are missing from one."""

from __future__ import annotations

from datetime import date

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
