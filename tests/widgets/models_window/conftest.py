"""Somebody in front of the Models window, and a Hub on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.system.paths import Paths
from app.widgets.models_window.window import ModelsWindow
from tests.helpers.loopback_hub import LoopbackHub
from tests.helpers.memory_keyring import MemoryKeyring, used_keyring
from tests.helpers.person import Person
from tests.widgets.models_window.support import FILE, REPO


@pytest.fixture
def hub(shipped_model: Path) -> Iterator[LoopbackHub]:
    with LoopbackHub() as running:
        running.add_file(REPO, FILE, shipped_model.read_bytes())
        running.describe(REPO, licence="mit", downloads=1234)
        yield running


@pytest.fixture
def keyring() -> Iterator[MemoryKeyring]:
    backend = MemoryKeyring()
    with used_keyring(backend):
        yield backend


@pytest.fixture
def person(
    qapp: QApplication, paths: Paths, hub: LoopbackHub, keyring: MemoryKeyring
) -> Iterator[Person]:
    somebody = Person(qapp, paths)
    somebody.program.change_settings(hub_endpoint=hub.endpoint)
    somebody.wait_for_model()
    yield somebody
    somebody.leave()


@pytest.fixture
def window(person: Person) -> ModelsWindow:
    return person.program.show_models_window()
