"""The labelled articles keep to GUIDELINE.md, and their words are our own."""

from __future__ import annotations

import gzip
import itertools
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claims.articles import read_articles
from claims.records import Article

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus"
SHARED = ROOT.parent / "shared"

ALLOWED = {
    "event": {"release", "production_start", "production_end", "announcement", "renewal", "cancellation", "delay"},
    "relation": {"in", "before", "after", "none"},
    "status": {"confirmed", "speculative"},
    "polarity": {"affirmed", "negated"},
    "source_role": {"official", "cast_crew", "insider", "analyst", "media", "author", "fan", "unknown"},
}
ARTICLE_FIELDS = {"id", "url", "outlet", "published", "title", "text", "claims"}
CLAIM_FIELDS = {
    "subject", "aliases", "installment", "event", "relation", "earliest", "latest", "expression", "status", "polarity",
    "source_role", "source_name", "optional", "start", "end",
}  # fmt: skip
# Which ends of the interval each relation sets.
ENDS = {"in": (True, True), "before": (False, True), "after": (True, False), "none": (False, False)}
# Characters that may stand between a line's start and its first sentence: list marks, table bars, emphasis, headings.
LINE_MARKS = re.compile(r"(?:^|\n)[\s>#*|\-•\d.)]*$")
SENTENCE_END = re.compile(r"[.!?…][\"'”’)*_]*$")
# A sentence may follow the end of another one, or a run-in heading ("**Still nothing.** …", "Q: …").
AFTER_SENTENCE = re.compile(r"(?:[.!?…][\"'”’)\]*_]*|[:*])\s+$")
ABBREVIATION = re.compile(
    r"\b(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec|Mr|Mrs|Dr|St|No|vs|approx|Inc|Co|Bros|p\.m|a\.m|[A-Z])\.$"
)
SENTENCE_BREAK = re.compile(r"[.!?…][\"'”’)]*\s+(?=[\"'“‘(*]*[A-Z])")
PARAGRAPH = re.compile(r"\n\s*\n")


def _articles() -> list[dict[str, Any]]:
    with (CORPUS / "gold.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


ARTICLES = _articles()
CLAIMS = [(article, claim) for article in ARTICLES for claim in article["claims"]]


def _where(article: dict[str, Any], claim: dict[str, Any]) -> str:
    return f"{article['id']} [{claim['start']}:{claim['end']}] {claim['subject']}, {claim['event']}"


def test_there_are_enough_articles_and_some_without_a_claim() -> None:
    assert len(ARTICLES) >= 60
    assert len(CLAIMS) >= 400
    assert sum(not article["claims"] for article in ARTICLES) >= 3


def test_every_article_file_is_labelled_and_every_id_is_unique() -> None:
    files = {path.stem for path in (CORPUS / "articles").iterdir()}
    ids = [article["id"] for article in ARTICLES]
    assert len(set(ids)) == len(ids)
    assert files == set(ids)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["id"])
def test_article_holds_the_text_of_its_file(article: dict[str, Any]) -> None:
    assert set(article) == ARTICLE_FIELDS
    [path] = (CORPUS / "articles").glob(f"{article['id']}.*")
    with path.open(encoding="utf-8", newline="") as file:
        content = file.read()
    if path.suffix == ".md":
        opening, front, body = content.split("---\n", 2)
        assert opening == ""
        assert body == article["text"]
        fields = dict(line.split(": ", 1) for line in front.splitlines())
        assert json.loads(fields["title"]) == article["title"]
        assert json.loads(fields["outlet"]) == article["outlet"]
    else:
        assert path.suffix == ".txt"
        assert content == article["text"]
        assert content.splitlines()[0] == article["title"]
    if article["published"] is not None:
        date.fromisoformat(article["published"])


def test_the_reader_gives_the_labelled_text() -> None:
    read = {a.id: a for a in read_articles([str(CORPUS / "articles")]) if isinstance(a, Article)}
    assert [a["id"] for a in ARTICLES if a["id"] not in read or read[a["id"]].text != a["text"]] == []
    given = [a for a in ARTICLES if read[a["id"]].published_source in ("given", "metadata")]
    assert len(given) >= 60
    assert [a["id"] for a in given if str(read[a["id"]].published) != a["published"]] == []


def test_claims_carry_exactly_the_fields_of_the_guideline() -> None:
    assert [_where(a, c) for a, c in CLAIMS if set(c) != CLAIM_FIELDS] == []
    wrong = [(_where(a, c), field) for a, c in CLAIMS for field, allowed in ALLOWED.items() if c[field] not in allowed]
    assert wrong == []
    assert [_where(a, c) for a, c in CLAIMS if not c["subject"].strip() or not isinstance(c["optional"], bool)] == []


def test_interval_agrees_with_relation() -> None:
    wrong = [
        _where(a, c)
        for a, c in CLAIMS
        if (c["earliest"] is not None, c["latest"] is not None) != ENDS[c["relation"]]
        or (c["relation"] == "in" and date.fromisoformat(c["earliest"]) > date.fromisoformat(c["latest"]))
        or (c["relation"] != "none" and not c["expression"])
    ]
    assert wrong == []


def test_delays_have_no_time_of_their_own() -> None:
    assert [_where(a, c) for a, c in CLAIMS if c["event"] == "delay" and c["relation"] != "none"] == []


def test_expression_stands_in_the_article() -> None:
    wrong = [_where(a, c) for a, c in CLAIMS if c["expression"] and c["expression"] not in a["text"]]
    assert wrong == []


def test_source_name_stands_in_the_article() -> None:
    wrong = [
        _where(a, c)
        for a, c in CLAIMS
        if c["source_name"] and c["source_name"] not in f"{a['text']} {a['title']} {a['outlet']}"
    ]
    assert wrong == []


def test_offsets_mark_one_whole_sentence() -> None:
    wrong = []
    for article, claim in CLAIMS:
        text, start, end = article["text"], claim["start"], claim["end"]
        sentence = text[start:end]
        line_end = text[end : end + 1] in ("", "\n") or text[end:].lstrip(" ").startswith(("|\n", "\n"))
        stops = SENTENCE_END.search(sentence) is not None and text[end:].lstrip("*_")[:1].isspace()
        begins = LINE_MARKS.search(text[:start]) is not None or AFTER_SENTENCE.search(text[:start]) is not None
        if not 0 <= start < end <= len(text) or sentence != sentence.strip() or not begins or not (line_end or stops):
            wrong.append((_where(article, claim), sentence))
        if PARAGRAPH.search(sentence):
            wrong.append((_where(article, claim), "spans paragraphs"))
        for stop in SENTENCE_BREAK.finditer(sentence):
            before = sentence[: stop.start() + 1]
            # Quoted speech may hold several sentences: it belongs to the one that reports it.
            quoted = before.count('"') % 2 == 1 or before.count("“") > before.count("”")
            if not quoted and ABBREVIATION.search(before) is None:
                wrong.append((_where(article, claim), f"breaks after {before[-20:]!r}"))
    assert wrong == []


def test_claims_of_overlapping_sentences_share_their_offsets() -> None:
    wrong = []
    for article in ARTICLES:
        spans = sorted({(claim["start"], claim["end"]) for claim in article["claims"]})
        wrong += [(article["id"], a, b) for a, b in itertools.pairwise(spans) if b[0] < a[1]]
    assert wrong == []


def test_no_claim_is_given_twice() -> None:
    fields = ("start", "subject", "installment", "event", "relation", "earliest", "latest", "polarity")
    for article in ARTICLES:
        counts = Counter(tuple(claim[field] for field in fields) for claim in article["claims"])
        assert [key for key, n in counts.items() if n > 1] == [], article["id"]


def test_one_work_has_one_name_in_an_article() -> None:
    wrong = []
    for article in ARTICLES:
        names: dict[str, str] = {}
        for claim in article["claims"]:
            first = names.setdefault(claim["subject"].casefold(), claim["subject"])
            if first != claim["subject"]:
                wrong.append((article["id"], first, claim["subject"]))
    assert wrong == []


def test_the_data_sheet_counts_right() -> None:
    sheet = " ".join((CORPUS / "ARTICLES.md").read_text(encoding="utf-8").split())
    counted = [claim for _, claim in CLAIMS if not claim["optional"]]
    assert f"({len(ARTICLES)} in all" in sheet
    assert f"{len(CLAIMS)} claims, of which {len(CLAIMS) - len(counted)} are optional" in sheet
    assert f"Of the {len(counted)} that count" in sheet


def test_all_of_us_are_dead_is_followed_over_time() -> None:
    days = {
        a["published"] for a, c in CLAIMS if c["subject"] == "All of Us Are Dead" and c["installment"] == "season 2"
    }
    assert len(days) >= 3


def _sentences(text: str) -> Iterator[tuple[str, ...]]:
    for line in text.splitlines():
        for sentence in re.split(r"(?<=[.!?])\s+", line):
            yield tuple(re.findall(r"\w+", sentence.casefold()))


def _shared_texts() -> Iterator[str]:
    for path in [*(SHARED / "gold").glob("*.jsonl"), *(SHARED / "seeds").glob("*.jsonl")]:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)["text"]
    for path in (SHARED / "pool").glob("*.jsonl.gz"):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line).get("text") or ""


@pytest.mark.shared
def test_no_sentence_is_taken_from_the_shared_articles() -> None:
    if not SHARED.is_dir():
        pytest.skip("../shared is not there")
    ours = {words for article in ARTICLES for words in _sentences(article["text"]) if len(words) >= 6}
    assert len(ours) > 500
    assert ours.isdisjoint(words for text in _shared_texts() for words in _sentences(text))
