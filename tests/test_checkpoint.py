"""An interrupted run goes on where it stopped, and gives the bytes of one that was not interrupted."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.checkpoint import NAME
from claims.engines import make_engine
from claims.jobs import Tally, run_job
from claims.settings import Settings

TEXTS = [f"Lantern Coast {n} will be released on May {n}, 2031, Copper Bay Studio said." for n in range(2, 7)]


def job(folder: Path, out: Path, *, resume: bool = False) -> None:
    run_job([str(folder)], out, Settings(), Tally(), engine=make_engine("local", workers=1), resume=resume)


def test_resumed_run_reads_only_what_is_left(tmp_path, monkeypatch):
    folder = tmp_path / "news"
    folder.mkdir()
    for n, text in enumerate(TEXTS):
        (folder / f"{n}.txt").write_text(f"Headline {n}\n\nMay 1, 2030\n\n{text}\n", encoding="utf-8")
    job(folder, tmp_path / "whole")

    import claims.jobs as jobs

    monkeypatch.setattr(jobs, "_BATCH", 1)
    real, read = jobs._extract_one_batch, []

    def stops_at_the_third(batch, **options):
        if len(read) == 2:
            raise KeyboardInterrupt
        read.append(batch[0].id)
        return real(batch, **options)

    monkeypatch.setattr(jobs, "_extract_one_batch", stops_at_the_third)
    with pytest.raises(KeyboardInterrupt):
        job(folder, tmp_path / "cut")
    assert (tmp_path / "cut" / NAME).exists()
    with (tmp_path / "cut" / NAME).open("a", encoding="utf-8") as file:
        file.write('{"article": "cut o')  # the interruption came while a line was being written

    def counts(batch, **options):
        read.append(batch[0].id)
        return real(batch, **options)

    monkeypatch.setattr(jobs, "_extract_one_batch", counts)
    job(folder, tmp_path / "cut", resume=True)
    assert read == ["0", "1", "2", "3", "4"]
    assert not (tmp_path / "cut" / NAME).exists()
    for name in ("claims.jsonl", "estimates.json", "report.md"):
        assert (tmp_path / "cut" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()


def test_a_run_without_resume_starts_anew(tmp_path):
    (tmp_path / "a.txt").write_text(TEXTS[0], encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    (out / NAME).write_text('{"article": "x", "claims": []}\n', encoding="utf-8")
    with pytest.raises(ValueError, match="as-of"):
        job(tmp_path / "a.txt", out)
    assert not (out / NAME).exists()
