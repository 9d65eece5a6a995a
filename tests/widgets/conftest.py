"""Fixtures of the tests that drive the window."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.system.paths import Paths
from tests.helpers.person import Person


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
