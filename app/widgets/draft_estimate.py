"""Tells the status line about how many tokens the text in the composer will take."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from app.core.attachments import with_files
from app.core.context_use import about_tokens, bytes_per_token
from app.viewmodels.shown_conversation import ShownConversation
from app.widgets.composer import Composer
from app.widgets.status_line import StatusLine

RESTED_MS = 150


class DraftEstimate(QObject):
    """Estimates when the typing rests.

    The measure is that of the conversation's own answers: so language and vocabulary are right. A
    new conversation takes that of the one before.
    """

    def __init__(self, composer: Composer, shown: ShownConversation, status: StatusLine) -> None:
        super().__init__(composer)
        self._composer = composer
        self._shown = shown
        self._status = status
        self._bytes_per_token: float | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(RESTED_MS)
        self._timer.timeout.connect(self._estimate)
        composer.edit.textChanged.connect(self._timer.start)
        shown.conversation_opened.connect(self._timer.start)

    def refresh(self) -> None:
        """What goes with the text is another."""
        self._timer.start()

    def _estimate(self) -> None:
        text = with_files(self._composer.text, self._shown.attachments)
        if not text.strip():
            self._status.show_draft(0)
            return
        measured = bytes_per_token(self._shown.messages)
        self._bytes_per_token = measured or self._bytes_per_token
        self._status.show_draft(about_tokens(text, self._bytes_per_token))
