"""Start to a usable window over a bare PySide6 window, each a fresh process."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time

from tests.benchmarks.rows import Row

ROUNDS = 9
# Usable: the field is painted, and a key that is pressed then appears in it.
_WATCH = """
import time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtTest import QTest

class Watch(QObject):
    def __init__(self, window, edit):
        super().__init__(edit)
        self._window, self._edit = window, edit
        edit.viewport().installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._press)
        return False

    def _press(self):
        QTest.keyClick(self._edit, "a")
        assert self._edit.toPlainText() == "a"
        print(time.time(), flush=True)
        self._window.close()
"""
_OURS = """
import app.main as program

class Watched(program.Penseur):
    def start(self, *request):
        super().start(*request)
        Watch(self.window, self.window.composer.edit)

program.Penseur = Watched
program.main([])
"""
_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit

application = QApplication([])
window = QMainWindow()
edit = QPlainTextEdit()
window.setCentralWidget(edit)
window.resize(1120, 760)
window.show()
Watch(window, edit)
application.exec()
"""


def measure() -> Row:
    """Start both in turns; the first round of each only warms the disk cache."""
    ours, theirs = [], []
    for _ in range(ROUNDS + 1):
        ours.append(_start(_OURS))
        theirs.append(_start(_BARE))
    name = "start to a usable window over a bare PySide6 window"
    return Row(name, ours[1:], theirs[1:], "s", 1.5, is_floor=False)


def _start(program: str) -> float:
    """Seconds from the start of a process to the time that it prints."""
    with tempfile.TemporaryDirectory() as home:
        began = time.time()
        result = subprocess.run(
            [sys.executable, "-c", _WATCH + program],
            env={**os.environ, "PENSEUR_HOME": home},
            capture_output=True,
            text=True,
            check=True,
        )
    return float(result.stdout.split()[0]) - began
