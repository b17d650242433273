"""Which works does an article speak of, and where? Names from form and context; no catalogue is needed.

Named-entity recognisers do not find titles, so names are proposed by their form (quoted names, capitalised runs with
the small words that titles allow) and kept by what the article does with them (headline, quotes, "season 2" behind
them, "the game X", repeated mention), against lists of names that are not works.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claims.extract.lexicon import Lexicon
from claims.extract.titles.canonical import full_names
from claims.extract.titles.features import is_person, log_odds, name_features
from claims.extract.titles.main_work import guess_kinds, main_work
from claims.extract.titles.mentions import list_mentions, with_versions
from claims.extract.titles.others import is_other_name, name_key
from claims.extract.titles.proposals import catalogued, propose
from claims.extract.titles.records import Candidate, Works
from claims.extract.updates import headline_update

_KNOWN = 6.0  # a catalogue settles it


def find_works(
    text: str,
    headline: str | None,
    lexicon: Lexicon,
    weights: Sequence[float],
    *,
    busy: Sequence[tuple[int, int]] = (),
    catalogue: Iterable[str] = (),
) -> Works:
    """Return the works that `text` names.

    Args:
        text: the article's body; offsets refer to it.
        headline: the article's headline, as context; may be None.
        lexicon: word lists.
        weights: the fitted weights of `claims.extract.titles.features.FEATURES`.
        busy: spans of time expressions ("May 3"), which no name may overlap, unless it ends in a bare year.
        catalogue: names known from elsewhere; they count as works wherever they stand.
    """
    head = headline or ""
    candidates: dict[str, Candidate] = {}
    names = tuple(catalogue)
    known = {name_key(name) for name in names}
    for name, entry in propose(text, headline, lexicon, busy=busy, certain=catalogued(text, names)).items():
        candidates[name] = entry
    for entry, features in zip(candidates.values(), candidate_features(candidates, text, head, lexicon), strict=True):
        entry.score = log_odds(features, weights) + (_KNOWN if name_key(entry.name) in known else 0.0)
    full = full_names(candidates, head, lexicon)
    mentions = list_mentions(candidates, full, text)
    kinds = guess_kinds(mentions, text, head, lexicon)
    mentions = with_versions(mentions)
    main, installment = main_work(mentions, candidates, full, head, text, lexicon)
    if main and installment is None and kinds.get(main) != "hardware" and not lexicon.editions.systems.match(main):
        installment = headline_update(main, head)
    return Works(tuple(mentions), main, installment, kinds)


def candidate_features(candidates: dict[str, Candidate], text: str, head: str, lexicon: Lexicon) -> list[list[float]]:
    """Return the features of each candidate, in order."""
    most = max((len(c.spans) for c in candidates.values() if not is_other_name(c.name, lexicon)), default=0)
    surnames = frozenset(c.name.split(" ")[-1] for c in candidates.values() if is_person(c.name, lexicon))
    return [
        name_features(
            c.name,
            c.spans,
            bool(c.quoted),
            text,
            head,
            lexicon,
            other=is_other_name(c.name, lexicon),
            most=most,
            surnames=surnames,
        )
        for c in candidates.values()
    ]
