"""Settings from TOML, and where the models are."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from claims.settings import Settings, models_dir


def test_the_defaults_need_no_file():
    assert Settings.load() == Settings()


def test_a_file_changes_what_it_names(tmp_path):
    path = tmp_path / "claims.toml"
    path.write_text(f"models = '{tmp_path}'\n")
    assert Settings.load(path) == Settings(models=tmp_path)
    path.write_text("max_article_chars = 5\n")
    assert Settings.load(path) == Settings(max_article_chars=5)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"model = 'x'", "unknown setting 'model'; known are max_article_chars, models"),
        (b"models = 3", "models should name a folder, found 3"),
        (b"models = 'nowhere'", "models should name a folder, found 'nowhere'"),
        (b"max_article_chars = 0", "max_article_chars should be a whole number above 0, found 0"),
        (b"max_article_chars = true", "max_article_chars should be a whole number above 0, found True"),
        (b"max_article_chars = 1.5", "max_article_chars should be a whole number above 0, found 1.5"),
        (b"[", "not a TOML file"),
        (b"\xff\xfe", "not a TOML file"),
    ],
)
def test_a_slip_is_not_silent(tmp_path, data, said):
    path = tmp_path / "claims.toml"
    path.write_bytes(data)
    with pytest.raises(ValueError, match=r"claims\.toml: ") as error:
        Settings.load(path)
    assert said in str(error.value)


def test_a_missing_file_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        Settings.load(tmp_path / "none.toml")


def test_settings_are_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings().max_article_chars = 1  # type: ignore[misc]


def test_the_shipped_models_are_found_and_the_users_go_before(tmp_path):
    assert (models_dir() / "cues" / "hedges.toml").is_file()
    assert models_dir(Settings()) == models_dir()
    assert models_dir(Settings(models=tmp_path)) == tmp_path


def test_no_models_is_said(monkeypatch, tmp_path):
    monkeypatch.setattr("claims.settings._PACKAGE", Path(tmp_path) / "claims")
    with pytest.raises(FileNotFoundError, match="no models folder"):
        models_dir()
