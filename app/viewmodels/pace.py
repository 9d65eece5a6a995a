"""How often a stream is shown: smoothly, but no more than the model can spare the processor."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

SHARE = 0.015
"""Of a core. The model computes on all of them and waits for the slowest: what the window's thread
takes of one, every one loses (``view_generation``)."""
LONGEST_S = 0.14
"""More rarely is seen as stutter, whatever it costs."""


class Pace(QObject):
    """Runs something when asked, the more rarely the more processor time it has needed.

    The time is that of the whole thread since the last run: what was typeset is also laid out and
    painted, later and elsewhere.
    """

    def __init__(self, run: Callable[[], object], parent: QObject | None = None) -> None:
        """Begin.

        Args:
            run: shows what there is to show.
            parent: owner.
        """
        super().__init__(parent)
        self._run = run
        self._last_s = 0.0
        self._spent_s = 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.run_now)

    def ask(self) -> None:
        """There is something new: run at once, or as soon as the share allows it."""
        if self._timer.isActive():
            return
        cost_s = time.thread_time() - self._spent_s
        due_s = self._last_s + min(LONGEST_S, cost_s / SHARE)
        wait_ms = round((due_s - time.perf_counter()) * 1000)
        if wait_ms > 0:
            self._timer.start(wait_ms)
        else:
            self.run_now()

    def run_now(self) -> None:
        """Run without waiting any longer."""
        self._timer.stop()
        self._last_s, self._spent_s = time.perf_counter(), time.thread_time()
        self._run()
