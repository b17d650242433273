"""One set of tests for every engine: the same input gives the same results wherever it runs."""

import sys

import pytest

from claims.engines import Failure, make_engine
from claims.engines.base import DIED
from tests.engines import work

BATCHES = [[1, 2, 3], [4], [], [5, 6, 7, 8], [9, 10], [11], [12, 13]]
ITEMS = [item for batch in BATCHES for item in batch]
ENGINES = [("local", 1), ("local", 2), ("dask", 2)]


@pytest.fixture(params=ENGINES, ids=[f"{name}-{workers}" for name, workers in ENGINES])
def engine(request):
    name, workers = request.param
    if name == "dask":
        pytest.importorskip("distributed", reason="the dask extra is not installed")
    return make_engine(name, workers=workers)


def with_seven(outcome):
    return [outcome if item == 7 else 2 * item for item in ITEMS]


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (work.double, with_seven(14)),
        (work.double_but_fail_on_seven, with_seven(Failure(7, "KeyError: 'seven\\nand more'"))),
        (work.too_few, with_seven(Failure(7, "ValueError: 0 results for 1 items"))),
        (work.double_but_die_on_seven, with_seven(Failure(7, DIED))),
    ],
)
def test_results_in_order_with_failures_in_their_place(engine, function, expected):
    if function is work.double_but_die_on_seven and getattr(engine, "workers", 1) == 1:
        pytest.skip("one local worker is this very process")
    assert list(engine.map_batches(function, iter(BATCHES))) == expected


def test_nothing_in_nothing_out(engine):
    assert list(engine.map_batches(work.double, [])) == []


def test_a_dead_dask_worker_has_time_to_start_again_on_a_busy_machine():
    pytest.importorskip("distributed", reason="the dask extra is not installed")
    import dask

    given_up_after = []

    def batches():
        given_up_after.append(dask.config.get("distributed.deploy.lost-worker-timeout"))
        yield [1]

    assert list(make_engine("dask", workers=1).map_batches(work.double, batches())) == [2]
    (text,) = given_up_after
    assert dask.utils.parse_timedelta(text) >= 600


def test_batches_are_drawn_as_needed_and_an_early_end_is_clean():
    drawn = []

    def batches():
        for number in range(1000):
            drawn.append(number)
            yield [number]

    results = make_engine("local", workers=2).map_batches(work.double, batches())
    assert [next(results), next(results)] == [0, 2]
    results.close()
    assert len(drawn) < 10


def test_unknown_names_and_options():
    with pytest.raises(ValueError, match="unknown engine 'slurm'; known are local, dask"):
        make_engine("slurm")
    with pytest.raises(ValueError, match="at least 1"):
        make_engine("local", workers=0)
    with pytest.raises(ValueError, match="needs --engine dask"):
        make_engine("local", scheduler="tcp://127.0.0.1:1")


def test_without_the_extra_the_message_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(RuntimeError, match=r"pip install 'claims\[dask\]'"):
        list(make_engine("dask").map_batches(work.double, [[1]]))
