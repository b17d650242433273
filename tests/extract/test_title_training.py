"""Fitting the title weights: from labelled articles of our own to a file that the reader loads."""

import json
import shutil
from pathlib import Path

import pytest

from claims.extract.titles.features import FEATURES, load_weights
from claims.extract.titles.training import train_titles
from claims.settings import models_dir

ARTICLES = [
    {
        "title": f"{name} gets a date",
        "published": "2024-03-04",
        "text": f"Northlight Games announced “{name}” in Leeds. The game “{name}” will be released on May 3. Jane Holm said so.",
        "claims": [{"subject": name}],
    }
    for name in ("Lantern Coast", "Paper Kingdoms", "Salt Meridian", "Harbour of Glass")
]


def prepared(folder: Path, articles: list[dict[str, object]]) -> tuple[Path, Path]:
    """A corpus folder and a models folder with the shipped word lists and prior, but no weights."""
    corpus, models = folder / "corpus", folder / "models"
    corpus.mkdir()
    (corpus / "gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in articles), encoding="utf-8")
    shutil.copytree(models_dir() / "lexicon", models / "lexicon")
    (models / "titles").mkdir()
    shutil.copy(models_dir() / "titles" / "prior.json", models / "titles" / "prior.json")
    return corpus, models


def test_training_writes_a_weight_for_every_feature(tmp_path):
    corpus, models = prepared(tmp_path, ARTICLES)
    line = train_titles(corpus, models)
    assert len(load_weights(models)) == len(FEATURES)
    table = json.loads((models / "titles" / "weights.json").read_text(encoding="utf-8"))
    assert table["works"] == len(ARTICLES)
    assert f"{table['names']} names, {len(ARTICLES)} of them works" in line


def test_training_twice_gives_the_same_bytes(tmp_path):
    corpus, models = prepared(tmp_path, ARTICLES)
    written = []
    for _ in range(2):
        train_titles(corpus, models)
        written.append((models / "titles" / "weights.json").read_bytes())
    assert written[0] == written[1]


def test_quotes_count_for_more_where_the_labels_say_so(tmp_path):
    corpus, models = prepared(tmp_path, ARTICLES * 10)
    train_titles(corpus, models)
    fitted = dict(zip(FEATURES, load_weights(models), strict=True))
    prior = json.loads((models / "titles" / "prior.json").read_text(encoding="utf-8"))["weights"]
    assert fitted["quoted"] > prior["quoted"]


def test_aliases_count_as_the_work(tmp_path):
    row = {**ARTICLES[0], "claims": [{"subject": "Another Name", "aliases": ["Lantern Coast"]}]}
    corpus, models = prepared(tmp_path, [row, ARTICLES[1]])
    train_titles(corpus, models)
    assert json.loads((models / "titles" / "weights.json").read_text(encoding="utf-8"))["works"] == 2


@pytest.mark.parametrize("missing", ["corpus/gold.jsonl", "models/titles/prior.json"])
def test_a_missing_input_is_named(tmp_path, missing):
    corpus, models = prepared(tmp_path, ARTICLES)
    (tmp_path / missing).unlink()
    with pytest.raises(FileNotFoundError, match=Path(missing).name):
        train_titles(corpus, models)
