"""The jobs behind the commands: read, extract, estimate, write. The command line parses and prints; this does."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims.records import Article, Claim, Estimate, Rejection, TimeExpression
from claims.settings import Settings, models_dir

if TYPE_CHECKING:
    from claims.articles.statements import Statement
    from claims.checkpoint import Checkpoint
    from claims.engines.base import Engine

_BATCH = 32  # articles handed to a worker at a time: enough to fill the parser, few enough to balance the load
_STATEMENTS = 2_000  # statements judged at a time


@dataclass(slots=True)
class Tally:
    """What a job met on its way; `rejections` are kept in input order."""

    articles: int = 0  # or statements, or claims: what the command reads
    rejections: list[Rejection] = field(default_factory=list)
    on_article: Callable[[], object] | None = None  # called for each article read, to show progress


def read_inputs(
    inputs: Sequence[str], settings: Settings, tally: Tally, *, input_format: str | None = None
) -> Iterator[Article]:
    """Yield the readable articles of `inputs`; the others are noted in `tally`."""
    from claims.articles import read_articles

    for item in read_articles(inputs, input_format=input_format, settings=settings):
        if isinstance(item, Rejection):
            tally.rejections.append(item)
        else:
            tally.articles += 1
            if tally.on_article is not None:
                tally.on_article()
            yield item


def extract_claims(
    articles: Iterable[Article],
    settings: Settings,
    tally: Tally,
    *,
    engine: Engine,
    catalogue: Sequence[str] = (),
    checkpoint: Checkpoint | None = None,
) -> Iterator[Claim]:
    """Yield the claims of `articles` in order, each work under one name over the whole run.

    An article on which the extractor fails is rejected, not the batch. With a `checkpoint`, articles that it holds are
    not read again, and the others are written down in it as they are finished.
    """
    from claims.extract.aliases import unify_names
    from claims.extract.lexicon import load_lexicon

    found: Iterable[Claim]
    if checkpoint is None:
        results = _extracted(articles, settings, tally, engine=engine, catalogue=catalogue)
        found = (claim for claims in results if claims is not None for claim in claims)
    else:
        found = _resumed(articles, settings, tally, checkpoint, engine=engine, catalogue=catalogue)
    yield from unify_names(found, load_lexicon(models_dir(settings)))


def _resumed(
    articles: Iterable[Article],
    settings: Settings,
    tally: Tally,
    checkpoint: Checkpoint,
    *,
    engine: Engine,
    catalogue: Sequence[str],
) -> Iterator[Claim]:
    order: list[str] = []
    waiting: deque[str] = deque()

    def unread() -> Iterator[Article]:
        for article in articles:
            key = checkpoint.key(article)
            order.append(key)
            if checkpoint.claims(key) is None:
                waiting.append(key)
                yield article

    for claims in _extracted(unread(), settings, tally, engine=engine, catalogue=catalogue):
        key = waiting.popleft()
        if claims is not None:
            checkpoint.keep(key, claims)
    for key in order:
        yield from checkpoint.claims(key) or ()


def _extracted(
    articles: Iterable[Article], settings: Settings, tally: Tally, *, engine: Engine, catalogue: Sequence[str]
) -> Iterator[list[Claim] | None]:
    """Yield the claims of each article, None where the extractor failed on it (and the tally says so)."""
    from claims.engines import Failure

    work = partial(_extract_one_batch, models=str(models_dir(settings)), catalogue=tuple(catalogue))
    for result in engine.map_batches(work, _batches(articles, _BATCH)):
        if isinstance(result, Failure):
            tally.articles -= 1
            tally.rejections.append(
                Rejection(result.item.id, "failed", f"the extractor failed on this article: {result.message}")
            )
            yield None
        else:
            yield result


def _extract_one_batch(batch: Sequence[Article], *, models: str, catalogue: tuple[str, ...]) -> list[list[Claim]]:
    from claims.extract.parsing import memory_zone
    from claims.extract.pipeline import extract_articles
    from claims.extract.reader import load_reader

    reader = load_reader(Path(models), catalogue)
    with memory_zone():
        return extract_articles(batch, reader)


def tag_times(articles: Iterable[Article], *, policy: str = "auto") -> Iterator[TimeExpression]:
    """Yield the time expressions of `articles`, each with its article's id."""
    from claims.extract.times import tag

    for article in articles:
        yield from tag(article.text, article.published, policy=policy, doc_id=article.id)  # type: ignore[arg-type]


def read_claim_records(inputs: Sequence[str], tally: Tally, *, input_format: str | None = None) -> list[Claim]:
    """Return the claim records of `inputs`: files, folders that `claims run` wrote, globs, or `-`.

    What is no claim record, or cannot be read, goes to `tally`.

    Args:
        inputs: what the user typed.
        tally: counts the claims.
        input_format: "jsonl", "csv" or "parquet", whatever the file names say.
    """
    from claims.output.reading import iterate_claims

    out: list[Claim] = []
    for path in _claim_files(inputs):
        try:
            for record in iterate_claims(path, input_format=input_format):
                if isinstance(record, Rejection):
                    tally.rejections.append(record)
                else:
                    out.append(record)
        except OSError as error:
            reason = "missing" if isinstance(error, FileNotFoundError) else "malformed"
            message = f"{path}: {(error.strerror or str(error)).lower()}"
            tally.rejections.append(Rejection(str(path), reason, message))
    tally.articles += len(out)
    return out


def _claim_files(inputs: Sequence[str]) -> Iterator[Path]:
    import glob

    for item in inputs:
        if item == "-":
            yield Path("/dev/stdin")
        elif Path(item).is_dir():
            yield Path(item) / "claims.jsonl"
        elif glob.has_magic(item) and not Path(item).exists():
            yield from (Path(match) for match in sorted(glob.glob(item)))  # noqa: PTH207 (any absolute pattern)
        else:
            yield Path(item)


def newest_day(claims: Iterable[Claim]) -> date | None:
    """Return the newest publication date, the default for "what is known by then"; None where no claim has one."""
    return max((c.published for c in claims if c.published is not None), default=None)


def estimate_claims(
    claims: Sequence[Claim],
    settings: Settings,
    *,
    as_of: date | None = None,
    pairs: Sequence[tuple[str, date]] | None = None,
) -> list[Estimate]:
    """Return one estimate per work as of a day, or one per (target, day) pair.

    Raises:
        ValueError: no day is given and no claim has a publication date.
    """
    from claims.estimate import estimate_all, estimate_at, load_model

    model = load_model(models_dir(settings))
    if pairs is not None:
        return estimate_at(claims, pairs, model)
    day = as_of or newest_day(claims)
    if day is None:
        raise ValueError("no claim has a publication date; say what day it is with --as-of YYYY-MM-DD")
    return estimate_all(claims, as_of=day, model=model)


def run_job(
    inputs: Sequence[str],
    out: Path,
    settings: Settings,
    tally: Tally,
    *,
    engine: Engine,
    as_of: date | None = None,
    input_format: str | None = None,
    catalogue: Sequence[str] = (),
    resume: bool = False,
) -> dict[str, Any]:
    """Do the whole job into the folder `out` and return what `run.json` says of it.

    With `resume`, articles that an interrupted run into the same folder had finished are not read again.

    Raises:
        ValueError: nothing in the input can be dated and no `as_of` is given.
        OSError: `out` cannot be written.
    """
    from claims import __version__
    from claims.checkpoint import Checkpoint
    from claims.output.report import write_report
    from claims.output.tables import write_claims, write_estimates, write_rejected, write_run

    out.mkdir(parents=True, exist_ok=True)
    articles = read_inputs(inputs, settings, tally, input_format=input_format)
    newest: list[date] = []

    def watched() -> Iterator[Article]:
        for article in articles:
            if article.published is not None:
                newest.append(article.published)
                newest[:] = [max(newest)]
            yield article

    checkpoint = Checkpoint(out, resume=resume, catalogue=catalogue)
    finished = False
    try:
        found = extract_claims(watched(), settings, tally, engine=engine, catalogue=catalogue, checkpoint=checkpoint)
        claims = list(found)
        finished = True
    finally:
        checkpoint.close(done=finished)
    day = as_of or (newest[0] if newest else None)
    estimates = estimate_claims(claims, settings, as_of=day) if claims else []
    info: dict[str, Any] = {
        "version": __version__,
        "as_of": day.isoformat() if day else None,
        "inputs": [str(item) for item in inputs],
        "articles": tally.articles,
        "claims": len(claims),
        "works": len(estimates),
        "rejected": len(tally.rejections),
    }
    write_claims(claims, out)
    write_estimates(estimates, out)
    write_rejected(tally.rejections, out)
    write_run(info, out)
    write_report(out, claims, estimates, info)
    return info


def _batches(items: Iterable[Article], size: int) -> Iterator[list[Article]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def classify_statements(inputs: Sequence[str], settings: Settings, tally: Tally) -> Iterator[dict[str, Any]]:
    """Yield id, text, status, p_confirmed and cues for each statement: a line of text, or a JSON line with `text`."""
    from claims.articles.statements import read_statements
    from claims.extract.status import StatusModel
    from claims.extract.status.statements import judge_statements

    model = StatusModel.load(models_dir(settings))
    lines = _usable(read_statements(inputs), tally)
    while batch := list(islice(lines, _STATEMENTS)):
        results = judge_statements(model, [text for _, text in batch])
        for (name, text), result in zip(batch, results, strict=True):
            yield {
                "id": name,
                "text": text,
                "status": result.status,
                "p_confirmed": round(result.p_confirmed, 4),
                "cues": [[c.text, c.start, c.end, c.kind] for c in result.cues],
            }


def _usable(items: Iterable[Statement | Rejection], tally: Tally) -> Iterator[Statement]:
    for item in items:
        if isinstance(item, Rejection):
            tally.rejections.append(item)
        else:
            tally.articles += 1
            yield item


def read_pairs(path: Path) -> list[tuple[str, date]]:
    """Return the (target, day) pairs of a CSV file with the columns `target` and `as_of`.

    Raises:
        ValueError: a column is missing, or a day is not an ISO date.
        OSError: the file cannot be read.
    """
    import csv

    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if not {"target", "as_of"} <= set(reader.fieldnames or ()):
            raise ValueError(f"{path}: expected the columns target,as_of")
        try:
            return [(row["target"].strip(), date.fromisoformat(row["as_of"][:10])) for row in reader]
        except ValueError as error:
            raise ValueError(f"{path}: as_of must be YYYY-MM-DD ({error})") from error


def read_catalogue(path: Path) -> tuple[str, ...]:
    """Return the names and aliases of a catalogue (CSV with `name`, and optionally `aliases` separated by `|`).

    Raises:
        ValueError: there is no column `name`.
        OSError: the file cannot be read.
    """
    import csv

    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if "name" not in (reader.fieldnames or ()):
            raise ValueError(f"{path}: expected a column 'name'")
        names = [n.strip() for row in reader for n in (row["name"], *(row.get("aliases") or "").split("|"))]
    return tuple(n for n in names if n)


def train_models(corpus: Path, models: Path) -> Iterator[str]:
    """Fit the status model and the slip model from `corpus` into `models`; yield a line about each.

    Raises:
        FileNotFoundError: `corpus` lacks its data.
    """
    from claims.estimate.training import train as train_slips
    from claims.evaluation.backtest import cross_validated
    from claims.extract.status.training import train as train_status
    from claims.extract.titles.training import train_titles

    yield f"title weights: {train_titles(corpus, models)}"
    status = train_status(corpus, models)
    yield f"status model: {len(status['features'])} features -> {models / 'status' / 'model.skops'}"
    yield f"slip model: {train_slips(corpus, models, score=cross_validated)}"


def evaluate_gold(path: Path, settings: Settings, *, engine: Engine) -> dict[str, Any]:
    """Return CONTRACT's extraction scores of the gold articles at `path`, with the commonest kinds of error.

    Raises:
        OSError: the file cannot be read.
        ValueError: a line is no gold article.
    """
    from claims.evaluation.claims import load_gold, score_claims

    gold = load_gold(path)
    tally = Tally()
    predicted = list(extract_claims([article for article, _ in gold], settings, tally, engine=engine))
    return score_claims([(article.id, claims) for article, claims in gold], predicted)


def backtest_history(path: Path, settings: Settings, *, cross_validate: bool) -> dict[str, Any]:
    """Return the scores of the estimate against the outcomes in `path`, beside the baselines'."""
    from claims.evaluation.backtest import backtest

    return backtest(path, models_dir(settings), cross_validate=cross_validate)


def explain_articles(
    inputs: Sequence[str],
    settings: Settings,
    tally: Tally,
    *,
    input_format: str | None = None,
    catalogue: Sequence[str] = (),
) -> Iterator[str]:
    """Yield lines that show, sentence by sentence, which claims were found and why others were not."""
    from claims.extract.pipeline import explain_article
    from claims.extract.reader import load_reader

    reader = load_reader(models_dir(settings), tuple(catalogue))
    for article in read_inputs(inputs, settings, tally, input_format=input_format):
        yield f"# {article.id}  published {article.published} ({article.published_source})"
        for sentence, claims, notes in explain_article(article, reader):
            yield f"[{sentence.start}:{sentence.end}] {sentence.text}"
            for claim in claims:
                window = f"{claim.earliest or '…'} to {claim.latest or '…'}" if claim.relation != "none" else "no time"
                work = f"{claim.subject} / {claim.installment}" if claim.installment else claim.subject
                judged = f"{claim.polarity}, {claim.status} ({claim.p_confirmed})"
                source = f"{claim.source_role} {claim.source_name or ''}".rstrip()
                yield f"    + {claim.event} of {work}: {claim.relation}, {window}; {judged}, {source}"
            for note in notes:
                yield f"    - {note}"


def source_table(path: Path, *, min_claims: int) -> list[Any]:
    """Return how the past claims of each outlet and named source in the history at `path` turned out."""
    from claims.estimate.history import read_histories
    from claims.estimate.sources import source_records

    return source_records(read_histories(Path(path)), min_claims=min_claims)
