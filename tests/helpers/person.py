"""Drives the window as a person would, and waits for what they would wait for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.core.messages import Message
from app.penseur import Penseur
from app.system.paths import Paths
from app.viewmodels.models import ModelState
from app.widgets.conversation.answer_widget import AnswerWidget

PATIENCE_MS = 60_000


def paths_below(root: Path) -> Paths:
    """All the program's folders in one, made."""
    names = ("data", "config", "cache", "logs", "models")
    paths = Paths(*(root / name for name in names))
    paths.ensure()
    return paths


class Person:
    """Somebody in front of the window.

    Attributes:
        program: what they use.
    """

    def __init__(self, application: QApplication, paths: Paths, *, is_new: bool = False) -> None:
        """Start the program.

        Args:
            application: that runs.
            paths: the program's folders.
            is_new: they have never begun on this computer: the welcome page comes.
        """
        self.program = Penseur(application, paths)
        if not is_new:
            self.program.settings = self.program.settings._replace(was_welcomed=True)
        self.program.start()
        self.window = self.program.window

    def leave(self) -> None:
        """Close the window; the program ends."""
        self.window.close()
        self.program.close()
        self.window.deleteLater()  # or the windows of all tests before would follow each theme

    def wait_until(self, condition: Callable[[], bool], what: str = "") -> None:
        """Wait for something to become true."""
        loop = QEventLoop()
        watch = QTimer()
        watch.timeout.connect(lambda: loop.quit() if condition() else None)
        watch.start(5)
        QTimer.singleShot(PATIENCE_MS, loop.quit)
        loop.exec()
        watch.stop()
        assert condition(), f"waited in vain for {what or condition}"

    def come_to_front(self) -> None:
        """Make the window the active one, which only then hears the keys of menus."""
        self.window.activateWindow()
        self.wait_until(self.window.isActiveWindow, "the window to be active")

    def wait_for_model(self) -> None:
        """Until a model is loaded."""
        models = self.program.models
        self.wait_until(lambda: models.state is ModelState.READY, "the model")

    def type(self, text: str) -> None:
        """Type into the composer."""
        QTest.keyClicks(self.window.composer.edit, text)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press a key in the composer."""
        none = Qt.KeyboardModifier.NoModifier
        QTest.keyClick(self.window.composer.edit, key, modifier or none)

    def ask(self, question: str) -> None:
        """Type a question and press Enter; returns when it stands in the conversation."""
        before = len(self.messages)
        self.type(question)
        self.press(Qt.Key.Key_Return)
        self.wait_until(lambda: len(self.messages) == before + 2, "the question to be taken")

    def wait_for_answer(self) -> Message:
        """Until nothing streams any more."""
        self.wait_until(lambda: self.program.chat.running is None, "the end of the answer")
        return self.messages[-1]

    def ask_and_wait(self, question: str) -> Message:
        """Ask and read the answer to its end."""
        self.ask(question)
        return self.wait_for_answer()

    @property
    def messages(self) -> list[Message]:
        """What the conversation holds."""
        return self.program.chat.messages

    @property
    def answer_widget(self) -> AnswerWidget:
        """The last answer on the screen."""
        return self.window.view.answers[-1]

    def choose(self, menu: QMenu, label: str) -> None:
        """Trigger the first entry of a menu that contains a label."""
        action = next(a for a in menu.actions() if label in a.text())
        action.trigger()

    def use_model(self, label: str) -> None:
        """Choose a model from the menu; returns when it is loaded."""
        self.choose(self.window.models_menu, label)
        self.wait_for_model()

    def click(self, widget: QWidget, where: QPoint | None = None) -> None:
        """Click with the left button."""
        QTest.mouseClick(
            widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where or QPoint()
        )
