"""The main predicate of a statement; `[...]` marks the expected span."""

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
]


@pytest.mark.parametrize("marked", CASES)
def test_the_predicate_of_the_main_clause_is_found(marked):
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    assert main_events([text]) == [(start, end)]


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
    assert main_events([text]) == [None]


def test_answers_come_in_order():
    texts = [case.replace("[", "").replace("]", "") for case in CASES]
    assert main_events([*texts, "Short."]) == [*(main_events([text])[0] for text in texts), None]


@pytest.fixture(scope="module")
def model() -> StatusModel:
    return StatusModel.load(models_dir())


def test_a_statement_is_judged_by_its_main_clause_and_as_a_whole(model):
    text = CASES[2].replace("[", "").replace("]", "")
    focus = main_events([text])[0]
    result = judge_statements(model, [text])[0]
    single = [model.judge([StatusContext(text, span)])[0].p_confirmed for span in (focus, None)]
    assert min(single) < result.p_confirmed < max(single)
    assert result.status == "confirmed"


def test_a_short_statement_is_judged_as_it_stands(model):
    text = "It may arrive in May."
    assert judge_statements(model, [text]) == model.judge([StatusContext(text)])


def test_statements_are_answered_in_order(model):
    texts = [case.replace("[", "").replace("]", "") for case in CASES]
    assert judge_statements(model, [*texts, "Short."]) == [judge_statements(model, [t])[0] for t in (*texts, "Short.")]
    assert judge_statements(model, []) == []
