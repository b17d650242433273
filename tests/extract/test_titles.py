"""Names of works: which stand in a text, and how far each of them goes."""

import re

import pytest
from helpers import briefs, reader

from claims.extract.lexicon import load_lexicon
from claims.extract.titles import Works, find_works, is_other_name, name_key, propose
from claims.extract.titles.features import FEATURES, load_weights, log_odds, name_features
from claims.settings import models_dir

FIRM = 0.0  # log-odds above which a name is more likely a work than not


def works(text: str, headline: str | None = None, *catalogue: str) -> Works:
    loaded = reader()
    return find_works(text, headline, loaded.lexicon, loaded.weights, catalogue=catalogue)


def proposed(text: str, headline: str | None = None) -> set[str]:
    return {entry.name for entry in propose(text, headline, reader().lexicon).values()}


PROPOSED = [
    ("We saw the film “Harbour of Glass” today.", "Harbour of Glass"),
    ('We saw the film "Harbour of Glass" today.', "Harbour of Glass"),
    ("We saw the film 'Harbour of Glass' today.", "Harbour of Glass"),
    ("We saw the film ‘Harbour of Glass,’ today.", "Harbour of Glass"),
    ("We played Lantern Coast: Embers of Dusk today.", "Lantern Coast: Embers of Dusk"),
    ("We saw Dune: Part Two today.", "Dune: Part Two"),
    ("We tried Apple’s iPhone 17 today.", "iPhone 17"),
    ("We tried Apple's iPhone 17 today.", "iPhone 17"),
    ("We tried the M9 iMac today.", "M9 iMac"),
    ("We tried the 14-inch Ferrum Book today.", "14-inch Ferrum Book"),
    ("We tried Kernel Quill 4.0 today.", "Kernel Quill 4.0"),
    ("We watched Salt Meridian season 2 today.", "Salt Meridian"),
    ("We watched Salt Meridian Season 2 today.", "Salt Meridian"),
    ("We watched the drama Salt Meridian S2 today.", "Salt Meridian"),
    ("We watched the Salt Meridian Trailer today.", "Salt Meridian"),
    ("When Lantern Coast arrives, we play.", "Lantern Coast"),
    ("Marvel's Lantern Boy 2 is a game.", "Marvel's Lantern Boy 2"),
    ("The Public Availability of Kernel Quill 4.0 is near.", "Kernel Quill 4.0"),
    ("The Intel-powered Ferrum Book 16i costs more.", "Ferrum Book 16i"),
    ("Next-gen SteerPlay is in two cars.", "SteerPlay"),
    ("A Lantern Coast series is in the works.", "Lantern Coast"),
    ("We saw A Quiet Lantern. A Quiet Lantern is good.", "A Quiet Lantern"),
    ("We liked Lantern or Lamp, and Lantern or Lamp liked us.", "Lantern or Lamp"),
    ("Here is Salt King--which we liked.", "Salt King"),
]


@pytest.mark.parametrize(("text", "name"), PROPOSED)
def test_a_name_is_proposed_whole_and_without_its_surroundings(text, name):
    assert name in proposed(text)


NOT_PROPOSED = [
    ("The Intel-powered Ferrum Book 16i costs more.", "The Intel-powered Ferrum Book 16i"),
    ("The Salt King--which we liked--is here.", "Salt King--which"),
    ("“The cat in the mud sat still” was on a poster.", "The cat in the mud sat still"),
    ("At Google I/O 2031 we saw a phone.", "O 2031"),
    ("Salt King for PC is good. Salt King for PC is long.", "Salt King for PC"),
    ("The post Salt King Gets A Date At Last appeared first on Some Site.", "Salt King Gets A Date At Last"),
]


@pytest.mark.parametrize(("text", "name"), NOT_PROPOSED)
def test_surroundings_are_not_proposed_as_names(text, name):
    assert name not in proposed(text)


@pytest.mark.parametrize("text", ["", "nothing is named here", "12 345 678", "“”", "\n\n"])
def test_text_without_names_has_no_works(text):
    found = works(text)
    assert found.mentions == ()
    assert found.main is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We like Lantern Coast and we like Paper Kingdoms.", {"Lantern Coast", "Paper Kingdoms"}),
        ("We like “Lantern Coast” and “Paper Kingdoms”.", {"Lantern Coast", "Paper Kingdoms"}),
    ],
)
def test_names_in_a_list_stand_apart(text, names):
    assert names <= proposed(text)


@pytest.mark.parametrize(
    "name",
    ["Netflix", "the BBC", "Bloomberg", "Japan", "PlayStation 5", "May", "Season 2", "second season", "Open Beta"],
)
def test_makers_places_platforms_and_seasons_are_other_names(name):
    lexicon = reader().lexicon
    assert is_other_name(name, lexicon) or name.casefold() in lexicon.platforms


@pytest.mark.parametrize("name", ["Lantern Coast", "Dune: Part Two", "iPhone 17", "Harbour of Glass"])
def test_a_title_is_no_other_name(name):
    assert not is_other_name(name, reader().lexicon)


@pytest.mark.parametrize(
    ("headline", "text", "main", "installment"),
    [
        (
            "Lantern Coast gets a date",
            "The game Lantern Coast will be released in May. Lantern Coast is good.",
            "Lantern Coast",
            None,
        ),
        (
            "Salt Meridian season 2: what we know",
            "The show Salt Meridian returns. Salt Meridian is good.",
            "Salt Meridian",
            "season 2",
        ),
        (
            "Dune: Part Two gets a date",
            "The film Dune: Part Two will be released in May.",
            "Dune: Part Two",
            None,
        ),
    ],
)
def test_the_headline_names_what_the_article_is_about(headline, text, main, installment):
    found = works(text, headline)
    assert (found.main, found.main_installment) == (main, installment)


MAY_3 = "release in 2024-05-03"
READ = [
    ("Lantern Coast nears", "The film “Harbour of Glass” will be released on May 3.", f"Harbour of Glass: {MAY_3}"),
    ("Dune: Part Two gets a date", "Dune: Part Two will be released on May 3.", f"Dune: Part Two: {MAY_3}"),
    ("Apple's iPhone 17 gets a date", "Apple's iPhone 17 will be released on May 3.", f"iPhone 17: {MAY_3}"),
    ("Kernel Quill 4.0 nears", "Kernel Quill 4.0 will be released on May 3.", f"Kernel Quill [4.0]: {MAY_3}"),
    (
        "#LanternCoast is coming",
        "Lantern Coast is a game. #LanternCoast will be released on May 3.",
        f"Lantern Coast: {MAY_3}",
    ),
    (
        "Sunfall gets a release date",
        "Sunfall Gets A Release Date\n\nSunfall will be released on May 3.",
        f"Sunfall: {MAY_3}",
    ),
    (
        "Salt Meridian returns",
        "Salt Meridian’s sophomore season will premiere on May 3.",
        f"Salt Meridian [season 2]: {MAY_3}",
    ),
    (
        "The drama Salt Meridian returns",
        "Salt Meridian is a drama. Salt Meridian S2 will premiere on May 3.",
        f"Salt Meridian [season 2]: {MAY_3}",
    ),
    (
        "Xbox Series X gets Lantern Coast",
        "Lantern Coast will be released for Xbox Series X on May 3.",
        f"Lantern Coast: {MAY_3}",
    ),
    (
        "Lantern Coast: Embers of Dusk gets a date",
        "Lantern Coast: Embers of Dusk is a game. Embers of Dusk will be released on May 3.",
        f"Lantern Coast: Embers of Dusk: {MAY_3}",
    ),
    (
        "Lantern Coast is coming",
        "The Lantern Coast beta will be released on May 3.",
        f"Lantern Coast [beta]: {MAY_3}",
    ),
]


@pytest.mark.parametrize(("headline", "text", "expected"), READ)
def test_a_claim_names_the_work_as_a_reader_would_look_it_up(headline, text, expected):
    assert briefs(text, headline=headline) == [expected]


@pytest.mark.parametrize(
    "sentence",
    ["Emma Stone will return in May.", "Netflix will launch in May in Leeds.", "Berlin will host a fair in May."],
)
def test_people_companies_and_places_are_no_works(sentence):
    assert briefs(sentence, headline="Lantern Coast: everything we know about the game") == []


def test_a_phone_is_no_season():
    sentence = "The phone Ferrum S24 will be released on May 3."
    assert briefs(sentence, headline="Ferrum S24 gets a date") == [f"Ferrum S24: {MAY_3}"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The game Lantern Coast is good.", "game"),
        ("The film Lantern Coast is good.", "film"),
        ("The series Lantern Coast is good.", "tv"),
        ("The phone Lantern Coast is good.", "hardware"),
        ("Lantern Coast comes to Xbox Series X and PC. It is a game.", "game"),
        ("Lantern Coast is a film after a series of books and a series of plays.", "film"),
    ],
)
def test_the_kind_follows_from_the_description(text, kind):
    assert works(text, "Lantern Coast").kind_of["Lantern Coast"] == kind


def test_a_catalogue_settles_what_is_a_work():
    text = "We think of Marlow today."
    plain = {mention.name: mention.score for mention in works(text).mentions}
    known = {mention.name: mention.score for mention in works(text, None, "Marlow").mentions}
    assert known["Marlow"] > FIRM
    assert known["Marlow"] > plain["Marlow"]


CANONICAL = [
    ("The game Salt Meridian 3 is long. We like SM3.", None, "SM3", "Salt Meridian 3"),
    ("The game Salt Meridian XVI is long. We like SM16.", None, "SM16", "Salt Meridian XVI"),
    ("The game Ash: Breath of the Reed is long. We like BotR.", None, "BotR", "Ash: Breath of the Reed"),
    ("The game Salt Meridian 16 is long.", "Salt Meridian 16 is out", "Salt Meridian 16", "Salt Meridian 16"),
    ("The game Salt Meridian XVI is in. Salt Meridian 16 is long.", "Salt Meridian XVI", "16", "Salt Meridian XVI"),
    ("The film Salt Meridian is late.", "Salt Meridian 3 gets a date", "Salt Meridian", "Salt Meridian 3"),
    ("The game Salt Meridian is late.", "Salt Meridian Remastered is late", "Salt", "Salt Meridian Remastered"),
    ("The game Grand Salt Meridian is late.", "GSM 6 gets a date", "Grand", "Grand Salt Meridian 6"),
    (
        "The film Salt Meridian 3 is late. The third Salt Meridian film is set.",
        None,
        "Salt Meridian film",
        "Salt Meridian 3",
    ),
    (
        "The film Salt Meridian 3 is late. The first Salt Meridian film is old.",
        None,
        "Salt Meridian film",
        "Salt Meridian",
    ),
    ("The film Salt Meridian 3 is late. We like the next Salt Meridian.", None, "Salt Meridian.", "Salt Meridian 3"),
    ("The film Salt Meridian is late.", "Salt Meridian 3 months late", "Salt Meridian", "Salt Meridian"),
    ("The film Salt Meridian 2 and Salt Meridian 3.", "Salt Meridian 3", "Salt Meridian 2", "Salt Meridian 2"),
    ("The game Total Ash: Pharoah is late.", "Total Ash: Pharaoh is late", "Total", "Total Ash: Pharaoh"),
    ("The game Salt Meridian 2 is here, and so is the game Salt Meridian 3.", None, "Salt", "Salt Meridian 2"),
    ("Sony has the game Ferrum Quest. Ferrum Quest is here. The Quest is ours.", None, "Ferrum", "Ferrum Quest"),
]


@pytest.mark.parametrize(("text", "headline", "short", "full"), CANONICAL)
def test_short_forms_stand_for_the_full_name(text, headline, short, full):
    at = text.index(short)
    assert [m.name for m in works(text, headline).mentions if m.start <= at < m.end] == [full]


@pytest.mark.parametrize(
    ("text", "season"),
    [
        ("“Lantern Coast” is a show. Its second season is set.", "season 2"),
        ("“Lantern Coast” is a show. “Paper Kingdoms” ’s second season is set.", None),
    ],
)
def test_the_only_later_season_is_that_of_the_main_work(text, season):
    assert works(text, "“Lantern Coast” is here").main_installment == season


@pytest.mark.parametrize(
    ("text", "installment"),
    [
        ("“Lantern Coast” is here. Lantern Coast part 1 is old. Lantern Coast is new. We like Lantern Coast.", None),
        ("Lantern Coast part 1 is old. We like Lantern Coast.", "part 1"),
        ("The show Lantern Coast season 2 is set. We like Lantern Coast, and Lantern Coast likes us.", "season 2"),
        ("The next-gen Lantern Coast 5 is set.", None),
        ("The next-gen Lantern Coast is set.", "next generation"),
    ],
)
def test_the_main_work_takes_the_installment_that_the_article_keeps_to(text, installment):
    assert works(text, "“Lantern Coast” is here").main_installment == installment


PEOPLE = [
    ("Idris Holm will appear. Holm will be released soon, and we like Holm.", "Holm"),
    ("We met the developer Saltworks, and the developer Saltworks met us.", "Saltworks"),
    ("We met the Salt Group. The Salt Group said so.", "Salt Group"),
]


@pytest.mark.parametrize(("text", "name"), PEOPLE)
def test_people_and_bodies_score_below_works(text, name):
    assert all(mention.score < FIRM for mention in works(text).mentions if mention.name.endswith(name))


@pytest.mark.parametrize("text", ["The game Holm will be released soon.", "“Salt League” will be released soon."])
def test_works_with_such_names_stay_works(text):
    assert any(mention.score > FIRM for mention in works(text).mentions)


@pytest.mark.parametrize(
    "name",
    [
        "16GB",
        "the 27-inch",
        "Steam Early Access",
        "iOS App Store",
        "PS Plus Premium",
        "Collector's Edition",
        "Acme CEO Jane Holm",
        "CW",
    ],
)
def test_shops_editions_and_office_holders_are_other_names(name):
    assert is_other_name(name, reader().lexicon)


@pytest.mark.parametrize("name", ["Switch Sports", "Windows 12", "Steam Deck 2", "Lantern Coast: Complete Edition"])
def test_names_with_a_platform_or_an_edition_in_them_may_be_works(name):
    assert not is_other_name(name, reader().lexicon)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Lantern Coast", "lantern coast"),
        ("Lantern Coast: Embers", "Lantern Coast – Embers"),
        ("Marlow’s Boat", "Marlow's boat"),
    ],
)
def test_spellings_of_one_name_have_one_key(one, other):
    assert name_key(one) == name_key(other)


def test_mentions_stand_in_order_without_overlap_at_their_offsets():
    text = "The game “Lantern Coast” and Salt Meridian season 2 by Netflix. Lantern Coast is in Leeds."
    at = 0
    for mention in works(text, "Lantern Coast").mentions:
        assert at <= mention.start < mention.end <= len(text)
        assert re.match(r"\w", text[mention.start])
        at = mention.end


@pytest.mark.parametrize("unit", ["A", "Aa ", "“A", "A: ", "A and ", "#A ", "iA", "A's ", "A-"])
def test_long_hostile_runs_give_no_firm_name(unit):
    assert all(mention.score < 20 for mention in works(unit * 1_500).mentions)


def test_every_feature_has_a_value_and_a_weight():
    text = "The game “Lantern Coast” is good."
    row = name_features("Lantern Coast", [(10, 23)], True, text, "", reader().lexicon, other=False, most=1)
    weights = load_weights(models_dir())
    assert len(row) == len(FEATURES) == len(weights)
    assert dict(zip(FEATURES, row, strict=True))["quoted"] == 1.0


def test_the_score_is_the_weighted_sum():
    assert log_odds([1.0, 2.0], [0.5, -1.0]) == -1.5


def test_weights_of_other_features_are_refused(tmp_path):
    (tmp_path / "titles").mkdir()
    (tmp_path / "titles" / "weights.json").write_text('{"weights": {"bias": 1.0}}')
    with pytest.raises(ValueError, match="claims train"):
        load_weights(tmp_path)


def test_a_catalogue_names_works_that_form_alone_would_cut():
    text = "The studio said that Of Rain and Iron will be released on May 3, 2024, after copperfall."
    found = find_works(
        text, None, load_lexicon(models_dir()), load_weights(models_dir()), catalogue=("Of Rain and Iron", "copperfall")
    )
    assert {"Of Rain and Iron", "copperfall"} <= {mention.name for mention in found.mentions if mention.score > 0}
