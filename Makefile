# Everything runs in a virtual environment of its own; no step needs root or writes outside this folder.

.DEFAULT_GOAL := help
.PHONY: help demo test check lint contracts verbatim bench format docs measured confidence clean

VENV ?= .venv
PYTHON ?=
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet
METADATA = pyproject.toml policydiff/version.py
STEP = @echo "==>" >&2

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo
	@echo "  PYTHON=...      the Python to use, 3.11 or later (default: the first that is found)"
	@echo "  VENV=...        where the environment stands (default: .venv)"

demo: $(VENV)/.installed ## compare two bundled versions of a safety policy
	$(STEP) 'policydiff diff rsp@2.2 rsp@3.0 --limit 12'
	@$(BIN)/policydiff diff rsp@2.2 rsp@3.0 --limit 12

test: $(VENV)/.installed-dev ## run the tests
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile

check: test lint verbatim ## what CI checks, without building and installing the package

lint: $(VENV)/.installed-dev contracts ## style, format, types, import contracts
	$(STEP) 'ruff check'
	@$(BIN)/ruff check .
	$(STEP) 'ruff format --check'
	@$(BIN)/ruff format --check .
	$(STEP) 'mypy --strict'
	@.ci/types $(BIN)/mypy

contracts: $(VENV)/.installed-dev ## who may import whom
	$(STEP) 'lint-imports'
	@$(BIN)/lint-imports --no-logo

verbatim: ## no real policy text in the project, where the real texts stand beside it
	@.ci/verbatim

bench: $(VENV)/.installed-bench ## accuracy against expert codings, speed against rivals
	@$(BIN)/python -m bench

format: $(VENV)/.installed-dev ## put the code into shape
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

docs: $(VENV)/.installed ## write the pages that are made from the code
	@$(BIN)/python docs/rules_page.py > docs/rules.md.new && mv docs/rules.md.new docs/rules.md
	@$(BIN)/python docs/languages_page.py > docs/languages.md.new && mv docs/languages.md.new docs/languages.md
	@$(BIN)/python docs/picture.py > docs/diff.svg.new && mv docs/diff.svg.new docs/diff.svg
	@for name in $$($(BIN)/policydiff schema --list | sed "1d;s/ .*//"); do $(BIN)/policydiff schema "$$name" > "docs/$$name.schema.json"; done

confidence: $(VENV)/.installed-dev ## make the weights of confidence anew and measure them, after any change of judgement
	@$(BIN)/python -m bench.confidence

measured: $(VENV)/.installed-dev ## measure accuracy anew and write it into README.md and docs/accuracy.md (minutes)
	@$(BIN)/python -m bench.confidence > /dev/null
	@PYTHONPATH=. $(BIN)/python docs/measured.py

clean: ## remove the environment and everything built
	@rm -rf $(VENV) build dist *.egg-info .import_linter_cache .mypy_cache .pytest_cache .ruff_cache .hypothesis

# A name on the PATH proves little (version managers leave empty shells), so each candidate has to run.
$(VENV)/.made:
	@found=; for python in $(or $(PYTHON),python3.13 python3.12 python3.11 python3); do \
	    if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found="$$python"; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	    echo "policydiff needs Python 3.11 or later; tried: $(or $(PYTHON),python3.13 python3.12 python3.11 python3)." >&2; \
	    echo "Install one, or name it: make PYTHON=/path/to/python3.12 $(or $(MAKECMDGOALS),demo)" >&2; \
	    exit 1; \
	fi; \
	echo "==> a virtual environment in $(VENV), with $$found" >&2; \
	if ! "$$found" -m venv $(VENV); then \
	    echo "This Python cannot make virtual environments; on Debian and Ubuntu install python3-venv." >&2; \
	    exit 1; \
	fi
	@touch $@

$(VENV)/.installed: $(VENV)/.made $(METADATA)
	$(STEP) 'installing policydiff'
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.made $(METADATA)
	$(STEP) 'installing policydiff and what its tests need'
	@$(PIP) install --editable '.[dev]'
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-bench: $(VENV)/.installed-dev
	$(STEP) 'installing the rivals to measure against'
	@$(PIP) install --editable '.[dev,bench]'
	@touch $@
