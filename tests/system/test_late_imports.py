"""Modules that are imported when they are first used."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.system.late_imports import import_late

SLOW = """
import time
began = True
time.sleep(0.3)
value = 42
"""


@pytest.fixture
def slow_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The name of a module that takes a while to execute."""
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "slowly_imported.py").write_text(SLOW)
    yield "slowly_imported"
    sys.modules.pop("slowly_imported", None)


def test_a_module_is_executed_when_it_is_first_used(slow_module: str) -> None:
    module = import_late(slow_module)
    assert slow_module not in sys.modules
    assert module.value == 42
    assert sys.modules[slow_module].value == 42


def test_a_second_thread_waits_until_a_module_is_complete(slow_module: str) -> None:
    module = import_late(slow_module)
    first = threading.Thread(target=lambda: module.value)
    first.start()
    while slow_module not in sys.modules or not hasattr(sys.modules[slow_module], "began"):
        first.join(0.001)
    from slowly_imported import value  # type: ignore[import-not-found] # made by this test

    assert value == 42
    assert import_late(slow_module).value == 42
    first.join()


def test_a_module_that_is_missing_is_told_at_once() -> None:
    with pytest.raises(ModuleNotFoundError):
        import_late("no_such_module_anywhere")
