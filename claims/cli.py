"""The command line: parses arguments, calls one function, prints; nothing else. Heavy packages load when a job starts."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from claims import __version__
from claims.settings import Settings, models_dir

if TYPE_CHECKING:
    from claims.engines.base import Engine
    from claims.jobs import Tally
    from claims.records import Rejection

DONE, FAILED, USAGE, REJECTED, NOTHING, INTERRUPTED = 0, 1, 2, 3, 4, 130

app = typer.Typer(
    name="claims", no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False,
    help="Reads news about upcoming works, tells confirmed from speculative, and estimates when each will come out.",
)  # fmt: skip


class Policy(str, Enum):
    """How bare months, weekdays and days find their direction."""

    auto = "auto"
    news = "news"
    narrative = "narrative"
    release = "release"


class Format(str, Enum):
    """How records are written."""

    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


class EngineName(str, Enum):
    """Where the work runs."""

    local = "local"
    dask = "dask"


class RecordName(str, Enum):
    """A record with a published schema."""

    article = "article"
    claim = "claim"
    timex = "timex"
    estimate = "estimate"


Inputs = Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files, folders, globs, or - for standard input.")]
Output = Annotated[Path | None, typer.Option("-o", "--output", help="Write here instead of standard output.")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="What is known at the end of this day (YYYY-MM-DD or 'today'). Default: the newest publication date.")]
Workers = Annotated[int, typer.Option("--workers", min=1, help="Processes that share the work.")]
EngineOption = Annotated[EngineName, typer.Option("--engine", help="Where the work runs.")]
Scheduler = Annotated[str | None, typer.Option("--scheduler", metavar="ADDRESS", help="Address of a running Dask scheduler.")]
InputFormat = Annotated[str | None, typer.Option("--input-format", help="Read every input as this format (txt, md, jsonl, json, csv, parquet).")]
Config = Annotated[Path | None, typer.Option("--config", help="Settings file (TOML).")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Say nothing on standard error but errors.")]
Verbose = Annotated[bool, typer.Option("--verbose", help="Say more on standard error.")]
Catalogue = Annotated[Path | None, typer.Option("--catalogue", metavar="WORKS.csv", help="Works known by name (columns: name, aliases, kind, released).")]


@app.command(epilog="Example: claims run corpus/articles -o out")
def run(
    inputs: Inputs, output: Annotated[Path, typer.Option("-o", "--output", help="Folder for the results.")], as_of: AsOf = None, workers: Workers = 1,
    engine: EngineOption = EngineName.local, scheduler: Scheduler = None, input_format: InputFormat = None, catalogue: Catalogue = None,
    config: Config = None, quiet: Quiet = False, verbose: Verbose = False,
) -> None:  # fmt: skip
    """Do the whole job: articles in; claims, estimates and a report out."""
    from claims.jobs import run_job

    settings = _settings(config)
    info = run_job(
        inputs, output, settings, engine=_engine(engine, workers, scheduler), as_of=_day(as_of), input_format=input_format, catalogue=_names(catalogue)
    )
    if not info["articles"]:
        _fail(NOTHING, f"nothing usable in the input; {info['rejected']} rejected, see {output / 'rejected.jsonl'}")
    if not quiet:
        print(f"{info['articles']} articles, {info['claims']} claims, {info['works']} works as of {info['as_of']}", file=sys.stderr)
        print(f"report: {output / 'report.html'}", file=sys.stderr)
    if info["rejected"]:
        if not quiet:
            print(f"{info['rejected']} inputs rejected: {output / 'rejected.jsonl'}", file=sys.stderr)
        raise typer.Exit(REJECTED)


@app.command(epilog="Example: claims extract news.jsonl --workers 2 > claims.jsonl")
def extract(
    inputs: Inputs, output: Output = None, output_format: Annotated[Format, typer.Option("--format", help="Format of the records.")] = Format.jsonl,
    workers: Workers = 1, engine: EngineOption = EngineName.local, scheduler: Scheduler = None, input_format: InputFormat = None,
    catalogue: Catalogue = None, config: Config = None, quiet: Quiet = False, verbose: Verbose = False,
) -> None:  # fmt: skip
    """Read articles and write their claims."""
    from claims.jobs import Tally, extract_claims, read_inputs

    settings, tally = _settings(config), Tally()
    articles = read_inputs(inputs, settings, tally, input_format=input_format)
    found = extract_claims(articles, settings, tally, engine=_engine(engine, workers, scheduler), catalogue=_names(catalogue))
    if output_format is Format.jsonl:
        _write_lines(found, output)
    else:
        from claims.output.tables import write_claims_csv, write_claims_parquet

        writer = write_claims_csv if output_format is Format.csv else write_claims_parquet
        _write_binary(list(found), writer, output)
    _end(tally, quiet=quiet)


@app.command(epilog="Example: claims estimate claims.jsonl --as-of 2025-04-22")
def estimate(
    inputs: Annotated[list[str], typer.Argument(metavar="CLAIMS...", help="Claim records (.jsonl, .csv, .parquet).")], output: Output = None, as_of: AsOf = None,
    at: Annotated[Path | None, typer.Option("--at", metavar="PAIRS.csv", help="Columns target,as_of: one estimate for each pair.")] = None,
    config: Config = None, quiet: Quiet = False, verbose: Verbose = False,
) -> None:  # fmt: skip
    """Turn claims into one release-date distribution per work."""
    from claims.jobs import Tally, estimate_claims, read_claim_records

    tally = Tally()
    records = read_claim_records(inputs, tally)
    tally.articles = len(records)
    if records:
        pairs = _pairs(at) if at is not None else None
        _write_lines(estimate_claims(records, _settings(config), as_of=_day(as_of), pairs=pairs), output)
    _end(tally, quiet=quiet)


@app.command(epilog="Example: claims report out")
def report(directory: Annotated[Path, typer.Argument(metavar="DIR", help="What 'claims run' wrote.")], quiet: Quiet = False) -> None:
    """Write the report again from the results in a folder."""
    from claims.output.report import rewrite_report

    rewrite_report(directory)
    if not quiet:
        print(f"report: {directory / 'report.html'}", file=sys.stderr)


@app.command(epilog='Example: echo "It may not appear until 2026 at the earliest." | claims timex - --dct 2025-04-22')
def timex(
    inputs: Inputs, output: Output = None, dct: Annotated[str | None, typer.Option("--dct", metavar="DATE", help="Reference day of inputs without a publication date.")] = None,
    policy: Annotated[Policy, typer.Option("--policy", help="Direction of bare months and weekdays.")] = Policy.auto, input_format: InputFormat = None,
    config: Config = None, quiet: Quiet = False,
) -> None:  # fmt: skip
    """Find time expressions: TIMEX3 values, and the interval that each stands for."""
    from dataclasses import replace

    from claims.jobs import Tally, read_inputs, tag_times

    settings, tally, day = _settings(config), Tally(), _day(dct)
    articles = read_inputs(inputs, settings, tally, input_format=input_format)
    dated = (replace(a, published=day) if day and a.published_source != "given" else a for a in articles)
    _write_lines(tag_times(dated, policy=policy.value), output)
    _end(tally, quiet=quiet)


@app.command(epilog='Example: echo "Season 2 may arrive in 2026." | claims classify -')
def classify(inputs: Inputs, output: Output = None, config: Config = None) -> None:
    """Judge statements, one a line (or JSON lines with id and text): confirmed or speculative."""
    from claims.jobs import classify_statements

    _write_lines(classify_statements(inputs, _settings(config)), output)


@app.command(epilog="Example: claims train")
def train(
    corpus: Annotated[Path, typer.Option("--corpus", help="Folder with the labelled data.")] = Path("corpus"),
    models: Annotated[Path | None, typer.Option("--models", help="Folder for the models. Default: the shipped one.")] = None,
) -> None:
    """Fit the models on the corpus; the same corpus gives the same bytes."""
    from claims.jobs import train_models

    for line in train_models(corpus, models or models_dir()):
        print(line)


@app.command(epilog="Example: claims evaluate corpus/gold.jsonl")
def evaluate(
    gold: Annotated[str, typer.Argument(metavar="GOLD", help="Gold articles (JSON lines).")], workers: Workers = 1,
    as_json: Annotated[bool, typer.Option("--json", help="JSON even on a terminal.")] = False, config: Config = None,
) -> None:  # fmt: skip
    """Score the extraction against gold articles."""
    import json

    from claims.evaluation.claims import as_table
    from claims.jobs import evaluate_gold

    scores = evaluate_gold(gold, _settings(config), engine=_engine(EngineName.local, workers, None))
    print(as_table(scores) if sys.stdout.isatty() and not as_json else json.dumps(scores, indent=1))


@app.command(epilog="Example: claims explain corpus/articles/all-of-us-are-dead-what-we-know.txt")
def explain(inputs: Inputs, input_format: InputFormat = None, catalogue: Catalogue = None, config: Config = None) -> None:
    """Show, sentence by sentence, what was found and why not."""
    from claims.jobs import Tally, explain_articles

    tally = Tally()
    for line in explain_articles(inputs, _settings(config), tally, input_format=input_format, catalogue=_names(catalogue)):
        print(line)
    _end(tally, quiet=False)


@app.command(epilog="Example: claims sources corpus/history.csv")
def sources(
    history: Annotated[str, typer.Argument(metavar="HISTORY", help="Claim records with a 'released' column.")],
    output: Output = None,
    min_claims: Annotated[int, typer.Option("--min-claims", min=1, help="Leave out sources with fewer claims.")] = 3,
) -> None:
    """Show how past claims of each outlet and named source turned out."""
    from claims.jobs import source_table

    _write_lines(source_table(history, min_claims=min_claims), output)


@app.command(epilog="Example: claims backtest corpus/history.csv --cross-validate")
def backtest(
    history: Annotated[str, typer.Argument(metavar="HISTORY", help="Claim records with a 'released' column.")],
    cross_validate: Annotated[bool, typer.Option("--cross-validate", help="Refit for each fold of titles, so that no title is judged by a model that saw it.")] = False,
    config: Config = None,
) -> None:  # fmt: skip
    """Score the estimate against what happened."""
    import json

    from claims.jobs import backtest_history

    print(json.dumps(backtest_history(history, _settings(config), cross_validate=cross_validate), indent=1))


@app.command(epilog="Example: claims schema claim")
def schema(record: Annotated[RecordName, typer.Argument(help="Which record.")] = RecordName.claim) -> None:
    """Print the JSON Schema of a record."""
    import json

    from claims.output.schema import record_schema

    print(json.dumps(record_schema(record.value), indent=1))


@app.callback(invoke_without_command=True)
def _version(version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False) -> None:
    if version:
        print(__version__)
        raise typer.Exit(DONE)


def main() -> None:
    """Run the command line and exit with one of the codes of the README."""
    try:
        app(standalone_mode=False)
    except typer.Exit as stop:
        sys.exit(stop.exit_code)
    except BrokenPipeError:
        # the reader has gone away: point standard output at nothing, so that the interpreter's last flush is quiet too
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(DONE)
    except (KeyboardInterrupt, typer.Abort):
        print("claims: interrupted", file=sys.stderr)
        sys.exit(INTERRUPTED)
    except (OSError, ValueError, RuntimeError) as error:
        print(f"claims: {error}", file=sys.stderr)
        sys.exit(FAILED)
    except Exception as error:
        if type(error).__module__.split(".")[0] in ("click", "typer") and hasattr(error, "format_message"):
            print(f"claims: {error.format_message()}", file=sys.stderr)
            sys.exit(USAGE)
        raise


def _settings(path: Path | None) -> Settings:
    return Settings.load(path)


def _engine(name: EngineName, workers: int, scheduler: str | None) -> Engine:
    from claims.engines import make_engine

    return make_engine(name.value, workers=workers, scheduler=scheduler)


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    if text == "today":
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a date; write YYYY-MM-DD or 'today'") from None


def _names(path: Path | None) -> tuple[str, ...]:
    if path is None:
        return ()
    from claims.jobs import read_catalogue

    return read_catalogue(path)


def _pairs(path: Path) -> list[tuple[str, date]]:
    from claims.jobs import read_pairs

    return read_pairs(path)


def _write_lines(records: Iterable[Any], output: Path | None) -> None:
    import json

    from claims.records import as_dict

    lines = (json.dumps(as_dict(record), ensure_ascii=False) + "\n" for record in records)
    if output is None:
        _print_lines(lines)
        return
    from claims.output.files import replaced

    with replaced(output) as path, path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(lines)


def _print_lines(lines: Iterator[str]) -> None:
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    for line in lines:
        sys.stdout.write(line)
    sys.stdout.flush()


def _write_binary(records: Sequence[Any], write: Callable[[Sequence[Any], Path], None], output: Path | None) -> None:
    import tempfile

    if output is not None:
        write(records, output)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "records"
        write(records, path)
        sys.stdout.buffer.write(path.read_bytes())
        sys.stdout.flush()


def _end(tally: Tally, *, quiet: bool) -> None:
    """Name the rejected inputs, and leave with the exit code that says so."""
    for rejection in tally.rejections:
        _say_rejected(rejection)
    if not tally.articles:
        _fail(NOTHING, "nothing usable in the input")
    if tally.rejections:
        raise typer.Exit(REJECTED)


def _say_rejected(rejection: Rejection) -> None:
    print(f"claims: rejected {rejection.source}: {rejection.message}", file=sys.stderr)


def _fail(code: int, message: str) -> NoReturn:
    print(f"claims: {message}", file=sys.stderr)
    raise typer.Exit(code)


if __name__ == "__main__":
    main()
