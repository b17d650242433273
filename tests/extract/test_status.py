"""The status model: tables of statements with the expected answer; `[...]` marks the event phrase."""

from pathlib import Path

import pytest

from claims.extract.status import StatusContext, StatusModel
from claims.settings import models_dir


@pytest.fixture(scope="module")
def model() -> StatusModel:
    return StatusModel.load(models_dir())


def marked(text: str) -> StatusContext:
    start = text.index("[")
    end = text.index("]") - 1
    return StatusContext(text.replace("[", "").replace("]", ""), focus=(start, end))


CONFIRMED = [
    "The game [launches] on May 3.",
    "Netflix confirmed that the show [will return] in June.",
    "The publisher announced that the game [arrives] on October 5.",
    "The film [is set to premiere] on November 8.",
    "No release date [has been announced] for the second season.",
    "Season two [is out] on May 3, and a sequel could follow.",
]
SPECULATIVE = [
    "The game [may launch] in May.",
    "The show [is expected to return] in 2026.",
    "The phone [will reportedly arrive] in September.",
    "According to a leaker, the console [launches] in March.",
    "It is confirmed that the series [may arrive] in 2026.",
    "Rumours suggest that the sequel [is coming] next year.",
    "If filming starts in August, the show [arrives] in mid-2024.",
    "The tablet [could ship] as early as October, according to analysts.",
    "The season two premiere is set for May 3, and a sequel [could follow].",
]


@pytest.mark.parametrize("text", CONFIRMED)
def test_settled_statements_are_confirmed(model, text):
    assert model.judge([marked(text)])[0].status == "confirmed"


@pytest.mark.parametrize("text", SPECULATIVE)
def test_hedged_statements_are_speculative(model, text):
    assert model.judge([marked(text)])[0].status == "speculative"


def test_results_come_in_order_and_do_not_depend_on_each_other(model):
    contexts = [marked(text) for text in (*CONFIRMED, *SPECULATIVE)]
    together = model.judge(contexts)
    assert together == [model.judge([context])[0] for context in contexts]
    assert all(0.01 <= result.p_confirmed <= 0.99 for result in together)


def test_cues_are_offsets_into_the_text(model):
    text = "Netflix confirmed that the show may return in June."
    cues = model.judge([StatusContext(text)])[0].cues
    assert all(text[cue.start : cue.end] == cue.text for cue in cues)
    assert {"modal", "official_act"} <= {cue.kind for cue in cues}


@pytest.mark.parametrize("text", ["", " ", "?", "a" * 20_000, "may " * 5_000, "🎬" * 50])
def test_odd_text_gets_an_answer(model, text):
    result = model.judge([StatusContext(text)])[0]
    assert 0.01 <= result.p_confirmed <= 0.99


def test_an_absent_model_is_named(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        StatusModel.load(tmp_path)


def test_a_file_that_is_no_model_is_refused(tmp_path: Path):
    (tmp_path / "status").mkdir()
    (tmp_path / "status" / "model.skops").write_bytes(b"not a model")
    with pytest.raises(ValueError, match="not a model file"):
        StatusModel.load(tmp_path)
