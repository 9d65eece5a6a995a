"""Fixtures of the engine's tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.engine.link import EngineLink
from tests.helpers.engine_events import Events


@pytest.fixture
def events() -> Events:
    return Events()


@pytest.fixture
def link(events: Events, tmp_path: Path) -> Iterator[EngineLink]:
    made = EngineLink(events.put, log_file=tmp_path / "engine.log", stop_folder=tmp_path)
    yield made
    made.close()
