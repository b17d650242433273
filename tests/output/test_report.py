import re
from datetime import date
from html.parser import HTMLParser

import pytest

from claims.output.report import charts, rewrite_report, wording, write_report
from claims.output.report.views import build_works
from claims.output.tables import write_claims, write_estimates, write_run
from claims.records import Claim, Estimate
from tests.output.samples import AS_OF, CLAIMS, ESTIMATES, RUN


class Page(HTMLParser):
    """Collects what the tests ask for: tags with their attributes, ids, and the text."""

    def __init__(self, source):
        super().__init__()
        self.tags, self.text = [], []
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text.append(data)

    def all(self, tag):
        return [attrs for name, attrs in self.tags if name == tag]


@pytest.fixture
def folder(tmp_path):
    write_report(tmp_path, CLAIMS, ESTIMATES, RUN)
    return tmp_path


@pytest.fixture
def page(folder):
    return Page((folder / "report.html").read_text(encoding="utf-8"))


def test_page_needs_nothing_from_outside_and_runs_nothing(page):
    assert not page.all("script") and not page.all("img") and not page.all("iframe")
    assert [attrs["href"] for attrs in page.all("link")] == ["data:,"]
    assert not [attrs for _, attrs in page.tags if any(name.startswith("on") for name in attrs)]
    links = [attrs["href"] for attrs in page.all("a")]
    assert {link for link in links if not link.startswith("#")} == {"https://example.org/a"}


def test_every_link_within_the_page_has_its_place(page):
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {attrs["href"][1:] for attrs in page.all("a") if attrs["href"].startswith("#")} <= set(ids)


def test_pictures_have_words(page):
    labels = [attrs["aria-label"] for _, attrs in page.tags if attrs.get("role") == "img"]
    assert all(labels)
    assert any("80 percent between February 2026 and May 2027" in label for label in labels)
    assert "confirmed; start of production: 2025" in labels
    assert "speculative; no release: 2025" in labels


def test_overview_is_sorted_by_next_release_then_out_then_cancelled():
    names = [work.name for work in build_works(CLAIMS, ESTIMATES)]
    assert names[0] == "Tin Weather" and names[1] == "The Glass Orchard – season 2"
    assert names[-3:] == ["Blank – part 3", "Old Stone", "Lost Fair"]


def test_cues_and_time_are_marked_in_the_sentence(folder):
    page = (folder / "report.html").read_text(encoding="utf-8")
    assert 'It <mark title="modal">might</mark> be <mark class="time" title="time">early 2026</mark> at best' in page


@pytest.mark.parametrize("start", [0, 100])
def test_cue_offsets_may_count_from_the_sentence_or_the_article(start):
    cues = (
        ("might", 3 + start, 8 + start, "modal"),
        ("wrong", 4, 9, "modal"),
        ("might be", 3 + start, 11 + start, "x"),
    )
    claim = Claim(
        "c", "a", "X", "release", "none", sentence="It might be so.", start=100, end=115, cues=cues, target="x|"
    )
    (work,) = build_works([claim], [Estimate("x|", "X", AS_OF, "undated")])
    assert [(piece.text, piece.kind) for piece in work.evidence[0].pieces] == [
        ("It ", ""),
        ("might be", "x"),
        (" so.", ""),
    ]


def test_superseded_repeated_and_conflicting_claims_say_so(page):
    text = "".join(page.text)
    assert "superseded by newer news" in text
    assert "repeats another claim; counted once" in text
    assert text.count("conflicts with another claim: one says by August 2026") == 2
    assert "18 days later" in text and "22 days earlier" in text


def test_markdown_says_the_same_and_is_inert(folder):
    text = (folder / "report.md").read_text(encoding="utf-8")
    assert "| The Glass Orchard – season 2 | about August 2026 | Feb 2026 – May 2027 | rumoured |" in text
    assert "It **might** be **early 2026** at best" in text
    assert not re.search(r"(?<!\\)<", text)


def test_claims_after_the_day_of_the_estimate_are_left_out():
    late = Claim("late", "a", "X", "release", "none", published=date(2025, 4, 23), target="x|")
    (work,) = build_works([late], [Estimate("x|", "X", AS_OF, "undated")])
    assert work.evidence == []


def test_hundreds_of_works_stay_folded_but_indexed(tmp_path):
    many = [Estimate(f"work {n}|", f"Work {n}", AS_OF, "undated", claims_used=n % 7) for n in range(300)]
    write_report(tmp_path, [], many, {})
    page = Page((tmp_path / "report.html").read_text(encoding="utf-8"))
    works = [attrs for attrs in page.all("details") if attrs.get("class") == "work"]
    assert len(works) == 300 and sum("open" in attrs for attrs in works) == 8
    assert len([attrs for attrs in page.all("a") if attrs["href"].startswith("#work-")]) == 300


def test_no_works_is_said(tmp_path):
    write_report(tmp_path, [], [], {"as_of": None, "articles": 1, "claims": 0})
    for name in ("report.html", "report.md"):
        assert "No work with a claim about its release" in (tmp_path / name).read_text()


def test_report_comes_again_from_the_files_byte_for_byte(folder, tmp_path):
    before = {name: (folder / name).read_bytes() for name in ("report.html", "report.md")}
    write_claims(CLAIMS, tmp_path)
    write_estimates(ESTIMATES, tmp_path)
    write_run(RUN, tmp_path)
    rewrite_report(tmp_path)
    assert {name: (tmp_path / name).read_bytes() for name in before} == before
    (tmp_path / "run.json").write_text("{")
    with pytest.raises(ValueError, match=r"run\.json: not JSON"):
        rewrite_report(tmp_path)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("2026-03-05", "2026-03-05", "5 March 2026"),
        ("2026-03-01", "2026-03-31", "March 2026"),
        ("2026-01-01", "2026-12-31", "2026"),
        ("2026-09-01", "2026-12-31", "late 2026"),
        ("2026-01-01", "2026-06-30", "first half of 2026"),
        ("2026-04-01", "2026-06-30", "Apr 2026 – Jun 2026"),
        ("2026-02-03", "2027-11-20", "Feb 2026 – Nov 2027"),
        ("2026-02-03", "2026-02-19", "3 Feb 2026 – 19 Feb 2026"),
    ],
)
def test_spans_in_words(low, high, words):
    assert wording.span(date.fromisoformat(low), date.fromisoformat(high)) == words


@pytest.mark.parametrize(
    ("relation", "earliest", "latest", "words"),
    [
        ("after", "2026-01-01", None, "not before 2026"),
        ("after", "2026-05-01", None, "not before May 2026"),
        ("before", None, "2026-12-31", "by the end of 2026"),
        ("before", None, "2026-06-30", "by the end of June 2026"),
        ("in", "2026-01-01", "2026-12-31", "2026"),
        ("none", None, None, "no time named"),
    ],
)
def test_claimed_times_in_words(relation, earliest, latest, words):
    ends = [date.fromisoformat(text) if text else None for text in (earliest, latest)]
    assert wording.claimed_time(Claim("c", "a", "X", "release", relation, *ends)) == words


@pytest.mark.parametrize(
    ("state", "low", "median", "high", "words"),
    [
        ("dated", "2026-03-05", "2026-03-05", "2026-03-05", "5 March 2026"),
        ("window", "2026-02-05", "2026-03-15", "2026-06-05", "about March 2026"),
        ("rumoured", "2026-02-05", "2027-03-15", "2030-06-05", "about early 2027"),
        ("undated", "2026-05-31", "2026-05-31", "2026-05-31", "about May 2026"),
        ("released", "2026-03-05", "2026-03-05", "2026-03-05", "out since 5 March 2026"),
        ("released", "2026-03-01", "2026-03-15", "2026-03-31", "out since March 2026"),
        ("cancelled", "2026-02-05", "2027-03-15", "2030-06-05", "cancelled"),
    ],
)
def test_a_day_is_named_only_where_it_is_known(state, low, median, high, words):
    low, median, high = (date.fromisoformat(text) for text in (low, median, high))
    assert wording.expected(Estimate("x|", "X", AS_OF, state, median=median, interval80=(low, high))) == words


def test_distribution_is_drawn_inside_its_box_with_the_peak_near_the_median():
    drawn = charts.distribution(ESTIMATES[0])
    points = [tuple(map(float, pair.split(","))) for pair in re.findall(r"[\d.]+,[\d.]+", drawn.path)]
    assert all(0 <= x <= 100 and 0 <= y <= 100 for x, y in points)
    assert abs(min(points, key=lambda point: point[1])[0] - drawn.median) < 10
    assert drawn.band80.left < drawn.band50.left < drawn.median
    assert drawn.as_of is not None and drawn.as_of < drawn.band80.left
    assert charts.distribution(ESTIMATES[1]) is None  # one known day


def test_axis_labels_are_few_and_in_order():
    for days in (40, 400, 4000, 40000):
        ticks = charts.Axis(date(2001, 2, 3), date.fromordinal(date(2001, 2, 3).toordinal() + days)).ticks()
        assert 1 <= len(ticks) <= 9
        assert [tick.left for tick in ticks] == sorted({tick.left for tick in ticks})


def test_run_info_is_told(folder):
    text = (folder / "report.html").read_text(encoding="utf-8")
    assert "6 works, from 9 claims in 12 articles (1 input could not be read; see rejected.jsonl)." in text
    assert "22 April 2025" in text
