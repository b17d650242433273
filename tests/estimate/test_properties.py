"""What holds for any set of claims, whatever the fitted numbers say."""

import dataclasses
import itertools
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.estimate import estimate_all, estimate_at, estimate_target, load_model
from claims.records import Claim, Estimate, target_key

MODEL = load_model(Path(__file__).parents[2] / "models")
AS_OF = date(2024, 6, 30)
EVENTS = ("release",) * 6 + ("production_start", "production_end", "announcement", "renewal", "cancellation", "delay")
ROLES = ("official", "cast_crew", "insider", "analyst", "media", "author", "fan", "unknown")
TARGET = target_key("The Work", None)


@st.composite
def claim(draw: st.DrawFn) -> Claim:
    published = AS_OF - timedelta(days=draw(st.integers(0, 1200)))
    first = published + timedelta(days=draw(st.integers(-60, 1500)))
    last = first + timedelta(days=draw(st.sampled_from((0, 0, 6, 30, 91, 364))))
    relation = draw(st.sampled_from(("in", "in", "in", "after", "before", "none")))
    number = draw(st.integers(0, 10**6))
    return Claim(
        claim_id=f"c{number}",
        article_id=f"a{number % 97}",
        subject="The Work",
        target=TARGET,
        kind=draw(st.sampled_from((None, "tv", "film", "game", "hardware", "book"))),
        event=draw(st.sampled_from(EVENTS)),
        relation=relation,
        earliest=first if relation in ("in", "after") else None,
        latest=last if relation in ("in", "before") else None,
        status=draw(st.sampled_from(("confirmed", "speculative"))),
        polarity=draw(st.sampled_from(("affirmed", "affirmed", "affirmed", "negated"))),
        source_role=draw(st.sampled_from(ROLES)),
        source_name=draw(st.sampled_from((None, "Ann", "Bob", "The Studio"))),
        outlet=draw(st.sampled_from((None, "Daily", "Weekly"))),
        published=draw(st.sampled_from((published, published, published, published, None))),
    )


claim_lists = st.lists(claim(), min_size=1, max_size=8, unique_by=lambda c: c.claim_id)


def bare(estimate: Estimate) -> Estimate:
    """The estimate without the counts of who repeated it."""
    return dataclasses.replace(estimate, articles=0, outlets=0)


@settings(max_examples=60, deadline=None)
@given(claim_lists, st.integers(0, 7))
def test_a_copy_of_an_article_changes_nothing(claims: list[Claim], pick: int) -> None:
    original = claims[pick % len(claims)].article_id
    copies = [
        dataclasses.replace(
            c, claim_id=f"z{c.claim_id}", article_id="copy", outlet="Copycat", url="https://copy.example"
        )
        for c in claims
        if c.article_id == original
    ]
    before = estimate_target(claims, as_of=AS_OF, model=MODEL)
    after = estimate_target([*claims, *copies], as_of=AS_OF, model=MODEL)
    assert bare(after) == bare(before)


@settings(max_examples=60, deadline=None)
@given(claim_lists, st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(claims: list[Claim], random) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert estimate_target(shuffled, as_of=AS_OF, model=MODEL) == estimate_target(claims, as_of=AS_OF, model=MODEL)


@settings(max_examples=150, deadline=None)
@given(
    ahead=st.integers(1, 1500),
    width=st.sampled_from((1, 7, 30, 91, 182, 365)),
    age=st.integers(0, 400),
    role=st.sampled_from(ROLES[2:]),
    status=st.sampled_from(("confirmed", "speculative")),
    kind=st.sampled_from((None, "tv", "film", "game", "hardware")),
)
def test_agreeing_independent_origins_never_widen_the_interval(
    ahead: int, width: int, age: int, role: str, status: str, kind: str | None
) -> None:
    first = AS_OF + timedelta(days=ahead)
    one = Claim(
        claim_id="c",
        article_id="a",
        subject="The Work",
        target=TARGET,
        kind=kind,
        event="release",
        relation="in",
        earliest=first,
        latest=first + timedelta(days=width - 1),
        status=status,
        source_role=role,
        published=AS_OF - timedelta(days=age),
    )
    widths = []
    for count in range(1, 6):
        claims = [dataclasses.replace(one, claim_id=f"c{i}", source_name=f"Source {i}") for i in range(count)]
        low, high = estimate_target(claims, as_of=AS_OF, model=MODEL).interval80
        widths.append((high - low).days)
    # an interval is rounded to whole days at both ends
    assert all(b <= a + 1 for a, b in itertools.pairwise(widths)), widths


@settings(max_examples=150, deadline=None)
@given(claim_lists)
def test_an_estimate_is_sound(claims: list[Claim]) -> None:
    estimate = estimate_target(claims, as_of=AS_OF, model=MODEL)
    quantiles = list(estimate.quantiles.values())
    assert quantiles == sorted(quantiles)
    assert len(quantiles) == 21
    if estimate.state != "released":
        assert quantiles[0] > AS_OF
    chances = list(estimate.p_by.values())
    assert chances == sorted(chances)
    assert chances[0] >= 0 and chances[-1] <= 1 - estimate.p_never + 1e-3
    assert 0 <= estimate.confidence <= 1
    assert estimate.interval95[0] <= estimate.interval80[0] <= estimate.interval50[0] <= estimate.median
    assert estimate.median <= estimate.interval50[1] <= estimate.interval80[1] <= estimate.interval95[1]
    assert estimate.summary.startswith("The Work: ") and estimate.summary.endswith(".")


@settings(max_examples=100, deadline=None)
@given(claim_lists)
def test_a_work_known_not_to_be_out_gets_no_past_day(claims: list[Claim]) -> None:
    estimate = estimate_target(claims, as_of=AS_OF, model=MODEL, known_not_out=True)
    assert estimate.quantiles["0.01"] > AS_OF
    assert estimate.state != "released"


@settings(max_examples=60, deadline=None)
@given(claim_lists)
def test_a_weight_is_the_product_of_its_factors(claims: list[Claim]) -> None:
    for part in estimate_target(claims, as_of=AS_OF, model=MODEL).contributions:
        product = 1.0
        for factor in part.factors.values():
            product *= factor
        assert part.weight == pytest.approx(product, abs=2e-6, rel=1e-3)


@settings(max_examples=60, deadline=None)
@given(claim_lists, st.integers(0, 900))
def test_nothing_published_later_is_used(claims: list[Claim], back: int) -> None:
    day = AS_OF - timedelta(days=back)
    dated = [c for c in claims if c.published is not None]
    known = [c for c in dated if c.published <= day]
    now = estimate_at(dated, [(TARGET, day)], MODEL)
    assert now == estimate_at(known, [(TARGET, day)], MODEL)
    assert estimate_all(dated, as_of=day, model=MODEL) == estimate_all(known, as_of=day, model=MODEL)
    assert estimate_all(known, as_of=day, model=MODEL) == (now if known else [])
