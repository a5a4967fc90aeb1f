# Everything is done in .venv, made on first use. Python 3.11 or newer.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export OPENBLAS_NUM_THREADS ?= 1

.PHONY: run test check lint golden quality bench clean

run: $(VENV)/.run-ready ## read corpus/ and print the claims table
	$(BIN)/variorum run

test: $(VENV)/.dev-ready ## the tests, under five minutes on two cores
	$(BIN)/pytest -q -m "not browser and not cluster" -n 2

check: lint ## lint, types, layers, and every test, browser and cluster tests too
	$(BIN)/pytest -q -m "not browser" -n 2
	$(BIN)/pytest -q -m browser -n 2

lint: $(VENV)/.dev-ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

golden: $(VENV)/.dev-ready ## write the golden cases anew, to be reviewed as a diff
	$(BIN)/variorum run >/dev/null
	$(BIN)/pytest -q tests/golden --write-golden
	$(BIN)/python -m bench readme

quality: $(VENV)/.dev-ready ## measure on the gold sets; fails below a floor of tests/quality/floors.json
	$(BIN)/python tests/quality/check_floors.py $(ARGS)

bench: $(VENV)/.dev-ready ## speed and scale; see bench/RESULTS.md
	$(BIN)/python -m bench $(ARGS)

$(VENV)/.run-ready: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/.dev-ready: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@ $(VENV)/.run-ready

clean: ## remove what can be made again, outputs/ apart
	rm -rf .variorum-cache .mypy_cache .ruff_cache .pytest_cache
