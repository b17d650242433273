"""One frozen `Settings` from TOML, and where the models and word lists are found."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user can set. Unknown keys in the TOML file are an error, so that a typing slip is not silent."""

    models: Path | None = None  # a models/ folder to use instead of the shipped one
    max_article_chars: int = 2_000_000  # a longer text is rejected, not read half

    @classmethod
    def load(cls, path: Path | None = None) -> Settings:
        """Return the settings in the TOML file at `path`, or the defaults.

        Raises:
            ValueError: the file is not TOML, has a key that does not exist, or a value of the wrong kind.
            OSError: the file cannot be read.
        """
        if path is None:
            return cls()
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ValueError(f"{path}: not a TOML file ({error})") from error
        known = {field.name for field in fields(cls)}
        unknown = sorted(set(table) - known)
        if unknown:
            raise ValueError(f"{path}: unknown setting {unknown[0]!r}; known are {', '.join(sorted(known))}")
        models, longest = table.get("models"), table.get("max_article_chars", 1)
        if models is not None and not (isinstance(models, str) and Path(models).is_dir()):
            raise ValueError(f"{path}: models should name a folder, found {models!r}")
        if type(longest) is not int or longest < 1:
            raise ValueError(f"{path}: max_article_chars should be a whole number above 0, found {longest!r}")
        return cls(**table | ({"models": Path(models)} if models is not None else {}))


def models_dir(settings: Settings | None = None) -> Path:
    """Return the folder with models and word lists: the user's, the wheel's, or the checkout's.

    Raises:
        FileNotFoundError: none of them is there.
    """
    candidates = [_PACKAGE / "_models", _PACKAGE.parent / "models"]
    if settings is not None and settings.models is not None:
        candidates.insert(0, settings.models)
    for folder in candidates:
        if folder.is_dir():
            return folder
    raise FileNotFoundError("no models folder; reinstall claims, or set `models` in the file given with --config")
