# The front door: `make run` starts Penseur, `make test` runs its tests. Both set up what they need.
PYTHON ?= python3
BIN := .venv/bin
LLAMA_RECIPE := packaging/llama_cpp/lean_build.cmake
LLAMA_CMAKE := -DLLAVA_BUILD=OFF -DCMAKE_PROJECT_llama.cpp_INCLUDE=$(CURDIR)/$(LLAMA_RECIPE)

VERSION := $(shell sed -n 's/^__version__ = "\(.*\)"/\1/p' app/__init__.py)
# What the bundle's llama.cpp can use beside processors: vulkan, cuda, metal; cpu for nothing else.
BACKEND ?= vulkan

TRANSLATIONS := $(wildcard resources/translations/*.ts)
SPOKEN := $(TRANSLATIONS:.ts=.qm)

.PHONY: run test check bench endurance screenshots translations lock clean bundle packages smoke \
	try_bundle licences

run: .venv/packages.run .venv/installed .venv/rpc $(SPOKEN)
	@$(BIN)/python -m app

test: .venv/packages.test .venv/installed .venv/rpc $(SPOKEN)
	$(BIN)/python -m pytest -n auto --dist worksteal

check: .venv/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/packages.test .venv/installed .venv/rpc $(SPOKEN)
	$(BIN)/python -m tests.benchmarks

# Half an hour of kills; `make test` has a short version of each.
endurance: .venv/packages.test .venv/installed .venv/rpc $(SPOKEN)
	$(BIN)/python -m tests.endurance

screenshots: .venv/packages.pictures .venv/installed $(SPOKEN)
	$(BIN)/python -m tests.screenshots
	$(BIN)/python -m tests.corpus_screenshots
	$(BIN)/python -m tests.models_screenshots
	$(BIN)/python -m tests.pages_screenshots

# Brings the texts of the code into every language's file; a new language is a new, empty file
# resources/translations/penseur_<code>.ts.
translations: .venv/installed
	$(BIN)/python packaging/collect_texts.py $(TRANSLATIONS)

%.qm: %.ts | .venv/installed
	@$(BIN)/pyside6-lrelease -silent $< -qm $@.new && mv $@.new $@ # running programs have it mapped

# Exact versions without hashes or the address of a registry.
lock:
	uv pip compile --extra dev --no-emit-index-url --custom-compile-command "make lock" -o requirements.lock pyproject.toml

# One folder, dist/penseur, that runs on machines without Python: packaging/RELEASING.md. The first
# time it compiles llama.cpp for all processors (a quarter of an hour, more with vulkan).
bundle: .venv/packages.bundle
	PYTHON=$(PYTHON) packaging/build_bundle.sh $(BACKEND)
	$(MAKE) --no-print-directory try_bundle

# The files that people on Linux download, of the bundle that is there.
packages:
	PYTHON=build/bundle-$(BACKEND)/bin/python packaging/linux/build_deb.sh dist/penseur $(VERSION) dist
	PYTHON=build/bundle-$(BACKEND)/bin/python packaging/linux/build_run.sh dist/penseur $(VERSION) dist

# A bundle of this checkout's own libraries, and a conversation with it on a virtual screen.
smoke: .venv/packages.bundle .venv/installed .venv/rpc
	PYTHON=$(PYTHON) packaging/build_bundle.sh native
	$(MAKE) --no-print-directory try_bundle
	PENSEUR_BUNDLE=$(CURDIR)/dist/penseur $(BIN)/python -m pytest -q tests/packaging/test_bundle.py

try_bundle:
	$(PYTHON) packaging/smoke_test.py --pictures build/smoke dist/penseur/penseur

# resources/licences.json, which the About page shows; the bundle writes it, too.
licences: .venv/installed
	$(BIN)/python packaging/licences.py

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

.venv/packages.%: packaging/system_packages.sh
	@PYTHON=$(PYTHON) packaging/system_packages.sh $*
	@mkdir -p .venv && touch $@

.venv/installed: requirements.lock $(LLAMA_RECIPE) | .venv/packages.run
	$(PYTHON) -m venv .venv
	@echo "Installing; the first time, llama.cpp is compiled for this processor (some minutes)."
	CMAKE_ARGS="$(LLAMA_CMAKE)" $(BIN)/python -m pip install --quiet -r requirements.lock
	@cmp -s $(LLAMA_RECIPE) .venv/lib/python3*/site-packages/llama_cpp/$(notdir $(LLAMA_RECIPE)) || { \
		echo "pip has kept a llama.cpp that was compiled otherwise: once more."; \
		$(BIN)/python -m pip cache remove llama_cpp_python >/dev/null 2>&1; \
		CMAKE_ARGS="$(LLAMA_CMAKE)" $(BIN)/python -m pip install --quiet --force-reinstall \
			--no-deps $(shell grep ^llama-cpp-python requirements.lock) || \
			echo "That failed: the one that is there stays, which is slower with some models."; }
	@touch $@

# Not needed to run: without it the program says that models can't be shared out.
.venv/rpc: packaging/llama_cpp/build_rpc.sh .venv/installed
	@packaging/llama_cpp/build_rpc.sh $(BIN)/python || \
		echo "Models can't be shared out over several computers here: the build of it failed."
	@touch $@
