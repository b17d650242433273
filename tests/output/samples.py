"""Made-up claims and estimates for the tests of the report, and for looking at it."""

from datetime import date, timedelta

from claims.records import Claim, Conflict, Contribution, Estimate, target_key

AS_OF = date(2025, 4, 22)


def claim(
    number,
    sentence,
    cue,
    *,
    subject="The Glass Orchard",
    installment="season 2",
    event="release",
    relation="in",
    **fields,
):
    cues = ((cue, 100 + sentence.index(cue), 100 + sentence.index(cue) + len(cue), "modal"),) if cue else ()
    values = {
        "published": date(2025, 1, 10) + timedelta(days=9 * number),
        "published_source": "given",
        "outlet": f"Outlet {number}",
        "status": "speculative",
        "p_confirmed": 0.2,
        "source_role": "media",
    }
    return Claim(
        claim_id=f"c{number}",
        article_id=f"a{number}",
        subject=subject,
        installment=installment,
        target=target_key(subject, installment),
        event=event,
        relation=relation,
        sentence=sentence,
        start=100,
        end=100 + len(sentence),
        cues=cues,
        **{**values, **fields},
    )


CLAIMS = [
    claim(
        1,
        "Northlight confirmed that cameras will roll in 2025.",
        "confirmed",
        event="production_start",
        earliest=date(2025, 1, 1),
        latest=date(2025, 12, 31),
        status="confirmed",
        p_confirmed=0.94,
        source_role="official",
        source_name="Northlight",
        expression="in 2025",
        url="https://example.org/a",
    ),
    claim(
        2,
        "A release this year looks out of the question.",
        "looks",
        earliest=date(2025, 1, 1),
        latest=date(2025, 12, 31),
        polarity="negated",
        source_role="author",
        expression="this year",
    ),
    claim(
        3,
        "It might be early 2026 at best, a crew member hinted.",
        "might",
        relation="after",
        earliest=date(2026, 1, 1),
        source_role="insider",
        expression="early 2026",
    ),
    claim(
        4,
        "The show could return by the summer of 2026.",
        "could",
        relation="before",
        latest=date(2026, 8, 31),
        expression="the summer of 2026",
    ),
    claim(5, "We hear late 2026.", "", earliest=date(2026, 9, 1), latest=date(2026, 12, 31), expression="late 2026"),
    claim(
        6,
        "Another site repeats late 2026.",
        "",
        earliest=date(2026, 9, 1),
        latest=date(2026, 12, 31),
        expression="late 2026",
        duplicate_of="c5",
    ),
    claim(7, "No date has been set.", "", relation="none", status="confirmed", p_confirmed=0.9),
    claim(
        20,
        "The album is out on 3 October 2025, the label said.",
        "said",
        subject="Tin Weather",
        installment=None,
        earliest=date(2025, 10, 3),
        latest=date(2025, 10, 3),
        status="confirmed",
        p_confirmed=0.97,
        source_role="official",
        expression="3 October 2025",
        published=date(2025, 4, 1),
    ),
    claim(
        21,
        "<script>document.title='owned'</script><img src=x onerror=alert(1)> might & \"will\" arrive in 2027 "
        + "x" * 300,
        "might",
        subject="</title><script>alert(1)</script>",
        installment=None,
        earliest=date(2027, 1, 1),
        latest=date(2027, 12, 31),
        outlet="<b>O",
        url="javascript:alert(1)",
        published=date(2025, 4, 2),
    ),
]


def levels(days):
    names = ["0.01", *(f"{number / 100:g}" for number in range(5, 100, 5)), "0.99"]
    return {name: AS_OF + timedelta(days=int(day)) for name, day in zip(names, days, strict=True)}


WIDE = levels(
    [170, 250, 300, 335, 365, 390, 412, 433, 453, 472, 492, 512, 533, 556, 582, 612, 650, 698, 765, 880, 1100, 1500][
        :21
    ]
)

ESTIMATES = [
    Estimate(
        target="the glass orchard|season 2",
        subject="The Glass Orchard",
        installment="season 2",
        kind="tv",
        as_of=AS_OF,
        state="rumoured",
        median=WIDE["0.5"],
        interval50=(WIDE["0.25"], WIDE["0.75"]),
        interval80=(WIDE["0.1"], WIDE["0.9"]),
        interval95=(WIDE["0.05"], WIDE["0.95"]),
        quantiles=WIDE,
        p_by={
            "2025-06-30": 0.0,
            "2025-12-31": 0.05,
            "2026-06-30": 0.38,
            "2026-12-31": 0.75,
            "2027-06-30": 0.9,
            "2027-12-31": 0.96,
        },
        p_never=0.04,
        confidence=0.41,
        articles=7,
        outlets=6,
        claims_used=5,
        contributions=(
            Contribution("c1", 0.82, 41.0, {"status": 0.94, "source": 1.0, "age": 0.87}),
            Contribution("c3", 0.4, 18.2, {"status": 0.5, "source": 0.8}),
            Contribution("c5", 0.3, -0.2, {}),
            Contribution("c2", 0.25, 30.0, {}),
            Contribution("c4", 0.1, -22.0, {}),
        ),
        superseded=("c4",),
        conflicts=(Conflict("c4", "c5", "one says by August 2026, the other after it"),),
        summary="Filming is confirmed for 2025 and no date has been set, so a release about August 2026 is likeliest.",
    ),
    Estimate(
        "tin weather|",
        "Tin Weather",
        AS_OF,
        "dated",
        None,
        "music",
        date(2025, 10, 3),
        date(2025, 10, 3),
        (date(2025, 10, 3),) * 2,
        (date(2025, 10, 2), date(2025, 10, 4)),
        quantiles=dict.fromkeys(WIDE, date(2025, 10, 3)),
        p_by={"2025-12-31": 0.995},
        confidence=0.97,
        articles=1,
        outlets=1,
        claims_used=1,
        contributions=(Contribution("c20", 0.97, -80.0),),
    ),
    Estimate(
        "</title><script>alert(1)</script>|",
        "</title><script>alert(1)</script>",
        AS_OF,
        "window",
        None,
        None,
        date(2027, 7, 1),
        interval80=(date(2027, 1, 1), date(2027, 12, 31)),
        articles=1,
        outlets=1,
        claims_used=1,
        summary="<img src=x onerror=alert(2)>",
    ),
    Estimate(
        "old stone|",
        "Old Stone",
        AS_OF,
        "released",
        None,
        "film",
        date(2024, 1, 12),
        interval80=(date(2024, 1, 12),) * 2,
        confidence=1.0,
        articles=2,
        outlets=1,
    ),
    Estimate("lost fair|", "Lost Fair", AS_OF, "cancelled", None, "film", p_never=0.97, articles=2, outlets=2),
    Estimate("blank|part 3", "Blank", AS_OF, "undated", "part 3", "game"),
]
RUN = {"as_of": "2025-04-22", "articles": 12, "claims": 9, "rejected": 1}
