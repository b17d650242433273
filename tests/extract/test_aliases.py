"""One name for one work over a run of articles."""

from __future__ import annotations

import pytest

from claims.extract.aliases import unify_names
from claims.extract.lexicon import load_lexicon
from claims.records import Claim, target_key
from claims.settings import models_dir


def named(*subjects: str) -> list[Claim]:
    return [
        Claim(str(i), "a", subject, "release", "none", target=target_key(subject, None))
        for i, subject in enumerate(subjects)
    ]


@pytest.mark.parametrize(
    ("subjects", "expected"),
    [
        # numerals: the commoner form wins
        (["Lantern Saga XVI", "Lantern Saga 16", "Lantern Saga XVI"], ["Lantern Saga XVI"] * 3),
        # the part behind the colon, where only one work has it
        (["Iron Vale: Broken Crown", "Broken Crown"], ["Iron Vale: Broken Crown"] * 2),
        # the maker in front
        (["Google Pixel 12", "Pixel 12", "Pixel 12"], ["Pixel 12"] * 3),
        # marks and case
        (["Café Noir", "Cafe Noir", "Café Noir"], ["Café Noir"] * 3),
        # two works share a part: it stays apart
        (
            ["Iron Vale: Origins", "Copper Bay: Origins", "Origins"],
            ["Iron Vale: Origins", "Copper Bay: Origins", "Origins"],
        ),
        # other numbers are other works
        (["Lantern Saga 2", "Lantern Saga 3"], ["Lantern Saga 2", "Lantern Saga 3"]),
        # a short part could belong to many names
        (["Iron Vale: Dusk", "Dusk"], ["Iron Vale: Dusk", "Dusk"]),
    ],
)
def test_forms_of_one_name_are_joined(subjects, expected):
    unified = unify_names(named(*subjects), load_lexicon(models_dir()))
    assert [claim.subject for claim in unified] == expected
    assert [claim.target for claim in unified] == [target_key(subject, None) for subject in expected]
    assert [claim.claim_id for claim in unified] == [str(i) for i in range(len(subjects))]
