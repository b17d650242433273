"""The command line as a user meets it: help, exit codes, and what goes where."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import typer

COMMANDS = sorted(typer.main.get_command(__import__("claims.cli", fromlist=["app"]).app).commands)
RESULTS = ["claims.csv", "claims.jsonl", "claims.parquet", "estimates.csv", "estimates.json", "rejected.jsonl"]
RESULTS += ["report.html", "report.md", "run.json"]
CLAIMS = (sys.executable, "-m", "claims.cli")
HEAVY = "spacy sklearn scipy numpy pandas pyarrow dask distributed pydantic jinja2 dateparser skops rich.progress"


def test_the_commands_of_the_contract_are_there():
    wanted = {"run", "extract", "estimate", "report", "timex", "classify", "backtest", "evaluate", "train", "schema"}
    assert wanted <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_what_the_command_does_and_a_real_example(claims, command):
    done = claims(command, "--help")
    assert done.code == 0
    assert "Example: " in done.out
    assert f"claims {command}" in done.out.split("Example: ")[1]


def test_help_loads_no_heavy_package():
    code = (
        "import sys; sys.argv = ['claims', '--help']\n"
        "from claims.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print('LOADED', *[name for name in {HEAVY.split()} if name in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "Usage: claims" in out
    assert out.splitlines()[-1] == "LOADED"


def test_version(claims):
    done = claims("--version")
    assert (done.code, done.out) == (0, "0.1.0\n")


def test_no_arguments_is_wrong_usage_and_shows_help(claims):
    done = claims()
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("Usage: claims")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["extract", "x.txt", "--frobnicate"], "No such option"),
        (["extract"], "Missing argument"),
        (["frobnicate"], "No such command"),
        (["run", "x.txt"], "Missing option"),
        (["extract", "x.txt", "--workers", "0"], "Invalid value for '--workers'"),
        (["extract", "x.txt", "--workers", "many"], "valid integer"),
        (["extract", "x.txt", "--format", "xlsx"], "xlsx"),
        (["extract", "x.txt", "--input-format", "docx"], "unknown input format 'docx'"),
        (["extract", "x.txt", "--scheduler", "tcp://a:1"], "--scheduler needs --engine dask"),
        (["extract", "x.txt", "--config", "none.toml"], "none.toml: no such file"),
        (["extract", "x.txt", "--catalogue", "none.csv"], "none.csv: no such file"),
        (["run", "x.txt", "-o", "out", "--as-of", "soon"], "'soon' is not a date"),
        (["run", "x.txt", "-o", "out", "--as-of", "2025-02-30"], "'2025-02-30' is not a date"),
        (["estimate", "x.jsonl", "--as-of", "22/04/2025"], "'22/04/2025' is not a date"),
        (["estimate", "x.jsonl", "--at", "none.csv"], "none.csv: no such file"),
        (["timex", "x.txt", "--dct", "yesterday"], "'yesterday' is not a date"),
        (["timex", "x.txt", "--policy", "poetry"], "poetry"),
        (["schema", "sonnet"], "sonnet"),
    ],
)
def test_wrong_usage_is_2_and_says_what_is_wrong(claims, tmp_path, monkeypatch, arguments, said):
    monkeypatch.chdir(tmp_path)
    done = claims(*arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert list(tmp_path.iterdir()) == []


SENTENCE = "The game “Lantern Coast” will be released on 12 September 2024."
UNUSABLE = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n", "empty"),
    "binary.txt": (b"\x00\x01\x02\x7fELF" * 50, "not a text file"),
    "line.jsonl": (b'{"text": "' + b"x" * 5_000_000 + b'"}\n', "longer than"),
    "no-text.jsonl": (b'{"title": "Lantern Coast"}\n', "no 'text'"),
    "broken.jsonl": (b'{"text": \n', "not JSON"),
    "other.csv": (b"name,date\nx,2024-01-01\n", "no column named 'text'"),
}


@pytest.mark.parametrize("command", ["extract", "timex"])
@pytest.mark.parametrize("name", UNUSABLE)
def test_nothing_usable_is_4_and_names_the_input(claims, tmp_path, command, name):
    data, said = UNUSABLE[name]
    path = tmp_path / name
    path.write_bytes(data)
    done = claims(command, path)
    assert (done.code, done.out) == (4, "")
    assert said in done.err
    assert name in done.err


@pytest.mark.parametrize("command", ["extract", "timex", "classify", "estimate", "evaluate", "backtest", "report"])
def test_a_missing_input_is_4(claims, tmp_path, command):
    done = claims(command, tmp_path / "none.jsonl")
    assert (done.code, done.out) == (4, "")
    assert "none.jsonl: no such file" in done.err


def test_a_usable_input_beside_unusable_ones_is_3(claims, articles, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    done = claims("extract", articles, tmp_path / "empty.txt", tmp_path / "none.txt")
    assert done.code == 3
    assert {row["article_id"] for row in done.rows()} == {"studio", "rumour", "series"}
    assert done.err.splitlines() == [
        f"claims: rejected {tmp_path / 'empty.txt'}: the file is empty",
        f"claims: rejected {tmp_path / 'none.txt'}: no such file or folder",
    ]


def test_latin_1_is_read(claims, tmp_path):
    path = tmp_path / "latin.txt"
    path.write_bytes("The film “Café Noir” opens on 3 May 2024 – at last.".encode("cp1252"))
    done = claims("timex", path)
    assert done.code == 0
    assert [row["value"] for row in done.rows()] == ["2024-05-03"]


def test_a_long_line_of_text_is_an_article(claims, tmp_path):
    path = tmp_path / "long.txt"
    path.write_text(SENTENCE + " word" * 200_000, encoding="utf-8")
    done = claims("timex", path)
    assert done.code == 0
    assert done.rows()[0]["value"] == "2024-09-12"


def test_a_failing_job_is_1_with_one_line(claims, articles, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    done = claims("run", articles, "-o", blocked / "out")
    assert (done.code, done.out) == (1, "")
    assert done.err == f"claims: {blocked / 'out'}: not a directory\n"


def test_verbose_shows_a_failure_in_full(claims, articles, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    done = claims("run", articles, "-o", blocked / "out", "--verbose")
    assert done.code == 1
    assert "Traceback" in done.err


def test_run_writes_everything(claims, articles, tmp_path):
    out = tmp_path / "out"
    done = claims("run", articles, "-o", out)
    assert (done.code, done.out) == (0, "")
    assert f"report: {out / 'report.html'}" in done.err
    assert sorted(path.name for path in out.iterdir()) == RESULTS
    info = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert (info["articles"], info["rejected"], info["as_of"]) == (3, 0, "2024-03-04")
    estimates = {row["target"]: row for row in json.loads((out / "estimates.json").read_text(encoding="utf-8"))}
    assert set(estimates) == {"lantern coast|", "salt meridian|season 2"}
    assert estimates["salt meridian|season 2"]["median"] >= "2026-01-01"


def test_run_keeps_what_it_rejects(claims, articles, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    done = claims("run", articles, tmp_path / "empty.txt", "-o", tmp_path / "out", "--quiet")
    assert (done.code, done.err) == (3, "")
    rejected = [json.loads(line) for line in (tmp_path / "out" / "rejected.jsonl").read_text().splitlines()]
    assert [row["reason"] for row in rejected] == ["empty"]


def test_report_is_the_same_again(claims, articles, tmp_path):
    out = tmp_path / "out"
    claims("run", articles, "-o", out)
    first = {name: (out / name).read_bytes() for name in ("report.html", "report.md")}
    for name in first:
        (out / name).unlink()
    assert claims("report", out).code == 0
    assert {name: (out / name).read_bytes() for name in first} == first


def test_as_of_hides_what_came_later(claims, articles, tmp_path):
    claims("run", articles, "-o", tmp_path / "out", "--as-of", "2024-02-15")
    (estimate,) = json.loads((tmp_path / "out" / "estimates.json").read_text(encoding="utf-8"))
    assert (estimate["target"], estimate["as_of"], estimate["claims_used"]) == ("lantern coast|", "2024-02-15", 1)


def test_extract_reads_standard_input(claims, articles):
    given = claims("extract", articles)
    assert given.code == 0
    assert claims("extract", "-", stdin=articles.read_bytes()).out == given.out


def test_claims_know_their_place_in_the_text(claims, articles):
    texts = {row["id"]: row["text"] for row in map(json.loads, articles.read_text(encoding="utf-8").splitlines())}
    rows = claims("extract", articles).rows()
    assert len(rows) >= 3
    for row in rows:
        assert texts[row["article_id"]][row["start"] : row["end"]] == row["sentence"]
        assert row["cues"]


def test_the_same_bytes_with_any_number_of_workers(claims, articles, tmp_path):
    rows = [json.loads(line) for line in articles.read_text(encoding="utf-8").splitlines()]
    many = tmp_path / "many.jsonl"  # more than one batch for each worker
    many.write_text("".join(json.dumps(row | {"id": f"{row['id']}-{i}"}) + "\n" for i in range(24) for row in rows))
    one, two = claims("extract", many), claims("extract", many, "--workers", "2")
    assert one.code == two.code == 0
    assert len(one.rows()) >= 72
    assert one.out == two.out


def test_estimate_reads_every_format_alike(claims, articles, tmp_path):
    told = {}
    for name in ("jsonl", "csv", "parquet"):
        path = tmp_path / f"claims.{name}"
        assert claims("extract", articles, "--format", name, "-o", path).code == 0
        told[name] = claims("estimate", path)
    assert told["jsonl"].code == 0
    assert [row["target"] for row in told["jsonl"].rows()] == ["lantern coast|", "salt meridian|season 2"]
    assert told["csv"].out == told["jsonl"].out
    assert told["parquet"].out == told["jsonl"].out


def test_csv_on_standard_output_is_rfc_4180(claims, articles):
    rows = list(csv.DictReader(io.StringIO(claims("extract", articles, "--format", "csv").out, newline="")))
    assert {row["subject"] for row in rows} == {"Lantern Coast", "Salt Meridian"}


def test_at_gives_one_estimate_for_each_pair(claims, articles, tmp_path):
    pairs = tmp_path / "pairs.csv"
    pairs.write_text(
        "target,as_of\nlantern coast|,2024-03-10\nlantern coast|,2024-02-10\nsalt meridian|season 2,2024-04-01\n"
    )
    found = tmp_path / "claims.jsonl"
    claims("extract", articles, "-o", found)
    rows = claims("estimate", found, "--at", pairs).rows()
    assert [(row["target"], row["as_of"]) for row in rows] == [
        ("lantern coast|", "2024-03-10"),
        ("lantern coast|", "2024-02-10"),
        ("salt meridian|season 2", "2024-04-01"),
    ]
    assert (rows[0]["state"], rows[1]["state"]) == ("dated", "rumoured")
    assert rows[1]["articles"] == 1


@pytest.mark.parametrize("text", ["target,day\na|,2024-01-01\n", "target,as_of\na|,January\n"])
def test_pairs_that_are_none_are_wrong_usage(claims, tmp_path, text):
    (tmp_path / "pairs.csv").write_text(text)
    done = claims("estimate", tmp_path / "claims.jsonl", "--at", tmp_path / "pairs.csv")
    assert done.code == 2
    assert "as_of" in done.err


def test_classify_takes_lines_and_json_lines(claims):
    lines = '“Salt Meridian” is out on May 3.\n\n{"id": "r7", "text": "A rumour says it could come in May."}\n'
    rows = claims("classify", "-", stdin=lines.encode()).rows()
    assert [(row["id"], row["status"]) for row in rows] == [("1", "confirmed"), ("r7", "speculative")]
    for row in rows:
        assert set(row) == {"id", "text", "status", "p_confirmed", "cues"}
        assert (row["p_confirmed"] >= 0.5) == (row["status"] == "confirmed")
        assert all(row["text"][start:end] == text for text, start, end, _ in row["cues"])


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (b"", 4, "empty"),
        (b"\x00\x01" * 99, 4, "not a text file"),
        (b'{"id": 3}\n', 4, "stdin:1: a JSON line without text"),
        (b"It could come in May.\n" + b"x" * 5_000_000 + b"\n", 3, "stdin:2: longer than"),
        (b'It could come in May.\n{"text": \n', 3, "stdin:2: not JSON"),
        ("Das Spiel „Über“ erscheint im Mai.\n".encode("latin-1", "replace"), 0, ""),
    ],
)
def test_classify_names_what_is_no_statement(claims, data, code, said):
    done = claims("classify", "-", stdin=data)
    assert done.code == code
    assert said in done.err
    assert len(done.rows()) == (code != 4)


@pytest.mark.parametrize(("day", "tomorrow"), [("2025-04-22", "2025-04-23"), ("2020-02-28", "2020-02-29")])
def test_timex_reads_relative_times_from_the_given_day(claims, day, tomorrow):
    text = "The trailer comes tomorrow. The game may not appear until 2026 at the earliest."
    rows = claims("timex", "-", "--dct", day, stdin=text.encode()).rows()
    assert [row["value"] for row in rows] == [tomorrow, "2026"]
    assert (rows[1]["relation"], rows[1]["earliest"], rows[1]["latest"]) == ("after", "2026-01-01", None)
    assert all(text[row["start"] : row["end"]] == row["text"] for row in rows)


def test_timex_leaves_a_given_publication_date_alone(claims):
    article = b'{"text": "It is out tomorrow.", "published": "2024-02-28"}\n'
    rows = claims("timex", "-", "--input-format", "jsonl", "--dct", "2020-01-01", stdin=article).rows()
    assert [row["value"] for row in rows] == ["2024-02-29"]


def test_evaluate_scores_a_perfect_and_a_missed_claim(claims, articles, tmp_path):
    rows = [json.loads(line) for line in articles.read_text(encoding="utf-8").splitlines()]
    found = claims("extract", articles).rows()
    gold = [row | {"claims": [c for c in found if c["article_id"] == row["id"]]} for row in rows]
    gold[0]["claims"] = [*gold[0]["claims"], gold[0]["claims"][0] | {"event": "cancellation"}]
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in gold), encoding="utf-8")
    scores = json.loads(claims("evaluate", path).out)
    assert scores["detection"]["p"] == scores["strict"]["p"] == 1
    assert scores["detection"]["r"] == len(found) / (len(found) + 1)


def test_a_catalogue_settles_what_is_a_work(claims, tmp_path):
    (tmp_path / "works.csv").write_text("name,aliases\nSteam,\n")
    text = b"Steam will be released on 12 September 2024."
    rows = claims("extract", "-", "--catalogue", tmp_path / "works.csv", stdin=text).rows()
    assert [row["subject"] for row in rows] == ["Steam"]
    assert claims("extract", "-", stdin=text).rows() == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("modells = 'x'", "unknown setting 'modells'"),
        ("models = 'nowhere'", "models should name a folder"),
        ("max_article_chars = '9'", "whole number"),
        ("x = ", "not a TOML file"),
    ],
)
def test_a_wrong_settings_file_is_wrong_usage(claims, tmp_path, text, said):
    (tmp_path / "c.toml").write_text(text)
    done = claims("extract", "x.txt", "--config", tmp_path / "c.toml")
    assert done.code == 2
    assert said in done.err


def test_settings_are_used(claims, articles, tmp_path):
    (tmp_path / "c.toml").write_text("max_article_chars = 100")
    done = claims("extract", articles, "--config", tmp_path / "c.toml")
    assert done.code == 3
    assert {row["article_id"] for row in done.rows()} == {"rumour"}


def test_a_broken_pipe_ends_quietly(tmp_path):
    statements = tmp_path / "statements.txt"
    statements.write_text("Season 2 may arrive in 2026.\n" * 6000)
    with subprocess.Popen([*CLAIMS, "classify", statements], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b'{"id": "1"')
        process.stdout.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (0, b"")


@pytest.mark.parametrize("command", ["extract", "classify"])
def test_an_interrupt_is_130(tmp_path, command):
    fifo = tmp_path / "articles.jsonl"
    os.mkfifo(fifo)
    # a shell's background job ignores interrupts, and its children inherit that
    listen = [
        sys.executable,
        "-c",
        "import signal, sys, claims.cli; signal.signal(2, signal.default_int_handler); claims.cli.main()",
    ]
    with subprocess.Popen([*listen, command, fifo], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        try:
            end = _writer_once_read(fifo, process)  # the command is now at work, waiting for its input
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=60)
            os.close(end)
        finally:
            process.kill()
    assert (process.returncode, out, err) == (130, b"", b"claims: interrupted\n")


def _writer_once_read(fifo: Path, process: subprocess.Popen[bytes]) -> int:
    while process.poll() is None:
        try:
            return os.open(fifo, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:  # nobody reads yet
            time.sleep(0.02)
    raise AssertionError(f"the command ended before it read: {process.communicate()}")
