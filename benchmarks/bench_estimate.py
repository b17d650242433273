"""Time the estimate of 1,000 works with 20 claims each on one core: `python -m benchmarks.bench_estimate`.

The claims are made up (seeded) and differ in window, status, role, outlet and day, so that next to nothing collapses
into one statement: the hard case. The bar is 10 seconds.
"""

from __future__ import annotations

import random
import time
from datetime import date, timedelta

from claims.estimate import estimate_all, load_model
from claims.records import Claim, target_key
from claims.settings import models_dir

WORKS, CLAIMS, AS_OF = 1_000, 20, date(2025, 1, 1)
_EVENTS = ("release",) * 15 + ("production_start", "delay", "announcement", "renewal", "production_end")
_ROLES = ("official", "media", "insider", "analyst", "author", "cast_crew", "unknown")


def make_claims(works: int = WORKS, claims: int = CLAIMS, seed: int = 1) -> list[Claim]:
    """Return `works` x `claims` seeded claims."""
    rng = random.Random(seed)
    return [_claim(rng, work, number) for work in range(works) for number in range(claims)]


def _claim(rng: random.Random, work: int, number: int) -> Claim:
    published = AS_OF - timedelta(days=rng.randrange(900))
    first = published + timedelta(days=rng.randrange(1, 700))
    relation = rng.choice(("in",) * 8 + ("after", "before"))
    last = first + timedelta(days=rng.choice((0, 0, 29, 89, 364)))
    subject = f"Work {work}"
    return Claim(
        claim_id=f"w{work}c{number}",
        article_id=f"w{work}a{number}",
        subject=subject,
        target=target_key(subject, None),
        kind=("tv", "film", "game", "hardware")[work % 4],
        event=rng.choice(_EVENTS),
        relation=relation,
        earliest=None if relation == "before" else first,
        latest=None if relation == "after" else last,
        status=rng.choice(("confirmed", "speculative")),
        polarity=rng.choice(("affirmed",) * 9 + ("negated",)),
        source_role=rng.choice(_ROLES),
        source_name=f"Source {rng.randrange(40)}",
        outlet=f"Outlet {rng.randrange(60)}",
        published=published,
    )


def main() -> None:
    """Print how long it took."""
    model, claims = load_model(models_dir()), make_claims()
    start = time.process_time()
    estimates = estimate_all(claims, as_of=AS_OF, model=model)
    took = time.process_time() - start
    print(f"{len(estimates)} works, {len(claims)} claims: {took:.1f} s of processor time")


if __name__ == "__main__":
    main()
