"""One process of ``view_scale``: opens a conversation, scrolls in it, prints what that took.

The libraries are loaded and a short conversation has been shown before: as in a program in use.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

import psutil
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.core.messages import Message, Role, StopReason
from app.widgets.conversation_view import ConversationView
from app.widgets.theme import LIGHT, apply_theme, load_fonts, load_other_fonts

OPENINGS = 5
FRAMES = 600
FRAME_MS = 16
STEP_PX = 90
"""A frame of a wheel that is turned fast."""
SETTLE_MS = 3_000
THOUGHT_CHARACTERS = 2_000
TEXTS = Path(__file__).parents[1] / "data"


class PaintWatch(QObject):
    """Calls back once when a widget is painted."""

    def __init__(self, watched: QObject, run: Callable[[], None]) -> None:
        super().__init__(watched)
        self._run = run
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the paint event to be over."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._run)
        return False


def messages(count: int, home: int) -> list[Message]:
    """A conversation like one with R1: formulas, code, tables, thoughts."""
    texts = [path.read_text("utf-8") for path in sorted(TEXTS.glob("answers/*.md"))]
    thoughts = (TEXTS / "traces" / "prose_en.txt").read_text("utf-8")[:THOUGHT_CHARACTERS]
    made = []
    for number, text in enumerate(islice(cycle(texts), count // 2)):
        made.append(Message(2 * number, home, None, Role.USER, text[:80]))
        answer = Message(
            2 * number + 1,
            home,
            2 * number,
            Role.ASSISTANT,
            text,
            thoughts,
            model_name="R1",
            stop_reason=StopReason.END_OF_ANSWER,
        )
        made.append(answer)
    return made


def wait(milliseconds: int) -> None:
    """Let the program run."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def open_and_see(view: ConversationView, shown: list[Message]) -> float:
    """Milliseconds until the end of a conversation is on the screen."""
    loop = QEventLoop()
    began = time.perf_counter()
    view.show_messages(shown)
    PaintWatch(view.answers[-1].edits[-1].viewport(), loop.quit)
    loop.exec()
    return (time.perf_counter() - began) * 1000


def scroll(view: ConversationView) -> tuple[list[float], list[float]]:
    """Time between frames, and computed by this thread between them, while scrolling up."""
    loop = QEventLoop()
    timer = QTimer()
    frames: list[float] = []
    work: list[float] = []
    last = [time.perf_counter(), time.thread_time()]

    def step() -> None:
        now = [time.perf_counter(), time.thread_time()]
        frames.append((now[0] - last[0]) * 1000)
        work.append((now[1] - last[1]) * 1000)
        last[:] = now
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() - STEP_PX)
        if len(frames) == FRAMES:
            loop.quit()

    timer.timeout.connect(step)
    timer.start(FRAME_MS)
    loop.exec()
    return frames, work


def main(size: int) -> None:
    """Measure a conversation of so many messages."""
    application = QApplication([])
    load_fonts(application)
    load_other_fonts()
    apply_theme(application, LIGHT)
    view = ConversationView()
    view.resize(1100, 800)
    view.show()
    few, many = messages(28, home=1), messages(size, home=2)
    view.show_messages(few)
    wait(SETTLE_MS)
    process = psutil.Process()
    before = process.memory_info().rss
    opened = []
    for _ in range(OPENINGS):
        view.show_messages(few)
        wait(SETTLE_MS // 6)
        opened.append(open_and_see(view, many))
    wait(SETTLE_MS)
    frames, work = scroll(view)
    found = {
        "open_ms": opened,
        "frame_ms": frames,
        "frame_work_ms": work,
        "memory_mb": (process.memory_info().rss - before) / 1e6,
        "widgets": len(view.column.widgets),
    }
    sys.stdout.write(json.dumps(found))
    view.typesetting.close()


if __name__ == "__main__":
    main(int(sys.argv[1]))
