"""The main predicates of a statement; `[...]` marks the spans expected, of which the first is the foremost."""

import math
import re

import pytest

from claims.extract.status import StatusContext, StatusModel
from claims.extract.status.main_event import MAX_CHARS, main_events
from claims.extract.status.statements import judge_statements
from claims.settings import models_dir

CASES = [
    "The rail industry has warned that the cut in duty [could increase] emissions by thousands of tonnes a year.",
    "Although fans had feared a delay after the strike of last summer, the second season [opens] on the fourth of May.",
    "The company, which may yet be sold to one of its rivals in Japan, [has shipped] the console to every shop.",
    "Police [arrested] two men on Monday who are thought to have helped the gang escape from the prison.",
    "She said on Tuesday that the ministry believes the dam [will hold] until the rains end in October.",
    "The oldest of the three bridges is thought [to have stood] here before the great flood.",
    "The bones found under the choir suggest a close [link] between the two families.",
    "It is still quite possible that the letters [were burned] by the poet's own sister.",
    "There is a good chance that the tunnel [will open] before the end of the summer.",
    "In the valley there is always a serious risk of [floods] after the snow has melted.",
    "The studio hopes [to finish] the first three levels before the fair in Cologne.",
    "The council has yet to decide whether [to close] the old swimming bath this winter.",
    "The band [has signed] with a new label, and the album [may come] out before Christmas.",
    "The mill [burned] down in the spring. Nobody [has claimed] the ground since then.",
]


def marked_spans(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the text without marks and the spans that were marked."""
    places = [match.start() - at for at, match in enumerate(re.finditer(r"[][]", marked))]
    return re.sub(r"[][]", "", marked), tuple(zip(places[::2], places[1::2], strict=True))


@pytest.mark.parametrize("marked", CASES)
def test_the_predicates_of_the_main_clauses_are_found(marked):
    text, spans = marked_spans(marked)
    assert main_events([text]) == [spans]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "It may arrive in May.",
        "Out now on every platform: the long, long, long, long, long, long, long list of extras.",
        "The game may be out. " * (MAX_CHARS // 20),
    ],
)
def test_short_texts_fragments_and_dumps_have_none(text):
    assert main_events([text]) == [()]


def test_answers_come_in_order():
    texts = [marked_spans(case)[0] for case in CASES]
    assert main_events([*texts, "Short."]) == [*(main_events([text])[0] for text in texts), ()]


@pytest.fixture(scope="module")
def model() -> StatusModel:
    return StatusModel.load(models_dir())


def test_a_statement_is_judged_by_its_main_clause_and_as_a_whole(model):
    text, (focus,) = marked_spans(CASES[2])
    result = judge_statements(model, [text])[0]
    single = [model.judge([StatusContext(text, span)])[0].p_confirmed for span in (focus, None)]
    assert min(single) < result.p_confirmed < max(single)
    assert result.status == "confirmed"


def test_coordinate_clauses_count_alike(model):
    text, spans = marked_spans(CASES[-2])
    each = [result.p_confirmed for result in model.judge([StatusContext(text, span) for span in spans])]
    whole = model.judge([StatusContext(text)])[0].p_confirmed
    odds = [math.log(p / (1 - p)) for p in (*each, whole)]
    expected = (sum(odds[:-1]) / len(each) + odds[-1]) / 2
    assert judge_statements(model, [text])[0].p_confirmed == pytest.approx(1 / (1 + math.exp(-expected)), abs=1e-4)


def test_a_short_statement_is_judged_as_it_stands(model):
    text = "It may arrive in May."
    assert judge_statements(model, [text]) == model.judge([StatusContext(text)])


def test_statements_are_answered_in_order(model):
    texts = [marked_spans(case)[0] for case in CASES]
    assert judge_statements(model, [*texts, "Short."]) == [judge_statements(model, [t])[0] for t in (*texts, "Short.")]
    assert judge_statements(model, []) == []
