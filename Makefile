# Everything runs in an environment of its own, .venv, with the versions of .ci/constraints.txt.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint .ci/constraints.txt
OLD    ?= .venv-anki-24.11
UPDATES = $(addprefix tests/release/test_,update.py promises.py corrections.py editions.py found.py histories.py)

.PHONY: build test test-old-anki lint generated pictures bench bench-quick

build: $(VENV)/build.stamp      # drafts of all packages, in decks/draft/
	$(BIN)/deckgen build

test: $(VENV)/test.stamp        # all tests
	$(BIN)/python -m pytest -n auto -r s

test-old-anki: $(OLD)/test.stamp # what an update does, in an Anki that students may still have
	DECKGEN_STEPS=300 $(OLD)/bin/python -m pytest -p no:cacheprovider $(UPDATES)

lint: $(VENV)/test.stamp        # the linter, the formatter and the type checker
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

generated: $(VENV)/test.stamp   # what is made from the code: schema/, and the tables in docs/
	$(BIN)/python -m generator.cli.schema
	$(BIN)/python -m cogapp -r docs/format.md docs/rules.md

pictures: $(VENV)/test.stamp    # those of the README, of the deck as it is; needs Chromium
	$(BIN)/python -m tests.browser.readme_pictures

bench: $(VENV)/test.stamp       # deckgen beside other ways to make packages, into docs/performance.md; takes half an hour
	$(BIN)/python -m bench

bench-quick: $(VENV)/test.stamp # the small decks only, printed
	$(BIN)/python -m bench --quick --runs 3

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/build.stamp: $(BIN)/python pyproject.toml .ci/constraints.txt
	$(INSTALL) --editable .
	touch $@

$(VENV)/test.stamp: $(BIN)/python pyproject.toml .ci/constraints.txt
	$(INSTALL) --editable '.[test]'
	touch $@ $(VENV)/build.stamp

$(OLD)/test.stamp: pyproject.toml .ci/constraints.txt
	$(PYTHON) -m venv $(OLD)
	grep --invert-match '^anki==' .ci/constraints.txt > $(OLD)/constraints.txt
	$(OLD)/bin/python -m pip install --quiet --disable-pip-version-check --constraint $(OLD)/constraints.txt \
		--editable . anki==24.11 pytest hypothesis
	touch $@
