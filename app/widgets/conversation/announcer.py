"""Tells screen readers what a streaming answer does."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.core.messages import Message
from app.core.translatable import mark
from app.viewmodels.language import say
from app.widgets.announcements import announce

THINKING = mark("Thinking")
ANSWERING = mark("Answering")
FINISHED = mark("Answer finished")


class Announcer(QObject):
    """Says each step of an answer once.

    Signals:
        announced(str): it was said.
    """

    announced = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._speaker = parent
        self._message_id = 0
        self._said: set[str] = set()

    def follow(self, message: Message) -> None:
        """A message has grown or ended."""
        if message.id != self._message_id:
            self._message_id = message.id
            self._said = set()
        if message.stop_reason is not None:
            self._say(FINISHED)
        elif message.text:
            self._say(ANSWERING)
        elif message.reasoning:
            self._say(THINKING)

    def _say(self, words: str) -> None:
        if words in self._said:
            return
        self._said.add(words)
        said = say(words)
        announce(self._speaker, said)
        self.announced.emit(said)
