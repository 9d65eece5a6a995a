"""Fixtures of the engine's tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.engine.link import EngineLink
from app.engine.llama_cpp import LlamaModel
from tests.helpers.engine_events import Events


@pytest.fixture
def events() -> Events:
    return Events()


@pytest.fixture
def link(events: Events, tmp_path: Path) -> Iterator[EngineLink]:
    made = EngineLink(events.put, log_file=tmp_path / "engine.log", stop_folder=tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="module")
def model(shipped_model: Path) -> Iterator[LlamaModel]:
    """The shipped model in this process, with a short context."""
    loaded = LlamaModel(shipped_model, context_tokens=1024, threads=1)
    yield loaded
    loaded.close()
