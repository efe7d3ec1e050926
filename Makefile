# Two commands matter: `make demo` and `make test`. Each does its own set-up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= ../shared/data
STAMP := $(VENV)/.installed
DEV_STAMP := $(VENV)/.dev-installed

.PHONY: help demo test test-all lint browser bench train docs clean

help: ## what there is to make
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Tollbook needs Python 3.11 or newer; found $$($(PYTHON) --version). Try: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(DEV_STAMP): $(STAMP) pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@

demo: $(STAMP) ## read the sample reports into a new book and show what came out
	$(BIN)/tollbook demo

lint: $(DEV_STAMP) ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

browser: ## a Chromium for the tests of the desk, where it can be installed
	@found() { command -v chromium || command -v chromium-browser || command -v google-chrome; }; \
	if ! found >/dev/null && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } >/dev/null 2>&1; fi; \
	found >/dev/null || printf '\n*** NO CHROMIUM HERE: the desk is not tested in a browser.\n\
	*** Install one (Debian: apt-get install chromium) and run make test again.\n\n'

test: lint browser ## lint, types and tests
	$(BIN)/pytest -n auto -m 'not slow'

test-all: lint browser ## the long tests too
	$(BIN)/pytest -n auto

bench: $(DEV_STAMP) ## speed and memory, measured
	$(BIN)/python -m tests.bench

train: $(DEV_STAMP) ## learn the encoder and the tables anew from DATA (hours)
	$(BIN)/python -m pip install --quiet --group train
	$(BIN)/python -m training --data $(DATA)

docs: $(DEV_STAMP) ## make the pages that show output anew
	$(BIN)/python -m building.docs

clean: ## forget the virtual environment and caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache
