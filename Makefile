# make run    sets everything up and opens the app with a demonstration council
# make test   sets everything up and runs the tests
# make bench, make reliability  print how fast and how reliable it is here
# make score  how good the gate is, on each set of labelled posts
# make likeness  learns afresh, from the labelled posts, what weighs in a post as a whole
# make pictures, make readme   draw the pages and print the commands afresh
# make accessibility   looks at every page with axe-core, and makes the accessibility statement of what it found
# make check  linter, formatter, types and the import ladder
# make lock   renews the lock files after a change in pyproject.toml

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
PORT ?= 8501

.PHONY: run test check lock bench reliability score likeness pictures readme accessibility clean

run: $(READY)
	$(BIN)/gate serve --demo --port $(PORT)

test: $(READY)
	$(BIN)/python -m pytest $(ARGS)

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)
	$(BIN)/python -m benchmarks

reliability: $(READY)
	$(BIN)/python -m tests.reliability $(ARGS)

pictures: $(READY)
	$(BIN)/python -m tests.ui.browser.pictures

accessibility: $(READY)
	$(BIN)/python -m tests.ui.browser.accessibility

readme: $(READY)
	$(BIN)/python -m tests.test_readme

score: $(READY)
	$(BIN)/python tests/cases/score_all.py

likeness: $(READY)
	VIRTUAL_ENV=.venv $(BIN)/uv pip install --quiet --require-hashes -r locks/learn.txt
	$(BIN)/python -m tests.cases.learn_likeness

$(READY): pyproject.toml locks/dev.txt locks/uv.txt
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r locks/uv.txt
	VIRTUAL_ENV=.venv $(BIN)/uv pip sync --quiet --compile-bytecode --require-hashes locks/dev.txt
	VIRTUAL_ENV=.venv $(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q calendars gate ui
	touch $(READY)

lock:
	VIRTUAL_ENV=.venv $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --output-file locks/run.txt pyproject.toml
	VIRTUAL_ENV=.venv $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra dev --output-file locks/dev.txt pyproject.toml
	VIRTUAL_ENV=.venv $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra dev --extra learn --constraint locks/dev.txt --output-file locks/learn.txt pyproject.toml
	echo uv | VIRTUAL_ENV=.venv $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --output-file locks/uv.txt -

clean:
	rm -rf .venv dist build
