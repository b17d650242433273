"""Origins, the saved model, the fit, and the card."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from claims.estimate import estimate_at, fit, load_model
from claims.estimate.card import slips_card
from claims.estimate.facts import count_origins, facts_of, statements_of
from claims.estimate.fitting import _Problem, cases_of
from claims.estimate.history import read_histories
from claims.estimate.model import PRIORS_FILE, SLIPS_FILE
from claims.estimate.shapes import LATE_MEDIANS, OPEN_END, component_cdf, grid_for
from claims.records import Claim

ROOT = Path(__file__).parents[2]
HISTORIES = read_histories(ROOT / "corpus" / "history.csv")
BASE = Claim(
    claim_id="c0",
    article_id="a0",
    subject="W",
    event="release",
    relation="in",
    earliest=date(2024, 9, 1),
    latest=date(2024, 9, 30),
    published=date(2024, 1, 1),
    source_role="media",
)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([{}], 1),
        ([{"source_name": "Ann"}, {"source_name": "ann ", "published": date(2024, 5, 1)}], 1),
        ([{"source_name": "Ann"}, {"source_name": "Bob"}], 2),
        (
            [{"source_role": "official", "source_name": "Studio"}, {"source_role": "cast_crew", "source_name": "Star"}],
            1,
        ),
        ([{"outlet": "A"}, {"outlet": "B", "published": date(2024, 1, 8)}], 1),  # no wording: close in time is one
        ([{"outlet": "A"}, {"outlet": "B", "published": date(2024, 3, 8)}], 2),
        ([{"sentence": "It is out in May."}, {"sentence": "It is out in  May!", "published": date(2024, 6, 1)}], 1),
        ([{"sentence": "It is out in May."}, {"sentence": "May brings it."}], 2),
        ([{"sentence": "It is out in May.", "article_id": "a"}, {"sentence": "May it is.", "article_id": "a"}], 1),
    ],
)
def test_origins(changes: list[dict], expected: int) -> None:
    claims = [
        replace(BASE, **{"claim_id": f"c{i}", "article_id": f"a{i}", **change}) for i, change in enumerate(changes)
    ]
    facts = facts_of(claims, 0)
    assert count_origins(facts) == expected
    assert [s.origins for s in statements_of(facts)] == [expected]


def test_a_marked_duplicate_and_an_unusable_interval_are_no_facts() -> None:
    claims = [BASE, replace(BASE, claim_id="c1", sentence="other", duplicate_of="c0")]
    claims.append(replace(BASE, claim_id="c2", earliest=date(2024, 10, 1)))
    assert [fact.index for fact in facts_of(claims, 0)] == [0]


def test_a_day_stays_exact_and_the_open_end_holds_the_rest() -> None:
    grid = grid_for([(100, 100)])
    assert {100.0, 101.0} <= set(grid.tolist())
    cdf = component_cdf([(100, 100)], grid)
    assert np.all(np.diff(cdf, axis=2) >= 0)
    assert np.all(cdf[:, :, -1] == 1) and grid[-1] == OPEN_END
    held = cdf[0, 2:4]
    assert np.all(held[:, grid == 100] == 0) and np.all(held[:, grid == 101] == 1)
    late = np.interp(101 + LATE_MEDIANS[2], grid, cdf[0, 6])
    assert late == pytest.approx(0.5, abs=0.01)  # months late: half by the median of the class


def test_the_gradient_is_that_of_the_loss() -> None:
    problem = _Problem(cases_of(HISTORIES[:25]))
    rng = np.random.default_rng(7)
    at = problem.start() + rng.normal(0, 0.1, len(problem.start()))
    _, gradient = problem.loss(at)
    for i in rng.integers(0, len(at), 25):
        step = np.zeros(len(at))
        step[i] = 1e-4
        slope = (problem.loss(at + step)[0] - problem.loss(at - step)[0]) / 2e-4
        assert gradient[i] == pytest.approx(slope, abs=1e-5, rel=1e-3)


def test_the_shipped_tables_are_those_that_the_corpus_gives(tmp_path: Path) -> None:
    fit(HISTORIES).save(tmp_path)
    fresh, shipped = load_model(tmp_path), load_model(ROOT / "models")
    assert fresh.tables.keys() == shipped.tables.keys()
    for name, table in fresh.tables.items():
        # other processors round differently, and the optimum is flat in places
        assert dict(table) == pytest.approx(dict(shipped.tables[name]), abs=0.05), name


def test_a_work_of_which_nothing_is_known_takes_as_long_as_works_took_from_their_first_claim() -> None:
    first = {h.target: min(c.published for c in h.claims if c.published) for h in HISTORIES}
    waits = [(h.released - first[h.target]).days + 1 for h in HISTORIES if h.released and h.released > first[h.target]]
    day = date(2024, 1, 1)
    (estimate,) = estimate_at([], [("nobody|", day)], load_model(ROOT / "models"))
    for level in (0.1, 0.25, 0.5, 0.75, 0.9):
        expected = float(np.quantile(waits, level))
        assert (estimate.quantiles[f"{level:.2f}"] - day).days == pytest.approx(expected, rel=0.25, abs=10)
    lost = sum(h.released is None for h in HISTORIES) / len(HISTORIES)
    assert estimate.p_never == pytest.approx(lost, abs=0.01)


def test_a_user_can_put_a_prior_of_their_own_beside_the_slips(tmp_path: Path) -> None:
    model = load_model(ROOT / "models")
    model.save(tmp_path)
    (tmp_path / PRIORS_FILE).write_text('{"prior_attention": {"bias": 2}}', encoding="utf-8")
    own = load_model(tmp_path)
    assert own.tables["prior_attention"] == {"bias": 2.0}
    assert own.tables["attention"] == model.tables["attention"]


@pytest.mark.parametrize("text", ["not json", "[1]", '{"attention": 3}', '{"attention": {"firm": "much"}}'])
def test_a_malformed_table_is_named(tmp_path: Path, text: str) -> None:
    load_model(ROOT / "models").save(tmp_path)
    (tmp_path / SLIPS_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"slips\.json: not a table of numbers"):
        load_model(tmp_path)


def test_the_card_shows_every_fitted_number() -> None:
    model = load_model(ROOT / "models")
    card = slips_card(model, HISTORIES)
    for title, table in model.tables.items():
        assert f"## {title}" in card
        for name, value in table.items():
            assert f"| {name} | {value:.3f} |" in card, (title, name)
    assert (ROOT / "models" / "slips" / "CARD.md").read_text(encoding="utf-8").count("skill_log") >= 1
