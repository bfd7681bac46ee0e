# The only list of commands. Each step leaves a stamp, so that a second call does nothing.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c

BIN := .venv/bin
UV := $(BIN)/uv
INSTALL := $(UV) pip install -q --python $(BIN)/python --compile-bytecode --require-hashes
STAMPS := .venv/stamps
COMPILE := $(UV) pip compile -q --universal --generate-hashes --no-header --python-version 3.11
# git sets these for its hooks; a test that makes a repository of its own must not meet them.
unexport GIT_DIR GIT_INDEX_FILE

.PHONY: help install tools run demo serve test test-sqlite test-postgresql test-browser agreement days tamper mutants worlds walk walk-teeth api-fuzz hostile crash drill check bench bench-engine bench-record lock sbom docs format clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

install: $(STAMPS)/base $(STAMPS)/assets ## environment in .venv, front-end assets in the static folder

tools: install $(STAMPS)/dev ## what tests and checks need, too

run: install ## a demo district in var/ when there is none, then serve on loopback
	@if [ -z "$${DATABASE_URL:-}" ] && [ ! -s "$${GONGDAO_DATA:-var}/gongdao.sqlite3" ]; then $(BIN)/gongdao demo; fi
	@exec $(BIN)/gongdao serve

test: tools ## all tests: SQLite, PostgreSQL, browser; starts the servers it needs
	@$(BIN)/python tools/run_tests.py

test-sqlite: tools ## all tests without a browser, on SQLite
	@$(BIN)/python tools/run_tests.py sqlite

test-postgresql: tools ## the database-marked tests, on PostgreSQL
	@$(BIN)/python tools/run_tests.py postgresql

test-browser: tools ## the journeys in headless Chromium, with axe
	@$(BIN)/python tools/run_tests.py browser

agreement: tools ## the reference against the compiled path; WORLDS=400 says on how many drawn worlds
	@$(BIN)/python -m tools.agreement $(or $(WORLDS),400) $(or $(SEED),0)

days: tools ## the next change against other days: PERSONS=300 on every day of YEARS=12, MANY=10000 around each named day
	@$(BIN)/python -m tools.days $(or $(PERSONS),300) $(or $(YEARS),12) $(or $(MANY),10000)

hostile: tools ## every hostile file with its verdict, processor time and memory
	@$(BIN)/python -m tools.hostile

crash: tools ## end the process at every statement of an import, an adoption, a grant, a migration; MOST=20 tries so many
	@$(BIN)/python -m tools.crash $(or $(MOST),0)

drill: tools ## back up during acts, destroy, restore, count what is lost: DATABASE=postgresql, PEOPLE=10000
	@$(BIN)/python -m tools.drill $(or $(DATABASE),sqlite) $(or $(PEOPLE),1000)

worlds: tools ## who may, by predicate, filter and plain words: WORLDS=5000 says on how many drawn worlds
	@GONGDAO_WORLDS=$(or $(WORLDS),5000) $(BIN)/pytest -q tests/unit/office/access/test_allow.py

tamper: tools ## the record against 200 and more mutations, and 200 clean runs: MUTATIONS=500
	@TAMPER=$(or $(MUTATIONS),200) $(BIN)/pytest -q tests/tamper

walk: tools ## every address as everybody, by every method, against tests/walk/golden.txt; WRITE=1 writes it anew
	@GONGDAO_WALK=long GONGDAO_WALK_WRITE=$(WRITE) $(BIN)/pytest -q tests/walk/test_walk.py

walk-teeth: tools ## each policy and each filter taken away; the walk must notice every one
	@GONGDAO_TEETH=1 $(BIN)/pytest -q tests/walk/test_teeth.py

api-fuzz: tools ## the API against its own description, as four roles: EXAMPLES=200 for each operation and role
	@GONGDAO_FUZZ=$(or $(EXAMPLES),200) $(BIN)/pytest -q tests/api

mutants: tools ## every wrong rule and every wrong plan of a listed set; all must be caught
	@$(BIN)/python -m tools.mutants

check: tools ## lint, types, layers, migrations, docs, the whole repository
	@$(BIN)/python tools/check.py

bench: tools ## benchmarks, each printing ratios against its peer
	@for file in bench/bench_*.py; do [ ! -e "$$file" ] || $(BIN)/python "$$file"; done

bench-engine: tools ## the engine on half a million officials; OFFICIALS=100000 says on how many
	@$(BIN)/python bench/bench_engine.py --persons $(or $(OFFICIALS),500000)

bench-record: tools ## the record: one act, and a million leaves verified; LEAVES=100000 says how many
	@$(BIN)/python bench/bench_record.py $(or $(LEAVES),1000000)

sbom: install ## the list of parts as CycloneDX JSON, in build/gongdao.cdx.json
	@$(BIN)/python -m tools.sbom

docs: tools ## write docs/generated anew
	@$(BIN)/python tools/docs_fresh.py --write

format: tools ## lay out code and templates
	@$(BIN)/ruff format -q .
	@$(BIN)/ruff check -q --fix-only .

lock: $(UV) ## choose versions anew and write the hash-locked requirements, without hosts
	@$(COMPILE) --upgrade pyproject.toml -o requirements.lock
	@$(COMPILE) --upgrade pyproject.toml --all-extras -c requirements.lock -o requirements-dev.lock
	@for file in tools/locks/*.in; do $(COMPILE) --upgrade "$$file" -o "$${file%.in}.lock"; done

clean: ## remove the environment, the assets and the caches; data in var/ stays
	@rm -rf .venv node_modules src/gongdao/web/static/vendor build dist test-results
	@rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(UV): tools/environment.sh tools/locks/uv.lock
	@tools/environment.sh
	@mkdir -p $(STAMPS)
	@touch $@

$(STAMPS)/base: $(UV) requirements.lock tools/locks/build.lock pyproject.toml
	@echo "Installing Gongdao and its dependencies ..."
	@$(INSTALL) -r requirements.lock
	@$(UV) pip install -q --python $(BIN)/python --no-deps --build-constraints tools/locks/build.lock --editable .
	@$(BIN)/python -c "from gongdao.packs.installed import load_all; load_all()"
	@touch $@

$(STAMPS)/dev: $(STAMPS)/base requirements-dev.lock
	@echo "Installing what tests and checks need ..."
	@$(INSTALL) -r requirements-dev.lock
	@touch $@

$(STAMPS)/assets: $(UV) tools/assets.sh package.json package-lock.json
	@tools/assets.sh
	@touch $@
