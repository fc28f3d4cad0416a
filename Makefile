# Duru. `make` lists what can be done; each target says what it does after the two hashes.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
BOOT := .boot
VENV := .venv
UV := $(BOOT)/bin/uv
PY := $(VENV)/bin/python
WORKSPACE := $(wildcard packages/*/pyproject.toml services/*/pyproject.toml infra/local/pyproject.toml)
FRONTEND_SOURCES := $(shell find frontend/src frontend/entries frontend/public frontend/vite frontend/scripts \
	frontend/*.ts frontend/*.json -type f -not -name '*.test.*' 2>/dev/null)
# What has an image of its own, with only its own packages.
IMAGES := $(patsubst %/pyproject.toml,%,$(wildcard services/*/pyproject.toml)) infra/local
EXPORT := $(UV) export --quiet --frozen --format requirements.txt --no-emit-workspace --no-header
OPENAPI := packages/contracts/openapi
# What check-samples looks at.
SERIES := -type f '(' -iname '*.csv' -o -iname '*.tsv' -o -iname '*.txt' ')'
FORMS := -type f '(' -iname '*.xlsx' -o -iname '*.xls' -o -iname '*.xml' -o -iname '*.csv' -o -iname '*.md' ')'

export UV_PYTHON_DOWNLOADS := never
export UV_NO_CONFIG := 1
export DURU_BEGAN := $(shell date +%s.%N)

.PHONY: help install build run reset status accounts test lint format generate lock bench check-samples

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(VENV)/.installed frontend/node_modules/.installed ## install what the lock files name, nothing else

build: install frontend/dist/.built ## build the front end

run: build ## start everything on this machine and stay until Ctrl-C (DURU_PORT, DURU_INTERNAL_PORT_BASE)
	@DURU_WITH_PARENT=1 exec $(PY) -m duru_local run

reset: install ## remove all data of the local installation
	@$(PY) -m duru_local reset

status: install ## say which parts of the local installation run
	@$(PY) -m duru_local status

accounts: install ## print the demonstration accounts
	@$(PY) -m duru_local accounts

test: build ## lint, types, directions, every test on real parts, and one journey in a browser
	@$(PY) .ci/suites.py all

lint: install ## lint, formats, types, import directions and generated files, without running a test
	@$(PY) .ci/suites.py checks

format: install ## put all sources into their one format
	@$(VENV)/bin/ruff format -q . && $(VENV)/bin/ruff check -q --fix .
	@cd frontend && npm run --silent format

generate: install ## write the event schemas, the OpenAPI documents and the clients made from them
	@$(PY) -m contracts.generate
	@$(PY) .ci/openapi.py $(OPENAPI)
	@$(PY) -m duru_client.generate $(OPENAPI)
	@cd frontend && npm run --silent api

lock: $(BOOT)/.installed ## choose versions anew and write requirements.lock: hashed, without naming a host
	@$(UV) lock --quiet
	@$(EXPORT) --all-packages --all-groups --output-file requirements.lock
	@for part in $(IMAGES); do $(EXPORT) --package $$(basename $$part | sed s/^local$$/duru-local/) \
		--output-file $$part/requirements.lock; done
	@echo "requirements.lock names $$(grep -c '^[a-z]' requirements.lock) packages"

check-samples: install ## chart every series, check every form in a folder (DIR=…, charts to OUT=…)
	@test -n "$(DIR)" || { echo "say which folder: make check-samples DIR=… [OUT=…]"; exit 2; }
	@test -d "$(DIR)" || { echo "$(DIR) is no folder"; exit 2; }
	@series=$$(find "$(DIR)" $(SERIES) | wc -l); forms=$$(find "$(DIR)" $(FORMS) | wc -l); wrong=; \
	test $$series -gt 0 -o $$forms -gt 0 || { echo "nothing to check in $(DIR)"; exit 2; }; \
	if [ $$series -gt 0 ]; then \
		$(PY) -m pdsa_api check-series "$(DIR)" $(if $(OUT),--out "$(OUT)") || wrong="a file can not be read"; \
	fi; \
	if [ $$forms -gt 0 ]; then \
		$(PY) -m survey_api check-samples "$(DIR)" || \
			wrong="$${wrong:+$$wrong; }the engines differ on a form, or one is refused without a reason"; \
	fi; \
	test -z "$$wrong" || { echo "$$wrong: see above"; exit 1; }

bench: build ## measure: starts, memory, reports, forms (and those in DIR=…), intake of answers, statistics, pages (ten minutes, on a quiet machine)
	@$(PY) benchmarks/system/bench.py
	@$(PY) benchmarks/forms/bench.py $(if $(DIR),"$(DIR)")
	@$(PY) benchmarks/survey_intake/bench.py
	@$(PY) benchmarks/improvement_stats/bench.py
	@$(PY) benchmarks/improvement/bench.py

$(BOOT)/.installed: infra/local/boot.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; this is $$($(PYTHON) --version 2>&1). Name another with PYTHON=..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "python3-venv is missing; install it (Debian, Ubuntu: apt-get install python3-venv)"; exit 1; }
	@echo "installing uv into $(BOOT)"
	@rm -rf $(BOOT) && $(PYTHON) -m venv $(BOOT)
	@$(BOOT)/bin/pip install --quiet --disable-pip-version-check --require-hashes --requirement infra/local/boot.lock
	@touch $@

$(VENV)/.installed: $(BOOT)/.installed requirements.lock $(WORKSPACE)
	@echo "installing the Python packages of requirements.lock into $(VENV)"
	@test -x $(PY) || $(UV) venv --quiet --python $(BOOT)/bin/python $(VENV)
	@$(UV) pip sync --quiet --require-hashes --python $(PY) requirements.lock
	@$(UV) pip install --quiet --no-deps --python $(PY) $(foreach one,$(WORKSPACE),--editable $(dir $(one)))
	@touch $@

frontend/node_modules/.installed: frontend/package-lock.json
	@command -v node >/dev/null || { echo "Node 20 or newer is missing; install nodejs and npm"; exit 1; }
	@node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 20 ? 1 : 0)' || \
		{ echo "Node 20 or newer is needed; this is $$(node --version)"; exit 1; }
	@echo "installing the packages of frontend/package-lock.json"
	@cd frontend && npm ci --silent --ignore-scripts --no-audit --no-fund
	@touch $@

frontend/dist/.built: frontend/node_modules/.installed $(FRONTEND_SOURCES)
	@echo "building the front end"
	@cd frontend && npm run --silent build
	@touch $@
