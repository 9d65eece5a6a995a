"""What typesetting a stream costs: stalls of the event loop, and the share of a core."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import shiboken6
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QPixmapCache
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app.widgets.markdown.body import MarkdownBody
from app.widgets.maths.pictures import CACHE_LIMIT_KB
from app.widgets.theme import LIGHT, apply_theme, load_fonts, load_other_fonts
from app.widgets.typesetting import Typesetting
from tests.benchmarks.rows import Row

ANSWERS = Path(__file__).parents[1] / "data" / "answers"
CHARACTERS_PER_TOKEN = 4
TOKENS = 6_000
FRAME_MS = 1000 / 60
LEAST_TICK_MS = 33
WIDTH = 704
ROUNDS = 3
SHARE_TOKENS = 600


def measure_stall_60() -> Row:
    """The longest turn of the event loop at the pace of a fast model, over a frame."""
    return _measure_stall(60)


def measure_stall_200() -> Row:
    """The longest turn of the event loop at the pace of a small model, over a frame."""
    return _measure_stall(200)


def measure_share() -> Row:
    """Processor time over time, where an answer of 5,400 tokens grows by 20 tokens/s."""
    page = Page()
    page.show(text_of_answers()[: -SHARE_TOKENS * CHARACTERS_PER_TOKEN])
    page.settle()
    spent, passed = time.process_time(), time.perf_counter()
    page.stream(tokens_per_s=20, first=TOKENS - SHARE_TOKENS)
    ours, theirs = time.process_time() - spent, time.perf_counter() - passed
    page.close()
    return Row("processor time at 20 tokens/s over time", [ours], [theirs], "s", 0.08, False)


def text_of_answers() -> str:
    """The answers of the corpus without their thoughts, as long as 6,000 tokens."""
    paths = sorted(ANSWERS.glob("*.md"))
    texts = [path.read_text(encoding="utf-8").partition("</think>")[2] for path in paths]
    text = "\n".join(texts)
    length = TOKENS * CHARACTERS_PER_TOKEN
    return (text * (1 + length // len(text)))[:length]


def _measure_stall(tokens_per_s: int) -> Row:
    stalls = []
    for _ in range(ROUNDS):
        page = Page()
        stalls.append(page.stream(tokens_per_s=tokens_per_s, first=0))
        page.close()
    name = f"longest stall at {tokens_per_s} tokens/s over a frame"
    return Row(name, stalls, [FRAME_MS], "ms", 1.0, is_floor=False)


@dataclass
class _Watch:
    """A timer of 1 ms that notes how late it is at the most."""

    worst_ms: float = 0.0
    _timer: QTimer = field(default_factory=QTimer)
    _last: float = 0.0

    def start(self) -> None:
        self._last = time.perf_counter()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start(1)

    def stop(self) -> None:
        self._timer.stop()

    def _on_timeout(self) -> None:
        now = time.perf_counter()
        self.worst_ms = max(self.worst_ms, 1000 * (now - self._last) - 1)
        self._last = now


class Page:
    """An answer that scrolls, as in the window."""

    def __init__(self) -> None:
        application = QApplication.instance() or QApplication([])
        assert isinstance(application, QApplication)
        load_fonts(application)
        load_other_fonts()
        apply_theme(application, LIGHT)
        QPixmapCache.setCacheLimit(CACHE_LIMIT_KB)
        self._typesetting = Typesetting()
        self._typesetting.load_ahead()
        self._area = QScrollArea()
        self._area.resize(WIDTH + 60, 760)
        self._column = QWidget()
        self._body: MarkdownBody = self._typesetting.make_body()
        self._body.setParent(self._column)
        self._body.height_changed.connect(self._on_height_changed)
        self._area.setWidget(self._column)
        self._body.fit(WIDTH)
        self._area.show()
        self._wait(300)  # until the lexers are loaded

    def show(self, text: str) -> None:
        """Put a text in place of the present one, as a stream does with its next piece."""
        self._body.set_markdown(text, is_final=False)

    def settle(self) -> None:
        """Until all formulas are set."""
        self._wait_until(lambda: self._body.is_complete and not self._body.formulas.is_waiting)

    def stream(self, *, tokens_per_s: int, first: int) -> float:
        """Grow from a token on to the end; the longest stall in milliseconds."""
        text = text_of_answers()
        watch, began = _Watch(), time.perf_counter()
        loop = QEventLoop()
        tick = QTimer()
        tick.setSingleShot(True)

        def on_tick() -> None:
            start = time.perf_counter()
            count = first + int((start - began) * tokens_per_s)
            self.show(text[: count * CHARACTERS_PER_TOKEN])
            cost_ms = 1000 * (time.perf_counter() - start)
            if count < TOKENS:
                tick.start(int(max(LEAST_TICK_MS, 3 * cost_ms)))
            else:
                loop.quit()

        tick.timeout.connect(on_tick)
        tick.start(0)
        watch.start()
        loop.exec()
        watch.stop()
        return watch.worst_ms

    def close(self) -> None:
        """Take it away."""
        self.settle()
        shiboken6.delete(self._area)
        self._typesetting.close()
        gc.collect()

    def _on_height_changed(self, height: int) -> None:
        self._column.resize(WIDTH + 40, height + 40)
        self._body.setGeometry(20, 20, WIDTH, height)
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _wait(self, time_ms: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(time_ms, loop.quit)
        loop.exec()

    def _wait_until(self, condition: Callable[[], bool]) -> None:
        while not condition():
            self._wait(50)
