# The front door: `make run` starts Penseur, `make test` runs its tests. Both set up what they need.
PYTHON ?= python3
BIN := .venv/bin
LLAMA_CMAKE := -DLLAVA_BUILD=OFF \
	-DCMAKE_PROJECT_llama.cpp_INCLUDE=$(CURDIR)/packaging/llama_cpp/lean_build.cmake

TRANSLATIONS := $(wildcard resources/translations/*.ts)
SPOKEN := $(TRANSLATIONS:.ts=.qm)

.PHONY: run test check bench endurance screenshots translations lock clean

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

# Brings the texts of the code into every language's file; a new language is a new, empty file
# resources/translations/penseur_<code>.ts.
translations: .venv/installed
	$(BIN)/pyside6-lupdate -silent -no-obsolete -locations none \
		-tr-function-alias tr+=say,tr+=say_count,QT_TR_NOOP+=mark \
		$$(find app -name '*.py' | sort) -ts $(filter-out %_en.ts,$(TRANSLATIONS))
	$(BIN)/pyside6-lupdate -silent -no-obsolete -locations none -pluralonly \
		-tr-function-alias tr+=say,tr+=say_count,QT_TR_NOOP+=mark \
		$$(find app -name '*.py' | sort) -ts resources/translations/penseur_en.ts

%.qm: %.ts | .venv/installed
	@$(BIN)/pyside6-lrelease -silent $< -qm $@

# Exact versions without hashes or the address of a registry.
lock:
	uv pip compile --extra dev --no-emit-index-url --custom-compile-command "make lock" -o requirements.lock pyproject.toml

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

.venv/packages.%: packaging/system_packages.sh
	@PYTHON=$(PYTHON) packaging/system_packages.sh $*
	@mkdir -p .venv && touch $@

.venv/installed: requirements.lock packaging/llama_cpp/lean_build.cmake | .venv/packages.run
	$(PYTHON) -m venv .venv
	@echo "Installing; the first time, llama.cpp is compiled for this processor (some minutes)."
	CMAKE_ARGS="$(LLAMA_CMAKE)" $(BIN)/python -m pip install --quiet -r requirements.lock
	@touch $@

# Not needed to run: without it the program says that models can't be shared out.
.venv/rpc: packaging/llama_cpp/build_rpc.sh .venv/installed
	@packaging/llama_cpp/build_rpc.sh $(BIN)/python || \
		echo "Models can't be shared out over several computers here: the build of it failed."
	@touch $@
