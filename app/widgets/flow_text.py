"""Text that is as tall as it needs to be, can be selected, and grows at its end."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget


class FlowText(QTextEdit):
    """A read-only text without scroll bars; its height follows its content and width.

    Nothing is ever fetched for it: pictures and files that a text names are not loaded.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("flowText")
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._shown = ""

    def show_text(self, text: str) -> None:
        """Show a text; if it continues the one that is shown, only the rest is laid out."""
        if text == self._shown:
            return
        if text.startswith(self._shown):
            cursor = QTextCursor(self.document())
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText(text[len(self._shown) :])
        else:
            self.setPlainText(text)
        self._shown = text

    def loadResource(self, _kind: int, _name: Any) -> None:
        """Load nothing."""

    def sizeHint(self) -> QSize:
        """As wide as the layout allows, as tall as the text."""
        return QSize(super().sizeHint().width(), self.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling belongs to the view around it."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """A new font changes the height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        height = int(self.document().size().height() + 0.999)
        if height != self.height():
            self.setFixedHeight(height)
