"""TIMEX3 types and values as TimeML annotators write them, seen from Tuesday 11 August 1998."""

from datetime import date

import pytest
from times_marked import check

from claims.extract.times import tag

VALUES = """
It closed [Tuesday = 1998-08-11 | 1998-08-11].
It closed [Monday = 1998-08-10 | 1998-08-10].
He said it on [Friday = 1998-08-07 | 1998-08-07].
It happened [last Friday = 1998-08-07 | 1998-08-07].
It will open [Thursday = 1998-08-13 | 1998-08-13].
It happened on [Aug. 7 = 1998-08-07 | 1998-08-07].
It happened on [August 7, 1998 = 1998-08-07 | 1998-08-07].
It happened on [7 August 1998 = 1998-08-07 | 1998-08-07].
It happened in [July 1997 = 1997-07-01..1997-07-31 | 1997-07].
It happened in [December = 1997-12-01..1997-12-31 | 1997-12].
It happened [Friday night = 1998-08-07 | 1998-08-07TNI].
It happened [Friday morning = 1998-08-07 | 1998-08-07TMO].
It happened [Monday afternoon = 1998-08-10 | 1998-08-10TAF].
It happened [Monday evening = 1998-08-10 | 1998-08-10TEV].
It happened [this morning = 1998-08-11 | 1998-08-11TMO].
It happened [yesterday morning = 1998-08-10 | 1998-08-10TMO].
It happened [tonight = 1998-08-11 | 1998-08-11TNI].
It happened at [10:35 a.m. = 1998-08-11 | 1998-08-11T10:35].
It opens at [9 a.m. EDT Thursday = 1998-08-13 | 1998-08-13T09:00].
It closed at [noon = 1998-08-11 | 1998-08-11T12:00].
He is [now = - | PRESENT_REF] the chief.
It is [currently = - | PRESENT_REF] closed.
It [recently = - | PAST_REF] closed.
In [the future = - | FUTURE_REF] it closes.
In [the past = - | PAST_REF], it closed.
It took [three days = - | P3D].
It took [five hours = - | PT5H].
It took [5 1/2 hours = - | PT5H30M].
It took [two and a half years = - | P2.5Y].
It was a [16-hour = - | PT16H] flight.
It was a [four-month = - | P4M] stay.
It was a [day-long = - | P1D] visit.
It took [several weeks = - | PXW].
It took [a few days = - | PXD].
It lasted for [years = - | PXY].
It took [twenty-five years = - | P25Y].
It took [a decade = - | P10Y].
It took [at least 72 hours = - | PT72H].
It took [more than two years = - | P2Y].
It has grown over [the past two months = 1998-06-11..1998-08-11 | P2M].
It has grown over [the past year = 1997-08-11..1998-08-11 | P1Y].
It happens [every day = - | P1D].
It happens [daily = - | P1D].
It happens [weekly = - | P1W].
It happens [annually = - | P1Y].
It happens [every year = - | P1Y].
It happens [every Friday = - | XXXX-WXX-5].
It happens [every two weeks = - | P2W].
It happened in [the third quarter = 1998-07-01..1998-09-30 | 1998-Q3].
It happened in [the first quarter of 1998 = 1998-01-01..1998-03-31 | 1998-Q1].
It happened in [fiscal 1997 = 1997-01-01..1997-12-31 | FY1997].
It happened in [the 1990s = 1990-01-01..1999-12-31 | 199X].
It happened in [the 19th century = 1800-01-01..1899-12-31 | 18].
It happened in [the twentieth century = 1900-01-01..1999-12-31 | 19].
It happened in [44 BC = - | BC0044].
It happened [50 years ago = 1948-01-01..1948-12-31 | 1948].
It happened [a decade ago = 1988-01-01..1988-12-31 | 1988].
It happened [11 days ago = 1998-07-31 | 1998-07-31].
It happened [two months ago = 1998-06-01..1998-06-30 | 1998-06].
It happened [six weeks ago = 1998-06-29..1998-07-05 | 1998-W27].
It happened [last November = 1997-11-01..1997-11-30 | 1997-11].
It happened [last fall = 1997-09-01..1997-11-30 | 1997-FA].
It happened in [late November = 1997-11-21..1997-11-30 | 1997-11].
It happened [last week = 1998-08-03..1998-08-09 | 1998-W32].
It happened over [the weekend = 1998-08-08..1998-08-09 | 1998-W32-WE].
It happened on [Thanksgiving Day = 1997-11-27 | 1997-11-27].
It happened in [the week of March 6 = 1998-03-02..1998-03-08 | 1998-W10].
It happened [the day before yesterday = 1998-08-09 | 1998-08-09].
"""


@pytest.mark.parametrize("sentence", VALUES.strip().splitlines())
def test_a_value_is_as_timeml_writes_it(sentence):
    check(sentence, "1998-08-11")


TYPES = [
    ("It closed on Monday.", "DATE"),
    ("It closed on Monday night.", "TIME"),
    ("It took three days.", "DURATION"),
    ("It opens every day.", "SET"),
]


@pytest.mark.parametrize(("text", "kind"), TYPES)
def test_a_type_is_one_of_four(text, kind):
    assert [item.type for item in tag(text, date(1998, 8, 11))] == [kind]


MODS = [
    ("It closed in early 1998.", "START"),
    ("It closed in mid-1998.", "MID"),
    ("It closed in late 1998.", "END"),
    ("It took about two years.", "APPROX"),
    ("It took at least two years.", "EQUAL_OR_MORE"),
    ("It took more than two years.", "MORE_THAN"),
    ("It took less than two years.", "LESS_THAN"),
]


@pytest.mark.parametrize(("text", "mod"), MODS)
def test_a_modifier_is_kept(text, mod):
    assert [item.mod for item in tag(text, date(1998, 8, 11))] == [mod]


MORE = """
It was announced [late Friday = 1998-08-07 | 1998-08-07].
[Last year's third quarter = 1997-07-01..1997-09-30 | 1997-Q3] was weak.
It grew in [recent weeks = - | PXW].
It costs $100 [a month = - | P1M].
It took [half an hour = - | PT30M].
It will close by [year end = ..1998-12-31 | 1998].
It was [decades-long = - | PXY] work.
It grew for [decades = - | PXY].
In the [years = - | PXY] that followed, it grew.
In May [1998 = 1998-01-01..1998-12-31] weeks passed.
"""


@pytest.mark.parametrize("sentence", MORE.strip().splitlines()[:-1])
def test_phrases_of_newswire(sentence):
    check(sentence, "1998-08-11")


CLAUSES = """
Until [Friday = 1998-08-07.. | 1998-08-07], they had not named him.
It will stay shut until [Friday = 1998-08-14.. | 1998-08-14].
On [Friday = 1998-08-07 | 1998-08-07], when she set aside vacation plans, it rained.
She could not be reached [Friday = 1998-08-07 | 1998-08-07].
Neither of them could be found [Thursday = 1998-08-06 | 1998-08-06] at home.
She could be freed [Friday = 1998-08-14 | 1998-08-14].
Among the first three states to join on [Friday = 1998-08-07 | 1998-08-07] were two islands.
A rally planned for [Saturday = 1998-08-08 | 1998-08-08] was called off.
A rally is planned for [Saturday = 1998-08-15 | 1998-08-15].
In [January = 1998-01-01..1998-01-31 | 1998-01], the case of Smith vs. Jones over a bridge in Mobile, Ala., ended.
A bomb went off next to the U.S. mission [Friday morning = 1998-08-07 | 1998-08-07TMO].
Mr. Smith of the Acme Corp. of St. Paul left on [Friday = 1998-08-07 | 1998-08-07].
In its [Friday = 1998-08-07 | 1998-08-07] issue, the paper named him.
The minister headed [Wednesday = 1998-08-12 | 1998-08-12] to the coast.
"""


@pytest.mark.parametrize("sentence", CLAUSES.strip().splitlines())
def test_the_clause_gives_a_day_its_direction(sentence):
    check(sentence, "1998-08-11")


BESIDE = """
It rang at [10:35 a.m. = 1998-08-07 | 1998-08-07T10:35] (0735 GMT) [Friday = 1998-08-07 | 1998-08-07].
He will leave at [4 in the morning = 1998-08-13 | 1998-08-13T04:00] ([4 a.m. EDT Thursday = 1998-08-13 | 1998-08-13T04:00]).
It rang at [6 a.m. = 1998-08-11 | 1998-08-11T06:00]. He left [Friday = 1998-08-07 | 1998-08-07].
He came [last October = 1997-10-01..1997-10-31 | 1997-10] and left [that same day = 1997-10-01..1997-10-31 | 1997-10-XX].
He came [last October = 1997-10-01..1997-10-31 | 1997-10] and left [that same month = 1997-10-01..1997-10-31 | 1997-10].
"""


@pytest.mark.parametrize("sentence", BESIDE.strip().splitlines())
def test_a_time_takes_its_day_from_its_neighbour_and_invents_none(sentence):
    check(sentence, "1998-08-11")


CHRONICLE = """On 3 September 1939 the war began. The siege of 12 May 1940 lasted long. On 2 June 1941 the city fell. On
7 July 1942 it rose. By 9 August 1943 it was over. In October 1944 they came home. In December they left."""


def test_auto_reads_a_chronicle_from_its_last_date():
    found = tag(CHRONICLE, date(2009, 12, 19), policy="auto")
    assert [item.value for item in found][-2:] == ["1944-10", "1944-12"]


def test_auto_reads_news_from_its_publication_day():
    found = tag("It closed on Friday, after it had opened in May.", date(1998, 8, 11), policy="auto")
    assert [item.value for item in found] == ["1998-08-07", "1998-05"]


def test_release_policy_leans_forward():
    assert [item.value for item in tag("Out in March.", date(2023, 5, 23), policy="release")] == ["2024-03"]


def test_without_a_reference_day_only_full_dates_have_bounds():
    found = tag("Out on June 6, 2024, a Friday, or in March.", None)
    assert [(item.text, item.earliest) for item in found if item.earliest] == [("June 6, 2024", date(2024, 6, 6))]


@pytest.mark.parametrize("text", ["12 " * 5000, "May " * 5000, "1/" * 5000, "'" * 5000, " " * 5000, "İ" * 5000, ""])
def test_hostile_text_is_read_to_its_end(text):
    for item in tag(text, date(2023, 5, 23)):
        assert text[item.start : item.end] == item.text


COMPANIES = [
    ("Microsoft said it ships in fiscal 2024.", date(2023, 7, 1), date(2024, 6, 30)),
    ("Nintendo said it ships in fiscal 2024.", date(2024, 4, 1), date(2025, 3, 31)),
    ("Apple said it ships in the fiscal fourth quarter of 2023.", date(2023, 7, 1), date(2023, 9, 30)),
    ("It ships in the second half of this financial year, which ends in March.", date(2023, 10, 1), date(2024, 3, 31)),
    ("It ships in fiscal 2024.", date(2024, 1, 1), date(2024, 12, 31)),
]


@pytest.mark.parametrize(("text", "lo", "hi"), COMPANIES)
def test_a_fiscal_period_is_the_companys(text, lo, hi):
    item = tag(text, date(2023, 10, 28))[0]
    assert (item.earliest, item.latest) == (lo, hi)


def test_the_spacy_component_sets_the_spans():
    spacy = pytest.importorskip("spacy")
    import claims.extract.times.component  # noqa: F401

    nlp = spacy.blank("en")
    nlp.add_pipe("claims_times", config={"reference": "2023-05-23"})
    doc = nlp("It is out on June 6.")
    assert [(span.text, span.label_, span.kb_id_) for span in doc.spans["times"]] == [("June 6", "DATE", "2023-06-06")]
