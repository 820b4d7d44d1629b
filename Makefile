# make check = what CI runs: format, lint, types, imports, tests
.PHONY: check format test build

check:
	ruff format --check .
	ruff check .
	mypy
	lint-imports
	pytest

format:
	ruff format .
	ruff check --fix .

test:
	pytest

build:
	python -m build
