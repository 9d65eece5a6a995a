"""Tests of what happens when the program makes a mistake."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.widgets.crash_watch import CrashWatch
from tests.helpers.person import Person


@pytest.fixture
def watch(qtbot: QtBot, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Iterator[CrashWatch]:
    """Python's hooks in the hands of the program."""
    hooks = sys.excepthook, threading.excepthook
    watching = CrashWatch(tmp_path)
    yield watching
    watching.close()
    if watching.dialog is not None:
        watching.dialog.deleteLater()
    sys.excepthook, threading.excepthook = hooks


def _fail() -> None:
    raise ZeroDivisionError


def _fail_otherwise() -> None:
    raise MemoryError


def _shown(watch: CrashWatch) -> str:
    return watch.dialog.report.toPlainText() if watch.dialog is not None else ""


@pytest.mark.qt_no_exception_capture
def test_a_mistake_in_a_slot_is_shown_and_the_program_goes_on(
    qtbot: QtBot, watch: CrashWatch
) -> None:
    QTimer.singleShot(0, _fail)
    qtbot.waitUntil(lambda: "ZeroDivisionError" in _shown(watch))
    assert watch.dialog is not None
    assert watch.dialog.isVisible()
    watch.dialog.go_on.click()
    assert not watch.dialog.isVisible()


@pytest.mark.qt_no_exception_capture
def test_a_mistake_on_a_thread_is_shown_with_its_name(qtbot: QtBot, watch: CrashWatch) -> None:
    thread = threading.Thread(target=_fail, name="shelf")
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: "In thread shelf" in _shown(watch))


@pytest.mark.qt_no_exception_capture
def test_the_same_mistake_again_is_not_shown_again(qtbot: QtBot, watch: CrashWatch) -> None:
    for fail in (_fail, _fail, _fail_otherwise):
        QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: "MemoryError" in _shown(watch))
    assert _shown(watch).count("\nZeroDivisionError") == 1


def test_the_report_can_be_saved_and_copied(
    qtbot: QtBot, watch: CrashWatch, tmp_path: Path
) -> None:
    sys.excepthook(ZeroDivisionError, ZeroDivisionError(), None)
    qtbot.waitUntil(lambda: watch.dialog is not None)
    assert watch.dialog is not None
    watch.dialog.save_to(tmp_path / "report.txt")
    assert (tmp_path / "report.txt").read_text() == _shown(watch)
    assert "report.txt" in watch.dialog.state.text()
    watch.dialog.copy.click()
    assert QGuiApplication.clipboard().text() == _shown(watch)


def test_a_report_that_cannot_be_saved_is_kept_and_said(
    qtbot: QtBot, watch: CrashWatch, tmp_path: Path
) -> None:
    sys.excepthook(ZeroDivisionError, ZeroDivisionError(), None)
    qtbot.waitUntil(lambda: watch.dialog is not None)
    assert watch.dialog is not None
    watch.dialog.save_to(tmp_path / "no such folder" / "report.txt")
    assert "no such folder" in watch.dialog.state.text()
    assert watch.dialog.isVisible()


def test_the_end_of_a_process_by_a_fault_is_told_in_the_window_at_the_next_start(
    person: Person, watch: CrashWatch, tmp_path: Path
) -> None:
    (tmp_path / "fault.txt").write_text("Fatal Python error: Segmentation fault\n  File engine.py")
    watch.begin(person.window)
    assert "unexpectedly" in person.window.notice.text
    person.choose(person.window.menus._help, "Report of the last end")
    assert "Segmentation fault" in _shown(watch)
