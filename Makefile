# Two commands do it all on a machine with Python 3.11 to 3.13 and make:
#   make report   read the articles of corpus/ and write out/report.html
#   make test     lint, types and tests
# `make help` lists the rest. PYTHON=python3.12 chooses another interpreter for the environment.

PYTHON ?= python3
VENV ?= .venv
OUT ?= out
WORKERS ?= 1
PYTEST_WORKERS ?= 2

BIN := $(VENV)/bin
READY := $(VENV)/.ready
SOURCES := $(shell find claims models corpus/articles -type f -not -path '*/__pycache__/*' -not -name '.*' 2>/dev/null)

.DELETE_ON_ERROR:
.PHONY: help setup report test lint format types tests train evaluate backtest bench lock wheel clean

help: ## List the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "  make %-10s %s\n", $$1, $$2}'

setup: $(READY) ## Create the environment from requirements.lock

# The environment is complete when the stamp is there; it is made anew when what it holds has changed.
$(READY): requirements.lock pyproject.toml
	@command -v "$(PYTHON)" >/dev/null || { echo "make: '$(PYTHON)' not found; install Python 3.11 to 3.13, or name one: make PYTHON=/path/to/python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' || { echo "make: $$("$(PYTHON)" --version) is too old or too new; claims needs Python 3.11 to 3.13. Name one: make PYTHON=python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "make: '$(PYTHON)' cannot create environments; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	"$(PYTHON)" -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

report: $(OUT)/report.html ## Read corpus/articles and write out/report.html
	@echo "The report is at $(abspath $(OUT)/report.html)"

$(OUT)/report.html: $(READY) $(SOURCES)
	$(BIN)/claims run corpus/articles -o $(OUT) --workers $(WORKERS)
	@touch $@

test: lint types tests ## Check style and types, and run the tests

lint: $(READY) ## Check style and layout of the code
	$(BIN)/ruff check
	$(BIN)/ruff format --check

format: $(READY) ## Lay out the code and mend what can be mended
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

types: $(READY) ## Check the types
	$(BIN)/mypy

tests: $(READY) ## Run the tests (PYTEST_WORKERS processes)
	@# a test that hangs is shown with its stack, and fails, rather than holding everything up
	$(BIN)/python -m pytest -n $(PYTEST_WORKERS) -rs -o faulthandler_timeout=240 -o faulthandler_exit_on_timeout=true

train: $(READY) ## Fit the models on corpus/ into models/
	$(BIN)/claims train

evaluate: $(READY) ## Score the extraction on the labelled articles
	$(BIN)/claims evaluate corpus/gold.jsonl --workers $(WORKERS)

backtest: $(READY) ## Score the estimate on titles that it was not fitted on
	$(BIN)/claims backtest corpus/history.csv --cross-validate

bench: $(READY) ## Time the parts that must be quick
	@for script in benchmarks/bench_*.py; do echo "== $$script"; $(BIN)/python "$$script" || exit 1; done

lock: ## Write requirements.lock again from pyproject.toml (needs uv)
	uv pip compile --universal --python-version 3.11 --extra dask --extra dev --generate-hashes -o requirements.lock pyproject.toml

wheel: $(READY) ## Build the source archive and, from it, the wheel, into dist/
	rm -rf dist
	$(BIN)/python -m build --no-isolation --outdir dist

clean: ## Remove what was built; the environment stays
	rm -rf build dist $(OUT) .mypy_cache .ruff_cache .pytest_cache .hypothesis .benchmarks
	find claims tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
