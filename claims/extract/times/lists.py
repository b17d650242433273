"""Days that share a month: "June 6-8", "May 3, 10 and 17", "the 24th and 25th of April" become one mention each."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claims.extract.times.recognise import Match

_DAYS = frozenset(("d1", "d2", "d3", "z", "ordn"))
_RANGE = frozenset(("dash", "to"))
# After "May 3 and 10" these words go on with the sentence; any other word is what there are ten of.
_GOES_ON = frozenset(
    "at in on for with and or but from to by of the a it its as when where while before after until this that is are "
    "next this last was were will only each respectively he she they we i via across during which who".split()
)


@dataclass(frozen=True, slots=True)
class Part:
    """One day of a list: its match, and whether a range runs to it from the day before it."""

    match: Match
    ranged: bool


def split_days(match: Match, tokens_start: list[int], after: str) -> list[Part]:
    """Return the days of a `days.*` match, each as a match of rule point.date that names the shared month and year.

    `tokens_start` holds the offset of each word of the match; `after` is the word that follows it.
    """
    words, classes = match.words, match.classes
    month = next(index for index, name in enumerate(classes) if name in ("month", "mabb"))
    spots = [
        index for index, name in enumerate(classes) if name in _DAYS and not (index and classes[index - 1] == "apos")
    ]
    year = [index for index, name in enumerate(classes) if name == "y" and index > month]
    shared_words = (words[month], *(words[index] for index in year))
    shared_classes = (classes[month], *(classes[index] for index in year))
    last_of_month = month + (2 if classes[month] == "mabb" and classes[month + 1 : month + 2] == ("dot",) else 1)
    plural = len(spots) > 1 and classes[spots[-1] - 1] not in _RANGE and spots[-1] == len(words) - 1
    if plural and after.isalpha() and classes[spots[-1]] != "ordn" and after not in _GOES_ON:
        spots = spots[:-1]
    parts = []
    for number, spot in enumerate(spots):
        first, last = spot, spot + 1
        if month < spot and number == 0:
            first = 0
        if month > spot and number == len(spots) - 1:
            last = last_of_month
        if year and number == len(spots) - 1:
            last = len(words)
        if number == 0:
            first = 0 if month < spot or spot == 1 else first
        own_words, own_classes = (words[spot], *shared_words), (classes[spot], *shared_classes)
        part = replace(
            match,
            rule="point.date",
            start=tokens_start[first],
            end=tokens_start[last - 1] + len(words[last - 1]),
            words=own_words,
            classes=own_classes,
            first=match.first + first,
            last=match.first + last,
        )
        parts.append(Part(part, number > 0 and any(name in _RANGE for name in classes[spots[number - 1] + 1 : spot])))
    return parts
