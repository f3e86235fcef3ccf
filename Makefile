# The two commands of the README are `make order` and `make test`; each does its own set-up.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: order test quick check homes languages bench bench-peers oracle households docs versions clean

order: $(VENV)/.installed
	@$(BIN)/guideline order examples/two_children.toml

test: $(VENV)/.ready
	$(BIN)/python -m pytest -n auto --dist worksteal --cov --cov-report=term

quick: $(VENV)/.ready  ## the fast profile, while working
	$(BIN)/python -m pytest -n auto --dist worksteal -x

check: $(VENV)/.ready
	$(BIN)/ruff format --check src tests docs bench noxfile.py
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) docs
	$(BIN)/python tests/house/wheel.py

docs: $(VENV)/.ready
	$(BIN)/python docs/generate.py
	$(BIN)/sphinx-build -n -W --keep-going -q -b html docs docs/_build/html
	$(BIN)/sphinx-build -n -W --keep-going -q -b doctest docs docs/_build/doctest

oracle: $(VENV)/.ready  ## our tax figures beside those of other engines
	$(BIN)/python tests/oracle.py

browser: .browser/.ready  ## what the test in a real browser needs

.browser/.ready: tests/browser/package.json
	command -v chromium >/dev/null || { apt-get update -q && apt-get install -y -q chromium; }
	mkdir -p .browser && cp tests/browser/package.json .browser/
	cd .browser && npm install --no-audit --no-fund --silent
	@touch $@

homes: $(VENV)/.ready  ## where each public name lives, after a change of the front door
	$(BIN)/python tests/front_door.py

languages: $(VENV)/.ready  ## the catalogues of the plain-language pages, after a change of a sentence
	$(BIN)/python docs/languages.py

bench: $(VENV)/.ready
	$(BIN)/python bench/run.py

bench-peers: $(VENV)/.ready  ## other tax engines on the same households, in an environment of their own
	$(BIN)/python bench/peers.py

households: $(VENV)/.ready  ## draw households at random and have other engines compute them
	$(BIN)/python bench/draw_households.py

versions: $(VENV)/.ready  ## the tests on every Python from 3.11 to 3.14 that the machine has
	PYENV_VERSION=$$(pyenv versions --bare 2>/dev/null | grep '^3\.1[1-4]' | paste -sd :) \
		$(BIN)/python -m nox  # pyenv shows the versions that are named, and no others

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(PIP) --editable .
	@touch $@

$(VENV)/.ready: pyproject.toml | $(VENV)/bin/python
	$(PIP) --editable ".[check]"
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) build dist docs/_build .nox .mypy_cache .pytest_cache .ruff_cache .hypothesis
