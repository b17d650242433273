"""What an article does with a capitalised name: the features that tell works from people, makers and places.

A linear model over them (`models/titles/weights.json`, fitted by `claims train` on the project's own labelled articles)
gives each name a score in log-odds; `claims.extract.titles` proposes the names.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from claims.extract.lexicon import Lexicon

_SPEECH = re.compile(
    r"[ ,]{1,2}(?:who )?(?:(?:is|has|have|was|were|had|also|only|now) ){0,3}(?:said|saying|announced|confirmed|revealed|promised|says|told|tells|wrote|writes|tweeted|added|explained|noted|explains|reported|reports|claims|claimed|stated)\b"
)
_PERSON_BEFORE = re.compile(
    r"\b(?:director|producer|actor|actress|star|stars|starring|ceo|boss|head|president|analyst|leaker|insider|journalist|reporter"
    r"|creator|showrunner|writer|author|designer|founder|executive|chief|by|mr|mrs|ms|dr|minister|senator|singer|rapper|played|host|tipster|developer|developers|publisher|studio|maker|firm|startup|company|giant|manufacturer|distributor|composer|novelist|filmmaker|comedian|adviser|advisor|coach|captain|lawyer|attorney|prosecutor|spokesman|spokeswoman|spokesperson|professor|researcher|retailer|carmaker|automaker|agency) $",
    re.I,
)
_WORK_BEFORE = re.compile(
    r"\b(?:game|film|movie|series|show|drama|thriller|album|book|novel|sequel|expansion|dlc|app|shooter|rpg|upcoming|called|titled|entitled|dubbed|named"
    r"|season of|release of|launch of|premiere of|trailer for|sequel to|remake of|remaster of|version of|adaptation of|original|phone|device|forthcoming|console)[, ]{1,2}[“\"‘']?$",
    re.I,
)
_WORK_AFTER = re.compile(
    r"^[”\"’']?(?:[’']s)? ?,?(?:\(\d{4}\))? ?(?:(?:season|series|part) (?:\d|one|two|three|four|five)\b|(?:is|are|was|will|may|might|could|has been|have been|gets|get|won[’']t|isn[’']t|"
    r"releases?|launch(?:es)?|premieres?|debuts?|arrives?|drops?|comes|coming|hits|lands|returns?|release|trailer|sequel|remake|remaster|expansion|movie|film|game|show|series|update|beta)\b)",
    re.I,
)
_STRONG_AFTER = re.compile(
    r"^[”\"’']?(?:[’']s)? ?,? ?(?:season|series \d|(?:release|launch|premiere|trailer|launches|releases|premieres|debuts|drops|arrives)\b|(?:will|is|are|was|may|might|could|won[’']t)"
    r" (?:\w+ ){0,3}(?:release|launch|premiere|debut|drop|arrive|ship|out|coming|delayed|available|released|launched|renewed|cancelled|canceled|air|land)\b)",
    re.I,
)
# what a name's last word says that it names: a body, a gathering, a column, an office; and titles before people
_BODY = re.compile(
    r"\S (?:Roundup|Newsletter|Bulletin|Weekly News|Survey|Conference|Committee|Convention|Festival|Foundation|Association|Commission|Agency|Ministry"
    r"|University|College|Institute|MPs|Directors|Awards|Summit|Tournament|Championships?|Corporation|Corp|Inc|Ltd|Studios|Pictures|Entertainment|Interactive"
    r"|Productions|Publications|Authority|Administration|Department|Parliament|Government|Airport|Stadium|Airlines|Motors|Bank|Center|Centre|Releases|Advisory|Labs|Group|Union|Fund|Board|Team|Store|Congress|Council|Court|Hospital|Museum|Federation|Bureau|Fee|Times)s?(?: (?:Issue )?\d+)?$"
    r"|^(?:The )?(?:\w+ ){0,2}(?:CEO|CFO|COO|CTO|Minister|Senator|Mr|Mrs|Ms|Rep|Sen|Gov) [A-Z]"
)
# "Twitter-style hashtags", "an AI-powered tool": how a thing is, not what it is called
_MANNER = re.compile(
    r".*-(?:style|like|based|powered|themed|inspired|only|wide|related|focused|led|owned|backed|made|era|friendly|free|ready)",
    re.I,
)
_ROMAN_OR_NUMBER = re.compile(r" (?:\d{1,4}|[IVX]{1,4}|Part [IVX\d]+)$")
_MOST_SPANS = 12  # a name said a hundred times shows its use in its first dozen mentions

FEATURES = (
    "bias", "one_word", "two_words", "three_words", "colon", "number", "camel", "capitals", "quoted", "log_count", "in_headline", "opens_headline",
    "never_inside_sentence", "work_before", "work_after", "strong_after", "speech_after", "person_before", "first_name", "other_name", "platform",
    "italic", "after_the", "after_indefinite", "early", "most_frequent", "lower_elsewhere", "possessive_after", "maker_first", "comma_which", "in_or_at_before",
)  # fmt: skip


def name_features(
    name: str,
    spans: Sequence[tuple[int, int]],
    quoted: bool,
    text: str,
    head: str,
    lexicon: Lexicon,
    *,
    other: bool,
    most: int,
    surnames: frozenset[str] = frozenset(),
) -> list[float]:
    """Return the values of `FEATURES` for a name.

    Args:
        name: the name as first written.
        spans: where it stands in `text`.
        quoted: whether it stands in quotes somewhere.
        text: the article's body.
        head: its headline, or "".
        lexicon: word lists.
        other: whether the name is a known company, outlet, place, fair or generic word.
        most: how often the article's most frequent name is said.
        surnames: the last names of the people whom the article names in full.
    """
    words = name.split(" ")
    few = spans[:_MOST_SPANS]
    before = [text[max(0, s - 24) : s] for s, _ in few]
    after = [text[e : e + 60] for _, e in few]
    n = len(few)

    def share(hits: int) -> float:
        return hits / n

    inside = sum(
        bool(b) and b[-1] in " “\"‘'" and b.rstrip(" \"“‘'")[-1:] not in {".", "!", "?", "\n", "", ":"} for b in before
    )
    in_head = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", head, re.I) if head else None
    single = len(words) == 1
    return [
        1.0,
        float(single),
        float(len(words) == 2),
        float(len(words) >= 3),
        float(":" in name),
        float(bool(_ROMAN_OR_NUMBER.search(name) or re.search(r"\d", words[-1]))),
        float(bool(re.match(r"[a-z]{1,4}[A-Z]", name))),
        float(single and name.isupper()),
        float(quoted),
        math.log(len(spans)),
        float(in_head is not None),
        float(in_head is not None and in_head.start() <= 1),
        float(inside == 0),
        share(sum(bool(_WORK_BEFORE.search(b)) for b in before)),
        share(sum(bool(_WORK_AFTER.search(a)) for a in after)),
        share(sum(bool(_STRONG_AFTER.search(a)) for a in after)),
        share(sum(bool(_SPEECH.match(a)) for a in after)),
        share(sum(bool(_PERSON_BEFORE.search(b)) for b in before)),
        float(is_person(name, lexicon) or name in surnames),
        float(other or bool(_BODY.search(name) or _MANNER.fullmatch(name))),
        float(re.sub(r"^the ", "", name.casefold()) in lexicon.platforms),
        float(any(a[:2] in (" ,", " .") or a[:3] in (" ’s", " 's") for a in after)),
        share(sum(bool(re.search(r"\b[Tt]he $", b)) for b in before)),
        share(sum(bool(re.search(r"\b[Aa]n? (?:new )?$", b)) for b in before)),
        float(spans[0][0] < 300),
        float(len(spans) == most and most > 1),
        float(
            single and re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", text) is not None and not name.islower()
        ),
        share(sum(a[:2] in ("'s", "’s") for a in after)),
        float(words[0].casefold() in lexicon.companies and len(words) > 1),
        share(
            sum(
                bool(re.match(r",? (?:which|the (?:sequel|follow-up|next|new|latest|first|second|third))\b", a))
                for a in after
            )
        ),
        share(sum(bool(re.search(r"\b(?:in|at|near|from) $", b)) for b in before)),
    ]


def is_person(name: str, lexicon: Lexicon) -> bool:
    """Return whether `name` is two or three words of which the first is a person's."""
    words = name.split(" ")
    return words[0] in lexicon.first_names and 2 <= len(words) <= 3 and not re.search(r"\d|:", name)


@cache
def load_weights(models: Path) -> tuple[float, ...]:
    """Return the weight of each of `FEATURES`.

    Raises:
        FileNotFoundError: the model is missing.
        ValueError: it was fitted with other features.
    """
    table = json.loads((models / "titles" / "weights.json").read_text(encoding="utf-8"))["weights"]
    if set(table) != set(FEATURES):
        raise ValueError("models/titles/weights.json does not fit this version; run `claims train`")
    return tuple(float(table[name]) for name in FEATURES)


def log_odds(features: Sequence[float], weights: Sequence[float]) -> float:
    """Return the score of a name: the weighted sum of its features, in log-odds."""
    return sum(f * w for f, w in zip(features, weights, strict=True))
