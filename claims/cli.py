"""The command line: parses arguments, calls one function, prints. Heavy packages load when a job starts."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from claims import __version__
from claims.console import (
    DONE,
    NOTHING,
    REJECTED,
    USAGE,
    fail,
    finish,
    guarded,
    need,
    progress,
    read_at,
    read_day,
    read_engine,
    read_format,
    read_names,
    read_settings,
    say,
    write_lines,
    write_table,
)
from claims.settings import models_dir

app = typer.Typer(
    name="claims",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Reads news about upcoming works, tells confirmed from speculative, and estimates when each will come out.",
)


class Policy(StrEnum):
    """How bare months, weekdays and days find their direction."""

    auto = "auto"
    news = "news"
    narrative = "narrative"
    release = "release"


class Format(StrEnum):
    """How records are written."""

    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


class EngineName(StrEnum):
    """Where the work runs."""

    local = "local"
    dask = "dask"


class RecordName(StrEnum):
    """A record with a published schema."""

    article = "article"
    claim = "claim"
    timex = "timex"
    estimate = "estimate"


Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT...", help="Files, folders, globs, or - for standard input.")
]
Output = Annotated[Path | None, typer.Option("-o", "--output", help="Write here instead of standard output.")]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="What is known at the end of this day (YYYY-MM-DD or 'today'). Default: the newest publication date.",
    ),
]
Workers = Annotated[int, typer.Option("--workers", min=1, help="Processes that share the work.")]
EngineOption = Annotated[EngineName, typer.Option("--engine", help="Where the work runs.")]
Scheduler = Annotated[
    str | None, typer.Option("--scheduler", metavar="ADDRESS", help="Address of a running Dask scheduler.")
]
InputFormat = Annotated[
    str | None,
    typer.Option("--input-format", help="Read every input as this format (txt, md, jsonl, json, csv, parquet)."),
]
Config = Annotated[Path | None, typer.Option("--config", help="Settings file (TOML).")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Say nothing on standard error but errors.")]
Verbose = Annotated[bool, typer.Option("--verbose", help="Name every rejected input, and show a failure in full.")]
Catalogue = Annotated[
    Path | None,
    typer.Option(
        "--catalogue", metavar="WORKS.csv", help="Works known by name (columns: name, aliases, kind, released)."
    ),
]


@app.command(epilog="Example: claims run corpus/articles -o out")
def run(
    inputs: Inputs,
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder for the results.")],
    as_of: AsOf = None,
    workers: Workers = 1,
    engine: EngineOption = EngineName.local,
    scheduler: Scheduler = None,
    input_format: InputFormat = None,
    catalogue: Catalogue = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on where an interrupted run into the same folder stopped.")
    ] = False,
    config: Config = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Do the whole job: articles in; claims, estimates and a report out."""
    from claims.jobs import Tally, run_job

    tally = Tally()
    with progress(tally, show=not quiet):
        info = run_job(
            inputs,
            output,
            read_settings(config),
            tally,
            engine=read_engine(engine.value, workers, scheduler),
            as_of=read_day(as_of),
            input_format=read_format(input_format),
            catalogue=read_names(catalogue),
            resume=resume,
        )
    if verbose:
        for rejection in tally.rejections:
            say(f"claims: rejected {rejection.message}")
    if not tally.articles:
        first = f" ({tally.rejections[0].message})" if tally.rejections else ""
        fail(NOTHING, f"nothing usable in the input{first}")
    if not quiet:
        say(f"{info['articles']} articles, {info['claims']} claims, {info['works']} works as of {info['as_of']}")
        say(f"report: {output / 'report.html'}")
    if tally.rejections:
        if not quiet:
            say(f"{info['rejected']} inputs rejected: {output / 'rejected.jsonl'}")
        raise typer.Exit(REJECTED)


@app.command(epilog="Example: claims extract news.jsonl --workers 2 > claims.jsonl")
def extract(
    inputs: Inputs,
    output: Output = None,
    output_format: Annotated[Format, typer.Option("--format", help="Format of the records.")] = Format.jsonl,
    workers: Workers = 1,
    engine: EngineOption = EngineName.local,
    scheduler: Scheduler = None,
    input_format: InputFormat = None,
    catalogue: Catalogue = None,
    config: Config = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Read articles and write their claims."""
    from claims.jobs import Tally, extract_claims, read_inputs

    settings, tally = read_settings(config), Tally()
    work, names = read_engine(engine.value, workers, scheduler), read_names(catalogue)
    articles = read_inputs(inputs, settings, tally, input_format=read_format(input_format))
    found = extract_claims(articles, settings, tally, engine=work, catalogue=names)
    # a bar between records on the same terminal would garble both
    with progress(tally, show=not quiet and (output is not None or not sys.stdout.isatty())):
        if output_format is Format.jsonl:
            write_lines(found, output)
        else:
            from claims.output.tables import write_claims_csv, write_claims_parquet

            write_table(list(found), write_claims_csv if output_format is Format.csv else write_claims_parquet, output)
    finish(tally)


@app.command(epilog="Example: claims estimate claims.jsonl --as-of 2025-04-22")
def estimate(
    inputs: Annotated[list[str], typer.Argument(metavar="CLAIMS...", help="Claim records (.jsonl, .csv, .parquet).")],
    output: Output = None,
    as_of: AsOf = None,
    at: Annotated[
        Path | None, typer.Option("--at", metavar="PAIRS.csv", help="Columns target,as_of: one estimate for each pair.")
    ] = None,
    claims_format: Annotated[
        Format | None, typer.Option("--input-format", help="Read every input as this format.")
    ] = None,
    config: Config = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Turn claims into one release-date distribution per work."""
    from claims.jobs import Tally, estimate_claims, read_claim_records

    tally, settings, day, pairs = Tally(), read_settings(config), read_day(as_of), read_at(at)
    kind = claims_format.value if claims_format is not None else None
    records = read_claim_records(inputs, tally, input_format=kind)
    if records:
        estimates = estimate_claims(records, settings, as_of=day, pairs=pairs)
        write_lines(estimates, output)
        unheard = sum(not estimate.claims_used for estimate in estimates)
        if unheard and not quiet:
            say(
                f"claims: nothing was known by the day of {unheard} of {len(estimates)} pairs: they have the prior only"
            )
    finish(tally)


@app.command(epilog="Example: claims report out")
def report(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="What 'claims run' wrote.")], quiet: Quiet = False
) -> None:
    """Write the report again from the results in a folder."""
    from claims.output.report import rewrite_report

    rewrite_report(need(directory))
    if not quiet:
        say(f"report: {directory / 'report.html'}")


@app.command(epilog='Example: echo "It may not appear until 2026 at the earliest." | claims timex - --dct 2025-04-22')
def timex(
    inputs: Inputs,
    output: Output = None,
    dct: Annotated[
        str | None, typer.Option("--dct", metavar="DATE", help="Reference day of inputs without a publication date.")
    ] = None,
    policy: Annotated[Policy, typer.Option("--policy", help="Direction of bare months and weekdays.")] = Policy.auto,
    input_format: InputFormat = None,
    config: Config = None,
    quiet: Quiet = False,
) -> None:
    """Find time expressions: TIMEX3 values, and the interval that each stands for."""
    from dataclasses import replace

    from claims.jobs import Tally, read_inputs, tag_times

    settings, tally, day = read_settings(config), Tally(), read_day(dct)
    articles = read_inputs(inputs, settings, tally, input_format=read_format(input_format))
    # a day that stands in the article's own record goes before; one merely found in its text does not
    own = ("given", "metadata")
    dated = (replace(a, published=day) if day and a.published_source not in own else a for a in articles)
    write_lines(tag_times(dated, policy=policy.value), output)
    finish(tally)


@app.command(epilog='Example: echo "Season 2 may arrive in 2026." | claims classify -')
def classify(inputs: Inputs, output: Output = None, config: Config = None) -> None:
    """Judge statements, one a line (or JSON lines with id and text): confirmed or speculative."""
    from claims.jobs import Tally, classify_statements

    tally = Tally()
    write_lines(classify_statements(inputs, read_settings(config), tally), output)
    finish(tally)


@app.command(epilog="Example: claims train")
def train(
    corpus: Annotated[Path, typer.Option("--corpus", help="Folder with the labelled data.")] = Path("corpus"),
    models: Annotated[
        Path | None, typer.Option("--models", help="Folder for the models. Default: the shipped one.")
    ] = None,
) -> None:
    """Fit the models on the corpus; the same corpus gives the same bytes."""
    from claims.jobs import train_models

    for line in train_models(corpus, models or models_dir()):
        print(line)


@app.command(epilog="Example: claims evaluate corpus/gold.jsonl")
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Gold articles (JSON lines).")],
    workers: Workers = 1,
    as_json: Annotated[bool, typer.Option("--json", help="JSON even on a terminal.")] = False,
    config: Config = None,
) -> None:
    """Score the extraction against gold articles."""
    import json

    from claims.evaluation.claims import as_table
    from claims.jobs import evaluate_gold

    scores = evaluate_gold(need(gold), read_settings(config), engine=read_engine("local", workers, None))
    print(as_table(scores) if sys.stdout.isatty() and not as_json else json.dumps(scores, indent=1))


@app.command(epilog="Example: claims explain corpus/articles/all-of-us-are-dead-what-we-know.txt")
def explain(
    inputs: Inputs, input_format: InputFormat = None, catalogue: Catalogue = None, config: Config = None
) -> None:
    """Show, sentence by sentence, what was found and why not."""
    from claims.jobs import Tally, explain_articles

    tally = Tally()
    for line in explain_articles(
        inputs, read_settings(config), tally, input_format=read_format(input_format), catalogue=read_names(catalogue)
    ):
        print(line)
    finish(tally)


@app.command(epilog="Example: claims sources corpus/history.csv")
def sources(
    history: Annotated[Path, typer.Argument(metavar="HISTORY", help="Claim records with a 'released' column.")],
    output: Output = None,
    min_claims: Annotated[int, typer.Option("--min-claims", min=1, help="Leave out sources with fewer claims.")] = 3,
) -> None:
    """Show how past claims of each outlet and named source turned out."""
    from claims.jobs import source_table

    write_lines(source_table(need(history), min_claims=min_claims), output)


@app.command(epilog="Example: claims backtest corpus/history.csv --cross-validate")
def backtest(
    history: Annotated[Path, typer.Argument(metavar="HISTORY", help="Claim records with a 'released' column.")],
    cross_validate: Annotated[
        bool,
        typer.Option(
            "--cross-validate", help="Refit for each fold of titles, so that no title is judged by a model that saw it."
        ),
    ] = False,
    config: Config = None,
) -> None:
    """Score the estimate against what happened."""
    import json

    from claims.jobs import backtest_history

    print(json.dumps(backtest_history(need(history), read_settings(config), cross_validate=cross_validate), indent=1))


@app.command(epilog="Example: claims schema claim")
def schema(record: Annotated[RecordName, typer.Argument(help="Which record.")] = RecordName.claim) -> None:
    """Print the JSON Schema of a record."""
    import json

    from claims.output.schema import record_schema

    print(json.dumps(record_schema(record.value), indent=1))


@app.callback(invoke_without_command=True)
def _claims(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False,
) -> None:
    if version:
        print(__version__)
        raise typer.Exit(DONE)
    if context.invoked_subcommand is None:
        say(context.get_help())
        raise typer.Exit(USAGE)


def main() -> None:
    """Run the command line and exit with one of the codes of the README."""

    def command() -> None:
        # invoked directly, since typer's own way swallows exit codes and turns a broken pipe into a failure
        group = typer.main.get_command(app)
        with group.make_context("claims", sys.argv[1:]) as context:
            group.invoke(context)

    sys.exit(guarded(command, verbose="--verbose" in sys.argv))


if __name__ == "__main__":
    main()
