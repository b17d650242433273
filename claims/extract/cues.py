"""Finds the words that carry certainty and source in a sentence, from the lexicon in `models/cues/*.toml`.

The lexicon is data: each table is a role with `phrases` (matched without regard to case), `names` (matched with their
capitals), `verbs` (inflected regularly) and a `reach` that says how far such a cue governs. In a phrase "a|b" is a
choice. The longest phrase at a place wins; equal phrases of several roles all count.
"""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from claims.records import Cue

Reach = Literal["clause", "forward", "sentence"]

# A word keeps its inner apostrophes, hyphens and dots ("won't", "mid-2024", "3.0"); any other sign stands alone.
_TOKEN = re.compile(r"\w++(?:['’.-]\w++)*+|\S")
_Roles = tuple[tuple[str, ...], tuple[str, ...]]  # of a phrase in lower case, and with a capital
EVENT = "event"  # the role of the words that say what happens
_MAX_CHOICES = 4_000  # expansions of one phrase; more is a slip in the lexicon
_MONTH_BEFORE = frozenset(
    [
        "in",
        "by",
        "on",
        "of",
        "until",
        "till",
        "early",
        "late",
        "mid",
        "since",
        "from",
        "this",
        "next",
        "last",
        "through",
        "before",
        "after",
        "during",
        "around",
        "to",
        "through",
        "between",
        "and",
        "or",
        "end",
        "beginning",
        "start",
        "middle",
        "first",
        "second",
        "third",
        "st",
        "nd",
        "rd",
        "th",
    ]
)


class Match(NamedTuple):
    """A cue in token positions: `words[start:end]`, with all roles that its phrase has."""

    start: int
    end: int
    roles: tuple[str, ...]


class Tokens(NamedTuple):
    """A text as words: `words` lower-cased, `forms` as written. Offsets are computed when asked for."""

    text: str
    words: Sequence[str]
    forms: Sequence[str]

    def spans(self, count: int | None = None) -> list[tuple[int, int]]:
        """Return the half-open character offsets of every word in `text`, or of the first `count`."""
        return [match.span() for match in itertools.islice(_TOKEN.finditer(self.text), count)]

    def index_at(self, span: tuple[int, int]) -> tuple[int, int]:
        """Return the half-open word positions that the characters `span` touch; never empty where there are words."""
        start, rest = len(_TOKEN.findall(self.text, 0, span[0])), span[0]
        if rest and not self.text[rest - 1 : rest].isspace():
            rest = self._end_of_word(rest)
            if rest > span[0]:  # "'ve" of "we've": the word is counted already
                start -= 1
        end = start + (rest > span[0]) + len(_TOKEN.findall(self.text, rest, span[1]))
        start = min(start, max(len(self.forms) - 1, 0))
        return start, max(min(end, len(self.forms)), min(start + 1, len(self.forms)))

    def _end_of_word(self, at: int) -> int:
        """Return the end of the word that goes on at the character position `at`, right after no blank; else `at`."""
        if at >= len(self.text) or self.text[at].isspace():
            return at
        for match in _TOKEN.finditer(self.text, self.text.rfind(" ", 0, at) + 1):
            if match.end() > at:
                return match.end() if match.start() < at else at
        return at


def tokenise(text: str) -> Tokens:
    """Return `text` as words; curly apostrophes count as straight ones in `words`."""
    forms = _TOKEN.findall(text)
    words = [form.lower() for form in forms]
    if "’" in text:
        words = [word.replace("’", "'") for word in words]
    return Tokens(text, words, forms)


class CueLexicon:
    """Cue phrases by role. Build with `load`; then `match` (word positions) or `find` (character offsets)."""

    def __init__(
        self,
        phrases: dict[tuple[str, ...], tuple[str, ...]],
        reach: dict[str, Reach],
        names: dict[tuple[str, ...], tuple[str, ...]],
    ) -> None:
        self.reach = reach
        followers: dict[str, dict[tuple[str, ...], _Roles]] = {}
        for words in {**phrases, **names}:
            plain = phrases.get(words, ())
            both = tuple(sorted({*plain, *names.get(words, ())}))
            followers.setdefault(words[0], {})[words[1:]] = (plain, both)
        # First word -> (roles of the word alone; second word -> (lengths of what may follow the first, longest first;
        # what follows -> roles in lower case, with a capital)).
        self._index: dict[str, tuple[_Roles | None, dict[str, tuple[tuple[int, ...], dict[tuple[str, ...], _Roles]]]]]
        self._index = {}
        for word, rests in followers.items():
            seconds: dict[str, dict[tuple[str, ...], _Roles]] = {}
            for rest, roles in rests.items():
                if rest:
                    seconds.setdefault(rest[0], {})[rest] = roles
            longer = {s: (tuple(sorted({len(r) for r in own}, reverse=True)), own) for s, own in seconds.items()}
            self._index[word] = (rests.get(()), longer)

    @classmethod
    def load(cls, models: Path) -> CueLexicon:
        """Return the lexicon in `models/cues/*.toml`.

        Raises:
            ValueError: a table has no or an unknown `reach`, an unknown key, or a phrase with too many choices.
            FileNotFoundError: there is no lexicon.
        """
        files = sorted((models / "cues").glob("*.toml"))
        if not files:
            raise FileNotFoundError(f"no cue lexicon in {models / 'cues'}")
        roles_of: dict[tuple[str, ...], list[str]] = {}
        reach: dict[str, Reach] = {}
        names: dict[tuple[str, ...], list[str]] = {}  # these count only when written with a capital
        for path in files:
            for role, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
                _check(path, role, table)
                reach[role] = table["reach"]
                own_names = [form for name in table.get("names", ()) for form in (name.lower(), f"{name.lower()}'s")]
                entries = [*table.get("phrases", ()), *(f for verb in table.get("verbs", ()) for f in inflect(verb))]
                for into, group in ((roles_of, entries), (names, own_names)):
                    for entry in group:
                        for words in expand(entry):
                            known = into.setdefault(words, [])
                            if role not in known:
                                known.append(role)
        # A longer phrase takes the place of the event word inside it ("no release"): it is the event's place as well.
        events = {words[0] for words, roles in roles_of.items() if len(words) == 1 and EVENT in roles}
        for words, roles in roles_of.items():
            if len(words) > 1 and EVENT not in roles and not events.isdisjoint(words):
                roles.append(EVENT)
        phrases = {words: tuple(sorted(roles)) for words, roles in roles_of.items()}
        return cls(phrases, reach, {words: tuple(roles) for words, roles in names.items()})

    @property
    def roles(self) -> tuple[str, ...]:
        """The names of the roles, sorted."""
        return tuple(sorted(self.reach))

    def match(self, tokens: Tokens) -> list[Match]:
        """Return the cues of `tokens`, left to right, none inside another."""
        words, forms, index = tokens.words, tokens.forms, self._index
        found: list[Match] = []
        end = 0
        last = len(words) - 1
        for at in [at for at, word in enumerate(words) if word in index]:
            if at < end:
                continue
            word = words[at]
            alone, longer = index[word]
            if longer and at < last and words[at + 1] in longer:
                sizes, rests = longer[words[at + 1]]
                for size in sizes:
                    entry = rests.get(tuple(words[at + 1 : at + 1 + size])) if at + size <= last else None
                    # A name in lower case has no roles.
                    if entry is not None and (roles := entry[forms[at][0].isupper()]):
                        end = at + 1 + size
                        found.append(Match(at, end, roles))
                        break
                if end > at:
                    continue
            if alone is not None and (roles := alone[forms[at][0].isupper()]):
                if word == "may" and _is_month(tokens, at):
                    continue
                end = at + 1
                found.append(Match(at, end, roles))
        return found

    def find(self, text: str) -> tuple[Cue, ...]:
        """Return the cues of `text` with character offsets, one `Cue` for each role of a phrase."""
        tokens = tokenise(text)
        spans = tokens.spans()
        return tuple(to_cue(tokens, spans, match, role) for match in self.match(tokens) for role in match.roles)


def to_cue(tokens: Tokens, spans: Sequence[tuple[int, int]], match: Match, kind: str) -> Cue:
    """Return `match` as a `Cue` of `kind`; `spans` are the offsets of `tokens`."""
    start, end = spans[match.start][0], spans[match.end - 1][1]
    return Cue(tokens.text[start:end], start, end, kind)


def expand(phrase: str) -> list[tuple[str, ...]]:
    """Return every word sequence that `phrase` stands for: `expand("is|are out")` is `[("is", "out"), ("are", "out")]`.

    Raises:
        ValueError: the phrase is empty or stands for too many.
    """
    choices = []
    for part in phrase.lower().split():
        optional = part.endswith("?") and part != "?"
        forms = [tuple(_TOKEN.findall(word)) for word in (part[:-1] if optional else part).split("|")]
        choices.append([*forms, ()] if optional else forms)
    count = 1
    for choice in choices:
        count *= len(choice)
    if not choices or count > _MAX_CHOICES:
        raise ValueError(f"cue phrase {phrase!r} stands for {count if choices else 0} word sequences")
    return [tuple(itertools.chain.from_iterable(words)) for words in itertools.product(*choices)]


def inflect(verb: str) -> list[str]:
    """Return the regular forms of `verb`: `inflect("imply")` is `["imply", "implies", "implied", "implying"]`."""
    head, _, tail = verb.partition(" ")
    if head.endswith("y") and head[-2] not in "aeiou":
        forms = [head, head[:-1] + "ies", head[:-1] + "ied", head + "ing"]
    elif head.endswith("e"):
        forms = [head, head + "s", head + "d", head[:-1] + "ing"]
    elif head.endswith(("al", "el")) and head != "reveal":
        forms = [head, head + "s", head + "ed", head + "led", head + "ing", head + "ling"]
    else:
        forms = [head, head + "s", head + "ed", head + "ing"]
    return [f"{form} {tail}" if tail else form for form in forms]


def _is_month(tokens: Tokens, at: int) -> bool:
    """Tell the month May from the modal: by its capital, and what stands beside it."""
    form = tokens.forms[at]
    after = tokens.words[at + 1] if at + 1 < len(tokens.words) else "."
    if after[0].isdigit():
        return True
    if not form[0].isupper():
        return at > 0 and tokens.words[at - 1] in {"in", "by", "of", "until", "till", "early", "late", "mid"}
    if not (after[0].isalpha() or after[0] == '"'):
        return True
    if at == 0:  # "May 3" and "May, ..." are caught above; "May the ...", "May be" are the modal
        return after in {"is", "was", "will", "release", "launch", "premiere", "has", "and", "or", "for"}
    return not (form.isupper() and len(form) > 1 and tokens.words[at - 1] not in _MONTH_BEFORE)


def _check(path: Path, role: str, table: object) -> None:
    if not isinstance(table, dict) or table.get("reach") not in get_args(Reach):
        raise ValueError(f"{path.name}: role {role!r} needs reach = one of {', '.join(get_args(Reach))}")
    unknown = sorted(set(table) - {"reach", "phrases", "names", "verbs"})
    if unknown:
        raise ValueError(f"{path.name}: role {role!r} has the unknown key {unknown[0]!r}")
