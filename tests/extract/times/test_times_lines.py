"""What a line break parts, where the caller says that it ends a sentence."""

from datetime import date

import pytest

from claims.extract.times import tag

DAY = date(2024, 3, 4)

LISTS = [
    ("Copper Bay 3\nMay 10 - Lantern Coast", ["2024-05-10..2024-05-10"]),
    ("- May 3\n- June 6\n", ["2024-05-03..2024-05-03", "2024-06-06..2024-06-06"]),
    ("It was made in\nMay 3 to May 5", ["2024-05-03..2024-05-05", "2024-05-03..2024-05-05"]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_nothing_reaches_across_a_line_that_ends_a_sentence(text, expected):
    assert [f"{t.earliest}..{t.latest}" for t in tag(text, DAY, lines=True)] == expected


def test_wrapped_text_is_read_across_its_lines():
    assert [t.text for t in tag("It arrives on May\n10 at last", DAY)] == ["May\n10"]
