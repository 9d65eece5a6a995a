"""Formulas on request, from another thread."""

from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from app.widgets.maths.formula import Formula
from app.widgets.maths.typesetter import MathTypesetter


def wait_for(qtbot: QtBot, typesetter: MathTypesetter, tex: str) -> Formula:
    """The formula once it is there."""
    qtbot.waitUntil(lambda: typesetter.formula(tex, is_display=True) is not None, timeout=20_000)
    formula = typesetter.formula(tex, is_display=True)
    assert formula is not None
    return formula


def test_a_formula_comes_later_and_then_at_once(qtbot: QtBot, typesetter: MathTypesetter) -> None:
    with qtbot.waitSignal(typesetter.formula_ready, timeout=20_000) as ready:
        assert typesetter.formula("x", is_display=False) is None
    assert ready.args == ["x", False]
    formula = typesetter.formula("x", is_display=False)
    assert formula is not None
    assert not formula.error
    assert formula is typesetter.formula("x", is_display=False)


def test_display_and_inline_are_two_formulas(qtbot: QtBot, typesetter: MathTypesetter) -> None:
    tex = r"\sum_{i=1}^n i"
    display = wait_for(qtbot, typesetter, tex)
    with qtbot.waitSignal(typesetter.formula_ready):
        assert typesetter.formula(tex, is_display=False) is None
    inline = typesetter.formula(tex, is_display=False)
    assert inline is not None
    assert inline.height_em < display.height_em


def test_the_signal_comes_on_the_thread_of_the_window(
    qtbot: QtBot, typesetter: MathTypesetter
) -> None:
    threads = []
    typesetter.formula_ready.connect(lambda *_: threads.append(QThread.currentThread()))
    wait_for(qtbot, typesetter, "x")
    assert threads == [typesetter.thread()]


def test_asking_never_waits(qtbot: QtBot, typesetter: MathTypesetter) -> None:
    started = time.perf_counter()
    for i in range(200):
        typesetter.formula(f"x_{{{i}}}", is_display=True)
    assert time.perf_counter() - started < 0.2
    wait_for(qtbot, typesetter, "x_{199}")


def test_asking_again_orders_once(qtbot: QtBot, typesetter: MathTypesetter) -> None:
    answers = []
    typesetter.formula_ready.connect(lambda tex, _: answers.append(tex))
    for _ in range(10):
        typesetter.formula("x", is_display=True)
    typesetter.formula("y", is_display=True)
    wait_for(qtbot, typesetter, "y")
    assert answers == ["x", "y"]


def test_an_error_is_an_answer(qtbot: QtBot, typesetter: MathTypesetter) -> None:
    formula = wait_for(qtbot, typesetter, r"\frac{1}{2")
    assert formula.error == "Missing close brace"
    assert formula.shapes == ()


def test_a_source_that_is_too_long_is_refused_at_once(typesetter: MathTypesetter) -> None:
    formula = typesetter.formula("x" * 100_000, is_display=True)
    assert formula is not None
    assert formula.error == "The formula is longer than 4,000 characters"


@pytest.mark.parametrize("tex", [r"\def\a{x\a\a}\a", "{" * 1900 + "x" + "}" * 1900, "\ud800"])
def test_a_hostile_formula_does_not_stop_the_others(
    qtbot: QtBot, typesetter: MathTypesetter, tex: str
) -> None:
    wait_for(qtbot, typesetter, tex)
    assert not wait_for(qtbot, typesetter, "x").error


def test_nothing_runs_before_the_first_formula(typesetter: MathTypesetter) -> None:
    assert typesetter.findChildren(QThread) == []


def test_closing_ends_the_thread_and_drops_what_waits(qtbot: QtBot) -> None:
    before = threading.active_count()
    typesetter = MathTypesetter()
    answers = []
    typesetter.formula_ready.connect(lambda tex, _: answers.append(tex))
    wait_for(qtbot, typesetter, "x")
    (worker,) = typesetter.findChildren(QThread)
    for i in range(500):
        typesetter.formula(f"x_{{{i}}}", is_display=True)
    started = time.perf_counter()
    typesetter.close()
    assert time.perf_counter() - started < 3
    assert worker.isFinished()
    assert len(answers) < 500
    assert typesetter.formula("z", is_display=True) is None
    typesetter.close()
    assert threading.active_count() <= before + 1  # Python's stand-in for a QThread


def test_memory_is_bounded(
    qtbot: QtBot, typesetter: MathTypesetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.widgets.maths.typesetter.MEMORY_CACHE_BYTES", 20_000)
    for i in range(40):
        wait_for(qtbot, typesetter, f"x_{{{i}}}")
    assert typesetter._size_bytes <= 20_000
    assert len(typesetter._formulas) < 20
    assert typesetter.formula("x_{39}", is_display=True) is not None
