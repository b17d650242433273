import csv
import dataclasses
import io
import json
from datetime import date

import pytest

from claims.output.reading import iterate_claims, read_claims, read_estimates
from claims.output.tables import write_claims, write_estimates, write_rejected, write_run
from claims.records import Claim, Conflict, Contribution, Estimate, Rejection

CLAIMS = [
    Claim(
        claim_id="c1",
        article_id="a1",
        subject="The Glass Orchard",
        event="release",
        relation="in",
        earliest=date(2026, 9, 1),
        latest=date(2026, 12, 31),
        published=date(2025, 3, 4),
        published_source="given",
        installment="season 2",
        target="the glass orchard|season 2",
        precision="season",
        status="confirmed",
        p_confirmed=0.93,
        sentence='Mara said: "It comes late in 2026",\nand smiled.',
        start=10,
        end=56,
        cues=(("said", 5, 9, "reporting"),),
    ),
    Claim(claim_id="c2", article_id="a2", subject="=cmd()", event="delay", relation="none", sentence="-1+1", start=0),
    Claim(claim_id="c3", article_id="a3", subject="'=quoted", event="release", relation="after", sentence="@sum\r"),
]
ESTIMATE = Estimate(
    target="the glass orchard|season 2",
    subject="The Glass Orchard",
    installment="season 2",
    as_of=date(2025, 6, 1),
    state="window",
    median=date(2026, 10, 1),
    interval80=(date(2026, 6, 1), date(2027, 3, 1)),
    quantiles={"0.05": date(2026, 5, 1), "0.5": date(2026, 10, 1), "0.95": date(2027, 6, 1)},
    p_by={"2026-12-31": 0.7},
    contributions=(Contribution("c1", 0.5, -12.5, {"status": 0.5}),),
    conflicts=(Conflict("c1", "c2", "cannot both hold"),),
    superseded=("c9",),
    summary="=late 2026",
)


@pytest.mark.parametrize("name", ["claims.jsonl", "claims.csv", "claims.parquet"])
def test_claims_come_back_as_they_went(tmp_path, name):
    write_claims(CLAIMS, tmp_path)
    expected = [dataclasses.replace(claim, target=claim.target or f"{claim.subject}|") for claim in CLAIMS]
    if name != "claims.csv":  # an empty cell cannot tell "" from null; the other forms can
        expected = CLAIMS
    assert read_claims(tmp_path / name) == expected


def test_same_claims_give_same_bytes_and_no_leftovers(tmp_path):
    for folder in ("one", "two"):
        write_claims(CLAIMS, tmp_path / folder)
        write_estimates([ESTIMATE], tmp_path / folder)
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert names == ["claims.csv", "claims.jsonl", "claims.parquet", "estimates.csv", "estimates.json"]
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_parquet_has_real_dates(tmp_path):
    import pyarrow.parquet as pq

    write_claims([], tmp_path)
    schema = pq.read_schema(tmp_path / "claims.parquet")
    assert {str(schema.field(name).type) for name in ("published", "earliest", "latest")} == {"date32[day]"}


def test_csv_is_rfc_4180_with_dangerous_cells_defused(tmp_path):
    write_claims(CLAIMS, tmp_path)
    write_estimates([ESTIMATE], tmp_path)
    raw = (tmp_path / "claims.csv").read_bytes()
    assert raw.startswith(b"claim_id,article_id,") and raw.endswith(b"\r\n")
    rows = list(csv.DictReader(io.StringIO(raw.decode(), newline="")))
    assert [row["subject"] for row in rows] == ["The Glass Orchard", "'=cmd()", "''=quoted"]
    assert [row["sentence"][:5] for row in rows] == ["Mara ", "'-1+1", "'@sum"]
    assert rows[0]["earliest"] == "2026-09-01"
    estimate = next(csv.DictReader(io.StringIO((tmp_path / "estimates.csv").read_text())))
    assert estimate["summary"] == "'=late 2026"
    assert (estimate["interval80_low"], estimate["q0.5"], estimate["interval50_low"]) == (
        "2026-06-01",
        "2026-10-01",
        "",
    )


def test_estimates_come_back_as_they_went(tmp_path):
    write_estimates([ESTIMATE, ESTIMATE], tmp_path)
    assert read_estimates(tmp_path / "estimates.json") == [ESTIMATE, ESTIMATE]
    lines = tmp_path / "estimates.jsonl"
    lines.write_text("".join(json.dumps(row) + "\n" for row in json.loads((tmp_path / "estimates.json").read_text())))
    assert read_estimates(lines) == [ESTIMATE, ESTIMATE]
    write_estimates([], tmp_path)
    assert read_estimates(tmp_path / "estimates.json") == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"subject": "X"', "not JSON"),
        ("[1]", "expected a JSON object"),
        ('{"event": "release", "relation": "in"}', "without 'subject'"),
        ('{"subject": "X", "event": "party", "relation": "in"}', "event 'party'"),
        ('{"subject": "X", "event": "release", "relation": "in", "earliest": "soon"}', "earliest 'soon'"),
        ('{"subject": "X", "event": "release", "relation": "in", "p_confirmed": 7}', "p_confirmed 7"),
        ('{"subject": "X", "event": "release", "relation": "in", "start": "x"}', "start 'x'"),
    ],
)
def test_a_bad_row_is_named_by_its_line(tmp_path, line, message):
    path = tmp_path / "in.jsonl"
    good = '{"subject": "X", "event": "release", "relation": "none"}'
    path.write_text(f"{good}\n\n{line}\n{good}\n")
    with pytest.raises(ValueError, match=message) as caught:
        read_claims(path)
    assert str(caught.value).startswith(f"{path}:3: ")
    assert [type(item) for item in iterate_claims(path)] == [Claim, Rejection, Claim]


def test_csv_from_elsewhere_needs_few_columns_and_counts_lines_by_the_file(tmp_path):
    path = tmp_path / "in.csv"
    path.write_text('subject,event,relation,sentence\nX,release,none,"two\nlines"\nY,party,none,z\nZ,delay,none\n')
    found = list(iterate_claims(path))
    assert isinstance(found[0], Claim) and found[0].target == "x|" and found[0].sentence == "two\nlines"
    assert [item.source for item in found[1:]] == [f"{path}:4", f"{path}:5"]


def test_rejections_and_run_are_written(tmp_path):
    write_rejected([Rejection("a:3", "empty", "a:3: é")], tmp_path)
    write_run({"as_of": date(2025, 1, 2), "n": 3}, tmp_path)
    assert json.loads((tmp_path / "rejected.jsonl").read_text(encoding="utf-8"))["message"] == "a:3: é"
    assert json.loads((tmp_path / "run.json").read_text()) == {"as_of": "2025-01-02", "n": 3}


def test_a_failed_write_leaves_the_old_file(tmp_path):
    write_run({"n": 1}, tmp_path)
    with pytest.raises(ValueError, match=r"(?i)json compliant"):
        write_run({"n": float("nan")}, tmp_path)
    assert json.loads((tmp_path / "run.json").read_text()) == {"n": 1}
    assert [path.name for path in tmp_path.iterdir()] == ["run.json"]
