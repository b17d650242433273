"""Views through templates into report.html and report.md."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from claims.output.files import write_text
from claims.output.reading import read_claims, read_estimates
from claims.output.report import wording
from claims.output.report.views import build_works
from claims.records import Claim, Estimate

_FOLDER = Path(__file__).parent
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~&])")


def write_report(
    directory: Path, claims: Iterable[Claim], estimates: Sequence[Estimate], run_info: Mapping[str, Any]
) -> None:
    """Write `report.html`, one file that needs no other, and `report.md` into `directory`.

    Args:
        directory: made where it is missing.
        claims: all claims of the run.
        estimates: one per work.
        run_info: what `run.json` holds; `as_of`, `articles` and `claims` are shown.

    Raises:
        OSError: the directory cannot be written to.
    """
    works = build_works(claims, estimates)
    as_of = _as_of(estimates, run_info)
    values = {
        "works": works,
        "as_of": wording.day(as_of) if as_of else "",
        "as_of_short": wording.short_day(as_of) if as_of else "",
        "counts": _counts(len(works), run_info),
        "states": wording.STATES,
    }
    css = (_FOLDER / "report.css").read_text(encoding="utf-8")
    write_text(directory / "report.html", _render("report.html.j2", {**values, "css": css}, escape=True))
    write_text(directory / "report.md", _render("report.md.j2", values, escape=False))


def rewrite_report(directory: Path) -> None:
    """Write the report again from `claims.jsonl`, `estimates.json` and `run.json` in `directory`.

    Raises:
        ValueError: one of them does not hold what it should; the message names it.
        OSError: one of them cannot be read, or the directory cannot be written to.
    """
    claims = read_claims(directory / "claims.jsonl")
    estimates = read_estimates(directory / "estimates.json")
    run = directory / "run.json"
    try:
        info = json.loads(run.read_text(encoding="utf-8")) if run.exists() else {}
    except ValueError as error:
        raise ValueError(f"{run}: not JSON ({error})") from error
    write_report(directory, claims, estimates, info if isinstance(info, dict) else {})


def _render(name: str, values: Mapping[str, Any], *, escape: bool) -> str:
    import jinja2
    from markupsafe import Markup

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FOLDER),
        autoescape=escape,  # noqa: S701 (always on for HTML; Markdown has its own escape, `md`)
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.filters |= {"count_of": wording.count_of, "edge": _edge, "md": _md}
    if "css" in values:
        values = {**values, "css": Markup(values["css"])}  # noqa: S704 (our own file, no input in it)
    return environment.get_template(name).render(values)


def _as_of(estimates: Sequence[Estimate], run_info: Mapping[str, Any]) -> date | None:
    if estimates:
        return max(estimate.as_of for estimate in estimates)
    try:
        return date.fromisoformat(str(run_info.get("as_of")))
    except ValueError:
        return None


def _counts(works: int, run_info: Mapping[str, Any]) -> str:
    parts = [wording.count_of(works, "work")]
    for name in ("claim", "article"):
        number = run_info.get(f"{name}s")
        if isinstance(number, int):
            parts.append(wording.count_of(number, name))
    text = parts[0] if len(parts) == 1 else f"{parts[0]}, from {' in '.join(parts[1:])}"
    rejected = run_info.get("rejected")
    if isinstance(rejected, int) and rejected:
        text += f" ({wording.count_of(rejected, 'input')} could not be read; see rejected.jsonl)"
    return text + "."


def _edge(place: float) -> str:
    """Return the class that keeps a label near an end of the axis inside the picture."""
    return " edge-l" if place < 15 else " edge-r" if place > 85 else ""


def _md(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", re.sub(r"\s+", " ", text))
