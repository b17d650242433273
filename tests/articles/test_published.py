from datetime import date, datetime
from pathlib import Path

import pytest

from claims.articles import read_articles
from claims.articles.published import find_published, parse_date

FILLER = "The makers of the show have kept quiet for a while, and nobody in the business seems surprised by it."


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-03-05", "2024-03-05"),
        ("2024-03-05T23:59:00-08:00", "2024-03-05"),
        ("2024-3-5 10:00", "2024-03-05"),
        ("20240305", "2024-03-05"),
        ("March 5, 2024", "2024-03-05"),
        ("5 March 2024", "2024-03-05"),
        ("Tue, 05 Mar 2024 18:48:00 GMT", "2024-03-05"),
        ("Sept. 5th, 2024 at 4 pm ET", "2024-09-05"),
        ("03/05/2024", "2024-03-05"),
        ("05.03.2024", "2024-03-05"),
        ("5 mars 2024", "2024-03-05"),
        ("2024年3月5日", "2024-03-05"),
        ("March 2024", "2024-03-31"),
        ("2024-02", "2024-02-29"),
        (date(2024, 3, 5), "2024-03-05"),
        (datetime(2024, 3, 5, 12), "2024-03-05"),
        (1709640000, "2024-03-05"),
        (1709640000000, "2024-03-05"),
        ("1709640000", "2024-03-05"),
        ("2024", None),
        ("yesterday", None),
        ("two days ago", None),
        ("soon", None),
        ("2024-02-31", None),
        ("February 30, 2024", None),
        ("", None),
        (None, None),
        (True, None),
        ([], None),
        ("x" * 10_000, None),
    ],
)
def test_given_dates_in_many_forms(value, expected):
    found = parse_date(value)
    assert (found.isoformat() if found else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{FILLER}\n\n2025-04-22 18:48\n", "2025-04-22"),
        (f"April 22, 2025\n{FILLER}", "2025-04-22"),
        (f"A headline\n\nTuesday, 22 April 2025, 6:48 pm\n\n{FILLER}", "2025-04-22"),
        (f"Published: March 3, 2024\n\n{FILLER}", "2024-03-03"),
        (f"{FILLER}\n\nPosted on 3 March 2024 by Ann\n", "2024-03-03"),
        (f"**Published:** 2024/03/03\n\n{FILLER}", "2024-03-03"),
        (f"{FILLER}\nThis article was originally published on March 3, 2024.\n", "2024-03-03"),
        (f"Updated: May 1, 2024\nPublished: March 3, 2024\n{FILLER}", "2024-03-03"),
        (f"Last updated May 1, 2024\n{FILLER}", "2024-05-01"),
        (f"LONDON, May 3, 2024 — {FILLER}", "2024-05-03"),
        (f"LOS ANGELES, Calif. – May 3, 2024 – {FILLER}", "2024-05-03"),
        (f"SEOUL, South Korea, May 3, 2024 /PRNewswire/ -- {FILLER}", "2024-05-03"),
        (f"A headline\n\nStratford-upon-Avon, England, May 3, 2024 (Wire) — {FILLER}", "2024-05-03"),
        (f"By Ann Lee | May 3, 2024\n\n{FILLER}", "2024-05-03"),
        (f"The Orchard, out May 3, 2024\n\n{FILLER}", None),
        (f"The book was published on May 3, 2024 by a small press.\n{FILLER}", "inferred"),
        (f"{FILLER} It opens on May 3, 2030.\n", None),
    ],
)
def test_dates_that_the_text_states_of_itself(text, expected):
    found, source = find_published(text)
    if expected in (None, "inferred"):
        assert source == (expected or "none")
    else:
        assert (found.isoformat(), source) == (expected, "text")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In an interview in March 2023 she said that shooting had not begun. If it starts in August, hopes for 2023 are gone.",
            "2023-03-31",
        ),
        ("The order came through on June 6, 2022, and it was celebrated. Viewers hope for 2024.", "2022-06-06"),
        ("The band finished mixing in May 2019. The record will be released in October 2019.", "2019-05-31"),
        (
            "Cameras rolled in November 2024, a report said. It will be shown on November 20, 2024.",
            "2024-11-19",
        ),
        (
            "The sequel was pushed from November 2023 to March 2024. Its studio had confirmed the film in May 2022.",
            "2022-05-31",
        ),
        ("It was announced in July 2020 that the console would be released in November 2020.", "2020-07-31"),
        (
            "The show premiered in 2017. Back in February 2021 the network renewed it; a return is expected in 2022.",
            "2021-02-28",
        ),
        ("Filming began in 2023, and in March 2023 the director spoke of a long road.", "2023-03-31"),
        ("The game was scheduled for September 2021 but nothing has been heard of it.", None),
        ("A March 2026 release is planned. The studio wants it out by summer 2026.", None),
        ("Madden 2025 and Blade Runner 2049 were mentioned. It made $2,020 a day.", None),
        ("The film will now be released on March 15, 2024. It keeps its March 15, 2024 seats.", None),
        ("The first game was made in 2009 and sold well.", None),
        ("The first album was released in May 2009. The next one is planned for 2016.", None),
        ("Nothing here names a day. She said so, and they were glad.", None),
    ],
)
def test_inferred_from_what_the_text_speaks_of(text, expected):
    found, source = find_published(text)
    assert (found.isoformat() if found else None) == expected
    assert source == ("inferred" if expected else "none")


def test_stronger_evidence_wins():
    text = f"Published: March 3, 2024\n{FILLER} It was shot in May 2019."
    assert find_published(text, given="2024-04-01", metadata="2024-05-01") == (date(2024, 4, 1), "given")
    assert find_published(text, given="soon", metadata="2024-05-01") == (date(2024, 5, 1), "metadata")
    assert find_published(text, metadata="whenever") == (date(2024, 3, 3), "text")


@pytest.mark.shared
def test_the_seed_articles():
    seeds = Path(__file__).parents[3] / "shared" / "seeds"
    if not seeds.is_dir():
        pytest.skip("needs ../shared/seeds, which is not part of the project")
    found = {item.id: item for item in read_articles([str(seeds / "*.txt")])}
    assert (found["all-of-us-are-dead-2025"].published, found["all-of-us-are-dead-2025"].published_source) == (
        date(2025, 4, 22),
        "text",
    )
    inferred = found["all-of-us-are-dead-2023"]
    assert inferred.published_source == "inferred" and date(2023, 3, 1) <= inferred.published < date(2023, 8, 1)
