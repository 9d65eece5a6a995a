"""A window for conversations that leave no trace on the disk."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLabel, QMessageBox, QSizePolicy, QWidget

from app.core.translatable import mark
from app.viewmodels.incognito import IncognitoSession
from app.viewmodels.language import say
from app.viewmodels.models import ModelsViewModel
from app.widgets.main_window import APP_TITLE, MainWindow

NAME = mark("Incognito: gone when you close it")


class IncognitoWindow(MainWindow):
    """As the main window, tinted, its list of conversations folded away at first.

    It asks before it is closed while it holds messages.

    Attributes:
        session: what it shows.
        badge: says what kind of window it is.
        question: that is open before it closes; ``None`` while none is.
    """

    def __init__(self, session: IncognitoSession, models: ModelsViewModel) -> None:
        """Build it, complete.

        Args:
            session: to show.
            models: that answer.
        """
        super().__init__(session.chat, session.conversations, models)
        self.session = session
        self.question: QMessageBox | None = None
        self._is_sure = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("outlives_lock", True)  # hidden meanwhile, not closed
        self.sidebar.hide()
        self.complete()
        for tinted in (self.top_bar, self.composer):
            tinted.setProperty("incognito", True)
            self.style().unpolish(tinted)
            self.style().polish(tinted)
        self.badge = QLabel(say("incognito"))
        self.badge.setObjectName("incognitoBadge")
        self.badge.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.badge.setToolTip(
            say("Nothing of this window is kept on the disk: no conversation, no title, no draft.")
        )
        self.badge.setAccessibleName(say(NAME))
        self.top_bar.add_badge(self.badge)
        self._show_title()

    def close_surely(self) -> None:
        """Close without a question."""
        self._is_sure = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask first if something would be lost; then forget everything."""
        if self.session.holds_messages and not self._is_sure:
            event.ignore()
            self._ask()
            return
        super().closeEvent(event)
        self.session.close()

    def _show_title(self) -> None:
        """Never the conversation's own: the system shows titles elsewhere, and may keep them."""
        super()._show_title()
        self.top_bar.title.setText(say(NAME))
        self.setWindowTitle(say("{title} – {program}", title=say(NAME), program=APP_TITLE))

    def _ask(self) -> None:
        if self.question is None:
            self.question = ask_to_close(self, self.close_surely)
            self.question.finished.connect(self._on_answered)

    def _on_answered(self) -> None:
        self.question = None


def ask_to_close(parent: QWidget, closed: Callable[[], None]) -> QMessageBox:
    """Ask before what was said is lost; ``closed`` is called if the user says so."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(APP_TITLE)
    box.setText(say("Close the incognito conversation?"))
    box.setInformativeText(say("It is kept nowhere: what was said is gone for good."))
    box.setStandardButtons(QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel)
    box.button(QMessageBox.StandardButton.Ok).setText(say("Close it"))
    box.setDefaultButton(QMessageBox.StandardButton.Cancel)
    box.accepted.connect(closed)
    box.open()
    return box
