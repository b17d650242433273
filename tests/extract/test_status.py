"""The status model: tables of statements with the expected answer; `[...]` marks the event phrase."""

import json
import math
import re
import shutil
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from claims.evaluation.reliability import brier_score, calibration_error, f1_score, macro_f1
from claims.extract.status import StatusContext, StatusModel
from claims.extract.status.classifier import StatusClassifier
from claims.extract.status.corpus import (
    TEST,
    TRAIN_ONLY,
    Statement,
    held_out_parts,
    load_statements,
    near_duplicates,
    rotations,
)
from claims.extract.status.features import read
from claims.extract.status.model import MODEL_FILE
from claims.extract.status.training import fit, train
from claims.settings import models_dir


@pytest.fixture(scope="module")
def model() -> StatusModel:
    return StatusModel.load(models_dir())


def marked(text: str) -> StatusContext:
    start = text.index("[")
    end = text.index("]") - 1
    return StatusContext(text.replace("[", "").replace("]", ""), focus=(start, end))


CONFIRMED = [
    "The game [launches] on May 3.",
    "Netflix confirmed that the show [will return] in June.",
    "The publisher announced that the game [arrives] on October 5.",
    "The film [is set to premiere] on November 8.",
    "No release date [has been announced] for the second season.",
    "Season two [is out] on May 3, and a sequel could follow.",
    "The series, [set to start filming] in 2025, may not be released this year.",
    "Nintendo [expects] the console to ship in March.",
    "The book [appears] in May.",
    "Sales [rose] in May, and economists think they will fall in June.",
    "Fans [queued] overnight outside the cinema, some of them in costume.",
    "The publisher [sued] a rival in June, alleging that it had copied the engine.",
    "In a potentially good sign for the studio, the sequel [opened] to full houses.",
    "The regulator [is seeking] comments on the proposal until May.",
    "The expansion [is out], and a sequel, according to two people at the studio, is in the works.",
    "Whether or not the lead recovers, filming [starts] on Monday.",
    "The series is unlikely to return before Easter, given that its writers' room only [opened] in June.",
]
SPECULATIVE = [
    "The game [may launch] in May.",
    "The show [is expected to return] in 2026.",
    "The phone [will reportedly arrive] in September.",
    "According to a leaker, the console [launches] in March.",
    "It is confirmed that the series [may arrive] in 2026.",
    "Rumours suggest that the sequel [is coming] next year.",
    "If filming starts in August, the show [arrives] in mid-2024.",
    "The tablet [could ship] as early as October, according to analysts.",
    "The season two premiere is set for May 3, and a sequel [could follow].",
    "Rumors circulated that production [started] in May.",
    "Rumors have been swirling that a remake [is in the works].",
    "The album [arrives] before 2028, one would think.",
    "The studio, analysts suspect, [will delay] the sequel to next year.",
    "Best Buy has the console [arriving] on May 3.",
    "The remaster, to my mind, [is years away].",
    "A projectionist told us that the print [is due] on Wednesday.",
]


@pytest.mark.parametrize("text", CONFIRMED)
def test_settled_statements_are_confirmed(model, text):
    assert model.judge([marked(text)])[0].status == "confirmed"


@pytest.mark.parametrize("text", SPECULATIVE)
def test_hedged_statements_are_speculative(model, text):
    assert model.judge([marked(text)])[0].status == "speculative"


def test_probabilities_are_those_of_the_results(model):
    contexts = [marked(text) for text in (*CONFIRMED, *SPECULATIVE)]
    assert model.probabilities(contexts) == [result.p_confirmed for result in model.judge(contexts)]


def test_results_come_in_order_and_do_not_depend_on_each_other(model):
    contexts = [marked(text) for text in (*CONFIRMED, *SPECULATIVE)]
    together = model.judge(contexts)
    assert together == [model.judge([context])[0] for context in contexts]
    assert all(0.01 <= result.p_confirmed <= 0.99 for result in together)


def test_cues_are_offsets_into_the_text(model):
    text = "Netflix confirmed that the show may return in June."
    cues = model.judge([StatusContext(text)])[0].cues
    assert all(text[cue.start : cue.end] == cue.text for cue in cues)
    assert {"modal", "official_act"} <= {cue.kind for cue in cues}


@pytest.mark.parametrize("text", ["", " ", "?", "a" * 20_000, "may " * 5_000, "🎬" * 50])
def test_odd_text_gets_an_answer(model, text):
    result = model.judge([StatusContext(text)])[0]
    assert 0.01 <= result.p_confirmed <= 0.99


def test_an_absent_model_is_named(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        StatusModel.load(tmp_path)


def test_a_file_that_is_no_model_is_refused(tmp_path: Path):
    (tmp_path / "status").mkdir()
    (tmp_path / "status" / "model.skops").write_bytes(b"not a model")
    with pytest.raises(ValueError, match="not a model file"):
        StatusModel.load(tmp_path)


GENERIC = [
    ("These results suggest that the protein binds to DNA in vivo.", "speculative"),
    ("The putative promoter region contains two binding sites.", "speculative"),
    ("Whether IL-2 plays a role is unknown.", "speculative"),
    ("The protein was purified by affinity chromatography.", "confirmed"),
    ("The results demonstrate that the complex is stable.", "confirmed"),
    ("Some critics argue that the film glorifies violence.", "speculative"),
    ("The city has a population of 40,000 and lies on the river Elbe.", "confirmed"),
    ("Police believe the suspect fled to Mexico.", "speculative"),
    ("The president signed the bill on Monday.", "confirmed"),
    ("If the talks fail, the union will strike next week.", "speculative"),
    ("The minister might resign before the end of the week.", "speculative"),
    ("The enzyme developed normally and was found in all 212 samples.", "confirmed"),
    ("Voters rejected the proposal by a wide margin.", "confirmed"),
    ("Two men were charged with arson on Friday.", "confirmed"),
    ("Some scholars consider the manuscript a forgery.", "speculative"),
    ("The court sentenced him to six years in prison.", "confirmed"),
]


@pytest.mark.parametrize(("text", "expected"), GENERIC)
def test_statements_of_other_genres(model, text, expected):
    assert model.judge([StatusContext(text)])[0].status == expected


SCOPED = [
    ("What may be the last part [is released] tomorrow.", "modal"),
    ("The album, rumoured to be about her divorce, [is released] on Friday.", "hearsay"),
    ("Likely to divide audiences, the film [opens] on 3 October.", "adverb"),
    ("The game [arrives] on September 12; a first expansion could be ready by Christmas.", "modal"),
    ("While the phone [ships] on Friday, the watch could take until spring.", "modal"),
    ("Although it might have been ready in May, the film [opens] in July.", "modal"),
    ("The highly anticipated sequel [launches] on May 5.", "expectation"),
    ("A feared strike [did not happen].", "belief"),
    ("The rumours ended when the band [came] on stage.", "rumour"),
    ("Those who believed that it would fail [were] wrong.", "belief"),
    ("The board game based on the series [ships] in June.", "inference"),
    ("The tram, set to [open] in June, will reportedly be free.", "hearsay"),
    ("With the sequel due to [launch] in May, an early autumn patch makes sense.", "inference"),
    ("Orders should be taken ahead of the phone's [launch] in June.", "modal_should"),
    ("The reports were true: the band [announced] a tour.", "claim_verb"),
    ("The studio confirmed the rumours, and the sequel [ships] in May.", "rumour"),
    ("It was unclear when the sequel [would be released].", "modal_would"),
    ("The unlikely hit [returns] on Sunday.", "adverb"),
    ("They [start filming] in May whether or not the lead is cast.", "uncertain"),
    ("Profits [rose] more in May than expected.", "expectation"),
    ("Originally expected to [arrive] in 2023, it is out now.", "expectation"),
    ("The company provided an update: the headset [ships] in May.", "condition"),
    ("The outage that [stopped] the launch was made likelier by old cables, an analysis suggests.", "indication"),
    ("Filming [has begun] on the third Salt and Iron mystery.", "uncertain"),
    ("The rumours [began] in May.", "rumour"),
    ("Shares [fell] amid speculation that the strike will last.", "rumour"),
    ("The court [ruled] on the alleged theft in May.", "hearsay"),
    ("Two agencies [shared] a report on the outage with its users.", "report_verb"),
    ("A threat actor [has stolen] the keys.", "possibility"),
    ("The north [is battling] a potentially huge fire.", "adverb"),
    ("She [is on trial] for allegedly stealing a watch.", "hearsay"),
    ("Men claiming to be guards [have opened] the gate.", "claim_verb"),
    ("Owners eager for news [will have] to wait.", "deliberation"),
    ("Nobody who wants a refund [will get] one.", "hope"),
    ("People who believe in ghosts [come] every year.", "belief"),
    ("The gems, believed to be old, [were shown] in May.", "belief"),
    ("The band [gave] the fans what they wanted.", "hope"),
    ("The company [left] its staff, thought to be 1,600, in the dark.", "belief"),
    ("A law that would give pupils a vote [was passed] in May.", "inference"),
    ("The guide [describes] the look and feel of the desktop.", "belief"),
    ("We'd [like] to thank everyone who took part.", "hope"),
    ("The retailer said it [expected] to raise prices.", "expectation"),
    ("Possibly the best film of the year, it [opens] in May.", "adverb"),
    ("She [died] in May, most likely of typhoid fever.", "adverb"),
    ("The mill, long thought to be empty, [was sold].", "belief"),
    ("Despite rumours, the mill [was sold].", "rumour"),
    ("Unlike the rumoured sequel, the film [opened] in May.", "hearsay"),
]
GOVERNED = [
    ("While the phone ships on Friday, the watch [could take] until spring.", "modal"),
    ("The sequel is anticipated to [launch] on May 5.", "expectation"),
    ("Rumours say that the band [came] on Monday.", "rumour"),
    ("Those who believe that the game [launches] in May are few.", "belief"),
    ("Based on past cycles, the phone [arrives] in June.", "inference"),
    ("Fans are waiting to hear if the show [returns].", "uncertain"),
    ("We may see Salt and Iron [arrive] in May.", "modal"),
    ("The film had reportedly [wrapped] in June.", "hearsay"),
    ("The tram, which could [open] in June, will be free.", "modal"),
    ("With the sequel rumoured to [launch] in May, the studio is hiring.", "hearsay"),
    ("If the poster is to be believed, Salt and Iron [opens] in May.", "hearsay"),
    ("It is unclear whether the show [returns].", "uncertain"),
    ("Provided that the tests go well, the phone [ships] in May.", "condition"),
    ("The studio has yet to confirm that the show [returns].", "uncertain"),
    ("The watch would then [go on sale] in May.", "modal_would"),
    ("Rumours that the band [will split] are back.", "rumour"),
    ("Rumours in Italy have it that the singer [will tour].", "rumour"),
    ("There is a chance of the show [returning].", "possibility"),
    ("The [release] in May, reports say, will slip.", "report_verb"),
    ("In this reviewer's opinion the sequel [is] too long.", "author_view"),
    ("That the tablet [was cancelled] is only a rumour.", "rumour"),
    ("Unemployment [will pass] 6 per cent, economists at four of the lenders forecast.", "expectation"),
    ("The studio wants to [open] a park.", "hope"),
    ("A clerk who claimed to have [been robbed] was charged.", "hearsay"),
    ("She said that perhaps forty others [had gone] into the water.", "adverb"),
    ("Possibly the mill [was founded] by monks.", "adverb"),
    ("The lawyer claimed his client [had been framed].", "accusation"),
    ("There are rumours that the mill is sold and that the owner [is leaving].", "rumour"),
    ("The mill [was sold], it seems.", "appearance"),
    ("The mill [was sold], or so the story goes.", "hearsay"),
    ("The mill, to my mind, [is] too old.", "author_view"),
    ("The mill [was sold]: report", "hearsay"),
    ("The data suggest a [link] between the two.", "indication"),
    ("There is no proof that the mill [was sold].", "uncertain"),
    ("According to rumours, the mill [was sold].", "rumour"),
    ("According to one old and stubborn rumour, the mill [was sold].", "rumour"),
    ("According to the local legend, the mill [was built] in a night.", "hearsay"),
    ("Legend says that the mill [was built] in a night.", "hearsay"),
    ("I have a feeling that the mill [was sold].", "belief"),
    ("I'd expect in the U.S. the phone to [cost] less.", "author_view"),
    ("The mill [was sold], said officials who were not authorised to speak.", "insider"),
]


@pytest.mark.parametrize(("text", "role"), GOVERNED)
def test_a_hedge_of_the_event_governs(model, text, role):
    result = model.judge([marked(text)])[0]
    assert role in {cue.kind for cue in result.cues}


VOICES = [
    ("The director told Famitsu that the game [is done].", "cast_crew"),
    ("In an interview with Variety, the director said that the film [is done].", "cast_crew"),
    ("A factory manager in Zhengzhou, reached by phone, said that the lines [start] in May.", "indefinite"),
    ("The leaker said that the game [is done].", "insider"),
    ("A guard at the studio said that the set [was struck].", "indefinite"),
    ("The set [was struck], according to three officials who were not authorised to speak.", "insider"),
    ("The set [was struck], said two officials who spoke on condition of anonymity.", "insider"),
    ("The set [was struck], according to three officials of the city.", "official"),
]


@pytest.mark.parametrize(("text", "voice"), VOICES)
def test_the_voice_is_who_speaks_and_not_who_listens(model, text, voice):
    assert read(marked(text), model.lexicon).voice == voice


@pytest.mark.parametrize(("text", "role"), SCOPED)
def test_a_hedge_of_something_else_does_not_govern(model, text, role):
    result = model.judge([marked(text)])[0]
    assert role not in {cue.kind for cue in result.cues}


@pytest.mark.parametrize("opening", ["Apparently", "In my opinion", "By most accounts", "According to one theory"])
def test_an_opening_adverbial_counts_as_if_it_stood_at_the_event(model, opening):
    text = f"{opening}, the mill [was founded] by monks."
    assert model.judge([marked(text)])[0].status == "speculative"


@pytest.mark.parametrize(
    "opening", ["Despite rumours", "After months of speculation", "Contrary to unconfirmed reports"]
)
def test_what_an_opening_phrase_sets_aside_does_not_count_in_a_whole_text(model, opening):
    assert model.judge([StatusContext(f"{opening}, the town was rebuilt by monks.")])[0].status == "confirmed"


def test_a_verb_of_saying_counts_where_the_whole_text_is_the_event(model):
    plain, claimed = (f"{start}the vote was rigged." for start in ("", "The group claims that "))
    assert "claim_verb" in {cue.kind for cue in model.judge([StatusContext(claimed)])[0].cues}
    assert model.probabilities([StatusContext(claimed)]) < model.probabilities([StatusContext(plain)])


@pytest.mark.parametrize(
    ("previous", "expected"),
    [
        ("According to a person familiar with the matter, two models are in the works.", True),
        ("The publisher announced the news during its showcase.", False),
    ],
)
def test_a_neighbouring_source_counts_where_none_is_named(model, previous, expected):
    alone, together = model.judge([StatusContext("It also ships in June.", previous=text) for text in ("", previous)])
    assert (together.p_confirmed < alone.p_confirmed) is expected


def test_a_neighbouring_source_counts_for_what_takes_it_up(model):
    leak = "According to a person familiar with the matter, two models are in the works."
    moved = []
    for text in ("It ships in June.", "Salt and Iron ships in June."):
        alone, after = model.judge([StatusContext(text, previous=previous) for previous in ("", leak)])
        moved.append(
            math.log(alone.p_confirmed / (1 - alone.p_confirmed) * (1 - after.p_confirmed) / after.p_confirmed)
        )
    assert moved[0] > 1.5 * moved[1]


def test_a_given_source_role_is_used(model):
    official, insider = model.judge(
        [StatusContext("The game launches in May.", source_role=role) for role in ("official", "insider")]
    )
    assert official.p_confirmed > insider.p_confirmed


CORPUS = Path(__file__).resolve().parents[2] / "corpus"


@pytest.fixture(scope="module")
def statements() -> list[Statement]:
    return load_statements(CORPUS / "statements")


@pytest.fixture(scope="module")
def held_out() -> list[Statement]:
    return load_statements(CORPUS / "statements" / TEST)


def test_training_gives_the_shipped_model_bit_for_bit(tmp_path: Path):
    shutil.copytree(models_dir() / "cues", tmp_path / "cues")
    train(CORPUS, tmp_path)
    assert (tmp_path / MODEL_FILE).read_bytes() == (models_dir() / MODEL_FILE).read_bytes()


def test_the_parts_share_neither_family_nor_subject(statements, held_out):
    parts = list(held_out_parts(statements, held_out))
    assert sorted(s.id for _, test in parts for s in test) == sorted(s.id for s in held_out)
    for training, test in (*parts, *rotations(statements)):
        assert test
        own = [s for s in training if s.family not in TRAIN_ONLY]
        assert {s.family for s in own}.isdisjoint(s.family for s in test)
        assert {s.subject for s in own}.isdisjoint(s.subject for s in test)
        texts = {s.text for s in test}
        assert not [s for s in training if s.text in texts]


def test_no_event_is_labelled_twice_and_no_two_sentences_are_alike(statements, held_out):
    own = [s for s in (*statements, *held_out) if s.family not in TRAIN_ONLY]
    assert len({(s.text, s.focus) for s in own}) == len(own)
    assert len(own) >= 1500
    assert near_duplicates([s.text for s in own]) == []


def test_near_duplicates_are_found():
    texts = ["The game launches on May 3 in Europe.", "The game launches on May 3 in Japan.", "Quite another text."]
    assert near_duplicates(texts, threshold=0.6) == [(0, 1)]


def test_both_classes_are_written_for_every_family(statements, held_out):
    shares: dict[str, list[bool]] = {}
    for statement in (*statements, *held_out):
        if statement.family not in TRAIN_ONLY:
            shares.setdefault(statement.family, []).append(statement.confirmed)
    assert {family for family, labels in shares.items() if not 0.3 <= sum(labels) / len(labels) <= 0.7} == set()


def test_own_statements_of_unseen_families_and_subjects(model, statements, held_out):
    truth: list[bool] = []
    given: list[float] = []
    for training, test in held_out_parts(statements, held_out):
        fitted = StatusModel.from_state(model.lexicon, fit(training, model.lexicon))
        truth += [s.confirmed for s in test]
        given += [result.p_confirmed for result in fitted.judge([s.context() for s in test])]
    assert macro_f1(truth, [p >= 0.5 for p in given]) >= 0.92
    assert calibration_error(truth, given) <= 0.04


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("not json", "own.jsonl:1"),
        ('{"id": "x", "text": "It may come.", "focus": "goes"}', "not at its place"),
        ('{"id": "x", "text": "It may come.", "focus": "may", "status": "sure"}', "unknown status"),
        ('{"id": "x", "text": "It may come.", "status": "confirmed"}', "phenomenon"),
    ],
)
def test_a_bad_statement_is_named(tmp_path: Path, row, message):
    (tmp_path / "own.jsonl").write_text(row + "\n")
    with pytest.raises(ValueError, match=message):
        load_statements(tmp_path)


def test_no_statements_are_named(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        load_statements(tmp_path)


TEXTS = [
    "It may arrive in May.",
    "It could ship soon.",
    "It might open.",
    "It launches on May 3.",
    "It is out.",
    "It ships.",
]
LABELS = ["speculative"] * 3 + ["confirmed"] * 3


def test_the_estimator_learns_from_strings():
    classifier = StatusClassifier().fit(TEXTS * 4, LABELS * 4)
    assert list(classifier.classes_) == ["confirmed", "speculative"]
    assert list(classifier.predict(["It might arrive.", "It launches in June."])) == ["speculative", "confirmed"]
    probabilities = classifier.predict_proba(TEXTS)
    assert probabilities.shape == (6, 2)
    assert probabilities.sum(axis=1) == pytest.approx([1.0] * 6)
    assert classifier.score(TEXTS, LABELS) == 1.0


def test_the_estimator_can_be_cloned_and_serves_the_shipped_model():
    from sklearn.base import clone

    copy = clone(StatusClassifier())
    assert list(copy.predict(["The game may launch in May."])) == ["speculative"]
    assert copy.predict_proba([]).shape == (0, 2)


def test_the_estimator_finds_the_main_clause_where_it_is_asked_to():
    text = "The council, which could yet be dissolved if its lenders lose patience, elected a mayor from its oldest members."
    plain, parsed = StatusClassifier(), StatusClassifier(parse=True)
    assert list(parsed.predict([text])) == ["confirmed"]
    assert parsed.predict_proba([text])[0, 0] > plain.predict_proba([text])[0, 0]
    assert parsed.get_params()["parse"] is True


@pytest.mark.parametrize(
    ("texts", "labels", "message"),
    [
        (["a"], ["sure"], "unknown label"),
        (["a", "b"], ["confirmed"], "one label"),
        (["a"], ["confirmed"], "both labels"),
    ],
)
def test_the_estimator_refuses_bad_labels(texts, labels, message):
    with pytest.raises(ValueError, match=message):
        StatusClassifier().fit(texts, labels)


def test_the_estimator_refuses_unknown_parameters():
    with pytest.raises(ValueError, match="no parameter"):
        StatusClassifier().set_params(depth=3)


SHARED = Path(__file__).resolve().parents[3] / "shared"


def shared_rows(name: str) -> list[dict[str, Any]]:
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"needs {name} next to the checkout")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.shared
def test_notes_on_titles_that_were_held_out(model, statements):
    rows = [row for row in shared_rows("history/dev.jsonl") if zlib.crc32(row["title"].encode()) % 100 >= 70]
    lines = (CORPUS / "statements" / "history.jsonl").read_text(encoding="utf-8").splitlines()
    used = {json.loads(line)["title"] for line in lines}
    assert used.isdisjoint(row["title"] for row in rows)
    truth = [row["status"] == "confirmed" for row in rows]
    given = model.probabilities([StatusContext(row["paraphrase"]) for row in rows])
    assert figures("notes on held-out titles, the note alone", truth, given).macro_f1 >= 0.82


@pytest.mark.shared
def test_claims_in_real_news(model):
    rows = [
        (article["text"], claim)
        for article in shared_rows("gold/dev.jsonl")
        for claim in article["claims"]
        if not claim.get("optional")
    ]
    truth = [claim["status"] == "confirmed" for _, claim in rows]
    contexts = [gold_context(text, claim) for text, claim in rows]
    plain = [replace(context, previous="", following="") for context in contexts]
    sourced = [
        replace(context, source_role=claim["source_role"]) for context, (_, claim) in zip(contexts, rows, strict=True)
    ]
    figures("claims in real news, without neighbours", truth, model.probabilities(plain))
    figures("claims in real news, and the true source", truth, model.probabilities(sourced))
    found = figures("claims in real news, with neighbours", truth, model.probabilities(contexts))
    assert found.macro_f1 >= 0.88
    assert found.f1_speculative >= 0.88
    assert found.brier <= 0.09


class Figures(NamedTuple):
    macro_f1: float
    f1_speculative: float
    ece: float
    brier: float


def figures(name: str, truth: list[bool], p: list[float]) -> Figures:
    """Return the figures, and print them as a row of the model card's table (seen with `pytest -s`)."""
    called = [value >= 0.5 for value in p]
    doubted = f1_score([not t for t in truth], [not c for c in called])
    found = Figures(macro_f1(truth, called), doubted, calibration_error(truth, p), brier_score(truth, p))
    print(f"\n| {name} | {len(truth)} | " + " | ".join(f"{figure:.3f}" for figure in found) + " |", end="")  # noqa: T201
    return found


def gold_context(text: str, claim: dict[str, Any]) -> StatusContext:
    """Return the claim's sentence with its neighbours and its time expression; neither source nor event is given."""
    sentence = text[claim["start"] : claim["end"]]
    at = sentence.find(claim["expression"]) if claim["expression"] else -1
    ends = re.compile(r"(?<=[.!?”\"])\s+")
    return StatusContext(
        sentence,
        time=(at, at + len(claim["expression"])) if at >= 0 else None,
        previous=ends.split(text[max(claim["start"] - 600, 0) : claim["start"]].strip())[-1],
        following=ends.split(text[claim["end"] : claim["end"] + 500].strip())[0],
    )
