"""What is said when a graphics card's driver ends the engine at a load."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core.errors import AppError, ErrorKind
from app.core.model_files import InstalledModel
from app.viewmodels.models import ModelState, ModelsViewModel
from app.viewmodels.relay import EventRelay
from app.widgets import wording
from tests.helpers.made_engine import made_engine


@pytest.fixture
def models(tmp_path: Path) -> Iterator[ModelsViewModel]:
    events = EventRelay()
    link = made_engine(tmp_path, events.received.emit)
    yield ModelsViewModel(link, events)
    link.close()


def test_that_the_processor_computes_alone_is_said_once_it_does(
    models: ModelsViewModel, qtbot: QtBot
) -> None:
    said: list[AppError] = []
    models.problem_occurred.connect(said.append)
    with qtbot.waitSignal(models.problem_occurred, timeout=20_000):
        models.use(InstalledModel(Path("/driver.gguf"), "Driver", "Q4_K_M", 1))
    assert models.state is ModelState.READY
    assert [error.kind for error in said] == [ErrorKind.LOADED_WITHOUT_GPU]
    assert "the processor computes alone" in wording.sentence(said[0])
