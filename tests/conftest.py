"""Fixtures that all tests share."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from PySide6.QtWidgets import QApplication

from app.system.paths import Paths, resources_dir
from app.viewmodels.language import Languages
from tests.helpers.patient_bot import PatientBot
from tests.helpers.person import Person, paths_below
from tests.helpers.random_model import SLOW, write_random_model

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["NO_PROXY"] = "127.0.0.1"
# The same examples at every run, so that a change is to blame when one fails. To look for new ones:
# HYPOTHESIS_PROFILE=explore make test
hypothesis.settings.register_profile("fixed", derandomize=True, database=None)
hypothesis.settings.register_profile("explore", derandomize=False, max_examples=1000)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))


@pytest.fixture(scope="session", autouse=True)
def english(qapp: QApplication) -> Languages:
    """What is said is English, whatever language this machine speaks."""
    languages = Languages(qapp, resources_dir() / "translations")
    languages.speak("en")
    return languages


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """In place of that of pytest-qt."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def no_other_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The models that other programs keep on this machine are no part of a test."""
    from app.system import installed_models

    monkeypatch.setattr(installed_models, "user_home", lambda: Path("/no/such/home"))
    monkeypatch.delenv("HF_HUB_CACHE", raising=False)
    monkeypatch.delenv("HF_HOME", raising=False)


@pytest.fixture(scope="session")
def shipped_model() -> Path:
    """The model that comes with the program."""
    return next((resources_dir() / "models").glob("*.gguf"))


@pytest.fixture(scope="session")
def slow_model(shipped_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of random weights that goes on for ever."""
    path = tmp_path_factory.mktemp("models") / "Slow-Random-Q8_0.gguf"
    return write_random_model(path, shipped_model, SLOW)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """The program's folders, empty."""
    return paths_below(tmp_path / "home")


@pytest.fixture
def person(qapp: QApplication, paths: Paths) -> Iterator[Person]:
    """Somebody in front of a new window, the model loaded."""
    somebody = Person(qapp, paths)
    somebody.wait_for_model()
    yield somebody
    somebody.leave()


@pytest.fixture
def paths_with_slow_model(paths: Paths, slow_model: Path) -> Paths:
    """The program's folders with a second, slow model installed."""
    folder = paths.models / "someone" / "slow"
    folder.mkdir(parents=True)
    shutil.copy(slow_model, folder / "Slow-Random-Q8_0.gguf")
    return paths


@pytest.fixture
def slow_person(qapp: QApplication, paths_with_slow_model: Paths) -> Iterator[Person]:
    """Somebody in front of a model that never ends by itself."""
    somebody = Person(qapp, paths_with_slow_model)
    somebody.wait_for_model()
    somebody.use_model("Slow-Random")
    yield somebody
    somebody.leave()


@pytest.fixture
def cheap_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretch passphrases less: the cost stands in the key file, and takes half a second."""
    from app.storage import key_file

    monkeypatch.setattr(key_file, "_COST", (1 << 8, 8, 1))


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files, of this test's processes alone."""
    folder = tmp_path / "home" / "temporary"
    folder.mkdir(parents=True)
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder
