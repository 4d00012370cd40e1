# Everything starts here. A new machine needs Python 3.11 or newer, and make.

PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# One more than there are processors: half of the long tests wait for a server rather than compute.
WORKERS ?= $(shell expr $$(nproc 2>/dev/null || echo 2) + 1)
# Tests commit to files thousands of times, and nothing they write is to last: it goes to memory where
# 4 GB of it are free. They end processes, never the machine, so no test asks whether a disk has it.
IN_MEMORY = trap 'test -z "$$made" || rm -rf "$$made"' EXIT; trap 'exit 130' INT TERM; made=; \
	free=$$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $$4 }'); \
	if [ -w /dev/shm ] && [ "$${free:-0}" -gt 4194304 ]; then \
		made=$$(mktemp -d /dev/shm/hearback-XXXXXX) && export TMPDIR="$$made"; fi;

.PHONY: demo install test test-fast check format bench lock clean

demo: install  ## the page of phones; PEOPLE=120 plays the story by itself
	@$(BIN)/hearback demo $(if $(PEOPLE),--people $(PEOPLE))

install: .venv/.run

test: .venv/.test  ## every test
	@$(IN_MEMORY) $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

test-fast: .venv/.test  ## the core, in under a minute
	@$(IN_MEMORY) $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m "not slow" -q

check: .venv/.test  ## lint, format, types, floors
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/.test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/.test  ## Hearback and its peers, as ratios measured in one run; QUICK=1 for a look
	$(BIN)/python -m tests.benchmarks $(if $(QUICK),--quick)

lock: .venv/.test  ## renew the hashed locks from pyproject.toml
	$(PIP) install uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra build --extra test pyproject.toml -o requirements/test.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra build -c requirements/test.txt pyproject.toml -o requirements/run.txt

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis build

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Hearback needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 ..."; exit 1; }
	@echo "Making .venv"
	@$(PYTHON) -m venv .venv

.venv/.run: requirements/run.txt pyproject.toml | .venv/bin/python
	@echo "Installing what Hearback needs"
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.test: requirements/test.txt .venv/.run | .venv/bin/python
	@echo "Installing the tools for tests"
	@$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@
