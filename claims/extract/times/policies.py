"""Choose between the news and the narrative reading of a text (policy "auto")."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from claims.extract.times.recognise import Match

_FEWEST_YEARS = 6  # fewer written years say nothing about the genre
_FAR = 2  # years from the reference year that count as another time
_FAR_SHARE = 0.6
_DATED = 12  # dates written with their year that mark a chronicle of any time
_CLOSE_SHARE = 0.25  # weekdays, today-words and "last week" for each written year: the mark of news


_RELATIVE = frozenset(("this", "next", "last", "compare", "coming"))
_UNITS = frozenset(("unit", "quarter", "weekend", "daypart", "season"))


def choose_policy(matches: Sequence[Match], reference: date | None) -> str:
    """Return "narrative" or "news" from what a text's time words look like.

    A narrative (encyclopaedia, history) writes its years out, most of them far from the reference year, and hardly
    names a weekday or says "yesterday" or "last week". It needs at least six written years, three fifths of them more
    than two years away or a dozen of them in dates with a month, and at most one such word for every four of them.
    Everything else, and every text without a reference day, is news.
    """
    if reference is None:
        return "news"
    years, far, close, dated = 0, 0, 0, 0
    for match in matches:
        dated += "y" in match.classes and ("month" in match.classes or "mabb" in match.classes)
        if match.classes[0] in _RELATIVE and match.classes[-1] in _UNITS:
            close += 1
        for word, name in zip(match.words, match.classes, strict=True):
            if name == "y":
                years += 1
                far += abs(int(word) - reference.year) > _FAR
            elif name == "bc":
                years += 1
                far += 1
            elif name in ("weekday", "today"):
                close += 1
    narrative = (
        years >= _FEWEST_YEARS and (far >= _FAR_SHARE * years or dated >= _DATED) and close <= _CLOSE_SHARE * years
    )
    return "narrative" if narrative else "news"
