import gzip
import json
import os
from datetime import date

import pytest

from claims.articles import read_articles
from claims.records import Article, Rejection
from claims.settings import Settings

BODY = "The Glass Orchard returns late in 2026, its maker says. Nothing else is known."


def read(*inputs, **options):
    return list(read_articles([str(item) for item in inputs], **options))


def write(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def reasons(items):
    return [(item.reason, item.message) for item in items if isinstance(item, Rejection)]


def test_plain_text_keeps_its_bytes_and_takes_the_first_line_as_headline(tmp_path):
    text = f"\ufeffOrchard: When Will It Return?\r\n\r\n{BODY}\r\n"
    (article,) = read(write(tmp_path / "orchard.txt", text))
    assert article == Article("orchard", text[1:], title="Orchard: When Will It Return?")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"A short line\n\n{BODY}", "A short line"),
        (f"A full sentence.\n\n{BODY}", None),
        (f"He asked “why.”\n\n{BODY}", None),
        (f"No blank line\n{BODY}", None),
        ("Only a line\n", None),
        (f"{'word ' * 50}\n\n{BODY}", None),
        (f"March 3, 2024\n\n{BODY}", None),
        (f"2024-03-03 11:20\n\n{BODY}", None),
    ],
)
def test_headline(tmp_path, text, title):
    (article,) = read(write(tmp_path / "a.txt", text))
    assert (article.title, article.text) == (title, text)


def test_markdown_front_matter(tmp_path):
    head = "---\ntitle: \"Orchard: 'back' \\u2014 soon\"\noutlet: 'The Fruiterer''s'  # ours\nid: x1\npublished: March 22, 2023\n"
    head += "tags: [a, b]\nnested:\n  title: wrong\nurl: https://example.org/a#b\n---\n"
    (article,) = read(write(tmp_path / "a.md", head + BODY))
    assert article == Article(
        "x1",
        BODY,
        "Orchard: 'back' — soon",
        "https://example.org/a#b",
        "The Fruiterer's",
        date(2023, 3, 22),
        "metadata",
    )


def test_markdown_without_front_matter(tmp_path):
    text = f"# Orchard returns\n\n{BODY}"
    (article,) = read(write(tmp_path / "a.md", text))
    assert (article.title, article.text) == ("Orchard returns", text)
    open_ended = f"---\ntitle: never closed\n{BODY}"
    (article,) = read(write(tmp_path / "b.md", open_ended))
    assert article.text == open_ended


def test_json_lines(tmp_path):
    lines = [
        json.dumps({"id": 7, "text": BODY, "published": "2024-05-06T23:10:00-07:00", "outlet": "O", "extra": 1}),
        "",
        json.dumps({"id": "n", "title": "no text here"}),
        json.dumps({"text": 5}),
        json.dumps({"text": "  "}),
        "{broken",
        "[1]",
        json.dumps({"html": "<p>x"}),
        json.dumps({"text": BODY}),
    ]
    path = write(tmp_path / "in.jsonl", "\n".join(lines))
    items = read(path)
    assert items[0] == Article("7", BODY, outlet="O", published=date(2024, 5, 6), published_source="given")
    assert items[-1] == Article("in-9", BODY)
    assert [(item.source, item.reason) for item in items[1:-1]] == [
        (f"{path}:3", "no_text"),
        (f"{path}:4", "no_text"),
        (f"{path}:5", "no_text"),
        (f"{path}:6", "malformed"),
        (f"{path}:7", "malformed"),
        (f"{path}:8", "no_text"),
    ]
    assert all(item.message.startswith(item.source) for item in items[1:-1])


@pytest.mark.parametrize(
    "content",
    [
        json.dumps([{"id": "a", "text": BODY}, {"id": "b", "text": BODY}]),
        json.dumps([{"id": "a", "text": BODY}, {"id": "b", "text": BODY}], indent=2),
        json.dumps({"articles": [{"id": "a", "text": BODY}, {"id": "b", "text": BODY}]}),
        json.dumps({"id": "a", "text": BODY}) + "\n" + json.dumps({"id": "b", "text": BODY}),
    ],
)
def test_json(tmp_path, content):
    assert read(write(tmp_path / "in.json", content)) == [Article("a", BODY), Article("b", BODY)]


def test_json_with_many_long_articles_is_read_in_pieces(tmp_path):
    rows = [{"id": str(number), "text": f"{number} é " * (50_000 if number == 1 else 900)} for number in range(60)]
    items = read(write(tmp_path / "in.json", json.dumps(rows, ensure_ascii=False)))
    assert [(item.id, item.text) for item in items] == [(row["id"], row["text"]) for row in rows]


def test_broken_json_says_where(tmp_path):
    path = write(tmp_path / "in.json", '[\n{"id": "a", "text": "x y"},\n{"id": "b", "text": }\n]')
    first, second = read(path)
    assert first.id == "a"
    assert (second.source, second.reason) == (f"{path}:3", "malformed")


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv(tmp_path, mark):
    rows = [
        ["ID", "Published", "text"],
        ["a", "3 May 2024", '"Two\nlines, here"'],
        ["b", "", "z"],
        ["c", "d"],
        ["", "", BODY],
    ]
    path = write(tmp_path / "in.csv", "\r\n".join(mark.join(row) for row in rows).replace(f"{BODY}", f'"{BODY}"'))
    items = read(path)
    assert items[0] == Article("a", "Two\nlines, here", published=date(2024, 5, 3), published_source="given")
    assert items[1] == Article("b", "z")
    assert (items[2].source, items[2].reason) == (f"{path}:5", "malformed")
    assert items[3] == Article("in-6", BODY)


def test_csv_with_a_long_cell_and_without_a_text_column(tmp_path):
    long = "word " * 60_000
    assert read(write(tmp_path / "in.csv", f"id,text\na,{long}\n")) == [Article("a", long)]
    (rejection,) = read(write(tmp_path / "no.csv", "id,words\na,b\n"))
    assert rejection.reason == "no_text" and "found: id, words" in rejection.message


def test_parquet(tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = {"id": ["a", "b"], "text": [BODY, None], "published": [date(2024, 5, 6), None]}
    pq.write_table(pa.table(table), tmp_path / "in.parquet")
    first, second = read(tmp_path / "in.parquet")
    assert first == Article("a", BODY, published=date(2024, 5, 6), published_source="given")
    assert (second.source, second.reason) == (f"{tmp_path / 'in.parquet'}:2", "no_text")
    assert reasons(read(write(tmp_path / "bad.parquet", b"PAR1 not really")))[0][0] == "malformed"


def test_compressed(tmp_path):
    import pyarrow as pa

    write(tmp_path / "a.txt.gz", gzip.compress(BODY.encode()))
    with pa.CompressedOutputStream(str(tmp_path / "b.jsonl.zst"), "zstd") as file:
        file.write(json.dumps({"text": BODY}).encode())
    write(tmp_path / "c.txt.gz", gzip.compress(BODY.encode() * 90)[:-60])
    first, second, third = read(tmp_path)
    assert (first, second) == (Article("a", BODY), Article("b", BODY))
    assert third.reason == "malformed"


def test_folders_globs_and_unique_ids(tmp_path):
    for name in ("b/same.txt", "a/same.txt", "a/deep/other.md", ".hidden/x.txt", "a/.x.txt", "a/picture.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        write(tmp_path / name, BODY)
    items = read(tmp_path)
    assert [getattr(item, "id", None) for item in items] == ["other", None, "same", "same-2"]
    assert reasons(items)[0][0] == "unsupported"
    assert [item.id for item in read(tmp_path / "*" / "same.txt", tmp_path / "a" / "same.txt")] == ["same", "same-2"]
    assert reasons(read(tmp_path / "*.nothing"))[0][0] == "missing"
    assert read(tmp_path / "a" / "picture.png") == [Article("picture.png", BODY)]


def test_standard_input(tmp_path, monkeypatch):
    def feed(content):
        monkeypatch.setattr("sys.stdin", write(tmp_path / "in", content).open(encoding="utf-8"))

    feed(BODY)
    assert read("-") == [Article("stdin", BODY)]
    feed(json.dumps({"text": BODY}))
    assert read("-") == [Article("stdin", BODY)]
    feed(f"text\n{BODY.replace(',', '')}\n")
    assert [item.id for item in read("-", input_format="csv")] == ["stdin-2"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (os.urandom(64) + b"\0" * 64, "not_text"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "not_text"),
        (gzip.compress(b"x" * 1000, mtime=0), "not_text"),
        (b"x" * 5_000_000, "too_long"),
        (b"x" * 9_000_000, "too_long"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.md"])
def test_what_cannot_be_read_is_rejected_with_its_name(tmp_path, content, reason, name):
    path = write(tmp_path / name, content)
    (rejection,) = read(path)
    others = {
        ("a.jsonl", 5_000_000): "malformed",
        ("a.jsonl", 9_000_000): "malformed",
        ("a.csv", 5_000_000): "no_text",
        ("a.csv", 9_000_000): "no_text",
    }
    assert rejection.reason == others.get((name, len(content)), reason)
    assert str(path) in rejection.message and len(rejection.message) < 400


def test_a_long_line_does_not_stop_the_next(tmp_path):
    path = write(tmp_path / "in.jsonl", json.dumps({"text": "x" * 3_000}) + "\n" + json.dumps({"text": BODY}))
    first, second = read(path, settings=Settings(max_article_chars=1_000))
    assert (first.reason, first.source) == ("too_long", f"{path}:1")
    assert second == Article("in-2", BODY)


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-8-sig", "utf-16"])
def test_other_encodings(tmp_path, encoding):
    text = "Le café de Zoë rouvre à Noël, dit-on à Besançon.\n"
    assert read(write(tmp_path / "a.txt", text.encode(encoding))) == [Article("a", text)]
    row = json.dumps({"text": text}, ensure_ascii=False)
    assert read(write(tmp_path / "b.jsonl", f"{row}\n{row}\n".encode(encoding)))[1] == Article("b-2", text)


def test_missing_file_and_wrong_format(tmp_path):
    (rejection,) = read(tmp_path / "none.txt")
    assert (rejection.reason, "no such file" in rejection.message) == ("missing", True)
    with pytest.raises(ValueError, match="unknown input format 'doc'"):
        read_articles(["x"], input_format="doc")


def test_reading_is_lazy(tmp_path):
    write(tmp_path / "a.txt", BODY)
    items = read_articles([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")])
    assert next(items).id == "a"
    write(tmp_path / "b.txt", BODY)
    assert next(items).id == "b"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.json", "a.jsonl", "a.csv"])
@pytest.mark.parametrize("piece", ["x ", "March ", "x\n\n", "Aa ", '"', "[", "---\n", "2", "\\", "in March 2023, "])
def test_long_monotonous_files_end_in_an_article_or_a_rejection(tmp_path, name, piece):
    items = read(write(tmp_path / name, piece * 60_000))
    assert items and all(isinstance(item, (Article, Rejection)) for item in items[:3])
