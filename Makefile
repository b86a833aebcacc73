# Two commands matter: `make demo` shows the site, `make test` proves it. `make help` lists the others.
PORT ?= 8000
HOST ?= 127.0.0.1
export PORT HOST

BIN := .venv/bin
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$name"; break; }; done)

.PHONY: help demo setup serve test check audit bench-search bench-forum code lock clean

help:
	@sed -n 's/^## //p' Makefile

## make demo    set up with demonstration content and serve on http://127.0.0.1:8000 (PORT=8001 make demo)
demo: $(BIN)/runs-demo
	@$(BIN)/python manage.py setup --demo --serve

## make setup   all of that but serving
setup: $(BIN)/runs-demo
	@$(BIN)/python manage.py setup --demo

## make serve   serve what is set up
serve: $(BIN)/runs-demo
	@$(BIN)/python manage.py serve --sign-ins

## make code    the present second-factor codes of the demonstration sign-ins
code: $(BIN)/runs-demo
	@$(BIN)/python manage.py demo_code

## make test    every test (ARGS="tests/forums -k reply" for some of them)
test: $(BIN)/runs-dev
	@.ci/tests $(ARGS)

## make check   lint, format, types, templates, import directions, migrations, messages, production settings
check: $(BIN)/runs-dev
	@.ci/checks

## make audit   accessibility of every kind of page, in four languages, two widths, light and dark
audit: $(BIN)/runs-dev
	@.ci/tests --audit

## make bench-search  how fast the search is beside other systems (BENCH_DOCS=10000 for one size; docs/benchmarks/)
bench-search: $(BIN)/runs-dev
	@PYTHONPATH=platform:.:tools $(BIN)/python -m bench

## make bench-forum  how fast the forums are beside other systems (BENCH_POSTS=50000 for one small size; docs/benchmarks/)
bench-forum: $(BIN)/runs-dev
	@PYTHONPATH=platform:.:tools $(BIN)/python -m bench_forum

## make lock    renew the lock files of requirements/ from pyproject.toml
lock: $(BIN)/runs-dev
	@$(BIN)/python tools/lock.py $(ARGS)

## make clean   remove the environment and caches; what people entered (data/) stays
clean:
	rm -rf .venv .coverage .mypy_cache .ruff_cache .pytest_cache .import_linter_cache htmlcov build data/test
	find platform search tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

# A file in the environment remembers which lock was installed, so that a second run asks nobody.
$(BIN)/runs-dev: requirements/dev.txt | $(BIN)/python
	@.ci/install dev

$(BIN)/runs-demo: requirements/demo.txt | $(BIN)/python
	@.ci/install demo

$(BIN)/python:
	@.ci/environment "$(PYTHON)"
