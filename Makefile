# One task file: `make` lists the tasks. Everything is installed into .venv; nothing else on the machine is touched.

PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help site test lint fix serve snapshots clean

help: ## list the tasks
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.venv/installed: pyproject.toml timeline/__init__.py
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade uv
	$(BIN)/uv pip install --quiet --python $(BIN)/python --editable .
	@touch $@

.venv/developing: .venv/installed
	$(BIN)/uv pip install --quiet --python $(BIN)/python --editable '.[all]' --group dev
	@touch $@

site: .venv/installed ## mine the seeds, check events.yaml, build site/
	$(BIN)/timeline mine
	$(BIN)/timeline check
	$(BIN)/timeline build

test: site .venv/developing ## all tests; those in the browser too where Chromium is found
	$(BIN)/pytest -n auto -m ''

lint: .venv/developing ## ruff, mypy, yamllint, codespell
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/yamllint --strict .
	$(BIN)/codespell

fix: .venv/developing ## let ruff mend what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

snapshots: .venv/developing ## rewrite the golden site; read the diff
	TIMELINE_SNAPSHOTS=1 $(BIN)/pytest -q tests/render/test_golden.py

serve: .venv/installed ## look at the site while editing events.yaml
	$(BIN)/timeline serve

clean: ## remove what was built and installed
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find site -mindepth 1 ! -name README.md -delete
