"""The text files that are to go with the next question, for each conversation."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from app.core.attachments import Attachment
from app.core.conversation import NEW_CONVERSATION
from app.core.errors import AppError
from app.system.attached_files import read_file
from app.viewmodels.background_work import BackgroundWork
from app.viewmodels.chat import ChatViewModel


class Attaching(QObject):
    """Reads files off the GUI thread; they wait with the conversation that they were given to.

    They are kept until the question is sent or the program ends.

    Signals:
        changed: ``attachments`` or ``is_reading``.
        problem_occurred(AppError): a file can't be attached.
    """

    changed = Signal()
    problem_occurred = Signal(object)

    def __init__(self, chat: ChatViewModel, parent: QObject | None = None) -> None:
        """Attach nothing yet.

        Args:
            chat: whose questions the files go with.
            parent: owner.
        """
        super().__init__(parent)
        self._chat = chat
        self._work = BackgroundWork("attached files", self)
        self._reading = 0
        self._home = self._shown_home
        self._kept: dict[int, tuple[Attachment, ...]] = {}
        chat.conversation_opened.connect(self._on_opened)
        chat.attachments_sent.connect(self._on_sent)

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """Of the next question of the shown conversation."""
        return self._chat.attachments

    @property
    def is_reading(self) -> bool:
        """Whether files are still being read."""
        return self._reading > 0

    def attach(self, paths: Sequence[Path]) -> None:
        """Add some files; a file of the same name takes the place of the one before."""
        for path in paths:
            self._reading += 1
            self._work.submit(partial(read_file, path), partial(self._on_read, self._home))
        self.changed.emit()

    def remove(self, attachment: Attachment) -> None:
        """Let a file not go with the question."""
        self._set(self._home, tuple(a for a in self.attachments if a is not attachment))

    @Slot()
    def forget(self) -> None:
        """Let no file of any conversation wait any more: they are locked."""
        self._kept = {}
        self._set(self._home, ())

    def close(self) -> None:
        """Read nothing more."""
        self._work.close()

    def _on_read(self, home: int, result: Attachment | AppError) -> None:
        self._reading -= 1
        if isinstance(result, AppError):
            self.problem_occurred.emit(result)
            self.changed.emit()
            return
        before = self.attachments if home == self._home else self._kept.get(home, ())
        self._set(home, (*(a for a in before if a.name != result.name), result))

    def _set(self, home: int, attachments: tuple[Attachment, ...]) -> None:
        if home == self._home:
            self._chat.attachments = attachments
        else:
            self._kept[home] = attachments
        self.changed.emit()

    @Slot()
    def _on_opened(self) -> None:
        self._kept[self._home] = self.attachments
        self._home = self._shown_home
        self._chat.attachments = self._kept.pop(self._home, ())
        self.changed.emit()

    @Slot()
    def _on_sent(self) -> None:
        self._home = self._shown_home  # a new conversation has its number now
        self._set(self._home, ())

    @property
    def _shown_home(self) -> int:
        shown = self._chat.conversation
        return shown.id if shown else NEW_CONVERSATION
