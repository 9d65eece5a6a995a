"""One message of 1 MB: the longest turn of the event loop while each thing is done with it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import cycle
from pathlib import Path

import shiboken6
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from app.core.messages import Channel, Message, Role, StopReason
from app.widgets.conversation_view import ConversationView
from app.widgets.theme import DARK, LIGHT, apply_theme, load_fonts, load_other_fonts

ANSWERS = Path(__file__).parents[1] / "data" / "answers"
SIZE = 1_000_000
LINE = 200_000
GOAL_MS = 100
STREAMED_TOKENS = 200
LONGEST_WAIT_S = 30
HOME = 1


@dataclass
class Turns:
    """How long the turns of the event loop take, by a timer of 1 ms.

    Attributes:
        wall_ms: the longest.
        work_ms: the most that this thread computed in one.
        total_s: of all.
    """

    wall_ms: float = 0.0
    work_ms: float = 0.0
    total_s: float = 0.0
    _timer: QTimer = field(default_factory=QTimer)
    _last: tuple[float, float] = (0.0, 0.0)
    _began: float = 0.0

    def start(self) -> None:
        """Begin to watch."""
        self._began = time.perf_counter()
        self._last = self._began, time.thread_time()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start(1)

    def stop(self) -> None:
        """End it."""
        self._on_timeout()
        self._timer.stop()
        self.total_s = time.perf_counter() - self._began

    def _on_timeout(self) -> None:
        now = time.perf_counter(), time.thread_time()
        self.wall_ms = max(self.wall_ms, 1000 * (now[0] - self._last[0]) - 1)
        self.work_ms = max(self.work_ms, 1000 * (now[1] - self._last[1]))
        self._last = now


@dataclass(frozen=True)
class Report:
    """The longest turns, by what was done."""

    turns: dict[str, Turns]

    def __str__(self) -> str:
        """A line for each."""
        lines = [f"longest turn of the event loop with a message of {SIZE / 1e6:.0f} MB"]
        for action, turns in self.turns.items():
            verdict = "met" if turns.work_ms <= GOAL_MS else "MISSED"
            lines.append(
                f"    {action}: {turns.work_ms:.0f} ms of work, {turns.wall_ms:.0f} ms in all "
                f"(goal <= {GOAL_MS}, {verdict}), over after {turns.total_s:.1f} s"
            )
        return "\n".join(lines)


def measure() -> Report:
    """Do everything with the message that a reader may, and note the longest turn of each."""
    stage = _Stage()
    turns: dict[str, Turns] = {}
    for name, act in _actions(stage):
        turns[name] = stage.watch(act)
    stage.close()
    return Report(turns)


def mixed_text(size: int = SIZE) -> str:
    """The answers of the corpus, one behind the other, so many characters."""
    paths = sorted(ANSWERS.glob("*.md"))
    texts = [path.read_text(encoding="utf-8").partition("</think>")[2] for path in paths]
    joined, length = [], 0
    for text in cycle(texts):
        joined.append(text)
        length += len(text) + 2
        if length >= size:
            break
    return "\n\n".join(joined)[:size]


def _actions(stage: _Stage) -> Iterator[tuple[str, Callable[[], None]]]:
    view, huge = stage.view, _exchange(2, mixed_text())
    few, line = _exchange(10, "Few *words*."), _exchange(20, "word " * (LINE // 5))
    unbroken = _exchange(30, "a" * LINE)
    source = huge[-1].text
    middle = source.find("**", len(source) // 2)

    def reveal(start: int) -> Callable[[], None]:
        return lambda: view.reveal(huge[-1].id, Channel.ANSWER, start, 12)

    yield "opened", lambda: view.show_messages(huge)
    yield "dragged to another width", stage.drag
    yield "another theme", lambda: apply_theme(stage.application, DARK)
    yield "the first theme again", lambda: apply_theme(stage.application, LIGHT)
    yield "a larger font", lambda: stage.set_font(1.25)
    yield "the font as it was", lambda: stage.set_font(0.8)
    yield "scrolled to the top", lambda: view.verticalScrollBar().setValue(0)
    yield "scrolled by pages", stage.page_through
    yield "scrolled to the middle", stage.to_the_middle
    yield "another width in the middle", stage.drag
    yield "words revealed in the middle", reveal(middle)
    yield "words revealed near the end", reveal(len(source) - 300)
    yield "found", stage.find
    yield "all selected", view.select_all
    yield "all copied", view.copy
    yield "left", lambda: view.show_messages(few)
    yield "opened again", lambda: view.show_messages(huge)
    yield "streamed at its end", lambda: stage.stream(huge)
    yield "deleted", lambda: view.show_messages(huge[:1])
    yield "a line of words opened", lambda: view.show_messages(line)
    yield "a line of words in another width", stage.drag
    yield "a line of words left", lambda: view.show_messages(few)
    yield "an unbroken line opened", lambda: view.show_messages(unbroken)
    yield "an unbroken line in another width", stage.drag
    yield "an unbroken line left", lambda: view.show_messages(few)


def _exchange(number: int, text: str) -> list[Message]:
    question = Message(number, HOME, None, Role.USER, "Well?")
    answer = Message(
        number + 1,
        HOME,
        number,
        Role.ASSISTANT,
        text,
        model_name="R1",
        stop_reason=StopReason.END_OF_ANSWER,
    )
    return [question, answer]


class _Stage:
    """A view beside a pane, in a window."""

    def __init__(self) -> None:
        application = QApplication.instance() or QApplication([])
        assert isinstance(application, QApplication)
        self.application = application
        load_fonts(application)
        load_other_fonts()
        apply_theme(application, LIGHT)
        self._window = QSplitter()
        self._window.addWidget(QWidget())
        self.view = ConversationView()
        self._window.addWidget(self.view)
        self._window.resize(1000, 800)
        self._window.setSizes([200, 800])
        self._window.show()
        self.view.typesetting.load_ahead()
        self._steps: Iterator[Callable[[], None]] = iter(())
        self._is_stepping = False
        self.view.show_messages(_exchange(90, mixed_text(20_000)))
        self._run(2.0)  # until libraries and lexers are loaded

    def watch(self, act: Callable[[], None]) -> Turns:
        """Do something and wait until nothing more happens."""
        turns = Turns()
        turns.start()
        QTimer.singleShot(0, act)
        self._run(0.3)
        began = time.perf_counter()
        while not self._is_at_rest() and time.perf_counter() - began < LONGEST_WAIT_S:
            self._run(0.1)
        turns.stop()
        return turns

    def drag(self) -> None:
        """Move the divider to and fro, a step every frame."""
        places = (*range(200, 500, 20), *range(500, 230, -20))
        self._steps = (partial(self._window.setSizes, [at, 1000 - at]) for at in places)
        self._step()

    def set_font(self, factor: float) -> None:
        """Make the texts of all answers so much larger."""
        for answer in self.view.answers:
            font = QFont(answer._answer.font())
            font.setPointSizeF(font.pointSizeF() * factor)
            answer._answer.setFont(font)

    def page_through(self) -> None:
        """Go down by pages."""
        bar = self.view.verticalScrollBar()
        self._steps = iter([lambda: bar.setValue(bar.value() + bar.pageStep())] * 40)
        self._step()

    def to_the_middle(self) -> None:
        """Jump there."""
        bar = self.view.verticalScrollBar()
        bar.setValue(bar.maximum() // 2)

    def find(self) -> None:
        """Type a word into the bar, and go to the next hits."""
        self.view.open_find()
        bar = self.view.overlays.find
        assert bar is not None
        bar.field.setText("matrix")
        self._steps = iter([bar.field.returnPressed.emit] * 10)
        QTimer.singleShot(500, self._step)

    def stream(self, messages: list[Message]) -> None:
        """Let the last message grow."""
        grown = replace(messages[-1], stop_reason=None)
        text = mixed_text(4 * STREAMED_TOKENS)

        def grow(end: int) -> None:
            message = replace(grown, text=grown.text + "\n\n" + text[:end])
            self.view.update_message(message, None)

        self._steps = (partial(grow, end) for end in range(0, len(text), 4))
        self._step()

    def close(self) -> None:
        """End."""
        self.view.show_messages([])
        self._run(0.5)
        self.view.typesetting.close()
        shiboken6.delete(self._window)

    def _step(self) -> None:
        step = next(self._steps, None)
        self._is_stepping = step is not None
        if step is not None:
            step()
            QTimer.singleShot(16, self._step)

    def _is_at_rest(self) -> bool:
        widgets = list(self.view.column.widgets.values())
        answers = [answer._answer for answer in self.view.answers]
        return (
            not self._is_stepping
            and all(widget.is_complete for widget in widgets)
            and all(body.is_settled for body in answers)
            and not any(body.formulas.is_waiting for body in answers)
        )

    def _run(self, seconds: float) -> None:
        loop = QEventLoop()
        QTimer.singleShot(round(1000 * seconds), loop.quit)
        loop.exec()
