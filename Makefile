# Fosse's commands. `make run` and `make test` are all that a new machine needs.
PYTHON ?= python3
BIN := .venv/bin
SHELL := /bin/bash
export FOSSE_HOME ?= $(CURDIR)/var
# The sample authority, Ratae; an authority sets its own.
export FOSSE_AUTHORITY ?= 990
# Mail of the sample goes nowhere: it is written to a folder.
DEMO := FOSSE_DEMO=on FOSSE_MAIL_URL="$${FOSSE_MAIL_URL:-file:mail}" \
	FOSSE_MAIL_FROM="$${FOSSE_MAIL_FROM:-Ratae City Council <information@ratae.example>}"
export PIP_DISABLE_PIP_VERSION_CHECK = 1
# Python keeps what it compiled, whatever the shell says: the tests alone start it hundreds of times.
unexport PYTHONDONTWRITEBYTECODE
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" npm --no-fund --no-audit --no-update-notifier --loglevel=error

.PHONY: run test lint bench lock clean sqlite-tests postgres-tests dev theme
.DEFAULT_GOAL := help

help:
	@echo "make run    set up, load the sample authority, serve it"
	@echo "make test   every test: SQLite, PostgreSQL, Chromium"
	@echo "make lint   ruff, mypy, the arrows of the house"
	@echo "make bench  measure, beside named peers"
	@echo "make lock   resolve the dependencies afresh"

# --- set up -------------------------------------------------------------------------------

# uv asks the package index itself; where only pip has been told the way to one, or there is no uv
# for this machine, pip installs.
install = $(BIN)/uv pip install -q --python $(BIN)/python --require-hashes -r $(1) || { \
	echo "uv could not; now with pip, which takes longer…"; \
	$(BIN)/python -m pip install -qq --require-hashes -r $(1); }

.venv/run: requirements-setup.lock requirements.lock pyproject.toml
	@echo "Setting up Python packages…"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Fosse needs Python 3.11 or newer: make run PYTHON=python3.12")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -qq --only-binary :all: --require-hashes -r requirements-setup.lock || true
	@$(call install,requirements.lock)
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev: requirements-dev.lock .venv/run
	@echo "Setting up the developers' packages…"
	@$(call install,requirements-dev.lock)
	@touch $@

node_modules/.package-lock.json: package.json package-lock.json | .venv/run
	@echo "Fetching the front-end packages…"
	@$(NPM) ci --ignore-scripts
	@touch $@

THEME := src/fosse/web/static/build/fosse.css
$(THEME): node_modules/.package-lock.json $(shell find src/fosse/web/theme -type f)
	@echo "Building the styles…"
	@$(NPM) run --silent build

theme: $(THEME)
dev: .venv/dev $(THEME)

# --- the two commands ---------------------------------------------------------------------

run: .venv/run $(THEME)
	@$(DEMO) $(BIN)/fosse setup
	@$(DEMO) $(BIN)/fosse sample
	@$(DEMO) $(BIN)/fosse serve

test: dev sqlite-tests postgres-tests

sqlite-tests: dev
	$(BIN)/python -m pytest -n 2

postgres-tests: dev
	$(BIN)/python -m tests.on_postgres -n 2

# --- the rest -----------------------------------------------------------------------------

lint: dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --num-workers 2
	$(BIN)/lint-imports --cache-dir .import_linter_cache

bench: dev
	$(BIN)/python -m bench

LOCK := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --quiet
lock: | .venv/run
	$(LOCK) --group setup --output-file requirements-setup.lock
	$(LOCK) pyproject.toml --extra theme --extra dev --output-file requirements-dev.lock
	$(LOCK) pyproject.toml --extra theme --constraint requirements-dev.lock --output-file requirements.lock

clean:
	rm -rf .venv node_modules var src/fosse/web/static/build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
