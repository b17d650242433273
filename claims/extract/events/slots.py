"""Who stands where: the slots of a predicate, the verbs that carry it, and their negation."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_REPORTING = frozenset(
    "say tell announce confirm reveal report claim note write state add explain tweet suggest hint tease promise"
    " predict share post mention warn insist argue believe think hope expect know learn hear show indicate".split()
)
_RAISING = frozenset("xcomp conj advcl pcomp prep ccomp aux auxpass dep acomp advmod".split())


def is_reporting(token: Token) -> bool:
    """Return whether `token` is a verb of saying or thinking."""
    return token.lemma_.casefold() in _REPORTING


def is_verbal(token: Token) -> bool:
    """Return whether `token` is tagged as a verb or an auxiliary."""
    return token.pos_ in ("VERB", "AUX")


def with_conjuncts(token: Token) -> list[Token]:
    """Return `token` and what is joined to it: "X and Y"."""
    return [token, *token.conjuncts]


def subjects_of(token: Token) -> list[Token]:
    """Return the tokens in the subject slot of a verb, raised through "is set to" and relative clauses."""
    verb = token
    for _ in range(6):
        if verb.i != token.i and verb.lemma_.casefold() in _REPORTING:
            # "X isn't expected until May, she notes, but could ship later": the speaker's aside is no subject
            aside = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), None)
            said = [c for c in aside.children if c.dep_ in SUBJECTS] if aside is not None else []
            if said:
                return with_conjuncts(said[0])
        own = [c for c in verb.children if c.dep_ in SUBJECTS]
        if not own and verb.dep_ in ("ccomp", "advcl", "dep") and any(c.tag_ == "MD" for c in verb.children):
            return []  # a finite verb has a subject of its own, which the parser lost
        if own:
            # "the games A and B will be": the parser may give the verb two subjects, and the names say which games
            subject = own[1] if len(own) > 1 and own[1].i == own[0].i + 1 and own[1].pos_ == "PROPN" else own[0]
            if subject.lower_ in ("which", "that", "who") and verb.dep_ == "relcl":
                return with_conjuncts(verb.head)
            return with_conjuncts(subject)
        if verb.dep_ in ("acl", "relcl"):
            noun = verb.head
            if noun.dep_ == "attr" and noun.head.lemma_ == "be" and noun.pos_ != "PROPN":
                return subjects_of(noun.head) or with_conjuncts(noun)  # "X is the only film to release in May"
            return with_conjuncts(noun)
        if verb.dep_ in _RAISING and verb.head.i != verb.i:
            verb = verb.head
            if verb.pos_ in ("NOUN", "PROPN"):
                return with_conjuncts(verb)
            continue
        break
    return []


def of_or_for(noun: Token) -> list[Token]:
    """Return the work in "the launch of X", "a date for X"; may be empty."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "for", "on"):
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.ent_type_ not in ("DATE", "TIME"):
                    return with_conjuncts(inner)
    return []


def premodifiers(noun: Token) -> list[Token]:
    """Return the nouns before `noun`: "X's launch", "the X launch"."""
    return [
        c
        for c in noun.lefts
        if c.dep_ in ("poss", "compound", "nmod", "amod")
        and c.pos_ in ("PROPN", "NOUN", "PRON")
        and c.ent_type_ != "DATE"
    ]


def under(verb: Token, lemma: str) -> Token | None:
    """Return the noun `lemma` under a preposition of `verb`, or of an adjective beside it: "is on the *way*"."""
    for child in verb.children:
        if child.dep_ in ("prep", "acomp", "advmod"):
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.lemma_.casefold() == lemma:
                    return inner
    return None


def owners(noun: Token) -> list[Token]:
    """Return the work that `noun` belongs to, behind it or before it."""
    return of_or_for(noun) or premodifiers(noun)


def inside_event_noun(noun: Token) -> list[Token]:
    """Return the work's slot inside "the launch of X", "X's release date", "the game's premiere"; may be empty."""
    return [
        t
        for t in owners(noun)
        if t.i != noun.i and t.lemma_.casefold() not in ("release", "launch", "premiere", "date")
    ]


def governed(verb: Token, prepositions: frozenset[str]) -> list[Token]:
    """Return the nouns under the prepositions of `verb`: "is in *stores*"."""
    return [
        g
        for c in verb.children
        if c.dep_ == "prep" and c.lower_ in prepositions
        for g in c.children
        if g.dep_ == "pobj"
    ]


def chain_of(token: Token) -> set[int]:
    """Return the indices of `token` and the verbs that carry it: "is *expected* to be released", "plans to launch"."""
    chain = {token.i}
    verb = token
    for _ in range(5):
        carried = (
            (verb.dep_ in ("xcomp", "auxpass", "aux") and verb.head.i != verb.i)
            or (
                verb.dep_ == "acomp" and verb.lower_ in ("able", "about")
            )  # "will be able to play", "is about to leave"
            or (
                verb.dep_ == "ccomp"
                and verb.head.lemma_ in ("expect", "set", "plan", "schedule", "slate")
                and not any(c.dep_ == "mark" for c in verb.children)
            )
        )
        if not carried:
            break
        verb = verb.head
        chain.add(verb.i)
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
