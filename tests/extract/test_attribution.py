"""Who says so: the role and the name behind the release claims of a text. Published on Monday 4 March 2024."""

import pytest
from helpers import article, parsed, reader

from claims.extract.attribution import Source, attribute, role_of
from claims.extract.pipeline import extract_article
from claims.settings import models_dir

GAME = "Lantern Coast: everything we know about the game"
SAID = [
    ("Lantern Coast will be released in May.", "author", None),
    ("EA will release Lantern Coast in May.", "author", None),
    ("Netflix announced that Lantern Coast will be released in May.", "official", "Netflix"),
    ("Netflix has confirmed that Lantern Coast will be released in May.", "official", "Netflix"),
    ("“Lantern Coast will be released in May,” said Netflix.", "official", "Netflix"),
    ("Lantern Coast will be released in May, Netflix confirmed.", "official", "Netflix"),
    ("The publisher has confirmed that Lantern Coast will be released in May.", "official", None),
    ("According to Bloomberg, Lantern Coast will be released in May.", "media", "Bloomberg"),
    ("A new report says that Lantern Coast will be released in May.", "media", None),
    ("Lantern Coast will reportedly be released in May.", "media", None),
    (
        "Lantern Coast will be released in May, according to Bloomberg's Mark Gurman.",
        "insider",
        "Bloomberg's Mark Gurman",
    ),
    ("According to an insider, Lantern Coast will be released in May.", "insider", None),
    ("Leaks suggest that Lantern Coast will be released in May.", "insider", None),
    ("A retailer listing says that Lantern Coast will be released in May.", "insider", None),
    ("Analysts expect that Lantern Coast will be released in May.", "analyst", None),
    ("Fans hope that Lantern Coast will be released in May.", "fan", None),
    ("Lantern Coast is expected to be released in May.", "unknown", None),
    ("Lantern Coast is rumoured to be released in May.", "unknown", None),
]

# An unknown name that announces is the work's own party; one that merely says so is not known.
SAID += [
    (
        "Yesterday, Brackwater Interactive announced that Lantern Coast will be released in May.",
        "official",
        "Brackwater Interactive",
    ),
    ("Last week, Brackwater confirmed that Lantern Coast will be released in May.", "official", "Brackwater"),
    ("Yesterday Brackwater thought that Lantern Coast will be released in May.", "author", None),
    ("We are happy to announce that Lantern Coast will be released in May.", "official", None),
    ("We think that Lantern Coast will be released in May.", "author", None),
    ("Officially, Lantern Coast will be released in May.", "official", None),
    ("The game's store page shows that Lantern Coast will be released in May.", "official", None),
    ("The road map lists Lantern Coast, which will be released in May.", "official", None),
    ("#LanternCoast: Lantern Coast will be released in May. pic.twitter.com/aBcD", "official", None),
    ("Lantern Coast will be released in May, the tech firm said.", "official", None),
    ("Lantern Coast will be released in May, an unnamed executive said.", "insider", None),
    ("Sales of the console are expected to rise, and Lantern Coast will be released in May.", "author", None),
    ("As was to be expected, Lantern Coast will be released in May.", "author", None),
]

# (the sentence before, the sentence, role and name of the claim in the latter)
CARRIED = [
    ("Netflix announced that Lantern Coast has a date.", "The game will be released in May.", "official", "Netflix"),
    ("Netflix announced that Lantern Coast has a date.", "The game might be released in May.", "author", None),
    (
        "Netflix announced that Lantern Coast has a date.",
        "The game is expected to be released in May.",
        "unknown",
        None,
    ),
    (
        "Mark Gurman writes about it in his newsletter.",
        "He says that Lantern Coast will be released in May.",
        "insider",
        "Mark Gurman",
    ),
    ("Mark Gurman writes about it in his newsletter.", "Lantern Coast will be released in May.", "author", None),
    (
        "According to Bloomberg, all is well.",
        "The company says that Lantern Coast will be released in May.",
        "official",
        None,
    ),
]


@pytest.mark.parametrize(("before", "sentence", "role", "name"), CARRIED)
def test_a_report_goes_on_in_the_next_sentence(before, sentence, role, name):
    claims = extract_article(article(f"{before} {sentence}", headline=GAME), reader())
    assert (claims[-1].source_role, claims[-1].source_name) == (role, name)


@pytest.mark.parametrize(("sentence", "role", "name"), SAID)
def test_the_party_behind_a_claim_is_named(sentence, role, name):
    (claim,) = extract_article(article(sentence, headline=GAME), reader())
    assert (claim.source_role, claim.source_name) == (role, name)


def test_cast_and_crew_speak_of_their_own_work():
    sentence = "Director Jane Holm said that Lantern Coast will be released in May."
    (claim,) = extract_article(article(sentence, headline=GAME), reader())
    assert claim.source_role == "cast_crew"
    assert claim.source_name is not None
    assert claim.source_name.endswith("Jane Holm")


def test_the_cue_of_a_named_source_is_its_name_in_the_text():
    sentence = "According to Bloomberg, Lantern Coast will be released in May."
    (claim,) = extract_article(article(sentence, headline=GAME), reader())
    assert ("Bloomberg", 13, 22, "attribution") in claim.cues


def test_a_maker_speaks_for_itself_on_its_own_page():
    text = "We have good news. Our tablet Ferrum Slate 3 will ship in June. We are proud of our Ferrum Slate 3."
    (claim,) = extract_article(article(text, headline="Ferrum Slate 3 nears", outlet="Ferrum Blog"), reader())
    assert (claim.source_role, claim.source_name) == ("official", "Ferrum")


@pytest.mark.parametrize("speaker", ["He said", "She added", "The report says", "The leaker claims"])
def test_a_source_carries_on_through_a_pronoun(speaker):
    tree = parsed(f"{speaker} that Lantern Coast will be released in May.", "Lantern Coast")
    trigger = next(t.i for t in tree.doc if t.text == "released")
    before = Source("insider", "Mark Gurman", (), explicit=True)
    found = attribute(tree, trigger, reader().lexicon, models_dir(), previous=before, maker_voice=None)
    assert (found.role, found.name, found.explicit) == ("insider", "Mark Gurman", True)


def test_a_work_is_no_source():
    tree = parsed("Lantern Coast has announced that it will be released in May.", "Lantern Coast")
    trigger = next(t.i for t in tree.doc if t.text == "released")
    found = attribute(
        tree,
        trigger,
        reader().lexicon,
        models_dir(),
        previous=None,
        maker_voice=None,
        works=frozenset({"lantern coast"}),
    )
    assert (found.role, found.name) == ("author", None)


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Netflix", "official"),
        ("Netflix's film chief", "official"),
        ("Bloomberg", "media"),
        ("Bloomberg's Mark Gurman", "insider"),
        ("the publisher", "official"),
        ("an insider", "insider"),
        ("the director", "cast_crew"),
        ("an analyst", "analyst"),
        ("Somebody Else", "unknown"),
        ("", "unknown"),
    ],
)
def test_a_party_has_its_role(name, role):
    assert role_of(name, reader().lexicon, models_dir()) == role
