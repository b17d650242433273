"""Find which events a sentence asserts, and in which slot the work stands.

Predicates with their arguments, not keywords: "released a trailer", "drop in sales", "hit the wall" are no releases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from claims.extract.lexicon import Lexicon
from claims.extract.parsing import Parsed
from claims.records import Event

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_REPORTING = frozenset(
    "say tell announce confirm reveal report claim note write state add explain tweet suggest hint tease promise predict"
    " share post mention warn insist argue believe think hope expect know learn hear show indicate".split()
)
_LIGHT = frozenset(
    "make get see receive have give set land secure gain find nab earn snag score await mark schedule plan push move delay announce confirm reveal expect".split()
)
_VAGUE_SCHEDULE = frozenset("confirm date tout bill project tip peg rumor rumour".split())
_TIME_NOUNS = frozenset(
    "date day week month quarter year spring summer fall autumn winter season weekend slot window half future time january february march april may june july august september october november december".split()
)
_YEAR = re.compile(r"(?:19|20)\d\d|Q[1-4]|\d{1,2}(?:st|nd|rd|th)?")
_MEANWHILE = frozenset("before when after until once as while".split())  # "before the show starts"
_ENDS = frozenset("end close halt life light agreement conclusion term mind rest attention rescue aid blow".split())
_ON_SALE = frozenset("theater theatre cinema store shop shelf sale showroom hand home".split())
_NOT_PRODUCTS = frozenset(
    "trailer teaser clip screenshot screenshots video footage statement report result results figure figures image images photo poster data detail details document note picture patch-note song single".split()
)


@dataclass(slots=True)
class Trigger:
    """A predicate of an event in a parsed sentence."""

    event: Event
    token: int
    chain: set[int] = field(default_factory=set)  # the predicate with the verbs that carry it ("is set to launch")
    themes: list[Token] = field(default_factory=list)  # tokens in the work's slot; empty: the slot is not filled
    negated: bool = False
    needs_time: bool = False  # a noun ("the May launch") asserts nothing without its time
    undated: bool = False  # the sentence says that no date is known
    moved: bool = False  # a change of date: "from A to B"


def find_triggers(parsed: Parsed, lexicon: Lexicon) -> list[Trigger]:
    """Return the event predicates of `parsed`, in text order, one per token."""
    found: dict[int, Trigger] = {}
    for token in parsed.doc:
        for trigger in _at(token, lexicon):
            previous = found.get(trigger.token)
            if previous is None or _RANK[trigger.event] < _RANK[previous.event]:
                found[trigger.token] = trigger
    triggers = [found[i] for i in sorted(found)]
    return [t for t in triggers if not _inside_other(t, triggers, parsed)]


_RANK: dict[str, int] = {
    "delay": 0, "cancellation": 1, "production_end": 2, "production_start": 3, "renewal": 4, "release": 5, "announcement": 6,
}  # fmt: skip


def _inside_other(trigger: Trigger, triggers: list[Trigger], parsed: Parsed) -> bool:
    """A carrier verb ("is set for", "expected") is no event of its own where the predicate that it carries is one."""
    return any(
        other is not trigger
        and trigger.token in other.chain
        and other.event in (trigger.event, "release", "production_start", "production_end", "announcement")
        and trigger.event != "delay"
        and not (
            other.token in trigger.chain and parsed.doc[trigger.token].pos_ == "VERB"
        )  # "targeting a launch": the verb stays
        for other in triggers
    )


def _at(token: Token, lexicon: Lexicon) -> Iterator[Trigger]:
    lemma = token.lemma_.casefold()
    is_verb = (
        token.pos_ in ("VERB", "AUX")
        or (token.tag_.startswith("VB") and token.dep_ != "compound")
        or _has_verb_slots(token)
    )
    if is_verb:
        if token.dep_ == "amod" or _users_do_it(token) or _is_habit(token, lexicon) or _is_aside(token):
            return  # "the long-delayed sequel", "an app that you can launch", "usually ships", "as announced before"
        yield from _verb(token, lemma, lexicon)
    elif token.pos_ in ("NOUN", "PROPN", "ADJ"):
        yield from _noun(token, lemma, lexicon)


def _lies_ahead(token: Token) -> bool:
    return any(
        c.dep_ in ("aux", "auxpass")
        and c.lower_ in ("will", "'ll", "to", "may", "might", "could", "should", "be", "being")
        for i in chain_of(token)
        for c in token.doc[i].children
    )


def _glimpsed(noun: Token) -> list[Token]:
    """Return the work in "a first look at X", "a glimpse of X"."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("at", "of"):
            return [g for c in child.children if c.dep_ == "pobj" for g in _with_conjuncts(c)]
    return []


def _users_do_it(token: Token) -> bool:
    verb = token.head if token.dep_ in ("xcomp", "ccomp") and token.head.pos_ == "VERB" else token
    return any(
        (c.dep_ == "nsubj" or (verb is not token and c.dep_ == "dobj"))  # "encourage you to deliver apps"
        and c.lower_ in ("you", "i", "users", "players", "fans", "gamers", "customers", "viewers", "someone", "anyone")
        for c in [*token.children, *(verb.children if token.tag_ == "VB" and verb is not token else ())]
    )


def _suffers_delay(token: Token) -> bool:
    carrier = token.head.head if token.head.dep_ == "prep" else token.head
    return token.dep_ in ("dobj", "pobj") and carrier.lemma_ in (
        "suffer", "receive", "see", "face", "follow", "get", "experience", "undergo", "announce", "hit", "have", "confirm",
    )  # fmt: skip


def _is_habit(token: Token, lexicon: Lexicon) -> bool:
    """What always or usually happens, or goes on, is no event: "will still be available", "usually ship out in days"."""
    habitual = lexicon.events["release"]["habitual"]
    return any(c.dep_ == "advmod" and c.lower_ in habitual for c in token.children)


def _is_aside(token: Token) -> bool:
    """ "As previously announced, …" says nothing of its own."""
    return token.tag_ == "VBN" and any(c.dep_ == "mark" and c.lower_ == "as" for c in token.children)


def _has_verb_slots(token: Token) -> bool:
    """The tagger took a verb for a noun ("Season 2 to air"), but the parser gave it a verb's dependents."""
    return token.dep_ in ("ccomp", "xcomp", "ROOT", "advcl", "relcl", "conj") and any(
        c.dep_ in ("aux", "nsubj") for c in token.children
    )


def _verb(token: Token, lemma: str, lexicon: Lexicon) -> Iterator[Trigger]:
    events = lexicon.events
    release = events["release"]
    passive = (
        any(c.dep_ in ("nsubjpass", "auxpass") for c in token.children)
        or (token.dep_ in ("acl",) and token.tag_ == "VBN")
        or (
            token.tag_ == "VBN"
            and token.dep_ in ("advcl", "conj", "ROOT", "xcomp")
            and not any(c.dep_ == "nsubj" for c in token.children)
            and not any(c.lemma_ == "have" for c in token.children)
        )
    )
    objects = [c for c in token.children if c.dep_ in ("dobj", "obj", "oprd")]
    subjects = subjects_of(token)
    particles = {
        c.lower_
        for c in token.children
        if c.dep_ in ("prt", "advmod", "prep", "npadvmod", "acomp", "dobj", "attr", "mark")
    }

    def make(event: Event, themes: list[Token], **more: Any) -> Trigger:
        return Trigger(event, token.i, chain_of(token), themes, negated=is_negated(token), **more)

    production = events["production_start"]
    complements = [
        c
        for c in token.subtree
        if (c.i != token.i and c.head.i == token.i) or (c.head.head.i == token.i and c.head.dep_ == "prep")
    ]
    work = next(
        (
            c
            for c in complements
            if c.lower_ in production["gerunds"] or (c.lemma_ in ("film", "shoot") and c.tag_ in ("VBG", "VB"))
        ),
        None,
    )
    if work is not None and lemma in production["starters"] and lemma not in ("be", "go", "get", "remain", "continue"):
        yield make("production_start", _of_or_for(work) or _own_subjects(token, work, subjects))
        return
    if work is not None and lemma in events["production_end"]["enders"]:
        yield make("production_end", _of_or_for(work) or _own_subjects(token, work, subjects))
        return
    if lemma in ("film", "shoot") and token.tag_ == "VBG" and any(c.dep_ == "aux" for c in token.children):
        yield make("production_start", objects or [])
        return
    if (lemma == "develop" and token.tag_ == "VBG" and objects) or (
        lemma == "work" and token.tag_ == "VBG" and "on" in particles
    ):
        on = objects or [g for c in token.children if c.lower_ == "on" for g in c.children if g.dep_ == "pobj"]
        # "working on a sequel" starts something; "working on openSUSE" goes on with it
        if on and any(
            c.dep_ in ("det", "amod", "nummod", "poss", "compound") and c.lower_ not in ("the", "this", "these")
            for c in on[0].children
        ):
            yield make("production_start", on)
        return
    if (
        lemma == "have"
        and objects
        and any(c.lower_ == "out" for c in token.subtree if c.head.i in (token.i, objects[0].i))
    ):
        yield make("release", objects, needs_time=True)  # "to have a beta out in time for May"
        return
    if lemma in ("go", "be") and "gold" in particles:
        yield make("production_end", subjects)
        return
    if lemma in events["delay"]["object_verbs"] + events["delay"]["movers"]:
        yield from _movement(token, lemma, objects, subjects, passive, particles, make)
        return
    if lemma == "wait" and token.dep_ != "pcomp" and any(c.lower_ in ("until", "till") for c in token.children):
        yield make("release", [], needs_time=True)
        return
    if lemma == "go" and any(c.lower_ == "official" for c in token.children):
        yield make("announcement", subjects)
        return
    if lemma == "happen" and is_negated(token):
        if token.head.lemma_ == "make" or any(c.lower_ in ("would", "could") for c in token.children):
            return  # "in Italy this would never happen"
        yield Trigger("cancellation", token.i, chain_of(token), subjects)
        return
    if lemma in events["delay"]["subject_verbs"]:
        yield make("delay", subjects, moved=True)
        return
    for event in ("renewal", "cancellation"):
        theme = subjects if passive else objects
        if lemma == "order" and not any(
            t.lemma_.casefold() in ("season", "series", "pilot", "episode", "show", "reboot") for t in theme
        ):
            continue
        if lemma in events[event]["object_verbs"] and (passive or objects):
            yield make(event, subjects if passive else objects)
            return
    shown = set(events["announcement"]["shown"])
    if lemma in set(release["object_verbs"]) | set(events["announcement"]["object_verbs"]) | {
        "show",
        "share",
        "drop",
        "post",
        "publish",
    }:
        target = subjects if passive else objects
        if target and target[0].lemma_.casefold() in shown:
            yield make("announcement", _of_or_for(target[0]) or _premodifiers(target[0]))
            return
    if lemma in events["announcement"]["object_verbs"] and token.dep_ == "pcomp" and token.head.lower_ == "without":
        return
    if (
        lemma in events["announcement"]["object_verbs"]
        and (passive or objects)
        and not any(c.dep_ == "ccomp" for c in token.children)
    ):
        target = subjects if passive else objects
        if lemma in ("present", "preview") and target and target[0].pos_ != "PROPN":
            return  # "presented his adventures"
        if target and not _is_date_noun(target[0]):
            yield make("announcement", target)
        elif target and passive and target[0].lemma_ == "date" and not is_negated(token):
            yield make(
                "announcement", inside_event_noun(target[0]), needs_time=not _lies_ahead(token)
            )  # "the exact release date will be revealed soon"
        return
    if lemma == "show" and passive and ({"off", "at", "during"} & particles):
        yield make("announcement", subjects)
        return
    if lemma in release["object_verbs"] or lemma in release["subject_verbs"]:
        if passive and lemma in release["object_verbs"]:
            yield make("release", subjects)
        elif objects and lemma in release["object_verbs"] and not passive:
            if objects[0].lemma_.casefold() not in _NOT_PRODUCTS and (
                lemma != "drop" or objects[0].pos_ in ("PROPN", "PRON")
            ):
                yield make("release", objects if objects[0].ent_type_ not in ("DATE",) else subjects)
        elif lemma in release["subject_verbs"] and not passive and (not objects or objects[0].ent_type_ == "DATE"):
            yield make("release", subjects)
        return
    wanted = release["particles"].get(lemma)
    if wanted is not None:
        if lemma in ("hit", "reach", "join"):
            if objects and (
                _stem(objects[0]) in release["hit_objects"]
                or objects[0].text.casefold() in lexicon.platforms
                or any(c.text.casefold() in lexicon.platforms for c in objects[0].subtree)
            ):
                yield make("release", subjects)
            return
        if lemma == "be":
            place = next(
                (
                    g
                    for c in token.children
                    if c.dep_ == "prep" and c.lower_ in ("in", "on")
                    for g in c.children
                    if g.dep_ == "pobj" and _stem(g) in _ON_SALE
                ),
                None,
            )
            if place is not None and subjects:
                yield make("release", subjects)
                return
            adjective = next(
                (
                    c
                    for c in token.children
                    if c.lower_ in release["adjectives"]
                    and c.dep_ in ("acomp", "advmod", "prt", "amod", "attr", "prep", "ROOT")
                ),
                None,
            )
            if adjective is not None and any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in adjective.children):
                return  # "is due to be sworn in", "is available to answer": the complement is the predicate
            if adjective is not None and subjects:
                yield Trigger("release", token.i, chain_of(token) | {adjective.i}, subjects, negated=is_negated(token))
            return
        if lemma in ("begin", "start"):
            if any(c.dep_ == "xcomp" and c.lemma_ in ("stream", "air", "ship", "sell", "roll") for c in token.children):
                return  # the complement is the predicate
            waits = any(c.dep_ in ("mark", "advmod") and c.lower_ in _MEANWHILE for c in token.children)
            if subjects and lexicon.kind_of.get(subjects[0].lemma_.casefold()) == "tv" and not waits:
                yield make("release", subjects, needs_time=True)
            return
        if lemma == "go":
            if "live" in particles or any(c.lower_ == "sale" for c in token.subtree):
                yield make("release", subjects)
            return
        if lemma == "bring":
            if objects and {"to", "out"} & particles:
                yield make("release", objects)
            return
        if lemma == "surface" or lemma == "appear":
            yield make("release", subjects, needs_time=True)
            return
        if lemma == "come":
            if any(
                g.lemma_.casefold() in _ENDS for c in token.children if c.lower_ in ("to", "into") for g in c.children
            ):
                return  # "comes to an end"
            if "out" in particles:
                yield make("release", subjects)
            elif (
                not {
                    "from",
                    "after",
                    "with",
                    "up",
                    "across",
                    "down",
                    "as",
                    "back",
                    "along",
                    "together",
                    "close",
                    "under",
                    "into",
                    "over",
                    "off",
                    "away",
                }
                & particles
            ):
                yield make("release", subjects, needs_time="to" not in particles and "soon" not in particles)
            return
        if lemma == "open":
            if subjects and lexicon.kind_of.get(subjects[0].lemma_.casefold()) in ("film", None):
                yield make("release", subjects, needs_time=True)
            return
        if set(wanted) & particles:
            yield make("release", objects if (objects and lemma in ("put", "roll")) else subjects)
        return
    if lemma in release["schedule"] and subjects and subjects[0].lower_ in production["gerunds"]:
        yield make("production_start", _of_or_for(subjects[0]) or _premodifiers(subjects[0]), needs_time=True)
        return
    if lemma in ("aim", "target", "shoot", "push", "eye") and not passive:
        goal = next(
            (
                g
                for c in token.children
                if c.dep_ in ("prep", "dobj")
                for g in ([c] if c.dep_ == "dobj" else list(c.children))
                if g.lemma_.casefold() in release["nouns"] + ["window", "date"]
            ),
            None,
        )
        if goal is not None:
            yield Trigger(
                "release",
                token.i,
                chain_of(token) | {goal.i} | {c.i for c in goal.children if c.dep_ == "compound"},
                inside_event_noun(goal) or subjects,
                needs_time=True,
            )
            return
    if (
        lemma == "set"
        and any(c.dep_ == "prep" and c.lower_ in ("in", "during", "around") for c in token.children)
        and "for" not in particles
    ):
        return  # a story "is set in 1959"
    if lemma in _VAGUE_SCHEDULE and "for" not in particles:
        return  # "as confirmed in July" dates the confirmation
    if lemma in release["schedule"]:
        if any(c.dep_ in ("xcomp", "advcl") and c.tag_ == "VB" and c.lemma_ != "be" for c in token.children):
            return  # "is expected to confess in May": another act is scheduled
        if lemma in ("expect", "plan") and not passive and not objects and token.dep_ in ("relcl", "ccomp", "advcl"):
            return  # "more than it expected in 2022"
        yield make(
            "release",
            objects
            if (objects and not passive and lemma in ("expect", "plan", "target", "schedule", "eye"))
            and not _is_date_noun(objects[0])
            else subjects,
            needs_time=True,
        )


def _movement(
    token: Token, lemma: str, objects: list[Token], subjects: list[Token], passive: bool, particles: set[str], make: Any
) -> Iterator[Trigger]:
    target = subjects if passive else (objects or subjects)
    if lemma in ("push", "slip", "bump", "shift", "move", "change") and _goes_elsewhere(token):
        return
    if not target:
        if lemma in ("delay", "postpone"):
            yield make("delay", [], moved=True)
        return
    forward = bool({"up", "forward", "ahead", "earlier"} & particles)
    directed = bool(
        {"from", "to", "back", "until", "into", "out", "off", "up", "forward", "beyond", "past", "indefinitely"}
        & particles
    )
    if lemma in ("delay", "postpone") or (
        lemma in ("push", "slip", "reschedule", "bump", "shift") and directed and not forward
    ):
        yield make("delay", target, moved=True)
    elif directed and lemma in ("move", "push", "bring", "change", "shift"):
        yield make("release", target, moved=True, needs_time=True)


def _goes_elsewhere(token: Token) -> bool:
    """ "Pushed to npm", "moved into the house": a place and no time is where it goes."""
    goals = [
        g
        for c in token.children
        if c.dep_ == "prep" and c.lower_ in ("to", "into", "toward", "towards", "onto")
        for g in c.children
        if g.dep_ == "pobj"
    ]
    return bool(goals) and not any(
        t.ent_type_ == "DATE" or t.lemma_.casefold() in _TIME_NOUNS or _YEAR.fullmatch(t.text)
        for t in [x for goal in goals for x in (goal, *goal.lefts)]
        + [c for c in token.children if c.dep_ in ("npadvmod", "tmod", "advmod")]
    )


def _noun(token: Token, lemma: str, lexicon: Lexicon) -> Iterator[Trigger]:
    events = lexicon.events
    if lemma in events["release"]["nouns"] and token.pos_ in ("NOUN", "PROPN"):
        head = token
        while head.dep_ == "compound" and head.head.lemma_.casefold() in (
            "date",
            "window",
            "day",
            "timeline",
            "schedule",
            "time",
            "plan",
            "timeframe",
            "slot",
            "year",
            "month",
        ):
            head = head.head
        if token.dep_ == "compound" and head is token:
            return  # "launch trailer", "release candidate", "debut album"
        carrier = head.head if head.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "attr") else None
        if carrier is not None and carrier.dep_ == "prep":
            carrier = carrier.head
        chain = {token.i, head.i}
        negated = False
        themes = _of_or_for(head) or _of_or_for(token) or _premodifiers(head) or _premodifiers(token)
        if carrier is not None and (carrier.pos_ in ("VERB", "AUX")):
            lemma_of = carrier.lemma_.casefold()
            if lemma_of in events["delay"]["movers"] + events["delay"]["object_verbs"]:
                return  # the movement itself is the predicate
            if (
                lemma_of in lexicon.events["release"]["schedule"]
                or lemma_of in _LIGHT
                or lemma_of
                in ("be", "remain", "fall", "occur", "happen", "follow", "point", "approach", "come", "share")
            ):
                chain |= chain_of(carrier)
                negated = is_negated(carrier)
            if not themes and head.dep_ in ("dobj", "pobj"):
                themes = subjects_of(carrier)
        if any(c.dep_ == "neg" or c.lower_ == "no" for c in head.children):
            negated = True
        if (
            carrier is not None
            and carrier.lemma_.casefold() in ("announce", "reveal", "share", "unveil", "give", "disclose")
            and head.i != token.i
        ):
            # "will announce the release date this week": the week is that of the announcement
            yield Trigger(
                "announcement",
                carrier.i,
                chain_of(carrier),
                themes or [head],
                negated=is_negated(carrier),
                needs_time=True,
            )
            chain = {token.i, head.i}
        yield Trigger("release", token.i, chain, themes, negated=negated, needs_time=True)
    elif lemma in events["delay"]["nouns"] and token.pos_ == "NOUN" and _suffers_delay(token):
        carrier = token.head
        while carrier.pos_ not in ("VERB", "AUX") and carrier.head.i != carrier.i:
            carrier = carrier.head
        yield Trigger(
            "delay",
            token.i,
            {token.i},
            _of_or_for(token) or _premodifiers(token) or subjects_of(carrier),
            negated=is_negated(carrier),
            moved=True,
        )
    elif (
        lemma in ("look", "glimpse", "peek", "preview", "tease")
        and token.dep_ == "dobj"
        and token.head.lemma_ != "take"
        and _glimpsed(token)
    ):
        carrier = token.head
        yield Trigger(
            "announcement",
            token.i,
            {token.i} | (chain_of(carrier) if carrier.pos_ == "VERB" else set()),
            _glimpsed(token),
            negated=is_negated(carrier),
        )
    elif (
        lemma in events["announcement"]["nouns"]
        and token.dep_ != "compound"
        and token.pos_ == "NOUN"
        # "today's announcement" names nothing, "Apple's announcement" only the speaker
        and (_of_or_for(token) or any(t.dep_ != "poss" or t.pos_ == "PRON" for t in _premodifiers(token)))
    ):
        yield Trigger(
            "announcement",
            token.i,
            {token.i}
            | (chain_of(token.head) if token.dep_ in _SUBJECTS and token.head.pos_ in ("VERB", "AUX") else set()),
            _of_or_for(token) or _premodifiers(token),
            needs_time=True,
        )
    elif (
        lemma in ("filming", "shooting", "production", "photography")
        and token.dep_ in _SUBJECTS
        and token.head.lemma_ in ("set", "schedule", "expect", "plan", "slate", "due")
    ):
        yield Trigger(
            "production_start",
            token.i,
            {token.i} | chain_of(token.head),
            _of_or_for(token) or _premodifiers(token),
            negated=is_negated(token.head),
            needs_time=True,
        )
    elif (
        lemma in ("work", "development", "production", "making", "pre-production")
        and token.dep_ == "pobj"
        and token.head.lower_ in ("in", "under", "into")
    ):
        carrier = token.head.head
        if carrier.pos_ in ("VERB", "AUX") and carrier.lemma_ not in (
            "be",
            "remain",
            "stay",
            "go",
            "enter",
            "have",
            "put",
            "get",
            "continue",
            "confirm",
            "rumor",
            "say",
            "report",
            "believe",
        ):
            return
        sub = (
            subjects_of(carrier)
            if carrier.pos_ in ("VERB", "AUX")
            else ([carrier] if carrier.pos_ in ("NOUN", "PROPN") else [])
        )
        if lemma != "work" or token.lower_ == "works":
            yield Trigger(
                "production_start",
                token.i,
                {token.i} | (chain_of(carrier) if carrier.pos_ in ("VERB", "AUX") else set()),
                sub,
                negated=carrier.pos_ in ("VERB", "AUX") and is_negated(carrier),
            )


def subjects_of(token: Token) -> list[Token]:
    """Return the tokens in the subject slot of a verb, raised through "is set to" and relative clauses; with conjuncts."""
    verb = token
    for _ in range(6):
        if verb.i != token.i and verb.lemma_.casefold() in _REPORTING:
            # "X isn't expected until May, she notes, but could ship later": the speaker's aside is no subject
            aside = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), None)
            said = [c for c in aside.children if c.dep_ in _SUBJECTS] if aside is not None else []
            if said:
                return _with_conjuncts(said[0])
        own = [c for c in verb.children if c.dep_ in _SUBJECTS]
        if not own and verb.dep_ in ("ccomp", "advcl", "dep") and any(c.tag_ == "MD" for c in verb.children):
            return []  # a finite verb has a subject of its own, which the parser lost
        if own:
            # "the games A and B will be": the parser may give the verb two subjects, and the names say which games
            subject = own[1] if len(own) > 1 and own[1].i == own[0].i + 1 and own[1].pos_ == "PROPN" else own[0]
            if subject.lower_ in ("which", "that", "who") and verb.dep_ == "relcl":
                return _with_conjuncts(verb.head)
            return _with_conjuncts(subject)
        if verb.dep_ in ("acl", "relcl"):
            noun = verb.head
            if noun.dep_ == "attr" and noun.head.lemma_ == "be" and noun.i not in _names(noun):
                return subjects_of(noun.head) or _with_conjuncts(noun)  # "X is the only film to release in May"
            return _with_conjuncts(noun)
        if (
            verb.dep_
            in ("xcomp", "conj", "advcl", "pcomp", "prep", "ccomp", "aux", "auxpass", "dep", "acomp", "advmod")
            and verb.head.i != verb.i
        ):
            verb = verb.head
            if verb.pos_ in ("NOUN", "PROPN"):
                return _with_conjuncts(verb)
            continue
        break
    return []


def _names(noun: Token) -> set[int]:
    return {noun.i} if noun.pos_ == "PROPN" else set()


def _with_conjuncts(token: Token) -> list[Token]:
    return [token, *token.conjuncts]


def _own_subjects(token: Token, work: Token, subjects: list[Token]) -> list[Token]:
    return [s for s in subjects if s.i != work.i]


def _of_or_for(noun: Token) -> list[Token]:
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "for", "on"):
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.ent_type_ not in ("DATE", "TIME"):
                    return _with_conjuncts(inner)
    return []


def _premodifiers(noun: Token) -> list[Token]:
    return [
        c
        for c in noun.lefts
        if c.dep_ in ("poss", "compound", "nmod", "amod")
        and c.pos_ in ("PROPN", "NOUN", "PRON")
        and c.ent_type_ != "DATE"
    ]


def inside_event_noun(noun: Token) -> list[Token]:
    """Return the work's slot inside "the launch of X", "X's release date", "the game's premiere"; may be empty."""
    found = _of_or_for(noun) or _premodifiers(noun)
    return [t for t in found if t.i != noun.i and t.lemma_.casefold() not in ("release", "launch", "premiere", "date")]


def _is_date_noun(token: Token) -> bool:
    return token.lemma_.casefold() in (
        "date",
        "window",
        "plan",
        "timeline",
        "schedule",
        "detail",
        "price",
        "pricing",
        "deal",
        "partnership",
        "result",
        "name",
    )


def _stem(token: Token) -> str:
    return token.lemma_.casefold()


def chain_of(token: Token) -> set[int]:
    """Return the indices of `token` and the verbs that carry it: "is *expected* to be released", "plans to launch"."""
    chain = {token.i}
    verb = token
    for _ in range(5):
        if (verb.dep_ in ("xcomp", "auxpass", "aux") and verb.head.i != verb.i) or (
            verb.dep_ == "ccomp"
            and verb.head.lemma_ in ("expect", "set", "plan", "schedule", "slate")
            and not any(c.dep_ == "mark" for c in verb.children)
        ):
            verb = verb.head
            chain.add(verb.i)
        else:
            break
    return chain


def is_negated(token: Token) -> bool:
    """Return whether the predicate at `token` or a verb that carries it is negated."""
    for i in chain_of(token):
        verb = token.doc[i]
        for child in verb.children:
            if child.dep_ == "neg" or child.lower_ in ("never", "n't", "not"):
                return True
            if child.dep_ in ("nsubj", "nsubjpass", "dobj") and any(
                g.lower_ in ("no", "none", "neither") and g.dep_ in ("det", "neg") for g in child.children
            ):
                return True
        # "has yet to start filming"
        if any(c.lower_ == "yet" for c in verb.children) and verb.lemma_ == "have":
            return True
    lefts = token.doc[max(0, token.i - 4) : token.i].text.casefold()
    return "yet to" in lefts or "no longer" in lefts or lefts.endswith("without")


def is_reporting(token: Token) -> bool:
    """Return whether `token` is a verb of saying or thinking."""
    return token.lemma_.casefold() in _REPORTING
