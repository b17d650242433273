"""Where a work stands, by the claims about it: a table of small cases."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from claims.estimate import estimate_all, estimate_at, estimate_target, load_model
from claims.records import Claim, target_key

MODEL = load_model(Path(__file__).parents[2] / "models")
AS_OF = date(2024, 6, 30)
TARGET = target_key("The Work", None)


def say(day: str, first: str | None = None, last: str | None = None, **more: object) -> Claim:
    """A confirmed official release claim made on `day`."""
    relation = (
        "none" if first is None and last is None else "after" if last is None else "before" if first is None else "in"
    )
    basis = Claim(
        claim_id=f"{day}{first}{last}{sorted(more.items())}",
        article_id=day,
        subject="The Work",
        target=TARGET,
        kind="game",
        event="release",
        relation=relation,
        earliest=date.fromisoformat(first) if first else None,
        latest=date.fromisoformat(last) if last else None,
        status="confirmed",
        source_role="official",
        source_name="The Studio",
        published=date.fromisoformat(day),
    )
    return replace(basis, **more)


def rumour(day: str, first: str | None = None, last: str | None = None, **more: object) -> Claim:
    return say(day, first, last, status="speculative", source_role="insider", source_name="Ann", **more)


CASES = [
    ("an announced day", [say("2024-06-01", "2024-09-10", "2024-09-10")], "dated"),
    ("an announced quarter", [say("2024-06-01", "2024-10-01", "2024-12-31")], "window"),
    ("by the end of the year", [say("2024-06-01", None, "2024-12-31")], "window"),
    ("a rumoured day", [rumour("2024-06-01", "2024-09-10", "2024-09-10")], "rumoured"),
    ("no date", [say("2024-06-01")], "undated"),
    ("a day that was denied", [
        say("2024-05-01", "2024-09-10", "2024-09-10"),
        say("2024-06-01", "2024-09-10", "2024-09-10", polarity="negated"),
    ], "undated"),
    ("moved from a day to a quarter", [
        say("2024-05-01", "2024-09-10", "2024-09-10"),
        say("2024-06-01", "2025-01-01", "2025-03-31"),
    ], "window"),
    ("called off", [
        say("2024-05-01", "2024-09-10", "2024-09-10"),
        say("2024-06-01", event="cancellation"),
    ], "cancelled"),
    ("called off and brought back", [
        say("2024-04-01", event="cancellation"),
        say("2024-06-01", "2024-09-10", "2024-09-10"),
    ], "dated"),
    ("said to be out", [say("2024-06-20", "2024-06-18", "2024-06-18")], "released"),
    ("out today, and nothing since", [say("2024-06-18", "2024-06-18", "2024-06-18")], "released"),
    ("a day that passed long ago, unheard of since", [say("2024-01-10", "2024-03-05", "2024-03-05")], "released"),
    ("a rumoured day that passed long ago", [rumour("2024-01-10", "2024-03-05", "2024-03-05")], "undated"),
    ("said to be out, then said to be coming", [
        say("2024-06-18", "2024-06-17", "2024-06-17"),
        say("2024-06-20", "2024-09-10", "2024-09-10"),
    ], "dated"),
]  # fmt: skip


@pytest.mark.parametrize(("claims", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_state(claims: list[Claim], expected: str) -> None:
    assert estimate_target(claims, as_of=AS_OF, model=MODEL).state == expected


def test_an_announced_day_is_the_median_and_the_mode() -> None:
    estimate = estimate_target([say("2024-06-01", "2024-09-10", "2024-09-10")], as_of=AS_OF, model=MODEL)
    assert estimate.median == estimate.mode == date(2024, 9, 10)
    assert estimate.p_by["2024-08-31"] < 0.15 < 0.6 < estimate.p_by["2024-09-30"]


def test_a_newer_firm_date_supersedes_and_moves_the_median() -> None:
    old, new = say("2024-05-01", "2024-09-10", "2024-09-10"), say("2024-06-01", "2024-11-12", "2024-11-12")
    estimate = estimate_target([old, new], as_of=AS_OF, model=MODEL)
    assert estimate.median == date(2024, 11, 12)
    assert estimate.superseded == (old.claim_id,)


def test_a_rumour_adds_doubt_without_replacing_the_announced_day() -> None:
    firm, odd = say("2024-05-01", "2024-09-10", "2024-09-10"), rumour("2024-06-01", "2025-02-01", "2025-02-28")
    alone = estimate_target([firm], as_of=AS_OF, model=MODEL)
    both = estimate_target([firm, odd], as_of=AS_OF, model=MODEL)
    assert both.superseded == ()
    assert both.p_by["2024-09-30"] < alone.p_by["2024-09-30"]
    assert [(c.claim_id, c.other_id) for c in both.conflicts] in (
        [(firm.claim_id, odd.claim_id)],
        [(odd.claim_id, firm.claim_id)],
    )


def test_this_week_does_not_replace_the_day_in_it() -> None:
    day = [
        say(f"2024-0{month}-01", "2024-07-04", "2024-07-04", source_name=None, article_id=f"a{month}")
        for month in (3, 4, 5)
    ]
    week = say("2024-06-30", "2024-07-01", "2024-07-07", source_role="author", source_name=None)
    assert estimate_target([*day, week], as_of=AS_OF, model=MODEL).median == date(2024, 7, 4)


def test_a_denial_that_a_newer_announcement_contradicts_is_dropped() -> None:
    denial = say("2024-05-01", "2024-09-01", "2024-09-30", polarity="negated")
    news = say("2024-06-01", "2024-09-10", "2024-09-10")
    assert estimate_target([denial, news], as_of=AS_OF, model=MODEL).median == date(2024, 9, 10)


def test_a_delay_without_a_date_takes_weight_from_the_date_before() -> None:
    firm = say("2024-05-01", "2024-09-10", "2024-09-10")
    alone = estimate_target([firm], as_of=AS_OF, model=MODEL)
    delayed = estimate_target([firm, say("2024-06-01", event="delay")], as_of=AS_OF, model=MODEL)
    assert delayed.p_by["2024-09-30"] < alone.p_by["2024-09-30"] - 0.1


def test_an_undated_claim_does_not_reach_into_a_past_estimate() -> None:
    early, late = say("2024-03-01", "2024-10-01", "2024-12-31"), say("2024-06-01", "2024-11-12", "2024-11-12")
    undated = replace(rumour("2024-06-01", "2024-09-01", "2024-09-30"), published=None)
    past = estimate_at([early, late, undated], [(TARGET, date(2024, 4, 1))], MODEL)
    assert past == estimate_at([early, late], [(TARGET, date(2024, 4, 1))], MODEL)
    assert estimate_target([early, late, undated], as_of=AS_OF, model=MODEL).claims_used == 3


def test_a_pair_of_which_nothing_is_known_gets_the_prior_and_says_so() -> None:
    claims = [say("2024-06-01", "2024-09-10", "2024-09-10")]
    days = [("nobody|season 2", AS_OF), (TARGET, date(2024, 5, 31)), (TARGET, date(2024, 6, 1))]
    nobody, before, known = estimate_at(claims, days, MODEL)
    assert [e.as_of for e in (nobody, before, known)] == [day for _, day in days]
    assert (nobody.target, nobody.subject, nobody.installment) == ("nobody|season 2", "nobody", "season 2")
    for empty in (nobody, before):
        assert (empty.state, empty.claims_used, empty.confidence, empty.contributions) == ("undated", 0, 0.0, ())
        assert f"nothing was known of it by {empty.as_of}" in empty.summary
        assert empty.kind is None  # that of a later claim is not known yet
        assert empty.interval80 is not None and (empty.interval80[1] - empty.interval80[0]).days > 365
    assert known.claims_used == 1


def test_one_estimate_per_target_in_order() -> None:
    claims = [replace(say("2024-06-01"), target=t, subject=t) for t in ("b|", "a|")]
    assert [e.target for e in estimate_all(claims, as_of=AS_OF, model=MODEL)] == ["a|", "b|"]


def test_claims_about_several_works_or_from_later_are_refused() -> None:
    with pytest.raises(ValueError, match="several targets"):
        estimate_target([say("2024-06-01"), replace(say("2024-06-01"), target="x|")], as_of=AS_OF, model=MODEL)
    with pytest.raises(ValueError, match="no claim was known by 2024-05-01"):
        estimate_target([say("2024-06-01")], as_of=date(2024, 5, 1), model=MODEL)


@pytest.mark.parametrize("first", ["0001-01-01", "1999-01-01", "9999-12-31"])
def test_an_odd_interval_does_no_harm(first: str) -> None:
    odd = rumour("2024-06-01", first, first)
    estimate = estimate_target([say("2024-06-01", "2024-09-10", "2024-09-10"), odd], as_of=AS_OF, model=MODEL)
    assert estimate.median == date(2024, 9, 10)


def test_far_away_days_of_asking_do_no_harm() -> None:
    claims = [say("2024-06-01", "2024-09-10", "2024-09-10", status="speculative")]
    for day in (date(2024, 6, 1), date(9999, 12, 31), AS_OF + timedelta(days=36_000)):
        assert estimate_target(claims, as_of=day, model=MODEL).quantiles


def told(day: str, first: str, last: str, number: int, **more: object) -> Claim:
    """A flat word of some article, worded its own way."""
    given = {"source_role": "author", "source_name": None, "sentence": f"Wording {number}.", "article_id": f"a{number}"}
    return say(day, first, last, **{**given, **more})


def test_one_odd_word_does_not_overturn_what_many_say() -> None:
    many = [told(f"2024-06-{10 + i}", "2024-09-10", "2024-09-10", i) for i in range(6)]
    odd = told("2024-06-28", "2024-12-31", "2024-12-31", 9)
    assert estimate_target([*many, odd], as_of=AS_OF, model=MODEL).median == date(2024, 9, 10)


def test_a_date_that_passed_in_vain_does_not_replace_one_to_come() -> None:
    many = [told(f"2024-05-{10 + i}", "2024-09-10", "2024-09-10", i) for i in range(3)]
    odd = told("2024-06-25", "2024-06-27", "2024-06-27", 9)
    latest = told("2024-06-30", "2024-07-01", "2024-12-31", 10)
    estimate = estimate_target([*many, odd, latest], as_of=AS_OF, model=MODEL)
    assert estimate.median == date(2024, 9, 10)
    assert not {claim.claim_id for claim in many} & set(estimate.superseded)


def test_a_window_narrowed_on_the_day_it_is_denied_stands() -> None:
    summer = told("2024-06-10", "2024-06-01", "2024-08-31", 1, polarity="negated")
    july = told("2024-06-10", "2024-07-01", "2024-07-31", 2)
    estimate = estimate_target([summer, july], as_of=AS_OF, model=MODEL)
    assert estimate.state == "window"
    assert date(2024, 7, 1) <= estimate.median <= date(2024, 7, 31)
