"""Tests of how often a stream is shown."""

from __future__ import annotations

import time
from itertools import pairwise

from PySide6.QtCore import QEventLoop, QTimer
from pytestqt.qtbot import QtBot

from app.viewmodels.pace import LONGEST_S, SHARE, Pace


def _use_processor(seconds: float) -> None:
    until = time.thread_time() + seconds
    while time.thread_time() < until:
        pass


def _ask_for(pace: Pace, milliseconds: int) -> None:
    """Ask every few milliseconds, as events of the engine come."""
    loop = QEventLoop()
    source = QTimer()
    source.timeout.connect(pace.ask)
    source.start(3)
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def test_the_first_text_is_shown_at_once(qtbot: QtBot) -> None:
    runs: list[float] = []
    Pace(lambda: runs.append(time.perf_counter())).ask()
    assert len(runs) == 1


def test_what_costs_much_runs_rarely_and_what_costs_more_not_more_rarely_than_the_limit(
    qtbot: QtBot,
) -> None:
    runs: list[float] = []

    def run() -> None:
        runs.append(time.perf_counter())
        _use_processor(2 * SHARE * LONGEST_S)

    pace = Pace(run)
    _ask_for(pace, 600)
    waits = [after - before for before, after in pairwise(runs)]
    assert len(runs) >= 2
    assert min(waits) >= 0.9 * LONGEST_S


def test_what_was_asked_for_while_waiting_is_run_without_being_asked_again(qtbot: QtBot) -> None:
    runs: list[int] = []

    def run() -> None:
        runs.append(len(runs))
        _use_processor(2 * SHARE * LONGEST_S)

    pace = Pace(run)
    pace.ask()
    pace.ask()
    assert len(runs) == 1
    qtbot.waitUntil(lambda: len(runs) == 2)


def test_the_end_need_not_wait_and_runs_once(qtbot: QtBot) -> None:
    runs: list[int] = []

    def run() -> None:
        runs.append(len(runs))
        _use_processor(2 * SHARE * LONGEST_S)

    pace = Pace(run)
    pace.ask()
    pace.ask()
    pace.run_now()
    assert len(runs) == 2
    _ask_for(Pace(lambda: None), int(2000 * LONGEST_S))
    assert len(runs) == 2
