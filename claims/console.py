"""What the commands share: exit codes, options read into values, records written, progress and errors told."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import typer

from claims.settings import Settings

if TYPE_CHECKING:
    from claims.engines.base import Engine
    from claims.jobs import Tally

DONE, FAILED, USAGE, REJECTED, NOTHING, INTERRUPTED = 0, 1, 2, 3, 4, 130


def guarded(command: Callable[[], None], *, verbose: bool) -> int:
    """Run `command` and return the exit code; what goes wrong is said in one line, or in full where `verbose`."""
    try:
        command()
        sys.stdout.flush()
    except typer.Exit as stop:
        return stop.exit_code
    except BrokenPipeError:
        # the reader has gone away: point standard output at nothing, so that the interpreter's last flush is quiet too
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except (KeyboardInterrupt, typer.Abort):
        say("claims: interrupted")
        return INTERRUPTED
    except (OSError, ValueError, RuntimeError) as error:
        if verbose:
            traceback.print_exc()
        say(f"claims: {describe(error)}")
        return FAILED
    except Exception as error:
        # typer brings its own copy of click, so that wrong usage is known by where its error comes from
        if type(error).__module__.split(".")[0] in ("click", "typer") and hasattr(error, "format_message"):
            say(f"claims: {error.format_message()}")
            say("Try 'claims --help', or --help after the name of a command.")
            return USAGE
        raise
    return DONE


def describe(error: Exception) -> str:
    """Return `error` as a reader wants it: an error of a file with its name first."""
    if isinstance(error, OSError) and error.filename is not None and error.strerror:
        return f"{error.filename}: {error.strerror[:1].lower()}{error.strerror[1:]}"
    return str(error) or type(error).__name__


def say(line: str) -> None:
    """Write `line` to standard error."""
    sys.stderr.write(line + "\n")


def fail(code: int, message: str) -> NoReturn:
    """Say why, and leave with `code`."""
    say(f"claims: {message}")
    raise typer.Exit(code)


def need(path: Path) -> Path:
    """Return `path`, or leave with the code for "nothing usable in the input" where nothing is there."""
    if not path.exists():
        fail(NOTHING, f"{path}: no such file or folder")
    return path


@contextmanager
def _options() -> Iterator[None]:
    """Turn what is wrong with the value of an option into wrong usage."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise typer.BadParameter(describe(error)) from error


def read_settings(path: Path | None) -> Settings:
    """Return the settings in the file at `path`, or the defaults."""
    with _options():
        return Settings.load(path)


def read_engine(name: str, workers: int, scheduler: str | None) -> Engine:
    """Return the engine that the options name."""
    from claims.engines import make_engine

    with _options():
        return make_engine(name, workers=workers, scheduler=scheduler)


def read_day(text: str | None) -> date | None:
    """Return the day that `text` stands for: an ISO date, or `today`; the clock is read here and nowhere else."""
    if text is None:
        return None
    if text == "today":
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a date; write YYYY-MM-DD or 'today'") from None


def read_format(text: str | None) -> str | None:
    """Return `text` where it is a known format of articles."""
    from claims.articles.sources import FORMATS

    if text is not None and text not in FORMATS:
        raise typer.BadParameter(f"unknown input format {text!r}; known are {', '.join(FORMATS)}")
    return text


def read_names(path: Path | None) -> tuple[str, ...]:
    """Return the names in the catalogue at `path`; none where there is no catalogue."""
    from claims.jobs import read_catalogue

    with _options():
        return () if path is None else read_catalogue(path)


def read_at(path: Path | None) -> list[tuple[str, date]] | None:
    """Return the (target, day) pairs in the file at `path`; None where there is no file."""
    from claims.jobs import read_pairs

    with _options():
        return None if path is None else read_pairs(path)


@contextmanager
def progress(tally: Tally, *, show: bool) -> Iterator[None]:
    """Show on standard error, where it is a terminal, how many articles have been read."""
    if not show or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(), TextColumn("{task.completed:.0f} articles read"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        tally.on_article = lambda: bar.advance(task)
        yield


def write_lines(records: Iterable[Any], output: Path | None) -> None:
    """Write `records` as JSON lines: each to standard output as it comes, or all to `output`, whole or not at all."""
    from claims.output.files import replaced
    from claims.output.tables import json_line, write_json_lines

    if output is not None:
        with replaced(output) as path:
            write_json_lines(records, path)
        return
    sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")  # type: ignore[union-attr]
    for record in records:
        sys.stdout.write(json_line(record))
    sys.stdout.flush()


def write_table(records: Sequence[Any], write: Callable[[Sequence[Any], Path], None], output: Path | None) -> None:
    """Write `records` with `write`, to standard output or to `output`, whole or not at all."""
    from claims.output.files import replaced

    if output is not None:
        with replaced(output) as path:
            write(records, path)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "records"
        write(records, path)
        sys.stdout.buffer.write(path.read_bytes())
        sys.stdout.flush()


def finish(tally: Tally) -> None:
    """Name the rejected inputs, and leave with the exit code that says so."""
    for rejection in tally.rejections:
        say(f"claims: rejected {rejection.message}")
    if not tally.articles:
        fail(NOTHING, "nothing usable in the input")
    if tally.rejections:
        raise typer.Exit(REJECTED)
