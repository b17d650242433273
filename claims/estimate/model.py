"""The fitted numbers of the estimate, as named tables, read from and written to JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

SLIPS_FILE = Path("slips") / "slips.json"
PRIORS_FILE = Path("priors") / "priors.json"
_PRIOR_TABLES = ("prior_attention", "prior_class", "prior_size", "prior_unheard")


@dataclass(frozen=True, slots=True)
class EstimateModel:
    """Tables of named coefficients: table name → feature name → number (log odds unless the card says otherwise)."""

    tables: Mapping[str, Mapping[str, float]]

    def save(self, models_dir: Path) -> None:
        """Write the tables below `models_dir`: the prior's apart, so that a user can put their own in its place."""
        for path, wanted in ((SLIPS_FILE, False), (PRIORS_FILE, True)):
            rows = {
                name: {key: round(float(value), 4) for key, value in table.items()}
                for name, table in self.tables.items()
                if (name in _PRIOR_TABLES) == wanted
            }
            target = models_dir / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


def load_model(models_dir: Path) -> EstimateModel:
    """Return the model in `models_dir` (`slips/slips.json` and `priors/priors.json`).

    Raises:
        OSError: a file is missing.
        ValueError: a file is not a JSON object of objects of numbers.
    """
    tables: dict[str, dict[str, float]] = {}
    for path in (SLIPS_FILE, PRIORS_FILE):
        text = (models_dir / path).read_text(encoding="utf-8")
        try:
            for name, table in json.loads(text).items():
                tables[name] = {str(key): float(value) for key, value in table.items()}
        except (AttributeError, TypeError, ValueError) as error:
            raise ValueError(f"{models_dir / path}: not a table of numbers ({error})") from error
    return EstimateModel(tables)
