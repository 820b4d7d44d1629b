# make check = what CI runs: format, lint, types, imports, tests
.PHONY: check lint format test build

check: lint test

lint:
	ruff format --check .
	ruff check .
	mypy
	lint-imports

format:
	ruff format .
	ruff check --fix .

test:
	pytest

build:
	python -m build
